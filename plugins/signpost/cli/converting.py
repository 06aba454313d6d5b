"""``signpost captions convert``: captions from SubRip to WebVTT.

Comes in: parsed arguments. Goes out: a file beside each that was named, and an exit code.
Example: ``signpost captions convert talk.srt``.
Decides nothing: `conversion` does. Needs no project, and reads none.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from signpost import manual
from signpost.cli.frame import FINE, PROBLEMS, UsageError, add_texts
from signpost.conversion import convert_file
from signpost.problems import count, format_text, make_visible, quote
from signpost.terminal import say, show


def add_commands(commands: Any) -> None:  # noqa: ANN401 - argparse keeps its type private
    """Add ``captions convert``; its ``run`` returns the exit code."""
    captions = add_texts(commands.add_parser("captions", help="work on captions"), manual.CAPTIONS, "")
    actions = captions.add_subparsers(title="commands", metavar="COMMAND", required=True)
    convert = actions.add_parser("convert", help="SubRip (.srt) to WebVTT (.vtt)")
    add_texts(convert, manual.CONVERT, manual.CONVERT_EXAMPLES)
    convert.add_argument("files", metavar="FILE", nargs="+", help="a SubRip file, such as talk.srt")
    convert.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    for written in arguments.files:
        _check_name(written)
    code = FINE
    for written in arguments.files:
        cues, problems = convert_file(written)
        if problems:
            say(format_text(problems))
        if cues is None:
            code = PROBLEMS
        else:
            show(make_visible(f"{Path(written).with_suffix('.vtt')} is there, with {count(cues, 'cue')}"))
    return code


def _check_name(written: str) -> None:
    if Path(written).suffix.lower() != ".srt":
        message = f"{quote(written)} is no SubRip file; name files that end in .srt"
        raise UsageError(message)
    if not os.path.isfile(written):  # noqa: PTH113 - Path raises what this answers with False
        message = f"there is no file {quote(written)}"
        raise UsageError(message)
