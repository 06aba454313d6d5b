"""What is left of a guide without its broken entries: nothing names them, and nobody else is blamed."""

from __future__ import annotations

import pytest
from tests.integration.small_guide import LOCALES, SmallGuide

from signpost.guide import Settings
from signpost.model import Reference
from signpost.remainder import Remainder, read_remainder
from signpost.site import Addresses


def remains(guide: SmallGuide) -> Remainder:
    return read_remainder(guide.root, Addresses("en", LOCALES), Settings())


def test_a_sound_guide_is_left_whole(guide: SmallGuide) -> None:
    found = remains(guide)
    assert found.guide is not None
    assert (found.problems, found.left_out) == ((), frozenset())
    assert found.guide.catalogue.entry(Reference("tools", "sud")) is not None


@pytest.mark.parametrize("facts", ["name: [", "", "nmae: Sud\n"])
def test_facts_that_cannot_be_read_are_told_and_links_to_them_are_not(guide: SmallGuide, facts: str) -> None:
    guide.put("tools/sud.yml", facts)  # needs/get-paid links to its section #first-steps
    found = remains(guide)
    assert all("tools/sud." in problem.place.path for problem in found.problems)
    assert any(problem.place.path == "tools/sud.yml" for problem in found.problems)
    assert found.left_out == {Reference("tools", "sud")}
    assert found.guide is not None
    azur = found.guide.entry(Reference("tools", "azur"))
    assert azur.facts["alternatives"] is None


def test_a_removed_entry_no_longer_leads_to_a_broken_one(guide: SmallGuide) -> None:
    guide.replace("docs/de/tools/zebra.md", "Body of zebra", "<b>Body</b> of zebra")
    found = remains(guide)
    assert found.guide is not None
    assert {problem.place.path for problem in found.problems} == {"docs/de/tools/zebra.md"}
    removal = found.guide.entry(Reference("tools", "gone")).removal
    assert removal is not None
    assert removal.successor is None


@pytest.mark.parametrize("path", ["vocabulary.yml", "collections.yml", "docs/fr/labels.yml", "docs/en/about/method.md"])
def test_nothing_is_left_where_more_than_entries_is_broken(guide: SmallGuide, path: str) -> None:
    guide.put(path, "[")
    guide.put("tools/sud.yml", "name: [")
    found = remains(guide)
    assert found.guide is None
    first = found.problems[0].place.path
    assert first == path
