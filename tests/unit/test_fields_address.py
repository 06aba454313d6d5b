"""Addresses and hosts: what a hostile contribution would try, each with its exact complaint."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signpost.fields import Complaint, check_address

BLANK = "holds a blank or a control character; remove it, or write %20 for a blank"
IP = "is an IP address; write the name of the site"
PRIVATE = "is not on the public internet; write the full name of the site"
LETTERS = "check it letter by letter"
NO_HOST = "the address names no host; write https:// and the name of the site"
NO_NAME = "is no host name; letters, digits and hyphens inside, at most 63 between two dots"
STRANGE = "has a character that host names do not have; write letters, digits and hyphens"
OTHERS = "has characters that stand for others; write plain letters and a plain '.'"
PUNYCODE = "is no valid name in punycode; write the name in its own letters"
ENCODED = "is percent-encoded; write the name of the site in plain letters"
USER = "holds a user name; leave out everything up to the '@'"
PORT = "names a port; leave out everything from the ':'"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://penpot.app", "https://penpot.app"),
        ("HTTPS://Penpot.APP:443/A?b=c#d", "https://penpot.app/A?b=c#d"),
        ("https://a.org?x=y&z='()*", "https://a.org?x=y&z='()*"),
        ("https://a.org/%C3%BC%20", "https://a.org/%C3%BC%20"),
        ("https://münchen.de/", "https://xn--mnchen-3ya.de/"),
        ("https://mu\u0308nchen.de/", "https://xn--mnchen-3ya.de/"),
        ("https://xn--mnchen-3ya.de/", "https://xn--mnchen-3ya.de/"),
        ("https://straße.de", "https://xn--strae-oqa.de"),
        ("https://пример.рф", "https://xn--e1afmkfd.xn--p1ai"),
        ("https://日本.jp", "https://xn--wgv71a.jp"),
        ("https://1.2.3.4.org", "https://1.2.3.4.org"),
    ],
)
def test_accepts_and_normalises(text: str, address: str) -> None:
    assert check_address(text) == address


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "'' is no address; write https:// and the name of the site"),
        ("penpot.app", "'penpot.app' is no address; write https:// and the name of the site"),
        ("//host.org", "'//host.org' has no scheme; write https:// at its start"),
        ("http://a.org", "'http://a.org' is not encrypted; write https://"),
        ("javascript:alert(1)", "'javascript:alert(1)' is no https address; write https://"),
        ("data:text/html,x", "'data:text/html,x' is no https address; write https://"),
        ("https:/a.org", "'https:/a.org' is no address; write two slashes after https:"),
        ("https:a.org", "'https:a.org' is no address; write two slashes after https:"),
        ("https:\\\\host", "'https:\\\\host' holds a backslash; write '/'"),
        ("https://a.org\\@b.org", "'https://a.org\\@b.org' holds a backslash; write '/'"),
        ("ht\ttps://a.org", f"'ht<U+0009>tps://a.org' {BLANK}"),
        ("https://a\n.org", f"'https://a<U+000A>.org' {BLANK}"),
        ("https://a.org\n", f"'https://a.org<U+000A>' {BLANK}"),
        (" https://a.org", f"' https://a.org' {BLANK}"),
        ("https://a.org/\u202e", f"'https://a.org/<U+202E>' {BLANK}"),
        ("https://a\u00adb.org", f"'https://a<U+00AD>b.org' {BLANK}"),
        ("https://a\u200bb.org", f"'https://a<U+200B>b.org' {BLANK}"),
        ("https://a\0b.org", f"'https://a<U+0000>b.org' {BLANK}"),
        ("https://", NO_HOST),
        ("https:///a.org", NO_HOST),
        ("https://?a.org", NO_HOST),
        ("https://u:p@a.org", f"'u:p@a.org' {USER}"),
        ("https://a.org@b.org", f"'a.org@b.org' {USER}"),
        ("https://a.org:8443", f"'a.org:8443' {PORT}"),
        ("https://a.org:", f"'a.org:' {PORT}"),
        ("https://a.org:443:443", f"'a.org:443:443' {PORT}"),
        ("https://a.org.", "host 'a.org.' ends in a dot; leave the dot out"),
        ("https://a.org%2e", f"host 'a.org%2e' {ENCODED}"),
        ("https://%6c%6fcalhost", f"host '%6c%6fcalhost' {ENCODED}"),
        ("https://ａ.org", f"host 'ａ.org' {OTHERS}"),
        ("https://a．org", f"host 'a．org' {OTHERS}"),
        ("https://①②⑦.org", f"host '①②⑦.org' {OTHERS}"),
        ("https://a。b.org", f"'a。b' {STRANGE}"),
        ("https://2130706433", f"host '2130706433' {IP}"),
        ("https://0x7f.1", f"host '0x7f.1' {IP}"),
        ("https://0X7F000001", f"host '0X7F000001' {IP}"),
        ("https://127.0.0.1/x", f"host '127.0.0.1' {IP}"),
        ("https://127.1", f"host '127.1' {IP}"),
        ("https://0177.0.0.01", f"host '0177.0.0.01' {IP}"),
        ("https://a.0x", f"host 'a.0x' {IP}"),
        ("https://[::1]/", f"host '[::1]' {IP}"),
        ("https://localhost", f"host 'localhost' {PRIVATE}"),
        ("https://foo.LOCAL", f"host 'foo.LOCAL' {PRIVATE}"),
        ("https://metadata.google.internal/x", f"host 'metadata.google.internal' {PRIVATE}"),
        ("https://intranet", f"host 'intranet' {PRIVATE}"),
        ("https://p\u0430ypal.com", f"'p\u0430ypal' mixes the letters of Cyrillic and Latin; {LETTERS}"),
        ("https://xn--pypal-4ve.com", f"'p\u0430ypal' mixes the letters of Cyrillic and Latin; {LETTERS}"),
        ("https://аррӏе.com", f"'аррӏе' is Cyrillic but looks like Latin; {LETTERS}"),
        ("https://xn--80ak6aa92e.com", f"'аррӏе' is Cyrillic but looks like Latin; {LETTERS}"),
        ("https://paypaı.com", f"'paypaı' {STRANGE}"),
        ("https://a\u2044b.org", f"'a\u2044b' {STRANGE}"),
        ("https://xn--.de", f"'xn--' {PUNYCODE}"),
        ("https://xn--abc-.de", f"'xn--abc-' {PUNYCODE}"),
        ("https://xn--99999999999.de", f"'xn--99999999999' {PUNYCODE}"),
        ("https://ab--c.org", "'ab--c' is no host name; check its hyphens"),
        ("https://a_b.org", f"'a_b' {NO_NAME}"),
        ("https://-a.org", f"'-a' {NO_NAME}"),
        ("https://a..org", f"'' {NO_NAME}"),
        (f"https://{'a' * 64}.org", f"'{'a' * 60}…' {NO_NAME}"),
        ("https://a.1e", "host 'a.1e' is no host name; check its spelling"),
        (f"https://{'a.' * 127}org", f"host '{'a.' * 30}…' is no host name; check its spelling"),
        ("https://a.org/%zz", "'%zz' is no percent encoding; write two hexadecimal digits after '%', or %25 for '%'"),
        ("https://a.org/%", "'%' is no percent encoding; write two hexadecimal digits after '%', or %25 for '%'"),
        ("https://a.org/%0d%0aSet-Cookie", "'%0d' stands for a control character; remove it"),
        ("https://a.org/ü", "'ü' cannot stand in an address; write %C3%BC"),
        ('https://a.org/"onclick', "'\"' cannot stand in an address; write %22"),
        ("https://a.org/<script>", "'<' cannot stand in an address; write %3C"),
        ("https://a.org/#a#b", "the address has two '#'; write %23 for the second"),
        ("https://a.org/" + "x" * 400, "the address has 414 characters; write at most 400"),
    ],
)
def test_refuses(text: str, complaint: str) -> None:
    result = check_address(text)
    assert isinstance(result, Complaint)
    assert f"{result.message}; {result.hint}" == complaint


@given(st.text(max_size=80), st.sampled_from(["", "https://", "https://xn--", "https://a.org/"]))
def test_no_text_raises_and_what_passes_is_stable(text: str, prefix: str) -> None:
    result = check_address(prefix + text)
    if isinstance(result, str):
        assert result.isascii()
        assert result.startswith("https://")
        assert check_address(result) == result
