"""The typography of a locale, applied to text when it is rendered.

Comes in: HTML, or plain text, as its author typed it. Goes out: the same with the spaces that the locale wants.
Example: ``apply("<p>Vraiment ?</p>", "fr")`` puts U+202F (narrow no-break space) before the question mark.
Does not touch code, addresses, times, attributes, or a block in another language (``lang``). Twice is the same as once.
French only so far: U+202F before ``; ! ?`` and ``»`` and after ``«``, U+00A0 before ``:``. A space that is there is
replaced; a missing one is added only after a letter or a closing sign and before a space or an end: ``12:30`` stays.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

NARROW: Final = "\u202f"
WIDE: Final = "\u00a0"

_SPACES: Final = " \\t\\n\\u00a0\\u2002-\\u200a\\u202f"
_CLOSE: Final = ")»”\u2019\"'%€…]"
_AFTER: Final = r"(?=[" + _SPACES + r")»”\u2019\"'….,\]]|$)"
_ADDRESS: Final = r"(?:\b[a-zA-Z][a-zA-Z0-9+.-]{0,20}://|\bwww\.|\bmailto:)[^" + _SPACES + r"<>«»]+"
_SIGN: Final = (
    rf"«[{_SPACES}]*+"
    rf"|(?<![{_SPACES}])[{_SPACES}]*+(?:»|[!?]++{_AFTER}|;{_AFTER}|(?<!:):{_AFTER})"
)
_HAS_SIGN: Final = re.compile("[«»!?;:]")
_PLAIN: Final = re.compile(rf"(?P<kept>{_ADDRESS})|(?P<sign>{_SIGN})")
_ESCAPED: Final = re.compile(rf"(?P<kept>{_ADDRESS}|&(?:#\w+|\w+);)|(?P<sign>{_SIGN})")

_SPELLED: Final = re.compile(r"&(?:nbsp|#160|#x[aA]0|#8239|#x202[fF]|laquo|raquo|#171|#187);")
_SPELLINGS: Final = {
    **dict.fromkeys(("&nbsp;", "&#160;", "&#xa0;"), WIDE),
    **dict.fromkeys(("&#8239;", "&#x202f;"), NARROW),
    **dict.fromkeys(("&laquo;", "&#171;"), "«"),
    **dict.fromkeys(("&raquo;", "&#187;"), "»"),
}

_TAG: Final = re.compile(r"(<!--.*?-->|</?[a-zA-Z](?:[^\"'>]|\"[^\"]*\"|'[^']*')*+>|<[!?][^>]*>)", re.DOTALL)
_NAME: Final = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_LANG: Final = re.compile(r"""\slang\s*=\s*["']?([a-zA-Z0-9-]*)""")
_VERBATIM: Final = frozenset(
    {"code", "pre", "kbd", "samp", "var", "script", "style", "textarea", "svg", "math", "template"}
)
_VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_VERBATIM_INLINE: Final = frozenset({"code", "kbd", "samp", "var", "svg", "math"})
_OBJECT: Final = "\ufffc"
"""Stands for what an inline element left alone shows: a typed space after it is set, a missing one is not added."""

_STARTS_WITH_SIGN: Final = re.compile(rf"»|[!?]++{_AFTER}|[;:]{_AFTER}")
_INLINE: Final = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
    }
    | {"time", "u", "wbr"}
)


def apply(html: str, locale: str) -> str:
    """Return ``html`` with the locale's spaces in its text nodes; everything else byte for byte as it was."""
    return _Setter().set_html(html) if _is_french(locale) else html


def text(words: str, locale: str) -> str:
    """Return plain text (a title, a summary; not escaped) with the locale's spaces."""
    return _set_plain(words) if _is_french(locale) else words


@lru_cache(maxsize=4096)  # labels and names stand on every page
def _set_plain(words: str) -> str:
    return _set(words, _PLAIN, "")


@cache
def _is_french(locale: str) -> bool:
    return locale.replace("_", "-").split("-")[0].lower() == "fr"


def _set(words: str, pattern: re.Pattern[str], before: str) -> str:
    """Set one run of text; ``before`` is the visible character in front of it, or is empty."""
    if not _HAS_SIGN.search(words):
        return words

    def replace(match: re.Match[str]) -> str:
        found: str | None = match["sign"]
        if found is None:
            return match[0]
        if found[0] == "«":
            return f"«{NARROW}"
        front = words[match.start() - 1] if match.start() else before
        if not front:
            return found
        sign = found.lstrip()
        if front.isspace() or front == "«":
            return sign
        return _spaced(sign, front, typed=sign != found) or found

    return pattern.sub(replace, words)


def _spaced(sign: str, front: str, *, typed: bool) -> str | None:
    """Return the sign with its space; ``None`` where no space was typed and none is sure to be wanted."""
    if sign == ":":
        return WIDE + sign if typed or front.isalpha() or front in _CLOSE else None
    return NARROW + sign if typed or front.isalnum() or front in _CLOSE or sign == "»" else None


class _Setter:
    """Walks one piece of HTML. Its limit: it knows which elements to leave alone, not whether they nest well.

    ``before`` is the last visible character of the block (empty at its start), ``last`` the piece of text it stands in.
    """

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.before = ""
        self.last = -1
        self.begun = False
        self.skipped = ""
        self.depth = 0

    def set_html(self, html: str) -> str:
        for number, piece in enumerate(_TAG.split(html)):
            if number % 2:
                self._pass_tag(piece)
            elif piece and not self.skipped:
                self._set_text(piece)
                continue
            self.pieces.append(piece)
        return "".join(self.pieces)

    def _pass_tag(self, tag: str) -> None:
        found = _NAME.match(tag)
        if not found:
            return
        name, closing = found[1].lower(), tag[1] == "/"
        if self.skipped:
            self._pass_skipped(name, closing=closing)
        elif not closing and name not in _VOID and not tag.endswith("/>") and _is_left_alone(name, tag):
            self.skipped, self.depth = name, 1
        elif name not in _INLINE:
            self.before, self.last, self.begun = "", -1, False

    def _pass_skipped(self, name: str, *, closing: bool) -> None:
        if name == self.skipped:
            self.depth += -1 if closing else 1
        if not self.depth:
            is_inline = name in _INLINE or name in _VERBATIM_INLINE
            self.before, self.last, self.begun = _OBJECT if is_inline else "", -1, is_inline
            self.skipped = ""

    def _set_text(self, piece: str) -> None:
        piece = _SPELLED.sub(lambda match: _SPELLINGS[match[0].lower()], piece)
        if self.before == NARROW:
            piece = piece.lstrip()
        elif self.before.isspace() and self.begun and _STARTS_WITH_SIGN.match(piece.lstrip()):
            piece = piece.lstrip()
            self._narrow_end(piece[0])
        piece = _set(piece, _ESCAPED, self.before)
        if piece:
            self.before, self.last = piece[-1], len(self.pieces)
            self.begun = self.begun or not piece.isspace()
        self.pieces.append(piece)

    def _narrow_end(self, sign: str) -> None:
        """Replace the space at the end of the text before, where the sign it belongs to starts another element."""
        self.before = WIDE if sign == ":" else NARROW
        self.pieces[self.last] = self.pieces[self.last].rstrip() + self.before


def _is_left_alone(name: str, tag: str) -> bool:
    if name in _VERBATIM or 'translate="no"' in tag:
        return True
    lang = _LANG.search(tag)
    return bool(lang and lang[1] and not _is_french(lang[1]))
