"""`python -m films [FILM…] [--locale de]`: record the guide's own films anew, all of them or those that are named."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import sync_playwright
from tests.browser.server import serving
from tests.find_chromium import find

from films import add_a_tool, find_a_tool, need_pages
from films.camera import FLAGS, Camera, SpoiltTakeError, Take
from films.encoding import encode
from films.scenario import Scenario, no_preparation
from films.workshop import REPOSITORY, Workshop

FILMS: Final = {module.FILM.id: module.FILM for module in (find_a_tool, need_pages, add_a_tool)}
LOCALES: Final = ("en", "de", "fr")
FOLDER: Final = REPOSITORY / "docs" / "assets" / "films"
TAKES: Final = 3
"""A busy machine spoils a take; then there is another one."""


def main() -> int:
    """Record, one film after the other, and say how large the files are."""
    parser = argparse.ArgumentParser(prog="python -m films", description=__doc__)
    parser.add_argument("films", nargs="*", metavar="FILM", help=f"one of {', '.join(FILMS)}")
    parser.add_argument("--locale", action="append", choices=LOCALES)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--pace", type=float, default=1, help="seconds for one of the film: 2 on a busy machine")
    wishes = parser.parse_args()
    unknown = [name for name in wishes.films if name not in FILMS]
    if unknown:
        parser.error(f"unknown film {unknown[0]}")
    for name in wishes.films or FILMS:
        film = FILMS[name]
        for locale, site, material in set_up(film, wishes.locale or LOCALES):
            take = record(film, locale, site, material, wishes.pace)
            for path in encode(take, wishes.folder, f"{film.id}.{locale}", film.poster):
                sys.stdout.write(f"{path.name}: {path.stat().st_size // 1000} kB\n")
                sys.stdout.flush()
    return 0


def set_up(film: Scenario, locales: Sequence[str]) -> Iterator[tuple[str, Path, Any]]:
    """Give every locale, the site to film and what has been prepared; a guide that nothing changes is built once."""
    groups = [locales] if film.prepare is no_preparation else [[locale] for locale in locales]
    for group in groups:
        with tempfile.TemporaryDirectory() as folder:
            workshop = Workshop(Path(folder))
            material = film.prepare(workshop, group[0])
            site = workshop.build()
            for locale in group:
                yield locale, site, material


def record(film: Scenario, locale: str, site: Path, material: Any, pace: float) -> Take:  # noqa: ANN401 - the film knows
    """Film a scenario in a language, again if the take is spoilt. Raises `SpoiltTakeError` when none was good."""
    with serving(site, LOCALES) as base, sync_playwright() as playwright:
        for number in range(1, TAKES + 1):
            browser = playwright.chromium.launch(executable_path=find(), args=list(FLAGS))
            camera = Camera(browser, base, locale, pace)
            try:
                film.play(camera, material)
                return camera.cut(film.seconds)
            except SpoiltTakeError as error:
                sys.stderr.write(f"{film.id}.{locale}, take {number}: {error}\n")
            finally:
                browser.close()
    message = f"{film.id}.{locale}: no good take"
    raise SpoiltTakeError(message)


if __name__ == "__main__":
    sys.exit(main())
