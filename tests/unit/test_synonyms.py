"""``docs/<locale>/synonyms.yml``: read strictly, and everything wrong with it told at once."""

from __future__ import annotations

from pathlib import Path

from signpost.project import read_project
from signpost.schema import load_synonyms
from signpost.schema.synonyms import Groups
from signpost.source import parse_yaml


def load(text: str) -> tuple[Groups, list[str]]:
    mapping, problems = parse_yaml(text, "s.yml")
    assert mapping is not None
    groups, found = load_synonyms(mapping)
    return groups, [str(problem) for problem in [*problems, *found]]


def test_groups_come_as_they_are_written() -> None:
    text = "groups:\n  - [Buchhaltung, Buchführung, Buha]\n  - [droit d’auteur, 'copyright']\n"
    assert load(text) == ((("Buchhaltung", "Buchführung", "Buha"), ("droit d’auteur", "copyright")), [])


def test_every_problem_at_once() -> None:
    long = "x" * 41
    text = (
        "group: x\ngroups:\n  - invoice\n  - [bill]\n  - ['', €, quote]\n  - [Buchführung, Buchfuehrung]\n"
        f"  - [{long}, estimate]\n  - [one two three four five, six]\n  - [QUOTE, offer]\n  - [[a], fee]\n"
    )
    groups, problems = load(text)
    assert groups == ()
    assert problems == [
        "s.yml:1: unknown key 'group'; did you mean 'groups'?",
        "s.yml:3: a group is a text; write a list: [invoice, bill]",
        "s.yml:4: a group of 1; 2 to 12 words that mean the same to somebody who searches",
        "s.yml:5: a word of a group is empty; write a text or leave the line out",
        "s.yml:5: nobody can search for '€'; 1 to 4 words of at least two letters a–z or figures each",
        (
            "s.yml:6: 'Buchfuehrung' finds the same as 'Buchführung' in line 6; "
            "leave one out, or make one group of the two"
        ),
        "s.yml:7: a word of a group has 41 characters; at most 40 fit",
        (
            "s.yml:8: nobody can search for 'one two three four five'; "
            "1 to 4 words of at least two letters a–z or figures each"
        ),
        "s.yml:9: 'QUOTE' finds the same as 'quote' in line 5; leave one out, or make one group of the two",
        "s.yml:10: a word of a group is a list; write one text",
    ]


def test_a_word_written_twice_alike_is_told() -> None:
    assert load("groups:\n  - [bill, bill, invoice]\n")[1] == [
        "s.yml:2: 'bill' finds the same as 'bill' in line 2; leave one out, or make one group of the two"
    ]


def test_a_file_without_groups() -> None:
    assert load("word: x\n")[1][-1] == (
        "s.yml:1: no 'groups'; write 'groups:' and one list of words in each line below it"
    )
    assert load("groups: none\n")[1] == ["s.yml:1: 'groups' is a text; write one list per line: - [invoice, bill]"]


def test_more_groups_than_a_reader_should_load() -> None:
    text = "groups:\n" + "".join(f"  - [ab{number}, cd{number}]\n" for number in range(201))
    assert load(text)[1] == ["s.yml:2: 201 groups; at most 200: every reader loads them"]


def test_a_guide_reads_the_synonyms_of_each_language_and_needs_none(sound_root: Path) -> None:
    (sound_root / "docs/de/synonyms.yml").write_text("groups:\n  - [Rechnung, Faktura]\n", encoding="utf-8")
    project = read_project(sound_root, ("en", "de"), "en")
    assert project.problems == ()
    assert project.synonyms == {"en": (), "de": (("Rechnung", "Faktura"),)}
    (sound_root / "docs/de/synonyms.yml").write_text("groups:\n  - [Rechnung]\n", encoding="utf-8")
    told = [str(problem) for problem in read_project(sound_root, ("en", "de"), "en").problems]
    assert told == ["docs/de/synonyms.yml:2: a group of 1; 2 to 12 words that mean the same to somebody who searches"]
