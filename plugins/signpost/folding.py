"""Texts as a reader may type them: without capitals, accents and umlauts, word by word.

Comes in: any text. Goes out: what is compared with what somebody typed.
Example: *Buchführung*, *Buchfuehrung* and *Buchfuhrung* all fold to ``buchfuhrung``.
Does not know languages, and finds nothing. ``assets/catalogue/text.js`` does the same; a
shared list of examples tests it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LETTERS: Final = str.maketrans({"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
# Written without its dots, an umlaut loses them or gains an e: both ways lead to the bare vowel.
_UMLAUT: Final = re.compile(r"([aou])e")
_WORD: Final = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """Reduce a text to what a reader may type for it: lower case, no accents, umlauts as bare vowels."""
    bare = text.casefold().translate(_LETTERS)
    if not bare.isascii():
        decomposed = unicodedata.normalize("NFKD", bare)
        bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _UMLAUT.sub(r"\1", bare)


def words(text: str) -> list[str]:
    """Give the folded words of a text that have at least two letters; an elided article (*l’impôt*) is dropped so."""
    return [word for word in _WORD.findall(fold(text)) if len(word) > 1]
