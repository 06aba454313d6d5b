"""A saved entry is followed without a build: what is served is what a whole build would serve, byte for byte."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from mkdocs.livereload import LiveReloadServer
from tests.integration.small_guide import LOCALES, SmallGuide, build_environment

from signpost.engines.preview import hasten

PATIENCE = 90.0
"""Seconds."""
RELOADING = re.compile(rb"<script>\nvar livereload.*?</script>", re.DOTALL)
"""What the server adds to every page."""
READ_AGAIN = "Read again: "
BUILT = "Documentation built in"


class Server:
    """``mkdocs serve`` on one port, again and again. Its limit: it says what it serves, tests what that must be."""

    def __init__(self, guide: SmallGuide, log: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.guide = guide
        self.log = log
        self.options: tuple[str, ...] = ()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Serve the guide, from a whole build."""
        command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{self.port}", *self.options]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command, cwd=self.guide.root, env=build_environment(), stdout=log, stderr=log
            )
        self.wait("", bool)

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=30)

    def fetch(self, path: str) -> bytes | None:
        """Give what is served at a path without what makes browsers reload; ``None`` where there is nothing."""
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/guide/{path}", timeout=60) as answer:
                return RELOADING.sub(b"", answer.read())
        except HTTPError:
            return None

    def read(self, path: str) -> str:
        """Give a page, or nothing."""
        return (self.fetch(path) or b"").decode()

    def wait(self, path: str, expected: Callable[[str], bool]) -> str:
        """Fetch a page until it is as expected."""
        deadline, page = time.monotonic() + PATIENCE, ""
        while time.monotonic() < deadline:
            try:
                page = self.read(path)
                if expected(page):
                    return page
            except (URLError, ConnectionError):
                page = ""
            time.sleep(0.05)
        pytest.fail(f"{path or 'the home page'} has not come as expected:\n{page[-500:]}\n{self.said()}")

    def said(self) -> str:
        """Give what the server has printed, but not which pages it had not."""
        lines = self.log.read_text(encoding="utf-8").splitlines(keepends=True)
        return "".join(line for line in lines if '"GET ' not in line)

    def count(self, sentence: str) -> int:
        """Count how often the server has said something."""
        return self.said().count(sentence)

    def fetch_all(self, paths: Iterable[str]) -> dict[str, bytes | None]:
        return {path: self.fetch(path) for path in sorted(paths)}


@pytest.fixture
def server(guide: SmallGuide, tmp_path: Path) -> Iterator[Server]:
    """A server that serves the small guide already."""
    server = Server(guide, tmp_path / "serve.log")
    server.start()
    yield server
    server.stop()


def list_site(guide: SmallGuide) -> set[str]:
    """Build the guide and give the address of every file that may differ from one guide to another."""
    done = guide.build()
    assert done.returncode == 0, done.stderr
    files = (path.relative_to(guide.site).as_posix() for path in guide.site.rglob("*") if path.is_file())
    return {path.removesuffix("index.html") for path in files if not path.endswith((".css", ".js", ".png", ".map"))}


def assert_as_built(server: Server, before: set[str], lagging: str = "none") -> None:
    """Compare everything served with what a new server serves; what ends with `lagging` need not agree."""
    paths = before | list_site(server.guide)
    followed = server.fetch_all(paths)
    assert server.count(BUILT) == 1, server.said()
    server.stop()
    server.start()
    fresh = server.fetch_all(paths)
    assert [path for path in paths if followed[path] != fresh[path] and not path.endswith(lagging)] == []
    assert sum(page is not None for page in fresh.values()) > 250


def test_what_is_served_after_saves_is_what_a_whole_build_makes(guide: SmallGuide, server: Server) -> None:
    before = list_site(guide)
    guide.replace("tools/azur.yml", "name: Azur", "name: Lapis & Co")
    assert "<title>Lapis &amp; Co" in server.wait("fr/tools/azur/", lambda page: "Lapis" in page)
    assert "Lapis" in server.read("de/tools/sud/")  # its neighbour
    assert "Lapis" in server.read("de/needs/get-paid/")  # a page written by hand
    guide.replace("docs/de/tools/azur.md", "Summary of azur in de.", "Ganz neu & „frisch“.")
    assert "Ganz neu" in server.wait("de/tools/azur/", lambda page: "Ganz neu" in page)
    guide.replace("docs/en/tools/efeu.md", "Body of efeu", "Much better body of efeu")
    server.wait("tools/efeu/", lambda page: "Much better body" in page)
    guide.replace("docs/de/videos/tour.vtt", "Dann schweigen Sie.", "Dann atmen Sie durch.")
    assert "Dann atmen Sie durch." in server.wait("de/videos/tour/", lambda page: "atmen" in page)
    assert "Dann atmen Sie durch." in server.read("de/videos/tour.vtt")
    assert server.count(READ_AGAIN) == 4
    assert_as_built(server, before)


def test_pages_come_and_go_with_the_facts_they_list(guide: SmallGuide, server: Server) -> None:
    before = list_site(guide)
    assert "Ann" in server.read("videos/speakers/ann-a-b/")
    guide.replace("videos/worth.yml", "Ann", "Zoe")
    server.wait("videos/worth/", lambda page: "Zoe" in page)
    assert server.fetch("videos/speakers/ann-a-b/") is None
    assert "Zoe" in server.read("fr/videos/speakers/zoe-a-b/")
    guide.replace("tools/zebra.yml", "- invoicing", "- images")
    guide.replace("tools/zebra.yml", "- zebra-old", "- zebra-older")
    server.wait("de/tools/category/images/", lambda page: "Zebra" in page)
    assert server.fetch("tools/zebra-old/") is None
    assert "The Office" in server.read("needs/start-up/")
    removed = "status: removed\nremoved: {reason: closed, day: 2026-11-01}\n"
    guide.put("services/office.yml", removed + guide.read("services/office.yml"))
    server.wait("de/removed/", lambda page: "The Office" in page)
    assert "The Office" not in server.read("needs/start-up/")
    # How many entries there are is said on pages written by hand, and found there, which only a build can tell.
    assert_as_built(server, before, lagging="search_index.json")


def save_and_rename(guide: SmallGuide, path: str, old: str, new: str) -> None:
    """Save as many editors do: write another file, and put it in the place of the first."""
    text = guide.read(path)
    assert old in text
    folder, _, name = path.rpartition("/")
    guide.put(f"{folder}/.{name}.swp", "an editor's own")
    guide.put(f"{folder}/{name}~", text)
    guide.put(f"{folder}/{name}.crswap", text)
    guide.put(f"{folder}/.{name}.new", text.replace(old, new))
    (guide.root / folder / f".{name}.new").replace(guide.root / path)
    for passing in (f".{name}.swp", f"{name}~", f"{name}.crswap"):
        (guide.root / folder / passing).unlink()


def test_saves_in_quick_succession_and_by_renaming_are_all_seen(guide: SmallGuide, server: Server) -> None:
    before = list_site(guide)
    for number in range(12):
        guide.replace("docs/en/tools/azur.md", "Body of azur", f"Body {number} of azur")
        save_and_rename(guide, "docs/de/tools/azur.md", "Body of azur", f"Text {number}: Body of azur")
        guide.replace("docs/en/tools/azur.md", f"Body {number} of azur", "Body of azur")
        time.sleep(0.03 * number)
    guide.replace("tools/sud.yml", "name: Sud", "name: Nord")
    guide.replace("docs/en/tools/zebra.md", "Body of zebra", "Body of a zebra")
    server.wait("de/tools/azur/", lambda page: "Text 11" in page and "Nord" in page)
    server.wait("tools/zebra/", lambda page: "Body of a zebra" in page)
    assert_as_built(server, before)


def test_a_save_during_a_whole_build_is_seen_after_it(guide: SmallGuide, server: Server) -> None:
    guide.replace("docs/de/labels.yml", "improve_mail:", "improve_mail: X")
    deadline = time.monotonic() + PATIENCE
    while server.count("Building documentation...") < 2 and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.5)
    guide.replace("docs/de/tools/azur.md", "Body of azur", "Späterer Text von azur")
    page = server.wait("de/tools/azur/", lambda page: "Späterer Text" in page)
    assert ">X" in page or " X" in page
    assert server.count(BUILT) == 2
    assert server.count(READ_AGAIN) == 1


def change_labels(guide: SmallGuide) -> None:
    labels = guide.read("docs/en/labels.yml")
    guide.put(
        "docs/en/labels.yml", re.sub(r"^(  improve_mail:) .*$", r"\1 Write to somebody", labels, flags=re.MULTILINE)
    )


def add_entry(guide: SmallGuide) -> None:
    guide.put("tools/new.yml", guide.read("tools/azur.yml").replace("Azur", "Brand-new"))
    guide.put("docs/en/tools/new.md", guide.read("docs/en/tools/azur.md"))


def take_translation_away(guide: SmallGuide) -> None:
    (guide.root / "docs/de/tools/azur.md").unlink()


def write_page(guide: SmallGuide) -> None:
    guide.replace("docs/en/about/index.md", "Some words for readers.", "Other words for readers.")


def move_anchor(guide: SmallGuide) -> None:
    """Take away an anchor that nothing links to."""
    guide.replace("docs/en/tools/azur.md", "{#first-steps}", "{#beginning}")


@pytest.mark.parametrize(
    ("change", "path", "expected"),
    [
        (change_labels, "tools/azur/", "Write to somebody"),
        (add_entry, "de/tools/new/", "Brand-new"),
        (take_translation_away, "de/tools/azur/", "Summary of azur in en."),
        (write_page, "about/", "Other words"),
        (move_anchor, "tools/azur/", 'id="beginning"'),
    ],
)
def test_all_else_takes_a_whole_build(
    guide: SmallGuide, server: Server, change: Callable[[SmallGuide], None], path: str, expected: str
) -> None:
    change(guide)
    assert expected in server.wait(path, lambda page: expected in page)
    assert server.count(READ_AGAIN) == 0
    assert server.count(BUILT) == 2
    guide.replace("docs/fr/tools/zebra.md", "Body of zebra", "Corps du zèbre")
    server.wait("fr/tools/zebra/", lambda page: "Corps du zèbre" in page)
    assert server.count(READ_AGAIN) == 1


def test_a_page_unlike_all_there_were_takes_a_whole_build(guide: SmallGuide, server: Server) -> None:
    for path in ("tools/gone.yml", *(f"docs/{locale}/tools/gone.md" for locale in LOCALES)):
        (guide.root / path).unlink()
    server.wait("tools/azur/", lambda _: server.count(BUILT) == 2)
    assert server.fetch("fr/removed/") is None
    removed = "status: removed\nremoved: {reason: closed, day: 2026-11-01}\n"
    guide.put("services/office.yml", removed + guide.read("services/office.yml"))
    server.wait("fr/services/office/", lambda page: "sp-notice--removed" in page)
    assert server.count(BUILT) == 2
    assert "The Office" in server.wait("fr/removed/", lambda page: "The Office" in page)
    assert server.count(BUILT) == 3
    assert "fr/removed/ takes a whole build." in server.said()


def test_an_error_shows_its_banner_and_is_gone_when_it_is_mended(guide: SmallGuide, server: Server) -> None:
    guide.replace("docs/en/tools/azur.md", "../tools/zebra.md", "../tools/zebro.md")
    page = server.wait("tools/zebra/", lambda page: 'class="sp-trouble"' in page)
    assert "docs/en/tools/azur.md:" in page
    guide.replace("docs/en/tools/azur.md", "../tools/zebro.md", "../tools/zebra.md")
    server.wait("tools/zebra/", lambda page: bool(page) and "sp-trouble" not in page)
    assert server.count(READ_AGAIN) == 0
    guide.replace("docs/en/tools/azur.md", "Body of azur", "Mended body of azur")
    server.wait("tools/azur/", lambda page: "Mended body" in page)
    assert server.count(READ_AGAIN) == 1


def test_warnings_about_a_saved_entry_are_told(guide: SmallGuide, server: Server) -> None:
    guide.replace("tools/zebra.yml", "name: Zebra", "name: Azur")
    server.wait("tools/zebra/", lambda page: "<title>Azur" in page)
    assert "the same name as tools/azur.yml" in server.said()


def test_a_guide_behind_a_link_is_followed_too(guide: SmallGuide, server: Server, tmp_path: Path) -> None:
    server.stop()
    (tmp_path / "link").symlink_to(guide.root, target_is_directory=True)
    server.options = ("-f", "../link/mkdocs.yml")
    server.start()
    guide.replace("tools/azur.yml", "name: Azur", "name: Lapis")
    server.wait("tools/azur/", lambda page: "<title>Lapis" in page)
    assert server.count(READ_AGAIN) == 1, server.said()


def test_an_open_page_is_told_to_reload(guide: SmallGuide, server: Server) -> None:
    with urlopen(f"http://127.0.0.1:{server.port}/guide/tools/azur/", timeout=60) as answer:
        epoch = re.search(r"livereload\((\d+), (\d+)\)", answer.read().decode())
    assert epoch is not None
    guide.replace("docs/en/tools/azur.md", "Body of azur", "New body of azur")
    with urlopen(f"http://127.0.0.1:{server.port}/livereload/{epoch[1]}/{epoch[2]}", timeout=50) as answer:
        assert int(answer.read()) > int(epoch[1])
    assert "New body of azur" in server.read("tools/azur/")


def test_mkdocs_server_is_made_as_expected(tmp_path: Path) -> None:
    """If this fails, MkDocs has changed: look at `hasten`; until then every save takes a whole build."""
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    server.watch(str(tmp_path))
    application = server.get_app()
    builder, watched = server.builder, dict(server._watched_paths)
    stamper = type("Broken", (), {"reading": type("Reading", (), {"problems": ("one",)})})
    hasten(server, tmp_path, stamper, 0)
    assert server.builder is not builder
    assert server.get_app() is not application
    assert server._watched_paths == watched
    assert hasattr(server, "build_delay")
    server.observer.start()
    server.observer.stop()
    server.observer.join()
    server.server_close()


def test_a_server_that_is_made_otherwise_is_left_alone(tmp_path: Path) -> None:
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    server.watch(str(tmp_path))
    del server._watched_paths
    builder, observer = server.builder, server.observer
    hasten(server, tmp_path, lambda: pytest.fail("nothing is asked of the build"), 0)
    assert (server.builder, server.observer) == (builder, observer)
    server.server_close()
