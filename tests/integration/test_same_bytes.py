"""Same input, same bytes: neither folder nor clock, neither time zone nor hash order shows in what is built."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

from tests.integration.small_guide import SmallGuide


def digest_tree(folder: Path) -> dict[str, str]:
    """Give the digest of every file below a folder, by its path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_two_builds_are_identical(tmp_path: Path) -> None:
    one = SmallGuide(tmp_path / "one").write()
    other = SmallGuide(tmp_path / "elsewhere" / "other name").write()
    for path in sorted(other.root.rglob("*"), reverse=True):
        os.utime(path, (0, 0))
    settings = [
        (one, {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"}),
        (other, {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "4242", "LC_ALL": "C.UTF-8"}),
    ]
    for guide, environment in settings:
        done = guide.build("--strict", **environment)
        assert done.returncode == 0, done.stdout + done.stderr
    assert digest_tree(one.site) == digest_tree(other.site)
    assert "sitemap.xml.gz" in digest_tree(one.site)


def test_a_second_build_with_warm_caches_is_identical(guide: SmallGuide) -> None:
    assert guide.build("--strict").returncode == 0
    first = digest_tree(guide.site)
    assert (guide.root / ".cache").is_dir()
    assert guide.build("--strict").returncode == 0
    assert digest_tree(guide.site) == first
    shutil.rmtree(guide.root / ".cache")


def test_the_day_printed_is_an_input(guide: SmallGuide) -> None:
    assert guide.build(SOURCE_DATE_EPOCH="86400").returncode == 0
    assert "2 January 1970" in (guide.site / "tools" / "azur" / "index.html").read_text(encoding="utf-8")
