"""Which renderer makes which page: computed ones by their kind, hand-written ones by their name.

Comes in: a `Renderer` and a page. Goes out: `Parts`, and the path that is the page's canonical address.
Example: the German page of a tool without German words is canonical at the address of its English page.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from signpost.checkup import KIND as RESULT
from signpost.checkuppages import questions_page, show_result
from signpost.health import show_health
from signpost.listings import KIND
from signpost.model import Text
from signpost.parts import Parts
from signpost.people import INDEX, PERSON
from signpost.peopleparts import show_people
from signpost.planparts import show_plan
from signpost.progress import show_progress
from signpost.render import Renderer
from signpost.saidparts import show_said
from signpost.sheetpages import sheet_page
from signpost.sheets import FOLDER as SHEETS
from signpost.site import COMPARE, DESK, HEALTH, LIST, PLAN, SAID, ComputedPage, computed_pages
from signpost.view import CHECKUP, View

GLOSSARY = "about/glossary"
"""The hand-written page that the terms of ``glossary.yml`` are shown on."""


def all_computed(renderer: Renderer, locale: str) -> Iterator[ComputedPage]:
    """Yield every page of a locale that has no Markdown file."""
    guide = renderer.guide
    yield from computed_pages(guide.catalogue, guide.addresses, locale)
    yield from renderer.listings.pages(locale)
    yield from renderer.people.pages(locale)
    if renderer.checkup:
        yield from renderer.checkup.pages(locale)


def compose_computed(renderer: Renderer, page: ComputedPage) -> tuple[Parts, str]:
    """Give the content of a computed page, redirects excepted, and its canonical path."""
    guide = renderer.guide
    if page.reference is None:
        return _compose_own(renderer, page), page.path
    entry = guide.entry(page.reference)
    shown = guide.words(entry, page.locale).locale
    return renderer.entry(entry, page.locale), guide.addresses.entry(shown, page.reference)


def _compose_own(renderer: Renderer, page: ComputedPage) -> Parts:
    """Give the content of a page that is no entry's."""
    if page.kind == f"{page.section} {KIND}":
        return renderer.listing(renderer.listings.at(page), page.path)
    if page.kind in (SAID, PLAN, RESULT, *DESK, f"{page.section} {INDEX}", f"{page.section} {PERSON}"):
        return _compose_parts(renderer, page)
    if page.kind == LIST:
        return renderer.kept(page.locale)
    return renderer.comparison(page.section, page.locale) if page.kind == COMPARE else renderer.removed(page.locale)


def _compose_parts(renderer: Renderer, page: ComputedPage) -> Parts:
    """Give the content of a page that a module of parts fills: what is said in films, who says it, and so on."""
    view = renderer.view(page.locale, page.path)
    if page.kind in DESK:
        return _compose_desk(renderer, page.kind, view)
    if page.kind == SAID:
        return renderer.computed("spoken", view, *show_said(page.section, view))
    if page.kind == PLAN:
        return renderer.computed("plan", view, *show_plan(view))
    if page.kind == RESULT and renderer.checkup:
        return renderer.computed("check-up-result", view, *show_result(renderer.checkup, page, view))
    return renderer.computed("people", view, *show_people(renderer.people, page, view))


def _compose_desk(renderer: Renderer, kind: str, view: View) -> Parts:
    """Give the content of a page for those who look after the guide."""
    if kind == HEALTH:
        return renderer.computed("health", view, view.t("health"), view.t("health_lead"), show_health(view))
    return renderer.computed("progress", view, view.t("progress"), view.t("progress_lead"), show_progress(view))


def compose_written(renderer: Renderer, name: str, locale: str, words: Text, body: str) -> Parts:
    """Give the content of a hand-written page around its own words, which the engine has turned into HTML."""
    catalogue = renderer.guide.catalogue
    folder, _, rest = name.partition("/")
    if rest == "index" and folder in catalogue.collections:
        return renderer.index(folder, locale, words, body)
    if folder == "needs" and rest in catalogue.needs:
        return renderer.need(catalogue.needs[rest], locale, body)
    if name == CHECKUP and renderer.checkup:
        return questions_page(renderer, renderer.checkup, locale, words, body)
    if folder == SHEETS and (rest == "index" or rest in renderer.guide.project.sheets):
        return sheet_page(renderer, rest, locale, words, body)
    if name == GLOSSARY:
        return renderer.glossary(name, locale, words, body)
    draw = {"index": renderer.home, "needs/index": renderer.needs}.get(name, partial(renderer.page, name))
    return draw(locale, words, body)
