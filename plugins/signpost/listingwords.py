"""What the pages of a catalogue say beside their entries: titles, page numbers, and the words their script needs.

Comes in: a `Listing` and the page's `View`. Goes out: texts in the page's language, links, JSON that is safe in HTML.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

from markupsafe import Markup

from signpost.facets import UNKNOWN
from signpost.feeds import has_feed, has_podcast
from signpost.listings import Listing
from signpost.view import View

KEEP: Final = ("keep", "kept", "keep_add", "keep_remove")
CATALOGUE: Final = (
    *("filter", "filter_status", "filter_show", "filter_clear", "filter_remove", "filter_none", "filter_loosen"),
    *("show_more", "compare", "compare_add", "compare_open", "compare_full", *KEEP),
)
COMPARISON: Final = ("compare_differs", "compare_remove", "unknown")
LIST: Final = (
    *("list", "list_note", "list_copied", "copy_by_hand", "list_shared", "list_take", "list_damaged"),
    "keep_remove",
)
FILM: Final = (
    *("film_allowed", "film_ask_again", "film_frame", "film_begins", "film_continue", "film_anew"),
    "transcript_found",
)
WATCHED: Final = ("film_stopped", "film_forget")
KEPT: Final = ("kept_host", "kept_withdraw", "kept_watched", "kept_nothing", "film_forget")
"""Interface texts that the script of each kind of page fills in and shows."""


def describe_listing(listing: Listing, view: View) -> tuple[str, str]:
    """Give the title and the first sentence of a listing's page."""
    name = view.collection(listing.collection)
    if listing.facet is None or listing.option is None:
        title = f"{name}: {view.t('page_of', n=listing.number, total=listing.pages)}"
        return view.type(title), view.count(listing.collection, listing.total)
    said = {"facet": listing.facet.label, "value": listing.option.label}
    title = view.t("filter_page", collection=name, **said)
    if listing.number > 1:
        title = f"{title} ({view.t('page_n', n=listing.number)})"
    count = view.count(listing.collection, listing.total)
    lead = "filter_page_unknown" if listing.option.value == UNKNOWN else "filter_page_lead"
    return title, view.t(lead, count=count, **said)


def page_links(listing: Listing, view: View) -> list[tuple[int, str]]:
    """Give the numbers and addresses of all pages of a listing."""
    base = view.index_href(listing.collection) + listing.base
    return [(n, base if n == 1 else f"{base}page/{n}/") for n in range(1, listing.pages + 1)]


def subscriptions(collection: str, view: View) -> list[tuple[str, str]]:
    """Give the feeds of a collection: the way to each, and what a reader gets there."""
    addresses, feeds = view.guide.addresses, []
    if has_feed(view.guide, collection):
        feeds.append((view.root + addresses.feed(view.locale, collection), view.t("feed")))
    if has_podcast(view.guide, collection):
        feeds.append((view.root + addresses.podcast(view.locale, collection), view.t("podcast")))
    return feeds


def words_for_script(view: View, keys: Iterable[str], collection: str = "") -> Markup:
    """Give the texts a script needs as JSON; ``<`` is escaped, so that no text can end the element."""
    texts = {key: view.raw(key) for key in keys}
    if collection:
        texts["count"] = view.raw_count(collection)
        if view.guide.catalogue.collections[collection].order:
            texts["aims_met"] = view.raw("aims_met")
    return json_in_html({"locale": view.locale, "texts": texts})


def json_in_html(data: object) -> Markup:
    """Write JSON for a ``<script>`` that holds data; ``<``, ``>`` and ``&`` are escaped."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(written.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704
