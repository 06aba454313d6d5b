"""Contributed bodies → HTML, with the links between entries resolved, and a check of every link in the guide.

Comes in: a `Guide` and the words of an entry. Goes out: safe HTML for the page that shows it, or problems.
Example: ``[INPI](../services/inpi.md#prepare)`` in ``docs/fr/tools/x.md`` becomes ``../../services/inpi/#prepare``.

Hand-written pages are rendered by the engine, which resolves their links itself; here only their fragments are checked.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from signpost import markup
from signpost.guide import Guide
from signpost.model import Entry, Place, Reference, Text
from signpost.problems import Problem, did_you_mean
from signpost.view import View

ANCHORS = frozenset({"top", "facts", "about", "why", "friendliness", "alternatives", "sources"})
"""Anchors that the template of every entry has, the same in all languages."""

_HEADING_ID = re.compile(r"^#{2,6} .*\{#([a-z0-9-]+)\}\s*$", re.MULTILINE)
_PAGE_LINK = re.compile(r"\]\(\s*<?([^)\s>]+\.md)(?:#([^)\s>]*))?>?[^)]*\)")


class Bodies:
    """Renders bodies and remembers nothing but which anchors exist. Its limit: what MkDocs renders it only reads."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide

    def html(self, words: Text, view: View) -> str:
        """Render a body for a page; its problems have been reported by `problems` before anything is built."""
        return self._render(words, view).html

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong in the bodies of all entries, and every link of a page to a missing fragment of an entry."""
        for entry in self._guide.catalogue.entries:
            for locale, words in entry.words.items():
                view = View(self._guide, locale, self._guide.addresses.entry(locale, entry.reference), {})
                yield from self._render(words, view).problems
        for words in self._page_words():
            yield from self._check_fragments(words)

    def _render(self, words: Text, view: View) -> markup.Rendered:
        def resolve(target: str, place: Place) -> str | Problem:
            return self._resolve(target, words, place, view)

        place = Place(words.place.path, words.body_line)
        return markup.render(words.body, place, words.locale, resolve, reserved=ANCHORS)

    def _resolve(self, target: str, words: Text, place: Place, view: View) -> str | Problem:
        path, _, fragment = target.partition("#")
        if not path:
            return target if fragment in _anchors(words.body) | ANCHORS else _no_fragment(place, words.place.path, fragment, words.body)
        name = self._name(path, words.place.path)
        if name is None:
            return Problem(place, f"the link '{target}' leads out of the words of its language", "link to a file beside this one")
        found = self._find(name, view)
        if found is None:
            return Problem(place, f"no page '{name}.md'", did_you_mean(f"{name}.md", self._names))
        href, bodies, anchors = found
        if fragment and fragment not in anchors.union(*map(_anchors, bodies)):
            return _no_fragment(place, f"{name}.md", fragment, *bodies)
        return f"{view.root}{href}" + (f"#{fragment}" if fragment else "")

    def _find(self, name: str, view: View) -> tuple[str, list[str], frozenset[str]] | None:
        entry = self._guide.catalogue.entry(_reference(name))
        if entry is not None:
            return self._guide.addresses.entry(view.locale, entry.reference), [self._guide.words(entry, view.locale).body], ANCHORS
        versions = self._guide.pages(name)
        if not versions:
            return None
        return self._guide.addresses.page(view.locale, name), [words.body for words in versions.values()], frozenset({"top"})

    def _name(self, path: str, source: str) -> str | None:
        """Give the name (``"services/inpi"``) of what a relative path leads to, or ``None`` outside its locale's folder."""
        folder = "/".join(source.split("/")[:2])
        target = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        if not target.startswith(f"{folder}/") or not target.endswith(".md"):
            return None
        return target.removeprefix(f"{folder}/").removesuffix(".md")

    def _check_fragments(self, words: Text) -> Iterator[Problem]:
        for number, line in enumerate(words.body.splitlines(), words.body_line):
            for path, fragment in _PAGE_LINK.findall(line):
                name = self._name(path, words.place.path)
                entry = self._guide.catalogue.entry(_reference(name)) if name else None
                if entry is not None and fragment:
                    yield from self._check_fragment(entry, fragment, words.locale, Place(words.place.path, number))

    def _check_fragment(self, entry: Entry, fragment: str, locale: str, place: Place) -> Iterator[Problem]:
        body = self._guide.words(entry, locale).body
        if fragment not in _anchors(body) | ANCHORS:
            yield _no_fragment(place, f"{entry.reference}.md", fragment, body)

    def _page_words(self) -> Iterable[Text]:
        for versions in self._guide.all_pages().values():
            yield from versions.values()

    @cached_property
    def _names(self) -> list[str]:
        pages = (name for name, versions in self._guide.all_pages().items() if versions)
        return [f"{name}.md" for name in (*(str(entry.reference) for entry in self._guide.catalogue.entries), *pages)]


def _reference(name: str) -> Reference:
    collection, _, id_ = name.partition("/")
    return Reference(collection, id_)


def _anchors(body: str) -> set[str]:
    return set(_HEADING_ID.findall(body))


def _no_fragment(place: Place, page: str, fragment: str, *bodies: str) -> Problem:
    known: Mapping[str, None] = dict.fromkeys([*sorted(ANCHORS), *(anchor for body in bodies for anchor in sorted(_anchors(body)))])
    return Problem(place, f"'{page}' has no anchor '#{fragment}'", did_you_mean(fragment, list(known)))
