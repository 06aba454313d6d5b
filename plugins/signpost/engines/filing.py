"""The program that `filewriter` starts: it writes files that come in on its standard input, one after the other.

Comes in: for every file the lengths of path and content (two unsigned 32-bit integers, big-endian), then both as bytes.
Goes out: files, their folders made where they are missing. The first error ends it, with ``path: what is wrong`` on
standard error. It knows a few small parts of the standard library only, so that it starts at once and needs
11 MB of memory.

A record that breaks off, because its sender is gone, is not written.
"""

from __future__ import annotations

import os
import signal
import sys
from struct import Struct
from typing import BinaryIO

HEAD = Struct(">II")


def put(path: str | bytes, content: bytes) -> None:
    """Write a file; make its folder where there is none."""
    os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 -- for every page; Path takes longer
    with open(path, "wb", buffering=0) as stream:  # noqa: PTH123 -- as above
        stream.write(content)


def write_all(records: BinaryIO) -> str:
    """Write every file of a stream; give what went wrong, or nothing."""
    while len(head := records.read(HEAD.size)) == HEAD.size:
        long, large = HEAD.unpack(head)
        path, content = records.read(long), records.read(large)
        if len(content) < large:
            break
        try:
            put(path, content)
        except OSError as error:
            return f"{os.fsdecode(path)}: {error.strerror}"
    return ""


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it is stopped, and then closes the stream
    if problem := write_all(sys.stdin.buffer):
        sys.exit(problem)
