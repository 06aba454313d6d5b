"""A whole guide, read and joined, with the operator's settings: what every page is made from.

Comes in: a `Project` and `Settings`. Goes out: look-ups that need more than one entry: the words to show, neighbours,
what else serves a need. Nothing here is HTML, and nothing is ranked: every order is alphabetical or as declared.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from signpost.catalogue import Catalogue
from signpost.model import Collection, Day, Entry, Field, Labels, Need, Reference, Text
from signpost.project import Project
from signpost.site import Addresses
from signpost.translation import shown
from signpost.wording import Wording, sort_key

NEIGHBOURS = 4
ALSO = 2

_Key = tuple[int, str, str]
"""What entries are sorted by: the collection's own order, then the name as in a dictionary."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the operator decides, and no contributor.

    ``edit_root`` is the address under which files are edited (``https://forge/owner/repo/edit/main/``) or empty;
    ``mail`` the address for readers without a forge account, or empty; ``as_of`` the day the input was made.
    ``home_country`` gives the country to show first for a locale.
    """

    site_url: str = ""
    site_name: str = ""
    edit_root: str = ""
    mail: str = ""
    as_of: Day | None = None
    home_country: Mapping[str, str] | None = None


class Guide:
    """Joins project, addresses and settings. Its limit: one guide is one state of the files; it never rereads them."""

    def __init__(self, project: Project, addresses: Addresses, settings: Settings) -> None:
        self.project = project
        self.addresses = addresses
        self.settings = settings
        self.wordings = {locale: Wording(project.labels[locale]) for locale in addresses.locales}
        self.said: dict[str, dict[str, str]] = {locale: {} for locale in addresses.locales}
        """What pages say again and again, by locale and key, with its typography: `View` fills it in."""

    @property
    def catalogue(self) -> Catalogue:
        """The entries and needs."""
        return self.project.catalogue

    @property
    def labels(self) -> Mapping[str, Labels]:
        """The labels of every locale."""
        return self.project.labels

    def all_pages(self) -> Mapping[str, Mapping[str, Text]]:
        """Give the words of every hand-written page, needs included: name (``"needs/get-paid"``) → locale → words."""
        return self._pages

    def pages(self, name: str) -> Mapping[str, Text]:
        """Give the words of one hand-written page per locale; nothing if there is no such page."""
        return self._pages.get(name, {})

    def entry(self, reference: Reference) -> Entry:
        """Give the entry a checked reference names, removed or not."""
        entry = self.catalogue.entry(reference)
        if entry is None:
            raise KeyError(str(reference))
        return entry

    def card_fields(self, collection: str) -> tuple[tuple[Field, bool], ...]:
        """Give the fields whose facts stand on a card, in order; each with whether another fact tells the like."""
        return self._card_fields[collection]

    def words(self, entry: Entry, locale: str) -> Text:
        """Give the words of an entry that a reader of a locale is shown."""
        return shown(entry.words, entry.source_locale, locale, self.addresses.default)

    def need_words(self, need: Need, locale: str) -> Text:
        """Give the words of a need that a reader of a locale is shown."""
        return shown(need.words, self.addresses.default, locale, self.addresses.default)

    def name(self, entry: Entry, locale: str) -> str:
        """Give an entry's title in a locale, or its own name."""
        return self.words(entry, locale).title or entry.name

    def ordered(self, collection: str, locale: str) -> tuple[Entry, ...]:
        """Give the living entries of a collection in its order: what it puts first, then by name in a locale."""
        key = (collection, locale)
        if key not in self._ordered:
            entries = self.catalogue.of(collection)
            self._ordered[key] = tuple(sorted(entries, key=lambda entry: self._place(entry, locale)))
        return self._ordered[key]

    def serving(self, need: str, collection: str, locale: str) -> tuple[Entry, ...]:
        """Give the entries of a collection that serve a need, in dictionary order."""
        return self._serving_in_order(need, collection, locale).entries

    def also(self, entry: Entry, need: str, locale: str, leave_out: frozenset[Reference]) -> tuple[Entry, ...]:
        """Give up to three others for the same need: the next in the alphabet, so that each gets its turn."""
        serving = self._serving_in_order(need, entry.collection, locale)
        turn = serving.after(self._place(entry, locale))
        others = (other for other in turn if other is not entry and other.reference not in leave_out)
        return tuple(islice(others, ALSO))

    def _place(self, entry: Entry, locale: str) -> _Key:
        return (self._rank(entry), *sort_key(self.name(entry, locale)))

    def _rank(self, entry: Entry) -> int:
        """Give where an entry stands in its collection's own order, before its name counts."""
        collection = self.catalogue.collections[entry.collection]
        if collection.order is None:
            return 0
        facet = next(facet for facet in collection.facets if facet.id == collection.order.facet)
        value, values = self.catalogue.values_of(entry, facet)[0], collection.order.values
        return values.index(value) if value in values else len(values)

    def _serving_in_order(self, need: str, collection: str, locale: str) -> _Ordered:
        key = (need, collection, locale)
        if key not in self._serving:
            wanted = {entry.id for entry in self.catalogue.serving(need, collection)}
            entries = tuple(entry for entry in self.ordered(collection, locale) if entry.id in wanted)
            self._serving[key] = _Ordered(entries, tuple(self._place(entry, locale) for entry in entries))
        return self._serving[key]

    def neighbours(self, need: str) -> tuple[tuple[Need, int], ...]:
        """Give the needs that share the most entries with this one, at most four, each with how many it shares."""
        shared, order = self._shared[need], self.catalogue.vocabulary.needs
        nearest = sorted(shared, key=lambda other: (-shared[other], order.index(other)))
        return tuple((self.catalogue.needs[other], shared[other]) for other in nearest[:NEIGHBOURS])

    @cached_property
    def _pages(self) -> Mapping[str, Mapping[str, Text]]:
        needs = {f"needs/{need.id}": need.words for need in self.catalogue.needs.values()}
        return {**self.project.pages, **needs}

    @cached_property
    def _card_fields(self) -> Mapping[str, tuple[tuple[Field, bool], ...]]:
        return {id_: tuple(_card_fields(collection)) for id_, collection in self.catalogue.collections.items()}

    @cached_property
    def _ordered(self) -> dict[tuple[str, str], tuple[Entry, ...]]:
        return {}

    @cached_property
    def _serving(self) -> dict[tuple[str, str, str], _Ordered]:
        return {}

    @cached_property
    def _shared(self) -> Mapping[str, Counter[str]]:
        shared: dict[str, Counter[str]] = {need: Counter() for need in self.catalogue.vocabulary.needs}
        for collection in self.catalogue.collections:
            for entry in self.catalogue.of(collection):
                needs = self.catalogue.needs_of(entry)
                for need in needs:
                    shared[need].update(other for other in needs if other != need)
        return shared


@dataclass(frozen=True, slots=True)
class _Ordered:
    """Entries in their order with the keys they were sorted by: whoever comes next is found without sorting."""

    entries: tuple[Entry, ...]
    keys: tuple[_Key, ...]

    def after(self, key: _Key) -> Iterator[Entry]:
        """Yield the entries that sort after a key, then those before it."""
        cut = bisect_right(self.keys, key)
        yield from islice(self.entries, cut, None)
        yield from islice(self.entries, cut)


def speaks(field: Field) -> bool:
    """Tell whether a fact names languages, by itself or in a part of its records."""
    return field.type == "language" or any(part.type == "language" for part in field.parts)


def _card_fields(collection: Collection) -> Iterator[tuple[Field, bool]]:
    """Yield the fields of a card; facts that tell the same, such as two lists of languages, are told by their names."""
    kinds = Counter(map(_kind, collection.facts))
    fields = {field.name: field for field in collection.facts}
    yield from ((fields[name], kinds[_kind(fields[name])] > 1) for name in collection.card if name in fields)


def _kind(field: Field) -> str:
    return "language" if speaks(field) else field.options.get("of") or field.name
