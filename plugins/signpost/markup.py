"""Contributed Markdown to safe HTML.

Comes in: the Markdown body of an entry or a need, the place of its first line, its locale, and a function that resolves
links to other files. Goes out: `Rendered`: HTML of few elements, headings, links, and every problem with its line.
Example: ``render("## Steps {#steps}", place, "en", resolve).html`` is ``<h2 id="steps">Steps</h2>``.
Does not read files, open addresses, or drop anything without a word: what cannot be shown is an error.
cmarkgfm renders in safe mode, which marks what it left out; this module rewrites its output; nh3 checks the result.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

import nh3
from markdown_it import MarkdownIt

from signpost import typography
from signpost.commonmark import write_html
from signpost.problems import Problem, collect, quote
from signpost.rewriter import HEADINGS, MAX_DEPTH, Heading, Link, Rewriter, TooDeepError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.token import Token

    from signpost.model import Place

__all__ = ["RESERVED_ANCHORS", "Heading", "Link", "Rendered", "render"]

RESERVED_ANCHORS: Final = frozenset(
    {"facts", "sources", "connected", "alternatives", "also", "friendliness", "films", "improve", "top"}
)
"""Ids that the page around a body uses for itself."""

MAX_BYTES: Final = 100_000
MAX_HTML: Final = 1_500_000
"""Characters of HTML before it is rewritten: prose makes two per byte, a table of ten thousand columns hundreds."""

_TAGS: Final = frozenset(
    {"p", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "del", "br", "hr", "a", "img"}
    | {"table", "thead", "tbody", "tr", "th", "td"}
)
_CODE_CLASS: Final = re.compile(r"language-[a-z0-9+-]{1,20}")
_CLEANER: Final = nh3.Cleaner(
    tags=set(_TAGS | HEADINGS),
    attributes={"a": {"href"}, "img": {"src", "alt"}, "ol": {"start"}, "code": {"class"}}
    | {name: {"id"} for name in HEADINGS},
    tag_attribute_values={"a": {"rel": {"noopener"}, "class": {"external"}}, "img": {"loading": {"lazy"}}}
    | {name: {"class": {"align-left", "align-center", "align-right"}} for name in ("td", "th")},
    attribute_filter=lambda tag, name, value: (
        value if (tag, name) != ("code", "class") or _CODE_CLASS.fullmatch(value) else None
    ),
    link_rel=None,
    url_schemes={"https"},
)


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a body became. ``html`` is safe even where there are problems; what they name is left out of it."""

    html: str
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    problems: tuple[Problem, ...]


def render(
    body: str,
    place: Place,
    locale: str,
    resolve: Callable[[str, Place], str | Problem],
    reserved: frozenset[str] = RESERVED_ANCHORS,
) -> Rendered:
    """Return the body as safe HTML with the locale's typography.

    ``place`` is where the body's first line stands. ``resolve`` gets every relative link or picture
    (``../services/inpi.md#prepare``) and its place, and returns the address to write, or a problem. ``reserved`` are
    anchors of the page around the body.
    """
    body = re.sub("[\ud800-\udfff]", "\ufffd", body)
    if len(body.encode()) > MAX_BYTES:
        return _refuse(Problem(place, f"the text is longer than {MAX_BYTES // 1000} kB", "split it, or write less"))
    marked, unsafe = write_html(body)
    if len(marked) > MAX_HTML:
        return _refuse(
            Problem(place, "the text has too many lists, headings or table cells", "split it, or write less")
        )
    rewriter = Rewriter(body, place, locale, resolve, reserved)
    try:
        written, headings = rewriter.rewrite(marked)
    except TooDeepError:
        return _refuse(Problem(rewriter.place, f"more than {MAX_DEPTH} elements inside each other", "write it flatter"))
    problems = rewriter.problems
    if marked != unsafe:
        problems += _find_raw_html(body, place)
        if not problems:
            problems.append(
                Problem(place, "raw HTML or a dangerous address somewhere in this text", "write plain Markdown")
            )
    safe = _CLEANER.clean(written)
    if safe != written and not problems and _events(safe) != _events(written):
        problems.append(Problem(place, "something in this text cannot be shown safely", "write plainer Markdown"))
    set_headings = tuple(replace(heading, text=typography.text(heading.text, locale)) for heading in headings)
    return Rendered(typography.apply(safe, locale), set_headings, tuple(rewriter.links), collect(problems))


def _refuse(problem: Problem) -> Rendered:
    return Rendered("", (), (), (problem,))


def _find_raw_html(body: str, place: Place) -> list[Problem]:
    """Say where raw HTML stands. Links and emphasis are not read: they take the square of their number here."""
    parser = (
        MarkdownIt("commonmark", {"maxNesting": 4 * MAX_DEPTH}).enable("table").disable(["emphasis", "link", "image"])
    )
    problems = []
    for line, raw in _walk_raw(parser.parse(body)):
        shown = raw.strip().partition("\n")[0]
        what = "comment" if shown.startswith("<!--") else "raw HTML"
        hint = "remove it" if what == "comment" else "write Markdown; to show a tag, put it in backticks"
        problems.append(Problem(replace(place, line=place.line + line), f"{what} {quote(shown)}", hint))
    return problems


def _walk_raw(tokens: list[Token]) -> Iterator[tuple[int, str]]:
    for token in tokens:
        line = token.map[0] if token.map else 0
        if token.type == "html_block":
            yield line, token.content
        before = ""
        for child in token.children or ():
            # After "](" it is the address of a link: [text](<address>).
            if child.type == "html_inline" and not before.endswith("]("):
                yield line, child.content
            before = child.content
            line += before.count("\n") + (child.type in {"softbreak", "hardbreak"})


class _Events(HTMLParser):
    """Lists what a browser would see, whatever the spelling."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, *(f"{name}={value}" for name, value in sorted(attrs, key=lambda pair: pair[0]))))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(("/", tag))

    def handle_data(self, data: str) -> None:
        self.found.append(("", data))


def _events(text: str) -> list[tuple[str, ...]]:
    parser = _Events()
    parser.feed(text)
    parser.close()
    return parser.found
