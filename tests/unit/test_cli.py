"""The command as a person or a workflow meets it: what it prints where, and its exit code."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from signpost import cli, terminal

TESTS = Path(__file__).parents[1]
BROKEN = TESTS / "fixtures" / "broken"
GOLDEN = TESTS / "golden" / "broken-check.txt"
EN = "docs/en/tools/sound.md"
DE = "docs/de/tools/sound.md"

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def guide(sound_root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the root of a sound guide, which is the current folder."""
    monkeypatch.chdir(sound_root)
    return sound_root


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_check_of_a_sound_guide(guide: Path, capsys: Captured) -> None:
    assert cli.main(["check"]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert re.fullmatch(r"no problems in 9 files, 2 languages, \d+\.\d s\n", told.err)
    files = [path for path in guide.rglob("*") if path.is_file()]
    assert len(files) == 9


def test_check_of_the_broken_one(capsys: Captured) -> None:
    assert cli.main(["check", "--root", str(BROKEN)]) == 1
    told = capsys.readouterr()
    assert told.out == GOLDEN.read_text(encoding="utf-8")
    assert told.err == "18 problems in 15 files; nothing would be built\n"


def test_check_as_json_and_for_github(capsys: Captured) -> None:
    assert cli.main(["check", "--root", str(BROKEN), "--format", "json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == 18
    assert rows[-1] == {
        "path": "tools/unknown-need.yml",
        "line": 4,
        "message": "unknown need 'get-payed'",
        "hint": "did you mean 'get-paid'?",
        "severity": "error",
    }
    assert cli.main(["check", "--root", str(BROKEN), "--format", "github"]) == 1
    line = capsys.readouterr().out.splitlines()[-1]
    assert line == "::error file=tools/unknown-need.yml,line=4::unknown need 'get-payed'; did you mean 'get-paid'?"


def test_check_as_json_of_a_sound_guide(guide: Path, capsys: Captured) -> None:
    assert guide == Path.cwd()
    assert cli.main(["check", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_warnings_do_not_fail(guide: Path, capsys: Captured) -> None:
    edit(guide / "docs/en/labels.yml", "linux: Linux", "")
    assert cli.main(["check"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("docs/en/labels.yml:8: warning: no label 'vocabulary.platforms.linux'; ")
    assert told.err == "1 problem in 1 file; none is an error, but a strict build stops at a warning\n"


def test_what_a_translation_lacks_is_advice(guide: Path, capsys: Captured) -> None:
    edit(guide / "docs/de/labels.yml", "linux: Linux", "")
    assert cli.main(["check"]) == 0
    told = capsys.readouterr()
    missing = "advice: no label 'vocabulary.platforms.linux'; readers see it in the default language"
    assert told.out == f"docs/de/labels.yml:8: {missing}\n"
    assert told.err == "1 problem in 1 file; none is an error\n"
    assert cli.main(["l10n", "status", "de"]) == 0
    assert "1 label missing" in capsys.readouterr().out


@pytest.mark.usefixtures("guide")
def test_a_new_language_begins_with_its_labels(capsys: Captured) -> None:
    assert cli.main(["l10n", "status", "it"]) == 2
    assert "a new one begins with: signpost l10n start it labels.yml" in capsys.readouterr().err
    assert cli.main(["l10n", "start", "it", "labels.yml"]) == 0
    told = capsys.readouterr()
    assert told.out == "docs/it/labels.yml is there, still in the language of its source\n"
    assert "- {locale: it, name: Italiano, build: true}" in told.err
    assert cli.main(["l10n", "status", "it"]) == 0
    assert "missing   docs/it/tools/" in capsys.readouterr().out
    assert cli.main(["l10n", "start", "it", "labels.yml"]) == 1
    assert "docs/it/labels.yml:1: this file exists already; edit it" in capsys.readouterr().err
    assert cli.main(["l10n", "start", "en", "labels.yml"]) == 1
    assert "choose another language" in capsys.readouterr().err
    assert cli.main(["l10n", "start", "js!", "labels.yml"]) == 2


def test_the_project_is_found_upwards(guide: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.chdir(guide / "docs/en/tools")
    assert cli.main(["check"]) == 0
    assert "9 files" in capsys.readouterr().err


def test_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in (["check"], ["l10n", "status"], ["l10n", "start", "de", "tools/x"], ["l10n", "stamp", "--all"]):
        assert cli.main(arguments) == 2
        assert capsys.readouterr() == (
            "",
            (
                "signpost: no collections.yml here or in a folder above; "
                "change to the guide's folder, or name it with --root\n"
            ),
        )
    assert cli.main(["check", "--root", "no\x1bwhere"]) == 2
    expected = "signpost: 'no<U+001B>where' has no collections.yml; name the guide's folder with --root\n"
    assert capsys.readouterr().err == expected
    assert cli.main(["check", "--root", "a\0b"]) == 2


def test_languages_are_folders_with_labels(guide: Path, capsys: Captured) -> None:
    (guide / "docs/fr").mkdir()
    assert cli.main(["l10n", "status", "fr"]) == 2
    begin = "choose from en, de; a new one begins with: signpost l10n start fr labels.yml"
    assert capsys.readouterr().err == f"signpost: unknown language 'fr'; {begin}\n"
    (guide / "docs/fr/labels.yml").write_bytes((guide / "docs/de/labels.yml").read_bytes())
    assert cli.main(["check"]) == 0
    assert "3 languages" in capsys.readouterr().err


def test_a_folder_that_is_no_language_is_a_problem_and_no_crash(guide: Path, capsys: Captured) -> None:
    (guide / "docs/qq").mkdir()
    (guide / "docs/qq/labels.yml").write_bytes((guide / "docs/de/labels.yml").read_bytes())
    assert cli.main(["check"]) == 1
    assert "docs/qq:1: 'qq' is no language of this guide" in capsys.readouterr().out


@pytest.mark.parametrize("default", ["fr", "qq", "../en", "", "\x1b[31m"])
def test_a_default_language_that_is_none(guide: Path, capsys: Captured, default: str) -> None:
    assert guide == Path.cwd()
    assert cli.main(["check", "--default", default]) == 2
    told = capsys.readouterr().err
    assert "has no folder in docs; name another with --default" in told
    assert "\x1b" not in told


def test_the_default_language_can_be_another(guide: Path, capsys: Captured) -> None:
    (guide / "docs/en").rename(guide / "docs/fr")
    assert cli.main(["check", "--default", "fr"]) == 0
    assert "9 files" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [[], ["chek"], ["check", "--format", "xml"], ["l10n"], ["l10n", "start", "de"], ["l10n", "stamp", "--al\x1bl"]],
)
def test_wrong_usage(arguments: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(arguments)
    assert end.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("usage: signpost")
    assert "\x1b" not in told.err


@pytest.mark.parametrize("arguments", [["stamp"], ["stamp", "--trivial"], ["stamp", "--all", EN]])
def test_a_stamp_needs_a_file_or_all(arguments: list[str], capsys: Captured) -> None:
    assert cli.main(["l10n", *arguments]) == 2
    assert capsys.readouterr().err.startswith("signpost: ")


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["check"],
        ["stats"],
        ["l10n"],
        ["l10n", "status"],
        ["l10n", "start"],
        ["l10n", "stamp"],
        ["l10n", "export"],
        ["l10n", "import"],
    ],
)
def test_help(command: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main([*command, "--help"])
    assert end.value.code == 0
    told = capsys.readouterr().out
    assert told.startswith(f"usage: {' '.join(['signpost', *command])}")
    assert max(map(len, told.splitlines())) <= 120


def test_status(guide: Path, capsys: Captured) -> None:
    cli.main(["l10n", "start", "de", "tools/sound"])
    edit(guide / EN, "A plain paragraph.", "A new sentence.")
    edit(guide / "docs/de/labels.yml", "linux: Linux", "")
    (guide / "docs/de/about").mkdir()
    (guide / "docs/de/about/method.md").write_bytes((guide / "docs/en/about/method.md").read_bytes())
    capsys.readouterr()
    assert cli.main(["l10n", "status"]) == 0
    assert capsys.readouterr() == (
        (
            "de: 0 current, 1 outdated, 2 missing, 1 unmarked, 2 unread; 1 label missing\n"
            "  outdated  docs/de/tools/sound.md\n"
            "  missing   docs/de/needs/get-paid.md\n"
            "  missing   docs/de/needs/work-together.md\n"
            "  unmarked  docs/de/about/method.md\n"
            "  labels    docs/de/labels.yml\n"
            "  advice    docs/de/tools/sound.md:2: 7 English words in a row, 'Writes invoices that are paid on time'; "
            "translate them; an original title stands in „…“\n"
            "next: compare docs/de/tools/sound.md with its source, then: signpost l10n stamp docs/de/tools/sound.md\n"
        ),
        "",
    )
    assert cli.main(["l10n", "stamp", DE]) == 0
    capsys.readouterr()
    assert cli.main(["l10n", "status", "de"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "de: 1 current, 0 outdated, 2 missing, 1 unmarked, 2 unread; 1 label missing"
    assert lines[4] == "  unread    docs/de/tools/sound.md"
    assert lines[-1] == "next: signpost l10n start de needs/get-paid"


def test_status_as_json(guide: Path, capsys: Captured) -> None:
    assert guide == Path.cwd()
    assert cli.main(["l10n", "status", "de", "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["counts"] == {"current": 0, "outdated": 0, "missing": 4, "unmarked": 0, "unread": 0}
    assert (row["locale"], row["labels_missing"]) == ("de", 0)
    assert row["files"][-1] == {"path": DE, "name": "tools/sound", "state": "missing", "read": False}


def test_status_of_a_guide_in_one_language(guide: Path, capsys: Captured) -> None:
    shutil.rmtree(guide / "docs/de")
    assert cli.main(["l10n", "status"]) == 0
    assert capsys.readouterr().out == "nothing to translate\n"


def test_status_of_a_broken_guide_says_so(capsys: Captured) -> None:
    assert cli.main(["l10n", "status", "--root", str(BROKEN)]) == 1
    expected = "14 problems in 11 files: files that cannot be read are not counted; see `signpost check`\n"
    assert capsys.readouterr().err == expected


def test_start(guide: Path, capsys: Captured) -> None:
    assert cli.main(["l10n", "start", "de", "needs/get-paid"]) == 0
    told = capsys.readouterr()
    assert told.out == "docs/de/needs/get-paid.md is there, still in the language of its source\n"
    assert told.err.endswith("Then run: signpost check\n")
    assert cli.main(["l10n", "start", "de", "needs/get-paid"]) == 1
    assert capsys.readouterr() == (
        "",
        (
            "docs/de/needs/get-paid.md:1: this file exists already; "
            "edit it, then run: signpost l10n stamp docs/de/needs/get-paid.md\n"
        ),
    )
    assert cli.main(["l10n", "start", "../..", "needs/get-paid"]) == 2
    assert cli.main(["check"]) == 0
    assert guide == Path.cwd()


def test_stamp(guide: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    source = (guide / EN).read_bytes()
    (guide / DE).write_bytes(source)
    monkeypatch.chdir(guide / "docs/de")
    assert cli.main(["l10n", "stamp", "tools/sound.md"]) == 0
    assert capsys.readouterr() == (f"{DE}: stamped\n", "1 file written\n")
    stamped = (guide / DE).read_bytes()
    assert re.sub(rb"l10n: \{source: [0-9a-f]{12}\}\n", b"", stamped) == source
    assert cli.main(["l10n", "stamp", DE]) == 0
    assert capsys.readouterr() == (f"{DE}: was stamped already\n", "0 files written\n")
    assert (guide / DE).read_bytes() == stamped
    assert (guide / EN).read_bytes() == source


def test_stamp_all_and_trivial(guide: Path, capsys: Captured) -> None:
    (guide / DE).write_bytes((guide / EN).read_bytes())
    assert cli.main(["l10n", "stamp", "--trivial", EN]) == 0
    assert capsys.readouterr() == ("", "0 files written\n")
    assert cli.main(["l10n", "stamp", "--all"]) == 0
    assert capsys.readouterr().out == f"{DE}: stamped\n"
    edit(guide / EN, "A plain paragraph.", "A plain, short paragraph.")
    assert cli.main(["l10n", "stamp", "--all"]) == 0
    assert capsys.readouterr() == ("", "0 files written\n")
    assert cli.main(["l10n", "stamp", "--trivial", EN]) == 0
    assert capsys.readouterr().out == f"{DE}: stamped\n"


def test_a_file_that_cannot_be_stamped_does_not_keep_others_from_it(guide: Path, capsys: Captured) -> None:
    (guide / DE).write_bytes((guide / EN).read_bytes())
    (guide / "docs/de/broken.md").write_bytes(b"---\ntitle: A\n")
    assert cli.main(["l10n", "stamp", "docs/de/broken.md", EN, DE]) == 1
    told = capsys.readouterr()
    assert told.out == f"{DE}: stamped\n"
    assert [line.split(";")[0] for line in told.err.splitlines()] == [
        "1 file written",
        "docs/de/broken.md:1: the front matter is not closed",
        f"{EN}:1: these are the source words, which need no stamp",
    ]


@pytest.mark.parametrize(
    "path", ["../outside.md", "/etc/passwd", "docs/de/../../../outside.md", "no\x1bne.md", "", "a\0"]
)
def test_hostile_files_are_refused(guide: Path, capsys: Captured, path: str) -> None:
    (guide.parent / "outside.md").write_bytes(b"B")
    assert cli.main(["l10n", "stamp", path]) == 2
    told = capsys.readouterr()
    assert told.err.startswith("signpost: there is no file '")
    assert told.err.isascii()
    assert "\x1b" not in told.err
    assert (guide.parent / "outside.md").read_bytes() == b"B"


def test_links_are_not_written_through(guide: Path, capsys: Captured) -> None:
    outside = guide.parent / "outside.md"
    outside.write_bytes((guide / EN).read_bytes())
    (guide / DE).symlink_to(outside)
    assert cli.main(["l10n", "stamp", DE]) == 1
    assert f"{DE}:1: this leads out of the project" in capsys.readouterr().err
    (guide / DE).unlink()
    (guide / DE).symlink_to(guide / EN)
    before = (guide / EN).read_bytes()
    assert cli.main(["l10n", "stamp", DE]) == 1
    assert f"{DE}:1: this is no place for words of this guide" in capsys.readouterr().err
    assert (outside.read_bytes(), (guide / EN).read_bytes()) == (before, before)


class Terminal(io.StringIO):
    """Standard output that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colour(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], *, coloured: bool) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", screen := Terminal())
    assert cli.main(["check", "--root", str(BROKEN)]) == 1
    told = screen.getvalue()
    assert ("\x1b[31mtools/tab.yml:6\x1b[0m: tab in the indentation" in told) is coloured
    assert re.sub(r"\x1b\[\d+m", "", told) == GOLDEN.read_text(encoding="utf-8")


def test_no_colour_in_a_pipe(capsys: Captured) -> None:
    cli.main(["check", "--root", str(BROKEN)])
    assert "\x1b" not in capsys.readouterr().out


def test_hostile_names_are_shown_and_not_obeyed(guide: Path, capsys: Captured) -> None:
    (guide / "tools/\x1b[31mred\u202e.yml").write_bytes(b"name: x\n")
    assert cli.main(["check"]) == 1
    told = capsys.readouterr().out
    assert "tools/<U+001B>[31mred<U+202E>.yml:1:" in told
    assert told.replace("\n", "").isprintable()


def test_plurals() -> None:
    assert [terminal.count(number, "file") for number in (0, 1, 2)] == ["0 files", "1 file", "2 files"]


def test_a_reader_who_goes_away_and_a_terminal_with_few_letters() -> None:
    code = "import sys; from signpost.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "check", "--root", str(BROKEN)]
    done = subprocess.run(command, capture_output=True, check=False, env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 1
    assert b"\\xe9" in done.stdout
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        if process.stdout is None or process.stderr is None:
            pytest.fail("no pipes")
        process.stdout.close()
        told = process.stderr.read()
    assert b"Traceback" not in told
    assert b"BrokenPipe" not in told
