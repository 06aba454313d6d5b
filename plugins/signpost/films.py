"""The films that the guide keeps itself: which files a reader of a locale is shown.

Comes in: an `Entry` and a locale. Goes out: paths below ``docs/assets/``, in the order of the facts.
Example: of ``tour.en.webm``, ``tour.de.webm`` and ``tour.de.mp4``, readers of German get the last two.
A recording is one film in several encodings; where none was made for a locale, another one is shown. Opens no file.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from signpost.catalogue import Catalogue
from signpost.fields.files import FILMS, locale_of
from signpost.guide import Guide
from signpost.model import Entry, Media, Value
from signpost.site import Addresses

FOR_ALL: Final = ""


def has_film(entry: Entry) -> bool:
    """Tell whether the guide keeps a film of this entry itself."""
    return bool(_own(entry))


def collections_with_film(catalogue: Catalogue) -> frozenset[str]:
    """Name the collections in which the guide keeps a film of some entry itself."""
    return frozenset(name for name in catalogue.collections if any(has_film(one) for one in catalogue.of(name)))


def recording(entry: Entry, locale: str, default: str) -> tuple[str, ...]:
    """Give the encodings of the film that a reader of a locale is shown; nothing where the film is kept elsewhere."""
    return choose_files(_own(entry), locale, default)


def poster(entry: Entry, guide: Guide, locale: str) -> str:
    """Give the path of the picture that stands for the film until it plays, or nothing."""
    fields = (f for f in guide.catalogue.collections[entry.collection].facts if f.type == "picture")
    files = [str(item) for field in fields for item in _items(entry.facts.get(field.name)) if item]
    return next(iter(choose_files(files, locale, guide.addresses.default)), "")


def choose_files(paths: Iterable[str], locale: str, default: str) -> tuple[str, ...]:
    """Give the files made for a locale; else those for all, for the default locale, or for the first there is."""
    by_locale: dict[str, list[str]] = {}
    for path in paths:
        by_locale.setdefault(locale_of(path), []).append(path)
    wanted = (locale, FOR_ALL, default, *by_locale)
    return next((tuple(by_locale[name]) for name in wanted if name in by_locale), ())


def media_type(path: str) -> str:
    """Give the media type of a film's file: ``video/webm``."""
    return FILMS[path.rpartition(".")[2]]


def absolute(guide: Guide, path: str) -> str:
    """Give the full address of a file, or nothing for a guide without one."""
    site = guide.settings.site_url.rstrip("/")
    return f"{site}/{Addresses.asset(path)}" if site else ""


def _own(entry: Entry) -> list[str]:
    """Give the files of the facts that list media. What a source says of them does not matter: they are here."""
    values = (*entry.facts.values(), *entry.unconfirmed.values())
    listed = (item for value in values if isinstance(value, tuple) for item in value)
    return [item.file for item in listed if isinstance(item, Media) and item.file]


def _items(value: Value) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else (value,)
