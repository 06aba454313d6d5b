"""Looks at files again and again and tells MkDocs' server when one has changed.

Comes in: folders and files, scheduled as with any observer of watchdog. Goes out: events, and which files have changed.
It looks instead of being told by the system, as MkDocs does, because that works on every disk, also on shared ones; it
asks for less than watchdog's own polling. Files that editors put beside another for a moment are not looked at.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from watchdog.events import FileModifiedEvent, FileSystemEventHandler

STEP = 0.05
"""Seconds between two looks at files that have been saved before: they are most likely to be saved again."""

STEPS = 4
"""So many steps lie between two looks at all files."""

MOST_SAVED = 100
"""Files that are looked at with every step, at most."""

PASSING = ("~", ".crswap")
"""How names of files end that editors and browsers write for a moment; other such files are hidden."""

Seen = Mapping[str, tuple[int, int, int]]
"""Absolute path of a file → when it was modified (nanoseconds), its size in bytes, its number on the disk."""


def look(paths: Iterable[str]) -> Seen:
    """Look at files and at all files below folders; what cannot be read is passed over."""
    return {path: (found.st_mtime_ns, found.st_size, found.st_ino) for top in paths for path, found in _walk(top)}


def _walk(top: str) -> Iterator[tuple[str, os.stat_result]]:
    # Called many times a second for every file: Path takes several times as long.
    if not os.path.isdir(top):  # noqa: PTH112
        with suppress(OSError):
            yield top, os.stat(top)  # noqa: PTH116
        return
    with suppress(OSError), os.scandir(top) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name.endswith(PASSING):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path)
            else:
                with suppress(OSError):  # it has gone meanwhile, or leads nowhere
                    yield entry.path, entry.stat()


class Watcher(Thread):
    """An observer for MkDocs' server, in a thread of its own. Its limit: it says that, not how, a file has changed."""

    def __init__(self, since: int) -> None:
        """Count what was modified after `since` (nanoseconds) as changed from the start."""
        super().__init__(name="signpost watcher", daemon=True)
        self._since = since
        self._known: Seen = {}
        self._seen: Seen = {}
        self._saved: set[str] = set()
        self._handlers: dict[str, FileSystemEventHandler] = {}
        self._stopped = Event()

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = True) -> str:  # noqa: ARG002 -- watchdog's signature; a folder is always looked at whole
        """Have a file or folder looked at from now on."""
        self._handlers[path] = handler
        return path

    def unschedule(self, path: str) -> None:
        """Leave a file or folder alone."""
        del self._handlers[path]

    def start(self) -> None:
        """Look for the first time, and then again and again."""
        self._seen = look(list(self._handlers))
        self._known = {path: found for path, found in self._seen.items() if found[0] < self._since}
        super().start()

    def find_changed(self, *, at_once: bool = False) -> frozenset[str] | None:
        """Give the files that have changed since this was asked last; ``None`` where one has come or gone.

        Where that is wanted `at_once`, another look is taken; also where a file is missing: who saves by renaming
        takes it away for a moment.
        """
        if at_once or self._known.keys() != self._seen.keys():
            self._seen = look(list(self._handlers))
        known, self._known = self._known, self._seen
        if known.keys() != self._known.keys():
            return None
        return frozenset(path for path, found in self._known.items() if found != known[path])

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()

    def run(self) -> None:
        """Look until stopped."""
        step = 0
        while not self._stopped.wait(STEP):
            step += 1
            if step < STEPS and look(self._saved).items() <= self._seen.items():
                continue
            step, before, self._seen = 0, self._seen, look(list(self._handlers))
            if before != self._seen:
                saved = self._saved | {path for path, _ in self._seen.items() - before.items()}
                self._saved = saved if len(saved) <= MOST_SAVED else set()
                self.tell()

    def tell(self) -> None:
        """Tell the server that it has something to do: its handlers are all alike."""
        for path, handler in list(self._handlers.items())[:1]:
            handler.dispatch(FileModifiedEvent(str(Path(path))))
