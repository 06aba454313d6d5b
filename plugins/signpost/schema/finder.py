"""``finder.yml`` → `questions.Finder`, with every problem in it.

Comes in: the located mapping, the vocabulary and the collections. Goes out: the check-up, and problems.
Example: ``rules: [{when: {worry: late-payers, country: [de, fr]}, need: get-paid, first: [needs/get-paid#late]}]``.

In a condition, several keys mean all of them, several answers any of them. Whether what rules pick exists, can be
reached and can be shown is told by `findercheck`; the words of questions are read by `finderwords`.
"""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass
from typing import Final, Literal

from signpost.model import Collection, Vocabulary
from signpost.nodes import Mapping, Node, Scalar, Sequence
from signpost.problems import Problem, did_you_mean, quote
from signpost.questions import NOT_SURE, Answer, Condition, Finder, Pick, Question, Rule, Values, rests_on_answers
from signpost.schema.ids import complain_about_id
from signpost.schema.reading import check_keys, note, read_flag, read_items, read_line, read_mapping

KEYS: Final = ("questions", "groups", "rules", "leaves_out", "language", "prefers", "local", "pages")
QUESTION_KEYS: Final = ("answers", "most", "fits", "lenient")
ANSWER_KEYS: Final = ("values", "leaves_out", "under")
RULE_KEYS: Final = ("when", "need", "also")
JOINTS: Final = ("all", "any", "not")
RESERVED: Final = frozenset({*JOINTS, "at", NOT_SURE})
"""What no question can be called: addresses and conditions use these words."""

MOST_QUESTIONS, MOST_ANSWERS = 9, 9
"""How many questions anybody has patience for, and how many answers to one."""


def load_finder(
    mapping: Mapping, vocabulary: Vocabulary, collections: ReadOnly[str, Collection]
) -> tuple[Finder, list[Problem]]:
    """Return the check-up declared in `mapping` and all problems; what has a problem in it is left out."""
    reader = _Reader(vocabulary, collections, [])
    check_keys(mapping, KEYS, "key", reader.problems)
    questions = reader.read_questions(mapping)
    groups = reader.read_groups(mapping)
    rules = reader.read_rules(mapping.get("rules"), mapping, {one.id: one for one in questions}, tuple(groups))
    leaves_out = reader.read_values(mapping.get("leaves_out"), "'leaves_out'")
    prefers = reader.read_values(mapping.get("prefers"), "'prefers'")
    language = reader.read_facets(mapping.get("language"))
    pages = reader.read_pages(mapping, questions)
    local = reader.read_local(mapping.get("local"))
    return Finder(questions, groups, rules, leaves_out, language, prefers, local, pages, mapping.place), reader.problems


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one part after the other and keeps the problems. Lives for one `load_finder`."""

    vocabulary: Vocabulary
    collections: ReadOnly[str, Collection]
    problems: list[Problem]

    def read_questions(self, mapping: Mapping) -> tuple[Question, ...]:
        block = read_mapping(mapping.get("questions"), "'questions'", self.problems)
        if block is None or not block.entries:
            note(self.problems, mapping.place, "no 'questions'", "write at least one")
            return ()
        if len(block.entries) > MOST_QUESTIONS:
            note(self.problems, block.place, f"{len(block.entries)} questions", f"at most {MOST_QUESTIONS} get answers")
        return tuple(question for key, node in block.entries if (question := self.read_question(key, node)))

    def read_question(self, key: Scalar, node: Node) -> Question | None:
        body = read_mapping(node, f"question {quote(key.text)}", self.problems)
        if body is None or not self.is_id(key, "question"):
            return None
        check_keys(body, QUESTION_KEYS, "key of a question", self.problems)
        answers, vocabulary = self.read_answers(key, body)
        fits = self.read_fits(body.get("fits"))
        most = body.get("most")
        limit = read_line(most, "'most'", self.problems) if most else "1"
        if limit is not None and limit not in map(str, range(1, MOST_ANSWERS + 1)):
            note(self.problems, (most or key).place, f"'most' is {quote(limit)}", f"write 1 to {MOST_ANSWERS}")
            limit = None
        if fits and limit != "1":
            hint = "an entry fits one answer: leave out 'most' or 'fits'"
            note(self.problems, key.place, f"question {quote(key.text)} takes several answers that entries fit", hint)
        lenient = read_flag(body.get("lenient"), "'lenient'", self.problems)
        return Question(key.text, answers, int(limit or 1), fits, vocabulary, lenient, key.place)

    def read_answers(self, key: Scalar, body: Mapping) -> tuple[tuple[Answer, ...], str]:
        node = body.get("answers")
        if isinstance(node, Scalar):
            ids = self.vocabulary.lists.get(node.text)
            if ids is None:
                hint = did_you_mean(node.text, tuple(self.vocabulary.lists))
                note(self.problems, node.place, f"unknown list {quote(node.text)}", hint)
            return tuple(Answer(id_, (id_,)) for id_ in ids or ()), node.text
        block = read_mapping(node, "'answers'", self.problems)
        if block is None or not block.entries:
            hint = "write {id: {…}}, or the name of a list of the vocabulary"
            note(self.problems, key.place, f"question {quote(key.text)} has no answers", hint)
        answers = (self.read_answer(id_, part) for id_, part in (block.entries if block else ()))
        return tuple(answer for answer in answers if answer), ""

    def read_answer(self, key: Scalar, node: Node) -> Answer | None:
        body = read_mapping(node, f"answer {quote(key.text)}", self.problems)
        if body is None or not self.is_id(key, "answer"):
            return None
        check_keys(body, ANSWER_KEYS, "key of an answer", self.problems)
        values, under = body.get("values"), body.get("under")
        return Answer(
            key.text,
            tuple(item.text for item in read_items(values, "'values'", self.problems)) if values else (),
            self.read_values(body.get("leaves_out"), "'leaves_out'"),
            (read_line(under, "'under'", self.problems) or "") if under else "",
        )

    def is_id(self, key: Scalar, what: str) -> bool:
        complaint = complain_about_id(key.text)
        if key.text in RESERVED:
            complaint = (f"{quote(key.text)} cannot name a {what}", "choose another id")
        if complaint:
            note(self.problems, key.place, *complaint)
        return complaint is None

    def read_groups(self, mapping: Mapping) -> dict[str, tuple[str, ...]]:
        block = read_mapping(mapping.get("groups"), "'groups'", self.problems)
        if block is None:
            note(self.problems, mapping.place, "no 'groups'", "write {tools: [tools], …}: group → collections")
        groups = {}
        for key, node in block.entries if block else ():
            if key.text in RULE_KEYS or not self.is_id(key, "group"):
                note(self.problems, key.place, f"{quote(key.text)} cannot name a group", "choose another id")
                continue
            names = [item for item in read_items(node, quote(key.text), self.problems) if self.has_collection(item)]
            groups[key.text] = tuple(item.text for item in names)
        return groups

    def has_collection(self, item: Scalar) -> bool:
        if item.text in self.collections:
            return True
        hint = did_you_mean(item.text, tuple(self.collections))
        note(self.problems, item.place, f"unknown collection {quote(item.text)}", hint)
        return False

    def has_facet(self, collection: str, item: Scalar) -> bool:
        facets = tuple(facet.id for facet in self.collections[collection].facets)
        if item.text in facets:
            return True
        message = f"{quote(collection)} has no facet {quote(item.text)}"
        note(self.problems, item.place, message, did_you_mean(item.text, facets))
        return False

    def read_values(self, node: Node | None, what: str) -> Values:
        """Read collection → facet → values."""
        block = read_mapping(node, what, self.problems)
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for collection, part in block.entries if block else ():
            facets = read_mapping(part, quote(collection.text), self.problems)
            if facets is None or not self.has_collection(collection):
                continue
            named = [(key, value) for key, value in facets.entries if self.has_facet(collection.text, key)]
            found[collection.text] = {
                key.text: tuple(item.text for item in read_items(value, quote(key.text), self.problems))
                for key, value in named
            }
        return found

    def read_fits(self, node: Node | None) -> dict[str, str]:
        block = read_mapping(node, "'fits'", self.problems)
        found = {}
        for key, value in block.entries if block else ():
            if not isinstance(value, Scalar):
                note(self.problems, value.place, f"{quote(key.text)} of 'fits' is no facet", "write collection: facet")
            elif self.has_collection(key) and self.has_facet(key.text, value):
                found[key.text] = value.text
        return found

    def read_facets(self, node: Node | None) -> dict[str, tuple[str, ...]]:
        block = read_mapping(node, "'language'", self.problems)
        found = {}
        for key, value in block.entries if block else ():
            if self.has_collection(key):
                items = read_items(value, quote(key.text), self.problems)
                found[key.text] = tuple(item.text for item in items if self.has_facet(key.text, item))
        return found

    def read_local(self, node: Node | None) -> dict[str, str]:
        block = read_mapping(node, "'local'", self.problems)
        found = {}
        for key, value in block.entries if block else ():
            name = read_line(value, "'local'", self.problems)
            facts = tuple(fact.name for fact in self.collections[key.text].facts) if self.has_collection(key) else ()
            if name in facts:
                found[key.text] = name
            elif name and facts:
                note(self.problems, value.place, f"unknown fact {quote(name)}", did_you_mean(name, facts))
        return found

    def read_pages(self, mapping: Mapping, questions: tuple[Question, ...]) -> tuple[str, str]:
        node = mapping.get("pages")
        items = read_items(node, "'pages'", self.problems) if node else ()
        known = tuple(question.id for question in questions)
        for item in items:
            if item.text not in known:
                note(self.problems, item.place, f"unknown question {quote(item.text)}", did_you_mean(item.text, known))
        names = [item.text for item in items if item.text in known]
        if len(names) != 2:  # noqa: PLR2004 - rows and columns
            hint = "name the question that leads to needs, and the one whose answers divide them: [worry, country]"
            note(self.problems, mapping.key_place("pages"), "'pages' names no two questions", hint)
            return ("", "")
        return (names[0], names[1])

    def read_rules(
        self, node: Node | None, mapping: Mapping, questions: ReadOnly[str, Question], groups: tuple[str, ...]
    ) -> tuple[Rule, ...]:
        if not isinstance(node, Sequence):
            note(self.problems, (node or mapping).place, "'rules' is no list", "write a list: - {when: {…}, need: …}")
            return ()
        return tuple(rule for item in node.items for rule in self.read_rule(item, questions, groups))

    def read_rule(self, node: Node, questions: ReadOnly[str, Question], groups: tuple[str, ...]) -> list[Rule]:
        """Return a rule and its further ones, whose condition is that of the rule as well."""
        body = read_mapping(node, "a rule", self.problems)
        if body is None:
            return []
        check_keys(body, (*RULE_KEYS, *groups), "key of a rule", self.problems)
        when, need, picks = self.read_when(body, questions), self.read_need(body), self.read_picks(body, groups)
        if when and not rests_on_answers(when):
            hint = "add an answer that must be given"
            note(self.problems, body.place, "the rule can hold without any answer to give as its reason", hint)
        if when and not need and not any(picks.values()):
            note(self.problems, body.place, "the rule leads to nothing", "name a need, or pick something for a group")
        if when is None:
            return []
        also = body.get("also")
        if also is not None and not isinstance(also, Sequence):
            note(self.problems, also.place, "'also' is no list", "write a list: - {when: {…}, …}")
        rules = [Rule(when, need, picks, body.place, opens=bool(need))]
        for item in also.items if isinstance(also, Sequence) else ():
            further = read_mapping(item, "a further rule", self.problems)
            if further and (own := self.read_when(further, questions)):
                check_keys(further, ("when", *groups), "key of a further rule", self.problems)
                both = Condition("all", parts=(when, own))
                rules.append(Rule(both, need, self.read_picks(further, groups), further.place, opens=False))
        return rules

    def read_when(self, body: Mapping, questions: ReadOnly[str, Question]) -> Condition | None:
        wanted = body.get("when")
        if wanted is None:
            note(self.problems, body.place, "the rule has no 'when'", "write when: {question: answer}")
            return None
        return self.read_condition(wanted, questions)

    def read_picks(self, body: Mapping, groups: tuple[str, ...]) -> dict[str, tuple[Pick, ...]]:
        picks = {}
        for group in groups:
            items = read_items(part, quote(group), self.problems) if (part := body.get(group)) else ()
            picks[group] = tuple(Pick(item.text, item.place) for item in items)
        return picks

    def read_need(self, body: Mapping) -> str:
        node = body.get("need")
        need = read_line(node, "'need'", self.problems) if node else None
        if node and need and need not in self.vocabulary.needs:
            note(self.problems, node.place, f"unknown need {quote(need)}", did_you_mean(need, self.vocabulary.needs))
            return ""
        return need or ""

    def read_condition(self, node: Node, questions: ReadOnly[str, Question]) -> Condition | None:
        block = read_mapping(node, "a condition", self.problems)
        if block is None:
            return None
        if not block.entries:
            note(self.problems, block.place, "the condition is empty", "write {question: answer}")
        parts = [self.read_part(key, value, questions) for key, value in block.entries]
        sound = [part for part in parts if part]
        if len(sound) < len(parts) or not sound:
            return None
        return sound[0] if len(sound) == 1 else Condition("all", parts=tuple(sound))

    def read_part(self, key: Scalar, node: Node, questions: ReadOnly[str, Question]) -> Condition | None:
        if key.text == "not":
            inner = self.read_condition(node, questions)
            return Condition("not", parts=(inner,)) if inner else None
        if key.text in ("all", "any"):
            kind: Literal["all", "any"] = "all" if key.text == "all" else "any"
            items = node.items if isinstance(node, Sequence) else (node,)
            parts = [self.read_condition(item, questions) for item in items]
            sound = tuple(part for part in parts if part)
            return Condition(kind, parts=sound) if sound and len(sound) == len(parts) else None
        question = questions.get(key.text)
        if question is None:
            hint = did_you_mean(key.text, (*questions, *JOINTS))
            note(self.problems, key.place, f"unknown question {quote(key.text)}", hint)
            return None
        asked = (node,) if isinstance(node, Scalar) else read_items(node, quote(key.text), self.problems)
        for item in asked:
            if item.text not in question.ids:
                message = f"question {quote(key.text)} has no answer {quote(item.text)}"
                note(self.problems, item.place, message, did_you_mean(item.text, question.ids))
        known = tuple(item.text for item in asked if item.text in question.ids)
        return Condition.of(key.text, *known) if known and len(known) == len(asked) else None
