"""The repository's own guide, built strictly and served strictly, and readers who open its pages."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from tests.browser.kinds import LOCALES
from tests.browser.reader import REPOSITORY, Reader, Readers
from tests.browser.server import serving
from tests.find_chromium import find
from tests.integration.small_guide import build_environment

FLAGS = (
    "--no-sandbox",  # in a container the tests run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

expect.set_options(timeout=15_000)  # a busy machine is slow, not wrong

OpenReader = Callable[..., Reader]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built guide."""
    folder = tmp_path_factory.mktemp("browser") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "-d", str(folder)]
    done = subprocess.run(command, cwd=REPOSITORY, env=build_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(done.stdout + done.stderr)
    return folder


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """The address of the served guide, ending with a slash."""
    with serving(site, LOCALES) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def readers(browser: Browser, base: str) -> Readers:
    return Readers(browser, base)


@pytest.fixture
def open_reader(readers: Readers) -> Iterator[OpenReader]:
    """Open readers by width, scheme, script and motion; in the end none of them may have met an error."""
    with ExitStack() as stack:
        opened: list[Reader] = []

        def open_one(**wishes: Any) -> Reader:
            opened.append(stack.enter_context(readers.lend(**wishes)))
            return opened[-1]

        yield open_one
        assert [text for reader in opened for text in reader.serious()] == []


@pytest.fixture
def reader(open_reader: OpenReader) -> Reader:
    """A reader at a desk, with scripts, in the light."""
    return open_reader()


@pytest.fixture
def phone(open_reader: OpenReader) -> Reader:
    """A reader with a phone."""
    return open_reader(width=390)


@pytest.fixture(scope="session")
def blank(readers: Readers) -> Iterator[Page]:
    """An empty page of the guide's origin, to run its modules in."""
    with readers.lend() as reader:
        yield reader.visit("__blank/")
        assert reader.serious() == []
