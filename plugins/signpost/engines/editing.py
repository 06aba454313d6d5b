"""Puts the web editor into a site: always while serving, in a build only where the operator has set a forge.

Comes in: the guide, MkDocs' configuration, and ``web_editing`` as set. Goes out: the folder ``admin/`` of the site,
or a build that ends with what is wrong. A guide without ``web_editing`` is neither slower nor larger for it.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from signpost.editorhelp import schema_line, schema_path
from signpost.engines import theme
from signpost.guide import Guide
from signpost.webediting import FOLDER, make_web_editing, read_forge

PROGRAM = theme.PACKAGE / FOLDER
"""The folder of the program, and of what reads and writes our files for it."""


def add_web_editing(guide: Guide, config: MkDocsConfig, settings: Mapping[str, object], *, serving: bool) -> None:
    """Write the web editor into the built site; nothing where no forge is set, unless the guide is being served."""
    forge = read_forge(settings) if settings else None
    if isinstance(forge, str):
        raise Abort(forge)
    if forge is None and not serving:
        return
    root = Path(config.config_file_path or ".").parent
    ids = guide.catalogue.collections
    first_lines = {id_: schema_line(id_) for id_ in ids if (root / schema_path(id_)).is_file()}
    folder = Path(config.site_dir) / FOLDER
    shutil.copytree(PROGRAM, folder, dirs_exist_ok=True)
    for name, text in make_web_editing(guide, forge, first_lines).items():
        (folder / name).write_text(text, encoding="utf-8")
