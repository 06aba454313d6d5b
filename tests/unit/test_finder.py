"""The check-up of the real guide: everything can be reached, nothing is empty, every reason is true.

Combinations are counted by what can matter: a group of the result depends on the answers that its collections fit, on
those that leave some of them out, and on the rules; for the rest, answers behave alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations, product
from pathlib import Path

import pytest

from signpost.finder import MOST, SHOWN, Offer, Result, find, offers_of
from signpost.findercheck import check_finder
from signpost.guide import Guide, Settings
from signpost.model import Reference
from signpost.project import Project, read_project
from signpost.questions import NOT_SURE, Condition, Finder, Rule, complete, evidence, rests_on_answers
from signpost.site import Addresses
from signpost.steps import step

ROOT = Path(__file__).parents[2]
LOCALES = ("en", "de", "fr")
PAIR = 2
NOBODY = {("place", "uk")}
"""Honest gaps: the two places to work that we know in the United Kingdom are for some trades only."""


SITUATIONS: dict[str, tuple[str, dict[str, list[str]], dict[str, list[str]]]] = {
    "a game studio of three in Munich, with a demo and no money": (
        "de",
        {
            "sector": ["games"],
            "country": ["de"],
            "stage": ["start-up"],
            "team": ["partners"],
            "worry": ["funding", "customers", "place"],
            "cost": ["little"],
            "time": ["hour"],
        },
        {
            "needs": ["needs/fund-growth", "needs/win-customers", "needs/workspace"],
            "first": ["needs/fund-growth#kinds", "needs/win-customers#sentence", "needs/workspace#kinds"],
            "tools": ["tools/foerderdatenbank", "tools/itch-io"],
            "videos": ["videos/deutsches-witcher-spielefoerderung", "videos/devplay-unique-selling-point"],
            "people": ["services/kfw-startgeld", "services/kreativ-transfer", "services/werk1-muenchen"],
        },
    ),
    "an illustrator in Lyon before her first invoice": (
        "fr",
        {
            "sector": ["visual-arts"],
            "country": ["fr"],
            "stage": ["pre-start-up"],
            "team": ["alone"],
            "worry": ["paperwork", "price"],
            "tried": ["nothing"],
            "cost": ["nothing"],
            "time": ["hour"],
        },
        {
            "needs": ["needs/start-up", "needs/get-paid"],
            "first": ["needs/start-up#france", "needs/get-paid#day-rate"],
            "tools": ["tools/indy", "tools/kimai"],
            "videos": ["videos/au-secours-je-suis-artiste-2", "videos/au-secours-je-suis-artiste-19"],
            "people": ["services/urssaf-artistes-auteurs", "services/secu-artistes-auteurs"],
        },
    ),
    "a film editor in Bristol whose clients pay late": (
        "en",
        {
            "sector": ["film"],
            "country": ["uk"],
            "stage": ["growth"],
            "team": ["alone"],
            "worry": ["late-payers"],
            "tried": ["web"],
            "cost": ["little"],
            "time": ["hour"],
        },
        {
            "needs": ["needs/get-paid"],
            "first": ["needs/get-paid#late", "needs/get-paid#uk", "needs/get-paid#quote"],
            "tools": ["tools/freeagent"],
            "videos": ["videos/artists-get-paid-digital-age", "videos/know-your-worth", "videos/negotiation-3-steps"],
            "people": ["services/small-business-commissioner", "services/ipse"],
        },
    ),
    "a fashion label in Berlin on its way to France": (
        "de",
        {
            "sector": ["fashion"],
            "country": ["de"],
            "stage": ["growth"],
            "team": ["staff"],
            "worry": ["abroad", "copying"],
            "tried": ["network"],
            "cost": ["worth"],
            "time": ["day"],
        },
        {
            "needs": ["needs/go-international", "needs/protect-ip"],
            "first": ["needs/go-international#questions", "needs/protect-ip#register"],
            "tools": ["tools/deepl", "tools/dpma"],
            "people": ["services/enterprise-europe-network", "services/dpma"],
            "later": ["opportunities/buergerfonds-fonds-citoyen", "opportunities/worth-partnership"],
        },
    ),
    "a musician in Brussels who wants more listeners, abroad too": (
        "fr",
        {
            "sector": ["music"],
            "country": ["europe"],
            "stage": ["start-up"],
            "team": ["alone"],
            "worry": ["customers", "abroad"],
            "cost": ["nothing"],
            "time": ["hour"],
        },
        {
            "needs": ["needs/win-customers", "needs/go-international"],
            "first": ["needs/win-customers#sentence", "needs/go-international#questions"],
            "tools": ["tools/bandcamp", "tools/deepl"],
            "people": ["services/enterprise-europe-network", "services/on-the-move"],
            "later": ["opportunities/culture-moves-europe"],
        },
    ),
}


@cache
def project() -> Project:
    return read_project(ROOT, LOCALES, "en")


@cache
def guide() -> Guide:
    return Guide(project(), Addresses("en", LOCALES), Settings())


@cache
def finder() -> Finder:
    found = project().finder
    if found is None:
        pytest.fail("the guide has no check-up")
    return found


@cache
def offers() -> tuple[Offer, ...]:
    return offers_of(project().catalogue, finder())


def ids(question: str) -> tuple[str, ...]:
    asked = finder().question(question)
    return asked.ids if asked else ()


def ask(given: dict[str, tuple[str, ...]], language: str = "en") -> Result:
    return find(finder(), offers(), given, language)


def worries() -> list[tuple[str, ...]]:
    known = [answer for answer in ids("worry") if answer != NOT_SURE]
    return [(NOT_SURE,), *(some for number in (1, 2, 3) for some in combinations(known, number))]


def ways_that_matter() -> Iterator[dict[str, tuple[str, ...]]]:
    """Every way to answer, but for those that behave like another.

    Sector, country, stage, cost and time keep entries away one by one, each by its own facet, whatever else is said;
    so they meet every worry, together where they filter the same collection. Several worries only take turns: all
    pairs meet all countries, all threes are tried once. Whom one works with and what was tried only adds picks.
    """
    for worry in ids("worry"):
        for stage, country, cost in product(ids("stage"), ids("country"), ids("cost")):
            yield {"worry": (worry,), "stage": (stage,), "country": (country,), "cost": (cost,)}
        for sector, country in product(ids("sector"), ids("country")):
            yield {"worry": (worry,), "sector": (sector,), "country": (country,)}
        for sector, time in product(ids("sector"), ids("time")):
            yield {"worry": (worry,), "sector": (sector,), "time": (time,)}
        for team, tried in product(ids("team"), ids("tried")):
            yield {"worry": (worry,), "team": (team,), "tried": (tried,)}
    for some in worries():
        for country in ids("country") if len(some) == PAIR else (NOT_SURE,):
            yield {"worry": some, "country": (country,)}


def complain(given: dict[str, tuple[str, ...]]) -> list[str]:
    """Give what is wrong with the result of some answers."""
    answers = complete(finder(), given)
    said = {(question, answer) for question, chosen in answers.items() for answer in chosen}
    result = ask(given)
    found = [one for members in result.groups.values() for one in members]
    wrong = []
    if not result.needs or not result.groups["first"] or len(found) < SHOWN:
        wrong.append(f"{given}: an empty result")
    if any(len(members) > MOST for members in result.groups.values()):
        wrong.append(f"{given}: too many cards")
    if len({one.ref for one in found}) < len(found):
        wrong.append(f"{given}: a card twice")
    wrong += [f"{given}: {one.ref} without a reason" for one in (*found, *result.needs) if not one.because]
    wrong += [f"{given}: {one.ref} says {one.because}" for one in found if not said.issuperset(one.because)]
    return wrong


def test_every_combination_of_answers_leads_somewhere_with_true_reasons() -> None:
    ways = list(ways_that_matter())
    assert len(ways) > 6_000
    assert [wrong for given in ways for wrong in complain(given)][:5] == []


def test_a_reason_names_answers_without_which_the_card_would_not_be_there_for_it() -> None:
    """Take back each answer that a reason names: the card goes, or it names that answer no longer."""
    for _, given, _ in SITUATIONS.values():
        result = ask({question: tuple(answers) for question, answers in given.items()})
        for members in result.groups.values():
            for one in members:
                for question, answer in one.because:
                    without = {
                        key: tuple(set(given.get(key, ())) - {answer} if key == question else given[key])
                        for key in given
                    }
                    again = {
                        other.ref: other.because
                        for part in find(finder(), offers(), without, "en").groups.values()
                        for other in part
                    }
                    assert (question, answer) not in again.get(one.ref, ())


def test_country_decides_what_is_shown() -> None:
    values = {"uk": {"GB"}, "de": {"DE", "EU"}, "fr": {"FR", "EU"}, "europe": {"EU"}, NOT_SURE: set()}
    catalogue = project().catalogue
    for worry, country in product(ids("worry"), ids("country")):
        result = ask({"worry": (worry,), "country": (country,)})
        for one in (one for members in result.groups.values() for one in members):
            collection, _, id_ = one.ref.partition("/")
            entry = catalogue.entry(Reference(collection, id_))
            facts = entry.facts.get("countries") if entry else ()
            assert not facts or set(facts) & values[country], (one.ref, country)


def test_every_question_every_answer_and_every_need_can_be_reached() -> None:
    reached = {one.ref for worry in ids("worry") for one in ask({"worry": (worry,)}).needs}
    assert reached == {f"needs/{need}" for need in project().catalogue.vocabulary.needs}
    by_ref = {offer.ref: offer for offer in offers()}
    for rule in finder().rules:
        for group, picks in rule.picks.items():
            for pick in picks:
                assert pick.target in {one.ref for one in ask(answers_for(rule, by_ref.get(pick.target))).groups[group]}


def answers_for(rule: Rule, offer: Offer | None) -> dict[str, tuple[str, ...]]:
    """Give answers by which a rule holds, and which an entry fits."""
    wanted: dict[str, tuple[str, ...]] = {}
    mentioned = list(asked_for(rule.when))
    for question in finder().questions:
        named = offer.fits.get(question.id, ("*",)) if offer else ("*",)
        said = [answer for asked, answer in mentioned if asked == question.id]
        able = [answer.id for answer in question.answers if "*" in named or set(answer.values) & set(named)]
        if said:
            wanted[question.id] = (next((answer for answer in said if answer in able), said[0]),)
        elif "*" not in named:
            wanted[question.id] = (able[0],)
    return wanted


def asked_for(condition: Condition) -> Iterator[tuple[str, str]]:
    """Give the answers a condition asks for, not those it rules out."""
    if condition.kind != "not":
        yield from ((condition.question, answer) for answer in condition.answers)
        for part in condition.parts:
            yield from asked_for(part)


@pytest.mark.parametrize("name", SITUATIONS)
def test_a_situation_ends_in_what_an_adviser_would_say(name: str) -> None:
    language, given, expected = SITUATIONS[name]
    result = ask({question: tuple(answers) for question, answers in given.items()}, language)
    assert [one.ref for one in result.needs] == expected["needs"]
    for group, wanted in expected.items():
        if group != "needs":
            assert [one.ref for one in result.groups[group]][: len(wanted)] == wanted


def test_films_in_the_readers_language_come_first() -> None:
    for language in LOCALES:
        spoken = []
        for one in ask({"worry": ("price",), "sector": ("publishing",)}, language).groups["videos"]:
            entry = project().catalogue.entry(Reference("videos", one.ref.partition("/")[2]))
            spoken.append(entry.facts["spoken"] if entry else "")
        own = [tag == language for tag in spoken]
        assert own[0]
        assert own == sorted(own, reverse=True)


def test_who_says_where_they_are_is_shown_somebody_who_helps() -> None:
    places = [country for country in ids("country") if country != NOT_SURE]
    lonely = [
        (worry, country)
        for worry, country in product(ids("worry"), places)
        if not ask({"worry": (worry,), "country": (country,)}).groups["people"]
    ]
    assert set(lonely) == NOBODY


def test_who_wants_to_pay_nothing_sees_nothing_that_costs_from_the_start() -> None:
    catalogue = project().catalogue
    for worry, country in product(ids("worry"), ids("country")):
        result = ask({"worry": (worry,), "country": (country,), "cost": ("nothing",)})
        for one in result.groups["tools"]:
            entry = catalogue.entry(Reference("tools", one.ref.partition("/")[2]))
            assert entry
            assert entry.facts["price_model"] not in (None, "paid"), one.ref
            assert ("cost", "nothing") in one.because


def test_what_is_picked_has_a_card_in_every_language() -> None:
    for rule in finder().rules:
        for pick in (pick for picks in rule.picks.values() for pick in picks):
            collection, _, id_ = pick.target.partition("/")
            for locale in LOCALES:
                found = step(guide(), pick.target, locale)
                assert found or project().catalogue.entry(Reference(collection, id_)), pick.target
                assert found is None or found.words.locale == locale


def test_the_check_up_has_no_problems() -> None:
    assert list(check_finder(guide())) == []


def test_answers_that_do_not_exist_count_as_none() -> None:
    odd = {"worry": ["nothing-like-it", "price", "__proto__"], "weather": ["fine"], "sector": ["games", "music"]}
    given = complete(finder(), odd)
    assert given["worry"] == ("price",)
    assert given["sector"] == ("games",)
    assert given["country"] == (NOT_SURE,)
    assert "weather" not in given


def test_a_condition_holds_by_the_answers_it_names() -> None:
    either = Condition("any", parts=(Condition.of("a", "x"), Condition.of("b", "y", "z")))
    both = Condition("all", parts=(either, Condition("not", parts=(Condition.of("c", "w"),))))
    assert evidence(both, {"a": ("x",), "b": ("z", "y"), "c": ("v",)}) == (("a", "x"), ("b", "z"), ("b", "y"))
    assert evidence(both, {"a": ("x",), "b": ("y",), "c": ("w",)}) is None
    assert evidence(both, {"a": (NOT_SURE,), "b": ("q",), "c": ("v",)}) is None
    assert rests_on_answers(both)
    assert not rests_on_answers(Condition("any", parts=(either, Condition("not", parts=(either,)))))
