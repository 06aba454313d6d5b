"""Labels: unknown keys are errors, missing labels are warnings that name their key."""

from __future__ import annotations

from dataclasses import replace

from signpost.model import Collection, Field, Labels, Place, Vocabulary
from signpost.narrowing import Facet
from signpost.nodes import Mapping
from signpost.problems import Problem, format_text
from signpost.schema import borrow_labels, compare_interfaces, load_labels
from signpost.schema.fallback import sum_up
from signpost.source import parse_yaml

VOCABULARY = Vocabulary({"platforms": ("web", "linux")}, {"more-expert": ("get-paid",)})
TOOLS = Collection(
    "tools", (Field("kind", "text", section="basics"),), (Field("summary", "text"),), (), (), "SoftwareApplication"
)
SOUND = """groups: {more-expert: More expert}
collections:
  tools: {name: Tools, one: "{n} tool", other: "{n} tools", body: About it}
fields:
  common: {summary: Summary}
  tools: {kind: Kind}
vocabulary:
  platforms: {web: Web, linux: Linux}
interface:
  section_basics: Basics
  results: {one: "{n} result", other: "{n} results"}
  initial: ""
"""


def parse(text: str) -> Mapping:
    mapping, problems = parse_yaml(text, "labels.yml")
    assert mapping is not None
    assert problems == []
    return mapping


def load(text: str, locale: str = "en") -> tuple[Labels, list[Problem]]:
    return load_labels(parse(text), locale, {"tools": TOOLS}, VOCABULARY)


def tell(problems: list[Problem]) -> list[str]:
    return format_text(problems).splitlines()


def test_sound_labels() -> None:
    labels, problems = load(SOUND)
    assert problems == []
    assert labels.vocabulary == {
        "platforms": {"web": "Web", "linux": "Linux"},
        "groups": {"more-expert": "More expert"},
    }
    assert labels.fields["common"]["summary"] == "Summary"
    assert labels.collections["tools"]["one"] == "{n} tool"
    assert labels.interface["results"] == {"one": "{n} result", "other": "{n} results"}
    assert labels.interface["initial"] == ""


def test_missing_labels_are_warnings() -> None:
    found = tell(load("groups: {more-expert: X}\nvocabulary:\n  platforms: {web: Web}\n")[1])
    end = "; add it; until then the id is shown"
    assert found == [
        f"labels.yml:1: warning: no label 'collections.tools.name'{end}",
        f"labels.yml:1: warning: no label 'collections.tools.one'{end}",
        f"labels.yml:1: warning: no label 'collections.tools.other'{end}",
        f"labels.yml:1: warning: no label 'fields.tools.kind'{end}",
        f"labels.yml:1: warning: no label 'fields.tools.summary'{end}",
        f"labels.yml:1: warning: no label 'interface.section_basics'{end}",
        f"labels.yml:3: warning: no label 'vocabulary.platforms.linux'{end}",
    ]


def test_unknown_keys_are_errors() -> None:
    text = (
        SOUND.replace("linux:", "linus:").replace("{kind:", "{kinds:").replace("more-expert:", "more-exprt:")
    ).replace("  tools: {name", "  tols: {name") + "extra: {}\n"
    found = tell(load(text)[1])
    for message in (
        "labels.yml:1: unknown group 'more-exprt'; did you mean 'more-expert'?",
        "labels.yml:3: unknown collection 'tols'; did you mean 'tools'?",
        "labels.yml:6: unknown field 'kinds'; did you mean 'kind'?",
        "labels.yml:8: unknown id 'linus'; did you mean 'linux'?",
        "labels.yml:13: unknown key 'extra'; choose from vocabulary, groups, fields, facets, collections, interface",
        "labels.yml:1: warning: no label 'groups.more-expert'; add it; until then the id is shown",
    ):
        assert message in found


def test_shapes() -> None:
    text = SOUND.replace("kind: Kind", "kind: [a]").replace('{one: "{n} result", other:', "{single: x, others:")
    found = tell(load(text)[1])
    assert "labels.yml:6: the label 'kind' is a list; write one text" in found
    assert "labels.yml:11: 'results' has no 'other'; every language has that plural category" in found
    assert any("unknown plural category 'single'" in line for line in found)


def test_interfaces_are_kept_together() -> None:
    default = load(SOUND)[0]
    text = SOUND.replace('  initial: ""\n', "  extra: x\n").replace("{n} results", "{m} results")
    labels = load(text, "de")[0]
    assert tell(compare_interfaces(labels, default, parse(text))) == [
        "labels.yml:9: warning: no label 'interface.initial'; add it; until then the id is shown",
        "labels.yml:11: interface text 'results' fills in unknown m; 'en' fills in n",
        "labels.yml:12: interface text 'extra' does not exist in 'en'; choose from section_basics, results, initial",
    ]


def test_what_a_language_lacks_is_borrowed() -> None:
    default = load(SOUND)[0]
    text = SOUND.replace("kind: Kind", "kind: Art").replace("web: Web", "web: Netz")
    text = text.replace(", linux: Linux", "").replace('  initial: ""\n', "")
    own, found = load(text, "de")
    labels, told = borrow_labels(own, default, {}, found)
    assert labels.vocabulary["platforms"] == {"web": "Netz", "linux": "Linux"}
    assert labels.fields["tools"]["kind"] == "Art"
    assert labels.interface["initial"] == ""
    assert all(problem.severity == "advice" for problem in told)


def test_a_label_for_all_collections_is_not_overlaid_by_a_borrowed_one() -> None:
    default = replace(load(SOUND)[0], fields={"tools": {"kind": "Kind", "summary": "In short"}})
    labels, _ = borrow_labels(replace(default, fields={"common": {"summary": "Kurz"}}), default, {}, ())
    assert labels.fields == {"tools": {"kind": "Kind"}, "common": {"summary": "Kurz"}}


def test_a_facet_is_called_as_its_field_rather_than_in_another_language() -> None:
    default = replace(load(SOUND)[0], facets={"tools": {"sort": "Sort", "maker": "Maker"}})
    facets = (Facet("sort", "kind"), Facet("maker", "vendor"))
    collections = {"tools": replace(TOOLS, facets=facets)}
    labels, _ = borrow_labels(replace(default, facets={}), default, collections, ())
    assert labels.facets == {"tools": {"maker": "Maker"}}


def test_many_missing_texts_are_one_advice() -> None:
    missing = [Problem(Place("docs/it/labels.yml", 9 - n), f"no label '{n}'", "x", "advice") for n in range(11)]
    assert sum_up(missing[:10]) == missing[:10]
    (told,) = sum_up(missing)
    assert told.message == "11 texts are missing, the first of them: no label '10'"
