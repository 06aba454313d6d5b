"""A stamp changes its own line and no other byte, and is written to words of the guide only."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from signpost import stamping
from signpost.problems import Problem
from signpost.source import parse_words

PATH = "docs/de/tools/sound.md"
OLD = "0123456789ab"
NEW = "fedcba987654"
AS_WRITTEN = "cannot be stamped as it is written; write the front matter as lines of 'key: value'"
BY_HAND = "'l10n' was not written by the command; remove it, then stamp again"
LINE = f"l10n: {{source: {NEW}}}".encode()


def tell(result: object) -> str:
    assert isinstance(result, Problem)
    return str(result)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"---\ntitle: A\n---\nB\n", b"---\ntitle: A\n@\n---\nB\n"),
        (b"---\r\ntitle: A\r\n---\r\nB\r\n", b"---\r\ntitle: A\r\n@\r\n---\r\nB\r\n"),
        (b"\xef\xbb\xbf---\ntitle: A\n---\nB", b"\xef\xbb\xbf---\ntitle: A\n@\n---\nB"),
        (b"B\n", b"---\n@\n---\nB\n"),
        (b"B\r\n\r\nC", b"---\r\n@\r\n---\r\nB\r\n\r\nC"),
        (b"\xef\xbb\xbfB\n", b"\xef\xbb\xbf---\n@\n---\nB\n"),
        (b"B", b"---\n@\n---\nB"),
        (
            b"---\n# why\ntitle:   'A'   # so\n\n# end\n---  \nB  \n",
            b"---\n# why\ntitle:   'A'   # so\n\n# end\n@\n---  \nB  \n",
        ),
        (b"---\n---\nB\n", b"---\n@\n---\nB\n"),
        (b"---\n  title: A\n  why: B\n---\nC\n", b"---\n  title: A\n  why: B\n  @\n---\nC\n"),
        (b"---\nwhy: |\n  a\n\n---\nB\n", b"---\nwhy: |\n  a\n\n@\n---\nB\n"),
        (b"---\ntitle: \xc3\x84\n---\n---\n\xe2\x82\xac\n", b"---\ntitle: \xc3\x84\n@\n---\n---\n\xe2\x82\xac\n"),
    ],
)
def test_a_new_stamp_is_one_more_line(before: bytes, after: bytes) -> None:
    assert stamping.stamp(before, PATH, NEW) == after.replace(b"@", LINE)


@pytest.mark.parametrize(
    "stamp",
    [
        "l10n: {source: @}",
        "l10n: {source: '@'}",
        'l10n:  { "source" : "@" }   # by the command',
        "l10n:\n  source: @",
        "l10n:\n  # which\n  source:   @   # version\nread_by: ['@', 2026-01-02]",
        "l10n:\n  source:\n    @",
        "l10n: {source: @}\ntitle: source @",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("old", [OLD, "source", "no-digest", "l"])
def test_an_old_stamp_is_replaced_in_place(stamp: str, end: str, old: str) -> None:
    text = f"---\nsummary: S\n{stamp}\n---\n{OLD}\n".replace("\n", end)
    digest_only = stamp.replace("@", NEW, 1).replace("@", old)
    expected = f"---\nsummary: S\n{digest_only}\n---\n{OLD}\n".replace("\n", end)
    assert stamping.stamp(text.replace("@", old).encode(), PATH, NEW) == expected.encode()


def test_what_is_stamped_can_be_read_and_stamped_again() -> None:
    once = stamping.stamp(b"---\ntitle: A\n---\nB\n", PATH, OLD)
    assert isinstance(once, bytes)
    twice = stamping.stamp(once, PATH, NEW)
    assert isinstance(twice, bytes)
    words, problems = parse_words(twice.decode(), PATH)
    assert words is not None
    assert not problems
    assert (words.body, twice) == ("B\n", once.replace(OLD.encode(), NEW.encode()))
    assert stamping.stamp(twice, PATH, NEW) == twice


@pytest.mark.parametrize(
    ("before", "problem"),
    [
        (b"", "1: the file is empty; write front matter and a text"),
        (b"---\ntitle: A\n", "1: the front matter is not closed; end it with a line of '---'"),
        (b"---\ntitle: A\ntitle: B\n---\nC", "3: duplicate key 'title', first in line 2; keep one of them"),
        (
            b"---\ntitle: A\n---\ncaf\xe9",
            "4: byte 0xE9 is not UTF-8 (in Latin-1 it would be 'é'); save the file as UTF-8",
        ),
        (b"---\n{title: A}\n---\nB", f"1: {AS_WRITTEN}"),
        (b"---\ntitle: A\nl10n: yes\n---\nB", f"3: {BY_HAND}"),
        (b"---\nl10n: [a]\n---\nB", f"2: {BY_HAND}"),
        (b"---\nl10n: {source: a, by: me}\n---\nB", f"2: {BY_HAND}"),
        (b'---\nl10n: {source: "\\x61bc"}\n---\nB', f"2: {BY_HAND}"),
        (b"A" * 99_990, f"1: {AS_WRITTEN}"),
        (b"A" * 100_001, "1: the file is larger than 100 kB; shorten or divide it"),
    ],
)
def test_what_cannot_be_stamped_is_refused(before: bytes, problem: str) -> None:
    assert tell(stamping.stamp(before, PATH, NEW)) == f"{PATH}:{problem}"


@pytest.mark.parametrize(
    ("field", "left"),
    [
        ("read_by: [a, 2026-01-02]\n", ""),
        ("read_by:\n  - a\n  - 2026-01-02\n", ""),
        ("# by\nread_by: [a, 2026-01-02]\n\n# on\n", "# by\n\n# on\n"),
    ],
)
@pytest.mark.parametrize("after", ["", "why: W\n"])
def test_a_field_is_removed_with_its_lines(field: str, left: str, after: str) -> None:
    text = f"---\r\ntitle: A\n{field}{after}---\nB\r\n"
    expected = f"---\r\ntitle: A\n{left}{after}---\nB\r\n"
    assert stamping.remove_field(text.encode(), PATH, "read_by") == expected.encode()


def test_a_field_is_not_removed_with_others() -> None:
    text = b"---\n{title: A, read_by: [a, 2026-01-02]}\n---\nB\n"
    assert tell(stamping.remove_field(text, PATH, "read_by")).startswith(f"{PATH}:2: 'read_by' cannot be left out")
    assert stamping.remove_field(b"---\ntitle: A\n---\nB", PATH, "read_by") == b"---\ntitle: A\n---\nB"


def test_a_file_is_written_once_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / PATH
    path.parent.mkdir(parents=True)
    path.write_bytes(b"---\ntitle: A\n---\nB")
    path.chmod(0o640)
    assert stamping.write_stamp(tmp_path, PATH, NEW) is True
    written = path.stat()
    assert path.read_bytes() == b"---\ntitle: A\n" + LINE + b"\n---\nB"
    assert written.st_mode & 0o777 == 0o640
    assert stamping.write_stamp(tmp_path, PATH, NEW) is False
    assert path.stat() == written
    assert os.listdir(path.parent) == ["sound.md"]  # noqa: PTH208 - hidden files too


def test_a_file_is_whole_when_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / PATH
    path.parent.mkdir(parents=True)
    path.write_bytes(b"B")

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    full = f"{PATH}:1: cannot be written: No space left on device; check the file and its folder"
    assert tell(stamping.write_stamp(tmp_path, PATH, NEW)) == full
    assert path.read_bytes() == b"B"
    stamping.create(tmp_path, "docs/de/new.md", b"B")
    assert sorted(found.name for found in path.parents[1].rglob("*")) == ["sound.md", "tools"]


@pytest.mark.parametrize(
    "path",
    [
        "../outside.md",
        "docs/../../outside.md",
        "docs/de/../../../outside.md",
        "/etc/outside.md",
        "docs//outside.md",
        "docs/./outside.md",
        "docs\\..\\..\\outside.md",
        "docs/de/a\0.md",
        "mkdocs.yml",
        "README.md",
        "docs/de/labels.yml",
        "",
    ],
)
def test_hostile_paths_are_refused(tmp_path: Path, path: str) -> None:
    root = tmp_path / "guide"
    (root / "docs/de").mkdir(parents=True)
    for name in ("mkdocs.yml", "README.md", "docs/de/labels.yml", "../outside.md"):
        (root / name).write_bytes(b"B")
    for result in (stamping.write_stamp(root, path, NEW), stamping.create(root, path, b"C")):
        assert "this is no place for words of this guide" in tell(result)
    assert {found.read_bytes() for found in tmp_path.rglob("*") if found.is_file()} == {b"B"}


@pytest.mark.parametrize("link", ["docs/de/tools/sound.md", "docs/de/tools", "docs"])
@pytest.mark.parametrize("inside", [True, False])
def test_nothing_is_written_through_a_link(tmp_path: Path, link: str, *, inside: bool) -> None:
    root = tmp_path / "guide"
    target = (root if inside else tmp_path) / "elsewhere"
    (target / Path(PATH).relative_to(link)).parent.mkdir(parents=True, exist_ok=True)
    real = target / Path(PATH).relative_to(link) if link != PATH else target / "sound.md"
    real.parent.mkdir(parents=True, exist_ok=True)
    real.write_bytes(b"B")
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(real if link == PATH else target)
    for path in (PATH, str(Path(PATH).with_name("new.md"))):
        if link == PATH and path != PATH:
            continue
        assert "no place for words" in tell(stamping.write_stamp(root, path, NEW))
        assert "no place for words" in tell(stamping.create(root, path, b"C"))
    assert real.read_bytes() == b"B"


def test_a_dangling_link_is_not_created_through(tmp_path: Path) -> None:
    root = tmp_path / "guide"
    (root / "docs/de").mkdir(parents=True)
    (root / "docs/de/x.md").symlink_to(tmp_path / "outside.md")
    assert "no place for words" in tell(stamping.create(root, "docs/de/x.md", b"C"))
    assert not (tmp_path / "outside.md").exists()


def test_a_root_behind_a_link_is_fine(tmp_path: Path) -> None:
    (tmp_path / "real/docs/de").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert stamping.create(tmp_path / "link", "docs/de/tools/x.md", b"B") is None
    assert stamping.write_stamp(tmp_path / "link", "docs/de/tools/x.md", NEW) is True
    again = stamping.create(tmp_path / "link", "docs/de/tools/x.md", b"B")
    assert tell(again) == (
        "docs/de/tools/x.md:1: this file exists already; edit it, then run: signpost l10n stamp docs/de/tools/x.md"
    )


def test_a_missing_file(tmp_path: Path) -> None:
    assert tell(stamping.write_stamp(tmp_path, PATH, NEW)).startswith(f"{PATH}:1: cannot be read: No such file")
