"""The check-up as a reader meets it: one question at a time, back and forward, a result that says why, and no script."""

from __future__ import annotations

import random
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenReader
from tests.browser.reader import Reader, module

QUESTIONS = 8
RESULT = "sector=film&country=uk&worry=late-payers"
KNOWN = [
    {"id": "sector", "most": 1, "answers": ["film", "games", "not-sure"]},
    {"id": "worry", "most": 2, "answers": ["price", "late-payers", "funding", "not-sure"]},
]


def cards(page: Page, group: str) -> list[str]:
    found: list[str] = page.locator(f".sp-result__group--{group} > ul > .sp-card").evaluate_all(
        "(cards) => cards.map((card) => card.dataset.ref)"
    )
    return found


def question(page: Page) -> Any:
    return page.locator(".sp-question:visible")


def test_from_the_start_page_to_a_result_with_the_keyboard(reader: Reader) -> None:
    page = reader.visit()
    page.locator(".sp-home__checkup a").press("Enter")
    expect(question(page)).to_have_count(1)
    expect(page.locator(".sp-question__n:visible")).to_have_text(f"Question 1 of {QUESTIONS}")
    for at in range(1, QUESTIONS + 1):
        page.locator(".sp-question:visible input").first.focus()
        page.keyboard.press("Space")
        page.locator(".sp-question:visible [type=submit]").focus()
        page.keyboard.press("Enter")
        if at < QUESTIONS:
            expect(page.locator(".sp-question__n:visible")).to_have_text(f"Question {at + 1} of {QUESTIONS}")
            expect(page.locator(".sp-question:visible h2")).to_be_focused()
            expect(page.locator(".sp-checkup__status")).to_have_text(f"Question {at + 1} of {QUESTIONS}")
    expect(page.locator(".sp-result__title")).to_be_focused()
    expect(question(page)).to_have_count(0)
    assert "worry=paperwork" in page.url
    assert "at=" not in page.url


def test_back_and_forward_go_through_the_questions_and_keep_the_answers(phone: Reader) -> None:
    page = phone.visit("de/check-up/")
    page.get_by_text("Musik", exact=True).click()
    page.get_by_role("button", name="Weiter").click()
    expect(page.locator("#ask-country")).to_be_focused()
    page.get_by_text("Frankreich", exact=True).click()
    page.get_by_role("button", name="Weiter").click()
    expect(page.locator("#ask-stage")).to_be_visible()
    page.go_back()
    expect(page.locator("#ask-country")).to_be_visible()
    expect(page.get_by_label("Frankreich")).to_be_checked()
    page.go_back()
    expect(page.locator("#ask-sector")).to_be_visible()
    page.go_forward()
    page.go_forward()
    expect(page.locator("#ask-stage")).to_be_visible()
    page.get_by_role("button", name="Zurück", exact=True).click()
    expect(page.get_by_label("Frankreich")).to_be_checked()


def test_on_a_phone_the_result_begins_with_its_title_and_what_to_do(phone: Reader) -> None:
    page = phone.visit("de/check-up/#sector=games&country=de&worry=price&at=time")
    page.locator(".sp-question:visible .sp-pointed").click()
    title, action = page.locator(".sp-result__title"), page.locator(".sp-result__actions .md-button").first
    expect(title).to_be_focused()
    header = page.locator(".md-header").bounding_box()
    place = title.bounding_box()
    assert header is not None
    assert place is not None
    assert place["y"] >= header["y"] + header["height"]
    expect(action).to_be_in_viewport(ratio=1)
    page.emulate_media(media="print")
    expect(page.locator(".sp-result__answers dt").first).to_be_visible()


def test_a_country_of_which_little_is_known_says_so_on_a_phone_too(phone: Reader) -> None:
    page = phone.visit("de/check-up/#country=europe&worry=price")
    expect(page.locator(".sp-result__answers .sp-notice")).to_be_visible()


def test_every_card_says_why_in_the_words_of_the_answers(reader: Reader) -> None:
    page = reader.visit(f"check-up/#{RESULT}")
    expect(page.locator(".sp-result__title")).to_be_visible()
    assert cards(page, "people") == ["services/small-business-commissioner", "services/ipse"]
    assert len(cards(page, "tools")) <= 3
    said = page.locator(".sp-result .sp-card__reason").all_text_contents()
    assert len(said) == page.locator(".sp-result .sp-card").count()
    assert all(text.startswith("Because you said “") for text in said)
    first = page.locator(".sp-result__group--people .sp-card__reason").first
    expect(first).to_have_text("Because you said “United Kingdom”, “Clients pay late, or not at all”.")


def test_an_answer_is_changed_from_the_summary(reader: Reader) -> None:
    page = reader.visit(f"check-up/#{RESULT}")
    page.get_by_role("link", name="Change: Where are you based?").click()
    expect(page.locator("#ask-country")).to_be_focused()
    expect(page.get_by_label("United Kingdom")).to_be_checked()
    page.get_by_text("Germany", exact=True).click()
    page.get_by_role("button", name="To the result").click()
    expect(page.locator(".sp-result__title")).to_be_focused()
    assert "services/smart-eg" in cards(page, "people")
    assert "services/ipse" not in cards(page, "people")


def test_a_fourth_worry_waits_until_one_is_dropped(reader: Reader) -> None:
    page = reader.visit("check-up/#at=worry")
    boxes = page.locator(".sp-question:visible input")
    for at in range(3):
        boxes.nth(at).check()
    expect(boxes.nth(3)).to_be_disabled()
    expect(page.locator(".sp-checkup__status")).to_contain_text("3 are chosen")
    boxes.nth(0).uncheck()
    expect(boxes.nth(3)).to_be_enabled()
    page.get_by_label("I can’t put it into words").check()
    expect(boxes.nth(1)).not_to_be_checked()


def test_without_a_country_nobody_is_named_and_the_result_says_what_is_missing(reader: Reader) -> None:
    page = reader.visit("fr/check-up/#worry=late-payers")
    people = page.locator(".sp-result__group--people")
    expect(people.locator(".sp-card")).to_have_count(0)
    expect(people).to_contain_text("Où exercez-vous")


@pytest.mark.parametrize(
    "fragment",
    [
        "sector=<img src=x onerror=alert(1)>&country=zz&at=javascript:alert(1)",
        "__proto__=x&constructor=y&worry=__proto__",
        "%",
        "at=result&sector=%ff",
        "worry=" + ",".join(["nothing"] * 5000),
    ],
)
def test_a_hostile_fragment_changes_nothing(reader: Reader, fragment: str) -> None:
    page = reader.visit(f"check-up/#{fragment}")
    expect(page.locator(":is(.sp-question, .sp-result__title):visible").first).to_be_visible()
    assert page.locator(".sp-checkup img").count() == 0
    expect(page.locator(".sp-question input:checked")).to_have_count(0)


def test_a_link_leads_to_the_same_result_in_any_order_and_in_every_language(reader: Reader) -> None:
    reader.allow("clipboard-read", "clipboard-write")
    page = reader.visit("check-up/#worry=late-payers&unknown=1&country=uk&sector=film")
    page.get_by_role("button", name="Copy the link to this result").click()
    expect(page.locator(".sp-checkup__status")).to_contain_text("clipboard")
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"/check-up/#{RESULT}")
    wanted = cards(page, "people")
    page.locator(".sp-languages a[hreflang=de]").click()
    expect(page.locator(".sp-result__title")).to_be_visible()
    assert page.url.endswith("de/check-up/#worry=late-payers&unknown=1&country=uk&sector=film")
    assert cards(page, "people") == wanted


def test_no_answer_is_sent_to_a_server(reader: Reader) -> None:
    asked: list[str] = []
    reader.context.on("request", lambda request: asked.append(request.url.partition("#")[0]))
    page = reader.visit(f"check-up/#{RESULT}")
    page.get_by_role("link", name="Change: What do you do?").click()
    page.get_by_text("Music", exact=True).click()
    page.get_by_role("button", name="To the result").click()
    expect(page.locator(".sp-result__title")).to_be_visible()
    assert [url for url in asked if any(word in url for word in ("late-payers", "film", "music", "worry"))] == []


def test_the_way_to_the_catalogue_narrows_it_down(reader: Reader) -> None:
    page = reader.visit(f"check-up/#{RESULT}&cost=nothing")
    page.locator(".sp-result__group--tools .sp-more a").click()
    expect(page.locator(".sp-chips")).to_be_visible()
    assert "need=get-paid" in page.url
    assert "start=free-to-start" in page.url
    ids = page.locator(".sp-cards .sp-card").evaluate_all("(cards) => cards.map((card) => card.id)")
    assert "tools-kimai" in ids
    assert "tools-lexware-office" not in ids


def test_paper_has_the_result_and_no_buttons(reader: Reader) -> None:
    page = reader.visit(f"check-up/#{RESULT}")
    page.emulate_media(media="print")
    expect(page.locator(".sp-result__title")).to_be_visible()
    expect(page.locator(".sp-result .sp-card__reason").first).to_be_visible()
    expect(page.locator(".sp-checkup button:visible")).to_have_count(0)


@pytest.mark.parametrize("locale", ["", "de/", "fr/"])
def test_without_a_script_all_questions_stand_on_one_page_and_lead_to_short_lists(
    open_reader: OpenReader, locale: str
) -> None:
    page = open_reader(script=False, width=390).visit(f"{locale}check-up/")
    expect(page.locator(".sp-question:visible")).to_have_count(QUESTIONS)
    expect(page.locator(".sp-checkup__plain")).to_contain_text("JavaScript")
    expect(page.locator("main :is(input, button):visible:not(.md-top)")).to_have_count(0)
    page.locator("[data-answer=late-payers] a[href$='/get-paid/de/']").click()
    expect(page.locator("h1")).to_be_visible()
    shown = page.locator(".sp-result section")
    assert shown.count() >= 4
    for at in range(shown.count()):
        assert 1 <= shown.nth(at).locator("> ul > .sp-card").count() <= 3
    page.locator("#people ~ ul .sp-card a").first.click()
    expect(page.locator(".sp-facts table")).to_be_visible()


def test_a_short_list_leads_to_the_other_questions_with_its_answers(reader: Reader) -> None:
    page = reader.visit("fr/check-up/get-paid/fr/")
    page.locator(".sp-result header a.md-button--primary").click()
    expect(page.locator(".sp-result__title")).to_be_visible()
    assert "services/mediateur-des-entreprises" in cards(page, "people")


PARSE = """async ([address, known, fragments]) => {
  const { format, parse } = await import(address);
  return fragments.map((fragment) => { const state = parse(fragment, known); return { ...state, again: format(state, known) }; });
}"""


def parse(blank: Page, *fragments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = blank.evaluate(PARSE, [module("checkup/state"), KNOWN, fragments])
    return found


def test_every_state_survives_the_address(blank: Page) -> None:
    dice = random.Random(4)  # noqa: S311 -- a test's own dice
    fragments = []
    for _ in range(60):
        parts = [f"{one['id']}={','.join(dice.sample(one['answers'], 2))}" for one in KNOWN if dice.random() > 0.3]
        parts += [f"at={dice.choice(['sector', 'worry', 'result', 'elsewhere'])}"] if dice.random() > 0.3 else []
        fragments.append("#" + "&".join(dice.sample(parts, len(parts))))
    first = parse(blank, *fragments)
    second = parse(blank, *(found["again"] for found in first))
    assert second == first
    again = {
        found["again"]
        for found in parse(blank, "#worry=funding,price&sector=film", "#sector=film,x&worry=price,funding")
    }
    assert again == {"#sector=film&worry=price,funding"}
