"""Up to four entries side by side."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.browser.reader import Reader, wait_until_ready

FOUR = ["penpot", "figma", "gimp", "blender"]


def test_four_are_chosen_on_cards_and_a_fifth_is_not_taken(reader: Reader) -> None:
    page = reader.visit("de/tools/")
    tray = page.locator(".sp-tray")
    expect(tray).to_be_hidden()
    buttons = page.locator(".sp-card__actions button:nth-child(2)")
    for at in range(5):
        buttons.nth(at).click()
    expect(page.locator(".sp-card__actions button:nth-child(2)[aria-pressed=true]")).to_have_count(4)
    expect(buttons.nth(4)).to_have_attribute("aria-pressed", "false")
    expect(tray).to_contain_text("4")
    expect(tray.locator("span")).not_to_be_empty()
    tray.locator("a").click()
    wait_until_ready(page)
    expect(page.locator(".sp-compare thead th")).to_have_count(4)


@pytest.mark.parametrize("locale", ["", "de/", "fr/"])
def test_facts_stand_side_by_side_and_known_differences_are_marked(reader: Reader, locale: str) -> None:
    page = reader.visit(f"{locale}tools/compare/?ids={','.join(FOUR)}")
    heads = page.locator(".sp-compare thead th a:first-child")
    expect(heads).to_have_text(["Penpot", "Figma", "GIMP", "Blender"])
    rows = page.locator(".sp-compare tbody tr")
    assert rows.count() > 8
    unknown = rows.locator("td.sp-unknown").first.inner_text()
    for row in rows.all():
        cells = row.locator("td").all_inner_texts()
        assert len(cells) == 4
        assert all(cell.strip() for cell in cells)
        known = set(cells) - {unknown}  # unknown is neither the same nor another
        assert (row.get_attribute("data-differs") is not None) == (len(known) > 1)
        assert row.locator(".sp-compare__note").count() == (len(known) > 1)


def test_the_friendliness_test_is_compared_too(reader: Reader) -> None:
    page = reader.visit("de/tools/penpot/")
    total = page.locator("[aria-labelledby=friendliness] strong").inner_text()
    page = reader.visit("de/tools/compare/?ids=penpot,affinity", page)
    row = page.locator(".sp-compare tbody tr", has_text="Für Kreativbetriebe geeignet?")
    expect(row.locator("td")).to_have_text([total, "nicht bekannt"])


def test_a_phone_shows_two_of_them_at_once(phone: Reader) -> None:
    page = phone.visit(f"fr/tools/compare/?ids={','.join(FOUR)}")
    for name in ("Penpot", "Figma"):
        expect(page.locator(".sp-compare thead a", has_text=name)).to_be_in_viewport(ratio=1)


def test_one_can_be_taken_out(reader: Reader) -> None:
    page = reader.visit(f"de/tools/compare/?ids={','.join(FOUR)}")
    page.locator(".sp-compare thead a[aria-label*=Figma]").click()
    expect(page).to_have_url(re.compile(r"\?ids=penpot,gimp,blender$"))
    wait_until_ready(page)
    expect(page.locator(".sp-compare thead th")).to_have_count(3)
    page = reader.visit("de/tools/", page)
    expect(page.locator(".sp-card__actions button[aria-pressed=true]")).not_to_have_count(0)


def test_another_language_compares_the_same(reader: Reader) -> None:
    page = reader.visit("de/tools/compare/?ids=penpot,figma")
    with page.expect_navigation():
        page.locator(".sp-languages a[hreflang=fr]").click()
    wait_until_ready(page)
    expect(page.locator(".sp-compare thead th")).to_have_count(2)
    assert page.url.endswith("fr/tools/compare/?ids=penpot,figma")


@pytest.mark.parametrize("query", ["", "?ids=", "?ids=../../x,%3Cb%3E,__proto__", "?ids=no-such-tool"])
def test_nothing_to_compare_says_how_to_begin(reader: Reader, query: str) -> None:
    reader.expected.append("404")
    page = reader.visit(f"de/tools/compare/{query}")
    expect(page.locator(".sp-empty")).to_be_visible()
    expect(page.locator(".sp-empty a")).to_be_visible()
    expect(page.locator(".sp-compare__table")).to_be_hidden()


def test_a_wide_table_scrolls_in_its_own_box_on_a_phone(phone: Reader) -> None:
    page = phone.visit(f"de/tools/compare/?ids={','.join(FOUR)}")
    box = page.locator(".sp-compare__table")
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    box.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(box).to_be_focused()
    first = page.locator(".sp-compare tbody th").first
    box.evaluate("box => { box.scrollLeft = 400; }")
    expect(first).to_be_in_viewport()
