"""The same guide for the programs it is measured against: ordinary MkDocs pages, Zensical, Hugo.

Comes in: a project that has been built. Goes out: three projects with a Markdown file for every page of the site, and
Hugo's one layout, made from a built page, so that bytes are alike. Pages that were written by hand are copied; what the
plugin computed (entries, lists for every facet value, indexes and needs with their cards) is made from its HTML.
Example: ``python -m bench.peers /tmp/guide`` writes ``/tmp/guide/ordinary``, ``zensical`` and ``hugo`` from ``ours``.

What the peers are spared: the facets beside every list but a collection's index, links into the middle of a page, data
for scripts, a search index per language, a sitemap of true translations, sources and links that were checked. Hugo is
spared MkDocs' theme files as well.
"""

from __future__ import annotations

import posixpath
import re
import shutil
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from bench.markdown import to_markdown

COMPUTED = re.compile(
    r'<div class="sp-(?:entry|need|home|index).*?(?=<footer class="sp-ending"|<script|</article>)', re.DOTALL
)
GLOSSARY = re.compile(r'<div class="sp-page">.*<dl class="sp-glossary">.*?</dl>', re.DOTALL)
FACETS = "sp-filters"
HUGO = """\
baseURL: https://signpost.example/
title: Signpost
defaultContentLanguage: en
disableKinds: [taxonomy, term, RSS]
languages:
"""


def write_peers(folder: Path) -> None:
    """Write the peers' projects beside ``ours``, whose site has been built."""
    settings = yaml.safe_load((folder / "ours" / "mkdocs.yml").read_text(encoding="utf-8"))
    locales = [language["locale"] for language in _plugin(settings, "i18n")["languages"]]
    pages = folder / "pages"
    for locale in locales:
        prefix = "" if locale == locales[0] else f"{locale}/"
        _write_pages(folder / "ours", prefix, locales, pages / locale)
    _write_ordinary(folder / "ordinary", pages, settings)
    _write_zensical(folder / "zensical", pages, settings, locales)
    _write_hugo(folder / "hugo", pages, folder / "ours" / "site", locales)
    shutil.rmtree(pages)


def _write_pages(ours: Path, prefix: str, locales: list[str], target: Path) -> None:
    """Write a Markdown file for every page of a locale."""
    site, words = ours / "site" / prefix, ours / "docs" / target.name
    found = (page.parent.relative_to(site).as_posix() for page in sorted(site.rglob("index.html")))
    names = [name for name in found if prefix or name.partition("/")[0] not in locales]
    files = {name: _file_of(name, words) for name in names}
    for name, file in files.items():
        (target / file).parent.mkdir(parents=True, exist_ok=True)
        html = (site / name / "index.html").read_text(encoding="utf-8")
        if computed := COMPUTED.search(html) or GLOSSARY.search(html):
            text = _write_computed(computed[0], name, files, prefix)
            (target / file).write_text(text, encoding="utf-8")
        else:
            shutil.copyfile(words / file, target / file)


def _file_of(name: str, words: Path) -> str:
    """Give the file of a page that is called ``.``, ``tools``, ``tools/penpot`` after its address."""
    index = posixpath.normpath(f"{name}/index.md")
    return index if (words / index).is_file() else f"{name}.md"


def _write_computed(html: str, name: str, files: Mapping[str, str], prefix: str) -> str:
    """Write a computed page as Markdown. Lists of cards stay out of the search index, as in the plugin's site."""
    is_index = files[name].endswith("index.md")
    body = to_markdown(html, partial(_source_of, name=name, files=files, prefix=prefix), () if is_index else (FACETS,))
    title = body.partition("\n")[0].removeprefix("# ")
    exclude = "search: {exclude: true}\n" if 'class="sp-index' in html and not is_index else ""
    return f'---\ntitle: "{title}"\n{exclude}---\n{body}'


def _source_of(href: str, name: str, files: Mapping[str, str], prefix: str) -> str:
    """Give the file that a link of a page leads to; nothing for what an ordinary site does not have."""
    if href.startswith(("https:", "mailto:")):
        return href
    path, _, fragment = href.partition("#")
    if fragment or not path:
        return ""
    address = posixpath.normpath(posixpath.join("/", prefix, name, path))
    file = files.get(posixpath.relpath(address, f"/{prefix}"))
    return posixpath.relpath(file, posixpath.dirname(files[name]) or ".") if file else ""


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
    filled = COMPUTED.sub('<div class="sp-entry">{{ .Content }}', safe, count=1)
    return re.sub(r"<title>.*?</title>", "<title>{{ .Title }}</title>", filled, count=1, flags=re.DOTALL)


if __name__ == "__main__":
    write_peers(Path(sys.argv[1]))
