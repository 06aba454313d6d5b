"""What is said in films: WebVTT and SubRip → cues, or every problem in them; cues → transcripts, WebVTT, chapters.

Comes in: the text of a file. Goes out: `Captions`, checked plain text that nothing needs to escape twice.
Example: ``parse_vtt(text, Place("docs/de/videos/pitch.vtt"))`` → ``(Captions(…), [])``.

One module per idea: `cues` (the nouns), `cuetext` (markup → plain text), `parsing`, `checks`, `paragraphs`, `writing`.
Styles, positions and comments are read and left out. Nothing here knows a film, a locale or a page.
"""

from signpost.captions.cues import Captions, Cue, anchor
from signpost.captions.paragraphs import Paragraph, ends_sentence, transcript
from signpost.captions.parsing import MOST_BYTES, parse_srt, parse_vtt, read_srt, read_vtt
from signpost.captions.writing import chapter_vtt, write_time, write_vtt

__all__ = [
    "MOST_BYTES",
    "Captions",
    "Cue",
    "Paragraph",
    "anchor",
    "chapter_vtt",
    "ends_sentence",
    "parse_srt",
    "parse_vtt",
    "read_srt",
    "read_vtt",
    "transcript",
    "write_time",
    "write_vtt",
]
