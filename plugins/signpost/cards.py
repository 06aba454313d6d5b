"""The cards of entries, each rendered once for a locale, however many pages show it.

Comes in: the environment of the templates, a page's `View`, entries, a need. Goes out: the HTML of their cards.
Example: an entry that serves three needs stands on some forty pages; its card is rendered once, with gaps.

It decides nothing about how a card looks. Two cards of an entry differ only in the way to the root, in the reason, and
in whether they have an `id`.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from functools import cached_property
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from signpost.guide import Guide
from signpost.model import Entry, Reference
from signpost.view import View

# No contributed text can hold them: `characters` refuses them.
_GAP = Markup("\0")
_ROOT = "\1"


class Cards:
    """Remembers the cards of one guide and locale. Its limit: others begin anew, so that memory stays small."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._of: tuple[Guide, str] | None = None
        self._cards: dict[Reference, tuple[str, str]] = {}
        self._reasons: dict[str, tuple[str, str]] = {}

    def draw(self, view: View, entries: Iterable[Entry], need: str | None, anchor: bool) -> Markup:  # noqa: FBT001 -- as a template calls it
        """Give the cards of entries on a page, each with its reason to serve a need, with or without their own `id`."""
        if self._of != (view.guide, view.locale):
            self._of = (view.guide, view.locale)
            self._cards.clear()
            self._reasons.clear()
        drawn: list[str] = []
        for entry in entries:
            before, after = self._card(view, entry)
            if not anchor:
                before = before.replace(f' id="{entry.collection}-{entry.id}"', "", 1)
            drawn += [before, self._reason(view, entry, need) if need else "", after, "\n"]
        return Markup("".join(drawn).replace(_ROOT, view.root))  # noqa: S704 -- of pieces that the templates have escaped

    def _card(self, view: View, entry: Entry) -> tuple[str, str]:
        key = entry.reference
        if key not in self._cards:
            rootless = copy(view)
            rootless.root = _ROOT
            self._cards[key] = _split(self._macros.card(rootless, entry, _GAP))
        return self._cards[key]

    def _reason(self, view: View, entry: Entry, need: str) -> str:
        reason = view.reason(entry, need)
        if not reason:
            return ""
        words = view.words(entry)
        if words.locale not in self._reasons:
            self._reasons[words.locale] = _split(self._macros.reason(view, words, _GAP))
        before, after = self._reasons[words.locale]
        return f"{before}{escape(view.type(reason))}{after}"

    @cached_property
    def _macros(self) -> Any:  # noqa: ANN401 -- the macros of a template have no types
        return self._env.get_template("macros.html").module


def _split(html: Markup) -> tuple[str, str]:
    before, _, after = str(html).partition("\0")
    return before, after
