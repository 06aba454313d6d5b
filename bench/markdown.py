"""The content of a built page as ordinary Markdown: what an author without the plugin would have had to write.

Comes in: the HTML between the page's title and its footer. Goes out: Markdown with the same words, links and tables.
Example: ``to_markdown('<h2 id="a">A</h2><p>See <a href="../b/">B</a></p>', str)`` has ``## A`` and ``[B](../b/)``.

It knows the elements of the plugin's own templates and no others: their text is kept, their shape is not. What only
scripts use is left out; a card becomes one item of a list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from html.parser import HTMLParser

HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
INLINE = {"strong": "**", "b": "**", "em": "*", "code": "`"}
VOID = {"img", "br", "hr", "link", "input"}
FOR_SCRIPTS = frozenset({"sp-script", "sp-words", "sp-chips"})
"""Classes of what is there for scripts, and of the mark that names the chosen filter."""

SIGNS = re.compile(r"([\\`*_\[\]<>{}#|])")


def to_markdown(html: str, link: Callable[[str], str], without: Collection[str] = ()) -> str:
    """Write `html` as Markdown, but for elements of the classes in `without`.

    `link` gives the target to write for an ``href``, or nothing to keep the words only.
    """
    writer = _Writer(link, FOR_SCRIPTS.union(without))
    writer.feed(html)
    writer.close()
    return re.sub(r"\n{3,}", "\n\n", "".join(writer.out)).strip() + "\n"


class _Writer(HTMLParser):
    """Writes Markdown while it reads HTML. Its limit: one level of lists, tables of two columns."""

    def __init__(self, link: Callable[[str], str], without: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self._link = link
        self._without = without
        self._targets: list[str] = []
        self._in_item = 0
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._hidden or self._is_hidden(dict(attrs)):
            self._hidden += tag not in VOID
        elif tag in HEADINGS:
            self.out.append(" " if self._in_item else f"\n\n{HEADINGS[tag]} ")
        elif tag in {"p", "dl", "ul", "ol", "summary"}:
            self.out.append(" " if self._in_item else "\n\n")
        elif tag == "table":
            self.out.append("\n\n| Fact | Value |\n| --- | --- |")
        elif tag == "tr":
            self.out.append("\n| ")
        elif tag == "dd":
            self.out.append(": ")
        elif tag in {"li", "dt"}:
            self.out.append(" " if self._in_item else "\n- ")
            self._in_item += tag == "li"
        elif tag == "a":
            self._targets.append(self._link(dict(attrs).get("href") or ""))
            self.out.append("[" if self._targets[-1] else "")
        else:
            self.out.append(INLINE.get(tag, ""))

    def _is_hidden(self, attributes: dict[str, str | None]) -> bool:
        classes = (attributes.get("class") or "").split()
        return (
            attributes.get("aria-hidden") == "true" or "hidden" in attributes or not self._without.isdisjoint(classes)
        )

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            self._hidden -= tag not in VOID
        elif tag in {"td", "th"}:
            self.out.append(" | ")
        elif tag == "li":
            self._in_item = max(0, self._in_item - 1)
        elif tag in HEADINGS:
            self.out.append(" " if self._in_item else "\n\n")
        elif tag == "a" and self._targets:
            target = self._targets.pop()
            self.out.append(f"]({target})" if target else "")
        else:
            self.out.append(INLINE.get(tag, ""))

    def handle_data(self, data: str) -> None:
        words = re.sub(r"\s+", " ", data)
        if not self._hidden and (words != " " or data == " "):
            self.out.append(SIGNS.sub(r"\\\1", words))
