"""A copy of the guide in a temporary folder, where an entry can be written and real commands run.

Comes in: the files of this repository that git knows. Goes out: texts that commands really printed, and a built site.
Example: ``workshop.run("signpost", "check")`` gives what a person would read in the terminal. Publishes nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

REPOSITORY: Final = Path(__file__).parents[1]
DESK: Final = Path(__file__).with_name("desk")
NO_PART_OF_A_GUIDE: Final = ("bench/", "films/", "plugins/", "tests/")
AUTHOR: Final = "Editor"


class Workshop:
    """A copy of the guide, below an empty folder that somebody else removes."""

    def __init__(self, folder: Path) -> None:
        self.guide = folder / "guide"
        self.site = folder / "site"
        programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
        self._environment = {
            **os.environ,
            "PATH": programs,
            "PYTHONPATH": str(REPOSITORY / "plugins"),
            "NO_MKDOCS_2_WARNING": "1",
            "LC_ALL": "C.UTF-8",
            "HOME": str(folder),
            **{f"GIT_{who}_{what}": AUTHOR for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
        }
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, text=True, check=True)
        for name in listed.stdout.split("\0"):
            if name and not name.startswith(NO_PART_OF_A_GUIDE):
                self.write(name, (REPOSITORY / name).read_bytes())

    def read(self, name: str) -> str:
        """Give the text of a file of the copy."""
        return (self.guide / name).read_text(encoding="utf-8")

    def write(self, name: str, content: bytes) -> None:
        """Write a file of the copy."""
        path = self.guide / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def take_out(self, collection: str, entry: str) -> None:
        """Remove the facts of an entry, and its words in every language."""
        for path in [*self.guide.glob(f"{collection}/{entry}.yml"), *self.guide.glob(f"docs/*/{collection}/{entry}.*")]:
            path.unlink()

    def run(self, *command: str) -> str:
        """Run a command in the copy; give what it prints, on both streams."""
        done = subprocess.run(
            command,
            cwd=self.guide,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return done.stdout.rstrip()

    def build(self) -> Path:
        """Build the copy, and lay the drawn desk beside it; give the folder of the site."""
        shutil.rmtree(self.site, ignore_errors=True)
        said = self.run(sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", str(self.site))
        if not self.site.is_dir():
            raise RuntimeError(said)
        shutil.copytree(DESK, self.site / "desk")
        return self.site
