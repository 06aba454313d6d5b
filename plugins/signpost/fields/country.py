"""A country, as an ISO 3166-1 code of two letters; ``EU`` for the whole Union.

Comes in: a scalar. Goes out: the code. Example: ``DE``. Does not accept regions, former countries or groups but ``EU``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, ClassVar, Final

from babel import Locale

from signpost.fields.context import Context, JsonSchema, read_text
from signpost.problems import quote

if TYPE_CHECKING:
    from signpost.model import Field, Value
    from signpost.nodes import Node

# CLDR names them, ISO 3166-1 does not.
_NOT_ISO: Final = frozenset({"AC", "CP", "CQ", "DG", "EA", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"})
_USUAL_MISTAKES: Final = {"UK": "GB", "EL": "GR", "EN": "GB"}


class CountryType:
    """An ISO 3166-1 alpha-2 code in capitals, or ``EU``."""

    options: ClassVar[frozenset[str]] = frozenset()
    required_options: ClassVar[frozenset[str]] = frozenset()

    def parse(self, node: Node, field: Field, context: Context) -> Value:
        """Return the code."""
        code = read_text(node, field.name, context)
        if code is None or code in known_countries():
            return code
        context.complain(node.place, f"unknown country {quote(code)}", _hint(code))
        return None

    def schema(self, field: Field, context: Context) -> JsonSchema:  # noqa: ARG002 - the same for every country
        """Return an enumeration of the codes."""
        return {"enum": sorted(known_countries())}


@cache
def known_countries() -> frozenset[str]:
    """Return the codes that are accepted."""
    codes = [str(code) for code in Locale("en").territories]
    return frozenset(code for code in codes if re.fullmatch("[A-Z]{2}", code)) - _NOT_ISO


def _hint(code: str) -> str:
    meant = code[:10].upper()
    meant = _USUAL_MISTAKES.get(meant, meant)
    if meant in known_countries():
        return f"did you mean '{meant}'?"
    return "write an ISO 3166-1 code such as DE, FR or GB, or EU"
