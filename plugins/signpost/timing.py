"""Until when an entry counts under a period: what the build can say of the calendar without reading a clock.

Comes in: an entry and a `Period`. Goes out: the day from which its months are counted, as text that sorts; and, for the
day the guide was made as of, who counts. Example: sources read on 5 May 2026 → ``"2026-05"`` for a period of months.

Who counts on a reader's own day is worked out in ``assets/catalogue/select.js``, in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from signpost.facets import ids_of
from signpost.model import Day, Entry
from signpost.narrowing import Period

ALWAYS: Final = "9999"
"""Later than any day."""

NEVER: Final = "0000"
"""Known not to count, whatever the day."""


def counted_from(entry: Entry, period: Period) -> str:
    """Give a day (``2026-11-30``), a month where months count (days would only take room), or nothing if unknown."""
    states = ids_of(entry.facts.get(period.state)) if period.state else ()
    if period.never in states:
        return NEVER
    value = entry.facts.get(period.fact) if period.fact else last_read(entry)
    if isinstance(value, Day):
        return str(value)[: len("2026-11")] if period.months else str(value)
    return ALWAYS if period.always in states else ""


def last_read(entry: Entry) -> Day | None:
    """Give the day on which a source of an entry was last opened."""
    days = (source.checked or source.seen for source in entry.sources)
    return max((day for day in days if day), key=str, default=None)


def still_counts(since: str, period: Period, today: Day | None) -> bool:
    """Tell whether what `counted_from` gives still counts on a day; without a day, whatever is known to count does."""
    if since in ("", NEVER) or today is None:
        return since not in ("", NEVER)
    months = today.year * 12 + (today.month or 1) - 1 - period.months
    first = str(Day(months // 12, months % 12 + 1, today.day))
    return since >= first[: len(since)]


def known_share(entries: Iterable[Entry], period: Period) -> float:
    """Return for which share of the entries (0 to 1) it is known whether they count; 0 without entries."""
    known = [counted_from(entry, period) != "" for entry in entries]
    return sum(known) / len(known) if known else 0.0
