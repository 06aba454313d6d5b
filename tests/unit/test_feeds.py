"""Feeds, read as a feed reader reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import feedparser
from tests.unit.film_guide import SITE, make_guide

from signpost.feeds import NEWEST, has_podcast, newest, tag, write_atom, write_feeds, write_podcast

SOURCE = {"fields": ["homepage"], "url": "https://example.org/", "seen": "2026-04", "checked": "2026-06-07"}
FILM = {"platform": "file", "file": "films/one.webm"}
FRENCH = {"platform": "file", "file": "films/two.fr.webm"}
ELSEWHERE = {"platform": "youtube", "id": "PaxNc5-qn6s", "page": "https://www.youtube.com/watch?v=PaxNc5-qn6s"}


def read(text: str) -> Any:
    found = feedparser.parse(text.encode())
    assert not found.bozo, found.bozo_exception
    return found


def test_a_feed_is_sound_atom_with_absolute_addresses_and_dates_of_the_data(tmp_path: Path) -> None:
    talks = {"one": {"added": "2026-05-01", "homepage": "https://one.example.org/", "sources": [SOURCE]}}
    found = read(write_atom(make_guide(tmp_path, talks), "talks", "en"))
    assert (found.version, found.feed.title) == ("atom10", "Small & sound: Talks")
    assert found.feed.subtitle_detail.value == 'All <talks> & "more".'
    assert found.feed.id == "tag:guide.example.org,2026:talks-for-all/talks"
    links = {link.rel: link.href for link in found.feed.links}
    assert links == {"self": f"{SITE}talks/feed.xml", "alternate": f"{SITE}talks/"}
    one = found.entries[0]
    assert (one.id, one.link) == ("tag:guide.example.org,2026:talks-for-all/talks/one", f"{SITE}talks/one/")
    assert (one.published, one.updated) == ("2026-05-01T00:00:00Z", "2026-06-07T00:00:00Z")
    assert found.feed.updated == one.updated
    assert found.feed.author_detail.name == "Small & sound"


def test_the_newest_come_first_then_by_id_and_only_those_with_a_day(tmp_path: Path) -> None:
    talks = {
        "b": {"added": "2026-05-01"},
        "a": {"added": "2026-05-01"},
        "new": {"added": "2026-05-02"},
        "old": {"added": "2025"},
        "never": {},
    }
    guide = make_guide(tmp_path, talks)
    assert [entry.id for entry in newest(guide, "talks")] == ["new", "a", "b", "old"]
    assert len(read(write_atom(guide, "talks", "fr")).entries) == 4


def test_a_feed_is_not_longer_than_it_may_be(tmp_path: Path) -> None:
    guide = make_guide(tmp_path, {f"talk-{n}": {"added": "2026-05-01"} for n in range(NEWEST + 3)})
    assert len(read(write_atom(guide, "talks", "en")).entries) == NEWEST


def test_words_of_another_language_say_so(tmp_path: Path) -> None:
    words = {"en": {"title": "One", "summary": "Fish & <b>chips</b>"}}
    both = {**words, "fr": {"title": "Un", "summary": "Quoi ?"}}
    talks = {"one": {"added": "2026-05-02", "words": words}, "two": {"added": "2026-05-01", "words": both}}
    text = write_atom(make_guide(tmp_path, talks), "talks", "fr")
    one, two = read(text).entries
    assert (one.summary_detail.language, two.summary_detail.language) == ("en", "fr")
    assert (one.title_detail.language, one.title) == ("en", "One")
    assert '<summary xml:lang="en">Fish &amp; &lt;b&gt;chips&lt;/b&gt;</summary>' in text
    assert two.summary == "Quoi\N{NARROW NO-BREAK SPACE}?"
    assert two.id == "tag:guide.example.org,2026:talks-for-all/fr/talks/two"


def test_an_entry_keeps_its_id_when_it_is_renamed(tmp_path: Path) -> None:
    guide = make_guide(tmp_path, {"new-name": {"added": "2026-05-01", "formerly": ["first", "second"]}})
    entry = read(write_atom(guide, "talks", "en")).entries[0]
    assert (entry.id, entry.link) == (tag(guide, "talks/first/"), f"{SITE}talks/new-name/")


def test_a_podcast_has_the_files_that_the_guide_keeps_itself(tmp_path: Path) -> None:
    talks = {
        "one": {"added": "2026-05-01", "files": [ELSEWHERE, FILM]},
        "two": {"added": "2026-05-02", "files": [ELSEWHERE]},
    }
    asked: list[str] = []

    def size(path: str) -> int:
        asked.append(path)
        return 1234

    found = read(write_podcast(make_guide(tmp_path, talks), "talks", "en", size))
    assert (found.version, found.feed.language) == ("rss20", "en")
    assert [entry.link for entry in found.entries] == [f"{SITE}talks/one/"]
    one = found.entries[0]
    assert [dict(item) for item in one.enclosures] == [
        {"href": f"{SITE}assets/films/one.webm", "length": "1234", "type": "video/webm"}
    ]
    assert (one.id, one.guidislink) == ("tag:guide.example.org,2026:talks-for-all/talks/one", False)
    assert one.published == "Fri, 01 May 2026 00:00:00 GMT"
    assert asked == ["assets/films/one.webm"]


def test_each_language_is_sent_its_own_recording(tmp_path: Path) -> None:
    english = {"platform": "file", "file": "films/two.en.webm"}
    guide = make_guide(tmp_path, {"two": {"added": "2026-05-01", "files": [english, FRENCH]}})
    sent = [read(write_podcast(guide, "talks", locale, len)).entries[0].enclosures[0].href for locale in ("en", "fr")]
    assert sent == [f"{SITE}assets/films/two.en.webm", f"{SITE}assets/films/two.fr.webm"]


def test_what_stands_elsewhere_is_no_enclosure(tmp_path: Path) -> None:
    assert not has_podcast(make_guide(tmp_path, {"one": {"added": "2026-05-01", "files": [ELSEWHERE]}}), "talks")


def test_which_feeds_there_are(tmp_path: Path) -> None:
    talks = {"one": {"added": "2026-05-01"}, "two": {"added": "2026-05-01", "files": [FILM]}}
    paths = [path for path, _ in write_feeds(make_guide(tmp_path / "all", talks), len)]
    assert paths == ["talks/feed.xml", "talks/podcast.xml", "fr/talks/feed.xml", "fr/talks/podcast.xml"]
    without = make_guide(tmp_path / "none", {"one": talks["one"]})
    assert [path for path, _ in write_feeds(without, len)] == ["talks/feed.xml", "fr/talks/feed.xml"]


def test_without_an_address_or_anything_new_there_is_no_feed(tmp_path: Path) -> None:
    assert list(write_feeds(make_guide(tmp_path / "a", {"one": {"added": "2026"}}, site_url=""), len)) == []
    assert list(write_feeds(make_guide(tmp_path / "b", {"one": {}}), len)) == []
