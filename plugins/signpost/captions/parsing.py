r"""A WebVTT or SubRip file → `Captions`, or every problem in it.

Comes in: text, or a path below a project's root. Goes out: captions, or ``None`` where there is an error; and problems.
Example: ``parse_vtt("WEBVTT\n\n00:01.000 --> 00:03.000\nHello", place)`` → ``(Captions((Cue(1000, 3000, …),)), [])``.
Stricter than a browser, which drops what it does not understand without a word. Comments, ids, regions, styles and
positions are read over: the guide shows words. Lines are those of the file, after line breaks are made one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from signpost.captions.checks import Located, advise, check_order, shorten
from signpost.captions.cues import Captions, Cue
from signpost.captions.cuetext import VTT_TIME, CueText, read_srt_text, read_vtt_text
from signpost.captions.writing import write_time
from signpost.characters import clean
from signpost.model import Place
from signpost.problems import Problem, did_you_mean, quote

# Captions are longer than any page, so they need a limit of their own; the checks of the path are the same.
from signpost.source import read_plain

MOST_BYTES: Final = 500_000
"""Four hours of talk."""

ARROW: Final = "-->"

_SRT_TIME: Final = re.compile(r"([0-9]{1,2}):([0-5]?[0-9]):([0-5]?[0-9])[,.]([0-9]{3})")
_LOOKS_LIKE_TIMES: Final = re.compile(r"[ \t]*[0-9][0-9:.,]*[ \t]*-->")
_LOOKS_LIKE_SRT: Final = re.compile(r"\s*(?:[0-9]+[ \t]*\n)?[0-9:]{7,8},[0-9]{3}[ \t]*-->")
_HEADER: Final = re.compile(r"WEBVTT(?:[ \t].*)?")
_NOTE: Final = re.compile(r"NOTE(?:[ \t].*)?")
_LEFT_OUT: Final = re.compile(r"(STYLE|REGION)[ \t]*")
_SETTINGS: Final = ("align", "line", "position", "region", "size", "vertical")
_SETTING: Final = re.compile(r"([^:]+):[^:]\S*")

Lines = Sequence[tuple[int, str]]
"""Lines of a file with their numbers, from 1."""


@dataclass(frozen=True, slots=True)
class _Format:
    """What differs: how a time is written, and how text is marked up."""

    time: re.Pattern[str]
    example: str
    read_text: Callable[[Sequence[str]], CueText]
    webvtt: bool


_VTT: Final = _Format(VTT_TIME, "00:01:02.000", read_vtt_text, webvtt=True)
_SRT: Final = _Format(_SRT_TIME, "00:01:02,000", read_srt_text, webvtt=False)


def parse_vtt(text: str, place: Place) -> tuple[Captions | None, list[Problem]]:
    """Return the captions, ``None`` if anything is an error, and all problems; ``place`` names the file.

    Bytes that were no UTF-8 may stand in the text as lone surrogates (``surrogateescape``).
    """
    return _parse(text, place.path, _VTT)


def parse_srt(text: str, place: Place) -> tuple[Captions | None, list[Problem]]:
    """Do with SubRip what `parse_vtt` does with WebVTT. Fonts, colours and positions are left out."""
    return _parse(text, place.path, _SRT)


def read_vtt(root: Path, path: str) -> tuple[Captions | None, list[Problem]]:
    """Read the WebVTT file at ``path`` (``/``-separated, below ``root``), at most 500 kB, as `parse_vtt` does."""
    text, problems = read_plain(root, path, MOST_BYTES)
    return parse_vtt(text, Place(path)) if text is not None else (None, problems)


def read_srt(root: Path, path: str) -> tuple[Captions | None, list[Problem]]:
    """Read a SubRip file as `read_vtt` reads WebVTT."""
    text, problems = read_plain(root, path, MOST_BYTES)
    return parse_srt(text, Place(path)) if text is not None else (None, problems)


def _parse(text: str, path: str, form: _Format) -> tuple[Captions | None, list[Problem]]:
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        hint = "divide the film, or shorten the text"
        return None, [Problem(Place(path), f"the captions are larger than {MOST_BYTES // 1000} kB", hint)]
    text, refused = clean(text, path)
    if form.webvtt and _LOOKS_LIKE_SRT.match(text):
        hint = "name it .srt and run: signpost captions convert FILE.srt"
        return None, [*refused, Problem(Place(path), "this is SubRip instead of WebVTT", hint)]
    reader = _Reader(path, form)
    lines = list(enumerate(text.split("\n"), 1))
    for block in _divide(reader.read_header(lines) if form.webvtt else lines):
        reader.read_block(block)
    if not reader.cues and not reader.problems and not refused:
        reader.complain(1, "no cues", f"write the times, {form.example} {ARROW} …, and below them what is said")
    problems = [*reader.problems, *check_order(reader.cues, path)]
    failed = bool(problems or refused)
    captions = None if failed else Captions(tuple(located.cue for located in reader.cues))
    return captions, [*refused, *shorten([*problems, *reader.remarks, *advise(reader.cues, path)])]


def _divide(lines: Lines) -> Iterator[Lines]:
    """Yield the runs of lines between blank lines."""
    block: list[tuple[int, str]] = []
    for number, line in lines:
        if line.strip(" \t"):
            block.append((number, line))
        elif block:
            yield block
            block = []
    if block:
        yield block


class _Reader:
    """Reads one block after the other and keeps cues and problems. Lives for one file."""

    def __init__(self, path: str, form: _Format) -> None:
        self.cues: list[Located] = []
        self.problems: list[Problem] = []
        self.remarks: list[Problem] = []
        self._path = path
        self._form = form

    def complain(self, line: int, message: str, hint: str) -> None:
        self.problems.append(Problem(Place(self._path, line), message, hint))

    def read_header(self, lines: Lines) -> Lines:
        """Return the lines after the header; without one, all of them."""
        if not _HEADER.fullmatch(lines[0][1]):
            self.complain(1, "the file does not begin with WEBVTT", "write WEBVTT, and an empty line below it")
            return lines[1:] if lines[0][1].casefold().startswith("webvtt") else lines
        for index, (number, line) in enumerate(lines):
            if not line.strip(" \t"):
                return lines[index:]
            if ARROW in line:
                self.complain(number, "a cue in the header", "put an empty line below WEBVTT")
                return lines[index:]
        return ()

    def read_block(self, block: Lines) -> None:
        number, first = block[0]
        if self._form.webvtt and _NOTE.fullmatch(first):
            for inside, line in block:
                if ARROW in line:
                    self.complain(inside, f"'{ARROW}' in a comment", "remove it, or end the comment with an empty line")
        elif self._form.webvtt and (match := _LEFT_OUT.fullmatch(first)):
            hint = "the guide has its own; remove the block"
            self.remarks.append(Problem(Place(self._path, number), f"{match[1]} has no effect here", hint, "advice"))
        else:
            self._read_cues(block)

    def _read_cues(self, block: Lines) -> None:
        begins = self._find_times(block)
        if not begins:
            hint = "write the times above it; if it belongs to the cue above, remove the empty line"
            self.complain(block[0][0], "text without times", hint)
            return
        if begins[0] > 1:
            self.complain(block[0][0], "text above the times", "only an id may stand there, in one line")
        for begin, end in zip(begins, [*begins[1:], len(block)], strict=True):
            if begin != begins[0]:
                self.complain(block[begin][0], "times inside the text of a cue", "put an empty line between cues")
            text = block[begin + 1 : end]
            if end < len(block) and text and text[-1][1].isdigit():
                text = text[:-1]  # This is the number of the next cue: the empty line above it is missing.
            self._read_cue(block[begin], text)

    def _find_times(self, block: Lines) -> list[int]:
        """Return which lines of a block are, or are meant to be, times."""
        arrows = [index for index, (_, line) in enumerate(block) if ARROW in line]
        return arrows[:1] + [index for index in arrows[1:] if _LOOKS_LIKE_TIMES.match(block[index][1])]

    def _read_cue(self, times: tuple[int, str], text: Lines) -> None:
        number, line = times
        bounds = self._read_times(number, line)
        said = self._form.read_text([line for _, line in text])
        for offset, message, hint in said.complaints:
            self.complain(text[offset][0], message, hint)
        if not said.lines and not said.complaints:
            self.complain(number, "an empty cue", "write what is said, or remove it")
        if bounds and said.lines:
            cue = Cue(*bounds, tuple(line for _, line in said.lines), said.speaker)
            self.cues.append(Located(cue, number, tuple(text[offset][0] for offset, _ in said.lines)))

    def _read_times(self, number: int, line: str) -> tuple[int, int] | None:
        before, _, after = line.partition(ARROW)
        written, *settings = after.split() or [""]
        start, end = self._read_time(number, before.strip()), self._read_time(number, written)
        if self._form.webvtt:
            self._check_settings(number, settings)
        if start is None or end is None:
            return None
        if self._form.webvtt and not (before[-1:].isspace() and after[:1].isspace()):
            self.complain(number, f"no space beside '{ARROW}'", f"write {before.strip()} {ARROW} {written}")
        if end > start:
            return start, end
        message = f"the cue ends at {write_time(end)}, {'when' if end == start else 'before'} it starts"
        self.complain(number, message, f"write an end after {write_time(start)}")
        return None

    def _read_time(self, number: int, written: str) -> int | None:
        match = self._form.time.fullmatch(written)
        if match:
            hours, minutes, seconds, thousandths = (int(part or 0) for part in match.groups())
            return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths
        hint = f"write hours, minutes, seconds and thousandths: {self._form.example}"
        if self._form.webvtt and self._form.time.fullmatch(written.replace(",", ".")):
            hint = f"write a full stop before the thousandths: {written.replace(',', '.')}"
        self.complain(number, f"{quote(written)} is no time" if written else "a time is missing", hint)
        return None

    def _check_settings(self, number: int, settings: Sequence[str]) -> None:
        for setting in settings:
            match = _SETTING.fullmatch(setting)
            if match is None or match[1] not in _SETTINGS:
                name = match[1] if match else setting
                self.complain(number, f"unknown cue setting {quote(name)}", did_you_mean(name, _SETTINGS))
