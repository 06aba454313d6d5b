"""Declarations → collections; located mappings → entries and needs, or problems; JSON Schemas.

Comes in: what `source` read. Goes out: the nouns of `model`, checked, and every problem at once.
Example: ``load_collections(mapping, vocabulary)`` → ``({"tools": Collection(…)}, [])``.

One module per idea: `vocabulary`, `declarations`, `labels`, `entries`, `words`, `jsonschema`. Nothing here opens a file
or compares entries with one another: `project` does both.
"""

from signpost.schema.common import COMMON_FACTS, COMMON_WORDS, NEED_WORDS, PAGE_WORDS, SHEET_WORDS
from signpost.schema.declarations import load_collections
from signpost.schema.entries import read_entry
from signpost.schema.fallback import BORROWED, borrow_labels
from signpost.schema.fieldset import find_references, make_context, order_facts, order_words
from signpost.schema.finder import load_finder
from signpost.schema.finderwords import load_finder_words
from signpost.schema.glossary import compare_glossaries, load_glossary
from signpost.schema.ids import complain_about_id, fold, folder_of, slug
from signpost.schema.jsonschema import json_schema, need_schema, words_schema
from signpost.schema.labels import compare_interfaces, load_labels
from signpost.schema.persons import names_of, slug_of
from signpost.schema.sheets import load_sheets
from signpost.schema.synonyms import Groups, load_synonyms
from signpost.schema.vocabulary import load_vocabulary
from signpost.schema.words import digest_words, read_need, read_text

__all__ = [
    "BORROWED",
    "COMMON_FACTS",
    "COMMON_WORDS",
    "NEED_WORDS",
    "PAGE_WORDS",
    "SHEET_WORDS",
    "Groups",
    "borrow_labels",
    "compare_glossaries",
    "compare_interfaces",
    "complain_about_id",
    "digest_words",
    "find_references",
    "fold",
    "folder_of",
    "json_schema",
    "load_collections",
    "load_finder",
    "load_finder_words",
    "load_glossary",
    "load_labels",
    "load_sheets",
    "load_synonyms",
    "load_vocabulary",
    "make_context",
    "names_of",
    "need_schema",
    "order_facts",
    "order_words",
    "read_entry",
    "read_need",
    "read_text",
    "slug",
    "slug_of",
    "words_schema",
]
