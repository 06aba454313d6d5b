"""``mkdocs serve`` shows the guide, rebuilds it when an entry changes, and forgives mistakes: it says what is wrong."""

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
def serve(guide: SmallGuide, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Start to serve the guide, and give its address; the server is stopped at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    started = []

    def start() -> str:
        started.append(subprocess.Popen(command, cwd=guide.root, env=build_environment(), stdout=log, stderr=log))
        return f"http://127.0.0.1:{port}/guide/"

    with (tmp_path / "serve.log").open("w") as log:
        yield start
        for process in started:
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


def read_log(folder: Path) -> str:
    """Read what the server has printed."""
    return (folder / "serve.log").read_text(encoding="utf-8")


def test_serving_follows_what_is_written(guide: SmallGuide, serve: Callable[[], str], tmp_path: Path) -> None:
    served = serve()
    page = wait_for(f"{served}de/tools/azur/", bool)
    assert "Summary of azur in de." in page, read_log(tmp_path)
    log = read_log(tmp_path)
    assert all(f"'{watched}'" in log for watched in ("docs", "collections.yml", "vocabulary.yml", "tools", "videos"))
    assert not guide.site.exists()

    guide.replace("docs/de/tools/azur.md", "Summary of azur in de.", "Ganz neu geschrieben.")
    page = wait_for(f"{served}de/tools/azur/", lambda page: "Ganz neu" in page)
    assert "Ganz neu geschrieben." in page

    guide.replace("tools/azur.yml", "name: Azur", "name: Lapis")
    page = wait_for(f"{served}fr/tools/azur/", lambda page: "Lapis" in page)
    assert "<title>Lapis" in page
    assert not guide.site.exists()


def break_sud(guide: SmallGuide) -> None:
    """Put a slip into the facts of an entry that pages and another entry name, and a script into its French words."""
    guide.replace("tools/sud.yml", "- protect-ip", "- protect-pi")
    guide.replace("docs/fr/tools/sud.md", "Body of sud", "<script>x</script>Body of sud")


def mend_sud(guide: SmallGuide) -> None:
    guide.replace("tools/sud.yml", "- protect-pi", "- protect-ip")
    guide.replace("docs/fr/tools/sud.md", "<script>x</script>Body of sud", "Body of sud")


SAID = {
    "": "This preview leaves out what is broken.",
    "de/": "In dieser Vorschau fehlt, was Fehler enthält.",
    "fr/": "Cet aperçu laisse de côté ce qui contient des erreurs.",
}
NAMING_SUD = ("needs/get-paid/", "tools/azur/", "tools/", "tools/need/get-paid/", "about/catalogue-health/", "")


@pytest.mark.parametrize("broken", ["before", "while"])
def test_a_broken_entry_is_left_out_and_every_page_says_why(
    guide: SmallGuide, tmp_path: Path, broken: str, serve: Callable[[], str]
) -> None:
    if broken == "before":
        break_sud(guide)
    served = serve()
    page = wait_for(f"{served}tools/zebra/", bool)
    assert ('role="alert"' in page) == (broken == "before"), read_log(tmp_path)
    if broken == "while":
        break_sud(guide)
    for locale, said in SAID.items():
        for place in NAMING_SUD:
            page = wait_for(f"{served}{locale}{place}", lambda page: "fr/tools/sud.md:" in page)
            banner = page.partition('<div class="sp-trouble" role="alert">')[2].partition("</div>")[0]
            assert said in banner.replace("\u202f", " "), (locale, place)
            assert "unknown need &#x27;protect-pi&#x27;; did you mean &#x27;protect-ip&#x27;?" in banner
            assert "&lt;script&gt;" in banner
            assert page.index("sp-trouble") < page.index("<h1")
            assert "Sud &amp; Co" not in page
        own = fetch(f"{served}{locale}tools/sud/")
        assert "<code>tools/sud.yml:" in own
    assert "did you mean 'protect-ip'?" in read_log(tmp_path)

    mend_sud(guide)
    page = wait_for(f"{served}de/tools/sud/", lambda page: page != "" and "sp-trouble" not in page)
    assert "<title>Sud &amp; Co" in page
    assert "sp-trouble" not in fetch(f"{served}de/needs/get-paid/")
    assert "Sud &amp; Co" in fetch(f"{served}de/tools/azur/")


def test_broken_labels_declarations_and_pages_keep_what_was_last_sound(
    guide: SmallGuide, tmp_path: Path, serve: Callable[[], str]
) -> None:
    served = serve()
    sound = wait_for(f"{served}de/tools/", bool)
    assert "Amboss" in sound, read_log(tmp_path)
    for path in ("docs/de/labels.yml", "collections.yml", "vocabulary.yml", "docs/en/about/method.md"):
        text = guide.read(path)
        guide.put(path, f"{text}\n<b onclick=x>: [\n")
        guide.put("docs/de/about/brand-new.md", "no front matter")
        page = wait_for(f"{served}de/tools/", lambda page, path=path: f"<code>{path}:" in page)
        assert f"<code>{path}:" in page, (path, read_log(tmp_path))
        assert "/" in path or page.partition("<li><code>")[2].startswith(path)  # the cause stands before what follows
        assert "Diese Vorschau zeigt den Stand vor dem Fehler." in page
        assert "Amboss" in page
        guide.put(path, text)
        (guide.root / "docs/de/about/brand-new.md").unlink()
        page = wait_for(f"{served}de/tools/", lambda page: page != "" and "sp-trouble" not in page)
        assert "sp-trouble" not in page, path


def test_long_lists_are_cut_and_counted(guide: SmallGuide, serve: Callable[[], str]) -> None:
    for number in range(25):
        guide.put(f"tools/new-{number}.yml", "nmae: New\n")
    page = wait_for(f"{serve()}fr/tools/", bool)
    banner = page.partition('<div class="sp-trouble" role="alert">')[2].partition("</div>")[0]
    assert banner.count("<li>") == 20
    assert "autres." in banner
    assert "Amboss" in page


@pytest.mark.parametrize("path", ["tools/sud.yml", "docs/de/labels.yml"])
def test_a_build_forgives_nothing(guide: SmallGuide, path: str) -> None:
    guide.put(path, f"{guide.read(path)}\nunheard_of: 1\n")
    done = guide.build()
    assert done.returncode
    assert f"{path}:" in done.stdout + done.stderr
    assert not guide.site.exists()
