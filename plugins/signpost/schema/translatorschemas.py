"""What translators keep beside pages → JSON Schemas: labels, glossary, synonyms, the words of the check-up.

Comes in: collections, the vocabulary, the keys of the interface, the check-up. Goes out: plain dicts for `json.dumps`.
Example: ``labels_schema(collections, vocabulary, ["search"])["properties"]["groups"]`` knows every group of needs.

As with entries, a schema helps while typing. What ``signpost check`` says in addition (a label that is missing, names
in braces that the default language does not fill in, words that stand in two groups) it does not know.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as ReadOnly

from signpost.fields.flag import SCHEMA as FLAG
from signpost.model import Collection, Vocabulary
from signpost.questions import NOT_SURE, Finder, Question
from signpost.schema import glossary, synonyms
from signpost.schema.finderwords import LONGEST as LONGEST_WORDS
from signpost.schema.finderwords import LONGEST_ANSWER
from signpost.schema.ids import ID
from signpost.schema.labels import COMMON, LONGEST, NEEDED, PLURALS, field_names, wanted_texts
from signpost.schema.shapes import Schema, document, keyed, listed, record, text

LABEL = {"type": "string", "maxLength": LONGEST}
FORMS = {**record(dict.fromkeys(PLURALS, LABEL), required=("other",)), "description": "One text per plural category."}


def labels_schema(collections: ReadOnly[str, Collection], vocabulary: Vocabulary, interface: Iterable[str]) -> Schema:
    """Return the schema of ``docs/<locale>/labels.yml``; `interface` are the keys of the default language."""
    names = {name: field_names(collection) for name, collection in collections.items()}
    everything = ("name", "sources", *(field for fields in names.values() for field in fields))
    facets = {
        name: [*(facet.id for facet in collection.facets), *(period.id for period in collection.periods)]
        for name, collection in collections.items()
    }
    shape = record(
        {
            "groups": {**_labels(vocabulary.groups), "description": "The headings that needs stand under."},
            "vocabulary": {
                **record({name: _labels(ids) for name, ids in vocabulary.lists.items()}),
                "description": "What every id of vocabulary.yml is called.",
            },
            "fields": {
                **record({name: _labels(fields) for name, fields in {COMMON: everything, **names}.items()}),
                "description": "What every field is called; under common, those of all collections.",
            },
            "facets": {
                **record({name: _labels(ids) for name, ids in facets.items()}),
                "description": "What a filter is called where its field's name would not do.",
            },
            "collections": {
                **record({name: _texts(collection) for name, collection in collections.items()}),
                "description": "What a collection is called and says of itself; {n} is a number, {value} a value.",
            },
            "interface": {
                **record({key: {"$ref": "#/$defs/text"} for key in interface}),
                "description": "Everything else a reader sees. Names in braces are filled in: leave them as they are.",
            },
        }
    )
    return document("Labels of a language", {**shape, "$defs": {"text": {"anyOf": [LABEL, FORMS]}}})


def glossary_schema() -> Schema:
    """Return the schema of ``docs/<locale>/glossary.yml``."""
    term = record(
        {
            "term": {**text(glossary.LONGEST_TERM), "description": "The word of this language."},
            "says": {**text(glossary.LONGEST_TEXT), "description": "What it means, in one or two sentences."},
            "preferred": {**FLAG, "description": "yes if translations should use this word."},
            "forbidden": {
                **listed(text(glossary.LONGEST_TERM)),
                "description": "Words that should not be used for it.",
            },
        },
        required=("term", "says"),
    )
    return document("Glossary of a language", record({"terms": keyed(ID, term)}, required=("terms",)))


def synonyms_schema() -> Schema:
    """Return the schema of ``docs/<locale>/synonyms.yml``."""
    group = listed(text(synonyms.LONGEST), least=synonyms.FEWEST, most=synonyms.MOST_IN_A_GROUP)
    group["description"] = "Words that mean the same to somebody who searches."
    groups = {"groups": {"type": "array", "items": group, "maxItems": synonyms.MOST_GROUPS}}
    return document("Words of a language that find the same", record(groups, required=("groups",)))


def finder_words_schema(finder: Finder) -> Schema:
    """Return the schema of ``docs/<locale>/finder.yml``."""
    shape = record(
        {
            "groups": {
                **record(dict.fromkeys(finder.groups, text(LONGEST_WORDS))),
                "description": "The headings of the result.",
            },
            "questions": record({question.id: _question(question) for question in finder.questions}),
        }
    )
    return document("Words of the check-up", shape)


def _question(question: Question) -> Schema:
    line, answer = text(LONGEST_WORDS), text(LONGEST_ANSWER)
    own = [one.id for one in question.answers]
    heads = [one.under for one in question.answers if one.under]
    return record(
        {
            "ask": {**line, "description": "The question."},
            "hint": {**line, "description": "How to answer it."},
            "why": {**line, "description": "Why it is asked: what depends on the answer."},
            "not_sure": {**answer, "description": "What somebody says who cannot or will not tell."},
            "answers": {**record(dict.fromkeys(own, answer)), "description": "Short, and said by the reader: “I …”."},
            "under": {**record(dict.fromkeys(heads, line)), "description": "Headings that answers stand under."},
            "notes": {
                **record(dict.fromkeys([*own, NOT_SURE], line)),
                "description": "What to know about a result that rests on this answer.",
            },
        }
    )


def _labels(keys: Iterable[str]) -> Schema:
    return record(dict.fromkeys(keys, LABEL))


def _texts(collection: Collection) -> Schema:
    """Plurals, what templates cannot do without, and whatever else they ask for: only they know."""
    known = dict.fromkeys((*wanted_texts(collection), *PLURALS), LABEL)
    return {"type": "object", "properties": known, "additionalProperties": LABEL, "required": list(NEEDED)}
