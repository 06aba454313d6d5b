"""Front matter and body of one words file → `model.Text`; the words of one need → `model.Need`.

Comes in: `source.Words` and the declared fields. Goes out: a `Text` with its digest, and problems.
Example: ``title: Get paid`` and a body → ``Text("en", …, title="Get paid", digest="9f2c…")``.

It renders no Markdown (`markup` does) and compares no languages (`translation` does).
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping as ReadOnly
from collections.abc import Sequence

from signpost.fields import Context
from signpost.fields.day import parse_day
from signpost.model import Field, Need, ReadBy, Text, Value
from signpost.nodes import Mapping, Node, Scalar, Words
from signpost.nodes import Sequence as Items
from signpost.problems import Problem
from signpost.schema.common import COMMON_WORDS, DIGEST_LENGTH, NEED_WORDS, SIGNS
from signpost.schema.fieldset import read_values

DIGEST = re.compile(rf"[0-9a-f]{{{DIGEST_LENGTH}}}")


def read_text(locale: str, words: Words, fields: Sequence[Field], context: Context) -> Text:
    """Return the words of one file, checked against `fields`; problems go to ``context.problems``.

    ``Text.fields`` has a key for every one of `fields`, ``title`` included where it is declared.
    """
    values = read_values((*fields, *COMMON_WORDS), words.front, context)
    title = values.get("title")
    if not words.body.strip():
        context.problems.append(Problem(words.place, "no text below the front matter", "write a paragraph or more"))
    return Text(
        locale=locale,
        place=words.place,
        title=title if isinstance(title, str) else None,
        fields={field.name: values[field.name] for field in fields},
        body=words.body,
        body_line=words.body_line,
        digest=digest_words(words),
        source_digest=_read_digest(values["l10n"], words, context),
        read_by=_read_reader(words, context),
    )


def read_need(need: str, group: str, words: ReadOnly[str, Words], context: Context) -> Need:
    """Return the need `need` of `group` with its words by locale; problems go to ``context.problems``."""
    texts = {locale: read_text(locale, found, NEED_WORDS, context) for locale, found in words.items()}
    least, most = SIGNS
    for locale, text in texts.items():
        signs = text.fields["signs"]
        if isinstance(signs, tuple) and not least <= len(signs) <= most:
            place = words[locale].front.key_place("signs") or text.place
            context.problems.append(Problem(place, f"{len(signs)} signs", f"write {least} to {most}"))
    return Need(need, group, texts)


def digest_words(words: Words) -> str:
    """Return the first 12 hexadecimal digits of the SHA-256 of what a translator has to translate.

    Left out: ``l10n`` and ``read_by``, the order of keys and the quoting in YAML, line endings, blanks at line ends,
    blank lines around the body. So reformatting a source does not make its translations look outdated.
    """
    own = {field.name for field in COMMON_WORDS}
    front = {key.text: _plain(node) for key, node in words.front.entries if key.text not in own}
    canonical = json.dumps([front, _clean(words.body)], ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:DIGEST_LENGTH]


def _clean(text: str) -> str:
    lines = unicodedata.normalize("NFC", text).splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return _clean(node.text).strip()
    if isinstance(node, Items):
        return [_plain(item) for item in node.items]
    return {key.text: _plain(value) for key, value in node.entries}


def _read_digest(value: Value, words: Words, context: Context) -> str | None:
    source = value.get("source") if isinstance(value, dict) else None
    if not isinstance(source, str):
        return None
    if DIGEST.fullmatch(source):
        return source
    node = words.front.get("l10n")
    place = node.place if isinstance(node, Mapping) else words.place
    hint = "leave it to `signpost l10n stamp`"
    context.problems.append(Problem(place, f"'{source}' is no digest of {DIGEST_LENGTH} hexadecimal digits", hint))
    return None


def _read_reader(words: Words, context: Context) -> ReadBy | None:
    node = words.front.get("read_by")
    if not isinstance(node, Items):
        return None
    handle, day = node.items if len(node.items) == 2 else (None, None)  # noqa: PLR2004 -- a reader and a day
    if isinstance(handle, Scalar) and isinstance(day, Scalar):
        read_on = parse_day(day.text, day, context)
        return ReadBy(handle.text, read_on) if read_on else None
    message = "'read_by' does not name a reader and a day"
    context.problems.append(Problem(node.place, message, "write [handle, 2026-01-31]"))
    return None
