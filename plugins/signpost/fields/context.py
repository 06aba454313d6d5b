"""What every field type needs to know, and how it complains.

Comes in: the vocabulary and the list that collects problems. Goes out: complaints with file and line.
Example: ``context.complain(node.place, "unknown need 'invoicing'", "did you mean 'get-paid'?")``.
Does not parse any value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from signpost.nodes import Mapping, Node, Scalar, Sequence
from signpost.problems import Problem, did_you_mean, quote

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping as Dict

    from signpost.model import Field, Place, Value, Vocabulary

JsonSchema = dict[str, Any]
"""JSON Schema (draft 2020-12) of what stands in the file."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a text that has no place yet, and what would be right."""

    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """The vocabulary, the problems found so far, and the part names of every record fact (``per: friendliness``)."""

    vocabulary: Vocabulary
    problems: list[Problem]
    parts: Dict[str, tuple[str, ...]] = field(default_factory=dict)

    def complain(self, place: Place, message: str, hint: str = "") -> None:
        """Add an error."""
        self.problems.append(Problem(place, message, hint))

    def ids(self, name: str) -> tuple[str, ...] | None:
        """Return the ids of ``needs``, of a vocabulary's list or of a record's parts; ``None`` for no such list."""
        if name == "needs":
            return self.vocabulary.needs
        return self.parts.get(name) or self.vocabulary.lists.get(name)


class FieldType(Protocol):
    """One type a field can be declared with.

    ``options`` are the names a declaration may set; ``required_options`` those it must set.
    """

    options: ClassVar[frozenset[str]]
    required_options: ClassVar[frozenset[str]]

    def parse(self, node: Node, field: Field, context: Context) -> Value:
        """Return the value; or append to ``context.problems`` what is wrong and return ``None``."""

    def schema(self, field: Field, context: Context) -> JsonSchema:
        """Return the JSON Schema of one value."""


def singular(name: str) -> str:
    """Return how messages call one member of a list: ``needs`` → ``need``, ``tool_kinds`` → ``tool kind``."""
    words = name.replace("_", " ")
    return f"{words[:-3]}y" if words.endswith("ies") else words.removesuffix("s")


def read_text(node: Node, name: str, context: Context) -> str | None:
    """Return the text of a scalar; complain about a list or a mapping. A refused scalar gives ``None`` in silence."""
    if isinstance(node, Scalar):
        return None if node.refused else node.text
    shape = "a list" if isinstance(node, Sequence) else "a mapping"
    context.complain(node.place, f"{quote(name)} is {shape}", "write one value")
    return None


def read_parts(
    node: Node, name: str, known: Iterable[str], required: Iterable[str], context: Context
) -> dict[str, Node] | None:
    """Return the known entries of a mapping; complain about unknown keys and about required ones that are missing.

    Returns ``None`` where the node is no mapping; a missing part is only missing in the result.
    """
    if isinstance(node, Scalar) and node.refused:
        return None
    known = tuple(known)
    if not isinstance(node, Mapping):
        shape = "a list" if isinstance(node, Sequence) else quote(node.text)
        context.complain(node.place, f"{quote(name)} is {shape}", f"write a mapping with {', '.join(known)}")
        return None
    for key, _value in node.entries:
        if key.text not in known:
            context.complain(
                key.place, f"unknown key {quote(key.text)} in {quote(name)}", did_you_mean(key.text, known)
            )
    for key_name in required:
        if node.get(key_name) is None:
            context.complain(node.place, f"{quote(key_name)} is missing in {quote(name)}", f"add {key_name}: …")
    return {key.text: value for key, value in node.entries if key.text in known}


def option_number(field: Field, name: str) -> int | None:
    """Return an option of a declaration as a number, ``None`` where it is not set. The declaration has been checked."""
    written = field.options.get(name)
    return int(written) if written is not None and written.lstrip("-").isdecimal() else None
