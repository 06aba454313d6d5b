"""What can be wrong between worksheets and the rest of a guide: pages, sections and labels that are not there.

Comes in: a `Guide`. Goes out: problems with file and line.
Example: ``docs/de/worksheets/day-rate.md:1: no section {#days}; worksheets.yml has lines for it``.
What one file alone can tell has been told by `schema`.
"""

from __future__ import annotations

from collections.abc import Iterator

from signpost.guide import Guide
from signpost.model import Place, Text
from signpost.problems import Problem, Severity, did_you_mean, quote
from signpost.schema import BORROWED
from signpost.sheets import FOLDER, WORKSHEETS, Sheet
from signpost.steps import sections


def check_sheets(guide: Guide) -> Iterator[Problem]:
    """Yield every problem of the worksheets of a guide; a guide without worksheets has none."""
    sheets, default = guide.project.sheets, guide.addresses.default
    for sheet in sheets.values():
        versions = guide.pages(f"{FOLDER}/{sheet.id}")
        if default not in versions:
            hint = f"write docs/{default}/{FOLDER}/{sheet.id}.md: title, description, labels and guidance"
            yield Problem(sheet.place, f"worksheet {quote(sheet.id)} has no page", hint)
        for words in versions.values():
            yield from _check_words(sheet, words, "error" if words.locale == default else "advice")
        for page in sheet.pages:
            if not guide.pages(page):
                message = f"worksheet {quote(sheet.id)} names a page that is not there: {quote(page)}"
                yield Problem(sheet.place, message, did_you_mean(page, tuple(guide.all_pages())))
    if sheets and default not in guide.pages(f"{FOLDER}/index"):
        hint = f"write docs/{default}/{FOLDER}/index.md: its title and what it says first"
        yield Problem(Place(WORKSHEETS), "the worksheets have no index", hint)
    yield from _check_strays(guide)


def _check_words(sheet: Sheet, words: Text, severity: Severity) -> Iterator[Problem]:
    there = sections(words)
    for section in sheet.sections:
        if section not in there:
            hint = f"{WORKSHEETS} has lines for it; write ## … {{#{section}}}"
            yield Problem(words.place, f"no section {{#{section}}}", hint)
    order = [section for section in there if section in sheet.sections]
    if order != [section for section in sheet.sections if section in there]:
        yield Problem(words.place, "its sections stand in another order than in worksheets.yml", "move them")
    labels = words.fields.get("labels")
    known = labels if isinstance(labels, dict) else {}
    for label in (label for line in sheet.lines for label in line.needed() if label not in known):
        hint = BORROWED if severity == "advice" else f"add {label}: … under labels"
        yield Problem(words.place, f"no label for {quote(label)}", hint, severity)


def _check_strays(guide: Guide) -> Iterator[Problem]:
    for name, versions in guide.project.pages.items():
        folder, _, rest = name.partition("/")
        if folder == FOLDER and rest != "index" and rest not in guide.project.sheets:
            close = did_you_mean(rest, tuple(guide.project.sheets))
            hint = close if close.startswith("did") else f"declare it in {WORKSHEETS}, or delete this file"
            for words in versions.values():
                yield Problem(words.place, f"unknown worksheet {quote(rest)}", hint)
