r"""The canonical order of a file's keys: whole lines move, comments stay with the key below them, values as they are.

Comes in: the bytes of a facts or words file, and its fields in order. Goes out: the bytes in order, or a `Problem`.
Example: ``b"kind: web\n# as they write it\nname: A\n"`` becomes ``b"# as they write it\nname: A\nkind: web\n"``.
Idempotent. Only keys at the left margin move; a key that no field declares stays behind the one before it. The digest
of words does not change with their order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from signpost.model import Place
from signpost.nodes import Mapping, Node, Scalar
from signpost.nodes import Sequence as Items
from signpost.problems import Problem, collect
from signpost.source import parse_words, parse_yaml

_BOM: Final = b"\xef\xbb\xbf"
_BETWEEN: Final = re.compile(rb"(?:#.*|[ \t\r]*)", re.DOTALL)
"""A comment at the margin or an empty line: it belongs to the key below."""


def order_facts_file(data: bytes, path: str, names: Sequence[str], first_line: str = "") -> bytes | Problem:
    """Return a facts file with its keys ordered as `names`, and with `first_line`, if given, as its first line."""
    bare = data.removeprefix(_BOM)
    before = _read_facts(bare, path)
    if isinstance(before, Problem):
        return before
    lines = _split(bare)
    mark = first_line.partition("=")[0].encode()
    if first_line:
        lines = lines[1:] if lines[0].startswith(mark) else lines
    shift = len(_split(bare)) - len(lines)
    starts = [key.place.line - 1 - shift for key, _ in before.entries]
    head = [] if not first_line else [first_line.encode() + (b"\r" if bare.split(b"\n")[0].endswith(b"\r") else b"")]
    ordered = b"\n".join([*head, *_order(lines, starts, before.keys(), names)]) + b"\n"
    after = _read_facts(ordered, path)
    whole = isinstance(after, Mapping) and _values(after) == _values(before)
    own = [line for line in _split(ordered) if not (first_line and line.startswith(mark))]
    return ordered if whole and Counter(own) == Counter(lines) else _refuse(before.place)


def order_words_file(data: bytes, path: str, names: Sequence[str]) -> bytes | Problem:
    """Return a words file with the keys of its front matter ordered as `names`; its body stays, byte by byte."""
    words, problems = parse_words(data.decode("utf-8", "surrogateescape"), path)
    if problems or words is None:
        return collect(problems)[0]
    if not words.front.entries:
        return data
    lines = data.split(b"\n")
    closing = words.body_line - 2
    starts = [key.place.line - 2 for key, _ in words.front.entries]
    front = _order(lines[1:closing], starts, words.front.keys(), names)
    ordered = b"\n".join([lines[0], *front, *lines[closing:]])
    after, problems = parse_words(ordered.decode("utf-8", "surrogateescape"), path)
    same = after is not None and not problems and _values(after.front) == _values(words.front)
    if not same or Counter(ordered.split(b"\n")) != Counter(lines):
        return _refuse(words.place)
    return ordered


def find_first_moved(before: bytes, after: bytes) -> int:
    """Return the first line, counted from 1, in which two versions of a file differ."""
    pairs = zip(before.split(b"\n"), after.split(b"\n"), strict=False)
    return next((number for number, (old, new) in enumerate(pairs, 1) if old != new), 1)


def _order(lines: list[bytes], starts: list[int], keys: Sequence[str], names: Sequence[str]) -> list[bytes]:
    """Sort the blocks of `lines` that begin where `starts` say; what stands above the first key, apart, stays there."""
    if len(set(starts)) < len(starts):
        return lines
    firsts = [_climb(lines, start, 0 if number == 0 else starts[number - 1] + 1) for number, start in enumerate(starts)]
    firsts[0] = _skip_head(lines, firsts[0], starts[0])
    ends = [*firsts[1:], _climb(lines, len(lines), starts[-1] + 1)]
    places = {name: place for place, name in enumerate(names)}
    ranks: list[int] = []
    for key in keys:
        ranks.append(places.get(key, ranks[-1] if ranks else -1))
    blocks = sorted(zip(ranks, firsts, ends, strict=True), key=lambda block: block[0])
    moved = [line for _, first, end in blocks for line in lines[first:end]]
    return [*lines[: firsts[0]], *moved, *lines[ends[-1] :]]


def _climb(lines: list[bytes], start: int, least: int) -> int:
    """Return where the comments begin that stand directly above line `start`."""
    while start > least and _BETWEEN.fullmatch(lines[start - 1]):
        start -= 1
    return start


def _skip_head(lines: list[bytes], first: int, start: int) -> int:
    """Return where the first key's own comment begins: behind the last empty line above it."""
    empty = [number for number in range(first, start) if not lines[number].strip()]
    return empty[-1] + 1 if empty else first


def _read_facts(data: bytes, path: str) -> Mapping | Problem:
    mapping, problems = parse_yaml(data.decode("utf-8", "surrogateescape"), path)
    return collect(problems)[0] if problems or mapping is None else mapping


def _split(data: bytes) -> list[bytes]:
    return data.removesuffix(b"\n").split(b"\n")


def _values(node: Node) -> object:
    """Return what a node says, without its places; the order of keys does not count."""
    if isinstance(node, Scalar):
        return node.text, node.quoted
    if isinstance(node, Items):
        return [_values(item) for item in node.items]
    return {key.text: _values(value) for key, value in node.entries}


def _refuse(place: Place) -> Problem:
    return Problem(place, "cannot be put in order as it is written", "write each key in a line of its own")
