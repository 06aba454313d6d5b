"""The last net under hand-written pages: their finished HTML, against an allowlist.

Comes in: the HTML that Python-Markdown made of one page (before the theme). Goes out: a sentence per thing refused.
Example: ``check_html('<p onclick="x">a</p>')`` is ``["attribute 'onclick' of <p>"]``.
Does not parse leniently, as browsers do: what is not spelled exactly as Python-Markdown spells it is refused.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from signpost.problems import quote
from signpost.targets import find_host, find_misleading, is_external

ADMONITIONS: Final = (
    *("note", "abstract", "info", "tip", "success", "question"),
    *("warning", "failure", "danger", "bug", "example", "quote"),
)
"""The kinds of note that the theme has a look for."""

_TAG: Final = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z][a-z-]*="[^"<>]*")*)(?: ?/)?>')
_ATTRIBUTE: Final = re.compile(r' ([a-z][a-z-]*)="([^"<>]*)"')

_ANY: Final = re.compile(r"[^\x00-\x1f\x7f]*")
_ID: Final = re.compile(r"(?!__)[\w.-]{1,200}")
_SIDE: Final = re.compile(r"left|center|right")
_HREF: Final = re.compile(
    r"https://[^\s\\/?#@]+(?:[/?#][^\s\\]*)?|mailto:[\w.+-]+@[\w.-]+|(?![/\\]{2})[^\s\\:?#]*(?:[?#][^\s\\]*)?",
    re.IGNORECASE,
)
_SOURCE: Final = re.compile(r"(?![/\\])[^\s\\:]+")
_CELL: Final = {"align": _SIDE, "class": re.compile(r"align-(?:left|center|right)")}
_ALLOWED: Final[dict[str, dict[str, re.Pattern[str]]]] = {
    **{name: {} for name in ("p", "ul", "li", "blockquote", "pre", "em", "strong", "del", "br", "hr")},
    **{name: {} for name in ("table", "thead", "tbody", "tr")},
    **{f"h{level}": {"id": _ID} for level in range(1, 7)},
    "p": {"class": re.compile("admonition-title")},
    "div": {"class": re.compile(rf"admonition (?:{'|'.join(ADMONITIONS)})")},
    "ol": {"start": re.compile(r"[0-9]{1,9}")},
    "code": {"class": re.compile(r"language-[a-z0-9+-]{1,20}")},
    "td": _CELL,
    "th": _CELL,
    "img": {"src": _SOURCE, "alt": _ANY, "title": _ANY, "loading": re.compile("lazy")},
    "a": {"href": _HREF, "title": _ANY, "class": re.compile("headerlink|external"), "rel": re.compile("noopener")},
}
_VOID: Final = frozenset({"br", "hr", "img"})


def check_html(html: str) -> list[str]:
    """Return a sentence for everything outside the allowlist, and for elements that do not nest."""
    checker = _Checker(html)
    checker.check()
    return list(dict.fromkeys(checker.found))


class _Checker:
    """Checks one page. Its limit: it names what is wrong but not the line, which the HTML no longer tells."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.found: list[str] = []
        self._open: list[str] = []
        self._ids: set[str] = set()
        self._link: tuple[str, int] | None = None

    def check(self) -> None:
        position = self.html.find("<")
        while position >= 0:
            match = _TAG.match(self.html, position)
            if not match:
                self.found.append(f"{quote(self.html[position : position + 30])} is no element that Markdown makes")
            elif match[1]:
                self._close(match)
            else:
                self._enter(match)
            position = self.html.find("<", match.end() if match else position + 1)
        if self._open:
            self.found.append(f"<{self._open[-1]}> is not closed")

    def _enter(self, match: re.Match[str]) -> None:
        name = match[2]
        if name not in _ALLOWED:
            self.found.append(f"element <{name}>")
        if name not in _VOID:
            self._open.append(name)
        given = [(pair[1], unescape(pair[2])) for pair in _ATTRIBUTE.finditer(match[3])]
        for attribute, value in given:
            self._check_attribute(name, attribute, value)
        if len(dict(given)) < len(given):
            self.found.append(f"<{name}> has an attribute twice")
        if name == "div" and not given:
            self.found.append("element <div> that is no note")
        if name == "a":
            self._link = (dict(given).get("href", ""), match.end())

    def _check_attribute(self, name: str, attribute: str, value: str) -> None:
        allowed = _ALLOWED.get(name, {}).get(attribute)
        if not allowed:
            self.found.append(f"attribute {quote(attribute)} of <{name}>")
        elif not allowed.fullmatch(value):
            self.found.append(f"{attribute}={quote(value)} of <{name}>")
        elif attribute == "id":
            if value in self._ids:
                self.found.append(f"id {quote(value)} twice")
            self._ids.add(value)

    def _close(self, match: re.Match[str]) -> None:
        name = match[2]
        if match[3] or not self._open or self._open[-1] != name:
            self.found.append(f"</{name}> closes nothing")
            return
        self._open.pop()
        if name == "a" and self._link:
            href, start = self._link
            self._link = None
            words = unescape(re.sub(r"<[^>]*>", "", self.html[start : match.start()]))
            shown = find_misleading(words, find_host(href)) if is_external(href) else None
            if shown:
                self.found.append(f"link to {quote(find_host(href))} shows another address, {quote(shown)}")
