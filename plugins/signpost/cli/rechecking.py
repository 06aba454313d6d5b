"""``signpost due``: what somebody should read again.

Comes in: parsed arguments, and the clock unless ``--today`` is given. Goes out: a list, the oldest first.
Example: ``signpost due --format json``.
Decides nothing: `due` does. It fails only where the guide cannot be read.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from signpost import manual
from signpost.cli.frame import UsageError, add_command, add_format, end_count, open_workspace
from signpost.due import Due, find_due
from signpost.model import Day
from signpost.problems import count, format_github, make_visible, quote
from signpost.terminal import say, show


def add_commands(commands: Any) -> None:  # noqa: ANN401 - argparse keeps its type private
    """Add ``due``; its ``run`` returns the exit code."""
    due = add_command(commands, "due", "what should be read again", manual.DUE, manual.DUE_EXAMPLES)
    due.add_argument("--today", metavar="DAY", help="as if this were the day: 2026-11-22")
    due.add_argument("--old", action="store_true", help="leave out the facts that no source names")
    add_format(due, "text", "json", "github")
    due.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    today = _read_day(arguments.today)
    guide = open_workspace(arguments)
    found = [due for due in find_due(guide.project.catalogue, today) if due.since or not arguments.old]
    if arguments.format == "json":
        show(json.dumps([_describe(due) for due in found], ensure_ascii=False, indent=2))
    elif arguments.format == "github":
        show(format_github(due.problem for due in found))
    elif found:
        show("\n".join(make_visible(f"{due.problem.place}: {due.problem.sentence}") for due in found))
    say(_summary(found))
    return end_count(guide)


def _summary(found: Sequence[Due]) -> str:
    old = [due for due in found if due.since]
    bare = len(found) - len(old)
    facts = count(sum(len(due.fields) for due in old), "fact")
    last = f"; {count(bare, 'entry').replace('entrys', 'entries')} with facts that no source names" if bare else ""
    return f"{facts} to read again, in {len({due.entry.reference for due in old})} of the guide's entries{last}"


def _describe(due: Due) -> dict[str, object]:
    place = due.problem.place
    return {
        "entry": str(due.entry.reference),
        "fields": due.fields,
        "since": str(due.since) if due.since else None,
        "url": make_visible(due.url),
        "path": place.path,
        "line": place.line,
    }


def _read_day(written: str | None) -> Day:
    try:
        today = date.fromisoformat(written) if written else datetime.now(UTC).date()
    except ValueError as error:
        message = f"{quote(written or '')} is no day; write one such as 2026-11-22"
        raise UsageError(message) from error
    return Day(today.year, today.month, today.day)
