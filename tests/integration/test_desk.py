"""The two pages for those who look after the guide: what they list, in which language, and who is kept away."""

from __future__ import annotations

import json

import pytest
from tests.integration.html_page import Built
from tests.integration.small_guide import SmallGuide

STATUS, HEALTH = "about/translation-status/", "about/catalogue-health/"
EDIT = "https://forge.example/small/edit/main/"
NEW = "https://forge.example/small/new/main/"
HISTORY = "https://forge.example/small/commits/main/"


@pytest.mark.parametrize(
    ("prefix", "title", "figures"),
    [
        ("", "Translation status", "Written in this language"),
        ("de/", "Stand der Übersetzungen", "In dieser Sprache verfasst"),
        ("fr/", "État des traductions", "Écrites dans cette langue"),
    ],
)
def test_the_table_counts_all_languages_and_leads_to_their_pages(
    small: Built, prefix: str, title: str, figures: str
) -> None:
    path = f"{prefix}{STATUS}index.html"
    page = small.page(path)
    assert page.first("h1").text == title
    rows = [cell.text for cell in page.all("th", scope="row")]
    numbers = [int(cell.text) for cell in page.all("td")]
    assert rows[0] == figures
    assert len(numbers) == 3 * len(rows)
    written, current, outdated, missing, unmarked, *_ = (numbers[n : n + 3] for n in range(0, len(numbers), 3))
    everything = {sum(column) for column in zip(written, current, outdated, missing, unmarked, strict=True)}
    assert everything == {sum(written)}
    others = {f"{other}{STATUS}index.html" for other in ("", "de/", "fr/")} - {path}
    assert others <= {way[0] for link in page.all("a") if (way := small.follow(path, link.attrs["href"]))}


def test_what_is_missing_can_be_begun_from_the_page(small: Built) -> None:
    page = small.page(f"fr/{STATUS}")
    assert f"{NEW}docs/fr/tools?filename=amboss.md" in page.anchors
    assert f"{EDIT}docs/en/tools/amboss.md" in page.anchors
    assert "signpost l10n start fr tools/amboss" in [code.text for code in page.all("code")]
    assert f"{NEW}docs/fr/about?filename=method.md" in page.anchors
    english = small.page(STATUS)
    assert "signpost l10n start en tools/ecran" in [code.text for code in english.all("code")]
    assert f"{EDIT}docs/fr/tools/ecran.md" in english.anchors


def test_what_is_older_than_its_original_is_listed_with_what_has_changed(guide: SmallGuide) -> None:
    guide.replace("docs/en/tools/zebra.md", "Summary of zebra in en.", "Another summary.")
    assert guide.build("--strict").returncode == 0
    page = Built(guide.site, "/guide/").page(f"de/{STATUS}")
    assert f"{EDIT}docs/de/tools/zebra.md" in page.anchors
    assert f"{HISTORY}docs/en/tools/zebra.md" in page.anchors
    assert "signpost l10n stamp docs/de/tools/zebra.md" in [code.text for code in page.all("code")]


def test_what_is_due_depends_on_the_day_of_the_facts_and_on_no_clock(small: Built, guide: SmallGuide) -> None:
    source = "https://example.org/links"
    assert source not in small.page(f"de/{HEALTH}").anchors
    assert "Am 22. November 2026 war nichts fällig. Als Nächstes:" in small.page(f"de/{HEALTH}").first("main").text
    assert guide.build("--strict", SOURCE_DATE_EPOCH="1811000000").returncode == 0  # 22 May 2027
    page = Built(guide.site, "/guide/").page(f"de/{HEALTH}")
    assert source in page.anchors
    assert f"{EDIT}tools/zebra.yml" in page.anchors


def test_thin_needs_and_facts_without_a_source_are_named(small: Built) -> None:
    page = small.page(f"fr/{HEALTH}")
    thin = page.first("section", **{"aria-labelledby": "thin"}).text
    assert "Protéger son travail" in thin
    assert "Royaume-Uni : 0" in thin.replace("\N{NO-BREAK SPACE}", " ")
    assert "Sans source" in page.first("main").text


@pytest.mark.parametrize("prefix", ["", "de/", "fr/"])
@pytest.mark.parametrize("name", [STATUS, HEALTH])
def test_search_engines_and_the_search_leave_them_out(small: Built, prefix: str, name: str) -> None:
    page = small.page(f"{prefix}{name}")
    assert page.first("meta", name="robots").attrs["content"] == "noindex"
    assert name not in (small.site / "sitemap.xml").read_text(encoding="utf-8")
    index = json.loads((small.site / prefix / "search" / "search_index.json").read_text(encoding="utf-8"))
    assert not [found for found in index["docs"] if name in found["location"]]


def test_only_they_are_kept_from_search_engines(small: Built) -> None:
    kept = {path for path in small.paths() if small.page(path).all("meta", name="robots")}
    ours = {f"{prefix}{name}index.html" for prefix in ("", "de/", "fr/") for name in (STATUS, HEALTH)}
    assert ours <= kept
    assert not {path for path in kept - ours if "404" not in path and "old" not in path}


@pytest.mark.parametrize("prefix", ["", "de/", "fr/"])
def test_the_pages_for_contributors_lead_there(real: Built, prefix: str) -> None:
    for page, wanted in (("editors", HEALTH), ("translators", STATUS)):
        path = f"{prefix}about/{page}/index.html"
        leads = {way[0] for href in real.page(path).anchors if (way := real.follow(path, href))}
        assert f"{prefix}{wanted}index.html" in leads
