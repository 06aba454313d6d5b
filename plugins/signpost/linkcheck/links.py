"""Every https address that a guide links to, with all places where it stands.

Comes in: a `Project`. Goes out: one `Link` per address, without fragments, sorted.
Example: a homepage that is a source too is one link with two places.
Removed entries are left out: what they link to may be gone with good reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from signpost.model import Entry, Media, Place, Text, Value
from signpost.pagelinks import find_addresses
from signpost.project import Project

_SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Link:
    """An address and where it stands. ``titled``: readers are sent there by a fact, so its page's title matters."""

    url: str
    places: tuple[Place, ...]
    titled: bool = False


def collect_links(project: Project) -> tuple[Link, ...]:
    """Return all links of a guide, by address."""
    places: dict[str, set[Place]] = {}
    titled = set()
    for url, place, is_fact in _find(project):
        bare = url.partition("#")[0]
        places.setdefault(bare, set()).add(place)
        if is_fact:
            titled.add(bare)
    ordered = sorted(places, key=lambda url: (url.split("/")[2], url))
    return tuple(Link(url, tuple(sorted(places[url], key=_order)), url in titled) for url in ordered)


def _find(project: Project) -> Iterator[tuple[str, Place, bool]]:
    texts: list[Text] = [text for need in project.catalogue.needs.values() for text in need.words.values()]
    texts += [text for words in project.pages.values() for text in words.values()]
    for entry in project.catalogue.entries:
        if entry.status != "removed":
            yield from _find_in_facts(entry)
            texts += entry.words.values()
    for text in texts:
        yield from ((url, place, False) for url, place in find_addresses(text))


def _find_in_facts(entry: Entry) -> Iterator[tuple[str, Place, bool]]:
    def place(name: str) -> Place:
        return Place(entry.place.path, entry.lines.get(name, entry.place.line))

    for name, value in (*entry.facts.items(), *entry.unconfirmed.items()):
        yield from ((url, place(name), True) for url in _addresses(value))
    yield from ((source.url, place(_SOURCES), False) for source in entry.sources if not source.own)


def _addresses(value: Value) -> Iterator[str]:
    if isinstance(value, Media):
        yield value.page
    elif isinstance(value, str) and value.startswith("https://"):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _addresses(item)


def _order(place: Place) -> tuple[str, int]:
    return place.path, place.line
