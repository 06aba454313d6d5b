"""The check-up's rules: answers → grouped results, each with its reason.

Comes in: a `Finder`, the `Offer`s of a catalogue, a reader's answers and language. Goes out: a `Result`: the needs, and
per group what to show, in order. Example: ``find(finder, offers, {"worry": ["late-payers"]}, "de")``.

The order is fixed and explained, and has nothing to do with popularity. The reader's needs take turns, in the order of
the rules that name them. Each brings first what its rules have picked, then what else serves it in the catalogue: first
what speaks the reader's language; what serves a whole country before what serves a part of it; what is made for their
sector, country and stage before what is made for everybody; what `prefers` names; entries that name this need first;
then the alphabet of ids. ``assets/checkup/find.js`` does the same: one contract, two languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from signpost.catalogue import Catalogue
from signpost.facets import LAST
from signpost.questions import Answer, Finder, Given, Question, Rule, Said, complete, evidence

SHOWN: Final = 3
"""How many of a group stand there at once; the rest is one tap away."""

MOST: Final = 9
"""How many of a group there are at all; the catalogue has the others."""

ALL: Final = "*"
"""Stands for every answer: an entry that names no sector is for all."""

Key = tuple[int, bool, int, int, int, str]


@dataclass(frozen=True, slots=True)
class Offer:
    """What the rules know of an entry. ``ref`` is ``tools/kimai``; ``fits`` maps questions to facet values or `ALL`.

    ``values`` has the facets that rules leave out or prefer, and those of languages. ``local``: it serves a part of a
    country.
    """

    ref: str
    needs: tuple[str, ...]
    fits: Mapping[str, tuple[str, ...]]
    values: Mapping[str, tuple[str, ...]]
    local: bool = False

    @property
    def collection(self) -> str:
        """The collection it belongs to."""
        return self.ref[: self.ref.index("/")]


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to show, and the answers it is shown for, in the order of the questions."""

    ref: str
    because: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What the answers lead to. ``groups`` has every group of the check-up, each with at most `MOST` things."""

    needs: tuple[Found, ...]
    groups: Mapping[str, tuple[Found, ...]]


@dataclass(frozen=True, slots=True)
class _Fit:
    """How an offer fits the answers: how far from them it is made (0: exactly), and the answers it is made for."""

    distance: int
    because: tuple[Said, ...]


def offers_of(catalogue: Catalogue, finder: Finder) -> tuple[Offer, ...]:
    """Give what the rules need to know of every living entry that a group can show, in order of references."""
    offers = []
    for collection in sorted({name for names in finder.groups.values() for name in names}):
        facets = {facet.id: facet for facet in catalogue.collections[collection].facets}
        asked = {question.id: facets[question.fits[collection]] for question in finder.questions
                 if collection in question.fits}  # fmt: skip
        read = [facets[name] for name in _facets_read(finder, collection)]
        for entry in catalogue.of(collection):
            fits = {}
            for question, facet in asked.items():
                values = catalogue.values_of(entry, facet)
                fits[question] = (ALL,) if {*LAST, facet.empty} & set(values) else values
            known = {facet.id: catalogue.values_of(entry, facet) for facet in read}
            local = bool(entry.facts.get(finder.local.get(collection, "")))
            offers.append(Offer(str(entry.reference), catalogue.needs_of(entry), fits, known, local))
    return tuple(offers)


def find(finder: Finder, offers: Iterable[Offer], given: Mapping[str, Iterable[str]], language: str) -> Result:
    """Give the needs and the results that answers lead to; unknown answers count as none."""
    shelf = _Shelf(finder, tuple(offers), complete(finder, given), language)
    needs: dict[str, list[Said]] = {}
    for rule, said in shelf.held:
        if rule.need and rule.opens:
            needs.setdefault(rule.need, []).extend(said)
    found = tuple(Found(f"needs/{need}", in_order(finder, said)) for need, said in needs.items())
    groups: dict[str, tuple[Found, ...]] = {}
    for group in finder.groups:
        groups[group] = shelf.deal(group, {one.ref for members in groups.values() for one in members})
    return Result(found, groups)


class _Shelf:
    """What is there for one reader. Its limit: it lives for one `find`."""

    def __init__(self, finder: Finder, offers: tuple[Offer, ...], given: Given, language: str) -> None:
        self.finder = finder
        self.language = language
        self.held = [(rule, said) for rule in finder.rules if (said := evidence(rule.when, given)) is not None]
        self.known = {offer.ref for offer in offers}
        opened = {rule.need for rule, _ in self.held if rule.opens}
        picked = {pick.target for rule, _ in self.held for picks in rule.picks.values() for pick in picks}
        wanted = [offer for offer in offers if offer.ref in picked or not opened.isdisjoint(offer.needs)]
        asked = {name: _asked(finder, name, given) for names in finder.groups.values() for name in names}
        fitting = ((offer, _fit(finder, offer, asked[offer.collection])) for offer in wanted)
        self.fitting = {offer.ref: (offer, fit) for offer, fit in fitting if fit is not None}

    def deal(self, group: str, before: AbstractSet[str]) -> tuple[Found, ...]:
        """Let the needs take turns; what belongs to none stands for itself, what stands in a group before is left."""
        lanes: dict[str, list[Rule]] = {}
        for place, (rule, _) in enumerate(self.held):
            lanes.setdefault(rule.need or str(place), []).append(rule)
        brought = [[*self._picked(rules, group), *self._queried(rules, group)] for rules in lanes.values()]
        dealt = [ref for ref in _in_turn(brought) if ref not in before]
        return tuple(Found(ref, self._because(ref, group)) for ref in dealt[:MOST])

    def _picked(self, rules: Iterable[Rule], group: str) -> list[str]:
        picked = _in_turn([[pick.target for pick in rule.picks.get(group, ())] for rule in rules])
        return [ref for ref in picked if ref in self.fitting or ref not in self.known]

    def _queried(self, rules: Iterable[Rule], group: str) -> list[str]:
        need = next((rule.need for rule in rules if rule.opens), "")
        serving = [pair for pair in self.fitting.values() if self._serves(pair[0], need, group)]
        return [offer.ref for offer, fit in sorted(serving, key=lambda pair: self._key(pair[0], pair[1], need))]

    def _serves(self, offer: Offer, need: str, group: str) -> bool:
        return need in offer.needs and offer.collection in self.finder.groups[group]

    def _because(self, ref: str, group: str) -> tuple[Said, ...]:
        offer, fit = self.fitting.get(ref, (None, None))
        said = list(fit.because) if fit else []
        for rule, reason in self.held:
            asked = offer is not None and rule.opens and self._serves(offer, rule.need, group)
            if asked or ref in [pick.target for pick in rule.picks.get(group, ())]:
                said.extend(reason)
        return in_order(self.finder, said)

    def _key(self, offer: Offer, fit: _Fit, need: str) -> Key:
        speaks = [self.language in offer.values[facet] for facet in self.finder.language.get(offer.collection, ())]
        foreign = speaks.index(True) if True in speaks else len(speaks)
        prefers = self.finder.prefers.get(offer.collection, {})
        other = sum(not set(values) & set(offer.values[facet]) for facet, values in prefers.items())
        return foreign, offer.local, fit.distance, other, offer.needs.index(need), offer.ref


def in_order(finder: Finder, said: Iterable[Said]) -> tuple[Said, ...]:
    """Give answers in the order of the questions, each once."""
    order = [(question.id, answer) for question in finder.questions for answer in question.ids]
    return tuple(sorted(set(said), key=order.index))


def _in_turn(lists: Iterable[list[str]]) -> list[str]:
    """Take one of each list in turn; what was taken before is passed over."""
    return list(dict.fromkeys(ref for turn in zip_longest(*lists) for ref in turn if ref is not None))


def _asked(finder: Finder, collection: str, given: Given) -> list[tuple[Question, Answer | None]]:
    """Give the answers that matter to a collection: those that its entries can fit, or that leave some of them out."""
    said = [(question, question.answer(id_)) for question in finder.questions for id_ in given[question.id]]
    return [pair for pair in said if collection in pair[0].fits or (pair[1] and collection in pair[1].leaves_out)]


def _fit(finder: Finder, offer: Offer, asked: Iterable[tuple[Question, Answer | None]]) -> _Fit | None:
    """Tell how an offer fits the answers; ``None`` where it does not."""
    if _left_out(offer, finder.leaves_out):
        return None
    distance, because = 0, []
    for question, answer in asked:
        near = _distance(question, answer, offer)
        left_out = _left_out(offer, answer.leaves_out) if answer else None
        if near is None or left_out:
            return None
        distance += near[0]
        if answer and (near[1] or left_out is False):
            because.append((question.id, answer.id))
    return _Fit(distance, tuple(because))


def _distance(question: Question, answer: Answer | None, offer: Offer) -> tuple[int, bool] | None:
    """Tell how far an offer is from an answer, and whether it names it; ``None`` where it is for others."""
    named = offer.fits.get(question.id)
    if named is None:
        return 0, False
    values = answer.values if answer else ()
    places = [place for place, value in enumerate(values) if value in named]
    if places:
        return places[0], True
    if ALL in named:
        return len(values), False
    return (1, False) if answer is None and question.lenient else None


def _left_out(offer: Offer, leaves_out: Mapping[str, Mapping[str, tuple[str, ...]]]) -> bool | None:
    """Tell whether an offer is left out; ``None`` where nothing is said of it, or too little is known to say so."""
    if not (facets := leaves_out.get(offer.collection, {})):
        return None
    if any(set(values) & set(offer.values[facet]) for facet, values in facets.items()):
        return True
    return None if any(set(LAST) & set(offer.values[facet]) for facet in facets) else False


def _facets_read(finder: Finder, collection: str) -> tuple[str, ...]:
    named = [finder.leaves_out, finder.prefers]
    named += [answer.leaves_out for question in finder.questions for answer in question.answers]
    facets = [facet for values in named for facet in values.get(collection, {})]
    return tuple(dict.fromkeys([*facets, *finder.language.get(collection, ())]))
