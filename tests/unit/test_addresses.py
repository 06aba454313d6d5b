"""Addresses are an interface: what somebody has bookmarked, printed or sent leads to the same thing for ever.

``tests/golden/addresses.json`` holds every facet with its values, and one address of every kind of page. Adding to them
is fine: ``UPDATE_GOLDEN=1 pytest <this file>`` writes what is new. It never takes anything out, and neither should you.
"""

from __future__ import annotations

import json
import os
from functools import cache
from typing import Any

import pytest
from tests.integration.small_guide import LOCALES, REPOSITORY

from signpost.checkup import Checkup
from signpost.facets import LAST, declared_values
from signpost.guide import Guide, Settings
from signpost.listings import Listings
from signpost.people import People
from signpost.project import read_project
from signpost.site import Addresses, computed_pages

GOLDEN = REPOSITORY / "tests" / "golden" / "addresses.json"


@cache
def real_guide() -> Guide:
    return Guide(read_project(REPOSITORY, LOCALES, "en"), Addresses("en", LOCALES), Settings())


def facets_now() -> dict[str, dict[str, list[str]]]:
    """Every facet and period of every collection, with the values it is declared to have, else those it has."""
    catalogue = real_guide().catalogue
    return {
        collection.id: {
            facet.id: list(declared_values(facet, collection.facts, catalogue.vocabulary))
            or sorted({value for entry in catalogue.of(collection.id) for value in catalogue.values_of(entry, facet)})
            for facet in collection.facets
        }
        | {period.id: [period.value] for period in collection.periods}
        for collection in catalogue.collections.values()
    }


@cache
def checkup_now() -> Checkup:
    finder = real_guide().project.finder
    if finder is None:
        pytest.fail("the guide has no check-up")
    return Checkup(real_guide(), finder, Listings(real_guide()))


def answers_now() -> dict[str, list[str]]:
    """Every question of the check-up with its answers: a result that somebody has kept is made of them."""
    return {question.id: list(question.ids) for question in checkup_now().finder.questions}


@cache
def pages_now() -> frozenset[str]:
    guide = real_guide()
    addresses = guide.addresses
    found = {addresses.page(locale, name) for locale in LOCALES for name in guide.project.pages}
    for locale in LOCALES:
        found |= {page.path for page in computed_pages(guide.catalogue, addresses, locale)}
        found |= {page.path for page in Listings(guide).pages(locale)}
        found |= {page.path for page in People(guide).pages(locale)}
        found |= {page.path for page in checkup_now().pages(locale)}
        found |= {addresses.need(locale, need) for need in guide.catalogue.needs}
    return frozenset(found)


def read_golden() -> dict[str, Any]:
    golden: dict[str, Any] = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return golden


def write_what_is_new() -> None:
    golden = read_golden()
    for collection, facets in facets_now().items():
        for facet, values in facets.items():
            frozen = golden["facets"].setdefault(collection, {}).setdefault(facet, [])
            frozen += [value for value in values if value not in frozen]
    for question, answers in answers_now().items():
        frozen = golden.setdefault("answers", {}).setdefault(question, [])
        frozen += [answer for answer in answers if answer not in frozen]
    GOLDEN.write_text(json.dumps(golden, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if os.environ.get("UPDATE_GOLDEN"):
    write_what_is_new()


@pytest.mark.parametrize("collection", read_golden()["facets"])
def test_no_facet_is_lost_or_renamed(collection: str) -> None:
    assert set(read_golden()["facets"][collection]) - set(facets_now().get(collection, {})) == set()


@pytest.mark.parametrize("collection", read_golden()["facets"])
def test_no_value_is_lost_or_renamed(collection: str) -> None:
    """A value that entries bring (a language, a country, a year) may be gone with the last entry that had it."""
    declared = real_guide().catalogue.collections[collection]
    for facet in declared.facets:
        listed = declared_values(facet, declared.facts, real_guide().catalogue.vocabulary)
        if listed:
            frozen = read_golden()["facets"][collection].get(facet.id, [])
            assert set(frozen) - {*listed, *LAST} == set(), facet.id
    for period in declared.periods:
        assert read_golden()["facets"][collection].get(period.id) == [period.value], "UPDATE_GOLDEN=1 freezes it"


def test_what_is_new_is_frozen_too() -> None:
    frozen = read_golden()["facets"]
    for collection, facets in facets_now().items():
        declared = real_guide().catalogue.collections[collection]
        for facet in declared.facets:
            if declared_values(facet, declared.facts, real_guide().catalogue.vocabulary):
                missing = set(facets[facet.id]) - set(frozen.get(collection, {}).get(facet.id, []))
                assert missing == set(), f"{collection}/{facet.id}: UPDATE_GOLDEN=1 freezes it"


@pytest.mark.parametrize("locale", LOCALES)
def test_every_value_that_is_shown_has_its_page(locale: str) -> None:
    listings = Listings(real_guide())
    for collection in real_guide().catalogue.collections:
        for facet in listings.facets(collection, locale):
            for option in facet.options:
                prefix = "" if locale == "en" else f"{locale}/"
                assert f"{prefix}{collection}/{facet.id}/{option.value.lower()}/" in pages_now()


def test_no_question_and_no_answer_of_the_check_up_is_lost_and_what_is_new_is_frozen_too() -> None:
    now = answers_now()
    assert {question: sorted(answers) for question, answers in read_golden()["answers"].items()} == {
        question: sorted(answers) for question, answers in now.items()
    }, "UPDATE_GOLDEN=1 freezes what is new"


def test_an_address_of_every_kind_leads_to_a_page() -> None:
    assert [address for address in read_golden()["pages"] if address not in pages_now()] == []
