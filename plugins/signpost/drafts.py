"""A new entry: the text of its facts and of its words, with comments that help to complete them.

Comes in: what somebody typed for each field. Goes out: two texts, in the order `keyorder` wants.
Example: ``write_facts(draft, collection, vocabulary, …)`` begins with ``name: Penpot``.
The comments are the ``help`` of the declaration. Writes no file and checks nothing: what is missing stays a comment,
and `check` says that it is missing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from signpost.fields import describe
from signpost.model import Collection, Field, Vocabulary
from signpost.schema import order_facts, order_words
from signpost.yamltext import split, tidy, tidy_body, write_sentence, write_value

KEPT: Final = ("status", "removed", "formerly", "l10n", "read_by")
"""Fields that say nothing about something new."""
_HEAD: Final = "# Fill in what you know; without its '#', a line counts. Delete the comments you do not need."
_MOST_CHOICES: Final = 20
_PART: Final = re.compile(r"[a-z0-9][a-z0-9_-]*")
"""An id, or the name of a part: what can stand behind the dot, and as a key below a field."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a new entry: the texts that somebody typed, by field.

    A part of a record and a sentence per id have dotted names: ``friendliness.fits``, ``why.get-paid``. ``sources`` are
    addresses that were read on ``today`` (``2026-11-22``) for all facts given. ``id`` may be empty: one is suggested.
    """

    collection: str
    name: str
    locale: str
    today: str
    id: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    body: str = ""
    sources: tuple[str, ...] = ()


def write_facts(
    draft: Draft,
    collection: Collection,
    vocabulary: Vocabulary,
    *,
    default: str,
    first_line: str = "",
    helps: bool = True,
) -> str:
    """Return the facts file; ``source_locale`` is written where the words are not in the `default` language."""
    given = {"name": draft.name, "added": draft.today, **draft.facts}
    if draft.locale != default:
        given["source_locale"] = draft.locale
    lines = [first_line] if first_line else []
    lines += [_HEAD] if helps else []
    for each in order_facts(collection):
        if each.name == "sources":
            lines += _write_sources(draft, collection, helps=helps)
        elif each.parts and not each.many and (parts := _dotted(given, each.name)):
            inner = (f"{part.name}: {write_value(part, parts[part.name])}" for part in each.parts if part.name in parts)
            lines.append(f"{each.name}: {{{', '.join(inner)}}}")
        elif tidy(given.get(each.name, "")):
            lines.append(f"{each.name}: {write_value(each, given[each.name])}")
        elif helps and each.name not in (*KEPT, "source_locale"):
            lines += _advise(each, vocabulary)
    return "\n".join(lines) + "\n"


def write_words(draft: Draft, collection: Collection, vocabulary: Vocabulary, *, helps: bool = True) -> str:
    """Return the words file. What is written per need gets a line for every need of the facts."""
    lines = ["---"]
    for each in order_words(collection):
        if per := each.options.get("per"):
            lines += _write_each(draft, collection, each, per, helps=helps)
        elif tidy(draft.words.get(each.name, "")):
            text = draft.words[each.name]
            lines.append(f"{each.name}: {write_value(each, text) if each.many else write_sentence(text)}")
        elif helps and each.name not in KEPT:
            lines += _advise(each, vocabulary)
    body = tidy_body(draft.body)
    return "\n".join([*lines, "---", body]).rstrip("\n") + "\n"


def find_addresses(draft: Draft, collection: Collection) -> tuple[str, ...]:
    """Return the addresses that the facts of a draft give."""
    kinds = {each.name: each for each in collection.facts if each.type in {"address", "media"}}
    given = ((kinds[name], text) for name, text in draft.facts.items() if name in kinds)
    return tuple(item for each, text in given for item in (split(each, text) if each.many else (tidy(text),)))


def _write_each(draft: Draft, collection: Collection, each: Field, per: str, *, helps: bool) -> list[str]:
    """Return the lines of words that have a sentence for each id of a fact."""
    given = _dotted(draft.words, each.name)
    fact = next((fact for fact in collection.facts if fact.name == per), None)
    wanted = tuple(_dotted(draft.facts, per)) if fact and fact.parts else ()
    if fact and not fact.parts:
        wanted = split(fact, draft.facts.get(per, ""))
    ids = tuple(dict.fromkeys([*filter(_PART.fullmatch, wanted), *given]))
    filled = [id_ for id_ in ids if tidy(given.get(id_, ""))]
    if not ids:
        return _comment(f"{_say(each)}\n{each.name}:") if helps and each.required else []
    mark = "" if filled else "# "
    lines = _comment(_say(each)) if helps and len(filled) < len(ids) else []
    lines.append(f"{mark}{each.name}:")
    for id_ in ids:
        if id_ in filled:
            lines.append(f"  {id_}: {write_sentence(given[id_])}")
        else:
            lines.append(f"{mark or '  # '}{'  ' if mark else ''}{id_}:")
    return lines if filled or helps else []


def _write_sources(draft: Draft, collection: Collection, *, helps: bool) -> list[str]:
    sourced = [each.name for each in collection.facts if each.sourced and each.name in draft.facts]
    urls = [url for source in draft.sources if (url := tidy(source))]
    if not urls or not sourced:
        example = (
            f'sources:\n  - {{fields: [{", ".join(sourced) or "homepage"}], url: "https://…", seen: {draft.today}}}'
        )
        help_ = "What the facts rest on, one item per page that was read; checked: instead of seen: for a live page"
        return _comment(f"{help_}\n{example}") if helps else []
    items = (f"  - {{fields: [{', '.join(sourced)}], url: {write_sentence(url)}, seen: {draft.today}}}" for url in urls)
    return ["sources:", *items]


def _advise(each: Field, vocabulary: Vocabulary) -> list[str]:
    """Return the comment that stands for a field nobody has filled in."""
    return _comment(f"{explain(each, vocabulary)}\n{each.name}:")


def explain(each: Field, vocabulary: Vocabulary) -> str:
    """Return what to write in a field, with its limits and what can be chosen."""
    said = [_say(each)]
    of = each.options.get("of", "")
    ids = vocabulary.needs if of == "needs" else vocabulary.lists.get(of, ())
    if 0 < len(ids) <= _MOST_CHOICES:
        said.append(f"{'Some' if each.many else 'One'} of: {', '.join(ids)}.")
    if each.type == "text" and not each.options.get("per") and (most := each.options.get("max")):
        said.append(f"At most {most} characters.")
    return " ".join(filter(None, said))


def _say(each: Field) -> str:
    return f"{'Required. ' if each.required else ''}{describe(each) if each.help else ''}".strip()


def _comment(text: str) -> list[str]:
    return [f"# {line}" for line in text.split("\n")]


def _dotted(given: Mapping[str, str], name: str) -> dict[str, str]:
    """Return the texts given for parts of `name`, by part; what cannot be the name of one is left out."""
    parts = {key.removeprefix(f"{name}."): text for key, text in given.items() if key.startswith(f"{name}.")}
    return {part: text for part, text in parts.items() if _PART.fullmatch(part)}


def sort_texts(collection: Collection, texts: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str], list[str]]:
    """Return texts by field as those of the facts, those of the words, and the names that no field has.

    A name that both have means the facts; ``words.chapters`` means the words.
    """
    facts, words = (
        {each.name for each in fields if each.name not in (*KEPT, "name", "added", "source_locale", "sources")}
        for fields in (order_facts(collection), order_words(collection))
    )
    sorted_: tuple[dict[str, str], dict[str, str], list[str]] = ({}, {}, [])
    for name, text in texts.items():
        own = name.removeprefix("words.")
        top, dot, part = own.partition(".")
        if dot and not _PART.fullmatch(part):
            sorted_[2].append(name)
        elif top in facts and own == name:
            sorted_[0][name] = text
        elif top in words:
            sorted_[1][own] = text
        else:
            sorted_[2].append(name)
    return sorted_
