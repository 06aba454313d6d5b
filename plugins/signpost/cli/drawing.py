"""``signpost finder``: a picture of the check-up's rules.

Comes in: parsed arguments. Goes out: a flowchart on standard output, and an exit code.
Example: ``signpost finder --mermaid > check-up.mmd``.
Decides nothing: `findergraph` does.
"""

from __future__ import annotations

import argparse
from typing import Any

from signpost import findergraph, manual
from signpost.cli.frame import UsageError, add_command, end_count, open_workspace
from signpost.terminal import show


def add_commands(commands: Any) -> None:  # noqa: ANN401 - argparse keeps its type private
    """Add ``finder``; its ``run`` returns the exit code."""
    what = "draw what answers to the check-up lead to"
    asked = add_command(commands, "finder", what, manual.FINDER, manual.FINDER_EXAMPLES)
    asked.add_argument("--mermaid", action="store_true", required=True, help="as a Mermaid flowchart")
    asked.set_defaults(run=_draw)


def _draw(arguments: argparse.Namespace) -> int:
    guide = open_workspace(arguments)
    finder = guide.project.finder
    if finder is None:
        message = "this guide has no check-up: there is no finder.yml"
        raise UsageError(message)
    show(findergraph.draw(finder, guide.project.finder_words[guide.default]))
    return end_count(guide)
