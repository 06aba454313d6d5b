"""Words are folded alike in Python and in the browser, and readers find what they look for, however they type it."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page
from tests.browser.reader import REPOSITORY, module

from signpost.folding import fold, words
from signpost.schema import Groups, load_synonyms
from signpost.source import read_yaml
from signpost.textindex import build_index

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
  const { rank } = await import("/assets/signpost/catalogue/select.js");
  const index = readIndex(data);
  return queries.map((query) => {
    const scores = search(index, query);
    const positions = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([position]) => position);
    if (positions.join() !== [...rank(scores)].join()) throw new Error(`${query}: ranked otherwise`);
    return positions;
  });
}"""
LIKE = """async ([address, data, asked]) => {
  const { likeness, readIndex, termAt, termsLike } = await import(address);
  const [index, terms] = [readIndex(data), data.terms.split("\\n")];
  return asked.filter((word) => {
    const plainly = terms.filter((term) => likeness(word, term) > 0);
    const found = [...termsLike(index, word, true).keys()].sort((a, b) => a - b).map((place) => termAt(index, place));
    return plainly.join() !== found.join();
  });
}"""


def read_queries(locale: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(
        (REPOSITORY / "tests" / "queries" / f"{locale}.yml").read_text(encoding="utf-8")
    )
    return found


def read_synonyms(locale: str) -> Groups:
    mapping, _ = read_yaml(REPOSITORY, f"docs/{locale}/synonyms.yml")
    groups, problems = load_synonyms(mapping) if mapping else ((), [])
    assert problems == []
    return groups


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
    results = ask(blank, build_index(texts, read_synonyms(locale)), list(asked["queries"]))
    assert missed(asked["queries"], list(asked["entries"]), results) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_a_reader_finds_a_tool_of_the_guide(blank: Page, site: Path, locale: str) -> None:
    asked = read_queries(locale)["guide"]
    folder = site / ("" if locale == "en" else locale) / "tools"
    slices = sorted(folder.glob("cards-*.json"), key=lambda path: int(path.stem.partition("-")[2]))
    ids = [card[0] for path in slices for card in json.loads(path.read_text(encoding="utf-8"))]
    data = json.loads((folder / "text.json").read_text(encoding="utf-8"))
    assert missed(asked, ids, ask(blank, data, list(asked))) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_no_term_that_is_like_a_word_is_overlooked(blank: Page, site: Path, locale: str) -> None:
    path = site / ("" if locale == "en" else locale) / "tools" / "text.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    terms = data["terms"].split("\n")
    some = terms[::7]
    pairs = [one + other for one, other in pairwise(terms[::23])]
    cut = [form for term in some for form in (term[:3], term[:5], term[2:], term[:2] + term[3:], term + "en")]
    asked = sorted({word for word in (*some, *pairs, *cut, "zz", "zzzzz", "0") if len(word) > 1})
    assert blank.evaluate(LIKE, [module("catalogue/text"), data, asked]) == []


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


@pytest.mark.parametrize("locale", LOCALES)
def test_every_synonym_finds_what_its_group_finds(blank: Page, site: Path, locale: str) -> None:
    folder = site / ("" if locale == "en" else locale)
    found: dict[str, set[tuple[str, int]]] = {}
    groups = read_synonyms(locale)
    phrases = [phrase for group in groups for phrase in group]
    for collection in ("tools", "videos", "services", "opportunities"):
        data = json.loads((folder / collection / "text.json").read_text(encoding="utf-8"))
        for phrase, positions in zip(phrases, ask(blank, data, phrases), strict=True):
            found.setdefault(phrase, set()).update((collection, position) for position in positions)
    assert [phrase for phrase, entries in found.items() if not entries] == []
    assert [group for group in groups if not set.intersection(*(found[phrase] for phrase in group))] == []


def test_what_was_typed_comes_before_what_means_the_same(blank: Page) -> None:
    data = build_index(
        [[("Buchführung", 0)], [("Buchhaltung", 0)], [("Bücherei", 0)]], [("Buchhaltung", "Buchführung", "Buha")]
    )
    assert ask(blank, data, ["Buchhaltung", "Buchführung", "Buha"]) == [[1, 0], [0, 1], [0, 1]]


def test_an_expression_of_several_words_means_one_thing(blank: Page) -> None:
    entries = [[("Copyright explained", 0)], [("Author of books, rights of way", 0)], [("Author of books", 0)]]
    data = build_index(entries, [("copyright", "author’s rights")])
    assert ask(blank, data, ["copyright", "author’s rights", "author books"]) == [[0, 1], [1, 0], [1, 2]]


def test_an_abbreviation_means_itself_and_no_beginning(blank: Page) -> None:
    data = build_index([[("Aida", 0)], [("AI", 0)], [("Machine learning", 0)]], [("machine learning", "AI")])
    assert ask(blank, data, ["machine learning"]) == [[2, 1]]


def test_nothing_is_guessed_where_a_synonym_finds(blank: Page) -> None:
    data = build_index([[("Bildung", 0)], [("Invoice", 0)]], [("billing", "invoice")])
    assert ask(blank, data, ["billing"]) == [[1]]


def test_other_words_of_a_query_still_count(blank: Page) -> None:
    data = build_index([[("Write an invoice", 0)], [("Write a letter", 0)]], [("bill", "invoice")])
    assert ask(blank, data, ["write bill"]) == [[0]]


def test_synonyms_of_nothing_in_the_index_are_left_out() -> None:
    assert "same" not in build_index([[("Penpot", 3)]], [("invoice", "bill")])
    assert build_index([[("Invoices", 0)]], [("invoice", "Bill of “costs”")])["same"] == "invoice,bill of costs"
