"""The ``periods:`` of a collection → `narrowing.Period`, with every problem in them.

Comes in: the located block and the collection's facts. Goes out: periods in their order, and problems.
Example: ``checked: {value: last-12-months, of: periods, months: 12}`` counts from the newest source of an entry;
``open: {value: now, of: periods, fact: deadline, state: state, always: open, never: closed}`` until a day in the facts.
"""

from __future__ import annotations

from collections.abc import Sequence

from signpost.model import Field, Vocabulary
from signpost.narrowing import Facet, Period
from signpost.nodes import Mapping, Node, Scalar
from signpost.problems import Problem, did_you_mean, quote
from signpost.schema.facets import PAGES
from signpost.schema.ids import complain_about_id
from signpost.schema.reading import check_keys, note, read_mapping

KEYS = ("value", "of", "fact", "months", "state", "always", "never")
MOST_MONTHS = 120


def read_periods(
    block: Node | None,
    facts: Sequence[Field],
    facets: Sequence[Facet],
    vocabulary: Vocabulary,
    problems: list[Problem],
) -> tuple[Period, ...]:
    """Return the periods declared in `block`; what cannot be one is noted and left out."""
    mapping = read_mapping(block, "'periods'", problems)
    taken = {*PAGES, *(facet.id for facet in facets)}
    periods = []
    for key, node in mapping.entries if mapping else ():
        before = len(problems)
        if complaint := complain_about_id(key.text):
            note(problems, key.place, *complaint)
        elif key.text in taken:
            note(problems, key.place, f"{quote(key.text)} cannot name a period", "choose an id that is not in use")
        if (body := read_mapping(node, f"period {quote(key.text)}", problems)) is not None:
            _check(key, body, facts, vocabulary, problems)
            if len(problems) == before:
                texts = {name: _text(body.get(name)) for name in KEYS if name != "months"}
                periods.append(Period(key.text, months=int(_text(body.get("months")) or 0), **texts))
    return tuple(periods)


def _check(key: Scalar, body: Mapping, facts: Sequence[Field], vocabulary: Vocabulary, problems: list[Problem]) -> None:
    check_keys(body, KEYS, "key of a period", problems)
    listed = vocabulary.lists.get(_text(body.get("of")), ())
    hint = "name a list of vocabulary.yml with 'of:', and add it there"
    _expect(body.get("value"), listed, key, "'value'", hint, problems)
    months = body.get("months")
    if body.get("fact") or not months:
        days = tuple(fact.name for fact in facts if fact.type == "day" and not fact.many)
        _expect(body.get("fact"), days, key, "'fact'", "name a fact of the type day, or write 'months: 12'", problems)
    if months and _text(months) not in map(str, range(1, MOST_MONTHS + 1)):
        note(problems, months.place, "'months' is no number of months", f"write 1 to {MOST_MONTHS}")
    states = {
        fact.name: vocabulary.lists.get(fact.options.get("of", ""), ()) for fact in facts if fact.type == "choice"
    }
    if state := body.get("state"):
        _expect(state, tuple(states), key, "'state'", "name a fact of the type choice", problems)
    for name in ("always", "never"):
        if node := body.get(name):
            hint = "name a value of the fact in 'state'"
            _expect(node, states.get(_text(body.get("state")), ()), key, f"'{name}'", hint, problems)


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _expect(
    node: Node | None, choices: Sequence[str], key: Scalar, what: str, hint: str, problems: list[Problem]
) -> None:
    """Note where a key is missing, or has none of the values it can have."""
    if node is None:
        note(problems, key.place, f"period {quote(key.text)} has no {what}", hint)
    elif _text(node) not in choices:
        note(problems, node.place, f"{what} cannot be {quote(_text(node))}", did_you_mean(_text(node), choices) or hint)
