"""A licence, as an SPDX identifier.

Comes in: a scalar. Goes out: the identifier. Example: ``MPL-2.0``; ``proprietary`` where none of them applies.
Does not accept expressions (``MIT OR Apache-2.0``) and not ``GPL-3.0``, which leaves open what matters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from signpost.fields.context import Context, JsonSchema, read_text
from signpost.problems import did_you_mean, quote

if TYPE_CHECKING:
    from signpost.model import Field, Value
    from signpost.nodes import Node

_GNU: Final = tuple(
    f"{name}-{which}"
    for name in ("AGPL-3.0", "GPL-2.0", "GPL-3.0", "LGPL-2.1", "LGPL-3.0")
    for which in ("only", "or-later")
)
_CREATIVE_COMMONS: Final = tuple(
    f"CC-{terms}-{version}"
    for terms in ("BY", "BY-NC", "BY-NC-ND", "BY-NC-SA", "BY-ND", "BY-SA")
    for version in ("2.0", "2.5", "3.0", "4.0")
)
LICENCES: Final = (
    *_GNU,
    *_CREATIVE_COMMONS,
    *("Apache-2.0", "Artistic-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "BUSL-1.1", "CC0-1.0", "CC-PDDC"),
    *("CECILL-2.1", "Elastic-2.0", "EPL-2.0", "EUPL-1.1", "EUPL-1.2", "ISC", "MIT", "MPL-1.1", "MPL-2.0", "OFL-1.1"),
    *("OGL-UK-3.0", "OSL-3.0", "PSF-2.0", "SSPL-1.0", "Unlicense", "Zlib", "0BSD", "etalab-2.0", "proprietary"),
)


class LicenceType:
    """One SPDX identifier of the list above, or ``proprietary``."""

    options: ClassVar[frozenset[str]] = frozenset()
    required_options: ClassVar[frozenset[str]] = frozenset()

    def parse(self, node: Node, field: Field, context: Context) -> Value:
        """Return the identifier."""
        name = read_text(node, field.name, context)
        if name is None or name in LICENCES:
            return name
        context.complain(node.place, f"unknown licence {quote(name)}", _hint(name))
        return None

    def schema(self, field: Field, context: Context) -> JsonSchema:  # noqa: ARG002 - the same for every licence
        """Return an enumeration of the identifiers."""
        return {"enum": list(LICENCES)}


def _hint(name: str) -> str:
    only = f"{name.strip().upper()}-only"
    if only in _GNU:
        return f"write '{only}' or '{only.removesuffix('only')}or-later', as its files say"
    return did_you_mean(name, LICENCES) or "write an SPDX identifier such as MIT or GPL-3.0-or-later, or proprietary"
