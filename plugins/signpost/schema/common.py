"""The fields that every entry and every need has, whatever ``collections.yml`` declares.

Nothing comes in. Goes out: tuples of `model.Field`, read and described exactly like declared ones.
Example: ``name: Penpot`` and ``sources: [{fields: [price], url: https://…, seen: 2026-11-22}]`` in any facts file.
"""

from __future__ import annotations

from typing import Final

from signpost.model import Field

STATUSES: Final = ("active", "watch", "removed")
DIGEST_LENGTH: Final = 12
"""Hexadecimal digits of a words digest: short enough for a front matter, 48 bits against mistaking one for another."""

SIGNS: Final = (3, 5)
"""How many signs a need page lists, at least and at most."""

COMMON_FACTS: Final = (
    Field("name", "text", required=True, options={"max": "160"}),
    Field("status", "text", options={"max": "12"}),
    Field(
        "removed",
        "record",
        parts=(
            Field("reason", "choice", required=True, options={"of": "removal_reasons"}),
            Field("day", "day", required=True),
            Field("successor", "reference"),
        ),
    ),
    Field("formerly", "text", many=True, options={"max": "60"}),
    Field("added", "day"),
    Field("source_locale", "text", options={"max": "12"}),
    Field(
        "sources",
        "record",
        many=True,
        parts=(
            Field("fields", "text", required=True, many=True, options={"max": "80"}),
            Field("url", "address", required=True),
            Field("seen", "day"),
            Field("checked", "day"),
        ),
    ),
)
"""Of a facts file, beside the collection's own facts."""

COMMON_WORDS: Final = (
    Field("l10n", "record", parts=(Field("source", "text", required=True, options={"max": str(DIGEST_LENGTH)}),)),
    Field("read_by", "text", many=True, options={"max": "60"}),
)
"""Of a words file's front matter, beside the collection's own words."""

NEED_WORDS: Final = (
    Field("title", "text", required=True, options={"max": "100"}),
    Field("summary", "text", required=True, options={"max": "160"}),
    Field("signs", "text", required=True, many=True, options={"max": "120"}),
)
"""The front matter of a need page."""

PAGE_WORDS: Final = (
    Field("title", "text", required=True, options={"max": "100"}),
    Field("description", "text", required=True, options={"max": "160"}),
    Field("hide", "text", many=True, options={"max": "12"}),
)
"""The front matter of any other hand-written page."""
