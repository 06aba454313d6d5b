"""What is a text in Markdown and in YAML, and that everything around it stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signpost.exchange.blocks import divide_content, is_text, split_body
from signpost.exchange.documents import parse
from signpost.exchange.scalars import write_texts
from signpost.source import parse_yaml

BODY = """\
A paragraph
in two lines.

> Somebody said
> this.

## Steps {#steps}

1. First, `a b`.
   It goes on.

    A paragraph of the item.

- [ ] Open

| What | When |
|:-----|-----:|
| a \\| b | `c` |

!!! note "Look"
    Inside the box.

Then.

    code that is indented

```sh
## no heading {#none}
```

[there]: https://example.org/
***
### Smaller
Last
"""


def texts(body: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for section in split_body(body) for piece in section.pieces if piece.kind]


def test_the_texts_of_a_body() -> None:
    assert texts(BODY) == [
        ("paragraph", "A paragraph\nin two lines."),
        ("quotation", "Somebody said\n> this."),
        ("heading", "Steps"),
        ("item", "First, `a b`.\n   It goes on."),
        ("paragraph", "A paragraph of the item."),
        ("item", "Open"),
        ("cell", "What"),
        ("cell", "When"),
        ("row", "|:-----|-----:|"),
        ("cell", "a \\| b"),
        ("cell", "`c`"),
        ("title", "Look"),
        ("paragraph", "Inside the box."),
        ("paragraph", "Then."),
        ("code", "    code that is indented"),
        ("code", "```sh\n## no heading {#none}\n```"),
        ("heading", "Smaller"),
        ("paragraph", "Last"),
    ]


def test_sections_and_their_lines() -> None:
    lead, steps = split_body(BODY)
    assert (lead.id, lead.line, steps.id, steps.line) == ("", 0, "steps", 6)
    lines = BODY.split("\n")
    for section in (lead, steps):
        for position, line in section.texts:
            assert section.pieces[position].text.split("\n")[0] in lines[line]
    before, content, after = divide_content(steps)
    assert before == "## Steps {#steps}\n\n"
    assert content.startswith("1. First")
    assert after == "\n"


MARKDOWN = st.text(alphabet='ab \n#{}-|>`!"1.[]:*\t=~', max_size=120)


@given(MARKDOWN)
def test_the_parts_joined_are_the_body(body: str) -> None:
    sections = split_body(body)
    assert "".join(section.text for section in sections) == body
    assert all("".join(divide_content(section)) == section.text for section in sections)


@pytest.mark.parametrize("piece", ["`", "| `", "| -", "- ", "#", "# {#a", "> ", "\\|", " ", "|\t", "{#a}", "``` "])
def test_finishes_on_killers(piece: str) -> None:
    for start in ("", "| ", "## ", "- "):
        body = start + piece * (30_000 // len(piece))
        assert "".join(section.text for section in split_body(body + "\n")) == body + "\n"


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (
            "paragraph",
            "Ein **Satz**\nund noch einer.",
            ["", "Eins.\n\nZwei.", "## Titel", "- Punkt", "a\n- b", "    c"],
        ),
        ("heading", "Titel", ["", "Titel {#id}", "Titel\n", "A\n\nB"]),
        ("item", "Punkt\n   weiter", ["Punkt\n- Punkt", "Punkt\n\nAbsatz", "- x"]),
        ("cell", "a \\| b", ["a | b", "a\nb", ""]),
        ("title", "Achtung", ['"Achtung"', "a\nb"]),
        ("quotation", "Eins\n> zwei", ["Eins\n\nZwei"]),
    ],
)
def test_what_stays_one_text(kind: str, good: str, bad: list[str]) -> None:
    assert is_text(kind, good)
    assert [text for text in bad if is_text(kind, text)] == []


YAML = """\
# why
title: One  # so
'quoted': 'it''s'
block: |
  two
  lines
list:
  - a
  - "b"
flow: {x: plain, y: "q, r", z: [m, n]}
deep:
  inner: {k: v}
"""


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ({("title",): "Two"}, "title: One  # so", "title: Two  # so"),
        ({("title",): "Two: three"}, "title: One  # so", 'title: "Two: three"  # so'),
        ({("title",): "Two, three"}, "title: One  # so", "title: Two, three  # so"),
        ({("quoted",): "that's"}, "'it''s'", "'that''s'"),
        ({("block",): "one"}, "block: |\n  two\n  lines\n", 'block: "one"\n'),
        ({("list", 1): 'c "d"'}, '- "b"', '- "c \\"d\\""'),
        ({("flow", "x"): "one, two"}, "x: plain", 'x: "one, two"'),
        ({("flow", "z", 1): "o"}, "[m, n]", "[m, o]"),
        ({("list", 2): "c"}, '  - "b"\n', '  - "b"\n  - "c"\n'),
        ({("flow", "new"): "v"}, "[m, n]}", '[m, n], new: "v"}'),
        ({("flow", "z", 2): "o"}, "[m, n]", '[m, n, "o"]'),
        ({("deep", "more"): "v"}, "{k: v}\n", '{k: v}\n  more: "v"\n'),
        ({("deep", "other", "k"): "v"}, "{k: v}\n", '{k: v}\n  other: {k: "v"}\n'),
        ({("top",): "v", ("tops", 0): "w"}, "{k: v}\n", '{k: v}\ntop: "v"\ntops: ["w"]\n'),
    ],
)
def test_yaml_is_changed_in_place(changes: dict[tuple[str | int, ...], str], old: str, new: str) -> None:
    mapping, problems = parse_yaml(YAML, "x.yml")
    assert mapping is not None
    assert problems == []
    changed = write_texts(YAML, mapping, changes)
    assert changed == YAML.replace(old, new)
    document = parse(YAML, "x.yml")
    assert document is not None
    assert document.write(changes, "") == changed.encode()


def test_marks_and_line_ends_of_a_file_stay() -> None:
    data = "\ufeff---\r\ntitle: A\r\n---\r\nB\r\n"
    document = parse(data, "docs/de/x.md")
    assert document is not None
    assert document.write({("title",): "C"}, "D\n") == data.replace("A", "C").replace("B", "D").encode()
