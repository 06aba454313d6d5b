"""A whole number.

Comes in: a scalar. Goes out: an integer. Example: ``min: 0, max: 5`` accepts ``4`` and refuses ``4.5`` and ``04``.
Does not accept fractions, separators or more than nine digits.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from signpost.fields.context import Context, JsonSchema, option_number, read_text
from signpost.problems import quote

if TYPE_CHECKING:
    from signpost.model import Field, Value
    from signpost.nodes import Node

_NUMBER: Final = r"0|-?[1-9][0-9]{0,8}"


class NumberType:
    """A whole number from ``min`` to ``max``, both included and both optional."""

    options: ClassVar[frozenset[str]] = frozenset({"min", "max"})
    required_options: ClassVar[frozenset[str]] = frozenset()

    def parse(self, node: Node, field: Field, context: Context) -> Value:
        """Return the number."""
        text = read_text(node, field.name, context)
        if text is None:
            return None
        least, most = option_number(field, "min"), option_number(field, "max")
        number = int(text) if re.fullmatch(_NUMBER, text) else None
        if number is None:
            context.complain(node.place, f"{quote(text)} is no whole number", _hint(least, most))
        elif (least is not None and number < least) or (most is not None and number > most):
            context.complain(node.place, f"{quote(field.name)} is {number}", _hint(least, most))
        else:
            return number
        return None

    def schema(self, field: Field, context: Context) -> JsonSchema:  # noqa: ARG002 - the vocabulary has no numbers
        """Return an integer schema with its limits."""
        limits = {"minimum": option_number(field, "min"), "maximum": option_number(field, "max")}
        return {"type": "integer", **{key: value for key, value in limits.items() if value is not None}}


def _hint(least: int | None, most: int | None) -> str:
    if least is not None and most is not None:
        return f"write {least} to {most}"
    if least is not None:
        return f"write {least} or more"
    return f"write {most} or less" if most is not None else "write digits only"
