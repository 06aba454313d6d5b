"""The values of facts as a reader sees them.

Comes in: an `Entry`, its `Collection` and a `Wording`. Goes out: sections of rows, each with a safe HTML value and the
numbers of its sources. Example row: *Interface in · English, German and French · 2*.

Unknown is always said in words, never an empty cell; a value that no source names is said to be unconfirmed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup, escape

from signpost.model import (
    NOT_APPLICABLE,
    Collection,
    Day,
    Entry,
    Field,
    Media,
    Money,
    Reference,
    Selection,
    Value,
)
from signpost.typography import text as typed
from signpost.wording import Wording

BETWEEN_LABELS = " · "

_LINK = Markup('<a href="{0}" rel="noopener" class="external">{1}</a>')
_PERSON = Markup('{0}<a href="{1}">{2}</a>{3}')
_ROLE = Markup(", <span{1}>{0}</span>")
_NO_LANG = Markup("")
_QUIET = Markup('<span class="sp-unknown">{0}</span>')


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the fact table.

    ``sources`` are 1-based numbers of the entry's sources; ``seen`` says the month of the newest, or nothing.
    """

    name: str
    label: str
    value: Markup
    sources: tuple[int, ...]
    seen: str


@dataclass(frozen=True, slots=True)
class PersonLink:
    """The way to a person's page, and what they do in this entry, or nothing, with its ``lang`` attribute."""

    href: str
    role: str = ""
    lang: Markup = _NO_LANG


@dataclass(frozen=True, slots=True)
class Section:
    """A block of the fact table under one heading."""

    id: str
    label: str
    rows: tuple[Row, ...]


def sections(
    entry: Entry, collection: Collection, wording: Wording, people: Mapping[str, PersonLink] | None = None
) -> tuple[Section, ...]:
    """Lay out the fact table in the order of the declaration; fields without a section are left out.

    ``people`` has those of the collection's people who have a page, by name.
    """
    linked = {collection.people: people} if people else {}
    ids = dict.fromkeys(field.section for field in collection.facts if field.section)
    return tuple(
        Section(
            id=section,
            label=wording.text(f"section_{section}"),
            rows=tuple(_rows(entry, (f for f in collection.facts if f.section == section), wording, linked)),
        )
        for section in ids
    )


def _rows(
    entry: Entry, fields: Iterable[Field], wording: Wording, linked: Mapping[str, Mapping[str, PersonLink]]
) -> Iterator[Row]:
    for field in fields:
        numbers = tuple(n for n, source in enumerate(entry.sources, 1) if field.name in source.fields)
        days = [day for n in numbers if (day := entry.sources[n - 1].checked or entry.sources[n - 1].seen)]
        label = wording.field(entry.collection, field.name)
        people, value = linked.get(field.name), entry.facts.get(field.name)
        shown = _name_people(value, field, wording, people) if people else said(entry, field, wording)
        yield Row(field.name, label, shown, numbers, wording.day(max(days, key=str), "short") if days else "")


def said(entry: Entry, field: Field, wording: Wording) -> Markup:
    """Say one fact: its value, *not known*, *does not apply*, or the unconfirmed value as such."""
    value = entry.facts.get(field.name)
    withheld = entry.unconfirmed.get(field.name)
    if field.type == "text":
        value, withheld = (_worded(item, entry, field, wording) for item in (value, withheld))
    if value is None and withheld is not None and field.type in ("address", "text"):
        return _QUIET.format(_fill(wording.text("unconfirmed"), "value", show(withheld, field, wording)))
    if value is None or value == ():
        return _quiet(wording.text("unknown"))
    if value is NOT_APPLICABLE:
        return _quiet(wording.text("not_applicable"))
    return show(value, field, wording)


def _worded(value: Value, entry: Entry, field: Field, wording: Wording) -> Value:
    """Give a text fact as the page's language calls it, where the words have a field of the same name."""
    words = entry.words.get(wording.locale)
    return words.fields.get(field.name) or value if value is not None and words else value


def _name_people(value: Value, field: Field, wording: Wording, people: Mapping[str, PersonLink]) -> Markup:
    """Write records with the name in each as a link to that person's page, and the role behind it."""
    said = []
    for record in value if isinstance(value, tuple) else ():
        name = record.get("name") if isinstance(record, Mapping) else None
        before, found, after = plain(record, field, wording).partition(str(name))
        link = people.get(found)
        if link is None:
            said.append(escape(before + found + after))
        else:
            role = _ROLE.format(link.role, link.lang) if link.role else ""
            said.append(_PERSON.format(before, link.href, found, after) + role)
    return Markup("<br>").join(said)


@cache  # two sentences in each language
def _quiet(text: str) -> Markup:
    return _QUIET.format(text)


def show(value: Value, field: Field, wording: Wording) -> Markup:
    """Write a known value as safe HTML."""
    if isinstance(value, Selection):
        return _selection(value, field, wording)
    if isinstance(value, tuple):
        if field.type == "record":
            return Markup("<br>").join(show(item, field, wording) for item in value)
        return escape(_listed(value, field, wording))
    if field.type == "address":
        text = str(value)
        return _LINK.format(text, text.removeprefix("https://").removeprefix("www.").rstrip("/"))
    return escape(plain(value, field, wording))


def _listed(values: Iterable[Value], field: Field, wording: Wording) -> str:
    """Write what a row holds: names as in a sentence, labels side by side, because many have an *and* of their own."""
    said = [plain(value, field, wording) for value in values]
    return BETWEEN_LABELS.join(said) if field.type == "choice" else wording.join(said)


def _selection(value: Selection, field: Field, wording: Wording) -> Markup:
    known = _listed(value.known, field, wording)
    if not value.unsure:
        return escape(known)
    unsure = _listed(value.unsure, field, wording)
    quiet = _QUIET.format(_fill(typed(wording.text("unsure"), wording.locale), "values", escape(unsure)))
    return Markup("{0}{1}").format(typed(f"{known}; ", wording.locale), quiet) if known else quiet


def _fill(template: str, name: str, value: Markup) -> Markup:
    before, _, after = template.partition("{" + name + "}")
    return Markup("{0}{1}{2}").format(before, value, after)


def plain(value: Value, field: Field, wording: Wording) -> str:
    """Write a known value as plain text: for cards, feeds and exports."""
    if isinstance(value, bool):
        return wording.text("answer_yes" if value else "answer_no")
    if isinstance(value, Selection):
        return wording.join(plain(item, field, wording) for item in value.known)
    if isinstance(value, tuple):
        return wording.join(plain(item, field, wording) for item in value)
    if isinstance(value, Mapping):
        return _say_record(value, field, wording)
    return _say_typed(value, field, wording)


def _say_record(record: Mapping[str, Value], field: Field, wording: Wording) -> str:
    """Say the first part of a record, and the others behind it in brackets."""
    parts = {part.name: part for part in field.parts}
    said = [plain(value, parts[name], wording) for name, value in record.items() if value is not None and name in parts]
    return f"{said[0]} ({', '.join(said[1:])})" if len(said) > 1 else "".join(said)


def _say_typed(value: Value, field: Field, wording: Wording) -> str:
    if isinstance(value, Day):
        return wording.day(value)
    if isinstance(value, Money):
        return f"{wording.money(value)} ({wording.day(value.as_of)})"
    if isinstance(value, Media):
        return wording.label("media_platforms", value.platform)
    if isinstance(value, Reference):
        return str(value)
    speak = _BY_TYPE.get(field.type)
    return speak(wording, value, field) if speak else str(value)


def _say_choice(wording: Wording, value: Value, field: Field) -> str:
    return wording.label(field.options.get("of", ""), str(value))


def _say_language(wording: Wording, value: Value, _: Field) -> str:
    return wording.language(str(value))


def _say_country(wording: Wording, value: Value, _: Field) -> str:
    return wording.country(str(value))


def _say_duration(wording: Wording, value: Value, _: Field) -> str:
    return wording.duration(value if isinstance(value, int) else 0)


_BY_TYPE: Mapping[str, Callable[[Wording, Value, Field], str]] = {
    "choice": _say_choice,
    "language": _say_language,
    "country": _say_country,
    "duration": _say_duration,
}
