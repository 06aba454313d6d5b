"""The film on an entry's page: its own files with their tracks, the ways to it elsewhere, chapters, what is said.

Comes in: an `Entry` and the page's `View`. Goes out: plain values for ``film.html``, every text in the page's language.
Example: a film with German captions has the track ``videos/tour.vtt`` of the German folder on the pages of all locales.
A reader's own language comes first; where there are no captions in it, another one is shown and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from signpost import typography
from signpost.captions import Captions, anchor, chapter_vtt, transcript, write_vtt
from signpost.embeds import Embed, find_embed
from signpost.films import media_type, poster, recording
from signpost.guide import Guide
from signpost.model import Entry, Media, Text
from signpost.view import View

CHAPTERS: Final = "chapters"
KEY_POINTS: Final = "key_points"


@dataclass(frozen=True, slots=True)
class Track:
    """Captions of one language. ``default``: shown without being asked, as they are in the reader's language."""

    href: str
    locale: str
    label: str
    default: bool


@dataclass(frozen=True, slots=True)
class Way:
    """A way to the film on another website; ``embed`` is its player there, which loads on a reader's wish only."""

    page: str
    label: str
    embed: Embed | None


@dataclass(frozen=True, slots=True)
class Version:
    """The same film with audio description or in sign language: a way to it, and where it leads."""

    href: str
    label: str
    platform: str
    own: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """A place in the film; ``id`` is an anchor, empty where the transcript has the same one already."""

    second: int
    time: str
    href: str
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """What is said from one moment on; ``id`` is an anchor, empty where the same second has one already."""

    start: float
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph of the transcript."""

    time: str
    href: str
    speaker: str
    lines: tuple[Line, ...]


def show_film(entry: Entry, view: View) -> dict[str, object] | None:
    """Give everything a page shows of a film; ``None`` for an entry that is none."""
    media = _media(entry)
    if not media:
        return None
    guide, locale = view.guide, view.locale
    default = guide.addresses.default
    own = [(view.asset(path), media_type(path)) for path in recording(entry, locale, default)]
    picture = poster(entry, guide, locale)
    spoken_in, captions = _transcript(entry, guide, locale)
    said = tuple(_paragraphs(captions, spoken_in)) if captions else ()
    anchors = {line.id for paragraph in said for line in paragraph.lines}
    words = view.words(entry)
    chapters = list(_chapters(entry, words, anchors))
    length = _length(entry)
    return {
        "sources": own,
        "poster": view.asset(picture) if picture else "",
        "tracks": list(_tracks(entry, view)) if own else [],
        "chapters_track": view.root + guide.addresses.chapters(locale, entry.reference) if own and chapters else "",
        "ways": list(_ways(media, view)),
        "versions": list(_versions(entry, view)),
        "length": guide.wordings[locale].duration(length) if length else "",
        "points": _texts(words, KEY_POINTS),
        "chapters": chapters,
        "said": said,
        "said_locale": spoken_in,
        "said_in": "" if spoken_in == locale else view.language_name(spoken_in),
    }


def track_files(guide: Guide, collection: str, locale: str) -> Iterator[tuple[str, str]]:
    """Yield path and text of the tracks that players load: the captions of a locale, and chapters in its words."""
    for entry in guide.catalogue.of(collection):
        captions = guide.project.captions.get(entry.reference, {}).get(locale)
        if captions is not None:
            yield guide.addresses.captions(locale, entry.reference), write_vtt(captions)
        if recording(entry, locale, guide.addresses.default) and (chapters := chapters_vtt(entry, guide, locale)):
            yield guide.addresses.chapters(locale, entry.reference), chapters


def chapters_vtt(entry: Entry, guide: Guide, locale: str) -> str:
    """Write the chapters as a track; nothing where there are none, or where a translation leaves them out."""
    words = guide.words(entry, locale)
    times, labels = _times(entry), _texts(words, CHAPTERS)
    return chapter_vtt(times, labels, _length(entry)) if times and len(times) == len(labels) else ""


def write_clock(second: int) -> str:
    """Write a moment as players do: ``1:23``, ``1:02:03``."""
    minutes, rest = divmod(second, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def _media(entry: Entry) -> tuple[Media, ...]:
    value = entry.facts.get("media") or entry.unconfirmed.get("media")
    return tuple(item for item in value if isinstance(item, Media)) if isinstance(value, tuple) else ()


def _ways(media: tuple[Media, ...], view: View) -> Iterator[Way]:
    for item in media:
        if item.page:
            yield Way(item.page, view.label("media_platforms", item.platform), find_embed(item))


def _versions(entry: Entry, view: View) -> Iterator[Version]:
    for field in view.guide.catalogue.collections[entry.collection].facts:
        value = entry.facts.get(field.name) or entry.unconfirmed.get(field.name)
        if isinstance(value, Media):
            href = view.asset(value.file) if value.file else value.page
            platform = view.label("media_platforms", value.platform)
            yield Version(href, view.field(entry.collection, field.name), platform, bool(value.file))


def _tracks(entry: Entry, view: View) -> Iterator[Track]:
    by_locale = view.guide.project.captions.get(entry.reference, {})
    own_first = sorted(by_locale, key=lambda locale: locale != view.locale)
    for locale in own_first:
        href = view.root + view.guide.addresses.captions(locale, entry.reference)
        yield Track(href, locale, view.guide.wordings[locale].language(locale), locale == view.locale)


def _transcript(entry: Entry, guide: Guide, locale: str) -> tuple[str, Captions | None]:
    by_locale: Mapping[str, Captions] = guide.project.captions.get(entry.reference, {})
    for wanted in (locale, guide.addresses.default, *by_locale):
        if wanted in by_locale:
            return wanted, by_locale[wanted]
    return locale, None


def _paragraphs(captions: Captions, locale: str) -> Iterator[Said]:
    seen: set[str] = set()
    for paragraph in transcript(captions):
        lines = []
        for cue in paragraph.cues:
            name = anchor(cue.start)
            lines.append(Line(cue.start / 1000, "" if name in seen else name, typography.text(cue.text, locale)))
            seen.add(name)
        time = write_clock(paragraph.start // 1000)
        yield Said(time, f"#{anchor(paragraph.start)}", paragraph.speaker, tuple(lines))


def _chapters(entry: Entry, words: Text, taken: set[str]) -> Iterator[Chapter]:
    """Yield the chapters; none where a translation leaves their labels out."""
    times, labels = _times(entry), _texts(words, CHAPTERS)
    for time, label in zip(times, labels, strict=False):
        name = anchor(time * 1000)
        yield Chapter(time, write_clock(time), f"#{name}", "" if name in taken else name, label)


def _times(entry: Entry) -> list[int]:
    value = entry.facts.get(CHAPTERS)
    return [time for time in value if isinstance(time, int)] if isinstance(value, tuple) else []


def _length(entry: Entry) -> int | None:
    """Give the length in seconds, whether a source confirms it or not."""
    value = entry.facts.get("duration") or entry.unconfirmed.get("duration")
    return value if isinstance(value, int) else None


def _texts(words: Text, name: str) -> list[str]:
    value = words.fields.get(name)
    return [typography.text(str(item), words.locale) for item in value] if isinstance(value, tuple) else []
