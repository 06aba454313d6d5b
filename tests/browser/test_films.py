"""Films: our own in the browser's player, with captions and a transcript that follows; others only when asked for.

The films of the small guide are two minutes of colour bars; the hosts of other films are played by the test itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.browser.reader import Reader, Readers, module
from tests.browser.server import serving
from tests.browser.test_axe import complaints
from tests.integration.small_guide import LOCALES, MKDOCS, SmallGuide

TOUR = "videos/tour/"
WORTH = "videos/worth/"
SCHEMES = {"default": "light", "slate": "dark"}
THEME = {
    **MKDOCS["theme"],
    "palette": [
        {
            "media": f"(prefers-color-scheme: {media})",
            "scheme": scheme,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": "material/brightness-7", "name": media},
        }
        for scheme, media in SCHEMES.items()
    ],
}
YOUTUBE = "www.youtube-nocookie.com"
VIMEO = "player.vimeo.com"


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Readers]:
    """Readers of the small guide, which has films of its own."""
    guide = SmallGuide(tmp_path_factory.mktemp("films") / "guide").write(theme=THEME)
    done = guide.build("--strict")
    if done.returncode:
        pytest.fail(done.stdout + done.stderr)
    with serving(guide.site, LOCALES) as address:
        yield Readers(browser, address)


@pytest.fixture
def viewer(films: Readers) -> Iterator[Reader]:
    """A reader of the small guide; every request to another host is answered here, and noted as a complaint."""
    with films.lend() as reader:
        reader.prepared = True
        reader.context.route("**/*", lambda route: answer(route, reader.base))
        yield reader
        assert reader.serious() == []


def answer(route: Route, base: str) -> None:
    if route.request.url.startswith(base):
        route.continue_()
    else:
        route.fulfill(content_type="text/html", body="<title>Player</title>")


def elsewhere(reader: Reader) -> list[str]:
    return [text.removeprefix("elsewhere: ") for text in reader.complaints if text.startswith("elsewhere: ")]


def open_film(reader: Reader, path: str, page: Page | None = None) -> Page:
    page = reader.visit(path, page)
    page.locator(".sp-film[data-ready]").wait_for()
    return page


def at(page: Page) -> float:
    second: float = page.evaluate("document.querySelector('video').currentTime")
    return second


def play_from(page: Page, second: float) -> None:
    page.evaluate(
        "async (second) => { const v = document.querySelector('video'); v.muted = true; v.currentTime = second; await v.play(); }",
        second,
    )


def wait_for(page: Page, condition: str) -> None:
    """Wait until an expression is true; `wait_for_function` would need what the page's policy forbids."""
    for _ in range(150):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"never true: {condition}")


def stored(page: Page, key: str) -> Any:
    return json.loads(page.evaluate("(key) => localStorage.getItem(key) ?? '[]'", key))


@pytest.mark.parametrize(
    "path",
    [
        "",
        "videos/",
        TOUR,
        WORTH,
        "de/videos/gezeigt/",
        "videos/speakers/",
        "tools/sud/",
        "needs/get-paid/",
        "list/",
        "about/",
    ],
)
def test_no_page_asks_anything_of_anybody_else(viewer: Reader, path: str) -> None:
    page = viewer.visit(path)
    page.mouse.wheel(0, 3000)
    page.wait_for_load_state("networkidle")
    assert elsewhere(viewer) == []


def test_nothing_of_a_film_is_loaded_before_it_is_played_but_its_picture(viewer: Reader) -> None:
    asked: list[str] = []
    viewer.context.on("request", lambda request: asked.append(request.url))
    page = open_film(viewer, TOUR)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if ".webm" in url or ".mp4" in url] == []
    assert any(url.endswith("tour.webp") for url in asked)


@pytest.mark.parametrize(
    ("prefix", "own", "file"),
    [("", "en", "tour.en.webm"), ("de/", "de", "tour.de.webm"), ("fr/", None, "tour.en.webm")],
)
def test_each_language_plays_its_recording_and_can_choose_captions(
    viewer: Reader, prefix: str, own: str | None, file: str
) -> None:
    page = open_film(viewer, prefix + TOUR)
    play_from(page, 84)
    wait_for(page, "document.querySelector('video').videoWidth > 0")
    assert page.evaluate("document.querySelector('video').currentSrc").endswith(file)
    shown = page.evaluate(
        "[...document.querySelector('video').textTracks].filter((t) => t.kind === 'captions' && t.mode === 'showing').map((t) => t.language)"
    )
    assert shown == ([own] if own else [])
    for language, text in (("de", "Dann schweigen Sie."), ("en", "Then stop talking.")):
        page.evaluate(
            "(language) => { for (const t of document.querySelector('video').textTracks) t.mode = t.language === language ? 'showing' : 'disabled'; }",
            language,
        )
        wait_for(
            page,
            f"[...document.querySelector('video').textTracks].some((t) => t.activeCues?.[0]?.text.endsWith({json.dumps(text)}))",
        )


def test_chapters_are_a_track(viewer: Reader) -> None:
    page = open_film(viewer, "de/" + TOUR)
    page.evaluate(
        "for (const t of document.querySelector('video').textTracks) if (t.kind === 'chapters') t.mode = 'hidden'"
    )
    play_from(page, 0)
    wait_for(
        page,
        "[...document.querySelector('video').textTracks].some((t) => t.kind === 'chapters' && t.cues?.length === 2)",
    )


def test_the_transcript_follows(viewer: Reader) -> None:
    page = open_film(viewer, "de/" + TOUR)
    play_from(page, 83.2)
    expect(page.locator(".sp-said__text [aria-current]")).to_have_text("Dann schweigen Sie.")
    play_from(page, 8.6)
    expect(page.locator(".sp-said__text [aria-current]")).to_have_text("Verlangen Sie mehr, als Sie wagen.")


def test_a_line_a_time_and_a_chapter_move_the_film(viewer: Reader) -> None:
    page = open_film(viewer, "de/" + TOUR)
    page.get_by_text("Dann schweigen Sie.").click()
    wait_for(page, "document.querySelector('video').currentTime >= 83 && !document.querySelector('video').paused")
    page.locator(".sp-said__text").get_by_role("link", name="0:05").press("Enter")
    wait_for(page, "document.querySelector('video').currentTime < 10")
    assert page.url.endswith("#t-0m05")
    page.get_by_role("link", name="1:00").click()
    wait_for(page, "Math.abs(document.querySelector('video').currentTime - 61) < 2")


@pytest.mark.parametrize("address", ["?t=83", "#t-1m23"])
def test_an_address_opens_a_film_at_its_second_and_does_not_start_it(viewer: Reader, address: str) -> None:
    page = open_film(viewer, TOUR + address)
    assert at(page) == 83
    assert page.evaluate("document.querySelector('video').paused")
    page.evaluate("location.hash = '#t-0m08'")
    wait_for(page, "document.querySelector('video').currentTime === 8")


@pytest.mark.parametrize("address", ["?t=-1", "?t=1e9", "?t=83abc", "#t-1m99", "?t=", "#t-<b>"])
def test_an_address_that_names_no_second_is_ignored(viewer: Reader, address: str) -> None:
    assert at(open_film(viewer, TOUR + address)) == 0


def test_words_are_found_in_a_transcript_however_they_are_typed(viewer: Reader) -> None:
    page = open_film(viewer, "de/" + TOUR)
    page.get_by_label("In diesem Transkript suchen").fill("WAGEN mehr")
    expect(page.locator(".sp-said [role=status]")).to_have_text("1 Absatz")
    assert page.locator(".sp-said__text p:visible").count() == 1
    page.get_by_label("In diesem Transkript suchen").fill("")
    assert page.locator(".sp-said__text p:visible").count() == 2


def test_readers_who_asked_for_stillness_are_not_scrolled(films: Readers) -> None:
    with films.lend(motion=False, width=390) as reader:
        page = open_film(reader, TOUR)
        page.locator(".sp-said__text").evaluate("box => { box.style.maxHeight = '3rem'; }")
        play_from(page, 83.2)
        expect(page.locator(".sp-said__text [aria-current]")).to_have_text("Then stop talking.")
        assert page.locator(".sp-said__text").evaluate("box => box.scrollTop") == 0
        assert reader.serious() == []


def test_the_transcript_scrolls_along_until_the_reader_scrolls_it(viewer: Reader) -> None:
    page = open_film(viewer, TOUR)
    box = page.locator(".sp-said__text")
    box.evaluate("box => { box.style.maxHeight = '3rem'; }")
    play_from(page, 83.2)
    wait_for(page, "document.querySelector('.sp-said__text').scrollTop > 0")
    top = page.evaluate("scrollY")
    box.evaluate("box => { box.scrollTop = 0; }")
    page.wait_for_timeout(100)
    play_from(page, 8.6)
    expect(page.locator(".sp-said__text [aria-current]")).to_have_text("Ask for more than you dare.")
    assert page.evaluate("scrollY") == top


def test_going_on_where_one_stopped(viewer: Reader) -> None:
    page = open_film(viewer, TOUR)
    play_from(page, 83.2)
    wait_for(page, "(localStorage.getItem('signpost.watched') ?? '').includes('tour')")
    page.evaluate("document.querySelector('video').pause()")
    page = open_film(viewer, "de/" + TOUR)
    button = page.get_by_role("button", name="Weiter ab 1:23")
    button.click()
    wait_for(page, "document.querySelector('video').currentTime >= 83")
    expect(button).to_be_hidden()
    index = viewer.visit("de/videos/")
    link = index.locator(".sp-continue a")
    expect(link).to_have_attribute("href", "../../de/videos/tour/?t=83")
    index.get_by_role("button", name="Verlauf löschen").click()
    expect(index.locator(".sp-continue")).to_be_hidden()
    assert stored(index, "signpost.watched") == []


def test_starting_over_forgets(viewer: Reader) -> None:
    page = viewer.visit(TOUR)
    page.evaluate(
        "localStorage.setItem('signpost.watched', JSON.stringify([{ ref: 'videos/tour', title: 'T', at: 50, of: 120 }]))"
    )
    page.reload()
    page.get_by_role("button", name="Start over").click()
    wait_for(page, "!document.querySelector('video').paused")
    assert stored(page, "signpost.watched") == []


def test_a_film_watched_to_its_end_is_not_kept(viewer: Reader) -> None:
    page = open_film(viewer, TOUR)
    play_from(page, 118.5)
    wait_for(page, "document.querySelector('video').ended")
    assert stored(page, "signpost.watched") == []


def keep(**lists: str) -> str:
    """Write a script that puts texts into the storage of every page of the guide, before its own scripts run."""
    lines = [f"localStorage.setItem('signpost.{key}', {json.dumps(text)});" for key, text in lists.items()]
    return f"try {{ {' '.join(lines)} }} catch {{ /* an empty page has no storage */ }}"


HOSTILE = [
    "null", "{", "[null, 1, []]", '{"length": 5}',
    '[{"ref": "videos/x\\" onclick=1", "title": "x", "at": 50, "of": 100}]',
    '[{"ref": "javascript:alert(1)", "title": "x", "at": 50, "of": 100}]',
    '[{"ref": "videos/tour", "title": {"a": 1}, "at": 50, "of": 100}]',
    '[{"ref": "videos/tour", "title": "x", "at": "50", "of": 1e999}]',
    '[{"ref": "videos/tour", "title": "x", "at": -5, "of": 100}]',
]  # fmt: skip


@pytest.mark.parametrize("content", HOSTILE)
def test_whatever_stands_in_the_storage_does_no_harm(viewer: Reader, content: str) -> None:
    viewer.prepare(keep(watched=content, hosts=content))
    open_film(viewer, TOUR)
    open_film(viewer, WORTH)
    page = viewer.visit("videos/")
    expect(page.locator(".sp-continue")).to_be_hidden()
    assert elsewhere(viewer) == []


def test_markup_in_a_kept_title_stays_text(viewer: Reader) -> None:
    title = "<img src=x onerror=alert(1)>"
    kept = json.dumps([{"ref": "videos/tour", "title": title, "at": 50, "of": 100}])
    viewer.prepare(keep(watched=kept))
    page = viewer.visit("videos/")
    expect(page.locator(".sp-continue a")).to_have_text(title)
    assert page.locator(".sp-continue img").count() == 0


def test_hosts_are_cleaned(films: Readers) -> None:
    with films.lend() as reader:
        page = reader.visit("__blank/")
        given = [YOUTUBE, YOUTUBE, "x", "a b.org", "https://a.org", 5, None, "a.org/../b", "A.org", VIMEO]
        code = "async ([address, given]) => (await import(address)).cleanHosts(given)"
        assert page.evaluate(code, [module("video/kept"), given]) == [YOUTUBE, VIMEO]


def test_a_click_loads_the_one_host_named_and_nothing_else(viewer: Reader) -> None:
    page = open_film(viewer, WORTH)
    assert elsewhere(viewer) == []
    sentence = page.locator(".sp-film__ask").inner_text()
    assert YOUTUBE in sentence
    page.get_by_role("button", name="Load from YouTube").click()
    frame = page.locator(".sp-film iframe")
    expect(frame).to_have_attribute("src", f"https://{YOUTUBE}/embed/PaxNc5-qn6s")
    expect(frame).to_have_attribute("title", "Know your worth (en) (YouTube)")
    expect(frame).to_have_attribute("referrerpolicy", "strict-origin")
    page.wait_for_load_state("networkidle")
    assert elsewhere(viewer) == [f"https://{YOUTUBE}/embed/PaxNc5-qn6s"]
    assert stored(page, "signpost.hosts") == []
    viewer.expected.append(YOUTUBE)
    expect(open_film(viewer, WORTH).locator(".sp-film iframe")).to_have_count(0)


def test_a_choice_is_for_one_host_and_can_be_withdrawn_where_it_was_made(viewer: Reader) -> None:
    viewer.expected.append(YOUTUBE)
    page = open_film(viewer, WORTH)
    page.get_by_label("Always load videos from YouTube on this device").check()
    assert elsewhere(viewer) == []
    page.get_by_role("button", name="Load from YouTube").click()
    expect(page.locator("iframe")).to_have_count(1)
    for path, frames in (("de/" + WORTH, 1), ("de/videos/gezeigt/", 0), (WORTH, 1)):
        expect(open_film(viewer, path, page).locator("iframe")).to_have_count(frames)
    page.get_by_role("button", name="Ask me first again").press("Enter")
    expect(page.locator("iframe")).to_have_count(0)
    expect(page.get_by_role("button", name="Load from YouTube")).to_be_focused()
    expect(open_film(viewer, WORTH, page).locator("iframe")).to_have_count(0)


def test_choices_are_withdrawn_on_the_page_about_privacy(viewer: Reader) -> None:
    kept = json.dumps([YOUTUBE, VIMEO])
    page = viewer.visit("de/about/privacy/")
    expect(page.locator(".sp-kept li")).to_have_text("Zurzeit ist nichts gespeichert.")
    page.evaluate("(kept) => localStorage.setItem('signpost.hosts', kept)", kept)
    page.reload()
    expect(page.locator(".sp-kept li")).to_have_count(2)
    page.locator(".sp-kept button").first.click()
    expect(page.locator(".sp-kept li")).to_have_count(1)
    assert stored(page, "signpost.hosts") == [VIMEO]


def test_a_second_is_passed_on_to_the_host_that_is_loaded(viewer: Reader) -> None:
    viewer.expected.append(YOUTUBE)
    page = open_film(viewer, WORTH + "?t=83")
    expect(page.locator(".sp-film [role=status]")).to_have_text("Will begin at 1:23 once it is loaded here.")
    page.get_by_role("button", name="Load from YouTube").click()
    expect(page.locator("iframe")).to_have_attribute("src", f"https://{YOUTUBE}/embed/PaxNc5-qn6s?start=83")


def test_without_scripts_films_and_links_are_all_there(films: Readers) -> None:
    with films.lend(script=False) as reader:
        page = reader.visit("de/" + TOUR + "#t-1m23")
        assert page.locator("video[controls] track").count() == 3
        expect(page.get_by_text("Dann schweigen Sie.")).to_be_in_viewport()
        assert page.locator(".sp-said input, .sp-film button").locator("visible=true").count() == 0
        page = reader.visit("de/" + WORTH)
        expect(page.get_by_role("link", name="Ansehen: YouTube")).to_be_visible()
        assert page.locator("iframe").count() == 0
        assert reader.serious() == []


def test_paper_has_key_points_transcript_and_address(viewer: Reader) -> None:
    page = open_film(viewer, "de/" + TOUR)
    page.emulate_media(media="print")
    expect(page.get_by_text("https://small.example/guide/de/videos/tour/")).to_be_visible()
    expect(page.locator("#points + ul li")).to_have_count(2)
    box = page.locator(".sp-said__text")
    assert box.evaluate("box => box.scrollHeight <= box.clientHeight + 1")
    expect(box.get_by_text("Dann schweigen Sie.")).to_be_visible()
    assert page.locator(".sp-said__find").is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["own", "going on", "asked", "loaded", "kept"])
def test_no_state_of_a_film_has_a_barrier(films: Readers, state: str, scheme: str) -> None:
    with films.lend(scheme=scheme, width=390, motion=False) as reader:
        reader.expected.append(YOUTUBE)
        reader.prepared = True
        reader.context.route("**/*", lambda route: answer(route, reader.base))
        kept = [{"ref": "videos/tour", "title": "Tour", "at": 50, "of": 120}]
        if state in {"going on", "kept"}:
            reader.prepare(keep(watched=json.dumps(kept), hosts='["a.org"]'))
        if state == "kept":
            page = reader.visit("de/about/privacy/")
        else:
            page = open_film(reader, "de/" + (WORTH if state in {"asked", "loaded"} else TOUR))
        if state == "loaded":
            page.locator(".sp-film__ask button").click()
        assert complaints(page) == []
