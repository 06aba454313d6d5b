r"""Which characters may stand in a file, and what is done about the others.

Comes in: decoded text, bytes that were no UTF-8 kept as lone surrogates (``surrogateescape``). Goes out: text that the
YAML parser takes (line breaks normalised, a refused character replaced by U+FFFD) and problems with their lines.
Example: ``clean("name: a\u202eb", "tools/x.yml")`` reports U+202E (RIGHT-TO-LEFT OVERRIDE) in line 1.
Does not parse. Letters of every script, emoji with joiners, soft hyphens and no-break spaces are welcome.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from signpost.model import Place
from signpost.problems import Problem

REPLACEMENT: Final = "\ufffd"

_CONTROLS: Final = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff"
_DIRECTIONS: Final = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE: Final = r"\u200b\u2060-\u2065\u206a-\u206f\ufff9-\ufffb\U000e0000-\U000e007f"
_BROKEN: Final = r"\ud800-\udfff\ufdd0-\ufdef\ufffd-\uffff" + "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17)
)
_REFUSED: Final = re.compile(f"[{_CONTROLS}{_DIRECTIONS}{_INVISIBLE}{_BROKEN}]")
_DIRECTION: Final = re.compile(f"[{_DIRECTIONS}]")
_INVISIBLE_ONE: Final = re.compile(f"[{_INVISIBLE}]")
_TABS: Final = re.compile(r"^ *\t[ \t]*|\t+", re.MULTILINE)
_BLANK: Final = re.compile(r"^[ \t]+$", re.MULTILINE)

_MOST: Final = 20
"""Problems of this kind per file: a picture saved as YAML has one in every line."""

_NAMES: Final = {
    "\x00": "NUL",
    "\x0b": "VERTICAL TAB",
    "\x0c": "FORM FEED",
    "\r": "CARRIAGE RETURN",
    "\x1b": "ESCAPE",
    "\x7f": "DELETE",
    "\x85": "NEXT LINE",
    "\ufeff": "BYTE ORDER MARK",
}


def clean(text: str, path: str) -> tuple[str, list[Problem]]:
    r"""Return the text without a leading byte order mark and refused characters, and what was refused.

    ``\r\n`` becomes ``\n``; a refused character becomes U+FFFD, so lines stay lines.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if _is_harmless(text):
        return text, []
    finder = _Finder(text, path, 1)
    return _REFUSED.sub(finder.replace_refused, text), finder.summed_up()


def _is_harmless(text: str) -> bool:
    """Say whether there is nothing to look for: what Python calls printable, line breaks and tabs.

    This takes an eighth of the time of the regular expression, which is left to the few files with no-break spaces.
    """
    return text.replace("\n", "").replace("\t", "").isprintable() and REPLACEMENT not in text


def clean_tabs(text: str, path: str, first_line: int = 1) -> tuple[str, list[Problem]]:
    """Return YAML without tabs, and where they were: YAML forbids them in some places and parsers differ on the others.

    In the indentation each becomes two spaces, between words one. ``first_line`` is the line that ``text`` begins in.
    """
    if "\t" not in text:
        return text, []
    text = _BLANK.sub("", text)
    finder = _Finder(text, path, first_line)
    cleaned = _TABS.sub(finder.replace_tabs, text)
    return cleaned, finder.summed_up()


def find_refused(value: str) -> str | None:
    """Return the first refused character of a value whose escapes have been resolved, ``None`` where all are fine."""
    if value.isprintable() and REPLACEMENT not in value:
        return None
    found = _REFUSED.search(value)
    return found[0] if found else None


def describe(char: str) -> str:
    """Return what a message says about a refused character: what it is, and its code point."""
    code = ord(char)
    if "\udc80" <= char <= "\udcff":
        return _describe_byte(code - 0xDC00)
    if "\ud800" <= char <= "\udfff":
        return f"half of a surrogate pair (U+{code:04X})"
    if char == REPLACEMENT:
        return "U+FFFD (REPLACEMENT CHARACTER): a letter was lost here"
    name = _NAMES.get(char) or unicodedata.name(char, "")
    shown = f"U+{code:04X}{f' ({name})' if name else ''}"
    if _DIRECTION.match(char):
        return f"character that turns the direction of writing, {shown}"
    if _INVISIBLE_ONE.match(char):
        return f"invisible character {shown}"
    return f"control character {shown}" if unicodedata.category(char) != "Cn" else f"{shown} is no character"


def hint_for(char: str) -> str:
    """Return what would be right instead of a refused character."""
    if "\udc80" <= char <= "\udcff":
        return "save the file as UTF-8"
    if char == REPLACEMENT:
        return "write the letter that belongs here"
    if char == "\r":
        return "end lines with LF or CRLF"
    return "remove it"


def _describe_byte(byte: int) -> str:
    letter = bytes([byte]).decode("cp1252", "ignore")
    guess = f" (in Latin-1 it would be '{letter}')" if letter.isprintable() and letter else ""
    return f"byte 0x{byte:02X} is not UTF-8{guess}"


class _Finder:
    """Collects the problems of one text while a regular expression replaces what is wrong."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self._text = text
        self._path = path
        self._counted = (0, first_line)
        self._problems: dict[tuple[int, str], Problem] = {}

    def replace_refused(self, match: re.Match[str]) -> str:
        char = match[0]
        self._report(match.start(), describe(char), hint_for(char))
        return REPLACEMENT

    def replace_tabs(self, match: re.Match[str]) -> str:
        start = match.start()
        if start == 0 or self._text[start - 1] == "\n":
            self._report(start, "tab in the indentation", "indent with spaces")
            return match[0].replace("\t", "  ")
        self._report(start, "tab between words", "write a space")
        return " "

    def summed_up(self) -> list[Problem]:
        found = list(self._problems.values())
        if len(found) <= _MOST:
            return found
        rest = found[_MOST]
        more = Problem(
            rest.place, f"{len(found) - _MOST} more lines with such characters", "check how the file was saved"
        )
        return [*found[:_MOST], more]

    def _report(self, start: int, message: str, hint: str) -> None:
        offset, line = self._counted
        line += self._text.count("\n", offset, start)
        self._counted = (start, line)
        self._problems.setdefault((line, message), Problem(Place(self._path, line), message, hint))
