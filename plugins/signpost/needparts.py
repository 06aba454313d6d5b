"""What serves a need, in groups a reader can take in: by country, category or state, and not too many of each.

Comes in: a need, a collection and the page's `View`. Goes out: groups of entries, and the way to all of them.
Example: thirty-nine tools for creative work stand under *Images*, *Film, sound and music* …, four of each.

Where a group is cut, those come first that name this need first; the rest is one link away. Nothing is ranked.
Beside it: which needs are close, and why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from signpost.facets import UNKNOWN, ids_of
from signpost.model import NOT_APPLICABLE, Entry, Field, Need
from signpost.options import FacetOptions
from signpost.situations import Fitting, first_named, fitting, led_by, narrowed_href
from signpost.view import View

MANY: Final = 12
"""From so many entries on, groups are cut."""

OF_EACH: Final = 4
FEW: Final = 6
"""Up to so many entries need no groups."""

NAMED: Final = 2
"""Entries that a neighbour is explained by."""


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one label; without a label they stand alone.

    ``value`` is that of the fact they share. Where entries are left out, ``count`` counts all; ``href`` leads there.
    """

    label: str
    entries: tuple[Entry, ...]
    value: str = ""
    count: int = 0
    href: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One collection on a need's page. ``all_href`` leads to the full list where it does not stand here; else empty."""

    collection: str
    situations: tuple[Fitting, ...]
    groups: tuple[Group, ...]
    count: str
    all_href: str


def serving_part(need: Need, collection: str, view: View, offered: Sequence[FacetOptions]) -> Part:
    """Give what of a collection serves a need, by situation and in groups; ``offered`` are its facets for readers."""
    entries = view.guide.serving(need.id, collection, view.locale)
    groups = _groups(entries, collection, view)
    if len(entries) > MANY:
        facet, leading = _facet_of_groups(collection, view, offered), led_by(need.id, entries, view)
        fact = view.guide.catalogue.collections[collection].group_by
        having = Counter(value for entry in entries for value in _values(entry, fact))

        def all_of(value: str) -> str:
            return narrowed_href(need.id, collection, facet, value, view) if facet else ""

        groups = [_cut(group, leading, having, all_of) for group in groups]
    href = f"{view.index_href(collection)}need/{need.id}/" if entries else ""
    situations = tuple(fitting(need, collection, offered, view))
    return Part(collection, situations, tuple(groups), view.count(collection, len(entries)), href)


def _groups(entries: tuple[Entry, ...], collection: str, view: View) -> list[Group]:
    declared = view.guide.catalogue.collections[collection]
    field = next((field for field in declared.facts if field.name == declared.group_by), None)
    if field is None or not entries:
        return [Group("", entries)] if entries else []
    if field.type == "country":
        return _by_country(entries, field.name, view)
    if len(entries) <= FEW:
        return [Group("", entries)]
    first = declared.order.values if declared.order else ()
    return _by_choice(entries, field, first, view)


def _by_choice(entries: Iterable[Entry], field: Field, first: Iterable[str], view: View) -> list[Group]:
    """Group by the first value, in the collection's own order, else the vocabulary's; what has none comes last."""
    list_id = field.options.get("of", "")
    found = _gather((_values(entry, field.name)[:1] or (UNKNOWN,), entry) for entry in entries)
    listed = view.guide.catalogue.vocabulary.lists.get(list_id, ())
    other = {UNKNOWN: "need_unknown", NOT_APPLICABLE.value: "need_other"}
    return [
        Group(view.t(other[value]) if value in other else view.label(list_id, value), tuple(found[value]), value)
        for value in dict.fromkeys((*first, *listed, *other))
        if value in found
    ]


def _by_country(entries: Iterable[Entry], fact: str, view: View) -> list[Group]:
    found = _gather((_values(entry, fact), entry) for entry in entries)
    home = (view.guide.settings.home_country or {}).get(view.locale)
    say = view.guide.wordings[view.locale].country
    order = sorted(found, key=lambda code: (code != home, code == "EU", say(code)))
    return [Group(say(code), tuple(found[code]), code) for code in order]


def _gather(pairs: Iterable[tuple[tuple[str, ...], Entry]]) -> Mapping[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for values, entry in pairs:
        for value in values:
            found.setdefault(value, []).append(entry)
    return found


def _values(entry: Entry, fact: str) -> tuple[str, ...]:
    return ids_of(entry.facts.get(fact))


def _facet_of_groups(collection: str, view: View, offered: Sequence[FacetOptions]) -> str:
    """Give the facet that narrows a collection down to one of its groups, if readers are offered one."""
    declared, shown = view.guide.catalogue.collections[collection], {facet.id for facet in offered}
    plain = (facet.id for facet in declared.facets if facet.fact == declared.group_by and not facet.groups)
    return next((facet for facet in plain if facet in shown), "")


def _cut(group: Group, leading: frozenset[str], having: Mapping[str, int], href: Callable[[str], str]) -> Group:
    """Keep a few of a group; ``having`` counts all that share its value, ``href`` gives the way to them, or nothing.

    An entry with two categories stands in the group of its first, but is found under both.
    """
    entries = first_named(group.entries, leading, OF_EACH)
    if len(entries) == len(group.entries) or not group.value:
        return replace(group, entries=entries)
    return replace(group, entries=entries, count=having.get(group.value, len(group.entries)), href=href(group.value))


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A need close to this one, and why: how many entries serve both, and two of them by name."""

    need: Need
    count: int
    entries: tuple[Entry, ...]


def neighbours(need: Need, view: View) -> list[Neighbour]:
    """Give the needs that share the most entries with this one; they are named by what serves both."""
    catalogue, near = view.guide.catalogue, []
    for other, count in view.guide.neighbours(need.id):
        pairs = (view.guide.serving(need.id, collection, view.locale) for collection in catalogue.collections)
        both = (entry for entries in pairs for entry in entries if other.id in catalogue.needs_of(entry))
        near.append(Neighbour(other, count, tuple(islice(both, NAMED))))
    return near
