"""What a guide has and what it lacks, in numbers: entries, needs, facts, languages, friendliness, gaps.

Comes in: a `Project`, its default locale, its locales. Goes out: `Stats`, as data for JSON, or as text for a terminal.
Example: ``count_guide(project, "en", ("en", "de")).gaps`` → ``(Gap("workspace", "tools", "", 2), …)``.
Removed entries are not counted, and neither are files that cannot be read. Does not judge: an honest gap is no problem.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from signpost.catalogue import Catalogue
from signpost.facets import ids_of
from signpost.friendliness import FACT as FRIENDLINESS
from signpost.friendliness import assess
from signpost.l10n import Original, find_status, list_originals
from signpost.model import Collection, Entry, Field, Place, Selection, Text, Value
from signpost.project import Project
from signpost.prose import count_words, find_blocks
from signpost.translation import State

COUNTRIES: Final = ("GB", "DE", "FR", "EU")
"""The countries the guide is written for, and what serves all of the European Union."""

ENOUGH: Final[Mapping[str, int]] = {"tools": 3, "videos": 1}
"""So many entries of a collection should serve each need."""
ON_SITE: Final = "services"
"""The collection that is of use only where the reader is: each need should have `ENOUGH_ON_SITE` in each country."""
ENOUGH_ON_SITE: Final = 3
NEEDED_IN: Final = ("GB", "DE", "FR")
_WHERE: Final = "countries"


@dataclass(frozen=True, slots=True)
class NeedRow:
    """How many entries serve a need, by collection; ``countries`` counts its services where they are, if there are any.

    One that serves the whole of the European Union counts under ``EU`` alone.
    """

    need: str
    entries: Mapping[str, int]
    countries: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FactRow:
    """For how many entries of a collection one fact is known, given without a source, and not known."""

    fact: str
    known: int
    unconfirmed: int
    unknown: int


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """How much there is in one locale: texts, their words, and the states of those that are translations."""

    locale: str
    texts: int
    words: int
    source: int
    current: int
    outdated: int
    missing: int
    unmarked: int
    unread: int


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """A need with too few entries of a collection, in one country or (empty) anywhere."""

    need: str
    collection: str
    country: str
    number: int

    def __str__(self) -> str:
        noun = self.collection.removesuffix("s") if self.number == 1 else self.collection
        return f"{self.number or 'no'} {noun}{' in ' if self.country else ''}{self.country}"


@dataclass(frozen=True, slots=True)
class Stats:
    """All counts of a guide; ``friendliness`` is collection → entries, assessed, friendly."""

    collections: Mapping[str, int]
    removed: Mapping[str, int]
    needs: tuple[NeedRow, ...]
    facts: Mapping[str, tuple[FactRow, ...]]
    languages: tuple[LanguageRow, ...]
    friendliness: Mapping[str, Mapping[str, int]]
    gaps: tuple[Gap, ...]


def count_guide(project: Project, default: str, locales: Sequence[str]) -> Stats:
    """Return the counts of a guide; needs and collections keep the order in which they are declared."""
    catalogue = project.catalogue
    needs = tuple(_count_need(catalogue, need) for need in catalogue.vocabulary.needs)
    originals = list_originals(project, default)
    return Stats(
        collections={name: len(catalogue.of(name)) for name in catalogue.collections},
        removed={name: len(catalogue.removed(name)) for name in catalogue.collections},
        needs=needs,
        facts={name: count_facts(catalogue, name) for name in catalogue.collections},
        languages=tuple(_count_language(project, originals, locale) for locale in locales),
        friendliness=dict(_count_friendliness(catalogue)),
        gaps=tuple(gap for row in needs for gap in _find_gaps(row)),
    )


def count_facts(catalogue: Catalogue, collection: str) -> tuple[FactRow, ...]:
    """Return how much is known of each fact of a collection that can be unknown, in the declared order."""
    declared = catalogue.collections[collection]
    return tuple(_count_fact(fact, declared, catalogue.of(collection)) for fact in _listed(declared))


def find_gaps(catalogue: Catalogue) -> tuple[Gap, ...]:
    """Return where too little serves a need; needs keep the order in which they are declared."""
    return tuple(gap for need in catalogue.vocabulary.needs for gap in _find_gaps(_count_need(catalogue, need)))


def describe(stats: Stats) -> dict[str, object]:
    """Return the counts as data for JSON: the names are those of `Stats`."""
    return asdict(stats)


def format_stats(stats: Stats) -> str:
    """Return the counts as aligned text, at most 100 columns wide for a guide of up to four collections."""
    blocks = [
        _table("entries", ("", "listed", "removed"), _rows_of_collections(stats)),
        *_format_needs(stats),
        *(_format_facts(name, rows, stats.collections[name]) for name, rows in stats.facts.items() if rows),
        _table("languages", LanguageRow.__slots__, (tuple(asdict(row).values()) for row in stats.languages)),
    ]
    if stats.friendliness:
        rows = ((name, *row.values()) for name, row in stats.friendliness.items())
        blocks.append(_table("friendliness", ("", "entries", "assessed", "friendly"), rows))
    return "\n\n".join([*blocks, _format_gaps(stats)])


def _count_need(catalogue: Catalogue, need: str) -> NeedRow:
    found = [ids_of(entry.facts.get(_WHERE)) for entry in catalogue.serving(need, ON_SITE)]
    return NeedRow(
        need,
        {name: len(catalogue.serving(need, name)) for name in catalogue.collections},
        {country: sum(country in ids for ids in found) for country in COUNTRIES}
        if ON_SITE in catalogue.collections
        else {},
    )


def _listed(collection: Collection) -> Iterator[Field]:
    """Yield the facts that can be unknown: what is shown or narrows a list. No icon is no gap."""
    read = {facet.fact for facet in collection.facets}
    for fact in collection.facts:
        if fact.name != FRIENDLINESS and (fact.section or fact.sourced or fact.name in read):
            yield fact


def _count_fact(fact: Field, collection: Collection, entries: Sequence[Entry]) -> FactRow:
    # Left out, such a fact says that the entry fits everyone.
    means_all = any(facet.fact == fact.name and facet.empty for facet in collection.facets)
    known = sum(means_all or _is_known(entry.facts.get(fact.name)) for entry in entries)
    unconfirmed = sum(
        fact.name in entry.unconfirmed and not (means_all or _is_known(entry.facts.get(fact.name))) for entry in entries
    )
    return FactRow(fact.name, known, unconfirmed, len(entries) - known - unconfirmed)


def _is_known(value: Value) -> bool:
    return bool(value.known) if isinstance(value, Selection) else value is not None and value != ()


def _count_language(project: Project, originals: Sequence[Original], locale: str) -> LanguageRow:
    texts = [original.words[locale] for original in originals if locale in original.words]
    status = find_status(project, originals, locale)
    return LanguageRow(
        locale=locale,
        texts=len(texts),
        words=sum(_count_text(text) for text in texts),
        source=sum(original.source_locale == locale for original in originals if locale in original.words),
        current=status.count(State.CURRENT),
        outdated=status.count(State.OUTDATED),
        missing=status.count(State.MISSING),
        unmarked=status.count(State.UNMARKED),
        unread=status.unread,
    )


def _count_text(text: Text) -> int:
    fields = {"title": text.title, **text.fields}
    body = sum(count_words(passage.text) for passage in find_blocks(text.body, Place(text.place.path, text.body_line)))
    return body + sum(_count_value(value) for value in fields.values())


def _count_value(value: Value) -> int:
    if isinstance(value, str):
        return count_words(value)
    if isinstance(value, Mapping):
        return sum(_count_value(part) for part in value.values())
    return sum(_count_value(part) for part in value) if isinstance(value, tuple) else 0


def _count_friendliness(catalogue: Catalogue) -> Iterator[tuple[str, dict[str, int]]]:
    for name, collection in catalogue.collections.items():
        if any(fact.name == FRIENDLINESS for fact in collection.facts):
            found = [assess(entry) for entry in catalogue.of(name)]
            assessed = [assessment for assessment in found if assessment is not None]
            friendly = sum(assessment.friendly for assessment in assessed)
            yield name, {"entries": len(found), "assessed": len(assessed), "friendly": friendly}


def _find_gaps(row: NeedRow) -> Iterator[Gap]:
    for name, enough in ENOUGH.items():
        number = row.entries.get(name, enough)
        if number < enough:
            yield Gap(row.need, name, "", number)
    for country in NEEDED_IN:
        number = row.countries.get(country, ENOUGH_ON_SITE)
        if number < ENOUGH_ON_SITE:
            yield Gap(row.need, ON_SITE, country, number)


def _rows_of_collections(stats: Stats) -> Iterator[tuple[object, ...]]:
    for name, number in stats.collections.items():
        yield name, number, stats.removed[name]
    yield "all", sum(stats.collections.values()), sum(stats.removed.values())


def _format_needs(stats: Stats) -> Iterator[str]:
    yield _table("needs", ("", *stats.collections), ((row.need, *row.entries.values()) for row in stats.needs))
    if any(row.countries for row in stats.needs):
        yield _table(
            f"{ON_SITE} by country", ("", *COUNTRIES), ((row.need, *row.countries.values()) for row in stats.needs)
        )


def _format_gaps(stats: Stats) -> str:
    by_need: dict[str, list[Gap]] = {}
    for gap in stats.gaps:
        by_need.setdefault(gap.need, []).append(gap)
    width = max(map(len, by_need), default=0)
    told = (f"  {need.ljust(width)}  {', '.join(map(str, gaps))}" for need, gaps in by_need.items())
    return "\n".join([f"gaps in {len(by_need)} of {len(stats.needs)} needs", *told])


def _format_facts(name: str, rows: Sequence[FactRow], number: int) -> str:
    shares = ((row.fact, *(_share(n, number) for n in (row.known, row.unconfirmed, row.unknown))) for row in rows)
    return _table(f"facts of {name}", ("", "known", "unconfirmed", "unknown"), shares)


def _share(number: int, whole: int) -> str:
    """Give a percentage; what is not quite all or not quite nothing never looks like it."""
    if not whole:
        return "–"
    least, most = (1 if number else 0), (100 if number == whole else 99)
    return f"{min(max(round(100 * number / whole), least), most)} %"


def _table(title: str, head: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    cells = [[str(cell) for cell in row] for row in (head, *rows)]
    cells[0][0] = title
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    lines = []
    for row in cells:
        numbers = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        lines.append("  ".join([row[0].ljust(widths[0]), *numbers]).rstrip())
    return "\n".join(lines)
