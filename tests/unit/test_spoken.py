"""What was said: sentences with their seconds, and the index over them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from signpost.captions import Captions, Cue
from signpost.guide import Guide, Settings
from signpost.project import read_project
from signpost.site import Addresses
from signpost.spoken import find_sentences, spoken_files
from signpost.textindex import build_index

COLLECTION = """videos:
  schema_type: VideoObject
  card: [media]
  facts: {media: {type: media, many: yes}}
  words: {title: {type: text, required: yes}, summary: {type: text}}
  facets: {}
"""


def sentences(*cues: tuple[float, str]) -> list[tuple[int, str]]:
    """Return the sentences of cues: start in seconds and text; each lasts until the next, the last a second."""
    starts = [int(start * 1000) for start, _ in cues]
    ends = [*starts[1:], starts[-1] + 1000]
    said = tuple(Cue(start, end, (text,)) for (_, text), start, end in zip(cues, starts, ends, strict=True))
    return list(find_sentences(Captions(said)))


@pytest.mark.parametrize(
    ("cues", "found"),
    [
        ([(1.9, "One. Two! Three?")], [(1, "One."), (1, "Two!"), (1, "Three?")]),
        ([(1, "This goes"), (3, "on here. And"), (5, "ends.")], [(1, "This goes on here."), (3, "And ends.")]),
        ([(1, "No full stop"), (83.4, "at all")], [(1, "No full stop at all")]),
        ([(1, "«\u00a0Bonjour\u202f!\u00a0» Il dit oui.")], [(1, "«\u00a0Bonjour\u202f!\u00a0»"), (1, "Il dit oui.")]),
        ([(1, "« Oui ! » Elle part.")], [(1, "« Oui ! »"), (1, "Elle part.")]),
        ([(1, "»Nein!« Dann ging er. »Doch«")], [(1, "»Nein!«"), (1, "Dann ging er."), (1, "»Doch«")]),
        ([(1, '„Ja.“ He left. "Why?" Hm.')], [(1, "„Ja.“"), (1, "He left."), (1, '"Why?"'), (1, "Hm.")]),
        ([(1, "Das gilt z. B. Frau Dr. Lovelace am 3. Mai.")], [(1, "Das gilt z. B. Frau Dr. Lovelace am 3. Mai.")]),
        ([(1, "Das sagt Dr."), (2, "Ada. Ja.")], [(1, "Das sagt Dr. Ada."), (2, "Ja.")]),
        ([(1, "It was 2014. We left.")], [(1, "It was 2014."), (1, "We left.")]),
        ([(1, "Version 1.5 is e.g. fine")], [(1, "Version 1.5 is e.g. fine")]),
        ([(1, "早い。遅い。")], [(1, "早い。"), (1, "遅い。")]),
        ([(1, "(Music)")], [(1, "(Music)")]),
    ],
)
def test_sentences(cues: list[tuple[float, str]], found: list[tuple[int, str]]) -> None:
    assert sentences(*cues) == found


def test_a_sentence_ends_after_a_pause_with_a_speaker_and_with_many_words() -> None:
    cues = (Cue(0, 1000, ("one",)), Cue(3000, 4000, ("two",)), Cue(4000, 5000, ("three",), "Ada"))
    assert list(find_sentences(Captions(cues))) == [(0, "one"), (3, "two"), (4, "three")]
    found = sentences(*((second, "one two three four five six seven eight nine ten") for second in range(9)))
    assert [second for second, _ in found] == [0, 4, 8]


def test_nothing_is_lost() -> None:
    cues = [(1.0, "A. B"), (2.0, "c. D!"), (3.0, "E… f. G"), (9.0, "H")]
    assert " ".join(text for _, text in sentences(*cues)).split() == " ".join(text for _, text in cues).split()


@pytest.fixture
def root(sound_root: Path) -> Path:
    """Return a guide with three films: two with German captions, the third with none."""
    with (sound_root / "collections.yml").open("a", encoding="utf-8") as stream:
        stream.write(COLLECTION)
    with (sound_root / "vocabulary.yml").open("a", encoding="utf-8") as stream:
        stream.write("  media_platforms: [youtube]\n")
    for folder in ("videos", "docs/en/videos", "docs/de/videos"):
        (sound_root / folder).mkdir()
    for name, title in (("one", "Zahlen"), ("two", "Ärger <br>"), ("three", "Mitte")):
        (sound_root / f"videos/{name}.yml").write_text(f"name: {name}\n", encoding="utf-8")
        (sound_root / f"docs/de/videos/{name}.md").write_text(f"---\ntitle: {title}\n---\nText\n", encoding="utf-8")
    for name, text in (("one", "Mahnen Sie früh.\nDann kommt Geld."), ("two", "Die Buchführung")):
        vtt = f"WEBVTT\n\n01:23.400 --> 01:26.000\n{text}\n"
        (sound_root / f"docs/de/videos/{name}.vtt").write_text(vtt, encoding="utf-8")
    (sound_root / "docs/en/videos/one.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:02.000\nHello\n", encoding="utf-8")
    return sound_root


def read(root: Path, locale: str) -> dict[str, Any]:
    """Return the data files of a locale by name."""
    locales = ("en", "de")
    guide = Guide(read_project(root, locales, "en"), Addresses("en", locales), Settings())
    return {name: make() for name, make in spoken_files(guide, "videos", locale)}


def test_data_of_a_locale(root: Path) -> None:
    found = read(root, "de")
    assert found == {
        "said.json": {
            "v": 1,
            "films": [["two", "Ärger <br>"], ["one", "Zahlen"]],
            "index": build_index([[("Die Buchführung", 0)], [("Mahnen Sie früh. Dann kommt Geld.", 0)]]),
        },
        "said/two.json": {"v": 1, "sentences": [[83, "Die Buchführung"]]},
        "said/one.json": {"v": 1, "sentences": [[83, "Mahnen Sie früh."], [83, "Dann kommt Geld."]]},
    }
    assert json.loads(json.dumps(found)) == found
    assert "buchfuhrung" in found["said.json"]["index"]["terms"].split("\n")


def test_captions_are_not_borrowed(root: Path) -> None:
    assert read(root, "en")["said.json"]["films"] == [["one", "Zahlen"]]
    (root / "docs/en/videos/one.vtt").unlink()
    assert read(root, "en") == {}
