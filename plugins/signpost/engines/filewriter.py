"""Writes the files of a build in a process of its own, while the next page is being made.

Comes in: absolute paths and bytes. Goes out: files, all of them there once `FileWriter.settle` has returned.
A system takes its time to make a folder and a file, and a guide has thousands: on two processors a build waits for
neither. What cannot be written ends the build: `BuildError` with ``path: what is wrong; what would be right``.

It does not undo: files that were written stay, in a folder that is published only when all has gone well.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

from mkdocs.exceptions import BuildError

from signpost.engines import filing

_COMMAND = (sys.executable, "-I", "-S", str(Path(filing.__file__)))


class FileWriter:
    """Hands files over to a process that is started with the first of them and ends when they are settled."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def put(self, path: str, content: bytes) -> None:
        """Have a file written; wait while the other process has enough to do. Raises `BuildError`."""
        if self._process is None:
            self._process = subprocess.Popen(_COMMAND, stdin=subprocess.PIPE, stderr=subprocess.PIPE)  # noqa: S603 -- our own
        try:
            self._send(self._process.stdin, os.fsencode(path), content)
        except OSError:  # it has ended, and says why
            self.settle()

    def _send(self, pipe: IO[bytes] | None, path: bytes, content: bytes) -> None:
        if pipe is not None:
            pipe.write(filing.HEAD.pack(len(path), len(content)) + path)
            pipe.write(content)

    def settle(self) -> None:
        """Wait until every file is there; raise `BuildError` where one could not be written."""
        process, self._process = self._process, None
        if process is None:
            return
        _, said = process.communicate()
        if process.returncode:
            problem = said.decode(errors="replace").strip() or "the files of this build: writing them was stopped"
            message = f"{problem}; look whether the disk has room and the folder may be written to"
            raise BuildError(message)

    def stop(self) -> None:
        """Write nothing more: what the files were for has failed."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()
