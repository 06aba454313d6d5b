"""`python -m bench [--tools N] [--rounds N] [--pair] [--large]`: build one guide with several programs, in turns."""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from bench.build import BIN, ORDINARY, OURS, Program, measure_builds, programs, write_table

ROOT = Path(__file__).parent.parent
LARGE = 10_000
PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "cmarkgfm", "zensical", "hugo")


def main() -> None:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--tools", type=int, default=1000, help="tools in the guide, each in three languages")
    parser.add_argument("--rounds", type=int, default=3, help="counted rounds; one more comes first")
    parser.add_argument("--pair", action="store_true", help="only Signpost and ordinary MkDocs pages: the ratio")
    parser.add_argument("--large", action="store_true", help=f"{LARGE} tools too, with Signpost and Hugo only")
    options = parser.parse_args()
    os.environ |= {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795305600"}
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled once, not at every build
    print(
        f"{os.cpu_count()} processors, {platform.system()} {platform.machine()}, Python {platform.python_version()}, ",
        end="",
    )
    print(", ".join(f"{name} {version(name)}" for name in PACKAGES))
    compared = [program for program in programs() if not options.pair or program.name in {OURS, ORDINARY}]
    compare(options.tools, compared, options.rounds)
    if options.large:
        chosen = [program for program in programs() if program.name in {OURS, "Hugo"}]
        compare(LARGE, chosen, 1)


def compare(tools: int, chosen: Sequence[Program], rounds: int) -> None:
    """Make a guide and its peers, measure the programs, print the table."""
    print(f"\n## {tools} tools, 3 languages\n", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Each step in its own process: what this one holds would be counted with every program that it starts.
        _run(ROOT, sys.executable, "-m", "bench.generate", str(folder / "ours"), str(tools))
        _run(folder / "ours", str(BIN / "mkdocs"), "build", "--quiet")
        _run(ROOT, sys.executable, "-m", "bench.peers", name)
        print(write_table(folder, chosen, measure_builds(folder, chosen, rounds)) + "\n")
        _run(ROOT, sys.executable, "-m", "bench.check", str(folder / "ours"))


def _run(folder: Path, *command: str) -> None:
    sys.stdout.flush()
    subprocess.run(command, cwd=folder, check=True)


if __name__ == "__main__":
    main()
