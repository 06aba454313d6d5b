"""What should be read again: facts whose sources are old, prices sooner, and facts that no source names.

Comes in: a catalogue and a day. Goes out: `Due` items, the oldest first, those without any source last.
Example: on 2027-12-01, a homepage last read on 2026-11-22 is due, because its collection says ``recheck: 12``.
Reads no clock and asks no network; removed entries are left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from signpost.catalogue import Catalogue
from signpost.model import Collection, Day, Entry, Field, Money, Place, Source
from signpost.problems import Problem

PRICE_MONTHS: Final = 6
"""Prices change more often than anything else a guide tells."""


@dataclass(frozen=True, slots=True)
class Due:
    """Facts of one entry that were last read on the same day, from the same source.

    ``since`` is that day, ``None`` where no source names them; ``url`` is the source, or empty.
    """

    entry: Entry
    fields: tuple[str, ...]
    since: Day | None
    url: str = ""

    @property
    def problem(self) -> Problem:
        """Return it as an advice at the line of the first fact."""
        names = ", ".join(self.fields)
        place = Place(self.entry.place.path, self.entry.lines.get(self.fields[0], self.entry.place.line))
        if self.since is None:
            hint = "find one and name it in 'sources', or take the fact out"
            return Problem(place, f"{names}: no source says so", hint, "advice")
        where = f"read {self.url} again" if self.url else "read the price page again"
        return Problem(place, f"{names}: last read {self.since}", f"{where}, then write the day", "advice")


def find_due(catalogue: Catalogue, today: Day) -> tuple[Due, ...]:
    """Return what is due on a day, the oldest first; what has no source comes last, by entry."""
    found = [
        due
        for name, collection in catalogue.collections.items()
        for entry in catalogue.of(name)
        for due in _find_in_entry(collection, entry, today)
    ]
    return tuple(sorted(found, key=lambda due: (due.since is None, str(due.since), due.entry.reference, due.fields)))


def find_next(catalogue: Catalogue, today: Day) -> tuple[int, Day] | None:
    """Return how many facts become due in the first month after `today` in which any do, and that month."""
    months: Counter[int] = Counter()
    for name, collection in catalogue.collections.items():
        for entry in catalogue.of(name):
            for _, (_, since), allowed in _find_ages(collection, entry):
                months[since.year * 12 + (since.month or 1) - 1 + allowed] += 1
    later = [month for month in months if month > today.year * 12 + (today.month or 1) - 1]
    if not later:
        return None
    year, month = divmod(min(later), 12)
    return months[min(later)], Day(year, month + 1)


def find_ahead(catalogue: Catalogue, last: Day) -> list[Problem]:
    """Advise on days on which nothing can have been read yet: 2062 for 2026, say. `last` is the latest allowed."""
    return [
        Problem(
            Place(entry.place.path, entry.lines.get(field, entry.place.line)),
            f"'{name}: {day}' lies ahead of today",
            "write the day on which the page was read",
            "advice",
        )
        for entry in catalogue.entries
        for field, name, day in _find_days(entry)
        if str(day) > str(last)
    ]


def _find_days(entry: Entry) -> Iterator[tuple[str, str, Day]]:
    """Yield every day on which something was read, with its fact and its key."""
    for source in entry.sources:
        yield from (("sources", key, day) for key, day in (("seen", source.seen), ("checked", source.checked)) if day)
    prices = ((name, value) for name, value in entry.facts.items() if isinstance(value, Money))
    yield from ((name, "as_of", value.as_of) for name, value in prices)


def count_months(since: Day, today: Day) -> int:
    """Return the whole months between two days; of a month or a year alone, its first day counts."""
    months = (today.year - since.year) * 12 + (today.month or 1) - (since.month or 1)
    return months - ((today.day or 1) < (since.day or 1))


def _find_in_entry(collection: Collection, entry: Entry, today: Day) -> Iterator[Due]:
    old: dict[tuple[str, Day], list[str]] = {}
    for field, newest, allowed in _find_ages(collection, entry):
        if count_months(newest[1], today) >= allowed:
            old.setdefault(newest, []).append(field.name)
    for (url, since), names in old.items():
        yield Due(entry, tuple(names), since, url)
    if entry.unconfirmed:
        yield Due(entry, tuple(entry.unconfirmed), None)


def _find_ages(collection: Collection, entry: Entry) -> Iterator[tuple[Field, tuple[str, Day], int]]:
    """Yield each fact that a source names, with the source that was read last and the months it may be old."""
    newest = _find_newest(entry)
    for field in collection.facts:
        value, named = entry.facts.get(field.name), newest.get(field.name)
        if value is None or named is None:
            continue
        url, day = named
        if isinstance(value, Money):  # a price is as old as the day it says itself
            day = min(day, value.as_of, key=str)
        yield field, (url, day), PRICE_MONTHS if field.type == "money" else collection.recheck


def _find_newest(entry: Entry) -> dict[str, tuple[str, Day]]:
    """Return for each fact that a source names the source that was read last, and when; of two, the first."""
    newest: dict[str, tuple[str, Day]] = {}
    for source in entry.sources:
        day = _day(source)
        for name in source.fields if day else ():
            fact = name.partition(".")[0]
            if day and (fact not in newest or str(day) > str(newest[fact][1])):
                newest[fact] = (source.url, day)
    return newest


def _day(source: Source) -> Day | None:
    days = [day for day in (source.seen, source.checked) if day]
    return max(days, key=str) if days else None
