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
    ``slug`` is the part of the page's address in which pages of one kind differ, of one folder or several;
    ``canonical`` is an address or empty.
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
    def depth(self) -> int:
        """How many folders the slug has: links on the page depend on it."""
        return self.slug.count("/") + 1

    @property
    def missing(self) -> frozenset[str]:
        """The names of what this page does not have."""
        return frozenset(field.name for field in fields(Fill) if not getattr(self, field.name))

    def like(self, other: Fill) -> Fill:
        """Give the same with what the other one lacks left out, and as deep in the site."""
        deep = replace(self, slug="/".join([self.slug] * other.depth))
        return replace(deep, **dict.fromkeys(other.missing, ""))


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
_MARK = {field.name: re.escape(getattr(MARKS, field.name)) for field in fields(Fill)}
_MARK["slug"] = f"{MARKS.slug}(?:/{MARKS.slug})*"
_SPLIT = re.compile("|".join(f"(?P<{name}>{mark})" for name, mark in _MARK.items()))


class Shell:
    """The theme's HTML with gaps. Its limit: a page that needs more than a `Fill` cannot be stamped."""

    def __init__(self, html: str) -> None:
        found = list(_SPLIT.finditer(html))
        ends = [0, *(match.end() for match in found)]
        self._texts = [html[end:start] for end, start in zip(ends, [*(m.start() for m in found), None], strict=True)]
        self._gaps = [str(match.lastgroup) for match in found]

    def stamp(self, fill: Fill) -> str:
        """Join the theme's HTML with one page."""
        safe = fill.escaped()
        joined = [self._texts[0]]
        for gap, text in zip(self._gaps, self._texts[1:], strict=True):
            joined += [getattr(safe, gap), text]
        return "".join(joined)


def make_shell(render: Callable[[Fill], str], page: Fill) -> Shell | None:
    """Make the shell for pages as deep as one, with the same missing; ``None`` if a probe shows the theme differs."""
    shell = Shell(render(MARKS.like(page)))
    probes = (probe.like(page) for probe in PROBES)
    return shell if all(shell.stamp(probe) == render(probe) for probe in probes) else None
