"""What of a collection comes first → `narrowing.Situation` and `narrowing.Order`, with every problem in them.

Comes in: the located blocks and the collection's facets. Goes out: situations and an order, and problems.
Example: ``situations: {country: each, language: own, start: free-to-start}``;
``order: {facet: state, values: [open, closed], aims: benefit}``. It orders nothing itself: `guide` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from signpost.facets import LAST, declared_values
from signpost.model import Field, Vocabulary
from signpost.narrowing import Facet, Order, Situation
from signpost.nodes import Node
from signpost.problems import Problem, did_you_mean, quote
from signpost.schema.reading import check_keys, note, read_items, read_line, read_mapping

EACH: Final = "each"
OWN: Final = "own"
KEYS: Final = ("facet", "values", "aims")


def read_situations(
    block: Node | None,
    facets: Sequence[Facet],
    facts: Sequence[Field],
    vocabulary: Vocabulary,
    problems: list[Problem],
) -> tuple[Situation, ...]:
    """Return the situations declared in `block`; one that can hold for no entry is noted and left out."""
    mapping = read_mapping(block, "'situations'", problems)
    by_id = {facet.id: facet for facet in facets}
    situations = []
    for key, node in mapping.entries if mapping else ():
        value = read_line(node, f"situation {quote(key.text)}", problems)
        if key.text not in by_id:
            hint = did_you_mean(key.text, tuple(by_id))
            note(problems, key.place, f"the situation {quote(key.text)} is no facet", hint)
        elif value is not None:
            values = declared_values(by_id[key.text], facts, vocabulary)
            if value not in (EACH, OWN) and values and value not in values:
                hint = did_you_mean(value, (*values, EACH, OWN))
                note(problems, node.place, f"{quote(value)} is no value of facet {quote(key.text)}", hint)
            else:
                situations.append(Situation(key.text, value))
    return tuple(situations)


def read_order(
    block: Node | None,
    facets: Sequence[Facet],
    facts: Sequence[Field],
    vocabulary: Vocabulary,
    problems: list[Problem],
) -> Order | None:
    """Return the order declared in `block`; none where there is none, or where it has a problem."""
    mapping = read_mapping(block, "'order'", problems)
    if mapping is None:
        return None
    before = len(problems)
    check_keys(mapping, KEYS, "key of an order", problems)
    by_id = {facet.id: facet for facet in facets}
    named = {key: _read_facet(mapping.get(key), key, by_id, problems) for key in ("facet", "aims") if mapping.get(key)}
    facet, aims, listed = named.get("facet"), named.get("aims"), mapping.get("values")
    if facet is None or listed is None:
        if len(problems) == before:
            note(problems, mapping.place, "'order' lacks 'facet' or 'values'", "write order: {facet: …, values: […]}")
        return None
    fact = next(fact for fact in facts if fact.name == facet.fact)
    if fact.many:
        note(problems, mapping.place, f"{quote(fact.name)} can have many values", "order by a fact that has one")
    known = (*declared_values(facet, facts, vocabulary), *LAST)
    values = tuple(item.text for item in read_items(listed, "'values'", problems))
    for value in values:
        if value not in known:
            hint = did_you_mean(value, known)
            note(problems, listed.place, f"{quote(value)} is no value of facet {quote(facet.id)}", hint)
    return Order(facet.id, values, aims.id if aims else "") if len(problems) == before else None


def _read_facet(node: Node | None, what: str, by_id: dict[str, Facet], problems: list[Problem]) -> Facet | None:
    name = read_line(node, f"'{what}'", problems) if node else None
    if node and name is not None and name not in by_id:
        note(problems, node.place, f"'{what}' names the unknown facet {quote(name)}", did_you_mean(name, tuple(by_id)))
    return by_id.get(name or "")
