"""Located YAML nodes → plain texts, lists and mappings, or a problem at the right line.

Comes in: a node of `source` and what it is called in messages. Goes out: its value, or ``None`` with a problem noted.
Example: ``read_line(node, "the label of 'web'", problems)`` → ``"Web browser"``.

It knows shapes only: what a value means is the business of the other modules of this package and of `fields`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from signpost.model import Place
from signpost.nodes import Mapping, Node, Scalar, Sequence
from signpost.problems import Problem, did_you_mean, quote
from signpost.syntax import CUT_OFF, UNCUT

SHAPES = {Scalar: "a text", Sequence: "a list", Mapping: "keys with values"}


def note(problems: list[Problem], place: Place, message: str, hint: str = "") -> None:
    """Append an error at `place`."""
    problems.append(Problem(place, message, hint))


def read_line(node: Node, what: str, problems: list[Problem], *, longest: int = 300) -> str | None:
    """Return the text of a scalar, NFC and stripped, one line of 1 to `longest` characters; else note why not."""
    if not isinstance(node, Scalar):
        note(problems, node.place, f"{what} is {SHAPES[type(node)]}", "write one text")
        return None
    if node.refused:
        return None
    text = unicodedata.normalize("NFC", node.text).strip()
    if node.cut:
        note(problems, node.place, f"{what} {CUT_OFF}", UNCUT)
    elif not text:
        note(problems, node.place, f"{what} is empty", "write a text or leave the line out")
    elif "\n" in text:
        note(problems, node.place, f"{what} has several lines", "write it on one line")
    elif len(text) > longest:
        note(problems, node.place, f"{what} has {len(text)} characters", f"at most {longest} fit")
    else:
        return text
    return None


def read_items(node: Node, what: str, problems: list[Problem]) -> tuple[Scalar, ...]:
    """Return the scalars of a list; note everything in it that is none, and everything that stands there twice."""
    if not isinstance(node, Sequence):
        note(problems, node.place, f"{what} is {SHAPES[type(node)]}", "write a list: [one, another]")
        return ()
    items: dict[str, Scalar] = {}
    for item in node.items:
        if not isinstance(item, Scalar):
            note(problems, item.place, f"an item of {what} is {SHAPES[type(item)]}", "write one id per item")
        elif item.refused:
            continue
        elif item.text in items:
            note(problems, item.place, f"{quote(item.text)} stands twice in {what}", "leave one out")
        else:
            items[item.text] = item
    return tuple(items.values())


def read_mapping(node: Node | None, what: str, problems: list[Problem]) -> Mapping | None:
    """Return `node` if it is a mapping; ``None``, with a note, if it is something else; ``None`` if it is missing."""
    if node is None or isinstance(node, Mapping):
        return node
    note(problems, node.place, f"{what} is {SHAPES[type(node)]}", "write keys with values, indented under it")
    return None


def read_flag(node: Node | None, what: str, problems: list[Problem]) -> bool:
    """Return whether a declaration says ``yes``; a missing one is ``no``; anything else is noted and counts as no."""
    if node is None:
        return False
    if not isinstance(node, Scalar) or node.text not in ("yes", "no"):
        note(problems, node.place, f"{what} is neither yes nor no", "write yes or no")
        return False
    return node.text == "yes"


def check_keys(mapping: Mapping, allowed: Iterable[str], what: str, problems: list[Problem]) -> None:
    """Note every key of `mapping` that is not `allowed`; `what` is the noun for a key, as in ``unknown field 'x'``."""
    names = tuple(allowed)
    for key, _ in mapping.entries:
        if key.text not in names:
            note(problems, key.place, f"unknown {what} {quote(key.text)}", did_you_mean(key.text, names))
