"""Advice on the words of a guide: what was left in English, wrong marks, words the glossary avoids, lost ids and links.

Comes in: a `Project` and its root, or one file's located `Words`. Goes out: `Problem`s of severity advice, each with
its line and what would be right. Example: ``docs/de/tools/x.md:7: straight quotation marks near 'sagt "Nein".'; write
„…“``. Spaces before French signs are none of it: they are set when pages are built. Nothing here ever blocks a build.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Final

from signpost.inventory import GLOSSARY, LABELS
from signpost.l10n import Original
from signpost.model import Place, Term
from signpost.nodes import Words
from signpost.problems import Problem, collect, quote
from signpost.project import Project
from signpost.prose import OBJECT, WORD, Passage, blank_code, find_passages, find_scalars, list_rows
from signpost.source import read_words, read_yaml

LONGEST_RUN: Final = 6
"""So many English words in a row may be a name or a saying; one more is a sentence that nobody has translated."""
LEAST_COMMON: Final = 3
"""So many of them are words that every English sentence is made of; without them it is a row of names."""
QUOTATION: Final = {"de": "„…“", "fr": "« … »", "en": "“…”"}
_LINKS: Final = "links differ from"
_NEAR: Final = 14
_SHOWN: Final = 3

_COMMON: Final = """
the of and to that is for with you your it its are this these those from have has had be been being not by at they
their them we our can could may might must should would what which who whose when where why how there here if then
than because while after before until about into onto over under between through without within during against each
every any some many much more most other another such only just also even still already always never often his she
he him my me us do does did done make makes made take takes get gets give gives go goes come comes keep keeps find
finds see sees know knows need needs want wants use uses used using work works working help helps pay pays paid ask
asks read reads write writes let lets look show shows start starts choose add open send share save out up down off
all both one two three first last new own same few less good better best free small large long people person team
client clients customer customers business job money price cost costs year years month months day days week time way
thing things place file files page tool tools list name word words data project projects service services plan plans
rights invoice invoices will was were or as but so no yes on in an a
"""
COMMON: Final = frozenset(_COMMON.split())
"""Words that English sentences are made of."""

_ELSEWHERE: Final = """
a also an all as best but comes had has his in last list me months most name no not off on or page pays person plan
plans place service services so start team us was will word years project projects client clients tool tools data
used job
"""
_ALSO_ELSEWHERE: Final = frozenset(_ELSEWHERE.split())
"""English words that are German, French or international ones too: they belong to a run but prove nothing."""

_QUOTED: Final = re.compile(r"„[^„“”]*[“”]|“[^“”]*”|«[^«»]*»|»[^«»]*«|\"[^\"]*\"|‚[^‚‘’]*‘")
_STRAIGHT: Final = re.compile(r"(\"[^\"]*\"?)|'")
_GERMAN: Final = re.compile("[„“”]")
_HEADING_ID: Final = re.compile(r" {0,3}#{1,6}\s.*\{#([a-z0-9-]+)\}\s*")
_TARGET: Final = re.compile(r"\]\(([^()\s]+)[^()]*\)|^ {0,3}\[[^\[\]]+\]:\s+(\S+)")


@dataclass(frozen=True, slots=True)
class Rules:
    """What the words of one locale are held against.

    ``names`` are names and original titles of entries: they may stand in any language, and hold any word.
    """

    locale: str
    terms: tuple[Term, ...] = ()
    names: frozenset[str] = frozenset()

    @property
    def language(self) -> str:
        """The locale without its region."""
        return self.locale.split("-")[0].lower()


def lint_guide(root: Path, project: Project, originals: Iterable[Original], locale: str) -> tuple[Problem, ...]:
    """Return all advice on the words of `locale`: entries, needs, pages, labels, glossary; on what can be read."""
    rules = Rules(locale, project.glossaries.get(locale, ()), find_names(project))
    found: list[Problem] = []
    for original in originals:
        text = original.words.get(locale)
        words = read_words(root, text.place.path)[0] if text else None
        if words is None:
            continue
        source = original.source if locale != original.source_locale else None
        written_in = read_words(root, source.place.path)[0] if source else None
        found += lint_words(words, rules, written_in)
    for name in (LABELS, GLOSSARY):
        path = f"docs/{locale}/{name}"
        mapping = read_yaml(root, path)[0] if (root / path).is_file() else None
        for passage in find_scalars(mapping) if mapping else ():
            if ".forbidden" not in passage.field:
                found += [*_find_marks(passage, rules), *_find_english(passage, rules, frozenset())]
    return collect(found)


def lint_words(words: Words, rules: Rules, source: Words | None = None) -> Iterator[Problem]:
    """Yield the advice on one file; `source` is what it was translated from, if it is a translation."""
    english = _vocabulary(source) if source and _is_english(source.place.path.split("/")[1]) else frozenset()
    for passage in find_passages(words):
        yield from _find_marks(passage, rules)
        yield from _find_english(passage, rules, english)
        yield from _find_forbidden(passage, rules)
    if source is not None:
        yield from compare_ids(words, source)
        yield from compare_links(words, source)


def find_names(project: Project) -> frozenset[str]:
    """Return the names of all entries, and the original titles of films."""
    names = {entry.name for entry in project.catalogue.entries}
    titles = (entry.facts.get("original_title") for entry in project.catalogue.entries)
    return frozenset(names | {title for title in titles if isinstance(title, str)})


def compare_ids(words: Words, source: Words) -> Iterator[Problem]:
    """Yield every heading id that only one of the two has: a link to it would work in one language alone."""
    own, others = _heading_ids(words), _heading_ids(source)
    for id_, line in own.items():
        if id_ not in others:
            missing = [other for other in others if other not in own]
            hint = f"an id is never translated; without a heading here: {', '.join(missing)}" if missing else ""
            message = f"the heading id {quote(id_)} is not in {source.place.path}"
            yield _advice(Place(words.place.path, line), message, hint or "write the same headings, or leave it out")
    if not set(own) - set(others):
        for id_, line in others.items():
            if id_ not in own:
                message = f"no heading has the id {quote(id_)}"
                yield _advice(Place(words.place.path, words.body_line), message, f"see {source.place.path}:{line}")


def compare_links(words: Words, source: Words) -> Iterator[Problem]:
    """Yield one advice if the two do not link to the same targets; fragments count, order and number do not."""
    own, others = find_targets(words.body), find_targets(source.body)
    parts = [
        f"{word} {_list(targets)}"
        for word, targets in (("without", others - own), ("only here", own - others))
        if targets
    ]
    if parts:
        message = f"{_LINKS} {source.place.path}: {'; '.join(parts)}"
        yield _advice(Place(words.place.path, words.body_line), message, "right if the example is another on purpose")


def find_targets(body: str) -> set[str]:
    """Return where the links and pictures of a body lead; what stands in code is none."""
    rows = (blank_code(row) for _, row in list_rows(body, 1))
    return {match[1] or match[2] for row in rows for match in _TARGET.finditer(row)}


def is_about_links(problem: Problem) -> bool:
    """Tell whether an advice is one of `compare_links`: it may be meant, where the example changes with the country."""
    return problem.message.startswith(_LINKS)


def _find_marks(passage: Passage, rules: Rules) -> Iterator[Problem]:
    right = QUOTATION.get(rules.language, "the quotation marks of the language")
    for match in _STRAIGHT.finditer(passage.text):
        if match[1]:
            what, hint = "straight quotation marks", f"write {right}"
        else:
            what, hint = "straight apostrophe", "write ’"
        yield _advice(passage.place_of(match.start()), f"{what} near {_near(passage, match.start())}", hint)
    if rules.language != "de":
        return
    opened = ""
    for match in _GERMAN.finditer(passage.text):
        mark, before = match[0], opened
        opened = mark if mark == "„" or (mark == "“" and before != "„") else ""
        # What closes a pair that began wrong has been told with it.
        if opened == "“" or (mark == "”" and before != "“"):
            message = f"a quotation mark that is not German near {_near(passage, match.start())}"
            yield _advice(passage.place_of(match.start()), message, f"write {right}")


def _find_english(passage: Passage, rules: Rules, english: frozenset[str]) -> Iterator[Problem]:
    if _is_english(rules.locale):
        return
    text = _without_names(passage.text, rules.names)
    for piece in re.finditer(rf"[^{OBJECT}]+", text):
        found = list(WORD.finditer(piece[0]))
        known = groupby(found, key=lambda match: match[0].casefold() in COMMON or match[0].casefold() in english)
        for run in (list(group) for is_english, group in known if is_english):
            plain = sum(match[0].casefold() in COMMON - _ALSO_ELSEWHERE for match in run)
            if len(run) > LONGEST_RUN and plain >= LEAST_COMMON:
                place = passage.place_of(piece.start() + run[0].start())
                words = quote(" ".join(piece[0][run[0].start() : run[-1].end()].split()))
                hint = f"translate them; an original title stands in {QUOTATION.get(rules.language, 'quotes')}"
                yield _advice(place, f"{len(run)} English words in a row, {words}", hint)


def _find_forbidden(passage: Passage, rules: Rules) -> Iterator[Problem]:
    text = _without_names(passage.text, rules.names)
    pattern, right = _compile_forbidden(rules.terms)
    for match in pattern.finditer(text):
        word = " ".join(match[0].split())
        hint = f"write {quote(right[word.casefold()])}" if word.casefold() in right else ""
        yield _advice(passage.place_of(match.start()), f"the glossary avoids {quote(word)}", hint)


def _without_names(text: str, names: frozenset[str]) -> str:
    """Blank out what is quoted and what an entry is called: both may be in any language."""
    for pattern in (_QUOTED, _compile_names(names)):
        text = pattern.sub(lambda match: re.sub(r"[^\n]", OBJECT, match[0]), text)
    return text


@lru_cache(maxsize=8)
def _compile_forbidden(terms: tuple[Term, ...]) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return what finds every forbidden word as a whole word, and the right one for each of them in lower case."""
    right = {" ".join(word.split()).casefold(): term.term for term in terms for word in term.forbidden}
    longest_first = sorted(right, key=lambda word: (-len(word), word))
    words = (r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)" if right else "(?!)", re.IGNORECASE), right


@lru_cache(maxsize=8)
def _compile_names(names: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)" if names else "(?!)")


def _vocabulary(words: Words) -> frozenset[str]:
    return frozenset(match[0].casefold() for passage in find_passages(words) for match in WORD.finditer(passage.text))


def _is_english(locale: str) -> bool:
    return locale.split("-", maxsplit=1)[0].lower() == "en"


def _heading_ids(words: Words) -> Mapping[str, int]:
    found = ((number, _HEADING_ID.fullmatch(row)) for number, row in list_rows(words.body, words.body_line))
    return {match[1]: number for number, match in found if match}


def _list(targets: set[str]) -> str:
    shown, rest = sorted(targets)[:_SHOWN], len(targets) - _SHOWN
    return ", ".join(shown) + (f" and {rest} more" if rest > 0 else "")


def _near(passage: Passage, offset: int) -> str:
    cut = passage.text[max(0, offset - _NEAR) : offset + _NEAR + 1]
    return quote(" ".join(re.sub(f"{OBJECT}+", "…", cut).split()))


def _advice(place: Place, message: str, hint: str) -> Problem:
    return Problem(place, message, hint, "advice")
