r"""Stamps: the line of a translation that says which version of the source words it was made from.

Comes in: a words file below the root, and the digest of its source. Goes out: the file with ``l10n: {source: …}`` in
its front matter and no other byte changed, or a `Problem`.
Example: ``stamp(b"---\ntitle: A\n---\nB", …)`` is ``b"---\ntitle: A\nl10n: {source: 9f2c01d4e5a6}\n---\nB"``.
Does not decide what is to be stamped: `l10n` does. Writes only to plain ``docs/….md`` below the root, never through a
symbolic link, and a file is replaced as a whole or not at all.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from signpost.model import Place
from signpost.nodes import Mapping, Scalar, Words
from signpost.problems import Problem, collect
from signpost.schema import digest_words
from signpost.source import MOST_WORDS_BYTES, parse_words
from signpost.writing import complain, create_file, locate, replace_file

STAMP: Final = "l10n"

_BOM: Final = b"\xef\xbb\xbf"
_FENCE: Final = re.compile(rb"---[ \t]*\r?")
_INDENT: Final = re.compile(rb" *")
_PLAINLY: Final = "write the front matter as lines of 'key: value'"


def stamp(data: bytes, path: str, digest: str) -> bytes | Problem:
    """Return the words file `data` with the stamp `digest`, set or replaced; every other byte stays.

    A problem is returned for what `source` refuses, and where the line cannot be written without touching others.
    """
    words = _parse(data, path)
    if isinstance(words, Problem):
        return words
    present = words.front.get(STAMP)
    stamped = _insert(data, words, digest) if present is None else _replace(data, present, digest)
    if stamped is None:
        place = words.front.key_place(STAMP)
        return Problem(place, f"'{STAMP}' was not written by the command", "remove it, then stamp again")
    if not _is_same_but_stamped(words, _parse(stamped, path), digest):
        return Problem(words.place, "cannot be stamped as it is written", _PLAINLY)
    return stamped


def remove_field(data: bytes, path: str, key: str) -> bytes | Problem:
    """Return the words file `data` without the front matter field `key`, which `digest_words` does not count."""
    words = _parse(data, path)
    if isinstance(words, Problem):
        return words
    keys = words.front.keys()
    if key not in keys:
        return data
    lines = data.split(b"\n")
    start = words.front.key_place(key).line - 1
    after = keys[keys.index(key) + 1 :]
    end = words.front.key_place(after[0]).line - 1 if after else words.body_line - 2
    while end > start + 1 and lines[end - 1].strip()[:1] in {b"", b"#"}:
        end -= 1
    shorter = b"\n".join([*lines[:start], *lines[end:]])
    left = _parse(shorter, path)
    if isinstance(left, Problem) or key in left.front.keys() or digest_words(left) != digest_words(words):  # noqa: SIM118
        return Problem(words.front.key_place(key), f"'{key}' cannot be left out as it is written", _PLAINLY)
    return shorter


def read(root: Path, path: str) -> bytes | Problem:
    """Return the bytes of the words file at `path` (``/``-separated, below `root`)."""
    target = _locate(root, path)
    if isinstance(target, Problem):
        return target
    try:
        with target.open("rb") as stream:
            return stream.read(MOST_WORDS_BYTES + 1)
    except OSError as error:
        return complain(path, "read", error)


def write_stamp(root: Path, path: str, digest: str) -> bool | Problem:
    """Stamp the file at `path` (``/``-separated, below `root`); say whether that changed it."""
    data = read(root, path)
    if isinstance(data, Problem):
        return data
    stamped = stamp(data, path, digest)
    if isinstance(stamped, Problem) or stamped == data:
        return stamped if isinstance(stamped, Problem) else False
    return replace_file(root, path, stamped) or True


def create(root: Path, path: str, data: bytes) -> Problem | None:
    """Write a words file that does not exist yet at `path` (``/``-separated, below `root`), with its folder."""
    target = _locate(root, path)
    if isinstance(target, Problem):
        return target
    return create_file(root, path, data, f"edit it, then run: signpost l10n stamp {path}")


def _parse(data: bytes, path: str) -> Words | Problem:
    words, problems = parse_words(data.decode("utf-8", "surrogateescape"), path)
    if problems or words is None:
        return collect(problems)[0]
    return words


def _insert(data: bytes, words: Words, digest: str) -> bytes:
    line = f"{STAMP}: {{source: {digest}}}".encode()
    lines = data.split(b"\n")
    if not _FENCE.fullmatch(lines[0].removeprefix(_BOM)):
        end = b"\r\n" if lines[0].endswith(b"\r") else b"\n"
        bom = _BOM if data.startswith(_BOM) else b""
        return bom + b"---" + end + line + end + b"---" + end + data.removeprefix(_BOM)
    closing = words.body_line - 2
    indent = _INDENT.match(lines[words.front.entries[0][0].place.line - 1]) if words.front.entries else None
    end = b"\r" if lines[closing - 1].endswith(b"\r") else b""
    lines.insert(closing, (indent[0] if indent else b"") + line + end)
    return b"\n".join(lines)


def _replace(data: bytes, present: object, digest: str) -> bytes | None:
    source = present.get("source") if isinstance(present, Mapping) and present.keys() == ("source",) else None
    if not isinstance(source, Scalar):
        return None
    lines = data.split(b"\n")
    line = lines[source.place.line - 1]
    old = re.escape(source.text.encode())
    found = re.search(rb"(?:source[\"']? *: *|^ *)[\"']?(" + old + rb")(?![^\s\"',}])", line)
    if found is None:
        return None
    lines[source.place.line - 1] = line[: found.start(1)] + digest.encode() + line[found.end(1) :]
    return b"\n".join(lines)


def _is_same_but_stamped(before: Words, after: Words | Problem, digest: str) -> bool:
    if isinstance(after, Problem):
        return False
    node = after.front.get(STAMP)
    source = node.get("source") if isinstance(node, Mapping) else None
    own = [[entry for entry in words.front.entries if entry[0].text != STAMP] for words in (before, after)]
    return isinstance(source, Scalar) and source.text == digest and before.body == after.body and own[0] == own[1]


def _locate(root: Path, path: str) -> Path | Problem:
    """Return the file that `path` names, refusing everything but words, and every link on the way below the root."""
    outside = Problem(Place(path), "this is no place for words of this guide", "name a plain file docs/<locale>/….md")
    if not path.startswith("docs/") or not path.endswith(".md"):
        return outside
    return locate(root, path) or outside
