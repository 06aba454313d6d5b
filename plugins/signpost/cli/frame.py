"""What every command of `cli` needs: its parser, the project it works on, its exit codes and how it refuses.

Comes in: parsed arguments with ``root`` and ``default``. Goes out: a `Workspace`, or a `UsageError` that says what
would be right. Example: ``open_workspace(arguments).locales`` → ``("en", "de", "fr")``.
Knows no command.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NoReturn

from signpost.problems import (
    Problem,
    count,
    did_you_mean,
    format_github,
    format_json,
    format_text,
    make_visible,
    quote,
    summary,
)
from signpost.project import Project, read_project
from signpost.terminal import Progress, format_problems, say, show
from signpost.workspace import MARK, find_locales, find_root, is_language, is_root

FINE: Final = 0
PROBLEMS: Final = 1
WRONG_USAGE: Final = 2


class UsageError(Exception):
    """What the person at the terminal asked for cannot be meant; the message says what can."""


class Parser(argparse.ArgumentParser):
    """Complains like argparse, but never passes a control character on to the terminal."""

    def error(self, message: str) -> NoReturn:
        """Print usage and message, and end with code 2."""
        super().error(make_visible(message))


class _Help(argparse.RawDescriptionHelpFormatter):
    """Lists commands as it lists options: without a line for the word COMMAND, and each on one line."""

    def add_argument(self, action: argparse.Action) -> None:
        """Reckon with the indentation of commands, which argparse forgets."""
        super().add_argument(action)
        if action.nargs == argparse.PARSER:
            self._action_max_length += self._indent_increment

    def _format_action(self, action: argparse.Action) -> str:
        text = super()._format_action(action)
        return text.partition("\n")[2] if action.nargs == argparse.PARSER else text


@dataclass(frozen=True, slots=True)
class Workspace:
    """A project that has been read, as every command needs it."""

    root: Path
    locales: tuple[str, ...]
    project: Project

    @property
    def default(self) -> str:
        """The default language of the guide."""
        return self.locales[0]


def add_command(commands: Any, name: str, what: str, about: str, examples: str) -> argparse.ArgumentParser:  # noqa: ANN401 - argparse keeps its type private
    """Add the command `name` to a subparsers object, with what every command on a project takes, and return it."""
    parser: argparse.ArgumentParser = add_texts(commands.add_parser(name, help=what), about, examples)
    parser.add_argument("--root", metavar="DIR", help="the project's folder (default: found from here upwards)")
    parser.add_argument("--default", metavar="LOCALE", default="en", help="the guide's default language (default: en)")
    return parser


def add_texts(parser: argparse.ArgumentParser, about: str, examples: str) -> argparse.ArgumentParser:
    """Give a parser its description and its examples, line by line as they are written; return it."""
    parser.formatter_class = _Help
    parser.description, parser.epilog = about, examples
    return parser


def add_format(parser: argparse.ArgumentParser, *formats: str) -> None:
    """Let a command take ``--format``."""
    parser.add_argument("--format", choices=formats, default="text", help="how to print it (default: text)")


def open_root(arguments: argparse.Namespace) -> tuple[Path, tuple[str, ...]]:
    """Return the project's folder and its locales, the default one first, without reading it."""
    here = Path.cwd()
    root = here / arguments.root if arguments.root is not None else find_root(here)
    if root is None:
        message = f"no {MARK} here or in a folder above; change to the guide's folder, or name it with --root"
        raise UsageError(message)
    if not is_root(root):
        message = f"{quote(str(arguments.root))} has no {MARK}; name the guide's folder with --root"
        raise UsageError(message)
    default = arguments.default
    if not is_language(default) or not (root / "docs" / default).is_dir():
        message = f"the default language {quote(default)} has no folder in docs; name another with --default"
        raise UsageError(message)
    return root, find_locales(root, default)


def open_workspace(arguments: argparse.Namespace) -> Workspace:
    """Read the project that the arguments mean."""
    root, locales = open_root(arguments)
    with Progress("reading the guide"):
        return Workspace(root, locales, read_project(root, locales, locales[0]))


def check_locale(locale: str, guide: Workspace) -> str:
    """Return `locale` if the guide has it."""
    if locale not in guide.locales:
        new = f"; a new one begins with: signpost l10n start {locale} labels.yml" if is_language(locale) else ""
        message = f"unknown language {quote(locale)}; {did_you_mean(locale, guide.locales)}{new}"
        raise UsageError(message)
    return locale


def end_count(guide: Workspace) -> int:
    """Say that what cannot be read has not been counted, and give the exit code."""
    errors = [problem for problem in guide.project.problems if problem.severity == "error"]
    if errors:
        say(f"{summary(errors)}: files that cannot be read are not counted; see `signpost check`")
    return PROBLEMS if errors else FINE


def print_problems(problems: Iterable[Problem], form: str) -> None:
    """Write problems to standard output in the form that ``--format`` asks for; of none, JSON alone says so."""
    formats = {"json": format_json, "github": format_github, "text": format_problems}
    if text := formats[form](problems):
        show(text)


def add_check(parser: argparse.ArgumentParser) -> None:
    """Let a command that writes files only say what it would write; `end_writing` ends it."""
    parser.add_argument("--check", action="store_true", help="write nothing; fail if something would be written")
    add_format(parser, "text", "json", "github")


def end_writing(arguments: argparse.Namespace, changed: int, problems: Sequence[Problem]) -> int:
    """Print what is wrong, say how many files were written or, with ``--check``, would be, and give the exit code."""
    print_problems(problems, arguments.format)
    say(f"{count(changed, 'file')} {'would be written' if arguments.check else 'written'}")
    return PROBLEMS if problems else FINE


def refuse(problems: Iterable[Problem]) -> int:
    """Say what keeps a command from doing its work, and give the exit code."""
    say(format_text(problems))
    return PROBLEMS
