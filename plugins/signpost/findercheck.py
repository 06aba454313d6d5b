"""What only the whole guide can tell of the check-up: what is picked exists, and everything can be reached and shown.

Comes in: a `Guide`. Goes out: problems, each at its line of ``finder.yml``.
Example: ``finder.yml:90: no 'needs/get-payed#late'; did you mean 'needs/get-paid#late'?``.

It does not read the file (`schema` does) and does not try all combinations of answers: a test of the guide does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product

from signpost.facets import LAST
from signpost.finder import ALL, Offer, offers_of
from signpost.guide import Guide
from signpost.problems import Problem, did_you_mean, quote
from signpost.questions import FINDER, NOT_SURE, Condition, Finder, Given, Pick, Question, Rule, evidence
from signpost.schema import fold
from signpost.steps import sections, step
from signpost.view import CHECKUP


def check_finder(guide: Guide) -> Iterator[Problem]:
    """Yield every problem of a guide's check-up; nothing for a guide without one."""
    finder, default = guide.project.finder, guide.addresses.default
    if finder is None:
        return
    if default not in guide.pages(CHECKUP):
        hint = f"write docs/{default}/{CHECKUP}.md: its title and what it says first"
        yield Problem(finder.place, "the check-up has no page", hint)
    yield from _check_values(guide, finder)
    offers = {offer.ref: offer for offer in offers_of(guide.catalogue, finder)}
    for rule in finder.rules:
        cases = list(_cases(finder, rule.when))
        holding = [case for case in cases if evidence(rule.when, case) is not None]
        if not holding:
            yield Problem(rule.place, "the rule can never hold", "its answers contradict each other; leave some out")
        elif len(holding) == len(cases):
            yield Problem(rule.place, "the rule always holds", "it says nothing; name fewer answers")
        for pick in (pick for picks in rule.picks.values() for pick in picks):
            yield from _check_pick(guide, finder, rule, pick, offers.get(pick.target), holding)
    yield from _unreached(guide, finder)


def _check_values(guide: Guide, finder: Finder) -> Iterator[Problem]:
    """Yield facet values that no entry counts under, so that nobody waits for what a slip of the pen keeps away."""
    named = [("leaves_out", finder.leaves_out, finder.place), ("prefers", finder.prefers, finder.place)]
    for question in finder.questions:
        named += [("leaves_out", answer.leaves_out, question.place) for answer in question.answers]
        known = {v for collection, facet in question.fits.items() for v in guide.catalogue.counts(collection)[facet]}
        for answer in question.answers if question.fits and not question.vocabulary else ():
            if not set(answer.values) & known:
                message = f"no entry fits the answer {quote(answer.id)} of {quote(question.id)}"
                yield Problem(question.place, message, f"its values name none of {', '.join(sorted(known))}")
    for what, values, place in named:
        for collection, facets in values.items():
            counts = guide.catalogue.counts(collection)
            for facet, wanted in facets.items():
                for value in set(wanted) - {*counts[facet], *LAST}:
                    message = f"no entry of {quote(collection)} counts under {quote(value)} of {quote(facet)} ({what})"
                    yield Problem(place, message, did_you_mean(value, tuple(counts[facet])))


def _check_pick(
    guide: Guide, finder: Finder, rule: Rule, pick: Pick, offer: Offer | None, holding: list[Given]
) -> Iterator[Problem]:
    if offer is not None:
        shown = any(_can_show(finder, offer, case) for case in holding)
        if holding and not shown:
            hint = "its country, sector, stage or cost does not fit what the rule asks for; pick another"
            yield Problem(pick.place, f"{quote(pick.target)} can never be shown here", hint)
    elif step(guide, pick.target, guide.addresses.default) is None:
        yield Problem(pick.place, f"nothing is called {quote(pick.target)}", _nearest(guide, pick.target, finder))
    for locale, words in guide.pages(pick.target.partition("#")[0]).items():
        anchor = pick.target.partition("#")[2]
        if anchor and offer is None and anchor not in sections(words) and locale != guide.addresses.default:
            hint = f"{rule.place} leads to it; the anchors are the same in every language"
            yield Problem(words.place, f"no section {{#{anchor}}}", hint)


def _nearest(guide: Guide, target: str, finder: Finder) -> str:
    """Suggest an entry that is not shown for a reason, a section of that page, or what is spelled nearly so."""
    collection, _, id_ = target.partition("/")
    if any(entry.id == id_ for entry in guide.catalogue.removed(collection)):
        return "it has left the guide; pick another"
    name, _, anchor = target.partition("#")
    if anchor and (versions := guide.pages(name)):
        words = versions.get(guide.addresses.default) or next(iter(versions.values()))
        return did_you_mean(target, tuple(f"{name}#{known}" for known in sections(words)))
    entries = [
        str(entry.reference) for names in finder.groups.values() for c in names for entry in guide.catalogue.of(c)
    ]
    return did_you_mean(fold(target), (*entries, *guide.all_pages()))


def _unreached(guide: Guide, finder: Finder) -> Iterator[Problem]:
    opened = {rule.need for rule in finder.rules if rule.opens}
    for need in guide.catalogue.vocabulary.needs:
        if need not in opened:
            yield Problem(finder.place, f"no rule leads to the need {quote(need)}", "write one")
    mentioned = {said for rule in finder.rules for said in rule.when.mentions()}
    for question in finder.questions:
        silent = [
            answer.id
            for answer in question.answers
            if not (question.fits or answer.leaves_out or (question.id, answer.id) in mentioned)
        ]
        if len(silent) == len(question.answers):
            hint = f"name its answers in a rule of {FINDER}, or do not ask"
            yield Problem(question.place, f"the question {quote(question.id)} changes nothing", hint)
    needs = set(_needs_of(finder, finder.pages[0]))
    for need in sorted(opened - needs) if finder.pages[0] else ():
        message = f"no answer to {quote(finder.pages[0])} alone leads to the need {quote(need)}"
        yield Problem(finder.place, message, "readers without a script would not find its page")


def _needs_of(finder: Finder, question: str) -> Iterator[str]:
    asked = finder.question(question)
    for answer in asked.answers if asked else ():
        given = {one.id: (answer.id,) if one is asked else (NOT_SURE,) for one in finder.questions}
        yield from (rule.need for rule in finder.rules if rule.opens and evidence(rule.when, given) is not None)


def _cases(finder: Finder, when: Condition) -> Iterator[Given]:
    """Yield every way to answer the questions of a condition; answers it does not speak of count as one."""
    said: dict[str, set[str]] = {}
    for question, answer in when.mentions():
        said.setdefault(question, set()).add(answer)
    asked = [question for question in finder.questions if question.id in said]
    for chosen in product(*(_ways(question, said[question.id]) for question in asked)):
        yield {question.id: answers for question, answers in zip(asked, chosen, strict=True)}


def _ways(question: Question, said: Iterable[str]) -> list[tuple[str, ...]]:
    known = [answer for answer in question.ids if answer in set(said) and answer != NOT_SURE]
    others = [answer.id for answer in question.answers if answer.id not in known][:1]
    ways: list[tuple[str, ...]] = [(NOT_SURE,), *((other,) for other in others)]
    for number in range(1, min(question.most, len(known)) + 1):
        ways += combinations(known, number)
    return ways


def _can_show(finder: Finder, offer: Offer, case: Given) -> bool:
    """Tell whether some answers to the other questions, with these, show an offer."""
    if _left_out(offer, finder.leaves_out):
        return False
    return all(
        any(_passes(question, answer, offer) for answer in case.get(question.id, question.ids))
        for question in finder.questions
    )


def _passes(question: Question, id_: str, offer: Offer) -> bool:
    answer, named = question.answer(id_), offer.fits.get(question.id, (ALL,))
    fits = ALL in named or (answer is not None and bool(set(answer.values) & set(named)))
    fits = fits or (answer is None and question.lenient)
    return fits and not (answer and _left_out(offer, answer.leaves_out))


def _left_out(offer: Offer, leaves_out: Mapping[str, Mapping[str, tuple[str, ...]]]) -> bool:
    facets = leaves_out.get(offer.collection, {})
    return any(set(values) & set(offer.values[facet]) for facet, values in facets.items())
