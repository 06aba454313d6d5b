"""Worksheets: filled in, kept on this device, added up where everyone can see it, taken along; without a script too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenReader
from tests.browser.kinds import LOCALES
from tests.browser.reader import Reader, module, wait_until_ready

RATE = "de/worksheets/day-rate/"
TEST = "fr/worksheets/friendliness-test/"
YEAR = {"living": "24000", "tax": "9000", "health-care": "4500.50", "pension": "3000"}
DAYS = {"weekdays": "261", "holidays": "10", "leave": "27", "ill": "10", "share": "60"}
JOB = {"rate": "340", "job-days": "5", "usage": "50", "expenses": "80"}


def box(page: Page, line: str) -> Any:
    return page.locator(f"[id='line-{line}']")


def result(page: Page, line: str) -> Any:
    return page.locator(f"[data-line='{line}'] output")


def work_out(page: Page) -> None:
    page.locator("[name=place][value=germany]").check()
    for line, value in {**YEAR, **DAYS, **JOB}.items():
        box(page, line).fill(value)


def test_the_day_rate_is_worked_out_line_by_line(reader: Reader) -> None:
    page = reader.visit(RATE)
    work_out(page)
    wanted = {"year-total": "40.500,50", "at-work": "214", "sold": "128,4", "floor": "315,42", "price": "2.630"}
    for line, value in wanted.items():
        expect(result(page, line)).to_have_text(value)
    sums = page.locator("[data-line=at-work] .sp-line__sum")
    expect(sums).to_have_text("= (18) − (19) − (20) − (21) = 261 − 10 − 27 − 10")
    box(page, "share").fill("0")
    expect(result(page, "floor")).to_have_text("")  # nothing can be divided by no days
    expect(result(page, "price")).to_have_text("2.630")


def test_only_the_lines_of_the_chosen_country_are_shown_and_counted(reader: Reader) -> None:
    page = reader.visit("worksheets/day-rate/")
    own = page.locator("[data-only]")
    expect(own.locator("visible=true")).to_have_count(6)
    page.locator("[name=place][value=germany]").check()
    expect(own.locator("visible=true")).to_have_count(1)
    box(page, "health-care").fill("100")
    box(page, "living").fill("1")
    expect(result(page, "year-total")).to_have_text("101")
    page.locator("[name=place][value=france]").check()
    expect(own.locator("visible=true")).to_have_count(3)
    expect(result(page, "year-total")).to_have_text("1")
    page.locator("[name=place][value=germany]").check()
    expect(box(page, "health-care")).to_have_value("100")


def test_what_is_filled_in_is_there_again_in_every_language_until_it_is_cleared(reader: Reader) -> None:
    page = reader.visit(RATE)
    work_out(page)
    expect(page.locator(".sp-sheet__status")).to_have_text("Auf diesem Gerät gespeichert.")
    page.reload()
    wait_until_ready(page)
    expect(result(page, "price")).to_have_text("2.630")
    reader.visit("worksheets/day-rate/", page)
    expect(result(page, "price")).to_have_text("2,630")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.locator("[data-action=clear]").click()
    expect(box(page, "living")).to_have_value("24000")
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-action=clear]").click()
    expect(box(page, "living")).to_have_value("")
    expect(result(page, "price")).to_have_text("")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('signpost.sheet'))") == []
    expect(page.locator("[name=place]").first).to_be_focused()


def test_marks_give_a_total_only_when_all_five_are_there(reader: Reader) -> None:
    page = reader.visit(TEST)
    verdict = page.locator(".sp-line__verdict:visible")
    for factor in ("fits", "rights", "trial", "skills"):
        page.locator(f"[name={factor}][value='4']").check()
    expect(result(page, "total")).to_have_text("")
    expect(page.locator("[data-line=total] .sp-line__figures")).to_contain_text(
        "Notés : 4 sur 5".replace(" :", "\u00a0:")
    )
    expect(verdict).to_have_count(0)
    page.locator("[name=simple][value='0']").check()
    expect(result(page, "total")).to_have_text("16")
    expect(verdict).to_contain_text("15 ou plus")
    page.locator("[name=rights][value='2']").check()
    expect(result(page, "total")).to_have_text("14")
    expect(verdict).to_contain_text("Moins de 15")


def test_a_checklist_counts_and_the_keyboard_is_enough(reader: Reader) -> None:
    page = reader.visit("de/worksheets/opportunity-canvas/")
    page.locator("[name=ours]").first.focus()
    for _ in range(2):
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
    expect(page.locator("[data-line=ours] .sp-line__count")).to_have_text("2 von 8 angekreuzt")
    page.locator("#line-name").focus()
    page.keyboard.type("Ein Stuhl")
    page.keyboard.press("Enter")  # sends nothing, leads nowhere
    expect(page).to_have_url(f"{reader.base}de/worksheets/opportunity-canvas/")
    expect(page.locator("#line-name")).to_have_value("Ein Stuhl")


def test_the_text_to_take_along_has_everything_and_can_smuggle_nothing(reader: Reader) -> None:
    page = reader.visit("de/worksheets/opportunity-canvas/")
    page.locator("#line-name").fill("# <b>Stuhl</b> [x](https://example.org)")
    page.locator("#line-what").fill("Erste Zeile\n- zweite")
    page.locator("[name=ours][value=knowledge]").check()
    page.locator("#line-days").fill("3")
    page.locator("#line-worth").fill("340")
    with page.expect_download() as waiting:
        page.locator("[data-action=save]").click()
    assert waiting.value.suggested_filename == "opportunity-canvas.md"
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert text.startswith(f"# Zusammenarbeit auf einer Seite\n\n<{reader.base}de/worksheets/opportunity-canvas/>\n")
    assert "> \\# \\<b\\>Stuhl\\</b\\> \\[x\\](https://example.org)\n" in text
    assert "> Erste Zeile\n> \\- zweite\n" in text
    assert "- [x] Wissen\n- [ ] Neue Märkte\n" in text
    assert "> 1.020 in Ihrer Währung\n> = (1) × (2) = 3 × 340\n" in text
    assert "> noch offen\n" in text


HOSTILE = (
    "{",
    "[]",
    "null",
    '"x"',
    json.dumps({"living": "5"}),
    json.dumps({"living": {"0": "5"}, "__proto__": ["x"], "constructor": ["x"], "place": ["nowhere", 7]}),
    json.dumps({"living": ["<img src=x onerror=alert(1)>"], "rate": ["9" * 400], "unknown": ["1"]}),
)


@pytest.mark.parametrize("stored", HOSTILE)
def test_whatever_stands_in_the_storage_does_no_harm(open_reader: OpenReader, stored: str) -> None:
    reader = open_reader()
    page = reader.visit("worksheets/")
    page.evaluate("(text) => localStorage.setItem('signpost.sheet.day-rate', text)", stored)
    reader.visit(RATE, page)
    expect(page.locator("[name=place]:checked")).to_have_count(0)
    box(page, "living").fill("7")
    expect(result(page, "year-total")).to_have_text("7")


def test_what_is_no_number_is_marked_and_not_counted(reader: Reader) -> None:
    page = reader.visit(RATE)
    box(page, "tax").fill("5")
    box(page, "living").press_sequentially("1e")
    expect(box(page, "living")).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".sp-sheet__status")).to_contain_text("Zeile (1) lässt sich nicht als Zahl lesen")
    expect(result(page, "year-total")).to_have_text("5")
    box(page, "living").press_sequentially("3")
    expect(result(page, "year-total")).to_have_text("1.005")
    expect(page.locator("[aria-invalid]")).to_have_count(0)
    box(page, "tax").fill("-5")
    expect(result(page, "year-total")).to_have_text("1.000")


def test_a_browser_that_keeps_nothing_says_so(open_reader: OpenReader) -> None:
    reader = open_reader()
    reader.prepare("Storage.prototype.setItem = () => { throw new Error('full'); };")
    page = reader.visit(RATE)
    box(page, "living").fill("7")
    expect(page.locator(".sp-sheet__status")).to_contain_text("merkt sich nichts")
    expect(result(page, "year-total")).to_have_text("7")


@pytest.mark.parametrize("locale", LOCALES)
def test_without_a_script_every_sheet_can_be_filled_in_and_says_how_to_add_up(
    open_reader: OpenReader, locale: str
) -> None:
    prefix = "" if locale == "en" else f"{locale}/"
    plain = open_reader(script=False, width=390)
    page = plain.visit(f"{prefix}worksheets/")
    sheets = page.locator(".sp-worksheets__all a")
    expect(sheets).to_have_count(6)
    for at in range(6):
        sheets.nth(at).click()
        expect(page.locator(".sp-sheet__plain")).to_be_visible()
        expect(page.locator(".sp-sheet__actions")).to_be_hidden()
        page.locator(".sp-line input:visible, .sp-line textarea:visible").first.click()
        for line in page.locator(".sp-line--result").all():
            expect(line.locator(".sp-line__sum")).to_contain_text("= (")
        plain.visit(f"{prefix}worksheets/", page)


def test_need_pages_and_articles_lead_to_their_sheets(reader: Reader) -> None:
    page = reader.visit("de/needs/get-paid/")
    page.locator(".sp-sheets a").click()
    expect(page.locator("h1")).to_have_text("Ihr Tagessatz, Zeile für Zeile")
    reader.visit("fr/articles/open-data/", page)
    page.locator(".sp-sheets a").click()
    expect(page.locator(".sp-sheet")).to_have_attribute("data-sheet", "data-lab")
    reader.visit("articles/leaving-a-tool/", page)
    expect(page.locator(".sp-sheets")).to_have_count(0)


def test_on_paper_values_stand_in_drawn_boxes_and_buttons_are_gone(reader: Reader) -> None:
    page = reader.visit(RATE)
    work_out(page)
    page.emulate_media(media="print")
    expect(page.locator(".sp-sheet__actions")).to_be_hidden()
    expect(page.locator("[data-line=national-insurance]")).to_be_hidden()
    for part in ("#line-living", "[name=place][value=germany]"):
        style = page.locator(part).evaluate(
            "(box) => { const { borderTopWidth, borderTopColor } = getComputedStyle(box);"
            " return [parseFloat(borderTopWidth) > 0, borderTopColor]; }"
        )
        assert style == [True, "rgb(0, 0, 0)"]
    expect(result(page, "price")).to_be_visible()
    paper = page.pdf(format="A4")
    assert 2 <= paper.count(b"/Type /Page\n") <= 4


SUMS = """const say = (number) => String(number);
return given.map(([operation, values, whole]) => {
  const terms = values.map((value, at) => `t${at}`);
  const known = Object.fromEntries(values.map((value, at) => [`t${at}`, value]));
  const formula = { id: "r", operation, terms, whole: Boolean(whole) };
  return [m.workOut(formula, known), m.writeOut(formula, known, say)];
});"""


def test_each_operation_by_itself(blank: Page) -> None:
    cases = [
        ["sum", [0.1, 0.2, None]],
        ["sum", [None, None]],
        ["sum", [1, None], True],
        ["less", [261, 8, None, 25]],
        ["less", [None, 8]],
        ["times", [3, None]],
        ["divide", [45000, 132]],
        ["divide", [1, 0]],
        ["percent", [220, 60]],
        ["times", [1e9, 1e9]],
    ]
    code = f"async ([address, given]) => {{ const m = await import(address); {SUMS} }}"
    assert blank.evaluate(code, [module("worksheet/sums"), cases]) == [
        [0.3, "0.1 + 0.2"],
        [None, ""],
        [None, "1"],
        [228, "261 − 8 − 25"],
        [None, "8"],
        [None, "3"],
        [340.91, "45000 ÷ 132"],
        [None, "1 ÷ 0"],
        [132, "220 × 60 ÷ 100"],
        [None, "1000000000 × 1000000000"],
    ]
    numbers = ["", " ", "-7", "7", "7.5", "1e3", "abc", "Infinity", "9" * 400]
    code = "async ([address, given]) => { const m = await import(address); return given.map(m.readNumber); }"
    assert blank.evaluate(code, [module("worksheet/sums"), numbers]) == [
        None,
        None,
        None,
        7,
        7.5,
        1000,
        None,
        None,
        None,
    ]
