"""The shapes every type can take: one value, a list, a list with unsure members, a record, *unknown*, *not applicable*.

Comes in: a located node and the field's declaration. Goes out: a value of `model.Value`, or problems.
Example: with ``many`` and ``three_state``, ``{known: [web], unsure: [ios]}`` is ``Selection(("web",), ("ios",))``.
Does not say that a field is missing: it is only called for lines that are there.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Final

from signpost.fields.address import AddressType
from signpost.fields.choice import ChoiceType
from signpost.fields.context import Context, FieldType, JsonSchema, read_parts
from signpost.fields.country import CountryType
from signpost.fields.day import DayType
from signpost.fields.duration import DurationType
from signpost.fields.files import PictureType
from signpost.fields.flag import FlagType
from signpost.fields.language import LanguageType
from signpost.fields.licence import LicenceType
from signpost.fields.media import MediaType
from signpost.fields.money import MoneyType
from signpost.fields.number import NumberType
from signpost.fields.reference import ReferenceType
from signpost.fields.text import TextType
from signpost.model import NOT_APPLICABLE, Selection
from signpost.nodes import Mapping, Node, Scalar, Sequence
from signpost.problems import quote

if TYPE_CHECKING:
    from collections.abc import Mapping as Dict

    from signpost.model import Field, Value

UNKNOWN: Final = "unknown"
_SELECTION: Final = ("known", "unsure")


class RecordType:
    """Named parts, each a field of its own; what is declared in ``parts`` and nothing else."""

    options: ClassVar[frozenset[str]] = frozenset()
    required_options: ClassVar[frozenset[str]] = frozenset()

    def parse(self, node: Node, field: Field, context: Context) -> Value:
        """Return a dictionary with every declared part; a part that is absent, unknown or wrong is ``None``."""
        declared = {part.name: part for part in field.parts}
        required = [part.name for part in field.parts if part.required]
        written = read_parts(node, field.name, declared, required, context)
        if written is None:
            return None
        return {
            name: parse_field(written[name], part, context) if name in written else None
            for name, part in declared.items()
        }

    def schema(self, field: Field, context: Context) -> JsonSchema:
        """Return an object with a property per part."""
        return {
            "type": "object",
            "properties": {part.name: field_schema(part, context) for part in field.parts},
            "required": [part.name for part in field.parts if part.required],
            "additionalProperties": False,
        }


FIELD_TYPES: Final[Dict[str, type[FieldType]]] = MappingProxyType(
    {
        "text": TextType,
        "address": AddressType,
        "choice": ChoiceType,
        "flag": FlagType,
        "language": LanguageType,
        "country": CountryType,
        "licence": LicenceType,
        "day": DayType,
        "duration": DurationType,
        "money": MoneyType,
        "number": NumberType,
        "reference": ReferenceType,
        "media": MediaType,
        "picture": PictureType,
        "record": RecordType,
    }
)
"""The types a declaration may name, in the order of the comment in ``collections.yml``."""


def parse_field(node: Node, field: Field, context: Context) -> Value:
    """Return the value of a declared field; append to ``context.problems`` all that is wrong.

    A wrong value is ``None``; of a list, the right members are returned. ``unknown`` is ``None`` and ``not-applicable``
    is ``NOT_APPLICABLE`` where the field is not required or is three-state. ``field.type`` must be in `FIELD_TYPES`.
    """
    if isinstance(node, Scalar):
        if node.refused:
            return None
        if not node.quoted and node.text in {UNKNOWN, NOT_APPLICABLE.value}:
            return _parse_absence(node, field, context)
    if not field.many:
        return FIELD_TYPES[field.type]().parse(node, field, context)
    return (
        _parse_selection(node, field, context) if field.three_state else _parse_list(node, field.name, field, context)
    )


def field_schema(field: Field, context: Context) -> JsonSchema:
    """Return the JSON Schema (draft 2020-12) of a declared field, as a reader of YAML 1.2 sees the file.

    Its description is what the declaration tells contributors.
    """
    schema = _shape(field, context)
    return {"description": describe(field), **schema} if field.help else schema


def describe(field: Field) -> str:
    """Return what to write in a field, as full sentences: its ``help``, and whether it needs a source."""
    sourced = " Needs a source." if field.sourced else ""
    return f"{field.help}.{sourced}"


def _shape(field: Field, context: Context) -> JsonSchema:
    schema = FIELD_TYPES[field.type]().schema(field, context)
    if field.many:
        items: JsonSchema = {"type": "array", "items": schema, "uniqueItems": True}
        schema = {**items, "minItems": 1} if field.required else items
        if field.three_state:
            properties = dict.fromkeys(_SELECTION, items)
            selection = {"type": "object", "properties": properties, "additionalProperties": False, "minProperties": 1}
            schema = {"anyOf": [schema, selection]}
    if field.required and not field.three_state:
        return schema
    return {"anyOf": [schema, {"enum": [UNKNOWN, NOT_APPLICABLE.value]}]}


def _parse_absence(node: Scalar, field: Field, context: Context) -> Value:
    if field.required and not field.three_state:
        context.complain(
            node.place, f"{quote(field.name)} is required and cannot be {quote(node.text)}", "write a value"
        )
        return None
    return None if node.text == UNKNOWN else NOT_APPLICABLE


def _parse_list(node: Node, name: str, field: Field, context: Context) -> tuple[Value, ...] | None:
    if not isinstance(node, Sequence):
        if isinstance(node, Scalar) and node.refused:
            return None
        hint = f"write [{node.text}]" if isinstance(node, Scalar) and node.text.isprintable() else "write [a, b]"
        context.complain(node.place, f"{quote(name)} is no list", hint)
        return None
    if field.required and not node.items and name == field.name:
        context.complain(node.place, f"{quote(name)} is an empty list", "name at least one")
        return None
    values: list[Value] = []
    for item in node.items:
        value = FIELD_TYPES[field.type]().parse(item, field, context)
        if value is not None and value in values:
            shown = quote(item.text) if isinstance(item, Scalar) else "the same record"
            context.complain(item.place, f"{shown} stands twice in {quote(name)}", "name it once")
        elif value is not None:
            values.append(value)
    return tuple(values)


def _parse_selection(node: Node, field: Field, context: Context) -> Selection | None:
    if not isinstance(node, Mapping):
        known = _parse_list(node, field.name, field, context)
        return Selection(_only_text(known)) if known is not None else None
    before = len(context.problems)
    parts = read_parts(node, field.name, _SELECTION, (), context) or {}
    known, unsure = (
        _only_text(_parse_list(parts[name], f"{field.name}.{name}", field, context) or ()) if name in parts else ()
        for name in _SELECTION
    )
    for value in known:
        if value in unsure:
            place = parts["unsure"].place
            context.complain(place, f"{quote(value)} is both known and unsure in {quote(field.name)}", "name it once")
    if not known and not unsure and len(context.problems) == before:
        context.complain(node.place, f"{quote(field.name)} names nothing", "name at least one, or write unknown")
    return Selection(known, tuple(value for value in unsure if value not in known))


def _only_text(values: tuple[Value, ...]) -> tuple[str, ...]:
    return tuple(value for value in values if isinstance(value, str))
