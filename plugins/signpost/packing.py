r"""Sets of positions as short texts or bytes: what they weigh once the server has compressed them decides their form.

Comes in: positions, rising. Goes out: text for ``assets/catalogue/sets.js``: a digit k, and in base64 the gaps between
positions in Rice's code, each the gap >> k as that many ones and a zero, then its k lowest bits, the lowest first; ones
fill the last byte. The same as bytes, with k apart, for whoever keeps many sets together.

Rice's code comes within two per cent of what a set at random must take; deflate alone is a fifth above it. Where a set
is nearly everything, a bitmap would be a few bits shorter; measured on whole catalogues, that is lost in compression.
Example: the multiples of three below 10,000 take 10,000 bits as a bitmap and a third fewer as gaps of two with k = 1.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import log, log2
from typing import Final

LARGEST: Final = 9
"""The largest k of a text: it is one digit."""


def pack_set(positions: Sequence[int]) -> str:
    """Write a set of positions, given in rising order, as text."""
    k, code = rice(positions, LARGEST)
    return f"{k}{base64.b64encode(code).decode('ascii')}"


def rice(positions: Sequence[int], largest: int) -> tuple[int, bytes]:
    """Write a set of positions, given in rising order, in Rice's code: the best k up to the largest, and the bytes."""
    gaps = [position - before - 1 for before, position in zip((-1, *positions), positions, strict=False)]
    mean = sum(gaps) / len(gaps) if gaps else 0
    near = int(log2(mean * log(2))) if mean * log(2) > 1 else 0
    choice = range(max(0, min(largest, near - 1)), min(largest, near + 1) + 1)
    k = min(choice, key=lambda k: sum(gap >> k for gap in gaps) + k * len(gaps))
    low = _endings(k)
    return k, _encode("".join("1" * (gap >> k) + "0" + low[gap & (1 << k) - 1] for gap in gaps))


def pack_chain(sets: Iterable[Sequence[int]], n: int) -> Iterator[str]:
    """Write sets that share nothing and leave nothing out, each among what is left; the last is empty."""
    rest = list(range(n))
    for positions in sets:
        members = frozenset(positions)
        ranks = [rank for rank, position in enumerate(rest) if position in members]
        yield "" if len(ranks) == len(rest) else pack_set(ranks)
        rest = [position for position in rest if position not in members]


@cache
def _endings(k: int) -> list[str]:
    """Give all numbers of k bits, each as its bits, the lowest first."""
    return ["".join("1" if rest >> bit & 1 else "0" for bit in range(k)) for rest in range(1 << k)]


def _encode(bits: str) -> bytes:
    """Write bits as bytes, the first bit lowest."""
    size = -(-len(bits) // 8)
    filled = bits + "1" * (size * 8 - len(bits))
    return int(filled[::-1] or "0", 2).to_bytes(size, "little")
