"""A built page as a browser's parser sees it: elements in order, with attributes and text.

Comes in: a folder that was built. Goes out: `Built`, which finds pages and follows links.
Example: ``built.page("tools/sud/index.html").first("h1").text``.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
FOREIGN = frozenset({"path", "rect", "circle", "svg", "g"})


@dataclass(slots=True)
class Element:
    """A tag with its attributes; ``text`` is all text below it, ``lang`` the nearest declared language."""

    tag: str
    attrs: dict[str, str]
    lang: str
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    @property
    def classes(self) -> list[str]:
        return self.attrs.get("class", "").split()


class HtmlPage(HTMLParser):
    """One page. Its limit: it repairs nothing; what is not closed stays open."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.html = html
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in FOREIGN:
            return
        given = {name: value or "" for name, value in attrs}
        outer = self._open[-1].lang if self._open else ""
        element = Element(tag, given, given.get("lang", outer))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place].tag == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.pieces.append(data)

    def all(self, tag: str, **attrs: str) -> list[Element]:
        """Give the elements of a tag; `class_` must be one of the classes, other attributes must be equal."""
        return [element for element in self.elements if element.tag == tag and _matches(element, attrs)]

    def first(self, tag: str, **attrs: str) -> Element:
        """Give the first one; a missing one is an error."""
        found = self.all(tag, **attrs)
        if not found:
            message = f"no <{tag}> with {attrs}"
            raise LookupError(message)
        return found[0]

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(element.attrs["id"] for element in self.elements if "id" in element.attrs)

    @cached_property
    def anchors(self) -> list[str]:
        """The targets of all links."""
        return [element.attrs["href"] for element in self.elements if element.tag == "a" and "href" in element.attrs]


@dataclass
class Built:
    """A built site; ``base`` is the path of its address, such as ``/guide/``."""

    site: Path
    base: str
    _pages: dict[str, HtmlPage] = field(default_factory=dict)

    def paths(self) -> Iterator[str]:
        """Yield the path of every HTML file, sorted."""
        return (path.relative_to(self.site).as_posix() for path in sorted(self.site.rglob("*.html")))

    def page(self, path: str) -> HtmlPage:
        """Read a page by its file or its folder, once."""
        name = path if path.endswith(".html") else f"{path}index.html"
        if name not in self._pages:
            self._pages[name] = HtmlPage((self.site / name).read_text(encoding="utf-8"))
        return self._pages[name]

    def follow(self, source: str, href: str) -> tuple[str, str] | None:
        """Give file and fragment that a link of the page `source` leads to; ``None`` if it leaves the site."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path)
        if path.startswith("/"):
            target = "./" + path.removeprefix(self.base) if path.startswith(self.base) else path
        else:
            target = posixpath.join(posixpath.dirname(source), path) if path else source
        folder = target.endswith(("/", "/.", "/..")) or target in ("", ".", "..")
        name = posixpath.normpath(target) if target else "."
        if folder or (self.site / name).is_dir():
            name = posixpath.normpath(posixpath.join(name, "index.html"))
        return name, unquote(parts.fragment)

    def target_of(self, source: str, href: str) -> str:
        """Give the file a link leads to, which must exist."""
        found = self.follow(source, href)
        if found is None or not (self.site / found[0]).is_file():
            message = f"{source}: {href} leads nowhere"
            raise LookupError(message)
        return found[0]


def _matches(element: Element, attrs: dict[str, str]) -> bool:
    for name, value in attrs.items():
        if name == "class_":
            if value not in element.classes:
                return False
        elif element.attrs.get(name.replace("_", "-")) != value:
            return False
    return True
