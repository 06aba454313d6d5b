"""What a translator is shown of what has changed in the source: from the git history, or honestly nothing."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from signpost import cli, history
from signpost.history import Change

EN = "docs/en/tools/sound.md"
DE = "docs/de/tools/sound.md"

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def guide(sound_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> Path:
    """Return a guide with its tool in German, which is the current folder."""
    monkeypatch.chdir(sound_root)
    assert cli.main(["l10n", "start", "de", "tools/sound"]) == 0
    capsys.readouterr()
    return sound_root


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def commit(root: Path) -> None:
    names = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "docs: words"]):
        subprocess.run(["git", "-C", str(root), *names, *arguments], check=True, capture_output=True)


def told(capsys: Captured) -> list[str]:
    capsys.readouterr()
    assert cli.main(["l10n", "status", "de", "--diff"]) == 0
    return [line for line in capsys.readouterr().out.splitlines() if line.startswith("  diff ")]


def test_what_changed_since_the_stamp_word_by_word(guide: Path, capsys: Captured) -> None:
    commit(guide)
    assert told(capsys) == []
    edit(guide / EN, "A plain paragraph.", "A short paragraph.")
    commit(guide)
    edit(guide / EN, "one invoice", "one invoice\n2. Send it")
    first, second, third = told(capsys)
    assert first.startswith(f"  diff      {EN}:6: A [-plain-]{{+short+}} paragraph. See [")
    assert second == f"  diff      {EN}:10: 1. Try it with one invoice[-.-]"
    assert third == f"  diff      {EN}:11: {{+2. Send it.+}}"


def test_without_history_it_says_so(guide: Path, capsys: Captured) -> None:
    edit(guide / EN, "A plain paragraph.", "A short paragraph.")
    (line,) = told(capsys)
    assert line.startswith(f"  diff      {EN}: not known what changed since {DE} was stamped: there is no history here")


def test_facts_make_no_difference(guide: Path, capsys: Captured) -> None:
    commit(guide)
    edit(guide / "tools/sound.yml", "kind: web-app", "kind: desktop")
    assert told(capsys) == []


def test_a_trivial_change_is_nobodys_work(guide: Path, capsys: Captured) -> None:
    commit(guide)
    edit(guide / EN, "A plain paragraph.", "A plain, short paragraph.")
    (line,) = told(capsys)
    assert "A plain{+, short+} paragraph" in line
    assert cli.main(["l10n", "stamp", "--trivial", EN]) == 0
    assert told(capsys) == []


def test_a_version_is_found_by_its_digest_only(guide: Path) -> None:
    commit(guide)
    assert history.find_version(guide, EN, "000000000000") is None
    assert history.find_version(guide / "nowhere", EN, "000000000000") is None


def test_long_lines_show_what_is_around_a_change() -> None:
    old = " ".join(f"word{number}" for number in range(60))
    ((line, changes),) = history.compare(f"same\n{old}\n", f"same\n{old.replace('word30', 'other')}\n")
    assert line == 2
    assert [change.sign for change in changes] == [" ", "-", "+", " "]
    assert changes[1:3] == (Change("-", "word30"), Change("+", "other"))
    assert all("…" in change.text and len(change.text) < 80 for change in (changes[0], changes[3]))


def test_blanks_are_no_change() -> None:
    assert list(history.compare("a b\n", "a  b\n\n")) == []


def test_orphans_and_placeholders_are_told(guide: Path, capsys: Captured) -> None:
    shutil.copy(guide / DE, guide / "docs/de/tools/orphan.md")
    for locale, text in (("en", "{n} tools"), ("de", "{m} Werkzeuge")):
        edit(guide / f"docs/{locale}/labels.yml", "interface:\n", f'interface:\n  found: "{text}"\n')
    assert cli.main(["l10n", "status"]) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  problem ")]
    assert [line.split()[1].split(":")[0] for line in lines] == ["docs/de/labels.yml", "docs/de/tools/orphan.md"]
    assert "fills in unknown m" in lines[0]
    assert "no facts for 'orphan'" in lines[1]
    assert cli.main(["l10n", "status", "de", "--format", "json"]) == 1
    (row,) = json.loads(capsys.readouterr().out)
    assert [problem["path"] for problem in row["problems"]] == ["docs/de/labels.yml", "docs/de/tools/orphan.md"]
