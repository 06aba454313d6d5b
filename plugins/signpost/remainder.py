"""What is left of a guide when its broken entries are taken out: good to look at, never to publish.

Comes in: the root, the addresses and the settings of a guide. Goes out: a `Remainder`, with every error that was found.
Example: a slip in ``tools/penpot.yml`` → the guide without ``tools/penpot`` and one problem.

Only entries can be taken out. Where anything else is broken (labels, declarations, a page), there is no guide. Errors
that come only from the absence of what was taken out are not told: a link to it, a pick of the check-up.
"""

from __future__ import annotations

from collections.abc import Collection as Some
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from signpost.bodies import Bodies
from signpost.catalogue import Catalogue
from signpost.check import check_guide
from signpost.guide import Guide, Settings
from signpost.model import Entry, Reference, Value
from signpost.problems import Problem
from signpost.project import VOCABULARY, Project, read_project
from signpost.questions import FINDER, Finder
from signpost.site import Addresses

Gone = frozenset[Reference]


@dataclass(frozen=True, slots=True)
class Remainder:
    """``guide`` lacks the entries of ``left_out``, and is ``None`` where more than entries is broken.

    ``problems`` are errors: those of declarations, labels and pages first, then those of entries, by file and line.
    ``others`` are the warnings and the advice.
    """

    guide: Guide | None
    bodies: Bodies | None
    left_out: Gone
    problems: tuple[Problem, ...]
    others: tuple[Problem, ...]


def read_remainder(root: Path, addresses: Addresses, settings: Settings) -> Remainder:
    """Read and check a project; what of it is sound comes with it, whatever is broken. Bad files raise nothing."""
    project = read_project(root, addresses.locales, addresses.default)
    collections = project.catalogue.collections
    guide = Guide(project, addresses, settings)
    bodies = Bodies(guide, _names(_entries(project.problems, collections)))
    found = check_guide(guide, bodies)
    gone = frozenset(_entries(found, collections))
    told = (problem for problem in found if problem.severity == "error" and not _follows(problem, project, gone))
    problems = tuple(sorted(told, key=lambda problem: _rank(problem, collections)))
    others = tuple(problem for problem in found if problem.severity != "error")
    if any(_entry(problem, collections) is None for problem in problems):
        return Remainder(None, None, gone, problems, others)
    if gone:
        guide = Guide(_take_out(project, gone), addresses, settings)
        bodies = Bodies(guide, _names(gone))
    return Remainder(guide, bodies, gone, problems, others)


def _take_out(project: Project, gone: Gone) -> Project:
    """Give the project without some entries, without what refers to them, and without its errors."""
    whole = project.catalogue
    entries = (_forget(entry, gone) for entry in whole.entries if entry.reference not in gone)
    return replace(
        project,
        catalogue=Catalogue(whole.collections, whole.vocabulary, whole.needs, tuple(entries)),
        captions={reference: said for reference, said in project.captions.items() if reference not in gone},
        finder=_unpick(project.finder, gone) if project.finder else None,
        problems=tuple(problem for problem in project.problems if problem.severity != "error"),
    )


def _forget(entry: Entry, gone: Gone) -> Entry:
    """Give an entry that names none of those taken out."""
    removal = entry.removal
    if removal is not None and removal.successor in gone:
        removal = replace(removal, successor=None)
    return replace(entry, facts={name: _strip(value, gone) for name, value in entry.facts.items()}, removal=removal)


def _strip(value: Value, gone: Gone) -> Value:
    if isinstance(value, Reference):
        return None if value in gone else value
    if isinstance(value, tuple):
        kept = tuple(one for one in value if not (isinstance(one, Reference) and one in gone))
        return kept or None
    return value


def _unpick(finder: Finder, gone: Gone) -> Finder:
    names = _names(gone)
    rules = (
        replace(
            rule, picks={key: tuple(p for p in picks if p.target not in names) for key, picks in rule.picks.items()}
        )
        for rule in finder.rules
    )
    return replace(finder, rules=tuple(rules))


def _follows(problem: Problem, project: Project, gone: Gone) -> bool:
    """Tell whether an error may come from entries that could not be read: rules of the check-up count entries."""
    return bool(gone) and problem.place.path.endswith(FINDER) and problem not in project.problems


def _names(references: Iterable[Reference]) -> frozenset[str]:
    return frozenset(map(str, references))


def _entries(problems: Iterable[Problem], collections: Some[str]) -> Iterator[Reference]:
    found = (_entry(problem, collections) for problem in problems if problem.severity == "error")
    return (reference for reference in found if reference is not None)


def _entry(problem: Problem, collections: Some[str]) -> Reference | None:
    """Give the entry in whose facts, words or captions a problem stands."""
    parts = PurePosixPath(problem.place.path).parts
    inside = parts[2:] if parts[:1] == ("docs",) else parts
    if len(inside) != 2 or inside[0] not in collections or inside[1] == "index.md":  # noqa: PLR2004 -- folder and file
        return None
    return Reference(inside[0], PurePosixPath(inside[1]).stem)


def _rank(problem: Problem, collections: Some[str]) -> tuple[bool, bool, bool]:
    """Put causes before what follows from them: declarations are read with the vocabulary, all else with both."""
    path = problem.place.path
    return _entry(problem, collections) is not None, "/" in path, path != VOCABULARY
