"""The state of every translation, and which words a reader is shown.

Comes in: the words of an entry or page per locale, and the locale they were first written in. Goes out: a `State`,
or the `Text` to show. Example: ``state(words, "en", "de") is State.OUTDATED`` once the English words have changed.

It reads and writes no files: `signpost l10n` does. No state ever blocks a build.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from signpost.model import Text


class State(Enum):
    """How the words of one locale relate to their source."""

    SOURCE = "source"
    """These are the words the others are translated from."""
    CURRENT = "current"
    """Stamped, and the source is still the same."""
    OUTDATED = "outdated"
    """Stamped, but the source has changed since."""
    UNMARKED = "unmarked"
    """Present, but nobody has stamped which source it was made from."""
    MISSING = "missing"
    """There are no words in this locale."""


def state(words: Mapping[str, Text], source_locale: str, locale: str) -> State:
    """Tell the state of one locale. Without words in the source locale, every translation counts as unmarked."""
    text = words.get(locale)
    if text is None:
        return State.MISSING
    if locale == source_locale:
        return State.SOURCE
    source = words.get(source_locale)
    if source is None or text.source_digest is None:
        return State.UNMARKED
    return State.CURRENT if text.source_digest == source.digest else State.OUTDATED


def shown(words: Mapping[str, Text], source_locale: str, locale: str, default: str) -> Text:
    """Choose what a reader sees: the locale's own words, else the default locale's, else the source's.

    An entry without any words is refused while reading, so there is always one.
    """
    for choice in (locale, default, source_locale):
        if choice in words:
            return words[choice]
    return next(iter(words.values()))


def read_by_native(text: Text, source_locale: str) -> bool:
    """Tell whether a native reader vouches for these words; a source needs nobody to."""
    return text.locale == source_locale or text.read_by is not None
