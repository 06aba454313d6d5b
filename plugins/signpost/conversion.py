"""SubRip files → WebVTT files beside them.

Comes in: a path as somebody typed it. Goes out: ``talk.vtt`` beside ``talk.srt``, or problems with their lines.
Example: ``convert_file("talk.srt")`` → ``(2, [])``, and ``talk.vtt`` is there with two cues.
An existing file is never overwritten, and a new one is there as a whole or not at all. Needs no project around it: the
file may lie where it was downloaded.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from signpost.captions import read_srt, write_vtt
from signpost.model import Place
from signpost.problems import Problem


def convert_file(written: str) -> tuple[int | None, list[Problem]]:
    """Convert the SubRip file at a path; give the number of its cues, ``None`` if nothing was written, and problems."""
    real = Path(os.path.realpath(written))
    captions, found = read_srt(real.parent, real.name)
    problems = [replace(problem, place=Place(written, problem.place.line)) for problem in found]
    if captions is None:
        return None, problems
    refused = _create(Path(written).with_suffix(".vtt"), write_vtt(captions).encode())
    return (None, [*problems, refused]) if refused else (len(captions.cues), problems)


def _create(target: Path, data: bytes) -> Problem | None:
    draft = target.with_name(f".signpost-{secrets.token_hex(8)}")
    try:
        with draft.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        _place(draft, target)
    except FileExistsError:
        return Problem(Place(str(target)), "this file exists already", "remove or rename it first")
    except OSError as error:
        reason = error.strerror or "unknown reason"
        return Problem(Place(str(target)), f"cannot be written: {reason}", "check the folder")
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    return None


def _place(draft: Path, target: Path) -> None:
    """Give a finished file its name, unless another has it."""
    link: Callable[[Path, Path], None] = os.link
    try:
        link(draft, target)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links, such as that of a memory stick.
        if os.path.lexists(target):
            raise FileExistsError from None
        draft.rename(target)
