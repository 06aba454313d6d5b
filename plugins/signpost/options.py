"""The facets of a collection as a reader sees them: labels, options and how many entries stand behind each.

Comes in: a `Guide`, a collection and a locale. Goes out: `FacetOptions` in the declared order. A facet is shown once at
least 40 % of its values are known; *not known* is an option like any other. Nothing is chosen here: see `catalogue`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from signpost.facets import LAST, UNKNOWN, declared_values, order_values
from signpost.friendliness import FACT as FRIENDLINESS
from signpost.guide import Guide
from signpost.model import Collection, Entry, Field
from signpost.narrowing import Facet, Period
from signpost.timing import counted_from, known_share, still_counts
from signpost.wording import Wording, sort_key

LEAST_KNOWN: Final = 0.4
"""Share of the entries for which the fact must be known before its facet is shown."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet: the id in addresses, its label, and the entries behind it in dictionary order.

    ``alone`` is what says the value away from its facet, where the label cannot: *Cost – not known*; else it is empty.
    """

    value: str
    label: str
    entries: tuple[Entry, ...]
    alone: str = ""

    @property
    def slug(self) -> str:
        """The value as the last folder of its page's address."""
        return self.value.lower()


@dataclass(frozen=True, slots=True)
class FacetOptions:
    """One facet with the options that occur."""

    id: str
    label: str
    options: tuple[Option, ...]


def shown_periods(guide: Guide, collection: str) -> tuple[Period, ...]:
    """Give the periods of a collection that are known well enough to narrow it down."""
    entries, declared = guide.catalogue.of(collection), guide.catalogue.collections[collection]
    return tuple(period for period in declared.periods if known_share(entries, period) >= LEAST_KNOWN)


def period_options(
    guide: Guide, collection: str, locale: str
) -> tuple[tuple[FacetOptions, ...], tuple[FacetOptions, ...]]:
    """Give the periods of a collection as facets of one option: those that end on a day, and those of some months.

    An option has who counts on the day the guide was made as of. It has no page of its own: what a page says must not
    depend on the day it is read.
    """
    wording = guide.wordings[locale]

    def show(period: Period) -> FacetOptions:
        label = wording.label(period.of, period.value)
        option = Option(period.value, label, _counting(guide, collection, period))
        return FacetOptions(period.id, wording.facet(collection, period), (option,))

    periods = shown_periods(guide, collection)
    return (
        tuple(show(period) for period in periods if not period.months),
        tuple(show(period) for period in periods if period.months),
    )


def _counting(guide: Guide, collection: str, period: Period) -> tuple[Entry, ...]:
    today = guide.settings.as_of
    entries = guide.catalogue.of(collection)
    return tuple(entry for entry in entries if still_counts(counted_from(entry, period), period, today))


def facet_options(guide: Guide, collection: str, locale: str) -> tuple[FacetOptions, ...]:
    """Give the facets of a collection that are known well enough to narrow it down."""
    declared = guide.catalogue.collections[collection]
    shown = (facet for facet in declared.facets if guide.catalogue.known_share(collection, facet) >= LEAST_KNOWN)
    return tuple(_options(guide, declared, facet, locale) for facet in shown)


def _options(guide: Guide, collection: Collection, facet: Facet, locale: str) -> FacetOptions:
    behind: dict[str, list[Entry]] = {}
    for entry in guide.ordered(collection.id, locale):
        for value in guide.catalogue.values_of(entry, facet):
            behind.setdefault(value, []).append(entry)
    wording = guide.wordings[locale]
    order = order_values(facet, collection, guide.catalogue.vocabulary, behind)
    name = wording.facet(collection.id, facet)
    options = []
    for value in order:
        label = _say(value, collection, facet, guide, wording)
        vague = value in LAST or (value in {"yes", "no"} and facet.fact != FRIENDLINESS)
        options.append(Option(value, label, tuple(behind[value]), f"{name} – {label}" if vague else ""))
    return FacetOptions(facet.id, name, _by_name(options, facet, collection, guide))


def _by_name(options: Iterable[Option], facet: Facet, collection: Collection, guide: Guide) -> tuple[Option, ...]:
    """Sort countries and languages as the reader calls them; years and what a list declares keep their order."""
    if next(fact for fact in collection.facts if fact.name == facet.fact).type == "day":
        return tuple(options)
    declared = declared_values(facet, collection.facts, guide.catalogue.vocabulary)

    def place(option: Option) -> tuple[int, tuple[str, str]]:
        if option.value in LAST or option.value in declared:
            return (2 if option.value in LAST else 0), ("", "")
        return 1, sort_key(option.label)

    return tuple(sorted(options, key=place))


def _say(value: str, collection: Collection, facet: Facet, guide: Guide, wording: Wording) -> str:
    if value in LAST:
        return wording.text("unknown" if value == UNKNOWN else "not_applicable")
    if facet.steps:
        return _say_range(value, wording)
    if facet.groups or value == facet.empty:
        return wording.label(facet.of, value)
    if facet.fact == FRIENDLINESS:
        return wording.text("friendliness_yes" if value == "yes" else "friendliness_no")
    field = next(field for field in collection.facts if field.name == facet.fact)
    part = next((part for part in field.parts if part.name == facet.part), field)
    return _say_fact(value, part, guide, wording)


def _say_fact(value: str, field: Field, guide: Guide, wording: Wording) -> str:
    of = field.options.get("of", "")
    if of == "needs":
        return guide.need_words(guide.catalogue.needs[value], wording.locale).title or value
    if field.type == "flag":
        return wording.text(f"answer_{value}")
    speak = {"language": wording.language, "country": wording.country}
    return speak[field.type](value) if field.type in speak else wording.label(of, value)


def _say_range(value: str, wording: Wording) -> str:
    low, _, high = value.partition("-")
    key = {"to": "minutes_to", "over": "minutes_over"}.get(low, "minutes_between")
    return wording.text(key, low=low, high=high)
