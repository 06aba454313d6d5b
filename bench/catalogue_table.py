"""The rows of the table in ``CATALOGUE.md``.

Comes in: visits. Goes out: lines of Markdown. Times are the best of the rounds, because whatever else the machine does
only adds to them; bytes, heap and work are the same in every round but for a few per cent, and are medians.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from bench.catalogue_drive import THROTTLE, Visit, percentile

NAMES = {"ours": "Signpost", "minisearch": "MiniSearch", "pagefind": "Pagefind"}
AIMS = "10,000 entries: 1.0 s, 90 kB, 60 / 110 ms, 80 / 150 ms, 2 MB; 1,348 entries: 60 kB, 45 / 90 ms; script 10 kB"
HEAD = (
    "| Entries | | Ready | Wire, first filter | Script: first filter, all | Toggle p50 / p95 | Cards stand p50 / p95 |"
    " Query p50 / p95 | Heap | with text index | Layout shift | A toggle: script, styles, layouts | Nodes | Load |"
    " Wrong |\n|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
)


def describe(browser: Browser, peers: Path, toggles: int, queries: int) -> str:
    """Say with what and how it was measured, and give the head of the table."""
    names = [
        f"Chromium {browser.version}",
        f"Python {platform.python_version()}",
        f"Playwright {version('playwright')}",
    ]
    for name in ("minisearch", "pagefind"):
        package = peers / "node_modules" / name / "package.json"
        if package.is_file():
            names.append(f"{NAMES[name]} {json.loads(package.read_text(encoding='utf-8'))['version']}")
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} processors, {', '.join(names)}; throttled {THROTTLE}×,"
        f" {toggles} toggles and {queries} queries a visit; times are the best of the rounds, the rest medians.\n"
        f"Aims: {AIMS}.\n\n{HEAD}"
    )


def row(size: int, name: str, visits: Sequence[Visit]) -> str:
    """Write a row of the table."""

    def of(value: Callable[[Visit], float]) -> float:
        return median(value(done) for done in visits)

    def both(times: Callable[[Visit], list[float]]) -> str:
        half, most = (min(percentile(times(done), share) for done in visits) for share in (0.5, 0.95))
        return f"{half:.0f} / {most:.0f} ms"

    cells = (
        f"{size:,}",
        NAMES[name],
        f"{min(done.ready for done in visits) / 1000:.2f} s",
        f"{of(lambda v: v.wire) / 1000:.1f} kB",
        f"{of(lambda v: v.scripts_first) / 1000:.1f}, {of(lambda v: v.scripts) / 1000:.1f} kB",
        both(lambda v: v.toggles),
        both(lambda v: v.settled[: len(v.toggles)]) if name == "ours" else "–",
        both(lambda v: v.queries),
        f"{of(lambda v: v.heap + v.arrays):.2f} MB",
        f"{of(lambda v: v.heap_text + v.arrays_text):.2f} MB",
        f"{of(lambda v: v.shift):.4f}",
        _work(visits),
        f"{of(lambda v: v.nodes):,.0f}",
        f"{min(v.load for v in visits):.1f}–{max(v.load for v in visits):.1f}",
        str(sum(len(done.wrong) for done in visits)),
    )
    return f"| {' | '.join(cells)} |"


def _work(visits: Sequence[Visit]) -> str:
    script = min(done.work["ScriptDuration"] for done in visits) * 1000
    styles, layouts = (median(done.work[name] for done in visits) for name in ("RecalcStyleCount", "LayoutCount"))
    return f"{script:.1f} ms, {styles:.1f}, {layouts:.1f}"


def print_loads(size: int, name: str, visits: Sequence[Visit]) -> None:
    """Say on the error stream what stands behind a row, and what has moved."""
    each = ", ".join(
        f"{v.ready:.0f}/{percentile(v.toggles, 0.5):.0f}/{percentile(v.queries, 0.5):.0f} ms at {v.load:.1f}"
        for v in visits
    )
    moved = [text for v in visits for text in v.moved][:4] if name == "ours" else []
    print(f"{size:,} {name}: {each} {moved} {[t for v in visits for t in v.wrong][:3]}", file=sys.stderr)
