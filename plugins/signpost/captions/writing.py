r"""Cues → WebVTT, and the chapters of a film as a WebVTT track.

Comes in: `Captions`, or chapter times and labels. Goes out: the text of a ``.vtt`` file, which ends in a line break.
Example: ``chapter_vtt([5], ["Why"], 60)`` is ``WEBVTT\n\n00:00:05.000 --> 00:01:00.000\nWhy\n``.
What `parse_vtt` read, `write_vtt` writes without comments, ids, styles and positions; read again, it is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from signpost.captions.cues import Captions, Cue

_LAST: Final = 360_000_000 - 1
"""99:59:59.999, the last moment that can be written: the end of what has no known end."""

_BLANKS: Final = re.compile(r"\s*[\n\r\t]\s*")


def write_time(ms: int) -> str:
    """Return ``00:01:02.000`` for milliseconds."""
    seconds, rest = divmod(ms, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{rest:03d}"


def write_vtt(captions: Captions) -> str:
    """Return the captions as WebVTT."""
    return _join(captions.cues)


def chapter_vtt(times: Sequence[int], labels: Sequence[str], duration: int | None) -> str:
    """Return a track of kind ``chapters``: each lasts until the next one, the last until the film's end.

    ``times`` and ``duration`` are seconds and rise, as `schema` has checked. Without a known ``duration`` the last
    chapter has no end. Raises `ValueError` where there is another number of labels than times.
    """
    end = _LAST if duration is None else duration * 1000
    bounds = pairwise([*(time * 1000 for time in times), end])
    return _join([Cue(*bound, (_BLANKS.sub(" ", label),)) for bound, label in zip(bounds, labels, strict=True)])


def _join(cues: Sequence[Cue]) -> str:
    return "\n\n".join(["WEBVTT", *("\n".join(_write_cue(cue)) for cue in cues)]) + "\n"


def _write_cue(cue: Cue) -> Iterator[str]:
    yield f"{write_time(cue.start)} --> {write_time(cue.end)}"
    # A name that ends in two hyphens would make an arrow of the tag, which ends the cue.
    name = _escape(cue.speaker).replace("--", "-&#45;")
    voice = f"<v {name}>" if name else ""
    yield voice + _escape(cue.lines[0])
    yield from map(_escape, cue.lines[1:])


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
