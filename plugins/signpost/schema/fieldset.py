"""One located mapping and the fields it may hold → checked values by field name.

Comes in: fields and the mapping of a file. Goes out: a value for every field (``None`` where there is none).
Example: fields ``name`` and ``kind``, mapping ``name: Penpot`` → ``{"name": "Penpot", "kind": None}`` and a problem.

How one value is read is the business of `fields`; what values mean together, of `entries` and `words`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from signpost.fields import Context, parse_field
from signpost.model import Collection, Field, Place, Reference, Value, Vocabulary
from signpost.nodes import Mapping, Node, Scalar
from signpost.nodes import Sequence as Items
from signpost.problems import Problem, did_you_mean, quote
from signpost.schema.common import COMMON_FACTS, COMMON_WORDS

SOURCES: Final = "sources"


def read_values(fields: Sequence[Field], mapping: Mapping, context: Context) -> dict[str, Value]:
    """Return a value for each of `fields`; note unknown keys, missing required fields and bad values.

    A required field that is missing or bad has the value ``None``, so that what depends on it can still be checked.
    """
    values: dict[str, Value] = {field.name: None for field in fields}
    by_name = {field.name: field for field in fields}
    for key, node in mapping.entries:
        field = by_name.get(key.text)
        if field is None:
            hint = did_you_mean(key.text, tuple(by_name)) or "FIELDS.md lists them"
            context.problems.append(Problem(key.place, f"unknown field {quote(key.text)}", hint))
        else:
            values[field.name] = parse_field(node, field, context)
    present = mapping.keys()
    for field in fields:
        if field.required and field.name not in present:
            hint = f"add a line '{field.name}: …'"
            context.problems.append(Problem(mapping.place, f"missing field '{field.name}'", hint))
    return values


def find_references(fields: Sequence[Field], mapping: Mapping) -> Iterator[tuple[Place, Reference]]:
    """Yield where `mapping` refers to which entry.

    What is no reference, or one to a collection that the field does not allow, is left to `read_values`.
    """
    by_name = {field.name: field for field in fields if field.type == "reference" or field.parts}
    for key, node in mapping.entries:
        if (field := by_name.get(key.text)) is not None:
            yield from _find_in_node(field, node)


def order_facts(collection: Collection) -> tuple[Field, ...]:
    """Return the fields of a facts file in the order in which they are written: ``sources`` come last."""
    common = [field for field in COMMON_FACTS if field.name != SOURCES]
    return (*common, *collection.facts, *(field for field in COMMON_FACTS if field.name == SOURCES))


def order_words(collection: Collection) -> tuple[Field, ...]:
    """Return the fields of a front matter in the order in which they are written."""
    return (*collection.words, *COMMON_WORDS)


def make_context(collection: Collection, vocabulary: Vocabulary, problems: list[Problem]) -> Context:
    """Return a context that knows which ids words can be written `per`: parts of records, ids of lists of choices.

    It does not know people: they are named in the facts of each entry, and `read_entry` compares.
    """
    ids: dict[str, tuple[str, ...]] = {}
    for fact in (fact for fact in collection.facts if fact.name != collection.people):
        of = fact.options.get("of", "")
        declared = vocabulary.needs if of == "needs" else vocabulary.lists.get(of, ())
        ids[fact.name] = tuple(part.name for part in fact.parts) or declared
    return Context(vocabulary, problems, ids)


def _find_in_node(field: Field, node: Node) -> Iterator[tuple[Place, Reference]]:
    if isinstance(node, Items):
        for item in node.items:
            yield from _find_in_node(field, item)
    elif isinstance(node, Mapping):
        if field.parts:
            yield from find_references(field.parts, node)
        else:
            for _, value in node.entries:
                yield from _find_in_node(field, value)
    elif isinstance(node, Scalar) and not field.parts:
        collection, slash, entry = node.text.strip().partition("/")
        if slash and entry and collection == field.options.get("to", collection):
            yield node.place, Reference(collection, entry)
