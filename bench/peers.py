"""The same guide for the programs it is measured against: ordinary MkDocs pages, Zensical, Hugo.

Comes in: a project that has been built. Goes out: three projects with a Markdown page for every page of a tool, made
from the HTML that the plugin wrote, and Hugo's one layout, made from a built page, so that bytes are alike.
Example: ``python -m bench.peers /tmp/guide`` writes ``/tmp/guide/ordinary``, ``zensical`` and ``hugo`` from ``ours``.

What the peers are spared: index pages with cards, need pages with what serves them, a search index per language, a
sitemap of true translations, sources and links that were checked. Hugo is spared MkDocs' theme files as well.
"""

from __future__ import annotations

import posixpath
import re
import shutil
import sys
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from bench.markdown import to_markdown

CONTENT = re.compile(r'<div class="sp-entry.*?(?=<footer class="sp-ending")', re.DOTALL)
HUGO = """\
baseURL: https://signpost.example/
title: Signpost
defaultContentLanguage: en
disableKinds: [taxonomy, term, RSS, section]
languages:
"""


def write_peers(folder: Path) -> None:
    """Write the peers' projects beside ``ours``, whose site has been built."""
    settings = yaml.safe_load((folder / "ours" / "mkdocs.yml").read_text(encoding="utf-8"))
    locales = [language["locale"] for language in _plugin(settings, "i18n")["languages"]]
    pages = folder / "pages"
    for locale in locales:
        _copy_hand_written(folder / "ours" / "docs" / locale, pages / locale)
        _write_tools(folder / "ours" / "site" / ("" if locale == locales[0] else locale), pages / locale, locale)
    _write_ordinary(folder / "ordinary", pages, settings)
    _write_zensical(folder / "zensical", pages, settings, locales)
    _write_hugo(folder / "hugo", pages, folder / "ours" / "site", locales)
    shutil.rmtree(pages)


def _copy_hand_written(source: Path, target: Path) -> None:
    for page in sorted(source.rglob("*.md")):
        path = page.relative_to(source)
        if path.parts[0] != "tools" or path.name == "index.md":
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(page, target / path)


def _write_tools(site: Path, target: Path, locale: str) -> None:
    for page in sorted((site / "tools").glob("*/index.html")):
        tool = page.parent.name
        found = CONTENT.search(page.read_text(encoding="utf-8"))
        html = found[0] if found else ""
        body = to_markdown(html, partial(_source_of, tool=tool, locale=locale))
        title = body.partition("\n")[0].removeprefix("# ") if found else tool
        (target / "tools" / f"{tool}.md").write_text(f'---\ntitle: "{title}"\n---\n{body}', encoding="utf-8")


def _source_of(href: str, tool: str, locale: str) -> str:
    """Give the file that a link of a tool's page leads to; nothing for what an ordinary page does not have."""
    if href.startswith(("https:", "mailto:")):
        return href
    path, _, fragment = href.partition("#")
    if fragment or not path:
        return ""
    site_path = posixpath.normpath(posixpath.join("/", *([] if locale == "en" else [locale]), "tools", tool, path))
    parts = [part for part in site_path.split("/") if part and part != locale]
    if len(parts) != 2 or parts[0] not in {"tools", "needs"}:  # noqa: PLR2004 -- the folder and the page
        return ""
    return f"{parts[1]}.md" if parts[0] == "tools" else f"../needs/{parts[1]}.md"


def _plugin(settings: dict[str, Any], name: str) -> dict[str, Any]:
    return next(item[name] for item in settings["plugins"] if isinstance(item, dict) and name in item)


def _write_ordinary(target: Path, pages: Path, settings: dict[str, Any]) -> None:
    """Write a MkDocs project with the same theme, the same i18n plugin and settings, and no plugin of ours."""
    plugins = [item for item in settings["plugins"] if not (isinstance(item, dict) and "signpost" in item)]
    unlisted = {"nav": {"omitted_files": "ignore"}, "links": settings["validation"]["links"]}
    _write_mkdocs(target, pages, {**settings, "plugins": plugins, "strict": False, "validation": unlisted})


def _write_zensical(target: Path, pages: Path, settings: dict[str, Any], locales: list[str]) -> None:
    """Write a project without i18n: the languages are three folders, the navigation is the first one's."""
    nav = _below(settings["nav"], locales[0])
    _write_mkdocs(target, pages, {**settings, "plugins": ["search"], "strict": False, "validation": {}, "nav": nav})


def _write_mkdocs(target: Path, pages: Path, settings: dict[str, Any]) -> None:
    shutil.copytree(pages, target / "docs")
    (target / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")


def _below(nav: Any, folder: str) -> Any:  # noqa: ANN401 -- MkDocs' nested lists
    if isinstance(nav, list):
        return [_below(item, folder) for item in nav]
    if isinstance(nav, dict):
        return {title: _below(item, folder) for title, item in nav.items()}
    return f"{folder}/{nav}"


def _write_hugo(target: Path, pages: Path, site: Path, locales: list[str]) -> None:
    """Write a Hugo project of the same pages; its layout is a built page with gaps."""
    settings = HUGO
    for weight, locale in enumerate(locales, 1):
        settings += f"  {locale}: {{weight: {weight}, contentDir: content/{locale}}}\n"
    shutil.copytree(pages, target / "content")
    for index in sorted((target / "content").rglob("index.md")):
        index.rename(index.with_name("_index.md"))
    layouts = target / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (target / "hugo.yaml").write_text(settings, encoding="utf-8")
    built = next(iter(sorted((site / "tools").glob("*/index.html")))).read_text(encoding="utf-8")
    layout = _layout(built)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(layout, encoding="utf-8")


def _layout(built: str) -> str:
    safe = re.sub(r"{{|}}", "", built)
    filled = CONTENT.sub('<div class="sp-entry">{{ .Content }}', safe, count=1)
    return re.sub(r"<title>.*?</title>", "<title>{{ .Title }}</title>", filled, count=1, flags=re.DOTALL)


if __name__ == "__main__":
    write_peers(Path(sys.argv[1]))
