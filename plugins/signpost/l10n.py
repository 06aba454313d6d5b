"""What there is to translate, how far each language is, and which files a stamp belongs on.

Comes in: a `Project` and its default locale. Goes out: the status of a locale, stamps to be set, a translation begun.
Example: ``find_status(project, originals, "de").count(State.OUTDATED)`` → ``3``.
Entries, needs and hand-written pages count alike. Words in their source language are no translations, and neither are
those of removed entries. Does not print, and writes through `stamping` alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from signpost import stamping
from signpost.inventory import LABELS, NEEDS
from signpost.model import Place, Text
from signpost.problems import Problem, did_you_mean, quote
from signpost.project import Project
from signpost.source import MOST_YAML_BYTES, read_plain
from signpost.translation import State, read_by_native, state
from signpost.writing import create_file

URGENT: Final = (State.OUTDATED, State.MISSING, State.UNMARKED, State.CURRENT)
"""The states of translations, in the order in which a translator should look at them."""


@dataclass(frozen=True, slots=True)
class Original:
    """One thing with words: an entry (``tools/penpot``), a need (``needs/get-paid``) or a page (``about/method``)."""

    name: str
    source_locale: str
    words: Mapping[str, Text]

    @property
    def source(self) -> Text | None:
        """The words that the others are translated from; ``None`` where nobody has written them."""
        return self.words.get(self.source_locale)

    def path(self, locale: str) -> str:
        """Give the file of the words in a locale, whether it exists or not."""
        return f"docs/{locale}/{self.name}.md"


@dataclass(frozen=True, slots=True)
class Row:
    """One translation. ``read``: a native reader vouches for it; never true where there are no words."""

    name: str
    path: str
    state: State
    read: bool


@dataclass(frozen=True, slots=True)
class Status:
    """How far one locale is. ``rows`` begin with what is most urgent; ``labels`` counts the labels it lacks.

    ``problems`` are those with its files: words without facts (orphans), placeholders that nothing fills in, terms that
    its glossary lacks.
    """

    locale: str
    rows: tuple[Row, ...]
    labels: int
    problems: tuple[Problem, ...] = ()

    def count(self, wanted: State) -> int:
        """Count the translations in a state."""
        return sum(row.state is wanted for row in self.rows)

    @property
    def unread(self) -> int:
        """How many translations no native reader vouches for."""
        return sum(row.state is not State.MISSING and not row.read for row in self.rows)


@dataclass(frozen=True, slots=True)
class Stamp:
    """The digest that belongs on the words file at ``path``."""

    path: str
    digest: str


def list_originals(project: Project, default: str) -> tuple[Original, ...]:
    """Return everything with words, by name; pages and needs have the default locale for their source."""
    entries = (entry for entry in project.catalogue.entries if entry.status != "removed")
    found = [Original(str(entry.reference), entry.source_locale, entry.words) for entry in entries]
    found += [Original(f"{NEEDS}/{need.id}", default, need.words) for need in project.catalogue.needs.values()]
    found += [Original(name, default, words) for name, words in project.pages.items()]
    return tuple(sorted(found, key=lambda original: original.name))


def find_status(project: Project, originals: Iterable[Original], locale: str) -> Status:
    """Return how far `locale` is.

    A file that is there but cannot be read is not *missing*: it is left out, because `check` reports it.
    """
    broken = {problem.place.path for problem in project.problems if problem.severity == "error"}
    rows = [row for original in originals if (row := _row(original, locale, broken)) is not None]
    labels = f"docs/{locale}/{LABELS}"
    missing = project.labels[locale].missing
    wrong = (found for found in project.problems if found.place.path.startswith(f"docs/{locale}/"))
    problems = tuple(found for found in wrong if found.severity == "error" or found.place.path != labels)
    return Status(locale, tuple(sorted(rows, key=lambda row: (URGENT.index(row.state), row.path))), missing, problems)


def start(root: Path, originals: Sequence[Original], locale: str, name: str) -> Stamp | Problem:
    """Begin a translation: copy the source words of `name` to `locale`, stamped, for somebody to translate.

    A native reader's name is not copied: it vouches for the source.
    """
    original = next((original for original in originals if original.name == name), None)
    if original is None:
        hint = did_you_mean(name, [original.name for original in originals])
        return Problem(Place(f"docs/{locale}"), f"nothing in this guide is called {quote(name)}", hint)
    path = original.path(locale)
    if locale == original.source_locale:
        return Problem(Place(path), f"'{name}' is written in '{locale}'", "choose another language to translate into")
    if original.source is None:
        missing = Place(original.path(original.source_locale))
        return Problem(missing, f"no words in '{original.source_locale}', the source language", "write them first")
    data = stamping.read(root, original.source.place.path)
    if not isinstance(data, Problem):
        data = stamping.remove_field(data, original.source.place.path, "read_by")
    if not isinstance(data, Problem):
        data = stamping.stamp(data, original.source.place.path, original.source.digest)
    problem = data if isinstance(data, Problem) else stamping.create(root, path, data)
    return problem or Stamp(path, original.source.digest)


def start_list(root: Path, default: str, locale: str, name: str) -> str | Problem:
    """Begin ``labels.yml`` or ``finder.yml`` in a language: copy that of the default one. Return its path.

    It holds many short texts, and no stamp. The language may be a new one: with labels the guide has it.
    """
    path = f"docs/{locale}/{name}"
    if locale == default:
        return Problem(Place(path), f"the source is written in '{locale}'", "choose another language to translate into")
    text, problems = read_plain(root, f"docs/{default}/{name}", MOST_YAML_BYTES)
    if text is None:
        return problems[0]
    return create_file(root, path, text.encode("utf-8", "surrogateescape"), "edit it") or path


def choose_unmarked(originals: Iterable[Original]) -> Iterator[Stamp]:
    """Yield a stamp for every unmarked translation whose source words exist."""
    for original in originals:
        yield from _stamps(original, {State.UNMARKED})


def choose_translation(originals: Iterable[Original], path: str) -> Iterator[Stamp | Problem]:
    """Yield the stamp for the translation at `path`, or what keeps it from having one."""
    original, locale = _find(originals, path)
    if original is None:
        yield _no_words(path)
    elif locale == original.source_locale:
        hint = f"if its translations still hold after a trivial change: signpost l10n stamp --trivial {path}"
        yield Problem(Place(path), "these are the source words, which need no stamp", hint)
    elif original.source is None:
        place = original.path(original.source_locale)
        yield Problem(Place(path), f"there are no source words to stamp it with, no {place}", "write them first")
    else:
        yield Stamp(path, original.source.digest)


def choose_trivial(originals: Iterable[Original], path: str) -> Iterator[Stamp | Problem]:
    """Yield a stamp for every stamped translation of the source words at `path`, or what is wrong with that."""
    original, locale = _find(originals, path)
    if original is None:
        yield _no_words(path)
    elif locale != original.source_locale:
        hint = f"name {original.path(original.source_locale)}, or leave --trivial out"
        yield Problem(Place(path), "this is a translation, and --trivial takes source words", hint)
    else:
        yield from _stamps(original, {State.CURRENT, State.OUTDATED})


def _row(original: Original, locale: str, broken: set[str]) -> Row | None:
    path = original.path(locale)
    text = original.words.get(locale)
    if locale == original.source_locale or (text is None and (original.source is None or path in broken)):
        return None
    found = state(original.words, original.source_locale, locale)
    return Row(original.name, path, found, text is not None and read_by_native(text, original.source_locale))


def _stamps(original: Original, states: set[State]) -> Iterator[Stamp]:
    if original.source is None:
        return
    for locale, text in original.words.items():
        if state(original.words, original.source_locale, locale) in states:
            yield Stamp(text.place.path, original.source.digest)


def _find(originals: Iterable[Original], path: str) -> tuple[Original | None, str]:
    for original in originals:
        for locale, text in original.words.items():
            if text.place.path == path:
                return original, locale
    return None, ""


def _no_words(path: str) -> Problem:
    return Problem(Place(path), "this is no words file of this guide", "`signpost l10n status` lists them")
