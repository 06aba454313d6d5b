"""Contributed Markdown: what it becomes, what is refused at which line, and that nothing hostile comes through."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signpost.markup import MAX_BYTES, Heading, Rendered, render
from signpost.model import Place
from signpost.problems import Problem

FIRST = Place("docs/en/tools/penpot.md", 10)


def resolve(target: str, place: Place) -> str | Problem:
    if "missing" in target:
        return Problem(place, "no such page")
    return f"../{target.replace('.md', '/')}"


def run(body: str, locale: str = "en") -> Rendered:
    return render(body, FIRST, locale, resolve)


def complaints(body: str) -> list[tuple[int, str]]:
    return [(problem.place.line, problem.message) for problem in run(body).problems]


def test_plain_markdown() -> None:
    rendered = run(
        "Draw **fast**.\n\n## First steps {#first-steps}\n\n1. [INPI](../services/inpi.md#prepare)\n2. ~~no~~ `{x}`\n"
    )
    assert rendered.problems == ()
    assert rendered.html == (
        '<p>Draw <strong>fast</strong>.</p>\n<h2 id="first-steps">First steps</h2>\n<ol>\n'
        '<li><a href="../../services/inpi/#prepare">INPI</a></li>\n<li><del>no</del> <code>{x}</code></li>\n</ol>\n'
    )
    assert rendered.headings == (Heading(2, "First steps", "first-steps"),)
    assert [(link.target, link.place.line) for link in rendered.links] == [("../services/inpi.md#prepare", 14)]


def test_external_links_are_marked() -> None:
    assert run("[x](https://penpot.app/a?b=c&d)").html == (
        '<p><a href="https://penpot.app/a?b=c&amp;d" class="external" rel="noopener">x</a></p>\n'
    )


def test_table_alignment_is_a_class() -> None:
    html = run("| a | b |\n|:-:|--:|\n| c | d |\n").html
    assert '<th class="align-center">a</th>' in html
    assert '<td class="align-right">d</td>' in html
    assert "style" not in html


def test_generated_anchors_are_prefixed_and_unique() -> None:
    rendered = run("## Über uns\n\n## Über uns\n\n## Facts\n\n## 日本\n\n### *Emphasis* `code`\n", "de")
    assert [heading.anchor for heading in rendered.headings] == [
        *("w-ueber-uns", "w-ueber-uns-2", "w-facts", "w-section", "w-emphasis-code"),
    ]
    assert rendered.headings[-1].text == "Emphasis code"
    assert rendered.problems == ()


def test_french_typography_is_applied() -> None:
    rendered = run("## Pourquoi ?\n\n« Oui » : `a ;`\n", "fr")
    assert rendered.headings[0].text == "Pourquoi\u202f?"
    assert "«\u202fOui\u202f»\u00a0: <code>a ;</code>" in rendered.html


def test_own_anchors_can_be_linked() -> None:
    assert complaints("[a](#leave) [b](#facts)\n\n## Leave {#leave}\n") == []
    assert complaints("a\n[a](#gone)\n") == [(11, "no heading of this page has the id 'gone'")]


@pytest.mark.parametrize(
    ("body", "line", "part"),
    [
        ("a\n\nb <b>x", 12, "raw HTML '<b>'"),
        ("a\n\n<script>alert(1)</script>\n", 12, "raw HTML '<script>alert(1)</script>'"),
        ("- a\n  > q\n  > <div onclick=x>\n", 12, "raw HTML '<div onclick=x>'"),
        ("| a |\n|---|\n| <i>x</i> |\n", 12, "raw HTML '<i>'"),
        ("a\n<!-- note -->", 11, "comment '<!-- note -->'"),
        ("a <!-- x\ny --> b", 10, "comment '<!-- x'"),
        ("a <?php ?>", 10, "raw HTML"),
        ("a <![CDATA[x]]>", 10, "raw HTML"),
        ("a\n[x](javascript:alert(1))", 11, "would run a script"),
        ("[x](java&#115;cript:alert(1))", 10, "would run a script"),
        ("[x](\tJaVaScRiPt:alert(1))", 10, "would run a script"),
        ("[x](java\\script:alert(1))", 10, "link "),
        ("<javascript:alert(1)>", 10, "would run a script"),
        ("[x][y]\n\n[y]: data:text/html,x", 10, "would run a script"),
        ("[x](vbscript:x)", 10, "would run a script"),
        ("[x](data:image/png;base64,AAAA)", 10, "scheme 'data'"),
        ("[x](&#1;javascript:alert(1))", 10, "link "),
        ("[x](http://a.example)", 10, "not encrypted"),
        ("www.penpot.app", 10, "not encrypted"),
        ("me@penpot.app", 10, "mail address"),
        ("[x](ftp://a.example)", 10, "scheme 'ftp'"),
        ("[x](//evil.example)", 10, "does not start at this file"),
        ("[x](/\\evil.example)", 10, "does not start at this file"),
        ("[x](..\\\\evil)", 10, "neither an https address"),
        ("[x](https://user@penpot.app)", 10, "user name"),
        ("[x](https://127.0.0.1/)", 10, "link "),
        ("[x](missing.md)", 10, "no such page"),
        ('[x](penpot.md "click")', 10, "has a title"),
        ("[](penpot.md)", 10, "link without words"),
        ("a\n[paypal.com](https://evil.example/)", 11, "shows another address"),
        ("[**pay**pal.com/login](https://evil.example/)", 10, "shows another address"),
        ("[p\u0430ypal.com](https://paypal.com/)", 10, "shows another address"),
        ("[https://paypal.com@x](https://evil.example/)", 10, "shows another address"),
        ("![x](https://a.example/x.png)", 10, "not a picture file"),
        ("![x](data:image/png;base64,AAAA)", 10, "not a picture file"),
        ("![](x.png)", 10, "has no description"),
        ("# Title", 10, "first level"),
        ("a\n\nTitle\n===\n", 12, "first level"),
        ("##", 10, "heading without words"),
        ("## A {.red}", 10, "attribute list '{.red}'"),
        ("## A {#A}", 10, "attribute list '{#A}'"),
        ("## A {#a} {#b}", 10, "attribute list '{#a}'"),
        ("## A {#a}\n\n## B {#a}", 12, "second heading with the id 'a'"),
        ("## A {#facts}", 10, "the page itself uses the id 'facts'"),
        ("## A {#w-b}", 10, "starts with 'w-'"),
        ("a\nb **c**{: onclick=x }", 11, "attribute list"),
        ("a {{ config }}", 10, "attribute list"),
        ("a {#id}", 10, "attribute list"),
        ("a\n&#x202e;b", 11, "turns the direction"),
        ("![a&#x202e;](x.png)", 10, "turns the direction"),
        ('```a"onload=x\ny\n```', 10, "language is not plain"),
        ("> " * 60 + "a", 10, "inside each other"),
        ("- " * 5000 + "a", 10, "inside each other"),
    ],
)
def test_refuses_and_names_the_line(body: str, line: int, part: str) -> None:
    found = complaints(body)
    assert any(number == line and part in message for number, message in found), found
    assert _violations(run(body).html) == []


def test_every_problem_at_once() -> None:
    assert [line for line, _ in complaints("<b>a\n\n# H\n\n[x](javascript:x)\n\n{: .a}\n\n<div>\n</div>\n")] == [
        10,
        12,
        14,
        16,
        18,
    ]


def test_lines_after_code_and_breaks() -> None:
    assert [line for line, _ in complaints("a `b\nc` d  \ne [x](http://a.example)")] == [12]


def test_harmless_text_stays() -> None:
    body = "5 < 6 & 7 > 2, *[Node.js](https://nodejs.org/)*, \\<b>, `<b>`, ~5 to ~6, &copy; e.g. this.\n"
    assert complaints(body) == []
    assert "5 &lt; 6 &amp; 7 &gt; 2" in run(body).html


def test_hostile_resolver_is_caught() -> None:
    rendered = render("[x](a.md)", FIRST, "en", lambda _target, _place: "javascript:alert(1)")
    assert "javascript" not in rendered.html
    assert rendered.problems


def test_too_long() -> None:
    assert complaints("a" * (MAX_BYTES + 1)) == [(10, "the text is longer than 100 kB")]


_KILLERS = {
    "brackets": "[" * 20_000,
    "emphasis": "*a **a " * 14_000,
    "quotes": ("> " * 25_000) + "a" + "\n" * 49_000,
    "lists": ("- " * 25_000) + "a" + "\n" * 49_000,
    "deep lists": "".join(" " * (2 * depth) + "- a\n" for depth in range(300)),
    "backticks": "".join("a" + "`" * count for count in range(1, 440)),
    "pictures": "![" * 49_000,
    "links": "[a](" * 25_000,
    "nested links": "[" * 20_000 + "a" + "](b.md)" * 10_000,
    "references": "[a]: " + "b" * 50_000 + "\n\n" + "[a]" * 16_000,
    "table": "|".join("a" * 9_000) + "\n" + "|".join("-" * 9_000) + "\n" + "a\n" * 20_000,
    "items": "-\n" * 49_000,
    "comments": "<!-- " * 20_000,
    "headings": "# \n" * 33_000,
    "mail": "a@b." * 25_000,
    "braces": "{" * 99_000,
    "tags": "<a>" * 33_000,
    "open tags": "<a " * 33_000,
    "same headings": "## a\n" * 15_000,
    "host names": "[" + "a.b-" * 20_000 + "](https://penpot.app)",
    "spaces": "a" + " " * 90_000 + "b",
}


@pytest.mark.parametrize("name", sorted(_KILLERS))
@pytest.mark.parametrize("ending", ["", "\n\nx <b>y</b> [z](http://a.example)\n"])
def test_finishes_on_killers(name: str, ending: str) -> None:
    rendered = run(_KILLERS[name][: MAX_BYTES - 50] + ending, "fr")
    assert _violations(rendered.html) == []
    assert rendered.problems or not ending


_ALLOWED = {
    **{
        name: set()
        for name in (
            "p",
            "ul",
            "li",
            "blockquote",
            "pre",
            "em",
            "strong",
            "del",
            "br",
            "hr",
            "table",
            "thead",
            "tbody",
            "tr",
        )
    },
    **{f"h{level}": {"id"} for level in range(2, 7)},
    "td": {"class"},
    "th": {"class"},
    "ol": {"start"},
    "code": {"class"},
    "a": {"href", "rel", "class"},
    "img": {"src", "alt", "loading"},
}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        if tag not in _ALLOWED or names - _ALLOWED[tag]:
            self.found.append(f"{tag} {attrs}")
        values = {name: value or "" for name, value in attrs}
        if tag == "a" and urlsplit(values["href"]).scheme not in {"", "https"}:
            self.found.append(values["href"])
        if tag == "a" and values["href"].startswith("https:") and values.get("rel") != "noopener":
            self.found.append("no rel")

    def handle_comment(self, data: str) -> None:
        self.found.append(data)

    def handle_decl(self, decl: str) -> None:
        self.found.append(decl)

    def handle_pi(self, data: str) -> None:
        self.found.append(data)

    def unknown_decl(self, data: str) -> None:
        self.found.append(data)


def _violations(html: str) -> list[str]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


_BITS = st.sampled_from(
    [
        "<",
        ">",
        "[a]",
        "](",
        ")",
        "(",
        "!",
        "[",
        "]",
        ": ",
        "\n",
        "\n\n",
        "    ",
        "- ",
        "> ",
        "# ",
        "## ",
        "{#a}",
        "{",
        "}",
        "|",
        "|-|\n",
        "`",
        "```",
        "*",
        "**",
        "_",
        "~~",
        "\\",
        "&#",
        "106;",
        "&colon;",
        "javascript:",
        "data:",
        "https://a.example/",
        "//",
        "../b.md",
        "#a",
        '"',
        "'",
        "=",
        "onclick",
        "<script>",
        "</p>",
        "<svg/onload=x>",
        "<!--",
        "-->",
        "<style>",
        "<img src=x onerror=y>",
        "<a href=",
        "a",
        "é",
        "\u202e",
        "\x00",
        "\t",
        "\r",
        "1. ",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.lists(_BITS, max_size=40).map("".join), st.text(max_size=200)), st.sampled_from(["en", "de", "fr"]))
def test_only_allowed_html_comes_out(body: str, locale: str) -> None:
    rendered = run(body, locale)
    assert _violations(rendered.html) == []
    assert not any("safely" in problem.message for problem in rendered.problems)
    assert all(problem.place.line >= FIRST.line for problem in rendered.problems)
    anchors = [heading.anchor for heading in rendered.headings]
    assert len(set(anchors)) == len(anchors)
