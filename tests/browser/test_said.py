"""The search in what is said: a phrase is found and leads to its second; nothing is loaded before somebody types."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.kinds import LOCALES
from tests.browser.reader import Reader, Readers, module
from tests.browser.server import serving
from tests.browser.test_axe import complaints
from tests.integration.small_guide import SmallGuide

from signpost.captions import anchor
from signpost.textindex import build_index

WORTH = {
    5: "Guten Tag.",
    83: "Sie können die Rechnung schreiben.",
    90: "Das Schreiben mit der Rechnung.",
    100: "Rechnungen schreiben ist Übung.",
    110: "Eine Rechnung reicht.",
    120: "Noch eine Rechnung.",
}
SHOWN = {3700: "Die Buchfuehrung und &lt;i&gt; die Rechnung."}
PALETTE = "Cannot read properties of null (reading 'getAttribute')"
"""What Material's own script says to a palette of one colour scheme."""


def vtt(said: dict[int, str]) -> str:
    cues = [f"{time(second)} --> {time(second + 4)}\n{text}\n" for second, text in said.items()]
    return "\n".join(["WEBVTT\n", *cues])


def time(second: int) -> str:
    return f"{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}.000"


@pytest.fixture(scope="module")
def talking(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Readers]:
    """Readers of a guide with two German transcripts and no English one."""
    guide = SmallGuide(tmp_path_factory.mktemp("talking")).write()
    for captions in guide.root.glob("docs/*/videos/*.vtt"):
        captions.unlink()
    guide.put("docs/de/videos/worth.vtt", vtt(WORTH))
    guide.put("docs/de/videos/gezeigt.vtt", vtt(SHOWN))
    guide.put("docs/fr/videos/worth.vtt", vtt({62: "Qui paie l’impôt ? Vous !"}))
    done = guide.build("--quiet", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    with serving(guide.site, LOCALES) as base:
        yield Readers(browser, base)


@pytest.fixture
def listener(talking: Readers, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """A reader with a phone; a test may wish otherwise."""
    with talking.lend(**{"width": 390, **getattr(request, "param", {})}) as reader:
        reader.expected.append(PALETTE)
        yield reader
        assert reader.serious() == []


def passages(page: Page) -> list[str]:
    return [text.replace("\n", " ") for text in page.locator(".sp-spoken__passage").all_inner_texts()]


def test_a_german_phrase_is_found_and_lands_on_its_second(listener: Reader) -> None:
    page = listener.visit("de/videos/said/")
    page.locator("#q").fill("„Rechnung schreiben“")
    expect(page.get_by_role("status")).to_have_text("2 Stellen in 1 Video")
    assert passages(page) == ["1:23 Sie können die Rechnung schreiben.", "1:40 Rechnungen schreiben ist Übung."]
    assert page.locator(".sp-spoken__films mark").all_inner_texts() == ["Rechnung schreiben", "Rechnungen schreiben"]
    page.locator(".sp-spoken__passage").first.click()
    page.wait_for_url("**/de/videos/worth/#t-1m23")
    expect(page.locator("#t-1m23")).to_contain_text("Sie können die Rechnung schreiben.")
    expect(page.locator("#t-1m23")).to_be_in_viewport()


def test_words_without_quotation_marks_stand_anywhere_in_a_sentence(listener: Reader) -> None:
    page = listener.visit("de/videos/said/?find=rechnung+schreiben")
    expect(page.get_by_role("status")).to_have_text("3 Stellen in 1 Video")
    assert "1:30 Das Schreiben mit der Rechnung." in passages(page)


@pytest.mark.parametrize("typed", ["Buchführung", "buchfuehrung", "BUCHFUHRUNG", "buchführungen"])
def test_umlauts_are_found_however_they_are_typed(listener: Reader, typed: str) -> None:
    page = listener.visit("de/videos/said/")
    page.locator("#q").fill(typed)
    expect(page.locator("mark")).to_have_text("Buchfuehrung")
    assert passages(page) == ["1:01:40 Die Buchfuehrung und <i> die Rechnung."]


def test_results_are_grouped_by_film_and_more_of_a_film_come_on_demand(listener: Reader) -> None:
    page = listener.visit("de/videos/said/?find=rechnung")
    expect(page.get_by_role("status")).to_have_text("6 Stellen in 2 Videos")
    expect(page.locator(".sp-spoken__films h2")).to_have_text(["Gezeigt (de)", "Know your worth (de)"])
    expect(page.locator(".sp-spoken__passage")).to_have_count(4)
    page.get_by_role("button", name="2 weitere Stellen in diesem Video zeigen").click()
    expect(page.locator(".sp-spoken__passage")).to_have_count(6)
    expect(page.locator(".sp-spoken__passage").nth(4)).to_be_focused()


def test_the_address_keeps_what_was_typed(listener: Reader) -> None:
    page = listener.visit("de/videos/said/")
    page.locator("#q").fill("übung & mehr")
    page.wait_for_url("**/said/?find=%C3%BCbung%20%26%20mehr")
    page.reload()
    expect(page.locator("#q")).to_have_value("übung & mehr")


def test_nothing_found_says_so_and_offers_each_word(listener: Reader) -> None:
    page = listener.visit("de/videos/said/?find=rechnung+tag+xylophon")
    expect(page.get_by_role("status")).to_have_text("In keinem Satz der Transkripte kommt „rechnung tag xylophon“ vor.")
    expect(page.locator(".sp-none button")).to_have_text(["Nur „rechnung“", "Nur „tag“"])
    page.get_by_role("button", name="Nur „tag“").click()
    expect(page.get_by_role("status")).to_have_text("1 Stelle in 1 Video")
    expect(page.locator("#q")).to_have_value("tag")


def test_nothing_typed_shows_all_films_with_a_transcript_and_loads_nothing(listener: Reader) -> None:
    loaded: list[str] = []
    page = listener.context.new_page()
    page.on("request", lambda request: loaded.append(request.url.partition("/videos/")[2]))
    listener.visit("de/videos/said/", page)
    expect(page.locator(".sp-spoken__all li")).to_have_text(["Gezeigt (de)", "Know your worth (de)"])
    assert [name for name in loaded if name.endswith(".json")] == []
    page.locator("#q").fill("übung")
    expect(page.locator(".sp-spoken__all")).to_be_hidden()
    page.locator("#q").fill("")
    expect(page.locator(".sp-spoken__all")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("")
    assert [name for name in loaded if name.endswith(".json")] == ["said.json", "said/worth.json"]


def test_a_language_without_transcripts_says_so_and_leads_to_the_others(listener: Reader) -> None:
    page = listener.visit("videos/said/")
    expect(page.locator(".sp-empty p")).to_have_text("No video has a transcript in this language yet.")
    expect(page.locator(".sp-empty a")).to_have_text(["In German: 2 videos", "In French: 1 video"])
    expect(page.locator("#q")).to_have_count(0)
    page.locator(".sp-empty a").nth(1).click()
    page.locator("#q").fill("impots")
    expect(page.locator("mark")).to_have_text(["impôt"])


def test_lost_transcripts_are_told(listener: Reader) -> None:
    listener.expected += ["404", "503", "said.json"]
    page = listener.visit("de/videos/said/")
    page.route("**/said.json", lambda route: route.fulfill(status=503))
    page.locator("#q").fill("rechnung")
    expect(page.get_by_role("status")).to_have_text("Die Transkripte konnten nicht geladen werden. Sind Sie online?")
    page.unroute("**/said.json")
    page.locator("#q").fill("rechnungen")
    expect(page.get_by_role("status")).to_have_text("6 Stellen in 2 Videos")


@pytest.mark.parametrize("listener", [{"script": False}], indirect=True)
def test_without_a_script_every_transcript_is_reached_from_the_index(listener: Reader) -> None:
    page = listener.visit("de/videos/")
    page.get_by_role("link", name="Durchsuchen, was in den Videos gesagt wird").click()
    expect(page.locator("#q")).to_be_hidden()
    expect(page.locator("noscript p")).to_contain_text("JavaScript")
    links = page.locator(".sp-spoken__all a")
    assert [link.get_attribute("href") for link in links.all()] == [
        f"../../../de/videos/{film}/#transcript" for film in ("gezeigt", "worth")
    ]
    links.last.click()
    expect(page.locator("h1")).to_have_text("Know your worth (de)")
    expect(page.locator("#transcript")).to_be_in_viewport()


@pytest.mark.parametrize("query", ["", "?find=rechnung", "?find=rechnung+tag"])
def test_there_is_no_barrier(listener: Reader, query: str) -> None:
    assert complaints(listener.visit(f"de/videos/said/{query}")) == []


RUN = """async ([passages, text, data, typed]) => {
  const m = await import(passages);
  const { readIndex } = await import(text);
  const index = readIndex(data.index);
  const query = m.readQuery(index, typed);
  const places = data.texts.map((said) => m.findIn(m.cut(said), query).map(([start, end]) => said.slice(start, end)));
  return { parts: query.parts, films: m.findFilms(index, query), places };
}"""


def search(blank: Page, typed: str, *texts: str) -> dict[str, Any]:
    """Search in texts, each taken as a film of one sentence."""
    data = {"index": build_index([[(text, 0)] for text in texts]), "texts": texts}
    found: dict[str, Any] = blank.evaluate(RUN, [module("catalogue/passages"), module("catalogue/text"), data, typed])
    return found


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ('"Rechnung schreiben" bald', [["rechnung", "schreiben"], ["bald"]]),
        ("«\u202fl’impôt dû\u202f»", [["impot", "du"]]),
        ("„Rechnung schreiben", [["rechnung"], ["schreiben"]]),
        ('"" „“ a !', []),
        ("aa bb cc dd ee ff gg hh ii jj", [[letter * 2] for letter in "abcdefgh"]),
    ],
)
def test_parts_of_a_query(blank: Page, typed: str, parts: list[list[str]]) -> None:
    assert search(blank, typed, "Text")["parts"] == parts


def test_every_part_must_be_there_and_places_are_joined(blank: Page) -> None:
    texts = ("Die große Rechnung", "Groß. Die Rechnung, die große Rechnung!", "Größe")
    found = search(blank, '"grosse rechnung" rechnung', *texts)
    assert found["films"] == [0, 1]
    assert found["places"] == [["große Rechnung"], ["Rechnung", "große Rechnung"], []]


def test_a_letter_wrong_is_forgiven_where_nothing_else_fits(blank: Page) -> None:
    assert search(blank, "Rechnumg", "Die Rechnung", "Der Regen")["places"] == [["Rechnung"], []]


def test_moments_are_written_as_the_page_has_them(blank: Page) -> None:
    seconds = [0, 5, 59, 60, 83, 600, 3599, 3600, 3723]
    code = "async ([address, seconds]) => { const m = await import(address); return seconds.map((s) => [m.anchor(s), m.clock(s)]); }"
    found = blank.evaluate(code, [module("catalogue/passages"), seconds])
    assert [fragment for fragment, _ in found] == [anchor(second * 1000) for second in seconds]
    assert [clock for _, clock in found[-2:]] == ["1:00:00", "1:02:03"]
