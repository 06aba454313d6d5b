"""What the check-up's script reads: questions and rules, what rules know of entries, and cards to show.

Comes in: a `Checkup` and a view at the site's root. Goes out: a mapping for JSON (format fixed, version 1).
Example: ``checkup_data(checkup, view)["rules"][0]["when"]`` is ``{"is": ["worry", ["paperwork"]]}``.

``questions``, ``groups``, ``rules``, ``leaves_out``, ``language`` and ``prefers`` are those of `questions.Finder`. An
offer is a list: ref, needs, fits, values, whether it is local. A card is a list: name, about, way from the site's root,
facts, language; a need: title, group, way. ``offered`` has what catalogues can be narrowed down by.
"""

from __future__ import annotations

from typing import Final

from signpost.checkup import Card, Checkup
from signpost.finder import MOST, SHOWN, Offer
from signpost.questions import Condition, Finder
from signpost.view import View

NAME: Final = "finder.json"
VERSION: Final = 1


def checkup_data(checkup: Checkup, view: View) -> dict[str, object]:
    """Give what the script needs to find and show results."""
    finder = checkup.finder
    picks = (pick.target for rule in finder.rules for picks in rule.picks.values() for pick in picks)
    refs = dict.fromkeys([*(offer.ref for offer in checkup.offers), *picks])
    shelves = [collection for names in finder.groups.values() for collection in names]
    return {
        **finder_data(finder),
        "offers": [offer_data(offer) for offer in checkup.offers],
        "cards": {ref: _pack(checkup.card(ref, view)) for ref in refs},
        "needs": {need: _need(checkup, need, view) for need in _opened(finder)},
        "offered": {collection: checkup.offered(collection, view.locale) for collection in shelves},
    }


def _opened(finder: Finder) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rule.need for rule in finder.rules if rule.opens))


def _need(checkup: Checkup, need: str, view: View) -> list[str]:
    return [view.need_title(need), checkup.guide.catalogue.needs[need].group, view.need_href(need)]


def finder_data(finder: Finder) -> dict[str, object]:
    """Write a check-up as data for a script."""
    return {
        "v": VERSION,
        "most": MOST,
        "shown": SHOWN,
        "questions": [
            {
                "id": question.id,
                "most": question.most,
                "fits": question.fits,
                "lenient": question.lenient,
                "answers": [
                    {"id": answer.id, "values": answer.values, "leaves_out": answer.leaves_out}
                    for answer in question.answers
                ],
            }
            for question in finder.questions
        ],
        "groups": finder.groups,
        "rules": [
            {
                "when": _condition(rule.when),
                "need": rule.need,
                "opens": rule.opens,
                "picks": {group: [pick.target for pick in picks] for group, picks in rule.picks.items() if picks},
            }
            for rule in finder.rules
        ],
        "leaves_out": finder.leaves_out,
        "language": finder.language,
        "prefers": finder.prefers,
    }


def offer_data(offer: Offer) -> list[object]:
    """Write what the rules know of an entry as data for a script."""
    return [offer.ref, offer.needs, offer.fits, offer.values, offer.local]


def _condition(condition: Condition) -> dict[str, object]:
    if condition.kind == "is":
        return {"is": [condition.question, condition.answers]}
    return {condition.kind: [_condition(part) for part in condition.parts]}


def _pack(card: Card) -> list[object]:
    return [card.name, card.about, card.href, card.facts, card.language]
