"""The declaration, as help for contributors: JSON Schemas for their editors, and the table of all fields.

Comes in: a project. Goes out: the text of every file in ``schemas/`` and of ``FIELDS.md``, by path.
Example: ``make_help(project)["schemas/tools.json"]``; a YAML file names its schema in its first line.
Writes nothing, and invents nothing: every sentence about a field is the ``help`` of its declaration.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from signpost.inventory import NEEDS
from signpost.model import Collection, Field, Vocabulary
from signpost.project import COLLECTIONS, VOCABULARY, Project
from signpost.questions import FINDER
from signpost.schema import NEED_WORDS, json_schema, need_schema, order_facts, order_words, words_schema
from signpost.schema.declarationschemas import (
    collections_schema,
    finder_schema,
    vocabulary_schema,
    worksheets_schema,
)
from signpost.schema.shapes import Schema
from signpost.schema.translatorschemas import finder_words_schema, glossary_schema, labels_schema, synonyms_schema
from signpost.sheets import WORKSHEETS

TABLE: Final = "FIELDS.md"
SCHEMA_MARK: Final = "# yaml-language-server: $schema="
"""How a first line begins by which editors find the schema of a file."""

_ABOUT: Final = """\
# Fields

What to write in each field of an entry. `signpost schemas` makes this table from the `help` in `collections.yml`.

A field that is not required may be left out: that means *unknown*, never *no*. A field with ◆ can go stale: it counts
only when an item of `sources` names it.
"""
_MOST_CHOICES: Final = 20


def make_help(project: Project) -> dict[str, str]:
    """Return the text of every file that is made from the declaration, by its path below the root."""
    collections, vocabulary = project.catalogue.collections, project.catalogue.vocabulary
    made = {f"schemas/{NEEDS}-words.json": _dump(need_schema(vocabulary))}
    for name, collection in collections.items():
        made[schema_path(name)] = _dump(json_schema(collection, vocabulary))
        made[f"schemas/{name}-words.json"] = _dump(words_schema(collection, vocabulary))
    for path, schema in _guide_schemas(project).items():
        made[guide_schema_path(path)] = _dump(schema)
    return {**made, TABLE: _make_table(collections, vocabulary)}


def schema_path(collection: str) -> str:
    """Return where the schema of a collection's facts stands."""
    return f"schemas/{collection}.json"


def schema_line(collection: str) -> str:
    """Return the first line of every facts file of a collection, without its line break."""
    return f"{SCHEMA_MARK}../{schema_path(collection)}"


def guide_schema_path(path: str) -> str:
    """Return where the schema of any other YAML file stands: of ``docs/de/labels.yml`` in ``schemas/guide/``."""
    folder, _, name = path.rpartition("/")
    words = "-words" if folder and name == FINDER else ""  # the check-up is declared in a file of the same name
    return f"schemas/guide/{name.removesuffix('.yml')}{words}.json"


def guide_schema_line(path: str) -> str:
    """Return the first line of such a file, without its line break."""
    return f"{SCHEMA_MARK}{'../' * path.count('/')}{guide_schema_path(path)}"


def _guide_schemas(project: Project) -> dict[str, Schema]:
    """Return the schemas of all YAML files but facts, by the path of one such file."""
    collections, vocabulary = project.catalogue.collections, project.catalogue.vocabulary
    default = project.locales[0]
    schemas = {
        COLLECTIONS: collections_schema(vocabulary),
        VOCABULARY: vocabulary_schema(),
        WORKSHEETS: worksheets_schema(vocabulary),
        f"docs/{default}/labels.yml": labels_schema(collections, vocabulary, project.labels[default].interface),
        f"docs/{default}/glossary.yml": glossary_schema(),
        f"docs/{default}/synonyms.yml": synonyms_schema(),
    }
    if project.finder:
        schemas[FINDER] = finder_schema(collections, vocabulary)
        schemas[f"docs/{default}/{FINDER}"] = finder_words_schema(project.finder)
    return schemas


def _dump(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _make_table(collections: Mapping[str, Collection], vocabulary: Vocabulary) -> str:
    parts = [_ABOUT]
    for name, collection in collections.items():
        parts += [f"## {name}\n", f"Facts, in `{name}/<id>.yml`:\n", _table(order_facts(collection), vocabulary)]
        parts += [f"Words, in the front matter of `docs/<locale>/{name}/<id>.md`:\n"]
        parts += [_table(order_words(collection), vocabulary)]
    parts += [f"## {NEEDS}\n", f"Words, in the front matter of `docs/<locale>/{NEEDS}/<id>.md`:\n"]
    parts += [_table(NEED_WORDS, vocabulary)]
    return "\n".join(parts)


def _table(fields: Iterable[Field], vocabulary: Vocabulary) -> str:
    rows = ["| field | what to write | values |", "|---|---|---|"]
    rows += [f"| {' | '.join(cells)} |" for field in fields for cells in _rows(field, vocabulary)]
    return "\n".join(rows) + "\n"


def _rows(field: Field, vocabulary: Vocabulary, above: str = "") -> Iterator[tuple[str, str, str]]:
    marks = (" **required**" if field.required else "") + (" ◆" if field.sourced else "")
    text = field.help.replace("|", "\\|")
    yield f"`{above}{field.name}`{marks}", text and f"{text}.", _values(field, vocabulary)
    for part in field.parts:
        yield from _rows(part, vocabulary, f"{above}{field.name}.")


def _values(field: Field, vocabulary: Vocabulary) -> str:
    shown = field.type
    if of := field.options.get("of"):
        ids = vocabulary.lists.get(of, ())
        listed = 0 < len(ids) <= _MOST_CHOICES
        shown = ", ".join(f"`{id_}`" for id_ in ids) if listed else f"an id of `{of}` in `vocabulary.yml`"
    if per := field.options.get("per"):
        shown = f"a line per id of `{per}`: {shown}"
    if most := field.options.get("max"):
        least = field.options.get("min")
        shown += f", at most {most} characters" if field.type == "text" else f", {least} to {most}"
    return f"list: {shown}" if field.many else shown
