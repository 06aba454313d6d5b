"""Putting a folder in the place of another: at once, for the first time, and back again when it fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost import publish as publishing
from signpost.publish import building_folder, publish


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A built and a published folder, side by side."""
    published = tmp_path / "site"
    built = building_folder(published)
    for folder, text in ((built, "new"), (published, "old")):
        folder.mkdir()
        (folder / "index.html").write_text(text, encoding="utf-8")
    (published / "gone.html").write_text("old", encoding="utf-8")
    return built, published


def read(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def forbid_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a file system that cannot exchange two folders."""
    monkeypatch.setattr(publishing, "_exchange", lambda _one, _other: False)


def test_the_building_folder_stands_beside_the_published_one() -> None:
    assert building_folder(Path("a/site")) == Path("a/.site.building")


def test_the_new_folder_takes_the_place_of_the_old(folders: tuple[Path, Path]) -> None:
    built, published = folders
    publish(built, published)
    assert read(published) == {"index.html": "new"}
    assert [path.name for path in published.parent.iterdir()] == ["site"]


def test_the_first_time_there_is_nothing_to_replace(folders: tuple[Path, Path]) -> None:
    built, _ = folders
    publish(built, built.parent / "first")
    assert read(built.parent / "first") == {"index.html": "new"}
    assert not built.exists()


def test_without_an_exchange_the_old_one_makes_room(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid_exchange(monkeypatch)
    built, published = folders
    publish(built, published)
    assert read(published) == {"index.html": "new"}
    assert [path.name for path in published.parent.iterdir()] == ["site"]


def test_what_an_earlier_attempt_left_is_cleared_away(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid_exchange(monkeypatch)
    built, published = folders
    (published.parent / ".site.previous").mkdir()
    publish(built, published)
    assert [path.name for path in published.parent.iterdir()] == ["site"]


def test_a_failing_rename_brings_the_old_one_back(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    forbid_exchange(monkeypatch)
    built, published = folders
    before, rename = read(published), Path.rename

    def fail_for_the_new_one(self: Path, target: Path) -> Path:
        if self == built:
            raise OSError(5, "no room")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_for_the_new_one)
    with pytest.raises(OSError, match="no room"):
        publish(built, published)
    assert read(published) == before
    assert read(built) == {"index.html": "new"}


def test_the_exchange_says_when_it_cannot(tmp_path: Path) -> None:
    assert publishing._exchange(tmp_path / "missing", tmp_path / "neither") is False
