"""Sentences about the state of a page: not translated, older than its source, watched, removed.

Comes in: an entry or the words of a page, and the page's `View`. Goes out: `Notice`s, in the page's language.
Example: a German page without German words says that it is shown in English, and where to translate it.

What the state is, `translation` decides; where the sentence stands, the templates: after the first heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from signpost.model import Entry, Text
from signpost.site import REMOVED
from signpost.translation import State, state
from signpost.view import View


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence about the state of a page, with an optional way on. ``kind`` is a CSS class."""

    kind: str
    text: str
    href: str = ""
    action: str = ""


def entry_notices(entry: Entry, view: View) -> Iterator[Notice]:
    """Yield what a reader must know about an entry that is watched or has left the guide."""
    if entry.status == "watch":
        yield Notice("watch", view.t("watch_status"))
    if entry.removal is not None:
        reason = view.label("removal_reasons", entry.removal.reason)
        day = view.t("removed_on", day=view.day(entry.removal.day))
        text = " ".join([view.t("removed_notice", name=view.name(entry)), reason, day])
        successor = entry.removal.successor
        if successor is None:
            yield Notice(REMOVED, text)
        else:
            way = view.t("removed_successor", name=view.name_of(successor))
            yield Notice(REMOVED, text, view.entry_href(view.guide.entry(successor)), way)


def translation_notices(words: Mapping[str, Text], source_locale: str, view: View) -> Iterator[Notice]:
    """Yield that a page is shown in another language, or that its translation is older than its source."""
    now = state(words, source_locale, view.locale)
    edit_root = view.guide.settings.edit_root
    if now is State.MISSING and words:
        default = view.guide.addresses.default
        text = words.get(default) or words.get(source_locale) or next(iter(words.values()))
        notice = view.t("fallback_notice", language=view.language_name(text.locale))
        href = edit_root + text.place.path if edit_root else ""
        yield Notice("fallback", notice, href, view.t("translate_this"))
    elif now is State.OUTDATED:
        notice = view.t("outdated_notice", language=view.language_name(source_locale))
        prefix = view.guide.addresses.prefix
        rest = view.path.removeprefix(prefix(view.locale))
        yield Notice("outdated", notice, view.root + prefix(source_locale) + rest, view.t("read_source"))
