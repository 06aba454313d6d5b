"""The reader's own list: kept on the device, noted, taken along, passed on."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenReader
from tests.browser.reader import Reader, wait_until_ready

ITEMS = ".sp-mine__items > li"


def keep_two(reader: Reader) -> Page:
    """Keep one from a card and one from its own page, and open the list."""
    page = reader.visit("de/tools/?find=penpot")
    page.locator("#tools-penpot .sp-card__actions button").first.click()
    page = reader.visit("de/services/kuenstlersozialkasse/", page)
    page.locator(".sp-entry__actions button").click()
    reader.visit("de/list/", page)
    expect(page.locator(ITEMS)).to_have_count(2)
    return page


def save(page: Page, action: str) -> str:
    with page.expect_download() as waiting:
        page.locator(f"[data-action={action}]").click()
    return Path(waiting.value.path()).read_bytes().decode("utf-8")


def test_what_is_kept_can_be_noted_and_is_there_again(reader: Reader) -> None:
    page = keep_two(reader)
    note = page.locator(f"{ITEMS}[data-ref='tools/penpot'] textarea")
    note.fill("Mit Ana ausprobieren, ~2 Stunden <b>")
    page.reload()
    wait_until_ready(page)
    expect(note).to_have_value("Mit Ana ausprobieren, ~2 Stunden <b>")
    page.locator(f"{ITEMS}[data-ref='tools/penpot'] .sp-mine__out").click()
    expect(page.locator(ITEMS)).to_have_count(1)
    reader.visit("de/tools/penpot/", page)
    expect(page.locator(".sp-entry__actions button")).to_have_attribute("aria-pressed", "false")


def test_the_list_speaks_the_language_of_the_page(reader: Reader) -> None:
    page = keep_two(reader)
    german = page.locator(ITEMS).first.inner_text()
    with page.expect_navigation():
        page.locator(".sp-languages a[hreflang=fr]").click()
    wait_until_ready(page)
    expect(page.locator(ITEMS)).to_have_count(2)
    assert page.locator(ITEMS).first.inner_text() != german


def test_the_last_one_taken_out_leaves_the_empty_list_said_and_focused(reader: Reader) -> None:
    page = keep_two(reader)
    for _ in range(2):
        page.locator(f"{ITEMS} .sp-mine__out").first.click()
    expect(page.locator(".sp-empty")).to_be_visible()
    expect(page.locator(".sp-mine__actions")).to_be_hidden()
    assert page.evaluate("document.activeElement !== document.body")


def test_a_link_carries_the_list_to_somebody_else(open_reader: OpenReader) -> None:
    sender = open_reader()
    sender.allow("clipboard-read", "clipboard-write")
    page = keep_two(sender)
    page.locator("textarea").first.fill("für Ana ~ 100 %, gut")
    page.locator("[data-action=list_link]").click()
    expect(page.locator(".sp-mine [role=status]")).not_to_be_empty()
    link = page.evaluate("navigator.clipboard.readText()")
    assert "?" not in link
    other = open_reader()
    page = other.visit(link.removeprefix(other.base))
    expect(page.locator(".sp-mine__shared")).to_be_visible()
    expect(page.locator(".sp-mine__shared li")).to_have_count(2)
    expect(page.locator(ITEMS)).to_have_count(0)
    page.locator(".sp-mine__shared button").click()
    expect(page.locator(ITEMS)).to_have_count(2)
    expect(page.locator("textarea").first).to_have_value("für Ana ~ 100 %, gut")
    expect(page).to_have_url(f"{other.base}de/list/")


@pytest.mark.parametrize(
    "fragment", ["#list=%", "#list=", "#list=nonsense", "#list=a.b~%E0%A4%A", "#list=" + "x" * 30000]
)
def test_a_damaged_link_says_so_and_leaves_the_list_alone(reader: Reader, fragment: str) -> None:
    page = keep_two(reader)
    page.goto("about:blank")
    reader.visit(f"de/list/{fragment}", page)
    expect(page.locator(".sp-mine__shared p")).not_to_be_empty()
    expect(page.locator(".sp-mine__shared button")).to_have_count(0)
    expect(page.locator(ITEMS)).to_have_count(2)


def test_a_hostile_link_shows_text_and_runs_nothing(reader: Reader) -> None:
    reader.expected.append("404")
    reader.prepare("window.ran = []; window.alert = (text) => window.ran.push(text);")
    page = reader.visit(
        "de/list/#list=tools.penpot~%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E,tools.no-such,x.y~javascript:alert(1)"
    )
    expect(page.locator(".sp-mine__shared li")).to_have_count(1)
    expect(page.locator(".sp-mine__shared li")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.evaluate("window.ran") == []


def test_markdown_and_table_can_be_saved(reader: Reader) -> None:
    page = keep_two(reader)
    page.locator("textarea").first.fill('=HYPERLINK("http://x")')
    page.locator("textarea").last.fill('zwei\nZeilen, "zitiert"')
    markdown = save(page, "list_markdown")
    assert markdown.startswith("# ")
    assert f"[Penpot]({reader.base}de/tools/penpot/)" in markdown
    text = save(page, "list_csv")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert text.startswith("\ufeff")
    assert [row[0] for row in rows] == ["id", "tools/penpot", "services/kuenstlersozialkasse"]
    assert rows[1][4] == '\'=HYPERLINK("http://x")'
    assert rows[2][4] == 'zwei\nZeilen, "zitiert"'


def test_paper_shows_names_words_addresses_and_notes(reader: Reader) -> None:
    page = keep_two(reader)
    page.locator("textarea").first.fill("Zeile\n" * 12)
    page.emulate_media(media="print")
    expect(page.locator(".sp-mine__actions")).to_be_hidden()
    expect(page.locator(".sp-mine__out").first).to_be_hidden()
    expect(page.locator(f"{ITEMS} h2").first).to_be_visible()
    said = page.locator(f"{ITEMS} h2 a").first.evaluate("link => getComputedStyle(link, '::after').content")
    assert re.search(r"penpot", said)
    area = page.locator("textarea").first
    assert area.evaluate("area => area.scrollHeight <= area.clientHeight + 1")


def test_the_list_can_be_emptied(reader: Reader) -> None:
    page = keep_two(reader)
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-action=list_clear]").click()
    expect(page.locator(".sp-empty")).to_be_visible()
    page.reload()
    wait_until_ready(page)
    expect(page.locator(ITEMS)).to_have_count(0)
