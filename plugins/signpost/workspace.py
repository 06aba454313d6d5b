"""Which folder the project is, which languages it has, and which of its files is meant, without asking an engine.

Comes in: what somebody typed in a terminal, and where. Goes out: the root, the locales, a path below the root.
Example: in ``/guide/docs/de``, `find_root` is ``/guide`` and ``tools/penpot.md`` is ``docs/de/tools/penpot.md``.
Does not read ``mkdocs.yml`` (it has tags, which `source` refuses) and does not open the project's files.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Final

from babel import Locale, UnknownLocaleError

from signpost.inventory import LABELS, LANGUAGE_FOLDER

MARK: Final = "collections.yml"
"""The file that makes a folder a project."""


def find_root(folder: Path) -> Path | None:
    """Return `folder` or the nearest one above it that is a project, ``None`` where there is none."""
    return next((above for above in (folder, *folder.parents) if is_root(above)), None)


def is_root(folder: Path) -> bool:
    """Tell whether a folder is a project; one that may not be read is none."""
    return os.path.isfile(folder / MARK)  # noqa: PTH113 - Path raises what this answers with False


def find_locales(root: Path, default: str) -> tuple[str, ...]:
    """Return the languages of a project: `default`, then every language's folder below ``docs`` that has labels.

    `default` is among them with or without labels, so that `read_project` says what is missing.
    """
    try:
        names = sorted(os.listdir(root / "docs"))  # noqa: PTH208 - only the names are wanted
    except OSError:
        names = []
    found = (name for name in names if is_language(name) and os.path.isfile(root / "docs" / name / LABELS))  # noqa: PTH113
    return (default, *(name for name in found if name != default))


@lru_cache(maxsize=256)
def is_language(name: str) -> bool:
    """Tell whether a folder of that name can hold the words of a language: ``de`` and ``pt-BR``, not ``js``."""
    if not LANGUAGE_FOLDER.fullmatch(name):
        return False
    try:
        Locale.parse(name, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def find_path(root: Path, folder: Path, written: str) -> str | None:
    """Return the path below `root` (``/``-separated) of a file that was named in `folder`, ``None`` outside the root.

    A name that does not exist in `folder` is tried from the root, because that is how messages write it.
    """
    base = os.path.realpath(root)
    for start in (os.path.realpath(folder), base):
        parent, name = os.path.split(os.path.join(start, written))  # noqa: PTH118 - of text that may be anything
        path = os.path.join(_real(parent), name)  # noqa: PTH118
        if name not in {"", ".", ".."} and path.startswith(base + os.sep) and os.path.lexists(path):
            return path[len(base) + 1 :].replace(os.sep, "/")
    return None


def _real(path: str) -> str:
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return ""
