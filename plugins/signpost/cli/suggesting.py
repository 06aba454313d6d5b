"""``signpost forms`` and ``signpost suggestion``: forms for a forge, and entries made of those that were filled in.

Comes in: parsed arguments. Goes out: the files of the forms, or those of an entry with a report, and an exit code.
Example: ``signpost suggestion "$GITHUB_EVENT_PATH" --report report.md``.
Decides nothing: `issueforms`, `suggestion` and `newentry` do.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from signpost import manual
from signpost.cli.adding import check_files
from signpost.cli.frame import (
    FINE,
    PROBLEMS,
    UsageError,
    Workspace,
    add_check,
    add_command,
    end_writing,
    open_workspace,
)
from signpost.issueforms import FOLDER, make_forms
from signpost.model import Place
from signpost.newentry import write_new_entry
from signpost.problems import Problem, count, quote
from signpost.source import read_plain
from signpost.suggestion import Suggestion, fence, read_event, read_suggestion, tell
from signpost.terminal import say, show
from signpost.writing import replace_file


def add_commands(commands: Any) -> None:  # noqa: ANN401 - argparse keeps its type private
    """Add ``forms`` and ``suggestion``; their ``run`` returns the exit code."""
    forms = add_command(commands, "forms", "write the forms for suggestions", manual.FORMS, "")
    add_check(forms)
    forms.set_defaults(run=_write_forms)
    what = "make an entry of a form that was filled in"
    suggestion = add_command(commands, "suggestion", what, manual.SUGGESTION, manual.SUGGESTION_EXAMPLES)
    suggestion.add_argument("event", metavar="EVENT", help="the forge's event of the issue, a JSON file")
    suggestion.add_argument("--report", metavar="FILE", help="write there what became of it, in Markdown")
    suggestion.set_defaults(run=_suggest)


def _write_forms(arguments: argparse.Namespace) -> int:
    guide = open_workspace(arguments)
    made = {form.path: form.text for form in make_forms(guide.project, guide.locales)}
    folder = guide.root / FOLDER
    if not folder.is_dir():
        message = f"there is no folder {FOLDER}; make it first if the guide lives on a forge that reads it"
        raise UsageError(message)
    changed = [path for path, text in made.items() if read_plain(guide.root, path, len(text.encode()))[0] != text]
    if arguments.check:
        message, hint = "not as the declaration and the labels have it", "run: signpost forms"
        problems = [Problem(Place(path), message, hint) for path in changed]
    else:
        refused = (replace_file(guide.root, path, made[path].encode()) for path in changed)
        problems = [problem for problem in refused if problem]
    return end_writing(arguments, len(changed), problems)


def _suggest(arguments: argparse.Namespace) -> int:
    guide = open_workspace(arguments)
    issue = read_event(Path(arguments.event))
    forms = make_forms(guide.project, guide.locales)
    collections = guide.project.catalogue.collections
    read = issue if isinstance(issue, Problem) else read_suggestion(issue, forms, collections)
    paths, report = ((), fence([str(read)])) if isinstance(read, Problem) else _write(guide, read)
    if arguments.report:
        try:
            Path(arguments.report).write_text(report, encoding="utf-8")
        except OSError as error:
            message = f"{quote(arguments.report)} cannot be written: {error.strerror}"
            raise UsageError(message) from error
    else:
        show(report.rstrip("\n"))
    say(f"{count(len(paths), 'file')} written")
    return FINE if paths else PROBLEMS


def _write(guide: Workspace, suggestion: Suggestion) -> tuple[tuple[str, ...], str]:
    """Write the entry; give its files and the report."""
    written = write_new_entry(guide.root, guide.project, suggestion.draft, default=guide.default)
    if written.problem:
        return (), fence([str(written.problem)])
    if not written.paths:
        return (), f"This guide has something like it:\n\n{fence(str(like) for like in written.like)}"
    left = check_files(guide, written.paths)
    return written.paths, tell(suggestion, written.paths, (str(problem) for problem in left))
