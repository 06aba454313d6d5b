"""One command in a fresh process: how long it takes and how much memory it and its children need at most.

Comes in: a command and the folder to run it in. Goes out: a `Run`. Example: ``measure(["true"], Path()).seconds``.

The kernel counts the memory (`os.wait4`), so it is the peak of the largest process, not a sample. A process starts with
the memory of the one that started it: whoever measures must be small.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

BYTES_PER_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took: wall clock and processor time in seconds, peak memory in megabytes."""

    seconds: float
    processor: float
    megabytes: float


def measure(command: Sequence[str], folder: Path) -> Run:
    """Run a command to its end; a command that fails ends the bench with what it said."""
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        said = process.stdout.read() if process.stdout else b""
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        message = f"{' '.join(command)} failed:\n{said.decode(errors='replace')[-3000:]}"
        raise SystemExit(message)
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * BYTES_PER_UNIT / 1e6)


def middle(runs: Sequence[Run]) -> Run:
    """Give the median of each figure."""
    figures = ("seconds", "processor", "megabytes")
    return Run(*(median(getattr(run, figure) for run in runs) for figure in figures))
