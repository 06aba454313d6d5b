"""What a guide declares of itself → JSON Schemas: vocabulary, collections, check-up, worksheets.

Comes in: collections and the vocabulary. Goes out: plain dicts for `json.dumps`.
Example: ``finder_schema(collections, vocabulary)`` offers the needs wherever a rule names one.

A schema knows shapes and lists. That a facet names a fact which is there, that a formula counts what stands above it,
that a rule picks what exists: such things ``signpost check`` says, with file and line.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as ReadOnly
from typing import Final

from signpost.fields import FIELD_TYPES
from signpost.fields.flag import SCHEMA as FLAG
from signpost.model import Collection, Vocabulary
from signpost.schema.declarations import MOST_MONTHS, THREE_STATE
from signpost.schema.finder import MOST_ANSWERS
from signpost.schema.ids import ID, NAME, PROPERTY
from signpost.schema.shapes import Schema, count, document, keyed, listed, named, one_of, record, text
from signpost.schema.sheets import HIGHEST_THRESHOLD, MOST_ROWS
from signpost.sheets import KINDS, OPERATIONS, UNITS

ANY_TEXT: Final = text(300)
IDS: Final = listed(named(ID))
VALUES: Final = listed(ANY_TEXT)
"""Values of a facet: ids, countries, languages, steps such as ``10-30``."""


def vocabulary_schema() -> Schema:
    """Return the schema of ``vocabulary.yml``."""
    ids = listed(named(ID), least=1)
    groups = {**keyed(ID, ids), "description": "Group of needs → ids of needs, in the order in which they are shown."}
    lists = {**keyed(NAME, ids), "description": "Name of a list → its ids; collections.yml says of: <name>."}
    return document("Controlled ids", record({"groups": groups, "lists": lists}, required=("groups", "lists")))


def collections_schema(vocabulary: Vocabulary) -> Schema:
    """Return the schema of ``collections.yml``."""
    return document("Collections", keyed(ID, _collection(vocabulary)))


def finder_schema(collections: ReadOnly[str, Collection], vocabulary: Vocabulary) -> Schema:
    """Return the schema of ``finder.yml``."""
    facets = {name: [facet.id for facet in collection.facets] for name, collection in collections.items()}
    values = record({name: record(dict.fromkeys(ids, VALUES)) for name, ids in facets.items()})
    facts = {name: one_of(fact.name for fact in collection.facts) for name, collection in collections.items()}
    fits = record({name: one_of(ids) for name, ids in facets.items()})
    answer = record({"values": VALUES, "leaves_out": values, "under": named(ID)})
    question = record(
        {
            "answers": {"anyOf": [one_of(vocabulary.lists), keyed(ID, answer)]},
            "most": {**count(1, MOST_ANSWERS), "description": "How many answers count, 1 unless it is set."},
            "fits": {**fits, "description": "Collection → the facet that an answer's values are compared with."},
            "lenient": {**FLAG, "description": "yes: left open, it leaves nothing out."},
        },
        required=("answers",),
    )
    shape = record(
        {
            "questions": keyed(ID, question),
            "groups": keyed(ID, listed(one_of(collections))),
            "leaves_out": {**values, "description": "What is never shown: collection → facet → values."},
            "language": record({name: listed(one_of(ids)) for name, ids in facets.items()}),
            "prefers": {**values, "description": "What comes first among equals: collection → facet → values."},
            "local": {**record(facts), "description": "Collection → the fact that says which part of a country."},
            "pages": {**IDS, "minItems": 2, "maxItems": 2},
            "rules": {"type": "array", "items": {"$ref": "#/$defs/rule"}},
        },
        required=("questions", "groups", "rules", "pages"),
    )
    return document("Check-up", {**shape, "$defs": _rules(vocabulary)})


def worksheets_schema(vocabulary: Vocabulary) -> Schema:
    """Return the schema of ``worksheets.yml``."""
    only = {**keyed(ID, listed(named(ID), least=1)), "minProperties": 1, "maxProperties": 1}
    terms = {name: listed(named(ID), least, most) for name, (least, most) in OPERATIONS.items()}
    line = record(
        {
            "kind": {**one_of(KINDS), "description": "What is filled in, or a result that is worked out."},
            "rows": {**count(1, MOST_ROWS), "description": "How high the field of kind lines is."},
            "options": {**IDS, "description": "What can be chosen; their labels stand in the words."},
            "of": {**one_of(vocabulary.lists), "description": "A list of the vocabulary to choose from instead."},
            "unit": one_of(UNITS),
            "only": {**only, "description": "For those alone who chose one of these: {choice: [option]}."},
            "whole": {**FLAG, "description": "yes: nothing is worked out until every line is filled in."},
            "threshold": count(1, HIGHEST_THRESHOLD),
            **terms,
        },
        required=("kind",),
    )
    sheet = record(
        {
            "needs": {**listed(one_of(vocabulary.needs), least=1), "description": "Whose pages lead to the sheet."},
            "pages": {**listed(text(100)), "description": "Other pages that lead to it, such as articles/day-rates."},
            "sections": keyed(ID, keyed(ID, line)),
        },
        required=("needs", "sections"),
    )
    return document("Worksheets", keyed(ID, sheet))


def _collection(vocabulary: Vocabulary) -> Schema:
    fact = named(NAME)
    fields = keyed(NAME, _field(FIELD_TYPES, vocabulary, parts=True))
    return record(
        {
            "schema_type": {"type": "string", "pattern": "^[A-Z][A-Za-z]*$", "description": "A type of schema.org."},
            "linked_data": {**keyed(PROPERTY, fact), "description": "Property of schema.org → the fact that fills it."},
            **dict.fromkeys(("similar", "connected", "group_by", "people"), fact),
            "feed": {**FLAG, "description": "yes: readers can subscribe to what is new."},
            "recheck": {**count(1, MOST_MONTHS), "description": "Months after which facts are to be read again."},
            "card": {**listed(fact), "description": "Facts that a card shows."},
            "facts": fields,
            "words": fields,
            "facets": keyed(ID, {"anyOf": [fact, _facet(vocabulary)]}),
            "periods": keyed(ID, _period(vocabulary)),
            "situations": keyed(ID, {"anyOf": [FLAG, ANY_TEXT]}),
            "order": record({"facet": named(ID), "values": VALUES, "aims": named(ID)}, required=("facet", "values")),
        },
        required=("schema_type", "facts", "words"),
    )


def _facet(vocabulary: Vocabulary) -> Schema:
    return record(
        {
            **dict.fromkeys(("fact", "part"), named(NAME)),
            **dict.fromkeys(("rest", "empty"), named(ID)),
            "of": one_of(vocabulary.lists),
            "steps": listed({"type": "integer", "minimum": 1}),
            "groups": keyed(ID, VALUES),
        },
        required=("fact",),
    )


def _period(vocabulary: Vocabulary) -> Schema:
    return record(
        {
            **dict.fromkeys(("fact", "state"), named(NAME)),
            **dict.fromkeys(("value", "always", "never"), named(ID)),
            "of": one_of(vocabulary.lists),
            "months": count(1, MOST_MONTHS),
        },
        required=("value", "of"),
    )


def _field(types: Iterable[str], vocabulary: Vocabulary, *, parts: bool) -> Schema:
    """Shape a field, or with ``parts=False`` a part of a record, which has no parts itself."""
    kinds = [name for name in types if parts or name != "record"]
    options: dict[str, Schema] = {
        "of": one_of((*vocabulary.lists, "needs")),
        "to": named(ID),
        "per": named(NAME),
        "min": {"type": "integer"},
        "max": {"type": "integer"},
    }
    known = {option for kind in kinds for option in FIELD_TYPES[kind].options}
    return record(
        {
            "type": one_of(kinds),
            "help": {**text(300), "description": "What to write, one sentence without its full stop."},
            **dict.fromkeys(("required", "many", "sourced"), FLAG),
            "three_state": {**FLAG, "description": f"Unknown is told from no; for {', '.join(sorted(THREE_STATE))}."},
            "section": named(NAME),
            **({"parts": keyed(NAME, _field(types, vocabulary, parts=False))} if parts else {}),
            **{option: options.get(option, FLAG) for option in sorted(known)},
        },
        required=("type",),
    )


def _rules(vocabulary: Vocabulary) -> Schema:
    """Conditions hold conditions, so they are named once and referred to."""
    condition, picks = {"$ref": "#/$defs/condition"}, listed(text(200))
    return {
        "condition": {
            "type": "object",
            "minProperties": 1,
            "properties": {
                **{key: {"anyOf": [condition, {"type": "array", "items": condition}]} for key in ("all", "any")},
                "not": condition,
            },
            "additionalProperties": {"anyOf": [named(ID), IDS]},
        },
        "rule": {
            "type": "object",
            "required": ["when"],
            "properties": {
                "when": {**condition, "description": "{question: answer} or [several]; several keys mean all of them."},
                "need": {**one_of(vocabulary.needs), "description": "What the reader needs."},
                "also": {"type": "array", "items": {"$ref": "#/$defs/further"}},
            },
            "additionalProperties": {**picks, "description": "What is picked by hand for a group: [tools/penpot]."},
        },
        "further": {
            "type": "object",
            "required": ["when"],
            "properties": {"when": condition, "need": False, "also": False},
            "additionalProperties": picks,
        },
    }
