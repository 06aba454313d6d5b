"""The files of one entry → what it says: its facts, its words in every language, its captions.

Comes in: the root, a collection, the inventory of all files, an id. Goes out: an `Entry`, and problems in the context.
Example: ``EntryFiles(root, locales, tools, context, files).read("penpot")`` is the entry, words and all.

It looks at one entry at a time: what only several together can tell (ids used twice, links) is told elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from signpost.fields import Context
from signpost.inventory import Inventory
from signpost.model import Collection, Entry, Reference
from signpost.problems import Problem
from signpost.references import check_references
from signpost.schema import read_entry, read_text
from signpost.schema.chapters import check_chapters
from signpost.schema.files import check_files
from signpost.source import read_words, read_yaml

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class EntryFiles:
    """Reads the entries of one collection. ``locales`` begin with the default one; ``context`` keeps the problems."""

    root: Path
    locales: tuple[str, ...]
    collection: Collection
    context: Context
    files: Inventory

    def read(self, id_: str) -> Entry | None:
        """Return the entry of an id that has facts; ``None`` where nothing can be made of them."""
        own, problems = Reference(self.collection.id, id_), self.context.problems
        paths = self.files.words.get(own.collection, {}).get(id_, {})
        facts, found = read_yaml(self.root, self.files.facts[own.collection][id_])
        problems.extend(found)
        words = read_each(read_words, self.root, paths, self.locales, problems)
        if facts is None:
            for locale, text in words.items():
                read_text(locale, text, self.collection.words, self.context)
            return None
        entry = read_entry(self.collection, id_, facts, words, self.context, locales=self.locales)
        problems.extend(check_references(self.collection, own, facts, self.files))
        problems.extend(check_files(self.collection, facts, self.files.assets, self.locales))
        if entry is not None:
            problems.extend(self._check_words(entry, paths))
            problems.extend(check_chapters(self.collection, entry, facts, words))
        return entry

    def _check_words(self, entry: Entry, paths: Mapping[str, str]) -> Iterator[Problem]:
        """Yield what is wrong with which languages there are; a removed entry keeps its page, and so its words."""
        if not paths:
            hint = f"write docs/{entry.source_locale}/{entry.reference}.md, or in another language you speak"
            yield Problem(entry.place, f"no words for '{entry.id}' in any language", hint)
        elif paths and entry.source_locale not in paths:
            given = next(locale for locale in self.locales if locale in paths)
            hint = f"if they began in another: source_locale: {given}"
            yield Problem(entry.place, f"no words in '{entry.source_locale}', the source language", hint, "advice")


def read_each(
    read: Callable[[Path, str], tuple[Read | None, list[Problem]]],
    root: Path,
    paths: Mapping[str, str],
    locales: Sequence[str],
    problems: list[Problem],
) -> dict[str, Read]:
    """Read the files of locale → path, in the order of the locales; those that give nothing are left out."""
    given: dict[str, Read] = {}
    for locale in (locale for locale in locales if locale in paths):
        content, found = read(root, paths[locale])
        problems.extend(found)
        if content is not None:
            given[locale] = content
    return given
