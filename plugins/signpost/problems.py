"""What is wrong with a guide's files, and how to say it.

Comes in: a place (file and line), what is wrong, and what would be right. Goes out: sorted problems, and their text for
a terminal, for GitHub annotations or as JSON.
Example: ``str(Problem(Place("tools/penpot.yml", 14), "unknown need 'get-payed'", "did you mean 'get-paid'?"))`` is
``tools/penpot.yml:14: unknown need 'get-payed'; did you mean 'get-paid'?``.
Does not decide what is wrong, print, or end the program. Messages quote hostile files: whatever is written here shows
control characters instead of obeying them.
"""

from __future__ import annotations

import difflib
import json
from dataclasses import dataclass
from functools import total_ordering
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from signpost.model import Place

Severity = Literal["error", "warning", "advice"]

SHORT_LIST: Final = 20
"""So many choices can still be read in one message."""

LONGEST_QUOTE: Final = 60
"""Characters of a quoted value; what is longer is cut."""

GITHUB_COMMANDS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "advice": "notice"}


def make_visible(text: str) -> str:
    """Return ``text`` with every line break, control, surrogate and direction mark written as ``<U+202E>``."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in text)


def quote(text: str) -> str:
    """Return ``text`` as messages show a value: visible, in single quotes, cut after 60 characters."""
    cut = text[:LONGEST_QUOTE]
    return f"'{make_visible(cut)}{'…' if len(text) > LONGEST_QUOTE else ''}'"


@total_ordering
@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong at one place.

    ``message`` says what is wrong, ``hint`` what would be right (or is empty); neither ends in a full stop. Problems
    sort by file, line and message.
    """

    place: Place
    message: str
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        return make_visible(f"{self.place}: {self.sentence}")

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Problem):
            return NotImplemented
        return self._order() < other._order()

    @property
    def sentence(self) -> str:
        """Message and hint, without the place."""
        return f"{self.message}; {self.hint}" if self.hint else self.message

    def _order(self) -> tuple[str, int, str, str, str]:
        return (self.place.path, self.place.line, self.message, self.hint, self.severity)


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return a hint for a word that is not among the choices.

    ``did you mean 'x'?`` when one is close; else ``choose from a, b, c`` when there are at most twenty; else nothing.
    """
    known = tuple(choices)
    folded = "-".join(word[:LONGEST_QUOTE].casefold().replace("_", " ").split())
    by_folded = {choice.casefold().replace("_", "-"): choice for choice in reversed(known)}
    close = difflib.get_close_matches(folded, by_folded, n=1) if len(word) <= LONGEST_QUOTE else []
    if close:
        return f"did you mean '{by_folded[close[0]]}'?"
    if known and len(known) <= SHORT_LIST:
        return f"choose from {', '.join(known)}"
    return ""


def collect(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems sorted by file, line and message, each of them once."""
    return tuple(sorted(set(problems)))


def summary(problems: Iterable[Problem]) -> str:
    """Return ``3 problems in 2 files``, or ``no problems``."""
    found = collect(problems)
    if not found:
        return "no problems"
    return f"{count(len(found), 'problem')} in {count(len({problem.place.path for problem in found}), 'file')}"


def format_text(problems: Iterable[Problem]) -> str:
    """Return one line per problem, as a terminal shows them; anything but an error says so. No final line break."""
    return "\n".join(_line(problem) for problem in collect(problems))


def format_github(problems: Iterable[Problem]) -> str:
    """Return one GitHub workflow command (``::error file=…,line=…::…``) per problem, escaped. No final line break."""
    return "\n".join(_annotation(problem) for problem in collect(problems))


def format_json(problems: Iterable[Problem]) -> str:
    """Return a JSON list of ``{path, line, message, hint, severity}``, sorted."""
    rows = [
        {
            "path": make_visible(problem.place.path),
            "line": problem.place.line,
            "message": make_visible(problem.message),
            "hint": make_visible(problem.hint),
            "severity": problem.severity,
        }
        for problem in collect(problems)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def count(number: int, noun: str) -> str:
    """Return ``1 file`` or ``2 files``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _line(problem: Problem) -> str:
    if problem.severity == "error":
        return str(problem)
    return make_visible(f"{problem.place}: {problem.severity}: {problem.sentence}")


def _annotation(problem: Problem) -> str:
    path = _escape(make_visible(problem.place.path)).replace(":", "%3A").replace(",", "%2C")
    command = GITHUB_COMMANDS[problem.severity]
    return f"::{command} file={path},line={problem.place.line}::{_escape(make_visible(problem.sentence))}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
