"""Questions on a terminal, one per field that somebody has to fill in.

Comes in: a collection, and what has been given as arguments. Goes out: a text per field; empty if left for later.
Example: ``needs: `` is asked again after ``get-payed``, with ``did you mean 'get-paid'?``.
An answer is checked as it will be in the file. Writes no file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from signpost.drafts import explain
from signpost.fields import Context, parse_field
from signpost.model import Collection, Field, Vocabulary
from signpost.problems import Problem, make_visible
from signpost.source import parse_yaml
from signpost.terminal import show
from signpost.yamltext import find_divider, split, tidy, write_sentence, write_value

DIVIDERS: Final = {",": "commas", ";": "semicolons"}
Complain = Callable[[str], tuple[str, str] | None]
"""What is wrong with an answer, and what would be right; ``None`` where nothing is."""


class Questions:
    """Asks on the terminal. Its limit: an answer is judged alone, never against other entries."""

    def __init__(self, collection: Collection, vocabulary: Vocabulary) -> None:
        self._collection = collection
        self._vocabulary = vocabulary

    def ask(self, name: str, about: str, complain: Complain = lambda _: None) -> str:
        """Ask one question until there is nothing to `complain` about; end of input raises `EOFError`."""
        show(f"\n{about}")
        answer = tidy(input(f"{name}: "))
        while complaint := complain(answer):
            show(f"  {make_visible('; '.join(complaint))}")
            answer = tidy(input(f"{name}: "))
        return answer

    def ask_facts(self, given: dict[str, str]) -> Iterator[tuple[str, str]]:
        """Yield an answer for every required fact that is not `given`."""
        for field in self._collection.facts:
            if field.required and field.name not in given:
                yield field.name, self._ask_field(field, field.name, self._explain(field))

    def ask_words(self, facts: dict[str, str], given: dict[str, str]) -> Iterator[tuple[str, str]]:
        """Yield an answer for all required words that are not `given`; of a sentence per need, one for each need."""
        for field in self._collection.words:
            if not field.required or any(name.partition(".")[0] == field.name for name in given):
                continue
            about = self._explain(field)
            per = next((fact for fact in self._collection.facts if fact.name == field.options.get("per")), None)
            if per is None:
                yield field.name, self._ask_field(field, field.name, about)
            for id_ in split(per, facts.get(per.name, "")) if per else ():
                yield f"{field.name}.{id_}", self._ask_field(field, f"{field.name}.{id_}", about)

    def confirm(self, question: str) -> bool:
        """Ask whether to go on; anything but a yes is a no."""
        return input(f"{question} [y/N] ").strip().lower() in {"y", "yes"}

    def _explain(self, field: Field) -> str:
        many = f" Several are divided by {DIVIDERS[find_divider(field)]}." if field.many else ""
        page = " Here, the address of its page is enough." if field.type == "media" else ""
        return f"{explain(field, self._vocabulary)}{page}{many}"

    def _ask_field(self, field: Field, name: str, about: str) -> str:
        answer = self.ask(name, about)
        while answer and (problems := self._check(field, name, answer)):
            for problem in problems:
                show(f"  {make_visible(problem.sentence)}")
            answer = tidy(input(f"{name}: "))
        return answer

    def _check(self, field: Field, name: str, answer: str) -> list[Problem]:
        _, dot, id_ = name.partition(".")
        value = f"{{{id_}: {write_sentence(answer)}}}" if dot else write_value(field, answer)
        mapping, problems = parse_yaml(f"{field.name}: {value}\n", "")
        node = mapping.get(field.name) if mapping else None
        if node is None:
            return problems
        context = Context(self._vocabulary, problems, {field.options["per"]: (id_,)} if dot else {})
        parse_field(node, field, context)
        return problems
