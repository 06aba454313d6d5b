"""Everything that can be wrong is found in one run, without an engine, and fast."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from signpost.check import check_guide
from signpost.guide import Guide, Settings
from signpost.problems import Problem, format_text
from signpost.project import read_project
from signpost.site import Addresses

TESTS = Path(__file__).parents[1]
BROKEN = TESTS / "fixtures" / "broken"
GOLDEN = TESTS / "golden" / "broken-check.txt"

KINDS = {
    "unknown need": "tools/unknown-need.yml:4: unknown need",
    "duplicate key": "tools/duplicate-key.yml:5: duplicate key",
    "tab": "tools/tab.yml:6: tab in the indentation",
    "script address": "docs/en/tools/javascript-link.md:6: link without an address, or with one that would run a",
    "script element": "docs/en/tools/script.md:8: raw HTML '<script>",
    "event attribute": "docs/en/tools/onclick.md:6: attribute list '{onclick=",
    "hostile front matter": "docs/en/tools/hostile-front-matter.md:3: unknown field 'description'",
    "wrong id": "tools/Wrong Id.yml:1: 'Wrong Id' is no id",
    "missing words": "tools/missing-words.yml:1: no words for 'missing-words'",
    "bad date": "tools/bad-date.yml:6: '2026-02-30' is not in the calendar",
    "unknown field": "tools/unknown-field.yml:5: unknown field 'platfroms'",
    "alias": "tools/alias.yml:5: alias '*needs'",
    "Latin-1 bytes": "tools/latin-1.yml:1: byte 0xE9 is not UTF-8",
    "orphan translation": "docs/de/tools/orphan.md:1: no facts for 'orphan'",
    "missing fragment": "docs/en/tools/missing-fragment.md:6: 'tools/sound.md' has no anchor '#second-steps'",
}


def check(root: Path) -> tuple[Problem, ...]:
    project = read_project(root, ("en", "de"), "en")
    return check_guide(Guide(project, Addresses("en", ("en", "de")), Settings()))


def tell(root: Path) -> list[str]:
    return format_text(check(root)).splitlines()


def test_fifteen_broken_files_in_one_run() -> None:
    assert format_text(check(BROKEN)) + "\n" == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_among_them(kind: str) -> None:
    assert sum(line.startswith(KINDS[kind]) for line in GOLDEN.read_text(encoding="utf-8").splitlines()) == 1


def test_nothing_else_is_found_and_no_file_is_forgotten() -> None:
    named = {problem.place.path for problem in check(BROKEN)}
    assert named == {start.split(":")[0] for start in KINDS.values()}
    assert len(named) == len(KINDS)


def test_it_takes_less_than_a_second_of_work() -> None:
    started = time.process_time()
    check(BROKEN)
    assert time.process_time() - started < 1


def test_a_sound_guide(sound_root: Path) -> None:
    assert tell(sound_root) == []


@pytest.mark.parametrize(
    ("line", "problems"),
    [
        ("See [it](../tools/soumd.md).", ["no page 'tools/soumd.md'; did you mean 'tools/sound.md'?"]),
        ("See [it](../tools/soumd.md#facts).", ["no page 'tools/soumd.md'; did you mean 'tools/sound.md'?"]),
        ("See [it](methods.md).", ["no page 'about/methods.md'; did you mean 'about/method.md'?"]),
        ("[it]: ../needs/get-payed.md", ["no page 'needs/get-payed.md'; did you mean 'needs/get-paid.md'?"]),
        (
            "See [it](../../de/tools/sound.md).",
            ["the link '../../de/tools/sound.md' leads out of the words of its language; link to a file beside this"],
        ),
        ("See [it](../tools/sound.md#first-step).", ["'tools/sound.md' has no anchor '#first-step'; "]),
        ("See [it](../tools/sound.md#first-steps).", []),
        ("See [it](../tools/sound.md), [that](method.md) and [more](../needs/get-paid.md).", []),
        ("Two: [it](../tools/a1.md) and [it](../tools/b2.md).", ["no page 'tools/a1.md'", "no page 'tools/b2.md'"]),
        ("`[it](../tools/soumd.md)` is how links are written.", []),
        ("```\n[it](../tools/soumd.md)\n```", []),
        ("~~~ text\n```\n[it](../tools/soumd.md)\n~~~", []),
        ("A form: [PDF](../files/form.pdf), [mail](mailto:a@example.org), [web](https://example.org/x.md).", []),
    ],
)
def test_links_of_pages_that_lead_nowhere(sound_root: Path, line: str, problems: list[str]) -> None:
    path = sound_root / "docs/en/about/method.md"
    path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    found = tell(sound_root)
    assert len(found) == len(problems)
    for told, expected in zip(found, problems, strict=True):
        assert told.startswith(f"docs/en/about/method.md:7: {expected}")


def test_links_of_need_pages_are_checked_too(sound_root: Path) -> None:
    path = sound_root / "docs/en/needs/get-paid.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n[it](../tools/soumd.md)\n", encoding="utf-8")
    assert tell(sound_root) == ["docs/en/needs/get-paid.md:8: no page 'tools/soumd.md'; did you mean 'tools/sound.md'?"]


def test_what_is_dangerous_is_found_on_need_pages_too(sound_root: Path) -> None:
    path = sound_root / "docs/en/needs/get-paid.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n<script>alert(1)</script>\n", encoding="utf-8")
    assert [line.split(";")[0] for line in tell(sound_root)] == [
        "docs/en/needs/get-paid.md:8: raw HTML '</script'",
        "docs/en/needs/get-paid.md:8: raw HTML '<script'",
    ]


def test_a_page_that_only_another_language_has_is_no_target(sound_root: Path) -> None:
    (sound_root / "docs/de/about").mkdir()
    (sound_root / "docs/en/about/method.md").rename(sound_root / "docs/de/about/method.md")
    path = sound_root / "docs/en/tools/sound.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n[it](../about/method.md)\n", encoding="utf-8")
    assert tell(sound_root) == [
        "docs/en/tools/sound.md:12: no page 'about/method.md' in 'en'; write it, or leave the link out"
    ]


def test_a_link_to_an_entry_without_words_is_no_crash(sound_root: Path) -> None:
    facts = (sound_root / "tools/sound.yml").read_text(encoding="utf-8")
    (sound_root / "tools/mute.yml").write_text(facts.replace("name: Sound", "name: Mute"), encoding="utf-8")
    for path in (sound_root / "docs/en/tools/sound.md", sound_root / "docs/en/about/method.md"):
        path.write_text(path.read_text(encoding="utf-8") + "\n[it](../tools/mute.md)\n", encoding="utf-8")
    assert [line.split(";")[0] for line in tell(sound_root)] == [
        "tools/mute.yml:1: no words for 'mute' in any language"
    ]


def test_an_empty_selection_is_reported_whatever_was_found_before(sound_root: Path) -> None:
    path = sound_root / "tools/sound.yml"
    facts = path.read_text(encoding="utf-8").replace("[get-paid]", "[get-payed]")
    path.write_text(facts + "platforms: {known: []}\n", encoding="utf-8")
    assert tell(sound_root) == [
        "tools/sound.yml:4: unknown need 'get-payed'; did you mean 'get-paid'?",
        "tools/sound.yml:7: 'platforms' names nothing; name at least one, or write unknown",
    ]
