"""``signpost new``: the files of a new entry, asked for on a terminal or given as arguments.

Comes in: parsed arguments. Goes out: two files, what is left to fill in, and an exit code.
Example: ``signpost new tool --name Penpot homepage=https://penpot.app``.
Decides nothing: `newentry` writes, `check` judges.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from signpost import manual
from signpost.check import check_guide
from signpost.cli.frame import (
    FINE,
    PROBLEMS,
    UsageError,
    Workspace,
    add_command,
    add_format,
    check_locale,
    open_workspace,
    print_problems,
    refuse,
)
from signpost.cli.prompting import Questions
from signpost.drafts import KEPT, Draft, sort_texts
from signpost.fields import Complaint, check_address, singular
from signpost.guide import Guide, Settings
from signpost.model import Collection
from signpost.newentry import NewEntry, complain_about_new_id, suggest_id, write_new_entry
from signpost.problems import Problem, count, did_you_mean, format_json, make_visible, quote
from signpost.project import read_project
from signpost.schema import order_facts, order_words
from signpost.site import Addresses
from signpost.source import MOST_WORDS_BYTES
from signpost.terminal import Progress, say, show
from signpost.yamltext import tidy

OWN: Final = {
    "name": "add --name",
    "added": "the day is written by itself",
    "source_locale": "add --locale",
    "sources": "add --source, once for each page",
    **dict.fromkeys(KEPT, "write it into the file, once it is needed"),
}
"""Fields that are given in another way, and in which."""
NAMELESS: Final = ("an entry needs a name", "write it, or leave with Ctrl-C")


def add_commands(commands: Any) -> None:  # noqa: ANN401 - argparse keeps its type private
    """Add ``new``; its ``run`` returns the exit code."""
    new = add_command(commands, "new", "write the files of a new entry", manual.NEW, manual.NEW_EXAMPLES)
    new.add_argument("kind", metavar="KIND", help="tool, video, service, opportunity, or another collection's name")
    new.add_argument("fields", metavar="FIELD=VALUE", nargs="*", default=(), help="what is known of it")
    new.add_argument("--name", default="", help="its name, as its makers write it")
    new.add_argument("--id", default="", help="its file name and address (default: made from the name)")
    new.add_argument("--locale", help="the language you write its words in (default: the guide's)")
    new.add_argument("--source", metavar="URL", action="append", default=[], help="a page you read the facts on today")
    new.add_argument(
        "--body", metavar="FILE", help="the text below the front matter, in Markdown; - for standard input"
    )
    new.add_argument("--bare", action="store_true", help="leave out the comments that say what to write")
    new.add_argument("--force", action="store_true", help="write it although something like it is there")
    new.add_argument("--no-input", action="store_true", help="ask nothing, even on a terminal")
    add_format(new, "text", "json", "github")
    new.set_defaults(run=_new)


def _new(arguments: argparse.Namespace) -> int:
    guide = open_workspace(arguments)
    collection = _find_collection(arguments.kind, guide)
    locale = check_locale(arguments.locale, guide) if arguments.locale else guide.default
    facts, words = _sort(arguments.fields, collection)
    today = datetime.now(UTC).date().isoformat()
    body = _read_body(arguments.body) if arguments.body else ""
    given = Draft(collection.id, tidy(arguments.name), locale, today, arguments.id, facts, words, body)
    draft = replace(given, sources=tuple(arguments.source))
    asks = sys.stdin.isatty() and sys.stdout.isatty() and not arguments.no_input and arguments.body != "-"
    try:
        return _write(
            arguments, guide, draft, Questions(collection, guide.project.catalogue.vocabulary) if asks else None
        )
    except (EOFError, KeyboardInterrupt):
        say("\nnothing was written")
        return PROBLEMS


def _write(arguments: argparse.Namespace, guide: Workspace, draft: Draft, questions: Questions | None) -> int:
    if questions:
        draft = _ask(questions, guide, draft)
    if not draft.name:
        message = "an entry needs a name; add --name, or run this on a terminal to be asked"
        raise UsageError(message)
    written = _try(arguments, guide, draft, force=arguments.force)
    if written.like and not written.paths and questions:
        show("\nThis guide has something like it:")
        _tell_like(written)
        if questions.confirm("Write it all the same?"):
            written = _try(arguments, guide, draft, force=True)
    return _finish(arguments.format, guide, written)


def _try(arguments: argparse.Namespace, guide: Workspace, draft: Draft, *, force: bool) -> NewEntry:
    helps = not arguments.bare
    return write_new_entry(guide.root, guide.project, draft, default=guide.default, force=force, helps=helps)


def _ask(questions: Questions, guide: Workspace, draft: Draft) -> Draft:
    catalogue, collection = guide.project.catalogue, draft.collection

    def complain(own: str) -> tuple[str, str] | None:
        return complain_about_new_id(catalogue, collection, own, name) if own else None

    name = draft.name or questions.ask(
        "name", "Its name, as its makers write it.", lambda name: None if name else NAMELESS
    )
    own = draft.id
    if not own:
        free = suggest_id(catalogue, collection, name)
        about = f"Its file name and address, which never change. Enter takes '{free}'."
        own = questions.ask("id", about, complain) or free
    facts = dict(draft.facts)
    facts |= {key: text for key, text in questions.ask_facts(facts) if text}
    words = dict(draft.words)
    words |= {key: text for key, text in questions.ask_words(facts, words) if text}
    about = "The address of a page you read these facts on today; Enter leaves the sources for later."
    sources = draft.sources or tuple(filter(None, [questions.ask("source", about, _complain_about_address)]))
    body = draft.body or questions.ask(
        "text", "What one does with it: a paragraph for a start; Enter leaves it for later."
    )
    return replace(draft, name=name, id=own, facts=facts, words=words, sources=sources, body=body)


def _complain_about_address(text: str) -> tuple[str, str] | None:
    checked = check_address(text) if text else None
    return (checked.message, checked.hint) if isinstance(checked, Complaint) else None


def _finish(form: str, guide: Workspace, written: NewEntry) -> int:
    if written.problem:
        return refuse([written.problem])
    if not written.paths:
        say("nothing was written: this guide has something like it; look there, or add --force")
        _tell_like(written)
        return PROBLEMS
    left = check_files(guide, written.paths)
    if form == "json":
        show(json.dumps({"id": written.id, "files": written.paths, "left": json.loads(format_json(left))}, indent=2))
    else:
        if form == "text":
            show("\n".join(f"{path}: written" for path in written.paths))
        print_problems(left, form)
    errors = sum(problem.severity == "error" for problem in left)
    say(f"left to fill in: {count(errors, 'thing')}; then run: signpost check" if errors else "complete")
    return PROBLEMS if errors else FINE


def _tell_like(written: NewEntry) -> None:
    for like in written.like:
        say(make_visible(f"  {like}"))


def check_files(guide: Workspace, paths: tuple[str, ...]) -> list[Problem]:
    """Read the guide again and return what `signpost check` says of the new files."""
    with Progress("checking"):
        project = read_project(guide.root, guide.locales, guide.default)
        problems = check_guide(Guide(project, Addresses(guide.default, guide.locales), Settings()))
    return [problem for problem in problems if problem.place.path in paths]


def _find_collection(kind: str, guide: Workspace) -> Collection:
    collections = guide.project.catalogue.collections
    kinds = {singular(name): collection for name, collection in collections.items()} | dict(collections)
    if kind not in kinds:
        message = f"unknown kind {quote(kind)}; {did_you_mean(kind, [singular(name) for name in collections])}"
        raise UsageError(message)
    return kinds[kind]


def _sort(written: list[str], collection: Collection) -> tuple[dict[str, str], dict[str, str]]:
    texts = dict(each.partition("=")[::2] for each in written)
    facts, words, unknown = sort_texts(collection, texts)
    bare = [each for each in written if "=" not in each]
    wrong = [f"{quote(each)} has no '='; write FIELD=VALUE, such as kind=web-app" for each in bare]
    known = [field.name for field in (*order_facts(collection), *order_words(collection)) if field.name not in OWN]
    for name in unknown:
        hint = did_you_mean(name, known) or "FIELDS.md lists them"
        if name in OWN:
            wrong.append(f"{quote(name)} is not given as FIELD=VALUE; {OWN[name]}")
        elif name not in bare:
            wrong.append(f"unknown field {quote(name)}; {hint}")
    if wrong:
        raise UsageError("\nsignpost: ".join(wrong))
    return facts, words


def _read_body(written: str) -> str:
    try:
        data = sys.stdin.buffer.read(MOST_WORDS_BYTES) if written == "-" else Path(written).read_bytes()
    except OSError as error:
        message = f"{quote(written)} cannot be read: {error.strerror}; name a Markdown file"
        raise UsageError(message) from error
    return data[:MOST_WORDS_BYTES].decode("utf-8", "replace")
