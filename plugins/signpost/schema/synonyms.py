"""``docs/<locale>/synonyms.yml`` → groups of words that find the same, with every problem in them.

Comes in: the located mapping. Goes out: groups in the order of the file, and problems.
Example: ``groups: [[Buchhaltung, Buchführung, Buha]]`` → ``(("Buchhaltung", "Buchführung", "Buha"),)``.

A word may be several (*droit d’auteur*). How it is spelled does not matter to a search, so what folds alike is the same
word, and each word stands in one group only: what it finds is then said in one place.
"""

from __future__ import annotations

from signpost.folding import words
from signpost.model import Place
from signpost.nodes import Mapping, Node, Sequence
from signpost.problems import Problem, quote
from signpost.schema.reading import SHAPES, check_keys, note, read_line

Groups = tuple[tuple[str, ...], ...]
"""Groups of words; those of one group find the same."""

FEWEST = 2
MOST_IN_A_GROUP = 12
MOST_GROUPS = 200
LONGEST = 40
MOST_PARTS = 4
"""Words of one expression."""


def load_synonyms(mapping: Mapping) -> tuple[Groups, list[Problem]]:
    """Return the groups of a file and all problems; a group with fewer than two sound words is left out."""
    problems: list[Problem] = []
    check_keys(mapping, ("groups",), "key", problems)
    node = mapping.get("groups")
    if node is None:
        note(problems, mapping.place, "no 'groups'", "write 'groups:' and one list of words in each line below it")
        return (), problems
    if not isinstance(node, Sequence):
        note(problems, node.place, f"'groups' is {SHAPES[type(node)]}", "write one list per line: - [invoice, bill]")
        return (), problems
    if len(node.items) > MOST_GROUPS:
        note(problems, node.place, f"{len(node.items)} groups", f"at most {MOST_GROUPS}: every reader loads them")
    known: dict[str, tuple[str, Place]] = {}
    read = [_read_group(item, known, problems) for item in node.items]
    return tuple(group for group in read if len(group) >= FEWEST), problems


def _read_group(node: Node, known: dict[str, tuple[str, Place]], problems: list[Problem]) -> tuple[str, ...]:
    if not isinstance(node, Sequence):
        note(problems, node.place, f"a group is {SHAPES[type(node)]}", "write a list: [invoice, bill]")
        return ()
    if not FEWEST <= len(node.items) <= MOST_IN_A_GROUP:
        hint = f"{FEWEST} to {MOST_IN_A_GROUP} words that mean the same to somebody who searches"
        note(problems, node.place, f"a group of {len(node.items)}", hint)
    found = (_read_word(item, known, problems) for item in node.items)
    return tuple(word for word in found if word is not None)


def _read_word(node: Node, known: dict[str, tuple[str, Place]], problems: list[Problem]) -> str | None:
    text = read_line(node, "a word of a group", problems, longest=LONGEST)
    if text is None:
        return None
    parts = words(text)
    if not 0 < len(parts) <= MOST_PARTS:
        hint = f"1 to {MOST_PARTS} words of at least two letters a–z or figures each"
        note(problems, node.place, f"nobody can search for {quote(text)}", hint)
        return None
    key = " ".join(parts)
    if key in known:
        other, place = known[key]
        wrong = f"{quote(text)} finds the same as {quote(other)} in line {place.line}"
        note(problems, node.place, wrong, "leave one out, or make one group of the two")
        return None
    known[key] = (text, node.place)
    return text
