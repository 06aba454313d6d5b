"""What the check-up can lead to beside entries: pages of guidance and their sections, as a card shows them.

Comes in: a `Guide` and a target such as ``needs/get-paid#late``. Goes out: a `Step` in a locale, or nothing.
Example: ``step(guide, "needs/get-paid#late", "en").title`` is ``"When the money does not come"``.

Only sections with an ``{#anchor}`` of their own can be named. Nothing is rendered here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from signpost.guide import Guide
from signpost.model import Text
from signpost.translation import shown

_HEADING: Final = re.compile(r"^#{2,6} +(.*?) *\{#([a-z0-9-]+)\}[ \t]*$", re.MULTILINE)
_MARKS: Final = re.compile(r"[*`]|\]\([^)]*\)|\[")


@dataclass(frozen=True, slots=True)
class Step:
    """A page or a section of one. ``about`` is the page's summary or, of a section, the page's title.

    ``path`` begins at the site's root and has the fragment; ``words`` are those of the page.
    """

    title: str
    about: str
    path: str
    words: Text


def sections(words: Text) -> dict[str, str]:
    """Give anchor → heading of the sections of a page, as plain text."""
    return {anchor: _MARKS.sub("", heading) for heading, anchor in _HEADING.findall(words.body)}


def step(guide: Guide, target: str, locale: str) -> Step | None:
    """Give what a target names in a locale: a need, a hand-written page, or a section; ``None`` if there is none."""
    name, _, anchor = target.partition("#")
    versions = guide.pages(name)
    if not versions:
        return None
    words = shown(versions, guide.addresses.default, locale, guide.addresses.default)
    title = words.title or name
    path = guide.addresses.page(locale, name)
    if not anchor:
        return Step(title, str(words.fields.get("summary") or words.fields.get("description") or ""), path, words)
    heading = sections(words).get(anchor)
    return Step(heading, title, f"{path}#{anchor}", words) if heading else None
