"""Forms for people who do not write YAML: a forge shows them, whoever has a suggestion fills them in.

Comes in: a `Project` and its locales. Goes out: one form per purpose and language, and the text of its file.
Example: ``make_forms(project, ("en", "de"))[0].path`` is ``".github/ISSUE_TEMPLATE/1-en-tools.yml"``.

Questions are fields that `collections.yml` declares; their labels and choices are those that readers see. What comes
back is read by `suggestion`. Asks for no more than a person can answer in five minutes: editors complete the rest.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from signpost.model import Collection, Field
from signpost.project import Project
from signpost.schema import order_facts, order_words
from signpost.wording import Wording

FOLDER: Final = ".github/ISSUE_TEMPLATE"
SUGGESTED: Final[Mapping[str, tuple[str, ...]]] = {
    "tools": ("homepage", "kind", "needs", "categories", "price_model", "summary", "best_for", "watch_out"),
    "videos": ("media", "spoken", "needs", "publisher", "summary"),
}
"""What a form asks for each collection, besides the name, the text, the sources and the ties."""
MISTAKE: Final = "mistake"
NAME, BODY, SOURCES, TIES, RIGHTS = "name", "body", "sources", "ties", "rights"
YES, NO = "yes", "no"
LANGUAGES: Final = (
    *("en", "de", "fr", "es", "it", "nl", "pl", "pt", "sv", "da", "fi", "cs", "el", "hu", "ro", "uk", "zxx"),
)
"""What films are mostly spoken in; an editor corrects the rest."""
_LONG: Final = 120
_HEAD: Final = "# Made by `signpost forms` from collections.yml and labels.yml; edit those instead.\n"


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form. ``kind`` is the forge's: input, textarea, dropdown, checkboxes.

    ``options`` maps ids to what people choose.
    """

    id: str
    kind: str
    label: str
    help: str = ""
    required: bool = False
    many: bool = False
    options: Mapping[str, str] = field(default_factory=dict)

    def describe(self) -> dict[str, Any]:
        """Return the question as the forge's format has it."""
        attributes: dict[str, Any] = {"label": self.label}
        if self.help:
            attributes["description"] = self.help
        if self.kind == "dropdown":
            attributes |= {"multiple": self.many, "options": list(self.options.values())}
        if self.kind == "checkboxes":
            attributes["options"] = [{"label": text, "required": True} for text in self.options.values()]
            return {"type": self.kind, "id": self.id, "attributes": attributes}
        required = {"required": self.required}
        return {"type": self.kind, "id": self.id, "attributes": attributes, "validations": required}


@dataclass(frozen=True, slots=True)
class IssueForm:
    """One form in one language. ``purpose`` is a collection, or `MISTAKE`."""

    purpose: str
    locale: str
    path: str
    name: str
    about: str
    intro: str
    questions: tuple[Question, ...]

    @property
    def text(self) -> str:
        """The file, as YAML."""
        intro = {"type": "markdown", "attributes": {"value": self.intro}}
        whole = {
            "name": self.name,
            "description": self.about,
            "title": f"{self.name}: ",
            "labels": [MISTAKE if self.purpose == MISTAKE else "suggestion"],
            "body": [intro, *(question.describe() for question in self.questions)],
        }
        return _HEAD + "\n".join(_emit(whole)) + "\n"


def make_forms(project: Project, locales: Sequence[str]) -> tuple[IssueForm, ...]:
    """Return the forms of every language, in the order in which the forge shows them."""
    forms: list[IssueForm] = []
    for locale in locales:
        wording = Wording(project.labels[locale])
        for purpose in (*(name for name in SUGGESTED if name in project.catalogue.collections), MISTAKE):
            ask = _ask_mistake(wording) if purpose == MISTAKE else _ask(project, purpose, wording)
            path = f"{FOLDER}/{len(forms) + 1}-{locale}-{purpose}.yml"
            name, about = wording.text(f"form_{purpose}"), wording.text(f"form_{purpose}_about")
            forms.append(IssueForm(purpose, locale, path, name, about, wording.text("form_intro"), tuple(ask)))
    return tuple(forms)


def _ask(project: Project, purpose: str, wording: Wording) -> Iterator[Question]:
    collection = project.catalogue.collections[purpose]
    declared = {each.name: each for each in (*order_words(collection), *order_facts(collection))}
    yield Question(NAME, "input", wording.field(purpose, "name"), wording.text(f"form_{purpose}_name"), required=True)
    for name in SUGGESTED[purpose]:
        if name in declared:
            yield _ask_field(project, collection, declared[name], wording)
    yield Question(BODY, "textarea", wording.text("form_body"), wording.text(f"form_{purpose}_body"))
    yield Question(SOURCES, "textarea", wording.text("form_sources"), wording.text("form_sources_help"), required=True)
    ties = {NO: wording.text("form_ties_no"), YES: wording.text("form_ties_yes")}
    yield Question(TIES, "dropdown", wording.text("form_ties"), wording.text("form_ties_help"), True, options=ties)  # noqa: FBT003 - required
    yield Question(RIGHTS, "checkboxes", wording.text("form_rights"), options={YES: wording.text("form_rights_yes")})


def _ask_field(project: Project, collection: Collection, asked: Field, wording: Wording) -> Question:
    options = _list_options(project, asked, wording)
    most = int(str(asked.options.get("max") or 0))
    kind = "dropdown" if options else "textarea" if most > _LONG else "input"
    label = wording.field(collection.id, asked.name)
    help_ = wording.text("form_most", n=most) if most else wording.text("form_address") * (asked.type in _ADDRESSES)
    return Question(asked.name, kind, label, help_, asked.required, asked.many and asked.type == "choice", options)


_ADDRESSES: Final = ("address", "media")


def _list_options(project: Project, asked: Field, wording: Wording) -> dict[str, str]:
    of = str(asked.options.get("of") or "")
    if asked.type == "language":
        return {tag: wording.language(tag) for tag in LANGUAGES}
    if asked.type != "choice":
        return {}
    if of != "needs":
        return {id_: wording.label(of, id_) for id_ in project.catalogue.vocabulary.lists.get(of, ())}
    needs = project.catalogue.needs
    titles = {id_: need.words.get(wording.locale) or next(iter(need.words.values())) for id_, need in needs.items()}
    return {id_: words.title or id_ for id_, words in titles.items()}


def _ask_mistake(wording: Wording) -> Iterator[Question]:
    for id_, kind in (("page", "input"), ("wrong", "textarea"), ("right", "textarea")):
        yield Question(
            id_, kind, wording.text(f"form_{id_}"), wording.text(f"form_{id_}_help"), required=id_ != "right"
        )


def _emit(value: object, indent: str = "") -> Iterator[str]:
    """Yield the lines of YAML for texts, switches, lists and mappings; every text stands in double quotes."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if isinstance(inner, Mapping | list):
                yield f"{indent}{key}:"
                yield from _emit(inner, f"{indent}  ")
            else:
                yield f"{indent}{key}: {json.dumps(inner, ensure_ascii=False)}"
    elif isinstance(value, list):
        for item in value:
            first, *rest = (
                _emit(item, f"{indent}  ") if isinstance(item, Mapping) else (json.dumps(item, ensure_ascii=False),)
            )
            yield f"{indent}- {first.lstrip(' ')}"
            yield from rest
