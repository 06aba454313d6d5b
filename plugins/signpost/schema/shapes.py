"""The few shapes that JSON Schemas of declared files are made of.

Comes in: what a key or a list may hold. Goes out: plain dicts (draft 2020-12).
Example: ``record({"kind": text(20)}, required=["kind"])`` takes ``{kind: web}`` and refuses any other key.
Knows no file of a guide: `jsonschema`, `translatorschemas` and `declarationschemas` do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def document(title: str, shape: Schema) -> Schema:
    """Return the schema of a whole file."""
    return {"$schema": DRAFT, "title": title, **shape}


def record(properties: Mapping[str, Schema], required: Iterable[str] = ()) -> Schema:
    """Return the schema of keys with values; no other key is taken."""
    needed = {"required": names} if (names := list(required)) else {}
    return {"type": "object", "additionalProperties": False, **needed, "properties": dict(properties)}


def keyed(names: re.Pattern[str], value: Schema) -> Schema:
    """Return the schema of keys that are chosen freely, all with the same kind of value."""
    return {"type": "object", "additionalProperties": False, "patternProperties": {f"^{names.pattern}$": value}}


def text(longest: int) -> Schema:
    """Return the schema of a text of 1 to `longest` characters."""
    return {"type": "string", "minLength": 1, "maxLength": longest}


def named(pattern: re.Pattern[str]) -> Schema:
    """Return the schema of an id or a name."""
    return {"type": "string", "pattern": f"^{pattern.pattern}$"}


def one_of(values: Iterable[str]) -> Schema:
    """Return the schema of one of a few words."""
    return {"enum": list(values)}


def listed(item: Schema, least: int = 0, most: int | None = None) -> Schema:
    """Return the schema of a list in which nothing stands twice."""
    bounds = ({"minItems": least} if least else {}) | ({"maxItems": most} if most is not None else {})
    return {"type": "array", "items": item, "uniqueItems": True, **bounds}


def count(least: int, most: int) -> Schema:
    """Return the schema of a whole number from `least` to `most`."""
    return {"type": "integer", "minimum": least, "maximum": most}
