"""Worksheets as data: sections, the lines of each, and the arithmetic between lines.

Comes in: what `schema` has read from ``worksheets.yml``. Goes out: `Sheet`, and which labels its words must have.
Example: ``Line("sold", "result", formula=Formula("percent", ("at-work", "share")))`` is line *sold*: *share* per cent
of *at-work*. There is no code in a formula: one operation over lines that stand above it, so that everybody can follow
it with a pencil. It knows no words and shows nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from signpost.model import Place

WORKSHEETS: Final = "worksheets.yml"
FOLDER: Final = "worksheets"
"""Where the words stand below ``docs/<locale>/``, one page per sheet, and the pages' address."""

NOWHERE: Final = Place(WORKSHEETS)

KINDS: Final = ("text", "lines", "choice", "checklist", "score", "number", "result")
"""A short text, a longer one, one of several, any of several, a mark from 0 to 5, a number, what a formula gives."""

COUNTED: Final = frozenset({"score", "number", "result"})
"""The kinds that hold a number; they are numbered on the page, so that a formula can name them."""

OPERATIONS: Final = {"sum": (1, 40), "less": (2, 40), "times": (2, 2), "divide": (2, 2), "percent": (2, 2)}
"""How many lines each operation takes. ``less``: the first without the others. ``percent``: so much of the first."""

UNITS: Final = ("money", "days", "percent", "points")
MARKS: Final = range(6)


@dataclass(frozen=True, slots=True)
class Formula:
    """One operation over lines. ``whole``: it gives nothing until every line is filled in.

    ``threshold`` is the number from which the result is called by its label ``reached``; ``None`` where there is none.
    """

    operation: str
    terms: tuple[str, ...]
    whole: bool = False
    threshold: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to fill in. ``rows`` is the height of a longer text; ``vocabulary`` the list its options are from.

    ``only`` names a choice above it and the options that the line is for; empty: it is for everybody.
    """

    id: str
    kind: str
    rows: int = 1
    options: tuple[str, ...] = ()
    vocabulary: str = ""
    unit: str = ""
    formula: Formula | None = None
    only: tuple[str, tuple[str, ...]] | None = None
    place: Place = NOWHERE

    def needed(self) -> Iterator[str]:
        """Yield the labels that the words must have."""
        yield self.id
        if not self.vocabulary:
            yield from (f"{self.id}.{option}" for option in self.options)
        if self.formula and self.formula.threshold is not None:
            yield from (f"{self.id}.reached", f"{self.id}.below")

    def allowed(self) -> Iterator[str]:
        """Yield the labels that the words may have."""
        yield from self.needed()
        yield f"{self.id}.hint"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet: the needs and pages that lead to it, and its lines by section, in order."""

    id: str
    needs: tuple[str, ...]
    pages: tuple[str, ...]
    sections: Mapping[str, tuple[Line, ...]]
    place: Place = NOWHERE

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, section after section."""
        return tuple(line for lines in self.sections.values() for line in lines)

    @property
    def numbers(self) -> Mapping[str, int]:
        """The number that each line with a number has on the page, from 1."""
        counted = [line.id for line in self.lines if line.kind in COUNTED]
        return {id_: at for at, id_ in enumerate(counted, 1)}

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label that its words may have."""
        return tuple(label for line in self.lines for label in line.allowed())

    def leads_from(self, name: str) -> bool:
        """Tell whether a page (``needs/get-paid``, ``articles/day-rates``) leads here."""
        folder, _, rest = name.partition("/")
        return name in self.pages or (folder == "needs" and rest in self.needs)
