"""Guides that are built once for all tests: the small one and the repository's own, each with the oracle."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.integration.html_page import Built
from tests.integration.small_guide import LOCALES, REPOSITORY, SmallGuide, build_environment

ORACLE = Path(__file__).parent / "oracle.py"
BUILD_REAL = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config(config_file=sys.argv[1], site_dir=sys.argv[2], hooks=[sys.argv[3]], strict=True)
config.plugins.on_startup(command="build", dirty=False)
build(config)
"""

Verdicts = Sequence[dict[str, Any]]


def read_verdicts(folder: Path) -> Verdicts:
    """Read what the oracle found in all locales."""
    found = (json.loads((folder / f"oracle-{locale}.json").read_text(encoding="utf-8")) for locale in LOCALES)
    return [verdict for verdicts in found for verdict in verdicts]


@pytest.fixture
def guide(tmp_path: Path) -> SmallGuide:
    """A fresh small guide that a test may change and build."""
    return SmallGuide(tmp_path / "guide").write()


@pytest.fixture(scope="session")
def small_guide(tmp_path_factory: pytest.TempPathFactory) -> SmallGuide:
    """The small guide, built once; tests only read it."""
    guide = SmallGuide(tmp_path_factory.mktemp("small") / "guide").write(hooks=[str(ORACLE)])
    done = guide.build("--strict")
    if done.returncode:
        pytest.fail(done.stdout + done.stderr)
    return guide


@pytest.fixture(scope="session")
def small(small_guide: SmallGuide) -> Built:
    return Built(small_guide.site, "/guide/")


@pytest.fixture(scope="session")
def real_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the repository's own guide, built once, as ``site/``."""
    folder = tmp_path_factory.mktemp("real")
    command = [sys.executable, "-c", BUILD_REAL, str(REPOSITORY / "mkdocs.yml"), str(folder / "site"), str(ORACLE)]
    done = subprocess.run(command, cwd=REPOSITORY, env=build_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(done.stdout + done.stderr)
    return folder


@pytest.fixture(scope="session")
def real(real_folder: Path) -> Built:
    return Built(real_folder / "site", "/")


@pytest.fixture(scope="session", params=["small", "real"])
def built(request: pytest.FixtureRequest) -> Built:
    """Both guides, one after the other."""
    found: Built = request.getfixturevalue(request.param)
    return found
