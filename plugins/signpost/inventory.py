"""Which files a guide has, and which should not be there.

Comes in: the root of a project, its collections and its locales. Goes out: paths of facts, words, captions, labels,
pages and assets, and problems. Example: ``docs/de/tools/penpot.md`` → ``words["tools"]["penpot"]["de"]``.

It opens no file. Paths are relative to the root and ``/``-separated. Hidden files (``.gitkeep``) are passed over.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from signpost.catalogue import has_films
from signpost.model import Collection, Place
from signpost.problems import Problem, did_you_mean, quote
from signpost.schema import fold
from signpost.schema.files import ASSETS

NEEDS: Final = "needs"
LABELS: Final = "labels.yml"
GLOSSARY: Final = "glossary.yml"
SYNONYMS: Final = "synonyms.yml"
FINDER: Final = "finder.yml"

PICTURES_AND_FILMS: Final = frozenset(
    {".avif", ".gif", ".jpeg", ".jpg", ".mp3", ".mp4", ".ogg", ".pdf", ".png", ".webm", ".webp"}
)
"""What may lie beside pages. MkDocs copies files as they are: HTML, SVG and scripts would run in a reader's browser."""

LANGUAGE_FOLDER: Final = re.compile(r"[a-z]{2}(-[A-Za-z]{2,4})?")


@dataclass(slots=True)
class Inventory:
    """The files found, each by what it is. ``words`` is collection (or ``needs``) → id → locale → path.

    ``assets`` are paths below ``docs/assets/``.
    """

    facts: dict[str, dict[str, str]] = field(default_factory=dict)
    words: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    captions: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    glossaries: dict[str, str] = field(default_factory=dict)
    synonyms: dict[str, str] = field(default_factory=dict)
    finders: dict[str, str] = field(default_factory=dict)
    pages: list[str] = field(default_factory=list)
    assets: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def note(self, path: str, message: str, hint: str) -> None:
        """Append a problem with a whole file."""
        self.problems.append(Problem(Place(path), message, hint))


def find_files(
    root: Path, collections: Mapping[str, Collection], needs: Iterable[str], locales: Sequence[str]
) -> Inventory:
    """Return the files below `root`; problems are stray files, unknown endings, and words without facts."""
    inventory = Inventory()
    for name in collections:
        inventory.facts[name] = _find_facts(root, name, inventory)
    for locale in locales:
        for path in _walk(root, f"docs/{locale}", inventory):
            _sort_in(path, locale, collections, inventory)
    _find_assets(root, inventory)
    _refuse_languages(root, locales, inventory)
    for name in collections:
        for kind in (inventory.words, inventory.captions):
            _refuse_orphans(kind.get(name, {}), name, inventory.facts[name], inventory)
    _refuse_orphans(inventory.words.get(NEEDS, {}), NEEDS, needs, inventory)
    return inventory


def _find_assets(root: Path, inventory: Inventory) -> None:
    """Note what lies below ``docs/assets/``, which all locales share; styles of the operator's own may be there too."""
    inventory.assets += [path.removeprefix(f"{ASSETS}/") for path in _walk(root, ASSETS, inventory)]


def _find_facts(root: Path, collection: str, inventory: Inventory) -> dict[str, str]:
    facts: dict[str, str] = {}
    folded: dict[str, str] = {}
    for entry in _scan(root, collection, inventory):
        path = f"{collection}/{entry.name}"
        stem, suffix = PurePosixPath(entry.name).stem, PurePosixPath(entry.name).suffix
        if entry.is_dir():
            inventory.note(path, "stray folder", f"facts stand in {collection}/<id>.yml")
        elif suffix == ".yml":
            facts[stem] = path
            twin = folded.setdefault(fold(stem), entry.name)
            if twin != entry.name:
                hint = "some file systems cannot keep them apart; rename one"
                inventory.note(path, f"differs from {quote(twin)} in case or Unicode form only", hint)
        elif suffix.lower() in (".yaml", ".yml"):
            inventory.note(path, f"unknown ending {quote(suffix)}", f"rename it to {stem}.yml")
        else:
            inventory.note(path, "stray file", f"{collection}/ holds facts only: <id>.yml")
    return facts


def _sort_in(path: str, locale: str, collections: Mapping[str, Collection], inventory: Inventory) -> None:
    """Put one file below ``docs/<locale>/`` where it belongs."""
    inside = PurePosixPath(path).relative_to(f"docs/{locale}")
    folder, name = inside.parts[0], inside.name
    if str(inside) == LABELS:
        inventory.labels[locale] = path
    elif str(inside) == GLOSSARY:
        inventory.glossaries[locale] = path
    elif str(inside) == SYNONYMS:
        inventory.synonyms[locale] = path
    elif str(inside) == FINDER:
        inventory.finders[locale] = path
    elif len(inside.parts) > 1 and folder in (*collections, NEEDS):
        _sort_into_collection(path, inside, locale, collections, inventory)
    elif inside.suffix == ".md":
        inventory.pages.append(path)
    elif inside.suffix.lower() not in PICTURES_AND_FILMS:
        _refuse_ending(path, name, inventory)


def _sort_into_collection(
    path: str, inside: PurePosixPath, locale: str, collections: Mapping[str, Collection], inventory: Inventory
) -> None:
    folder, stem, suffix = inside.parts[0], inside.stem, inside.suffix
    collection = collections.get(folder)
    films = collection is not None and has_films(collection)
    if len(inside.parts) != 2:  # noqa: PLR2004 - the folder and the file
        inventory.note(path, "stray file", f"words stand directly in docs/{locale}/{folder}/")
    elif suffix == ".md" and stem == "index":
        inventory.pages.append(path)
    elif suffix == ".md":
        inventory.words.setdefault(folder, {}).setdefault(stem, {})[locale] = path
    elif suffix == ".vtt" and films:
        inventory.captions.setdefault(folder, {}).setdefault(stem, {})[locale] = path
    elif suffix in (".yml", ".yaml") and collection is not None:
        inventory.note(path, "stray file", f"facts stand in {folder}/{stem}.yml, once for all languages")
    else:
        _refuse_ending(path, inside.name, inventory)


def _refuse_ending(path: str, name: str, inventory: Inventory) -> None:
    suffix = PurePosixPath(name).suffix
    shown = f"unknown ending {quote(suffix)}" if suffix else "a file without an ending"
    inventory.note(path, shown, "words end in .md; pictures and films may lie beside them, nothing else")


def _refuse_orphans(
    words: Mapping[str, Mapping[str, str]], folder: str, known: Iterable[str], inventory: Inventory
) -> None:
    names = dict.fromkeys(known)
    for name, by_locale in words.items():
        if name not in names:
            wrong = f"unknown need {quote(name)}" if folder == NEEDS else f"no facts for {quote(name)}"
            otherwise = "declare it in vocabulary.yml" if folder == NEEDS else f"write {folder}/{name}.yml"
            close = did_you_mean(name, tuple(names))
            for path in by_locale.values():
                inventory.note(path, wrong, close if close.startswith("did") else f"{otherwise}, or delete this file")


def _refuse_languages(root: Path, locales: Sequence[str], inventory: Inventory) -> None:
    """Note two-letter folders: each counts as a language, and of an undeclared one nothing would reach the site."""
    for entry in _scan(root, "docs", inventory):
        if entry.is_dir() and LANGUAGE_FOLDER.fullmatch(entry.name) and entry.name not in locales:
            hint = f"the guide speaks {', '.join(locales)}; give it a {LABELS} and name it in mkdocs.yml, or rename it"
            inventory.note(f"docs/{entry.name}", f"{quote(entry.name)} is no language of this guide", hint)


def _walk(root: Path, folder: str, inventory: Inventory) -> Iterator[str]:
    for entry in _scan(root, folder, inventory):
        path = f"{folder}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(root, path, inventory)
        elif entry.is_dir():
            inventory.note(path, "a link to a folder", "copy the files: links do not survive every checkout")
        else:
            yield path


def _scan(root: Path, folder: str, inventory: Inventory) -> list[os.DirEntry[str]]:
    """Return what lies in a folder, by name; a folder that does not exist is empty."""
    try:
        with os.scandir(root / folder) as entries:
            return sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except FileNotFoundError:
        return []
    except OSError as error:
        inventory.note(folder, f"cannot be listed: {error.strerror}", "it must be a folder that you may read")
        return []
