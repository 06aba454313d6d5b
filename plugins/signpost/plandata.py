"""What the script of the reader's own plan knows of the guide: names and ways of all that can be a step.

Comes in: a `Guide` and a view at the site's root. Goes out: a mapping for JSON (format fixed, version 1).
Example: ``plan_data(guide, view)["names"]["tools/penpot"]`` is ``["Penpot", "./tools/penpot/"]``.

``names`` has entries, removed ones too, hand-written pages of guidance, and the sections that the check-up picks: name,
way from the site's root, and the language where it is another than the page's. ``former`` leads from an entry's former
ids to its present one. ``kinds`` says what the members of a folder are. ``questions`` are those of the check-up with
their answers, so that a plan made in one language is read in another. It knows nothing of any reader's plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from signpost.guide import Guide
from signpost.model import Entry
from signpost.steps import step
from signpost.view import View

NAME: Final = "plan.json"
VERSION: Final = 1
GUIDANCE: Final = ("needs", "articles", "worksheets")
"""Folders of hand-written pages that a step can lead to."""


def plan_data(guide: Guide, view: View) -> dict[str, object]:
    """Give what the script needs to name steps and answers in the language of `view`."""
    entries = [*_entries(guide)]
    names = {str(entry.reference): _pack(view.name(entry), view.entry_href(entry)) for entry in entries}
    for target in _targets(guide):
        if found := step(guide, target, view.locale):
            language = "" if found.words.locale == view.locale else found.words.locale
            name = view.t("plan_section", page=found.about, section=found.title) if "#" in target else found.title
            names[target] = _pack(view.type(name), view.root + found.path, language)
    return {
        "v": VERSION,
        "names": names,
        "former": {f"{one.collection}/{id_}": str(one.reference) for one in entries for id_ in one.formerly},
        "kinds": {
            **{collection: view.collection(collection) for collection in guide.catalogue.collections},
            **{folder: view.t(f"plan_{folder}") for folder in GUIDANCE},
        },
        "questions": _questions(guide, view),
    }


def _entries(guide: Guide) -> Iterator[Entry]:
    for collection in guide.catalogue.collections:
        yield from guide.ordered(collection, guide.addresses.default)
        yield from guide.catalogue.removed(collection)


def _targets(guide: Guide) -> dict[str, None]:
    """Give the pages of guidance, and what the check-up picks beside entries."""
    finder = guide.project.finder
    rules = finder.rules if finder else ()
    picks = (pick.target for rule in rules for picks in rule.picks.values() for pick in picks)
    needs = (f"needs/{need}" for need in guide.catalogue.needs)
    pages = (name for name in guide.project.pages if name.partition("/")[0] in GUIDANCE and not name.endswith("/index"))
    return dict.fromkeys([*needs, *pages, *picks])


def _questions(guide: Guide, view: View) -> list[object]:
    finder = guide.project.finder
    words = guide.project.finder_words[view.locale].questions if finder else {}
    return [
        [id_, view.type(one.ask), {answer: view.type(text) for answer, text in one.answers.items()}]
        for id_, one in words.items()
    ]


def _pack(name: str, way: str, language: str = "") -> list[str]:
    return [name, way, language] if language else [name, way]
