"""Entries, needs, indexes and the home page → the HTML of a page's content.

Comes in: a `Guide` and what is to be shown. Goes out: `Parts`: title, description, content and table of contents.
Example: ``Renderer(guide, bodies, icons).entry(entry, "de").title == "Penpot"``.

What surrounds the content (header, tabs, footer) belongs to the theme; how pages reach the disk, to the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from signpost.checkup import Checkup
from signpost.details import show_friendliness, show_source, show_ways_out
from signpost.films import collections_with_film
from signpost.filters import Filters
from signpost.friendliness import FACT
from signpost.guide import Guide
from signpost.linkeddata import linked_data
from signpost.listings import Listing, Listings
from signpost.listingwords import (
    CATALOGUE,
    COMPARISON,
    FILM,
    KEEP,
    KEPT,
    LIST,
    WATCHED,
    describe_listing,
    page_links,
    subscriptions,
    words_for_script,
)
from signpost.model import Entry, Need, Reference, Text
from signpost.needparts import neighbours, serving_part
from signpost.notices import entry_notices, translation_notices
from signpost.parts import Parts
from signpost.people import People
from signpost.peopleparts import link_people, say_people
from signpost.player import show_film
from signpost.templating import make_environment
from signpost.translation import read_by_native
from signpost.values import sections
from signpost.view import View
from signpost.wording import sort_key

PRIVACY = "about/privacy"
"""The hand-written page on which readers see what films have left on their device, and take it back."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its text."""

    href: str
    label: str


class Renderer:
    """Turns what a guide knows into HTML. Its limit: it renders one page at a time and remembers only cards."""

    def __init__(
        self,
        guide: Guide,
        body: Callable[[Text, View], str],
        icons: Mapping[str, str],
        env: Environment | None = None,
    ) -> None:
        """Take over the ``env`` of a renderer that has done its work: its templates are compiled."""
        self.guide = guide
        self._body = body
        self._icons = icons
        self.env = env or make_environment()
        self._filters = Filters(self.env)
        self.listings = Listings(guide)
        finder = guide.project.finder
        self.checkup = Checkup(guide, finder, self.listings) if finder else None
        self.people = People(guide)
        self._with_film = collections_with_film(guide.catalogue)

    def view(self, locale: str, path: str) -> View:
        """Open the window of a page."""
        return View(self.guide, locale, path, self._icons)

    def entry(self, entry: Entry, locale: str) -> Parts:
        """Render the page of an entry."""
        view = self.view(locale, self.guide.addresses.entry(locale, entry.reference))
        words = view.words(entry)
        collection = self.guide.catalogue.collections[entry.collection]
        film = show_film(entry, view)
        similar = self.guide.catalogue.similar(entry)
        people = link_people(self.people, entry, view)
        view.unread = not read_by_native(words, entry.source_locale)
        content = self._render(
            "entry",
            view,
            words,
            entry=entry,
            needs=[self.guide.catalogue.needs[need] for need in self.guide.catalogue.needs_of(entry)],
            notices=[*entry_notices(entry, view), *translation_notices(entry.words, entry.source_locale, view)],
            sections=sections(entry, collection, view.guide.wordings[locale], people),
            linked_data=linked_data(entry, self.guide, locale),
            body=self._typed_body(words, view),
            reasons=[
                (self.guide.catalogue.needs[need], reason)
                for need in self.guide.catalogue.needs_of(entry)
                if (reason := view.reason(entry, need))
            ],
            assessable=any(field.name == FACT for field in collection.facts),
            friendliness=show_friendliness(entry, view),
            similar=similar,
            connected=self.guide.catalogue.connected(entry),
            connected_label=view.field(entry.collection, collection.connected) if collection.connected else "",
            also=self._also(entry, locale, frozenset(other.reference for other in similar)),
            film=film,
            words_for_script=words_for_script(view, (*KEEP, *FILM) if film else KEEP),
            sources=[show_source(source, entry, view) for source in entry.sources],
            source_labels={n: view.t("source_mark", n=n) for n in range(1, len(entry.sources) + 1)},
            improve=self._improve((entry.place.path, "improve_facts"), (words.place.path, "improve_words"), view=view),
            **show_ways_out(entry),
        )
        return Parts(self.guide.name(entry, locale), str(words.fields.get("summary") or ""), content)

    def need(self, need: Need, locale: str, body: str) -> Parts:
        """Render the page of a need around its guidance, which the engine has turned into HTML."""
        view = self.view(locale, self.guide.addresses.need(locale, need.id))
        words = self.guide.need_words(need, locale)
        view.unread = not read_by_native(words, self.guide.addresses.default)
        content = self._render(
            "need",
            view,
            words,
            need=need,
            body=_safe(body),
            notices=translation_notices(need.words, self.guide.addresses.default, view),
            parts=[
                serving_part(need, collection, view, self.listings.facets(collection, locale))
                for collection in self.guide.catalogue.collections
            ],
            neighbours=neighbours(need, view),
            short_lists=self.checkup.short_lists(need.id, view) if self.checkup else (),
            improve=self._improve((words.place.path, "improve_words"), view=view),
        )
        return Parts(words.title or need.id, str(words.fields.get("summary") or ""), content)

    def home(self, locale: str, words: Text, body: str) -> Parts:
        """Render the home page: the question, then the needs in their groups."""
        view = self.view(locale, self.guide.addresses.page(locale, "index"))
        counts = {c: view.count(c, len(self.guide.catalogue.of(c))) for c in self.guide.catalogue.collections}
        says = self.guide.wordings[locale]
        said = {"all": says.join(counts.values()), "languages": says.join(map(says.language, self.guide.wordings))}
        return self.written("home", view, words, body, groups=_groups(view), said=said, collections=counts.items())

    def needs(self, locale: str, words: Text, body: str) -> Parts:
        """Render the overview of all needs, each with its summary."""
        view = self.view(locale, self.guide.addresses.page(locale, "needs/index"))
        return self.written("needs", view, words, body, groups=_groups(view), title=view.type(words.title))

    def index(self, collection: str, locale: str, words: Text, body: str) -> Parts:
        """Render the index of a collection: its facets and its living entries, in dictionary order."""
        view = self.view(locale, self.guide.addresses.index(locale, collection))
        listing = self.listings.first(collection, locale)
        title = view.type(words.title)
        return self.written("catalogue", view, words, body, title=title, **self._catalogue(listing, view))

    def listing(self, listing: Listing, path: str) -> Parts:
        """Render one static page of a catalogue: a facet's value, or what the index has no room for."""
        view = self.view(listing.locale, path)
        title, lead = describe_listing(listing, view)
        values = self._catalogue(listing, view)
        content = self.draw("catalogue", view, title=title, body=lead, lang="", notices=(), improve=(), **values)
        return Parts(title, lead, content)

    def computed(self, template: str, view: View, title: str, lead: str, values: Mapping[str, object]) -> Parts:
        """Render a page that has no words of its own, with the values that a module of parts gives."""
        return Parts(title, lead, self.draw(template, view, title=title, lead=lead, **values))

    def comparison(self, collection: str, locale: str) -> Parts:
        """Render the page on which a reader's browser compares entries of a collection."""
        view = self.view(locale, self.guide.addresses.compare(locale, collection))
        title = f"{view.collection(collection)}: {view.t('compare')}"
        words = words_for_script(view, COMPARISON)
        content = self.draw("compare", view, collection=collection, title=view.type(title), words_for_script=words)
        return Parts(view.type(title), view.t("compare_lead"), content)

    def kept(self, locale: str) -> Parts:
        """Render the page on which a reader's browser shows what they keep."""
        view = self.view(locale, self.guide.addresses.list(locale))
        content = self.draw(
            "list",
            view,
            prefix=self.guide.addresses.prefix(locale),
            collections=self.guide.catalogue.collections,
            words_for_script=words_for_script(view, LIST),
        )
        return Parts(view.t("list"), view.t("list_lead"), content)

    def _catalogue(self, listing: Listing, view: View) -> dict[str, object]:
        removed = self.guide.catalogue.removed(listing.collection)
        n = len(self.guide.catalogue.of(listing.collection))
        facets = self.listings.facets(listing.collection, listing.locale)
        people = self.people.index(listing.collection, listing.locale)
        return {
            "listing": listing,
            "filters": self._filters.draw(view, listing, facets),
            "n": n,
            "all": view.count(listing.collection, n),
            "status": view.count(listing.collection, listing.total),
            "pages": page_links(listing, view),
            "subscribe": [] if listing.facet else subscriptions(listing.collection, view),
            "watched": words_for_script(view, WATCHED) if listing.collection in self._with_film else "",
            "people": view.hrefs({say_people(listing.collection, view)[0]: people}) if people else {},
            "said_href": view.said_href(listing.collection),
            "removed_href": view.root + self.guide.addresses.removed(view.locale) if removed else "",
            "words_for_script": words_for_script(view, CATALOGUE, listing.collection),
        }

    def glossary(self, name: str, locale: str, words: Text, body: str) -> Parts:
        """Render the glossary: every term in dictionary order, with what it says."""
        terms = sorted(self.guide.project.glossaries[locale], key=lambda term: sort_key(term.term))
        return self.written(
            "glossary", self.view(locale, self.guide.addresses.page(locale, name)), words, body, terms=terms
        )

    def page(self, name: str, locale: str, words: Text, body: str) -> Parts:
        """Render any other hand-written page; its own first heading stays in its body."""
        view = self.view(locale, self.guide.addresses.page(locale, name))
        kept = words_for_script(view, KEPT) if name == PRIVACY else ""
        return self.written("page", view, words, body, kept=kept)

    def removed(self, locale: str) -> Parts:
        """Render the graveyard: what left the guide, why, and what replaced it."""
        view = self.view(locale, self.guide.addresses.removed(locale))
        gone = [entry for c in self.guide.catalogue.collections for entry in self.guide.catalogue.removed(c)]
        content = self.draw("removed", view, entries=sorted(gone, key=view.name), improve=[])
        return Parts(view.t("removed_title"), view.t("removed_lead"), content)

    def redirect(self, locale: str, path: str, reference: Reference) -> str:
        """Render the whole page that stands at an entry's former address."""
        view = self.view(locale, path)
        entry = self.guide.entry(reference)
        site_url = self.guide.settings.site_url
        canonical = site_url.rstrip("/") + "/" + self.guide.addresses.entry(locale, reference) if site_url else ""
        href = view.entry_href(entry)
        return self.draw("redirect", view, href=href, canonical=canonical, name=view.name(entry))

    def draw(self, template: str, view: View, **values: Any) -> str:  # noqa: ANN401 -- template values
        """Render a template that shows no words file."""
        return self.env.get_template(f"{template}.html").render(view=view, **values)

    def written(self, template: str, view: View, words: Text, body: str, **values: Any) -> Parts:  # noqa: ANN401 -- template values
        """Render a hand-written page, its own words being `body`."""
        name = words.place.path.split("/", 2)[2].removesuffix(".md")
        view.unread = not read_by_native(words, self.guide.addresses.default)
        content = self._render(
            template,
            view,
            words,
            body=_safe(body),
            notices=translation_notices(self.guide.pages(name), self.guide.addresses.default, view),
            improve=self._improve((words.place.path, "improve_words"), view=view),
            **values,
        )
        return Parts(words.title or "", str(words.fields.get("description") or ""), content)

    def _render(self, template: str, view: View, words: Text, **values: Any) -> str:  # noqa: ANN401 -- template values
        lang, own_lang = view.lang_attribute(words), view.own_lang_attribute(words)
        return self.draw(template, view, words=words, lang=lang, own_lang=own_lang, **values)

    def _typed_body(self, words: Text, view: View) -> Markup:
        return _safe(self._body(words, view))

    def _also(self, entry: Entry, locale: str, similar: frozenset[Reference]) -> list[dict[str, object]]:
        groups, shown = [], set(similar)
        for need in self.guide.catalogue.needs_of(entry):
            others = self.guide.also(entry, need, locale, frozenset(shown))
            shown.update(other.reference for other in others)
            if others:
                groups.append({"need": self.guide.catalogue.needs[need], "entries": others})
        return groups

    def _improve(self, *files: tuple[str, str], view: View) -> list[Link]:
        root = self.guide.settings.edit_root
        return [Link(root + path, view.t(label)) for path, label in files] if root else []


def _safe(html: str) -> Markup:
    """Mark HTML as safe that `markup` has cleaned or that the engine made of a page `pagecheck` has passed."""
    return Markup(html)  # noqa: S704 -- this is the one place where checked HTML enters a template


def _groups(view: View) -> list[dict[str, object]]:
    return [{"id": group, "needs": needs} for group, needs in view.groups()]
