"""The catalogue behind a group of the result: the same entries, all of them, for the reader to narrow down further.

Comes in: the check-up, a reader's answers and needs, and the facet values a catalogue offers. Goes out: a query.
Example: ``?need=get-paid&country=DE,everywhere&start=free-to-start``. ``assets/checkup/find.js`` writes the same.

Facets that the catalogue does not offer, because too little is known, narrow nothing there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from signpost.questions import NOT_SURE, Finder, Given

NEED = "need"
"""The facet that every collection of the check-up names its needs by, in addresses."""

Offered = Mapping[str, Mapping[str, bool]]
"""Facet → value → whether it stands for entries that name no value, and so fit everybody."""


def narrowed(finder: Finder, collection: str, needs: Iterable[str], given: Given, offered: Offered) -> str:
    """Give the query that selects what a group can show of a collection, before anything is picked or cut."""
    chosen: dict[str, list[str]] = {NEED: [need for need in needs if need in offered.get(NEED, {})]}
    for question in finder.questions:
        facet = question.fits.get(collection, "")
        keeps_away = given[question.id] != (NOT_SURE,) or not question.lenient
        if facet in offered and keeps_away:
            answers = [question.answer(id_) for id_ in given[question.id]]
            wanted = {value for answer in answers if answer for value in answer.values}
            chosen[facet] = [value for value, for_all in offered[facet].items() if for_all or value in wanted]
    left_out = [finder.leaves_out.get(collection, {})]
    answered = (question.answer(id_) for question in finder.questions for id_ in given[question.id])
    left_out += [answer.leaves_out.get(collection, {}) for answer in answered if answer]
    for facet, values in ((facet, values) for facets in left_out for facet, values in facets.items()):
        if facet in offered:
            before = chosen.get(facet, list(offered[facet]))
            chosen[facet] = [value for value in before if value not in values]
    parts = (
        f"{facet}={','.join(quote(value, safe='') for value in values)}" for facet, values in chosen.items() if values
    )
    return f"?{query}" if (query := "&".join(parts)) else ""
