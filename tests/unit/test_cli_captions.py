"""``signpost captions convert``: what it writes, what it leaves alone, and its exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost import cli, conversion

Captured = pytest.CaptureFixture[str]

SRT = "1\r\n00:00:01,000 --> 00:00:03,500\r\n<i>Guten</i> Tag\r\n\r\n2\r\n00:00:04,000 --> 00:00:06,000\r\nR&D\r\n"
VTT = "WEBVTT\n\n00:00:01.000 --> 00:00:03.500\nGuten Tag\n\n00:00:04.000 --> 00:00:06.000\nR&amp;D\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one SubRip file and no project, which is the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talk.srt").write_bytes(SRT.encode())
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file(folder: Path, capsys: Captured) -> None:
    assert cli.main(["captions", "convert", "talk.srt"]) == 0
    assert capsys.readouterr() == ("talk.vtt is there, with 2 cues\n", "")
    assert (folder / "talk.vtt").read_bytes() == VTT.encode()
    assert names(folder) == ["talk.srt", "talk.vtt"]
    assert (folder / "talk.vtt").stat().st_nlink == 1


def test_several_files_and_upper_case(folder: Path, capsys: Captured) -> None:
    (folder / "sub").mkdir()
    (folder / "sub/B.v2.SRT").write_text(SRT, encoding="utf-8")
    assert cli.main(["captions", "convert", "talk.srt", "sub/B.v2.SRT"]) == 0
    assert capsys.readouterr().out == "talk.vtt is there, with 2 cues\nsub/B.v2.vtt is there, with 2 cues\n"
    assert names(folder / "sub") == ["B.v2.SRT", "B.v2.vtt"]


def test_an_existing_file_is_never_overwritten(folder: Path, capsys: Captured) -> None:
    (folder / "talk.vtt").write_text("mine", encoding="utf-8")
    (folder / "more.srt").write_text(SRT, encoding="utf-8")
    assert cli.main(["captions", "convert", "talk.srt", "more.srt"]) == 1
    told = capsys.readouterr()
    assert told.err == "talk.vtt:1: this file exists already; remove or rename it first\n"
    assert told.out == "more.vtt is there, with 2 cues\n"
    assert (folder / "talk.vtt").read_text(encoding="utf-8") == "mine"
    assert names(folder) == ["more.srt", "more.vtt", "talk.srt", "talk.vtt"]


def test_a_dangling_link_is_an_existing_file(folder: Path, capsys: Captured) -> None:
    (folder / "talk.vtt").symlink_to("elsewhere")
    assert cli.main(["captions", "convert", "talk.srt"]) == 1
    assert "exists already" in capsys.readouterr().err
    assert names(folder) == ["talk.srt", "talk.vtt"]


def test_problems_keep_a_file_from_being_written(folder: Path, capsys: Captured) -> None:
    (folder / "talk.srt").write_text(SRT.replace("\r\n", "\n").replace("04,000", "03,000"), encoding="utf-8")
    assert cli.main(["captions", "convert", "./talk.srt"]) == 1
    assert capsys.readouterr() == (
        "",
        (
            "./talk.srt:6: the cue starts at 00:00:03.000, while the one above it lasts until 00:00:03.500; "
            "let that one end at 00:00:03.000 or earlier\n"
        ),
    )
    (folder / "talk.srt").write_bytes("1\n00:00:01,000 --> 00:00:02,000\ncafé".encode("latin-1"))
    assert cli.main(["captions", "convert", "talk.srt"]) == 1
    expected = "talk.srt:3: byte 0xE9 is not UTF-8 (in Latin-1 it would be 'é'); save the file as UTF-8\n"
    assert capsys.readouterr().err == expected
    (folder / "talk.srt").write_bytes(SRT.encode("utf-16"))
    assert cli.main(["captions", "convert", "talk.srt"]) == 1
    assert capsys.readouterr().err == "talk.srt:1: the file is UTF-16; save the file as UTF-8\n"
    assert names(folder) == ["talk.srt"]


def test_advice_does_not(folder: Path, capsys: Captured) -> None:
    (folder / "talk.srt").write_text("1\n00:00:01,000 --> 00:00:09,000\nHi\n", encoding="utf-8")
    assert cli.main(["captions", "convert", "talk.srt"]) == 0
    told = capsys.readouterr()
    assert told.out == "talk.vtt is there, with 1 cue\n"
    assert told.err == "talk.srt:2: advice: a cue of 8.0 seconds; divide it: up to 7\n"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("none.srt", "signpost: there is no file 'none.srt'\n"),
        ("a\x1bb.srt", "signpost: there is no file 'a<U+001B>b.srt'\n"),
        ("a\0b.srt", "signpost: there is no file 'a<U+0000>b.srt'\n"),
        ("talk.txt", "signpost: 'talk.txt' is no SubRip file; name files that end in .srt\n"),
        ("folder.srt", "signpost: there is no file 'folder.srt'\n"),
    ],
)
def test_wrong_usage_writes_nothing(folder: Path, capsys: Captured, name: str, told: str) -> None:
    (folder / "folder.srt").mkdir()
    assert cli.main(["captions", "convert", "talk.srt", name]) == 2
    assert capsys.readouterr() == ("", told)
    assert names(folder) == ["folder.srt", "talk.srt"]


def test_no_file_and_no_command(folder: Path, capsys: Captured) -> None:
    for arguments in (["captions"], ["captions", "convert"]):
        with pytest.raises(SystemExit) as ended:
            cli.main(arguments)
        assert ended.value.code == 2
    with pytest.raises(SystemExit) as ended:
        cli.main(["captions", "convert", "--help"])
    assert ended.value.code == 0
    assert "signpost captions convert docs/de/videos/*.srt" in capsys.readouterr().out
    assert names(folder) == ["talk.srt"]


def test_a_file_system_without_hard_links(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(conversion.os, "link", refuse)
    assert conversion.convert_file("talk.srt") == (2, [])
    assert (folder / "talk.vtt").read_bytes() == VTT.encode()
    assert conversion.convert_file("talk.srt")[0] is None
    assert names(folder) == ["talk.srt", "talk.vtt"]


def test_a_disk_that_is_full(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(conversion.os, "fsync", fail)
    cues, problems = conversion.convert_file("talk.srt")
    assert cues is None
    assert [str(problem) for problem in problems] == [
        "talk.vtt:1: cannot be written: No space left on device; check the folder"
    ]
    assert names(folder) == ["talk.srt"]


def test_what_is_converted_passes_the_check(
    sound_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(sound_root)
    collections = """films:
  schema_type: VideoObject
  card: [media]
  facts: {media: {type: media, many: yes}}
  words: {summary: {type: text, required: yes}}
  facets: {}
"""
    with Path("collections.yml").open("a", encoding="utf-8") as stream:
        stream.write(collections)
    with Path("vocabulary.yml").open("a", encoding="utf-8") as stream:
        stream.write("  media_platforms: [youtube]\n")
    Path("docs/de/films").mkdir()
    Path("docs/en/films").mkdir()
    Path("films").mkdir()
    Path("films/talk.yml").write_text("name: Talk\n", encoding="utf-8")
    Path("docs/en/films/talk.md").write_text("---\nsummary: S\n---\nText\n", encoding="utf-8")
    Path("docs/de/films/talk.srt").write_text(SRT, encoding="utf-8")
    assert cli.main(["captions", "convert", "docs/de/films/talk.srt"]) == 0
    Path("docs/de/films/talk.srt").unlink()
    capsys.readouterr()
    assert cli.main(["check"]) == 0
    assert "films/talk" not in capsys.readouterr().out
    Path("docs/de/films/talk.vtt").write_text("WEBVTT\n\n00:01.000 -->\nHi\n", encoding="utf-8")
    assert cli.main(["check"]) == 1
    assert "docs/de/films/talk.vtt:3: a time is missing; write hours" in capsys.readouterr().out
