"""Web editing in a site: only where the operator wants it, with the program as it was published, and quietly."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.integration.small_guide import MKDOCS, SmallGuide

from signpost.engines.editing import PROGRAM
from signpost.webediting import Forge, read_forge

FORGE = {"name": "gitea", "repo": "small/guide", "branch": "main", "api_root": "https://git.kreativ.de/api/v1"}


@pytest.fixture
def guide(tmp_path: Path) -> SmallGuide:
    return SmallGuide(tmp_path / "guide")


def plugins(**settings: Any) -> list[Any]:
    """Give the plugins of the small guide, with settings of ours besides."""
    return [
        {"signpost": {**each["signpost"], **settings}} if isinstance(each, dict) and "signpost" in each else each
        for each in MKDOCS["plugins"]
    ]


def test_a_build_has_no_editor_unless_the_operator_sets_a_forge(guide: SmallGuide) -> None:
    done = guide.write().build("--strict")
    assert done.returncode == 0, done.stderr
    assert not (guide.site / "admin").exists()


def test_a_forge_brings_the_editor_with_its_own_policy_and_out_of_sight(guide: SmallGuide) -> None:
    done = guide.write(plugins=plugins(web_editing=FORGE)).build("--strict")
    assert done.returncode == 0, done.stderr
    page = (guide.site / "admin" / "index.html").read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert "script-src 'self';" in policy[1]
    assert "connect-src 'self' data: blob: https://git.kreativ.de;" in policy[1]
    assert '<meta name="robots" content="noindex' in page
    assert json.loads((guide.site / "admin" / "config.json").read_text(encoding="utf-8"))["config"]["backend"] == FORGE
    assert (guide.site / "admin" / "sveltia" / "index.js").is_file()
    assert "admin" not in (guide.site / "sitemap.xml").read_text(encoding="utf-8")
    assert "/admin/" not in (guide.site / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": "sourcehut"}, "unknown forge 'sourcehut'; write one of github, gitlab, gitea"),
        ({"repo": "guide"}, "write repo: owner/name"),
        ({"api_root": "git.kreativ.de"}, "'git.kreativ.de' is no address"),
        ({"api_root": "https://forge.example/api/v1"}, "'forge.example' is a placeholder"),
        ({"token": "x"}, "'token' means nothing here"),
    ],
)
def test_a_forge_that_cannot_be_is_refused_with_what_would_be_right(changed: dict[str, str], said: str) -> None:
    found = read_forge({**FORGE, **changed})
    assert isinstance(found, str)
    assert said in found
    assert isinstance(read_forge(FORGE), Forge)


def test_the_program_is_the_one_that_was_published() -> None:
    folder = PROGRAM / "sveltia"
    sums = dict(
        reversed(line.split("  ./")) for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    )
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    del there["SHA256SUMS"]
    assert {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in there.items()} == sums
    assert "MIT License" in (folder / "LICENSE.txt").read_text(encoding="utf-8")
