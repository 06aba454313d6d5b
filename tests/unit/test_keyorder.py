"""``signpost fmt``: lines move with their comments, values stay, and nothing happens twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signpost import cli
from signpost.keyorder import order_facts_file, order_words_file
from signpost.problems import Problem
from signpost.schema import digest_words
from signpost.source import parse_words

NAMES = ("name", "added", "homepage", "kind", "sources")
LINE = "# yaml-language-server: $schema=../schemas/tools.json"
Captured = pytest.CaptureFixture[str]

UNORDERED = """\
# What this file is about, apart from any key.

kind: web-app   # it is
sources:
  # read in May
  - {fields: [kind], url: "https://a.example"}
# at the margin, but inside the list
  - fields: [name]
    url: "https://b.example"

# as its makers write it
name: Ärmel
homepage: https://a.example
# the end
"""
ORDERED = """\
# What this file is about, apart from any key.

# as its makers write it
name: Ärmel
homepage: https://a.example
kind: web-app   # it is
sources:
  # read in May
  - {fields: [kind], url: "https://a.example"}
# at the margin, but inside the list
  - fields: [name]
    url: "https://b.example"

# the end
"""


def order(text: str, first_line: str = "") -> str:
    done = order_facts_file(text.encode(), "tools/a.yml", NAMES, first_line)
    assert isinstance(done, bytes)
    return done.decode()


def test_comments_move_with_their_key() -> None:
    assert sorted(order(UNORDERED).splitlines()) == sorted(UNORDERED.splitlines())
    assert [line for line in order(UNORDERED).splitlines() if line] == [line for line in ORDERED.splitlines() if line]
    assert order(order(UNORDERED)) == order(UNORDERED)


def test_the_first_line_is_set_once_and_replaced() -> None:
    once = order("kind: web-app\nname: A", LINE)
    assert once == f"{LINE}\nname: A\nkind: web-app\n"
    assert order(once, LINE) == once
    assert order(once.replace("schemas/tools", "elsewhere/x"), LINE) == once


def test_line_endings_of_windows_and_a_mark_at_the_start() -> None:
    text = "\ufeffkind: web-app\r\nname: A\r\n"
    assert order(text) == "name: A\r\nkind: web-app\r\n"
    assert order(text, LINE) == f"{LINE}\r\nname: A\r\nkind: web-app\r\n"


def test_unknown_keys_stay_behind_their_neighbour() -> None:
    assert order("kind: a\nhomepgae: b\nname: c\n") == "name: c\nkind: a\nhomepgae: b\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name: [a\nkind: b\n", "the bracket is not closed"),
        ("name: a\nname: b\n", "duplicate key 'name'"),
        ("name: a\n\tkind: b\n", "tab in the indentation"),
    ],
)
def test_what_cannot_be_read_is_left_alone(text: str, told: str) -> None:
    done = order_facts_file(text.encode(), "tools/a.yml", NAMES)
    assert isinstance(done, Problem)
    assert told in done.message


def test_one_line_for_all_is_left_as_it_is() -> None:
    assert order("{kind: a, name: b}\n") == "{kind: a, name: b}\n"


def test_front_matter_keeps_body_and_digest() -> None:
    text = (
        "---\nl10n: {source: 6194e0315e00}\nwhy:\n  a: b\n# say it short\nsummary: S\n---\nkind: body\n\nname: body  \n"
    )
    done = order_words_file(text.encode(), "docs/en/tools/a.md", ("summary", "why", "l10n"))
    assert isinstance(done, bytes)
    expected = (
        "---\n# say it short\nsummary: S\nwhy:\n  a: b\nl10n: {source: 6194e0315e00}\n---\nkind: body\n\nname: body  \n"
    )
    assert done.decode() == expected
    before, after = (parse_words(each, "docs/en/tools/a.md")[0] for each in (text, done.decode()))
    assert before is not None
    assert after is not None
    assert digest_words(before) == digest_words(after)


BLOCKS = st.permutations(
    [
        "name: A # yes\n",
        "# about kind\nkind: web\n",
        "homepage: |\n  # no comment\n\n  text\n",
        "sources:\n# one\n- a\n\n- b\n",
        "\nadded: 'x\n  y'\n",
        "other: {a: 1,\n b: 2}\n",
    ]
)


@given(BLOCKS)
def test_any_order_ends_in_one_and_stays(blocks: list[str]) -> None:
    text = "".join(blocks)
    once = order(text)
    assert order(once) == once
    assert sorted(once.splitlines()) == sorted(text.splitlines())
    known = [line.split(":")[0] for line in once.splitlines() if line.split(":")[0] in NAMES]
    assert known == list(NAMES)


def test_the_command(sound_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.chdir(sound_root)
    path = sound_root / "tools/sound.yml"
    sound = path.read_text(encoding="utf-8")
    lines = sound.splitlines(keepends=True)
    path.write_text("".join([*lines[1:], lines[0]]), encoding="utf-8")
    assert cli.main(["fmt", "--check", "--format", "json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert [(row["path"], row["line"]) for row in rows] == [("tools/sound.yml", 1)]
    assert rows[0]["hint"] == "run: signpost fmt tools/sound.yml"
    assert cli.main(["fmt", "tools/sound.yml"]) == 0
    assert capsys.readouterr() == ("tools/sound.yml: written\n", "1 file written\n")
    assert path.read_text(encoding="utf-8") == sound
    assert cli.main(["fmt"]) == 0
    assert capsys.readouterr() == ("", "0 files written\n")
    assert cli.main(["fmt", "collections.yml"]) == 2
    assert "no facts or words file" in capsys.readouterr().err


def test_our_own_files_are_in_order() -> None:
    assert cli.main(["fmt", "--check", "--root", str(Path(__file__).parents[2])]) == 0
