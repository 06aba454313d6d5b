"""Which pages exist and at which address: entries, redirects, the graveyard, alternates and the sitemap.

Comes in: a `Catalogue` and the locales. Goes out: addresses relative to the site's root, without a leading slash.
Example: ``Addresses("en", ("en", "de")).entry("de", Reference("tools", "penpot"))`` is ``"de/tools/penpot/"``.

It renders nothing and writes nothing. An address is an interface: what is decided here never changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from signpost.catalogue import Catalogue, has_films
from signpost.model import Entry, Reference, Text
from signpost.schema import folder_of

REMOVED = "removed"
ABOUT = "about"
LIST = "list"
PLAN = "plan"
COMPARE = "compare"
ASSETS = "assets"
SAID = "said"
TRANSLATIONS = "about/translation-status"
HEALTH = "about/catalogue-health"
DESK = (TRANSLATIONS, HEALTH)
"""Pages for those who look after the guide: no reader needs to find them. Each name is also the page's kind."""

LINKED = frozenset({PLAN, *DESK})
"""Pages without a Markdown file that Markdown may link to as if they had one."""
FOLDERS = frozenset({COMPARE, SAID, "page"})
"""What stands below every collection's index and is no entry."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in a locale; ``translated`` says whether its words really are in that language."""

    locale: str
    path: str
    translated: bool


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page as the sitemap sees it: its locale, its path, and its versions in every locale (itself included)."""

    locale: str
    path: str
    alternates: tuple[Alternate, ...]

    @property
    def translated(self) -> bool:
        """Whether the words on this page are in the language of its address."""
        return any(other.locale == self.locale and other.translated for other in self.alternates)


@dataclass(frozen=True, slots=True)
class ComputedPage:
    """A page without a Markdown file.

    ``kind`` is a collection id for an entry, ``removed``, ``redirect``, ``list``, ``plan``, ``compare``, ``said``, one
    of `DESK`, or what `listings` calls its pages.
    ``section`` is the collection whose tab is lit. ``source`` is the path, relative to ``docs/``, that Markdown links
    use: ``de/tools/penpot.md``. ``slug`` is the part of the path in which pages of one kind differ: ``need/get-paid``.
    """

    kind: str
    locale: str
    path: str
    source: str
    slug: str
    section: str = ""
    reference: Reference | None = None


class Addresses:
    """Gives every page its path. Its limit: it does not know which pages there are."""

    def __init__(self, default: str, locales: Iterable[str]) -> None:
        self.default = default
        self.locales = tuple(locales)

    def prefix(self, locale: str) -> str:
        """Give the folder of a locale: nothing for the default one, else ``"de/"``."""
        return "" if locale == self.default else f"{locale}/"

    def entry(self, locale: str, reference: Reference) -> str:
        """Give the path of an entry's page."""
        return f"{self.prefix(locale)}{reference.collection}/{reference.id}/"

    def index(self, locale: str, collection: str) -> str:
        """Give the path of a collection's index page."""
        return f"{self.prefix(locale)}{collection}/"

    def need(self, locale: str, need: str) -> str:
        """Give the path of a need's page."""
        return f"{self.prefix(locale)}needs/{need}/"

    def removed(self, locale: str) -> str:
        """Give the path of the graveyard."""
        return f"{self.prefix(locale)}{REMOVED}/"

    def compare(self, locale: str, collection: str) -> str:
        """Give the path of a collection's comparison."""
        return f"{self.index(locale, collection)}{COMPARE}/"

    def said(self, locale: str, collection: str) -> str:
        """Give the path of the search in what is said in a collection's films."""
        return f"{self.index(locale, collection)}{SAID}/"

    def people(self, locale: str, collection: str, fact: str) -> str:
        """Give the path of the index of a collection's people, who stand in a fact."""
        return f"{self.index(locale, collection)}{folder_of(fact)}/"

    def feed(self, locale: str, collection: str) -> str:
        """Give the path of a collection's Atom feed."""
        return f"{self.index(locale, collection)}feed.xml"

    def podcast(self, locale: str, collection: str) -> str:
        """Give the path of the feed of a collection's self-hosted films."""
        return f"{self.index(locale, collection)}podcast.xml"

    def captions(self, locale: str, reference: Reference) -> str:
        """Give the path of a film's captions in a locale, which the pages of all locales may load."""
        return f"{self.prefix(locale)}{reference}.vtt"

    def chapters(self, locale: str, reference: Reference) -> str:
        """Give the path of a film's chapters, with their labels in a locale."""
        return f"{self.prefix(locale)}{reference}.chapters.vtt"

    @staticmethod
    def asset(path: str) -> str:
        """Give the path of a file below ``docs/assets/``, which all locales share."""
        return f"{ASSETS}/{path}"

    def list(self, locale: str) -> str:
        """Give the path of the reader's own list."""
        return f"{self.prefix(locale)}{LIST}/"

    def plan(self, locale: str) -> str:
        """Give the path of the reader's own plan."""
        return f"{self.prefix(locale)}{PLAN}/"

    def page(self, locale: str, name: str) -> str:
        """Give the path of a hand-written page by its name under ``docs/<locale>/``, without ending."""
        if name == "index":
            return self.prefix(locale)
        return f"{self.prefix(locale)}{name.removesuffix('/index')}/"

    def alternates(self, page: ComputedPage, words: Mapping[str, Text] | None) -> tuple[Alternate, ...]:
        """Give the versions of a computed page; without words (indexes, the graveyard) all count as translated."""
        shown = page.path.removeprefix(self.prefix(page.locale))
        return tuple(
            Alternate(locale, f"{self.prefix(locale)}{shown}", words is None or locale in words)
            for locale in self.locales
        )


def relative_root(path: str) -> str:
    """Give the way from a page back to the site's root: ``"../../"`` for ``"tools/penpot/"``, ``"./"`` for the root."""
    return "../" * path.count("/") or "./"


def computed_pages(catalogue: Catalogue, addresses: Addresses, locale: str) -> Iterable[ComputedPage]:
    """Give every page of a locale that has no Markdown file, in a stable order."""
    for collection in catalogue.collections:
        for entry in (*catalogue.of(collection), *catalogue.removed(collection)):
            yield _entry_page(entry, addresses, locale)
            yield from _redirects(entry, addresses, locale)
        compare = f"{locale}/{collection}/{COMPARE}.html"
        yield ComputedPage(COMPARE, locale, addresses.compare(locale, collection), compare, COMPARE, collection)
        if has_films(catalogue.collections[collection]):
            said = f"{locale}/{collection}/{SAID}.html"
            yield ComputedPage(SAID, locale, addresses.said(locale, collection), said, SAID, collection)
    yield ComputedPage(LIST, locale, addresses.list(locale), f"{locale}/{LIST}.html", LIST)
    yield ComputedPage(PLAN, locale, addresses.plan(locale), f"{locale}/{PLAN}.md", PLAN)
    if any(catalogue.removed(collection) for collection in catalogue.collections):
        yield ComputedPage(REMOVED, locale, addresses.removed(locale), f"{locale}/{REMOVED}.md", REMOVED, ABOUT)
    for name in DESK:
        slug = name.removeprefix(f"{ABOUT}/")
        yield ComputedPage(name, locale, addresses.page(locale, name), f"{locale}/{name}.md", slug, ABOUT)


def _entry_page(entry: Entry, addresses: Addresses, locale: str) -> ComputedPage:
    path, source = addresses.entry(locale, entry.reference), f"{locale}/{entry.reference}.md"
    return ComputedPage(entry.collection, locale, path, source, entry.id, entry.collection, entry.reference)


def _redirects(entry: Entry, addresses: Addresses, locale: str) -> Iterable[ComputedPage]:
    for former in entry.formerly:
        was = Reference(entry.collection, former)
        path = addresses.entry(locale, was)
        yield ComputedPage("redirect", locale, path, f"{locale}/{was}.md", former, entry.collection, entry.reference)


def sitemap(pages: Iterable[SitePage], site_url: str, default: str) -> str:
    """Write the sitemap: absolute addresses, true translations only, the default locale as ``x-default``."""
    base = site_url.rstrip("/") + "/"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for page in sorted(pages, key=lambda page: page.path):
        if page.translated:
            lines += ["  <url>", f"    <loc>{escape(base + page.path)}</loc>"]
            lines += [_alternate_link(lang, base + path) for lang, path in _hreflang(page, default)]
            lines.append("  </url>")
    return "\n".join([*lines, "</urlset>", ""])


def _hreflang(page: SitePage, default: str) -> list[tuple[str, str]]:
    translated = [(other.locale, other.path) for other in page.alternates if other.translated]
    fallback = dict(translated).get(default)
    return [*translated, ("x-default", fallback)] if fallback is not None else translated


def _alternate_link(lang: str, address: str) -> str:
    href = escape(address, {'"': "&quot;"})
    return f'    <xhtml:link rel="alternate" hreflang="{lang}" href="{href}"/>'
