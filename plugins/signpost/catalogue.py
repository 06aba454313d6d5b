"""Collections, needs and entries, joined both ways: who serves a need, what is similar, how many are left.

Comes in: the nouns of `model`, checked. Goes out: look-ups that are ready once the catalogue is made.
Example: ``catalogue.serving("get-paid", "tools")`` → the living tools that name this need, in order of their ids.

It sorts by id, never by popularity or name (sorting names takes a language: `render` does it), and shows nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TypeVar

from signpost.facets import UNKNOWN, ids_of, order_values, values_of
from signpost.model import Collection, Entry, Field, Need, Reference, Vocabulary
from signpost.narrowing import Facet

K = TypeVar("K")

Chosen = Mapping[str, Iterable[str]]
"""A selection: facet id → chosen values. OR within one facet, AND across; a facet without values narrows nothing."""


def has_films(collection: Collection) -> bool:
    """Tell whether the members of a collection are films, or have some: then there may be captions."""
    return any(fact.type == "media" for fact in collection.facts)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the guide lists. Made once in time proportional to its size; look-ups afterwards walk nothing.

    ``entries`` may be given in any order and are kept in order of references. Removed ones are found by `entry` and
    `removed` only: nothing counts, joins or suggests them.
    """

    collections: Mapping[str, Collection]
    vocabulary: Vocabulary
    needs: Mapping[str, Need]
    entries: tuple[Entry, ...]
    _by_reference: dict[Reference, Entry] = field(init=False, repr=False, compare=False)
    _living: dict[str, tuple[Entry, ...]] = field(init=False, repr=False, compare=False)
    _removed: dict[str, tuple[Entry, ...]] = field(init=False, repr=False, compare=False)
    _serving: dict[tuple[str, str], tuple[Entry, ...]] = field(init=False, repr=False, compare=False)
    _similar: dict[Reference, tuple[Entry, ...]] = field(init=False, repr=False, compare=False)
    _connected: dict[Reference, tuple[Entry, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Build the look-ups, in one walk each."""
        ordered = tuple(sorted(self.entries, key=lambda entry: entry.reference))
        living = [entry for entry in ordered if entry.status != "removed"]
        gone = [entry for entry in ordered if entry.status == "removed"]
        for name, value in (
            ("entries", ordered),
            ("_by_reference", {entry.reference: entry for entry in ordered}),
            ("_living", _group((entry.collection, entry) for entry in living)),
            ("_removed", _group((entry.collection, entry) for entry in gone)),
        ):
            object.__setattr__(self, name, value)
        pairs = (((need, entry.collection), entry) for entry in living for need in self.needs_of(entry))
        object.__setattr__(self, "_serving", _group(pairs))
        object.__setattr__(self, "_similar", self._join_mutual(living, attrgetter("similar")))
        object.__setattr__(self, "_connected", self._join_mutual(living, attrgetter("connected")))

    def entry(self, reference: Reference) -> Entry | None:
        """Return the entry of that name, removed ones too (see its ``status``), or ``None``."""
        return self._by_reference.get(reference)

    def of(self, collection: str) -> tuple[Entry, ...]:
        """Return the living entries of a collection, by id."""
        return self._living.get(collection, ())

    def removed(self, collection: str) -> tuple[Entry, ...]:
        """Return the removed entries of a collection, by id."""
        return self._removed.get(collection, ())

    def needs_of(self, entry: Entry) -> tuple[str, ...]:
        """Return the needs that `entry` names, in its own order, whatever the collection calls the fact."""
        needs: dict[str, None] = {}
        for fact in _need_fields(self.collections.get(entry.collection)):
            needs.update(dict.fromkeys(ids_of(entry.facts.get(fact.name))))
        return tuple(needs)

    def serving(self, need: str, collection: str) -> tuple[Entry, ...]:
        """Return the living entries of a collection that name `need`, by id."""
        return self._serving.get((need, collection), ())

    def similar(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the living entries that `entry` names as similar, in its order, then those that name it, by id."""
        return self._similar.get(entry.reference, ())

    def connected(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the living entries that `entry` works with, in its order, then those that name it, by id."""
        return self._connected.get(entry.reference, ())

    def sharing_need(self, entry: Entry, collection: str | None = None) -> tuple[Entry, ...]:
        """Return the other living entries with a need in common: most in common first, then by reference.

        `collection` narrows them to one collection.
        """
        names = self.collections if collection is None else (collection,)
        shared: Counter[Reference] = Counter()
        for need in self.needs_of(entry):
            for name in names:
                shared.update(other.reference for other in self.serving(need, name))
        shared.pop(entry.reference, None)
        ranked = sorted(shared, key=lambda reference: (-shared[reference], reference))
        return tuple(self._by_reference[reference] for reference in ranked)

    def values_of(self, entry: Entry, facet: Facet) -> tuple[str, ...]:
        """Return the values of `facet` that `entry` counts under: at least one, ``unknown`` where nothing is known.

        See `facets`.
        """
        return values_of(entry, facet)

    def select(self, collection: str, chosen: Chosen) -> tuple[Entry, ...]:
        """Return the living entries that match `chosen`, by id; facets the collection does not have are left out."""
        wanted = {name: set(values) for name, values in chosen.items()}
        facets = [facet for facet in self.collections[collection].facets if wanted.get(facet.id)]
        return tuple(
            entry
            for entry in self.of(collection)
            if all(not wanted[facet.id].isdisjoint(self.values_of(entry, facet)) for facet in facets)
        )

    def counts(self, collection: str, chosen: Chosen | None = None) -> dict[str, dict[str, int]]:
        """Return facet id → value → how many entries a click on it would leave.

        Each facet is counted within what the *other* facets of `chosen` leave. All values that occur in the collection
        are listed, with 0 where nothing is left: in vocabulary order, else sorted, and ``unknown`` last.
        """
        counts = {}
        for facet in self.collections[collection].facets:
            others = {name: values for name, values in (chosen or {}).items() if name != facet.id}
            found = Counter(
                value for entry in self.select(collection, others) for value in self.values_of(entry, facet)
            )
            listed = {value for entry in self.of(collection) for value in self.values_of(entry, facet)}
            counts[facet.id] = {value: found[value] for value in self._order(collection, facet, listed)}
        return counts

    def known_share(self, collection: str, facet: Facet) -> float:
        """Return for which share of the living entries (0 to 1) the fact behind `facet` is known; 0 without entries."""
        entries = self.of(collection)
        known = sum(self.values_of(entry, facet) != (UNKNOWN,) for entry in entries)
        return known / len(entries) if entries else 0.0

    def _order(self, collection: str, facet: Facet, values: set[str]) -> list[str]:
        return order_values(facet, self.collections[collection], self.vocabulary, values)

    def _join_mutual(
        self, living: Iterable[Entry], name_fact: Callable[[Collection], str]
    ) -> dict[Reference, tuple[Entry, ...]]:
        """Make a fact such as "is similar to" symmetric: naming from either side counts."""
        named: dict[Reference, dict[Reference, None]] = {}
        backwards: list[tuple[Reference, Reference]] = []
        alive = {entry.reference: entry for entry in living}
        for reference, entry in alive.items():
            collection = self.collections.get(entry.collection)
            value = entry.facts.get(name_fact(collection)) if collection else None
            for other in value if isinstance(value, tuple) else (value,):
                if isinstance(other, Reference) and other in alive and other != reference:
                    named.setdefault(reference, {})[other] = None
                    backwards.append((other, reference))
        for reference, other in backwards:
            named.setdefault(reference, {})[other] = None
        return {reference: tuple(alive[other] for other in others) for reference, others in named.items()}


def _group(pairs: Iterable[tuple[K, Entry]]) -> dict[K, tuple[Entry, ...]]:
    groups: dict[K, list[Entry]] = {}
    for key, entry in pairs:
        groups.setdefault(key, []).append(entry)
    return {key: tuple(entries) for key, entries in groups.items()}


def _need_fields(collection: Collection | None) -> Iterator[Field]:
    if collection is not None:
        yield from (fact for fact in collection.facts if fact.type == "choice" and fact.options.get("of") == "needs")
