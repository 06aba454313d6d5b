"""What counts as prose, where it stands, and where its sentences end."""

from __future__ import annotations

import pytest

from signpost import prose
from signpost.model import Place
from signpost.source import parse_words

PATH = "docs/en/x.md"


def passages(text: str) -> list[tuple[int, str, str]]:
    """Return line, field and text of every passage, its blanks pressed together."""
    words, problems = parse_words(text, PATH)
    assert problems == []
    assert words is not None
    found = prose.find_passages(words)
    return [(passage.place.line, passage.field, " ".join(passage.text.split())) for passage in found]


def blocks(body: str) -> list[str]:
    return [" ".join(passage.text.split()) for passage in prose.find_blocks(body, Place(PATH, 1))]


def test_front_matter_and_body_with_their_lines() -> None:
    text = (
        '---\nsummary: "A tool: it works."\nwhy:\n  get-paid: Fast.\nsigns:\n  - One.\n  - Two.\n'
        "read_by: [anna, 2026-11-22]\nl10n: {source: 0123456789ab}\n---\n"
        "A paragraph\nof two lines.\n\n## Steps {#steps}\n1. First.\n2. Second.\n"
    )
    assert passages(text) == [
        (2, "summary", "A tool: it works."),
        (4, "why.get-paid", "Fast."),
        (6, "signs", "One."),
        (7, "signs", "Two."),
        (11, "body", "A paragraph of two lines."),
        (14, "heading", "Steps"),
        (15, "body", "First."),
        (16, "body", "Second."),
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("See [it](x.md#a), ![a picture](../p.webp) and <https://example.org>.", ["See it , a picture and ."]),
        ('See [it](x.md "A title") or [that][ref].\n\n[ref]: https://example.org', ["See it or that ."]),
        ("**Bold**, _slanted_ and snake_case.", ["Bold , slanted and snake_case."]),
        ("Say `x = 1` and ``a ` b``.", [f"Say {prose.OBJECT * 7} and {prose.OBJECT * 9}."]),
        ("Before.\n```yaml\nname: x\n\n## no heading\n```\nAfter.", ["Before.", "After."]),
        ("~~~\ncode\n```\nstill\n~~~\nAfter.", ["After."]),
        ("| a | b |\n|---|---|\n| c | d |", ["￼ a ￼ b ￼", "￼---￼---￼", "￼ c ￼ d ￼"]),
        ('!!! note "Mind this"\n    Text.', ["Mind this Text."]),
        ("- one\n- two\n  more\n\n> three", ["one", "two more", "three"]),
        ("## A\nText.", ["A", "Text."]),
    ],
)
def test_markup_is_blanked_out(body: str, found: list[str]) -> None:
    assert [block for block in blocks(body) if block] == found


def test_offsets_stay() -> None:
    (passage,) = prose.find_blocks("One [two](x.md)\nthree `four` five", Place(PATH, 7))
    assert len(passage.text) == len("One [two](x.md)\nthree `four` five")
    assert passage.place_of(passage.text.index("five")) == Place(PATH, 8)
    assert passage.place_of(0) == Place(PATH, 7)


def test_words_are_counted_as_a_reader_counts() -> None:
    assert prose.count_words("L’atelier, don’t: E-Rechnung 1.10 — x_y") == 6
    assert prose.count_words("… – ￼") == 0
