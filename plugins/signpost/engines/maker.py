"""The computed files of a guide, locale by locale: every page that has no Markdown file, and the data beside pages.

Comes in: a `Renderer` and, per locale, something that stamps. Goes out: files for MkDocs, and the HTML of any of them.
It asks for a page's content only when the page is written, and remembers which files there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Protocol

from mkdocs.config.defaults import MkDocsConfig

from signpost import typography
from signpost.engines.beside import data_files
from signpost.engines.computed import ComputedFile, MadeFile
from signpost.engines.outputs import Outputs
from signpost.engines.shell import Fill
from signpost.pages import all_computed, compose_computed
from signpost.parts import Parts
from signpost.render import Renderer
from signpost.site import ComputedPage


class Stamping(Protocol):
    """What puts the theme of one locale around a page."""

    def stamp(self, page: ComputedPage, fill: Fill) -> str:
        """Give the whole page."""


class Maker:
    """Makes computed files. ``shells`` is filled in locale by locale; pages are made only after theirs is there."""

    def __init__(self, renderer: Renderer, outputs: Outputs, config: MkDocsConfig) -> None:
        self.renderer = renderer
        self.outputs = outputs
        self.shells: dict[str, Stamping] = {}
        self.paths: set[str] = set()
        self.config = config

    def files(self, locale: str) -> Iterator[MadeFile]:
        """Yield the computed files of a locale, and note them for the sitemap."""
        for page in all_computed(self.renderer, locale):
            self.outputs.note(page)
            yield self._noted(ComputedFile(page, self.config, self._make))
        for file in data_files(self.renderer, locale, self.config):
            yield self._noted(file)

    def _noted(self, file: MadeFile) -> MadeFile:
        self.paths.add(file.dest_uri)
        return file

    def _make(self, page: ComputedPage) -> str:
        if page.kind == "redirect" and page.reference is not None:
            return self.renderer.redirect(page.locale, page.path, page.reference)
        if page.locale not in self.shells:
            message = f"{page.path} was asked for before the theme was ready"
            raise RuntimeError(message)
        return self.shells[page.locale].stamp(page, self.fill(page))

    def fill(self, page: ComputedPage) -> Fill:
        """Give what is put into the shell for a computed page."""
        parts, canonical = compose_computed(self.renderer, page)
        return Fill(
            title=typography.text(parts.title, page.locale),
            description=typography.text(parts.description, page.locale),
            content=parts.content,
            contents=write_contents(parts),
            slug=page.slug,
            canonical=self.absolute(canonical),
        )

    def absolute(self, path: str) -> str:
        """Give the full address of a path in the site, or nothing for a guide without one."""
        site_url = self.renderer.guide.settings.site_url
        return f"{site_url.rstrip('/')}/{path}" if site_url else ""


def write_contents(parts: Parts) -> str:
    """Write the table of contents as Material's script expects it."""
    item = '<li class="md-nav__item"><a href="#{}" class="md-nav__link"><span class="md-ellipsis">{}</span></a></li>\n'
    return "".join(item.format(anchor, escape(title)) for anchor, title in parts.contents)
