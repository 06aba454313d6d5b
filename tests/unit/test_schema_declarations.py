"""Declarations: vocabulary.yml and collections.yml are checked as strictly as entries."""

from __future__ import annotations

import pytest

from signpost.model import Collection, Vocabulary
from signpost.narrowing import Facet
from signpost.nodes import Mapping
from signpost.problems import Problem
from signpost.schema import complain_about_id, load_collections, load_vocabulary
from signpost.schema.ids import fold, slug
from signpost.source import parse_yaml

VOCABULARY = Vocabulary({"platforms": ("web", "linux")}, {"all": ("get-paid",)})

SOUND = """
tools:
  schema_type: SoftwareApplication
  similar: alternatives
  card: [homepage]
  facts:
    homepage: {type: address, required: yes, sourced: yes, section: basics}
    needs: {type: choice, of: needs, many: yes}
    platforms: {type: choice, of: platforms, many: yes, three_state: yes}
    alternatives: {type: reference, many: yes, to: tools}
    marks:
      type: record
      parts:
        fits: {type: number, required: yes, min: 0, max: 5}
  words:
    summary: {type: text, max: 160, required: yes}
    why: {type: text, per: needs}
    reasons: {type: text, per: marks}
  facets: {need: needs, platform: platforms}
"""


def parse(text: str) -> Mapping:
    mapping, problems = parse_yaml(text, "x.yml")
    assert mapping is not None
    assert problems == []
    return mapping


def load(text: str) -> tuple[dict[str, Collection], list[Problem]]:
    return load_collections(parse(text), VOCABULARY)


def tell(problems: list[Problem]) -> list[str]:
    return [str(problem) for problem in sorted(problems)]


def change(old: str, new: str) -> list[str]:
    assert old in SOUND
    return tell(load(SOUND.replace(old, new, 1))[1])


def test_a_sound_declaration() -> None:
    collections, problems = load(SOUND)
    assert problems == []
    tools = collections["tools"]
    homepage = tools.facts[0]
    assert (homepage.required, homepage.many, homepage.sourced, homepage.section) == (True, False, True, "basics")
    assert tools.facts[4].parts[0].options == {"min": "0", "max": "5"}
    assert tools.words[1].options == {"per": "needs"}
    assert tools.facets == (Facet("need", "needs"), Facet("platform", "platforms"))
    assert (tools.card, tools.similar, tools.schema_type) == (("homepage",), "alternatives", "SoftwareApplication")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("type: address", "type: adress", "x.yml:7: unknown type 'adress'; did you mean 'address'?"),
        ("of: platforms", "of: platfroms", "x.yml:9: unknown list 'platfroms'; did you mean 'platforms'?"),
        ("of: needs, ", "", "x.yml:8: the type 'choice' needs 'of'; add of: …"),
        ("to: tools", "to: tolls", "x.yml:10: unknown collection 'tolls'; did you mean 'tools'?"),
        ("max: 160", "max: long", "x.yml:16: 'max' is not a whole number; write max: 120"),
        ("max: 160", "maximum: 160", "x.yml:16: unknown property 'maximum'; did you mean 'max'?"),
        ("many: yes}", "many: true}", "x.yml:8: 'many' is neither yes nor no; write yes or no"),
        ("[homepage]", "[homepage, price]", "x.yml:5: the card names the unknown fact 'price'"),
        ("platform: platforms}", "platform: platform}", "did you mean 'platforms'?"),
        ("need: needs,", "Need: needs,", "x.yml:19: 'Need' is no id; name it 'need'"),
        ("similar: alternatives", "similar: needs", "x.yml:4: 'similar' names 'needs', which refers to no tools"),
        ("similar: alternatives", "connected: needs", "x.yml:4: 'connected' names 'needs', which refers to no tools"),
        ("SoftwareApplication", "software application", "x.yml:3: collection 'tools' has no 'schema_type'"),
        ("section: basics", "section: The basics", "x.yml:7: 'The basics' cannot name a section"),
        ("homepage:", "sources:", "x.yml:7: 'sources' is a field of every entry; choose another name"),
        ("summary:", "l10n:", "x.yml:16: 'l10n' is a field of every entry; choose another name"),
        ("per: marks", "per: platform", "x.yml:18: 'reasons' is written per 'platform'"),
        ("required: yes, min: 0", "sourced: yes, min: 0", "x.yml:14: the part 'fits' cannot have 'sourced'"),
        ("type: number", "type: record", "x.yml:14: unknown type 'record'"),
        ("type: text, per: needs", "type: text, sourced: yes", "the words 'why' cannot be sourced"),
        ("tools:", "needs:", "x.yml:2: 'needs' cannot name a collection; choose another id"),
        ("tools:", "Tools:", "x.yml:2: 'Tools' is no id; name it 'tools'"),
        ("facets: {", "facet: {", "x.yml:19: unknown key 'facet'; did you mean 'facets'?"),
        ("need: needs,", "mark: marks,", "x.yml:19: the fact 'marks' is a record, which cannot be a facet"),
        (
            "homepage: {type: address,",
            "homepage: {type: address, three_state: yes,",
            "the type 'address' has no three states",
        ),
        ("summary: {type: text,", "summary: {", "x.yml:16: field 'summary' has no type"),
        ("homepage: {type: address,", "home page: {type: address,", "x.yml:7: 'home page' cannot name a field"),
    ],
)
def test_every_mistake_is_told_with_its_line(old: str, new: str, message: str) -> None:
    found = change(old, new)
    assert any(message in line for line in found), found


def test_collections_without_facts_or_words() -> None:
    collections, problems = load("tools: {schema_type: Thing}")
    assert list(collections) == ["tools"]
    assert tell(problems) == [
        "x.yml:1: collection 'tools' has no facts; declare its fields under 'facts:'",
        "x.yml:1: collection 'tools' has no words; declare its fields under 'words:'",
    ]


def test_vocabulary() -> None:
    vocabulary, problems = load_vocabulary(parse("groups: {a: [x, y], b: [z]}\nlists: {platforms: [web, linux]}"))
    assert problems == []
    assert vocabulary.needs == ("x", "y", "z")
    assert vocabulary.lists == {"platforms": ("web", "linux")}


def test_vocabulary_mistakes() -> None:
    groups, lists = "groups:\n  a: [x, X, x]\n  b: [x]\n", "lists:\n  needs: [q]\n  ok: [unknown, good]\n"
    vocabulary, problems = load_vocabulary(parse(groups + lists + "  c: one\n  d: [{e: f}]\n"))
    assert vocabulary.lists["ok"] == ("good",)
    assert tell(problems) == [
        "x.yml:2: 'X' is no id; name it 'x': small letters a–z, digits, single hyphens",
        "x.yml:2: 'x' stands twice in 'a'; leave one out",
        "x.yml:3: need 'x' stands in 'a' too; a need has one group",
        "x.yml:5: 'needs' cannot name a list; small letters, digits, underscores; not groups, not needs",
        "x.yml:6: 'unknown' is a way of having no value; choose another id",
        "x.yml:7: 'c' is a text; write a list: [one, another]",
        "x.yml:8: an item of 'd' is keys with values; write one id per item",
    ]


def test_too_many_categories() -> None:
    ids = ", ".join(f"c{n}" for n in range(16))
    problems = load_vocabulary(parse(f"groups: {{a: [x]}}\nlists: {{categories: [{ids}]}}"))[1]
    assert tell(problems) == ["x.yml:2: 'categories' has 16 ids; at most 15, so that a reader sees all at a glance"]


@pytest.mark.parametrize("text", ["penpot", "n8n", "a", "3d-print", "a" * 60])
def test_good_ids(text: str) -> None:
    assert complain_about_id(text) is None


@pytest.mark.parametrize(
    "text",
    ["", "Penpot", "pen pot", "pen--pot", "-pen", "pen-", "pén", "con", "lpt1", "index", "a" * 61, "a/b", "..", "a\n"],
)
def test_bad_ids(text: str) -> None:
    assert complain_about_id(text) is not None


def test_slugs_and_folding() -> None:
    assert slug("Pén Pot!") == "pen-pot"
    assert slug("???") == "entry"
    assert fold("PENPOT") == fold("penpot")
    assert fold("cafe\u0301") == fold("CAF\u00c9")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("situations: {platfrom: web}", "the situation 'platfrom' is no facet; did you mean 'platform'?"),
        ("situations: {platform: wep}", "'wep' is no value of facet 'platform'; did you mean 'web'?"),
        ("order: {facet: platfrom, values: [web]}", "'facet' names the unknown facet 'platfrom'"),
        ("order: {facet: kind}", "'order' lacks 'facet' or 'values'; write order: {facet: …, values: […]}"),
        ("order: {facet: kind, values: [wep]}", "'wep' is no value of facet 'kind'; did you mean 'web'?"),
        ("order: {facet: platform, values: [web]}", "'platforms' can have many values; order by a fact that has one"),
    ],
)
def test_what_comes_first_is_checked(line: str, message: str) -> None:
    kind = SOUND.replace("    marks:\n", "    kind: {type: choice, of: platforms}\n    marks:\n")
    text = kind.replace("{need: needs,", "{need: needs, kind: kind,") + f"  {line}\n"
    assert any(message in problem for problem in tell(load(text)[1])), tell(load(text)[1])
