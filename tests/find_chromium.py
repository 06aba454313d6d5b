"""Find a Chromium for the browser tests, or install one: `python tests/find_chromium.py` prints the path it will use.

Looked for, in this order: the variable ``CHROMIUM``, a browser on the path, Playwright's own. Only as a program it
installs anything: Playwright's Chromium, or the distribution's where that cannot be had and we may use apt-get.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "microsoft-edge")
ADVICE = (
    "no Chromium found, and none could be installed: install Chromium, Chrome or Edge, "
    "or name one in the variable CHROMIUM"
)


class NoChromiumError(RuntimeError):
    """No browser is there. The message says what a person can do."""


def find() -> str:
    """Give the path of a Chromium. Raises `NoChromiumError` when there is none; installs nothing."""
    named = os.environ.get("CHROMIUM")
    if named:
        path = shutil.which(named)
        if path is None:
            message = f"CHROMIUM names {named!r}, which is no program"
            raise NoChromiumError(message)
        return path
    for path in map(shutil.which, NAMES):
        if path is not None:
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if not Path(own).is_file():
        raise NoChromiumError(ADVICE)
    return own


def install() -> None:
    """Install Playwright's Chromium or, where its address cannot be reached, the distribution's."""
    if _run(sys.executable, "-m", "playwright", "install", "chromium"):
        return
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        _ = _run("apt-get", "update") and _run("apt-get", "install", "-y", "chromium")


def main() -> int:
    """Print the path of the Chromium the tests will use; install one if there is none."""
    try:
        try:
            path = find()
        except NoChromiumError:
            if os.environ.get("CHROMIUM"):
                raise
            install()
            path = find()
    except NoChromiumError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{path}\n")
    return 0


def _run(*command: str) -> bool:
    # The output goes to the error stream: standard output holds the path and nothing else.
    return subprocess.run(command, check=False, stdout=sys.stderr.fileno()).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
