"""What is wrong between cues, and what makes a cue hard to read.

Comes in: cues with their lines in the file. Goes out: problems; those of order are errors, the rest is advice.
Example: 60 characters in two seconds → ``advice: 30 characters a second: …``.
The limits are those of common guidelines for subtitles; they are advice because a film may have its reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Final

from signpost.captions.cues import Cue
from signpost.captions.writing import write_time
from signpost.model import Place
from signpost.problems import Problem, Severity

FASTEST: Final = 21
"""Characters a second that can still be read."""

LONGEST: Final = 7_000
"""Milliseconds after which a reader begins anew with the same cue."""

WIDEST: Final = 42
"""Characters in a line."""

MOST_LINES: Final = 2

MOST_TOLD: Final = 20
"""Problems of one severity per file: automatic captions are too fast in every cue."""


@dataclass(frozen=True, slots=True)
class Located:
    """A cue, the line its times stand in, and the line each of its ``cue.lines`` stands in."""

    cue: Cue
    line: int
    text_lines: tuple[int, ...]


def check_order(cues: Sequence[Located], path: str) -> Iterator[Problem]:
    """Yield a problem for every cue that starts before the one above it starts, or ends."""
    for above, located in pairwise(cues):
        start, place = write_time(located.cue.start), Place(path, located.line)
        if located.cue.start < above.cue.start:
            message = f"the cue starts at {start}, before the one above it, at {write_time(above.cue.start)}"
            yield Problem(place, message, "put the cues in the order of their starts")
        elif located.cue.start < above.cue.end:
            message = f"the cue starts at {start}, while the one above it lasts until {write_time(above.cue.end)}"
            yield Problem(place, message, f"let that one end at {start} or earlier")


def advise(cues: Iterable[Located], path: str) -> Iterator[Problem]:
    """Yield advice for every cue that is hard to read."""
    for located in cues:
        for line, message, hint in _weigh(located):
            yield Problem(Place(path, line), message, hint, "advice")


def shorten(problems: Sequence[Problem]) -> list[Problem]:
    """Return at most twenty problems of each severity, in the order of the file, and how many more there are."""
    told = []
    severities: tuple[Severity, ...] = ("error", "warning", "advice")
    for severity in severities:
        unique = {problem for problem in problems if problem.severity == severity}
        found = sorted(unique, key=lambda problem: (problem.place.line, problem.message, problem.hint))
        told += found[:MOST_TOLD]
        if rest := found[MOST_TOLD:]:
            noun = "remarks on" if severity == "advice" else "problems in"
            message, hint = f"{len(rest)} more {noun} this file", "begin with those above"
            told.append(Problem(rest[0].place, message, hint, severity))
    return told


def _weigh(located: Located) -> Iterator[tuple[int, str, str]]:
    cue, line = located.cue, located.line
    lasts = cue.end - cue.start
    speed = len(cue.text) * 1000 / lasts
    if speed > FASTEST:
        yield line, f"{ceil(speed)} characters a second", f"shorten the text, or show it longer: up to {FASTEST}"
    if lasts > LONGEST:
        yield line, f"a cue of {lasts / 1000:.1f} seconds", f"divide it: up to {LONGEST // 1000}"
    if len(cue.lines) > MOST_LINES:
        yield line, f"a cue of {len(cue.lines)} lines", f"divide it: up to {MOST_LINES}"
    for number, text in zip(located.text_lines, cue.lines, strict=True):
        if len(text) > WIDEST:
            yield number, f"a line of {len(text)} characters", f"break it: up to {WIDEST}"
