"""Ways that are easily lost: a phone's drawer and search by keyboard (a desk enlarged to 400 % is as narrow), and A4."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import OpenReader
from tests.browser.kinds import address
from tests.browser.reader import Reader

TABLES_WITHOUT_HEADERS = """() => [...document.querySelectorAll("main table")]
  .filter((table) => !table.querySelector("th") || [...table.querySelectorAll("th")].some((th) => !th.scope))
  .map(({ outerHTML }) => outerHTML.slice(0, 160))"""


def tab_to(page: Page, switch: Locator) -> None:
    for _ in range(12):
        page.keyboard.press("Tab")
        if switch.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"the keyboard does not reach {switch}")


@pytest.mark.parametrize("kind", ["tools", "tool", "video", "service", "opportunity"])
def test_the_drawer_never_opens_on_an_empty_list(open_reader: OpenReader, kind: str) -> None:
    page = open_reader(width=390, motion=False).visit(address(kind, "fr"))
    page.locator("label.md-header__button[for=__drawer]").click()
    expect(page.locator(".md-nav--primary .md-nav__link[href$='needs/']:visible").first).to_be_in_viewport()
    assert [nav for nav in page.locator(".md-nav--primary nav.md-nav").all() if nav.locator("li").count() == 0] == []


def test_the_keyboard_opens_the_drawer(open_reader: OpenReader) -> None:
    page = open_reader(width=320, motion=False).visit(address("need", "de"))
    tab_to(page, page.locator("label.md-header__button[for=__drawer]"))
    page.keyboard.press("Enter")
    expect(page.locator(".md-sidebar--primary")).to_be_visible()


def test_the_keyboard_opens_the_search(open_reader: OpenReader) -> None:
    page = open_reader(width=320, motion=False).visit(address("need", "de"))
    tab_to(page, page.locator("label.md-header__button[for=__search]"))
    page.keyboard.press("Enter")
    expect(page.locator(".md-search__input")).to_be_focused()


@pytest.mark.parametrize("kind", ["need", "tool"])
def test_a_page_can_be_printed_on_a4(reader: Reader, kind: str) -> None:
    paper = reader.visit(address(kind, "de")).pdf(format="A4")
    assert paper.startswith(b"%PDF-")
    assert 2 <= paper.count(b"/Type /Page\n") <= 12


@pytest.mark.parametrize("kind", ["tool", "video", "service", "opportunity", "compare", "article"])
def test_tables_say_what_their_rows_and_columns_are(reader: Reader, kind: str) -> None:
    assert reader.visit(address(kind, "de")).evaluate(TABLES_WITHOUT_HEADERS) == []
