"""Without JavaScript everything can be read and reached."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenReader
from tests.browser.kinds import KINDS, LOCALES, address
from tests.browser.reader import Reader


@pytest.fixture(params=[390, 1280])
def plain(request: pytest.FixtureRequest, open_reader: OpenReader) -> Reader:
    return open_reader(script=False, width=request.param)


@pytest.mark.parametrize("locale", LOCALES)
def test_from_the_start_over_a_need_to_a_tool(plain: Reader, locale: str) -> None:
    page = plain.visit(address("home", locale))
    page.locator("main a.sp-tag[href*='needs/get-paid/']").click()
    expect(page.locator("h1.sp-sign")).to_be_visible()
    page.locator("main .sp-card a[href*='/tools/']").first.click()
    expect(page.locator(".sp-facts table")).to_be_visible()
    expect(page.locator(".sp-body")).to_be_visible()


@pytest.mark.parametrize("collection", ["tools", "videos", "services", "opportunities"])
def test_from_an_index_over_a_facet_to_an_entry(plain: Reader, collection: str) -> None:
    page = plain.visit(f"de/{collection}/")
    expect(page.locator(".sp-facet[data-facet=checked]")).to_be_hidden()  # it needs a clock
    facet = page.locator(".sp-facet[open] .sp-options a").first
    wanted = facet.inner_text()
    facet.click()
    expect(page.locator("h1")).to_contain_text(wanted)
    expect(page.locator(".sp-options a[aria-current=page]")).to_have_text(wanted)
    page.locator(".sp-card a").first.click()
    expect(page.locator(".sp-facts table")).to_be_visible()


def test_a_page_of_what_is_not_known_does_not_say_that_it_is_known(plain: Reader) -> None:
    page = plain.visit("tools/price/unknown/")
    expect(page.locator("main")).to_contain_text("where we do not know: What it costs.")


def test_an_index_lists_every_entry_and_offers_nothing_that_needs_a_script(plain: Reader) -> None:
    page = plain.visit("fr/tools/")
    shown = page.locator(".sp-cards > .sp-card")
    assert shown.count() == int(page.locator(".sp-catalogue").get_attribute("data-n") or 0)
    expect(page.locator("main button:visible:not(.md-top)")).to_have_count(0)
    expect(page.locator("main :is(input, select):visible")).to_have_count(0)
    expect(page.locator(".sp-filters")).to_be_visible()


@pytest.mark.parametrize("kind", ["compare", "list"])
def test_what_needs_a_script_says_so(plain: Reader, kind: str) -> None:
    notice = plain.visit(address(kind, "de")).locator("noscript p")
    expect(notice).to_contain_text("JavaScript")
    notice.locator("a").first.click()
    expect(plain.context.pages[-1].locator(".sp-card").first).to_be_visible()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "404"])
def test_a_page_shows_its_text_and_leads_to_the_other_languages(open_reader: OpenReader, kind: str) -> None:
    page: Page = open_reader(script=False).visit(address(kind, "de"))
    expect(page.locator("h1")).to_be_visible()
    assert len(page.locator("main").inner_text()) > 100
    page.locator(".sp-languages a[hreflang=fr]").click()
    assert page.url.endswith(address(kind, "fr").partition("?")[0])
