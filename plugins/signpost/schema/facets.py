"""The ``facets:`` of a collection → `model.Facet`, with every problem in them.

Comes in: the located block and the collection's facts. Goes out: facets in their order, and problems.
Example: ``platform: platforms`` reads a fact as it is; ``length: {fact: duration, steps: [10, 30]}`` cuts it in ranges.
"""

from __future__ import annotations

from collections.abc import Sequence

from signpost.friendliness import FACT as FRIENDLINESS
from signpost.model import Field, Vocabulary
from signpost.narrowing import Facet
from signpost.nodes import Mapping, Node, Scalar
from signpost.problems import Problem, did_you_mean, quote
from signpost.schema.ids import complain_about_id
from signpost.schema.reading import check_keys, note, read_items, read_line, read_mapping

KEYS = ("fact", "steps", "groups", "of", "rest", "empty", "part")
FACETABLE = frozenset({"choice", "flag", "language", "country", "licence", "day", "duration", "number", "reference"})
"""Types whose values are few, or can be made few, and can stand in an address."""

PAGES = frozenset({"page", "compare", "list"})
"""Folders below a collection that are no facet."""


def read_facets(
    block: Node | None, facts: Sequence[Field], vocabulary: Vocabulary, problems: list[Problem]
) -> tuple[Facet, ...]:
    """Return the facets declared in `block`; what cannot be one is noted and left out."""
    mapping = read_mapping(block, "'facets'", problems)
    facets = []
    for key, node in mapping.entries if mapping else ():
        if complaint := complain_about_id(key.text):
            note(problems, key.place, *complaint)
        elif key.text in PAGES:
            note(problems, key.place, f"{quote(key.text)} cannot name a facet", "choose another id")
        elif facet := _read_facet(key, node, facts, vocabulary, problems):
            facets.append(facet)
    return tuple(facets)


def _read_facet(
    key: Scalar, node: Node, facts: Sequence[Field], vocabulary: Vocabulary, problems: list[Problem]
) -> Facet | None:
    body = node if isinstance(node, Mapping) else None
    if body:
        check_keys(body, KEYS, "key of a facet", problems)
    named = body.get("fact") if body else node
    what = f"facet {quote(key.text)}"
    name = read_line(named, what, problems) if named else None
    fact = next((fact for fact in facts if fact.name == name), None)
    if fact is None:
        if name is not None or named is None:
            hint = did_you_mean(name or "", tuple(fact.name for fact in facts))
            note(problems, (named or key).place, f"{what} names the unknown fact {quote(name or '')}", hint)
        return None
    part = _part(fact, body)
    if (part or fact).type not in FACETABLE and fact.name != FRIENDLINESS:
        hint = f"facets are {', '.join(sorted(FACETABLE))}"
        note(problems, node.place, f"the fact {quote(fact.name)} is a {fact.type}, which cannot be a facet", hint)
        return None
    return _read_options(key.text, fact, body, vocabulary, problems) if body else Facet(key.text, fact.name)


def _part(fact: Field, body: Mapping | None) -> Field | None:
    """Give the part of a record that a facet reads, if it names one."""
    node = body.get("part") if body else None
    named = node.text if isinstance(node, Scalar) else ""
    return next((part for part in fact.parts if part.name == named), None)


def _read_options(
    facet: str, fact: Field, body: Mapping, vocabulary: Vocabulary, problems: list[Problem]
) -> Facet | None:
    steps = _read_steps(body.get("steps"), fact, problems)
    groups = read_mapping(body.get("groups"), f"'groups' of facet {quote(facet)}", problems)
    texts = {name: node.text for name in ("of", "rest", "empty") if isinstance(node := body.get(name), Scalar)}
    listed = vocabulary.lists.get(texts.get("of", ""), ())
    own = [*(groups.entries if groups else ()), *((body.get(name), None) for name in ("rest", "empty"))]
    for value, _ in own:
        if isinstance(value, Scalar) and value.text not in listed:
            hint = did_you_mean(value.text, listed) or "name a list of vocabulary.yml with 'of:', and add it there"
            note(problems, value.place, f"{quote(value.text)} is no value of facet {quote(facet)}", hint)
    members = {
        key.text: tuple(item.text for item in read_items(node, f"group {quote(key.text)}", problems))
        for key, node in (groups.entries if groups else ())
    }
    part = _part(fact, body)
    return Facet(facet, fact.name, steps, members, **texts, part=part.name if part else "")


def _read_steps(node: Node | None, fact: Field, problems: list[Problem]) -> tuple[int, ...]:
    if node is None:
        if fact.type == "duration":
            return (10, 30, 60)
        return ()
    steps = [item.text for item in read_items(node, "'steps'", problems)]
    if fact.type != "duration" or not all(step.isascii() and step.isdigit() for step in steps):
        note(problems, node.place, "'steps' are minutes of a duration", "write steps: [10, 30, 60]")
        return ()
    numbers = tuple(int(step) for step in steps)
    if not numbers or list(numbers) != sorted(set(numbers)):
        note(problems, node.place, "'steps' do not rise", "write steps: [10, 30, 60]")
        return ()
    return numbers
