"""``signpost fmt`` and ``signpost schemas``: files in their canonical form, and what is made from the declaration.

Comes in: parsed arguments. Goes out: files written, or with ``--check`` those that would be, and an exit code.
Example: ``signpost fmt tools/penpot.yml``.
Decides nothing: `keyorder` and `editorhelp` do.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from signpost import manual
from signpost.cli.frame import (
    UsageError,
    Workspace,
    add_check,
    add_command,
    end_writing,
    open_workspace,
    refuse,
)
from signpost.editorhelp import make_help, schema_line, schema_path
from signpost.inventory import NEEDS, find_files
from signpost.keyorder import find_first_moved, order_facts_file, order_words_file
from signpost.model import Field, Place
from signpost.problems import Problem, make_visible, quote
from signpost.schema import COMMON_WORDS, NEED_WORDS, PAGE_WORDS, order_facts, order_words
from signpost.source import MOST_YAML_BYTES, read_plain
from signpost.terminal import show
from signpost.workspace import find_path
from signpost.writing import replace_file


@dataclass(frozen=True, slots=True)
class _Form:
    """What one file should look like: its keys in order, and for facts its first line (empty: any)."""

    path: str
    names: tuple[str, ...]
    first_line: str = ""

    def apply(self, data: bytes) -> bytes | Problem:
        if self.path.endswith(".md"):
            return order_words_file(data, self.path, self.names)
        return order_facts_file(data, self.path, self.names, self.first_line)


def add_commands(commands: Any) -> None:  # noqa: ANN401 - argparse keeps its type private
    """Add ``fmt`` and ``schemas``; their ``run`` returns the exit code."""
    order = add_command(commands, "fmt", "put the keys of files in order", manual.FMT, manual.FMT_EXAMPLES)
    order.add_argument("files", metavar="FILE", nargs="*", help="facts or words; without one, all of the guide's")
    add_check(order)
    order.set_defaults(run=_order)
    made = add_command(commands, "schemas", "write the schemas and the table of fields", manual.SCHEMAS, "")
    add_check(made)
    made.set_defaults(run=_make)


def _order(arguments: argparse.Namespace) -> int:
    guide = open_workspace(arguments)
    forms = {form.path: form for form in _list_forms(guide)}
    wanted = [_find_form(written, guide.root, forms) for written in arguments.files] or list(forms.values())
    changed: list[tuple[str, bytes, bytes]] = []
    problems = []
    for form in wanted:
        text, found = read_plain(guide.root, form.path, MOST_YAML_BYTES)
        data = text.encode("utf-8", "surrogateescape") if text is not None else b""
        ordered = form.apply(data) if text is not None else found[0]
        if isinstance(ordered, Problem):
            problems.append(ordered)
        elif ordered != data:
            changed.append((form.path, data, ordered))
    message = "keys or first line are not as `signpost fmt` writes them"
    return _finish(arguments, guide.root, changed, problems, message, "run: signpost fmt {path}")


def _make(arguments: argparse.Namespace) -> int:
    guide = open_workspace(arguments)
    if guide.project.problems and not guide.project.catalogue.collections:
        return refuse(guide.project.problems)
    changed = []
    for path, text in make_help(guide.project).items():
        written, _ = read_plain(guide.root, path, len(text.encode()))  # what is longer is not it
        if written != text:
            changed.append((path, (written or "").encode("utf-8", "surrogateescape"), text.encode()))
    return _finish(arguments, guide.root, changed, [], "not as the declaration has it; run: signpost schemas")


def _finish(
    arguments: argparse.Namespace,
    root: Path,
    changed: Sequence[tuple[str, bytes, bytes]],
    problems: Iterable[Problem],
    message: str,
    hint: str = "",
) -> int:
    told = list(problems)
    if arguments.check:
        told += [
            Problem(Place(path, find_first_moved(old, new)), message, hint.format(path=path))
            for path, old, new in changed
        ]
    else:
        for path, _, data in changed:
            refused = replace_file(root, path, data)
            told += [refused] if refused else []
            if not refused and arguments.format == "text":
                show(make_visible(f"{path}: written"))
    return end_writing(arguments, len(changed), told)


def _find_form(written: str, root: Path, forms: dict[str, _Form]) -> _Form:
    path = find_path(root, Path.cwd(), written)
    if path is None or path not in forms:
        message = f"{quote(written)} is no facts or words file of this guide; name one, such as tools/penpot.yml"
        raise UsageError(message)
    return forms[path]


def _list_forms(guide: Workspace) -> Iterator[_Form]:
    catalogue = guide.project.catalogue
    files = find_files(guide.root, catalogue.collections, catalogue.vocabulary.needs, guide.locales)
    for name, collection in catalogue.collections.items():
        first = schema_line(name) if (guide.root / schema_path(name)).is_file() else ""
        facts, words = _names(order_facts(collection)), _names(order_words(collection))
        yield from (_Form(path, facts, first) for path in files.facts[name].values())
        yield from (_Form(path, words) for by in files.words.get(name, {}).values() for path in by.values())
    needs = _names((*NEED_WORDS, *COMMON_WORDS))
    yield from (_Form(path, needs) for by in files.words.get(NEEDS, {}).values() for path in by.values())
    yield from (_Form(path, _names((*PAGE_WORDS, *COMMON_WORDS))) for path in files.pages)


def _names(fields: Iterable[Field]) -> tuple[str, ...]:
    return tuple(field.name for field in fields)
