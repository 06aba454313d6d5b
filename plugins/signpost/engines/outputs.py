"""What a build writes beside its pages: a search index per locale, feeds, the sitemap, ``robots.txt``.

Comes in: pages as they are made, and what Material's search found on them. Goes out: files in the built site, once all
locales are done. Readers search their own language only; the sitemap names true translations only.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from signpost.feeds import write_feeds
from signpost.guide import Guide
from signpost.search import Document, entry_documents, index_config
from signpost.site import COMPARE, DESK, LIST, Alternate, ComputedPage, SitePage, sitemap

UNLISTED = ("redirect", LIST, COMPARE, *DESK)
"""Kinds of pages that no search engine needs: empty without a reader's own choice, or of use to editors only."""


class Outputs:
    """Collects while the locales are built, writes at the end. Its limit: of the site it reads back sizes only."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self._addresses = guide.addresses
        self._pages: list[SitePage] = []
        self._documents: dict[str, list[Document]] = {}

    def note(self, page: ComputedPage) -> None:
        """Remember a computed page for the sitemap."""
        if page.kind not in UNLISTED:
            words = self._guide.entry(page.reference).words if page.reference else self._addresses.locales
            self.add(page.locale, page.path, frozenset(words))

    def add(self, locale: str, path: str, translated: frozenset[str]) -> None:
        """Remember a page for the sitemap, with the locales that have words of their own for it."""
        rest = path.removeprefix(self._addresses.prefix(locale))
        versions = tuple(
            Alternate(other, f"{self._addresses.prefix(other)}{rest}", other in translated)
            for other in self._addresses.locales
        )
        self._pages.append(SitePage(locale, path, versions))

    def keep_search(self, locale: str, config: MkDocsConfig) -> None:
        """Keep what Material's search found on a locale's pages, before static-i18n merges all languages."""
        prefix = self._addresses.prefix(locale)
        found: Iterable[Mapping[str, str]] = plugin.search_index.entries if (plugin := _search_plugin(config)) else ()
        pages = [{**entry, "location": entry["location"].removeprefix(prefix)} for entry in found]
        self._documents[locale] = [*pages, *entry_documents(self._guide, locale)]

    def write(self, config: MkDocsConfig) -> None:
        """Write everything into the built site."""
        site, site_url = Path(config.site_dir), self._guide.settings.site_url
        plugin = _search_plugin(config)
        fields = dict(plugin.search_index.config["fields"]) if plugin else {}
        for locale, documents in self._documents.items():
            index = {"config": index_config(locale, fields), "docs": documents}
            target = site / self._addresses.prefix(locale) / "search" / "search_index.json"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        for path, text in write_feeds(self._guide, lambda path: _size(site / path)):
            (site / path).write_text(text, encoding="utf-8")
        if site_url:
            xml = sitemap(self._pages, site_url, self._addresses.default).encode()
            (site / "sitemap.xml").write_bytes(xml)
            (site / "sitemap.xml.gz").write_bytes(gzip.compress(xml, mtime=0))
            robots = f"User-agent: *\nAllow: /\nSitemap: {site_url.rstrip('/')}/sitemap.xml\n"
            (site / "robots.txt").write_text(robots, encoding="utf-8")


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _search_plugin(config: MkDocsConfig) -> Any:  # noqa: ANN401 -- a plugin without types
    return config.plugins.get("material/search") or config.plugins.get("search")
