"""One id of a controlled list.

Comes in: a scalar. Goes out: the id. Example: ``of: platforms`` accepts ``web`` and asks back at ``wbe``.
Does not know labels; several ids (``many``) and unsure ones (``three_state``) are handled in `many`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from signpost.fields.context import Context, JsonSchema, read_text, singular
from signpost.problems import did_you_mean, quote

if TYPE_CHECKING:
    from signpost.model import Field, Value
    from signpost.nodes import Node

IN_VOCABULARY: Final = "vocabulary.yml lists them"


class ChoiceType:
    """An id of the list named by ``of``: one of the vocabulary's lists, or ``needs``."""

    options: ClassVar[frozenset[str]] = frozenset({"of"})
    required_options: ClassVar[frozenset[str]] = frozenset({"of"})

    def parse(self, node: Node, field: Field, context: Context) -> Value:
        """Return the id as declared."""
        word = read_text(node, field.name, context)
        return choose(word, node, field.options["of"], context) if word is not None else None

    def schema(self, field: Field, context: Context) -> JsonSchema:
        """Return an enumeration of the ids."""
        return {"enum": list(context.ids(field.options["of"]) or ())}


def choose(word: str, node: Node, list_name: str, context: Context) -> str | None:
    """Return the word if it is in the list; else complain, with what may have been meant."""
    ids = context.ids(list_name) or ()
    if word in ids:
        return word
    context.complain(
        node.place, f"unknown {singular(list_name)} {quote(word)}", did_you_mean(word, ids) or IN_VOCABULARY
    )
    return None
