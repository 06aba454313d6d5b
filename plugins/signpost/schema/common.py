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
    Field("name", "text", required=True, options={"max": "160"}, help="Its name, as its makers write it"),
    Field(
        "status",
        "text",
        options={"max": "12"},
        help="active if the line is left out, watch if it may not last, or removed",
    ),
    Field(
        "removed",
        "record",
        help="Why it was taken out, and when; only with status: removed",
        parts=(
            Field("reason", "choice", required=True, options={"of": "removal_reasons"}, help="Why it was taken out"),
            Field("day", "day", required=True, help="When it was taken out"),
            Field("successor", "reference", help="What replaces it in this guide: tools/penpot"),
        ),
    ),
    Field(
        "formerly", "text", many=True, options={"max": "60"}, help="Ids it had before; their addresses then lead here"
    ),
    Field("added", "day", help="The day it came into the guide"),
    Field(
        "source_locale",
        "text",
        options={"max": "12"},
        help="The language its words were first written in; leave it out for English",
    ),
    Field(
        "sources",
        "record",
        many=True,
        help="What the facts rest on, one item per page that was read",
        parts=(
            Field("fields", "text", required=True, many=True, options={"max": "80"}, help="The fields it speaks of"),
            Field(
                "url",
                "address",
                required=True,
                options={"own": "yes"},
                help="The address that was read; for a film of our own, its file: films/name.en.webm",
            ),
            Field("seen", "day", help="The day this page, or a stored copy of it, was read"),
            Field("checked", "day", help="The day you opened the live page yourself"),
        ),
    ),
)
"""Of a facts file, beside the collection's own facts."""

COMMON_WORDS: Final = (
    Field(
        "l10n",
        "record",
        parts=(Field("source", "text", required=True, options={"max": str(DIGEST_LENGTH)}),),
        help="Which version of the source words this was translated from; leave it to `signpost l10n stamp`",
    ),
    Field(
        "read_by",
        "text",
        many=True,
        options={"max": "60"},
        help="Only if it is your native language: [your-handle, 2026-11-22]",
    ),
)
"""Of a words file's front matter, beside the collection's own words."""

NEED_WORDS: Final = (
    Field("title", "text", required=True, options={"max": "100"}, help="The need, as a business would say it"),
    Field("summary", "text", required=True, options={"max": "160"}, help="What it is about, in one sentence"),
    Field("signs", "text", required=True, many=True, options={"max": "120"}, help="How a business notices it: 3 to 5"),
)
"""The front matter of a need page."""

PAGE_WORDS: Final = (
    Field("title", "text", required=True, options={"max": "100"}),
    Field("description", "text", required=True, options={"max": "160"}),
    Field("hide", "text", many=True, options={"max": "12"}),
)
"""The front matter of any other hand-written page."""

SHEET_WORDS: Final = (
    *PAGE_WORDS,
    Field("labels", "text", required=True, options={"per": "labels", "max": "300"}),
)
"""The front matter of a worksheet's page: what each of its lines says, by the ids of ``worksheets.yml``."""
