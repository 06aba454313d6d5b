"""The facets beside a catalogue, rendered once for a locale and a depth, however many pages show them.

Comes in: the environment of the templates, a `Listing`, its facets and the page's `View`. Goes out: HTML, in which the
option whose page this is is marked as current and its facet is open. Periods show
where scripts run only. It decides nothing about how a facet looks.
"""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment
from markupsafe import Markup, escape

from signpost.listings import Listing
from signpost.options import FacetOptions, period_options
from signpost.view import View


class Filters:
    """Remembers the facets of one locale. Its limit: pages of another locale begin anew, so that memory stays small."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._locale = ""
        self._drawn: dict[tuple[str, str], str] = {}

    def draw(self, view: View, listing: Listing, facets: Sequence[FacetOptions]) -> Markup:
        """Give the facets of a page."""
        if view.locale != self._locale:
            self._locale = view.locale
            self._drawn.clear()
        key = (listing.collection, view.root)
        index = view.index_href(listing.collection)
        if key not in self._drawn:
            template = self._env.get_template("filters.html")
            deadlines, recent = period_options(view.guide, listing.collection, view.locale)
            self._drawn[key] = template.render(
                view=view, facets=facets, deadlines=deadlines, recent=recent, index_href=index
            )
        html = self._drawn[key]
        if listing.facet and listing.option:
            href = f'href="{escape(index)}{listing.facet.id}/{listing.option.slug}/"'
            closed = f'data-facet="{listing.facet.id}">'
            html = html.replace(href, f'{href} aria-current="page"', 1).replace(closed, f"{closed[:-1]} open>", 1)
        return Markup(html)  # noqa: S704 -- of a template that escapes
