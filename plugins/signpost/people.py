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
from hashlib import sha256
from typing import Final
from unicodedata import normalize

from signpost.guide import Guide
from signpost.model import Collection, Entry
from signpost.schema import complain_about_id, folder_of, slug
from signpost.site import ComputedPage
from signpost.wording import sort_key

NAME: Final = "name"
"""The part of a record that names a person."""

INDEX: Final = "people"
PERSON: Final = "person"
NOTHING: Final = slug("")
"""What `slug` gives where there is nothing to keep."""

LONGEST: Final = 50
"""Characters of a name in an address; a longer one is cut and gets a digest."""

DIGEST: Final = 8
"""Hexadecimal digits that tell names apart which ASCII cannot write."""


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


def names_in(entry: Entry, collection: Collection) -> tuple[str, ...]:
    """Give the names of an entry's people, each once, in the order of the facts; unknown ones are left out."""
    value = entry.facts.get(collection.people) if collection.people else None
    records = value if isinstance(value, tuple) else ()
    names = (record.get(NAME) for record in records if isinstance(record, Mapping))
    return tuple(dict.fromkeys(name for name in names if isinstance(name, str)))


@cache
def slug_of(name: str) -> str:
    """Give a name's part of an address: ``"Mehdi Maïzi"`` → ``"mehdi-maizi"``.

    What is lost on the way (other scripts, names longer than an id) is made up for by a digest of the name, so that
    two people of whom ASCII keeps the same do not share a page.
    """
    plain = slug(name)
    lost = any(char.isalnum() and slug(char) == NOTHING for char in normalize("NFKC", name))
    if not lost and plain != NOTHING and len(plain) < LONGEST and complain_about_id(plain) is None:
        return plain
    kept = PERSON if plain == NOTHING else plain[: LONGEST - DIGEST].rstrip("-")
    return f"{kept}-{sha256(name.encode()).hexdigest()[:DIGEST]}"
