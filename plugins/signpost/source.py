"""Files to located nodes: YAML, and Markdown with front matter. PyYAML is used for its events only.

Comes in: a path below the project's root, or text. Goes out: a `Mapping` or `Words` and every problem found on the way.
Example: ``parse_yaml("name: Penpot", "tools/penpot.yml")[0].get("name").text`` is ``Penpot``.
A file with problems is still returned where its structure is certain, so that `schema` can report the rest in the same
run; ``None`` means that nothing can be said about what it holds.
Does not know what a tool or a video is. Refuses what the guide never needs: tags, anchors, aliases, merge keys,
duplicate keys, several documents, directives, deep nesting, huge files, and links that lead out of the root.
"""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING, Final

from signpost.characters import clean, clean_tabs
from signpost.events import build
from signpost.model import Place
from signpost.nodes import Mapping, Node, Scalar, Sequence, Words
from signpost.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "Words", "parse_words", "parse_yaml", "read_words", "read_yaml"]

MOST_YAML_BYTES: Final = 256_000
MOST_WORDS_BYTES: Final = 100_000

_FENCE: Final = re.compile(r"^---[ \t]*$", re.MULTILINE)
_LOOKS_LIKE_META: Final = re.compile(r" {0,3}[A-Za-z0-9_-]+:")
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


def read_yaml(root: Path, path: str) -> tuple[Mapping | None, list[Problem]]:
    """Read the YAML file at ``path`` (``/``-separated, below ``root``): its mapping or ``None``, and all problems."""
    text, problems = read_plain(root, path, MOST_YAML_BYTES)
    return _parse_yaml(text, path) if text is not None else (None, problems)


def read_words(root: Path, path: str) -> tuple[Words | None, list[Problem]]:
    """Read the Markdown file at ``path`` (``/``-separated, below ``root``): its words or ``None``, and all problems."""
    text, problems = read_plain(root, path, MOST_WORDS_BYTES)
    return _parse_words(text, path) if text is not None else (None, problems)


def parse_yaml(text: str, path: str) -> tuple[Mapping | None, list[Problem]]:
    """Do what `read_yaml` does, with text. ``path`` is only for the problems."""
    problems = _check_size(len(text.encode("utf-8", "surrogatepass")), path, MOST_YAML_BYTES)
    return (None, problems) if problems else _parse_yaml(text, path)


def parse_words(text: str, path: str) -> tuple[Words | None, list[Problem]]:
    """Do what `read_words` does, with text. ``path`` is only for the problems."""
    problems = _check_size(len(text.encode("utf-8", "surrogatepass")), path, MOST_WORDS_BYTES)
    return (None, problems) if problems else _parse_words(text, path)


def _parse_yaml(text: str, path: str) -> tuple[Mapping | None, list[Problem]]:
    text, problems = clean(text, path)
    return _build(text, path, 1, problems)


def _build(text: str, path: str, first_line: int, problems: list[Problem]) -> tuple[Mapping | None, list[Problem]]:
    text, tabs = clean_tabs(text, path, first_line)
    node, more = build(text, path, first_line)
    problems = [*problems, *tabs]
    if node is None and more and more[-1].place in {problem.place for problem in problems}:
        # The refused character in this line is why it is no YAML.
        more = more[:-1]
    problems += more
    if node is not None and not isinstance(node, Mapping):
        shape = "a list" if isinstance(node, Sequence) else "plain text"
        problems.append(Problem(node.place, f"this is {shape} instead of a mapping", "write lines of 'key: value'"))
        node = None
    if node is None and not problems:
        problems.append(Problem(Place(path, first_line), "the file is empty", "write lines of 'key: value'"))
    return node, problems


def _parse_words(text: str, path: str) -> tuple[Words | None, list[Problem]]:
    text, problems = clean(text, path)
    place = Place(path, 1)
    if not text.strip():
        return None, [*problems, Problem(place, "the file is empty", "write front matter and a text")]
    opening = _FENCE.match(text)
    if opening is None:
        if _LOOKS_LIKE_META.match(text):
            # MkDocs takes such a line for MultiMarkdown metadata and would publish it past every check.
            hint = "put it between two lines of '---', or begin the text with an empty line"
            problems.append(Problem(place, "this line would be taken for front matter", hint))
        return Words(Mapping((), place), text, 1, place), problems
    closing = _FENCE.search(text, opening.end())
    if closing is None:
        return None, [*problems, Problem(place, "the front matter is not closed", "end it with a line of '---'")]
    front_text = text[opening.end() + 1 : closing.start()]
    front, problems = _parse_front(front_text, path, problems)
    body_line = text.count("\n", 0, closing.start()) + 2
    if front is None:
        return None, problems
    return Words(front, text[closing.end() + 1 :], body_line, place), problems


def _parse_front(text: str, path: str, problems: list[Problem]) -> tuple[Mapping | None, list[Problem]]:
    if not re.search(r"^[ \t]*[^#\s]", text, re.MULTILINE):
        return Mapping((), Place(path, 1)), problems
    return _build(text, path, 2, problems)


def read_plain(root: Path, path: str, limit: int) -> tuple[str | None, list[Problem]]:
    """Return the decoded file, bytes that are no UTF-8 kept as lone surrogates for `clean` to report."""
    place = Place(path, 1)
    try:
        real = _resolve(root, path)
        if real is None:
            return None, [Problem(place, "this leads out of the project", "put a plain file here")]
        if not stat.S_ISREG(os.stat(real).st_mode):  # noqa: PTH116 - called for every file; Path takes twice as long
            return None, [Problem(place, "this is no plain file", "put a plain file here")]
        with open(real, "rb") as stream:  # noqa: PTH123 - as above
            data = stream.read(limit + 1)
    except FileNotFoundError:
        return None, [Problem(place, "there is no such file", "check the name")]
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "not a possible name"
        return None, [Problem(place, f"cannot be read: {reason}", "put a plain file here")]
    problems = _check_size(len(data), path, limit)
    if data.startswith(_UTF16):
        problems = [Problem(place, "the file is UTF-16", "save the file as UTF-8")]
    return (None, problems) if problems else (data.decode("utf-8", "surrogateescape"), [])


def _resolve(root: Path, path: str) -> str | None:
    """Return the real path of a file; ``None`` where ``..``, an absolute path or a symbolic link leads out of it."""
    base = os.path.realpath(root)
    real = os.path.realpath(os.path.join(base, path))  # noqa: PTH118 - as in `read_plain`
    return real if os.path.commonpath((base, real)) == base else None


def _check_size(size: int, path: str, limit: int) -> list[Problem]:
    if size <= limit:
        return []
    return [Problem(Place(path, 1), f"the file is larger than {limit // 1000} kB", "shorten or divide it")]
