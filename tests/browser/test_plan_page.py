"""The reader's own plan on its page: put in order, kept, taken along, printed, sent to an adviser and back."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenReader
from tests.browser.reader import Reader, wait_until_ready
from tests.browser.test_plan import PLAN, packed

STEPS = ".sp-plan__steps > li"
NAMES = ".sp-plan__steps .sp-plan__name > :first-child"


def with_plan(reader: Reader, plan: dict[str, Any], path: str = "de/plan/") -> Page:
    """Open a page of somebody who has a plan."""
    page = reader.visit("__blank/")
    page.evaluate("plan => localStorage.setItem('signpost.plan', JSON.stringify(plan))", plan)
    return reader.visit(path, page)


def kept(page: Page) -> Any:
    return json.loads(page.evaluate("localStorage.getItem('signpost.plan')") or "null")


def act(page: Page, name: str) -> None:
    page.locator(f"[data-act={name}]").first.click()


def save(page: Page, name: str) -> str:
    with page.expect_download() as waiting:
        act(page, name)
    return Path(waiting.value.path()).read_bytes().decode("utf-8")


def copied(page: Page, button: str) -> str:
    page.locator(button).click()
    expect(page.locator(".sp-plan__status")).not_to_be_empty()
    link: str = page.evaluate("navigator.clipboard.readText()")
    return link


def test_the_result_of_the_check_up_becomes_a_plan(reader: Reader) -> None:
    page = reader.visit("de/check-up/#sector=games&country=de&worry=late-payers&tried=web")
    take = page.get_by_role("button", name="In meinen Plan übernehmen")
    names = page.locator(".sp-result > section > .sp-cards .sp-card__name").count()
    take.click()
    with page.expect_navigation():
        page.get_by_role("link", name="Meinen Plan öffnen").click()
    wait_until_ready(page)
    expect(page.locator(STEPS)).to_have_count(names)
    expect(page.locator(".sp-plan__answers dd").first).to_have_text("Games und immersive Medien")
    assert page.locator(".sp-plan__kind", has_text="Nicht mehr").count() == 0


def test_what_is_on_the_list_comes_in_with_its_notes(reader: Reader) -> None:
    page = reader.visit("__blank/")
    kept_list = [{"ref": "tools/penpot", "note": "ausprobieren"}, {"ref": "services/bayernkreativ", "note": ""}]
    page.evaluate("list => localStorage.setItem('signpost.list', JSON.stringify(list))", kept_list)
    reader.visit("de/plan/", page)
    page.get_by_role("button", name=re.compile("2 Einträge")).click()
    expect(page.locator(STEPS)).to_have_count(2)
    expect(page.locator(f"{STEPS} textarea").first).to_have_value("ausprobieren")


def test_the_keyboard_adds_orders_ticks_and_removes(reader: Reader) -> None:
    page = reader.visit("de/plan/")
    add = page.locator(".sp-plan__adder input")
    for text in ("Agathe anrufen", "penpot", "Rechnung schreiben"):
        add.fill(text)
        add.press("Enter")
    expect(page.locator(NAMES)).to_have_text(["Agathe anrufen", "Penpot", "Rechnung schreiben"])
    up = page.locator(f"{STEPS}:nth-child(3) [data-act=plan_up]")
    up.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator(NAMES)).to_have_text(["Rechnung schreiben", "Agathe anrufen", "Penpot"])
    expect(page.locator(f"{STEPS}:first-child [data-act=plan_down]")).to_be_focused()
    expect(page.locator(".sp-plan__status")).to_have_text("Rechnung schreiben ist jetzt Schritt 1 von 3.")
    page.locator(f"{STEPS}:first-child input[type=checkbox]").press("Space")
    page.locator(f"{STEPS}:first-child input[type=date]").fill("2026-12-24")
    page.locator(f"{STEPS}:nth-child(2) textarea").fill("<b>wegen</b> der Mahnung")
    page.locator(f"{STEPS}:nth-child(3) [data-act=plan_remove]").press("Enter")
    expect(page.locator(f"{STEPS}:nth-child(2) [data-act=plan_remove]")).to_be_focused()
    page.reload()
    wait_until_ready(page)
    expect(page.locator(NAMES)).to_have_text(["Rechnung schreiben", "Agathe anrufen"])
    expect(page.locator(f"{STEPS}:first-child input[type=checkbox]")).to_be_checked()
    expect(page.locator(f"{STEPS}:first-child input[type=date]")).to_have_value("2026-12-24")
    expect(page.locator(f"{STEPS}:nth-child(2) textarea")).to_have_value("<b>wegen</b> der Mahnung")


def test_a_plan_speaks_the_language_of_the_page_and_says_what_has_gone(reader: Reader) -> None:
    plan = {**PLAN, "steps": [*PLAN["steps"], {"id": "s9", "ref": "tools/no-such-tool"}]}  # type: ignore[misc]
    page = with_plan(reader, plan)
    german = page.locator(f"{STEPS}:nth-child(3) .sp-plan__name").inner_text()
    expect(page.locator(f"{STEPS}:last-child .sp-plan__kind")).to_have_text("Nicht mehr in diesem Wegweiser")
    with page.expect_navigation():
        page.locator(".sp-languages a[hreflang=fr]").click()
    wait_until_ready(page)
    expect(page.locator(STEPS)).to_have_count(4)
    assert page.locator(f"{STEPS}:nth-child(3) .sp-plan__name").inner_text() != german
    expect(page.locator(f"{STEPS}:last-child .sp-plan__kind")).to_have_text("N’est plus dans ce guide")


def test_a_plan_can_be_taken_along(reader: Reader) -> None:
    page = with_plan(reader, PLAN)
    events = list(Calendar.from_ical(save(page, "plan_calendar")).walk("VEVENT"))
    assert [str(event["SUMMARY"]) for event in events] == ["Penpot"]
    assert str(events[0]["URL"]) == f"{reader.base}de/tools/penpot/"
    expect(page.locator(".sp-plan__status")).to_contain_text("2 Schritte ohne Datum")
    assert f"[Penpot]({reader.base}de/tools/penpot/) (Bis 2026-12-01)" in save(page, "list_markdown")
    assert '"Steuerberaterin anrufen"' in save(page, "list_csv")


def test_paper_is_two_pages_and_has_everything_that_was_written(reader: Reader) -> None:
    refs = ("tools/penpot", "tools/gimp", "needs/get-paid", "articles/day-rates", "services/bayernkreativ")
    note = "Am Dienstag mit Ana durchgehen und vorher die Zahlen vom letzten Jahr heraussuchen."
    steps: list[dict[str, Any]] = [{"id": f"r{at}", "ref": ref, "note": note} for at, ref in enumerate(refs)]
    steps += [{"id": f"t{at}", "text": f"Schritt {at}", "note": note, "day": "2026-12-09"} for at in range(7)]
    page = with_plan(reader, {**PLAN, "steps": steps})
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 2
    page.emulate_media(media="print")
    expect(page.locator(f"{STEPS} .sp-plan__field .sp-plan__paper", has_text=note)).to_have_count(12)
    expect(page.locator(".sp-plan__paper", has_text="Preise?")).to_be_visible()
    expect(page.locator(".sp-plan__tools").first).to_be_hidden()
    expect(page.locator("textarea:visible")).to_have_count(0)


def test_an_empty_plan_is_a_sheet_to_fill_in_with_a_pen(reader: Reader) -> None:
    page = reader.visit("de/plan/")
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1
    page.emulate_media(media="print")
    for box in page.locator(".sp-plan__talk .sp-plan__paper").all():
        place = box.bounding_box()
        assert place is not None
        assert place["height"] > 40


def test_a_link_goes_to_an_adviser_and_comes_back_with_notes(open_reader: OpenReader) -> None:
    owner = open_reader()
    owner.allow("clipboard-read", "clipboard-write")
    page = with_plan(owner, {**PLAN, "advice": {}, "steps": [{**PLAN["steps"][0], "advice": ""}, PLAN["steps"][2]]})  # type: ignore[dict-item, index]
    link = copied(page, "[data-act=plan_link]")
    assert "?" not in link

    adviser = open_reader(width=390)
    adviser.allow("clipboard-read", "clipboard-write")
    there = adviser.visit(link.removeprefix(owner.base).replace("de/plan", "fr/plan"))
    expect(there.locator(NAMES)).to_have_count(2)
    expect(there.locator(".sp-plan__answers")).to_contain_text("Jeux et immersif")
    expect(there.locator(".sp-plan__talk")).to_contain_text("Zu dritt.")
    there.locator(f"{STEPS}:first-child textarea").fill("Trop tôt. <b>Attendez</b> janvier.")
    there.locator(".sp-plan__advice textarea").first.fill("Bien préparé.")
    there.locator(".sp-plan__adder input").fill("bayernkreativ")
    there.locator(".sp-plan__adder input").press("Enter")
    there.locator(".sp-plan__suggested textarea").fill("Appelez-les.")
    back = copied(there, ".sp-plan__advice .md-button--primary")
    expect(there).to_have_url(back)
    there.reload()
    wait_until_ready(there)
    expect(there.locator(f"{STEPS}:first-child textarea")).to_have_value("Trop tôt. <b>Attendez</b> janvier.")
    assert kept(there) is None

    page.locator(f"{STEPS}:first-child textarea").fill("inzwischen geändert")
    page.goto("about:blank")
    owner.visit(back.removeprefix(owner.base).replace("fr/plan", "de/plan"), page)
    expect(page.locator(".sp-plan__shared")).to_contain_text("mit Anmerkungen")
    assert kept(page)["advice"]["note"] == ""
    act(page, "plan_take_advice")
    expect(page).to_have_url(f"{owner.base}de/plan/")
    expect(page.locator(f"{STEPS}:first-child .sp-plan__text")).to_have_text("Trop tôt. <b>Attendez</b> janvier.")
    expect(page.locator(f"{STEPS}:first-child textarea")).to_have_value("inzwischen geändert")
    expect(page.locator(".sp-plan__advice")).to_contain_text("Bien préparé.")
    act(page, "plan_accept")
    expect(page.locator(NAMES).last).to_have_text("bayernkreativ")
    expect(page.locator(f"{STEPS}:last-child .sp-plan__text")).to_have_text("Appelez-les.")


def test_a_plan_that_was_sent_replaces_nothing_unasked(reader: Reader) -> None:
    page = with_plan(reader, {**PLAN, "id": "mine"})
    before = kept(page)
    page.goto("about:blank")
    reader.visit(f"de/plan/{packed({**PLAN, 'id': 'other', 'steps': [{'text': 'fremd'}]})}", page)
    expect(page.locator(NAMES)).to_have_text(["fremd"])
    page.locator(".sp-plan__advice textarea").first.fill("Anmerkung")
    page.once("dialog", lambda dialog: dialog.dismiss())
    act(page, "plan_keep")
    assert kept(page) == before
    page.once("dialog", lambda dialog: dialog.accept())
    act(page, "plan_keep")
    expect(page.locator(f"{STEPS} [data-act=plan_up]")).to_have_count(1)
    assert kept(page)["id"] == "other"


@pytest.mark.parametrize(
    ("fragment", "said"),
    [("#p1=abc", "beschädigt"), ("#p1=", "beschädigt"), ("#p0=" + "x" * 40000, "beschädigt"), ("#p9=abc", "neuere")],
)
def test_a_damaged_link_says_so_and_changes_nothing(reader: Reader, fragment: str, said: str) -> None:
    page = with_plan(reader, PLAN)
    before = kept(page)
    page.goto("about:blank")
    reader.visit(f"de/plan/{fragment}", page)
    expect(page.locator(".sp-plan__shared")).to_contain_text(said)
    expect(page.locator(STEPS)).to_have_count(3)
    assert kept(page) == before


def test_a_hostile_link_shows_text_and_runs_nothing(reader: Reader) -> None:
    reader.prepare("window.ran = []; window.alert = (text) => window.ran.push(text);")
    evil = "<img src=x onerror=alert(1)>"
    steps = [{"text": evil, "note": evil, "advice": evil}, {"ref": "tools/constructor"}, {"ref": "__proto__/x"}]
    hostile = {"id": "evil", "steps": steps, "talk": {"goal": evil}, "given": {"constructor": ["name"]}}
    page = reader.visit(f"de/plan/{packed(hostile)}")
    expect(page.locator(STEPS)).to_have_count(2)
    expect(page.locator(f"{STEPS}:first-child .sp-plan__name")).to_contain_text(evil)
    assert page.locator(".sp-plan__content img").count() == 0
    assert page.evaluate("window.ran") == []


def test_without_a_script_there_is_paper_to_fill_in(open_reader: OpenReader) -> None:
    page = open_reader(script=False).visit("de/plan/")
    expect(page.locator(".sp-plan .sp-notice")).to_contain_text("Skripte sind ausgeschaltet")
    expect(page.locator(".sp-plan__blank tbody tr")).to_have_count(10)
    expect(page.get_by_role("heading", name="Das Gespräch vorbereiten")).to_be_visible()
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 2
