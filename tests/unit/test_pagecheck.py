"""Hand-written pages: what is refused at which line, and that the two nets agree with Python-Markdown itself."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.extensions.toc import slugify

import markdown
from signpost.model import Place
from signpost.nodes import Mapping, Node, Scalar, Sequence, Words
from signpost.pagecheck import check_html, check_page

PATH = "docs/en/about.md"
TOP = Place(PATH, 1)
EXTENSIONS = ["admonition", "attr_list", "fenced_code", "tables", "toc"]
# As the site sets it: ids that nobody chose have a prefix, and alignment is no style.
CONFIGS: dict[str, dict[str, Any]] = {
    "tables": {"use_align_attribute": True},
    "toc": {"permalink": True, "slugify": lambda words, separator: f"w-{slugify(words, separator)}"},
}


def page(body: str, **front: Node) -> Words:
    entries = tuple((Scalar(key, Place(PATH, 2 + number)), node) for number, (key, node) in enumerate(front.items()))
    return Words(Mapping(entries, TOP), body, 5, TOP)


def complaints(body: str, **front: Node) -> list[tuple[int, str]]:
    return [(problem.place.line, problem.message) for problem in check_page(page(body, **front), "en")]


def to_html(body: str) -> str:
    return markdown.markdown(body, extensions=EXTENSIONS, extension_configs=CONFIGS)


GOOD = """# About us {#about}

!!! note "Please read"
    In a note: `<b>` and [a link](../index.md#top), <https://penpot.app/?a=1&b=2>, [mail](mailto:us@example.org).

```python
print("<script>", {1: 2})
```

~~~
<b>
~~~

| Left | Right |
|:-----|------:|
| `{x}` | **bold** |

1. One
    - Two [by reference][ref] and [ref]

![A hand drawing](../assets/hand.png) where 2 < 3 & so on, ``a ` b``.

[ref]: https://penpot.app/ "Its page"
"""


def test_good_page() -> None:
    assert complaints(GOOD) == []
    assert check_html(to_html(GOOD)) == []


@pytest.mark.parametrize(
    ("body", "line", "part"),
    [
        ("a\n<script>x</script>", 6, "raw HTML '<script'"),
        ("a <b", 5, "raw HTML"),
        ("</div></article>", 5, "raw HTML '</div'"),
        ("<!-- x -->", 5, "raw HTML '<!--'"),
        ("a <?php", 5, "raw HTML"),
        ("<base href=//evil.example>", 5, "raw HTML '<base'"),
        ("\\<svg/onload=x>", 5, "raw HTML"),
        ("    <div>", 5, "raw HTML"),
        ("!!! note\n    ```\n    <b>\n    ```", 7, "raw HTML"),
        ("`\n`<b>` x", 5, "code span"),
        ("\\`<b>`", 5, "code span"),
        ("".join("a" + "`" * count for count in range(1, 440)), 5, "code span"),
        ("```\n<b>", 5, "code block without an end"),
        ("````\n```\n", 5, "code block without an end"),
        ("``` {.py onclick=x}\na\n```", 5, "code block with"),
        ('```py hl_lines="1"\na\n```', 5, "code block with"),
        ("# A {#a onclick=x}", 5, "attribute list"),
        ("# A {#a} {#b}", 5, "attribute list"),
        ("# A {#A}", 5, "attribute list"),
        ("A {#a}\n===", 5, "attribute list"),
        ("a\n{: style='x'}", 6, "attribute list"),
        ("**a**{.x}", 5, "attribute list"),
        ("![a](x.png){onerror=x}", 5, "attribute list"),
        ("# A {#a}\n\n## B {#a}", 7, "second heading with the id 'a'"),
        ("[a](javascript:x)", 5, "scheme 'javascript'"),
        ("[a](java&#115;cript:x)", 5, "scheme 'javascript'"),
        ("[a](javascript&colon;x)", 5, "scheme 'javascript'"),
        ("[a](java&Tab;script:x)", 5, "link "),
        ("[a](java\\script:x)", 5, "not written plainly"),
        ("[a](java\nscript:x)", 5, "not written plainly"),
        ("[a](<javascript:x>)", 5, "not written plainly"),
        ("[a](x 'javascript:y')", 5, "not written plainly"),
        ("[a](vbscript:x)", 5, "scheme 'vbscript'"),
        ("[a](data:text/html,x)", 5, "scheme 'data'"),
        ("[a](http://penpot.app)", 5, "not encrypted"),
        ("[a](//evil.example)", 5, "does not start at this file"),
        ("[a](https://good.example&#64;evil.example/)", 5, "user name"),
        ("[a](mailto:a@b.example?bcc=c@d.example)", 5, "mail address"),
        ("a\n\n[a]: javascript:x", 7, "scheme 'javascript'"),
        ("- [a]: data:x", 5, "scheme 'data'"),
        ("[a]:\n  javascript:x", 5, "']:'"),
        ("[a\nb]: javascript:x", 6, "']:'"),
        ("[^1]: note", 5, "']:'"),
        ("<javascript:alert(1)>", 5, "raw HTML"),
        ("<a@b.example>", 5, "raw HTML"),
        ("![a](https://a.example/x.png)", 5, "not a picture file"),
        ("![a][b]\n\n[b]: https://a.example/x.png", 5, "picture that is not written plainly"),
        ("![](x.png)", 5, "has no description"),
        ("[paypal.com](https://evil.example)", 5, "shows another address"),
        ("!!! note md-header evil\n    a", 5, "unknown kind of note"),
        ('> !!! evil "x"', 5, "unknown kind of note"),
        ("[TOC]", 5, "table of contents"),
        ("a\n&#8238;b", 6, "turns the direction"),
        ("> " * 20 + "a", 5, "inside each other"),
        ("[" * 20_000, 5, "in one paragraph"),
        ("a|" * 400 + "\n" + "-|" * 400 + "\n" + "a\n" * 30_000, 17, "cells"),
        ("*a **a\n" * 10_000, 338, "in one paragraph"),
    ],
)
def test_refuses_and_names_the_line(body: str, line: int, part: str) -> None:
    found = complaints(body)
    assert any(number == line and part in message for number, message in found), found


def scalar(text: str) -> Scalar:
    return Scalar(text, Place(PATH, 3))


def sequence(*texts: str) -> Sequence:
    return Sequence(tuple(scalar(text) for text in texts), Place(PATH, 3))


def test_good_front_matter() -> None:
    stamp = Mapping(((scalar("source"), scalar("0123456789ab")),), TOP)
    front: dict[str, Node] = {
        "title": scalar('Say "hi" & go'),
        "description": scalar("x" * 160),
        "signs": sequence("You start"),
        "hide": sequence("toc"),
    }
    assert complaints("a", **front, l10n=stamp, read_by=sequence("ana", "2026-01-31")) == []


@pytest.mark.parametrize(
    ("key", "node", "part"),
    [
        *(
            (key, scalar("x"), f"may not set '{key}'")
            for key in ("template", "icon", "status", "tags", "search", "Title")
        ),
        ("description", scalar("x" * 161), "161 characters"),
        ("description", scalar('"><script>'), "has < or >"),
        ("title", scalar("&lt;b&gt;"), "has < or >"),
        ("title", sequence("a"), "is not a text"),
        ("signs", scalar("a"), "is not a list"),
        ("signs", sequence("<b>"), "has < or >"),
        ("hide", sequence("footer"), "navigation and its table of contents only"),
        ("l10n", scalar("x"), "'l10n'"),
        ("read_by", sequence("ana", "yesterday"), "'read_by'"),
    ],
)
def test_refuses_front_matter(key: str, node: Node, part: str) -> None:
    assert any(part in message for _, message in complaints("a", **{key: node}))


def test_page_of_another_locale() -> None:
    assert "does not stand in docs/de/" in check_page(page("a"), "de")[0].message


@pytest.mark.parametrize(
    ("html", "part"),
    [
        ("<script>x</script>", "element <script>"),
        ('<p onclick="x">a</p>', "attribute 'onclick' of <p>"),
        ('<p style="x">a</p>', "attribute 'style' of <p>"),
        ("<p/onclick=x>a</p>", "no element that Markdown makes"),
        ("<P>a</P>", "no element that Markdown makes"),
        ("<!-- x -->", "no element that Markdown makes"),
        ("a <", "no element that Markdown makes"),
        ("</div></article>", "</div> closes nothing"),
        ("<p><em>a</p></em>", "</p> closes nothing"),
        ("<p>a", "<p> is not closed"),
        ('<div class="md-header">a</div>', "class='md-header' of <div>"),
        ("<div>a</div>", "element <div> that is no note"),
        ('<h1 id="__search">a</h1>', "id='__search'"),
        ('<h2 id="a">a</h2><h2 id="a">b</h2>', "id 'a' twice"),
        ('<a href="https://a.example/" href="x.md">a</a>', "an attribute twice"),
        ('<a href="javascript:x">a</a>', "href="),
        ('<a href="java&#9;script:x">a</a>', "href="),
        ('<a href="//evil.example">a</a>', "href="),
        ('<a href="/\\evil.example">a</a>', "href="),
        ('<a href="https://good.example@evil.example">a</a>', "href="),
        ('<a href="https://evil.example/"><em>paypal</em>.com</a>', "shows another address"),
        ('<img src="https://a.example/x.png" alt="a">', "src="),
        ('<a href="x/" target="_blank">a</a>', "attribute 'target'"),
        ('<code class="language-a b">x</code>', "class="),
    ],
)
def test_last_net(html: str, part: str) -> None:
    assert any(part in sentence for sentence in check_html(html)), check_html(html)


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
        "]: ",
        "\n",
        "\n\n",
        "    ",
        "- ",
        "> ",
        "# ",
        "## ",
        " {#a}",
        "{",
        "}",
        "|",
        "\n-|-\n",
        "`",
        "``",
        "\n```\n",
        "*",
        "_",
        "\\",
        "&#106;",
        "&colon;",
        "&Tab;",
        "javascript:x",
        "data:x",
        "https://a.example/",
        "//b",
        "../b.md",
        '"',
        "'",
        "onclick=x",
        "<script>",
        "</p>",
        "<svg/onload=x>",
        "<!--",
        "-->",
        "<b>",
        "<img src=x onerror=y>",
        "a",
        "\n!!! note\n    ",
        '!!! x y "z"',
        "{: .x}",
        "1. ",
        "\n===\n",
    ]
)


@settings(max_examples=500, deadline=None)
@given(st.lists(_BITS, max_size=25).map("".join))
def test_what_passes_the_first_net_passes_the_last(body: str) -> None:
    if not complaints(body):
        assert check_html(to_html(body)) == []
