"""MkDocs' configuration → a checked `Guide`, or a build that ends before anything is written.

Comes in: the configuration and the project's folder. Goes out: the guide and its rendered bodies.
Every problem is told in one run, as ``file:line: what is wrong; what would be right``.
"""

from __future__ import annotations

import logging
import os
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from signpost.bodies import Bodies
from signpost.check import check_guide
from signpost.guide import Guide, Settings
from signpost.model import Day
from signpost.placeholders import CONFIGURATION, Setting, find_placeholders, read_settings, replace_values
from signpost.problems import format_text, summary
from signpost.project import COLLECTIONS, VOCABULARY, read_project
from signpost.site import Addresses

log = logging.getLogger("mkdocs.plugins.signpost")


def read_checked(
    root: Path, addresses: Addresses, settings: Settings, operator: tuple[Setting, ...] = ()
) -> tuple[Guide, Bodies]:
    """Read the project and check all of it; with errors, tell them all and end the build.

    ``operator`` are the settings of a guide that is to be published: only then is a placeholder an error.
    """
    project = read_project(root, addresses.locales, addresses.default)
    guide = Guide(project, addresses, settings)
    bodies = Bodies(guide)
    problems = [*check_guide(guide, bodies), *(find_placeholders(guide, operator) if operator else ())]
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        message = f"{format_text(errors)}\n{summary(errors)}; nothing was {'published' if operator else 'built'}"
        raise Abort(message)
    for problem in problems:
        log.log(logging.WARNING if problem.severity == "warning" else logging.INFO, "%s", problem)
    return guide, bodies


def read_operator(config: MkDocsConfig, own: Mapping[str, str]) -> tuple[Setting, ...]:
    """Give the operator's settings as this build has them, ``own`` being those of the plugin, with their lines."""
    path = Path(config.config_file_path or CONFIGURATION)
    values = {"site_url": config.site_url or "", "repo_url": config.repo_url or "", **own}
    return replace_values(read_settings(path.parent, path.name), values)


def source_paths(guide: Guide, root: Path) -> list[Path]:
    """Give what a guide is made from and MkDocs does not watch: everything but ``docs/`` and ``mkdocs.yml``."""
    files = (root / name for name in (COLLECTIONS, VOCABULARY, "finder.yml", "worksheets.yml"))
    folders = (root / collection for collection in guide.catalogue.collections)
    return [path for path in (*files, *folders) if path.exists()]


def read_as_of(root: Path) -> Day | None:
    """Give the day of the input: ``SOURCE_DATE_EPOCH``, else the last commit's; never the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- fixed words
        epoch = done.stdout.strip() if done.returncode == 0 else ""
    if not epoch.isdigit():
        return None
    moment = datetime.fromtimestamp(int(epoch), UTC)
    return Day(moment.year, moment.month, moment.day)
