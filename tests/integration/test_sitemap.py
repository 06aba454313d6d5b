"""The sitemap names true translations only, absolutely, and no fallback page or redirect."""

from __future__ import annotations

import gzip
from xml.etree import ElementTree as ET

from tests.integration.html_page import Built

SMALL = "https://small.example/guide/"
NAMESPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def read(built: Built) -> dict[str, dict[str, str]]:
    """Address → hreflang → address."""
    root = ET.fromstring((built.site / "sitemap.xml").read_bytes())  # noqa: S314 -- our own file
    found = {}
    for url in root.findall("s:url", NAMESPACES):
        links = url.findall("x:link", NAMESPACES)
        found[url.findtext("s:loc", "", NAMESPACES)] = {link.attrib["hreflang"]: link.attrib["href"] for link in links}
    return found


def test_it_parses_and_the_compressed_one_is_the_same(built: Built) -> None:
    assert read(built)
    assert gzip.decompress((built.site / "sitemap.xml.gz").read_bytes()) == (built.site / "sitemap.xml").read_bytes()


def test_only_one_sitemap_is_written_and_robots_names_it(small: Built) -> None:
    assert [path.relative_to(small.site).as_posix() for path in small.site.rglob("sitemap*.xml")] == ["sitemap.xml"]
    assert f"Sitemap: {SMALL}sitemap.xml" in (small.site / "robots.txt").read_text(encoding="utf-8")


def test_hreflang_names_true_translations_only(small: Built) -> None:
    found = read(small)
    everywhere = {"en": f"{SMALL}tools/zebra/", "de": f"{SMALL}de/tools/zebra/", "fr": f"{SMALL}fr/tools/zebra/"}
    for address in everywhere.values():
        assert found[address] == {**everywhere, "x-default": everywhere["en"]}
    assert found[f"{SMALL}tools/amboss/"] == {"en": f"{SMALL}tools/amboss/", "x-default": f"{SMALL}tools/amboss/"}
    assert found[f"{SMALL}fr/tools/ecran/"] == {"fr": f"{SMALL}fr/tools/ecran/"}
    assert set(found[f"{SMALL}about/method/"]) == {"en", "de", "x-default"}
    assert set(found[f"{SMALL}needs/protect-ip/"]) == {"en", "fr", "x-default"}


def test_fallback_pages_redirects_and_404_pages_are_left_out(small: Built) -> None:
    absent = (
        "de/tools/amboss/",
        "tools/ecran/",
        "de/tools/ecran/",
        "fr/about/method/",
        "de/needs/protect-ip/",
        "tools/zebra-old/",
    )
    found = read(small)
    assert [path for path in absent if f"{SMALL}{path}" in found] == []
    assert not any("404" in address for address in found)


def test_every_address_is_absolute_leads_to_a_page_and_is_that_page_s_canonical_one(built: Built) -> None:
    found = read(built)
    base = next(address for address in found if address.count("/") <= 4 and found[address].get("x-default") == address)
    for address, alternates in found.items():
        assert all(other.startswith(base) for other in (address, *alternates.values()))
        assert all(other in found for other in alternates.values())
        page = built.page(address.removeprefix(base))
        assert page.first("link", rel="canonical").attrs["href"] == address
