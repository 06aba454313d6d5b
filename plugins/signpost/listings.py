"""The static pages of a catalogue: every single facet value, and what does not fit on the first page.

Comes in: a `Guide`. Goes out: `Listing`s with their entries, and the facets of a collection, made once per locale.
Example: ``tools/need/get-paid/`` lists the tools for that need, ``…/page/2/`` those it has no room for.

They make every entry reachable without a script. Combinations of filters have no page: the browser makes those.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from signpost.guide import Guide
from signpost.model import Entry
from signpost.options import FacetOptions, Option, facet_options
from signpost.site import ComputedPage

PAGE: Final = 200
"""Entries on one static page, at most."""

FIRST_PAGE: Final = 24
"""Entries on the first of several pages, which readers with scripts narrow down at once: it should be there at once."""

KIND: Final = "listing"


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of entries: of the whole collection (no facet), or of one value of one facet.

    ``number`` counts pages from 1 to ``pages``; ``total`` counts the entries on all of them, ``start`` those before.
    """

    collection: str
    locale: str
    facet: FacetOptions | None
    option: Option | None
    number: int
    pages: int
    total: int
    start: int
    entries: tuple[Entry, ...]

    @property
    def base(self) -> str:
        """The way from the collection's index to the first page of this listing: ``"need/get-paid/"`` or nothing."""
        return f"{self.facet.id}/{self.option.slug}/" if self.facet and self.option else ""

    @property
    def slug(self) -> str:
        """The way from the collection's index to this page, without the last slash."""
        return self.base.rstrip("/") if self.number == 1 else f"{self.base}page/{self.number}"


class Listings:
    """Makes the listings of a guide. Its limit: it lists what is there; it neither renders nor writes."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self._by_path: dict[str, Listing] = {}
        self.facets = cache(self._facets)

    def first(self, collection: str, locale: str) -> Listing:
        """Give what the index of a collection shows."""
        return next(self._split(collection, locale, None, None))

    def of(self, collection: str, locale: str) -> Iterator[Listing]:
        """Yield all listings of a collection but the first page of the whole, which is its index."""
        whole = self._split(collection, locale, None, None)
        next(whole)
        yield from whole
        for facet in self.facets(collection, locale):
            for option in facet.options:
                yield from self._split(collection, locale, facet, option)

    def at(self, page: ComputedPage) -> Listing:
        """Give the listing of a page that `pages` has yielded."""
        return self._by_path[page.path]

    def pages(self, locale: str) -> Iterator[ComputedPage]:
        """Yield the page of every listing of a locale."""
        for collection in self._guide.catalogue.collections:
            index = self._guide.addresses.index(locale, collection)
            for listing in self.of(collection, locale):
                path = f"{index}{listing.slug}/"
                source = f"{locale}/{collection}/{listing.slug}.html"
                self._by_path[path] = listing
                yield ComputedPage(f"{collection} {KIND}", locale, path, source, listing.slug, collection)

    def _facets(self, collection: str, locale: str) -> tuple[FacetOptions, ...]:
        return facet_options(self._guide, collection, locale)

    def _split(
        self, collection: str, locale: str, facet: FacetOptions | None, option: Option | None
    ) -> Iterator[Listing]:
        entries = option.entries if option else self._guide.ordered(collection, locale)
        first = PAGE if len(entries) <= PAGE else FIRST_PAGE
        starts = (0, *range(first, len(entries), PAGE))
        for number, (start, end) in enumerate(pairwise((*starts, len(entries))), 1):
            shown = entries[start:end]
            yield Listing(collection, locale, facet, option, number, len(starts), len(entries), start, shown)
