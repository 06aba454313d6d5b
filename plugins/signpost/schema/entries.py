"""A facts file and its words → `model.Entry`, with every problem in them.

Comes in: a collection, an id, the located mapping of the facts, the words by locale. Goes out: an entry, and problems.
Example: ``name: Penpot``, ``price: …`` and no source for the price → ``facts["price"]`` is ``None`` (*unknown*) and the
amount stands in ``unconfirmed``.

An entry with problems is still made, with ``None`` for what could not be read, so that checks across entries tell
everything in the same run. Whether other entries exist, and whether ids are taken, is the business of `project`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as ReadOnly
from collections.abc import Sequence as ReadOnlySequence

from signpost.fields import Context
from signpost.model import (
    NOT_APPLICABLE,
    Collection,
    Day,
    Entry,
    Place,
    Reference,
    Removal,
    Selection,
    Source,
    Text,
    Value,
)
from signpost.nodes import Mapping, Node, Scalar, Sequence, Words
from signpost.problems import Problem, Severity, did_you_mean, quote
from signpost.schema.common import COMMON_FACTS, STATUSES
from signpost.schema.fieldset import read_values
from signpost.schema.ids import complain_about_id
from signpost.schema.persons import names_of, slug_of
from signpost.schema.words import read_text


def read_entry(
    collection: Collection,
    id: str,  # noqa: A002 - the word of the model
    facts: Mapping,
    words: ReadOnly[str, Words],
    context: Context,
    *,
    locales: ReadOnlySequence[str] = ("en",),
) -> Entry | None:
    """Return the entry, or ``None`` if `id` can be none; problems go to ``context.problems``.

    `context` comes from `make_context` with the same collection. `locales` are the languages of the guide, the default
    one first: words are taken to be written in it unless the facts say ``source_locale``.
    """
    values = read_values((*COMMON_FACTS, *collection.facts), facts, context)
    own = {fact.name: values[fact.name] for fact in collection.facts}
    source_locale = _read_source_locale(values["source_locale"], facts, locales, context)
    ids = _name_ids(collection, own, facts)
    texts = {locale: read_text(locale, found, collection.words, context) for locale, found in words.items()}
    for locale, text in texts.items():
        severity: Severity = "error" if locale == source_locale else "advice"
        context.problems.extend(_compare_words(ids, collection, text, words[locale], severity))
    status = _read_status(values["status"], facts, context)
    formerly = _read_former_ids(id, facts, context)
    sources = _read_sources(collection, values["sources"], facts, context)
    if complaint := complain_about_id(id):
        context.problems.append(Problem(facts.place, *complaint))
        return None
    named = {name for source in sources for name in source.fields}
    unconfirmed = _withhold(collection, own, named)
    return Entry(
        collection=collection.id,
        id=id,
        place=facts.place,
        name=name if isinstance(name := values["name"], str) else id,
        facts=own | dict.fromkeys(unconfirmed),
        words=texts,
        sources=sources,
        source_locale=source_locale,
        status=status,
        removal=_read_removal(values["removed"]),
        formerly=formerly,
        added=added if isinstance(added := values["added"], Day) else None,
        lines={key.text: key.place.line for key, _ in facts.entries},
        unconfirmed=unconfirmed,
    )


def _withhold(collection: Collection, facts: ReadOnly[str, Value], named: set[str]) -> dict[str, Value]:
    """Return the values that can go stale and that no source names."""
    sourced = (fact.name for fact in collection.facts if fact.sourced and fact.name not in named)
    return {name: facts[name] for name in sourced if facts[name] is not None}


def _read_source_locale(value: Value, facts: Mapping, locales: ReadOnlySequence[str], context: Context) -> str:
    if not isinstance(value, str):
        return locales[0]
    if value not in locales:
        hint = did_you_mean(value, locales)
        context.problems.append(Problem(_place(facts, "source_locale"), f"unknown language {quote(value)}", hint))
        return locales[0]
    return value


def _read_status(value: Value, facts: Mapping, context: Context) -> str:
    status = value if isinstance(value, str) else "active"
    if status not in STATUSES:
        hint = did_you_mean(status, STATUSES)
        context.problems.append(Problem(_place(facts, "status"), f"unknown status {quote(status)}", hint))
        status = "active"
    if (status == "removed") != (facts.get("removed") is not None):
        place = _place(facts, "status" if status == "removed" else "removed")
        hint = "a removed entry has both: status: removed, and removed: {reason: …, day: …}"
        context.problems.append(Problem(place, "'status' and 'removed' do not agree", hint))
    return "removed" if facts.get("removed") is not None else status


def _read_removal(value: Value) -> Removal | None:
    if not isinstance(value, dict):
        return None
    reason, day, successor = value.get("reason"), value.get("day"), value.get("successor")
    if not isinstance(reason, str) or not isinstance(day, Day):
        return None
    return Removal(reason, day, successor if isinstance(successor, Reference) else None)


def _read_former_ids(own: str, facts: Mapping, context: Context) -> tuple[str, ...]:
    former = []
    for item in _scalars(facts.get("formerly")):
        text = item.text.strip()
        if complaint := complain_about_id(text):
            context.problems.append(Problem(item.place, *complaint))
        elif text == own:
            hint = "name the ids it had before, or leave the line out"
            context.problems.append(Problem(item.place, f"'{own}' is the entry's present id", hint))
        else:
            former.append(text)
    return tuple(former)


def _read_sources(collection: Collection, value: Value, facts: Mapping, context: Context) -> tuple[Source, ...]:
    node = facts.get("sources")
    allowed = tuple(dict.fromkeys(_sourceable(collection)))
    for item in node.items if isinstance(node, Sequence) else ():
        if not isinstance(item, Mapping):
            continue
        for name in _scalars(item.get("fields")):
            if not name.refused and name.text.strip() not in allowed:
                hint = did_you_mean(name.text, allowed)
                context.problems.append(
                    Problem(name.place, f"a source names the unknown field {quote(name.text)}", hint)
                )
        if item.get("seen") is None and item.get("checked") is None:
            hint = "write seen (a copy was read) or checked (the live page was opened)"
            context.problems.append(Problem(item.place, "a source without a day", hint))
    made = (_make_source(item) for item in value) if isinstance(value, tuple) else ()
    return tuple(source for source in made if source)


def _make_source(value: Value) -> Source | None:
    if not isinstance(value, dict):
        return None
    fields, url, seen, checked = (value.get(name) for name in ("fields", "url", "seen", "checked"))
    if not isinstance(fields, tuple) or not isinstance(url, str):
        return None
    return Source(
        fields=tuple(field for field in fields if isinstance(field, str)),
        url=url,
        seen=seen if isinstance(seen, Day) else None,
        checked=checked if isinstance(checked, Day) else None,
    )


def _sourceable(collection: Collection) -> Iterator[str]:
    """Yield what a source may name: the name, facts, parts of records, words."""
    yield "name"
    for fact in collection.facts:
        yield fact.name
        yield from (f"{fact.name}.{part.name}" for part in fact.parts)
    yield from (field.name for field in collection.words)


def _compare_words(
    ids: ReadOnly[str, tuple[str, ...]], collection: Collection, text: Text, words: Words, severity: Severity
) -> Iterator[Problem]:
    """Yield where words written per id (a reason per need) speak of ids that the facts do not name, or miss some.

    `ids` are those of the facts. `severity` is ``error`` for the source language only: who adds a need to the facts
    need not know the guide's other languages. Of people, the words may leave out some or all.
    """
    for field in collection.words:
        wanted, node = ids.get(field.options.get("per", "")), words.front.get(field.name)
        if wanted is None:
            continue
        if isinstance(node, Mapping):
            read = text.fields[field.name]
            known = read.keys() if isinstance(read, dict) else ()
            yield from _refuse_ids(field.name, [key for key, _ in node.entries if key.text in known], wanted, severity)
            for missing in wanted if field.options["per"] != collection.people else ():
                if node.get(missing) is None:
                    message, hint = f"'{field.name}' says nothing about '{missing}'", f"add a line '{missing}: …'"
                    yield Problem(words.front.key_place(field.name), message, hint, severity)
        elif node is None and wanted and not field.required and field.options["per"] != collection.people:
            hint = f"write a line for each of {', '.join(wanted)}"
            yield Problem(text.place, f"no '{field.name}' for what the facts say", hint, severity)


def _refuse_ids(name: str, keys: Iterable[Scalar], wanted: Iterable[str], severity: Severity) -> Iterator[Problem]:
    for key in keys:
        if key.text not in wanted:
            message = f"'{name}' speaks of {quote(key.text)}, which the facts do not name"
            yield Problem(key.place, message, did_you_mean(key.text, wanted), severity)


def _name_ids(collection: Collection, values: ReadOnly[str, Value], facts: Mapping) -> dict[str, tuple[str, ...]]:
    """Return the ids that each fact used in a `per` names; a fact with a mistake, told elsewhere, is left out."""
    named = {}
    divided = {field.options.get("per") for field in collection.words}
    for fact in (fact for fact in collection.facts if fact.name in divided):
        value = values[fact.name]
        if fact.name == collection.people:
            ids = tuple(slug_of(name) for name in names_of(value))
        elif fact.parts:
            ids = tuple(part.name for part in fact.parts) if isinstance(value, dict) else ()
        else:
            known = value.known if isinstance(value, Selection) else value
            ids = tuple(item for item in known if isinstance(item, str)) if isinstance(known, tuple) else ()
        written = {item.text for item in _scalars(facts.get(fact.name))} - {"unknown", NOT_APPLICABLE.value}
        if written <= set(ids) and not (fact.required and not ids):
            named[fact.name] = ids
    return named


def _scalars(node: Node | None) -> tuple[Scalar, ...]:
    if isinstance(node, Scalar):
        return (node,)
    return tuple(item for item in node.items if isinstance(item, Scalar)) if isinstance(node, Sequence) else ()


def _place(facts: Mapping, key: str) -> Place:
    node = facts.get(key)
    return node.place if isinstance(node, Scalar) else facts.key_place(key)
