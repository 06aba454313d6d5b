"""What is exchanged with translation programs: one text with its source, its translation and where it belongs.

Nothing comes in. Goes out: the `Unit`s that are written to a file, and the `Translation`s that are read from one.
Example: ``Unit("tools/penpot:summary", "Design screens …", "Oberflächen …", Place("docs/en/tools/penpot.md", 2))``.
Knows no format and no file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from signpost.model import Place


@dataclass(frozen=True, slots=True)
class Unit:
    """One text to translate.

    ``context`` names it, unique in a guide and the same in every export. ``target`` is empty where there is none.
    ``place`` is where the source stands. ``kind``: ``line`` (of YAML), ``section``, ``body``, or a kind of `blocks`;
    ``note`` says it to translators. ``longest``: how many characters the translation may have (0: no limit).
    ``unsure``: somebody has to compare the translation with its source. ``previous``: that source, where it is known.
    """

    context: str
    source: str
    target: str
    place: Place
    kind: str
    note: str
    longest: int = 0
    unsure: bool = False
    previous: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The units of one file: ``path`` of its source, ``locale`` that source is written in."""

    path: str
    locale: str
    units: Sequence[Unit]


@dataclass(frozen=True, slots=True)
class Translation:
    """One unit as it came back. ``place`` is its line in the file that was read; ``unsure``: it is not finished."""

    context: str
    source: str
    target: str
    place: Place
    unsure: bool = False
