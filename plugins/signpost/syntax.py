r"""Why a YAML parser gave up, in words for people who do not know YAML.

Comes in: what the parser says, the line it stopped in and the column. Goes out: what is wrong, and what would be right.
Example: ``explain("mapping values are not allowed here", " needs: [x]", 6)`` is about indentation, not about the ``:``.
A parser names the first sign it cannot place, which is seldom what a person did: typographic quotes, a blank too few
or too many. The line tells more. Does not parse, and does not know files: `events` does.
"""

from __future__ import annotations

import re
from typing import Final

QUOTE_IT: Final = "put the whole value in double quotes"
STRAIGHT: Final = 'write straight ones, "…"; where they belong to the text, both: "“…”"'
CUT_OFF: Final = "is cut off before ' #', which begins a comment"
UNCUT: Final = "put the whole value in double quotes, or the comment above its line"
NO_BREAK: Final = "\u00a0\u202f\u2007"
OPENING: Final = "“”„«‚‘"
CLOSING: Final = "“”»‘’"

_KEY: Final = r"[ \t]*(?:- +)?[\w-]+"
_LINES: Final = tuple(
    (re.compile(pattern), message, hint)
    for pattern, message, hint in (
        (
            rf"{_KEY}:[{NO_BREAK}]|[{NO_BREAK}]",
            "a no-break space (U+00A0 or the like) where a blank belongs",
            "write a plain blank",
        ),
        (rf"{_KEY}: +[{OPENING}]", "typographic quotes around a value", STRAIGHT),
    )
)
_SYNTAX: Final = tuple(
    (re.compile(pattern), message, hint)
    for pattern, message, hint in (
        (r"mapping values are not allowed", "': ' in the middle of a value", QUOTE_IT),
        (r"cannot start any token|block scalar|entries are not allowed|mapping keys are not allowed|scanning an? a",
         "a value cannot begin with this character", QUOTE_IT),
        (r"Unicode", r"an escape for a character that does not exist", r"write the character itself"),
        (r"escape", r"unknown '\' escape", r"leave the '\' out, or write the value in single quotes"),
        (r"while scanning a quoted scalar", "the quote is not closed", "close it"),
        (r"expected ',' or '[\]}]'", "the bracket is not closed, or a comma is missing", "close it"),
        (r"expected ':'", "a line without 'key: value'", f"write the ': ', or {QUOTE_IT}"),
        (r"tag", "tags are not allowed", "write the value without '!', or in quotes"),
        (r"anchor|alias", "anchors and aliases are not allowed", QUOTE_IT),
        (r"block|expected key", "this line does not fit what stands above it", "check its indentation and its quotes"),
    )
)  # fmt: skip


def explain(said: str, line: str, column: int) -> tuple[str, str]:
    """Return (message, hint) on a parser's complaint `said` about `line`, which stopped it in `column` (from 0)."""
    for pattern, message, hint in _LINES:
        if pattern.match(line):
            return message, hint
    if "expected ':'" in said and (glued := re.match(rf"({_KEY}):(\S.*)", line)):
        return "no blank behind the ':'", f"write '{glued[1].strip()}: {glued[2][:30]}'"
    if "mapping values" in said and re.fullmatch(r"\s+[\w-]+", line[:column]):
        return "this line is indented further than the one above it allows", "begin it where the key above it begins"
    if re.search("expected (<block end>|key)", said):
        return _explain_ending(line, column)
    return next(
        ((message, hint) for pattern, message, hint in _SYNTAX if pattern.search(said)),
        ("this is no YAML", "check the quotes, brackets and indentation from here up"),
    )


def is_in_typographic_quotes(text: str) -> bool:
    """Say whether a value stands in quotes that mean nothing in YAML, where straight ones were meant."""
    return len(text) > 1 and text[0] in OPENING and text[-1] in CLOSING


def _explain_ending(line: str, column: int) -> tuple[str, str]:
    """Explain what stands behind the end of a value: a quote or a bracket closed earlier than was meant."""
    before = line[:column]
    begun = re.match(rf"{_KEY}: +(['\"\[{{])", line)
    sign = begun[1] if begun else ""
    if sign == "'":
        return "an apostrophe ends the value, which is in single quotes", QUOTE_IT
    if before.count('"') % 2:
        return "a quote is closed here that was opened in a line above", "close it there"
    if sign == '"':
        return "a double quote ends the value before its line ends", 'write \\" for one inside, or “…”'
    if sign:
        return "something stands behind the closing bracket", QUOTE_IT
    return "this line does not fit what stands above it", "check its indentation and its quotes"
