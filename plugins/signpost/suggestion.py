r"""A form that somebody filled in on a forge → a `Draft` of an entry. Everything that comes in is hostile.

Comes in: the forge's event (JSON, a file) and the forms of this guide. Goes out: a `Suggestion`, or what is wrong.
Example: a body with ``### Name\n\nInkpad`` and the other questions of a form has the draft of an entry called Inkpad.

Text stays text: nothing here is run, and no path, id or address is taken from what was written but through the same
doors as `signpost new`. Headings that are no question of the form belong to the answer they stand in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from signpost.drafts import Draft, sort_texts
from signpost.issueforms import BODY, MISTAKE, NAME, RIGHTS, SOURCES, TIES, YES, IssueForm, Question
from signpost.model import Collection, Place
from signpost.problems import Problem, make_visible
from signpost.yamltext import tidy

MOST_BYTES: Final = 2_000_000
"""So large an event is read; those of a forge are a twentieth of that."""
MOST_CHARACTERS: Final = 65_536
"""So long may an issue be."""
MOST_SOURCES: Final = 8
_EMPTY: Final = "_No response_"
_DAY: Final = re.compile(r"(\d{4}-\d{2}-\d{2})T.*")
_ADDRESS: Final = re.compile(r"https://[^\s<>\"'()\[\]`]*[^\s<>\"'()\[\]`.,;:!?…]")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What somebody suggests: a draft, the number of the issue, and whether they earn money with it."""

    draft: Draft
    issue: int
    ties: bool


@dataclass(frozen=True, slots=True)
class Issue:
    """What is used of an event: the issue's number, its text, and the day it was opened (``2026-11-22``)."""

    number: int
    body: str
    day: str


def read_event(path: Path) -> Issue | Problem:
    """Read the event that the forge has left in a file."""
    place = Place(path.name)
    try:
        with path.open("rb") as stream:
            event = json.loads(stream.read(MOST_BYTES))
        issue = event["issue"]
        number, body, opened = issue["number"], issue["body"], _DAY.fullmatch(str(issue["created_at"]))
    except OSError as error:
        return Problem(place, f"cannot be read: {error.strerror}", "name the file of the event")
    except (ValueError, KeyError, TypeError, RecursionError):
        return Problem(place, "this is no event of an issue", "it has issue.number, issue.body and issue.created_at")
    if type(number) is not int or not isinstance(body, str) or opened is None:
        return Problem(place, "this is no event of an issue", "number is a number, body a text, created_at a moment")
    return Issue(number, body[:MOST_CHARACTERS], opened[1])


def read_suggestion(
    issue: Issue, forms: Iterable[IssueForm], collections: Mapping[str, Collection]
) -> Suggestion | Problem:
    """Read an issue that was written with one of `forms`."""
    place = Place(f"issue {issue.number}")
    filled = [(form, answers) for form in forms if (answers := read_answers(issue.body, form)) is not None]
    if not filled:
        return Problem(place, "no form of this guide was used", "open it again with one of the forms")
    form, answers = max(filled, key=lambda pair: len(pair[1]))
    if form.purpose == MISTAKE:
        return Problem(place, "this reports a mistake and suggests no entry", "correct the page by hand")
    if not answers[RIGHTS]:
        return Problem(place, "the licence has not been agreed to", "ask whoever wrote it to tick the box")
    if not tidy(answers[NAME]):
        return Problem(place, "the entry has no name", "ask whoever wrote it")
    facts, words, _ = sort_texts(collections[form.purpose], dict(_texts(form, answers)))
    if form.purpose == "videos":
        facts["original_title"] = answers[NAME]
    draft = Draft(
        form.purpose,
        tidy(answers[NAME]),
        form.locale,
        issue.day,
        facts=facts,
        words=words,
        body=answers[BODY],
        sources=tuple(dict.fromkeys(_ADDRESS.findall(answers[SOURCES])))[:MOST_SOURCES],
    )
    return Suggestion(draft, issue.number, answers[TIES] == YES)


def read_answers(body: str, form: IssueForm) -> dict[str, str] | None:
    """Return question → answer, choices as ids joined by commas; ``None`` where a question of the form is missing."""
    asked = {f"### {question.label}": question for question in form.questions}
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in body.splitlines():
        question = asked.get(line.strip())
        if question is not None and question.id not in found:
            lines = found.setdefault(question.id, [])
        else:
            lines.append(line)
    if any(question.id not in found for question in form.questions):
        return None
    return {question.id: _read_answer("\n".join(found[question.id]).strip(), question) for question in form.questions}


def tell(suggestion: Suggestion, paths: Iterable[str], notes: Iterable[str]) -> str:
    """Return the Markdown of a draft pull request: what was suggested, and what is left to do.

    What came from outside stands in a block of code, where it can neither be a link, nor mention anybody.
    """
    ties = "**earns money with it**" if suggestion.ties else "says that they earn nothing with it"
    files = "\n".join(f"- `{path}`" for path in paths)
    left = fence(notes)
    sources = "The sources are those they named: open each before you merge, and write the day on which you did."
    return f"From #{suggestion.issue}. Whoever suggested it {ties}. {sources}\n\n{files}\n\n{left}"


def fence(notes: Iterable[str]) -> str:
    """Return lines as a block of code that nothing in them can close."""
    lines = [make_visible(note).replace("`", "'") for note in notes]
    return "\n".join(["```text", *(lines or ["nothing is left to fill in"]), "```", ""])


def _texts(form: IssueForm, answers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for question in form.questions:
        if question.id not in (NAME, BODY, SOURCES, TIES, RIGHTS) and answers[question.id]:
            yield question.id, answers[question.id]


def _read_answer(text: str, question: Question) -> str:
    if text == _EMPTY:
        return ""
    if question.kind == "checkboxes":
        return YES if re.match(r"- \[[xX]\] ", text) else ""
    return ", ".join(_find_options(text, question)) if question.options else text


def _find_options(text: str, question: Question) -> tuple[str, ...]:
    """Find what was chosen, in that order; the longest first, because a choice may have commas or hold another one."""
    found: dict[int, str] = {}
    for id_, label in sorted(question.options.items(), key=lambda option: -len(option[1])):
        start = text.find(label)
        if start >= 0:
            found[start] = id_
            text = text.replace(label, "\0" * len(label), 1)
    chosen = tuple(found[start] for start in sorted(found))
    return chosen if question.many else chosen[:1]
