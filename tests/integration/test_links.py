"""Every link leads somewhere, fragments included, and no page loads anything from a third party or runs inline code."""

from __future__ import annotations

import re

import pytest
from tests.integration.html_page import Built

LOADED = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "audio": "src",
    "video": "src",
    "source": "src",
    "track": "src",
}
LOADING_LINKS = frozenset(
    {"stylesheet", "icon", "preload", "prefetch", "preconnect", "modulepreload", "manifest", "dns-prefetch"}
)
DATA = ("application/json", "application/ld+json")
STATE = re.compile(r"[a-z-]+=")
"""Answers in a fragment, as the check-up reads them."""
JAVASCRIPT_ANCHORS = frozenset({"__search", "__drawer", "__toc"})


def test_every_internal_link_leads_to_a_page_and_an_anchor(built: Built) -> None:
    broken = []
    for path in built.paths():
        for href in built.page(path).anchors:
            found = built.follow(path, href)
            if found is None:
                continue
            name, fragment = found
            if not (built.site / name).is_file():
                broken.append(f"{path}: {href}")
            elif (
                fragment
                and not STATE.match(fragment)
                and name.endswith(".html")
                and fragment not in built.page(name).ids
            ):
                broken.append(f"{path}: {href} (no such anchor)")
    assert broken == []


def test_every_file_that_a_page_loads_exists_and_is_ours(built: Built) -> None:
    wrong = []
    for path in built.paths():
        page = built.page(path)
        wanted = [
            element.attrs[LOADED[element.tag]] for element in page.elements if LOADED.get(element.tag) in element.attrs
        ]
        wanted += [link.attrs["href"] for link in page.all("link") if LOADING_LINKS & set(link.attrs["rel"].split())]
        for address in wanted:
            found = built.follow(path, address)
            if found is None or not (built.site / found[0]).is_file():
                wrong.append(f"{path}: {address}")
    assert wrong == []


def test_no_style_of_ours_loads_from_elsewhere(built: Built) -> None:
    for path in (built.site / "assets" / "signpost").rglob("*"):
        if path.suffix in (".css", ".js"):
            assert not re.search(
                r"(?:url\(|@import|import\s|fetch\()\s*[\"'(]*https?:", path.read_text(encoding="utf-8")
            ), path


def test_no_element_has_an_event_handler_or_an_inline_style(built: Built) -> None:
    wrong = []
    for path in built.paths():
        for element in built.page(path).elements:
            wrong += [
                f"{path}: <{element.tag} {name}>" for name in element.attrs if name.startswith("on") or name == "style"
            ]
    assert wrong == []


def test_every_inline_script_is_one_of_material_s_few(built: Built) -> None:
    """A content security policy names inline scripts by their hash: there may be only a handful for the whole site."""
    found: dict[str, str] = {}
    for path in built.paths():
        for script in built.page(path).all("script"):
            if "src" not in script.attrs and script.attrs.get("type") not in DATA:
                found.setdefault(re.sub(r'URL\("[^"]*"', 'URL("…"', script.text), path)
    assert len(found) <= 6, found.values()


def test_ids_are_unique_on_every_page(built: Built) -> None:
    wrong = []
    for path in built.paths():
        ids = [element.attrs["id"] for element in built.page(path).elements if "id" in element.attrs]
        wrong += [f"{path}: {id_}" for id_ in sorted(set(ids)) if ids.count(id_) > 1]
    assert wrong == []


@pytest.mark.parametrize(
    ("prefix", "heading"), [("", "Works with"), ("de/", "Arbeitet zusammen mit"), ("fr/", "Fonctionne avec")]
)
def test_two_tools_that_work_together_lead_to_each_other(small: Built, prefix: str, heading: str) -> None:
    for tool, other in (("zebra", "amboss"), ("amboss", "zebra")):
        path = f"{prefix}tools/{tool}/index.html"
        assert small.page(path).first("h2", id="connected").text == heading
        section = (small.site / path).read_text(encoding="utf-8").split('id="connected"')[1].split("</section>")[0]
        assert [small.target_of(path, href) for href in re.findall('href="([^"]*)"', section)] == [
            f"{prefix}tools/{other}/index.html"
        ]
    assert not small.page(f"{prefix}tools/azur/index.html").all("h2", id="connected")


def is_apart(built: Built, path: str) -> bool:
    """Say whether a page only leads on, or is for editors and kept out of the index."""
    page = built.page(path)
    return bool(page.all("meta", http_equiv="refresh") or page.all("meta", name="robots", content="noindex"))


def test_every_entry_is_reached_from_the_home_page_without_scripts(built: Built) -> None:
    for prefix in ("", "de/", "fr/"):
        reached, waiting = set(), [f"{prefix}index.html"]
        while waiting:
            path = waiting.pop()
            if path in reached or not path.endswith(".html"):
                continue
            reached.add(path)
            ways = (built.follow(path, href) for href in built.page(path).anchors)
            waiting += [name for name, _ in (way for way in ways if way is not None)]
        ours = (
            path for path in built.paths() if built.page(path).first("html").attrs["lang"] == (prefix or "en/")[:-1]
        )
        own = {path for path in ours if not path.endswith("404.html")}
        missing = {path for path in own - reached if not is_apart(built, path)}
        assert missing == set()
