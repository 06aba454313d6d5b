"""The pages of the worksheets, rendered: the guidance of each section, and under it the lines to fill in.

Comes in: a `Renderer`, a page's words and their HTML. Goes out: `Parts`.
Example: what stands in the body under ``## Your days {#days}`` is followed by the lines of the section ``days``.

The page works on paper and without a script; with one, ``assets/worksheet/`` adds up and keeps. Nothing is sent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from signpost.listingwords import words_for_script
from signpost.model import Text
from signpost.parts import Parts
from signpost.render import Renderer
from signpost.sheets import FOLDER, MARKS, Formula, Line, Sheet
from signpost.translation import shown
from signpost.view import View

WORDS: Final = (
    *("sheet_ticked", "sheet_marked", "sheet_kept", "sheet_not_kept", "sheet_cleared", "sheet_sure", "sheet_empty"),
    "sheet_no_number",
)
"""Interface texts that the script fills in and shows."""

SIGNS: Final = {"sum": " + ", "less": " − ", "times": " × ", "divide": " ÷ "}

LONG: Final = 6
"""So many neighbouring lines are written as from … to."""

_SECTION: Final = re.compile(r'(?=<h2 id="([a-z0-9-]+)")')


@dataclass(frozen=True, slots=True)
class Label:
    """A text and, where it is in another language than the page, its attribute ``lang``."""

    text: str
    lang: Markup


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line as a template shows it.

    ``number`` is its number on the page or 0; ``options`` are id and label; ``only`` the ids of the options it is for
    and ``only_for`` what they are called; ``formula`` says in line numbers what a result is made of.
    """

    line: Line
    label: Label
    hint: Label | None
    number: int
    options: tuple[tuple[str, Label], ...]
    unit: str
    only_for: str
    formula: str
    reached: Label | None
    below: Label | None


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its guidance as safe HTML, which begins with its heading, and its lines."""

    id: str
    html: Markup
    lines: tuple[ShownLine, ...]


def sheet_page(renderer: Renderer, id_: str, locale: str, words: Text, body: str) -> Parts:
    """Render a worksheet, or with ``index`` the list of all."""
    guide = renderer.guide
    view = renderer.view(locale, guide.addresses.page(locale, f"{FOLDER}/{id_}"))
    title = view.type(words.title)
    if id_ == "index":
        return renderer.written("worksheets", view, words, body, title=title, sheets=_all_sheets(view))
    sheet = guide.project.sheets[id_]
    intro, sections = show_sections(sheet, words, body, view)
    return renderer.written(
        "worksheet",
        view,
        words,
        intro,
        title=title,
        sheet=sheet,
        sections=sections,
        marks=MARKS,
        needs=[guide.catalogue.needs[need] for need in sheet.needs],
        pages=[(view.page_title(page), view.root + guide.addresses.page(locale, page)) for page in sheet.pages],
        words_for_script=words_for_script(view, WORDS),
    )


def _all_sheets(view: View) -> list[tuple[str, str, str]]:
    """Give title, description and address of every worksheet, in the declared order."""
    addresses, found = view.guide.addresses, []
    for id_ in view.guide.project.sheets:
        name = f"{FOLDER}/{id_}"
        words = shown(view.guide.pages(name), addresses.default, view.locale, addresses.default)
        about = view.type(words.fields.get("description") or "")
        found.append((view.page_title(name), about, view.root + addresses.page(view.locale, name)))
    return found


def show_sections(sheet: Sheet, words: Text, body: str, view: View) -> tuple[str, tuple[Section, ...]]:
    """Split the HTML of a body at its headings; give what stands before the first, and the sections with lines."""
    labels = _Labels(view, words, f"{FOLDER}/{sheet.id}")
    intro, *parts = _SECTION.split(body)
    pairs = zip(parts[::2], parts[1::2], strict=True)
    lines = {line.id: line for line in sheet.lines}
    sections = tuple(
        Section(id_, Markup(html), tuple(_show(line, sheet, lines, labels) for line in sheet.sections.get(id_, ())))  # noqa: S704 -- checked HTML of the page's own body
        for id_, html in pairs
    )
    return intro, sections


def _show(line: Line, sheet: Sheet, lines: Mapping[str, Line], labels: _Labels) -> ShownLine:
    whose, wanted = line.only or ("", ())
    threshold = line.formula is not None and line.formula.threshold is not None
    return ShownLine(
        line,
        labels.say(line.id),
        labels.find(f"{line.id}.hint"),
        sheet.numbers.get(line.id, 0),
        tuple((option, labels.option(line, option)) for option in line.options),
        labels.view.t(f"sheet_unit_{line.unit}") if line.unit else "",
        ", ".join(labels.option(lines[whose], option).text for option in wanted),
        write_formula(line.formula, sheet.numbers) if line.formula else "",
        labels.say(f"{line.id}.reached") if threshold else None,
        labels.say(f"{line.id}.below") if threshold else None,
    )


def write_formula(formula: Formula, numbers: Mapping[str, int]) -> str:
    """Write a formula in the numbers of its lines: ``(1) + (2)``, ``(4) × (5) ÷ 100``, ``(1) + … + (9)``."""
    places = [numbers[term] for term in formula.terms]
    terms = [f"({place})" for place in places]
    if formula.operation == "sum" and len(places) >= LONG and places == list(range(places[0], places[-1] + 1)):
        return f"{terms[0]} + … + {terms[-1]}"
    if formula.operation == "percent":
        return f"{terms[0]} × {terms[1]} ÷ 100"
    return SIGNS[formula.operation].join(terms)


class _Labels:
    """The labels of a sheet in one locale; what they lack is said in the default language."""

    def __init__(self, view: View, words: Text, name: str) -> None:
        self.view = view
        default = view.guide.addresses.default
        versions = view.guide.pages(name)
        self._words = [words, *(versions[locale] for locale in (default,) if locale in versions)]

    def find(self, id_: str) -> Label | None:
        for words in self._words:
            labels = words.fields.get("labels")
            if isinstance(labels, Mapping) and id_ in labels:
                return Label(self.view.type(labels[id_]), self.view.lang_attribute(words))
        return None

    def say(self, id_: str) -> Label:
        return self.find(id_) or Label(id_, Markup(""))

    def option(self, line: Line, option: str) -> Label:
        if line.vocabulary:
            return Label(self.view.label(line.vocabulary, option), Markup(""))
        return self.say(f"{line.id}.{option}")
