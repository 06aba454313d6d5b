"""On paper, and for eyes that motion troubles: what is shown there, and that nothing moves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import OpenReader
from tests.browser.kinds import KINDS, LOCALES, address
from tests.browser.reader import Reader, Readers, wait_until_ready
from tests.browser.server import serving

GONE = (
    ".md-header",
    ".md-tabs",
    ".md-sidebar--primary",
    ".md-footer",
    ".sp-filters",
    ".sp-sort",
    ".sp-tray",
    ".md-path",
)

SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput) continue;
    const what = entry.sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? "").slice(0, 120));
    window.shifts.push([entry.value, what]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "404"])
def test_paper_shows_no_navigation(reader: Reader, kind: str) -> None:
    page = reader.visit(address(kind, "de"))
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    for selector in GONE:
        assert [part for part in page.locator(selector).all() if part.is_visible()] == [], selector
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_paper_holds_four_columns_of_a_comparison(reader: Reader) -> None:
    page = reader.visit(address("compare", "de"))
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})
    last = page.locator(".sp-compare tbody tr").first.locator("td").last.bounding_box()
    assert last is not None
    assert last["x"] + last["width"] <= 700


def after(page: Page, selector: str) -> str:
    said: str = page.locator(selector).first.evaluate("link => getComputedStyle(link, '::after').content")
    return said


def test_paper_shows_the_addresses_of_sources(reader: Reader) -> None:
    page = reader.visit("de/tools/penpot/")
    page.emulate_media(media="print")
    href = page.locator(".sp-sources a").first.get_attribute("href") or "?"
    assert href in after(page, ".sp-sources a")
    assert "https://penpot.app" in after(page, ".sp-facts a.external")


@pytest.mark.parametrize("kind", ["home", "need", "tool", "compare", "worksheet", "article", "glossary", "short list"])
def test_paper_says_which_page_it_is_and_whom_to_write_to(reader: Reader, kind: str) -> None:
    page = reader.visit(address(kind, "de"))
    line = page.locator(".sp-ending__paper")
    expect(line).to_be_hidden()
    page.emulate_media(media="print")
    expect(line).to_be_visible()
    expect(line).to_have_text(f"https://signpost.example/{address(kind, 'de')} · hello@signpost.example")


def test_paper_is_black_on_white_in_the_dark_too(open_reader: OpenReader) -> None:
    page = open_reader(scheme="dark").visit("de/needs/get-paid/")
    page.emulate_media(media="print")
    colours = page.evaluate(
        "['.md-typeset p', 'h1', '.sp-card p', '.sp-tag', '.sp-card'].map((selector) => {"
        " const style = getComputedStyle(document.querySelector(`main ${selector}`)); return [style.color, style.backgroundColor]; })"
    )
    assert [colour for colour, _ in colours] == ["rgb(0, 0, 0)"] * 5
    assert {ground for _, ground in colours} <= {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in {
        "rgba(0, 0, 0, 0)",
        "rgb(255, 255, 255)",
    }


@pytest.mark.parametrize("kind", ["home", "tools", "tool", "need"])
def test_nothing_moves_for_those_who_ask_for_stillness(open_reader: OpenReader, kind: str) -> None:
    page = open_reader(motion=False).visit(address(kind, "fr"))
    slow = page.evaluate(
        "[...document.querySelectorAll('*')].filter((element) => ['transitionDuration', 'animationDuration'].some("
        "(name) => getComputedStyle(element)[name].split(',').some((time) => parseFloat(time) > 0.001))).length"
    )
    assert slow == 0


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "path", ["de/tools/", "fr/videos/", "de/tools/need/get-paid/", "de/tools/penpot/", "de/videos/the-art-of-asking/"]
)
def test_nothing_jumps_when_the_scripts_start(open_reader: OpenReader, path: str, width: int) -> None:
    reader = open_reader(width=width)
    reader.prepare(SHIFTS)
    page = reader.visit(path)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))")
    wait_until_ready(page)
    shifts = page.evaluate("window.shifts")
    assert sum(value for value, _ in shifts) < 0.01, shifts


PIECES = (
    '<form class="md-header__option',
    '<nav class="sp-languages',
    '<label class="md-header__button md-icon" for="__search"',
    '<div class="md-container',
    '<p class="sp-script sp-sort">',
    '<option value="newest">',
    '<p class="sp-script"><a',
    '<p class="sp-script sp-open">',
    '<ul class="sp-list sp-chips"',
    '<li class="sp-card"',
    '<ul class="sp-list sp-card__facts"',
    '<p class="sp-script sp-more">',
)
"""Where a page pauses while it arrives: within the header, within the row above the cards, within the cards."""


@pytest.fixture(scope="module")
def slow_readers(browser: Browser, site: Path) -> Iterator[Readers]:
    """Readers on a slow line."""
    with serving(site, LOCALES, PIECES) as slow:
        yield Readers(browser, slow)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["tools/", "de/tools/", "fr/videos/", "fr/tools/need/get-paid/"])
def test_nothing_moves_while_a_catalogue_arrives_in_pieces(slow_readers: Readers, path: str, width: int) -> None:
    with slow_readers.lend(width=width) as reader:
        reader.prepare(SHIFTS)
        page = reader.visit(path)
        page.wait_for_timeout(200)
        assert page.evaluate("window.shifts") == []
        assert page.locator(".sp-sort").is_visible()
        assert page.locator(".md-header").is_visible()
        assert reader.serious() == []


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_but_what_was_asked_for(open_reader: OpenReader, width: int) -> None:
    reader = open_reader(width=width)
    reader.prepare(SHIFTS)
    page = reader.visit("de/tools/")
    if width == 390:
        page.locator("[data-open]").click()
    boxes = page.locator("details.sp-facet[open] input")
    for at in (0, 2, 2, 4, 0, 4):
        boxes.nth(at).click()
    expect(page.locator(".sp-chips li")).to_have_count(0)
    page.locator("#q").press_sequentially("rechnung")
    expect(page.locator(".sp-cards mark").first).to_be_visible()
    page.locator("#q").press_sequentially("x")
    page.wait_for_timeout(200)
    assert page.evaluate("window.shifts") == []
