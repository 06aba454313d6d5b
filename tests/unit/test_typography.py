"""French spaces: where they belong, where they never go, and that twice is once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signpost.typography import apply, text

N = "\u202f"
W = "\u00a0"


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("<p>Vraiment ? Oui !</p>", f"<p>Vraiment{N}? Oui{N}!</p>"),
        ("<p>Vraiment? Oui!</p>", f"<p>Vraiment{N}? Oui{N}!</p>"),
        ("<p>un ; deux : trois</p>", f"<p>un{N}; deux{W}: trois</p>"),
        ("<p>« mot », «mot»</p>", f"<p>«{N}mot{N}», «{N}mot{N}»</p>"),
        ("<p>a&nbsp;: b&#8239;! &laquo;&nbsp;c&raquo;</p>", f"<p>a{W}: b{N}! «{N}c{N}»</p>"),
        ("<p>à 12:30, https://a.example/?b=1:2 ; fin</p>", f"<p>à 12:30, https://a.example/?b=1:2{N}; fin</p>"),
        ("<p>« <em>mot</em> »</p>", f"<p>«{N}<em>mot</em>{N}»</p>"),
        ("<p>«<em> mot </em>»</p>", f"<p>«{N}<em>mot{N}</em>»</p>"),
        ("<p><em>mot</em> <strong>!</strong></p>", f"<p><em>mot</em>{N}<strong>!</strong></p>"),
        ("<p>quoi ?!</p>", f"<p>quoi{N}?!</p>"),
        ("<p>mot\n: suite</p>", f"<p>mot{W}: suite</p>"),
        ("<p><code>ls</code> ; fin</p>", f"<p><code>ls</code>{N}; fin</p>"),
    ],
)
def test_sets_french_spaces(typed: str, wanted: str) -> None:
    assert apply(typed, "fr") == wanted
    assert apply(wanted, "fr") == wanted


@pytest.mark.parametrize(
    "left",
    [
        "<p><code>a ; b !</code></p>",
        "<pre>a ; b\n ! « x »</pre>",
        "<kbd>a !</kbd><samp>b ?</samp>",
        '<a href="https://a.example/?q=a ! b" title="a : b">x</a>',
        '<p lang="en">Why ? “a : b”</p>',
        "<p>AT&amp;T et R&eacute;sum&eacute;</p>",
        "<p>std::vector !important a!b x?y=1 https://a.example/?</p>",
        "<script>if (a ; b) {}</script>",
        "<p>: début</p>",
    ],
)
def test_leaves_alone(left: str) -> None:
    assert apply(left, "fr") == left


@pytest.mark.parametrize("locale", ["en", "de", "fro", "de-CH"])
def test_other_locales_stay(locale: str) -> None:
    assert apply("<p>Why ? « a »</p>", locale) == "<p>Why ? « a »</p>"
    assert text("Why ?", locale) == "Why ?"


@pytest.mark.parametrize("locale", ["fr", "fr-CH", "fr_CA"])
def test_plain_text_is_not_html(locale: str) -> None:
    assert text("<b> & vous ? Oui: «a»", locale) == f"<b> & vous{N}? Oui{W}: «{N}a{N}»"


_PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<em>",
        "</em>",
        "<code>",
        "</code>",
        "<br>",
        '<i lang="en">',
        "</i>",
        "«",
        "»",
        " ",
        W,
        N,
        "\n",
        "!",
        "?",
        ";",
        ":",
        "mot",
        "12",
        "&nbsp;",
        "&amp;",
        "https://a.example",
        "(",
        ")",
    ]
)


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_twice_is_once_and_words_stay(html: str) -> None:
    once = apply(html, "fr")
    assert apply(once, "fr") == once
    assert _bare(once) == _bare(html)


@given(st.text(alphabet=f"«»!?;: a1\n{W}{N}&)", max_size=40))
def test_plain_twice_is_once(words: str) -> None:
    once = text(words, "fr")
    assert text(once, "fr") == once
    assert _bare(once) == _bare(words)


def _bare(html: str) -> str:
    return "".join(html.replace("&nbsp;", " ").split())
