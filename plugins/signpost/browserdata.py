"""The data that the catalogue's scripts load: sets of entries per facet value, sort orders, cards in slices, words.

Comes in: a `Guide`, a collection and a locale. Goes out: mappings for JSON. Positions count entries in the dictionary
order of their names in that locale. Formats (fixed, version 1):

- a set is text, see `packing`; ``facets`` has one for every value of a facet;
- ``single`` has the facets of which every entry has exactly one value: each set counts only what the ones before have
  left, and the last one is empty, because it is what is left in the end;
- ``periods`` names the periods; a file of its own, for readers who open one, has for each its value, months, and sets
  of the entries that count from one day or month on, the latest first, chained as in ``single``; last, under ``0000``,
  those that never count from the day the guide was made as of on;
- an order is a permutation of positions as little-endian 16-bit numbers, base64, in a file of its own;
- a card is a list: id, name, summary, short facts, and where there is one: icon, language of borrowed words.
"""

from __future__ import annotations

import base64
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from math import ceil
from typing import Final

from signpost.guide import Guide
from signpost.listings import Listings
from signpost.model import Day, Entry
from signpost.narrowing import Period
from signpost.options import FacetOptions, shown_periods
from signpost.packing import pack_chain, pack_set
from signpost.textindex import build_index
from signpost.timing import NEVER, counted_from, last_read, still_counts
from signpost.view import View

VERSION: Final = 1
SLICE: Final = 12
"""Cards in one file: as many as are seen at first. What a filter leaves stands far apart: more would be in vain."""


def catalogue_files(
    guide: Guide, collection: str, view: View, listings: Listings
) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield the name of every data file of a catalogue with what makes it."""
    locale = view.locale
    yield "catalogue.json", lambda: catalogue_data(guide, collection, locale, listings.facets(collection, locale))
    yield "periods.json", lambda: period_data(guide, collection, locale)
    yield "orders.json", lambda: order_data(guide, collection, locale)
    yield "text.json", lambda: text_data(guide, collection, locale)
    for number in range(ceil(len(guide.catalogue.of(collection)) / SLICE)):
        yield f"cards-{number}.json", partial(card_slice, guide, collection, view, number)


def catalogue_data(guide: Guide, collection: str, locale: str, facets: Sequence[FacetOptions]) -> dict[str, object]:
    """Give what is needed before the first filter can be used: sets, no orders and no names."""
    entries = guide.ordered(collection, locale)
    position = {entry.id: place for place, entry in enumerate(entries)}
    placed = {
        facet.id: {option.value: [position[entry.id] for entry in option.entries] for option in facet.options}
        for facet in facets
    }
    n = len(entries)
    single = [facet for facet, values in placed.items() if _has_each_once(values.values(), n)]
    return {
        "v": VERSION,
        "n": n,
        "slice": SLICE,
        "facets": {
            facet: {value: pack_set(positions) for value, positions in values.items()}
            for facet, values in placed.items()
            if facet not in single
        },
        # Lists, because JSON's objects lose their order in JavaScript where keys are years.
        "single": {
            facet: list(zip(placed[facet], pack_chain(placed[facet].values(), n), strict=True)) for facet in single
        },
        "periods": [period.id for period in shown_periods(guide, collection)],
    }


def period_data(guide: Guide, collection: str, locale: str) -> dict[str, object]:
    """Give from when on entries count under each period, so that the reader's own day can be counted on."""
    entries = guide.ordered(collection, locale)
    return {
        period.id: {"value": period.value, "months": period.months, "since": _pack_days(guide, entries, period)}
        for period in shown_periods(guide, collection)
    }


def _pack_days(guide: Guide, entries: Sequence[Entry], period: Period) -> list[tuple[str, str]]:
    days: dict[str, list[int]] = {NEVER: []}
    for position, entry in enumerate(entries):
        since = counted_from(entry, period)
        counts = still_counts(since, period, guide.settings.as_of)
        days.setdefault(since if counts else NEVER, []).append(position)
    order = sorted(days, reverse=True)
    return list(zip(order, pack_chain([days[day] for day in order], len(entries)), strict=True))


def order_data(guide: Guide, collection: str, locale: str) -> dict[str, str]:
    """Give the orders that are not the dictionary's."""
    entries = guide.ordered(collection, locale)
    return {
        "newest": pack_order(_newest_first([_newness(entry) for entry in entries])),
        "checked": pack_order(_newest_first([last_read(entry) for entry in entries])),
    }


def card_slice(guide: Guide, collection: str, view: View, number: int) -> list[list[object]]:
    """Give the cards of one file, in dictionary order: ``SLICE`` of them, counted from ``number`` times as many on."""
    entries = guide.ordered(collection, view.locale)
    return [_card(entry, view) for entry in entries[number * SLICE : (number + 1) * SLICE]]


def text_data(guide: Guide, collection: str, locale: str) -> dict[str, object]:
    """Give the text index: names, summaries, categories and needs, and the locale's synonyms."""
    texts = [list(_texts(guide, entry, locale)) for entry in guide.ordered(collection, locale)]
    return build_index(texts, guide.project.synonyms[locale])


def pack_order(order: Iterable[int]) -> str:
    """Write a permutation of positions."""
    numbers = array("H", order)
    packed = b"".join(number.to_bytes(2, "little") for number in numbers)
    return base64.b64encode(packed).decode("ascii")


def _has_each_once(sets: Iterable[Sequence[int]], n: int) -> bool:
    return sorted(position for positions in sets for position in positions) == list(range(n))


def _newest_first(days: Sequence[Day | None]) -> list[int]:
    """Order positions by day, the newest first, the undated last; equal days keep the order of names."""
    return sorted(range(len(days)), key=lambda place: str(days[place] or ""), reverse=True)


def _newness(entry: Entry) -> Day | None:
    published = entry.facts.get("published")
    return published if isinstance(published, Day) else entry.added


def _card(entry: Entry, view: View) -> list[object]:
    words = view.words(entry)
    summary = view.type(words.fields.get("summary") or "")
    mark = "" if words.locale == view.locale else words.locale
    card: list[object] = [entry.id, view.name(entry), summary, list(view.card_facts(entry)), view.icon(entry), mark]
    while not card[-1]:
        card.pop()
    return card


def _texts(guide: Guide, entry: Entry, locale: str) -> Iterable[tuple[str, int]]:
    words, wording = guide.words(entry, locale), guide.wordings[locale]
    yield guide.name(entry, locale), 3
    yield entry.name, 3
    yield str(words.fields.get("summary") or ""), 0
    for field in guide.catalogue.collections[entry.collection].facts:
        value = entry.facts.get(field.name)
        if field.type == "choice" and isinstance(value, tuple):
            of = field.options.get("of", "")
            for term in value:
                label = guide.need_words(guide.catalogue.needs[str(term)], locale).title if of == "needs" else None
                yield label or wording.label(of, str(term)), 1
