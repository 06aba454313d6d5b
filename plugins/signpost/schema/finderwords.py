"""``docs/<locale>/finder.yml`` → the words of the check-up in one language, with every problem in them.

Comes in: the located mapping, the check-up, the labels of the locale, and the words to fall back on. Goes out:
texts by question, and problems. Example: ``questions: {country: {ask: Where are you based?, why: …}}``.

Answers taken from a list of the vocabulary are called what ``labels.yml`` calls them. What a language lacks is said in
the default one, with an advice; what the default language lacks is an error.
"""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field
from typing import Final

from signpost.model import Labels, Place
from signpost.nodes import Mapping
from signpost.problems import Problem, Severity, quote
from signpost.questions import NOT_SURE, Finder, Question
from signpost.schema.fallback import BORROWED, sum_up
from signpost.schema.reading import check_keys, read_line, read_mapping

KEYS: Final = ("ask", "hint", "why", "not_sure", "answers", "under", "notes")
LONGEST: Final = 400
LONGEST_ANSWER: Final = 80


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """What one question says. ``answers`` has *not sure* too; ``notes`` are limits of an answer, told with its result.

    ``under`` are the headings that answers stand under.
    """

    ask: str
    why: str
    answers: ReadOnly[str, str]
    hint: str = ""
    under: ReadOnly[str, str] = field(default_factory=dict)
    notes: ReadOnly[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FinderWords:
    """What the check-up says in one locale: every question of it, and the title of every group of the result."""

    questions: ReadOnly[str, QuestionWords]
    groups: ReadOnly[str, str]


def load_finder_words(
    mapping: Mapping | None, place: Place, finder: Finder, labels: Labels, default: FinderWords | None
) -> tuple[FinderWords, list[Problem]]:
    """Return the words of `finder` in the locale of `labels`; without a `default` they are the default themselves."""
    problems: list[Problem] = []
    if mapping is None:
        mapping = Mapping((), place)
    missing: list[Problem] = []
    reader = _Reader(problems, missing, "advice" if default else "error")
    check_keys(mapping, ("questions", "groups"), "key", problems)
    asked = read_mapping(mapping.get("questions"), "'questions'", problems) or Mapping((), mapping.place)
    check_keys(asked, tuple(question.id for question in finder.questions), "question", problems)
    questions = {}
    for question in finder.questions:
        own = read_mapping(asked.get(question.id), quote(question.id), problems) or Mapping((), asked.place)
        questions[question.id] = reader.read(question, own, labels, default.questions[question.id] if default else None)
    titles = read_mapping(mapping.get("groups"), "'groups'", problems) or Mapping((), mapping.place)
    check_keys(titles, tuple(finder.groups), "group", problems)
    other = default.groups if default else {}
    groups = {group: reader.text(titles, group, other.get(group, ""), f"groups.{group}") for group in finder.groups}
    return FinderWords(questions, groups), [*problems, *(sum_up(missing) if default else missing)]


@dataclass(frozen=True, slots=True)
class _Reader:
    problems: list[Problem]
    missing: list[Problem]
    severity: Severity

    def read(
        self, question: Question, own: Mapping, labels: Labels, default: QuestionWords | None
    ) -> QuestionWords:  # fmt: skip
        check_keys(own, KEYS, "key", self.problems)
        name = question.id
        texts = {
            key: self.text(own, key, getattr(default, key) if default else "", f"{name}.{key}") for key in KEYS[:3:2]
        }
        hint = self.optional(own, "hint", default.hint if default else "")
        answers = self.block(own, "answers", tuple(answer.id for answer in question.answers))
        given = default.answers if default else {}
        said = {}
        for answer in question.answers:
            fallback = labels.vocabulary.get(question.vocabulary, {}).get(answer.id, "")
            if fallback and answers.get(answer.id) is None:
                said[answer.id] = fallback
            else:
                said[answer.id] = self.text(answers, answer.id, given.get(answer.id, ""), f"{name}.{answer.id}")
        said[NOT_SURE] = self.text(own, "not_sure", given.get(NOT_SURE, ""), f"{name}.not_sure")
        heads = tuple(dict.fromkeys(answer.under for answer in question.answers if answer.under))
        under = self.block(own, "under", heads)
        others = default.under if default else {}
        headings = {head: self.text(under, head, others.get(head, ""), f"{name}.under.{head}") for head in heads}
        notes = self.block(own, "notes", tuple(said))
        told = {key: self.optional(notes, key, "") for key in notes.keys()}  # noqa: SIM118 - not a dict
        remaining = default.notes if default else {}
        return QuestionWords(texts["ask"], texts["why"], said, hint, headings, {**remaining, **told})

    def block(self, own: Mapping, key: str, known: tuple[str, ...]) -> Mapping:
        found = read_mapping(own.get(key), quote(key), self.problems) or Mapping((), own.place)
        check_keys(found, known, "answer" if key != "under" else "heading", self.problems)
        return found

    def text(self, mapping: Mapping, key: str, fallback: str, path: str) -> str:
        node = mapping.get(key)
        if node is None:
            hint = BORROWED if fallback else "add it"
            self.missing.append(Problem(mapping.place, f"no text for '{path}'", hint, self.severity))
            return fallback
        longest = LONGEST if key in KEYS else LONGEST_ANSWER
        return read_line(node, quote(key), self.problems, longest=longest) or fallback

    def optional(self, mapping: Mapping, key: str, fallback: str) -> str:
        node = mapping.get(key)
        return (read_line(node, quote(key), self.problems, longest=LONGEST) or fallback) if node else fallback
