"""Collections → JSON Schemas (draft 2020-12) of their facts files and of the front matter of their words.

Comes in: a collection and the vocabulary. Goes out: a plain dict, ready for `json.dumps`.
Example: ``json_schema(tools, vocabulary)["required"]`` → ``["name", "homepage", "kind", …]``.

A schema helps an editor while typing, and others who read our files. It is not what `signpost check` checks with: it
knows nothing of lines, of other entries, or of what facts mean together.
"""

from __future__ import annotations

from collections.abc import Iterable

from signpost.fields import Context, field_schema
from signpost.model import Collection, Field, Vocabulary
from signpost.schema.common import COMMON_FACTS, COMMON_WORDS, NEED_WORDS, SIGNS, STATUSES
from signpost.schema.fieldset import make_context
from signpost.schema.ids import ID, LONGEST_ID
from signpost.schema.shapes import Schema, document, listed, named, one_of, record


def json_schema(collection: Collection, vocabulary: Vocabulary) -> Schema:
    """Return the schema of ``<collection>/<id>.yml``."""
    schema = _object_schema(f"Facts: {collection.id}", (*COMMON_FACTS, *collection.facts), Context(vocabulary, []))
    former = {**named(ID), "maxLength": LONGEST_ID}
    properties = schema["properties"]
    for name, shape in (
        ("status", {**one_of(STATUSES), "default": STATUSES[0]}),
        ("formerly", listed(former, least=1)),
    ):
        properties[name] = {"description": properties[name]["description"], **shape}
    schema["if"] = {"properties": {"status": {"const": "removed"}}, "required": ["status"]}
    schema["then"] = {"required": ["removed"]}
    schema["else"] = {"properties": {"removed": False}}
    return schema


def words_schema(collection: Collection, vocabulary: Vocabulary) -> Schema:
    """Return the schema of the front matter of ``docs/<locale>/<collection>/<id>.md``."""
    context = make_context(collection, vocabulary, [])
    return _object_schema(f"Words: {collection.id}", (*collection.words, *COMMON_WORDS), context)


def need_schema(vocabulary: Vocabulary) -> Schema:
    """Return the schema of the front matter of ``docs/<locale>/needs/<id>.md``."""
    schema = _object_schema("Words: needs", (*NEED_WORDS, *COMMON_WORDS), Context(vocabulary, []))
    schema["properties"]["signs"] |= {"minItems": SIGNS[0], "maxItems": SIGNS[1]}
    return schema


def _object_schema(title: str, fields: Iterable[Field], context: Context) -> Schema:
    declared = tuple(fields)
    properties = {field.name: field_schema(field, context) for field in declared}
    return document(title, record(properties, [field.name for field in declared if field.required]))
