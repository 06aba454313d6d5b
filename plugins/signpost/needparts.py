"""What serves a need, in groups a reader can take in: by country, by category, and not too many of each.

Comes in: a need, a collection and the page's `View`. Goes out: groups of entries, and the way to all of them.
Example: thirty-nine tools for creative work stand under *Images*, *Film, sound and music* …, four of each.

Where a group is cut, those come first that name this need first; the rest is one link away. Nothing is ranked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from signpost.model import Entry, Need
from signpost.view import View

MANY: Final = 12
"""From so many entries on, groups are cut."""

OF_EACH: Final = 4
FEW: Final = 6
"""Up to so many entries need no groups."""


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one label; without a label they stand alone."""

    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One collection on a need's page. ``all_href`` leads to the full list where it does not stand here; else empty."""

    collection: str
    groups: tuple[Group, ...]
    count: str
    all_href: str


def serving_part(need: Need, collection: str, view: View) -> Part:
    """Give what of a collection serves a need, in groups."""
    entries = view.guide.serving(need.id, collection, view.locale)
    groups = _groups(entries, collection, view)
    if len(entries) > MANY:
        groups = [Group(group.label, _cut(group.entries, need, view)) for group in groups]
    href = f"{view.index_href(collection)}need/{need.id}/" if entries else ""
    return Part(collection, tuple(groups), view.count(collection, len(entries)), href)


def _groups(entries: tuple[Entry, ...], collection: str, view: View) -> list[Group]:
    fact = view.guide.catalogue.collections[collection].group_by
    field = next((field for field in view.guide.catalogue.collections[collection].facts if field.name == fact), None)
    if field is None or not entries:
        return [Group("", entries)] if entries else []
    if field.type == "country":
        return _by_country(entries, fact, view)
    if len(entries) <= FEW:
        return [Group("", entries)]
    list_id = field.options.get("of", "")
    found = _gather((_values(entry, fact)[:1], entry) for entry in entries)
    order = [value for value in view.guide.catalogue.vocabulary.lists.get(list_id, ()) if value in found]
    return [Group(view.label(list_id, value), tuple(found[value])) for value in order]


def _by_country(entries: Iterable[Entry], fact: str, view: View) -> list[Group]:
    found = _gather((_values(entry, fact), entry) for entry in entries)
    home = (view.guide.settings.home_country or {}).get(view.locale)
    say = view.guide.wordings[view.locale].country
    order = sorted(found, key=lambda code: (code != home, code == "EU", say(code)))
    return [Group(say(code), tuple(found[code])) for code in order]


def _gather(pairs: Iterable[tuple[tuple[str, ...], Entry]]) -> Mapping[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for values, entry in pairs:
        for value in values:
            found.setdefault(value, []).append(entry)
    return found


def _values(entry: Entry, fact: str) -> tuple[str, ...]:
    value = entry.facts.get(fact)
    return tuple(str(item) for item in value) if isinstance(value, tuple) else ()


def _cut(entries: tuple[Entry, ...], need: Need, view: View) -> tuple[Entry, ...]:
    """Keep a few: first those for whom this is the first need they name, in the order they stand in."""
    first = [entry for entry in entries if view.guide.catalogue.needs_of(entry)[:1] == (need.id,)]
    rest = [entry for entry in entries if entry not in first]
    return tuple(entry for entry in entries if entry in [*first, *rest][:OF_EACH])
