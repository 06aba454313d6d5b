"""What CONTRIBUTING shows of the commands is what they say: every line of its transcript comes from a real run."""

from __future__ import annotations

import re
import shlex
import textwrap
from pathlib import Path

import pytest

from signpost import cli

REPOSITORY = Path(__file__).parents[2]
LOCALES = ("en", "de", "fr")
BLOCK = re.compile(r"^ *```console\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
COUNTED = re.compile(r"\d+ files, 3 languages, \d+\.\d s")
FILLED_IN = """\
---
summary: "Draws, colours and prints."
best_for: "Those who draw."
watch_out: "It needs a tablet."
why:
  create-work: "You draw in layers."
  get-paid: "You send what you drew with the invoice."
---
You draw.
"""


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a guide with our own declarations, labels and needs, which is the current folder."""
    root = tmp_path / "guide"
    files = ["collections.yml", "vocabulary.yml", "schemas/tools.json"]
    files += [f"docs/{locale}/labels.yml" for locale in LOCALES]
    files += [path.relative_to(REPOSITORY).as_posix() for path in (REPOSITORY / "docs/en/needs").glob("*.md")]
    for name in files:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        text = (REPOSITORY / name).read_text(encoding="utf-8")
        if "/needs/" in name:
            text = text.partition("\n---\n")[0] + "\n---\nWords.\n"
        (root / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def test_the_transcript_is_true(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("<!-- transcript -->")[2]
    shown = "".join(textwrap.dedent(block) for block in BLOCK.findall(written))
    said = []
    for line in shown.splitlines():
        if not line.startswith("$ signpost "):
            continue
        if line == "$ signpost check":
            complete(guide)
        cli.main(shlex.split(line)[2:])
        told = capsys.readouterr()
        said.append(f"{line}\n{told.out}{told.err}")
    assert COUNTED.sub("N", "".join(said)) == COUNTED.sub("N", shown)


def complete(guide: Path) -> None:
    """Do what the text between the two blocks asks for."""
    facts = guide / "tools/inkpad.yml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("get-payed", "get-paid"), encoding="utf-8")
    (guide / "docs/en/tools/inkpad.md").write_text(FILLED_IN, encoding="utf-8")
