"""What editors are helped with: schemas and the table of fields are those of the declaration, and fit every file."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from signpost import cli
from signpost.editorhelp import guide_schema_line, guide_schema_path, make_help, schema_line
from signpost.model import Field
from signpost.project import Project, read_project

REPOSITORY = Path(__file__).parents[2]
LOCALES = ("en", "de", "fr")


@pytest.fixture(scope="module")
def project() -> Project:
    return read_project(REPOSITORY, LOCALES, "en")


def validate(schema: str, *files: Path) -> subprocess.CompletedProcess[str]:
    """Ask check-jsonschema, which knows nothing of this package."""
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(REPOSITORY / "schemas" / schema)]
    return subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)


def test_schemas_and_table_are_fresh(project: Project) -> None:
    for path, text in make_help(project).items():
        assert (REPOSITORY / path).read_text(encoding="utf-8") == text, f"{path}: run `signpost schemas`"


def test_every_field_of_ours_has_help_in_schema_and_table(project: Project) -> None:
    table = (REPOSITORY / "FIELDS.md").read_text(encoding="utf-8")

    def look(fields: tuple[Field, ...], properties: dict[str, dict[str, str]]) -> None:
        for field in fields:
            assert field.help, field.name
            assert properties[field.name]["description"].startswith(f"{field.help}.")
            assert f"{field.help}.".replace("|", "\\|") in table

    for name, collection in project.catalogue.collections.items():
        for kind, fields in ((name, collection.facts), (f"{name}-words", collection.words)):
            schema = json.loads((REPOSITORY / f"schemas/{kind}.json").read_text(encoding="utf-8"))
            look(fields, schema["properties"])


@pytest.mark.parametrize("collection", ["tools", "videos", "services", "opportunities"])
def test_an_independent_validator_takes_all_facts(collection: str) -> None:
    files = sorted((REPOSITORY / collection).glob("*.yml"))
    assert files
    for path in files:
        assert path.read_text(encoding="utf-8").splitlines()[0] == schema_line(collection), path
    done = validate(f"{collection}.json", *files)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("folder", ["tools", "videos", "services", "opportunities", "needs"])
def test_and_all_front_matter(folder: str, tmp_path: Path) -> None:
    copies = []
    for locale in LOCALES:
        for path in sorted((REPOSITORY / "docs" / locale / folder).glob("*.md")):
            if path.name == "index.md":
                continue
            front = re.match(r"---\n(.*?\n)---\n", path.read_text(encoding="utf-8"), re.DOTALL)
            assert front, path
            copy = tmp_path / f"{locale}-{path.stem}.yml"
            copy.write_text(front[1], encoding="utf-8")
            copies.append(copy)
    assert copies
    done = validate(f"{folder}-words.json", *copies)
    assert done.returncode == 0, done.stdout


DECLARED = ("collections.yml", "vocabulary.yml", "finder.yml", "worksheets.yml")
WORDED = tuple(f"{name}.yml" for name in ("labels", "glossary", "synonyms", "finder"))


@pytest.mark.parametrize(
    "paths",
    [*([name] for name in DECLARED), *([f"docs/{locale}/{name}" for locale in LOCALES] for name in WORDED)],
    ids=lambda paths: paths[0],
)
def test_and_everything_else_in_yaml(paths: list[str]) -> None:
    for path in paths:
        assert (REPOSITORY / path).read_text(encoding="utf-8").splitlines()[0] == guide_schema_line(path)
    schema = guide_schema_path(paths[0]).removeprefix("schemas/")
    done = validate(schema, *(REPOSITORY / path for path in paths))
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("schema", "text", "named"),
    [
        ("labels", "interface: {serach: Suche}\n", "serach"),
        ("labels", "groups: {more-efficient: {one: einer}}\n", "one"),
        ("glossary", "terms: {Day Rate: {term: Tagessatz, says: Was ein Tag kostet.}}\n", "Day Rate"),
        ("synonyms", "groups: [[allein]]\n", "allein"),
        ("finder-words", "questions: {worry: {answers: {late_payers: Sie zahlen nicht}}}\n", "late_payers"),
        ("vocabulary", "groups: {a: [b]}\nlists: {kinds: [Web App]}\n", "Web App"),
        ("collections", "tools: {schema_type: Thing, facts: {kind: {type: choise}}, words: {}}\n", "choise"),
        ("finder", "questions: {}\ngroups: {}\npages: [a, b]\nrules: [{when: {a: b}, need: get-payed}]\n", "get-payed"),
        ("worksheets", "sheet: {needs: [get-paid], sections: {a: {b: {kind: numbr}}}}\n", "numbr"),
    ],
)
def test_and_refuses_what_is_wrong_there(tmp_path: Path, schema: str, text: str, named: str) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(text, encoding="utf-8")
    done = validate(f"guide/{schema}.json", wrong)
    assert done.returncode == 1
    assert named in done.stdout


def test_and_refuses_what_is_wrong(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text("name: A\nhomepgae: https://a.example\nkind: web-ap\nneeds: [get-payed]\ncategories: [data]\n")
    done = validate("tools.json", wrong)
    assert done.returncode == 1
    assert "homepgae" in done.stdout
    assert "web-ap" in done.stdout


def test_the_command_writes_what_is_missing(
    sound_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(sound_root)
    assert cli.main(["schemas", "--check"]) == 1
    assert "FIELDS.md:1: not as the declaration has it; run: signpost schemas\n" in capsys.readouterr().out
    assert cli.main(["schemas"]) == 0
    assert json.loads((sound_root / "schemas/tools.json").read_text(encoding="utf-8"))["title"] == "Facts: tools"
    assert cli.main(["schemas", "--check"]) == 0
    assert cli.main(["fmt"]) == 0
    first = (sound_root / "tools/sound.yml").read_text(encoding="utf-8").splitlines()[0]
    assert first == schema_line("tools")


def test_the_command_finds_our_own_help_fresh(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(REPOSITORY)
    assert cli.main(["schemas", "--check"]) == 0, capsys.readouterr().out
