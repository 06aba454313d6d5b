"""Ids: what may name an entry, a field, a list or a collection, because addresses and file names are made of them.

Comes in: a text. Goes out: what is wrong with it, or nothing. Example: ``complain_about_id("Pen Pot")`` →
``("'Pen Pot' is no id", "name it 'pen-pot'")``. Whether an id is taken is the business of `project`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from signpost.problems import quote

LONGEST_ID: Final = 60
ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""Entries and vocabulary: lower-case words joined by hyphens."""

NAME: Final = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
"""Fields, lists, sections: lower-case words joined by underscores."""

PROPERTY: Final = re.compile(r"[a-z][A-Za-z]*")
"""Properties of schema.org: ``inLanguage``."""

DEVICES: Final = frozenset({"con", "nul", "aux", "prn"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)})
"""Names that Windows keeps for devices: a checkout with such a file fails there."""

SMALLEST_SLUG: Final = "entry"

# Letters that decomposition leaves whole, and that "drop what is not ASCII" would swallow.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


def fold(text: str) -> str:
    """Return what `text` becomes where file systems ignore case and Unicode form, for telling clashes."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def slug(text: str) -> str:
    """Return the id nearest to `text`: accents dropped, everything else joined by single hyphens."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].rstrip("-") or SMALLEST_SLUG


def folder_of(field: str) -> str:
    """Return what stands in addresses for a field: ``spoken_by`` becomes ``spoken-by``."""
    return field.replace("_", "-")


def complain_about_id(text: str) -> tuple[str, str] | None:
    """Return (message, hint) on what keeps `text` from being the id of an entry, or ``None`` if it can be one."""
    if not ID.fullmatch(text):
        return f"{quote(text)} is no id", f"name it '{slug(text)}': small letters a–z, digits, single hyphens"
    if len(text) > LONGEST_ID:
        return f"{quote(text)} has {len(text)} characters", f"an id has at most {LONGEST_ID}"
    if text in DEVICES:
        return f"{quote(text)} is the name of a device on Windows", "choose another id"
    if text == "index":
        return "'index' is the page of the collection itself", "choose another id"
    return None
