"""Worksheets: read strictly, joined to pages and words, and true to what the guide says elsewhere."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from tests.integration.small_guide import LOCALES, REPOSITORY, SmallGuide

from signpost.friendliness import THRESHOLD
from signpost.guide import Guide, Settings
from signpost.model import Text, Vocabulary
from signpost.project import read_project
from signpost.schema import load_sheets
from signpost.sheetcheck import check_sheets
from signpost.sheetpages import write_formula
from signpost.sheets import Formula, Sheet
from signpost.site import Addresses
from signpost.source import parse_yaml

VOCABULARY = Vocabulary({"benefits": ("knowledge", "partners")}, {"more-efficient": ("get-paid",)})


def load(text: str) -> tuple[dict[str, Sheet], list[str]]:
    mapping, problems = parse_yaml(text, "w.yml")
    assert mapping is not None
    sheets, found = load_sheets(mapping, VOCABULARY)
    return sheets, [str(problem) for problem in [*problems, *found]]


@cache
def real_guide() -> Guide:
    return Guide(read_project(REPOSITORY, LOCALES, "en"), Addresses("en", LOCALES), Settings())


def label(locale: str, sheet: str, key: str) -> str:
    labels = real_guide().pages(f"worksheets/{sheet}")[locale].fields["labels"]
    assert isinstance(labels, dict)
    return str(labels[key])


def test_a_sheet_comes_as_it_is_written() -> None:
    text = (
        "rate:\n  needs: [get-paid]\n  pages: [articles/x]\n  sections:\n"
        "    place:\n      land: {kind: choice, options: [uk, fr]}\n      gain: {kind: checklist, of: benefits}\n"
        "    sum:\n      cost: {kind: number, unit: money}\n      cfe: {kind: number, only: {land: [fr]}}\n"
        "      all: {kind: result, sum: [cost, cfe], whole: yes, threshold: 9}\n      note: {kind: lines, rows: 2}\n"
    )
    sheets, problems = load(text)
    assert problems == []
    sheet = sheets["rate"]
    assert list(sheet.sections) == ["place", "sum"]
    assert sheet.numbers == {"cost": 1, "cfe": 2, "all": 3}
    lines = {line.id: line for line in sheet.lines}
    assert lines["gain"].options == ("knowledge", "partners")
    assert lines["cfe"].only == ("land", ("fr",))
    assert lines["all"].formula == Formula("sum", ("cost", "cfe"), whole=True, threshold=9)
    assert [*lines["land"].needed()] == ["land", "land.uk", "land.fr"]
    assert [*lines["gain"].needed()] == ["gain"]
    assert [*lines["all"].needed()] == ["all", "all.reached", "all.below"]
    assert sheet.leads_from("needs/get-paid")
    assert sheet.leads_from("articles/x")
    assert not sheet.leads_from("needs/x")


def test_every_problem_at_once() -> None:
    text = """sheet:
  need: [get-paid]
  needs: [get-payed]
  sections:
    one:
      Name: {kind: text}
      none: {rows: 2}
      wrong: {kind: textt}
      name: {kind: text, unit: money}
      name2: {kind: lines, rows: 99}
      pick: {kind: choice}
      list: {kind: checklist, of: benefit}
      cost: {kind: number, unit: pounds}
      both: {kind: result, sum: [cost], less: [cost, cost]}
      later: {kind: result, sum: [cost, total]}
      half: {kind: result, divide: [cost]}
      total: {kind: result, sum: [cost, name]}
    two:
      cost: {kind: number}
      here: {kind: text, only: {place: [uk]}}
      ways: {kind: choice, options: [go, stay]}
      there: {kind: text, only: {ways: [og]}}
"""
    _, problems = load(text)
    wanted = [
        "w.yml:1: worksheet 'sheet' has no 'needs'; write needs: [get-paid]",
        "w.yml:2: unknown key of a worksheet 'need'; did you mean 'needs'?",
        "w.yml:3: unknown need 'get-payed'; did you mean 'get-paid'?",
        "w.yml:6: 'Name' is no id (the id of a line); name it 'name': small letters a–z, digits, single hyphens",
        "w.yml:7: line 'none' has no 'kind'; choose from text, lines, choice, checklist, score, number, result",
        "w.yml:8: unknown kind 'textt'; did you mean 'text'?",
        "w.yml:9: a line of kind 'text' has no 'unit'; it belongs to number and result",
        "w.yml:10: 'rows' is '99'; write a number from 1 to 12",
        "w.yml:11: line 'pick' has no options; write options: [one, another], or of: <a list of the vocabulary>",
        "w.yml:12: unknown list 'benefit'; did you mean 'benefits'?",
        "w.yml:13: unknown unit 'pounds'; did you mean 'points'?",
        "w.yml:14: result 'both' names 2 operations; write one of sum, less, times, divide, percent: [line, line]",
        "w.yml:15: no line 'total' with a number above; choose from cost, both",
        "w.yml:16: 'divide' names 1 lines; it takes 2",
        "w.yml:17: no line 'name' with a number above; choose from cost, both, later, half",
        "w.yml:19: two lines are called 'cost'; the first is in line 13; choose another id",
        "w.yml:20: no choice 'place' above; choose from pick",
        "w.yml:22: unknown option 'og'; choose from go, stay",
    ]
    assert sorted(problems) == sorted(wanted)


def test_a_formula_is_written_in_the_numbers_of_its_lines() -> None:
    numbers = {name: at for at, name in enumerate("abcdefgh", 1)}
    assert write_formula(Formula("sum", ("a", "c")), numbers) == "(1) + (3)"
    assert write_formula(Formula("less", ("a", "b")), numbers) == "(1) − (2)"
    assert write_formula(Formula("percent", ("d", "e")), numbers) == "(4) × (5) ÷ 100"
    assert write_formula(Formula("sum", tuple("abcdef")), numbers) == "(1) + … + (6)"
    assert write_formula(Formula("sum", tuple("abcdeg")), numbers) == "(1) + (2) + (3) + (4) + (5) + (7)"


def test_what_only_several_files_can_tell(tmp_path: Path) -> None:
    small = SmallGuide(tmp_path / "guide").write()
    small.put(
        "worksheets.yml",
        "rate: {needs: [get-paid], pages: [articles/x], sections: {days: {a: {kind: text}}, cost: {b: {kind: text}}}}\n"
        "lost: {needs: [get-paid], sections: {days: {a: {kind: text}}}}\n",
    )
    front = "---\ntitle: T\ndescription: D\nlabels:\n  {labels}\n---\n"
    small.put(
        "docs/en/worksheets/rate.md",
        front.replace("{labels}", "a: A\n  c: C") + "One.\n\n## Cost {#cost}\n\nTwo.\n",
    )
    small.put("docs/de/worksheets/rate.md", front.replace("{labels}", "b: B") + "## B {#cost}\n\n## A {#days}\n\nX.\n")
    small.put("docs/en/worksheets/rat.md", "---\ntitle: T\ndescription: D\n---\nOne.\n")
    guide = Guide(read_project(small.root, LOCALES, "en"), Addresses("en", LOCALES), Settings())
    found = [str(problem) for problem in (*guide.project.problems, *check_sheets(guide))]
    assert sorted(found) == [
        "docs/de/worksheets/rate.md:1: its sections stand in another order than in worksheets.yml; move them",
        "docs/de/worksheets/rate.md:1: no label for 'a'; readers see it in the default language",
        "docs/en/worksheets/rat.md:1: unknown worksheet 'rat'; did you mean 'rate'?",
        "docs/en/worksheets/rate.md:1: no label for 'b'; add b: … under labels",
        "docs/en/worksheets/rate.md:1: no section {#days}; worksheets.yml has lines for it; write ## … {#days}",
        "docs/en/worksheets/rate.md:6: unknown label 'c'; choose from a, a.hint, b, b.hint",
        (
            "worksheets.yml:1: the worksheets have no index; write docs/en/worksheets/index.md: its title and what it "
            "says first"
        ),
        (
            "worksheets.yml:1: worksheet 'rate' names a page that is not there: 'articles/x'; choose from "
            "about/imprint, about/index, about/method, about/privacy, index, needs/index, opportunities/index, "
            "services/index, tools/index, videos/index, worksheets/rat, worksheets/rate, needs/start-up, "
            "needs/get-paid, needs/protect-ip"
        ),
        (
            "worksheets.yml:2: worksheet 'lost' has no page; write docs/en/worksheets/lost.md: title, description, "
            "labels and guidance"
        ),
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_friendliness_test_says_what_the_method_page_says(locale: str) -> None:
    method: Text = real_guide().pages("about/method")[locale]
    factors = re.findall(r"^\d\. \*\*(.+?)[.]\*\* (.+)$", method.body, re.MULTILINE)
    ids = [line.id for line in real_guide().project.sheets["friendliness-test"].lines if line.kind == "score"]
    said = [(label(locale, "friendliness-test", id_), label(locale, "friendliness-test", f"{id_}.hint")) for id_ in ids]
    assert said == factors


def test_the_friendliness_test_has_the_threshold_and_the_canvas_all_benefits() -> None:
    sheets = real_guide().project.sheets
    (total,) = (line for line in sheets["friendliness-test"].lines if line.kind == "result")
    assert total.formula is not None
    assert (total.formula.threshold, len(total.formula.terms), total.formula.whole) == (THRESHOLD, 5, True)
    asked = [line.options for line in sheets["opportunity-canvas"].lines if line.vocabulary == "benefits"]
    assert asked == [real_guide().catalogue.vocabulary.lists["benefits"]] * 2
    assert len(asked[0]) == 8


@pytest.mark.parametrize("locale", LOCALES)
def test_the_day_rate_names_no_rate_of_tax_or_insurance(locale: str) -> None:
    sheet = real_guide().project.sheets["day-rate"]
    hints = [label(locale, "day-rate", f"{line.id}.hint") for line in sheet.lines if line.only]
    assert len(hints) == 6
    assert [hint for hint in hints if re.search(r"\d", hint)] == []
