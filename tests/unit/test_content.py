"""The real guide: what a machine can see of whether its words are worth reading, in every language alike."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from signpost import l10n, lint, prose, stats
from signpost.model import Place
from signpost.nodes import Words
from signpost.project import Project, read_project
from signpost.prose import Passage
from signpost.source import read_words

ROOT = Path(__file__).parents[2]
LOCALES = ("en", "de", "fr")
COLLECTIONS = ("tools", "videos", "services", "opportunities")

SHORTEST_SENTENCE = 5
"""What is shorter may stand twice: “Keep both.”"""
LONGEST_AVERAGE = 18

FORMULAS = frozenset(
    {
        "as of november 2026 on the strength of the pages below",
        "stand november 2026 gestützt auf die seiten unten",
    }
)
"""Sentences that are meant to be the same on every page, in lower case and without signs."""

MARKETING = {
    "en": (
        r"powerful\w*|seamless\w*|robust\w*|game[- ]chang\w+|in today’s (?:\w+[- ])*world|cutting[- ]edge"
        r"|revolutioni\w+|state[- ]of[- ]the[- ]art|world[- ]class|best[- ]in[- ]class|unparalleled|effortless\w*"
        r"|supercharg\w*|unleash\w*|empower\w*|leverag\w*|must-haves?|one[- ]stop shop|amazing\w*|stunning\w*|delv\w+"
        r"|innovative|take .{1,20} to the next level"
    ),
    "de": (
        r"leistungsstark\w*|nahtlos\w*|revolutionär\w*|revolutionier\w*|innovativ\w*|bahnbrechend\w*|mühelos\w*"
        r"|kinderleicht\w*|in der heutigen (?:\w+ )*(?:zeit|welt)|zukunftsweisend\w*"
        r"|rundum[- ]sorglos\w*|ganzheitlich\w*|unverzichtbar\w*|atemberaubend\w*|ultimativ\w*|erstklassig\w*"
        r"|game[- ]?changer|auf das nächste level|robust\w*"
    ),
    "fr": (
        r"puissant\w*|incontournable\w*|révolutionn\w+|innovant\w*|sans couture|à la pointe|ultime\w*|exceptionnel\w*"
        r"|clés? en main|dans le monde d’aujourd’hui|de nos jours|unique en son genre|performant\w*|époustouflant\w*"
        r"|robuste\w*|game[- ]?changer|booste\w*"
    ),
}
NAMES = ("Bayern Innovativ",)
"""What is called so, and is no entry."""

FEW_TOOLS = {"workspace": 0, "work-responsibly": 2, "cross-sectors": 1, "find-partners": 2}
"""Honest gaps: what people and places do for these needs, no tool does."""
FEW_SERVICES = {
    "spot-markets": {"DE": 1, "FR": 2},
    "use-data": {"DE": 2, "FR": 1},
    "stay-safe": {"GB": 0, "DE": 0, "FR": 0},
    "run-projects": {"GB": 2, "DE": 2},
    "work-together": {"GB": 2, "DE": 2},
    "create-work": {"GB": 0, "DE": 0, "FR": 0},
    "workspace": {"GB": 2},
    "work-responsibly": {"GB": 0, "DE": 0, "FR": 0},
    "protect-ip": {"DE": 2, "FR": 2},
    "test-ideas": {"GB": 2},
    "cross-sectors": {"GB": 2, "FR": 1},
    "go-international": {"GB": 2, "DE": 2, "FR": 2},
    "find-partners": {"GB": 2, "DE": 2},
}
"""Honest gaps: the services that are evidenced so far. One that serves all of the EU counts in no country."""


_END = re.compile(r"(?<=[.!?…])(?:\s?[\"”“»’)])*\s+(?=[\"„“«(¿¡]*\s?[^\W_a-z])")
_NO_END = re.compile(
    r"(?:\b(?:z|u|d|a|o|s|i|e|p|m|bzw|ca|etc|evtl|ggf|usw|vgl|Abs|Art|Dr|Nr|St|Mr|Ms|Mrs|M|Mme|art|cf|env|ex|inc|n)\.)$"
    r"|(?:\b[^\W\d_]\.)$|(?:(?<![\d.,])\d{1,2}\.)$",
)
_LINK = re.compile(r"\[([^\]]+)\]\((?:\.\./)?(videos/)?([a-z0-9-]+)\.md\)")


def _plain(text: str) -> str:
    return " ".join(match[0].casefold() for match in prose.WORD.finditer(text))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, where it stands, and itself in lower case and without signs."""

    place: Place
    text: str

    @property
    def plain(self) -> str:
        return _plain(self.text)


@pytest.fixture(scope="module")
def project() -> Project:
    """Return the guide of this repository."""
    return read_project(ROOT, LOCALES, LOCALES[0])


@pytest.fixture(scope="module")
def words() -> dict[str, dict[str, Words]]:
    """Return locale → ``tools/penpot`` → words."""
    return {locale: dict(_read(locale)) for locale in LOCALES}


def _read(locale: str) -> Iterator[tuple[str, Words]]:
    folder = ROOT / "docs" / locale
    for path in sorted(folder.rglob("*.md")):
        found, problems = read_words(ROOT, path.relative_to(ROOT).as_posix())
        assert found is not None, problems
        yield path.relative_to(folder).with_suffix("").as_posix(), found


def passages(name: str, found: Words) -> Iterator[Passage]:
    """Yield what is read as sentences: no headings, no title, and no list of sources at the end of an article."""
    row = found.body.split("{#sources}")[0].count("\n") if name.startswith("articles/") else found.body.count("\n")
    for passage in prose.find_passages(found):
        if passage.field not in {"heading", "title"} and passage.place.line <= found.body_line + row:
            yield passage


def split(passage: Passage) -> Iterator[str]:
    """Yield the sentences of a passage. A heading and a list’s item are sentences of their own."""
    text = re.sub(r"\s+(?=[.,…)])", "", " ".join(passage.text.replace("|", prose.OBJECT).split()))
    begin = ""
    for part in _END.split(text):
        begin = f"{begin} {part}".strip()
        if begin and not _NO_END.search(begin):
            yield begin
            begin = ""
    if begin:
        yield begin


def sentences(name: str, found: Words) -> Iterator[Sentence]:
    for passage in passages(name, found):
        yield from (Sentence(passage.place, text) for text in split(passage))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three? Four… Five", ["One.", "Two!", "Three?", "Four…", "Five"]),
        ("Er sagt: „Nein.“ Sie geht.", ["Er sagt: „Nein.", "Sie geht."]),
        ("Werkzeuge, z. B. Penpot, kosten ca. 20 Euro. Mehr nicht.", None),
        ("Am 22. November 2026 gelesen. Art. 5 gilt.", ["Am 22. November 2026 gelesen.", "Art. 5 gilt."]),
        ("Version 1.10 is out. It runs.", ["Version 1.10 is out.", "It runs."]),
        ("Un devis ? Oui ! « Bien. » Voilà.", ["Un devis ?", "Oui !", "« Bien.", "Voilà."]),
        ("One [two] .\nThree.", ["One [two].", "Three."]),
        ("", []),
    ],
)
def test_where_sentences_end(text: str, found: list[str] | None) -> None:
    expected = ["Werkzeuge, z. B. Penpot, kosten ca. 20 Euro.", "Mehr nicht."] if found is None else found
    assert list(split(Passage(text, Place("docs/en/x.md"), "body"))) == expected


@pytest.mark.parametrize("locale", LOCALES)
def test_no_two_texts_share_a_sentence(words: dict[str, dict[str, Words]], locale: str) -> None:
    seen: dict[str, dict[str, Sentence]] = defaultdict(dict)
    for name, found in words[locale].items():
        if name.split("/")[0] in {*COLLECTIONS, "needs", "articles"}:
            for sentence in sentences(name, found):
                if prose.count_words(sentence.text) >= SHORTEST_SENTENCE and sentence.plain not in FORMULAS:
                    seen[sentence.plain].setdefault(name, sentence)
    shared = [f"{', '.join(names)}: {plain}" for plain, names in seen.items() if len(names) > 1]
    assert shared == []
    assert len(seen) > 5000


@pytest.mark.parametrize("locale", LOCALES)
def test_no_word_of_marketing(words: dict[str, dict[str, Words]], project: Project, locale: str) -> None:
    pattern = re.compile(rf"(?<!\w)(?:{MARKETING[locale]})(?!\w)", re.IGNORECASE)
    names = lint.find_names(project) | set(NAMES)
    found = []
    for texts in words[locale].values():
        for passage in prose.find_passages(texts):
            text = re.sub(r"‘[^‘’]*’", "", lint._without_names(passage.text, names))
            found += [f"{passage.place}: {match[0]}" for match in pattern.finditer(text)]
    assert found == []


@pytest.mark.parametrize("locale", LOCALES)
def test_sentences_are_short_on_average(words: dict[str, dict[str, Words]], locale: str) -> None:
    found = {}
    for name, texts in words[locale].items():
        lengths = [
            prose.count_words(text)
            for passage in passages(name, texts)
            if passage.field == "body"
            for text in split(passage)
        ]
        found[f"docs/{locale}/{name}.md"] = sum(lengths) / len(lengths)
    assert {name: round(average, 1) for name, average in found.items() if average > LONGEST_AVERAGE} == {}
    assert sum(found.values()) / len(found) > 5


def test_the_lint_finds_nothing(project: Project) -> None:
    originals = l10n.list_originals(project, LOCALES[0])
    found = [problem for locale in LOCALES for problem in lint.lint_guide(ROOT, project, originals, locale)]
    assert [str(problem) for problem in found if not lint.is_about_links(problem)] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_a_link_names_a_film_as_its_page_does(
    words: dict[str, dict[str, Words]], project: Project, locale: str
) -> None:
    titles = {film.id: _plain(str(film.words[locale].fields["title"])) for film in project.catalogue.of("videos")}
    found = {
        (name, text): titles[film]
        for name, texts in words[locale].items()
        for text, folder, film in _LINK.findall(texts.body)
        if (folder or name.startswith("videos/")) and film in titles
    }
    assert {place: title for place, title in found.items() if _plain(place[1]) not in title} == {}
    assert len(found) > 20


def test_every_text_is_there_in_every_language(words: dict[str, dict[str, Words]], project: Project) -> None:
    assert [sorted(set(words["en"]) ^ set(words[locale])) for locale in LOCALES] == [[], [], []]
    for row in stats.count_guide(project, LOCALES[0], LOCALES).languages:
        assert (row.locale, row.outdated, row.missing) == (row.locale, 0, 0)


@pytest.mark.parametrize("locale", LOCALES)
def test_how_long_texts_are(words: dict[str, dict[str, Words]], project: Project, locale: str) -> None:
    wanted = {"tools": (120, 230), "needs": (600, 1000), "articles": (500, 1300)}
    found = []
    for name, texts in words[locale].items():
        least, most = wanted.get(name.split("/")[0], (0, 10_000))
        number = sum(prose.count_words(passage.text) for passage in prose.find_blocks(texts.body, texts.place))
        if not least <= number <= most and not name.endswith("/index"):
            found.append(f"{name}: {number} words")
    assert found == []
    assert len(project.glossaries[locale]) >= 60
    assert len(project.catalogue.of("tools")) >= 130


def test_every_need_has_three_tools_or_an_honest_gap(project: Project) -> None:
    gaps = stats.count_guide(project, LOCALES[0], LOCALES).gaps
    assert {gap.need: gap.number for gap in gaps if gap.collection == "tools"} == FEW_TOOLS


def test_at_least_25_tools_are_assessed(project: Project) -> None:
    assert stats.count_guide(project, LOCALES[0], LOCALES).friendliness["tools"]["assessed"] >= 25


def test_every_need_has_a_video(project: Project) -> None:
    gaps = stats.count_guide(project, LOCALES[0], LOCALES).gaps
    assert [gap.need for gap in gaps if gap.collection == "videos"] == []


def test_every_need_has_three_services_in_each_country_or_an_honest_gap(project: Project) -> None:
    few: dict[str, dict[str, int]] = {}
    for gap in stats.count_guide(project, LOCALES[0], LOCALES).gaps:
        if gap.collection == "services":
            few.setdefault(gap.need, {})[gap.country] = gap.number
    assert few == FEW_SERVICES


@pytest.mark.parametrize("locale", LOCALES)
def test_the_first_three_steps_of_every_need_lead_somewhere(locale: str) -> None:
    for path in sorted((ROOT / "docs" / locale / "needs").glob("*.md")):
        if path.stem != "index":
            steps = path.read_text(encoding="utf-8").partition("{#first-steps}")[2].partition("\n## ")[0]
            first = re.findall(r"^\d+\. .*", steps, re.MULTILINE)[:3]
            assert len(first) == 3, path
            assert [step for step in first if "](" not in step] == [], path
