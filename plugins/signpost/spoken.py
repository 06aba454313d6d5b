"""What was said in the films of one locale, sentence by sentence, for a search that lands on the second.

Comes in: a `Guide`, a collection of films and a locale. Goes out, all of it JSON and each file made when it is written:

- ``said.json``, loaded when somebody begins to type: ``{"v": 1, "films": [["id", "title"], …], "index": {…}}``, where
  ``index`` is what `textindex` builds, its positions those in ``films``;
- ``said/<id>.json``, loaded for films that have all the words: ``{"v": 1, "sentences": [[second, "text"], …]}``.

Example: *Mahnen Sie früh.*, said at 1:23 → ``[83, "Mahnen Sie früh."]``. Readers search one language: captions of the
locale only, none borrowed. Texts have the locale's typography and are for ``textContent``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate
from typing import Final

from signpost import typography
from signpost.captions import Captions, Cue, Paragraph, ends_sentence, transcript
from signpost.guide import Guide
from signpost.model import Entry
from signpost.site import SAID
from signpost.textindex import build_index

VERSION: Final = 1

MOST_WORDS: Final = 40
"""Words after which a cue ends the sentence: automatic captions have no full stops."""

# Quotes close a sentence without a space before them (English, German) or, in French only, with one.
_END: Final = re.compile(r"""[.!?…](?:['"’”“»«)\]]|[ \u00a0\u202f]»(?!\S))*[ \u00a0\u202f]+(?=[^a-z ])|[。！？]""")
_NO_END: Final = re.compile(
    r"(?:^|[\s(])(?:[^\W\d_]|\d{1,2}|[a-z]\.[ \u00a0\u202f]?[a-z]|art|bzw|ca|dr|evtl|inkl|max|min|mme|mr|mrs|ms|nr|no"
    r"|prof|st|vs)\.$",
    re.IGNORECASE,
)

Sentence = tuple[int, str]
"""The second in which the cue starts that the sentence begins in, and what is said."""


def spoken_files(guide: Guide, collection: str, locale: str) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield the name of every data file, relative to the collection's index, with what makes it."""
    films = spoken_films(guide, collection, locale)
    if films:
        yield f"{SAID}.json", partial(spoken_index, guide, collection, locale)
    for entry, captions in films:
        yield f"{SAID}/{entry.id}.json", partial(spoken_film, captions, locale)


def spoken_films(guide: Guide, collection: str, locale: str) -> tuple[tuple[Entry, Captions], ...]:
    """Give the films that have captions in a locale, in dictionary order, with these."""
    given = guide.project.captions
    found = ((entry, given.get(entry.reference, {}).get(locale)) for entry in guide.ordered(collection, locale))
    return tuple((entry, captions) for entry, captions in found if captions is not None)


def spoken_index(guide: Guide, collection: str, locale: str) -> dict[str, object]:
    """Give the films of a locale, and which word is said in which."""
    films = spoken_films(guide, collection, locale)
    index = build_index([[(text, 0) for _, text in find_sentences(captions)] for _, captions in films])
    named = [[entry.id, typography.text(guide.name(entry, locale), locale)] for entry, _ in films]
    return {"v": VERSION, "films": named, "index": index}


def spoken_film(captions: Captions, locale: str) -> dict[str, object]:
    """Give what is said in one film."""
    said = [[second, typography.text(text, locale)] for second, text in find_sentences(captions)]
    return {"v": VERSION, "sentences": said}


def find_sentences(captions: Captions) -> Iterator[Sentence]:
    """Yield the sentences in the order of the film; none goes on after a pause or with another speaker."""
    for paragraph in transcript(captions):
        for cues in _divide(paragraph):
            yield from _split(cues)


def _divide(paragraph: Paragraph) -> Iterator[list[Cue]]:
    """Yield runs of cues, cut where a sentence ends with its cue, or has too many words."""
    run: list[Cue] = []
    words = 0
    for cue in paragraph.cues:
        run.append(cue)
        words += len(cue.text.split())
        if words >= MOST_WORDS or (ends_sentence(cue.text) and not _NO_END.search(cue.text)):
            yield run
            run, words = [], 0
    if run:
        yield run


def _split(cues: list[Cue]) -> Iterator[Sentence]:
    text = " ".join(cue.text for cue in cues)
    offsets = [0, *accumulate(len(cue.text) + 1 for cue in cues[:-1])]
    begin = 0
    for end in [*_find_ends(text), len(text)]:
        if sentence := text[begin:end].strip():
            yield cues[bisect_right(offsets, begin) - 1].start // 1000, sentence
            begin = end


def _find_ends(text: str) -> Iterator[int]:
    for match in _END.finditer(text):
        if not _NO_END.search(text[: match.start() + 1][-12:]):
            yield match.end()
