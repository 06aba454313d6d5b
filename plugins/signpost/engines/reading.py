"""MkDocs' configuration → a checked `Guide`, or a build that ends before anything is written.

Comes in: the configuration and the project's folder. Goes out: a `Reading`: the guide and its rendered bodies.
A preview gets what is sound of the guide, or the guide as it was last, and what to tell the editor.
Every problem is told in one run, as ``file:line: what is wrong; what would be right``.
"""

from __future__ import annotations

import logging
import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn, Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from signpost.bodies import Bodies
from signpost.check import check_guide
from signpost.engines.i18n import Languages
from signpost.guide import Guide, Settings
from signpost.model import Day, Reference
from signpost.placeholders import CONFIGURATION, Setting, find_placeholders, read_settings, replace_values
from signpost.problems import Problem, format_text, summary
from signpost.project import COLLECTIONS, VOCABULARY, read_project
from signpost.remainder import read_remainder
from signpost.site import Addresses

log = logging.getLogger("mkdocs.plugins.signpost")


@dataclass(frozen=True, slots=True)
class Reading:
    """A guide to be built. ``problems`` are the errors that a preview leaves out or, where ``kept``, is older than."""

    guide: Guide
    bodies: Bodies
    left_out: frozenset[Reference] = frozenset()
    problems: tuple[Problem, ...] = ()
    kept: bool = False


class SignpostOptions(Protocol):
    """What is needed of the plugin's own settings."""

    mail: str
    edit_root: str
    home_country: dict[str, str]


def read_guide(config: MkDocsConfig, options: SignpostOptions, *, publishing: bool) -> Reading:
    """Read and check the guide of a configuration; where it is to be published, refuse placeholders."""
    own = {"mail": options.mail, "edit_root": options.edit_root}
    operator = read_operator(config, own) if publishing else ()
    return read_checked(find_root(config), _addresses(config), _settings(config, options), operator)


def read_preview(config: MkDocsConfig, options: SignpostOptions, last: Reading | None) -> Reading:
    """Read the guide without its broken entries or, where more is broken, give it as it was ``last``.

    Where there is nothing to go back to, the build ends as any other would.
    """
    found = read_remainder(find_root(config), _addresses(config), _settings(config, options))
    if found.guide is None or found.bodies is None:
        if last is None:
            _refuse(found.problems, "built")
        tell(found.problems)
        bodies = Bodies(last.guide, frozenset(map(str, last.left_out)))
        return Reading(last.guide, bodies, last.left_out, found.problems, kept=True)
    tell((*found.problems, *found.others))
    return Reading(found.guide, found.bodies, found.left_out, found.problems)


def find_root(config: MkDocsConfig) -> Path:
    """Give the project's folder: the one with the configuration."""
    return Path(config.config_file_path or ".").parent


def _addresses(config: MkDocsConfig) -> Addresses:
    languages = Languages.of(config)
    return Addresses(languages.default, languages.all)


def _settings(config: MkDocsConfig, options: SignpostOptions) -> Settings:
    return Settings(
        site_url=config.site_url or "",
        site_name=config.site_name,
        edit_root=f"{options.edit_root.rstrip('/')}/" if options.edit_root else "",
        mail=options.mail,
        as_of=read_as_of(find_root(config)),
        home_country=options.home_country,
    )


def read_checked(root: Path, addresses: Addresses, settings: Settings, operator: tuple[Setting, ...] = ()) -> Reading:
    """Read the project and check all of it; with errors, tell them all and end the build.

    ``operator`` are the settings of a guide that is to be published: only then is a placeholder an error.
    """
    project = read_project(root, addresses.locales, addresses.default)
    guide = Guide(project, addresses, settings)
    bodies = Bodies(guide)
    problems = [*check_guide(guide, bodies), *(find_placeholders(guide, operator) if operator else ())]
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        _refuse(errors, "published" if operator else "built")
    tell(problems)
    return Reading(guide, bodies)


def _refuse(errors: Sequence[Problem], done: str) -> NoReturn:
    message = f"{format_text(errors)}\n{summary(errors)}; nothing was {done}"
    raise Abort(message)


def tell(problems: Iterable[Problem]) -> None:
    """Print problems, each at its level."""
    levels = {"error": logging.ERROR, "warning": logging.WARNING}
    for problem in problems:
        log.log(levels.get(problem.severity, logging.INFO), "%s", problem)


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
