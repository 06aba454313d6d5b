"""People's pages, feeds and JSON-LD in a built guide: reached, listed, sound, and in the page's language."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any

import feedparser
import pytest
from tests.integration.html_page import Built
from tests.integration.small_guide import HOSTILE_NAME, HOSTILE_SUMMARY, SmallGuide
from tests.integration.test_sitemap import SMALL, read

from signpost.feeds import NEWEST

ANN = 'Ann "A" & <b>'


def parse(path: Path) -> Any:
    found = feedparser.parse(path.read_bytes())
    assert not found.bozo, found.bozo_exception
    return found


@pytest.mark.parametrize(
    ("prefix", "title", "lead"),
    [
        ("", "Speakers in our videos", f"1 video with {ANN} in this guide."),
        ("de/", "Wer in den Videos spricht", f"1 Video mit {ANN} in diesem Wegweiser."),
        ("fr/", "Qui parle dans les vidéos", f"1 vidéo avec {ANN} dans ce guide."),
    ],
)
def test_a_speaker_is_reached_from_film_and_index_in_every_language(
    small: Built, prefix: str, title: str, lead: str
) -> None:
    person, index = f"{prefix}videos/speakers/ann-a-b/index.html", f"{prefix}videos/speakers/index.html"
    film = f"{prefix}videos/worth/index.html"
    leads = {
        source: {way[0] for href in small.page(source).anchors if (way := small.follow(source, href))}
        for source in (person, index, f"{prefix}videos/index.html")
    }
    links = [link for link in small.page(film).all("a") if link.text == ANN]
    assert [small.target_of(film, link.attrs["href"]) for link in links] == [person]
    assert {film, index} <= leads[person]
    assert person in leads[index]
    assert index in leads[f"{prefix}videos/index.html"]
    page = small.page(person)
    assert (page.first("h1").text, small.page(index).first("h1").text) == (ANN, title)
    assert page.first("meta", name="description").attrs["content"] == lead
    crumbs = [small.target_of(person, link.attrs["href"]) for link in page.all("a", class_="md-path__link")]
    assert crumbs[-1] == f"{prefix}videos/index.html"


def test_speakers_stand_in_the_sitemap_in_all_languages(small: Built) -> None:
    found = read(small)
    assert set(found[f"{SMALL}fr/videos/speakers/ann-a-b/"]) == {"en", "de", "fr", "x-default"}
    assert f"{SMALL}de/videos/speakers/" in found


@pytest.mark.parametrize("locale", ["en", "de", "fr"])
def test_a_feed_names_pages_that_exist_in_its_language(small: Built, locale: str) -> None:
    prefix = "" if locale == "en" else f"{locale}/"
    found = parse(small.site / f"{prefix}videos/feed.xml")
    assert [entry.link for entry in found.entries] == [
        f"{SMALL}{prefix}videos/{id_}/" for id_ in ("tour", "worth", "gezeigt")
    ]
    assert all((small.site / entry.link.removeprefix(SMALL) / "index.html").is_file() for entry in found.entries)
    assert [entry.summary_detail.language for entry in found.entries] == [locale, locale, "de"]
    assert found.feed.updated == "2026-05-03T00:00:00Z"


def test_a_feed_is_linked_where_readers_see_it_and_not_where_material_asks_for_sitemaps(small: Built) -> None:
    """Material fetches ``sitemap.xml`` beside every ``link[rel=alternate]``: a feed must not be one."""
    index = "fr/videos/index.html"
    assert "feed.xml" in " ".join(small.page(index).anchors)
    assert not [path for path in small.paths() for link in small.page(path).all("link", rel="alternate")]


def test_only_what_is_new_has_a_feed(small: Built) -> None:
    feeds = {path.relative_to(small.site).as_posix() for path in small.site.rglob("*.xml")}
    videos = {f"{prefix}videos/{name}.xml" for prefix in ("", "de/", "fr/") for name in ("feed", "podcast")}
    assert feeds == {"sitemap.xml", *videos}


def test_the_guide_has_a_sound_feed_of_tools_and_of_videos_in_every_language(real: Built) -> None:
    seen: dict[str, str] = {}
    for locale, collection in product(("en", "de", "fr"), ("tools", "videos")):
        folder = f"{'' if locale == 'en' else locale + '/'}{collection}/"
        found = parse(real.site / f"{folder}feed.xml")
        assert (found.version, found.feed.language) == ("atom10", locale)
        links = {link.rel: link.href for link in found.feed.links}
        assert links["self"] == f"{links['alternate']}feed.xml"
        assert links["alternate"].endswith(folder)
        assert 0 < len(found.entries) <= NEWEST
        for entry in found.entries:
            assert entry.link.startswith(links["alternate"])
            assert (real.site / folder / entry.link.removeprefix(links["alternate"]) / "index.html").is_file()
            assert seen.setdefault(entry.id, entry.link) == entry.link
            assert entry.title.strip()
            assert entry.summary.strip()
            assert entry.updated_parsed >= entry.published_parsed
    for podcast in real.site.rglob("podcast.xml"):
        found = parse(podcast)
        assert found.version == "rss20"
        assert all(int(item.length) > 0 for entry in found.entries for item in entry.enclosures)


def test_json_ld_says_what_is_confirmed(small: Built) -> None:
    said = json.loads(small.page("tools/sud/").first("script", type="application/ld+json").text)
    assert (said["@type"], said["name"]) == ("SoftwareApplication", HOSTILE_NAME)
    assert said["description"] == HOSTILE_SUMMARY
    assert said["url"] == "https://sud.example.org"
    assert "operatingSystem" not in said
    assert not small.page("videos/worth/").all("script", type="application/ld+json")
    assert not small.page("tools/gone/").all("script", type="application/ld+json")


@pytest.mark.parametrize(("prefix", "file"), [("", "tour.en.webm"), ("de/", "tour.de.webm"), ("fr/", "tour.en.webm")])
def test_every_language_has_a_podcast_with_a_recording_and_its_size(small: Built, prefix: str, file: str) -> None:
    found = parse(small.site / f"{prefix}videos/podcast.xml")
    size = (small.site / "assets/films" / file).stat().st_size
    enclosures = [dict(item) for entry in found.entries for item in entry.enclosures]
    assert enclosures == [{"href": f"{SMALL}assets/films/{file}", "length": str(size), "type": "video/webm"}]
    assert "podcast.xml" in " ".join(small.page(f"{prefix}videos/").anchors)
    said = json.loads(small.page(f"{prefix}videos/tour/").first("script", type="application/ld+json").text)
    assert said["contentUrl"] == f"{SMALL}assets/films/{file}"
    assert said["thumbnailUrl"] == f"{SMALL}assets/films/tour.webp"


def test_without_an_address_there_is_no_feed_and_no_link_to_one(guide: SmallGuide) -> None:
    guide.write(site_url="")
    assert guide.build().returncode == 0
    assert not list(guide.site.rglob("feed.xml"))
    assert "feed.xml" not in (guide.site / "videos" / "index.html").read_text(encoding="utf-8")


def test_two_spellings_of_one_name_are_told_before_anything_is_built(guide: SmallGuide) -> None:
    guide.replace("videos/gezeigt.yml", "name: Gezeigt", "name: Gezeigt\nspeakers:\n- name: Ann A & B")
    done = guide.build()
    assert done.returncode == 1
    assert "would share a page" in done.stdout + done.stderr
