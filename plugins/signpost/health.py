"""What the catalogue lacks: facts to read again, facts without a source, unknown facts, needs with too little.

Comes in: the `View` of a page. Goes out: the values of its template, each list with the ways to put it right.
Example: a price last read in May is due on the page of a guide whose facts are those of December.

"Today" is the day the input was made, because a build reads no clock. `due` tells what is due, `stats` what is thin.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from signpost.due import Due, find_due, find_next
from signpost.forge import Forge
from signpost.model import Entry
from signpost.stats import ENOUGH, ENOUGH_ON_SITE, ON_SITE, FactRow, Gap, count_facts, find_gaps
from signpost.view import View

MOST: Final = 60
"""So many facts to read again are shown: more than anyone does in a week."""


@dataclass(frozen=True, slots=True)
class DueRow:
    """Facts of one entry to read again: their labels, since when, and where they were read; ``edit`` may be empty."""

    name: str
    href: str
    fields: str
    since: str
    url: str
    host: str
    edit: str


@dataclass(frozen=True, slots=True)
class Bare:
    """A fact that some entries state without a source: its label, and the names of the entries with the ways there."""

    field: str
    entries: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """How much is known of the facts of one collection; ``bare`` are those that lack a source."""

    title: str
    all: str
    rows: tuple[tuple[str, FactRow], ...]
    bare: tuple[Bare, ...]


def show_health(view: View) -> dict[str, object]:
    """Give what the page of the catalogue's health shows."""
    catalogue, today = view.guide.catalogue, view.guide.settings.as_of
    found = find_due(catalogue, today) if today else ()
    old = [due for due in found if due.since]
    coming = find_next(catalogue, today) if today and not old else None
    return {
        "due": tuple(_say_due(due, view) for due in old[:MOST]),
        "due_n": sum(len(due.fields) for due in old),
        "due_more": max(len(old) - MOST, 0),
        "next": view.t("health_next", n=coming[0], day=view.day(coming[1])) if coming else "",
        "known": tuple(_known(collection, view) for collection in catalogue.collections if catalogue.of(collection)),
        "thin": _thin(find_gaps(catalogue), view),
        "enough": view.guide.wordings[view.locale].join(
            view.count(name, n) for name, n in ENOUGH.items() if name in catalogue.collections
        ),
        "enough_on_site": view.count(ON_SITE, ENOUGH_ON_SITE) if ON_SITE in catalogue.collections else "",
    }


def _say_due(due: Due, view: View) -> DueRow:
    fields = view.guide.wordings[view.locale].join(view.field(due.entry.collection, name) for name in due.fields)
    edit = Forge(view.guide.settings.edit_root).edit(due.entry.place.path)
    since = view.day(due.since) if due.since else ""
    return DueRow(
        view.name(due.entry), view.entry_href(due.entry), fields, since, due.url, urlsplit(due.url).hostname or "", edit
    )


def _known(collection: str, view: View) -> Known:
    entries = view.guide.ordered(collection, view.locale)
    rows = tuple((view.field(collection, row.fact), row) for row in count_facts(view.guide.catalogue, collection))
    return Known(
        view.collection(collection), view.count(collection, len(entries)), rows, tuple(_bare(collection, entries, view))
    )


def _bare(collection: str, entries: Sequence[Entry], view: View) -> Iterator[Bare]:
    for field in view.guide.catalogue.collections[collection].facts:
        if found := [entry for entry in entries if field.name in entry.unconfirmed]:
            yield Bare(
                view.field(collection, field.name), {view.name(entry): view.entry_href(entry) for entry in found}
            )


def _thin(gaps: Sequence[Gap], view: View) -> dict[str, list[str]]:
    """Give what each thin need has too little of, by need."""
    thin: dict[str, list[str]] = {}
    for gap in gaps:
        count = view.count(gap.collection, gap.number)
        country = view.guide.wordings[view.locale].country(gap.country) if gap.country else ""
        said = view.t("health_in", country=country, count=count) if country else count
        thin.setdefault(gap.need, []).append(said)
    return thin
