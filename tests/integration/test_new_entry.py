"""From ``signpost new`` to a page that a reader sees, with nothing but the commands in between."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.integration.small_guide import SmallGuide

from signpost import cli

GIVEN = [
    "homepage=https://inkpad.example.org", "kind=web-app", "needs=get-paid", "categories=images",
    "summary=Draws, colours & prints.", "best_for=Those who draw.", "watch_out=It needs a tablet.",
    "why.get-paid=You send what you drew.",
]  # fmt: skip


def test_new_then_check_then_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    guide = SmallGuide(tmp_path)
    guide.write()
    monkeypatch.chdir(guide.root)
    body = tmp_path / "body.md"
    body.write_text("You draw with a pen.\n", encoding="utf-8")
    source = ["--source", "https://inkpad.example.org/about", "--body", str(body)]
    assert cli.main(["new", "tool", "--name", "Inkpad <One>", *source, *GIVEN]) == 0
    assert cli.main(["check"]) == 0
    done = guide.build()
    assert done.returncode == 0, done.stderr
    page = (guide.site / "tools/inkpad-one/index.html").read_text(encoding="utf-8")
    assert "Inkpad &lt;One&gt;" in page
    assert "Draws, colours &amp; prints." in page
    assert "You draw with a pen." in page
    assert 'href="https://inkpad.example.org"' in page
    assert "Inkpad &lt;One&gt;" in (guide.site / "de/tools/inkpad-one/index.html").read_text(encoding="utf-8")
