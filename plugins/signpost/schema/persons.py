"""Names of people in facts: which stand there, and the part of an address that is made of each.

Comes in: the value of a fact that lists records with a name. Goes out: names, and ids for them.
Example: ``slug_of("Mehdi Maïzi")`` is ``"mehdi-maizi"``. Who has a page, and where, is the business of `people`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from typing import Final
from unicodedata import normalize

from signpost.model import Value
from signpost.schema.ids import complain_about_id, slug

NAME: Final = "name"
"""The part of a record that names a person."""

PERSON: Final = "person"
NOTHING: Final = slug("")
"""What `slug` gives where there is nothing to keep."""

LONGEST: Final = 50
"""Characters of a name in an address; a longer one is cut and gets a digest."""

DIGEST: Final = 8
"""Hexadecimal digits that tell names apart which ASCII cannot write."""


def names_of(value: Value) -> tuple[str, ...]:
    """Give the names in a fact, each once, in its order; unknown ones are left out."""
    records = value if isinstance(value, tuple) else ()
    names = (record.get(NAME) for record in records if isinstance(record, Mapping))
    return tuple(dict.fromkeys(name for name in names if isinstance(name, str)))


@cache
def slug_of(name: str) -> str:
    """Give a name's part of an address: ``"Mehdi Maïzi"`` → ``"mehdi-maizi"``.

    What is lost on the way (other scripts, names longer than an id) is made up for by a digest of the name, so that
    two people of whom ASCII keeps the same do not share a page.
    """
    plain = slug(name)
    lost = any(char.isalnum() and slug(char) == NOTHING for char in normalize("NFKC", name))
    if not lost and plain != NOTHING and len(plain) < LONGEST and complain_about_id(plain) is None:
        return plain
    kept = PERSON if plain == NOTHING else plain[: LONGEST - DIGEST].rstrip("-")
    return f"{kept}-{sha256(name.encode()).hexdigest()[:DIGEST]}"
