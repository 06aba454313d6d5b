"""Addresses that two pages would share: an entry's and a facet's, an entry's and the people's, two people's.

Comes in: a `Guide`. Goes out: problems, each at the line that has to change.
Example: ``videos/speakers.yml:1: 'speakers' is the address of the people of 'videos'; choose another id``.

Ids that two entries share are told by `project`.
"""

from __future__ import annotations

from collections.abc import Iterator

from signpost.guide import Guide
from signpost.model import Collection, Entry, Place
from signpost.people import names_in
from signpost.problems import Problem, quote
from signpost.schema import folder_of, slug_of
from signpost.site import FOLDERS


def check_addresses(guide: Guide) -> Iterator[Problem]:
    """Yield every address that is taken twice."""
    for collection in guide.catalogue.collections.values():
        taken = _taken(collection)
        for entry in (*guide.catalogue.of(collection.id), *guide.catalogue.removed(collection.id)):
            yield from _check_ids(entry, taken)
        yield from _check_people(guide.catalogue.of(collection.id), collection)


def _taken(collection: Collection) -> dict[str, str]:
    """Give the folders below a collection's index that are no entry, each with what it is."""
    pages = {name: f"is the address of a page of {quote(collection.id)}" for name in FOLDERS}
    facets = {facet.id: f"is the address of a facet of {quote(collection.id)}" for facet in collection.facets}
    if not collection.people:
        return pages | facets
    people = {folder_of(collection.people): f"is the address of the people of {quote(collection.id)}"}
    return pages | facets | people


def _check_ids(entry: Entry, taken: dict[str, str]) -> Iterator[Problem]:
    if entry.id in taken:
        yield Problem(entry.place, f"{quote(entry.id)} {taken[entry.id]}", "choose another id: rename the files")
    for former in entry.formerly:
        if former in taken:
            place = Place(entry.place.path, entry.lines.get("formerly", entry.place.line))
            yield Problem(place, f"the former id {quote(former)} {taken[former]}", "leave it out")


def _check_people(entries: tuple[Entry, ...], collection: Collection) -> Iterator[Problem]:
    first: dict[str, tuple[str, Entry]] = {}
    for entry in entries:
        for name in names_in(entry, collection):
            other, where = first.setdefault(slug_of(name), (name, entry))
            if other != name:
                message = f"{quote(name)} and {quote(other)} of {where.reference} would share a page"
                hint = "write the name in the same way; if they are two people, add what tells them apart"
                line = entry.lines.get(collection.people, entry.place.line)
                yield Problem(Place(entry.place.path, line), message, hint)
