"""The command ``signpost``: checks a guide, helps to write it and keeps its translations, without building anything.

Comes in: arguments, and the project around the current folder. Goes out: text on the terminal and an exit code: 0 fine,
1 problems of severity error, 2 wrong usage. Example: ``signpost check --format github`` annotates a pull request.
Results go to standard output; the last line of a check, hints and complaints about the usage to standard error.
Decides nothing about guides: the modules above do. The clock is read here, and nowhere in a build.

One module per group of commands, each with ``add_commands``; `frame` is what they share.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from signpost import manual
from signpost.cli import adding, checking, converting, drawing, linking, ordering, rechecking, suggesting, translating
from signpost.cli.frame import PROBLEMS, WRONG_USAGE, Parser, UsageError, add_texts
from signpost.terminal import say


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with `argv` (else with the process's own arguments) and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if (reconfigure := getattr(stream, "reconfigure", None)) is not None:
            # A terminal that cannot show a letter gets its code instead of a traceback.
            reconfigure(errors="backslashreplace")
    arguments = _parse(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        code = run(arguments)
        sys.stdout.flush()
    except UsageError as error:
        say(f"signpost: {error}")
        return WRONG_USAGE
    except BrokenPipeError:
        # The reader (`head`, a pager) has gone; without this, Python complains once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    return code


def _parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """Parse arguments; FIELD=VALUE or NAME may stand anywhere among the flags; argparse alone cannot."""
    parser = make_parser()
    arguments, rest = parser.parse_known_args(argv)
    if rest and (not hasattr(arguments, "fields") or any(word.startswith("-") for word in rest)):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest:
        arguments.fields = [*arguments.fields, *rest]
    return arguments


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; what it parses has a ``run``."""
    parser = add_texts(Parser(prog="signpost"), manual.ABOUT, manual.EXAMPLES)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in (checking, drawing, adding, ordering, linking, rechecking, suggesting, translating, converting):
        module.add_commands(commands)
    return parser
