"""A date, as precise as it is known.

Comes in: a scalar. Goes out: a `Day`. Example: ``2014``, ``2014-05`` and ``2014-05-09`` are all dates.
Does not know today: whether a date lies in the future is asked elsewhere.
"""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING, ClassVar, Final

from signpost.fields.context import Context, JsonSchema, read_text
from signpost.model import Day
from signpost.problems import quote

if TYPE_CHECKING:
    from signpost.model import Field, Value
    from signpost.nodes import Node

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
MONTHS: Final = 12
_DAY: Final = r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"


class DayType:
    """A year, a month or a day between 1900 and 2100."""

    options: ClassVar[frozenset[str]] = frozenset()
    required_options: ClassVar[frozenset[str]] = frozenset()

    def parse(self, node: Node, field: Field, context: Context) -> Value:
        """Return the `Day`."""
        text = read_text(node, field.name, context)
        return parse_day(text, node, context) if text is not None else None

    def schema(self, field: Field, context: Context) -> JsonSchema:  # noqa: ARG002 - the same for every day
        """Return the shape of a date; a year alone is a number to readers of YAML."""
        pattern = f"^{_DAY.replace('?:', '')}$"
        return {"type": ["string", "integer"], "pattern": pattern, "minimum": FIRST_YEAR, "maximum": LAST_YEAR}


def parse_day(text: str, node: Node, context: Context) -> Day | None:
    """Return the date a text names, or complain that there is none."""
    match = re.fullmatch(_DAY, text)
    if match is None:
        context.complain(node.place, f"{quote(text)} is no date", _hint(text))
        return None
    year, month, day_of_month = match.groups()
    day = Day(int(year), int(month) if month else None, int(day_of_month) if day_of_month else None)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        context.complain(node.place, f"the year of {quote(text)} cannot be", f"write {FIRST_YEAR} to {LAST_YEAR}")
        return None
    if not _is_real(day):
        context.complain(node.place, f"{quote(text)} is not in the calendar", "check month and day")
        return None
    return day


def _hint(text: str) -> str:
    """Turn a day round that is written as Germans and French do; others are shown what days look like.

    With ``/`` or ``-``, only a first number above twelve is surely the day.
    """
    turned = re.fullmatch(r"([0-3]?[0-9])(?:\. ?|[/-])([01]?[0-9])(?:\. ?|[/-])([12][0-9]{3})", text)
    if turned and ("." in text or int(turned[1]) > MONTHS):
        return f"did you mean {turned[3]}-{int(turned[2]):02d}-{int(turned[1]):02d}?"
    return "write 2014, 2014-05 or 2014-05-09"


def _is_real(day: Day) -> bool:
    if day.month is None:
        return True
    if not 1 <= day.month <= MONTHS:
        return False
    return day.day is None or 1 <= day.day <= monthrange(day.year, day.month)[1]
