"""The theme around a computed page, rendered once per locale and kind, then filled in for every page of that kind.

Comes in: a function that renders a real MkDocs page through the theme. Goes out: a `Shell`, which joins the theme's
HTML with the `Fill` of a page. Proof that both ways agree: every shell renders one probe the slow way and compares.

A shell holds text only. It escapes: the theme prints titles and descriptions as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from html import escape


@dataclass(frozen=True, slots=True)
class Fill:
    """What differs between two pages of one kind and locale.

    ``title`` and ``description`` are plain text. ``content`` and ``contents`` (the table of contents) are HTML.
    ``slug`` is the last folder of the page's address, ``canonical`` and ``edit`` are addresses or empty.
    """

    title: str
    description: str
    content: str
    contents: str
    slug: str
    canonical: str

    def escaped(self) -> Fill:
        """Give the same with everything that is plain text escaped, as a template without escaping needs it."""
        return Fill(
            title=escape(self.title),
            description=escape(self.description),
            content=self.content,
            contents=self.contents,
            slug=self.slug,
            canonical=escape(self.canonical),
        )


# Letters only: no filter of a theme changes them, in text, in attributes, in addresses or in scripts.
MARKS = Fill(
    title="QzTitleZq",
    description="QzDescriptionZq",
    content='<h1 class="QzContentZq"></h1>',
    contents="QzContentsZq",
    slug="qzslugzq",
    canonical="QzCanonicalZq",
)
PROBE = Fill(
    title='Probe "one" & <two>',
    description="A 'probe' & <b>",
    content='<h1 id="top">Probe</h1>\n<p>{{ text }} &amp; text</p>\n',
    contents='<li><a href="#a">A</a></li>',
    slug="probe",
    canonical="https://probe.invalid/a/?b=1&c=2",
)
_SPLIT = re.compile("(" + "|".join(re.escape(getattr(MARKS, field.name)) for field in fields(Fill)) + ")")
_FIELDS = {getattr(MARKS, field.name): field.name for field in fields(Fill)}


class Shell:
    """The theme's HTML with gaps. Its limit: a page that needs more than a `Fill` cannot be stamped."""

    def __init__(self, html: str) -> None:
        pieces = _SPLIT.split(html)
        self._texts = pieces[::2]
        self._gaps = [_FIELDS[mark] for mark in pieces[1::2]]

    def stamp(self, fill: Fill) -> str:
        """Join the theme's HTML with one page."""
        safe = fill.escaped()
        joined = [self._texts[0]]
        for gap, text in zip(self._gaps, self._texts[1:], strict=True):
            joined += [getattr(safe, gap), text]
        return "".join(joined)


def make_shell(render: Callable[[Fill], str]) -> Shell | None:
    """Render the shell and one probe through the theme; ``None`` if stamping would give other bytes than the theme."""
    shell = Shell(render(MARKS))
    return shell if shell.stamp(PROBE) == render(PROBE) else None
