"""The people of a collection, each with all entries they appear in: speakers of films, for one.

Comes in: a `Guide` whose ``collections.yml`` says ``people: speakers``. Goes out: `Person`s in dictionary order, and
the pages of a locale. Example: ``videos/speakers/jack-conte/`` lists his films, ``videos/speakers/`` all speakers.

Equal names are one person. Only living entries count: nobody has a page because of what has left the guide. Two names
that come to one address are a mistake in the facts, which `addresscheck` tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from signpost.guide import Guide
from signpost.model import Collection, Entry, Text
from signpost.schema import folder_of, names_of, slug_of
from signpost.site import ComputedPage
from signpost.wording import sort_key

INDEX: Final = "people"
PERSON: Final = "person"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who appears in entries of a collection, these in dictionary order of their names in a locale."""

    name: str
    slug: str
    entries: tuple[Entry, ...]


class People:
    """Finds the people of a guide. Its limit: it knows names, not persons; it neither renders nor writes."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self.of = cache(self._of)

    def _of(self, collection: str, locale: str) -> Mapping[str, Person]:
        """Give slug → person, in dictionary order of their names; nothing where a collection declares no people."""
        declared = self._guide.catalogue.collections[collection]
        found: dict[str, list[Entry]] = {}
        for entry in self._guide.ordered(collection, locale) if declared.people else ():
            for name in names_in(entry, declared):
                found.setdefault(name, []).append(entry)
        names = sorted(found, key=sort_key)
        return {slug_of(name): Person(name, slug_of(name), tuple(found[name])) for name in names}

    def at(self, page: ComputedPage) -> Person:
        """Give the person of a page that `pages` has yielded."""
        return self.of(page.section, page.locale)[page.slug.rpartition("/")[2]]

    def index(self, collection: str, locale: str) -> str:
        """Give the path of the index of a collection's people, or nothing if it has none."""
        fact = self._guide.catalogue.collections[collection].people
        return self._guide.addresses.people(locale, collection, fact) if self.of(collection, locale) else ""

    def paths(self, entry: Entry, locale: str) -> dict[str, str]:
        """Give name → path for the people of an entry; those without a page, of a removed entry, are left out."""
        known = self.of(entry.collection, locale)
        names = names_in(entry, self._guide.catalogue.collections[entry.collection])
        index = self.index(entry.collection, locale)
        return {name: f"{index}{slug_of(name)}/" for name in names if slug_of(name) in known}

    def pages(self, locale: str) -> Iterator[ComputedPage]:
        """Yield the page of every person of a locale, and the index of each collection's people."""
        for collection, declared in self._guide.catalogue.collections.items():
            people, index = self.of(collection, locale), self.index(collection, locale)
            if people:
                folder = folder_of(declared.people)
                source = f"{locale}/{collection}/{folder}"
                yield ComputedPage(f"{collection} {INDEX}", locale, index, f"{source}.html", folder, collection)
                for person in people.values():
                    path, way = f"{index}{person.slug}/", f"{source}/{person.slug}.html"
                    kind = f"{collection} {PERSON}"
                    yield ComputedPage(kind, locale, path, way, f"{folder}/{person.slug}", collection)


def role_of(name: str, words: Text, collection: Collection) -> str:
    """Give what somebody does in an entry, from its words, or nothing: those that are written per person."""
    field = next((field.name for field in collection.words if field.options.get("per") == collection.people), "")
    roles = words.fields.get(field)
    return str(roles.get(slug_of(name)) or "") if isinstance(roles, Mapping) else ""


def names_in(entry: Entry, collection: Collection) -> tuple[str, ...]:
    """Give the names of an entry's people, each once, in the order of the facts; unknown ones are left out."""
    return names_of(entry.facts.get(collection.people)) if collection.people else ()
