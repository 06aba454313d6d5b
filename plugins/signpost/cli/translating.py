"""``signpost l10n``: what is left to translate, translations begun, and stamps.

Comes in: parsed arguments. Goes out: the status on standard output, files written, and an exit code.
Example: ``signpost l10n start de tools/penpot``.
Decides nothing: `l10n`, `lint` and `stamping` do.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from babel import Locale

from signpost import l10n, lint, manual, stamping
from signpost.cli import exchanging
from signpost.cli.frame import (
    FINE,
    UsageError,
    Workspace,
    add_command,
    add_format,
    add_texts,
    check_locale,
    end_count,
    open_workspace,
    refuse,
)
from signpost.history import find_version
from signpost.inventory import LABELS
from signpost.problems import Problem, count, format_github, make_visible, quote
from signpost.questions import FINDER
from signpost.terminal import Progress, describe_status, list_todo, say, show, tell_changes, tell_status
from signpost.translation import State
from signpost.workspace import find_path, is_language


def add_commands(commands: Any) -> None:  # noqa: ANN401 - argparse keeps its type private
    """Add ``l10n`` with its own commands; their ``run`` returns the exit code."""
    translations = add_texts(commands.add_parser("l10n", help="keep the translations"), manual.L10N, "")
    actions = translations.add_subparsers(title="commands", metavar="COMMAND", required=True)
    status = add_command(actions, "status", "what is left to translate", manual.STATUS, "")
    status.add_argument("locale", nargs="?", help="one language, such as de; without it, all")
    status.add_argument("--links", action="store_true", help="name the files that link elsewhere than their source")
    add_format(status, "text", "json", "github")
    status.add_argument("--diff", action="store_true", help="show what changed in the source of what is outdated")
    status.set_defaults(run=_status)
    start = add_command(actions, "start", "begin a translation", manual.START, manual.START_EXAMPLES)
    start.add_argument("locale", metavar="LOCALE", help="the language to translate into, such as de")
    what = "tools/penpot, needs/get-paid, a page (about/method), labels.yml or finder.yml"
    start.add_argument("name", metavar="NAME", help=what)
    start.set_defaults(run=_start)
    what = "say that translations fit their source"
    stamp = add_command(actions, "stamp", what, manual.STAMP, manual.STAMP_EXAMPLES)
    stamp.add_argument("files", metavar="FILE", nargs="*", help="a translation; with --trivial, the source words")
    kind = stamp.add_mutually_exclusive_group()
    kind.add_argument("--trivial", action="store_true", help="FILE changed trivially: stamp its stamped translations")
    kind.add_argument("--all", action="store_true", help="stamp every translation that has no stamp")
    stamp.set_defaults(run=_stamp)
    exchanging.add_actions(actions)


def _status(arguments: argparse.Namespace) -> int:
    guide = open_workspace(arguments)
    wanted = guide.locales if arguments.locale is None else (check_locale(arguments.locale, guide),)
    originals = l10n.list_originals(guide.project, guide.default)
    with Progress("reading the words"):
        advice = {locale: lint.lint_guide(guide.root, guide.project, originals, locale) for locale in wanted}
    found = [l10n.find_status(guide.project, originals, locale) for locale in wanted]
    if arguments.locale is None:
        found = [status for status in found if status.rows or status.labels or status.problems or advice[status.locale]]
    if arguments.format == "json":
        data = [describe_status(status, advice[status.locale]) for status in found]
        show(json.dumps(data, ensure_ascii=False, indent=2))
    elif arguments.format == "github":
        told = [problem for status in found for problem in (*list_todo(status), *advice[status.locale])]
        problems = [problem for problem in told if arguments.links or not lint.is_about_links(problem)]
        if text := format_github(problems):
            show(text)
    else:
        parts = ("\n".join(tell_status(status, advice[status.locale], links=arguments.links)) for status in found)
        show("\n\n".join(parts) or "nothing to translate")
        if arguments.diff:
            _show_changes(guide.root, originals, found)
    return end_count(guide)


def _show_changes(root: Path, originals: Iterable[l10n.Original], found: Iterable[l10n.Status]) -> None:
    by_name = {original.name: original for original in originals}
    shown: set[tuple[str, str]] = set()
    for status in found:
        for row in status.rows:
            original = by_name[row.name]
            digest = original.words[status.locale].source_digest if row.state is State.OUTDATED else None
            source = stamping.read(root, original.source.place.path) if digest and original.source else b""
            if digest and original.source and isinstance(source, bytes):
                path = original.source.place.path
                if (path, digest) in shown:
                    continue  # another language was translated from the same version
                shown.add((path, digest))
                new = source.decode("utf-8", "replace").replace("\r\n", "\n")
                show("\n".join(tell_changes(path, find_version(root, path, digest), new, row.path)))


def _start(arguments: argparse.Namespace) -> int:
    guide = open_workspace(arguments)
    if (arguments.name == LABELS and is_language(arguments.locale)) or arguments.name == FINDER:
        return _start_list(arguments, guide)
    locale = check_locale(arguments.locale, guide)
    begun = l10n.start(guide.root, l10n.list_originals(guide.project, guide.default), locale, arguments.name)
    if isinstance(begun, Problem):
        return refuse([begun])
    show(f"{begun.path} is there, still in the language of its source")
    say("Translate the words. Leave keys, ids, addresses, {#anchors} and the line 'l10n' as they are.")
    say("Then run: signpost check")
    return FINE


def _start_list(arguments: argparse.Namespace, guide: Workspace) -> int:
    name = arguments.name
    locale = arguments.locale if name == LABELS else check_locale(arguments.locale, guide)
    begun = l10n.start_list(guide.root, guide.default, locale, name)
    if isinstance(begun, Problem):
        return refuse([begun])
    show(f"{begun} is there, still in the language of its source")
    say("Translate the texts. Leave keys and {names in braces} as they are, and delete lines you leave for later.")
    if locale not in guide.locales:
        called = Locale.parse(locale, sep="-").get_display_name() or locale
        line = f"- {{locale: {locale}, name: {called[:1].upper()}{called[1:]}, build: true}}"
        say(f"This language is new: name it in mkdocs.yml, under i18n, languages: {line}")
    say("Then run: signpost check")
    return FINE


def _stamp(arguments: argparse.Namespace) -> int:
    if arguments.all == bool(arguments.files):
        message = "--all takes no FILE" if arguments.all else "name a FILE to stamp, or --all; see --help"
        raise UsageError(message)
    guide = open_workspace(arguments)
    originals = l10n.list_originals(guide.project, guide.default)
    stamps: list[l10n.Stamp | Problem] = list(l10n.choose_unmarked(originals)) if arguments.all else []
    choose = l10n.choose_trivial if arguments.trivial else l10n.choose_translation
    for written in arguments.files:
        path = find_path(guide.root, Path.cwd(), written)
        if path is None:
            message = f"there is no file {quote(written)} in this project; name files, such as docs/de/tools/penpot.md"
            raise UsageError(message)
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
    return refuse(problems) if problems else FINE
