"""Translations in the tools that translators know: texts go out as PO or XLIFF, and come back.

Comes in: a guide and a locale. Goes out: pages of units, their text in either format, and files from what comes back.
Example: ``write_po(list_pages(guide, "de"), "de")``, and later ``take(guide, "de", translations, Options())``.
A round trip changes no byte. Nothing here writes to the disk or knows the command: `cli` does.
"""

from __future__ import annotations

from signpost.exchange.incoming import Arrival, Options, take
from signpost.exchange.outgoing import LISTS, Guide, list_pages
from signpost.exchange.po import write_po
from signpost.exchange.units import Page, Translation, Unit
from signpost.exchange.xliff import write_xliff

__all__ = [
    "LISTS",
    "Arrival",
    "Guide",
    "Options",
    "Page",
    "Translation",
    "Unit",
    "list_pages",
    "take",
    "write_po",
    "write_xliff",
]
