"""`python -m bench.catalogue [--size N] [--only NAME] [--minutes M]`: the catalogue in a browser, and two peers.

Comes in: sizes, and a folder with ``node_modules`` that has ``minisearch`` and ``pagefind`` (made with npm if it is not
there). Goes out: the table of ``CATALOGUE.md``. A result or a count that differs from the naive reference ends it.

It goes in steps: every visit is written to ``results.json``, and after `--minutes` no further one begins. The same
command again goes on where it was; once nothing is missing, it only prints. Built catalogues are kept beside the
results, both for one state of the code they come from; ``--fresh`` begins anew.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from playwright.sync_api import Browser

from bench.catalogue_build import KEPT_PEERS, build_catalogue, install_peers, state_of_code
from bench.catalogue_drive import Plan, Visit, chromium, make_plan, visit
from bench.catalogue_table import NAMES, describe, print_loads, row

KEPT = Path(tempfile.gettempdir()) / "signpost-bench-catalogue"
SIZES = (100, 1348, 10_000)
TOGGLES = 40
QUERIES = 20
SHOWN = 12
CALM = 1.5
"""Load below which a visit begins at once."""


def main() -> None:
    """Measure what is missing, as long as there is time, and print what is there."""
    options = _read_options()
    if options.fresh:
        shutil.rmtree(KEPT, ignore_errors=True)
    chosen = [name for name in options.only if name == "ours" or install_peers(KEPT / KEPT_PEERS)]
    results = Results(KEPT / f"results-{state_of_code()}.json")
    end = time.monotonic() + options.minutes * 60
    with chromium() as browser:
        complete = all(_measure(browser, size, chosen, options, results, end) for size in options.size)
        print(describe(browser, KEPT / KEPT_PEERS, TOGGLES, QUERIES))
    _print(results, options.size, chosen)
    if not complete:
        print("\nNot all has been measured: the same command again goes on.", file=sys.stderr)
    wrong = [text for size in options.size for done in results.of(size, "ours") for text in done.wrong]
    if wrong:
        raise SystemExit("\n".join(["Not what the naive reference says:", *wrong]))


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.catalogue", description=__doc__)
    parser.add_argument("--size", type=int, nargs="+", default=SIZES)
    parser.add_argument("--only", choices=NAMES, nargs="+", default=list(NAMES))
    parser.add_argument("--rounds", type=int, default=3, help="visits to each; the table has the best of them")
    parser.add_argument("--minutes", type=float, default=3, help="after these no further visit begins")
    parser.add_argument("--patience", type=float, default=20, help="seconds to wait for a low load before a visit")
    parser.add_argument("--fresh", action="store_true", help="forget what has been built and measured")
    return parser.parse_args()


class Results:
    """The visits so far, each in the file as soon as it is over. Its limit: one process at a time."""

    def __init__(self, file: Path) -> None:
        self._file = file
        kept = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        self._visits: dict[str, list[Visit]] = {key: [Visit(**done) for done in visits] for key, visits in kept.items()}

    def of(self, size: int, name: str) -> list[Visit]:
        """Give the visits to one of the catalogues of a size."""
        return self._visits.get(f"{size} {name}", [])

    def add(self, size: int, name: str, done: Visit) -> None:
        """Keep a visit."""
        self._visits.setdefault(f"{size} {name}", []).append(done)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        kept = {key: [asdict(done) for done in visits] for key, visits in self._visits.items()}
        self._file.write_text(json.dumps(kept), encoding="utf-8")


def _measure(
    browser: Browser, size: int, names: list[str], options: argparse.Namespace, results: Results, end: float
) -> bool:
    """Make the visits that are missing, in turns, so that what else the machine does strikes all alike."""
    for number in range(options.rounds):
        for name in names:
            if len(results.of(size, name)) > number:
                continue
            if time.monotonic() > end:
                return False
            folder = build_catalogue(KEPT, size)
            plan = make_plan(browser, folder, TOGGLES, QUERIES, SHOWN * 5)
            load = _wait_for_calm(options.patience)
            done = visit(browser, folder / name, _share(plan, name), SHOWN, strict=name == "ours")
            done.load = load
            results.add(size, name, done)
            print(f"{size:,} {NAMES[name]}, round {number + 1}, load {load:.1f}", file=sys.stderr, flush=True)
    return True


def _share(plan: Plan, name: str) -> Plan:
    """Give the part of the plan that can be checked: every peer matches words in its own way."""
    return plan if name == "ours" else {**plan, "queries": [{**step, "free": True} for step in plan["queries"]]}


def _wait_for_calm(patience: float) -> float:
    """Wait for a low load, but not for ever; give the load, or nothing where the system does not tell."""
    if not hasattr(os, "getloadavg"):
        return float("nan")
    end = time.monotonic() + patience
    while os.getloadavg()[0] > CALM and time.monotonic() < end:
        time.sleep(1)
    return os.getloadavg()[0]


def _print(results: Results, sizes: tuple[int, ...], names: list[str]) -> None:
    there = [(size, name, results.of(size, name)) for size in sizes for name in names if results.of(size, name)]
    for size, name, visits in there:
        print(row(size, name, visits))
    for size, name, visits in there:
        print_loads(size, name, visits)


if __name__ == "__main__":
    main()
