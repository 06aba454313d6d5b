"""Every link of a hand-written page that leads to another file of the guide, with its line.

Comes in: the words of a page. Goes out: targets as they will be read, and their places.
Example: ``See [it](../tools/penpot.md#facts)`` in line 9 → ``("../tools/penpot.md#facts", Place(…, 9))``.
Does not resolve them: `bodies` does. What is not written plainly is left out, because `pagecheck` refuses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import PurePosixPath
from typing import Final

from signpost.model import Place, Text
from signpost.targets import check_target, is_external

# Fences and code spans as `pagecheck` and Python-Markdown see them, so that all agree on what is code.
_FENCE: Final = re.compile(r"(`{3,}|~{3,})[ ]*([^\n]*?)[ ]*")
_CODE: Final = re.compile(r"(?<![\\`])(`++)(.+?)(?<!`)\1(?!`)")
_INLINE: Final = re.compile(r"\]\(([^\s()<>\"'\\`]+)")
_DEFINITION: Final = re.compile(r"[ ]{0,3}\[[^\[\]]+\]:[ ]+([^\s()<>\"'\\`]+)")

_BARE: Final = re.compile(r"<(https://[^\s<>]+)>")

_PAGES: Final = frozenset({".md", ".html", ""})
"""Endings of what is a page, or was meant as one; anything else is a file, which only the engine knows."""


def find_links(words: Text) -> Iterator[tuple[str, Place]]:
    """Yield the relative link targets of a page, fragments included, and where they stand."""
    for number, row in _prose(words):
        found = [match[1] for match in _INLINE.finditer(row)]
        defined = _DEFINITION.match(row)
        for written in [*found, defined[1]] if defined else found:
            target = unescape(written)
            path = target.partition("#")[0]
            plain = path and not is_external(target) and check_target(target) is None
            if plain and PurePosixPath(path).suffix in _PAGES:
                yield target, Place(words.place.path, number)


def find_addresses(words: Text) -> Iterator[tuple[str, Place]]:
    """Yield the https addresses that a text links to, and where they stand."""
    for number, row in _prose(words):
        defined = _DEFINITION.match(row)
        written = [match[1] for pattern in (_INLINE, _BARE) for match in pattern.finditer(row)]
        for target in [*written, defined[1]] if defined else written:
            if target.startswith("https://"):
                yield unescape(target), Place(words.place.path, number)


def _prose(words: Text) -> Iterator[tuple[int, str]]:
    fence = ""
    for number, row in enumerate(words.body.split("\n"), words.body_line):
        opened = _FENCE.fullmatch(row)
        if fence:
            fence = "" if row.rstrip(" ") == fence else fence
        elif opened and "`" not in opened[2]:
            fence = opened[1]
        else:
            yield number, _CODE.sub("", row)
