"""The text of one cue: markup → plain lines and a speaker, or what is wrong with it.

Comes in: the lines below a time line. Goes out: a `CueText`. Example: ``<v Ada>R&amp;D <i>first</i>`` → ``R&D first``,
said by ``Ada``. Known markup is left out, because only the words are shown and searched; ``<rt>`` goes into brackets.
Any other markup is a problem, never passed on. Does not know times, files or pages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape
from html.entities import html5
from typing import Final

from signpost.characters import describe, find_refused, hint_for
from signpost.problems import quote

VTT_TIME: Final = re.compile(r"(?:([0-9]{2}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})")

LONGEST_TEXT: Final = 500
LONGEST_SPEAKER: Final = 80
DEEPEST: Final = 20

_PIECE: Final = re.compile(r"<[^<>]*>|[^<]+|<")
_TAG: Final = re.compile(r"(/?)([a-z]+)((?:\.[^\s.]+)*)(?:[ \t]+(.*))?")
_TAGS: Final = frozenset({"b", "c", "i", "lang", "rt", "ruby", "u", "v"})
_ANNOTATED: Final = frozenset({"lang", "v"})
_MAY_STAY_OPEN: Final = frozenset({"lang", "v"})
_REFERENCE: Final = re.compile(r"&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SRT_STYLE: Final = re.compile(r"</?(?:b|i|u|s|font)(?:[ \t][^<>]*)?>|\{\\[^{}]*\}|\{/?[biu]\}", re.IGNORECASE)
_SRT_MARKUP: Final = re.compile(r"</?[A-Za-z!][^<>]*>")
_SPACES: Final = re.compile(r"[ \t]+")

Complaint = tuple[int, str, str]
"""The number of the line within the cue, from 0; what is wrong; what would be right."""


@dataclass(frozen=True, slots=True)
class CueText:
    """What one cue says: lines with their numbers within the cue (from 0), none empty, and who says it, or nothing."""

    lines: tuple[tuple[int, str], ...]
    speaker: str
    complaints: tuple[Complaint, ...]


def read_vtt_text(lines: Sequence[str]) -> CueText:
    """Return what the text of a WebVTT cue says."""
    reader = _Markup()
    plain = [reader.read_line(line) for line in lines]
    reader.finish()
    return _sum_up(plain, reader)


def read_srt_text(lines: Sequence[str]) -> CueText:
    """Return what the text of a SubRip cue says: the styles that players know are left out, ``<`` is a character."""
    reader = _References()
    plain = []
    for line in lines:
        reader.offset += 1
        bare = _SRT_STYLE.sub("", line)
        for markup in _SRT_MARKUP.findall(bare):
            reader.complain(f"{quote(markup)} is no markup of captions", "write the text without it")
        plain.append(reader.decode(bare))
    return _sum_up(plain, reader)


class _References:
    """Decodes ``&amp;`` and its like, line by line, and keeps what is wrong. Lives for one cue."""

    def __init__(self) -> None:
        self.offset = -1
        self.speaker = ""
        self.complaints: list[Complaint] = []

    def complain(self, message: str, hint: str) -> None:
        self.complaints.append((max(self.offset, 0), message, hint))

    def decode(self, text: str) -> str:
        return _REFERENCE.sub(self._replace, text)

    def _replace(self, match: re.Match[str]) -> str:
        name = match[1]
        decoded = unescape(match[0]) if name.startswith("#") else html5.get(f"{name};")
        if decoded is None:
            hint = "write the character itself; '&' is written &amp;"
            self.complain(f"unknown character reference {quote(match[0])}", hint)
            return match[0]
        refused = next((char for char in decoded if char in "\n\t"), None) or find_refused(decoded)
        if refused:
            self.complain(f"{describe(refused)}, written as {quote(match[0])}", hint_for(refused))
            return ""
        return decoded


class _Markup(_References):
    """Reads the markup of one WebVTT cue, line by line: what is open may be closed in a later line."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[str] = []

    def read_line(self, line: str) -> str:
        self.offset += 1
        if "-->" in line:
            self.complain("'-->' in the text of a cue", "write --&gt;")
        pieces = []
        for piece in _PIECE.findall(line):
            if piece == "<":
                self.complain("'<' begins markup that does not end", "'<' itself is written &lt;")
            else:
                pieces.append(self._read_tag(piece) if piece.startswith("<") else self.decode(piece))
        return "".join(pieces)

    def finish(self) -> None:
        """Complain about what is still open."""
        for name in self._open:
            if name not in _MAY_STAY_OPEN:
                self.complain(f"'<{name}>' is not closed", f"write </{name}> in the same cue")

    def _read_tag(self, tag: str) -> str:
        """Return what stands for a tag in plain text: nothing, but a bracket for ``<rt>``."""
        content = tag[1:-1]
        if content[:1].isdigit():
            if not VTT_TIME.fullmatch(content):
                self.complain(f"{quote(tag)} is no time", "write <00:01:02.000>, or remove it")
            return ""
        match = _TAG.fullmatch(content)
        closing, name, classes, annotation = match.groups() if match else ("", "", "", None)
        spare = annotation is not None and (closing or name not in _ANNOTATED)
        if name not in _TAGS or spare or (closing and classes):
            hint = "write the text without it; '<' itself is written &lt;"
            self.complain(f"{quote(tag)} is no WebVTT markup", hint)
            if name in _TAGS and not closing:
                self._push(name)  # So that its end tag is no second problem.
            return ""
        if closing:
            return self._close(name)
        self._push(name)
        if name == "v":
            self._read_voice(annotation or "")
        return "(" if name == "rt" else ""

    def _push(self, name: str) -> None:
        if len(self._open) < DEEPEST:
            self._open.append(name)
        else:
            self.complain(f"markup more than {DEEPEST} deep", "close what was opened before")

    def _close(self, name: str) -> str:
        bracket = ""
        if name == "ruby" and self._open[-1:] == ["rt"]:
            self._open.pop()
            bracket = ")"
        if self._open[-1:] != [name]:
            last = f"'<{self._open[-1]}>' is open" if self._open else "nothing is open"
            self.complain(f"'</{name}>', but {last}", "close what was opened last, or remove it")
        if name in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(name) :]
        return ")" if name == "rt" else bracket

    def _read_voice(self, annotation: str) -> None:
        name = _tidy(self.decode(annotation))
        if not name:
            self.complain("'<v>' names nobody", "write <v Name>, or remove it")
        elif len(name) > LONGEST_SPEAKER:
            self.complain(f"a speaker's name of {len(name)} characters", f"shorten it: at most {LONGEST_SPEAKER}")
        elif self.speaker and name != self.speaker:
            self.complain(f"a second speaker in one cue, {quote(name)}", "give each speaker a cue of their own")
        self.speaker = self.speaker or name


def _sum_up(plain: Iterable[str], reader: _References) -> CueText:
    lines = tuple((number, text) for number, line in enumerate(plain) if (text := _tidy(line)))
    length = sum(len(text) for _, text in lines)
    if length > LONGEST_TEXT:
        reader.offset = 0
        reader.complain(f"a cue of {length} characters", f"divide it: at most {LONGEST_TEXT}")
    return CueText(lines, reader.speaker, tuple(reader.complaints))


def _tidy(text: str) -> str:
    """Return a line without needless spaces, composed (NFC); no-break spaces stay, but alone they say nothing."""
    tidied = unicodedata.normalize("NFC", _SPACES.sub(" ", text)).strip(" ")
    return tidied if tidied.strip() else ""
