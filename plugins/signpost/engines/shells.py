"""The shells of one locale: the theme rendered once for every kind of computed page.

Comes in: the theme's environment and the navigation of a locale. Goes out: stamped pages.
The shell's page has the collection's section as parent, so that the tab is lit and the breadcrumb leads back.
A kind whose probe shows that stamping would differ from the theme is rendered the slow way, page by page; so is
everything where the operator has templates of their own, which may look at any page, unless the operator trusts them.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from signpost.engines import theme
from signpost.engines.i18n import mark
from signpost.engines.shell import Fill, Shell, make_shell
from signpost.site import DESK, Addresses, ComputedPage

log = logging.getLogger("mkdocs.plugins.signpost")


_Key = tuple[str, str, int, frozenset[str]]
"""What the pages of one shell have in common: kind, section, depth below the root, what they lack."""


class NoShellError(Exception):
    """There is no shell for a page, and none can be made: the theme has done its work."""


class KeptShells:
    """Stamps pages with the shells of a build that is over. Its limit: a page unlike all in that build has none."""

    def __init__(self, shells: Mapping[_Key, Shell]) -> None:
        self._shells = shells

    def stamp(self, page: ComputedPage, fill: Fill) -> str:
        """Join the shell of the page's kind with the page, or raise `NoShellError`."""
        shell = self._shells.get(_key(page, fill))
        if shell is None:
            raise NoShellError(page.path)
        return shell.stamp(fill)


class Shells:
    """Stamps the computed pages of one locale. Its limit: it is made for one navigation and thrown away with it."""

    def __init__(
        self, env: Environment, config: MkDocsConfig, files: Files, nav: Navigation, addresses: Addresses
    ) -> None:
        self._template = env.get_template("main.html")
        self._stampable = config.plugins["signpost"].config.stamp_overrides or not theme.has_overrides(config)
        self._config = config
        self._files = files
        self._nav = nav
        self._addresses = addresses
        self._shells: dict[_Key, Shell | None] = {}

    def stamp(self, page: ComputedPage, fill: Fill) -> str:
        """Join the shell of the page's kind with the page; render it slowly where a shell cannot."""
        shell = self.shell(page, fill)
        return shell.stamp(fill) if shell else self.render(page, fill)

    def shell(self, page: ComputedPage, fill: Fill) -> Shell | None:
        """Give the shell of the page's kind, made when it is first needed; ``None`` where the theme allows none."""
        key = _key(page, fill)
        if not self._stampable:
            return None
        if key not in self._shells:
            self._shells[key] = make_shell(lambda probe: self.render(page, probe), fill)
            if self._shells[key] is None:
                log.info("This theme cannot be stamped for pages of the kind %r: they are built slowly.", page.kind)
        return self._shells[key]

    def keep(self) -> KeptShells:
        """Give the shells made so far, without the theme and all it holds on to."""
        return KeptShells({key: shell for key, shell in self._shells.items() if shell})

    def render(self, page: ComputedPage, fill: Fill) -> str:
        """Render one page through the theme as MkDocs renders its own: the slow way."""
        real = self._page(page, fill.escaped())
        real.active = True
        try:
            context = get_context(self._nav, self._files.documentation_pages(), self._config, real)
            context = self._config.plugins.on_page_context(context, page=real, config=self._config, nav=self._nav)
            output = self._template.render(context)
            return self._config.plugins.on_post_page(output, page=real, config=self._config)
        finally:
            real.active = False

    def _page(self, page: ComputedPage, fill: Fill) -> Page:
        target, site = self._target(page, fill), self._config.site_dir
        file = File(page.source, None, site, use_directory_urls=True, dest_uri=target)
        real = Page(fill.title, mark(file, page.locale), self._config)
        real.canonical_url = fill.canonical or None
        real.edit_url = None
        real.markdown = ""
        real.content = fill.content
        real.meta = {
            "title": fill.title,
            "description": fill.description,
            "hide": ["navigation"],
            "search": {"exclude": True},
            "contents": fill.contents,
            "robots": "noindex" if page.kind in DESK else "",
        }
        real.toc = TableOfContents([AnchorLink(fill.title, "top", 1)])
        real.parent = self._section(page)
        return real

    def _target(self, page: ComputedPage, fill: Fill) -> str:
        folder = page.path.removesuffix(f"{page.slug}/")
        return f"{folder}{fill.slug}/index.html"

    def _section(self, page: ComputedPage) -> Section | None:
        index = self._files.get_file_from_path(f"{page.locale}/{page.section}/index.md")
        return index.page.parent if index is not None and index.page is not None else None


def _key(page: ComputedPage, fill: Fill) -> _Key:
    return page.kind, page.section, fill.depth, fill.missing
