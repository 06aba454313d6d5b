r"""Texts in YAML, replaced and added in place: comments, order, quoting and every other byte stay.

Comes in: YAML text and the `Mapping` that was read from it. Goes out: the same text with other values.
Example: ``write_texts("a: x # so\n", mapping, {("a",): "y"})`` is ``a: y # so`` and a line break.
Whether the result means what it should is for the caller to check, by reading it again: block scalars and flow lists
over several lines are handled, stranger ways of writing may not be.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from collections.abc import Mapping as ReadOnly
from typing import Final

from signpost.nodes import Mapping, Node, Scalar, Sequence
from signpost.source import parse_yaml

Steps = tuple[str | int, ...]
"""The keys and positions (from 0) that lead to a text: ``("why", "get-paid")``, ``("signs", 2)``."""

Tree = dict[str | int, "Tree | str"]

_CLOSING: Final = re.compile(r"\s*[}\]]")
_BRACKETS: Final = frozenset("[{")


def list_texts(node: Node, path: Steps = ()) -> Iterator[tuple[Steps, Scalar]]:
    """Yield every text below `node` with the path that leads to it, in the order of the file."""
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield from list_texts(value, (*path, key.text))
    else:
        for number, item in enumerate(node.items):
            yield from list_texts(item, (*path, number))


def write_texts(text: str, node: Node, changes: ReadOnly[Steps, str]) -> str:
    """Return `text`, which `node` was read from, with the texts of `changes` replaced, or added if they are new.

    What is new is added after its last sibling; what misses its parent too is added with it, in one line.
    """
    present = dict(list_texts(node))
    in_brackets = dict(_find_brackets(text, node, (), is_flow=False))
    edits: list[tuple[int, int, str]] = []
    for path, new in changes.items():
        if path in present and present[path].text != new:
            written = _write_like(text, present[path], new, is_flow=in_brackets[path])
            edits.append((*_trim(text, present[path]), written))
    trees: dict[Steps, Tree] = {}
    for path, new in changes.items():
        if path not in present:
            above = _find_parent(node, path)
            tree = trees.setdefault(above, {})
            *between, last = path[len(above) :]
            for key in between:
                tree = tree.setdefault(key, {})  # type: ignore[assignment] # a path never goes on below a text
            tree[last] = new
    edits += [_add(text, _follow(node, above), tree) for above, tree in trees.items()]
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _find_brackets(text: str, node: Node, path: Steps, *, is_flow: bool) -> Iterator[tuple[Steps, bool]]:
    """Yield for every text whether it stands within ``[…]`` or ``{…}``."""
    if isinstance(node, Scalar):
        yield path, is_flow
        return
    children = _children(node)
    is_flow = is_flow or (bool(children) and _opening(text, children[0]) in _BRACKETS)
    for number, (key, value) in enumerate(children):
        step: str | int = number if key is None else key.text
        yield from _find_brackets(text, value, (*path, step), is_flow=is_flow)


def _trim(text: str, scalar: Scalar) -> tuple[int, int]:
    """Return the span of a scalar without the line break that ends a block."""
    start, end = scalar.span
    return start, start + len(text[start:end].rstrip("\n"))


def _write_like(text: str, scalar: Scalar, new: str, *, is_flow: bool) -> str:
    """Write a value in the manner of the one it replaces, where that still means the same."""
    style = text[scalar.span[0]] if scalar.quoted else ""
    if style not in {"", "'"}:
        return _quote(new)
    written = "'" + new.replace("'", "''") + "'" if style else new
    mapping, problems = parse_yaml(f"{{k: {written}}}" if is_flow else f"k: {written}\n", "")
    read = mapping.get("k") if mapping and not problems and len(mapping.entries) == 1 else None
    return written if isinstance(read, Scalar) and read.text == new else _quote(new)


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _follow(node: Node, path: Steps) -> Node:
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str):
            node = node.get(step) or node
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step]
    return node


def _find_parent(node: Node, path: Steps) -> Steps:
    """Return the longest beginning of `path` that leads to a list or mapping with something in it."""
    found: Steps = ()
    for length, step in enumerate(path[:-1], 1):
        below = node.get(step) if isinstance(node, Mapping) and isinstance(step, str) else None
        if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            below = node.items[step]
        if below is None or not _children(below):
            break
        node, found = below, path[:length]
    return found


def _children(node: Node) -> list[tuple[Scalar | None, Node]]:
    if isinstance(node, Mapping):
        return list(node.entries)
    return [(None, item) for item in node.items] if isinstance(node, Sequence) else []


def _add(text: str, node: Node, tree: Tree) -> tuple[int, int, str]:
    children = _children(node)
    if not children:
        return 0, 0, "".join(f"{key}: {_flow(value)}\n" for key, value in tree.items())
    first = _start_of(children[0])
    end, depth = _end(text, children[-1][1])
    is_list = isinstance(node, Sequence)
    if _opening(text, children[0]) in _BRACKETS:
        for _ in range(depth):
            end = match.end() if (match := _CLOSING.match(text, end)) else end
        added = "".join(f", {_flow(new) if is_list else f'{name}: {_flow(new)}'}" for name, new in tree.items())
        return end, end, added
    line_start = text.rfind("\n", 0, first) + 1
    indent = text[line_start:first]
    lead = indent if is_list else " " * len(indent)
    line_end = text.find("\n", end)
    end = len(text) if line_end < 0 else line_end
    return (
        end,
        end,
        "".join(f"\n{lead}{_flow(new) if is_list else f'{name}: {_flow(new)}'}" for name, new in tree.items()),
    )


def _flow(value: Tree | str) -> str:
    if isinstance(value, str):
        return _quote(value)
    if all(isinstance(key, int) for key in value):
        return f"[{', '.join(_flow(item) for item in value.values())}]"
    return f"{{{', '.join(f'{key}: {_flow(item)}' for key, item in value.items())}}}"


def _opening(text: str, child: tuple[Scalar | None, Node]) -> str:
    """Return the last sign before the first of a node's children."""
    return text[: _start_of(child)].rstrip()[-1:]


def _start_of(child: tuple[Scalar | None, Node]) -> int:
    key, node = child
    while key is None and not isinstance(node, Scalar):
        key, node = _children(node)[0]
    first = node if key is None else key
    return first.span[0] if isinstance(first, Scalar) else 0


def _end(text: str, node: Node) -> tuple[int, int]:
    """Return where the last text below `node` ends, and how many lists and mappings close after it."""
    depth = 0
    while not isinstance(node, Scalar):
        children = _children(node)
        if not children:
            break
        node = children[-1][1]
        depth += 1
    return (_trim(text, node)[1], depth) if isinstance(node, Scalar) else (0, depth)
