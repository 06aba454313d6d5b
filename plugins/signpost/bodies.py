"""Contributed bodies → HTML, with the links between entries resolved, and a check of every link in the guide.

Comes in: a `Guide` and the words of an entry. Goes out: safe HTML for the page that shows it, or problems.
Example: ``[INPI](../services/inpi.md#prepare)`` in ``docs/fr/tools/x.md`` becomes ``../../services/inpi/#prepare``.

Hand-written pages are rendered by the engine, which resolves their links itself; here they are only checked. Anchors of
hand-written pages, and the files they show (pictures, PDFs), are known to the engine alone.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from signpost import markup
from signpost.guide import Guide
from signpost.model import Entry, Place, Reference, Text
from signpost.pagelinks import find_links
from signpost.problems import Problem, did_you_mean
from signpost.schema.files import ASSETS
from signpost.site import LINKED
from signpost.view import View

ANCHORS = frozenset(
    {
        *("top", "facts", "about", "why", "friendliness", "connected", "alternatives", "sources"),
        *("points", "chapters", "transcript"),
    }
)
"""Anchors that the template of every entry has, the same in all languages."""

MOST_KEPT = 12_000_000
"""Bytes of rendered bodies that are kept between check and build: about 2,000 entries in three languages."""

_HEADING_ID = re.compile(r"^#{2,6} .*\{#([a-z0-9-]+)\}\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Target:
    """What a link leads to: its name without ending, its path from the site's root, its bodies, its own anchors."""

    name: str
    href: str
    bodies: tuple[str, ...]
    anchors: frozenset[str]
    is_entry: bool


class Bodies:
    """Renders bodies, and remembers as many as fit into a few megabytes. What MkDocs renders it only reads.

    ``left_out`` names entries (``"services/inpi"``) that a preview does without: links to them are no problem.
    """

    def __init__(self, guide: Guide, left_out: frozenset[str] = frozenset()) -> None:
        self._guide = guide
        self._left_out = left_out
        self._kept: dict[tuple[str, str], bytes] = {}
        self._room = MOST_KEPT

    def html(self, words: Text, view: View) -> str:
        """Render a body for a page; its problems have been reported by `problems` before anything is built."""
        kept = self._kept.pop((words.place.path, view.path), None)
        return self._render(words, view).html if kept is None else kept.decode()

    def _keep(self, words: Text, view: View, html: str) -> None:
        """Keep what the check has rendered for the one page that shows it in its own language."""
        encoded = html.encode()
        if len(encoded) <= self._room:
            self._room -= len(encoded)
            self._kept[words.place.path, view.path] = encoded

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong in the bodies of all entries, and every link of a page that leads nowhere."""
        for entry in self._guide.catalogue.entries:
            yield from self.problems_of(entry)
        for words in self._page_words():
            yield from self._check_links(words)

    def problems_of(self, entry: Entry) -> Iterator[Problem]:
        """Yield what is wrong in the bodies of one entry."""
        for locale, words in entry.words.items():
            view = View(self._guide, locale, self._guide.addresses.entry(locale, entry.reference), {})
            rendered = self._render(words, view)
            self._keep(words, view, rendered.html)
            yield from rendered.problems

    def _render(self, words: Text, view: View) -> markup.Rendered:
        def resolve(target: str, place: Place) -> str | Problem:
            return self._resolve(target, words, place, view)

        place = Place(words.place.path, words.body_line)
        return markup.render(words.body, place, words.locale, resolve, reserved=ANCHORS)

    def _resolve(self, target: str, words: Text, place: Place, view: View) -> str | Problem:
        path, _, fragment = target.partition("#")
        if not path:
            own = anchors_in(words.body) | ANCHORS
            return target if fragment in own else _no_fragment(place, words.place.path, fragment, words.body)
        if (file := _below_assets(path, words.place.path)) is not None:
            return view.asset(file) if file in self._assets else self._no_file(place, file)
        found = self._find(target, words, place, view.locale)
        if isinstance(found, Problem):
            return found
        if fragment and not _has(found, fragment):
            return _no_fragment(place, f"{found.name}.md", fragment, *found.bodies)
        return f"{view.root}{found.href}" + (f"#{fragment}" if fragment else "")

    def _check_links(self, words: Text) -> Iterator[Problem]:
        for target, place in find_links(words):
            found = self._find(target, words, place, words.locale)
            fragment = target.partition("#")[2]
            if isinstance(found, Problem):
                yield found
            elif found.is_entry and fragment and not _has(found, fragment):
                yield _no_fragment(place, f"{found.name}.md", fragment, *found.bodies)

    def _find(self, target: str, words: Text, place: Place, locale: str) -> _Target | Problem:
        name = self._name(target.partition("#")[0], words.place.path)
        if name is None:
            message = f"the link '{target}' leads out of the words of its language"
            is_page = target.partition("#")[0].endswith(".md")
            hint = "link to a file beside this one" if is_page else "other files than pages belong below docs/assets"
            return Problem(place, message, hint)
        entry = self._find_entry(name, target.partition("#")[2], locale)
        if entry is not None:
            return entry
        if name in LINKED:
            return _Target(name, self._guide.addresses.page(locale, name), (), frozenset({"top"}), is_entry=False)
        versions = self._guide.pages(name)
        if not versions:
            hint = did_you_mean(f"{name}.md", self._names) or "link a page that is there, such as ../tools/penpot.md"
            return Problem(place, f"no page '{name}.md'", hint)
        default = self._guide.addresses.default
        if locale not in versions and default not in versions:
            hint = "write it, or leave the link out"
            languages = " or ".join(dict.fromkeys(f"'{tried}'" for tried in (locale, default)))
            return Problem(place, f"no page '{name}.md' in {languages}", hint)
        bodies = tuple(version.body for version in versions.values())
        return _Target(name, self._guide.addresses.page(locale, name), bodies, frozenset({"top"}), is_entry=False)

    def _find_entry(self, name: str, fragment: str, locale: str) -> _Target | None:
        reference = Reference.of(name)
        entry = self._guide.catalogue.entry(reference)
        if entry is None and name not in self._left_out:
            return None
        href = self._guide.addresses.entry(locale, reference)
        if entry is None:
            return _Target(name, href, (), frozenset({fragment}), is_entry=False)
        # An entry without words is a problem of its own; nothing of it can be shown.
        shown = (self._guide.words(entry, locale).body,) if entry.words else ()
        return _Target(name, href, shown, ANCHORS, is_entry=True)

    def _name(self, path: str, source: str) -> str | None:
        """Give the name (``"services/inpi"``) of what a relative path leads to; ``None`` outside its locale."""
        folder = "/".join(source.split("/")[:2])
        target = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        if not target.startswith(f"{folder}/") or not target.endswith(".md"):
            return None
        return target.removeprefix(f"{folder}/").removesuffix(".md")

    def _no_file(self, place: Place, file: str) -> Problem:
        hint = did_you_mean(file, self._assets) or "save it there, or leave the picture out"
        return Problem(place, f"no file '{ASSETS}/{file}'", hint)

    @cached_property
    def _assets(self) -> frozenset[str]:
        return frozenset(self._guide.project.files.assets)

    def _page_words(self) -> Iterable[Text]:
        for versions in self._guide.all_pages().values():
            yield from versions.values()

    @cached_property
    def _names(self) -> list[str]:
        pages = (name for name, versions in self._guide.all_pages().items() if versions)
        return [f"{name}.md" for name in (*(str(entry.reference) for entry in self._guide.catalogue.entries), *pages)]


def anchors_in(body: str) -> set[str]:
    """Give the anchors that a body's own headings set."""
    return set(_HEADING_ID.findall(body))


def _below_assets(path: str, source: str) -> str | None:
    """Give the path below ``docs/assets/`` of what a relative path leads to; ``None`` where it leads elsewhere."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
    return target.removeprefix(f"{ASSETS}/") if target.startswith(f"{ASSETS}/") else None


def _has(found: _Target, fragment: str) -> bool:
    return fragment in found.anchors.union(*map(anchors_in, found.bodies))


def _no_fragment(place: Place, page: str, fragment: str, *bodies: str) -> Problem:
    own = (anchor for body in bodies for anchor in sorted(anchors_in(body)))
    known: Mapping[str, None] = dict.fromkeys([*sorted(ANCHORS), *own])
    return Problem(place, f"'{page}' has no anchor '#{fragment}'", did_you_mean(fragment, list(known)))
