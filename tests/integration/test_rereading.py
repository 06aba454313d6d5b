"""One entry read again is the same as all files read again; what that cannot vouch for is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.integration.small_guide import LOCALES, SmallGuide

from signpost.check import check_guide
from signpost.guide import Guide, Settings
from signpost.model import Reference
from signpost.project import read_project
from signpost.rereading import reread
from signpost.site import Addresses


def read(guide: SmallGuide) -> Guide:
    return Guide(read_project(guide.root, LOCALES, "en"), Addresses("en", LOCALES), Settings())


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("tools/sud.yml", "name: Sud", "name: Nord"),
        ("tools/azur.yml", "- tools/sud", "- tools/zebra"),
        ("tools/gone.yml", "successor: tools/zebra", "successor: tools/azur"),
        ("tools/zebra.yml", "- zebra-old", "- zebra-older"),
        ("docs/de/tools/zebra.md", "Body of zebra", "Der Text\n\n## Mehr {#more}\n\nBody of zebra"),
        ("docs/en/videos/tour.vtt", "Then stop talking.", "Then listen."),
    ],
)
def test_what_is_read_again_is_what_a_whole_reading_finds(guide: SmallGuide, path: str, old: str, new: str) -> None:
    before = read(guide)
    guide.replace(path, old, new)
    found, whole = reread(before, guide.root, [path]), read(guide)
    assert found is not None
    assert found.guide.project == whole.project
    told = [problem for problem in check_guide(whole) if problem.place.path == path]
    assert [problem for problem in found.problems if problem.place.path == path] == told
    assert before.project != whole.project


def test_several_entries_are_read_again_at_once(guide: SmallGuide) -> None:
    before = read(guide)
    guide.replace("tools/sud.yml", "name: Sud", "name: Nord")
    guide.replace("docs/fr/services/office.md", "Body of office", "Un bureau")
    found = reread(before, guide.root, ["tools/sud.yml", "docs/fr/services/office.md"])
    assert found is not None
    assert found.references == (Reference("services", "office"), Reference("tools", "sud"))
    assert found.guide.project == read(guide).project


def break_link(guide: SmallGuide) -> str:
    guide.replace("docs/en/tools/azur.md", "../tools/zebra.md", "../tools/zebro.md")
    return "docs/en/tools/azur.md"


def lose_anchor(guide: SmallGuide) -> str:
    """Pages of needs link to it."""
    guide.replace("docs/en/tools/sud.md", "{#first-steps}", "{#steps}")
    return "docs/en/tools/sud.md"


def take_former_id(guide: SmallGuide) -> str:
    guide.put("tools/azur.yml", "formerly: [zebra-old]\n" + guide.read("tools/azur.yml"))
    return "tools/azur.yml"


def take_address_of_person(guide: SmallGuide) -> str:
    guide.put("videos/gezeigt.yml", "speakers: [{name: ann A b}]\n" + guide.read("videos/gezeigt.yml"))
    return "videos/gezeigt.yml"


def break_captions(guide: SmallGuide) -> str:
    guide.put("docs/de/videos/tour.vtt", "no captions")
    return "docs/de/videos/tour.vtt"


def break_facts(guide: SmallGuide) -> str:
    guide.put("tools/azur.yml", "name: [")
    return "tools/azur.yml"


@pytest.mark.parametrize(
    "change", [break_link, lose_anchor, take_former_id, take_address_of_person, break_captions, break_facts]
)
def test_errors_and_what_may_be_one_elsewhere_are_left_to_a_whole_reading(
    guide: SmallGuide, change: Callable[[SmallGuide], str]
) -> None:
    before = read(guide)
    path = change(guide)
    assert reread(before, guide.root, [path]) is None
    assert any(problem.severity == "error" for problem in check_guide(read(guide)))


@pytest.mark.parametrize(
    "path",
    [
        *("docs/de/labels.yml", "docs/en/about/index.md", "docs/en/tools/index.md", "docs/en/needs/get-paid.md"),
        *("collections.yml", "tools/none.yml", "docs/assets/films/tour.webp", "docs/it/tools/azur.md", "mkdocs.yml"),
        *("tools/azur.txt", "docs", "docs/de/tools/deep/azur.md"),
    ],
)
def test_only_files_of_entries_are_read_again(guide: SmallGuide, path: str) -> None:
    assert reread(read(guide), guide.root, ["tools/azur.yml", path]) is None
