"""``signpost links``: whether the addresses of a guide still lead where they led.

Comes in: parsed arguments. Goes out: a report on standard output or in a file, and an exit code. Changes no entry.
Example: ``signpost links --format github``, once a week.
Decides nothing: `linkcheck` does.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from signpost import manual
from signpost.cli.frame import FINE, PROBLEMS, UsageError, add_command, add_format, open_workspace
from signpost.linkcheck import (
    Link,
    Manners,
    Network,
    Result,
    Verdict,
    check_links,
    collect_links,
    describe,
    read_titles,
)
from signpost.problems import count, format_github, make_visible, quote
from signpost.terminal import Progress, say, show


def add_commands(commands: Any) -> None:  # noqa: ANN401 - argparse keeps its type private
    """Add ``links``; its ``run`` returns the exit code."""
    links = add_command(
        commands, "links", "ask whether links still lead somewhere", manual.LINKS, manual.LINKS_EXAMPLES
    )
    links.add_argument("names", metavar="COLLECTION/ID", nargs="*", help="only these entries, or whole collections")
    links.add_argument("--before", metavar="FILE", help="an earlier report (JSON): pages with another title have moved")
    links.add_argument("--report", metavar="FILE", help="write the report there instead of to standard output")
    links.add_argument("--contact", default="", help="an address by which whoever is asked can reach you")
    links.add_argument("--pause", type=float, default=1.0, help="seconds between requests to one host (default: 1)")
    links.add_argument("--timeout", type=float, default=15.0, help="seconds to wait for a server (default: 15)")
    links.add_argument("--retries", type=int, default=2, help="further attempts where a server is busy (default: 2)")
    add_format(links, "text", "json", "github")
    links.set_defaults(run=lambda arguments: run(arguments, Network(timeout=arguments.timeout)))


def run(arguments: argparse.Namespace, network: Network) -> int:
    """Ask all links through `network`, report, and return the exit code."""
    titles = _read_before(arguments.before) if arguments.before else {}
    guide = open_workspace(arguments)
    links = [link for link in collect_links(guide.project) if _is_wanted(link, arguments.names)]
    agent = Manners().agent + (f"; {make_visible(arguments.contact)}" if arguments.contact else "")
    manners = Manners(max(0.0, arguments.pause), max(0, arguments.retries), agent)
    with Progress("asking", len(links)) as progress:
        results = check_links(links, network, manners, titles=titles, tell=progress.tell)
    report = _format(results, arguments.format)
    if arguments.report:
        _write(arguments.report, report)
    elif report:
        show(report)
    numbers = Counter(result.verdict for result in results)
    say(f"{count(len(results), 'address')}: ".replace("addresss", "addresses") + _count(numbers))
    return PROBLEMS if numbers[Verdict.GONE] or numbers[Verdict.MOVED] else FINE


def _format(results: Sequence[Result], form: str) -> str:
    if form == "json":
        return json.dumps(describe(results), ensure_ascii=False, indent=2)
    if form == "github":
        return format_github(problem for result in results for problem in result.problems())
    parts = []
    for verdict in (Verdict.GONE, Verdict.MOVED, Verdict.UNVERIFIED):
        found = [result for result in results if result.verdict is verdict]
        parts += [f"{verdict.value}:", *(line for result in found for line in _tell(result))] if found else []
    redirected = [result for result in results if result.verdict is Verdict.OK and result.said]
    parts += ["ok, but redirected:", *(line for result in redirected for line in _tell(result))] if redirected else []
    return "\n".join(make_visible(part) for part in parts)


def _tell(result: Result) -> list[str]:
    places = ", ".join(str(place) for place in result.link.places)
    return [f"  {result.link.url} {result.said}", f"    in {places}"]


def _count(numbers: Counter[Verdict]) -> str:
    return ", ".join(f"{numbers[verdict]} {verdict.value}" for verdict in reversed(Verdict) if numbers[verdict])


def _is_wanted(link: Link, names: Sequence[str]) -> bool:
    paths = [place.path for place in link.places]
    return not names or any(
        f"/{name.strip('/')}{end}" in f"/{path}" for name in names for path in paths for end in "./"
    )


def _read_before(written: str) -> dict[str, str]:
    try:
        return read_titles(Path(written).read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError, KeyError) as error:
        message = f"{quote(written)} is no report of an earlier run; write one with --format json --report {written}"
        raise UsageError(message) from error


def _write(written: str, report: str) -> None:
    try:
        Path(written).write_text(report + "\n", encoding="utf-8")
    except OSError as error:
        show(report)
        message = f"{quote(written)} cannot be written: {error.strerror}; the report stands above"
        raise UsageError(message) from error
    sys.stdout.flush()
