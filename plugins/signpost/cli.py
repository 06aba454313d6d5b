"""The command ``signpost``: checks a guide and keeps its translations, without building anything.

Comes in: arguments, and the project around the current folder. Goes out: text on the terminal and an exit code: 0 fine,
1 problems of severity error, 2 wrong usage. Example: ``signpost check --format github`` annotates a pull request.
Results go to standard output; the last line of a check, hints and complaints about the usage to standard error.
Decides nothing about guides: `check`, `l10n` and `stamping` do. The clock is read here, and nowhere in a build.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NoReturn

from signpost import conversion, l10n, lint, manual, stamping, stats
from signpost.check import check_guide
from signpost.guide import Guide, Settings
from signpost.problems import (
    Problem,
    did_you_mean,
    format_github,
    format_json,
    format_text,
    make_visible,
    quote,
    summary,
)
from signpost.project import Project, read_project
from signpost.site import Addresses
from signpost.terminal import count, describe_status, format_problems, say, show, tell_status
from signpost.workspace import MARK, find_locales, find_path, find_root, is_language, is_root

FINE: Final = 0
PROBLEMS: Final = 1
WRONG_USAGE: Final = 2


class _UsageError(Exception):
    """What the person at the terminal asked for cannot be meant; the message says what can."""


class _Parser(argparse.ArgumentParser):
    """Complains like argparse, but never passes a control character on to the terminal."""

    def error(self, message: str) -> NoReturn:
        super().error(make_visible(message))


@dataclass(frozen=True, slots=True)
class _Workspace:
    """A project that has been read, as every command needs it."""

    root: Path
    locales: tuple[str, ...]
    project: Project

    @property
    def default(self) -> str:
        return self.locales[0]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with `argv` (else with the process's own arguments) and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if (reconfigure := getattr(stream, "reconfigure", None)) is not None:
            # A terminal that cannot show a letter gets its code instead of a traceback.
            reconfigure(errors="backslashreplace")
    arguments = _make_parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        code = run(arguments)
        sys.stdout.flush()
    except _UsageError as error:
        say(f"signpost: {error}")
        return WRONG_USAGE
    except BrokenPipeError:
        # The reader (`head`, a pager) has gone; without this, Python complains once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    return code


def _make_parser() -> argparse.ArgumentParser:
    parser = _add_texts(_Parser(prog="signpost"), manual.ABOUT, manual.EXAMPLES)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    check = _add_command(commands, "check", "find every problem of the guide", manual.CHECK, manual.CHECK_EXAMPLES)
    _add_format(check, "text", "json", "github")
    check.set_defaults(run=_check)
    counts = _add_command(commands, "stats", "count what the guide has and lacks", manual.STATS, manual.STATS_EXAMPLES)
    _add_format(counts, "text", "json")
    counts.set_defaults(run=_stats)
    translations = _add_texts(commands.add_parser("l10n", help="keep the translations"), manual.L10N, "")
    actions = translations.add_subparsers(title="commands", metavar="COMMAND", required=True)
    status = _add_command(actions, "status", "what is left to translate", manual.STATUS, "")
    status.add_argument("locale", nargs="?", help="one language, such as de; without it, all")
    status.add_argument("--links", action="store_true", help="name the files that link elsewhere than their source")
    _add_format(status, "text", "json")
    status.set_defaults(run=_status)
    start = _add_command(actions, "start", "begin a translation", manual.START, manual.START_EXAMPLES)
    start.add_argument("locale", metavar="LOCALE", help="the language to translate into, such as de")
    start.add_argument("name", metavar="COLLECTION/ID", help="tools/penpot, needs/get-paid, or a page: about/method")
    start.set_defaults(run=_start)
    what = "say that translations fit their source"
    stamp = _add_command(actions, "stamp", what, manual.STAMP, manual.STAMP_EXAMPLES)
    stamp.add_argument("files", metavar="FILE", nargs="*", help="a translation; with --trivial, the source words")
    kind = stamp.add_mutually_exclusive_group()
    kind.add_argument("--trivial", action="store_true", help="FILE changed trivially: stamp its stamped translations")
    kind.add_argument("--all", action="store_true", help="stamp every translation that has no stamp")
    stamp.set_defaults(run=_stamp)
    conversion.add_commands(commands)
    return parser


def _add_command(commands: Any, name: str, what: str, about: str, examples: str) -> argparse.ArgumentParser:  # noqa: ANN401 - argparse keeps its type private
    parser: argparse.ArgumentParser = _add_texts(commands.add_parser(name, help=what), about, examples)
    parser.add_argument("--root", metavar="DIR", help="the project's folder (default: found from here upwards)")
    parser.add_argument("--default", metavar="LOCALE", default="en", help="the guide's default language (default: en)")
    return parser


def _add_texts(parser: argparse.ArgumentParser, about: str, examples: str) -> argparse.ArgumentParser:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.description, parser.epilog = about, examples
    return parser


def _add_format(parser: argparse.ArgumentParser, *formats: str) -> None:
    parser.add_argument("--format", choices=formats, default="text", help="how to print it (default: text)")


def _open(arguments: argparse.Namespace) -> _Workspace:
    here = Path.cwd()
    root = here / arguments.root if arguments.root is not None else find_root(here)
    if root is None:
        message = f"no {MARK} here or in a folder above; change to the guide's folder, or name it with --root"
        raise _UsageError(message)
    if not is_root(root):
        message = f"{quote(str(arguments.root))} has no {MARK}; name the guide's folder with --root"
        raise _UsageError(message)
    default = arguments.default
    if not is_language(default) or not (root / "docs" / default).is_dir():
        message = f"the default language {quote(default)} has no folder in docs; name another with --default"
        raise _UsageError(message)
    locales = find_locales(root, default)
    return _Workspace(root, locales, read_project(root, locales, default))


def _check(arguments: argparse.Namespace) -> int:
    started = time.monotonic()
    guide = _open(arguments)
    addresses = Addresses(guide.default, guide.locales)
    problems = check_guide(Guide(guide.project, addresses, Settings()))
    formats = {"json": format_json, "github": format_github, "text": format_problems}
    if text := formats[arguments.format](problems):
        show(text)
    if any(problem.severity == "error" for problem in problems):
        say(f"{summary(problems)}; nothing would be built")
        return PROBLEMS
    if problems:
        say(f"{summary(problems)}; none is an error")
    else:
        files, languages = count(_count_files(guide), "file"), count(len(guide.locales), "language")
        say(f"no problems in {files}, {languages}, {time.monotonic() - started:.1f} s")
    return FINE


def _status(arguments: argparse.Namespace) -> int:
    guide = _open(arguments)
    wanted = guide.locales if arguments.locale is None else (_check_locale(arguments.locale, guide),)
    originals = l10n.list_originals(guide.project, guide.default)
    advice = {locale: lint.lint_guide(guide.root, guide.project, originals, locale) for locale in wanted}
    found = [l10n.find_status(guide.project, originals, locale) for locale in wanted]
    if arguments.locale is None:
        found = [status for status in found if status.rows or status.labels or advice[status.locale]]
    if arguments.format == "json":
        data = [describe_status(status, advice[status.locale]) for status in found]
        show(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        told = ("\n".join(tell_status(status, advice[status.locale], links=arguments.links)) for status in found)
        show("\n\n".join(told) or "nothing to translate")
    return _end_count(guide)


def _stats(arguments: argparse.Namespace) -> int:
    guide = _open(arguments)
    found = stats.count_guide(guide.project, guide.default, guide.locales)
    as_json = arguments.format == "json"
    show(json.dumps(stats.describe(found), ensure_ascii=False, indent=2) if as_json else stats.format_stats(found))
    return _end_count(guide)


def _end_count(guide: _Workspace) -> int:
    """Say that what cannot be read has not been counted, and give the exit code."""
    errors = [problem for problem in guide.project.problems if problem.severity == "error"]
    if errors:
        say(f"{summary(errors)}: files that cannot be read are not counted; see `signpost check`")
    return PROBLEMS if errors else FINE


def _start(arguments: argparse.Namespace) -> int:
    guide = _open(arguments)
    locale = _check_locale(arguments.locale, guide)
    begun = l10n.start(guide.root, l10n.list_originals(guide.project, guide.default), locale, arguments.name)
    if isinstance(begun, Problem):
        return _refuse([begun])
    show(f"{begun.path} is there, still in the language of its source")
    say("Translate the words. Leave keys, ids, addresses, {#anchors} and the line 'l10n' as they are.")
    say("Then run: signpost check")
    return FINE


def _stamp(arguments: argparse.Namespace) -> int:
    if arguments.all == bool(arguments.files):
        message = "--all takes no FILE" if arguments.all else "name a FILE to stamp, or --all; see --help"
        raise _UsageError(message)
    guide = _open(arguments)
    originals = l10n.list_originals(guide.project, guide.default)
    stamps: list[l10n.Stamp | Problem] = list(l10n.choose_unmarked(originals)) if arguments.all else []
    choose = l10n.choose_trivial if arguments.trivial else l10n.choose_translation
    for written in arguments.files:
        path = find_path(guide.root, Path.cwd(), written)
        if path is None:
            message = f"there is no file {quote(written)} in this project"
            raise _UsageError(message)
        broken = [problem for problem in guide.project.problems if problem.place.path == path]
        chosen = list(choose(originals, path))
        # Of a file that could not be read, what keeps it from being read says more than that it is not known.
        stamps += broken if broken and chosen and isinstance(chosen[0], Problem) else chosen
    return _set_stamps(guide.root, stamps)


def _set_stamps(root: Path, stamps: Iterable[l10n.Stamp | Problem]) -> int:
    problems = []
    written = 0
    for wanted in stamps:
        done = wanted if isinstance(wanted, Problem) else stamping.write_stamp(root, wanted.path, wanted.digest)
        if isinstance(done, Problem):
            problems.append(done)
        elif isinstance(wanted, l10n.Stamp):
            written += done
            show(make_visible(f"{wanted.path}: {'stamped' if done else 'was stamped already'}"))
    say(f"{count(written, 'file')} written")
    return _refuse(problems) if problems else FINE


def _check_locale(locale: str, guide: _Workspace) -> str:
    if locale not in guide.locales:
        message = f"unknown language {quote(locale)}; {did_you_mean(locale, guide.locales)}"
        raise _UsageError(message)
    return locale


def _refuse(problems: Iterable[Problem]) -> int:
    say(format_text(problems))
    return PROBLEMS


def _count_files(guide: _Workspace) -> int:
    """Count the files of a guide without problems: two declarations, labels, facts, words, captions, pages, needs."""
    project = guide.project
    words = sum(len(entry.words) + 1 for entry in project.catalogue.entries)
    captions = sum(len(by_locale) for by_locale in project.captions.values())
    return 2 + len(project.labels) + words + captions + len(project.page_files)
