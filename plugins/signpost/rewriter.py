"""The HTML that cmark makes of a contributed text, rewritten into ours.

Comes in: cmark's output in safe mode with source positions. Goes out: our HTML, headings, links, problems.
Example: ``<td align="right" data-sourcepos="3:1-3:4">`` becomes ``<td class="align-right">``.
Does not parse Markdown, and never sees hostile HTML: in safe mode cmark writes well-formed HTML of its own only.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from signpost.characters import describe, find_refused, hint_for
from signpost.problems import Problem, quote
from signpost.targets import check_picture, check_target, find_host, find_misleading, is_external

if TYPE_CHECKING:
    from collections.abc import Callable

    from signpost.fields.context import Complaint
    from signpost.model import Place

HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
MAX_DEPTH: Final = 24
"""Elements inside each other: five lists in a quotation still fit."""

_VOID: Final = frozenset({"br", "hr", "img"})
_SEARCHED_ROWS: Final = 20
_BRACES: Final = re.compile(r"\{[^{}\n]*\}|\{[:#.]")
_HEADING_ID: Final = re.compile(r"(?<!\s)\s*+\{#([a-z0-9-]{1,60})\}\s*$")
_CODE_LANGUAGE: Final = re.compile(r"language-[a-z0-9+-]{1,20}")


class TooDeepError(Exception):
    """More elements inside each other than a reader, or the next program, can take."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a body: its level (2 to 6), its text without markup, and its anchor."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link or picture as written, after entities and escapes are resolved; accepted, but perhaps not resolved."""

    target: str
    place: Place


@dataclass(slots=True)
class _OpenHeading:
    level: int
    start: int
    tail: int = -1
    raw: str = ""
    prose: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _OpenLink:
    is_kept: bool
    host: str
    words: list[str] = field(default_factory=list)


class Rewriter(HTMLParser):
    """Rewrites one text. Its limit: it sees what cmark made of the text, not the text, but for finding a line."""

    def __init__(
        self,
        body: str,
        first: Place,
        locale: str,
        resolve: Callable[[str, Place], str | Problem],
        reserved: frozenset[str],
    ) -> None:
        """Take the text, where its first line stands, its locale, and what `markup.render` says of the others."""
        super().__init__(convert_charrefs=True)
        self._rows = body.split("\n")
        self._first = first
        self._locale = locale
        self._resolve = resolve
        self._reserved = reserved
        self._line = 1
        self._open: list[str] = []
        self._heading: _OpenHeading | None = None
        self._link: _OpenLink | None = None
        self._anchors: set[str] = set()
        self._numbers: dict[str, int] = {}
        self._generated: list[tuple[int, str, int]] = []
        self._local: list[tuple[str, Place]] = []
        self._rows_of: dict[tuple[int, str], int] = {}
        self._out: list[str] = []
        self._headings: list[Heading] = []
        self.links: list[Link] = []
        self.problems: list[Problem] = []

    @property
    def place(self) -> Place:
        """Where the text that was read last stands."""
        return replace(self._first, line=self._first.line + self._line - 1)

    def rewrite(self, marked: str) -> tuple[str, tuple[Heading, ...]]:
        """Return the HTML and the headings; raise `TooDeepError` where the text is nested too deeply."""
        self.feed(marked)
        self.close()
        for index, words, number in self._generated:
            self._name_heading(index, words, number)
        known = self._anchors | self._reserved
        for anchor, place in self._local:
            if anchor not in known:
                self.problems.append(
                    Problem(place, f"no heading of this page has the id {quote(anchor)}", "write {#id} after one")
                )
        return "".join(self._out), tuple(self._headings)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write one element's start, with the attributes that it may keep."""
        given = {name: value or "" for name, value in attrs}
        where = given.pop("data-sourcepos", "")
        if where:
            self._line = int(where.partition(":")[0])
        if tag not in _VOID:
            self._open.append(tag)
            if len(self._open) > MAX_DEPTH:
                raise TooDeepError
        if tag == "a":
            self._open_link(given)
        elif tag == "img":
            self._write_picture(given)
        elif re.fullmatch("h[1-6]", tag):
            self._heading = _OpenHeading(int(tag[1]), len(self._out))
            self._out.append("")
        else:
            self._out.append(_write_tag(tag, self._keep_attributes(tag, given)))

    def handle_endtag(self, tag: str) -> None:
        """Write one element's end; the parser reports one for ``<br />`` too."""
        if tag in _VOID:
            return
        self._open.pop()
        if tag == "a":
            self._close_link()
        elif self._heading and re.fullmatch("h[1-6]", tag):
            self._close_heading(self._heading)
        else:
            self._out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Write text, and look for what only other Markdown programs understand."""
        is_code = "code" in self._open
        if self._link:
            self._link.words.append(data)
        if self._heading:
            self._heading.tail, self._heading.raw = (-1, "") if is_code else (len(self._out), data)
            self._heading.words.append(data)
            self._heading.prose.append("" if is_code else data)
        self._out.append(_escape(data))
        for number, row in enumerate(data.split("\n")):
            self._line += number > 0
            if refused := find_refused(row):
                self._complain(describe(refused), hint_for(refused), refused)
            if not is_code and not self._heading:
                self._check_braces(row)

    def _keep_attributes(self, tag: str, given: dict[str, str]) -> dict[str, str]:
        if tag in {"td", "th"} and given.get("align") in {"left", "center", "right"}:
            return {"class": f"align-{given['align']}"}
        if tag == "ol" and given.get("start", "").isdecimal():
            return {"start": given["start"]}
        if tag == "code" and "class" in given:
            if _CODE_LANGUAGE.fullmatch(given["class"]):
                return {"class": given["class"]}
            self._complain("the name of the code's language is not plain", "write ```python, or ``` alone")
        return {}

    def _open_link(self, given: dict[str, str]) -> None:
        target = given.get("href", "")
        place = self._find(target)
        complaint = check_target(target)
        href = None if self._refuse(complaint, place) else self._accept(target, place)
        if "title" in given:
            self.problems.append(
                Problem(place, f"link {quote(target)} has a title", "say it in the text: phones show no titles")
            )
        if self._link:
            self.problems.append(Problem(place, "a link inside a link", "end the first link before"))
            href = None
        host = find_host(target) if is_external(target) else ""
        self._link = _OpenLink(href is not None, host)
        if href is not None:
            kind = {"class": "external", "rel": "noopener"} if host else {}
            self._out.append(_write_tag("a", {"href": href} | kind))

    def _close_link(self) -> None:
        link, self._link = self._link, None
        if not link:
            return
        words = "".join(link.words)
        shown = find_misleading(words, link.host) if link.host else None
        if shown:
            self._complain(
                f"link to {quote(link.host)} shows another address, {quote(shown)}", "name the page in words", shown
            )
        if link.is_kept:
            if not words.strip() and not self._out[-1].startswith("<img"):
                self._complain("link without words", "write [what is there](address)")
            self._out.append("</a>")

    def _write_picture(self, given: dict[str, str]) -> None:
        target, alt = given.get("src", ""), given.get("alt", "")
        place = self._find(target)
        if "title" in given:
            self.problems.append(Problem(place, f"picture {quote(target)} has a title", "say it in the text"))
        if refused := find_refused(alt):
            self.problems.append(Problem(place, describe(refused), hint_for(refused)))
        if self._refuse(check_picture(target, alt), place):
            return
        source = self._accept(target, place)
        if source is not None:
            self._out.append(_write_tag("img", {"src": source, "alt": alt, "loading": "lazy"}))

    def _accept(self, target: str, place: Place) -> str | None:
        """Return the address to write for a target that is allowed, ``None`` where nothing stands there."""
        self.links.append(Link(target, place))
        if is_external(target):
            return target
        if target.startswith("#"):
            self._local.append((target[1:], place))
            return target
        resolved = self._resolve(target, place)
        if isinstance(resolved, Problem):
            self.problems.append(resolved)
            return None
        return resolved

    def _close_heading(self, heading: _OpenHeading) -> None:
        self._heading = None
        named = _HEADING_ID.search(heading.raw) if heading.tail == len(self._out) - 1 else None
        if named:
            self._out[heading.tail] = _escape(heading.raw[: named.start()])
            heading.words[-1] = heading.prose[-1] = heading.raw[: named.start()]
        for prose in heading.prose:
            self._check_braces(prose)
        words = " ".join("".join(heading.words).split())
        if heading.level == 1:
            self._complain("heading of the first level", "start at ##: the page has its title already")
            self._out[heading.start] = ""
            return
        if not words:
            self._complain("heading without words", "write what the section is about, or remove it")
        self._out.append(f"</h{heading.level}>")
        anchor = named[1] if named and self._may_have(named[1]) else ""
        self._headings.append(Heading(heading.level, words, anchor))
        if anchor:
            self._anchors.add(anchor)
            self._out[heading.start] = _write_tag(f"h{heading.level}", {"id": anchor})
        else:
            self._generated.append((len(self._headings) - 1, words, heading.start))

    def _may_have(self, anchor: str) -> bool:
        if anchor in self._anchors:
            self._complain(f"second heading with the id {quote(anchor)}", "give each heading its own")
        elif anchor in self._reserved:
            self._complain(
                f"the page itself uses the id {quote(anchor)}", f"choose another, such as {{#about-{anchor}}}"
            )
        elif anchor.startswith("w-"):
            self._complain(f"the id {quote(anchor)} starts with 'w-'", "ids that nobody chose start so: choose another")
        else:
            return True
        return False

    def _name_heading(self, index: int, words: str, start: int) -> None:
        base = make_anchor(words, self._locale)
        anchor = base
        while anchor in self._anchors:
            self._numbers[base] = self._numbers.get(base, 1) + 1
            anchor = f"{base}-{self._numbers[base]}"
        self._anchors.add(anchor)
        self._headings[index] = replace(self._headings[index], anchor=anchor)
        self._out[start] = _write_tag(f"h{self._headings[index].level}", {"id": anchor})

    def _check_braces(self, prose: str) -> None:
        if found := _BRACES.search(prose):
            how = "only {#id} (a-z, 0-9, -) at a heading's end is allowed; to show braces, put them in backticks"
            self._complain(f"attribute list {quote(found[0])}", how)

    def _refuse(self, complaint: Complaint | None, place: Place) -> bool:
        if complaint:
            self.problems.append(Problem(place, complaint.message, complaint.hint))
        return complaint is not None

    def _complain(self, message: str, hint: str, written: str = "") -> None:
        self.problems.append(Problem(self._find(written), message, hint))

    def _find(self, written: str) -> Place:
        """Return where ``written`` stands, searched from the line that cmark's positions and line breaks lead to.

        They lead a little too high after code or definitions over several lines.
        """
        key = (self._line, written)
        if key not in self._rows_of:
            rows = enumerate(self._rows[self._line - 1 : self._line - 1 + _SEARCHED_ROWS], self._line)
            self._rows_of[key] = next((number for number, row in rows if written in row), self._line)
        return replace(self._first, line=self._first.line + self._rows_of[key] - 1)


def _escape(text: str) -> str:
    return html.escape(text, quote=False).replace("\xa0", "&nbsp;")


def _write_tag(name: str, attributes: dict[str, str]) -> str:
    written = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>"


def make_anchor(words: str, locale: str) -> str:
    """Return the id of a heading without one: ASCII, and prefixed, so that it can never be an id of the theme."""
    folded = words.casefold().replace("œ", "oe").replace("æ", "ae")
    if locale.startswith("de"):
        folded = folded.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    plain = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    return "w-" + (re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "section")
