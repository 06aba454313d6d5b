"""``signpost due``: what is to be read again, and when."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from signpost import cli
from signpost.due import count_months
from signpost.model import Day

Captured = pytest.CaptureFixture[str]

COLLECTIONS = """\
tools:
  schema_type: SoftwareApplication
  facts:
    homepage: {type: address, required: yes, sourced: yes}
    vendor: {type: text, sourced: yes}
    price: {type: money, sourced: yes}
    needs: {type: choice, of: needs, many: yes, required: yes}
  words:
    summary: {type: text, required: yes}
"""
FACTS = """\
name: Sound
homepage: https://sound.org
vendor: Sound Ltd
price: {amount: 5, currency: EUR, period: month, as_of: 2026-01-10}
needs: [get-paid]
sources:
  - {fields: [homepage, price], url: "https://old.org", seen: 2025-12-01}
  - {fields: [homepage], url: "https://sound.org", seen: 2026-01-10, checked: 2026-02}
"""


@pytest.fixture
def guide(sound_root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (sound_root / "collections.yml").write_text(COLLECTIONS, encoding="utf-8")
    (sound_root / "tools/sound.yml").write_text(FACTS, encoding="utf-8")
    for path in (sound_root / "docs").rglob("tools/sound.md"):
        path.write_text("---\nsummary: S\n---\nText.\n", encoding="utf-8")
    for path in (sound_root / "docs").rglob("labels.yml"):
        path.write_text("collections: {tools: {name: Tools, one: one, other: many}}\n", encoding="utf-8")
    vocabulary = sound_root / "vocabulary.yml"
    vocabulary.write_text(
        vocabulary.read_text(encoding="utf-8") + "  price_periods: [once, month, year]\n", encoding="utf-8"
    )
    monkeypatch.chdir(sound_root)
    return sound_root


def ask(capsys: Captured, *arguments: str) -> tuple[list[str], str]:
    assert cli.main(["due", *arguments]) == 0
    told = capsys.readouterr()
    return told.out.splitlines(), told.err


VENDOR = "tools/sound.yml:3: vendor: no source says so; find one and name it in 'sources', or take the fact out"
PRICE = "tools/sound.yml:4: price: last read 2025-12-01; read https://old.org again, then write the day"
HOMEPAGE = "tools/sound.yml:2: homepage: last read 2026-02; read https://sound.org again, then write the day"


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-05-31", [VENDOR]),
        ("2026-06-01", [PRICE, VENDOR]),
        ("2027-01-31", [PRICE, VENDOR]),
        ("2027-02-01", [PRICE, HOMEPAGE, VENDOR]),
    ],
)
def test_prices_first_then_the_rest(guide: Path, capsys: Captured, today: str, expected: list[str]) -> None:
    before = {path: path.read_bytes() for path in guide.rglob("*.yml")}
    assert ask(capsys, "--today", today)[0] == expected
    assert {path: path.read_bytes() for path in guide.rglob("*.yml")} == before


def test_a_collection_may_be_read_more_often(guide: Path, capsys: Captured) -> None:
    (guide / "collections.yml").write_text(COLLECTIONS.replace("tools:\n", "tools:\n  recheck: 3\n"), encoding="utf-8")
    assert ask(capsys, "--today", "2026-05-01", "--old") == (
        [HOMEPAGE],
        "1 fact to read again, in 1 of the guide's entries\n",
    )
    wrong = COLLECTIONS.replace("tools:\n", "tools:\n  recheck: often\n")
    (guide / "collections.yml").write_text(wrong, encoding="utf-8")
    assert cli.main(["check"]) == 1
    told = capsys.readouterr().out
    assert "collections.yml:2: 'recheck' is no number of months; write 1 to 120, such as recheck: 12" in told


def test_a_price_is_as_old_as_it_says(guide: Path, capsys: Captured) -> None:
    text = FACTS.replace("seen: 2025-12-01", "checked: 2026-10-01")
    (guide / "tools/sound.yml").write_text(text, encoding="utf-8")
    told = ask(capsys, "--today", "2026-11-01", "--old")[0]
    assert told == [PRICE.replace("2025-12-01", "2026-01-10")]


def test_removed_entries_are_left_alone(guide: Path, capsys: Captured) -> None:
    removed = FACTS + "status: removed\nremoved: {reason: closed, day: 2026-05-01}\n"
    (guide / "tools/sound.yml").write_text(removed, encoding="utf-8")
    assert ask(capsys, "--today", "2030-01-01")[0] == []


def test_as_json_and_for_github(guide: Path, capsys: Captured) -> None:
    assert guide
    rows = json.loads("\n".join(ask(capsys, "--today", "2026-06-01", "--format", "json")[0]))
    assert rows[0] == {
        "entry": "tools/sound", "fields": ["price"], "since": "2025-12-01", "url": "https://old.org",
        "path": "tools/sound.yml", "line": 4,
    }  # fmt: skip
    assert rows[1]["since"] is None
    lines = ask(capsys, "--today", "2026-06-01", "--format", "github")[0]
    assert lines[0].startswith("::notice file=tools/sound.yml,line=3::vendor: no source")


def test_a_day_that_is_none(guide: Path, capsys: Captured) -> None:
    assert guide
    assert cli.main(["due", "--today", "soon"]) == 2
    assert "'soon' is no day; write one such as 2026-11-22" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("since", "today", "months"),
    [
        (Day(2026, 1, 31), Day(2026, 2, 28), 0),
        (Day(2026, 1, 15), Day(2026, 2, 15), 1),
        (Day(2025), Day(2026, 1, 1), 12),
        (Day(2026, 3), Day(2026, 2, 1), -1),
    ],
)
def test_months(since: Day, today: Day, months: int) -> None:
    assert count_months(since, today) == months


def test_a_day_that_lies_ahead_is_told(guide: Path, capsys: Captured) -> None:
    slips = FACTS.replace("seen: 2025-12-01", "seen: 2099-12-01").replace("as_of: 2026-01-10", "as_of: 2099-01")
    (guide / "tools/sound.yml").write_text(slips, encoding="utf-8")
    assert cli.main(["check"]) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if "ahead" in line] == [
        "tools/sound.yml:4: advice: 'as_of: 2099-01' lies ahead of today; write the day on which the page was read",
        "tools/sound.yml:6: advice: 'seen: 2099-12-01' lies ahead of today; write the day on which the page was read",
    ]
