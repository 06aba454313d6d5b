"""Catalogues of made-up tools as bare pages: our content and data without the theme, for measuring in a browser.

Comes in: a folder and a number. Goes out: ``ours``, ``minisearch`` and ``pagefind`` below it, each with
``tools/index.html``, and ``entries.json`` with what a naive reference needs.
Example: ``python -m bench.catalogue_site /tmp/catalogue 1348``.

The three share HTML, style sheets and cards; they differ in the script, and in the data that it loads.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

from bench.generate import ROOT, SEED, generate
from signpost.browserdata import catalogue_files
from signpost.guide import Guide, Settings
from signpost.model import Day, Entry
from signpost.options import FacetOptions
from signpost.project import read_project
from signpost.render import Renderer
from signpost.scripts import minify
from signpost.site import Addresses

LOCALE = "en"
TOOLS = "tools"
ASSETS = ROOT / "plugins" / "signpost" / "assets"
PEERS = Path(__file__).parent / "browser"
OURS = "assets/signpost/catalogue"
SCRIPTS = re.compile(rf'<link rel="modulepreload"[^>]*>\n?|<script type="module" src="[^"]*{OURS}[^"]*"></script>')
SEEN = re.compile(r"(?<=seen: )[\d-]+")
PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="../bare.css">
<link rel="stylesheet" href="../assets/signpost/signpost.css">
<link rel="stylesheet" href="../assets/signpost/catalogue.css">
{head}</head>
<body data-md-color-scheme="default"><main class="md-typeset">
{content}
</main></body>
</html>
"""
BARE = "html{font-size:125%}body{margin:1rem;font-family:sans-serif}*{box-sizing:border-box}\n"


def write_site(folder: Path, tools: int) -> None:
    """Generate a guide of `tools` tools and write its catalogue three times."""
    source = folder / "guide"
    generate(source, tools)
    _spread_days(source)
    addresses = Addresses(LOCALE, (LOCALE,))
    now = datetime.now(UTC)
    today = Day(now.year, now.month, now.day)
    guide = Guide(read_project(source, (LOCALE,), LOCALE), addresses, Settings(as_of=today))
    renderer = Renderer(guide, lambda _text, _view: "", {})
    words = guide.pages(f"{TOOLS}/index")[LOCALE]
    content = renderer.index(TOOLS, LOCALE, words, "<p>Made-up tools.</p>").content
    view = renderer.view(LOCALE, addresses.index(LOCALE, TOOLS))
    data = {name: make() for name, make in catalogue_files(guide, TOOLS, view, renderer.listings)}
    entries = list(_describe(guide, renderer.listings.facets(TOOLS, LOCALE), data, today))
    _write_json(folder / "entries.json", entries)
    _write_ours(folder / "ours", content, data)
    _write_minisearch(folder / "minisearch", content, entries)
    _write_pagefind(folder / "pagefind", content, entries)
    shutil.rmtree(source)


def _spread_days(source: Path) -> None:
    """Let every tool have been checked on a day of its own in 20 months: the generator gives all the same one."""
    chance = random.Random(SEED)  # noqa: S311 -- plausible, not secret
    for path in sorted((source / TOOLS).glob("*.yml")):
        year, month = divmod(chance.randint(2, 21), 12)
        day = f"{2025 + year}-{month + 1:02}-{chance.randint(1, 28):02}"
        path.write_text(SEEN.sub(day, path.read_text(encoding="utf-8")), encoding="utf-8")


def _describe(
    guide: Guide, facets: Iterable[FacetOptions], data: dict[str, Any], today: Day
) -> Iterator[dict[str, Any]]:
    """Give what is known of every entry in dictionary order, in plain lists: its card, its values, its texts."""
    values: dict[str, dict[str, list[str]]] = {}
    for facet in facets:
        for option in facet.options:
            for entry in option.entries:
                values.setdefault(entry.id, {}).setdefault(facet.id, []).append(option.value)
    cards = [card for name, cards in data.items() if name.startswith("cards-") for card in cards]
    by_id = {card[0]: card for card in cards}
    for entry in guide.ordered(TOOLS, LOCALE):
        _, name, summary, facts, *_ = by_id[entry.id]
        labels = _labels(guide, entry)
        if _read_in_the_last_year(entry, today):
            values[entry.id]["checked"] = ["last-12-months"]
        card = {"id": entry.id, "name": name, "summary": summary, "facts": facts}
        yield {**card, "labels": labels, "values": values[entry.id]}


def _read_in_the_last_year(entry: Entry, today: Day) -> bool:
    """Tell it once more, plainly: what the build and the scripts say is compared with it."""
    last = max(str(source.seen) for source in entry.sources)[:7]
    return last >= f"{today.year - 1}-{today.month:02}"


def _labels(guide: Guide, entry: Entry) -> list[str]:
    """Give the names of what an entry's chosen values mean, as the text index has them."""
    found: list[str] = []
    for field in guide.catalogue.collections[entry.collection].facts:
        value = entry.facts.get(field.name)
        if field.type == "choice" and isinstance(value, tuple):
            of = field.options.get("of", "")
            for term in map(str, value):
                title = guide.need_words(guide.catalogue.needs[term], LOCALE).title if of == "needs" else None
                found.append(title or guide.wordings[LOCALE].label(of, term))
    return found


def _write_ours(folder: Path, content: str, data: dict[str, Any]) -> None:
    links = "".join(re.findall(r'<link rel="modulepreload"[^>]*>\n?', content))
    _write_page(folder, content.replace(links, ""), links)
    for script in sorted((ASSETS / "catalogue").glob("*.js")):
        target = folder / OURS / script.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(minify(script.read_text(encoding="utf-8")), encoding="utf-8")
    for name, value in data.items():
        _write_json(folder / TOOLS / name, value)


def _write_minisearch(folder: Path, content: str, entries: list[dict[str, Any]]) -> None:
    _write_page(folder, _with_peer(content, "minisearch"), "")
    _copy_peer(folder, "minisearch.js", "peer.js")
    _write_json(folder / TOOLS / "entries.json", entries)


def _write_pagefind(folder: Path, content: str, entries: list[dict[str, Any]]) -> None:
    """Write the page, and a page to index for every entry: ``bench.catalogue`` runs Pagefind over them."""
    _write_page(folder, _with_peer(content, "pagefind"), "")
    _copy_peer(folder, "pagefind.js", "peer.js")
    for position, entry in enumerate(entries):
        marks = "".join(
            f'<i data-pagefind-filter="{facet}:{escape(value)}"></i>'
            for facet, values in entry["values"].items()
            for value in values
        )
        card = escape(json.dumps([entry["summary"], entry["facts"]], ensure_ascii=False))
        page = (
            f'<!doctype html><html lang="{LOCALE}"><title>{escape(entry["name"])}</title>'
            f"<main data-pagefind-body><h1>{escape(entry['name'])}</h1><p>{escape(entry['summary'])}</p>"
            f"<p>{escape(', '.join(entry['labels']))}</p>{marks}"
            f'<i data-pagefind-meta="card:{card}"></i><i data-pagefind-sort="at:{position}"></i></main></html>'
        )
        target = folder / TOOLS / entry["id"] / "index.html"
        target.parent.mkdir(parents=True)
        target.write_text(page, encoding="utf-8")


def _with_peer(content: str, name: str) -> str:
    return SCRIPTS.sub("", content) + f'<script type="module" src="../assets/{name}.js"></script>'


def _copy_peer(folder: Path, *names: str) -> None:
    for name in names:
        target = folder / "assets" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(minify((PEERS / name).read_text(encoding="utf-8")), encoding="utf-8")


def _write_page(folder: Path, content: str, head: str) -> None:
    target = folder / TOOLS / "index.html"
    target.parent.mkdir(parents=True)
    target.write_text(PAGE.format(title="Tools", head=head, content=content), encoding="utf-8")
    (folder / "bare.css").write_text(BARE, encoding="utf-8")
    (folder / "assets" / "signpost").mkdir(parents=True)
    for name in ("signpost.css", "catalogue.css"):
        shutil.copyfile(ASSETS / name, folder / "assets" / "signpost" / name)


def _write_json(target: Path, value: object) -> None:
    target.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


if __name__ == "__main__":
    write_site(Path(sys.argv[1]), int(sys.argv[2]))
