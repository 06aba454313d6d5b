"""The header of every page: languages, search in one's own language, light and dark, the way past it all."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenReader
from tests.browser.kinds import KINDS, LOCALES, MAIN, address
from tests.browser.reader import Reader


def switch_to(page: Page, locale: str, *, keyboard: bool) -> None:
    link = page.locator(f".sp-languages a[hreflang={locale}]")
    if keyboard:
        link.focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
    else:
        with page.expect_navigation():
            link.click()


@pytest.mark.parametrize("keyboard", [False, True], ids=["click", "keyboard"])
@pytest.mark.parametrize("kind", ["home", "need", "tools", "facet", "tool", "compare", "list", "about"])
def test_another_language_is_the_same_page_with_query_and_fragment(
    reader: Reader, kind: str, *, keyboard: bool
) -> None:
    rest = address(kind, "de").partition("?")[0] + "?need=get-paid#top"
    page = reader.visit(rest)
    switch_to(page, "fr", keyboard=keyboard)
    expect(page).to_have_url(reader.base + rest.replace("de/", "fr/", 1))
    switch_to(page, "en", keyboard=keyboard)
    expect(page).to_have_url(reader.base + rest.removeprefix("de/"))


def test_the_search_box_finds_german_pages_and_no_english_one(reader: Reader) -> None:
    page = reader.visit("de/")
    page.locator(".md-search__input").fill("Rechnung")
    results = page.locator(".md-search-result__item a.md-search-result__link")
    expect(results.first).to_be_visible()
    found = [link.get_attribute("href") or "" for link in results.all()]
    assert all(href.startswith(("/de/", f"{reader.base}de/", "../de/", "./")) for href in found), found
    paths = [page.evaluate("href => new URL(href, document.baseURI).pathname", href) for href in found]
    assert [path for path in paths if not path.startswith("/de/")] == []
    with page.expect_navigation():
        results.first.click()
    assert page.evaluate("document.documentElement.lang") == "de"


def test_the_search_box_finds_a_term_of_the_glossary_by_itself(reader: Reader) -> None:
    page = reader.visit("de/")
    page.locator(".md-search__input").fill("Abnahme")
    result = page.locator(".md-search-result__item a.md-search-result__link[href*='about/glossary/'][href*='#']").first
    expect(result).to_be_visible()
    assert len(result.inner_text()) < 300
    with page.expect_navigation():
        result.click()
    expect(page.locator(".sp-glossary > div:target dt")).to_have_text("Abnahme")


def test_no_part_of_a_page_is_found_only_by_the_title_of_its_page(reader: Reader) -> None:
    page = reader.visit("de/")
    documents = page.evaluate(
        "fetch('search/search_index.json').then((answer) => answer.json()).then(({ docs }) => docs)"
    )
    titles = {one["location"]: one["title"] for one in documents}
    parts = [one for one in documents if "#" in one["location"] and not one["text"]]
    assert [one for one in parts if one["title"] == titles[one["location"].partition("#")[0]]] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_search_box_lands_on_an_entry_in_the_readers_language(reader: Reader, locale: str) -> None:
    prefix = "" if locale == "en" else f"{locale}/"
    page = reader.visit(prefix)
    page.locator(".md-search__input").fill("Penpot")
    result = page.locator(".md-search-result__item a.md-search-result__link[href*='tools/penpot/']").first
    expect(result).to_be_visible()
    with page.expect_navigation():
        result.click()
    assert page.url.startswith(f"{reader.base}{prefix}tools/penpot/")
    assert page.evaluate("document.documentElement.lang") == locale


def test_a_scheme_is_remembered_on_other_pages_and_in_other_languages(reader: Reader) -> None:
    page = reader.visit("de/")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    for _ in range(2):  # from "as the device" over "light" to "dark"
        page.locator("[data-md-component=palette] label:visible").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    for path in ("de/tools/penpot/", "fr/needs/get-paid/", "list/"):
        reader.visit(path, page)
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.locator("[data-md-component=palette] label:visible").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")


def test_the_device_decides_where_nobody_has_chosen(open_reader: OpenReader) -> None:
    page = open_reader(scheme="dark").visit("fr/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("kind", MAIN)
def test_the_first_stop_leads_past_the_header(reader: Reader, kind: str) -> None:
    page = reader.visit(address(kind, "de"))
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#top$"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_header_is_walked_in_the_order_it_is_read(reader: Reader) -> None:
    page = reader.visit("de/tools/")
    stops: list[tuple[float, float]] = []
    for _ in range(16):
        page.keyboard.press("Tab")
        place = page.evaluate(
            "() => { const at = document.activeElement; if (!at.closest('.md-header, .md-tabs')) return null;"
            " return [at.closest('.md-tabs') ? 1 : 0, at.getBoundingClientRect().x]; }"
        )
        if place:
            stops.append(tuple(place))
    assert len(stops) >= 12
    assert stops == sorted(stops), stops


RING = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const place = at.matches(".md-option") ? at.nextElementSibling : at;
  const style = getComputedStyle(place);
  const { width, height } = place.getBoundingClientRect();
  return {
    html: at.outerHTML.slice(0, 120),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: width > 0 && height > 0,
    key: at.outerHTML + [...document.querySelectorAll("*")].indexOf(at),
  };
}"""


@pytest.mark.parametrize(("kind", "width"), [(kind, width) for kind in MAIN for width in (390, 1280)])
def test_whatever_has_the_focus_shows_a_ring(open_reader: OpenReader, kind: str, width: int) -> None:
    page = open_reader(width=width, motion=False).visit(address(kind, "de"))
    bare: list[str] = []
    known: set[str] = set()
    for _ in range(70):
        page.keyboard.press("Tab")
        found = page.evaluate(RING)
        if found is None or found["key"] in known:
            break
        known.add(found["key"])
        if not (found["ring"] and found["seen"]):
            bare.append(found["html"])
    assert len(known) > 8
    assert bare == []


def test_the_drawer_opens_and_shuts_from_the_keyboard(open_reader: OpenReader) -> None:
    page = open_reader(width=390).visit("de/")
    opener, link = (
        page.locator(".md-header__button[for=__drawer]"),
        page.locator(".md-nav--primary a.md-nav__link").first,
    )
    expect(link).to_be_hidden()
    opener.focus()
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
    expect(link).to_be_visible()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(link).to_be_hidden()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_drawer_of_a_phone_leads_to_every_section(open_reader: OpenReader, locale: str) -> None:
    reader = open_reader(width=390)
    page = reader.visit(address("home", locale))
    page.locator("label.md-header__button[for=__drawer]").click()
    link = page.locator(".md-nav--primary .md-nav__link[href$='services/']:visible").first
    expect(link).to_be_in_viewport()
    link.click()
    expect(page).to_have_url(reader.base + address("services", locale))


def test_every_kind_is_there() -> None:
    assert {"home", "need", "tools", "facet", "tool", "compare", "list"} <= set(KINDS)
