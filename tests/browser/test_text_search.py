"""Words are folded alike in Python and in the browser, and readers find what they look for, however they type it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page
from tests.browser.reader import REPOSITORY, module

from signpost.textindex import build_index, fold, words

LOCALES = ("de", "fr", "en")
TOP = 10
FOLDED = (
    "Buchführung", "Buchfuehrung", "BUCHFÜHRUNG", "buchfu\u0308hrung", "Straße", "STRASSE", "Größe", "Œuvre", "oeuvre", "œ", "Æsir",
    "l’impôt", "l'impot", "Comptabilité", "comptabilite\u0301", "naïve", "Noël", "Çà et là", "Łódź", "Ørsted", "đ", "ı", "İstanbul",
    "ﬁnance", "２０２６", "x²", "Ⅳ", "Å", "ＡＢＣ", "feuer", "Aeon", "neu", "treue", "quelle", "", " ", "«\u202fceci\u202f»", "e\u0301\u0323",
    "日本", "ẞ", "Ǆ", "ϒ", "ſ", "K\u212a",
)  # fmt: skip

FOLD = "async ([address, texts]) => { const { fold, words } = await import(address); return texts.map((text) => [fold(text), words(text)]); }"
SEARCH = """async ([address, data, queries]) => {
  const { readIndex, search } = await import(address);
  const index = readIndex(data);
  return queries.map((query) => [...search(index, query)].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([position]) => position));
}"""


def read_queries(locale: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(
        (REPOSITORY / "tests" / "queries" / f"{locale}.yml").read_text(encoding="utf-8")
    )
    return found


def ask(blank: Page, data: object, queries: list[str]) -> list[list[int]]:
    found: list[list[int]] = blank.evaluate(SEARCH, [module("catalogue/text"), data, queries])
    return found


def missed(asked: dict[str, Any], ids: list[str], results: list[list[int]]) -> list[str]:
    """Give every query that does not lead to all it should, with what it found."""
    found = []
    for (query, wanted), positions in zip(asked.items(), results, strict=True):
        top = [ids[position] for position in positions[:TOP]]
        lost = {wanted} - set(top) if isinstance(wanted, str) else set(wanted) - set(top)
        if lost:
            found.append(f"{query}: {sorted(lost)} not in {top}")
    return found


def test_folding_is_the_same_here_and_there(blank: Page) -> None:
    there = blank.evaluate(FOLD, [module("catalogue/text"), list(FOLDED)])
    here = [[fold(text), words(text)] for text in FOLDED]
    assert [(text, *pair) for text, *pair in zip(FOLDED, here, there, strict=True) if pair[0] != pair[1]] == []


def test_folding_is_the_same_for_every_word_of_the_guide(blank: Page) -> None:
    files = [path for locale in LOCALES for path in sorted((REPOSITORY / "docs" / locale / "tools").glob("*.md"))]
    texts = sorted({word for path in files for word in path.read_text(encoding="utf-8").split()})
    there = blank.evaluate(FOLD, [module("catalogue/text"), texts])
    assert [text for text, (folded, _) in zip(texts, there, strict=True) if folded != fold(text)] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_there_are_enough_queries_to_trust(locale: str) -> None:
    assert len(read_queries(locale)["queries"]) >= (10 if locale == "en" else 35)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_reader_finds_an_entry_of_the_small_list(blank: Page, locale: str) -> None:
    asked = read_queries(locale)
    texts = [[(parts[0], 3), (parts[1], 0), *((part, 1) for part in parts[2:])] for parts in asked["entries"].values()]
    results = ask(blank, build_index(texts), list(asked["queries"]))
    assert missed(asked["queries"], list(asked["entries"]), results) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_a_reader_finds_a_tool_of_the_guide(blank: Page, site: Path, locale: str) -> None:
    asked = read_queries(locale)["guide"]
    folder = site / ("" if locale == "en" else locale) / "tools"
    slices = sorted(folder.glob("cards-*.json"), key=lambda path: int(path.stem.partition("-")[2]))
    ids = [card[0] for path in slices for card in json.loads(path.read_text(encoding="utf-8"))]
    data = json.loads((folder / "text.json").read_text(encoding="utf-8"))
    assert missed(asked, ids, ask(blank, data, list(asked))) == []


def test_a_query_of_signs_or_of_one_letter_finds_nothing_and_breaks_nothing(blank: Page) -> None:
    data = build_index([[("Penpot", 3)], [("GIMP", 3)]])
    assert ask(blank, data, ["", "   ", "!?", "<>", "p", ".*", "\\", "x" * 5000, "\u0301"]) == [[]] * 9


def test_entries_with_all_words_come_alone(blank: Page) -> None:
    data = build_index([[("rote Farbe", 0)], [("rote Tinte", 0)], [("blaue Tinte", 0)]])
    assert ask(blank, data, ["rote tinte", "tinte"]) == [[1], [1, 2]]


def test_a_name_counts_more_than_a_mention(blank: Page) -> None:
    data = build_index([[("Ein Ersatz für Penpot", 0)], [("Penpot", 3)]])
    assert ask(blank, data, ["penpot"]) == [[1, 0]]


def test_an_empty_index_can_be_asked(blank: Page) -> None:
    assert ask(blank, build_index([]), ["penpot"]) == [[]]
