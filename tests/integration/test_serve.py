"""``mkdocs serve`` shows the guide, rebuilds it when an entry changes, and survives a mistake in one."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPException
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from tests.integration.small_guide import SmallGuide, build_environment

PATIENCE = 60.0
"""Seconds."""


@pytest.fixture
def served(guide: SmallGuide, tmp_path: Path) -> Iterator[str]:
    """The address of a guide that is being served; the server is stopped at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    with (tmp_path / "serve.log").open("w") as log:
        process = subprocess.Popen(command, cwd=guide.root, env=build_environment(), stdout=log, stderr=log)
        try:
            yield f"http://127.0.0.1:{port}/guide/"
        finally:
            process.terminate()
            process.wait(timeout=30)


def fetch(address: str) -> str:
    """Give a page, or nothing while there is none."""
    try:
        with urlopen(address, timeout=10) as answer:  # noqa: S310 -- our own server
            return str(answer.read().decode())
    except (URLError, HTTPException, ConnectionError, TimeoutError):
        return ""


def wait_for(address: str, expected: Callable[[str], bool]) -> str:
    """Fetch a page until it is as expected."""
    deadline = time.monotonic() + PATIENCE
    page = fetch(address)
    while not expected(page) and time.monotonic() < deadline:
        time.sleep(0.1)
        page = fetch(address)
    return page


def test_serving_follows_what_is_written(guide: SmallGuide, served: str, tmp_path: Path) -> None:
    page = wait_for(f"{served}de/tools/azur/", bool)
    assert "Summary of azur in de." in page, (tmp_path / "serve.log").read_text(encoding="utf-8")
    assert not guide.site.exists()

    guide.replace("docs/de/tools/azur.md", "Summary of azur in de.", "Ganz neu geschrieben.")
    page = wait_for(f"{served}de/tools/azur/", lambda page: "Ganz neu" in page)
    assert "Ganz neu geschrieben." in page

    guide.replace("tools/azur.yml", "get-paid", "get-payed")
    log = wait_for_log(tmp_path / "serve.log", "unknown need 'get-payed'")
    assert all(f"'{watched}'" in log for watched in ("docs", "collections.yml", "vocabulary.yml", "tools", "videos"))
    assert "did you mean 'get-paid'?" in log

    facts = (guide.root / "tools" / "azur.yml").read_text(encoding="utf-8")
    guide.put("tools/azur.yml", facts.replace("get-payed", "get-paid").replace("name: Azur", "name: Lapis"))
    page = wait_for(f"{served}fr/tools/azur/", lambda page: "Lapis" in page)
    assert "<title>Lapis" in page
    assert not guide.site.exists()


def wait_for_log(path: Path, text: str) -> str:
    """Read a log until something stands in it."""
    deadline = time.monotonic() + PATIENCE
    while text not in path.read_text(encoding="utf-8") and time.monotonic() < deadline:
        time.sleep(0.1)
    return path.read_text(encoding="utf-8")
