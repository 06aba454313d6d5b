"""Queries and fragments that readers have kept are understood for ever; `tests/unit/test_addresses.py` says more."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page
from tests.browser.test_modules import run
from tests.unit.test_addresses import read_golden

QUERIES = """const known = new Map(Object.entries(given.facets));
return given.queries.map((query) => m.format(m.parse(query, known), known));"""


def meaning(query: str) -> dict[str, list[str]]:
    """Read a query by itself: parameter → values, in no order."""
    return {name: sorted(value.split(",")) for name, _, value in (part.partition("=") for part in query[1:].split("&"))}


@pytest.mark.parametrize("collection", read_golden()["queries"])
def test_a_kept_query_chooses_what_it_chose(blank: Page, collection: str) -> None:
    golden = read_golden()
    queries = golden["queries"][collection]
    kept = run(blank, "catalogue/state", QUERIES, {"facets": golden["facets"][collection], "queries": queries})
    assert [meaning(query) for query in kept] == [meaning(query) for query in queries]


def test_a_kept_comparison_lays_the_same_side_by_side(blank: Page) -> None:
    compared: dict[str, list[str]] = read_golden()["comparison"]
    assert run(blank, "catalogue/compare", "return given.map(m.readIds);", list(compared)) == list(compared.values())


def test_a_shared_list_holds_the_same(blank: Page) -> None:
    shared: dict[str, Any] = read_golden()["list"]
    found = run(blank, "catalogue/share", "return given.map(m.fromFragment);", list(shared))
    assert found == list(shared.values())
    written = run(blank, "catalogue/share", "return given.map(m.toFragment);", list(shared.values()))
    assert written == list(shared)
