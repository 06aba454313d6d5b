"""What a build writes beside its pages: a search index per locale, feeds, the sitemap, ``robots.txt``.

Comes in: pages as they are made, and what Material's search found on them. Goes out: files in the built site, once all
locales are done. Readers search their own language only; the sitemap names true translations only.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from signpost.engines.filing import put
from signpost.feeds import write_feeds
from signpost.guide import Guide
from signpost.pages import GLOSSARY
from signpost.search import Document, entry_documents, index_config, term_documents, with_words
from signpost.site import COMPARE, DESK, LIST, Alternate, ComputedPage, SitePage, sitemap

UNLISTED = ("redirect", LIST, COMPARE, *DESK)
"""Kinds of pages that no search engine needs: empty without a reader's own choice, or of use to editors only."""


class Outputs:
    """Collects while the locales are built, writes at the end. Its limit: of the site it reads back sizes only."""

    def __init__(self, guide: Guide, last: Outputs | None = None) -> None:
        """Take over what pages written by hand have left in the ``last`` outputs, if it is of a guide with the same."""
        self._guide = guide
        self._addresses = guide.addresses
        self._computed: list[ComputedPage] = []
        self.written: list[SitePage] = last.written if last else []
        self.found: dict[str, list[Document]] = last.found if last else {}

    def note(self, page: ComputedPage) -> None:
        """Remember a computed page for the sitemap."""
        if page.kind not in UNLISTED:
            self._computed.append(page)

    def add(self, locale: str, path: str, translated: frozenset[str]) -> None:
        """Remember a page written by hand, with the locales that have words of their own for it."""
        self.written.append(self._page(locale, path, translated))

    def keep_search(self, locale: str, config: MkDocsConfig) -> None:
        """Keep what Material's search found on a locale's pages, before static-i18n merges all languages."""
        prefix = self._addresses.prefix(locale)
        found: Iterable[Mapping[str, str]] = plugin.search_index.entries if (plugin := _search_plugin(config)) else ()
        self.found[locale] = with_words(
            [{**entry, "location": entry["location"].removeprefix(prefix)} for entry in found]
        )

    def files(self, config: MkDocsConfig) -> Iterator[tuple[str, Callable[[], bytes]]]:
        """Yield the path of every file in the site, with what makes it."""
        site, site_url = Path(config.site_dir), self._guide.settings.site_url
        plugin = _search_plugin(config)
        fields = dict(plugin.search_index.config["fields"]) if plugin else {}
        for locale in self.found:
            path = f"{self._addresses.prefix(locale)}search/search_index.json"
            yield path, partial(self._search_index, locale, fields)
        for path, write in write_feeds(self._guide, lambda path: _size(site / path)):
            yield path, partial(_encode, write)
        if site_url:
            yield "sitemap.xml", partial(self._sitemap, site_url)
            yield "sitemap.xml.gz", lambda: gzip.compress(self._sitemap(site_url), mtime=0)
            robots = f"User-agent: *\nAllow: /\nSitemap: {site_url.rstrip('/')}/sitemap.xml\n"
            yield "robots.txt", partial(robots.encode)

    def write(self, config: MkDocsConfig) -> None:
        """Write everything into the built site."""
        for path, make in self.files(config):
            put(str(Path(config.site_dir, path)), make())

    def _search_index(self, locale: str, fields: Mapping[str, object]) -> bytes:
        found = self.found[locale]
        glossary = self._addresses.page(locale, GLOSSARY).removeprefix(self._addresses.prefix(locale))
        has_glossary = any(document["location"] == glossary for document in found)
        terms = term_documents(self._guide, locale, glossary) if has_glossary else ()
        documents = [*found, *terms, *entry_documents(self._guide, locale)]
        index = {"config": index_config(locale, fields), "docs": documents}
        return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()

    def _sitemap(self, site_url: str) -> bytes:
        pages = [*self.written, *map(self._computed_page, self._computed)]
        return sitemap(pages, site_url, self._addresses.default).encode()

    def _computed_page(self, page: ComputedPage) -> SitePage:
        words = self._guide.entry(page.reference).words if page.reference else self._addresses.locales
        return self._page(page.locale, page.path, frozenset(words))

    def _page(self, locale: str, path: str, translated: frozenset[str]) -> SitePage:
        rest = path.removeprefix(self._addresses.prefix(locale))
        versions = tuple(
            Alternate(other, f"{self._addresses.prefix(other)}{rest}", other in translated)
            for other in self._addresses.locales
        )
        return SitePage(locale, path, versions)


def _encode(write: Callable[[], str]) -> bytes:
    return write().encode()


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _search_plugin(config: MkDocsConfig) -> Any:  # noqa: ANN401 -- a plugin without types
    return config.plugins.get("material/search") or config.plugins.get("search")
