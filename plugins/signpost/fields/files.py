"""A file of this guide that pages show: a picture, or one encoding of a film; its path below ``docs/assets/``.

Comes in: a scalar. Goes out: the path as written. Example: ``films/tour.de.webm`` is the recording for readers of
German; ``films/tour.webm`` would be for everybody.
Does not open the file and does not know which there are: see `schema.files`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from signpost.fields.context import Complaint, Context, JsonSchema, read_text
from signpost.problems import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from signpost.model import Field, Value
    from signpost.nodes import Node

FILMS: Final = {"webm": "video/webm", "mp4": "video/mp4"}
"""Endings of films that browsers play, with their media types."""

PICTURES: Final = ("avif", "jpg", "png", "webp")
"""Endings of pictures that browsers show and that hold no script."""

LONGEST: Final = 120

_NAME: Final = r"[a-z0-9]+(?:[-_][a-z0-9]+)*"
_LOCALE: Final = r"[a-z]{2}(?:-[A-Za-z]{2,4})?"
_PATH: Final = re.compile(rf"(?:{_NAME}/)*{_NAME}(?:\.(?P<locale>{_LOCALE}))?\.(?P<ending>[a-z0-9]+)")


class PictureType:
    """A picture below ``docs/assets/``."""

    options: ClassVar[frozenset[str]] = frozenset()
    required_options: ClassVar[frozenset[str]] = frozenset()

    def parse(self, node: Node, field: Field, context: Context) -> Value:
        """Return the path."""
        text = read_text(node, field.name, context)
        return parse_file(text, node, PICTURES, context) if text is not None else None

    def schema(self, field: Field, context: Context) -> JsonSchema:  # noqa: ARG002 - the same for every picture
        """Return a pattern; whether the file exists is said by the check."""
        return file_schema(PICTURES)


def file_schema(endings: Iterable[str]) -> JsonSchema:
    """Return what a schema can say of a path."""
    return {"type": "string", "pattern": rf"\.({'|'.join(endings)})$", "maxLength": LONGEST}


def parse_file(text: str, node: Node, endings: Iterable[str], context: Context) -> str | None:
    """Return the path, or complain at the node's place."""
    complaint = check_file(text, endings)
    if complaint is not None:
        context.complain(node.place, complaint.message, complaint.hint)
        return None
    return text


def check_file(text: str, endings: Iterable[str]) -> Complaint | None:
    """Return what is wrong with a path, if anything; folders above ``docs/assets/`` cannot be named."""
    known = tuple(endings)
    if len(text) > LONGEST:
        return Complaint(f"the path has {len(text)} characters", f"write at most {LONGEST}")
    match = _PATH.fullmatch(text)
    if match is None:
        hint = f"write a path below docs/assets/ in small letters, digits and hyphens: films/name.{known[0]}"
        return Complaint(f"{quote(text)} is no path of a file here", hint)
    if match["ending"] not in known:
        return Complaint(f"unknown ending {quote('.' + match['ending'])}", f"known are .{', .'.join(known)}")
    return None


def locale_of(path: str) -> str:
    """Return the locale that a file is made for, empty for all: ``de`` for ``films/tour.de.webm``."""
    match = _PATH.fullmatch(path)
    return (match["locale"] or "") if match else ""
