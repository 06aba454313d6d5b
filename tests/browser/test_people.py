"""The pages of speakers: reached from a film, with what they do and all their films, in three languages, on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenReader
from tests.browser.kinds import LOCALES

FILM = "videos/devplay-unique-selling-point/"
PERSON = "videos/speakers/bjorn-pankratz/"
ROLES = {
    "en": "game developer, Pithead Studio (formerly Piranha Bytes)",
    "de": "Spieleentwicklung, Pithead Studio (früher Piranha Bytes)",
    "fr": "développeur de jeux, Pithead Studio (auparavant Piranha Bytes)",
}
TITLES = {"en": "Speakers in our videos", "de": "Wer in den Videos spricht", "fr": "Qui parle dans les vidéos"}


def folder(locale: str) -> str:
    return "" if locale == "en" else f"{locale}/"


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("locale", LOCALES)
def test_from_a_film_to_a_speaker_and_on(open_reader: OpenReader, locale: str, script: bool) -> None:  # noqa: FBT001
    page = open_reader(width=390, script=script).visit(f"{folder(locale)}{FILM}")
    speakers = page.locator(".sp-facts td", has=page.get_by_role("link", name="Björn Pankratz"))
    expect(speakers).to_contain_text("Björn Pankratz, Pithead Studio")
    speakers.get_by_role("link", name="Björn Pankratz").click()
    page.wait_for_url(f"**/{folder(locale)}{PERSON}")
    expect(page.locator("h1")).to_have_text("Björn Pankratz")
    expect(page.locator(".sp-roles")).to_have_text(ROLES[locale])
    films = [link.get_attribute("href") or "" for link in page.locator(".sp-card__name a").all()]
    assert sorted(href.split("/")[-2] for href in films) == [
        "deutsche-gamesbranche-am-abgrund",
        "devplay-unique-selling-point",
    ]
    page.locator("main").get_by_role("link", name=TITLES[locale]).click()
    expect(page.locator("h1")).to_have_text(TITLES[locale])
    person = page.locator(".sp-people li", has_text="Björn Pankratz")
    expect(person.locator(".sp-count")).to_have_text("2")
    person.get_by_role("link").click()
    page.wait_for_url(f"**/{folder(locale)}{PERSON}")
    page.locator(".sp-card__name a").first.click()
    expect(page.locator(".sp-facts table")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("path", ["de/videos/speakers/", f"de/{PERSON}"])
def test_nothing_is_cut_off(open_reader: OpenReader, width: int, path: str) -> None:
    page = open_reader(width=width).visit(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    boxes = page.locator(":is(.sp-people li, .sp-card, .sp-roles)").all()
    assert boxes
    for box in boxes:
        assert box.evaluate("box => box.scrollWidth <= box.clientWidth + 1")


def test_a_speaker_s_page_leads_to_the_same_one_in_another_language(open_reader: OpenReader) -> None:
    page = open_reader(width=390).visit(f"de/{PERSON}")
    page.locator(".sp-languages a[hreflang=fr]").click()
    page.wait_for_url(f"**/fr/{PERSON}")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator(".sp-roles")).to_have_text(ROLES["fr"])


def test_every_name_in_the_index_is_there_once_and_leads_to_a_page(open_reader: OpenReader) -> None:
    page = open_reader().visit("de/videos/speakers/")
    links = page.locator(".sp-people a")
    names = links.all_inner_texts()
    assert len(names) == len(set(names)) > 50
    addresses = links.evaluate_all("links => links.map((link) => link.href)")
    statuses = page.evaluate(
        "(all) => Promise.all(all.map(async (one) => (await fetch(one, { method: 'HEAD' })).status))", addresses
    )
    assert set(statuses) == {200}
