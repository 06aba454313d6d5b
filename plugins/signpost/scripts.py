"""Scripts as readers load them: without comments and indentation, and with short names for what is local.

Comes in: an ES module that declares with ``const``, ``let``, ``function``, ``class``. Goes out: one that does the same.
Example: ``export const add = (one, other) => one + other;`` becomes ``export const add=(a,b)=>a+b;``.

A name is given to a binding and to everything that refers to it. What others may see keeps its name: imports, exports,
properties, globals. A new name is none that stands in the script with another meaning, and none of a scope around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import count, product
from string import ascii_lowercase, ascii_uppercase
from typing import Final

import tree_sitter_javascript
from rjsmin import jsmin
from tree_sitter import Language, Node, Parser

Span = tuple[int, int]
"""First byte, and the byte after the last."""

_NAMES: Final = ("identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern")
_PATTERNS: Final = (
    *("object_pattern", "array_pattern", "pair_pattern", "rest_pattern"),
    *("assignment_pattern", "object_assignment_pattern"),
)
_BLOCKS: Final = ("program", "statement_block", "for_statement", "switch_body")
_DECLARED: Final = (
    "variable_declarator",
    "function_declaration",
    "generator_function_declaration",
    "class_declaration",
)
_NAMED: Final = ("function_expression", "generator_function", "class")
_STATEMENTS: Final = (
    *("function_declaration", "class_declaration", "method_definition", "if_statement", "else_clause"),
    *("for_statement", "for_in_statement", "while_statement", "try_statement", "catch_clause", "finally_clause"),
)
_KEPT: Final = ("import_specifier", "import_clause", "namespace_import", "export_specifier")
_UNKNOWN: Final = ("variable_declaration", "with_statement", "class_static_block")
_RESERVED: Final = frozenset({"as", "do", "if", "in", "of"})

_PARSER: Final = Parser(Language(tree_sitter_javascript.language()))


@dataclass(slots=True)
class _Binding:
    """A name within a scope, and every place that it stands in. Its limit: a scope has one binding of a name."""

    name: str
    scope: Span
    nodes: list[Node]

    @property
    def saving(self) -> int:
        """Give how many letters a name of one letter saves: ``{ one }`` becomes longer, ``{ one: a }``."""
        return sum(len(self.name) - 1 if node.type == "identifier" else -2 for node in self.nodes)


@lru_cache(maxsize=256)  # a preview builds again and again, always with the same scripts
def minify(script: str) -> str:
    """Write a script shorter; a `ValueError` if it does not read as one."""
    code = jsmin(script).encode()
    root = _PARSER.parse(code).root_node
    nodes = list(_walk(root))
    strange = next((node for node in nodes if node.type in _UNKNOWN or node.is_error or node.is_missing), None)
    if strange is not None:
        message = f"a script that cannot be shortened: {code[strange.start_byte :][:60].decode(errors='replace')}"
        raise ValueError(message)
    bindings, taken = _resolve([node for node in nodes if node.type in _NAMES])
    edits = [
        (_span(node), name if node.type == "identifier" else f"{binding.name}:{name}")
        for binding, name in _choose(bindings, taken, _span(root))
        for node in binding.nodes
    ]
    edits += [((node.end_byte, node.end_byte + 1), "") for node in nodes if _ends_line(node, code)]
    for (start, end), text in sorted(edits, reverse=True):
        code = code[:start] + text.encode() + code[end:]
    return str(code, "utf-8")


def _ends_line(node: Node, code: bytes) -> bool:
    """Tell whether a line ends after a block that ends a statement, or another line of a class, anyway."""
    after_block = node.type in {"statement_block", "class_body"} and _parent(node).type in _STATEMENTS
    return after_block and code[node.end_byte : node.end_byte + 1] == b"\n"


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _walk(child)


def _resolve(nodes: list[Node]) -> tuple[list[_Binding], set[str]]:
    """Give the bindings that may have another name, and the names that must not be given to them."""
    bindings: dict[tuple[str, Span], _Binding] = {}
    kept: set[str] = set()
    for node in nodes:
        scope = _scope(node)
        name = _text(node)
        if scope == "kept":
            kept.add(name)
        elif isinstance(scope, Node):
            bindings[name, _span(scope)] = _Binding(name, _span(scope), [])
    spans: dict[str, list[Span]] = {}
    for name, span in bindings:
        spans.setdefault(name, []).append(span)
    for node in nodes:
        name = _text(node)
        around = [span for span in spans.get(name, ()) if _within(_span(node), span)]
        if around:
            innermost = min(around, key=lambda span: span[1] - span[0])
            bindings[name, innermost].nodes.append(node)
        else:
            kept.add(name)
    for binding in bindings.values():
        if binding.saving < 1:
            kept.add(binding.name)
    return [binding for binding in bindings.values() if binding.name not in kept], kept


def _choose(bindings: list[_Binding], taken: set[str], script: Span) -> Iterator[tuple[_Binding, str]]:
    """Give every binding a name, from the outside in; capitals to those of the script, so that all else begins at a."""
    given: list[tuple[Span, str]] = []
    order = sorted(bindings, key=lambda one: (one.scope[0], -one.scope[1], one.nodes[0].start_byte))
    for binding in order:
        around = {name for span, name in given if _within(binding.scope, span)}
        letters = ascii_uppercase if binding.scope == script else ascii_lowercase
        name = next(name for name in _short_names(letters) if name not in taken and name not in around)
        given.append((binding.scope, name))
        yield binding, name


def _short_names(letters: str) -> Iterator[str]:
    for length in count(1):
        yield from (name for name in map("".join, product(letters, repeat=length)) if name not in _RESERVED)


def _scope(node: Node) -> Node | str | None:
    """Give the node that a binding holds in, "kept" for one that others may see, nothing for a mere reference."""
    at, parent = node, _parent(node)
    while parent.type in _PATTERNS:
        if at in (parent.child_by_field_name("key"), parent.child_by_field_name("right")):
            return None
        at, parent = parent, _parent(parent)
    if parent.type in _KEPT:
        return "kept"
    if parent.type == "formal_parameters" or at == parent.child_by_field_name("parameter"):
        return _parent(parent) if parent.type == "formal_parameters" else parent
    if parent.type == "for_in_statement" and at == parent.child_by_field_name("left"):
        return parent if parent.child_by_field_name("kind") else None
    if parent.type not in (*_DECLARED, *_NAMED) or at != parent.child_by_field_name("name"):
        return None
    declaration = _parent(parent) if parent.type == "variable_declarator" else parent
    return "kept" if parent.type in _NAMED or _parent(declaration).type == "export_statement" else _block(declaration)


def _block(node: Node) -> Node:
    """Give the block around a declaration."""
    while node.type not in _BLOCKS:
        node = _parent(node)
    return node


def _parent(node: Node) -> Node:
    """Give what a node stands in: every name stands in something."""
    return node.parent or node


def _span(node: Node) -> Span:
    return node.start_byte, node.end_byte


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _text(node: Node) -> str:
    return (node.text or b"").decode()
