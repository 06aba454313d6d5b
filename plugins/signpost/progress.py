"""How far each language is, and what there is to do in the language of the page: for translators.

Comes in: the `View` of a page. Goes out: the values of its template: a table of all languages, and lists of pages that
are older than their original, not translated, not stamped, not read by a native speaker.
Example: the German page lists what is missing in German, each with the way to begin it.

Does not judge: `l10n` tells the states. A list that grows long is cut; `signpost l10n status` has all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from signpost.forge import Forge
from signpost.inventory import LABELS
from signpost.l10n import Original, Row, Status, find_status, list_originals
from signpost.model import Reference, Text
from signpost.site import TRANSLATIONS
from signpost.translation import State
from signpost.view import View

MOST: Final = 60
"""So many pages of a list are shown: more than anyone does in a week."""
COUNTED: Final = (State.CURRENT, State.OUTDATED, State.MISSING, State.UNMARKED)


@dataclass(frozen=True, slots=True)
class Job:
    """One page to look at. ``lang`` is an attribute or nothing; ``command`` is typed in a checkout, or nothing.

    ``ways`` are labels with addresses.
    """

    title: str
    lang: Markup
    href: str
    command: str
    ways: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pile:
    """Pages that need the same done. ``more`` is how many are not shown; ``folded``: they are many and can wait."""

    id: str
    n: int
    jobs: tuple[Job, ...]
    more: int
    folded: bool


def show_progress(view: View) -> dict[str, object]:
    """Give what the page of translations shows."""
    project, addresses = view.guide.project, view.guide.addresses
    originals = list_originals(project, addresses.default)
    statuses = {locale: find_status(project, originals, locale) for locale in addresses.locales}
    own = statuses[view.locale]
    by_name = {original.name: original for original in originals}
    written = tuple(sum(each.source_locale == locale for each in originals) for locale in addresses.locales)
    return {
        "languages": _head(view),
        "figures": (("progress_source", written), *_figures(statuses)),
        "piles": tuple(pile for pile in _piles(own, by_name, view) if pile.n),
        "labels": own.labels,
        "labels_href": Forge(view.guide.settings.edit_root).edit(f"docs/{view.locale}/{LABELS}"),
        "most": MOST,
    }


def _head(view: View) -> dict[str, str]:
    """Give the name of each language with the way to its page; none to the page itself."""
    page = view.guide.addresses.page
    ways = {locale: view.root + page(locale, TRANSLATIONS) for locale in view.guide.addresses.locales}
    return {view.language_name(locale): "" if locale == view.locale else way for locale, way in ways.items()}


def _figures(statuses: Mapping[str, Status]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield each row of the table: its label, and a number per language."""
    for state in COUNTED:
        yield f"progress_{state.value}", tuple(status.count(state) for status in statuses.values())
    yield "progress_unread", tuple(status.unread for status in statuses.values())
    yield "progress_labels", tuple(status.labels for status in statuses.values())


def _piles(status: Status, originals: Mapping[str, Original], view: View) -> Iterator[Pile]:
    for state in (State.OUTDATED, State.MISSING, State.UNMARKED):
        rows = [row for row in status.rows if row.state is state]
        yield _pile(state.value, rows, originals, view, folded=False)
    unread = [row for row in status.rows if row.state is not State.MISSING and not row.read]
    yield _pile("unread", unread, originals, view, folded=True)


def _pile(id_: str, rows: list[Row], originals: Mapping[str, Original], view: View, *, folded: bool) -> Pile:
    jobs = tuple(_job(id_, row, originals[row.name], view) for row in rows[:MOST])
    return Pile(id_, len(rows), jobs, len(rows) - len(jobs), folded)


def _job(pile: str, row: Row, original: Original, view: View) -> Job:
    forge = Forge(view.guide.settings.edit_root)
    source = original.source.place.path if original.source else ""
    missing = pile == State.MISSING.value
    ways = {"progress_begin": forge.begin(row.path)} if missing else {"progress_edit": forge.edit(row.path)}
    if source and pile == State.OUTDATED.value:
        ways["progress_changes"] = forge.history(source)
    elif source and missing:
        ways["progress_original"] = forge.edit(source)
    commands = {
        State.OUTDATED.value: f"signpost l10n stamp {row.path}",
        State.MISSING.value: f"signpost l10n start {view.locale} {row.name}",
    }
    title, words = _title(row.name, view)
    known = {view.t(label): address for label, address in ways.items() if address}
    return Job(title, view.lang_attribute(words), view.root + _path(row.name, view), commands.get(pile, ""), known)


def _title(name: str, view: View) -> tuple[str, Text]:
    """Give what a page is called for the reader, and the words that say so."""
    versions = view.guide.pages(name)
    if versions:
        words = versions.get(view.locale) or versions.get(view.guide.addresses.default) or next(iter(versions.values()))
        return view.type(words.title or name), words
    entry = view.guide.entry(Reference.of(name))
    return view.name(entry), view.words(entry)


def _path(name: str, view: View) -> str:
    addresses = view.guide.addresses
    if view.guide.pages(name):
        return addresses.page(view.locale, name)
    return addresses.entry(view.locale, Reference.of(name))
