"""Translations put into the file that they belong to, which is changed in place or made after its source.

Comes in: the document of the source, that of the translation if there is one, and new texts by context. Goes out: a
`Joined` file. Example: a page that nobody had translated gets the shape of its source: its markers, ids and code.
What is not given stays as it is; a new file needs all of it. Judges no translation: `checks` does.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from signpost.exchange.blocks import Section, divide_content, split_body
from signpost.exchange.documents import Document
from signpost.exchange.pairs import ALL, field_context, have_same_sections, text_contexts
from signpost.exchange.scalars import Steps

Given = Mapping[str, str]
"""The texts that came back, by context."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A file with its new texts; ``data`` is ``None`` where they cannot be put in.

    ``lacking`` are the contexts of texts that were not given, ``unused`` those given in vain: the section they are
    parts of is not divided like its source, and they are not all of it.
    """

    data: bytes | None
    lacking: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()


def join(name: str, source: Document, target: Document | None, given: Given, optional: Collection[str] = ()) -> Joined:
    """Put the texts of one file in; without a `target` it is made from `source`.

    `optional` are fields that a translation may lack on purpose; a new file gets none that is not given.
    """
    changes: dict[Steps, str] = {}
    lacking: list[str] = []
    for path in {**source.texts, **(target.texts if target else {})}:
        context = field_context(name, path)
        if context in given:
            changes[path] = given[context]
        elif path in source.texts and not (path[0] in optional and (target is None or path not in target.texts)):
            lacking.append(context)
    base = target or source
    for field in optional:
        if target is None and (field,) in base.texts and (field,) not in changes:
            base = base.drop(field) or base
    body = Joined(base.body.encode())
    if source.body_line:
        body = _join_body(name, source, target, given)
    data = base.write(changes, (body.data or b"").decode())
    return Joined(data, (*lacking, *body.lacking), body.unused)


def _join_body(name: str, source: Document, target: Document | None, given: Given) -> Joined:
    base = target or source
    if (whole := given.get(f"{name}#{ALL}")) is not None:
        stripped = base.body.strip("\n")
        start = base.body.find(stripped)
        return Joined((base.body[:start] + whole + base.body[start + len(stripped) :]).encode())
    sections = {section.id: section for section in split_body(source.body)}
    own: dict[str, Section] = {}
    if target is not None and have_same_sections(source, target):
        own = {section.id: section for section in split_body(target.body)}
    joined = [_join_section(name, section, own.get(id_), given) for id_, section in _order(sections, own)]
    lacking = tuple(context for part in joined for context in part.lacking)
    unused = tuple(context for part in joined for context in part.unused)
    if target is not None and not own and lacking:
        # Other headings than its source, and not all of it was given: nothing can be put in.
        texts = (context for section in sections.values() for context in text_contexts(name, section))
        return Joined(target.body.encode(), lacking, tuple(context for context in texts if context in given))
    return Joined(b"".join(part.data or b"" for part in joined), lacking, unused)


def _order(sections: Mapping[str, Section], own: Mapping[str, Section]) -> list[tuple[str, Section]]:
    return [(id_, sections[id_]) for id_ in own or sections]


def _join_section(name: str, source: Section, own: Section | None, given: Given) -> Joined:
    contexts = text_contexts(name, source)
    heading = f"{name}#{source.id}"
    texts = [context for context in contexts if context != heading]
    lacking = [context for context in contexts if context not in given]
    content = given.get(f"{heading}.{ALL}")
    if content is not None:
        before, _, after = divide_content(_replace(own or source, name, given, only=heading))
        missing = (heading,) if heading in contexts and heading not in given else ()
        return Joined(f"{before}{content}{after}".encode(), missing)
    is_alike = own is not None and own.shape == source.shape
    if own is None or is_alike or not [context for context in lacking if context != heading]:
        if own is None or is_alike or heading in given or heading not in contexts:
            base = own if own is not None and is_alike else source
            return Joined(_replace(base, name, given).text.encode(), tuple(lacking))
        kept = {heading: own.pieces[text_contexts(name, own)[heading]].text}
        return Joined(_replace(source, name, {**given, **kept}).text.encode(), tuple(lacking))
    unused = tuple(context for context in texts if context in given)
    return Joined(_replace(own, name, given, only=heading).text.encode(), tuple(lacking), unused)


def _replace(section: Section, name: str, given: Given, only: str = "") -> Section:
    """Return a section with the texts that are given, or with one of them."""
    pieces = list(section.pieces)
    for context, position in text_contexts(name, section).items():
        if context in given and (not only or context == only):
            pieces[position] = replace(pieces[position], text=given[context])
    return replace(section, pieces=tuple(pieces))
