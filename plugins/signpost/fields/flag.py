"""Yes or no.

Comes in: a scalar. Goes out: ``True`` or ``False``. Example: ``open_source: yes`` is ``True``.
*Unknown* and *not applicable* are no flags: `many` handles them for every type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from signpost.fields.context import Context, JsonSchema, read_text
from signpost.problems import quote

if TYPE_CHECKING:
    from signpost.model import Field, Value
    from signpost.nodes import Node


SCHEMA: Final[JsonSchema] = {"enum": ["yes", "no", True, False]}
"""The two words; readers of YAML 1.1 turn them into booleans, so these stand beside them."""


class FlagType:
    """``yes`` or ``no``, spelled so: one way to write a thing is enough."""

    options: ClassVar[frozenset[str]] = frozenset()
    required_options: ClassVar[frozenset[str]] = frozenset()

    def parse(self, node: Node, field: Field, context: Context) -> Value:
        """Return ``True`` or ``False``."""
        word = read_text(node, field.name, context)
        if word is None:
            return None
        if word not in {"yes", "no"}:
            context.complain(node.place, f"{quote(field.name)} is {quote(word)}", "write yes or no")
            return None
        return word == "yes"

    def schema(self, field: Field, context: Context) -> JsonSchema:  # noqa: ARG002 - the same for every flag
        """Return `SCHEMA`."""
        return SCHEMA
