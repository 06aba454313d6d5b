"""A preview looks at files: what has changed, what has come or gone, and what is none of its business."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from watchdog.events import FileSystemEventHandler

from signpost.engines.watching import MOST_SAVED, Watcher, look

LONG_AGO = 1_000_000_000
PATIENCE = 30
"""Seconds."""


class Listener(FileSystemEventHandler):
    """Hears that something has changed, as MkDocs' server does."""

    def __init__(self) -> None:
        self.heard = Event()

    def on_any_event(self, _event: object) -> None:
        self.heard.set()

    def wait(self) -> None:
        assert self.heard.wait(PATIENCE)
        self.heard.clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.yml", "deep/b.md", "deep/deeper/c.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("old", encoding="utf-8")
        os.utime(tmp_path / name, (LONG_AGO, LONG_AGO))
    return tmp_path


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def watcher(folder: Path, listener: Listener) -> Iterator[Watcher]:
    watcher = Watcher((LONG_AGO + 1) * 1_000_000_000)
    watcher.schedule(listener, str(folder))
    watcher.start()
    yield watcher
    watcher.stop()
    watcher.join()


def names(folder: Path, paths: frozenset[str] | None) -> list[str] | None:
    return None if paths is None else sorted(Path(path).relative_to(folder).as_posix() for path in paths)


def test_what_is_saved_is_heard_and_told_once(folder: Path, watcher: Watcher, listener: Listener) -> None:
    for number in range(3):  # the second time, and from then on, it is a file that has been saved before
        (folder / "deep" / "b.md").write_text("new" * number, encoding="utf-8")
        listener.wait()
        assert names(folder, watcher.find_changed()) == ["deep/b.md"]
        assert watcher.find_changed() == frozenset()


def test_a_file_that_is_replaced_has_changed(folder: Path, watcher: Watcher, listener: Listener) -> None:
    (folder / ".a.yml.new").write_text("old", encoding="utf-8")
    os.utime(folder / ".a.yml.new", (LONG_AGO, LONG_AGO))
    (folder / ".a.yml.new").replace(folder / "a.yml")
    listener.wait()
    assert names(folder, watcher.find_changed()) == ["a.yml"]


def test_what_comes_or_goes_is_heard(folder: Path, watcher: Watcher, listener: Listener) -> None:
    (folder / "deep" / "new.md").write_text("new", encoding="utf-8")
    listener.wait()
    assert watcher.find_changed() is None
    assert watcher.find_changed() == frozenset()
    (folder / "deep" / "new.md").unlink()
    listener.wait()
    assert watcher.find_changed() is None


def test_very_many_files_at_once_are_heard(folder: Path, watcher: Watcher, listener: Listener) -> None:
    for number in range(2 * MOST_SAVED):
        (folder / f"{number}.md").write_text("new", encoding="utf-8")
    listener.wait()
    assert watcher.find_changed() is None
    (folder / "7.md").write_text("newer", encoding="utf-8")
    listener.wait()


def test_what_was_saved_before_the_first_look_counts_as_new(folder: Path, listener: Listener) -> None:
    watcher = Watcher((LONG_AGO - 1) * 1_000_000_000)
    watcher.schedule(listener, str(folder))
    watcher.start()
    watcher.stop()
    watcher.join()
    assert watcher.find_changed() is None


def test_files_of_editors_and_links_that_lead_nowhere_hide_nothing(folder: Path) -> None:
    before = look([str(folder)])
    for name in (".swap", "a.yml~", "a.yml.crswap", ".git/config"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("passing", encoding="utf-8")
    (folder / "deep" / "0-nowhere").symlink_to(folder / "none")
    assert look([str(folder)]) == before
    assert names(folder, frozenset(before)) == ["a.yml", "deep/b.md", "deep/deeper/c.md"]


def test_a_single_file_is_looked_at_and_a_missing_one_is_passed_over(folder: Path) -> None:
    file = str(folder / "a.yml")
    assert list(look([file, str(folder / "none")])) == [file]
