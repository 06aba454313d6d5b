r"""The text index of one catalogue in one locale: which folded words stand in which entries.

Comes in: for every entry, in the catalogue's order, its texts with a weight class each. Goes out: a mapping that JSON
can hold and ``assets/catalogue/text.js`` reads: ``{"v": 2, "terms": "buch\nrechnung…", "posts": "<base64>"}``, and with
synonyms ``"same": "buchhaltung,buha\ndroit auteur,copyright"``: a group in a line, folded.
``posts`` has for every term, in order, the entries that have it: a set for each weight class that occurs, see
`packing`. Before each stands a number (LEB128): whether another follows (1 bit), its class (2), its k (4), its length.
``lines`` and ``starts`` have, of every 16th term, where it begins in ``terms`` and where its sets begin, in bytes.
Example: *Buchführung*, *Buchfuehrung* and *Buchfuhrung* all stand there as ``buchfuhrung``.

It finds nothing itself: matching by beginning, end, inflection, synonym and near miss is done in the browser, term by
term. Synonyms are no terms: as groups they take the same few bytes whatever the number of entries.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final

from signpost.folding import words
from signpost.packing import rice

VERSION: Final = 2
_BLOCK: Final = 16
"""Of how many terms one has its place written down: those between are counted off in the browser."""

_LARGEST: Final = 15
"""The largest k of a set: it has four bits."""

_BEGINNING: Final = 4
"""Letters that two forms of one word have in common at least."""

Texts = Iterable[tuple[str, int]]
"""Texts of one entry, each with its weight class: 0 for running text, 1 for categories and needs, 3 for the name."""


def build_index(entries: Sequence[Texts], synonyms: Iterable[Sequence[str]] = ()) -> dict[str, object]:
    """Build the index: terms in order, for each the entries that have it, by weight class."""
    postings: dict[str, dict[int, int]] = {}
    words_of = lru_cache(maxsize=512)(words)  # the labels of needs and categories stand in many entries
    for position, texts in enumerate(entries):
        for text, weight in texts:
            for word in words_of(text):
                places = postings.setdefault(word, {})
                places[position] = max(places.get(position, 0), weight)
    terms = sorted(postings)
    packed = [_pack(postings[term]) for term in terms]
    listed = "\n".join(terms)
    index: dict[str, object] = {
        "v": VERSION,
        "terms": listed,
        "posts": base64.b64encode(b"".join(packed)).decode("ascii"),
        "lines": _every(len(term) + 1 for term in terms),
        "starts": _every(map(len, packed)),
    }
    same = "\n".join(",".join(" ".join(phrase) for phrase in group) for group in _useful(synonyms, listed))
    return {**index, "same": same} if same else index


def _every(sizes: Iterable[int]) -> list[int]:
    """Give where every 16th of some things begins that stand one after the other."""
    return list(accumulate(sizes, initial=0))[:-1:_BLOCK]


def _pack(places: Mapping[int, int]) -> bytes:
    """Write where a term stands: positions, rising, with a weight class each."""
    packed = b""
    for weight in sorted(set(places.values())):
        k, code = rice([position for position, of in places.items() if of == weight], _LARGEST)
        packed = varint(bool(packed) | weight << 1 | k << 3 | len(code) << 7) + code + packed
    return packed


def _useful(synonyms: Iterable[Sequence[str]], terms: str) -> Iterator[list[list[str]]]:
    """Yield the groups, folded, that can find anything: of one expression at least, each word may be some term."""
    for group in synonyms:
        phrases = [words(phrase) for phrase in group]
        if any(all(word[:_BEGINNING] in terms for word in phrase) for phrase in phrases):
            yield phrases


def varint(number: int) -> bytes:
    """Write a natural number in as few bytes as it needs, seven bits each, the lowest first (LEB128)."""
    written = bytearray()
    while number > 127:  # noqa: PLR2004 -- seven bits
        written.append(number & 127 | 128)
        number >>= 7
    written.append(number)
    return bytes(written)
