"""``docs/<locale>/labels.yml`` → `model.Labels`, with every problem in it.

Comes in: the located mapping, its locale, the collections and the vocabulary. Goes out: labels, and problems.
Example: ``vocabulary: {platforms: {web: Web browser}}`` labels one id; a missing label is a warning that names its key.

Keys: ``vocabulary`` (list → id → label), ``groups`` (group → label), ``fields`` (collection or ``common`` → field →
label), ``facets`` (collection → facet → label, where its field's would not do), ``collections`` (collection → ``name``,
the plurals ``one``, ``other`` …, and what else the templates want) and ``interface`` (key → text, or plural category →
text). Which interface keys exist is known to the templates alone: `compare_interfaces` only keeps the locales together.
Titles of needs stand on the need pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as ReadOnly
from typing import Final

from signpost.model import Collection, Labels, Place, Vocabulary
from signpost.nodes import Mapping, Scalar
from signpost.problems import Problem, did_you_mean, quote
from signpost.schema.reading import check_keys, note, read_line, read_mapping

KEYS: Final = ("vocabulary", "groups", "fields", "facets", "collections", "interface")
PLURALS: Final = ("zero", "one", "two", "few", "many", "other")
"""Plural categories of Unicode CLDR; every language has ``other``."""

NEEDED: Final = ("name", "one", "other")
"""What the templates cannot do without for a collection."""

PEOPLE: Final = ("people", "people_lead")
"""And for one whose people have pages: the title of their index, and what it says first."""

ORDERED: Final = ("order", "order_note")
"""And for one that has an order of its own: what the order is called, and what it is."""

COMMON: Final = "common"
LONGEST: Final = 500
_BLANK = re.compile(r"\{(\w+)\}")

Tree = dict[str, dict[str, str]]


def load_labels(
    mapping: Mapping, locale: str, collections: ReadOnly[str, Collection], vocabulary: Vocabulary
) -> tuple[Labels, list[Problem]]:
    """Return the labels of `locale` and all problems: unknown keys are errors, missing labels are warnings."""
    problems: list[Problem] = []
    check_keys(mapping, KEYS, "key", problems)
    terms = _read_terms(mapping, vocabulary, problems)
    fields = _read_fields(mapping, collections, problems)
    facets = _read_tree(mapping, "facets", collections, problems)
    for name, collection in collections.items():
        ways = (*(facet.id for facet in collection.facets), *(period.id for period in collection.periods))
        _refuse_unknown(mapping, ("facets", name), ways, "facet", problems)
    periods = ((c.id, period.id) for c in collections.values() for period in c.periods)
    _miss(mapping, "facets", periods, facets, problems)
    texts = _read_tree(mapping, "collections", collections, problems)
    wanted = ((c.id, key) for c in collections.values() for key in wanted_texts(c))
    _miss(mapping, "collections", wanted, texts, problems)
    interface = _read_interface(mapping, problems)
    for section in _sections(collections):
        if f"section_{section}" not in interface:
            _warn(mapping.key_place("interface"), f"interface.section_{section}", problems)
    return Labels(locale, terms, fields, texts, interface, facets), problems


def wanted_texts(collection: Collection) -> Iterator[str]:
    """Yield the keys that the texts of a collection must have."""
    yield from NEEDED
    yield from PEOPLE if collection.people else ()
    yield from ORDERED if collection.order else ()
    yield from (f"in_{situation.facet}" for situation in collection.situations)


def compare_interfaces(labels: Labels, default: Labels, mapping: Mapping) -> list[Problem]:
    """Return where the interface texts of `labels`, read from `mapping`, do not fit those of `default`.

    A missing text is a warning; a text that the default locale lacks, or that fills in a name in braces the default
    does not know, is an error.
    """
    problems: list[Problem] = []
    block = mapping.get("interface")
    for key, text in labels.interface.items():
        place = block.key_place(key) if isinstance(block, Mapping) else mapping.place
        if key not in default.interface:
            hint = did_you_mean(key, tuple(default.interface))
            note(problems, place, f"interface text {quote(key)} does not exist in '{default.locale}'", hint)
        elif foreign := sorted(_blanks(text) - _blanks(default.interface[key])):
            hint = f"'{default.locale}' fills in {', '.join(sorted(_blanks(default.interface[key]))) or 'nothing'}"
            note(problems, place, f"interface text {quote(key)} fills in unknown {', '.join(foreign)}", hint)
    for key in default.interface:
        if key not in labels.interface:
            _warn(mapping.key_place("interface"), f"interface.{key}", problems)
    return problems


def _read_terms(mapping: Mapping, vocabulary: Vocabulary, problems: list[Problem]) -> Tree:
    terms = _read_tree(mapping, "vocabulary", vocabulary.lists, problems)
    for name, ids in vocabulary.lists.items():
        _refuse_unknown(mapping, ("vocabulary", name), ids, "id", problems)
    _miss(
        mapping, "vocabulary", ((name, term) for name, ids in vocabulary.lists.items() for term in ids), terms, problems
    )
    block = read_mapping(mapping.get("groups"), "'groups'", problems)
    groups = _read_lines(block, problems) if block else {}
    if block:
        check_keys(block, vocabulary.groups, "group", problems)
    _miss(mapping, "groups", (("groups", group) for group in vocabulary.groups), {"groups": groups}, problems)
    return {**terms, "groups": groups}


def _read_fields(mapping: Mapping, collections: ReadOnly[str, Collection], problems: list[Problem]) -> Tree:
    names = {name: field_names(collection) for name, collection in collections.items()}
    everything = tuple(dict.fromkeys(["name", "sources", *(field for fields in names.values() for field in fields)]))
    names_or_common = {**names, COMMON: everything}
    labels = _read_tree(mapping, "fields", names_or_common, problems)
    for name, fields in names_or_common.items():
        _refuse_unknown(mapping, ("fields", name), fields, "field", problems)
    shared = labels.get(COMMON, {})
    covered = {name: {**shared, **labels.get(name, {})} for name in collections}
    _miss(mapping, "fields", ((name, field) for name in names for field in names[name]), covered, problems)
    return labels


def _read_tree(mapping: Mapping, key: str, names: Iterable[str], problems: list[Problem]) -> Tree:
    block = read_mapping(mapping.get(key), f"'{key}'", problems)
    if block is None:
        return {}
    check_keys(block, names, {"vocabulary": "list"}.get(key, "collection"), problems)
    tree: Tree = {}
    for name, node in block.entries:
        lines = read_mapping(node, f"'{key}.{name.text}'", problems)
        if lines is not None:
            tree[name.text] = _read_lines(lines, problems)
    return tree


def _read_lines(mapping: Mapping, problems: list[Problem]) -> dict[str, str]:
    lines = {}
    for key, node in mapping.entries:
        if isinstance(node, Scalar) and node.quoted and not node.text:
            lines[key.text] = ""
        elif (text := read_line(node, f"the label {quote(key.text)}", problems, longest=LONGEST)) is not None:
            lines[key.text] = text
    return lines


def _read_interface(mapping: Mapping, problems: list[Problem]) -> dict[str, str | ReadOnly[str, str]]:
    block = read_mapping(mapping.get("interface"), "'interface'", problems)
    interface: dict[str, str | ReadOnly[str, str]] = {}
    for key, node in block.entries if block else ():
        if isinstance(node, Mapping):
            check_keys(node, PLURALS, "plural category", problems)
            if node.get("other") is None:
                note(
                    problems, key.place, f"{quote(key.text)} has no 'other'", "every language has that plural category"
                )
            interface[key.text] = _read_lines(node, problems)
        else:
            interface.update(_read_lines(Mapping(((key, node),), key.place), problems))
    return interface


def _refuse_unknown(
    mapping: Mapping, path: tuple[str, str], names: Iterable[str], what: str, problems: list[Problem]
) -> None:
    outer = mapping.get(path[0])
    inner = outer.get(path[1]) if isinstance(outer, Mapping) else None
    if isinstance(inner, Mapping):
        check_keys(inner, names, what, problems)


def _miss(mapping: Mapping, key: str, wanted: Iterable[tuple[str, str]], found: Tree, problems: list[Problem]) -> None:
    outer = mapping.get(key)
    for name, label in wanted:
        if label not in found.get(name, {}):
            place = outer.key_place(name) if isinstance(outer, Mapping) else mapping.key_place(key)
            _warn(place, f"{key}.{label}" if key == name else f"{key}.{name}.{label}", problems)


def _warn(place: Place, key: str, problems: list[Problem]) -> None:
    problems.append(Problem(place, f"no label '{key}'", "add it; until then the id is shown", "warning"))


def field_names(collection: Collection) -> tuple[str, ...]:
    """Return the names of all fields of a collection, facts first, each once."""
    return tuple(dict.fromkeys(field.name for field in (*collection.facts, *collection.words)))


def _sections(collections: ReadOnly[str, Collection]) -> Iterator[str]:
    facts = (fact for collection in collections.values() for fact in collection.facts)
    yield from dict.fromkeys(fact.section for fact in facts if fact.section)


def _blanks(text: str | ReadOnly[str, str]) -> set[str]:
    forms = [text] if isinstance(text, str) else text.values()
    return {name for form in forms for name in _BLANK.findall(form)}
