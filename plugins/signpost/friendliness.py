"""The creative-industry friendliness test: five marks from 0 to 5, added up where everyone can see it.

Comes in: the facts of one entry. Goes out: an `Assessment`, or ``None`` for *not assessed*, which is not zero.
Example: marks 5, 4, 3, 4, 2 make 18 of 25, and 15 or more is called friendly.

The total is never stored and never typed. The questions and the threshold are Cluster 2020's; the scale is ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from signpost.model import Entry

FACT = "friendliness"
THRESHOLD = 15


@dataclass(frozen=True, slots=True)
class Assessment:
    """The marks by factor, in the declared order."""

    marks: Mapping[str, int]

    @property
    def total(self) -> int:
        """The sum of the marks, 0 to 25."""
        return sum(self.marks.values())

    @property
    def friendly(self) -> bool:
        """Whether the total reaches the threshold."""
        return self.total >= THRESHOLD

    @property
    def arithmetic(self) -> str:
        """The sum as it is printed: ``"5 + 4 + 3 + 4 + 2"``."""
        return " + ".join(str(mark) for mark in self.marks.values())


def assess(entry: Entry) -> Assessment | None:
    """Read the marks of an entry; ``None`` if it has not been assessed."""
    record = entry.facts.get(FACT)
    if not isinstance(record, Mapping):
        return None
    return Assessment({factor: mark for factor, mark in record.items() if isinstance(mark, int)})
