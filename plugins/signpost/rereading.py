"""A guide and the entries whose files have changed → the guide as it is now, without reading anything else again.

Comes in: a sound `Guide` and the paths of changed files. Goes out: a `Reread`, or ``None`` where that is not enough.
Example: a sentence of ``docs/de/tools/penpot.md`` → all as it was, with this entry read and checked again.

It is for previews: nothing is decided here that a whole reading would decide otherwise. What it cannot vouch for it
leaves to one: errors, files that are no entry's, an anchor that is gone and that others may link to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from signpost.bodies import Bodies, anchors_in
from signpost.captions import Captions, read_vtt
from signpost.catalogue import Catalogue
from signpost.check import check_joins
from signpost.entryfiles import EntryFiles, read_each
from signpost.guide import Guide
from signpost.inventory import Inventory
from signpost.model import Entry, Reference
from signpost.problems import Problem, collect
from signpost.references import check_former_ids
from signpost.schema import make_context


@dataclass(frozen=True, slots=True)
class Reread:
    """A guide with some entries read again, and what was said of these: warnings and advice, no errors."""

    guide: Guide
    bodies: Bodies
    references: tuple[Reference, ...]
    problems: tuple[Problem, ...]


def reread(guide: Guide, root: Path, changed: Iterable[str]) -> Reread | None:
    """Read entries again; ``None`` where only a whole reading can tell what has become of the guide.

    `changed` are paths below `root`, ``/``-separated, of files that were there when `guide` was read and still are;
    nothing else may have changed. `guide` must be without errors.
    """
    references = {_owner(path, guide) for path in changed}
    known = {reference for reference in references if reference is not None}
    if not known or known != references:
        return None
    problems: list[Problem] = []
    entries = {entry.reference: entry for entry in _read_entries(guide, root, sorted(known), problems)}
    captions = {reference: _read_captions(guide, root, reference, problems) for reference in known}
    if entries.keys() != known or _broken(problems) or any(_lost(guide, entry) for entry in entries.values()):
        return None
    return _join(guide, entries, captions, problems)


def _join(
    guide: Guide,
    entries: Mapping[Reference, Entry],
    captions: Mapping[Reference, Mapping[str, Captions]],
    problems: list[Problem],
) -> Reread | None:
    """Put entries into the guide in place of those of the same name, unless that makes an error."""
    old, files = guide.project, guide.project.files
    own = frozenset(_paths(entries, files))
    whole = tuple(entries.get(entry.reference, entry) for entry in old.catalogue.entries)
    spoken = {**old.captions, **captions}
    read = [*problems, *check_former_ids(whole, files)]
    project = replace(
        old,
        catalogue=Catalogue(old.catalogue.collections, old.catalogue.vocabulary, old.catalogue.needs, whole),
        captions={reference: said for reference, said in spoken.items() if said},
        problems=collect([*(problem for problem in old.problems if problem.place.path not in own), *read]),
    )
    now = Guide(project, guide.addresses, guide.settings)
    bodies = Bodies(now)
    found = collect([*read, *check_joins(now), *(p for entry in entries.values() for p in bodies.problems_of(entry))])
    if _broken(found):
        return None
    return Reread(now, bodies, tuple(entries), tuple(problem for problem in found if problem.place.path in own))


def _owner(path: str, guide: Guide) -> Reference | None:
    """Give the entry of whose facts, words or captions a path is the file."""
    parts: tuple[str, ...] = PurePosixPath(path).parts
    endings: tuple[str, ...] = (".yml",)
    if parts[0] == "docs" and len(parts) > 1 and parts[1] in guide.addresses.locales:
        parts, endings = parts[2:], (".md", ".vtt")
    if len(parts) != 2 or not parts[1].endswith(endings):  # noqa: PLR2004 -- folder and file
        return None
    reference = Reference(parts[0], PurePosixPath(parts[1]).stem)
    return reference if guide.catalogue.entry(reference) else None


def _read_entries(
    guide: Guide, root: Path, references: Iterable[Reference], problems: list[Problem]
) -> Iterator[Entry]:
    for reference in references:
        collection = guide.catalogue.collections[reference.collection]
        context = make_context(collection, guide.catalogue.vocabulary, problems)
        entry = EntryFiles(root, guide.project.locales, collection, context, guide.project.files).read(reference.id)
        if entry is not None:
            yield entry


def _read_captions(guide: Guide, root: Path, reference: Reference, problems: list[Problem]) -> dict[str, Captions]:
    paths = guide.project.files.captions.get(reference.collection, {}).get(reference.id, {})
    return read_each(read_vtt, root, paths, guide.project.locales, problems)


def _lost(guide: Guide, entry: Entry) -> bool:
    """Tell whether an entry has lost an anchor of its words: links to it would lead nowhere."""
    before = guide.entry(entry.reference)
    return any(
        bool(_anchors(guide, before, locale) - _anchors(guide, entry, locale)) for locale in guide.addresses.locales
    )


def _anchors(guide: Guide, entry: Entry, locale: str) -> set[str]:
    return anchors_in(guide.words(entry, locale).body) if entry.words else set()


def _paths(references: Iterable[Reference], files: Inventory) -> Iterator[str]:
    for reference in references:
        yield files.facts[reference.collection][reference.id]
        for kind in (files.words, files.captions):
            yield from kind.get(reference.collection, {}).get(reference.id, {}).values()


def _broken(problems: Iterable[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)
