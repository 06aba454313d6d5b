"""``signpost l10n status --format github``: what is to be translated, as annotations."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost import cli


def test_annotations(sound_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(sound_root)
    assert cli.main(["l10n", "status", "de", "--format", "github"]) == 0
    lines = capsys.readouterr().out.splitlines()
    place = "::notice file=docs/de/tools/sound.md,line=1::"
    assert f"{place}missing translation; begin with: signpost l10n start de tools/sound" in lines
    assert all(line.startswith("::notice file=docs/de/") for line in lines)
