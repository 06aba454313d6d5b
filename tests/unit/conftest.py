"""A small sound guide, for tests that need files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

BROKEN = Path(__file__).parents[1] / "fixtures" / "broken"


@pytest.fixture
def sound_root(tmp_path: Path) -> Path:
    """Return a guide without problems: one tool, two needs and one page in English, labels in English and German."""
    root = tmp_path / "guide"
    shutil.copytree(BROKEN, root)
    for folder in ("tools", "docs/en/tools", "docs/de/tools"):
        for path in (root / folder).iterdir():
            if not path.name.startswith("sound."):
                path.unlink()
    (root / "docs/en/about").mkdir()
    page = "---\ntitle: How we choose\ndescription: The method.\n---\nWe read. See [a tool](../tools/sound.md#facts).\n"
    (root / "docs/en/about/method.md").write_text(page, encoding="utf-8")
    return root
