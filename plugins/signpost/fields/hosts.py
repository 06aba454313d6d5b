"""Which hosts an address may name.

Comes in: the host of an address as written. Goes out: the host in lower case and ASCII (``xn--``), or a `Complaint`.
Example: ``Penpot.app`` is ``penpot.app``; the same spelled with a Cyrillic o is a complaint.
Does not ask the network. Stricter than browsers on purpose: a name that can be mistaken for another one is refused.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from signpost.fields.context import Complaint
from signpost.problems import quote

LONGEST_HOST: Final = 253
LONGEST_LABEL: Final = 63
PREFIX: Final = "xn--"

_LABEL: Final = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?")
_TOP: Final = re.compile(r"[a-z]{2,}|xn--[a-z0-9-]+")
_NUMBER_LIKE: Final = re.compile(r"[0-9]+|0x[0-9a-f]*")
_NOT_PUBLIC: Final = frozenset(
    {
        *("arpa", "corp", "example", "home", "internal", "intranet", "invalid", "lan", "local", "localdomain"),
        *("localhost", "onion", "private", "test"),
    }
)
# What European languages need beyond ASCII; no dotless i, no letters that only differ from ASCII by a trick.
_LATIN: Final = frozenset(
    "ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįĵķĺļľłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžșț"
)
# Letters of other scripts that are drawn like Latin ones in common fonts.
_LOOK_ALIKES: Final = frozenset("аысԁеԍһіюјӏорԗԛѕԝхуъьҽпгѵѡкмтвнαγεικνορτυχωη")


def check_host(written: str) -> str | Complaint:
    """Return the host as it goes into an address, or what is wrong with it."""
    host = unicodedata.normalize("NFC", written).lower()
    complaint = _complain_about_name(host, quote(written))
    if complaint is not None:
        return complaint
    labels = host.split(".")
    ascii_top = labels[-1].isascii() and not labels[-1].startswith(PREFIX)
    encoded: list[str] = []
    for label in labels:
        result = _check_label(label, ascii_top=ascii_top)
        if isinstance(result, Complaint):
            return result
        encoded.append(result)
    name = ".".join(encoded)
    if len(name) > LONGEST_HOST or not _TOP.fullmatch(encoded[-1]):
        return Complaint(f"host {quote(written)} is no host name", "check its spelling")
    return name


def _complain_about_name(host: str, shown: str) -> Complaint | None:
    """Refuse what no spelling of a label could make right."""
    if unicodedata.normalize("NFKC", host) != host:
        return Complaint(f"host {shown} has characters that stand for others", "write plain letters and a plain '.'")
    if host.endswith("."):
        return Complaint(f"host {shown} ends in a dot", "leave the dot out")
    labels = host.split(".")
    if _NUMBER_LIKE.fullmatch(labels[-1]):
        return Complaint(f"host {shown} is an IP address", "write the name of the site")
    if len(labels) == 1 or labels[-1] in _NOT_PUBLIC:
        return Complaint(f"host {shown} is not on the public internet", "write the full name of the site")
    return None


def _check_label(label: str, *, ascii_top: bool) -> str | Complaint:
    """Return one label in ASCII, or what is wrong with it."""
    if not label.isascii():
        return _complain_about_letters(label, ascii_top=ascii_top) or _check_ascii(PREFIX + _encode(label), label)
    if label.startswith(PREFIX):
        decoded = _decode(label)
        if decoded is None:
            return Complaint(f"{quote(label)} is no valid name in punycode", "write the name in its own letters")
        return _complain_about_letters(decoded, ascii_top=ascii_top) or _check_ascii(label, label)
    if label[2:4] == "--":
        return Complaint(f"{quote(label)} is no host name", "check its hyphens")
    return _check_ascii(label, label)


def _check_ascii(label: str, shown: str) -> str | Complaint:
    if len(label) <= LONGEST_LABEL and _LABEL.fullmatch(label):
        return label
    return Complaint(
        f"{quote(shown)} is no host name", "letters, digits and hyphens inside, at most 63 between two dots"
    )


def _encode(label: str) -> str:
    # Beyond this length it is refused anyway, and the algorithm is quadratic.
    return label[: LONGEST_LABEL + 1].encode("punycode").decode("ascii")


def _decode(label: str) -> str | None:
    """Return the letters behind a punycode label; ``None`` where it is invalid, pointless or not in its usual form."""
    if len(label) > LONGEST_LABEL:
        return None
    try:
        decoded = label.removeprefix(PREFIX).encode("ascii").decode("punycode")
        again = _encode(decoded)
    except (UnicodeError, ValueError, OverflowError):
        return None
    usual = unicodedata.normalize("NFKC", decoded).lower()
    return decoded if decoded == usual and not decoded.isascii() and PREFIX + again == label else None


def _complain_about_letters(label: str, *, ascii_top: bool) -> Complaint | None:
    """Refuse a label that mixes scripts, that looks like another one, or that has signs that are no letters."""
    scripts = {_script(char) for char in label if not (char.isascii() and not char.isalpha())}
    if "" in scripts:
        return Complaint(
            f"{quote(label)} has a character that host names do not have", "write letters, digits and hyphens"
        )
    if len(scripts) > 1 and not scripts <= {"CJK", "HIRAGANA", "KATAKANA"} and not scripts <= {"CJK", "HANGUL"}:
        return Complaint(f"{quote(label)} mixes the letters of {_join(scripts)}", "check it letter by letter")
    letters = {char for char in label if not char.isascii()}
    if ascii_top and "LATIN" not in scripts and letters <= _LOOK_ALIKES:
        return Complaint(f"{quote(label)} is {_join(scripts)} but looks like Latin", "check it letter by letter")
    return None


def _join(scripts: set[str]) -> str:
    return " and ".join(sorted(script.title() if script != "CJK" else script for script in scripts))


def _script(char: str) -> str:
    """Return the script a letter's Unicode name begins with, empty for what is no letter a host may have."""
    if char.isascii() or char in _LATIN:
        return "LATIN"
    name = unicodedata.name(char, "").split(" ")[0].split("-")[0]
    if unicodedata.category(char) not in {"Ll", "Lo", "Lm", "Mn", "Mc"} or name in {"LATIN", "COMBINING", "MODIFIER"}:
        return ""
    return name
