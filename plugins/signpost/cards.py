"""The cards of entries, each rendered once for a locale and a depth, however many pages show it.

Comes in: the environment of the templates, a page's `View`, an entry, a reason. Goes out: the HTML of its card.
Example: an entry that serves three needs stands on some forty pages; its card is rendered twice, for two depths.

It decides nothing about how a card looks. Two cards of an entry differ only in the way to the root and in the reason.
"""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import Markup

from signpost.model import Entry, Reference
from signpost.view import View

# No contributed text can hold it: `characters` refuses it.
_GAP = Markup("\0")


class Cards:
    """Remembers the cards of one locale. Its limit: pages of another locale begin anew, so that memory stays small."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._locale = ""
        self._pieces: dict[tuple[str, bool, Reference], tuple[Markup, Markup]] = {}

    def draw(self, view: View, entry: Entry, need: str | None = None, anchor: bool = True) -> Markup:  # noqa: FBT001, FBT002 -- as a template calls it
        """Give the card of an entry on a page, with the reason why it serves a need, with or without its own `id`."""
        if view.locale != self._locale:
            self._locale = view.locale
            self._pieces.clear()
        key = (view.root, anchor, entry.reference)
        if key not in self._pieces:
            before, _, after = self._macro("card", view, entry, _GAP, anchor).partition(_GAP)
            self._pieces[key] = (before, after)
        before, after = self._pieces[key]
        reason = view.reason(entry, need) if need else ""
        return before + (self._macro("reason", view, view.words(entry), reason) if reason else "") + after

    def _macro(self, name: str, *values: object) -> Markup:
        return Markup(getattr(self._env.get_template("macros.html").module, name)(*values))  # noqa: S704 -- autoescaped
