"""YAML events to nodes, without recursion and without PyYAML's constructors: text stays text, and bombs stay closed.

Comes in: cleaned YAML text. Goes out: the root node, or ``None`` where the structure is uncertain, and every problem.
Example: ``build("a: [no, 017]", "x.yml", 1)[0].get("a").items[1].text`` is ``017``.
Does not read files and does not check what the keys mean. Part of `source`: nothing else imports it.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final, Protocol

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from signpost.characters import REPLACEMENT, describe, find_refused, hint_for
from signpost.model import Place
from signpost.nodes import Mapping, Node, Scalar, Sequence
from signpost.problems import Problem, quote
from signpost.syntax import explain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_NODES: Final = 5000
MOST_LEVELS: Final = 12
MOST_BLANKS: Final = 200
"""A comment is looked for behind so many blanks."""
MOST_SKIPPED_LEVELS: Final = 100
"""Below a refused nesting the reader still looks for its end, but not for ever: the Python parser takes seconds."""

_EMPTY: Final = frozenset({"", "~", "null", "Null", "NULL"})


class _Parser(Protocol):
    def get_event(self) -> yaml.Event | None: ...


class PythonParser(Reader, Scanner, Parser):
    """PyYAML's own parser, without its composer and constructor: for a PyYAML without libyaml."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def _choose_parser() -> Callable[[str], _Parser]:
    try:
        from yaml._yaml import CParser  # noqa: PLC0415 - absent from a PyYAML built without libyaml
    except ImportError:
        return PythonParser
    return CParser


make_parser: Final = _choose_parser()
"""libyaml's parser where there is one, five times as fast as Python's; both give the same events."""


def build(text: str, path: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """Return the root node of one YAML document, and all problems; ``text`` begins in the file's line ``first_line``.

    The node is ``None`` for an empty document, after a syntax error, and where a limit was reached. What was refused
    inside a document stands in it as a scalar marked ``refused``; an entry with a refused key is left out.
    """
    builder = _Builder(text, path, first_line)
    return builder.run(), builder.problems


class _Frame:
    """A list or mapping that is still open."""

    __slots__ = ("entries", "is_mapping", "items", "key", "place", "seen")

    def __init__(self, place: Place, *, is_mapping: bool) -> None:
        self.place = place
        self.is_mapping = is_mapping
        self.items: list[Node] = []
        self.entries: list[tuple[Scalar, Node]] = []
        self.seen: dict[str, int] = {}
        self.key: Scalar | None = None

    def close(self) -> Node:
        return Mapping(tuple(self.entries), self.place) if self.is_mapping else Sequence(tuple(self.items), self.place)


class _StoppedError(Exception):
    """The document goes on, but reading it does not."""


class _Builder:
    """Turns the events of one document into nodes and collects what is refused."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._first_line = first_line
        self._places: dict[int, Place] = {}
        self._text = self._without_directives(text) if "%" in text else text
        self._has_comments = " #" in self._text
        self._frames: list[_Frame] = []
        self._root: Node | None = None
        self._nodes = 0
        self._documents = 0
        self._skipped = 0

    def run(self) -> Node | None:
        try:
            for event in self._events():
                self._take(event)
        except _StoppedError:
            return None
        except yaml.YAMLError as error:
            self._refuse_syntax(error)
            return None
        return self._root

    def _events(self) -> Iterator[yaml.Event]:
        parser = make_parser(self._text)
        while True:
            try:
                event = parser.get_event()
            except (ValueError, OverflowError) as error:
                # The Python parser gives chr() whatever stands after "\U".
                mark = parser.get_mark() if isinstance(parser, PythonParser) else None
                raise yaml.MarkedYAMLError(problem="invalid Unicode escape", problem_mark=mark) from error
            if event is None:
                return
            yield event

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.NodeEvent):
            self._nodes += 1
            if self._nodes > MOST_NODES:
                hint = "shorten or divide it"
                self._refuse(self._place(0), f"the file holds more than {MOST_NODES} keys and values", hint)
                raise _StoppedError
        if self._skipped:
            self._skip_more(event)
        elif isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._add(self._frames.pop().close())
        elif isinstance(event, yaml.AliasEvent):
            place = self._place(_line(event))
            self._refuse(
                place, f"alias {quote(f'*{event.anchor}')}", "write the value itself, in quotes if it begins with '*'"
            )
            self._add(Scalar("", place, refused=True))
        else:
            self._check_document(event)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        place = self._place(_line(event))
        refused = self._check_decoration(event, place)
        text = event.value
        bad = find_refused(text)
        if bad is not None:
            refused = True
            if REPLACEMENT not in self._raw(event):
                self._refuse(place, f"{describe(bad)}, written as an escape", hint_for(bad))
        quoted = event.style in {"'", '"', "|", ">"}
        return Scalar(text, place, quoted, refused, _span(event), cut=not quoted and self._is_cut(event))

    def _is_cut(self, event: yaml.Event) -> bool:
        """Say whether a comment follows in the same line."""
        end = _span(event)[1]
        behind = self._text[end : end + MOST_BLANKS] if self._has_comments and self._text.startswith(" ", end) else ""
        return behind.lstrip(" ").startswith("#")

    def _raw(self, event: yaml.Event) -> str:
        start, end = _span(event)
        return self._text[start:end]

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        place = self._place(_line(event))
        self._check_decoration(event, place)
        frame = self._frames[-1] if self._frames else None
        if frame is not None and frame.is_mapping and frame.key is None:
            self._refuse(place, "a key that is a list or a mapping", "write plain text before the ':'")
            self._skip(place)
        elif len(self._frames) >= MOST_LEVELS:
            self._refuse(place, f"lists and mappings nested deeper than {MOST_LEVELS} levels", "write it flatter")
            self._skip(place)
        else:
            self._frames.append(_Frame(place, is_mapping=isinstance(event, yaml.MappingStartEvent)))

    def _skip(self, place: Place) -> None:
        self._skipped = 1
        self._add(Scalar("", place, refused=True))

    def _skip_more(self, event: yaml.Event) -> None:
        self._skipped += isinstance(event, yaml.CollectionStartEvent)
        self._skipped -= isinstance(event, yaml.CollectionEndEvent)
        if self._skipped > MOST_SKIPPED_LEVELS:
            raise _StoppedError

    def _check_decoration(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, place: Place) -> bool:
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!", 1)
            self._refuse(place, f"tag {quote(tag)}", "write the value without it")
        if event.anchor is not None:
            self._refuse(place, f"anchor {quote(f'&{event.anchor}')}", "write the value without it")
        return event.tag is not None

    def _check_document(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._refuse(self._place(_line(event)), "a second document begins", "keep one per file")
                raise _StoppedError
        elif isinstance(event, yaml.DocumentEndEvent) and event.explicit:
            self._refuse(self._place(_line(event)), "a line of '...'", "leave it out")

    def _add(self, node: Node) -> None:
        if not self._frames:
            self._root = node
            return
        frame = self._frames[-1]
        if not frame.is_mapping:
            frame.items.append(self._filled(node, "the list item", node.place))
        elif frame.key is None:
            frame.key = self._key(node, frame)
        else:
            key, frame.key = frame.key, None
            node = self._filled(node, quote(key.text), key.place)
            if not key.refused:
                frame.entries.append((key, node))

    def _key(self, node: Node, frame: _Frame) -> Scalar:
        if not isinstance(node, Scalar) or node.refused:
            return Scalar("?", node.place, refused=True)
        text = unicodedata.normalize("NFC", node.text)
        first = frame.seen.get(text)
        frame.seen.setdefault(text, node.place.line)
        refused = True
        if not text:
            self._refuse(node.place, "a ':' without a key", "write the key before it")
        elif text == "<<":
            self._refuse(node.place, "merge key '<<'", "write the lines themselves")
        elif first is not None:
            self._refuse(node.place, f"duplicate key {quote(text)}, first in line {first}", "keep one of them")
        else:
            refused = False
        return Scalar(text, node.place, node.quoted, refused, node.span)

    def _filled(self, node: Node, name: str, place: Place) -> Node:
        if not isinstance(node, Scalar) or node.refused or node.quoted or node.text not in _EMPTY:
            return node
        cut = self._line(place.line - self._first_line).partition(": ")[2].lstrip().startswith("#")
        hint = "what begins with '#' is a comment: put the value in double quotes"
        self._refuse(place, f"{name} has no value", hint if cut else "write one or leave the line out")
        return Scalar(node.text, place, refused=True)

    def _place(self, line: int) -> Place:
        place = self._places.get(line)
        if place is None:
            place = self._places[line] = Place(self._path, self._first_line + line)
        return place

    def _refuse(self, place: Place, message: str, hint: str) -> None:
        self.problems.append(Problem(place, message, hint))

    def _without_directives(self, text: str) -> str:
        lines = text.split("\n")
        for number, line in enumerate(lines):
            if line.startswith("%"):
                self._refuse(self._place(number), f"directive {quote(line)}", "leave it out")
                lines[number] = "#"
        return "\n".join(lines)

    def _refuse_syntax(self, error: yaml.YAMLError) -> None:
        said = " ".join(str(error).split())
        mark = getattr(error, "problem_mark", None)
        # Of a line without its ':' and of an end too early, the parser knows only later; where it began is what counts.
        if getattr(error, "problem", None) == "found unexpected end of stream" or "a simple key" in said:
            mark = getattr(error, "context_mark", None) or mark
        number, column = (mark.line, mark.column) if mark is not None else (0, 0)
        self._refuse(self._place(number), *explain(said, self._line(number), column))

    def _line(self, number: int) -> str:
        lines = self._text.split("\n")
        return lines[number] if number < len(lines) else ""


def _span(event: yaml.Event) -> tuple[int, int]:
    start, end = event.start_mark, event.end_mark
    return (start.index, end.index) if start is not None and end is not None else (0, 0)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line if event.start_mark is not None else 0
