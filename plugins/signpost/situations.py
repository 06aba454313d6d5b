"""What of a need's entries fits a reader's situation: in their country, in their language, free to start with.

Comes in: a need, a collection, its facets as readers see them, the page's `View`. Goes out: `Fitting` lines.
Example: *On your own server: Invoice Ninja, Kimai*, with the way to the catalogue that is narrowed down to just those.

The reason is a fact of each entry, asked anew with every build: no list is kept by hand. Nothing is ranked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from signpost.facets import LAST
from signpost.model import Entry, Need
from signpost.narrowing import Facet, Situation
from signpost.options import FacetOptions, Option
from signpost.schema.priorities import EACH, OWN
from signpost.view import View
from signpost.wording import sort_key

SHOWN: Final = 4


@dataclass(frozen=True, slots=True)
class Fitting:
    """Entries with one thing in common. ``count`` counts them all; ``href`` leads to just those, to narrow down."""

    label: str
    entries: tuple[Entry, ...]
    count: int
    href: str

    @property
    def more(self) -> bool:
        """Whether not all of them are named."""
        return self.count > len(self.entries)


def narrowed_href(need: str, collection: str, facet: str, value: str, view: View) -> str:
    """Give the way to the entries for a need that have a value: without a script, to all for that need."""
    return f"{view.index_href(collection)}need/{need}/?need={need}&{facet}={quote(value, safe='')}"


def led_by(need: str, entries: Iterable[Entry], view: View) -> frozenset[str]:
    """Give the ids of those for whom this is the first need they name."""
    return frozenset(entry.id for entry in entries if view.guide.catalogue.needs_of(entry)[:1] == (need,))


def first_named(entries: Sequence[Entry], leading: frozenset[str], most: int) -> tuple[Entry, ...]:
    """Keep a few, those whose ids are `leading` before others, in the order they stand in."""
    ranked = sorted((entry.id not in leading, place) for place, entry in enumerate(entries))
    return tuple(entries[place] for place in sorted(place for _, place in ranked[:most]))


def fitting(need: Need, collection: str, offered: Iterable[FacetOptions], view: View) -> list[Fitting]:
    """Give a line for every declared situation that some entries fit; none where there are too few to choose from."""
    entries = view.guide.serving(need.id, collection, view.locale)
    declared = view.guide.catalogue.collections[collection]
    by_id = {facet.id: facet for facet in offered}
    if len(entries) <= SHOWN:
        return []
    leading, lines = led_by(need.id, entries, view), []
    for situation in declared.situations:
        facet = next(facet for facet in declared.facets if facet.id == situation.facet)
        behind = _behind(facet, entries, view)
        for option in _options(situation, facet, by_id.get(facet.id), view):
            if fit := behind.get(option.value):
                label = view.situation(collection, facet.id, option.label)
                href = narrowed_href(need.id, collection, facet.id, option.value, view)
                lines.append(Fitting(label, first_named(fit, leading, SHOWN), len(fit), href))
    return lines


def _behind(facet: Facet, entries: Iterable[Entry], view: View) -> Mapping[str, list[Entry]]:
    """Give the entries behind every value of a facet, in one walk."""
    behind: dict[str, list[Entry]] = {}
    for entry in entries:
        for value in view.guide.catalogue.values_of(entry, facet):
            behind.setdefault(value, []).append(entry)
    return behind


def _options(situation: Situation, facet: Facet, offered: FacetOptions | None, view: View) -> Iterator[Option]:
    """Yield the values a situation stands for, the reader's own country first."""
    options = offered.options if offered else ()
    if situation.value == EACH:
        home = (view.guide.settings.home_country or {}).get(view.locale)
        named = (option for option in options if option.value not in (*LAST, facet.empty))
        yield from sorted(named, key=lambda option: (option.value != home, sort_key(option.label)))
        return
    value = view.locale if situation.value == OWN else situation.value
    yield from (option for option in options if option.value == value)
