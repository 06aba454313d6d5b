"""The nouns of captions: a cue, and all the cues of one film in one language.

Comes in: what `parsing` has checked. Goes out: frozen data. Example: ``anchor(83_400)`` is ``t-1m23``.
Times are whole milliseconds from the film's beginning. Text is plain: no markup, and nothing in it is escaped.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown at once.

    ``start`` and ``end`` are milliseconds, ``start`` before ``end``. ``lines`` are the lines as the author broke them,
    at least one, none empty. ``speaker`` is the name of who speaks, or empty: then the file does not say.
    """

    start: int
    end: int
    lines: tuple[str, ...]
    speaker: str = ""

    @property
    def text(self) -> str:
        """The lines as running text."""
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Captions:
    """All cues of one file, at least one, in order, none overlapping another."""

    cues: tuple[Cue, ...]


def anchor(ms: int) -> str:
    """Return the fragment that names a moment: minutes and seconds, ``t-0m05``, ``t-1m23``, ``t-62m03``.

    It is as precise as a second: of two cues that start in the same one, only the first can have it for an id.
    """
    minutes, seconds = divmod(ms // 1000, 60)
    return f"t-{minutes}m{seconds:02d}"
