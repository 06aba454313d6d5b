"""Who counts under a period: recently read, open now; declared in data, with every mistake told."""

from __future__ import annotations

from typing import Any

import pytest

from signpost.model import Day, Entry, Field, Place, Source, Value, Vocabulary
from signpost.narrowing import Facet, Period
from signpost.nodes import Mapping
from signpost.problems import Problem
from signpost.schema.periods import read_periods
from signpost.source import parse_yaml
from signpost.timing import counted_from, known_share, still_counts

CHECKED = Period("checked", "last-12-months", "periods", months=12)
OPEN = Period("open", "now", "periods", fact="deadline", state="state", always="open", never="closed")
TODAY = Day(2026, 11, 22)


def entry(facts: dict[str, Value] | None = None, *read: tuple[Day | None, Day | None]) -> Entry:
    sources = tuple(Source(("homepage",), "https://example.org/", seen, checked) for seen, checked in read)
    return Entry("tools", "x", Place("x.yml"), "X", facts or {}, {}, sources, "en")


@pytest.mark.parametrize(
    ("read", "since", "counts"),
    [
        ([(Day(2026, 11, 22), None)], "2026-11", True),
        ([(Day(2025, 11, 1), None)], "2025-11", True),
        ([(Day(2025, 10, 31), None)], "2025-10", False),
        ([(Day(2020, 1, 1), Day(2026, 2, 3)), (Day(2025, 1, 1), None)], "2026-02", True),
        ([], "", False),
    ],
)
def test_recently_read_by_the_newest_source(read: list[Any], since: str, counts: bool) -> None:  # noqa: FBT001 -- a table
    assert counted_from(entry(None, *read), CHECKED) == since
    assert still_counts(since, CHECKED, TODAY) is counts


@pytest.mark.parametrize(
    ("state", "deadline", "counts"),
    [
        ("open", None, True),
        ("open", Day(2026, 11, 22), True),
        ("open", Day(2026, 11, 21), False),
        ("open", Day(2026, 11), True),
        ("recurring", None, False),
        ("recurring", Day(2027, 1, 15), True),
        ("closed", Day(2027, 1, 15), False),
        (None, Day(2027, 1, 15), True),
        (None, None, False),
    ],
)
def test_open_by_state_and_deadline(state: str | None, deadline: Day | None, counts: bool) -> None:  # noqa: FBT001 -- a table
    since = counted_from(entry({"state": state, "deadline": deadline}), OPEN)
    assert still_counts(since, OPEN, TODAY) is counts


def test_without_a_day_whatever_is_known_to_count_does() -> None:
    assert [still_counts(since, CHECKED, None) for since in ("1999-01", "0000", "")] == [True, False, False]


def test_what_is_known_includes_what_is_known_not_to_count() -> None:
    entries = [entry({"state": "closed"}), entry({"state": "open"}), entry({}), entry({"deadline": Day(2020)})]
    assert known_share(entries, OPEN) == 0.75
    assert known_share([], OPEN) == 0.0


FACTS = (
    Field("deadline", "day"),
    Field("state", "choice", options={"of": "states"}),
    Field("name_of", "text"),
)
VOCABULARY = Vocabulary({"periods": ("now", "last-12-months"), "states": ("open", "closed")}, {})


def read(text: str) -> tuple[tuple[Period, ...], list[str]]:
    mapping, _ = parse_yaml(text, "c.yml")
    assert isinstance(mapping, Mapping)
    problems: list[Problem] = []
    found = read_periods(mapping.get("periods"), FACTS, (Facet("kind", "state"),), VOCABULARY, problems)
    return found, [str(problem) for problem in problems]


def test_periods_are_declared() -> None:
    text = (
        "periods:\n  checked: {value: last-12-months, of: periods, months: 12}\n"
        "  open: {value: now, of: periods, fact: deadline, state: state, always: open, never: closed}\n"
    )
    assert read(text) == ((CHECKED, OPEN), [])
    assert read("facets: {}\n") == ((), [])


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("kind: {value: now, of: periods, months: 12}", "'kind' cannot name a period; choose an id that is not in use"),
        ("page: {value: now, of: periods, months: 12}", "'page' cannot name a period; choose an id that is not in use"),
        ("Open: {value: now, of: periods, months: 12}", "'Open' is no id; name it 'open'"),
        ("open: {of: periods, months: 12}", "period 'open' has no 'value'; name a list of vocabulary.yml"),
        ("open: {value: nwo, of: periods, months: 12}", "'value' cannot be 'nwo'; did you mean 'now'?"),
        ("open: {value: now, months: 12}", "'value' cannot be 'now'; name a list of vocabulary.yml"),
        ("open: {value: now, of: periods}", "period 'open' has no 'fact'; name a fact of the type day"),
        ("open: {value: now, of: periods, fact: name_of}", "'fact' cannot be 'name_of'; choose from deadline"),
        ("open: {value: now, of: periods, months: 0}", "'months' is no number of months; write 1 to 120"),
        ("open: {value: now, of: periods, months: ten}", "'months' is no number of months; write 1 to 120"),
        ("open: {value: now, of: periods, fact: deadline, state: deadline}", "'state' cannot be 'deadline'"),
        ("open: {value: now, of: periods, fact: deadline, state: state, always: opne}", "did you mean 'open'?"),
        ("open: {value: now, of: periods, fact: deadline, never: closed}", "'never' cannot be 'closed'; name a value"),
        ("open: {value: now, of: periods, month: 12}", "unknown key of a period 'month'; did you mean 'months'?"),
        ("open: now", "period 'open' is a text; write keys with values"),
    ],
)
def test_every_mistake_of_a_period_is_told(line: str, told: str) -> None:
    found, problems = read(f"periods:\n  {line}\n")
    assert found == ()
    assert any(problem.startswith("c.yml:2: ") and told in problem for problem in problems), problems
