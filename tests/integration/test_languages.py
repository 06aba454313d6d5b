"""Every page stands in every language, says which one it speaks, and leads to the others without leaving the page."""

from __future__ import annotations

import pytest
from tests.integration.html_page import Built, HtmlPage
from tests.integration.small_guide import LOCALES, SmallGuide


def locale_of(path: str) -> str:
    first = path.split("/", maxsplit=1)[0]
    return first if first in LOCALES else "en"


def rest_of(path: str) -> str:
    return path.removeprefix(f"{locale_of(path)}/") if locale_of(path) != "en" else path


def is_redirect(built: Built, path: str) -> bool:
    return bool(built.page(path).all("meta", http_equiv="refresh"))


def test_no_page_has_alternate_links_that_material_would_ask_sitemaps_for(built: Built) -> None:
    asking = [path for path in built.paths() if built.page(path).all("link", rel="alternate")]
    assert asking == []


def test_no_switcher_of_material_is_left(built: Built) -> None:
    assert [path for path in built.paths() if "md-select" in built.page(path).html] == []


def test_every_page_exists_in_every_language(built: Built) -> None:
    by_locale = {locale: {rest_of(path) for path in built.paths() if locale_of(path) == locale} for locale in LOCALES}
    assert by_locale["en"] == by_locale["de"] == by_locale["fr"]


def test_the_html_element_has_the_language_of_the_address(built: Built) -> None:
    wrong = [path for path in built.paths() if built.page(path).first("html").attrs["lang"] != locale_of(path)]
    assert wrong == []


def test_the_switcher_stays_on_the_page(built: Built) -> None:
    for path in built.paths():
        if is_redirect(built, path):
            continue
        nav = [link for link in built.page(path).all("a") if {"hreflang", "lang"} <= link.attrs.keys()]
        assert [link.attrs["hreflang"] for link in nav] == list(LOCALES), path
        for link in nav:
            target = built.target_of(path, link.attrs["href"])
            expected = "index.html" if path.endswith("404.html") else rest_of(path)
            assert rest_of(target) == expected, path
            assert locale_of(target) == link.attrs["hreflang"], path
        current = [link.attrs["hreflang"] for link in nav if link.attrs.get("aria-current") == "true"]
        assert current == [locale_of(path)]


def test_a_redirect_leads_to_the_living_page_of_its_language(small: Built) -> None:
    for prefix in ("", "de/", "fr/"):
        path = f"{prefix}tools/zebra-old/index.html"
        page = small.page(path)
        target = f"{prefix}tools/zebra/index.html"
        refresh = page.first("meta", http_equiv="refresh").attrs["content"]
        assert small.target_of(path, refresh.removeprefix("0; url=")) == target
        assert [small.target_of(path, href) for href in page.anchors] == [target]
        canonical = page.first("link", rel="canonical").attrs["href"]
        assert canonical == f"https://small.example/guide/{prefix}tools/zebra/"
        assert page.first("meta", name="robots").attrs["content"] == "noindex"


@pytest.mark.parametrize(
    ("path", "said"),
    [("404.html", "does not exist"), ("de/404.html", "gibt es nicht"), ("fr/404.html", "n’existe pas")],
)
def test_there_is_one_404_page_per_language(small: Built, path: str, said: str) -> None:
    page = small.page(path)
    assert said in page.first("h1").text
    assert said in page.first("title").text
    ways = [small.target_of(path, link.attrs["href"]) for link in page.all("a")]
    assert {locale_of(way) for way in ways} == set(LOCALES)
    content = page.html[page.html.index("<article") :]
    assert all(locale_of(small.target_of(path, href)) == locale_of(path) for href in _hrefs(content))


def test_a_two_letter_folder_is_reported_and_nothing_is_built(guide: SmallGuide) -> None:
    guide.put("docs/js/extra.js", "1\n")
    done = guide.build("--strict")
    assert done.returncode == 1
    assert "docs/js:1: 'js' is no language of this guide" in done.stdout + done.stderr
    assert not guide.site.exists()


def test_the_index_sorts_as_a_dictionary_does(small: Built) -> None:
    for prefix in ("", "de/", "fr/"):
        cards = small.page(f"{prefix}tools/").all("li", class_="sp-card")
        order = [card.attrs["id"].removeprefix("tools-") for card in cards]
        assert order == ["amboss", "aerzte-app", "azur", "ecran", "efeu", "sud", "zebra"]


def _hrefs(html: str) -> list[str]:
    return HtmlPage(html[: html.index("</article>")]).anchors
