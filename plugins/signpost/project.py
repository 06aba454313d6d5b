"""A folder of files → a checked `Catalogue`, labels and pages, with every problem in one run.

Comes in: the root, the locales, the default locale. Goes out: a `Project`.
Example: ``read_project(Path("."), ("en", "de", "fr"), "en").problems`` → ``()`` for a sound guide.

Facts are read once, whatever the number of locales. What only several files together can tell is checked here:
references, successors, former ids, facts without words. Bodies stay Markdown: `markup` checks them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from signpost.captions import Captions, read_vtt
from signpost.catalogue import Catalogue
from signpost.entryfiles import EntryFiles, read_each
from signpost.fields import Context
from signpost.inventory import LABELS, NEEDS, Inventory, find_files
from signpost.model import Collection, Entry, Labels, Need, Place, Reference, Term, Text, Vocabulary
from signpost.nodes import Mapping as Block
from signpost.nodes import Words
from signpost.problems import Problem, collect
from signpost.questions import FINDER, Finder
from signpost.references import check_former_ids
from signpost.schema import (
    PAGE_WORDS,
    SHEET_WORDS,
    Groups,
    borrow_labels,
    compare_glossaries,
    compare_interfaces,
    load_collections,
    load_finder,
    load_finder_words,
    load_glossary,
    load_labels,
    load_sheets,
    load_synonyms,
    load_vocabulary,
    make_context,
    read_need,
    read_text,
)
from signpost.schema.finderwords import FinderWords
from signpost.sheets import FOLDER, WORKSHEETS, Sheet
from signpost.source import read_words, read_yaml

COLLECTIONS: Final = "collections.yml"
VOCABULARY: Final = "vocabulary.yml"


@dataclass(frozen=True, slots=True)
class Project:
    """What was read.

    ``labels``, ``glossaries`` and ``synonyms`` have every locale. ``pages`` maps the name of each written page
    (``about/method``) to its words per locale. ``captions`` has the locales whose file is without errors, in the order
    of the locales, for every entry with captions. ``page_files`` maps the path of every file that the engine renders, a
    need's too, to what stands in it. ``finder`` is the check-up, ``None`` where there is none. ``sheets`` are the
    worksheets by id; their words are those of the page ``worksheets/<id>``. ``files`` are those that were found.
    With problems of severity ``error`` the catalogue may hold entries with gaps: nothing must be built from it.
    """

    catalogue: Catalogue
    labels: Mapping[str, Labels]
    glossaries: Mapping[str, tuple[Term, ...]]
    synonyms: Mapping[str, Groups]
    problems: tuple[Problem, ...]
    pages: Mapping[str, Mapping[str, Text]]
    page_files: Mapping[str, Words]
    captions: Mapping[Reference, Mapping[str, Captions]]
    finder: Finder | None = None
    finder_words: Mapping[str, FinderWords] = field(default_factory=dict)
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    files: Inventory = field(default_factory=Inventory)

    @property
    def locales(self) -> tuple[str, ...]:
        """All locales, the default one first: the order in which files are read."""
        return tuple(self.labels)


def read_project(root: Path, locales: Sequence[str], default_locale: str) -> Project:
    """Return everything below `root`; `default_locale` is one of `locales`, whose order does not matter.

    Problems are sorted by file and line, each told once. A file that cannot be read is one problem, never an exception.
    """
    ordered = (default_locale, *(locale for locale in locales if locale != default_locale))
    reader = _Reader(root, ordered, [])
    declared = reader.read_yaml(VOCABULARY)
    vocabulary, found = load_vocabulary(declared) if declared else (Vocabulary({}, {}), [])
    reader.problems.extend(found)
    collections = reader.read_collections(vocabulary)
    files = find_files(root, collections, vocabulary.needs, ordered)
    reader.problems.extend(files.problems)
    needs, need_files = reader.read_needs(vocabulary, declared, files)
    entries = tuple(reader.read_entries(collections, vocabulary, files))
    labels = reader.read_labels(collections, vocabulary, files)
    glossaries = reader.read_glossaries(files)
    synonyms = reader.read_synonyms(files)
    page_files = {path: words for path in files.pages if (words := reader.read_words(path)) is not None}
    sheets = reader.read_sheets(vocabulary)
    pages = reader.read_pages(page_files, vocabulary, sheets)
    catalogue = Catalogue(collections, vocabulary, needs, entries)
    finder, finder_words = reader.read_finder(catalogue, labels, files)
    reader.problems.extend(check_former_ids(entries, files))
    captions = reader.read_captions(files)
    problems = collect(reader.problems)
    page_files.update(need_files)
    return Project(
        *(catalogue, labels, glossaries, synonyms, problems, pages, page_files, captions, finder, finder_words, sheets),
        files,
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one kind of file after the other and keeps the problems. Lives for one `read_project`."""

    root: Path
    locales: tuple[str, ...]
    problems: list[Problem]

    def read_yaml(self, path: str) -> Block | None:
        mapping, problems = read_yaml(self.root, path)
        self.problems.extend(problems)
        return mapping

    def read_words(self, path: str) -> Words | None:
        words, problems = read_words(self.root, path)
        self.problems.extend(problems)
        return words

    def read_collections(self, vocabulary: Vocabulary) -> dict[str, Collection]:
        mapping = self.read_yaml(COLLECTIONS)
        collections, problems = load_collections(mapping, vocabulary) if mapping else ({}, [])
        self.problems.extend(problems)
        return collections

    def read_needs(
        self, vocabulary: Vocabulary, declared: Block | None, files: Inventory
    ) -> tuple[dict[str, Need], dict[str, Words]]:
        needs: dict[str, Need] = {}
        need_files: dict[str, Words] = {}
        context = Context(vocabulary, self.problems)
        for group, ids in vocabulary.groups.items():
            for need in ids:
                paths = files.words.get(NEEDS, {}).get(need, {})
                found = read_each(read_words, self.root, paths, self.locales, self.problems)
                need_files.update({paths[locale]: words for locale, words in found.items()})
                needs[need] = read_need(need, group, found, context)
                if not paths:
                    hint = f"write docs/{self.locales[0]}/{NEEDS}/{need}.md"
                    place = _place_of_need(declared, group, need)
                    self.problems.append(Problem(place, f"need '{need}' has no page in any language", hint))
        return needs, need_files

    def read_entries(
        self, collections: Mapping[str, Collection], vocabulary: Vocabulary, files: Inventory
    ) -> Iterator[Entry]:
        for name, collection in collections.items():
            context = make_context(collection, vocabulary, self.problems)
            reader = EntryFiles(self.root, self.locales, collection, context, files)
            read = (reader.read(id_) for id_ in files.facts[name])
            yield from (entry for entry in read if entry is not None)

    def read_captions(self, files: Inventory) -> dict[Reference, dict[str, Captions]]:
        """Return the captions of every film by locale; a film without any has no key."""
        read = {
            Reference(collection, id_): read_each(read_vtt, self.root, paths, self.locales, self.problems)
            for collection, films in files.captions.items()
            for id_, paths in films.items()
        }
        return {reference: captions for reference, captions in read.items() if captions}

    def read_sheets(self, vocabulary: Vocabulary) -> dict[str, Sheet]:
        """Return the worksheets by id; a guide may have none."""
        mapping = self.read_yaml(WORKSHEETS) if (self.root / WORKSHEETS).exists() else None
        sheets, problems = load_sheets(mapping, vocabulary) if mapping else ({}, [])
        self.problems.extend(problems)
        return sheets

    def read_pages(
        self, files: Mapping[str, Words], vocabulary: Vocabulary, sheets: Mapping[str, Sheet]
    ) -> dict[str, dict[str, Text]]:
        """Return name → locale → words; the default locale first wherever it has the page."""
        pages: dict[str, dict[str, Text]] = {}
        for locale in self.locales:
            folder = f"docs/{locale}/"
            for path in (path for path in files if path.startswith(folder)):
                name = path.removeprefix(folder).removesuffix(".md")
                sheet = sheets.get(name.removeprefix(f"{FOLDER}/")) if name.startswith(f"{FOLDER}/") else None
                context = Context(vocabulary, self.problems, {"labels": sheet.labels} if sheet else {})
                fields = SHEET_WORDS if sheet else PAGE_WORDS
                pages.setdefault(name, {})[locale] = read_text(locale, files[path], fields, context)
        return pages

    def read_glossaries(self, files: Inventory) -> dict[str, tuple[Term, ...]]:
        """Return the terms of every locale; a guide without glossaries has none to compare."""
        glossaries: dict[str, tuple[Term, ...]] = dict.fromkeys(self.locales, ())
        for locale, path in sorted(files.glossaries.items(), key=lambda item: self.locales.index(item[0])):
            mapping = self.read_yaml(path)
            glossaries[locale], found = load_glossary(mapping) if mapping else ((), [])
            missing = compare_glossaries(glossaries[locale], glossaries[self.locales[0]], Place(path))
            self.problems.extend([*found, *missing])
        return glossaries

    def read_synonyms(self, files: Inventory) -> dict[str, Groups]:
        """Return the groups of every locale; each language has its own, so there is nothing to compare."""
        synonyms: dict[str, Groups] = dict.fromkeys(self.locales, ())
        for locale, path in files.synonyms.items():
            if (mapping := self.read_yaml(path)) is not None:
                synonyms[locale], found = load_synonyms(mapping)
                self.problems.extend(found)
        return synonyms

    def read_finder(
        self, catalogue: Catalogue, labels: Mapping[str, Labels], files: Inventory
    ) -> tuple[Finder | None, dict[str, FinderWords]]:
        """Return the check-up and its words; a guide may have none."""
        mapping = self.read_yaml(FINDER) if (self.root / FINDER).exists() else None
        if mapping is None:
            hint = f"write {FINDER} beside vocabulary.yml, or delete this file"
            stray = (Problem(Place(path), "words without a check-up", hint) for path in files.finders.values())
            self.problems.extend(stray)
            return None, {}
        finder, problems = load_finder(mapping, catalogue.vocabulary, catalogue.collections)
        self.problems.extend(problems)
        words: dict[str, FinderWords] = {}
        for locale in self.locales:
            path = files.finders.get(locale)
            own = self.read_yaml(path) if path else None
            place = Place(path or f"docs/{locale}/{FINDER}")
            words[locale], found = load_finder_words(own, place, finder, labels[locale], words.get(self.locales[0]))
            self.problems.extend(found)
        return finder, words

    def read_labels(
        self, collections: Mapping[str, Collection], vocabulary: Vocabulary, files: Inventory
    ) -> dict[str, Labels]:
        labels: dict[str, Labels] = {}
        for locale in self.locales:
            path = files.labels.get(locale)
            mapping = self.read_yaml(path) if path else None
            if path is None:
                missing = Place(f"docs/{locale}/labels.yml")
                begin = f"begin with: signpost l10n start {locale} {LABELS}"
                hint = begin if locale != self.locales[0] else "write them: other languages borrow from these"
                self.problems.append(Problem(missing, "no labels for this language", hint))
            if mapping is None:
                labels[locale] = Labels(locale, {}, {}, {}, {})
                continue
            own, found = load_labels(mapping, locale, collections, vocabulary)
            default = labels.get(self.locales[0])
            if default is not None and default.interface:
                found += compare_interfaces(own, default, mapping)
            own = replace(own, missing=sum(problem.severity == "warning" for problem in found))
            if default is not None:
                own, found = borrow_labels(own, default, collections, found)
            labels[locale] = own
            self.problems.extend(found)
        return labels


def _place_of_need(declared: Block | None, group: str, need: str) -> Place:
    groups = declared.get("groups") if declared else None
    block = groups.get(group) if isinstance(groups, Block) else None
    for item in getattr(block, "items", ()):
        if getattr(item, "text", None) == need:
            return Place(VOCABULARY, item.place.line)
    return Place(VOCABULARY)
