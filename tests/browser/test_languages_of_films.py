"""Spoken language and captions are two questions: each filter counts its own, here and in the browser alike."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenReader
from tests.browser.reader import REPOSITORY
from tests.browser.test_select import compute, pack, real_catalogue

from signpost.catalogue import Catalogue
from signpost.model import Entry, Place

GOLDEN = json.loads((REPOSITORY / "tests" / "golden" / "films.json").read_text(encoding="utf-8"))
FACETS = ("spoken", "captions")


def film(id_: str, facts: dict[str, Any]) -> Entry:
    captions = facts["captions"]
    records = None if captions is None else tuple({"language": locale, "kind": None} for locale in captions)
    return Entry("videos", id_, Place(id_, 1), id_, {"spoken": facts["spoken"], "captions": records}, {}, (), "en")


@pytest.fixture(scope="module")
def films() -> Catalogue:
    """The golden films, under the guide's own declaration of a video."""
    guide = real_catalogue()
    videos = {"videos": guide.collections["videos"]}
    return Catalogue(videos, guide.vocabulary, guide.needs, tuple(film(*item) for item in GOLDEN["films"].items()))


def test_python_tells_spoken_from_captions(films: Catalogue) -> None:
    for selection in GOLDEN["selections"]:
        found = [entry.id for entry in films.select("videos", selection["chosen"])]
        assert found == selection["ids"], selection["chosen"]
        counts = films.counts("videos", selection["chosen"])
        assert {facet: counts[facet] for facet in FACETS} == selection["counts"], selection["chosen"]


def test_the_browser_tells_spoken_from_captions(films: Catalogue, blank: Page) -> None:
    facets = [facet for facet in films.collections["videos"].facets if facet.id in FACETS]
    entries = {
        entry.id: {facet.id: list(films.values_of(entry, facet)) for facet in facets} for entry in films.of("videos")
    }
    values = {facet: list(films.counts("videos")[facet]) for facet in FACETS}
    choices = [{"chosen": selection["chosen"]} for selection in GOLDEN["selections"]]
    results = compute(blank, pack(entries, values), choices)
    for selection, result in zip(GOLDEN["selections"], results, strict=True):
        assert [list(entries)[position] for position in result["positions"]] == selection["ids"], selection["chosen"]
        assert result["counts"] == selection["counts"], selection["chosen"]


def written() -> dict[str, tuple[str, set[str]]]:
    """Read, as plainly as it can be done, in which language each film of the guide speaks and has captions."""
    found = {}
    for path in sorted(REPOSITORY.glob("videos/*.yml")):
        facts = yaml.safe_load(path.read_text(encoding="utf-8"))
        named = {field for source in facts.get("sources", ()) for field in source["fields"]}
        captions = facts.get("captions") if "captions" in named else None
        spoken = facts["spoken"] if "spoken" in named else "unknown"
        listed = captions if isinstance(captions, list) else []
        if facts.get("status") != "removed":
            found[path.stem] = (spoken, {caption["language"] for caption in listed})
    return found


def test_the_guide_s_films_are_found_by_what_their_facts_say() -> None:
    catalogue, facts = real_catalogue(), written()
    for spoken, caption in product(("en", "de", "fr", None), repeat=2):
        chosen = {facet: [value] for facet, value in (("spoken", spoken), ("captions", caption)) if value}
        wanted = [
            id_
            for id_, (said, shown) in facts.items()
            if spoken in (None, said) and (caption is None or caption in shown)
        ]
        assert [entry.id for entry in catalogue.select("videos", chosen)] == wanted, chosen
    assert any(said == "fr" and "fr" not in shown for said, shown in facts.values())
    assert any(said != "de" and "de" in shown for said, shown in facts.values())


@pytest.mark.parametrize("script", [True, False])
def test_a_reader_filters_by_spoken_french(open_reader: OpenReader, site: Path, script: bool) -> None:  # noqa: FBT001
    wanted = sorted(id_ for id_, (said, _) in written().items() if said == "fr")
    assert (site / "de" / "videos" / "spoken" / "fr" / "index.html").is_file()
    page = open_reader(script=script).visit("de/videos/?spoken=fr" if script else "de/videos/spoken/fr/")
    expect(page.locator(".sp-status")).to_contain_text(str(len(wanted)))
    if not script:
        cards = page.locator(".sp-cards .sp-card__name a").all()
        assert sorted((card.get_attribute("href") or "").split("/")[-2] for card in cards) == wanted
