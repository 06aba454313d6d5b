"""Narrowing a catalogue down: cards, counts, status and address go together, there and back."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import OpenReader
from tests.browser.reader import REPOSITORY, Reader, module, wait_until_ready

from signpost.model import Day
from signpost.narrowing import Period
from signpost.packing import pack_chain
from signpost.project import read_project
from signpost.timing import still_counts


@pytest.fixture(scope="session")
def catalogue():
    return read_project(REPOSITORY, ("en", "de", "fr"), "en").catalogue


def option(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f"details[data-facet='{facet}'] li[data-value='{value}']")


def choose(page: Page, facet: str, value: str) -> None:
    details = page.locator(f"details[data-facet='{facet}']")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    option(page, facet, value).locator("label").click()


def number(page: Page, facet: str, value: str) -> int:
    return int(option(page, facet, value).locator(".sp-count").text_content() or -1)


SHOW_ALL = """async (total) => {
  const [list, more] = [document.querySelector(".sp-cards"), document.querySelector("[data-more]")];
  const until = performance.now() + 8000;
  while (list.children.length !== total && performance.now() < until) {
    if (!more.hidden && more.dataset.asked !== String(list.children.length)) {
      more.dataset.asked = String(list.children.length);
      more.click();
    }
    await new Promise((done) => requestAnimationFrame(done));
  }
  return [...list.children].map(({ id }) => id);
}"""


def ids(page: Page) -> list[str]:
    """Give the ids of all cards that are left, after asking for more until there is no more."""
    return [card.partition("-")[2] for card in page.evaluate(SHOW_ALL, left(page))]


def left(page: Page) -> int:
    found = re.match(r"\d+", page.locator(".sp-status").inner_text())
    return int(found[0]) if found else -1


def test_an_option_narrows_cards_counts_status_and_address(reader: Reader) -> None:
    page = reader.visit("de/tools/")
    promised = number(page, "need", "get-paid")
    before = number(page, "category", "three-d")
    choose(page, "need", "get-paid")
    expect(page.locator(".sp-status")).to_contain_text(f"{promised} ")
    expect(page).to_have_url(f"{reader.base}de/tools/?need=get-paid")
    assert len(ids(page)) == promised
    assert number(page, "category", "three-d") < before
    assert number(page, "need", "get-paid") == promised
    expect(option(page, "category", "three-d").locator("input")).to_be_disabled()


def test_a_second_option_of_a_facet_widens_and_one_of_another_narrows(reader: Reader) -> None:
    page = reader.visit("fr/tools/?need=get-paid")
    one = left(page)
    choose(page, "need", "protect-ip")
    expect(page).to_have_url(re.compile(r"need=get-paid,protect-ip"))
    both = left(page)
    promised = number(page, "category", "invoicing")
    choose(page, "category", "invoicing")
    expect(page).to_have_url(re.compile(r"category=invoicing"))
    assert one < both
    assert left(page) == promised <= both


def test_back_and_forward_walk_through_the_choices(reader: Reader) -> None:
    page = reader.visit("de/tools/")
    everything = left(page)
    choose(page, "need", "get-paid")
    expect(page).to_have_url(re.compile("need=get-paid"))
    some = left(page)
    page.go_back()
    expect(page.locator(".sp-status")).to_contain_text(str(everything))
    expect(option(page, "need", "get-paid").locator("input")).not_to_be_checked()
    page.go_forward()
    expect(page.locator(".sp-status")).to_contain_text(f"{some} ")
    expect(option(page, "need", "get-paid").locator("input")).to_be_checked()


def test_the_choice_stays_in_another_language(reader: Reader) -> None:
    page = reader.visit("de/tools/")
    choose(page, "need", "get-paid")
    expect(page).to_have_url(re.compile("need=get-paid"))
    german = sorted(ids(page))
    with page.expect_navigation():
        page.locator(".sp-languages a[hreflang=fr]").click()
    wait_until_ready(page)
    expect(page).to_have_url(f"{reader.base}fr/tools/?need=get-paid")
    assert sorted(ids(page)) == german


def test_chips_take_a_choice_back_and_the_focus_stays_on_the_page(reader: Reader) -> None:
    page = reader.visit("de/tools/?need=get-paid&category=invoicing&find=rechnung")
    chips = page.locator(".sp-chips button")
    expect(chips).to_have_count(4)  # three choices, and the way out of all
    for chip in chips.all()[:3]:
        assert chip.get_attribute("aria-label") or ""
    chips.first.click()
    expect(page).to_have_url(f"{reader.base}de/tools/?category=invoicing&find=rechnung")
    expect(page.locator(".sp-status")).to_be_focused()
    page.locator(".sp-chips__clear").click()
    expect(page).to_have_url(f"{reader.base}de/tools/")
    expect(page.locator(".sp-chips")).to_be_hidden()
    expect(page.locator("#q")).to_have_value("")
    expect(page.locator("details input:checked")).to_have_count(0)


@pytest.mark.parametrize("path", ["de/tools/?price=unknown", "de/tools/price/unknown/"])
def test_a_chip_says_what_is_not_known(open_reader: OpenReader, path: str) -> None:
    for script in (True, False):
        page = open_reader(script=script).visit(path)
        if script or "?" not in path:  # a query needs a script
            expect(page.locator(".sp-chips li").first).to_have_text("Kosten – nicht bekannt")


def test_where_nothing_is_left_every_way_out_says_what_it_leads_to(reader: Reader) -> None:
    page = reader.visit("de/tools/?need=get-paid&category=three-d")
    expect(page.locator(".sp-card")).to_have_count(0)
    ways = page.locator(".sp-none button")
    expect(ways).to_have_count(2)
    expect(ways.first).to_have_css("text-decoration-line", "underline")
    promised = int((re.findall(r"\d+", ways.first.inner_text()) or ["-1"])[-1])
    ways.first.click()
    expect(page.locator(".sp-none")).to_be_hidden()
    expect(page).to_have_url(f"{reader.base}de/tools/?category=three-d")
    assert left(page) == promised == len(ids(page))


def test_sorting_changes_the_order_and_the_address_and_nothing_else(reader: Reader) -> None:
    page = reader.visit("de/videos/")
    by_name = ids(page)
    words = page.locator(".sp-cards").text_content() or ""
    page.locator("#sort").select_option("newest")
    expect(page).to_have_url(f"{reader.base}de/videos/?sort=newest")
    expect(page.locator(".sp-cards")).not_to_have_text(words)
    newest = ids(page)
    assert newest != by_name
    assert sorted(newest) == sorted(by_name)
    facts = {path.stem: path.read_text(encoding="utf-8") for path in (REPOSITORY / "videos").glob("*.yml")}
    days = [found[1] if (found := re.search(r"^published: (\S+)", facts[id_], re.MULTILINE)) else "" for id_ in newest]
    dated = [day for day in days if day]
    assert dated == sorted(dated, reverse=True)


@pytest.mark.parametrize("query", ["uebersetzen", "übersetzen", "ubersetzen", "u\u0308bersetzen"])
def test_a_word_is_found_however_it_is_typed_and_marked(reader: Reader, query: str) -> None:
    page = reader.visit("de/tools/")
    page.locator("#q").fill(query)
    expect(page).to_have_url(re.compile(r"\?find="))
    expect(page.locator(".sp-card mark").first).to_be_visible()
    marked = {text.casefold().strip(",.;:") for text in page.locator(".sp-card mark").all_inner_texts()}
    assert any(text.startswith("übersetz") for text in marked)
    assert "deepl" in ids(page)[:10]


def test_typing_leaves_one_step_behind_not_one_per_letter(reader: Reader) -> None:
    page = reader.visit("de/")
    reader.visit("de/tools/", page)
    page.locator("#q").press_sequentially("rechn")
    expect(page).to_have_url(re.compile(r"\?find=rechn$"))
    page.go_back()
    expect(page).to_have_url(f"{reader.base}de/")


@pytest.mark.parametrize("locale", ["de", "fr"])
def test_a_facet_page_shows_what_the_filter_shows_and_what_the_catalogue_says(
    reader: Reader, locale: str, catalogue
) -> None:
    said = {entry.id for entry in catalogue.select("tools", {"need": ["get-paid"]})}
    page = reader.visit(f"{locale}/tools/need/get-paid/")
    expect(option(page, "need", "get-paid").locator("input")).to_be_checked()
    static = ids(page)
    filtered = ids(reader.visit(f"{locale}/tools/?need=get-paid", page))
    assert static == filtered
    assert set(static) == said


def test_a_facet_page_can_be_widened_again(reader: Reader) -> None:
    page = reader.visit("de/tools/need/get-paid/")
    page.locator(".sp-chips button").first.click()
    expect(page).to_have_url(f"{reader.base}de/tools/")
    assert left(page) == int(page.locator(".sp-catalogue").get_attribute("data-n") or 0)


def test_counts_say_before_a_click_what_is_left_after_it(reader: Reader, catalogue) -> None:
    page = reader.visit("tools/?language=de")
    expected = catalogue.counts("tools", {"language": ["de"]})
    for facet in ("need", "category", "language"):
        shown = {
            value: number(page, facet, value)
            for value in page.locator(f"details[data-facet='{facet}'] li").evaluate_all(
                "all => all.map((li) => li.dataset.value)"
            )
        }
        assert shown == expected[facet]


def test_the_sheet_of_a_phone_opens_counts_and_closes(phone: Reader) -> None:
    page = phone.visit("de/tools/")
    sheet, opener, closer = page.locator(".sp-filters"), page.locator("[data-open]"), page.locator("[data-close]")
    expect(sheet).to_be_hidden()
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.click()
    expect(sheet).to_be_visible()
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(sheet).to_be_focused()  # a field would call the keyboard of a phone
    page.locator("h1").click()
    expect(sheet).to_be_hidden()
    opener.click()
    promised = number(page, "need", "get-paid")
    option(page, "need", "get-paid").locator("label").click()
    expect(closer).to_contain_text(str(promised))
    expect(closer).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(opener).to_be_focused()
    expect(opener).to_contain_text("(1)")
    opener.click()
    closer.click()
    expect(sheet).to_be_hidden()
    assert left(page) == promised
    expect(page.locator(".sp-card").first).to_be_in_viewport()


def test_the_sheet_closes_when_the_keyboard_walks_out_of_it(phone: Reader) -> None:
    page = phone.visit("de/tools/")
    page.locator("[data-open]").click()
    page.locator("[data-close]").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".sp-filters")).to_be_hidden()


def test_the_page_works_on_from_the_keyboard(reader: Reader) -> None:
    page = reader.visit("fr/tools/")
    box = option(page, "need", "get-paid").locator("input")
    box.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("need=get-paid"))
    expect(box).to_be_focused()


ALERT = "window.ran = []; window.alert = (text) => window.ran.push(text);"
HOSTILE_QUERIES = (
    "need=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
    "find=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
    "find=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&sort=%3Cb%3E",
    "__proto__=need&need=__proto__&constructor=x&sort=__proto__",
    "need=get-paid%00&find=%00%ff%fe",
    "need=" + ",".join(["get-paid"] * 700),
)
HOSTILE_STORAGE = (
    "{",
    "null",
    "42",
    '"text"',
    "{}",
    '{"length": 3}',
    '[null, 1, "x", [], {"ref": 5}]',
    '[{"ref": "tools/../../etc", "note": 1}]',
    '[{"ref": "tools/<img src=x onerror=alert(1)>", "note": "<img src=x onerror=alert(1)>"}]',
    '[{"ref": "__proto__/penpot"}, {"__proto__": {"ref": "tools/penpot"}}]',
    json.dumps([{"ref": f"tools/t{n}", "note": "x" * 5000} for n in range(150)]),
)


@pytest.mark.parametrize("query", HOSTILE_QUERIES, ids=range(len(HOSTILE_QUERIES)))
def test_a_hostile_address_is_only_text(reader: Reader, query: str) -> None:
    reader.prepare(ALERT)
    page = reader.visit(f"de/tools/?{query}")
    assert page.evaluate("window.ran") == []
    expect(page.locator(".sp-catalogue img[src$='x'], .sp-catalogue [onerror]")).to_have_count(0)
    for chip in page.locator(".sp-chips button:not(.sp-chips__clear)").all()[:1]:
        chip.click()
    choose(page, "category", "invoicing")
    expect(page).to_have_url(re.compile("category=invoicing"))


def test_a_very_long_address_neither_hangs_nor_breaks_the_page(reader: Reader) -> None:
    page = reader.visit("de/tools/")
    page.evaluate("history.replaceState(null, '', '?find=' + 'x'.repeat(100000) + '&need=' + 'y,'.repeat(2000))")
    page.evaluate("dispatchEvent(new PopStateEvent('popstate'))")
    expect(page.locator("#q")).to_have_value("x" * 100)
    expect(page.locator(".sp-none")).to_be_visible()


@pytest.mark.parametrize("stored", HOSTILE_STORAGE, ids=range(len(HOSTILE_STORAGE)))
@pytest.mark.parametrize("path", ["de/tools/", "de/list/"])
def test_a_damaged_storage_is_an_empty_one(reader: Reader, path: str, stored: str) -> None:
    reader.expected.append("404")  # entries that are not in the guide are looked for and left out
    reader.prepare(
        ALERT
        + f"if (location.host) for (const key of ['signpost.list', 'signpost.compare']) localStorage[key] ??= {json.dumps(stored)};"
    )
    page = reader.visit(path)
    assert page.evaluate("window.ran") == []
    if path == "de/list/":
        expect(page.locator(".sp-empty")).to_be_visible()
    else:
        page.locator(".sp-card__actions button").first.click()
        expect(page.locator(".sp-card__actions button").first).to_have_attribute("aria-pressed", "true")


ON_A_DAY = """const Real = Date;
globalThis.Date = class extends Real {{ constructor(...given) {{ super(...(given.length ? given : ["{day}T12:00:00"])); }} }};"""


def test_the_recently_read_are_counted_on_the_readers_own_day(reader: Reader) -> None:
    reader.prepare(ON_A_DAY.format(day="2026-12-01"))
    page = reader.visit("de/tools/")
    everything = left(page)
    recently = option(page, "checked", "last-12-months")
    with page.expect_response("**/periods.json"):
        page.locator("details[data-facet=checked] > summary").click()
    expect(recently.locator(".sp-count")).not_to_have_text("0")
    promised = number(page, "checked", "last-12-months")
    choose(page, "checked", "last-12-months")
    expect(page).to_have_url(f"{reader.base}de/tools/?checked=last-12-months")
    assert left(page) == promised <= everything
    expect(page.locator(".sp-chips button").first).to_contain_text("12 Monaten")


def test_nothing_was_read_recently_years_after_the_last_change(reader: Reader) -> None:
    reader.prepare(ON_A_DAY.format(day="2036-01-01"))
    page = reader.visit("de/tools/")
    recently = option(page, "checked", "last-12-months")
    page.locator("details[data-facet=checked] > summary").click()
    expect(recently.locator(".sp-count")).to_have_text("0")
    expect(recently.locator("input")).to_be_disabled()
    page = reader.visit("de/tools/?checked=last-12-months")
    assert left(page) == 0
    expect(page.locator(".sp-none button")).to_have_count(1)


def test_what_is_open_now_is_not_what_was_open_once(reader: Reader, catalogue) -> None:
    reader.prepare(ON_A_DAY.format(day="2026-11-23"))
    page = reader.visit("fr/opportunities/?open=now")
    open_now = ids(page)
    assert open_now
    by_id = {entry.id: entry.facts for entry in catalogue.of("opportunities")}
    for id_ in open_now:
        deadline = by_id[id_].get("deadline")
        assert by_id[id_].get("state") != "closed"
        assert by_id[id_].get("state") == "open" if deadline is None else str(deadline) >= "2026-11-23"


def test_periods_work_together_with_facets_and_go_away_with_their_chip(reader: Reader) -> None:
    reader.prepare(ON_A_DAY.format(day="2026-12-01"))
    page = reader.visit("tools/?need=get-paid&checked=last-12-months")
    both = left(page)
    page.locator(".sp-chips button", has_text="12 months").click()
    expect(page).to_have_url(f"{reader.base}tools/?need=get-paid")
    assert both <= left(page)
    assert number(page, "checked", "last-12-months") == both


PERIODS = """async ([address, period, days]) => {
  const { readPeriods } = await import(address);
  const n = period.since.length;
  return days.map((day) => [...readPeriods({ p: period }, n, new Date(`${day}T12:00:00`)).get("p").get("x")][0] ?? 0);
}"""


@pytest.mark.parametrize("months", [0, 1, 12])
def test_the_browser_counts_days_as_the_build_does(blank: Page, months: int) -> None:
    period = Period("p", "x", "periods", months=months)
    since = ["9999", "2027-01-15", "2026-12", "2026-11-22", "2026-11", "2026-10-31", "2025-11", "2025-10", "2024"]
    days = ["2026-11-22", "2026-11-23", "2026-01-31", "2027-11-30", "2024-02-10"]
    n = len(since)
    packed = {
        "value": "x",
        "months": months,
        "since": list(zip(since, pack_chain([[at] for at in range(n)], n), strict=True)),
    }
    found = blank.evaluate(PERIODS, [module("catalogue/periods"), packed, days])
    for day, bits in zip(days, found, strict=True):
        today = Day(*(int(part) for part in day.split("-")))
        assert [bool(bits >> at & 1) for at in range(n)] == [still_counts(text, period, today) for text in since], day


def states(page: Page, catalogue) -> list[int]:
    """Give the state of every opportunity on the page, in the order they stand in."""
    of = {entry.id: entry for entry in catalogue.of("opportunities")}
    order = catalogue.collections["opportunities"].order.values
    facet = next(f for f in catalogue.collections["opportunities"].facets if f.id == "state")
    return [order.index(catalogue.values_of(of[id_], facet)[0]) for id_ in ids(page)]


def test_what_is_open_stands_first_with_and_without_a_filter(reader: Reader, catalogue) -> None:
    for query in ("", "?benefit=partners,investment,new-markets", "?need=find-partners"):
        page = reader.visit(f"de/opportunities/{query}")
        wait_until_ready(page)
        found = states(page, catalogue)
        assert len(found) > 5
        assert found == sorted(found)


def test_of_several_aims_those_come_first_that_meet_more_and_the_card_says_which(reader: Reader, catalogue) -> None:
    aims = ["partners", "investment", "new-markets"]
    page = reader.visit("de/opportunities/")
    wait_until_ready(page)
    assert page.locator(".sp-card__reason").count() == 0
    for aim in aims:
        choose(page, "benefit", aim)
    expect(page.locator(".sp-card__reason").first).to_contain_text("von 3 Ihrer Ziele")
    of = {entry.id: entry for entry in catalogue.of("opportunities")}
    met = [sum(aim in of[id_].facts["benefits"] for aim in aims) for id_ in ids(page)]
    ranks = list(zip(states(page, catalogue), [-n for n in met], strict=True))
    assert ranks == sorted(ranks)
    said = page.locator(".sp-card__reason").all_text_contents()
    assert [int(text.split()[1]) for text in said] == met
    choose(page, "benefit", "partners")
    choose(page, "benefit", "investment")
    expect(page.locator(".sp-card__reason")).to_have_count(0)


@pytest.mark.parametrize("need", ["create-work", "find-partners"])
def test_a_link_of_a_need_page_leads_to_as_many_entries_as_it_promises(reader: Reader, need: str) -> None:
    page = reader.visit(f"de/needs/{need}/")
    links = page.evaluate("""[...document.querySelectorAll(".sp-fits a[href*='?'], .sp-more a[href*='?']")]
        .map(({ href, textContent }) => [href, textContent])""")
    assert len(links) > 1
    for href, text in links:
        page = reader.visit(href.removeprefix(reader.base))
        wait_until_ready(page)
        assert left(page) == int(re.findall(r"\d+", text)[-1]), href
