"""Text in a person's words, or one text per id.

Comes in: a scalar; with ``per: needs``, a mapping from ids to texts. Goes out: a string in Unicode's composed form
(NFC) without blanks around it, or a dictionary of such strings.
Example: ``max: 160`` refuses the 161st character and says how many there are.
Does not check language, spelling or Markdown.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, ClassVar

from signpost.fields.context import Context, JsonSchema, option_number, read_text, singular
from signpost.nodes import Mapping, Node, Scalar
from signpost.problems import Problem, did_you_mean, quote
from signpost.syntax import CUT_OFF, STRAIGHT, UNCUT, is_in_typographic_quotes

if TYPE_CHECKING:
    from signpost.model import Field, Value


class TextType:
    """Text of ``min`` (1) to ``max`` characters; line breaks with ``multiline: yes``; ``per: <ids>`` for one each.

    Where the context does not know the ids (people, who stand in the facts), any id is read.
    """

    options: ClassVar[frozenset[str]] = frozenset({"min", "max", "multiline", "per"})
    required_options: ClassVar[frozenset[str]] = frozenset()

    def parse(self, node: Node, field: Field, context: Context) -> Value:
        """Return the text, or with ``per`` a dictionary of id and text in the order of the file."""
        if "per" in field.options and not (isinstance(node, Scalar) and node.refused):
            return _parse_each(node, field, context)
        return _parse_one(node, field.name, field, context)

    def schema(self, field: Field, context: Context) -> JsonSchema:
        """Return a string schema with its lengths; with ``per``, an object with one property per id."""
        limits = {"minLength": option_number(field, "min") or 1, "maxLength": option_number(field, "max")}
        one: JsonSchema = {"type": ["string", "number"], **{key: value for key, value in limits.items() if value}}
        if "per" not in field.options:
            return one
        ids = context.ids(field.options["per"])
        known: JsonSchema = {"properties": dict.fromkeys(ids, one)} if ids is not None else {}
        return {"type": "object", **known, "additionalProperties": one if ids is None else False, "minProperties": 1}


def _parse_each(node: Node, field: Field, context: Context) -> Value:
    list_name = field.options["per"]
    ids = context.ids(list_name)
    if not isinstance(node, Mapping) or not node.entries:
        hint = f"write one line 'id: text' per {singular(list_name)}"
        context.complain(node.place, f"{quote(field.name)} is no mapping with entries", hint)
        return None
    texts: dict[str, Value] = {}
    for key, value in node.entries:
        if ids is not None and key.text not in ids:
            context.complain(key.place, f"unknown {singular(list_name)} {quote(key.text)}", did_you_mean(key.text, ids))
        text = _parse_one(value, f"{field.name}.{key.text}", field, context)
        if text is not None and (ids is None or key.text in ids):
            texts[key.text] = text
    return texts


def _parse_one(node: Node, name: str, field: Field, context: Context) -> str | None:
    written = read_text(node, name, context)
    if written is None:
        return None
    if isinstance(node, Scalar) and node.cut:
        context.complain(node.place, f"{quote(name)} {CUT_OFF}", UNCUT)
        return None
    text = unicodedata.normalize("NFC", written).strip()
    if isinstance(node, Scalar) and not node.quoted and is_in_typographic_quotes(text):
        # A program that writes YAML leaves them so where they belong to the text: no error.
        context.problems.append(Problem(node.place, f"typographic quotes around {quote(name)}", STRAIGHT, "advice"))
    least, most = option_number(field, "min") or 1, option_number(field, "max")
    count = f"{len(text)} character{'' if len(text) == 1 else 's'}"
    if not text:
        context.complain(node.place, f"{quote(name)} is empty", "write a text or leave the line out")
    elif len(text) < least:
        context.complain(node.place, f"{quote(name)} has {count}", f"write at least {least}")
    elif most is not None and len(text) > most:
        context.complain(node.place, f"{quote(name)} has {count}", f"write at most {most}")
    elif field.options.get("multiline") != "yes" and ("\n" in text or "\t" in text):
        context.complain(node.place, f"{quote(name)} holds a line break or a tab", "write it in one line")
    else:
        return text
    return None
