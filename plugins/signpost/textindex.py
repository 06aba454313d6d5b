r"""The text index of one catalogue in one locale: which folded words stand in which entries.

Comes in: for every entry, in the catalogue's order, its texts with a weight class each. Goes out: a mapping that JSON
can hold and ``assets/catalogue/text.js`` reads: ``{"v": 1, "terms": "buch\nrechnung…", "posts": "<base64>"}``.
Example: *Buchführung*, *Buchfuehrung* and *Buchfuhrung* all fold to ``buchfuhrung``.

It finds nothing itself: matching by beginning, end, inflection and near miss is done in the browser, term by term.
"""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

VERSION: Final = 1
WEIGHTS: Final = 4
"""Weight classes: 0 for running text, 1 for categories and needs, 2 for synonyms, 3 for the name."""

_LETTERS: Final = str.maketrans({"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
# Written without its dots, an umlaut loses them or gains an e: both ways lead to the bare vowel.
_UMLAUT: Final = re.compile(r"([aou])e")
_WORD: Final = re.compile(r"[a-z0-9]+")

Texts = Iterable[tuple[str, int]]


def fold(text: str) -> str:
    """Reduce a text to what a reader may type for it: lower case, no accents, umlauts as bare vowels."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _UMLAUT.sub(r"\1", bare)


def words(text: str) -> list[str]:
    """Give the folded words of a text that have at least two letters; an elided article (*l’impôt*) is dropped so."""
    return [word for word in _WORD.findall(fold(text)) if len(word) > 1]


def build_index(entries: Sequence[Texts]) -> dict[str, object]:
    """Build the index: terms in order, for each how many entries have it, and gaps of ``position * 4 + weight``."""
    postings: dict[str, dict[int, int]] = {}
    for position, texts in enumerate(entries):
        for text, weight in texts:
            for word in words(text):
                places = postings.setdefault(word, {})
                places[position] = max(places.get(position, 0), weight)
    terms = sorted(postings)
    packed = bytearray()
    for term in terms:
        places = postings[term]
        packed += varint(len(places))
        previous = 0
        for position in sorted(places):
            code = position * WEIGHTS + places[position]
            packed += varint(code - previous)
            previous = code
    return {"v": VERSION, "terms": "\n".join(terms), "posts": base64.b64encode(packed).decode("ascii")}


def varint(number: int) -> bytes:
    """Write a natural number in as few bytes as it needs, seven bits each, the lowest first (LEB128)."""
    written = bytearray()
    while number > 127:  # noqa: PLR2004 -- seven bits
        written.append(number & 127 | 128)
        number >>= 7
    written.append(number)
    return bytes(written)
