"""The check-up as pages: its questions, and a static result for every need and country.

Comes in: a `Guide` with a check-up. Goes out: computed pages and values for templates, in the page's language.
Example: ``check-up/get-paid/de/`` shows what the check-up shows to those in Germany whose clients pay late.

The reader's own answers never come here: they stay in the browser, where scripts do the same with `checkupdata`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from signpost.facets import LAST
from signpost.finder import SHOWN, Offer, Result, find, offers_of
from signpost.guide import Guide
from signpost.listings import Listings
from signpost.model import Entry, Reference
from signpost.queries import Offered, narrowed
from signpost.questions import Finder, Question, Said, complete, evidence
from signpost.schema.finderwords import FinderWords
from signpost.site import ComputedPage
from signpost.steps import step
from signpost.view import View

FOLDER: Final = "check-up"
KIND: Final = "check-up result"


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown of one result. ``language`` is set where its words are in another language than the page."""

    name: str
    about: str
    href: str
    facts: tuple[str, ...] = ()
    language: str = ""


class Checkup:
    """The check-up of one guide. Its limit: it asks and answers; `render` and scripts show it."""

    def __init__(self, guide: Guide, finder: Finder, listings: Listings) -> None:
        self.guide = guide
        self.finder = finder
        self._listings = listings
        self._results: dict[str, tuple[str, str]] = {}

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """What the rules know of the entries."""
        return offers_of(self.guide.catalogue, self.finder)

    def words(self, locale: str) -> FinderWords:
        """Give the words of the check-up in a locale."""
        return self.guide.project.finder_words[locale]

    @cached_property
    def by_need(self) -> Mapping[str, tuple[str, ...]]:
        """The answers that lead to each need: need → answers to the first question of ``pages``."""
        asked, found = self.finder.question(self.finder.pages[0]), dict[str, list[str]]()
        for answer in asked.answers if asked else ():
            given = complete(self.finder, {self.finder.pages[0]: (answer.id,)})
            for rule in self.finder.rules:
                if rule.opens and rule.need and evidence(rule.when, given):
                    found.setdefault(rule.need, []).append(answer.id)
        return {need: tuple(found[need]) for need in self.guide.catalogue.vocabulary.needs if need in found}

    @property
    def places(self) -> tuple[str, ...]:
        """The answers by which the static results are divided: countries."""
        question = self.finder.question(self.finder.pages[1])
        return tuple(answer.id for answer in question.answers) if question else ()

    def pages(self, locale: str) -> Iterator[ComputedPage]:
        """Yield the static result of every need in every country."""
        base = self.guide.addresses.prefix(locale) + FOLDER
        for need in self.by_need:
            for place in self.places:
                slug = f"{need}/{place}"
                path = f"{base}/{slug}/"
                self._results[path] = (need, place)
                yield ComputedPage(KIND, locale, path, f"{locale}/{FOLDER}/{slug}.html", slug, FOLDER)

    def questions(self, view: View) -> list[dict[str, object]]:
        """Give the questions with their words, for the template; answers under their headings."""
        return [self._question(question, view) for question in self.finder.questions]

    def _question(self, question: Question, view: View) -> dict[str, object]:
        words = self.words(view.locale).questions[question.id]
        blocks: dict[str, list[dict[str, object]]] = {}
        for id_ in question.ids:
            answer = question.answer(id_)
            heading = words.under.get(answer.under, "") if answer else ""
            one: dict[str, object] = {
                "id": id_,
                "text": view.type(words.answers[id_]),
                "note": view.type(words.notes.get(id_, "")),
            }
            one["pages"] = self._short_lists(question, id_, view)
            blocks.setdefault(view.type(heading), []).append(one)
        return {
            "id": question.id,
            "most": question.most,
            "ask": view.type(words.ask),
            "hint": view.type(words.hint),
            "why": view.type(words.why),
            "blocks": list(blocks.items()),
        }

    def _short_lists(self, question: Question, answer: str, view: View) -> list[tuple[str, str]]:
        if question.id != self.finder.pages[0]:
            return []
        need = next((need for need, answers in self.by_need.items() if answer in answers), "")
        return self.short_lists(need, view)

    def short_lists(self, need: str, view: View) -> list[tuple[str, str]]:
        """Give the country and the way to its static result, for a need; nothing if no answer leads to it."""
        if need not in self.by_need:
            return []
        answers = self.words(view.locale).questions[self.finder.pages[1]].answers
        base = f"{view.root}{self.guide.addresses.prefix(view.locale)}{FOLDER}/{need}"
        places = sorted(self.places, key=lambda place: not self._at_home(place, view))
        return [(view.type(answers[place]), f"{base}/{place}/") for place in places]

    def _at_home(self, place: str, view: View) -> bool:
        """Whether an answer stands for the country that readers of this language look for first."""
        home = (view.guide.settings.home_country or {}).get(view.locale)
        question = self.finder.question(self.finder.pages[1])
        answer = question.answer(place) if question else None
        return answer is not None and home in answer.values

    def result(self, page: ComputedPage, view: View) -> dict[str, object]:
        """Give what a static result shows: ``need``, ``country``, groups of cards with reasons, what else to answer."""
        need, place = self._results[page.path]
        given = {self.finder.pages[0]: self.by_need[need], self.finder.pages[1]: (place,)}
        found = find(self.finder, self.offers, given, view.locale)
        words, titles = self.words(view.locale).questions[self.finder.pages[1]], self.words(view.locale).groups
        fragment = "&".join(f"{question}={','.join(answers)}" for question, answers in given.items())
        groups = [
            {
                "id": group,
                "title": view.type(titles[group]),
                "cards": [(self.card(one.ref, view), self.reason(one.because, view)) for one in members],
                "all": self._catalogues(group, found, given, view),
            }
            for group, members in found.groups.items()
            if members
        ]
        return {
            "need": need,
            "country": view.type(words.answers[place]),
            "note": view.type(words.notes.get(place, "")),
            "groups": groups,
            "shown": SHOWN,
            "answer_href": f"{view.root}{self.guide.addresses.prefix(view.locale)}{FOLDER}/#{fragment}",
        }

    def reason(self, because: Iterable[Said], view: View) -> str:
        """Say for whom something is shown: the very words of the answers that led to it."""
        words = self.words(view.locale).questions
        said = [
            view.t("checkup_quote", text=view.type(words[question].answers[answer])) for question, answer in because
        ]
        return view.t("checkup_for", answers=", ".join(said))

    def _catalogues(
        self, group: str, found: Result, given: Mapping[str, Iterable[str]], view: View
    ) -> list[tuple[str, str]]:
        needs = [one.ref.partition("/")[2] for one in found.needs]
        links = []
        for collection in self.finder.groups[group]:
            offered = self.offered(collection, view.locale)
            query = narrowed(self.finder, collection, needs, complete(self.finder, given), offered)
            links.append((view.collection(collection), view.index_href(collection) + query))
        return links

    def offered(self, collection: str, locale: str) -> Offered:
        """Give what the catalogue of a collection can be narrowed down by."""
        empty = {facet.id: facet.empty for facet in self.guide.catalogue.collections[collection].facets}
        return {
            facet.id: {option.value: option.value in (*LAST, empty[facet.id]) for option in facet.options}
            for facet in self._listings.facets(collection, locale)
        }

    def card(self, ref: str, view: View) -> Card:
        """Give the card of an entry, a page or a section."""
        entry = self.guide.catalogue.entry(Reference.of(ref))
        if entry is not None:
            return self._entry_card(entry, view)
        found = step(self.guide, ref, view.locale)
        if found is None:
            return Card(ref, "", "")
        language = "" if found.words.locale == view.locale else found.words.locale
        return Card(view.type(found.title), view.type(found.about), view.root + found.path, (), language)

    def _entry_card(self, entry: Entry, view: View) -> Card:
        words = view.words(entry)
        about = view.type(words.fields.get("summary") or "") + view.language_note(words)
        language = "" if words.locale == view.locale else words.locale
        return Card(view.name(entry), about, view.entry_href(entry), view.card_facts(entry), language)
