"""Every kind of page in every language: nothing fails, all of it can be read, and it is built as a screen reader needs it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from tests.browser.kinds import KINDS, LOCALES, WIDTHS
from tests.browser.observation import Observation, observe
from tests.browser.reader import Readers

EVERYWHERE = [pytest.param((kind, locale), id=f"{kind}-{locale}") for kind in KINDS for locale in LOCALES]


@pytest.fixture(scope="session")
def observations(readers: Readers) -> Callable[[tuple[str, str]], Observation]:
    """Give what was found on a page; every page is visited once for all tests."""
    known: dict[tuple[str, str], Observation] = {}

    def look_up(place: tuple[str, str]) -> Observation:
        if place not in known:
            known[place] = observe(readers, *place)
        return known[place]

    return look_up


@pytest.fixture(params=EVERYWHERE)
def place(request: pytest.FixtureRequest) -> tuple[str, str]:
    found: tuple[str, str] = request.param
    return found


@pytest.fixture
def seen(place: tuple[str, str], observations: Callable[[tuple[str, str]], Observation]) -> Observation:
    return observations(place)


def test_nothing_fails_and_nothing_is_asked_of_others(seen: Observation) -> None:
    assert seen.complaints == []


def test_the_page_says_its_language_its_name_and_what_it_is(seen: Observation, place: tuple[str, str]) -> None:
    assert seen.structure["lang"] == place[1]
    assert seen.structure["title"].endswith("Signpost")
    assert seen.structure["description"]


def test_one_first_heading_and_no_level_left_out(seen: Observation) -> None:
    headings = seen.structure["headings"]
    assert headings.count("h1") == 1
    assert headings[0] == "h1"
    assert [pair for pair in pairwise(headings) if int(pair[1][1]) > int(pair[0][1]) + 1] == []


def test_landmarks_are_there_once_and_have_names(seen: Observation) -> None:
    assert seen.structure["landmarks"] == [1, 1, 1]
    assert seen.structure["unnamed"] == 0
    assert seen.structure["doubles"] == []


def test_the_language_switcher_marks_the_language(seen: Observation, place: tuple[str, str]) -> None:
    assert seen.structure["current"] == [place[1]]


def test_words_of_another_language_say_which(seen: Observation, place: tuple[str, str]) -> None:
    assert place[1] not in seen.structure["languages"] or set(seen.structure["languages"]) > {place[1]}
    if seen.structure["fallback"]:
        assert set(seen.structure["languages"]) - {place[1]}


def test_the_way_here_and_the_page_begin_at_one_edge(seen: Observation) -> None:
    assert len(set(seen.structure["edges"])) == 1


def test_no_style_stands_in_an_attribute(seen: Observation) -> None:
    assert seen.structure["styles"] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_window(seen: Observation, width: int) -> None:
    assert seen.overflow[width] == []


def test_a_finger_hits_every_target_on_a_phone(seen: Observation) -> None:
    assert seen.small_targets == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(seen: Observation, scheme: str) -> None:
    assert seen.low_contrast[scheme] == []
