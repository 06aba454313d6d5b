"""By what a collection is narrowed down and ordered, as frozen data: facets, periods, situations, an order.

Comes in: values that `schema` has already checked. Goes out: what `model.Collection` declares.
Example: ``Facet("platform", "platforms")``; ``Period("open", "now", "periods", fact="deadline")``.
Does not read entries: `facets` and `timing` do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow a collection down: its id in addresses and the fact it reads.

    ``steps`` (minutes) cut lengths into ranges. ``groups`` gather values of the fact under values of the facet's own,
    which the vocabulary list ``of`` names; what is in no group counts under ``rest``, if that is set. ``empty`` is the
    value of entries that leave the fact out because they fit all; without it they count as *unknown*. ``part`` names
    the part to read of a fact that is a list of records.
    """

    id: str
    fact: str
    steps: tuple[int, ...] = ()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    of: str = ""
    rest: str = ""
    empty: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A way to narrow down by the calendar, with one option. The build reads no clock: the reader's browser applies it.

    ``id`` and ``value`` stand in addresses; the vocabulary list ``of`` names the value. An entry counts until
    ``months`` after the day in ``fact``, or after that of its newest source where ``fact`` is empty. The fact
    ``state``, if named, can settle it: with the value ``never`` the entry does not count, with ``always`` it counts
    although no day is known.
    """

    id: str
    value: str
    of: str
    fact: str = ""
    months: int = 0
    state: str = ""
    always: str = ""
    never: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """What readers may have in common, so that need pages gather entries for them: a facet and one of its values.

    The value ``each`` stands for every value that entries name, one after the other; ``own`` for the reader's language.
    """

    facet: str
    value: str


@dataclass(frozen=True, slots=True)
class Order:
    """What comes before names where entries are listed: the values of a facet of which every entry has one.

    ``aims`` is a facet a reader chooses several values of, or empty: of equals, those with more come first.
    """

    facet: str
    values: tuple[str, ...]
    aims: str = ""
