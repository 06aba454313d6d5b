"""People of a collection: who has a page, at which address, and which addresses nobody may take."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup
from tests.unit.film_guide import COLLECTIONS, make_guide

from signpost.addresscheck import check_addresses
from signpost.guide import Guide
from signpost.model import Vocabulary
from signpost.people import People, role_of
from signpost.peopleparts import link_people, show_people
from signpost.problems import format_text
from signpost.schema import load_collections, slug_of
from signpost.source import parse_yaml
from signpost.values import PersonLink, sections
from signpost.view import View

GONE = {"status": "removed", "removed": {"reason": "closed", "day": "2026-01-01"}}


def talk(*names: str, **facts: Any) -> dict[str, Any]:
    return {"guests": [{"name": name} for name in names], **facts}


def complaints(guide: Guide) -> list[str]:
    assert [problem for problem in guide.project.problems if problem.severity == "error"] == []
    return format_text(list(check_addresses(guide))).splitlines()


def test_equal_names_are_one_person_and_order_is_a_dictionary_s(tmp_path: Path) -> None:
    guide = make_guide(tmp_path, {"b": talk("Zoë", "Émile Zola"), "a": talk("Zoë", "de Witt"), "c": {}})
    people = People(guide).of("talks", "en")
    assert [(one.name, [entry.id for entry in one.entries]) for one in people.values()] == [
        ("de Witt", ["a"]),
        ("Émile Zola", ["b"]),
        ("Zoë", ["a", "b"]),
    ]
    assert list(people) == ["de-witt", "emile-zola", "zoe"]


def test_every_person_has_a_page_in_every_language_below_an_index(tmp_path: Path) -> None:
    people = People(make_guide(tmp_path, {"a": talk("Ann Lee")}))
    pages = list(people.pages("fr"))
    assert [page.path for page in pages] == ["fr/talks/guests/", "fr/talks/guests/ann-lee/"]
    assert [page.slug for page in pages] == ["guests", "guests/ann-lee"]
    assert {page.section for page in pages} == {"talks"}
    assert people.at(pages[1]).name == "Ann Lee"


def test_nobody_has_a_page_because_of_what_has_left(tmp_path: Path) -> None:
    guide = make_guide(tmp_path, {"a": talk("Ann"), "b": talk("Ann", "Bo", **GONE)})
    people = People(guide)
    assert list(people.of("talks", "en")) == ["ann"]
    gone = guide.catalogue.removed("talks")[0]
    assert people.paths(gone, "en") == {"Ann": "talks/guests/ann/"}


def test_a_guide_without_people_has_no_pages_of_them(tmp_path: Path) -> None:
    people = People(make_guide(tmp_path, {"a": {}}))
    assert list(people.pages("en")) == []
    assert people.index("talks", "en") == ""


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Mehdi Maïzi", "mehdi-maizi"),
        ("Jürgen Weiß-Łódź", "jurgen-weiss-lodz"),
        ("J. V. Molinier", "j-v-molinier"),
        ('Ann "A" & <b>', "ann-a-b"),
    ],
)
def test_an_address_is_made_of_the_name(name: str, slug: str) -> None:
    assert slug_of(name) == slug


@pytest.mark.parametrize("name", ["山田太郎", "Иван Smith", "???", "Con", "index", "x" * 80])
def test_a_name_that_ascii_cannot_write_keeps_an_address_of_its_own(name: str) -> None:
    assert slug_of(name).isascii()
    assert slug_of(name) != slug_of(f"{name}{name[-1]}")
    assert slug_of(name)[-9] == "-"
    assert len(slug_of(name)) <= 60


def test_names_in_the_fact_table_are_links_and_the_rest_of_the_record_is_not(tmp_path: Path) -> None:
    guests = [{"name": "Ann <b>", "from": "A & B"}, {"name": "Bo"}]
    guide = make_guide(tmp_path, {"a": {"guests": guests}})
    entry, collection = guide.catalogue.of("talks")[0], guide.catalogue.collections["talks"]
    row = sections(entry, collection, guide.wordings["en"], {"Ann <b>": PersonLink("../x/")})[0].rows[0]
    assert str(row.value) == '<a href="../x/">Ann &lt;b&gt;</a> (A &amp; B)<br>Bo'
    unlinked = sections(entry, collection, guide.wordings["en"])[0].rows[0]
    assert str(unlinked.value) == "Ann &lt;b&gt; (A &amp; B)<br>Bo"


@pytest.mark.parametrize(
    ("id_", "what"),
    [
        ("guests", "'guests' is the address of the people of 'talks'"),
        ("platform", "'platform' is the address of a facet of 'talks'"),
        ("page", "'page' is the address of a page of 'talks'"),
        ("said", "'said' is the address of a page of 'talks'"),
        ("compare", "'compare' is the address of a page of 'talks'"),
    ],
)
def test_no_entry_takes_the_address_of_another_page(tmp_path: Path, id_: str, what: str) -> None:
    told = complaints(make_guide(tmp_path / "now", {id_: {}, "other": {}}))
    assert told == [f"talks/{id_}.yml:1: {what}; choose another id: rename the files"]
    told = complaints(make_guide(tmp_path / "before", {"sound": {"formerly": [id_]}}))
    assert told == [f"talks/sound.yml:2: the former id {what}; leave it out"]


def test_two_names_with_one_address_are_told(tmp_path: Path) -> None:
    told = complaints(make_guide(tmp_path, {"a": talk("Jose Díaz"), "b": talk("José Diaz")}))
    hint = "write the name in the same way; if they are two people, add what tells them apart"
    assert told == [f"talks/b.yml:2: 'José Diaz' and 'Jose Díaz' of talks/a would share a page; {hint}"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("people: guests", "people: gests", "'people' names the unknown fact 'gests'; did you mean 'guests'?"),
        (
            "people: guests",
            "people: length",
            "'people' names 'length', which is no list of people; it needs type: record,",
        ),
        ("name: {type: text", "name: {type: flag", "'people' names 'guests', which is no list of people"),
        (
            "platform: platforms",
            "guests: platforms",
            "a facet has the address of the people, 'guests'; rename the facet",
        ),
        ("feed: yes", "feed: daily", "'feed' is neither yes nor no"),
        (
            "url: homepage",
            "url: hompage",
            "the property 'url' names the unknown fact 'hompage'; did you mean 'homepage'?",
        ),
        ("url: homepage", "main-url: homepage", "'main-url' cannot be a property of schema.org"),
    ],
)
def test_a_wrong_declaration_is_told(old: str, new: str, message: str) -> None:
    assert old in COLLECTIONS
    mapping, _ = parse_yaml(COLLECTIONS.replace(old, new, 1), "collections.yml")
    assert mapping is not None
    lists = {"platforms": ("web",), "media_platforms": ("file",), "price_periods": ("once",)}
    _, problems = load_collections(mapping, Vocabulary(lists, {}))
    assert len(problems) == 1
    assert message in str(problems[0])


def told(guide: Guide) -> list[str]:
    return [f"{problem.severity}: {problem}" for problem in guide.project.problems if "role" in problem.message]


def test_a_role_belongs_to_somebody_in_the_facts_and_nobody_needs_one(tmp_path: Path) -> None:
    words = {"en": {"roles": {"ann-lee": "editor"}}, "fr": {}}
    guide = make_guide(tmp_path, {"a": talk("Ann Lee", "Bo", words=words), "b": talk("Bo"), "c": {}})
    assert [problem for problem in told(guide) if "label" not in problem] == []
    entry, collection = guide.catalogue.of("talks")[0], guide.catalogue.collections["talks"]
    assert [role_of(name, entry.words["en"], collection) for name in ("Ann Lee", "Bo")] == ["editor", ""]


def test_a_role_of_nobody_is_an_error_in_the_source_language_and_advice_elsewhere(tmp_path: Path) -> None:
    words = {locale: {"roles": {"ann-le": "editor"}} for locale in ("en", "fr")}
    guide = make_guide(tmp_path, {"a": talk("Ann Lee", words=words)})
    what = "'roles' speaks of 'ann-le', which the facts do not name; did you mean 'ann-lee'?"
    assert sorted(problem for problem in told(guide) if "label" not in problem) == [
        f"advice: docs/fr/talks/a.md:4: {what}",
        f"error: docs/en/talks/a.md:4: {what}",
    ]


def test_a_role_stands_behind_the_name_in_its_own_language(tmp_path: Path) -> None:
    words = {"en": {"roles": {"ann-lee": "editor & <cutter>"}}}
    guide = make_guide(tmp_path, {"a": talk("Ann Lee", words=words), "b": talk("Ann Lee", words=words)})
    entry = guide.catalogue.of("talks")[0]
    french = View(guide, "fr", "fr/talks/a/", {})
    linked = link_people(People(guide), entry, french)
    rows = sections(entry, guide.catalogue.collections["talks"], guide.wordings["fr"], linked)[0].rows
    row = next(row for row in rows if row.name == "guests")
    assert row.value == (
        '<a href="../../../fr/talks/guests/ann-lee/">Ann Lee</a>, <span lang="en">editor &amp; &lt;cutter&gt;</span>'
    )
    page = next(page for page in People(guide).pages("fr") if page.slug == "guests/ann-lee")
    people = People(guide)
    list(people.pages("fr"))
    _, _, values = show_people(people, page, french)
    assert values["roles"] == [("editor & <cutter>", Markup(' lang="en"'))]
