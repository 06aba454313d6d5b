"""What can be found by the search box of one locale: one document for every entry, in that locale's words.

Comes in: a `Guide`. Goes out: documents ``{location, title, text}`` as Material's search reads them; ``location`` is
relative to the locale's folder, ``title`` and ``text`` are HTML-escaped. Readers search their own language only.

An entry is found by its names, its summary and the needs it serves, so that the index stays small; what else it says is
not searched. The pages written by hand are indexed whole, by the engine; a glossary is found term by term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from signpost.guide import Guide
from signpost.model import Entry

Document = Mapping[str, str]

# Between two words: spaces, also the narrow ones of French, dashes, quotes and punctuation.
_SEPARATOR = r"[\s\-\u2013\u202f\u00a0/,.;:!?'’«»„“”()]+"
_CARDS = re.compile(r'<ul class="sp-list sp-cards">.*?^</ul>', re.DOTALL | re.MULTILINE)


def entry_documents(guide: Guide, locale: str) -> Iterator[Document]:
    """Yield a document per living entry that has words in the locale, in the order of the collections."""
    prefix = guide.addresses.prefix(locale)
    for collection in guide.catalogue.collections:
        for entry in guide.ordered(collection, locale):
            if locale in entry.words:
                location = guide.addresses.entry(locale, entry.reference).removeprefix(prefix)
                yield {
                    "location": location,
                    "title": escape(guide.name(entry, locale)),
                    "text": escape(_text(guide, entry, locale), quote=False),
                }


def term_documents(guide: Guide, locale: str, page: str) -> Iterator[Document]:
    """Yield a document per term of the locale's glossary, in its order; ``page`` is the way to the glossary's page."""
    for term in guide.project.glossaries[locale]:
        yield {"location": f"{page}#{term.id}", "title": escape(term.term), "text": escape(term.says, quote=False)}


def with_words(documents: Sequence[Document]) -> list[Document]:
    """Leave out parts of pages of which nothing is searched: they would be found by their page's title, once more."""
    titles = {document["location"]: document["title"] for document in documents}

    def has_words(document: Document) -> bool:
        page, is_part, _ = document["location"].partition("#")
        return bool(document["text"]) or not is_part or document["title"] != titles.get(page)

    return [document for document in documents if has_words(document)]


def _text(guide: Guide, entry: Entry, locale: str) -> str:
    """Say what an entry is and which needs it serves: the whole index is loaded as soon as somebody types."""
    words = entry.words[locale]
    names = [entry.name] if words.title else []
    catalogue = guide.catalogue
    needs = (guide.need_words(catalogue.needs[need], locale).title for need in catalogue.needs_of(entry))
    return " ".join([*names, str(words.fields.get("summary") or ""), *(title for title in needs if title)])


def searchable(html: str) -> str:
    """Leave the cards out of a page: they are excluded anyway, and a search that reads a thousand of them is slow."""
    return _CARDS.sub("", html)


def index_config(locale: str, fields: Mapping[str, object]) -> dict[str, object]:
    """Give the configuration of Material's search worker for one language; ``fields`` are its boosts."""
    language = locale.partition("-")[0]
    return {"lang": [language], "separator": _SEPARATOR, "pipeline": ["stopWordFilter"], "fields": fields}
