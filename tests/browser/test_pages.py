"""Every kind of page in every language: nothing fails, and the page is put together as a screen reader needs it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from tests.browser.kinds import KINDS, LOCALES, address
from tests.browser.reader import Reader

EVERYWHERE = [(kind, locale) for kind in KINDS for locale in LOCALES]

LOOK = """() => {
  const seen = (element) => element.checkVisibility({ visibilityProperty: true });
  return {
    lang: document.documentElement.lang,
    title: document.title,
    headings: [...document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6)")].filter(seen).map((heading) => heading.localName),
    mains: document.querySelectorAll("main").length,
    banners: document.querySelectorAll("header.md-header").length,
    footers: document.querySelectorAll("body footer.md-footer").length,
    unnamed: [...document.querySelectorAll("nav")].filter((nav) => seen(nav) && !nav.ariaLabel && !nav.getAttribute("aria-labelledby")).length,
    current: [...document.querySelectorAll(".sp-languages [aria-current]")].map((link) => link.lang),
    doubles: [...document.querySelectorAll("[id]")].map(({ id }) => id).filter((id, at, ids) => ids.indexOf(id) !== at),
  };
}"""


@pytest.mark.parametrize(("kind", "locale"), EVERYWHERE)
def test_a_page_loads_without_any_error_and_is_well_formed(reader: Reader, kind: str, locale: str) -> None:
    if kind == "404":
        reader.expected.append("404")
    page = reader.visit(address(kind, locale))
    found = page.evaluate(LOOK)
    assert found["lang"] == locale
    assert found["title"].endswith("Signpost")
    assert found["headings"].count("h1") == 1
    levels = [int(heading[1]) for heading in found["headings"]]
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []
    assert (found["mains"], found["banners"], found["footers"], found["unnamed"]) == (1, 1, 1, 0)
    assert found["current"] == [locale]
    assert found["doubles"] == []
