"""``vocabulary.yml`` → `model.Vocabulary`, with every problem in it.

Comes in: the located mapping of the file. Goes out: controlled ids by list, needs in groups, and problems.
Example: ``groups: {more-expert: [protect-ip]}`` and ``lists: {platforms: [web, linux]}``.

It does not read labels (`labels` does) and does not know which lists collections use (`declarations` does).
"""

from __future__ import annotations

from signpost.model import Vocabulary
from signpost.nodes import Mapping, Scalar, Sequence
from signpost.problems import Problem, quote
from signpost.schema.ids import NAME, complain_about_id
from signpost.schema.reading import check_keys, note, read_items, read_mapping

RESERVED_LISTS = ("groups", "needs")
"""Names that mean something else wherever lists are named: the groups of needs, and all needs."""

NO_VALUES = ("unknown", "not-applicable")

LONGEST = {"categories": 15, "sectors": 12}
"""How many a reader can take in at a glance."""


def load_vocabulary(mapping: Mapping) -> tuple[Vocabulary, list[Problem]]:
    """Return the vocabulary declared in `mapping` and all problems; ids with a problem are left out."""
    problems: list[Problem] = []
    check_keys(mapping, ("groups", "lists"), "key", problems)
    groups = _read_lists(mapping, "groups", problems)
    lists = _read_lists(mapping, "lists", problems)
    _refuse_needs_in_two_groups(mapping, problems)
    return Vocabulary(lists, groups), problems


def _read_lists(mapping: Mapping, key: str, problems: list[Problem]) -> dict[str, tuple[str, ...]]:
    found = mapping.get(key)
    if found is None:
        note(problems, mapping.place, f"no '{key}'", "groups holds the needs, lists the other controlled ids")
    lists = read_mapping(found, f"'{key}'", problems)
    if lists is None:
        return {}
    result = {}
    for name, node in lists.entries:
        if complaint := _complain_about_list(key, name.text):
            note(problems, name.place, *complaint)
            continue
        items = read_items(node, quote(name.text), problems)
        result[name.text] = tuple(item.text for item in items if _is_good(item, problems))
        if len(items) > LONGEST.get(name.text, len(items)):
            hint = f"at most {LONGEST[name.text]}, so that a reader sees all at a glance"
            note(problems, name.place, f"{quote(name.text)} has {len(items)} ids", hint)
        if isinstance(node, Sequence) and not node.items:
            note(problems, name.place, f"{quote(name.text)} is empty", "write at least one id")
    return result


def _complain_about_list(key: str, name: str) -> tuple[str, str] | None:
    if key == "groups":
        return complain_about_id(name)
    if NAME.fullmatch(name) and name not in RESERVED_LISTS:
        return None
    hint = f"small letters, digits, underscores; {', '.join(f'not {reserved}' for reserved in RESERVED_LISTS)}"
    return f"{quote(name)} cannot name a list", hint


def _is_good(item: Scalar, problems: list[Problem]) -> bool:
    complaint = complain_about_id(item.text)
    if item.text in NO_VALUES:
        complaint = (f"{quote(item.text)} is a way of having no value", "choose another id")
    if complaint and not item.refused:
        note(problems, item.place, *complaint)
    return complaint is None


def _refuse_needs_in_two_groups(mapping: Mapping, problems: list[Problem]) -> None:
    groups = mapping.get("groups")
    if not isinstance(groups, Mapping):
        return
    seen: dict[str, str] = {}
    for group, node in groups.entries:
        for item in read_items(node, group.text, []):
            if item.text in seen:
                note(
                    problems,
                    item.place,
                    f"need {quote(item.text)} stands in '{seen[item.text]}' too",
                    "a need has one group",
                )
            seen.setdefault(item.text, group.text)
