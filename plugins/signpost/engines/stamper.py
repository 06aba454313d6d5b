"""One build of the guide as MkDocs runs it: what the plugin's handlers hand over to.

Comes in: the configuration and a checked guide. Goes out: computed files, completed pages, the sitemap, the search
index of each locale. It lives from the default locale's `on_config` to the end of the last locale's build.

It knows MkDocs' objects and no HTML of its own: `Renderer` makes the content, `Shell` the theme around it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from signpost import typography
from signpost.engines import theme
from signpost.engines.beside import asset_files, find_icons
from signpost.engines.computed import SharedFile
from signpost.engines.filewriter import FileWriter
from signpost.engines.filing import put
from signpost.engines.i18n import Languages, page_locale, page_name
from signpost.engines.maker import Maker, write_contents
from signpost.engines.outputs import Outputs
from signpost.engines.reading import Reading
from signpost.engines.shells import Shells
from signpost.engines.written import WrittenPage
from signpost.htmlcheck import check_html
from signpost.inventory import FINDER, GLOSSARY, LABELS, SYNONYMS
from signpost.model import Text
from signpost.pages import compose_written
from signpost.render import Renderer

LEGAL = ("about/imprint", "about/privacy", "about/accessibility", "about/method")
"""Pages that every page links to at its foot."""


WORDS = frozenset({LABELS, GLOSSARY, SYNONYMS, FINDER})
"""Files of a locale that hold words and are no page."""


SHOWN = 20
"""So many problems are listed on the pages of a preview; the rest is counted."""


class Stamper:
    """Answers the plugin's events for one build. Its limit: MkDocs decides when."""

    def __init__(self, reading: Reading, languages: Languages, config: MkDocsConfig, *, keep: bool = False) -> None:
        """Where ``keep`` is set, keep what is needed to make pages anew once the build is over."""
        self.guide = guide = reading.guide
        self.reading = reading
        self.navigation: Navigation | None = None
        self._languages = languages
        self._addresses = guide.addresses
        self._icons = find_icons(guide, config)
        self._renderer = Renderer(guide, reading.bodies.html, self._icons)
        self._search_worker = theme.search_worker(config)
        self._outputs = Outputs(guide)
        self.maker = Maker(self._renderer, self._outputs, config)
        self.shells: Shells | None = None
        self.written: dict[str, WrittenPage] | None = {} if keep else None
        self._writer = FileWriter()
        gc.freeze()  # what has been read stays until `finish`: walking it again and again takes a tenth of the build

    def is_words(self, source: str) -> bool:
        """Tell whether a file under ``docs/`` is the words of an entry or labels: read by us, no page and no asset.

        So is a page that has not been read: a preview may show a guide that is older than its files.
        """
        locale, _, rest = source.partition("/")
        if locale not in self._addresses.locales:
            return False
        collection, _, name = rest.partition("/")
        in_collection = collection in self.guide.catalogue.collections and name != "index.md"
        unread = rest.endswith(".md") and locale not in self.guide.pages(rest.removesuffix(".md"))
        return in_collection or rest in WORDS or unread

    def share_assets(self, files: Files, config: MkDocsConfig) -> None:
        """Give the files below ``docs/assets/`` one address for all locales, where static-i18n gave each its own."""
        ours = [file for file in files if file.src_uri.startswith("assets/") and file.src_dir == config.docs_dir]
        for file in ours:
            files.remove(file)
            shared = SharedFile(file, config, self._languages.current, copied=self._languages.nested)
            files.append(shared)

    def computed_files(self, config: MkDocsConfig) -> Iterator[File]:
        """Give the files of a locale that MkDocs does not know of: computed pages and, once, our assets."""
        locale = self._languages.current
        for file in self.maker.files(locale):
            file.put = self._writer.put
            yield file
        if not self._languages.nested:
            yield from asset_files(self._icons, config)

    def body(self, name: str, locale: str) -> str | None:
        """Give the Markdown of a hand-written page without its front matter."""
        words = self.guide.pages(name).get(locale)
        return words.body if words else None

    def set_meta(self, page: Page) -> None:
        """Give a page its title and description, escaped, as templates without escaping need them."""
        words = self._words(page)
        locale = self._languages.current
        said = words.fields.get("description") or words.fields.get("summary") or ""
        page.meta = {
            "title": escape(typography.text(words.title or "", locale)),
            "description": escape(typography.text(str(said), locale)),
            "hide": _hidden(page_name(page.file)),
            "search": {"exclude": words.locale != locale},  # readers search their own language only
        }

    def complete(self, page: Page, html: str) -> str:
        """Put what is computed around a page's own words, and set its table of contents and canonical address."""
        locale = self._languages.current
        words = self._words(page)
        if complaints := check_html(html):
            raise Abort("\n".join(f"{words.place.path}: {complaint} after rendering" for complaint in complaints))
        name, body = page_name(page.file), typography.apply(html, words.locale)
        parts = compose_written(self._renderer, name, locale, words, body)
        if self.written is not None:
            self.written[page.file.dest_uri] = WrittenPage(name, locale, words, body, parts)
        links = [AnchorLink(escape(title), anchor, 2) for anchor, title in parts.contents]
        page.toc = TableOfContents([AnchorLink(page.meta["title"], "top", 1), *links])
        page.meta["contents"] = write_contents(parts)
        if words.locale != locale and page.canonical_url:
            page.canonical_url = self.maker.absolute(self._addresses.page(words.locale, name))
        self._outputs.add(locale, self._addresses.page(locale, name), frozenset(self.guide.pages(name)))
        return parts.content

    def prepare(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Make ready to stamp the computed pages of this locale."""
        theme.cache_templates(env, config)
        if self.navigation is not None:
            self.shells = Shells(env, config, files, self.navigation, self._addresses)
            self.maker.shells[self._languages.current] = self.shells

    def theme_context(self, page: Page | None) -> dict[str, Any]:
        """Give the theme's templates the page's versions, the locale's folder and a way to say things."""
        locale = self._languages.current
        prefix = self._addresses.prefix(locale)
        rest = page.url.removeprefix(prefix) if page else ""
        names = self._languages.names
        view = self._renderer.view(locale, "")
        return {
            "locale": locale,
            "prefix": prefix,
            "home": prefix or ".",
            "search_worker": self._search_worker,
            "t": lambda key, **values: escape(view.t(key, **values)),
            "versions": [
                {"locale": other, "name": names[other], "path": f"{self._addresses.prefix(other)}{rest}" or "."}
                for other in self._addresses.locales
            ],
            "trouble": self._trouble(),
            "legal": [
                {"path": self._addresses.page(locale, name), "title": escape(view.page_title(name))}
                for name in LEGAL
                if self.guide.pages(name)
            ],
            "collections": [
                {"path": self._addresses.index(locale, collection), "name": escape(view.collection(collection))}
                for collection in self.guide.catalogue.collections
            ],
        }

    def static_template(self, name: str, output: str, config: MkDocsConfig) -> str:
        """Keep the default locale's 404 page, write the others into their folders; the sitemap is left to `finish`.

        An entry that a preview leaves out has that page in its place, so that who looks at it is told why.
        """
        locale, site = self._languages.current, Path(config.site_dir)
        if name == "404.html":
            for reference in self.reading.left_out:
                put(str(site / self._addresses.entry(locale, reference) / "index.html"), output.encode())
            if locale != self._addresses.default:
                put(str(site / self._addresses.prefix(locale) / name), output.encode())
                return ""
        return "" if name == "sitemap.xml" else output

    def settle(self) -> None:
        """Wait until every computed file of the locale is there, as others may want to read them."""
        self._writer.settle()

    def stop(self) -> None:
        """Make nothing more: the build has failed."""
        self._writer.stop()

    def close_locale(self, config: MkDocsConfig) -> None:
        """Keep what can be found in this locale and, where asked, its shells; the theme has done its work."""
        locale = self._languages.current
        self._outputs.keep_search(locale, config)
        shells = self.maker.shells.pop(locale, None)
        if self.written is not None and isinstance(shells, Shells):
            self.maker.shells[locale] = shells.keep()
        self.shells = None

    def finish(self, config: MkDocsConfig) -> None:
        """Write what needs all locales."""
        gc.unfreeze()
        self._outputs.write(config)

    def _trouble(self) -> dict[str, Any] | None:
        """Give what the pages of a preview tell the editor, escaped; ``None`` where all is well."""
        problems = self.reading.problems
        listed = [escape(str(problem)) for problem in problems[:SHOWN]]
        return {"listed": listed, "more": len(problems) - len(listed), "kept": self.reading.kept} if listed else None

    def _words(self, page: Page) -> Text:
        return self.guide.pages(page_name(page.file))[page_locale(page.file)]


def _hidden(name: str) -> list[str]:
    if name == "index":
        return ["navigation", "toc", "path"]
    return ["navigation", "toc"] if name.endswith("/index") and not name.startswith("about/") else []
