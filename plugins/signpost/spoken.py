"""What was said in the films of one locale, sentence by sentence, for a search that lands on the second.

Comes in: a `Guide`, a collection of films and a locale. Goes out: the mapping for ``<prefix>videos/spoken.json``,
``{"v": 1, "videos": [["id", "title"], …], "sentences": [[video, second, "text"], …], "index": {…}}``, where ``video``
is a position in ``videos`` and ``index`` is what `textindex` builds: its positions are those in ``sentences``.
Example: *Mahnen Sie früh.*, said at 1:23 in the first film → ``[0, 83, "Mahnen Sie früh."]``.
Readers search one language: captions of the locale only, none borrowed. Text is as written: without typography, and
for ``textContent``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from signpost.captions import Captions, Cue, Paragraph, ends_sentence, transcript
from signpost.guide import Guide
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


def spoken_data(guide: Guide, collection: str, locale: str) -> dict[str, object]:
    """Give the films that have captions in a locale, in dictionary order, what is said in them, and its index."""
    videos: list[list[str]] = []
    sentences: list[list[object]] = []
    texts: list[str] = []
    for entry in guide.ordered(collection, locale):
        captions = guide.project.captions.get(entry.reference, {}).get(locale)
        if captions is not None:
            said = list(find_sentences(captions))
            sentences += [[len(videos), second, text] for second, text in said]
            texts += [text for _, text in said]
            videos.append([entry.id, guide.name(entry, locale)])
    index = build_index([[(text, 0)] for text in texts])
    return {"v": VERSION, "videos": videos, "sentences": sentences, "index": index}


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
