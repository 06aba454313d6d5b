"""The theme around a computed page, rendered once per locale and kind, then filled in for every page of that kind.

Comes in: a function that renders a real MkDocs page through the theme. Goes out: a `Shell`, which joins the theme's
HTML with the `Fill` of a page. Proof that both ways agree: every shell renders two probes the slow way and compares.
A theme may ask whether something is there at all, so pages with the same things missing share a shell.

A shell holds text only. It escapes: the theme prints titles and descriptions as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
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

    @property
    def missing(self) -> frozenset[str]:
        """The names of what this page does not have."""
        return frozenset(field.name for field in fields(Fill) if not getattr(self, field.name))

    def without(self, names: frozenset[str]) -> Fill:
        """Give the same with some of it left out."""
        return replace(self, **dict.fromkeys(names, ""))


# Letters only: no filter of a theme changes them, in text, in attributes, in addresses or in scripts.
MARKS = Fill(
    title="QzTitleZq",
    description="QzDescriptionZq",
    content='<h1 class="QzContentZq"></h1>',
    contents="QzContentsZq",
    slug="qzslugzq",
    canonical="QzCanonicalZq",
)
PROBES = (
    Fill(
        title='Probe "one" & <two>',
        description="A 'probe' & <b>",
        content='<h1 id="top">Probe</h1>\n<p>{{ text }} &amp; text</p>\n',
        contents='<li><a href="#a">A</a></li>',
        slug="probe",
        canonical="https://probe.invalid/a/?b=1&c=2",
    ),
    Fill(  # longer than anything a contributor may write, for themes that shorten
        title="The quick brown fox & the lazy dog; " * 40,
        description="It jumped over. <br> It did; " * 80,
        content='<h1 id="top">Long</h1>\n' + "<p>Once more, and again.</p>\n" * 80,
        contents='<li><a href="#a">A</a></li>' * 80,
        slug="long-probe-" * 20 + "end",
        canonical="https://probe.invalid/" + "long/" * 80,
    ),
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


def make_shell(render: Callable[[Fill], str], missing: frozenset[str] = frozenset()) -> Shell | None:
    """Make the shell for pages without what is `missing`; ``None`` if a probe shows that the theme differs."""
    shell = Shell(render(MARKS.without(missing)))
    probes = (probe.without(missing) for probe in PROBES)
    return shell if all(shell.stamp(probe) == render(probe) for probe in probes) else None
