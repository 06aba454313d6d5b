"""Puts a finished folder in the place of the published one, all at once.

Comes in: two folders side by side. Goes out: the new one under the old one's name; the old one is deleted.
A reader, or a build that is killed, sees the whole old site or the whole new one, never a mixture.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


def building_folder(published: Path) -> Path:
    """Give the folder beside `published` in which the next version is built."""
    return published.parent / f".{published.name}.building"


def publish(built: Path, published: Path) -> None:
    """Exchange `built` with `published` in one step where the system can, and delete what was published before."""
    if not published.exists():
        built.rename(published)
        return
    if _exchange(built, published):
        shutil.rmtree(built)
        return
    previous = published.parent / f".{published.name}.previous"
    shutil.rmtree(previous, ignore_errors=True)
    published.rename(previous)
    try:
        built.rename(published)
    except OSError:
        previous.rename(published)
        raise
    shutil.rmtree(previous)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders atomically; ``False`` where the system or the file system cannot."""
    if os.name != "posix":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    paths = (os.fsencode(one), os.fsencode(other))
    if sys.platform.startswith("linux") and hasattr(libc, "renameat2"):
        return bool(libc.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)
    if sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        return bool(libc.renamex_np(*paths, _RENAME_SWAP) == 0)
    return False
