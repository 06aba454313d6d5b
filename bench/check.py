"""The work of `signpost check`: how long reading and checking a guide takes, and how many entries a second that is.

Comes in: a project's folder. Goes out: one line. Example: ``python -m bench.check /tmp/guide/ours``.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from signpost.check import check_guide
from signpost.guide import Guide, Settings
from signpost.project import read_project
from signpost.site import Addresses

LOCALES = ("en", "de", "fr")


def check(root: Path) -> str:
    """Read and check a project once and say how long it took."""
    start = time.perf_counter()
    project = read_project(root, LOCALES, LOCALES[0])
    read = time.perf_counter() - start
    problems = check_guide(Guide(project, Addresses(LOCALES[0], LOCALES), Settings()))
    seconds = time.perf_counter() - start
    entries = len(project.catalogue.entries)
    return (
        f"signpost check: {entries} entries in {len(LOCALES)} languages in {seconds:.1f} s"
        f" ({read:.1f} s reading), {entries / seconds:.0f} entries a second, {len(problems)} problems"
    )


if __name__ == "__main__":
    print(check(Path(sys.argv[1])))
