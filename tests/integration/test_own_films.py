"""The films that the guide keeps itself are what their facts say: as long, as large, with captions that fit."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from signpost.fields.files import locale_of
from signpost.likeness import find_repeated
from signpost.model import Entry, Media
from signpost.project import Project, read_project

REPOSITORY = Path(__file__).parents[2]
ASSETS = REPOSITORY / "docs" / "assets"
LOCALES = ("en", "de", "fr")
LARGEST_FILM = 3_000_000
LARGEST_POSTER = 40_000
CALMEST, FASTEST = 40, 90


@pytest.fixture(scope="module")
def project() -> Project:
    return read_project(REPOSITORY, LOCALES, "en")


@pytest.fixture(scope="module")
def films(project: Project) -> list[Entry]:
    return [entry for entry in project.catalogue.entries if any(own_files(entry))]


def own_files(entry: Entry) -> Iterator[str]:
    media = entry.facts.get("media")
    for item in media if isinstance(media, tuple) else ():
        if isinstance(item, Media) and item.file:
            yield item.file


def webm_seconds(data: bytes) -> float:
    """Read the duration and its unit from the segment's information."""
    scale = re.search(rb"\x2a\xd7\xb1([\x81-\x88])", data)
    unit = 1_000_000
    if scale:
        unit = int.from_bytes(data[scale.end() : scale.end() + scale[1][0] - 0x80], "big")
    long = re.search(rb"\x44\x89\x88(.{8})", data, re.DOTALL)
    assert long is not None
    return struct.unpack(">d", long[1])[0] * unit / 1e9


def mp4_seconds(data: bytes) -> float:
    """Read the duration and its unit from the movie's header."""
    header = data.index(b"mvhd") + 4
    wide = data[header] == 1
    unit, length = struct.unpack_from(">IQ" if wide else ">II", data, header + (20 if wide else 12))
    return length / unit


SECONDS = {".webm": webm_seconds, ".mp4": mp4_seconds}


def test_the_guide_has_films_of_its_own_in_each_language(films: list[Entry]) -> None:
    assert len(films) >= 3
    for film in films:
        recordings = {(locale_of(name), Path(name).suffix) for name in own_files(film)}
        assert recordings == {(locale, ending) for locale in LOCALES for ending in SECONDS}


def test_each_recording_is_as_long_as_its_facts_say(films: list[Entry]) -> None:
    for film in films:
        length = film.facts["duration"]
        assert isinstance(length, int)
        assert CALMEST <= length <= FASTEST
        for name in own_files(film):
            path = ASSETS / name
            assert SECONDS[path.suffix](path.read_bytes()) == pytest.approx(length, abs=0.5), name


def test_captions_and_chapters_end_before_the_film(films: list[Entry], project: Project) -> None:
    for film in films:
        length = film.facts["duration"]
        chapters = film.facts["chapters"]
        assert isinstance(length, int)
        assert isinstance(chapters, tuple)
        assert chapters[-1] < length
        captions = project.captions[film.reference]
        assert set(captions) == set(LOCALES)
        moments = {locale: [(cue.start, cue.end) for cue in said.cues] for locale, said in captions.items()}
        assert moments["en"] == moments["de"] == moments["fr"]
        assert moments["en"][-1][1] <= length * 1000


def test_films_and_posters_are_small(films: list[Entry]) -> None:
    for film in films:
        posters = film.facts["poster"]
        assert isinstance(posters, tuple)
        assert {locale_of(str(name)) for name in posters} == set(LOCALES)
        for name in own_files(film):
            assert (ASSETS / name).stat().st_size <= LARGEST_FILM, name
        for name in posters:
            assert (ASSETS / str(name)).stat().st_size <= LARGEST_POSTER, name


def test_none_is_taken_for_another(films: list[Entry], project: Project) -> None:
    paths = {film.place.path for film in films}
    assert [problem for problem in find_repeated(project.catalogue) if problem.place.path in paths] == []
