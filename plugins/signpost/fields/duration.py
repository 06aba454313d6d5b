"""How long a film runs.

Comes in: a scalar, ``mm:ss`` or ``h:mm:ss``. Goes out: whole seconds. Example: ``13:47`` is ``827``.
Does not accept fractions, or numbers without a colon, which could be minutes or seconds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from signpost.fields.context import Context, JsonSchema, read_text
from signpost.problems import quote

if TYPE_CHECKING:
    from signpost.model import Field, Value
    from signpost.nodes import Node

_DURATION: Final = r"(?:([1-9][0-9]?):(?=[0-9]{2}:))?([0-5]?[0-9]):([0-5][0-9])"


class DurationType:
    """A length between one second and a hundred hours; with ``zero: yes``, a moment, which may be the beginning."""

    options: ClassVar[frozenset[str]] = frozenset({"zero"})
    required_options: ClassVar[frozenset[str]] = frozenset()

    def parse(self, node: Node, field: Field, context: Context) -> Value:
        """Return the seconds."""
        text = read_text(node, field.name, context)
        if text is None:
            return None
        match = re.fullmatch(_DURATION, text)
        hours, minutes, seconds = (int(part or 0) for part in match.groups()) if match else (0, 0, 0)
        total = hours * 3600 + minutes * 60 + seconds
        if match is None or (total == 0 and field.options.get("zero") != "yes"):
            context.complain(
                node.place, f"{quote(text)} is no duration", "write mm:ss or h:mm:ss, such as 13:47 or 1:02:30"
            )
            return None
        return total

    def schema(self, field: Field, context: Context) -> JsonSchema:  # noqa: ARG002 - the same for every duration
        """Return the shape; readers of YAML 1.1 take it for a number to the base of sixty."""
        return {"type": ["string", "integer"], "pattern": f"^{_DURATION}$"}
