"""SubRip files → WebVTT files beside them, and the command for it.

Comes in: paths as somebody typed them. Goes out: ``talk.vtt`` beside ``talk.srt``, or problems with their lines.
Example: ``signpost captions convert talk.srt``.
An existing file is never overwritten, and a new one is there as a whole or not at all. Needs no project around it: the
file may lie where it was downloaded.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from signpost.captions import read_srt, write_vtt
from signpost.model import Place
from signpost.problems import Problem, format_text, make_visible, quote
from signpost.terminal import count, say, show

_ABOUT: Final = """\
Works on captions: what is said in a film, with its times.

A guide has them as WebVTT, in docs/<locale>/videos/<id>.vtt; `signpost check` checks them."""
_CONVERT: Final = """\
Writes FILE.vtt beside each FILE.srt. An existing file is never overwritten. A file with problems is not converted:
correct it, then try again. Advice on what is hard to read does not keep it from being converted."""
_EXAMPLES: Final = """\
examples:
  signpost captions convert talk.srt
  signpost captions convert docs/de/videos/*.srt"""

_FINE: Final = 0
_PROBLEMS: Final = 1
_WRONG_USAGE: Final = 2


def add_commands(commands: Any) -> None:  # noqa: ANN401 - argparse keeps its type private
    """Add ``captions convert`` to the commands of `cli`; its ``run`` returns the exit code."""
    captions = _add(commands, "captions", "work on captions", _ABOUT, "")
    actions = captions.add_subparsers(title="commands", metavar="COMMAND", required=True)
    convert = _add(actions, "convert", "SubRip (.srt) to WebVTT (.vtt)", _CONVERT, _EXAMPLES)
    convert.add_argument("files", metavar="FILE", nargs="+", help="a SubRip file, such as talk.srt")
    convert.set_defaults(run=_run)


def convert_file(written: str) -> tuple[int | None, list[Problem]]:
    """Convert the SubRip file at a path; give the number of its cues, ``None`` if nothing was written, and problems."""
    real = Path(os.path.realpath(written))
    captions, found = read_srt(real.parent, real.name)
    problems = [replace(problem, place=Place(written, problem.place.line)) for problem in found]
    if captions is None:
        return None, problems
    refused = _create(Path(written).with_suffix(".vtt"), write_vtt(captions).encode())
    return (None, [*problems, refused]) if refused else (len(captions.cues), problems)


def _add(commands: Any, name: str, what: str, about: str, examples: str) -> argparse.ArgumentParser:  # noqa: ANN401
    parser: argparse.ArgumentParser = commands.add_parser(name, help=what, description=about, epilog=examples)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    return parser


def _run(arguments: argparse.Namespace) -> int:
    for written in arguments.files:
        if complaint := _complain_about_name(written):
            say(f"signpost: {complaint}")
            return _WRONG_USAGE
    code = _FINE
    for written in arguments.files:
        cues, problems = convert_file(written)
        if problems:
            say(format_text(problems))
        if cues is None:
            code = _PROBLEMS
        else:
            show(make_visible(f"{Path(written).with_suffix('.vtt')} is there, with {count(cues, 'cue')}"))
    return code


def _complain_about_name(written: str) -> str | None:
    if Path(written).suffix.lower() != ".srt":
        return f"{quote(written)} is no SubRip file; name files that end in .srt"
    if not os.path.isfile(written):  # noqa: PTH113 - Path raises what this answers with False
        return f"there is no file {quote(written)}"
    return None


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
