"""Advice on words: each kind with its message and line, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost import cli, l10n, lint
from signpost.lint import Rules
from signpost.model import Term
from signpost.project import read_project
from signpost.source import Words, parse_words

EN = "docs/en/tools/x.md"
DE = "docs/de/tools/x.md"
TERMS = (
    Term("retainer", "Monatspauschale", "…", ("Retainer",)),
    Term("scope-creep", "schleichende Mehrarbeit", "…", ("Scope Creep",)),
    Term("vat", "Umsatzsteuer", "…", ("M.W.St.",)),
)


def parse(text: str, path: str) -> Words:
    words, problems = parse_words(text, path)
    assert problems == []
    assert words is not None
    return words


def advice(body: str, locale: str = "de", source: str | None = None, names: frozenset[str] = frozenset()) -> list[str]:
    """Return the advice on a body in a file without front matter, without the path."""
    path = f"docs/{locale}/tools/x.md"
    origin = parse(source, EN) if source is not None else None
    found = list(lint.lint_words(parse(body, path), Rules(locale, TERMS, names), origin))
    assert {problem.severity for problem in found} <= {"advice"}
    return [str(problem).removeprefix(path) for problem in found]


TRANSLATE = "translate them; an original title stands in „…“"
NOT_GERMAN = "a quotation mark that is not German near"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            "Gut.\n\nThis is the tool that you need for it.",
            f":3: 9 English words in a row, 'This is the tool that you need for it'; {TRANSLATE}",
        ),
        (
            "Und then you can see [what they](x.md)\nhave to pay.",
            f":1: 9 English words in a row, 'then you can see what they have to pay'; {TRANSLATE}",
        ),
        ("This is the tool that you.", None),
        ("Der Film „This is the tool that you need for it“ ist gut.", None),
        ("So steht es in `this is the tool that you need for it`.", None),
        ("In der Hand was so will man am best service team.", None),
        ("| This is the tool | that you need |\n|---|---|", None),
    ],
)
def test_english_that_is_left(body: str, found: str | None) -> None:
    assert advice(body) == ([found] if found else [])


def test_english_is_known_from_the_source_too() -> None:
    sentence = "Embroiderers stitch gorgeous monograms with the machine and your thread."
    assert advice(sentence) == []
    assert advice(sentence, source=f"{sentence}\n") == [
        f":1: 10 English words in a row, 'Embroiderers stitch gorgeous monograms with the machine and …'; {TRANSLATE}"
    ]
    assert (
        advice(
            "Penpot, Figma, Sketch, Canva, Blender, Krita, Gimp.",
            source="Penpot Figma Sketch Canva Blender Krita Gimp\n",
        )
        == []
    )


def test_english_in_english_and_in_names_is_none() -> None:
    body = "This is the tool that you need for it."
    assert advice(body, "en") == advice(body, "en-GB") == []
    assert advice(f"Der Film {body[:-1]} läuft.", names=frozenset({body[:-1], "This"})) == []


def test_french_is_told_how_french_quotes() -> None:
    assert advice('Elle dit "oui".', "fr") == [
        ":1: straight quotation marks near 'Elle dit \"oui\".'; write « … »",
    ]
    (told,) = advice("This is the tool that you need for it.", "fr")
    assert told.endswith("an original title stands in « … »")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Sie sagt „ja“ und „nein“.", []),
        ("Sie sagt „er meint ‚ja‘“.", []),
        ('Sie sagt "ja" dazu.', [":1: straight quotation marks near 'Sie sagt \"ja\" dazu.'; write „…“"]),
        ("Sie sagt “ja” dazu.", [f":1: {NOT_GERMAN} 'Sie sagt “ja” dazu.'; write „…“"]),
        ("Sie sagt „ja” dazu.", [f":1: {NOT_GERMAN} 'Sie sagt „ja” dazu.'; write „…“"]),
        ("So geht's.", [":1: straight apostrophe near 'So geht's.'; write ’"]),
        ("So geht’s.", []),
        ('Der Code `print("it\'s")`', []),
        ('Siehe [das](x.md "Titel").', []),
        ('!!! note "Achtung"\n    Text.', []),
    ],
)
def test_marks_in_german(body: str, found: list[str]) -> None:
    assert advice(body) == found


def test_marks_in_other_languages() -> None:
    assert advice("She says “yes” and it’s ‘fine’.", "en") == []
    assert advice('A "word".', "en") == [":1: straight quotation marks near 'A \"word\".'; write “…”"]
    assert advice('En "ord".', "sv") == [
        ":1: straight quotation marks near 'En \"ord\".'; write the quotation marks of the language"
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Ein retainer hilft.", [":1: the glossary avoids 'retainer'; write 'Monatspauschale'"]),
        ("Kein Scope\nCreep.", [":1: the glossary avoids 'Scope Creep'; write 'schleichende Mehrarbeit'"]),
        ("Plus M.W.St. dazu.", [":1: the glossary avoids 'M.W.St.'; write 'Umsatzsteuer'"]),
        ("Die Retainern, Retainerin und Vorretainer.", []),
        ("Manche sagen „Retainer“; siehe [das](retainer.md) und `retainer`.", []),
    ],
)
def test_words_the_glossary_avoids(body: str, found: list[str]) -> None:
    assert advice(body) == found


def test_names_may_hold_any_word() -> None:
    assert advice("Die App Retainer Pro.", names=frozenset({"Retainer Pro", "Retainer"})) == []


def test_the_front_matter_is_read_too() -> None:
    text = '---\nsummary: "Ein \\"Retainer\\"."\nwhy:\n  get-paid: Ein Retainer.\n---\nGut.\n'
    found = [str(problem) for problem in lint.lint_words(parse(text, DE), Rules("de", TERMS))]
    assert found == [
        f"{DE}:2: straight quotation marks near 'Ein \"Retainer\".'; write „…“",
        f"{DE}:4: the glossary avoids 'Retainer'; write 'Monatspauschale'",
    ]


def test_heading_ids_that_differ() -> None:
    source = "Text.\n\n## Steps {#steps}\n\n## Leave {#leave}\n\n```\n## Code {#code}\n```\n"
    assert advice("Text.\n\n## Weg {#leave}\n\n## Schritte {#steps}\n", source=source) == []
    assert advice("Text.\n\n## Schritte {#schritte}\n\n## Weg {#leave}\n", source=source) == [
        f":3: the heading id 'schritte' is not in {EN}; an id is never translated; without a heading here: steps"
    ]
    assert advice("Text.\n\n## Schritte {#steps}\n\n## Weg {#leave}\n\n## Mehr {#more}\n", source=source) == [
        f":7: the heading id 'more' is not in {EN}; write the same headings, or leave it out"
    ]
    assert advice("Text.\n\n## Schritte {#steps}\n\n## Weg\n", source=source) == [
        f":1: no heading has the id 'leave'; see {EN}:5"
    ]


def test_links_that_differ() -> None:
    source = "See [a](a.md), [b](b.md#c) and [c].\n\n[c]: https://example.org/c\n"
    same = "Siehe [c](https://example.org/c), [b](b.md#c), [b](b.md#c) und [a](a.md).\n"
    assert advice(same, source=source) == []
    hint = "right if the example is another on purpose"
    assert advice("Siehe [a](a.md) und [d](d.md), nicht `[e](e.md)`.\n", source=source) == [
        f":1: links differ from {EN}: without b.md#c, https://example.org/c; only here d.md; {hint}"
    ]
    assert advice("[a](a.md) [b](b.md#c) [c](https://example.org/c) [1](1) [2](2) [3](3) [4](4)\n", source=source) == [
        f":1: links differ from {EN}: only here 1, 2, 3 and 1 more; {hint}"
    ]


@pytest.mark.parametrize(
    "piece", ["„", "“", "«", "»", '"', "'", "<", "{#", "](", "[", "`", "_", "a_", "a.", "## {#a", "the ", "| "]
)
def test_finishes_on_killers(piece: str) -> None:
    body = f"a{piece * (60_000 // len(piece.encode()))}b\n"
    found = list(lint.lint_words(parse(body, DE), Rules("de", TERMS, frozenset({"Penpot"})), parse(body, EN)))
    assert all(problem.severity == "advice" for problem in found)


def test_a_whole_guide(sound_root: Path) -> None:
    glossary = 'terms:\n  vat: {term: Umsatzsteuer, says: "So geht\'s.", forbidden: ["M\'St"]}\n'
    (sound_root / "docs/de/glossary.yml").write_text(glossary, encoding="utf-8")
    labels = sound_root / "docs/de/labels.yml"
    labels.write_text(labels.read_text(encoding="utf-8").replace("Linux", "'\"Linux\"'"), encoding="utf-8")
    project = read_project(sound_root, ("en", "de"), "en")
    originals = l10n.list_originals(project, "en")
    assert lint.lint_guide(sound_root, project, originals, "en") == ()
    (sound_root / "docs/de/tools").mkdir(exist_ok=True)
    body = "---\nsummary: Gut.\nwhy: {get-paid: Gut.}\n---\nText mit m'st.\n"
    (sound_root / "docs/de/tools/sound.md").write_text(body, encoding="utf-8")
    project = read_project(sound_root, ("en", "de"), "en")
    originals = l10n.list_originals(project, "en")
    found = [str(problem) for problem in lint.lint_guide(sound_root, project, originals, "de")]
    links = "links differ from docs/en/tools/sound.md: without ../needs/get-paid.md"
    assert found == [
        "docs/de/glossary.yml:2: straight apostrophe near 'So geht's.'; write ’",
        "docs/de/labels.yml:8: straight quotation marks near '\"Linux\"'; write „…“",
        f"docs/de/tools/sound.md:5: {links}; right if the example is another on purpose",
        "docs/de/tools/sound.md:5: no heading has the id 'first-steps'; see docs/en/tools/sound.md:8",
        "docs/de/tools/sound.md:5: straight apostrophe near 'Text mit m'st.'; write ’",
        "docs/de/tools/sound.md:5: the glossary avoids 'm'st'; write 'Umsatzsteuer'",
    ]


def test_status_shows_it_and_never_fails(
    sound_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(sound_root)
    body = "---\nsummary: So geht's.\nwhy: {get-paid: Gut.}\n---\nText.\n\n## Schritte {#first-steps}\n"
    (sound_root / "docs/de/tools/sound.md").write_text(body, encoding="utf-8")
    assert cli.main(["l10n", "status", "de"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-3:-1] == [
        "  advice    docs/de/tools/sound.md:2: straight apostrophe near 'So geht's.'; write ’",
        "  links     not the same as in the source: 1 file; --links names them",
    ]
    assert cli.main(["l10n", "status", "de", "--links"]) == 0
    assert "docs/de/tools/sound.md:5: links differ from docs/en/tools/sound.md" in capsys.readouterr().out
    assert cli.main(["l10n", "status", "de", "--format", "json"]) == 0
    assert '"message": "straight apostrophe near' in capsys.readouterr().out
