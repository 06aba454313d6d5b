"""``signpost check`` and ``signpost stats``: what is wrong with a guide, and what it has.

Comes in: parsed arguments. Goes out: problems or counts on standard output, and an exit code.
Example: ``signpost check --format github`` annotates a pull request.
Decides nothing: `check`, `placeholders` and `stats` do.
"""

from __future__ import annotations

import argparse
import json
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from signpost import manual, stats
from signpost.check import check_guide
from signpost.cli.frame import (
    FINE,
    PROBLEMS,
    Workspace,
    add_command,
    add_format,
    end_count,
    open_workspace,
    print_problems,
)
from signpost.due import find_ahead
from signpost.guide import Guide, Settings
from signpost.model import Day
from signpost.placeholders import find_placeholders, read_settings
from signpost.problems import collect, count, summary
from signpost.site import Addresses
from signpost.terminal import Progress, say, show


def add_commands(commands: Any) -> None:  # noqa: ANN401 - argparse keeps its type private
    """Add ``check`` and ``stats``; their ``run`` returns the exit code."""
    check = add_command(commands, "check", "find every problem of the guide", manual.CHECK, manual.CHECK_EXAMPLES)
    add_format(check, "text", "json", "github")
    check.add_argument("--publish", action="store_true", help="refuse placeholders too, as publishing does")
    check.set_defaults(run=_check)
    counts = add_command(commands, "stats", "count what the guide has and lacks", manual.STATS, manual.STATS_EXAMPLES)
    add_format(counts, "text", "json")
    counts.set_defaults(run=_stats)


def _check(arguments: argparse.Namespace) -> int:
    started = time.monotonic()
    guide = open_workspace(arguments)
    joined = Guide(guide.project, Addresses(guide.default, guide.locales), Settings())
    with Progress("checking texts and links"):
        ahead = find_ahead(guide.project.catalogue, _tomorrow())
        problems = collect([*check_guide(joined), *ahead])
    if arguments.publish:
        problems = collect([*problems, *find_placeholders(joined, read_settings(guide.root))])
    print_problems(problems, arguments.format)
    if any(problem.severity == "error" for problem in problems):
        say(f"{summary(problems)}; nothing would be {'published' if arguments.publish else 'built'}")
        return PROBLEMS
    if problems:
        strict = any(problem.severity == "warning" for problem in problems)
        say(f"{summary(problems)}; none is an error{', but a strict build stops at a warning' if strict else ''}")
    else:
        files, languages = count(_count_files(guide), "file"), count(len(guide.locales), "language")
        say(f"no problems in {files}, {languages}, {time.monotonic() - started:.1f} s")
    return FINE


def _tomorrow() -> Day:
    """Give the latest day that it may be anywhere on Earth, give or take."""
    day = datetime.now(UTC).date() + timedelta(days=1)
    return Day(day.year, day.month, day.day)


def _stats(arguments: argparse.Namespace) -> int:
    guide = open_workspace(arguments)
    found = stats.count_guide(guide.project, guide.default, guide.locales)
    as_json = arguments.format == "json"
    show(json.dumps(stats.describe(found), ensure_ascii=False, indent=2) if as_json else stats.format_stats(found))
    return end_count(guide)


def _count_files(guide: Workspace) -> int:
    """Count the files of a guide without problems: two declarations, labels, facts, words, captions, pages, needs."""
    project = guide.project
    words = sum(len(entry.words) + 1 for entry in project.catalogue.entries)
    captions = sum(len(by_locale) for by_locale in project.captions.values())
    return 2 + len(project.labels) + words + captions + len(project.page_files)
