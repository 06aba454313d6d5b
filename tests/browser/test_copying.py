"""A link is put on the clipboard; where the browser refuses, it stands in a box, ready to be copied by hand, and that is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.reader import Reader
from tests.browser.test_list import keep_two
from tests.browser.test_plan import PLAN
from tests.browser.test_plan_page import with_plan

BY_HAND = "Bitte kopieren Sie den Link aus diesem Feld."
COPIED = "Der Link liegt in der Zwischenablage."


def open_list(reader: Reader) -> Page:
    return keep_two(reader)


def open_plan(reader: Reader) -> Page:
    return with_plan(reader, PLAN)


def open_result(reader: Reader) -> Page:
    return reader.visit("de/check-up/#sector=games&country=de&worry=late-payers")


PAGES = [
    (open_list, "[data-action=list_link]", ".sp-mine [role=status]", "/de/list/#list=tools.penpot,"),
    (open_plan, "[data-act=plan_link]", ".sp-plan__status", "/de/plan/#p1="),
    (open_result, ".sp-result__actions button:nth-of-type(2)", ".sp-checkup__status", "/de/check-up/#"),
]


@pytest.mark.parametrize(("open_page", "button", "status", "start"), PAGES)
def test_a_link_that_the_clipboard_refuses_can_be_copied_by_hand(
    reader: Reader, open_page: Callable[[Reader], Page], button: str, status: str, start: str
) -> None:
    reader.refuse()
    page = open_page(reader)
    page.locator(button).click()
    expect(page.locator(status)).to_have_text(BY_HAND)
    box = page.get_by_role("textbox", name=BY_HAND)
    expect(box).to_be_visible()
    expect(box).to_be_focused()
    assert start in page.evaluate("getSelection().toString()")
    assert start in box.input_value()
    page.locator(button).click()
    expect(box).to_have_count(1)

    reader.allow("clipboard-read", "clipboard-write")
    page.locator(button).click()
    expect(page.locator(status)).to_have_text(COPIED)
    expect(box).to_have_count(0)
    assert start in page.evaluate("navigator.clipboard.readText()")
