"""What a YAML or Markdown file is once it has been read: text, lists and mappings, each with its line.

Comes in: nothing; `source` makes these. Goes out: the nodes that `fields` and `schema` take apart.
Example: ``Mapping(((Scalar("kind", place), Scalar("web-app", place)),), place).get("kind").text`` is ``web-app``.
Does not interpret: ``no``, ``12:30``, ``1.10``, ``017`` and ``2026-01-01`` stay the text that was written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from signpost.model import Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as written. ``quoted``: in quotes or as a block. ``refused``: already reported, so say nothing more.

    ``span``: where it begins and ends in the YAML text that was read, in characters, quotes included.
    ``cut``: it is not quoted, and a comment follows in the same line.
    """

    text: str
    place: Place
    quoted: bool = False
    refused: bool = False
    span: tuple[int, int] = field(default=(0, 0), repr=False, compare=False)
    cut: bool = field(default=False, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list, in the order of the file."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the file. Keys are unique and in Unicode's composed form (NFC)."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place
    _by_key: dict[str, tuple[Scalar, Node]] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        """Index the entries, so that a look-up does not walk them."""
        object.__setattr__(self, "_by_key", {entry[0].text: entry for entry in self.entries})

    def get(self, key: str) -> Node | None:
        """Return the value of ``key``, or ``None`` where the file has no such line."""
        entry = self._by_key.get(key)
        return entry[1] if entry else None

    def keys(self) -> tuple[str, ...]:
        """Return the keys in the order of the file."""
        return tuple(self._by_key)

    def key_place(self, key: str) -> Place:
        """Return where ``key`` is written; the mapping's own place where it is not."""
        entry = self._by_key.get(key)
        return entry[0].place if entry else self.place


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Words:
    """A Markdown file: its front matter (empty where it has none) and its body, whose first line is ``body_line``."""

    front: Mapping
    body: str
    body_line: int
    place: Place
