"""Earlier versions of words, from the git history of the guide, and what has changed since.

Comes in: the path of a words file and the digest that a stamp names. Goes out: those words, and differences.
Example: ``find_version(root, "docs/en/tools/penpot.md", "6194e0315e00")`` → its text when somebody translated it.
Without git, without a repository, or in a shallow clone nothing is found. Writes nothing, and asks no other host.
"""

from __future__ import annotations

import difflib
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from signpost.nodes import Words
from signpost.schema import digest_words
from signpost.source import parse_words

MOST_VERSIONS: Final = 200
_PART: Final = re.compile(r"\s+|[^\s\w]|\w+")
_CONTEXT: Final = 4
"""So many parts around a change are shown."""


@dataclass(frozen=True, slots=True)
class Change:
    """A run of text in one line, or what has been put in its place. ``sign`` is blank, ``-`` or ``+``."""

    sign: str
    text: str


def find_version(root: Path, path: str, digest: str) -> str | None:
    """Return the latest committed text of the words at `path` that has the `digest`; ``None`` where none has."""
    for commit in _git(root, "log", f"--max-count={MOST_VERSIONS}", "--format=%H", "--", path).split():
        text = _git(root, "show", f"{commit}:./{path}")
        words, problems = parse_words(text, path) if text else (None, [])
        if isinstance(words, Words) and not problems and digest_words(words) == digest:
            return text
    return None


def compare(old: str, new: str) -> Iterator[tuple[int, tuple[Change, ...]]]:
    """Yield each changed line of `new` (from 1) with its changes, word by word; unchanged stretches are cut short.

    Lines that only `old` had are told at the line of `new` that they stood before.
    """
    before, after = old.splitlines(), new.splitlines()
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for what, start, end, first, last in matcher.get_opcodes():
        if what == "equal":
            continue
        gone, come = before[start:end], after[first:last]
        for number in range(max(len(gone), len(come))):
            left = gone[number] if number < len(gone) else ""
            right = come[number] if number < len(come) else ""
            if left.strip() or right.strip():
                changes = tuple(_compare_words(left, right))
                if any(change.sign != " " and change.text.strip() for change in changes):
                    yield min(first + number + 1, max(len(after), 1)), changes


def _compare_words(old: str, new: str) -> Iterator[Change]:
    left, right = _PART.findall(old), _PART.findall(new)
    for what, start, end, first, last in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if what == "equal":
            yield Change(" ", _shorten(left[start:end], is_first=not start, is_last=end == len(left)))
        else:
            yield from (
                Change(sign, text)
                for sign, text in (("-", "".join(left[start:end])), ("+", "".join(right[first:last])))
                if text
            )


def _shorten(parts: list[str], *, is_first: bool, is_last: bool) -> str:
    most = _CONTEXT * 2
    if len(parts) <= most * 2:
        return "".join(parts)
    head = [] if is_first else parts[:most]
    tail = [] if is_last else parts[-most:]
    return f"{''.join(head)}…{''.join(tail)}"


def _git(root: Path, *arguments: str) -> str:
    """Return what git says; nothing where it cannot be asked."""
    command = ["git", "-C", str(root), *arguments]
    environment = {**os.environ, "GIT_LITERAL_PATHSPECS": "1", "GIT_NO_LAZY_FETCH": "1"}
    try:
        done = subprocess.run(command, capture_output=True, check=False, env=environment)  # noqa: S603 -- fixed words
    except OSError:
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
