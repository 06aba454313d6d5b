"""Problems: how they read, sort, count, and keep hostile text from speaking for itself."""

from __future__ import annotations

import json

import pytest

from signpost.model import Place
from signpost.problems import (
    Problem,
    collect,
    did_you_mean,
    format_github,
    format_json,
    format_text,
    make_visible,
    quote,
    summary,
)

PENPOT = Place("tools/penpot.yml", 14)


def test_reads_as_file_line_message_hint() -> None:
    problem = Problem(PENPOT, "unknown need 'get-payed'", "did you mean 'get-paid'?")
    assert str(problem) == "tools/penpot.yml:14: unknown need 'get-payed'; did you mean 'get-paid'?"
    assert str(Problem(PENPOT, "too long")) == "tools/penpot.yml:14: too long"


def test_collects_sorted_by_file_line_message_without_doubles() -> None:
    late, early = Problem(Place("b.yml", 10), "x"), Problem(Place("b.yml", 9), "z")
    other, again = Problem(Place("a.yml", 99), "y"), Problem(Place("b.yml", 9), "z")
    assert collect([late, early, other, again]) == (other, early, late)
    assert early < late
    assert late >= other
    with pytest.raises(TypeError):
        _ = early < "a"


@pytest.mark.parametrize(
    ("word", "choices", "hint"),
    [
        ("get-payed", ("get-paid", "workspace"), "did you mean 'get-paid'?"),
        ("Get Paid", ("get-paid", "workspace"), "did you mean 'get-paid'?"),
        ("tool_kind", ("tool_kinds",), "did you mean 'tool_kinds'?"),
        ("zzz", ("web", "ios"), "choose from web, ios"),
        ("zzz", tuple(f"a{n}" for n in range(21)), ""),
        ("zzz", (), ""),
        ("web" * 100_000, ("web", "ios"), "choose from web, ios"),
    ],
)
def test_asks_back(word: str, choices: tuple[str, ...], hint: str) -> None:
    assert did_you_mean(word, choices) == hint


@pytest.mark.parametrize(
    ("problems", "said"),
    [
        ([], "no problems"),
        ([Problem(PENPOT, "a")], "1 problem in 1 file"),
        ([Problem(PENPOT, "a"), Problem(PENPOT, "b"), Problem(Place("b.yml"), "a")], "3 problems in 2 files"),
        ([Problem(PENPOT, "a"), Problem(PENPOT, "a")], "1 problem in 1 file"),
    ],
)
def test_counts(problems: list[Problem], said: str) -> None:
    assert summary(problems) == said


def test_text_names_the_severity_of_what_is_no_error() -> None:
    problems = [Problem(PENPOT, "b", severity="warning"), Problem(PENPOT, "a")]
    assert format_text(problems) == "tools/penpot.yml:14: a\ntools/penpot.yml:14: warning: b"


def test_github_annotations_are_escaped() -> None:
    problems = [
        Problem(Place("a,b:c%.yml", 3), "100 % wrong", "write 50", "advice"),
        Problem(Place("x.yml", 1), "bad\n::error::forged\r"),
    ]
    assert format_github(problems).split("\n") == [
        "::notice file=a%2Cb%3Ac%25.yml,line=3::100 %25 wrong; write 50",
        "::error file=x.yml,line=1::bad<U+000A>::error::forged<U+000D>",
    ]


def test_json_has_every_part() -> None:
    rows = json.loads(format_json([Problem(PENPOT, "falsch: ä", "richtig", "warning")]))
    assert rows == [
        {"path": "tools/penpot.yml", "line": 14, "message": "falsch: ä", "hint": "richtig", "severity": "warning"}
    ]
    assert format_json([]) == "[]"


def test_hostile_text_is_shown_not_obeyed() -> None:
    hostile = "\x1b[2J\u202e\ud800\n"
    assert make_visible(hostile) == "<U+001B>[2J<U+202E><U+D800><U+000A>"
    assert quote("a\tb") == "'a<U+0009>b'"
    assert quote("x" * 61) == f"'{'x' * 60}…'"
    shown = format_text([Problem(Place(f"{hostile}.yml"), hostile)]) + format_json([Problem(PENPOT, hostile)])
    shown.encode()
    assert "\x1b" not in shown
    assert format_text([Problem(Place("a\n.yml"), "x\ny")]).count("\n") == 0
