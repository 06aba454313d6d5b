"""A new entry in the folder: an id for it, a look for duplicates, two files. What a workflow calls, and `signpost new`.

Comes in: a `Draft`, as a person or an issue form filled it in. Goes out: the files written, or why none was.
Example: ``write_new_entry(root, project, Draft("tools", "Penpot", "en", "2026-11-22")).paths``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from signpost.catalogue import Catalogue
from signpost.drafts import Draft, find_addresses, write_facts, write_words
from signpost.editorhelp import schema_line, schema_path
from signpost.fields import singular
from signpost.likeness import Likeness, find_like
from signpost.model import Place
from signpost.problems import Problem
from signpost.project import Project
from signpost.schema import complain_about_id, slug
from signpost.schema.ids import LONGEST_ID
from signpost.writing import create_file, remove_file
from signpost.yamltext import tidy


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What came of a draft: its id and the files written (facts, words), or what it may duplicate, or a problem."""

    id: str
    paths: tuple[str, ...] = ()
    like: tuple[Likeness, ...] = ()
    problem: Problem | None = None


def suggest_id(catalogue: Catalogue, collection: str, name: str) -> str:
    """Return the id nearest to a name that is free: no entry has or had it, and no file system refuses it."""
    taken = _taken_ids(catalogue, collection)
    wanted = slug(name)
    if complain_about_id(wanted):
        wanted = slug(f"{wanted}-{singular(collection)}")
    number, free = 1, wanted
    while free in taken:
        number += 1
        ending = f"-{number}"
        free = wanted[: LONGEST_ID - len(ending)].rstrip("-") + ending
    return free


def complain_about_new_id(catalogue: Catalogue, collection: str, own: str, name: str) -> tuple[str, str] | None:
    """Return (message, hint) on what keeps `own` from being the id of a new entry of that `name`, else ``None``."""
    if complaint := complain_about_id(own):
        return complaint
    if own in _taken_ids(catalogue, collection):
        return f"an entry has or had the id '{own}'", f"'{suggest_id(catalogue, collection, name)}' is free"
    return None


def write_new_entry(
    root: Path, project: Project, draft: Draft, *, default: str = "en", force: bool = False, helps: bool = True
) -> NewEntry:
    """Write the facts and the words of a new entry.

    Unless `force` is set, nothing is written where something like it is there already. `helps` adds the comments that
    say what to write. ``draft.collection`` must be declared, and ``draft.locale`` a language of the guide.
    """
    catalogue = project.catalogue
    collection = catalogue.collections[draft.collection]
    draft = replace(draft, name=tidy(draft.name))
    own = draft.id or suggest_id(catalogue, draft.collection, draft.name)
    facts = f"{draft.collection}/{own}.yml"
    if complaint := complain_about_new_id(catalogue, draft.collection, own, draft.name):
        return NewEntry(own, problem=Problem(Place(draft.collection), *complaint))
    like = find_like(catalogue, draft.collection, draft.name, find_addresses(draft, collection))
    if like and not force:
        return NewEntry(own, like=like)
    words = f"docs/{draft.locale}/{draft.collection}/{own}.md"
    first = schema_line(draft.collection) if (root / schema_path(draft.collection)).is_file() else ""
    text = write_facts(draft, collection, catalogue.vocabulary, default=default, first_line=first, helps=helps)
    if problem := create_file(root, facts, text.encode(), "choose another id"):
        return NewEntry(own, like=like, problem=problem)
    text = write_words(draft, collection, catalogue.vocabulary, helps=helps)
    if problem := create_file(root, words, text.encode(), "choose another id"):
        remove_file(root, facts)
        return NewEntry(own, like=like, problem=problem)
    return NewEntry(own, (facts, words), like)


def _taken_ids(catalogue: Catalogue, collection: str) -> set[str]:
    members = [entry for entry in catalogue.entries if entry.collection == collection]
    return {entry.id for entry in members} | {former for entry in members for former in entry.formerly}
