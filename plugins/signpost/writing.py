r"""Files of a guide, written as a whole or not at all, and never through a symbolic link.

Comes in: the root, a path below it (``/``-separated) and bytes. Goes out: the file, or a `Problem` that says why not.
Example: ``create_file(root, "tools/penpot.yml", b"name: Penpot\n")`` → ``None``, and the file is there.
Does not look at what is written.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from signpost.model import Place
from signpost.problems import Problem


def locate(root: Path, path: str) -> Path | None:
    """Return the file that `path` names below `root`; ``None`` for ``..``, and where a link stands on the way."""
    parts = path.split("/")
    if any(part in {"", ".", ".."} or "\\" in part or "\0" in part for part in parts):
        return None
    base = os.path.realpath(root)
    target = os.path.join(base, *parts)  # noqa: PTH118 - compared as text with the next line
    return Path(target) if os.path.realpath(target) == target else None


def create_file(root: Path, path: str, data: bytes, hint: str = "choose another name") -> Problem | None:
    """Write a file that does not exist yet, with its folder; `hint` is what to do about one that does."""
    target = locate(root, path)
    if target is None:
        return _refuse(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_new(target, data)
    except OSError as error:
        if os.path.lexists(target):
            return Problem(Place(path), "this file exists already", hint)
        return complain(path, "written", error)
    return None


def replace_file(root: Path, path: str, data: bytes) -> Problem | None:
    """Write a file anew, whether it exists or not, with its folder; an existing one keeps its permissions."""
    target = locate(root, path)
    if target is None:
        return _refuse(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _exchange(target, data)
    except OSError as error:
        return complain(path, "written", error)
    return None


def replace_files(root: Path, files: Mapping[str, bytes]) -> Problem | None:
    """Write several files anew, all of them or, if one cannot be written, none; folders may be left."""
    drafts: dict[Path, str] = {}
    try:
        for path, data in files.items():
            target = locate(root, path)
            if target is None:
                return _refuse(path)
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                drafts[target] = _draft(target, data)
            except OSError as error:
                return complain(path, "written", error)
        for target in tuple(drafts):
            os.replace(drafts.pop(target), target)  # noqa: PTH105 - both are text and path already
    except OSError as error:
        return complain(next(iter(files)), "written", error)
    finally:
        for name in drafts.values():
            with contextlib.suppress(OSError):
                os.unlink(name)  # noqa: PTH108
    return None


def remove_file(root: Path, path: str) -> None:
    """Take back a file that `create_file` has just written."""
    target = locate(root, path)
    if target is not None:
        with contextlib.suppress(OSError):
            target.unlink()


def complain(path: str, what: str, error: OSError) -> Problem:
    """Return what to tell of a file that cannot be ``read`` or ``written``."""
    reason = error.strerror or "unknown reason"
    return Problem(Place(path), f"cannot be {what}: {reason}", "check the file and its folder")


def _refuse(path: str) -> Problem:
    return Problem(Place(path), "this is no plain place in the guide's folder", "name a file without links on its way")


def _exchange(target: Path, data: bytes) -> None:
    name = _draft(target, data)
    try:
        os.replace(name, target)  # noqa: PTH105 - both are text and path already
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise


def _draft(target: Path, data: bytes) -> str:
    """Write what a file is to hold beside it, and return where."""
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".signpost-")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            _write(stream.fileno(), data)
        if target.exists():
            shutil.copymode(target, name)
        else:
            Path(name).chmod(0o644)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise
    return name


def _write_new(target: Path, data: bytes) -> None:
    with target.open("xb") as stream:
        try:
            _write(stream.fileno(), data)
        except BaseException:
            with contextlib.suppress(OSError):
                target.unlink()
            raise


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
    os.fsync(descriptor)
