"""One search index per language, with that language's documents only, where Material's script looks for it."""

from __future__ import annotations

import json
from html import unescape
from typing import Any
from urllib.parse import urljoin

import pytest
from tests.integration.html_page import Built
from tests.integration.small_guide import HOSTILE_NAME

PREFIXES = {"en": "", "de": "de/", "fr": "fr/"}


def index(built: Built, locale: str) -> dict[str, Any]:
    path = built.site / PREFIXES[locale] / "search" / "search_index.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("locale", PREFIXES)
def test_every_document_leads_to_a_page_of_its_language(built: Built, locale: str) -> None:
    found = index(built, locale)
    assert found["config"]["lang"] == [locale]
    assert found["docs"]
    for document in found["docs"]:
        path, _, fragment = document["location"].partition("#")
        page = built.page(PREFIXES[locale] + path)
        assert not path.startswith(("de/", "fr/", "en/"))
        assert page.first("html").attrs["lang"] == locale
        assert not fragment or fragment in page.ids


def test_entries_are_found_in_the_languages_they_have_words_in(small: Built) -> None:
    found = {locale: {document["location"] for document in index(small, locale)["docs"]} for locale in PREFIXES}
    assert [locale for locale in PREFIXES if "tools/zebra/" in found[locale]] == ["en", "de", "fr"]
    assert [locale for locale in PREFIXES if "tools/amboss/" in found[locale]] == ["en"]
    assert [locale for locale in PREFIXES if "tools/ecran/" in found[locale]] == ["fr"]
    assert not any("tools/gone/" in locations for locations in found.values())


def test_no_document_is_there_twice(built: Built) -> None:
    for locale in PREFIXES:
        locations = [document["location"] for document in index(built, locale)["docs"]]
        assert len(locations) == len(set(locations))


def test_pages_that_fall_back_are_not_found(small: Built) -> None:
    german = " ".join(document["location"] for document in index(small, "de")["docs"])
    french = " ".join(document["location"] for document in index(small, "fr")["docs"])
    assert "needs/protect-ip/" not in german
    assert "about/method/" not in french


def test_titles_are_escaped_once(small: Built) -> None:
    titles = {document["location"]: document["title"] for document in index(small, "en")["docs"]}
    assert unescape(titles["tools/sud/"]) == HOSTILE_NAME
    assert titles["needs/get-paid/"] == "Get paid &amp; stay calm"
    assert not any("<script" in document["text"] + document["title"] for document in index(small, "en")["docs"])


def test_base_leads_to_the_folder_of_the_language(built: Built) -> None:
    for path in built.paths():
        scripts = built.page(path).all("script", id="__config")
        if not scripts:
            continue
        config = json.loads(scripts[0].text)
        # As Material's script does it: a base without a slash at its end would lead to the folder above.
        here = f"https://site{built.base}{path.removesuffix('index.html')}"
        found = urljoin(urljoin(here, config["base"]), "search/search_index.json")
        target = found.removeprefix(f"https://site{built.base}")
        locale = built.page(path).first("html").attrs["lang"]
        assert target == f"{PREFIXES[locale]}search/search_index.json", path
        assert (built.target_of(path, config["search"])).endswith(".min.js")
