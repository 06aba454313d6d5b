"""What stands beside the pages of a site: data for scripts, tracks of films, our styles, scripts and icons.

Comes in: a `Renderer`, a locale, MkDocs' configuration. Goes out: files for MkDocs, each made when it is written.
Example: ``tools/catalogue.json``. Which files there are follows from the guide; nothing here is a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from signpost.browserdata import catalogue_files
from signpost.checkup import FOLDER
from signpost.checkupdata import NAME, checkup_data
from signpost.engines import theme
from signpost.engines.computed import DataFile, MadeFile, TextFile, asset
from signpost.guide import Guide
from signpost.plandata import NAME as PLAN_NAME
from signpost.plandata import plan_data
from signpost.player import track_files
from signpost.render import Renderer
from signpost.spoken import spoken_files


def data_files(renderer: Renderer, locale: str, config: MkDocsConfig) -> Iterator[MadeFile]:
    """Yield the data that the scripts of a locale's pages load, and the tracks of its films."""
    guide, view, checkup = renderer.guide, renderer.view(locale, ""), renderer.checkup
    if checkup:
        path = f"{guide.addresses.prefix(locale)}{FOLDER}/{NAME}"
        yield DataFile(path, locale, config, partial(checkup_data, checkup, view))
    path = f"{guide.addresses.plan(locale)}{PLAN_NAME}"
    yield DataFile(path, locale, config, partial(plan_data, guide, view))
    for collection in guide.catalogue.collections:
        index = guide.addresses.index(locale, collection)
        for name, make in catalogue_files(guide, collection, view, renderer.listings):
            yield DataFile(f"{index}{name}", locale, config, make)
        for name, make in spoken_files(guide, collection, locale):
            yield DataFile(f"{index}{name}", locale, config, make)
        for path, text in track_files(guide, collection, locale):
            yield TextFile(path, locale, config, partial(str, text))


def asset_files(icons: Mapping[str, str], config: MkDocsConfig) -> Iterator[File]:
    """Yield our styles and scripts, which all locales share, and the icons that the pages show."""
    for path in theme.asset_paths():
        yield asset(path, theme.PACKAGE / "assets", config, f"{theme.ASSETS}/{path}")
    yield from icon_files(icons, config)


def icon_files(icons: Mapping[str, str], config: MkDocsConfig) -> Iterator[File]:
    """Yield the icons that the pages show, from their names and addresses."""
    folder = theme.icon_folder(config)
    for name, target in sorted(icons.items()):
        if folder is not None:
            yield asset(f"{name}.svg", folder, config, target)


def find_icons(guide: Guide, config: MkDocsConfig) -> dict[str, str]:
    """Give the address of every icon that an entry may show, by its name."""
    folder = theme.icon_folder(config)
    if folder is None:
        return {}
    names = {str(entry.facts.get("icon") or entry.id) for entry in guide.catalogue.entries if "icon" in entry.facts}
    return {name: f"{theme.ASSETS}/icons/{name}.svg" for name in sorted(names) if (folder / f"{name}.svg").is_file()}
