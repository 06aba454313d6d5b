"""Hand-written pages, checked before MkDocs renders them with Python-Markdown, and again after.

Comes in: the words of a page below ``docs/<locale>/``. Goes out: problems with lines. (`check_html` is `htmlcheck`'s.)
Example: a page with ``<script>`` in line 7 gives ``docs/en/about.md:7: raw HTML '<script'; write Markdown …``.
Does not render. Python-Markdown lets everything through, so this refuses more than is dangerous: an address, an id or
a code span that is not written in the plainest way is an error, whatever Python-Markdown would have made of it.
Extensions it reckons with: admonition, attr_list, fenced_code, tables, toc. `check_html` is the net below it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, Final

from signpost.characters import describe, find_refused, hint_for
from signpost.htmlcheck import ADMONITIONS, check_html
from signpost.nodes import Mapping, Scalar, Sequence
from signpost.problems import Problem, collect, did_you_mean, quote
from signpost.targets import check_picture, check_target, find_host, find_misleading, is_external

if TYPE_CHECKING:
    from collections.abc import Iterator

    from signpost.fields.context import Complaint
    from signpost.model import Place
    from signpost.nodes import Node, Words

__all__ = ["check_html", "check_page"]

LONGEST: Final = {"title": 160, "description": 160, "summary": 160, "signs": 200}
"""Characters a front matter text may have."""

FRONT_KEYS: Final = ("title", "description", "summary", "signs", "l10n", "read_by", "hide", "labels")
HIDDEN_PARTS: Final = ("navigation", "toc")
MOST_SIGNS: Final = 1000
"""Signs that open emphasis or links in one paragraph: Python-Markdown's time grows with their square."""
MOST_CELLS: Final = 5000
"""Cells of one table: Python-Markdown fills every short row up to the width of the first."""
MOST_MARKERS: Final = 8
"""Quotations and lists inside each other."""

_COSTLY: Final = re.compile(r"[*_\[]")
_FENCE: Final = re.compile(r"(`{3,}|~{3,})[ ]*([^\n]*?)[ ]*")
_LANGUAGE: Final = re.compile(r"[a-z0-9+-]{0,20}")
_SPAN: Final = "\ufffc"
_HEADING_ID: Final = re.compile(r"#{1,6}[ ].*?\S([ ]+\{#([a-z0-9-]{1,60})\})[ ]*")
_LEADING: Final = re.compile(r"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+[ \t>]*)*")
_ADMONITION: Final = re.compile(rf"!!! (?:{'|'.join(ADMONITIONS)})(?: \"[^\"<>\\]*\")?[ ]*")
_AUTOLINK: Final = re.compile(r"<(https://[^<>\s\"'\\`]+)>")
_RAW: Final = re.compile(r"<(?=[a-zA-Z/!?])[^\s>]{0,40}|<[^<>\s]*@[^<>\s]*>?")
_DESTINATION: Final = r"([^\s()<>\"'\\`]+)(?:[ ]+\"[^\"()<>\\`&]*\")?"
_INLINE: Final = re.compile(rf"\]\({_DESTINATION}\)")
_DEFINITION: Final = re.compile(rf"[ ]{{0,3}}\[([^\[\]^][^\[\]]*)\]:[ ]+{_DESTINATION}[ ]*")
_PICTURE: Final = re.compile(rf"!\[([^\[\]]*)\]\({_DESTINATION}\)")
_LINK: Final = re.compile(rf"(?<!!)\[([^\[\]]*)\]\({_DESTINATION}\)")
_MAIL: Final = re.compile(r"mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_PLAINLY: Final = (
    "write [text](address) in one line, the address without spaces, quotes, brackets, backslashes and entities"
)


def check_page(words: Words, locale: str) -> list[Problem]:
    """Return every problem of a hand-written page, sorted by line.

    ``locale`` is the folder the page stands in; a page that stands in another one is a problem.
    """
    checker = _Checker(words)
    if not words.place.path.startswith(f"docs/{locale}/"):
        checker.complain(words.place, f"page of the locale {quote(locale)} does not stand in docs/{locale}/", "move it")
    checker.check_front()
    checker.check_body()
    return list(collect(checker.problems))


class _Checker:
    """Checks one page. Its limit: it reads line by line, so what it cannot judge in one line it refuses."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.problems: list[Problem] = []
        self._ids: dict[str, Place] = {}

    def complain(self, place: Place, message: str, hint: str = "") -> None:
        self.problems.append(Problem(place, message, hint))

    def check_front(self) -> None:
        for key, node in self.words.front.entries:
            if key.text not in FRONT_KEYS:
                hint = did_you_mean(key.text, FRONT_KEYS)
                self.complain(key.place, f"a page may not set {quote(key.text)} in its front matter", hint)
            elif key.text in {"l10n", "read_by"}:
                self._check_shape(key.text, node)
            elif key.text in {"hide", "signs"}:
                self._check_list(key.text, node)
            elif key.text != "labels":  # of worksheets: `schema` reads them, templates escape them
                self._check_text(key.text, node)

    def check_body(self) -> None:
        signs = rows = widest = 0
        for place, row in self._prose():
            self._check_row(place, row)
            if not row.strip():
                signs = rows = widest = 0
                continue
            before, cells = signs, rows * widest
            signs, rows, widest = signs + len(_COSTLY.findall(row)), rows + 1, max(widest, row.count("|"))
            if before <= MOST_SIGNS < signs:
                message = f"more than {MOST_SIGNS} of the signs * _ [ in one paragraph"
                self.complain(place, message, "split it with an empty line")
            if cells <= MOST_CELLS < rows * widest:
                self.complain(place, f"table of more than {MOST_CELLS} cells", "split it with an empty line")

    def _check_text(self, key: str, node: Node) -> None:
        if not isinstance(node, Scalar):
            self.complain(node.place, f"{quote(key)} is not a text", "write one line of words")
            return
        limit = LONGEST.get(key, LONGEST["title"])
        if len(node.text) > limit:
            self.complain(node.place, f"{quote(key)} has {len(node.text)} characters", f"write at most {limit}")
        if re.search(r"[<>]", unescape(node.text)):
            self.complain(node.place, f"{quote(key)} has < or >", "write words only")
        if "\n" in node.text:
            self.complain(node.place, f"{quote(key)} has a line break", "write one line")

    def _check_list(self, key: str, node: Node) -> None:
        if not isinstance(node, Sequence):
            self.complain(node.place, f"{quote(key)} is not a list", "write one item per line, each after '- '")
            return
        for item in node.items:
            if key == "signs":
                self._check_text(key, item)
            elif not isinstance(item, Scalar) or item.text not in HIDDEN_PARTS:
                self.complain(
                    item.place,
                    "a page can hide its navigation and its table of contents only",
                    "choose from navigation, toc",
                )

    def _check_shape(self, key: str, node: Node) -> None:
        if key == "l10n" and not _is_stamp(node):
            self.complain(
                node.place, "'l10n' was not written by the command", "remove it; `signpost l10n stamp` writes it"
            )
        if key == "read_by" and not _is_reader(node):
            self.complain(node.place, "'read_by' does not name a reader and a day", "write [handle, 2026-01-31]")

    def _prose(self) -> Iterator[tuple[Place, str]]:
        """Yield every line that is not in a fenced block, code spans replaced by a sign."""
        rows = self.words.body.split("\n")
        fence, opened = "", self.words.place
        for number, row in enumerate(rows):
            place = replace(self.words.place, line=self.words.body_line + number)
            found = _FENCE.fullmatch(row)
            if fence:
                fence = "" if row.rstrip(" ") == fence else fence
            elif found and "`" not in found[2]:
                fence, opened = found[1], place
                if not _LANGUAGE.fullmatch(found[2]):
                    self.complain(
                        place, f"code block with {quote(found[2])}", "write the name of the language only, or nothing"
                    )
            else:
                yield place, _hide_code(row)
        if fence:
            self.complain(opened, "code block without an end", f"close it with {fence} in a line of its own")

    def _check_row(self, place: Place, row: str) -> None:
        if "`" in row:
            self.complain(
                place, "code span that does not end in its line, or an escaped backtick", "close it in the same line"
            )
        if "\t" in row:
            self.complain(place, "tab", "write spaces")
        start = _LEADING.match(row)
        text = row[start.end() :] if start else row
        if start and len(re.findall(r"[>+*.)-]", start[0])) + (len(row) - len(row.lstrip(" "))) // 4 > MOST_MARKERS:
            self.complain(place, f"more than {MOST_MARKERS} quotations and lists inside each other", "write it flatter")
        if text.startswith("!!!") and not _ADMONITION.fullmatch(text):
            self.complain(
                place,
                f"unknown kind of note {quote(text)}",
                f'write !!! note "Title"; choose from {", ".join(ADMONITIONS)}',
            )
        if text.strip().upper() == "[TOC]":
            self.complain(place, "table of contents in the text", "remove it: the page has one at its side")
        self._check_braces(place, row)
        self._check_entities(place, row)
        self._check_links(place, row, text)

    def _check_links(self, place: Place, row: str, text: str) -> None:
        rest = _PICTURE.sub(lambda match: self._accept_picture(place, match), row)
        if "![" in rest:
            self.complain(place, "picture that is not written plainly", "write ![what it shows](../assets/hand.webp)")
        rest = _AUTOLINK.sub(lambda match: self._accept_autolink(place, match), rest)
        for match in _RAW.finditer(rest):
            self.complain(place, f"raw HTML {quote(match[0])}", "write Markdown; to show a tag, put it in backticks")
        if "]:" in row:
            defined = _DEFINITION.fullmatch(text)
            if defined:
                self._check_target(place, defined[2])
            else:
                self.complain(
                    place, "']:' that does not define a link plainly", "write [name]: address in one line of its own"
                )
        for match in re.finditer(r"\]\(", rest):
            written = _INLINE.match(rest, match.start())
            if written:
                self._check_target(place, written[1])
            else:
                self.complain(place, "link that is not written plainly", _PLAINLY)
        for match in _LINK.finditer(rest):
            self._check_words(place, match[1], unescape(match[2]))

    def _accept_picture(self, place: Place, match: re.Match[str]) -> str:
        self._pass_on(place, check_picture(unescape(match[2]), match[1]))
        return _SPAN

    def _accept_autolink(self, place: Place, match: re.Match[str]) -> str:
        self._check_target(place, match[1])
        return _SPAN

    def _check_target(self, place: Place, written: str) -> None:
        target = unescape(written)
        if not _MAIL.fullmatch(target):
            self._pass_on(place, check_target(target))

    def _check_words(self, place: Place, words: str, target: str) -> None:
        shown = find_misleading(unescape(words), find_host(target)) if is_external(target) else None
        if shown:
            message = f"link to {quote(find_host(target))} shows another address, {quote(shown)}"
            self.complain(place, message, "name the page in words")

    def _pass_on(self, place: Place, complaint: Complaint | None) -> None:
        if complaint:
            self.complain(place, complaint.message, complaint.hint)

    def _check_braces(self, place: Place, row: str) -> None:
        named = _HEADING_ID.fullmatch(row)
        if named:
            row = row[: named.start(1)]
            first = self._ids.setdefault(named[2], place)
            if first is not place:
                self.complain(
                    place, f"second heading with the id {quote(named[2])}", f"line {first.line} has it already"
                )
        if found := re.search(r"\{[^\n]*\}", row):
            how = "only {#id} (a-z, 0-9, -) at a heading's end is allowed; to show braces, put them in backticks"
            self.complain(place, f"attribute list {quote(found[0])}", how)

    def _check_entities(self, place: Place, row: str) -> None:
        for match in _ENTITY.finditer(row):
            if refused := find_refused(unescape(match[0])):
                self.complain(place, f"{quote(match[0])} is a {describe(refused)}", hint_for(refused))


def _is_stamp(node: Node) -> bool:
    source = node.get("source") if isinstance(node, Mapping) and node.keys() == ("source",) else None
    return isinstance(source, Scalar) and bool(re.fullmatch(r"[0-9a-f]{12}", source.text))


def _is_reader(node: Node) -> bool:
    texts = [item.text for item in node.items if isinstance(item, Scalar)] if isinstance(node, Sequence) else []
    if len(texts) != 2:  # noqa: PLR2004
        return False
    return bool(re.fullmatch(r"@?[\w.-]{1,60}", texts[0]) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", texts[1]))


def _hide_code(row: str) -> str:
    """Replace the code spans of a row. Where one has no end, or a backslash before it, the rest stays as it is.

    Only when every run of backticks has its partner in the row do all Markdown programs agree on what is code.
    """
    runs = [match.span() for match in re.finditer("`+", row)]
    partners: dict[int, list[int]] = {}
    for number in range(len(runs) - 1, -1, -1):
        partners.setdefault(runs[number][1] - runs[number][0], []).append(number)
    shown, position, number = [], 0, 0
    while number < len(runs):
        start, end = runs[number]
        same = partners[end - start]
        while same and same[-1] <= number:
            same.pop()
        if not same or row[max(start - 1, 0) : start] == "\\":
            break
        shown.append(row[position:start] + _SPAN)
        position = runs[same[-1]][1]
        number = same[-1] + 1
    return "".join(shown) + row[position:]
