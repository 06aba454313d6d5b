"""What is prose in a words file: the texts of its front matter and the blocks of its body, with their lines.

Comes in: located `Words`. Goes out: `Passage`s, whose markup is blanked out character by character, so that lines and
offsets stay. Example: ``See [it](x.md).`` becomes ``See  it        .``, eight blanks for what leads away.
Code becomes ``￼`` (U+FFFC), which is no letter and no space. Does not render, and does not judge: `lint` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from signpost.model import Place
from signpost.nodes import Mapping, Node, Scalar, Words

OBJECT: Final = "\ufffc"
"""Stands for what has a meaning but no words: code, the border of a table's cell."""

NO_PROSE: Final = frozenset({"l10n", "read_by", "hide"})
"""Keys of a front matter that nobody reads as a sentence."""

WORD: Final = re.compile(r"[^\W_]+(?:[-’'.·][^\W_]+)*")

_FENCE: Final = re.compile(r"\s*(`{3,}|~{3,})")
_HEADING: Final = re.compile(r" {0,3}#{1,6}\s")
_STARTS_BLOCK: Final = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s|\s*[|>]|\s*(?:!!!|\?\?\?\+?|===)\s| {0,3}\[[^\]]+\]:\s")
_CODE: Final = re.compile(r"(?<![\\`])(`++)(.+?)(?<!`)\1(?!`)")
_BLANK: Final = re.compile(
    r"\]\([^()\s]*(?:\s+\"[^\"]*\")?\)"  # the target of a link or a picture
    r"|\]\[[^\[\]\n]*\]|^ {0,3}\[[^\]\n]+\]:\s+\S+"  # a reference and its definition
    r"|\bhttps?://[^\s)>\]]+|\bwww\.[^\s)>\]]+|\b[\w.+-]{1,64}@[\w-]+\.[\w.-]*\w"
    r"|<[^<>\n]*>|\{[#.:][^{}\n]*\}|^\s*(?:!!!|\?\?\?\+?|===)\s+\w*|^\s*\d{1,3}[.)](?=\s)|^\s*[-+](?=\s)|^\s*>"
    r"|^ {0,3}#{1,6}(?=\s)|!?\[|\]|\*+|(?<!\w)_+|(?<!_)_++(?!\w)",
    re.MULTILINE,
)
_TITLE_QUOTES: Final = re.compile(r"^(\s*(?:!!!|\?\?\?\+?|===)\s[^\"\n]*)\"([^\"\n]*)\"", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Passage:
    """One text that is read in one go: ``text`` with its markup blanked out, and the place where it begins.

    ``field`` is the key of the front matter (``why.get-paid``), ``heading`` or ``body``.
    """

    text: str
    place: Place
    field: str

    def place_of(self, offset: int) -> Place:
        """Return where the character at `offset` of ``text`` stands."""
        return Place(self.place.path, self.place.line + self.text.count("\n", 0, offset))


def find_passages(words: Words) -> Iterator[Passage]:
    """Yield every passage of a file: those of the front matter, then the body's headings and blocks."""
    for key, node in words.front.entries:
        if key.text not in NO_PROSE:
            yield from find_scalars(node, key.text)
    yield from find_blocks(words.body, Place(words.place.path, words.body_line))


def find_blocks(body: str, place: Place) -> Iterator[Passage]:
    """Yield the headings and blocks of a body whose first line stands at `place`; nothing of fenced code."""
    for line, block in _split_blocks(body, place.line):
        field = "heading" if _HEADING.match(block) else "body"
        yield Passage(_blank_markup(block), Place(place.path, line), field)


def find_scalars(node: Node, name: str = "") -> Iterator[Passage]:
    """Yield the texts below a node of YAML, as they are written; ``field`` joins their keys with dots."""
    if isinstance(node, Scalar):
        yield Passage(blank_code(node.text), node.place, name)
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield from find_scalars(value, f"{name}.{key.text}" if name else key.text)
    else:
        for item in node.items:
            yield from find_scalars(item, name)


def count_words(text: str) -> int:
    """Count what a reader calls words: ``l’atelier`` and ``E-Rechnung`` are one each."""
    return sum(1 for _ in WORD.finditer(text))


def list_rows(body: str, line: int) -> Iterator[tuple[int, str]]:
    """Yield the rows of a body that are no fenced code, with their lines; code leaves one empty row."""
    fence = ""
    for number, row in enumerate(body.split("\n"), line):
        opened = _FENCE.match(row)
        if fence:
            fence = "" if row.strip() == fence else fence
        elif opened:
            fence = opened[1]
            yield number, ""
        else:
            yield number, row


def _split_blocks(body: str, line: int) -> Iterator[tuple[int, str]]:
    """Yield the first line and the rows of each heading, paragraph, list item and table row."""
    first = line
    block: list[str] = []
    for number, row in list_rows(body, line):
        is_heading = bool(_HEADING.match(row))
        if block and (is_heading or not row.strip() or _STARTS_BLOCK.match(row) or _HEADING.match(block[-1])):
            yield first, "\n".join(block)
            block = []
        if row.strip():
            first = first if block else number
            block.append(row)
    if block:
        yield first, "\n".join(block)


def blank_code(text: str) -> str:
    """Return the text with every character of its code spans replaced."""
    return _CODE.sub(lambda match: OBJECT * len(match[0]), text)


def _blank_markup(block: str) -> str:
    text = _TITLE_QUOTES.sub(r"\1 \2 ", blank_code(block))
    text = _BLANK.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text.replace("|", OBJECT) if block.lstrip().startswith("|") else text
