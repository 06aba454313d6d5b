"""The field types: what a declared field may hold, one idea per module.

Comes in: a located node and the field's declaration. Goes out: a value of `model.Value`, or problems.
Example: ``parse_field(Scalar("13:47", place), Field("duration", "duration"), context)`` is ``827`` (seconds).
Does not know collections or entries, and does not look other entries up.
"""

from __future__ import annotations

from signpost.fields.address import check_address
from signpost.fields.context import Complaint, Context, FieldType, JsonSchema, singular
from signpost.fields.many import FIELD_TYPES, describe, field_schema, parse_field

__all__ = [
    "FIELD_TYPES",
    "Complaint",
    "Context",
    "FieldType",
    "JsonSchema",
    "check_address",
    "describe",
    "field_schema",
    "parse_field",
    "singular",
]
