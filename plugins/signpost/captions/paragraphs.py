"""Cues → paragraphs, as people read a transcript.

Comes in: `Captions`. Goes out: paragraphs, each with its start and its cues with theirs, so that a page can mark both.
Example: two cues half a second apart are one paragraph, ``Paragraph(1000, "", (…, …))``; three seconds apart, two.
Does not correct, shorten or split what a cue says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from signpost.captions.cues import Captions, Cue

PAUSE: Final = 2_000
"""Milliseconds of silence after which something new begins."""

WORDS: Final = 60
"""A paragraph of so many words ends with its sentence …"""

MOST_WORDS: Final = 90
"""… or with this many, where no sentence ends: automatic captions have no full stops."""

_END: Final = re.compile(r"[.!?…。！？][\s'\"’”“»«)\]]*$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Cues that belong together. ``start`` is that of the first, in milliseconds; ``speaker`` may be empty."""

    start: int
    speaker: str
    cues: tuple[Cue, ...]

    @property
    def text(self) -> str:
        """What is said, as running text."""
        return " ".join(cue.text for cue in self.cues)


def transcript(captions: Captions) -> tuple[Paragraph, ...]:
    """Return all cues in paragraphs: a new one after a pause, with another speaker, and after about 60 words.

    A cue that names nobody is taken to be said by whoever spoke before it in the paragraph.
    """
    paragraphs: list[Paragraph] = []
    gathered: list[Cue] = []
    for cue in captions.cues:
        if gathered and _begins_anew(gathered, cue):
            paragraphs.append(_gather(gathered))
            gathered = []
        gathered.append(cue)
    if gathered:
        paragraphs.append(_gather(gathered))
    return tuple(paragraphs)


def ends_sentence(text: str) -> bool:
    """Tell whether a sentence ends with this text, quotes and brackets behind it included."""
    return _END.search(text[-12:]) is not None


def _begins_anew(gathered: list[Cue], cue: Cue) -> bool:
    if cue.start - gathered[-1].end >= PAUSE:
        return True
    if cue.speaker and cue.speaker != gathered[0].speaker:
        return True
    words = sum(len(said.text.split()) for said in gathered)
    return words >= MOST_WORDS or (words >= WORDS and ends_sentence(gathered[-1].text))


def _gather(cues: list[Cue]) -> Paragraph:
    return Paragraph(cues[0].start, cues[0].speaker, tuple(cues))
