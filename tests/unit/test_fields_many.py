"""Lists, selections, records, *unknown* and *not applicable*, and the JSON Schema of each."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from signpost.fields import FIELD_TYPES, Context, field_schema, parse_field
from signpost.model import NOT_APPLICABLE, Field, Selection, Value, Vocabulary
from signpost.source import parse_yaml

VOCABULARY = Vocabulary({"platforms": ("web", "ios", "android")}, {"group": ("get-paid",)})
LIST = Field("platforms", "choice", many=True, options={"of": "platforms"})
SELECTION = replace(LIST, three_state=True)
SPEAKERS = Field(
    "speakers",
    "record",
    many=True,
    parts=(Field("name", "text", required=True), Field("role", "text", options={"max": "5"})),
)
FLAG = Field("open_source", "flag", three_state=True)


def read(yaml: str, field: Field) -> tuple[Value, list[str]]:
    node, _ = parse_yaml(f"value:\n{yaml}\n", "f.yml")
    assert node is not None
    value = node.get("value")
    assert value is not None
    context = Context(VOCABULARY, [])
    return parse_field(value, field, context), [str(problem) for problem in context.problems]


@pytest.mark.parametrize(
    ("field", "yaml", "value"),
    [
        (LIST, "  [web, ios]", ("web", "ios")),
        (LIST, "  []", ()),
        (SELECTION, "  [web, ios]", Selection(("web", "ios"))),
        (SELECTION, "  {known: [web], unsure: [ios]}", Selection(("web",), ("ios",))),
        (SELECTION, "  {unsure: [ios]}", Selection((), ("ios",))),
        (SELECTION, "  unknown", None),
        (replace(SELECTION, required=True), "  unknown", None),
        (SELECTION, "  not-applicable", NOT_APPLICABLE),
        (FLAG, "  yes", True),
        (FLAG, "  unknown", None),
        (FLAG, "  not-applicable", NOT_APPLICABLE),
        (Field("vendor", "text"), "  unknown", None),
        (Field("vendor", "text"), "  'unknown'", "unknown"),
        (SPEAKERS, "  - {name: A}\n  - {name: B, role: C}", ({"name": "A", "role": None}, {"name": "B", "role": "C"})),
    ],
)
def test_reads(field: Field, yaml: str, value: Value) -> None:
    assert read(yaml, field) == (value, [])


@pytest.mark.parametrize(
    ("field", "yaml", "value", "complaints"),
    [
        (LIST, "  web", None, ["2: 'platforms' is no list; write [web]"]),
        (LIST, "  {a: b}", None, ["2: 'platforms' is no list; write [a, b]"]),
        (replace(LIST, required=True), "  []", None, ["2: 'platforms' is an empty list; name at least one"]),
        (LIST, "  - web\n  - wbe\n  - web\n  - [ios]\n  - ios", ("web", "ios"), [
            "3: unknown platform 'wbe'; did you mean 'web'?",
            "4: 'web' stands twice in 'platforms'; name it once",
            "5: 'platforms' is a list; write one value",
        ]),
        (SELECTION, "  {known: [web], unsure: [web, ios]}", Selection(("web",), ("ios",)),
         ["2: 'web' is both known and unsure in 'platforms'; name it once"]),
        (SELECTION, "  {known: web}", Selection(()), ["2: 'platforms.known' is no list; write [web]"]),
        (SELECTION, "  {known: [], unsure: []}", Selection(()),
         ["2: 'platforms' names nothing; name at least one, or write unknown"]),
        (SELECTION, "  {knwon: [web]}", Selection(()),
         ["2: unknown key 'knwon' in 'platforms'; did you mean 'known'?"]),
        (Field("kind", "text", required=True), "  unknown", None,
         ["2: 'kind' is required and cannot be 'unknown'; write a value"]),
        (SPEAKERS, "  - {role: abcdef}\n  - {nme: A, name: B}\n  - {name: B}\n  - C", (
            {"name": None, "role": None}, {"name": "B", "role": None}), [
            "2: 'name' is missing in 'speakers'; add name: …",
            "2: 'role' has 6 characters; write at most 5",
            "3: unknown key 'nme' in 'speakers'; did you mean 'name'?",
            "4: the same record stands twice in 'speakers'; name it once",
            "5: 'speakers' is 'C'; write a mapping with name, role",
        ]),
    ],
)  # fmt: skip
def test_complains_and_goes_on(field: Field, yaml: str, value: Value, complaints: list[str]) -> None:
    assert read(yaml, field) == (value, [f"f.yml:{complaint}" for complaint in complaints])


@pytest.mark.parametrize("name", sorted(FIELD_TYPES))
@pytest.mark.parametrize("many", [False, True])
def test_what_the_reader_refused_is_not_reported_again(name: str, many: bool) -> None:  # noqa: FBT001
    field = Field("value", name, required=True, many=many, options={"of": "platforms", "per": "needs"})
    node, problems = parse_yaml("value: !x y\n", "f.yml")
    assert node is not None
    assert len(problems) == 1
    value = node.get("value")
    assert value is not None
    context = Context(VOCABULARY, [])
    assert parse_field(value, field, context) is None
    assert context.problems == []


def test_schemas_follow_the_declaration() -> None:
    context = Context(VOCABULARY, [])
    absent = {"enum": ["unknown", "not-applicable"]}
    ids = {"enum": ["web", "ios", "android"]}
    items = {"type": "array", "items": ids, "uniqueItems": True}
    assert field_schema(replace(LIST, many=False), context) == {"anyOf": [ids, absent]}
    assert field_schema(replace(LIST, required=True), context) == {**items, "minItems": 1}
    selection = {
        "type": "object",
        "properties": {"known": items, "unsure": items},
        "additionalProperties": False,
        "minProperties": 1,
    }
    assert field_schema(SELECTION, context) == {"anyOf": [{"anyOf": [items, selection]}, absent]}
    speakers = field_schema(replace(SPEAKERS, many=False, required=True), context)
    assert speakers["required"] == ["name"]
    assert speakers["properties"]["name"] == {"type": ["string", "number"], "minLength": 1}


@pytest.mark.parametrize("name", sorted(FIELD_TYPES))
def test_every_type_describes_itself(name: str) -> None:
    kind = FIELD_TYPES[name]
    options = dict.fromkeys(kind.options, "1") | dict.fromkeys(kind.required_options, "platforms")
    assert kind.required_options <= kind.options
    json.dumps(field_schema(Field("value", name, options=options), Context(VOCABULARY, [])))
