"""``finder.yml`` and its words: every slip of the pen is told at its line, with what would be right."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from signpost.check import check_guide
from signpost.cli import main
from signpost.findergraph import draw
from signpost.guide import Guide, Settings
from signpost.project import read_project
from signpost.site import Addresses

ROOT = Path(__file__).parents[2]
LOCALES = ("en", "de", "fr")
NO_COPIES = shutil.ignore_patterns(".*", "site", "plugins", "tests", "bench", "*.md5", "node_modules")

Change = Callable[[str, str, str], list[str]]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the guide's own files, to be changed and put back."""
    folder = tmp_path_factory.mktemp("guide") / "copy"
    shutil.copytree(ROOT, folder, ignore=NO_COPIES)
    return folder


@pytest.fixture
def change(copy: Path) -> Change:
    """Change one file, check the whole guide, put the file back; give what the check has to say of the check-up."""

    def run(path: str, old: str, new: str) -> list[str]:
        file = copy / path
        kept = file.read_text(encoding="utf-8")
        assert old in kept
        file.write_text(kept.replace(old, new, 1), encoding="utf-8")
        guide = Guide(read_project(copy, LOCALES, "en"), Addresses("en", LOCALES), Settings())
        file.write_text(kept, encoding="utf-8")
        return [str(problem) for problem in check_guide(guide) if "finder.yml" in str(problem)]

    return run


def line_of(text: str, path: str = "finder.yml") -> str:
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    return f"{path}:{next(number for number, line in enumerate(lines, 1) if text in line)}"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("when: {worry: customers}", "when: {wory: customers}", "unknown question 'wory'; did you mean 'worry'?"),
        ("when: {worry: customers}", "when: {worry: custmers}", "no answer 'custmers'; did you mean 'customers'?"),
        ("need: win-customers", "need: win-custmers", "unknown need 'win-custmers'; did you mean 'win-customers'?"),
        (
            "tools: [tools/grist]",
            "tools: [tools/girst]",
            "nothing is called 'tools/girst'; did you mean 'tools/grist'?",
        ),
        (
            "needs/use-data#numbers]",
            "needs/use-data#number]",
            "nothing is called 'needs/use-data#number'; did you mean 'needs/use-data#numbers'?",
        ),
        ("people: [services/uk-ipo]", "people: [services/dpma]", "'services/dpma' can never be shown here"),
        ("when: {worry: customers}", "when: {not: {worry: customers}}", "without any answer to give as its reason"),
        (
            "when: {worry: market}",
            "when: {all: [{country: uk}, {country: de}, {worry: market}]}",
            "the rule can never hold; its answers contradict each other",
        ),
        (
            "- {when: {team: alone}, later: ",
            "- {when: {team: [alone, partners, staff, not-sure]}, later: ",
            "the rule always holds",
        ),
        ("{start: [paid, unknown]}", "{start: [payd, unknown]}", "no entry of 'tools' counts under 'payd'"),
        ("tools: sector, videos", "tools: sektor, videos", "'tools' has no facet 'sektor'; did you mean 'sector'?"),
        ("uk: {values: [GB]}", "uk: {values: [UK]}", "no entry fits the answer 'uk' of 'country'"),
        ("need: stay-safe", "need: use-data", "no rule leads to the need 'stay-safe'"),
        ("  - {when: {team: alone}", "  - {when: {team: alone}, colour: red", "unknown key of a rule 'colour'"),
        ("questions:\n", "questions:\n  weather: {answers: {fine: {}, wet: {}}}\n", "'weather' changes nothing"),
        ("most: 3", "most: many", "'most' is 'many'; write 1 to 9"),
        ("pages: [worry, country]", "pages: [worry, land]", "unknown question 'land'"),
    ],
)
def test_a_slip_in_the_rules_is_told_at_its_line(change: Change, old: str, new: str, said: str) -> None:
    found = change("finder.yml", old, new)
    assert any(said in line for line in found), found
    assert all(line.startswith("finder.yml:") for line in found if said in line)


def test_the_line_is_the_one_to_change(change: Change) -> None:
    (found,) = change("finder.yml", "tools: [tools/grist]", "tools: [tools/girst]")
    assert found.startswith(line_of("tools/grist") + ":")


def test_missing_words_are_an_error_in_the_default_language_and_advice_in_others(change: Change) -> None:
    english = change("docs/en/finder.yml", "      nothing: Nothing\n", "")
    assert any("no text for 'cost.nothing'; add it" in line and "warning" not in line for line in english)
    (german,) = change("docs/de/finder.yml", "      nothing: Nichts\n", "")
    assert "no text for 'cost.nothing'; readers see it in the default language" in german
    (french,) = change("docs/fr/finder.yml", "      nothing: Rien\n", "      nothing: Rien\n      nichts: Rien\n")
    assert french.startswith("docs/fr/finder.yml:")
    assert "'nichts'" in french


def test_a_page_that_loses_an_anchor_in_one_language_is_told(copy: Path) -> None:
    page = copy / "docs/de/needs/get-paid.md"
    kept = page.read_text(encoding="utf-8")
    page.write_text(kept.replace("{#late}", "{#spaet}"), encoding="utf-8")
    guide = Guide(read_project(copy, LOCALES, "en"), Addresses("en", LOCALES), Settings())
    page.write_text(kept, encoding="utf-8")
    found = [str(problem) for problem in check_guide(guide)]
    assert any(
        line.startswith("docs/de/needs/get-paid.md:") and "no section {#late}; finder.yml:" in line for line in found
    )


def test_the_rules_are_drawn_for_editors(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["finder", "--mermaid", "--root", str(ROOT)]) == 0
    drawn = capsys.readouterr().out.splitlines()
    assert drawn[0] == "flowchart LR"
    project = read_project(ROOT, LOCALES, "en")
    finder = project.finder
    assert finder
    assert draw(finder, project.finder_words["en"]).splitlines() == drawn
    assert sum(line.startswith("  subgraph ") for line in drawn) == len(finder.questions)
    for need in project.catalogue.vocabulary.needs:
        assert any(f'>"needs/{need}"]' in line for line in drawn)
    names = {line.split()[0].split("(")[0].split("[")[0].split("{")[0].split(">")[0] for line in drawn[1:]}
    ends = {line.split()[-1] for line in drawn if " -->" in line} | {
        line.split()[0] for line in drawn if " -->" in line
    }
    assert ends <= names | {""}


def test_a_guide_without_a_check_up_has_nothing_to_draw(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = copy / "finder.yml"
    text = kept.read_text(encoding="utf-8")
    kept.unlink()
    code = main(["finder", "--mermaid", "--root", str(copy)])
    problems = [str(problem) for problem in read_project(copy, LOCALES, "en").problems]
    kept.write_text(text, encoding="utf-8")
    assert code == 2
    assert "no check-up" in capsys.readouterr().err
    assert any("docs/de/finder.yml:1: words without a check-up" in line for line in problems)
