"""`python -m bench.catalogue [--sizes N …] [--rounds N] [--peers FOLDER]`: the catalogue in a browser, and two peers.

Comes in: sizes, and a folder with ``node_modules`` that has ``minisearch`` and ``pagefind`` (made with npm if it is not
there). Goes out: the table of ``CATALOGUE.md``. A result or a count that differs from the naive reference ends it.
Built catalogues stay in a temporary folder for the next run; ``--fresh`` builds them again.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from bench.catalogue_drive import THROTTLE, Plan, Visit, chromium, make_plan, percentile, visit

ROOT = Path(__file__).parent.parent
KEPT = Path(tempfile.gettempdir()) / "signpost-bench-catalogue"
SIZES = (100, 1348, 10_000)
TOGGLES = 40
QUERIES = 20
SHOWN = 12
NAMES = {"ours": "Signpost", "minisearch": "MiniSearch", "pagefind": "Pagefind"}
PEERS = ("minisearch@7", "pagefind@1")
AIMS = "10,000 entries: 1.0 s, 90 kB, 60 / 110 ms, 80 / 150 ms, 2 MB; 1,348 entries: 60 kB, 45 / 90 ms; script 10 kB"
HEAD = (
    "| Entries | | Ready | Wire, first filter | Script | Toggle p50 / p95 | Cards stand p50 / p95 | Query p50 / p95 |"
    " Heap | with text index | Layout shift | Wrong |\n|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
)


def main() -> None:
    """Measure and print; write nothing but the cached catalogues."""
    parser = argparse.ArgumentParser(prog="python -m bench.catalogue", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", type=Path, default=KEPT / "peers", help="folder in which npm keeps the peers")
    parser.add_argument("--only", choices=NAMES, nargs="+", default=list(NAMES))
    parser.add_argument("--fresh", action="store_true")
    options = parser.parse_args()
    if options.fresh:
        shutil.rmtree(KEPT, ignore_errors=True)
    chosen = [name for name in options.only if name == "ours" or _install(options.peers)]
    wrong: list[str] = []
    with chromium() as browser:
        print(
            _describe(browser, options.rounds, options.peers if len(chosen) > 1 else None) + "\n\n" + HEAD, flush=True
        )
        for size in options.sizes:
            folder = _build(size, options.peers)
            plan = make_plan(browser, folder, TOGGLES, QUERIES, SHOWN * 5)
            # In turns, so that what else the machine does strikes all alike.
            visits: dict[str, list[Visit]] = {name: [] for name in chosen}
            for _ in range(options.rounds):
                for name in chosen:
                    visits[name].append(visit(browser, folder / name, _share(plan, name), SHOWN, strict=name == "ours"))
            for name, done in visits.items():
                print(_row(size, name, done), flush=True)
            wrong += [f"{size}: {text}" for done in visits["ours"] for text in done.wrong] if "ours" in visits else []
            _say_loads(visits)
    if wrong:
        raise SystemExit("\n".join(["Not what the naive reference says:", *wrong]))


def _share(plan: Plan, name: str) -> Plan:
    """Give the part of the plan that can be checked: every peer matches words in its own way."""
    return plan if name == "ours" else {**plan, "queries": [{**step, "free": True} for step in plan["queries"]]}


def _build(size: int, peers: Path) -> Path:
    """Build the catalogue of a size, unless it stands there already, made of the same code."""
    sources = [*sorted((ROOT / "plugins").rglob("*.*")), *sorted((ROOT / "bench").rglob("*.*"))]
    kinds = (".py", ".js", ".css", ".html")
    state = sha256(b"".join(path.read_bytes() for path in sources if path.suffix in kinds)).hexdigest()[:12]
    folder = KEPT / f"{size}-{state}"
    if not (folder / "done").exists():
        for old in KEPT.glob(f"{size}-*"):
            shutil.rmtree(old)
        _run(ROOT, sys.executable, "-m", "bench.catalogue_site", str(folder), str(size))
        vendor = folder / "minisearch" / "assets" / "vendor"
        modules = peers / "node_modules"
        if modules.is_dir():
            vendor.mkdir(parents=True)
            shutil.copyfile(modules / "minisearch" / "dist" / "es" / "index.js", vendor / "minisearch.js")
            program = next((modules / "@pagefind").glob("*/bin/pagefind*[!z6]"))
            _run(folder, str(program), "--site", "pagefind", "--output-path", "pagefind/pagefind", "--quiet")
        (folder / "done").touch()
    return folder


def _install(folder: Path) -> bool:
    """Have npm fetch the peers; without them Signpost is measured alone."""
    if (folder / "node_modules" / "minisearch").is_dir():
        return True
    npm = shutil.which("npm")
    if npm is None:
        print("no npm here: MiniSearch and Pagefind cannot be had", file=sys.stderr)
        return False
    folder.mkdir(parents=True, exist_ok=True)
    _run(folder, npm, "install", "--prefix", str(folder), "--silent", *PEERS)
    return True


def _run(folder: Path, *command: str) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=sys.stderr)


def _describe(browser: Browser, rounds: int, peers: Path | None) -> str:
    names = [
        f"Chromium {browser.version}",
        f"Python {platform.python_version()}",
        f"Playwright {version('playwright')}",
    ]
    for name in ("minisearch", "pagefind"):
        if peers:
            package = json.loads((peers / "node_modules" / name / "package.json").read_text(encoding="utf-8"))
            names.append(f"{NAMES[name]} {package['version']}")
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} processors, {', '.join(names)}; throttled {THROTTLE}×,"
        f" {rounds} rounds, {TOGGLES} toggles and {QUERIES} queries each, medians of the rounds.\nAims: {AIMS}."
    )


def _row(size: int, name: str, visits: Sequence[Visit]) -> str:
    def of(value: Callable[[Visit], float]) -> float:
        return median(value(done) for done in visits)

    def both(times: Callable[[Visit], list[float]]) -> str:
        return f"{of(lambda v: percentile(times(v), 0.5)):.0f} / {of(lambda v: percentile(times(v), 0.95)):.0f} ms"

    cells = (
        f"{size:,}",
        NAMES[name],
        f"{of(lambda v: v.ready) / 1000:.2f} s",
        f"{of(lambda v: v.wire) / 1000:.0f} kB",
        f"{of(lambda v: v.scripts) / 1000:.1f} kB",
        both(lambda v: v.toggles),
        both(lambda v: v.settled) if name == "ours" else "–",
        both(lambda v: v.queries),
        f"{of(lambda v: v.heap + v.arrays):.1f} MB",
        f"{of(lambda v: v.heap_text + v.arrays_text):.1f} MB",
        f"{of(lambda v: v.shift):.3f}",
        str(sum(len(done.wrong) for done in visits)),
    )
    return f"| {' | '.join(cells)} |"


def _say_loads(visits: dict[str, list[Visit]]) -> None:
    """Say on the error stream what stands behind the medians, and what has moved."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    for name, done in visits.items():
        each = ", ".join(
            f"{v.ready:.0f}/{percentile(v.toggles, 0.5):.0f}/{percentile(v.queries, 0.5):.0f}" for v in done
        )
        moved = [text for v in done for text in v.moved][:4] if name == "ours" else []
        print(f"{name}: {each} ms, load {load:.1f} {moved} {[t for v in done for t in v.wrong][:3]}", file=sys.stderr)


if __name__ == "__main__":
    main()
