"""An entry's page shows where it stands: its tab is lit, its breadcrumb leads back, its neighbours are no others'."""

from __future__ import annotations

import pytest
from tests.integration.html_page import Built, HtmlPage

INDEXES = {
    "tools": "tools",
    "videos": "videos",
    "services": "services",
    "opportunities": "opportunities",
    "removed": "about",
}
ENTRIES = ["tools/sud/", "videos/worth/", "services/office/", "opportunities/fund/", "removed/"]


@pytest.mark.parametrize("prefix", ["", "de/", "fr/"])
@pytest.mark.parametrize("entry", ENTRIES)
def test_the_tab_is_lit_and_no_other(small: Built, prefix: str, entry: str) -> None:
    path = f"{prefix}{entry}index.html"
    lit = [small.target_of(path, href) for href in _lit_tabs(small.page(path))]
    assert lit == [f"{prefix}{INDEXES[entry.split('/', maxsplit=1)[0]]}/index.html"]


@pytest.mark.parametrize("prefix", ["", "de/", "fr/"])
@pytest.mark.parametrize("entry", ENTRIES)
def test_the_breadcrumb_leads_back_to_the_index(small: Built, prefix: str, entry: str) -> None:
    path = f"{prefix}{entry}index.html"
    page = small.page(path)
    crumbs = [small.target_of(path, link.attrs["href"]) for link in page.all("a", class_="md-path__link")]
    assert crumbs[-1] == f"{prefix}{INDEXES[entry.split('/', maxsplit=1)[0]]}/index.html"


def test_lighting_one_tab_leaves_no_other_lit_on_later_pages(small: Built) -> None:
    for path in small.paths():
        page = small.page(path)
        assert len(_lit_tabs(page)) <= 1, path


def test_every_page_has_one_first_heading_and_says_what_it_is(built: Built) -> None:
    for path in built.paths():
        page = built.page(path)
        assert len(page.all("h1")) == 1, path
        assert page.first("title").text.strip()
        if not page.all("meta", http_equiv="refresh"):
            assert page.first("meta", name="description").attrs["content"].strip()


def test_a_page_may_bring_its_own_first_heading(small: Built) -> None:
    assert "The imprint" in small.page("about/imprint/").first("h1").text
    assert "Impressum" in small.page("de/about/imprint/").first("h1").text


def test_the_title_of_an_entry_names_it_and_the_guide(small: Built) -> None:
    assert small.page("tools/azur/").first("title").text.strip() == "Azur · Small & sound"


def test_an_entry_s_contents_are_those_of_its_page(small: Built) -> None:
    page = small.page("tools/sud/")
    nav = page.html.partition('data-md-component="toc"')[2].partition("</nav>")[0]
    anchors = [href.removeprefix("#") for href in HtmlPage(nav).anchors]
    assert anchors[0] == "facts"
    assert set(anchors) <= page.ids


def test_improving_a_page_leads_to_its_files(small: Built) -> None:
    root = "https://forge.example/small/edit/main/"
    anchors = small.page("de/tools/zebra/").anchors
    assert f"{root}tools/zebra.yml" in anchors
    assert f"{root}docs/de/tools/zebra.md" in anchors
    assert "mailto:hello@small.example" in anchors


def test_countries_stand_in_the_order_of_the_reader_s_alphabet(small: Built) -> None:
    facet = small.page("services/").html.partition('data-facet="country"')[2].partition("</ul>")[0]
    said = [link.text for link in HtmlPage(facet).all("a")]
    assert said == ["France", "Germany", "United Kingdom"]


def _lit_tabs(page: HtmlPage) -> list[str]:
    tabs = page.html.partition('class="md-tabs__list"')[2].partition("</ul>")[0]
    active = tabs.split("md-tabs__item--active")[1:]
    return [HtmlPage("<li" + item.partition("</li>")[0]).anchors[0] for item in active]
