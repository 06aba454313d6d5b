"""What is new, for feed readers: Atom for the collections that declare ``feed: yes``, RSS for films we keep ourselves.

Comes in: a `Guide` with a ``site_url``. Goes out: the text of each feed with its path, such as ``de/videos/feed.xml``.
Example: a film that was added on 22 November 2026 has the id ``tag:signpost.example,2026:de/videos/know-your-worth``.

An entry is new on the day it was ``added``; one without that day is in no feed. No date is taken from the clock: an
entry was updated when it was added or when one of its sources was last looked at. Without ``site_url`` there are no
feeds, because theirs must be absolute addresses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import partial
from typing import Final
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from signpost import typography
from signpost.films import absolute, has_film, media_type, recording
from signpost.guide import Guide
from signpost.model import Day, Entry, Reference, Text
from signpost.translation import shown

NEWEST: Final = 50
ATOM: Final = "http://www.w3.org/2005/Atom"
LANG: Final = "xml:lang"
TAG_YEAR: Final = "2026"
"""A tag URI (RFC 4151) names a year in which the host was its author's; it never changes, or every id would."""


Size = Callable[[str], int]
"""Gives the bytes of a file by its path in the site, 0 if it is not there."""


def write_feeds(guide: Guide, size: Size) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the path of every feed of every locale, with what writes it."""
    for locale in guide.addresses.locales:
        for collection in guide.catalogue.collections:
            if has_feed(guide, collection):
                yield guide.addresses.feed(locale, collection), partial(write_atom, guide, collection, locale)
            if has_podcast(guide, collection):
                yield (
                    guide.addresses.podcast(locale, collection),
                    partial(write_podcast, guide, collection, locale, size),
                )


def has_feed(guide: Guide, collection: str) -> bool:
    """Tell whether readers can subscribe to a collection: it says so, and something has been added to it."""
    declared = guide.catalogue.collections[collection].feed
    return declared and bool(guide.settings.site_url) and bool(newest(guide, collection))


def has_podcast(guide: Guide, collection: str) -> bool:
    """Tell whether a collection with a feed has films that this guide keeps itself."""
    return has_feed(guide, collection) and any(has_film(entry) for entry in newest(guide, collection))


def newest(guide: Guide, collection: str) -> tuple[Entry, ...]:
    """Give the living entries that were added last, then by id."""
    dated = [entry for entry in guide.catalogue.of(collection) if entry.added]
    return tuple(sorted(dated, key=lambda entry: str(entry.added), reverse=True))


def write_atom(guide: Guide, collection: str, locale: str) -> str:
    """Write the Atom feed of a collection in a locale."""
    entries = newest(guide, collection)[:NEWEST]
    feed = ET.Element("feed", {"xmlns": ATOM, LANG: locale})
    _add(feed, "id", tag(guide, guide.addresses.index(locale, collection)))
    _add(feed, "title", _title(guide, collection, locale))
    if lead := _lead(guide, collection, locale):
        _add(feed, "subtitle", typography.text(str(lead.fields["description"]), lead.locale), _lang(lead, locale))
    _add(feed, "updated", _instant(max(_updated(entry) for entry in entries)))
    _add(feed, "link", "", {"rel": "self", "href": _absolute(guide, guide.addresses.feed(locale, collection))})
    _add(feed, "link", "", {"rel": "alternate", "href": _absolute(guide, guide.addresses.index(locale, collection))})
    _add(ET.SubElement(feed, "author"), "name", guide.settings.site_name or _host(guide))
    _add(feed, "rights", typography.text(guide.wordings[locale].text("licence_note"), locale))
    for entry in entries:
        item, words = ET.SubElement(feed, "entry"), guide.words(entry, locale)
        _add(item, "id", _tag_entry(guide, entry, locale))
        _add(item, "title", _name(guide, entry, locale), _lang(words, locale) if words.title else {})
        _add(item, "link", "", {"rel": "alternate", "href": _page(guide, entry, locale)})
        _add(item, "published", _instant(str(entry.added)))
        _add(item, "updated", _instant(_updated(entry)))
        _add(item, "summary", _summary(words), _lang(words, locale))
    return _serialize(feed)


def write_podcast(guide: Guide, collection: str, locale: str, size: Size) -> str:
    """Write the RSS feed of a collection's self-hosted films in a locale."""
    rss = ET.Element("rss", {"version": "2.0", "xmlns:atom": ATOM})
    channel = ET.SubElement(rss, "channel")
    lead = _lead(guide, collection, locale)
    title = _title(guide, collection, locale)
    _add(channel, "title", title)
    _add(channel, "link", _absolute(guide, guide.addresses.index(locale, collection)))
    description = typography.text(str(lead.fields["description"]), lead.locale) if lead else title
    _add(channel, "description", description)
    _add(channel, "language", locale)
    href = _absolute(guide, guide.addresses.podcast(locale, collection))
    _add(channel, "atom:link", "", {"rel": "self", "type": "application/rss+xml", "href": href})
    films = ((entry, recording(entry, locale, guide.addresses.default)) for entry in newest(guide, collection))
    hosted = [(entry, files[0]) for entry, files in films if files]
    for entry, film in hosted[:NEWEST]:
        item, words = ET.SubElement(channel, "item"), guide.words(entry, locale)
        _add(item, "title", _name(guide, entry, locale), _lang(words, locale) if words.title else {})
        _add(item, "link", _page(guide, entry, locale))
        _add(item, "description", _summary(words), _lang(words, locale))
        _add(item, "guid", _tag_entry(guide, entry, locale), {"isPermaLink": "false"})
        _add(item, "pubDate", format_datetime(_moment(str(entry.added)), usegmt=True))
        length = size(guide.addresses.asset(film))
        url = absolute(guide, film)
        _add(item, "enclosure", "", {"url": url, "length": str(length), "type": media_type(film)})
    return _serialize(rss)


def tag(guide: Guide, path: str) -> str:
    """Give the id of what stands at a path of the site: the same for ever, however often it is written."""
    folder = urlsplit(guide.settings.site_url).path.strip("/")
    return f"tag:{_host(guide)},{TAG_YEAR}:{f'{folder}/{path}'.strip('/')}"


def _tag_entry(guide: Guide, entry: Entry, locale: str) -> str:
    """Give an entry's id, made of the id it had first: who has read it need not read it again under its new name."""
    first = Reference(entry.collection, entry.formerly[0] if entry.formerly else entry.id)
    return tag(guide, guide.addresses.entry(locale, first))


def _host(guide: Guide) -> str:
    return urlsplit(guide.settings.site_url).hostname or ""


def _absolute(guide: Guide, path: str) -> str:
    return f"{guide.settings.site_url.rstrip('/')}/{path}"


def _page(guide: Guide, entry: Entry, locale: str) -> str:
    return _absolute(guide, guide.addresses.entry(locale, entry.reference))


def _title(guide: Guide, collection: str, locale: str) -> str:
    name = guide.wordings[locale].collection(collection)
    return typography.text(f"{guide.settings.site_name}: {name}" if guide.settings.site_name else name, locale)


def _lead(guide: Guide, collection: str, locale: str) -> Text | None:
    """Give the words of a collection's index page."""
    versions = guide.pages(f"{collection}/index")
    default = guide.addresses.default
    words = shown(versions, default, locale, default) if versions else None
    return words if words and words.fields.get("description") else None


def _name(guide: Guide, entry: Entry, locale: str) -> str:
    return typography.text(guide.name(entry, locale), guide.words(entry, locale).locale)


def _summary(words: Text) -> str:
    return typography.text(str(words.fields.get("summary") or ""), words.locale)


def _lang(words: Text, locale: str) -> dict[str, str]:
    return {} if words.locale == locale else {LANG: words.locale}


def _updated(entry: Entry) -> str:
    """Give the latest day in an entry's facts, as written: the days of the files sort as texts."""
    days: list[Day | None] = [entry.added]
    for source in entry.sources:
        days += [source.seen, source.checked]
    return max(str(day) for day in days if day)


def _instant(day: str) -> str:
    return _moment(day).strftime("%Y-%m-%dT%H:%M:%SZ")


def _moment(day: str) -> datetime:
    """Give the first instant of a day, month or year: a feed wants more precision than a date has."""
    year, month, date = ([int(part) for part in day.split("-")] + [1, 1])[:3]
    return datetime(year, month, date, tzinfo=UTC)


def _add(parent: ET.Element, name: str, text: str, attributes: dict[str, str] | None = None) -> None:
    ET.SubElement(parent, name, attributes or {}).text = text or None


def _serialize(root: ET.Element) -> str:
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
