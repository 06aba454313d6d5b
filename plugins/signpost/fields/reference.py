"""The name of another entry.

Comes in: a scalar ``collection/id``. Goes out: a `Reference`. Example: ``tools/penpot``.
Does not look whether the entry exists: that needs all of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from signpost.fields.context import Context, JsonSchema, read_text
from signpost.model import Reference
from signpost.problems import quote

if TYPE_CHECKING:
    from signpost.model import Field, Value
    from signpost.nodes import Node

LONGEST_ID: Final = 60
_ID: Final = "[a-z0-9]+(?:-[a-z0-9]+)*"


class ReferenceType:
    """A reference to an entry, of the collection ``to`` where the declaration names one."""

    options: ClassVar[frozenset[str]] = frozenset({"to"})
    required_options: ClassVar[frozenset[str]] = frozenset()

    def parse(self, node: Node, field: Field, context: Context) -> Value:
        """Return the `Reference`."""
        text = read_text(node, field.name, context)
        if text is None:
            return None
        wanted = field.options.get("to", "")
        collection, _slash, name = text.partition("/")
        if not _is_id(collection) or not _is_id(name):
            example = f"{wanted or 'tools'}/{text if _is_id(text) else 'penpot'}"
            context.complain(node.place, f"{quote(text)} names no entry", f"write collection/id, such as {example}")
            return None
        if wanted and collection != wanted:
            context.complain(node.place, f"{quote(text)} is not one of the {wanted}", f"write {wanted}/<id>")
            return None
        return Reference(collection, name)

    def schema(self, field: Field, context: Context) -> JsonSchema:  # noqa: ARG002 - whether it exists is no schema's matter
        """Return the shape of a reference."""
        return {"type": "string", "pattern": f"^{field.options.get('to') or _ID}/{_ID}$"}


def _is_id(text: str) -> bool:
    return len(text) <= LONGEST_ID and re.fullmatch(_ID, text) is not None
