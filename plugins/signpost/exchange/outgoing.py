"""The texts of a guide that go out to translators, file by file.

Comes in: a project, its originals and a locale. Goes out: `Page`s of units, for `po` or `xliff` to write.
Example: ``list_pages(guide, "de", originals)`` → one page per entry, need, written page, and one for the labels.
Of an outdated translation only those texts are unsure whose source has changed, where the git history knows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from signpost import history
from signpost.exchange.documents import Document, open_document, parse
from signpost.exchange.pairs import ALL, Limits, field_context, find_contexts, find_units
from signpost.exchange.units import Page, Unit
from signpost.inventory import FINDER, LABELS, NEEDS
from signpost.l10n import Original
from signpost.model import Field
from signpost.project import Project
from signpost.schema import NEED_WORDS, PAGE_WORDS
from signpost.schema.finderwords import LONGEST_ANSWER
from signpost.schema.labels import LONGEST
from signpost.translation import State, state

LISTS: Final = (LABELS, FINDER)
"""Files of short texts in YAML, which every locale has; nobody stamps them."""
_MAY_LACK: Final = "title; leave it empty where the name alone is clear in your language"
UNSURE: Final = (State.OUTDATED, State.UNMARKED)


@dataclass(frozen=True, slots=True)
class Guide:
    """What is exchanged: a project that has been read, its root, default locale and everything that has words."""

    root: Path
    project: Project
    default: str
    originals: Sequence[Original]

    def find(self, name: str) -> Original | None:
        """Return the original of that name."""
        return next((original for original in self.originals if original.name == name), None)


def list_pages(guide: Guide, locale: str, names: Iterable[str] = (), *, todo: bool = False) -> Iterator[Page]:
    """Yield the pages of a translation into `locale`: all, or those of `names`; with `todo` those with work to do.

    Files that cannot be read are left out, because `check` reports them.
    """
    wanted = set(names)
    for original in guide.originals:
        if (not wanted or original.name in wanted) and original.source_locale != locale:
            page = _open_page(guide, original, locale)
            if page is not None and not (todo and _state(original, locale) is State.CURRENT):
                yield page
    for name in LISTS if locale != guide.default else ():
        page = _open_list(guide, name, locale) if not wanted or name in wanted else None
        if page is not None and not (todo and all(unit.target for unit in page.units)):
            yield page


def open_pair(guide: Guide, name: str, locale: str) -> tuple[Document | None, Document | None]:
    """Return the documents of the source and of the translation of a file; ``None`` for one that is not there."""
    original = guide.find(name)
    if original is None:
        found = (open_document(guide.root, f"docs/{each}/{name}") for each in (guide.default, locale))
    else:
        found = (open_document(guide.root, original.path(each)) for each in (original.source_locale, locale))
    source, target = found
    return source, target


def find_limits(project: Project, name: str) -> Limits:
    """Return how long the fields of a words file may be."""
    collection = project.catalogue.collections.get(name.split("/", maxsplit=1)[0]) if "/" in name else None
    if name in LISTS:
        return {ALL: LONGEST, "answers": LONGEST_ANSWER, "under": LONGEST_ANSWER}
    fields: Sequence[Field] = collection.words if collection else PAGE_WORDS
    if name.startswith(f"{NEEDS}/") and name.removeprefix(f"{NEEDS}/") in project.catalogue.needs:
        fields = NEED_WORDS
    return {field.name: int(field.options["max"]) for field in fields if "max" in field.options}


def find_optional(project: Project, name: str) -> frozenset[str]:
    """Return the fields that a translation may lack: an entry needs no title where its name is one in that language."""
    collection = project.catalogue.collections.get(name.split("/", maxsplit=1)[0]) if "/" in name else None
    fields = collection.words if collection else ()
    return frozenset(field.name for field in fields if field.name == "title" and not field.required)


def _open_list(guide: Guide, name: str, locale: str) -> Page | None:
    source, target = open_pair(guide, name, locale)
    if source is None:
        return None
    return Page(source.path, guide.default, tuple(find_units(name, source, target, find_limits(guide.project, name))))


def _open_page(guide: Guide, original: Original, locale: str) -> Page | None:
    source, target = open_pair(guide, original.name, locale)
    if source is None or (target is None and locale in original.words):
        return None
    units = tuple(find_units(original.name, source, target, find_limits(guide.project, original.name)))
    optional = {field_context(original.name, (key,)) for key in find_optional(guide.project, original.name)}
    units = tuple(replace(unit, note=_MAY_LACK) if unit.context in optional else unit for unit in units)
    if target is not None and _state(original, locale) in UNSURE:
        units = tuple(_doubt(units, _find_earlier(guide.root, original, locale)))
    return Page(source.path, original.source_locale, units)


def _state(original: Original, locale: str) -> State:
    return state(original.words, original.source_locale, locale)


def _doubt(units: Iterable[Unit], earlier: Mapping[str, str]) -> Iterator[Unit]:
    """Mark what somebody has to compare: everything, or what is not as it was when it was translated."""
    for unit in units:
        before = earlier.get(unit.context, "")
        yield replace(unit, unsure=before != unit.source, previous=before if before != unit.source else "")


def _find_earlier(root: Path, original: Original, locale: str) -> dict[str, str]:
    """Return the texts of the source, by context, as they were when the translation was stamped."""
    digest = original.words[locale].source_digest
    path = original.path(original.source_locale)
    text = history.find_version(root, path, digest) if digest else None
    document = parse(text, path) if text else None
    if document is None:
        return {}
    target = open_document(root, original.path(locale))
    return {context: unit.source for context, unit in find_contexts(original.name, document, target).items()}
