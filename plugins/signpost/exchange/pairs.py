"""A file and its translation, text beside text, where the two are built alike.

Comes in: the document of the source and, if there is one, of the translation. Goes out: `Unit`s.
Example: the second text under ``## First steps {#first-steps}`` is ``tools/penpot#first-steps.2``.
Contexts: ``NAME:field.key`` a text in YAML · ``NAME#id`` a heading · ``NAME#id.2`` a text of its section (``NAME#.2``
before the first heading) · ``NAME#id.*`` all of a section, where the two are not built alike · ``NAME#*`` the whole
body, where they do not even have the same headings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from signpost.exchange.blocks import Section, divide_content, split_body
from signpost.exchange.documents import Document
from signpost.exchange.scalars import Steps
from signpost.exchange.units import Unit
from signpost.model import Place

ALL: Final = "*"
_PLURAL: Final = "other"
_NOTES: Final = {
    "heading": "heading",
    "paragraph": "paragraph",
    "item": "list item",
    "cell": "cell of a table",
    "quotation": "quotation; keep '>' at the beginning of each line",
    "title": "title of a box",
}
_SECTION: Final = "all of a section in Markdown, because the translation is not divided like its source"
_BODY: Final = "the whole text in Markdown, because the translation has other headings than its source; keep {#ids}"

Limits = Mapping[str, int]
"""How many characters a text may have, by the first key on its way that is here, else by ``*``."""


def find_units(name: str, source: Document, target: Document | None, limits: Limits) -> Iterator[Unit]:
    """Yield the units of one file, in its order; the targets are what `target` has now."""
    yield from _find_fields(name, source, target, limits)
    if source.body_line:
        yield from _find_body(name, source, target)


def find_contexts(name: str, source: Document, target: Document | None) -> dict[str, Unit]:
    """Return every context that a file may come back with, coarse and fine ones, each with its unit."""
    units = {unit.context: unit for unit in find_units(name, source, target, {})}
    if source.body_line:
        lone = _find_body(name, source, None)
        units = {unit.context: unit for unit in lone} | units
        whole = _unit_of_body(name, source, target)
        sections = (unit for unit in _units_of_sections(name, source, target))
        units = {unit.context: unit for unit in (whole, *sections)} | units
    return units


def field_context(name: str, path: Steps) -> str:
    """Return the context of a text in YAML; positions in a list count from 1."""
    return f"{name}:{'.'.join(str(step + 1) if isinstance(step, int) else step for step in path)}"


def text_contexts(name: str, section: Section) -> dict[str, int]:
    """Return the contexts of the texts of a section, each with the position of its piece."""
    contexts: dict[str, int] = {}
    number = 0
    for position, _ in section.texts:
        if section.id and not contexts and section.pieces[position].kind == "heading" and position <= 1:
            contexts[f"{name}#{section.id}"] = position
            continue
        number += 1
        contexts[f"{name}#{section.id}.{number}"] = position
    return contexts


def have_same_sections(source: Document, target: Document) -> bool:
    """Tell whether two bodies have the same headings with ids; a translation may put them in another order."""
    own, others = ([section.id for section in split_body(found.body)] for found in (source, target))
    return set(own) == set(others) and len(own) == len(set(own)) == len(others)


def _find_fields(name: str, source: Document, target: Document | None, limits: Limits) -> Iterator[Unit]:
    own = target.texts if target else {}
    texts = source.texts
    for path, scalar in texts.items():
        named = (str(step) for step in path if str(step) in limits)
        longest = limits.get(next(named, ALL), 0)
        there = own[path].text if path in own else ""
        yield Unit(field_context(name, path), scalar.text, there, scalar.place, "line", str(path[0]), longest)
    for path, scalar in own.items():
        # Another language may have more plurals than the source.
        plural = texts.get((*path[:-1], _PLURAL))
        if path not in texts and plural is not None:
            note = f"plural '{path[-1]}'"
            yield Unit(
                field_context(name, path), plural.text, scalar.text, plural.place, "line", note, limits.get(ALL, 0)
            )


def _find_body(name: str, source: Document, target: Document | None) -> Iterator[Unit]:
    if target is not None and not have_same_sections(source, target):
        yield _unit_of_body(name, source, target)
        return
    sections = split_body(source.body)
    others = {section.id: section for section in split_body(target.body)} if target else {}
    whole = {unit.context: unit for unit in _units_of_sections(name, source, target)}
    for section in sections:
        other = others.get(section.id, section)
        units = list(_units_of_texts(name, source, section))
        if target is not None and section.shape != other.shape:
            heading = f"{name}#{section.id}"
            units = [unit for unit in units if unit.context == heading]
            units += [whole[f"{heading}.{ALL}"]] if f"{heading}.{ALL}" in whole else []
        present = _texts(name, other) if target else {}
        yield from (replace(unit, target=unit.target or present.get(unit.context, "")) for unit in units)


def _texts(name: str, section: Section) -> dict[str, str]:
    found = text_contexts(name, section)
    return {context: section.pieces[position].text for context, position in found.items()}


def _units_of_texts(name: str, source: Document, section: Section) -> Iterator[Unit]:
    lines = dict(section.texts)
    for context, position in text_contexts(name, section).items():
        piece = section.pieces[position]
        place = Place(source.path, source.body_line + lines[position])
        yield Unit(context, piece.text, "", place, piece.kind, _NOTES[piece.kind])


def _units_of_sections(name: str, source: Document, target: Document | None) -> Iterator[Unit]:
    """Yield each section with content as one unit; a section that the translation lacks has no target."""
    others = {section.id: divide_content(section)[1] for section in split_body(target.body)} if target else {}
    for section in split_body(source.body):
        before, content, _ = divide_content(section)
        if content or others.get(section.id):
            place = Place(source.path, source.body_line + section.line + before.count("\n"))
            context = f"{name}#{section.id}.{ALL}"
            yield Unit(context, content, others.get(section.id, ""), place, "section", _SECTION)


def _unit_of_body(name: str, source: Document, target: Document | None) -> Unit:
    there = target.body.strip("\n") if target else ""
    place = Place(source.path, source.body_line)
    return Unit(f"{name}#{ALL}", source.body.strip("\n"), there, place, "body", _BODY)
