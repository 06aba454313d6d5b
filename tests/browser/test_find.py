"""The check-up's rules: one contract, two languages. The golden answers are read by Python and by the browser.

They hold the check-up of the guide and what it knows of the entries as they were on one day, so that a new entry or a
better rule breaks no test. To take a new picture: ``UPDATE_GOLDEN=1 pytest <this file>``.
"""

from __future__ import annotations

import json
import os
import random
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.browser.reader import REPOSITORY, module

from signpost.checkup import Checkup
from signpost.checkupdata import finder_data, offer_data
from signpost.finder import Offer, Result, find, offers_of
from signpost.guide import Guide, Settings
from signpost.listings import Listings
from signpost.model import Place
from signpost.project import read_project
from signpost.queries import narrowed
from signpost.questions import Answer, Condition, Finder, Pick, Question, Rule, complete
from signpost.site import Addresses

GOLDEN = REPOSITORY / "tests" / "golden" / "check-up.json"
LOCALES = ("en", "de", "fr")
HERE = Place("golden")

FIND = """async ([address, data, cases]) => {
  const { complete, find, narrowed } = await import(address);
  return cases.map(({ given, language }) => {
    const result = find(data, given, language);
    const needs = result.needs.map(({ ref }) => ref.slice("needs/".length));
    const queries = Object.fromEntries(Object.entries(data.offered ?? {}).map(([collection, offered]) =>
      [collection, narrowed(data, collection, needs, complete(data, given), offered)]));
    return { ...result, queries };
  });
}"""


@cache
def real_checkup() -> Checkup:
    guide = Guide(read_project(REPOSITORY, LOCALES, "en"), Addresses("en", LOCALES), Settings())
    finder = guide.project.finder
    if finder is None:
        pytest.fail("the guide has no check-up")
    return Checkup(guide, finder, Listings(guide))


def some_cases(finder: Finder, number: int, seed: int) -> list[dict[str, Any]]:
    """Answer at random, but always the same: with some left open, some unknown, and too many."""
    dice = random.Random(seed)  # noqa: S311 -- a test's own dice
    cases: list[dict[str, Any]] = [{"given": {}, "language": "en"}]
    for at in range(number):
        given = {}
        for question in finder.questions:
            if dice.random() > 0.25:
                ids = [*question.ids, "no-such-answer"]
                given[question.id] = dice.sample(ids, min(len(ids), dice.randint(1, question.most + 1)))
        cases.append({"given": given, "language": LOCALES[at % len(LOCALES)]})
    return cases


def plain(result: Result) -> dict[str, Any]:
    """Write a result as the script gives it."""
    groups = {
        group: [{"ref": one.ref, "because": [list(said) for said in one.because]} for one in found]
        for group, found in result.groups.items()
    }
    needs = [{"ref": one.ref, "because": [list(said) for said in one.because]} for one in result.needs]
    return {"needs": needs, "groups": groups}


def picture() -> dict[str, Any]:
    """Take a picture of the check-up, and of what some answers lead to."""
    checkup = real_checkup()
    cases = [
        {**case, **plain(find(checkup.finder, checkup.offers, case["given"], case["language"]))}
        for case in some_cases(checkup.finder, 40, seed=2)
    ]
    return {**finder_data(checkup.finder), "offers": [offer_data(offer) for offer in checkup.offers], "cases": cases}


@pytest.fixture(scope="session")
def golden() -> dict[str, Any]:
    if os.environ.get("UPDATE_GOLDEN"):
        taken = json.dumps(picture(), separators=(",", ":")).replace(',{"given"', ',\n{"given"')
        GOLDEN.write_text(taken.replace(',["', ',\n["', 1) + "\n", encoding="utf-8")
    found: dict[str, Any] = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return found


def read_condition(data: dict[str, Any]) -> Condition:
    kind, value = next(iter(data.items()))
    if kind == "is":
        return Condition.of(value[0], *value[1])
    return Condition(kind, parts=tuple(read_condition(part) for part in value))


def read_values(data: dict[str, Any]) -> dict[str, dict[str, tuple[str, ...]]]:
    return {name: {facet: tuple(values) for facet, values in facets.items()} for name, facets in data.items()}


def read_golden_finder(data: dict[str, Any]) -> tuple[Finder, tuple[Offer, ...]]:
    """Make of data for the script what Python works with."""
    questions = tuple(
        Question(
            one["id"],
            tuple(
                Answer(answer["id"], tuple(answer["values"]), read_values(answer["leaves_out"]))
                for answer in one["answers"]
            ),
            one["most"],
            one["fits"],
            lenient=one["lenient"],
        )
        for one in data["questions"]
    )
    rules = tuple(
        Rule(
            read_condition(rule["when"]),
            rule["need"],
            {group: tuple(Pick(target, HERE) for target in picks) for group, picks in rule["picks"].items()},
            HERE,
            rule["opens"],
        )
        for rule in data["rules"]
    )
    finder = Finder(
        questions,
        {group: tuple(names) for group, names in data["groups"].items()},
        rules,
        read_values(data["leaves_out"]),
        {name: tuple(facets) for name, facets in data["language"].items()},
        read_values(data["prefers"]),
    )
    offers = tuple(
        Offer(ref, tuple(needs), {name: tuple(ids) for name, ids in fits.items()}, read_values({"": values})[""], local)
        for ref, needs, fits, values, local in data["offers"]
    )
    return finder, offers


def test_python_finds_what_the_golden_answers_say(golden: dict[str, Any]) -> None:
    finder, offers = read_golden_finder(golden)
    for case in golden["cases"]:
        found = plain(find(finder, offers, case["given"], case["language"]))
        assert found == {"needs": case["needs"], "groups": case["groups"]}, case["given"]


def test_the_browser_finds_what_the_golden_answers_say(golden: dict[str, Any], blank: Page) -> None:
    for case, found in zip(golden["cases"], compute(blank, golden, golden["cases"]), strict=True):
        assert found["needs"] == case["needs"], case["given"]
        assert found["groups"] == case["groups"], case["given"]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_browser_finds_in_the_real_guide_what_python_does(blank: Page, site: Path, locale: str) -> None:
    checkup = real_checkup()
    folder = site / ("" if locale == "en" else locale) / "check-up"
    data = json.loads((folder / "finder.json").read_text(encoding="utf-8"))
    cases = [{**case, "language": locale} for case in some_cases(checkup.finder, 30, seed=7)]
    offers = offers_of(checkup.guide.catalogue, checkup.finder)
    for case, found in zip(cases, compute(blank, data, cases), strict=True):
        result = find(checkup.finder, offers, case["given"], locale)
        queries = found.pop("queries")
        assert found == plain(result), case["given"]
        needs = [one.ref.partition("/")[2] for one in result.needs]
        for collection, query in queries.items():
            given = complete(checkup.finder, case["given"])
            assert query == narrowed(checkup.finder, collection, needs, given, checkup.offered(collection, locale))
        shown = {one.ref for found_ones in result.groups.values() for one in found_ones}
        assert shown <= data["cards"].keys()


def compute(blank: Page, data: dict[str, Any], cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    asked = [{"given": case["given"], "language": case["language"]} for case in cases]
    without = {key: value for key, value in data.items() if key not in ("cases", "cards")}
    found: list[dict[str, Any]] = blank.evaluate(FIND, [module("checkup/find"), without, asked])
    return found
