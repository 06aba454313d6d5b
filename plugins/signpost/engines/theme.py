"""Our theme over Material: templates, styles and scripts, added to MkDocs' configuration.

Comes in: the configuration, once per locale. Goes out: the same, with our folder of templates before Material's;
doing it twice changes nothing.
"""

from __future__ import annotations

from importlib.resources import files as package_files
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig

from signpost.rewriter import make_anchor

PACKAGE = Path(str(package_files("signpost")))
ASSETS = "assets/signpost"
STYLES = tuple(
    f"{ASSETS}/{name}.css" for name in ("signpost", "catalogue", "video", "checkup", "plan", "worksheet", "print")
)


def extend(config: MkDocsConfig) -> None:
    """Put our templates after the operator's own and before Material's, add our styles, and tame Python-Markdown.

    Generated ids get a prefix, so that no heading takes an id of the theme; tables align without style attributes.
    """
    config.mdx_configs.setdefault("toc", {})["slugify"] = _slugify
    config.mdx_configs.setdefault("tables", {})["use_align_attribute"] = True
    folder = str(PACKAGE / "theme")
    if folder not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, folder)
    config.extra_css = [*dict.fromkeys([*STYLES, *config.extra_css])]


def _slugify(words: str, separator: str) -> str:  # noqa: ARG001 -- Python-Markdown's signature
    return make_anchor(words, "")


def asset_paths() -> list[str]:
    """Give the paths of our styles and scripts, relative to the package's ``assets/``."""
    folder = PACKAGE / "assets"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def icon_folder(config: MkDocsConfig) -> Path | None:
    """Find the folder of brand icons (Simple Icons) that Material ships."""
    for folder in config.theme.dirs:
        icons = Path(folder) / ".icons" / "simple"
        if icons.is_dir():
            return icons
    return None


def has_overrides(config: MkDocsConfig) -> bool:
    """Tell whether the operator has templates of their own in ``theme.custom_dir``."""
    folder = config.theme.custom_dir
    return folder is not None and any(Path(folder).rglob("*.html"))


def search_worker(config: MkDocsConfig) -> str:
    """Find the file name of Material's search worker, which carries a hash."""
    for folder in config.theme.dirs:
        for worker in sorted(Path(folder, "assets", "javascripts", "workers").glob("search.*.min.js")):
            return worker.name
    return ""


def cache_templates(env: Environment, config: MkDocsConfig) -> None:
    """Keep compiled templates beside the project, so that the next locale and the next build need not compile them."""
    folder = Path(config.config_file_path or ".").parent / ".cache" / "signpost" / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(folder))
