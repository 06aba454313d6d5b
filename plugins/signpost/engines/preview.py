"""``mkdocs serve``: a saved entry is on screen within a second, whatever the size of the guide.

Comes in: MkDocs' server and its builder. Goes out: the same server, with a builder of ours before MkDocs' own.
Example: a save of ``docs/de/tools/penpot.md`` → this entry is read again, the browser reloads, its page is made anew.

Where only facts, words or captions of entries have changed, and nothing is wrong with them, no build is needed: every
page, list and data file is made anew when a browser asks for it (`StandingSite`), with the bytes of a whole build. All
else, and whatever is in doubt, is built by MkDocs as ever. What lags until then: the day the guide is made as of, what
the search finds of the computed parts of pages written by hand, and warnings about anything but the saved entry.

This is the one place that knows the inside of MkDocs' server: where it keeps the paths it watches. Where it has none
there, everything is left as MkDocs has it.
"""

from __future__ import annotations

import logging
import os
import posixpath
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock
from time import sleep
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from mkdocs.livereload import LiveReloadServer

from signpost.engines.reading import tell
from signpost.engines.shells import NoShellError
from signpost.engines.stamper import Stamper
from signpost.engines.standing import StandingSite
from signpost.engines.watching import Watcher
from signpost.rereading import reread

log = logging.getLogger("mkdocs.plugins.signpost")

BUILD_DELAY = 0.05
"""Seconds without a change before MkDocs' server calls the builder: editors that write in two steps need less."""

QUEUE = 128
"""Connections that may wait at once. A page asks for thirty files: what finds no room tries again a second later."""

SETTLING = 0.1
"""Seconds after which a file that cannot be followed is looked at again, before a build that takes much longer."""

WATCHED = "_watched_paths"
"""Where the server keeps the paths that are watched already."""

WAITING = "/livereload/"
"""Where browsers wait to hear of the next build."""


def hasten(server: LiveReloadServer, root: Path, stamper: Callable[[], Stamper], since: int) -> None:
    """Put a `Preview` into a server that does not run yet; leave it alone if it is not made as expected.

    `stamper` gives the one of the last build, made with ``keep``; `since` is when the first build began (nanoseconds).
    """
    paths = list(getattr(server, WATCHED, ()))
    if not paths:
        log.info("This MkDocs serves in another way than expected: every save takes a whole build.")
        return
    for path in paths:
        while path in getattr(server, WATCHED):
            server.unwatch(path)
    watcher = Watcher(since)
    server.observer = watcher  # type: ignore[assignment]
    for path in paths:
        server.watch(path)
    folder = Path(os.path.abspath(root))  # noqa: PTH100 -- as MkDocs does with watched paths: links stay
    preview = Preview(folder, stamper, watcher, server.builder)
    server.build_delay = BUILD_DELAY
    server.request_queue_size = QUEUE
    server.builder = preview.build
    server.set_app(preview.answers(server.serve_request, server.mount_path))


class Preview:
    """Builds, and makes files for answers. Its limit: what is on a page is the business of `StandingSite`.

    The builder runs in one thread, every answer in another: whoever changes or makes files holds the lock.
    """

    def __init__(
        self, root: Path, stamper: Callable[[], Stamper], watcher: Watcher, builder: Callable[[], None]
    ) -> None:
        self._root = root
        self._stamper = stamper
        self._watcher = watcher
        self._builder = builder
        self._lock = Lock()
        self._saves = 0
        self._asked = False
        self._site = self._stand()

    def build(self) -> None:
        """Follow what has been saved: read entries again if that is enough, else have MkDocs build everything."""
        with self._lock:
            changed = self._watcher.find_changed()
            if changed == frozenset() and not self._asked:
                return  # it came just before the last save was followed, and was followed with it
            self._saves += 1
            if self._asked or changed is None or not self._follow_to_the_end(changed):
                self._site, self._asked = None, False
                self._builder()
                self._site = self._stand()

    def answers(self, application: WSGIApplication, mount: str) -> WSGIApplication:
        """Give an application whose files below `mount` are as new as the last save."""

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            if path.startswith(WAITING) or not path.startswith(mount):
                return application(environ, start_response)
            while True:
                saves = self._freshen(path.removeprefix(mount))
                begun, body = _ask(application, environ)
                if saves == self._saves:  # else a save has been followed in between, and the file may be older
                    start_response(*begun)
                    return body

        return answer

    def _freshen(self, path: str) -> int:
        """Have the file that a path asks for made anew, and give the number of the save it is of."""
        page = "index.html" if path.endswith("/") or not path else ""
        name = posixpath.normpath(f"/{path}{page}").lstrip("/")
        with self._lock:
            try:
                if self._site is not None:
                    self._site.freshen(name)
            except NoShellError as error:
                log.info("%s takes a whole build.", error)
                self._asked = True
                self._watcher.tell()
            return self._saves

    def _stand(self) -> StandingSite | None:
        """Give the site of the last build, unless it lacks entries or is older than its files."""
        stamper = self._stamper()
        return None if stamper.reading.problems else StandingSite(stamper)

    def _follow_to_the_end(self, changed: frozenset[str]) -> bool:
        """Follow changed files without a build, if that is possible. A file that is just being written looks broken."""
        while not self._follow(changed):
            sleep(SETTLING)
            more = self._watcher.find_changed(at_once=True)
            if not more:
                return False
            changed |= more
        return True

    def _follow(self, changed: Iterable[str]) -> bool:
        """Follow changed files without a build; say whether that was possible."""
        paths = [Path(path) for path in changed]
        if self._site is None or not all(path.is_relative_to(self._root) for path in paths):
            return False
        names = sorted(path.relative_to(self._root).as_posix() for path in paths)
        found = reread(self._site.guide, self._root, names)
        if found is None:
            return False
        try:
            self._site.follow(found)
        except NoShellError:
            return False
        tell(found.problems)
        log.info("Read again: %s", ", ".join(names))
        return True


def _ask(
    application: WSGIApplication, environ: WSGIEnvironment
) -> tuple[tuple[str, list[tuple[str, str]]], Iterable[bytes]]:
    """Give the status, the headers and the body of an answer that nobody has seen yet."""
    begun: list[tuple[str, list[tuple[str, str]]]] = []

    def start(status: str, headers: list[tuple[str, str]], _error: object = None, /) -> Callable[[bytes], object]:
        begun.append((status, headers))
        return len

    body = application(environ, start)
    return begun[-1], body
