r"""A Markdown body, divided into what is translated and what is not, so that the parts joined are the body again.

Comes in: a body. Goes out: `Section`s of `Piece`s.
Example: ``## Leave {#leave}`` is ``## ``, the heading ``Leave``, and `` {#leave}``; its id names the section.
Texts are the words of headings, paragraphs, list items, cells of tables, quotations and titles of admonitions. Code,
markers, ids, rules and the targets of references are none. Does not render; links and code within a text stay in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["", "code", "row", "heading", "paragraph", "item", "cell", "quotation", "title"]

_WORDLESS: Final = ("", "code", "row")
_FENCE: Final = re.compile(r"\s*(`{3,}|~{3,})")
_HEADING: Final = re.compile(r" {0,3}#{1,6}[ \t]+")
_ID: Final = re.compile(r"\{#([a-z0-9-]+)\}$")
_ITEM: Final = re.compile(r"(\s*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)(.*)")
_QUOTATION: Final = re.compile(r"(\s*>[ \t]?)(.*)")
_TITLE: Final = re.compile(r"(\s*(?:!!!|\?\?\?\+?|===)[ \t][^\"]*\")([^\"]*)(\".*)")
_MARKER: Final = re.compile(
    r"\s*(?:!!!|\?\?\?\+?|===)[ \t]|( {0,3})(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$"
)
_DEFINITION: Final = re.compile(r" {0,3}\[[^\]]+\]:\s")
_BORDER: Final = re.compile(r"\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?")
_INDENTED: Final = re.compile(r"(?: {4}|\t)")
_CELL: Final = re.compile(r"(?:\\.?|[^|\\])++")

_SAMPLES: Final = {
    "heading": "## {}",
    "paragraph": "{}",
    "item": "- {}",
    "cell": "| {} |",
    "quotation": "> {}",
    "title": '!!! note "{}"',
}
_IN_ONE_LINE: Final = ("heading", "cell", "title")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a body. ``kind`` is empty for what stands between texts."""

    kind: Kind
    text: str

    @property
    def has_words(self) -> bool:
        """Whether it is a text to translate."""
        return self.kind not in _WORDLESS


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with an id and what follows it; ``id`` is empty for what stands before the first of them.

    ``line`` counts from 0 at the first line of the body.
    """

    id: str
    pieces: tuple[Piece, ...]
    line: int

    @property
    def text(self) -> str:
        """All of it, as it stands in the body."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def shape(self) -> tuple[Kind, ...]:
        """The kinds of its parts, in order: two sections with the same shape say the same things, part by part."""
        return tuple(piece.kind for piece in self.pieces if piece.kind)

    @property
    def texts(self) -> Iterator[tuple[int, int]]:
        """The positions of its texts, each with the line that it begins in, counted like ``line``."""
        line = self.line
        for position, piece in enumerate(self.pieces):
            if piece.has_words:
                yield position, line
            line += piece.text.count("\n")


def split_body(body: str) -> tuple[Section, ...]:
    """Divide a body; the texts of all pieces of all sections, joined, are `body`."""
    divider = _Divider(body)
    divider.run()
    return divider.sections


def divide_content(section: Section) -> tuple[str, str, str]:
    """Return what comes before the content of a section (its heading, empty lines), the content, and what ends it."""
    text = section.text
    start = text.find("\n") + 1 or len(text) if section.id else 0
    content = text[start:].strip("\n")
    start = text.find(content, start) if content else len(text)
    return text[:start], content, text[start + len(content) :]


def is_text(kind: str, text: str) -> bool:
    """Tell whether `text` where a text of that kind stands would be this one text, and nothing else."""
    if kind == "item" and not is_text("paragraph", text):
        return False
    line = _SAMPLES[kind].format(text)
    if kind in _IN_ONE_LINE and ("\n" in text or text != text.strip()):
        return False
    pieces = [piece for section in split_body(f"{line}\n") for piece in section.pieces]
    return [(piece.kind, piece.text) for piece in pieces if piece.kind] == [(kind, text)]


class _Divider:
    """Goes through the lines of one body once."""

    def __init__(self, body: str) -> None:
        self._rows: Sequence[str] = body.split("\n")
        self._done: list[Section] = []
        self._pieces: list[Piece] = []
        self._id = ""
        self._line = 0
        self._at = 0
        self._inside = False
        """Whether an indented line belongs to a list or an admonition, and is no code."""

    @property
    def sections(self) -> tuple[Section, ...]:
        return tuple(self._done)

    def run(self) -> None:
        while self._at < len(self._rows):
            row = self._rows[self._at]
            if not row.strip():
                self._take("", row)
            elif opened := _FENCE.match(row):
                self._take_code(opened[1])
            elif heading := _HEADING.match(row):
                self._take_heading(heading[0], row[heading.end() :])
            elif not self._take_marked(row):
                self._take_paragraph(row)
        self._close("", len(self._rows))

    def _take(self, kind: Kind, row: str) -> None:
        self._put(kind, row)
        self._end_row()

    def _end_row(self) -> None:
        self._at += 1
        if self._at < len(self._rows):
            self._put("", "\n")

    def _put(self, kind: Kind, text: str) -> None:
        if not text:
            return
        if not kind and self._pieces and not self._pieces[-1].kind:
            text = self._pieces.pop().text + text
        self._pieces.append(Piece(kind, text))

    def _close(self, id_: str, line: int) -> None:
        if self._pieces or self._id:
            self._done.append(Section(self._id, tuple(self._pieces), self._line))
        self._pieces, self._id, self._line = [], id_, line

    def _take_code(self, fence: str) -> None:
        first = self._at
        self._at += 1
        while self._at < len(self._rows) and self._rows[self._at].strip() != fence:
            self._at += 1
        last = min(self._at, len(self._rows) - 1)
        self._at = last
        self._take("code", "\n".join(self._rows[first : last + 1]))

    def _take_heading(self, marker: str, rest: str) -> None:
        named = _ID.search(rest.rstrip())
        if named:
            self._close(named[1], self._at)
        words = (rest[: named.start()] if named else rest).rstrip()
        self._inside = False
        self._put("", marker)
        self._put("heading", words)
        self._put("", rest[len(words) :])
        self._end_row()

    def _take_marked(self, row: str) -> bool:
        """Take a row that its first signs mark as something; say whether there was one."""
        if row.lstrip().startswith("|"):
            self._take_cells(row)
        elif title := _TITLE.fullmatch(row):
            self._inside = True
            self._put("", title[1])
            self._put("title", title[2])
            self._take("", title[3])
        elif _MARKER.match(row) or _DEFINITION.match(row):
            self._inside = self._inside or not _DEFINITION.match(row)
            self._take("", row)
        elif item := _ITEM.fullmatch(row):
            self._inside = True
            self._put("", item[1])
            self._take_text("item", item[2])
        elif quotation := _QUOTATION.fullmatch(row):
            self._put("", quotation[1])
            self._take_text("quotation", quotation[2])
        elif _INDENTED.match(row) and not self._inside:
            self._take("code", row)
        else:
            return False
        return True

    def _take_cells(self, row: str) -> None:
        if _BORDER.fullmatch(row.strip()):
            self._take("row", row)
            return
        at = 0
        for cell in _CELL.finditer(row):
            words = cell[0].strip()
            start = cell.start() + cell[0].find(words)
            if words:
                self._put("", row[at:start])
                self._put("cell", words)
                at = start + len(words)
        self._take("", row[at:])

    def _take_paragraph(self, row: str) -> None:
        words = row.lstrip()
        self._inside = self._inside and row != words
        self._put("", row[: len(row) - len(words)])
        self._take_text("paragraph", words)

    def _take_text(self, kind: Kind, first: str) -> None:
        """Take a text that may go on in the next rows; blanks at its end are no part of it."""
        rows = [first]
        while self._at + 1 < len(self._rows) and self._goes_on(kind, self._rows[self._at + 1]):
            self._at += 1
            rows.append(self._rows[self._at])
        text = "\n".join(rows)
        words = text.rstrip()
        self._put(kind, words)
        self._put("", text[len(words) :])
        self._end_row()

    def _goes_on(self, kind: Kind, row: str) -> bool:
        if not row.strip() or _FENCE.match(row) or _HEADING.match(row) or row.lstrip().startswith("|"):
            return False
        if _MARKER.match(row) or _ITEM.fullmatch(row):
            return False
        return bool(_QUOTATION.fullmatch(row)) == (kind == "quotation")
