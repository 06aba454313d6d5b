"""``docs/<locale>/glossary.yml`` → `model.Term`s, with every problem in them.

Comes in: the located mapping. Goes out: terms in the order of the file, and problems.
Example: ``terms: {day-rate: {term: Tagessatz, says: "Was ein Tag kostet.", forbidden: [Tagesrate]}}``.

The words of one locale are read alone; whether another locale has the same terms is told by `compare_glossaries`.
"""

from __future__ import annotations

from collections.abc import Iterable

from signpost.model import Place, Term
from signpost.nodes import Mapping, Scalar
from signpost.problems import Problem
from signpost.schema.ids import complain_about_id
from signpost.schema.reading import check_keys, note, read_flag, read_items, read_line, read_mapping

KEYS = ("term", "says", "preferred", "forbidden")
LONGEST_TERM = 80
LONGEST_TEXT = 240


def load_glossary(mapping: Mapping) -> tuple[tuple[Term, ...], list[Problem]]:
    """Return the terms of a glossary and all problems; a term with a problem in it is left out."""
    problems: list[Problem] = []
    check_keys(mapping, ("terms",), "key", problems)
    block = read_mapping(mapping.get("terms"), "'terms'", problems)
    read = (_read_term(key, node, problems) for key, node in (block.entries if block else ()))
    return tuple(term for term in read if term is not None), problems


def compare_glossaries(terms: Iterable[Term], others: Iterable[Term], place: Place) -> list[Problem]:
    """Return an advice for every term of another locale that this one does not have."""
    own = {term.id for term in terms}
    missing = (term.id for term in others if term.id not in own)
    return [Problem(place, f"no term '{id_}'", "add it in this language", "advice") for id_ in missing]


def _read_term(key: Scalar, node: object, problems: list[Problem]) -> Term | None:
    if complaint := complain_about_id(key.text):
        note(problems, key.place, *complaint)
    if not isinstance(node, Mapping):
        note(problems, key.place, f"the term '{key.text}' has no text", "write {term: …, says: …}")
        return None
    check_keys(node, KEYS, "key of a term", problems)
    read_flag(node.get("preferred"), "'preferred'", problems)
    word, says = node.get("term"), node.get("says")
    term = read_line(word, "'term'", problems, longest=LONGEST_TERM) if word else None
    text = read_line(says, "'says'", problems, longest=LONGEST_TEXT) if says else None
    for name, found in (("term", word), ("says", says)):
        if found is None:
            note(problems, key.place, f"the term '{key.text}' has no '{name}'", "add it")
    forbidden = node.get("forbidden")
    words = tuple(item.text for item in read_items(forbidden, "'forbidden'", problems)) if forbidden else ()
    return Term(key.text, term, text, words) if term and text else None
