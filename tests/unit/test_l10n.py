"""The status of translations, and what makes one outdated."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost import l10n, stamping
from signpost.l10n import Original, Stamp, Status
from signpost.problems import Problem
from signpost.project import Project, read_project
from signpost.translation import State

EN = "docs/en/tools/sound.md"
DE = "docs/de/tools/sound.md"
FACTS = "tools/sound.yml"


def read(root: Path) -> tuple[Project, tuple[Original, ...]]:
    project = read_project(root, ("en", "de"), "en")
    return project, l10n.list_originals(project, "en")


def status(root: Path, locale: str = "de") -> Status:
    return l10n.find_status(*read(root), locale)


def states(root: Path, locale: str = "de") -> dict[str, str]:
    return {row.name: row.state.value for row in status(root, locale).rows}


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def german(sound_root: Path) -> Path:
    """Return the guide with its tool in German, stamped."""
    assert isinstance(l10n.start(sound_root, read(sound_root)[1], "de", "tools/sound"), Stamp)
    return sound_root


def test_entries_needs_and_pages_count_alike(sound_root: Path) -> None:
    assert status(sound_root).rows == tuple(
        l10n.Row(name, f"docs/de/{name}.md", State.MISSING, read=False)
        for name in ("about/method", "needs/get-paid", "needs/work-together", "tools/sound")
    )
    assert status(sound_root, "en").rows == ()


def test_the_most_urgent_comes_first(german: Path) -> None:
    edit(german, EN, "A plain paragraph.", "A new sentence.")
    (german / "docs/de/about").mkdir()
    for name in ("about/method", "needs/get-paid"):
        path = german / f"docs/de/{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes((german / f"docs/en/{name}.md").read_bytes())
    assert list(states(german).items()) == [
        ("tools/sound", "outdated"),
        ("needs/work-together", "missing"),
        ("about/method", "unmarked"),
        ("needs/get-paid", "unmarked"),
    ]
    assert status(german).unread == 3


def test_an_edited_sentence_makes_the_translation_outdated(german: Path) -> None:
    assert states(german)["tools/sound"] == "current"
    edit(german, EN, "A plain paragraph.", "A plain sentence.")
    assert states(german)["tools/sound"] == "outdated"
    edit(german, EN, "A plain sentence.", "A plain paragraph.")
    assert states(german)["tools/sound"] == "current"
    edit(german, EN, "paid on time", "paid in time")
    assert states(german)["tools/sound"] == "outdated"


def test_edited_facts_do_not(german: Path) -> None:
    edit(german, FACTS, "kind: web-app", "kind: desktop")
    edit(german, FACTS, "name: Sound", "name: Sound 2")
    assert states(german)["tools/sound"] == "current"


def test_reformatting_does_not(german: Path) -> None:
    path = german / EN
    text = path.read_text(encoding="utf-8")
    head, body = text.removeprefix("---\n").split("---\n", 1)
    summary, why = head.split("\n", 1)
    quoted = summary.replace(": ", ":   '", 1) + "'  # short"
    blanks = body.replace(".\n", ".  \n")
    reordered = f"---\n# a comment\n{why}{quoted}\n---\n\n{blanks}\n\n"
    path.write_bytes(b"\xef\xbb\xbf" + reordered.replace("\n", "\r\n").encode())
    assert path.read_text(encoding="utf-8") != text
    assert read(german)[0].problems == ()
    assert states(german)["tools/sound"] == "current"


def test_an_edited_translation_stays_current(german: Path) -> None:
    edit(german, DE, "A plain paragraph.", "Ein einfacher Absatz.")
    assert states(german)["tools/sound"] == "current"


def test_a_native_reader(german: Path) -> None:
    assert status(german).unread == 1
    edit(german, DE, "l10n:", "read_by: [anna, 2026-11-22]\nl10n:")
    assert status(german).unread == 0
    assert status(german).count(State.CURRENT) == 1


def test_the_source_locale_of_an_entry(german: Path) -> None:
    edit(german, FACTS, "kind:", "source_locale: de\nkind:")
    assert "tools/sound" not in states(german)
    assert states(german, "en") == {"tools/sound": "unmarked"}


def test_nothing_is_missing_where_there_is_no_source(sound_root: Path) -> None:
    (sound_root / DE).write_bytes((sound_root / EN).read_bytes())
    (sound_root / EN).unlink()
    assert states(sound_root)["tools/sound"] == "unmarked"
    _, originals = read(sound_root)
    begun = l10n.start(sound_root, originals, "fr", "tools/sound")
    assert str(begun) == "docs/en/tools/sound.md:1: no words in 'en', the source language; write them first"
    assert [str(found) for found in l10n.choose_translation(originals, DE)] == [
        f"{DE}:1: there are no source words to stamp it with, no {EN}; write them first"
    ]
    assert list(l10n.choose_unmarked(originals)) == []


def test_removed_entries_are_nobodys_work(sound_root: Path) -> None:
    edit(sound_root, FACTS, "kind:", "status: removed\nremoved: {reason: closed, day: 2026-01}\nkind:")
    assert "tools/sound" not in states(sound_root)


def test_what_cannot_be_read_is_not_missing(german: Path) -> None:
    (german / DE).write_bytes(b"---\ntitle: A\n")
    assert "tools/sound" not in states(german)


def test_missing_labels_are_counted(sound_root: Path) -> None:
    assert status(sound_root).labels == 0
    edit(sound_root, "docs/de/labels.yml", "linux: Linux", "")
    edit(sound_root, "docs/de/labels.yml", "web: Web,", "")
    assert status(sound_root).labels == 2
    assert status(sound_root, "en").labels == 0


def test_a_translation_begins_as_a_stamped_copy(sound_root: Path) -> None:
    edit(sound_root, EN, "why:", "read_by: [bob, 2026-11-22]\nwhy:")
    _, originals = read(sound_root)
    begun = l10n.start(sound_root, originals, "de", "tools/sound")
    assert isinstance(begun, Stamp)
    assert begun.path == DE
    source = (sound_root / EN).read_text(encoding="utf-8")
    expected = source.replace("read_by: [bob, 2026-11-22]\n", "")
    expected = expected.replace("for you.\n---", f"for you.\nl10n: {{source: {begun.digest}}}\n---")
    assert (sound_root / DE).read_text(encoding="utf-8") == expected
    assert states(sound_root)["tools/sound"] == "current"


@pytest.mark.parametrize("name", ["needs/get-paid", "about/method"])
def test_needs_and_pages_begin_too(sound_root: Path, name: str) -> None:
    begun = l10n.start(sound_root, read(sound_root)[1], "de", name)
    assert isinstance(begun, Stamp)
    assert states(sound_root)[name] == "current"
    assert read(sound_root)[0].problems == ()


@pytest.mark.parametrize(
    ("locale", "name", "problem"),
    [
        ("de", "tools/soumd", "docs/de:1: nothing in this guide is called 'tools/soumd'; did you mean 'tools/sound'?"),
        ("en", "tools/sound", "docs/en/tools/sound.md:1: 'tools/sound' is written in 'en'; "),
        ("de", "../../../etc/passwd", "docs/de:1: nothing in this guide is called '../../../etc/passwd'"),
        ("de", "tools/../../x", "docs/de:1: nothing in this guide is called 'tools/../../x'"),
        ("../..", "tools/sound", "docs/../../tools/sound.md:1: this is no place for words of this guide"),
    ],
)
def test_what_cannot_begin(sound_root: Path, locale: str, name: str, problem: str) -> None:
    before = sorted(sound_root.parent.rglob("*"))
    assert str(l10n.start(sound_root, read(sound_root)[1], locale, name)).startswith(problem)
    assert sorted(sound_root.parent.rglob("*")) == before


def test_a_translation_is_not_begun_twice(german: Path) -> None:
    before = (german / DE).read_bytes()
    again = l10n.start(german, read(german)[1], "de", "tools/sound")
    assert str(again) == f"{DE}:1: this file exists already; edit it, then run: signpost l10n stamp {DE}"
    assert (german / DE).read_bytes() == before


def test_which_files_a_stamp_belongs_on(german: Path) -> None:
    (german / "docs/de/needs").mkdir()
    need = "docs/de/needs/get-paid.md"
    (german / need).write_bytes((german / "docs/en/needs/get-paid.md").read_bytes())
    _, originals = read(german)
    digests = {original.name: original.source.digest for original in originals if original.source}
    stamp = Stamp(DE, digests["tools/sound"])
    assert list(l10n.choose_unmarked(originals)) == [Stamp(need, digests["needs/get-paid"])]
    assert list(l10n.choose_translation(originals, DE)) == [stamp]
    assert list(l10n.choose_trivial(originals, EN)) == [stamp]
    assert list(l10n.choose_trivial(originals, "docs/en/needs/get-paid.md")) == []
    told = [
        *l10n.choose_translation(originals, EN),
        *l10n.choose_trivial(originals, DE),
        *l10n.choose_translation(originals, "docs/de/labels.yml"),
    ]
    assert [str(problem) for problem in told if isinstance(problem, Problem)] == [
        (
            f"{EN}:1: these are the source words, which need no stamp; "
            f"if its translations still hold after a trivial change: signpost l10n stamp --trivial {EN}"
        ),
        f"{DE}:1: this is a translation, and --trivial takes source words; name {EN}, or leave --trivial out",
        "docs/de/labels.yml:1: this is no words file of this guide; `signpost l10n status` lists them",
    ]


def test_a_trivial_change_leaves_the_translation_current(german: Path) -> None:
    edit(german, EN, "A plain paragraph.", "A plain, short paragraph.")
    assert states(german)["tools/sound"] == "outdated"
    (stamp,) = l10n.choose_trivial(read(german)[1], EN)
    assert isinstance(stamp, Stamp)
    assert stamping.write_stamp(german, stamp.path, stamp.digest) is True
    assert states(german)["tools/sound"] == "current"
