"""Under which values of a facet an entry counts, and in which order values are listed.

Comes in: an `Entry` and a `Facet` as its collection declares it. Goes out: ids, as they stand in addresses.
Example: a film of 22 minutes counts under ``10-30`` of a facet with the steps 10, 30 and 60.

Every entry counts under at least one value; *unknown* is a value like any other. It counts and selects nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final

from signpost.friendliness import FACT as FRIENDLINESS
from signpost.friendliness import assess
from signpost.model import NOT_APPLICABLE, Collection, Day, Entry, Field, Selection, Value, Vocabulary
from signpost.narrowing import Facet

UNKNOWN: Final = "unknown"
LAST: Final = (NOT_APPLICABLE.value, UNKNOWN)


def values_of(entry: Entry, facet: Facet) -> tuple[str, ...]:
    """Give the values an entry counts under: at least one.

    A value is the text that stands in the facts file (an id, a code, ``yes`` or ``no``, ``not-applicable``), a year, a
    range of minutes, or a group the facet declares; ``unknown``, or what ``empty`` says, where nothing is known.
    """
    value = entry.facts.get(facet.fact)
    if facet.fact == FRIENDLINESS:
        assessment = assess(entry)
        return (UNKNOWN,) if assessment is None else ("yes" if assessment.friendly else "no",)
    if value is None or value == ():
        return (facet.empty or UNKNOWN,)
    if facet.part:
        return _parts(value, facet.part) or (UNKNOWN,)
    if facet.steps and isinstance(value, int):
        return (_range(value, facet.steps),)
    return _gather(ids_of(value), facet) if facet.groups else ids_of(value) or (UNKNOWN,)


def ids_of(value: Value) -> tuple[str, ...]:
    """Give the ids in the value of one fact, as they are written in files; nothing if it is unknown."""
    if value is None:
        return ()
    if isinstance(value, tuple):
        return tuple(part for item in value for part in ids_of(item))
    if isinstance(value, Selection):
        return value.known
    if value is NOT_APPLICABLE:
        return (NOT_APPLICABLE.value,)
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    return (str(value.year),) if isinstance(value, Day) else (str(value),)


def order_values(facet: Facet, collection: Collection, vocabulary: Vocabulary, values: Iterable[str]) -> list[str]:
    """Sort values as they are declared, else by themselves; what is not applicable and not known comes last."""
    rank = {value: place for place, value in enumerate(declared_values(facet, collection.facts, vocabulary))}
    newest_first = next(fact for fact in collection.facts if fact.name == facet.fact).type == "day"
    order = sorted(values, reverse=newest_first)
    return sorted(order, key=lambda value: (LAST.index(value) + 1 if value in LAST else 0, rank.get(value, len(rank))))


def ranges(steps: tuple[int, ...]) -> list[str]:
    """Name the ranges that steps make: ``to-10``, ``10-30``, ``over-30``."""
    between = [f"{low}-{high}" for low, high in pairwise(steps)]
    return [f"to-{steps[0]}", *between, f"over-{steps[-1]}"]


def _parts(value: Value, part: str) -> tuple[str, ...]:
    records = value if isinstance(value, tuple) else (value,)
    found = (ids_of(record.get(part)) for record in records if isinstance(record, Mapping))
    return tuple(dict.fromkeys(id_ for ids in found for id_ in ids))


def _range(seconds: int, steps: tuple[int, ...]) -> str:
    passed = sum(seconds > step * 60 for step in steps)
    return ranges(steps)[passed]


def _gather(ids: tuple[str, ...], facet: Facet) -> tuple[str, ...]:
    gathered: dict[str, None] = {}
    for id_ in ids:
        group = next((group for group, members in facet.groups.items() if id_ in members), facet.rest or UNKNOWN)
        gathered[id_ if id_ in LAST else group] = None
    return tuple(gathered) or (UNKNOWN,)


def declared_values(facet: Facet, facts: Iterable[Field], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Give the values a facet can have in their order; none where entries bring them: languages, countries, years."""
    fact = next(fact for fact in facts if fact.name == facet.fact)
    if facet.steps:
        return tuple(ranges(facet.steps))
    if facet.groups:
        return (*facet.groups, facet.rest)
    if fact.type == "flag" or fact.name == FRIENDLINESS:
        return ("yes", "no")
    of = fact.options.get("of", "")
    listed = vocabulary.needs if of == "needs" else vocabulary.lists.get(of, ())
    return (*listed, facet.empty) if facet.empty else tuple(listed)
