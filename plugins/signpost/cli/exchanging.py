"""``signpost l10n export`` and ``import``: translations in the programs that translators know.

Comes in: parsed arguments. Goes out: a PO or XLIFF file, or files of the guide, and an exit code.
Example: ``signpost l10n export de > guide.de.po``, later ``signpost l10n import de guide.de.po``.
Decides nothing: `exchange` does. A file that comes back is read here, at most 50 MB of it.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Final

from signpost import exchange, l10n, manual
from signpost.cli.frame import FINE, UsageError, Workspace, add_command, check_locale, end_count, open_workspace, refuse
from signpost.exchange import po, xliff
from signpost.model import Place
from signpost.problems import Problem, count, did_you_mean, format_text, make_visible, quote, summary
from signpost.terminal import say, show
from signpost.workspace import find_path
from signpost.writing import replace_files

MOST_BYTES: Final = 50_000_000


def add_actions(actions: Any) -> None:  # noqa: ANN401 - argparse keeps its type private
    """Add ``export`` and ``import`` to the commands of ``l10n``; their ``run`` returns the exit code."""
    export = add_command(actions, "export", "texts for a translation program", manual.EXPORT, manual.EXPORT_EXAMPLES)
    export.add_argument("locale", metavar="LOCALE", help="the language to translate into, such as de")
    export.add_argument(
        "fields",
        metavar="NAME",
        nargs="*",
        default=(),
        help="tools/penpot, a file of it, labels.yml, finder.yml; without: all",
    )
    export.add_argument("--format", choices=("po", "xliff"), default="po", help="what to write (default: po)")
    export.add_argument("--todo", action="store_true", help="only files that are missing, outdated or without a stamp")
    export.add_argument("--output", metavar="FILE", help="a new file; without it, standard output")
    export.set_defaults(run=_export)
    back = add_command(actions, "import", "translations from such a program", manual.IMPORT, manual.IMPORT_EXAMPLES)
    back.add_argument("locale", metavar="LOCALE", help="the language of the translations, such as de")
    back.add_argument("file", metavar="FILE", help="the PO or XLIFF 1.2 file that came back")
    back.add_argument("--unsure", action="store_true", help="take what is fuzzy or needs review, too")
    back.add_argument("--other-links", action="store_true", help="links may lead elsewhere than in the source")
    back.set_defaults(run=_import)


def _export(arguments: argparse.Namespace) -> int:
    workspace = open_workspace(arguments)
    locale = check_locale(arguments.locale, workspace)
    guide = _guide(workspace)
    names = [_find_name(guide, written) for written in arguments.fields]
    pages = list(exchange.list_pages(guide, locale, names, todo=arguments.todo))
    text = exchange.write_xliff(pages, locale) if arguments.format == "xliff" else exchange.write_po(pages, locale)
    if arguments.output is None:
        show(text.removesuffix("\n"))
    else:
        try:
            with Path(arguments.output).open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "not a possible name"
            message = f"{quote(arguments.output)} cannot be written: {reason}; name a new file"
            raise UsageError(message) from error
    units = sum(len(page.units) for page in pages)
    say(f"{count(units, 'text')} of {count(len(pages), 'file')}")
    return end_count(workspace)


def _import(arguments: argparse.Namespace) -> int:
    workspace = open_workspace(arguments)
    locale = check_locale(arguments.locale, workspace)
    path = make_visible(arguments.file)
    translations, problems = _read(arguments.file, path, locale)
    options = exchange.Options(unsure=arguments.unsure, links=not arguments.other_links)
    arrival = exchange.take(_guide(workspace), locale, translations, options)
    problems += arrival.problems
    if any(problem.severity == "error" for problem in problems):
        code = refuse(problems)
        say(f"{summary(problems)}; nothing was written")
        return code
    if problems:
        say(format_text(problems))
    if failed := replace_files(workspace.root, arrival.files):
        return refuse([failed])
    for written in sorted(arrival.files):
        show(make_visible(f"{written}: written"))
    say(f"{count(arrival.taken, 'translation')} taken, {count(len(arrival.files), 'file')} written")
    if arrival.files:
        say("Then run: signpost check")
    return FINE


def _read(written: str, path: str, locale: str) -> tuple[list[exchange.Translation], list[Problem]]:
    try:
        with Path(written).open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a possible name"
        message = f"{quote(written)} cannot be read: {reason}"
        raise UsageError(message) from error
    if len(data) > MOST_BYTES:
        hint = "export less of the guide at once"
        return [], [Problem(Place(path), f"the file is larger than {MOST_BYTES // 1_000_000} MB", hint)]
    if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        return xliff.read_translations(data, path, locale)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = Place(path, data.count(b"\n", 0, error.start) + 1)
        return [], [Problem(place, "this is neither PO in UTF-8 nor XLIFF", "save it as UTF-8")]
    return po.read_translations(text, path, locale)


def _guide(workspace: Workspace) -> exchange.Guide:
    originals = l10n.list_originals(workspace.project, workspace.default)
    return exchange.Guide(workspace.root, workspace.project, workspace.default, originals)


def _find_name(guide: exchange.Guide, written: str) -> str:
    """Return the name of what is meant by a name, or by a file in any language."""
    path = find_path(guide.root, Path.cwd(), written) or ""
    name = "/".join(path.split("/")[2:]).removesuffix(".md") if path.startswith("docs/") else written
    known = [*exchange.LISTS, *(original.name for original in guide.originals)]
    if name not in known:
        message = f"nothing in this guide is called {quote(written)}; {did_you_mean(written, known)}".removesuffix("; ")
        raise UsageError(message)
    return name
