"""What the renderer makes of a page, and the engine puts into the theme.

Comes in: the HTML of a page's content. Goes out: `Parts`, which finds its own table of contents.
Example: content with ``<h2 id="facts">At a glance</h2>`` has the contents ``(("facts", "At a glance"),)``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

_HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Parts:
    """What the engine needs of a page. ``title`` and ``description`` are plain text; ``content`` is safe HTML."""

    title: str
    description: str
    content: str

    @property
    def contents(self) -> tuple[tuple[str, str], ...]:
        """Anchor and plain text of every second-level heading: the page's table of contents."""
        found = _HEADING.findall(self.content)
        return tuple((anchor, unescape(_TAG.sub("", text)).strip()) for anchor, text in found)
