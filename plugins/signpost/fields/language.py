"""A language, as a BCP 47 tag.

Comes in: a scalar. Goes out: the tag in its usual capitals. Example: ``de``, ``de-CH``, ``zh-Hans``; ``zxx`` is a film
without words. Does not accept variants, extensions or private tags, nor ``und``: write ``unknown``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Final

from babel import Locale

from signpost.fields.context import Context, JsonSchema, read_text
from signpost.problems import quote

if TYPE_CHECKING:
    from signpost.model import Field, Value
    from signpost.nodes import Node

_TAG: Final = r"([a-z]{2,3})(?:-([A-Z][a-z]{3}))?(?:-([A-Z]{2}|[0-9]{3}))?"
_COUNTRY_LIKE: Final = {
    "at": "de",
    "cn": "zh",
    "cz": "cs",
    "dk": "da",
    "en-UK": "en-GB",
    "gb": "en",
    "gr": "el",
    "jp": "ja",
    "ua": "uk",
    "us": "en",
}


class LanguageType:
    """A language tag: language, then a script or a region where it matters."""

    options: ClassVar[frozenset[str]] = frozenset()
    required_options: ClassVar[frozenset[str]] = frozenset()

    def parse(self, node: Node, field: Field, context: Context) -> Value:
        """Return the tag."""
        tag = read_text(node, field.name, context)
        if tag is None:
            return None
        if not _is_known(tag):
            context.complain(node.place, f"unknown language {quote(tag)}", _hint(tag))
            return None
        return tag

    def schema(self, field: Field, context: Context) -> JsonSchema:  # noqa: ARG002 - the same for every language
        """Return the shape of a tag."""
        return {"type": "string", "pattern": f"^{_TAG.replace('?:', '')}$"}


@lru_cache(maxsize=256)
def _is_known(tag: str) -> bool:
    match = re.fullmatch(_TAG, tag)
    if match is None:
        return False
    names = Locale("en")
    language, script, region = match.groups()
    return (
        language != "und"
        and language in names.languages
        and (script is None or script in names.scripts)
        and (region is None or region in names.territories)
    )


def _hint(tag: str) -> str:
    if tag == "und":
        return "write unknown"
    parts = tag[:20].replace("_", "-").split("-")
    usual = "-".join([parts[0].lower(), *(part.title() if len(part) == 4 else part.upper() for part in parts[1:])])  # noqa: PLR2004
    meant = _COUNTRY_LIKE.get(usual, usual)
    if meant != tag and _is_known(meant):
        return f"did you mean '{meant}'?"
    return "write its code of BCP 47, such as en, de, fr or de-CH"
