"""JSON-LD says what is known for certain, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.unit.film_guide import SITE, make_guide

from signpost.linkeddata import linked_data

COMPLETE: dict[str, Any] = {"poster": ["films/one.webp"], "published": "2026-05-09"}
FILM = {"platform": "file", "file": "films/one.webm"}
ELSEWHERE = {"platform": "youtube", "id": "PaxNc5-qn6s", "page": "https://www.youtube.com/watch?v=PaxNc5-qn6s"}
CHAPTERS = {"chapters": ["0:10", "1:23"], "words": {"en": {"chapters": ["Start", "Go <on>"]}}}


def write(root: Path, locale: str = "en", site_url: str = SITE, **facts: Any) -> str:
    guide = make_guide(root, {"one": {"sources": [], **facts}}, site_url)
    errors = [problem for problem in guide.project.problems if problem.severity == "error"]
    assert errors == []
    entry = (*guide.catalogue.of("talks"), *guide.catalogue.removed("talks"))[0]
    return str(linked_data(entry, guide, locale))


def read(root: Path, locale: str = "en", site_url: str = SITE, **facts: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(write(root, locale, site_url, **{**COMPLETE, **facts}))
    return found


def test_each_type_of_fact_is_written_as_schema_org_reads_it(tmp_path: Path) -> None:
    price = {"amount": "12.50", "currency": "EUR", "period": "once", "as_of": "2026-01-01"}
    facts = {"free": "yes", "length": "8:22", "licence": "MIT", "price": price, "tongues": ["de"]}
    assert read(tmp_path, **facts, guests=[{"name": "Ann"}], files=[ELSEWHERE, FILM]) == {
        "@context": "https://schema.org",
        "@type": "VideoObject",
        "name": "One",
        "description": "About one.",
        "inLanguage": "de",
        "license": "https://spdx.org/licenses/MIT.html",
        "offers": {"@type": "Offer", "price": "12.50", "priceCurrency": "EUR"},
        "isAccessibleForFree": True,
        "uploadDate": "2026-05-09",
        "duration": "PT502S",
        "contributor": {"@type": "Person", "name": "Ann"},
        "contentUrl": f"{SITE}assets/films/one.webm",
        "thumbnailUrl": f"{SITE}assets/films/one.webp",
    }


def test_unknown_unsure_and_unconfirmed_facts_are_left_out(tmp_path: Path) -> None:
    facts = {"homepage": "https://one.example.org/", "price": "unknown", "licence": "not-applicable"}
    found = read(tmp_path, **facts, platforms={"known": ["web"], "unsure": ["linux"]}, tongues={"unsure": ["de"]})
    assert found["operatingSystem"] == "Web & more"
    assert not {"url", "offers", "license", "inLanguage"} & set(found)


def test_a_confirmed_address_is_there(tmp_path: Path) -> None:
    source = {"fields": ["homepage"], "url": "https://one.example.org/", "seen": "2026-01-01"}
    assert read(tmp_path, homepage="https://one.example.org/", sources=[source])["url"] == "https://one.example.org/"


def test_a_price_per_month_says_so_and_proprietary_is_no_licence(tmp_path: Path) -> None:
    price = {"amount": "9.00", "currency": "GBP", "period": "month", "as_of": "2026-01-01"}
    found = read(tmp_path, price=price, licence="proprietary")
    assert found["offers"]["priceSpecification"]["unitText"] == "per month"
    assert "license" not in found


@pytest.mark.parametrize(
    "missing", [{"poster": "unknown"}, {"poster": []}, {"published": "unknown"}, {"published": "2026-05"}]
)
def test_half_a_film_is_no_film(tmp_path: Path, missing: dict[str, str]) -> None:
    assert write(tmp_path, **{**COMPLETE, **missing}) == ""


def test_a_guide_without_an_address_says_nothing_of_its_films(tmp_path: Path) -> None:
    assert write(tmp_path, site_url="", **COMPLETE, files=[FILM]) == ""


def test_an_entry_that_has_left_says_nothing(tmp_path: Path) -> None:
    removed = {"status": "removed", "removed": {"reason": "closed", "day": "2026-01-01"}}
    assert write(tmp_path, **COMPLETE, **removed) == ""


def test_readers_of_a_language_are_given_the_recording_made_for_them(tmp_path: Path) -> None:
    files = [{"platform": "file", "file": f"films/two.{locale}.webm"} for locale in ("en", "fr")]
    assert read(tmp_path, "fr", files=files)["contentUrl"] == f"{SITE}assets/films/two.fr.webm"
    assert "contentUrl" not in read(tmp_path, files=[ELSEWHERE])


def test_chapters_of_our_own_films_are_clips(tmp_path: Path) -> None:
    page = f"{SITE}talks/one/"
    assert read(tmp_path, files=[FILM], **CHAPTERS)["hasPart"] == [
        {"@type": "Clip", "name": "Start", "startOffset": 10, "endOffset": 83, "url": f"{page}?t=10"},
        {"@type": "Clip", "name": "Go <on>", "startOffset": 83, "url": f"{page}?t=83"},
    ]


@pytest.mark.parametrize(
    "facts",
    [
        {"files": [ELSEWHERE]},
        {"files": [FILM], "locale": "fr", "words": {**CHAPTERS["words"], "fr": {}}},
    ],
)
def test_no_clip_where_nobody_could_jump_or_a_name_is_missing(tmp_path: Path, facts: dict[str, Any]) -> None:
    assert "hasPart" not in read(tmp_path, **{**CHAPTERS, **facts})


def test_nothing_in_it_can_end_the_element(tmp_path: Path) -> None:
    hostile = "</script><script>alert(1)</script> & <!-- '\""
    text = write(tmp_path, **COMPLETE, guests=[{"name": hostile}])
    assert not {"<", ">", "&"} & set(text)
    assert json.loads(text)["contributor"]["name"] == hostile
