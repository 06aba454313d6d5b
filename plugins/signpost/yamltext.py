r"""What somebody typed for a field → the YAML that stands in a file for it, whatever was typed.

Comes in: a declared field and a text. Goes out: the text after the colon, always one line.
Example: a field ``needs`` and ``get-paid, protect-ip`` → ``[get-paid, protect-ip]``.
Lists are divided at commas, lists of sentences, names or addresses at semicolons. Line breaks become blanks, and
characters that no file may hold are dropped. Does not check: what means nothing is quoted, so that `check` can say so.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Final

from signpost.characters import find_refused
from signpost.fields.media import PLATFORMS
from signpost.model import Field

_PLAIN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/+-]*(?::[A-Za-z0-9._/+-]+)*")
"""What needs no quotes anywhere, in no reader: ids, codes, dates, durations, simple addresses."""
_NAME: Final = re.compile(r"[^\W\d_][\w.’-]*(?: [\w.’-]+)*")
_MEANS_MORE: Final = frozenset(
    {"yes", "no", "true", "false", "on", "off", "y", "n", "null", "unknown", "not-applicable"}
)
_SENTENCES: Final = frozenset({"text", "address", "media"})
_MONEY: Final = ("amount", "currency", "period", "as_of")


def tidy(text: str) -> str:
    """Return `text` in one line, in Unicode's composed form, without characters that `characters` refuses."""
    blank = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))
    while (bad := find_refused(blank)) is not None:
        blank = blank.replace(bad, "")
    return blank.strip()


def tidy_body(text: str) -> str:
    """Return Markdown with its lines, and without characters that `characters` refuses."""
    lines = [line.rstrip() for line in unicodedata.normalize("NFC", text).replace("\t", "  ").splitlines()]
    return "\n".join(" " * (len(line) - len(line.lstrip(" "))) + tidy(line) for line in lines).strip("\n")


def find_divider(field: Field) -> str:
    """Return the sign between the members of a list: a semicolon where a comma may stand in one."""
    return ";" if (_key_part(field) or field).type in _SENTENCES else ","


def split(field: Field, text: str) -> tuple[str, ...]:
    """Return the members of a list as somebody typed them."""
    return tuple(item for part in text.split(find_divider(field)) if (item := tidy(part)))


def write_value(field: Field, text: str) -> str:
    """Return the YAML of a value of `field`."""
    if not field.many:
        return write_one(field, tidy(text))
    return f"[{', '.join(write_one(field, item) for item in split(field, text))}]"


def write_one(field: Field, text: str) -> str:
    """Return the YAML of one value, or of one member of a list."""
    if field.type == "media":
        return _write_media(text)
    if field.type == "money" and len(amounts := text.split()) == len(_MONEY):
        parts = zip(_MONEY, amounts, strict=True)
        return f"{{{', '.join(f'{name}: {_write_plain(part)}' for name, part in parts)}}}"
    if (part := _key_part(field)) is not None:
        return f"{{{part.name}: {write_one(part, text)}}}"
    if field.type == "text":
        return write_name(text) if not field.many else write_sentence(text)
    return _write_plain(text)


def write_name(text: str) -> str:
    """Return a name as it is where that is safe, else in quotes."""
    return text if _NAME.fullmatch(text) and text.lower() not in _MEANS_MORE else write_sentence(text)


def write_sentence(text: str) -> str:
    """Return a text in double quotes."""
    return json.dumps(tidy(text), ensure_ascii=False)


def _write_plain(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text.lower() != "null" else write_sentence(text)


def _key_part(field: Field) -> Field | None:
    """Return the part by which a record can be typed as one text: its only required one."""
    required = [part for part in field.parts if part.required]
    return required[0] if field.many and len(required) == 1 else None


def _write_media(text: str) -> str:
    """Find the platform by the page's host, and the film's id in its address; any other page is just a page."""
    address = re.fullmatch(r"https://([^/?#]+)([^?#]*)(?:\?([^#]*))?.*", text)
    host, path, query = address.groups("") if address else ("", "", "")
    named = next((name for name, platform in PLATFORMS.items() if host.lower() in platform.hosts), "page")
    film = re.search(r"(?:^|&)v=([^&]+)", query)
    candidate = film[1] if film else path.rstrip("/").rpartition("/")[2]
    if named == "page" or not re.fullmatch(PLATFORMS[named].id_pattern, candidate):
        return f"{{platform: page, page: {write_sentence(text)}}}"
    return f"{{platform: {named}, id: {_write_plain(candidate)}, page: {write_sentence(text)}}}"
