"""Facts as a reader of one language sees them: here, names that every language has its own word for."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.project import Project, read_project
from signpost.values import said, show
from signpost.wording import Wording

ROOT = Path(__file__).parents[2]
LOCALES = ("en", "de", "fr")


@pytest.fixture(scope="module")
def project() -> Project:
    return read_project(ROOT, LOCALES, "en")


@pytest.mark.parametrize(
    ("entry", "fact", "expected"),
    [
        ("bayernkreativ", "region", {"en": "Bavaria", "de": "Bayern", "fr": "Bavière"}),
        ("wbdm", "region", {"en": "Wallonia and Brussels", "de": "Wallonie und Brüssel"}),
        ("bayernkreativ", "operator", dict.fromkeys(LOCALES, "Bayern Innovativ GmbH")),
    ],
)
def test_a_fact_is_said_in_the_language_of_the_page(
    project: Project, entry: str, fact: str, expected: dict[str, str]
) -> None:
    found = next(one for one in project.catalogue.of("services") if one.id == entry)
    fields = project.catalogue.collections["services"].facts
    field = next(one for one in fields if one.name == fact)
    for locale, text in expected.items():
        assert str(said(found, field, Wording(project.labels[locale]))) == text


@pytest.mark.parametrize(
    ("fact", "value", "text"),
    [
        ("categories", ("invoicing", "planning"), "Rechnungen, Buchhaltung und Steuern · Projekte, Aufgaben und Zeit"),
        ("countries", ("DE", "AT"), "Deutschland und Österreich"),
    ],
)
def test_labels_stand_side_by_side_and_names_as_in_a_sentence(
    project: Project, fact: str, value: tuple[str, ...], text: str
) -> None:
    field = next(one for one in project.catalogue.collections["tools"].facts if one.name == fact)
    assert str(show(value, field, Wording(project.labels["de"]))) == text


def test_what_nobody_has_looked_up_is_said_with_the_spaces_of_the_language(project: Project) -> None:
    found = next(one for one in project.catalogue.of("tools") if one.id == "godot")
    field = next(one for one in project.catalogue.collections["tools"].facts if one.name == "platforms")
    assert "Linux\u202f; <span" in said(found, field, Wording(project.labels["fr"]))
    assert "\u00a0: " in said(found, field, Wording(project.labels["fr"]))
    assert "Linux; <span" in said(found, field, Wording(project.labels["de"]))
