"""Translations that come back: every problem in one run, then the files that they make.

Comes in: a guide, a locale and `Translation`s. Goes out: an `Arrival` with the bytes of each file that changes.
Example: a file with one text too long makes a problem, and nothing is written, of the others neither.
What is unfinished or empty is passed over unless it is asked for. A page that nobody had translated is made once all
of it is there; a page that has come back whole is stamped. Writes nothing itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from signpost import stamping
from signpost.exchange.checks import check_translation
from signpost.exchange.documents import Document
from signpost.exchange.joining import Joined, join
from signpost.exchange.outgoing import LISTS, Guide, find_limits, find_optional, open_pair
from signpost.exchange.pairs import find_contexts, find_units
from signpost.exchange.units import Translation, Unit
from signpost.model import Place
from signpost.problems import Problem, did_you_mean, quote
from signpost.translation import State, state

_CONTEXT: Final = re.compile(r"([^:#]+)[:#]")
_EXPORT_AGAIN: Final = "export it again, which keeps what still fits, or leave this text out"


@dataclass(frozen=True, slots=True)
class Options:
    """What is taken besides finished translations. ``links``: the links of the source must be kept."""

    unsure: bool = False
    links: bool = True


@dataclass(slots=True)
class Arrival:
    """What came back. With problems of severity error nothing is to be written.

    ``files`` maps paths to bytes, of files that change or are new; ``taken`` counts the texts that are used.
    """

    problems: list[Problem] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    taken: int = 0


def take(guide: Guide, locale: str, translations: Iterable[Translation], options: Options) -> Arrival:
    """Check all translations and join them with the files of `locale`."""
    arrival = Arrival()
    for name, found in _group(translations, arrival).items():
        _take_file(guide, locale, name, found, options, arrival)
    return arrival


def _group(translations: Iterable[Translation], arrival: Arrival) -> dict[str, dict[str, Translation]]:
    """Put translations together by file and context."""
    groups: dict[str, dict[str, Translation]] = {}
    for translation in translations:
        named = _CONTEXT.match(translation.context)
        if named is None:
            message = f"unknown text {quote(translation.context)}"
            arrival.problems.append(Problem(translation.place, message, "keep contexts and ids as they were exported"))
            continue
        group = groups.setdefault(named[1], {})
        if translation.context in group:
            message = f"a second translation of {quote(translation.context)}"
            hint = f"keep one of them; the first is in line {group[translation.context].place.line}"
            arrival.problems.append(Problem(translation.place, message, hint))
        group.setdefault(translation.context, translation)
    return groups


def _take_file(
    guide: Guide, locale: str, name: str, found: Mapping[str, Translation], options: Options, arrival: Arrival
) -> None:
    first = next(iter(found.values())).place
    original = guide.find(name)
    if original is None and name not in LISTS:
        hint = did_you_mean(name, [*LISTS, *(each.name for each in guide.originals)])
        arrival.problems.append(Problem(first, f"nothing in this guide is called {quote(name)}", hint))
        return
    if locale == (original.source_locale if original else guide.default):
        hint = "it needs no translation: leave it out"
        arrival.problems.append(Problem(first, f"'{name}' is written in '{locale}'", hint))
        return
    source, target = open_pair(guide, name, locale)
    path = original.path(locale) if original else f"docs/{locale}/{name}"
    if source is None or (target is None and (guide.root / path).exists()):
        broken = path if source is not None else original.path(original.source_locale) if original else path
        arrival.problems.append(Problem(Place(broken), "cannot be read", "see `signpost check`"))
        return
    is_current = original is None or state(original.words, original.source_locale, locale) is State.CURRENT
    limits = find_limits(guide.project, name)
    units = _with_limits(find_contexts(name, source, target), find_units(name, source, target, limits))
    filed = _Filed(name, source, target, units, find_optional(guide.project, name), is_current=is_current)
    before = len(arrival.problems)
    used = dict(_choose(filed, found, options, arrival))
    if any(problem.severity == "error" for problem in arrival.problems[before:]):
        return
    digest = original.source.digest if original is not None and original.source is not None else ""
    _write(filed, path, used, digest, arrival)


@dataclass(frozen=True, slots=True)
class _Filed:
    """One file that something has come back for. ``is_current``: its translation fits its source already."""

    name: str
    source: Document
    target: Document | None
    units: Mapping[str, Unit]
    optional: frozenset[str]
    is_current: bool


def _with_limits(units: Mapping[str, Unit], limited: Iterable[Unit]) -> dict[str, Unit]:
    return {**units, **{unit.context: unit for unit in limited}}


def _choose(
    filed: _Filed, found: Mapping[str, Translation], options: Options, arrival: Arrival
) -> Iterator[tuple[str, Translation]]:
    """Yield the translations to be used, and note what is wrong with them."""
    stale: list[Translation] = []
    for context, translation in found.items():
        unit = filed.units.get(context)
        if unit is None:
            message = f"unknown text {quote(context)}"
            arrival.problems.append(Problem(translation.place, message, _EXPORT_AGAIN))
        elif not translation.target.strip() or (translation.unsure and not options.unsure):
            continue
        elif translation.source != unit.source and filed.is_current and translation.target != unit.target:
            stale.append(translation)
        else:
            if translation.target != unit.target:
                arrival.problems += check_translation(unit, translation, links=options.links)
            yield context, translation
    for translation in stale:
        message = f"{quote(translation.context)} has another source by now, and its translation was brought up to date"
        hint = "not taken: export it again"
        arrival.problems.append(Problem(translation.place, message, hint, "warning"))


def _write(filed: _Filed, path: str, used: Mapping[str, Translation], digest: str, arrival: Arrival) -> None:
    if not used:
        return
    given = {context: each.target for context, each in used.items()}
    joined = join(filed.name, filed.source, filed.target, given, filed.optional)
    first = min((each.place for each in used.values()), key=lambda place: place.line)
    if joined.data is None:
        hint = "write its front matter as lines of 'key: value', or put these texts in by hand"
        arrival.problems.append(Problem(first, f"{path} cannot be changed in place", hint))
        return
    if filed.target is None and joined.lacking:
        total = len(joined.lacking) + len(used)
        message = f"{path} is not made yet: {len(joined.lacking)} of {total} texts have no finished translation"
        arrival.problems.append(Problem(first, message, "translate the rest first", "warning"))
        return
    for context in joined.unused:
        message = f"{quote(context)} cannot be put in: {path} is not divided like its source there"
        arrival.problems.append(Problem(used[context].place, message, "translate all of that section", "warning"))
    is_fresh = all(each.source == filed.units[context].source for context, each in used.items())
    stamp = digest if is_fresh and not joined.lacking and not joined.unused else ""
    data = _finish(filed, joined, stamp, path)
    if isinstance(data, Problem):
        arrival.problems.append(replace(data, place=Place(path, data.place.line)))
        return
    arrival.taken += len(used) - len(joined.unused)
    if data != _present(filed.target):
        arrival.files[path] = data


def _finish(filed: _Filed, joined: Joined, stamp: str, path: str) -> bytes | Problem:
    """Return a file's bytes with its stamp; a new one has neither its source's reader nor its source's stamp."""
    data: bytes | Problem = joined.data or b""
    if filed.target is None and not isinstance(data, Problem):
        for key in ("read_by", "l10n"):
            if not isinstance(data, Problem) and path.endswith(".md"):
                data = stamping.remove_field(data, path, key)
    if stamp and not isinstance(data, Problem):
        data = stamping.stamp(data, path, stamp)
    return data


def _present(target: Document | None) -> bytes | None:
    return target.write({}, target.body) if target is not None else None
