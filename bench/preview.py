"""`python -m bench.preview [--tools N] [--rounds N]`: from the save of an entry until it is seen in a browser.

Comes in: nothing. Goes out: a table: per kind of save the median and the worst of several, in seconds, beside a save
that takes a whole build. `mkdocs serve` runs on a made-up guide; a page is open in Chromium and is not touched: it
reloads by itself. The clock starts before the file is written and stops when the new words stand in the page.
"""

from __future__ import annotations

import argparse
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page

from bench.catalogue_drive import chromium
from bench.generate import generate

PATIENCE = 300
"""Seconds to wait for a build."""
PAUSE = 2.0
"""Seconds between two saves."""
ABOUT = "docs/en/about/index.md"
"""A page written by hand: to save it takes a whole build."""

WAIT = """
const look = () => {
  const word = sessionStorage.awaited;
  if (!word || sessionStorage.seen) return;
  if (document.querySelector("main article")?.textContent.includes(word)) {
    requestAnimationFrame(() => { sessionStorage.seen = performance.timeOrigin + performance.now(); });
  } else {
    requestAnimationFrame(look);
  }
};
look();
"""
"""Runs in every page before its own scripts: notes the first frame after the one that the awaited word stands in."""


@dataclass(frozen=True, slots=True)
class Save:
    """A kind of save: what it is called, the page that is open, the file, and how a word comes into its text."""

    name: str
    page: str
    file: str
    put: Callable[[str, str], str]
    seconds: list[float] = field(default_factory=list)


def rename(text: str, word: str) -> str:
    """Put a word into the name of an entry."""
    return re.sub(r"^name: (.*?)(?: Qz\w+)?$", rf"name: \1 {word}", text, count=1, flags=re.MULTILINE)


def summarise(text: str, word: str) -> str:
    """Put a word into the summary of an entry."""
    return re.sub(r'^summary: "(?:Qz\w+ )?', f'summary: "{word} ', text, count=1, flags=re.MULTILINE)


def append(text: str, word: str) -> str:
    """Put a word behind the last one."""
    return re.sub(r"\n(?:\nQz\w+\n)?$", f"\n\n{word}\n", text)


def choose(root: Path) -> tuple[list[Save], Save]:
    """Choose an entry that another one names, and one that stands first in lists; give the saves to be measured."""
    facts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((root / "tools").iterdir())}
    named = {name: re.findall(r"tools/([\w-]+)", text) for name, text in facts.items()}
    neighbour, tool = next((name, others[0]) for name, others in named.items() if others)
    first = min(facts)
    need = re.findall(r"^needs: \[([\w-]+)", facts[first], re.MULTILINE)[0]
    saves = [
        Save("facts: its name", f"tools/{tool}/", f"tools/{tool}.yml", rename),
        *(
            Save(f"words, {locale}", f"{folder}tools/{tool}/", f"docs/{locale}/tools/{tool}.md", append)
            for locale, folder in (("en", ""), ("de", "de/"), ("fr", "fr/"))
        ),
        Save("its name, on a neighbour’s page", f"tools/{neighbour}/", f"tools/{tool}.yml", rename),
        Save("its summary, on a neighbour’s page, de", f"de/tools/{neighbour}/", f"docs/de/tools/{tool}.md", summarise),
        Save("its name, in the list of a need", f"tools/need/{need}/", f"tools/{first}.yml", rename),
        Save("its summary, in the catalogue, fr", "fr/tools/", f"docs/fr/tools/{first}.md", summarise),
    ]
    return saves, Save("a page written by hand: a whole build", "about/", ABOUT, append)


def measure(page: Page, root: Path, base: str, save: Save, word: str) -> None:
    """Open the page, save the file once, and wait until the word has been painted."""
    page.goto(base + save.page)
    page.evaluate("(word) => { sessionStorage.awaited = word; delete sessionStorage.seen; }", word)
    time.sleep(PAUSE)
    path = root / save.file
    text = save.put(path.read_text(encoding="utf-8"), word)
    start = time.time()
    path.write_text(text, encoding="utf-8")
    page.locator(f"text={word}").first.wait_for(timeout=PATIENCE * 1000)
    page.wait_for_function("sessionStorage.seen")
    save.seconds.append(page.evaluate("Number(sessionStorage.seen)") / 1000 - start)


@contextmanager
def serving(root: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Serve a guide; give its address, once it is built, and the server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "-a", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=root) as server:
        try:
            address = f"http://127.0.0.1:{port}/"
            wait_for(address)
            yield address, server
        finally:
            server.terminate()


def wait_for(address: str) -> None:
    """Wait until a server answers."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=PATIENCE):  # noqa: S310 -- our own server
                return
        except URLError:
            time.sleep(0.2)
    message = f"{address} does not answer"
    raise SystemExit(message)


def read_memory(process: int) -> str:
    """Give the most memory that a process has had so far, in megabytes, where the system tells (Linux)."""
    status = Path(f"/proc/{process}/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text("utf-8")) if status.is_file() else None
    return f"{int(found[1]) / 1000:.0f} MB" if found else "unknown"


def write_table(saves: Sequence[Save], whole: Save) -> str:
    """Write the table; ratios are to the median of a whole build."""
    lines = ["| What is saved | Median | Worst | Ratio |", "| --- | ---: | ---: | ---: |"]
    for save in (*saves, whole):
        middle = median(save.seconds)
        lines.append(f"| {save.name} | {middle:.2f} | {max(save.seconds):.2f} | {middle / median(whole.seconds):.2f} |")
    return "\n".join(lines)


def main() -> None:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m bench.preview", description=__doc__)
    parser.add_argument("--tools", type=int, default=1000, help="tools in the guide, each in three languages")
    parser.add_argument("--rounds", type=int, default=7, help="saves of each kind")
    options = parser.parse_args()
    os.environ |= {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795305600"}
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "guide"
        generate(root, options.tools)
        saves, whole = choose(root)
        with serving(root) as (base, server), chromium() as browser:
            page = browser.new_page()
            page.add_init_script(WAIT)
            for number in range(options.rounds):
                for place, save in enumerate(saves):
                    measure(page, root, base, save, f"Qz{number}x{place}zq")
            for number in range(3):
                measure(page, root, base, whole, f"Qz{number}wholezq")
            print(write_table(saves, whole))
            print(f"\nThe server has used {read_memory(server.pid)} at most.")


if __name__ == "__main__":
    main()
