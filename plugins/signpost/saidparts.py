"""What the page shows on which readers search what is said in films.

Comes in: a collection and the page's `View`. Goes out: title, first sentence and values for the template, every text in
the page's language. Without a script the page lists the films that have a transcript, each with the way to it.

The search itself is the browser's, over what `spoken` writes.
"""

from __future__ import annotations

from typing import Final

from signpost.listingwords import words_for_script
from signpost.spoken import spoken_films
from signpost.view import View

TRANSCRIPT: Final = "transcript"
"""The anchor of the transcript on a film's page."""

WORDS: Final = (
    *("said_status", "said_status_part", "said_passages", "said_more", "said_more_films", "said_nothing"),
    *("said_only", "said_failed", "said_searching"),
)
"""Interface texts that the page's script fills in and shows."""


def show_said(collection: str, view: View) -> tuple[str, str, dict[str, object]]:
    """Give what the page is called, how it begins and what it lists."""
    listed = spoken_films(view.guide, collection, view.locale)
    films = [(entry, f"{view.entry_href(entry)}#{TRANSCRIPT}") for entry, _ in listed]
    values: dict[str, object] = {
        "collection": collection,
        "films": films,
        "elsewhere": [] if films else _elsewhere(collection, view),
        "all": view.count(collection, len(view.guide.catalogue.of(collection))),
        "words_for_script": words_for_script(view, WORDS, collection),
    }
    return view.t("said"), view.t("said_lead"), values


def _elsewhere(collection: str, view: View) -> list[tuple[str, str, str]]:
    """Give the other languages with transcripts: locale, the way to their search, and how many films."""
    guide = view.guide
    counted = [(locale, len(spoken_films(guide, collection, locale))) for locale in guide.addresses.locales]
    return [
        (locale, view.root + guide.addresses.said(locale, collection), view.count(collection, n))
        for locale, n in counted
        if n and locale != view.locale
    ]
