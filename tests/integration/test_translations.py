"""What a reader is told about words that are missing in a language, older than their source, or not yet read."""

from __future__ import annotations

import pytest
from tests.integration.html_page import Built, HtmlPage

FALLBACKS = {
    "de/tools/amboss/": "en",
    "fr/tools/amboss/": "en",
    "tools/ecran/": "fr",
    "de/tools/ecran/": "fr",
    "videos/gezeigt/": "de",
    "fr/videos/gezeigt/": "de",
    "fr/about/method/": "en",
    "de/needs/protect-ip/": "en",
    "services/bureau/": "fr",
}
NARROW, WIDE = "\u202f", "\u00a0"


def position(page: HtmlPage, tag: str, **attrs: str) -> int:
    return page.elements.index(page.first(tag, **attrs))


@pytest.mark.parametrize("path", FALLBACKS)
def test_a_fallback_page_says_so_and_marks_its_language(small: Built, path: str) -> None:
    page, shown = small.page(path), FALLBACKS[path]
    own = page.first("html").attrs["lang"]
    assert own != shown
    blocks = [element for element in page.all("div") if element.attrs.get("lang") == shown]
    said = ("ready for readers", "Five questions", "See Sud")
    assert any(text in block.text for block in blocks for text in said)
    assert position(page, "h1") < position(page, "div", class_="sp-notice--fallback")
    notice = page.first("div", class_="sp-notice--fallback")
    assert notice.lang == own
    canonical = page.first("link", rel="canonical").attrs["href"]
    rest = path.removeprefix(f"{own}/")
    prefix = "" if shown == "en" else f"{shown}/"
    assert canonical == f"https://small.example/guide/{prefix}{rest}"


def test_a_fallback_notice_offers_to_translate(small: Built) -> None:
    link = small.page("de/tools/amboss/").html.partition("sp-notice--fallback")[2].partition("</div>")[0]
    assert 'href="https://forge.example/small/edit/main/docs/en/tools/amboss.md"' in link


def test_cards_say_which_language_their_words_are_in(small: Built) -> None:
    summaries = {element.text: element.lang for element in small.page("de/tools/").all("p", class_="sp-card__summary")}
    assert summaries["Summary of amboss in en. (EN)"] == "en"
    assert summaries["Summary of ecran in fr. (FR)"] == "fr"
    assert summaries["Summary of azur in de."] == "de"


def test_pages_that_are_translated_have_no_fallback_notice(small: Built) -> None:
    for path in small.paths():
        if path.removesuffix("index.html") not in FALLBACKS and "ecran" not in path and "bureau" not in path:
            expected = path.removesuffix("index.html") in FALLBACKS
            assert bool(small.page(path).all("div", class_="sp-notice--fallback")) is expected, path


def test_an_outdated_translation_stays_and_links_its_source(small: Built) -> None:
    path = "de/tools/zebra/index.html"
    page = small.page(path)
    assert "Summary of zebra in de." in page.html
    assert position(page, "h1") < position(page, "div", class_="sp-notice--outdated")
    notice = page.html.partition("sp-notice--outdated")[2].partition("</div>")[0]
    href = notice.partition('href="')[2].partition('"')[0]
    assert small.target_of(path, href) == "tools/zebra/index.html"
    assert not small.page("fr/tools/zebra/").all("div", class_="sp-notice--outdated")
    assert not small.page("tools/zebra/").all("div", class_="sp-notice--outdated")


def test_a_page_says_when_no_native_reader_has_read_it(small: Built) -> None:
    unread = {"de/tools/zebra/": True, "fr/tools/zebra/": False, "tools/zebra/": False}
    unread |= {"fr/tools/ecran/": False, "de/about/imprint/": True, "about/imprint/": False}
    said = {"de": "Muttersprach", "fr": "langue maternelle", "en": "native speaker"}
    for path, expected in unread.items():
        page = small.page(path)
        notes = " ".join(element.text for element in page.all("p", class_="sp-ending__small"))
        assert (said[page.first("html").attrs["lang"]] in notes) is expected, path


def test_french_spaces_stand_in_text_but_not_in_code_or_addresses(small: Built) -> None:
    for path in ("fr/about/imprint/", "fr/tools/azur/"):
        page = small.page(path)
        words = next(element.text for element in page.all("p") if element.text.startswith("Une question"))
        assert f"question{NARROW}; une autre{NARROW}!" in words
        assert f"«{NARROW}ceci{NARROW}»{WIDE}: oui{NARROW}?" in words
        assert "a ; b ! c ?" in [element.text for element in page.all("code")]
        assert "https://example.org/x;y?z=1" in page.anchors


def test_french_titles_are_set_too(small: Built) -> None:
    page = small.page("fr/")
    assert f"besoin{NARROW}?" in page.first("title").text
    assert f"besoin{NARROW}?" in page.first("h1").text


def test_other_languages_are_left_alone(small: Built) -> None:
    for path in ("about/imprint/", "tools/azur/", "de/tools/azur/"):
        assert NARROW not in small.page(path).first("article").text
    assert NARROW not in small.page("fr/tools/amboss/").html.partition('<div lang="en">')[2].partition("</div>")[0]


def test_no_address_has_a_french_space(built: Built) -> None:
    for path in built.paths():
        spoiled = [href for href in built.page(path).anchors if NARROW in href or WIDE in href]
        assert spoiled == []


def test_a_removed_entry_keeps_its_page_and_names_its_successor(small: Built) -> None:
    for prefix in ("", "de/", "fr/"):
        path = f"{prefix}tools/gone/index.html"
        notice = small.page(path).html.partition("sp-notice--removed")[2].partition("</div>")[0]
        successor = notice.partition('href="')[2].partition('"')[0]
        assert small.target_of(path, successor) == f"{prefix}tools/zebra/index.html"
        graveyard = f"{prefix}removed/index.html"
        graves = [href for href in small.page(graveyard).anchors if "gone" in href]
        assert [small.target_of(graveyard, href) for href in graves] == [path]
        assert not [href for href in small.page(f"{prefix}tools/").anchors if href.endswith("gone/")]
