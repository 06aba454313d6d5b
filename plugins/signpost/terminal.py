"""What the command ``signpost`` writes: problems in colour, the status of translations as text and as data.

Comes in: problems, or the status of a locale. Goes out: lines without a control character but our own colours.
Example: ``next(tell_status(status))`` is ``de: 3 current, 1 outdated, 0 missing, 0 unmarked, 4 unread``.
Does not decide where output goes or how the command ends: `cli` does.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from typing import Final, Self, TextIO

from signpost.history import Change, compare
from signpost.l10n import Status
from signpost.lint import is_about_links
from signpost.model import Place
from signpost.problems import Problem, collect, count, format_json, format_text, make_visible
from signpost.translation import State

_ADDED: Final = "\x1b[32m"
_RESET: Final = "\x1b[0m"
_COLOURS: Final = {"error": "\x1b[31m", "warning": "\x1b[33m", "advice": "\x1b[36m"}


def show(text: str) -> None:
    """Write a result to standard output."""
    sys.stdout.write(f"{text}\n")


def say(text: str) -> None:
    """Write a remark to standard error."""
    sys.stderr.write(f"{text}\n")


class Progress:
    """Says on a terminal what takes long, and how far it is, in one line that goes away; elsewhere it says nothing."""

    def __init__(self, what: str, total: int = 0) -> None:
        self._what = what
        self._total = total
        self._shown = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def __enter__(self) -> Self:
        self.tell(0)
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")

    def tell(self, done: int) -> None:
        """Show that `done` of all are done."""
        if self._shown:
            sys.stderr.write(f"\r{self._what} …" + (f" {done} of {self._total}" if self._total else ""))
            sys.stderr.flush()


def format_problems(problems: Iterable[Problem]) -> str:
    """Return one line per problem, its place coloured by severity where standard output is a terminal."""
    found = collect(problems)
    if not _wants_colour(sys.stdout):
        return format_text(found)
    return "\n".join(_paint(problem) for problem in found)


def tell_status(status: Status, advice: Iterable[Problem] = (), *, links: bool = False) -> Iterator[str]:
    """Yield the lines about one locale: the counts, the files to work on, advice on words, and the next step.

    That a file links elsewhere than its source is only counted without ``links``, because it may be meant.
    """
    found = collect(advice)
    counts = ", ".join(f"{number} {name}" for name, number in _counts(status).items())
    labels = f"; {count(status.labels, 'label')} missing" if status.labels else ""
    yield f"{status.locale}: {counts}{labels}"
    todo = [row for row in status.rows if not (row.state is State.CURRENT and row.read)]
    for row in todo:
        yield make_visible(f"  {'unread' if row.state is State.CURRENT else row.state.value:<9} {row.path}")
    if status.labels:
        yield f"  labels    docs/{status.locale}/labels.yml"
    yield from (f"  problem   {problem}" for problem in collect(status.problems))
    told = [problem for problem in found if links or not is_about_links(problem)]
    yield from (f"  advice    {problem}" for problem in told)
    if len(told) < len(found):
        yield f"  links     not the same as in the source: {count(len(found) - len(told), 'file')}; --links names them"
    first = todo[0] if todo else None
    if first is not None and first.state is State.MISSING:
        yield make_visible(f"next: signpost l10n start {status.locale} {first.name}")
    elif first is not None and first.state is not State.CURRENT:
        yield make_visible(f"next: compare {first.path} with its source, then: signpost l10n stamp {first.path}")


def tell_changes(path: str, old: str | None, new: str, stamped: str) -> Iterator[str]:
    """Yield what has changed in the source at `path` since the translation `stamped` was made, a line for each line.

    ``old`` is the source as it was then, ``None`` where the history does not have it. ``[-gone-]`` is what was taken
    out, ``{+new+}`` what was put in, coloured on a terminal.
    """
    if old is None:
        why = "there is no history here, or it does not go back that far (a shallow clone?)"
        yield make_visible(f"  diff      {path}: not known what changed since {stamped} was stamped: {why}")
        return
    for line, changes in compare(old, new):
        yield f"  diff      {make_visible(f'{path}:{line}')}: {''.join(map(_mark, changes)).strip()}"


def _mark(change: Change) -> str:
    text = make_visible(change.text.replace("\n", " "))
    if change.sign == " ":
        return text
    marked = f"[-{text}-]" if change.sign == "-" else f"{{+{text}+}}"
    colour = _COLOURS["error"] if change.sign == "-" else _ADDED
    return f"{colour}{marked}{_RESET}" if _wants_colour(sys.stdout) else marked


def list_todo(status: Status) -> Iterator[Problem]:
    """Yield an advice for every translation of a locale that wants work, for annotations."""
    hints = {
        State.OUTDATED: "bring it up to date, then: signpost l10n stamp {path}",
        State.MISSING: "begin with: signpost l10n start {locale} {name}",
        State.UNMARKED: "compare it with its source, then: signpost l10n stamp {path}",
    }
    for row in status.rows:
        if hint := hints.get(row.state):
            told = hint.format(path=row.path, locale=status.locale, name=row.name)
            yield Problem(Place(row.path), f"{row.state.value} translation", told, "advice")


def describe_status(status: Status, advice: Iterable[Problem] = ()) -> dict[str, object]:
    """Return the status of one locale, and all advice on its words, as data for JSON."""
    rows = [
        {"path": make_visible(row.path), "name": make_visible(row.name), "state": row.state.value, "read": row.read}
        for row in status.rows
    ]
    found = {"locale": status.locale, "counts": _counts(status), "labels_missing": status.labels, "files": rows}
    return {**found, "problems": json.loads(format_json(status.problems)), "advice": json.loads(format_json(advice))}


def _counts(status: Status) -> dict[str, int]:
    states = (State.CURRENT, State.OUTDATED, State.MISSING, State.UNMARKED)
    return {**{state.value: status.count(state) for state in states}, "unread": status.unread}


def _paint(problem: Problem) -> str:
    place, line = make_visible(str(problem.place)), format_text([problem])
    return f"{_COLOURS[problem.severity]}{place}{_RESET}{line.removeprefix(place)}"


def _wants_colour(stream: TextIO) -> bool:
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()
