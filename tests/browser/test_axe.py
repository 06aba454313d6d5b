"""axe-core finds nothing: every kind of page in every language, and the states that scripts make."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenReader
from tests.browser.kinds import KINDS, LOCALES, address, spread
from tests.browser.test_plan import PLAN, packed

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LEFT_OUT = {
    # Material's switches are boxes that labels open; they take no room, no focus and say nothing.
    # The drawer's opener is a label too; drawer.js gives it the role and the keys of a button, which axe calls unusual.
    "exclude": [["input.md-toggle"], ["label.md-overlay"], ["label.md-header__button[for=__drawer]"]],
}
PLACES = spread(tuple(KINDS), LOCALES, ("light", "dark"), ("390", "1280", "1280", "390"))
STATES: dict[str, tuple[str, Callable[[Page], None]]] = {}


def state(path: str) -> Callable[[Callable[[Page], None]], Callable[[Page], None]]:
    def register(make: Callable[[Page], None]) -> Callable[[Page], None]:
        STATES[make.__name__] = (path, make)
        return make

    return register


@state("de/tools/")
def the_sheet_open(page: Page) -> None:
    page.locator("[data-open]").click()
    expect(page.locator(".sp-filters")).to_be_visible()


@state("de/tools/?need=get-paid&find=rechnung")
def narrowed_down(page: Page) -> None:
    expect(page.locator(".sp-chips")).to_be_visible()


@state("fr/tools/?need=get-paid&category=three-d")
def nothing_left(page: Page) -> None:
    expect(page.locator(".sp-none")).to_be_visible()


@state("de/tools/")
def chosen_for_comparison(page: Page) -> None:
    for at in range(4):
        page.locator(".sp-card__actions").nth(at).locator("button").nth(1).click()
    expect(page.locator(".sp-tray")).to_be_visible()


@state("fr/tools/compare/?ids=penpot,figma,gimp")
def side_by_side(page: Page) -> None:
    expect(page.locator(".sp-compare__table table")).to_be_visible()


@state("de/list/#list=tools.penpot,services.kuenstlersozialkasse~anrufen")
def a_list_sent_and_taken_over(page: Page) -> None:
    page.locator(".sp-mine__shared button").click()
    expect(page.locator(".sp-mine__items > li")).to_have_count(2)


@state("fr/check-up/#at=worry")
def a_question_with_too_many_answers(page: Page) -> None:
    for at in range(3):
        page.locator(".sp-question:visible input").nth(at).check()
    expect(page.locator(".sp-checkup__status")).not_to_be_empty()


@state("de/check-up/#sector=games&country=de&worry=funding,place&time=hour")
def a_result_of_the_check_up(page: Page) -> None:
    expect(page.locator(".sp-result__title")).to_be_visible()
    for more in page.locator(".sp-result__more").all():
        more.locator("summary").click()


@state("de/plan/")
def a_plan_begun(page: Page) -> None:
    for text in ("Agathe anrufen", "Penpot"):
        page.locator(".sp-plan__adder input").fill(text)
        page.locator(".sp-plan__adder input").press("Enter")
    expect(page.locator(".sp-plan__steps > li")).to_have_count(2)


@state("fr/plan/" + packed(PLAN))
def a_plan_that_was_sent_to_an_adviser(page: Page) -> None:
    expect(page.locator(".sp-plan__advice textarea").first).to_be_visible()


def complaints(page: Page) -> list[str]:
    # Cards below the window are not laid out until they come near; axe measures what is there.
    page.evaluate(
        "document.querySelectorAll('.sp-card').forEach((card) => { card.style.contentVisibility = 'visible'; })"
    )
    found = Axe().run(page, context=LEFT_OUT, options={"runOnly": RULES, "resultTypes": ["violations"]})
    return [
        f"{violation['id']}: {node['target']} {node['html'][:160]} {node['failureSummary'][:200]}"
        for violation in found.response["violations"]
        for node in violation["nodes"][:2]
    ]


@pytest.mark.parametrize(("kind", "locale", "scheme", "width"), PLACES)
def test_a_page_has_no_barrier(open_reader: OpenReader, kind: str, locale: str, scheme: str, width: str) -> None:
    reader = open_reader(width=int(width), scheme=scheme, motion=False)
    reader.expected += ["404"] if kind == "404" else []
    assert complaints(reader.visit(address(kind, locale))) == []


@pytest.mark.parametrize("name", STATES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_state_has_no_barrier(open_reader: OpenReader, name: str, scheme: str) -> None:
    path, make = STATES[name]
    page = open_reader(width=390, scheme=scheme, motion=False).visit(path)
    make(page)
    assert complaints(page) == []
