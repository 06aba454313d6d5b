"""A words file or a file of labels, with its text at hand for being changed in place.

Comes in: a path below the root. Goes out: a `Document`, whose texts and body can be replaced while everything else
stays, byte for byte. Example: ``open_document(root, "docs/de/tools/penpot.md").write({("summary",): "…"}, body)``.
Does not know which texts belong together: `pairs` does. Writes nothing to the disk.
"""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from signpost.exchange.scalars import Steps, list_texts, write_texts
from signpost.nodes import Mapping, Scalar
from signpost.problems import collect
from signpost.prose import NO_PROSE
from signpost.source import parse_words, parse_yaml, read_plain

_BOM: Final = "\ufeff"
_LARGEST: Final = 256_000


@dataclass(frozen=True, slots=True)
class Document:
    """One file that was read without a problem. ``text`` has plain line breaks and no byte order mark.

    ``front`` are its texts in YAML, ``body`` its Markdown, which begins in ``body_line``; labels have no body.
    """

    path: str
    text: str
    front: Mapping
    body: str
    body_line: int
    has_bom: bool = False
    has_returns: bool = False

    @property
    def texts(self) -> dict[Steps, Scalar]:
        """The texts in YAML that somebody reads, by the keys that lead to them."""
        return {path: scalar for path, scalar in list_texts(self.front) if path[0] not in NO_PROSE}

    def write(self, changes: ReadOnly[Steps, str], body: str) -> bytes | None:
        """Return the file with other texts and another body; ``None`` where that cannot be done in place."""
        start, end = self._find_front()
        front = write_texts(self.text[start:end], self.front, changes) if changes else self.text[start:end]
        text = self.text[:start] + front + body
        changed = parse(text, self.path)
        expected = {path: scalar.text for path, scalar in self.texts.items()} | dict(changes)
        if changed is None or changed.body != body:
            return None
        if {path: scalar.text for path, scalar in changed.texts.items()} != expected:
            return None
        return self._encode(text)

    def drop(self, key: str) -> Document | None:
        """Return the document without a key of its front matter; ``None`` where that cannot be done in place."""
        start, end = self._find_front()
        front = self.text[start:end]
        keys = [each for each, _ in self.front.entries]
        position = self.front.keys().index(key)
        first = keys[position].span[0]
        after = keys[position + 1].span[0] if position + 1 < len(keys) else front.rstrip().rfind("\n") + 1
        shorter = parse(self.text[:start] + front[:first] + front[after:] + self.body, self.path)
        if shorter is None or shorter.front.get(key) is not None or shorter.body != self.body:
            return None
        return replace(shorter, has_bom=self.has_bom, has_returns=self.has_returns)

    def _find_front(self) -> tuple[int, int]:
        if not self.body_line:
            return 0, len(self.text)
        has_front = bool(self.front.entries)
        return (self.text.index("\n") + 1 if has_front else 0), len(self.text) - len(self.body)

    def _encode(self, text: str) -> bytes:
        lines = text.replace("\n", "\r\n") if self.has_returns else text
        return f"{_BOM if self.has_bom else ''}{lines}".encode()


def open_document(root: Path, path: str) -> Document | None:
    """Read a file (``/``-separated, below `root`); ``None`` if it is not there or has problems, which `check` tells."""
    text, problems = read_plain(root, path, _LARGEST)
    return parse(text, path) if text is not None and not problems else None


def parse(text: str, path: str) -> Document | None:
    """Take text for a file: words if `path` ends in ``.md``, else labels."""
    plain = text.removeprefix(_BOM).replace("\r\n", "\n")
    marks = (text.startswith(_BOM), "\r\n" in text)
    if path.endswith(".md"):
        words, problems = parse_words(plain, path)
        if words is None or collect(problems):
            return None
        return Document(path, plain, words.front, words.body, words.body_line, *marks)
    mapping, problems = parse_yaml(plain, path)
    return None if mapping is None or collect(problems) else Document(path, plain, mapping, "", 0, *marks)
