"""What search engines may know of an entry: JSON-LD with the words of schema.org.

Comes in: an entry, the guide, a locale. Goes out: the text of a ``<script type="application/ld+json">``, or nothing.
``collections.yml`` says which fact fills which property (``linked_data: {inLanguage: languages}``); how a value is
written follows from the fact's type. Example: ``platforms: [web]`` → ``"operatingSystem": "Web browser"``.

Nothing is claimed that the guide does not know: unknown, unconfirmed and unsure values are left out, and so is an
object that lacks what its type must have.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from signpost.films import absolute, has_film, poster, recording
from signpost.guide import Guide
from signpost.listingwords import json_in_html
from signpost.model import NOT_APPLICABLE, Collection, Day, Entry, Field, Money, Selection, Value
from signpost.schema.persons import NAME
from signpost.wording import Wording

REQUIRED: Final[Mapping[str, tuple[str, ...]]] = {
    "VideoObject": ("name", "description", "thumbnailUrl", "uploadDate"),
}
"""What Google's documentation asks of a type, and its description; half an object helps nobody."""

ONCE: Final = "once"
"""The period of a price that is paid one time."""

SPDX: Final = "https://spdx.org/licenses/{}.html"

Json = str | int | bool | list["Json"] | dict[str, "Json"]


def linked_data(entry: Entry, guide: Guide, locale: str) -> Markup:
    """Write an entry's JSON-LD, safe inside HTML; nothing where there is nothing to say."""
    collection = guide.catalogue.collections[entry.collection]
    if not collection.linked_data or entry.status == "removed":
        return Markup("")
    said: dict[str, Json] = {"name": guide.name(entry, locale)}
    if summary := guide.words(entry, locale).fields.get("summary"):
        said["description"] = str(summary)
    writer = _Writer(entry, collection, guide, locale)
    for name, fact in collection.linked_data.items():
        if value := writer.property(fact):
            said[name] = value
    if any(name not in said for name in REQUIRED.get(collection.schema_type, ())):
        return Markup("")
    return json_in_html({"@context": "https://schema.org", "@type": collection.schema_type, **said})


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the facts of one entry. Lives while its page is made."""

    entry: Entry
    collection: Collection
    guide: Guide
    locale: str

    def property(self, fact: str) -> Json | None:
        field = next(field for field in self.collection.facts if field.name == fact)
        if field.type in ("media", "picture"):
            return self.file(field)
        value = self.entry.facts.get(fact)
        if value is None or value is NOT_APPLICABLE:
            return None
        if field.type == "duration" and isinstance(value, tuple):
            return list(self.clips(value, field))
        if field.name == self.collection.people:
            return _only([person for item in _items(value) if (person := _person(item)) is not None])
        write, wording = _BY_TYPE.get(field.type), self.guide.wordings[self.locale]
        found = (write(item, field, wording) for item in _items(value)) if write else ()
        return _only([item for item in found if item is not None])

    def file(self, field: Field) -> str | None:
        """Write the address of our own file; the page of another website is no file."""
        if field.type == "picture":
            path = poster(self.entry, self.guide, self.locale)
        else:
            path = next(iter(recording(self.entry, self.locale, self.guide.addresses.default)), "")
        return absolute(self.guide, path) or None if path else None

    def clips(self, starts: tuple[Value, ...], field: Field) -> list[Json]:
        """Write chapters, which a reader can jump to only where the film is ours and each has a name."""
        names = self.guide.words(self.entry, self.locale).fields.get(field.name)
        site = self.guide.settings.site_url.rstrip("/")
        if not (site and has_film(self.entry) and isinstance(names, tuple) and len(names) == len(starts)):
            return []
        page = f"{site}/{self.guide.addresses.entry(self.locale, self.entry.reference)}"
        seconds = [start for start in starts if isinstance(start, int)]
        clips: list[Json] = []
        for number, (start, name) in enumerate(zip(seconds, names, strict=False)):
            clip: dict[str, Json] = {"@type": "Clip", "name": str(name), "startOffset": start}
            if number + 1 < len(seconds):
                clip["endOffset"] = seconds[number + 1]
            clips.append(clip | {"url": f"{page}?t={start}"})
        return clips


def _items(value: Value) -> tuple[Value, ...]:
    """Give the members that are known for certain."""
    if isinstance(value, Selection):
        return value.known
    return value if isinstance(value, tuple) else (value,)


def _only(items: list[Json]) -> Json | None:
    return items[0] if len(items) == 1 else items or None


def _person(value: Value) -> Json | None:
    name = value.get(NAME) if isinstance(value, Mapping) else None
    return {"@type": "Person", "name": name} if isinstance(name, str) else None


def _write_plain(value: Value, _: Field, __: Wording) -> Json | None:
    return value if isinstance(value, str | int) else None


def _write_choice(value: Value, field: Field, wording: Wording) -> Json | None:
    return wording.label(field.options.get("of", ""), str(value))


def _write_licence(value: Value, _: Field, __: Wording) -> Json | None:
    return None if value == "proprietary" else SPDX.format(value)


def _write_day(value: Value, _: Field, __: Wording) -> Json | None:
    """Give a whole date only: a year is too little for a property of schema.org."""
    return str(value) if isinstance(value, Day) and value.day is not None else None


def _write_duration(value: Value, _: Field, __: Wording) -> Json | None:
    return f"PT{value}S" if isinstance(value, int) else None


def _write_money(value: Value, _: Field, wording: Wording) -> Json | None:
    if not isinstance(value, Money):
        return None
    price: dict[str, Json] = {"price": str(value.amount), "priceCurrency": value.currency}
    offer: dict[str, Json] = {"@type": "Offer", **price}
    if value.period != ONCE:
        unit = wording.label("price_periods", value.period)
        offer["priceSpecification"] = {"@type": "UnitPriceSpecification", **price, "unitText": unit}
    return offer


_BY_TYPE: Final[Mapping[str, Callable[[Value, Field, Wording], Json | None]]] = {
    **dict.fromkeys(("text", "address", "number", "flag", "language", "country"), _write_plain),
    "choice": _write_choice,
    "licence": _write_licence,
    "day": _write_day,
    "duration": _write_duration,
    "money": _write_money,
}
