"""What is wrong with a translation that came back, before anything is written.

Comes in: the `Unit` of this guide and the `Translation` of it. Goes out: problems, at the line of the file that came
back. Example: ``work.de.po:12: 171 characters in 'tools/penpot:summary'; write at most 160``.
A translation that this guide has already is not checked. Does not judge words: `lint` does, once they are there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from signpost.characters import describe, find_refused, hint_for
from signpost.exchange.blocks import is_text, split_body
from signpost.exchange.units import Translation, Unit
from signpost.lint import find_targets
from signpost.problems import Problem, quote

_BLANK: Final = re.compile(r"\{\w+\}")
_WITHOUT_NUMBER: Final = re.compile(r"\.(?:zero|one|two)$")
_HINTS: Final = {
    "heading": "write one line, without an id",
    "cell": "write one line without '|'",
    "title": "write one line without straight quotation marks",
    "quotation": "begin each line with '>'",
    "item": "keep it one item, without an empty line",
    "paragraph": "keep it one paragraph, which does not begin like a list, a heading or code",
}


def check_translation(unit: Unit, translation: Translation, *, links: bool) -> Iterator[Problem]:
    """Yield what keeps a translation from being written; without `links` they may lead elsewhere."""
    found = [*_check_text(unit, translation.target), *_check_shape(unit, translation.target)]
    found += _check_kept(unit, translation.target, links=links)
    for message, hint in found:
        yield Problem(translation.place, f"{message} in {quote(unit.context)}", hint)


def _check_text(unit: Unit, text: str) -> Iterator[tuple[str, str]]:
    if (bad := find_refused(text)) is not None:
        yield describe(bad), hint_for(bad)
    if unit.longest and len(text) > unit.longest:
        yield f"{len(text)} characters", f"write at most {unit.longest}"


def _check_shape(unit: Unit, text: str) -> Iterator[tuple[str, str]]:
    if unit.kind == "line":
        if "\n" in text.strip() and "\n" not in unit.source.strip():
            yield "a line break", "write it in one line"
    elif unit.kind in {"section", "body"}:
        own, others = ({section.id for section in split_body(words)} for words in (text, unit.source))
        if own - {""} != others - {""}:
            ids = ", ".join(sorted((others ^ own) - {""}))
            yield f"other heading ids than in the source ({ids})", "keep each {#id} as it is"
    elif not is_text(unit.kind, text):
        yield f"this is no longer one {unit.kind}", _HINTS[unit.kind]


def _check_kept(unit: Unit, text: str, *, links: bool) -> Iterator[tuple[str, str]]:
    own, others = set(_BLANK.findall(text)), set(_BLANK.findall(unit.source))
    if foreign := own - others:
        yield (
            f"unknown placeholder {', '.join(sorted(foreign))}",
            f"the source has {', '.join(sorted(others)) or 'none'}",
        )
    if (lost := others - own) and not _WITHOUT_NUMBER.search(unit.context):
        yield f"the placeholder {', '.join(sorted(lost))} is lost", "keep names in braces as they are"
    gone = find_targets(unit.source) - find_targets(text)
    if unit.target:
        # What this guide links elsewhere already was meant.
        gone &= find_targets(unit.target)
    if links and unit.kind != "line" and gone:
        yield f"the link to {', '.join(sorted(gone))} is lost", "keep it, or allow it with --other-links"
