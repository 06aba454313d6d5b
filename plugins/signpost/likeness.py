"""Entries that a new one may be a duplicate of: the same website, the same film, or nearly the same name.

Comes in: a catalogue, a collection, and the name and addresses of what is new. Goes out: entries, each with the reason.
Example: ``find_like(catalogue, "tools", "Pen Pot", ())`` → ``(Likeness(penpot, "its name is nearly the same"),)``.
Does not decide: a second service of the same house is welcome. Removed entries count, because they say why they went.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from signpost.catalogue import Catalogue
from signpost.model import Collection, Entry, Media, Place
from signpost.problems import Problem
from signpost.schema import slug

ALIKE: Final = 0.84
"""From this ratio on, two folded names count as nearly the same: one letter in seven differs."""
SHORTEST: Final = 4
_PARTS: Final = re.compile(r"https?://(?:www\.)?([^/?#:]+)[^/?#]*(/[^?#]*)?", re.IGNORECASE)
_FILM: Final = re.compile(r"[?&]v=([\w-]+)")


@dataclass(frozen=True, slots=True)
class Likeness:
    """An entry that is there already, and why it may be the same."""

    entry: Entry
    reason: str

    def __str__(self) -> str:
        return f"{self.entry.reference} ({self.entry.name}): {self.reason}"


def find_like(catalogue: Catalogue, collection: str, name: str, addresses: Iterable[str]) -> tuple[Likeness, ...]:
    """Return the entries of `collection` that may be the same thing, in order of their ids, each with one reason."""
    wanted = tuple(addresses)
    members = (entry for entry in catalogue.entries if entry.collection == collection)
    return tuple(Likeness(entry, reason) for entry in members if (reason := _compare(entry, name, wanted)))


def find_repeated(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an advice for every living entry whose name, film or website another one of its collection has too.

    A website tells only where members are alternatives to each other: programmes of one house share theirs.
    """
    for collection, declared in catalogue.collections.items():
        first: dict[tuple[str, str], Entry] = {}
        for entry in catalogue.of(collection):
            for same, mark, field in sorted(set(_marks(entry, declared))):
                other = first.setdefault((same, mark), entry)
                if other is not entry:
                    line = entry.lines.get(field, entry.place.line)
                    hint = "keep one of them, or tell them apart" + (" by their names" if same != "website" else "")
                    yield Problem(
                        Place(entry.place.path, line), f"the same {same} as {other.place.path}", hint, "advice"
                    )


def _marks(entry: Entry, declared: Collection) -> Iterator[tuple[str, str, str]]:
    """Yield what tells an entry from others: what it is called in messages, the mark, and the field it stands in."""
    yield "name", slug(entry.name), "name"
    yield from (("film", _film(page), "media") for page in _films(entry))
    field = declared.linked_data.get("url", "") if declared.similar else ""
    site = entry.facts.get(field) or entry.unconfirmed.get(field)
    if isinstance(site, str):
        yield "website", site.rpartition("://")[2].removeprefix("www.").rstrip("/").lower(), field


def _films(entry: Entry) -> Iterator[str]:
    for value in (*entry.facts.values(), *entry.unconfirmed.values()):
        items = value if isinstance(value, tuple) else (value,)
        yield from (item.page or item.file for item in items if isinstance(item, Media))


def _compare(entry: Entry, name: str, addresses: Iterable[str]) -> str:
    films = {_film(page) for page in _films(entry)}
    sites = tuple(_sites(entry))
    for address in addresses:
        if _film(address) in films:
            return "it is the same film"
        for other in sites:
            if _is_same_site(address, other):
                return f"its website is {other}"
    old, new = (slug(text).replace("-", "") for text in (entry.name, name))
    if old == new:
        return "its name is the same"
    matcher = SequenceMatcher(None, old, new)
    shortest = min(len(old), len(new))
    alike = shortest >= SHORTEST and matcher.real_quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
    return "its name is nearly the same" if alike else ""


def _sites(entry: Entry) -> Iterator[str]:
    """Yield the addresses that facts give; a film's page says nothing about its neighbours on the same platform."""
    for value in (*entry.facts.values(), *entry.unconfirmed.values()):
        if isinstance(value, str) and value.startswith("https://"):
            yield value


def _film(address: str) -> str:
    """Return what tells a film's page or file from others: the id in its query, else host and path."""
    named = _FILM.search(address)
    place = address.rpartition("://")[2].partition("?")[0]
    return named[1] if named else place.removeprefix("www.").rstrip("/").lower()


def _is_same_site(one: str, other: str) -> bool:
    """Say whether two addresses have the same host, and one is its front page or both begin with the same folder."""
    hosts = [match[1].lower() if (match := _PARTS.match(address)) else "" for address in (one, other)]
    if not hosts[0] or hosts[0] != hosts[1]:
        return False
    folders = [_path(address).strip("/").partition("/")[0] for address in (one, other)]
    return "" in folders or folders[0] == folders[1]


def _path(address: str) -> str:
    match = _PARTS.match(address)
    return (match[2] or "") if match else ""
