"""The check-up as data: questions, answers, conditions over answers, rules; and when a condition holds.

Comes in: what `schema` has read from ``finder.yml``, and a reader's answers. Goes out: the answers that make a
condition hold. Example: ``evidence(Condition.of("country", "de"), {"country": ("de",)})`` is ``(("country", "de"),)``.

There is no code in a rule: conditions are `all`, `any` and `not` over answers. It knows no entry and shows nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from signpost.model import Place

NOT_SURE: Final = "not-sure"
"""The answer that every question has, and that a question counts as answered with while it is left open."""

FINDER: Final = "finder.yml"
NOWHERE: Final = Place(FINDER)

Given = Mapping[str, tuple[str, ...]]
"""A reader's answers: question → answers, none empty. See `complete`."""

Said = tuple[str, str]
"""One answer: the ids of the question and of the answer."""

Values = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Collection → facet → values."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. ``values`` are the facet values it stands for, the nearest first (Germany: ``DE``, then ``EU``).

    ``leaves_out`` names what an entry must not count under to be shown. ``under`` is the heading it stands under.
    """

    id: str
    values: tuple[str, ...] = ()
    leaves_out: Values = field(default_factory=dict)
    under: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. Up to ``most`` answers can be given; ``fits`` maps collections to the facet an answer must fit.

    ``vocabulary`` names the list that the answers are taken from, or is empty: then they have words of their own.
    ``lenient``: left open, it keeps nothing away; else only what is for everybody is shown.
    """

    id: str
    answers: tuple[Answer, ...]
    most: int = 1
    fits: Mapping[str, str] = field(default_factory=dict)
    vocabulary: str = ""
    lenient: bool = False
    place: Place = NOWHERE

    def answer(self, id_: str) -> Answer | None:
        """Give the answer of that id; ``None`` for *not sure* and for unknown ones."""
        return next((answer for answer in self.answers if answer.id == id_), None)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all answers, *not sure* last."""
        return (*(answer.id for answer in self.answers), NOT_SURE)


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition: ``is`` one of ``answers`` to ``question``; or ``all``, ``any`` or ``not`` of ``parts``."""

    kind: Literal["is", "all", "any", "not"]
    question: str = ""
    answers: tuple[str, ...] = ()
    parts: tuple[Condition, ...] = ()

    @classmethod
    def of(cls, question: str, *answers: str) -> Condition:
        """Make the condition that one of the answers was given."""
        return cls("is", question, answers)

    def mentions(self) -> Iterator[Said]:
        """Yield every answer it speaks of."""
        yield from ((self.question, answer) for answer in self.answers)
        for part in self.parts:
            yield from part.mentions()


@dataclass(frozen=True, slots=True)
class Pick:
    """Something chosen by hand: ``tools/kimai``, ``needs/get-paid#late`` or ``articles/day-rates``, and its line."""

    target: str
    place: Place


@dataclass(frozen=True, slots=True)
class Rule:
    """When ``when`` holds, the picks are shown, and belong to ``need`` (or to none).

    ``opens``: the reader has the need, and what serves it is asked of the catalogue; else another rule says so.
    """

    when: Condition
    need: str
    picks: Mapping[str, tuple[Pick, ...]]
    place: Place
    opens: bool = True


@dataclass(frozen=True, slots=True)
class Finder:
    """The whole check-up.

    ``groups`` maps each group of the result to the collections whose entries it shows. ``leaves_out`` is never shown.
    ``language`` names the facets that say which language an entry speaks, ``prefers`` the values that come first.
    ``local`` names the fact that says which part of a country an entry serves.
    ``pages`` are the two questions whose answers have static pages: needs come from the first, the other divides them.
    """

    questions: tuple[Question, ...]
    groups: Mapping[str, tuple[str, ...]]
    rules: tuple[Rule, ...]
    leaves_out: Values = field(default_factory=dict)
    language: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    prefers: Values = field(default_factory=dict)
    local: Mapping[str, str] = field(default_factory=dict)
    pages: tuple[str, str] = ("", "")
    place: Place = NOWHERE

    def question(self, id_: str) -> Question | None:
        """Give the question of that id, or ``None``."""
        return next((question for question in self.questions if question.id == id_), None)


def complete(finder: Finder, given: Mapping[str, Iterable[str]]) -> Given:
    """Give an answer to every question: known ids in declared order, as many as count, else *not sure*."""
    completed = {}
    for question in finder.questions:
        asked = set(given.get(question.id, ()))
        chosen = tuple(answer.id for answer in question.answers if answer.id in asked)[: question.most]
        completed[question.id] = chosen or (NOT_SURE,)
    return completed


def evidence(condition: Condition, given: Given) -> tuple[Said, ...] | None:
    """Give the answers that make a condition hold, ``None`` where it does not; a ``not`` rests on no answer."""
    if condition.kind == "is":
        found = tuple(answer for answer in given.get(condition.question, (NOT_SURE,)) if answer in condition.answers)
        return tuple((condition.question, answer) for answer in found) or None
    parts = [evidence(part, given) for part in condition.parts]
    if condition.kind == "not":
        return () if parts[0] is None else None
    holding = [part for part in parts if part is not None]
    if len(holding) < (len(parts) if condition.kind == "all" else 1):
        return None
    return tuple(dict.fromkeys(said for part in holding for said in part))


def rests_on_answers(condition: Condition) -> bool:
    """Tell whether a condition can hold only through answers that were given, so that a reason can name them."""
    if condition.kind == "is":
        return True
    if condition.kind == "not":
        return False
    judge = any if condition.kind == "all" else all
    return judge(rests_on_answers(part) for part in condition.parts)
