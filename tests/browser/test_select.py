"""Selections and counts: one contract, two languages. The golden selections are read by Python and by the browser.

They hold the tools of the guide as they were on one day, with every facet value, so that a new tool breaks no test.
To take a new picture: ``UPDATE_GOLDEN=1 pytest <this file>``.
"""

from __future__ import annotations

import json
import os
import random
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.browser.reader import REPOSITORY, module

from signpost.catalogue import Catalogue
from signpost.model import Collection, Entry, Field, Place, Vocabulary
from signpost.narrowing import Facet
from signpost.packing import pack_chain, pack_set
from signpost.project import read_project

GOLDEN = REPOSITORY / "tests" / "golden" / "selections.json"
LOCALES = ("en", "de", "fr")
UNKNOWN = "unknown"
Chosen = dict[str, list[str]]

SELECT = """async ([address, data, choices]) => {
  const { project, readFacets, select } = await import(address);
  const { first, has } = await import("/assets/signpost/catalogue/sets.js");
  const facets = readFacets(data);
  return choices.map(({ chosen, among }) => {
    const wanted = new Map(Object.entries(chosen).map(([facet, values]) => [facet, new Set(values)]));
    let within = null;
    if (among) {
      within = new Uint32Array((data.n + 31) >> 5);
      for (const position of among) within[position >> 5] |= 1 << (position & 31);
    }
    const found = select(facets, wanted, data.n, within);
    const positions = first(found, data.n);
    const same = Array.from({ length: data.n }, (_, at) => at).filter((at) => has(found, at));
    const counts = Object.fromEntries([...project(facets, wanted, data.n, within)].map(([facet, values]) => [facet, Object.fromEntries(values)]));
    return { positions, same, counts };
  });
}"""


def real_catalogue() -> Catalogue:
    return read_project(REPOSITORY, LOCALES, "en").catalogue


def some_choices(values: dict[str, list[str]], number: int, seed: int) -> list[Chosen]:
    """Choose at random, but always the same: nothing, every single value, and `number` mixtures."""
    dice = random.Random(seed)  # noqa: S311 -- a test's own dice
    choices: list[Chosen] = [{}, *({facet: [value]} for facet, all_ in values.items() for value in all_)]
    for _ in range(number):
        facets = dice.sample(sorted(values), dice.randint(1, min(3, len(values))))
        choices.append(
            {facet: dice.sample(values[facet], dice.randint(1, min(3, len(values[facet])))) for facet in facets}
        )
    return choices


def picture(catalogue: Catalogue) -> dict[str, Any]:
    """Take a picture of the tools: under which values each counts, and what some selections leave."""
    facets = catalogue.collections["tools"].facets
    entries = {
        entry.id: {facet.id: list(catalogue.values_of(entry, facet)) for facet in facets}
        for entry in catalogue.of("tools")
    }
    values = {facet: list(counts) for facet, counts in catalogue.counts("tools").items()}
    choices = some_choices(values, 30, seed=5)[:: 1 + len(values)] + some_choices(values, 30, seed=5)[-30:]
    selections = [
        {
            "chosen": chosen,
            "ids": [entry.id for entry in catalogue.select("tools", chosen)],
            "counts": catalogue.counts("tools", chosen),
        }
        for chosen in choices
    ]
    return {"entries": entries, "values": values, "selections": selections}


@pytest.fixture(scope="session")
def golden() -> dict[str, Any]:
    if os.environ.get("UPDATE_GOLDEN"):
        taken = json.dumps(picture(real_catalogue()), separators=(",", ":"))
        GOLDEN.write_text(taken.replace('},"', '},\n"').replace(',{"chosen"', ',\n{"chosen"') + "\n", encoding="utf-8")
    found: dict[str, Any] = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return found


def pack(
    entries: dict[str, dict[str, list[str]]], values: dict[str, list[str]], single: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Write the data of a catalogue as the build does."""
    n = len(entries)
    sets = {
        facet: {value: [at for at, entry in enumerate(entries.values()) if value in entry[facet]] for value in all_}
        for facet, all_ in values.items()
    }
    packed = {
        facet: {value: pack_set(positions) for value, positions in placed.items()}
        for facet, placed in sets.items()
        if facet not in single
    }
    chains = {facet: list(zip(sets[facet], pack_chain(sets[facet].values(), n), strict=True)) for facet in single}
    return {"v": 1, "n": n, "slice": 32, "facets": packed, "single": chains}


def walk(rows: list[dict[str, list[str]]], choice: dict[str, Any], leaving: str = "") -> list[int]:
    """Select as slowly and as plainly as it can be done."""
    wanted = {facet: set(values) for facet, values in choice["chosen"].items() if facet != leaving}
    within = range(len(rows)) if choice["among"] is None else choice["among"]
    return [at for at in within if all(wanted[facet] & set(rows[at][facet]) for facet in wanted)]


def compute(blank: Page, data: dict[str, Any], choices: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = blank.evaluate(SELECT, [module("catalogue/select"), data, choices])
    for result in found:
        assert result["positions"] == result["same"]
    return found


def test_python_selects_as_the_golden_selections_say(golden: dict[str, Any]) -> None:
    fields = tuple(Field(facet, "choice", many=True, options={"of": facet}) for facet in golden["values"])
    facets = tuple(Facet(facet, facet) for facet in golden["values"])
    collection = Collection("tools", fields, (), facets, (), "Thing")
    entries = tuple(
        Entry(
            "tools",
            id_,
            Place(id_, 1),
            id_,
            {facet: None if said == [UNKNOWN] else tuple(said) for facet, said in values.items()},
            {},
            (),
            "en",
        )
        for id_, values in golden["entries"].items()
    )
    vocabulary = Vocabulary({facet: tuple(values) for facet, values in golden["values"].items()}, {})
    catalogue = Catalogue({"tools": collection}, vocabulary, {}, entries)
    for selection in golden["selections"]:
        assert [entry.id for entry in catalogue.select("tools", selection["chosen"])] == selection["ids"]
        assert catalogue.counts("tools", selection["chosen"]) == selection["counts"]


def test_the_browser_selects_as_the_golden_selections_say(golden: dict[str, Any], blank: Page) -> None:
    ids = list(golden["entries"])
    once = tuple(
        facet for facet in golden["values"] if all(len(entry[facet]) == 1 for entry in golden["entries"].values())
    )
    assert once
    for single in ((), once):
        data = pack(golden["entries"], golden["values"], single)
        results = compute(blank, data, [{"chosen": selection["chosen"]} for selection in golden["selections"]])
        for selection, result in zip(golden["selections"], results, strict=True):
            assert [ids[position] for position in result["positions"]] == selection["ids"], selection["chosen"]
            assert result["counts"] == selection["counts"]


@pytest.mark.parametrize("collection", ["tools", "videos", "services", "opportunities"])
def test_the_browser_selects_in_the_real_guide_as_python_does(blank: Page, site: Path, collection: str) -> None:
    catalogue = real_catalogue()
    folder = site / "de" / collection
    slices = sorted(folder.glob("cards-*.json"), key=lambda path: int(path.stem.partition("-")[2]))
    ids = [card[0] for path in slices for card in json.loads(path.read_text(encoding="utf-8"))]
    data = json.loads((folder / "catalogue.json").read_text(encoding="utf-8"))
    shown = {*data["facets"], *data["single"]}
    values = {facet: list(counts) for facet, counts in catalogue.counts(collection).items() if facet in shown}
    choices = some_choices(values, 20, seed=11)
    for chosen, result in zip(choices, compute(blank, data, [{"chosen": chosen} for chosen in choices]), strict=True):
        assert sorted(ids[position] for position in result["positions"]) == [
            entry.id for entry in catalogue.select(collection, chosen)
        ], chosen
        counts = catalogue.counts(collection, chosen)
        assert {facet: result["counts"][facet] for facet in shown} == {facet: counts[facet] for facet in shown}


@pytest.mark.parametrize("n", [0, 1, 31, 32, 33, 64, 500])
def test_the_browser_selects_as_a_naive_walk_does(blank: Page, n: int) -> None:
    dice = random.Random(n)  # noqa: S311 -- a test's own dice
    values = {"need": ["a", "b", "c"], "price": ["x", "y"], "rare": ["__proto__", "constructor", "1999", "2001"]}
    entries = {
        f"e{at}": {
            "need": dice.sample(values["need"], dice.randint(1, 3)),
            "price": [dice.choice(values["price"])],
            "rare": [dice.choice(["constructor"] * 20 + ["__proto__", "1999"])],
        }
        for at in range(n)
    }
    choices = [
        {"chosen": chosen, "among": sorted(dice.sample(range(n), n // 2)) if at % 2 else None}
        for at, chosen in enumerate(some_choices({"need": values["need"], "price": values["price"]}, 25, seed=n))
    ]
    # "__proto__" as a key of an object would be lost, so it travels in a list.
    data = pack(entries, values, ("price", "rare") if n else ("price",))
    data["facets"].pop("rare", None)
    rows = list(entries.values())
    for choice, result in zip(choices, compute(blank, data, choices), strict=True):
        assert result["positions"] == walk(rows, choice)
        for facet in ("need", "price"):
            others = walk(rows, choice, leaving=facet)
            said = {value: sum(value in rows[at][facet] for at in others) for value in values[facet]}
            assert result["counts"][facet] == said
