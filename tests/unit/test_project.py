"""A whole folder: everything that is wrong is found in one run, and sound files are joined."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from signpost.model import Reference
from signpost.problems import format_text
from signpost.project import Project, read_project

TESTS = Path(__file__).parents[1]
BROKEN = TESTS / "fixtures" / "broken"
GOLDEN = TESTS / "golden" / "broken-project.txt"
SOUND = ("tools/sound.yml", "docs/en/tools/sound.md")

Write = Callable[[str, str], None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project with one sound entry: the broken one without its broken files."""
    root = tmp_path / "guide"
    shutil.copytree(BROKEN, root)
    for folder in ("tools", "docs/en/tools", "docs/de/tools"):
        for path in (root / folder).iterdir():
            if not path.name.startswith("sound."):
                path.unlink()
    return root


@pytest.fixture
def write(root: Path) -> Write:
    def write_file(path: str, text: str) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")

    return write_file


def read(root: Path) -> Project:
    return read_project(root, ("de", "en"), "en")


def tell(root: Path) -> list[str]:
    return format_text(read(root).problems).splitlines()


def sound(root: Path, kind: int = 0) -> str:
    return (root / SOUND[kind]).read_text(encoding="utf-8")


def test_everything_broken_is_found_in_one_run() -> None:
    project = read(BROKEN)
    assert format_text(project.problems) + "\n" == GOLDEN.read_text(encoding="utf-8")
    assert project.catalogue.entry(Reference("tools", "sound")) is not None


def test_a_sound_project(root: Path) -> None:
    project = read(root)
    assert project.problems == ()
    assert [entry.id for entry in project.catalogue.of("tools")] == ["sound"]
    assert list(project.catalogue.needs) == ["get-paid", "work-together"]
    assert project.catalogue.needs["get-paid"].words["en"].title == "Get paid"
    assert project.labels["de"].collections["tools"]["name"] == "Werkzeuge"


def test_an_empty_folder(tmp_path: Path) -> None:
    assert tell(tmp_path) == [
        "collections.yml:1: there is no such file; check the name",
        "docs/de/labels.yml:1: no labels for this language; begin with: signpost l10n start de labels.yml",
        "docs/en/labels.yml:1: no labels for this language; write them: other languages borrow from these",
        "vocabulary.yml:1: there is no such file; check the name",
    ]


def test_pages_are_read_for_their_front_matter_and_characters(root: Path, write: Write) -> None:
    write("docs/en/index.md", "---\ntitle: Welcome\ndescription: A guide.\n---\nHello.\n")
    write("docs/en/tools/index.md", "---\ntitle: Tools\ndescription: All of them.\n---\nAll tools.\n")
    write("docs/en/about/how.md", "---\ntitle: A\ntitle: B\ndescription: C\n---\nText \u202e\n")
    project = read(root)
    assert project.pages["tools/index"]["en"].title == "Tools"
    assert project.page_files["docs/en/tools/index.md"].body.strip() == "All tools."
    lines = [(problem.place.path, problem.place.line) for problem in project.problems]
    assert lines == [("docs/en/about/how.md", 3), ("docs/en/about/how.md", 6)]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("tools/other.yaml", "tools/other.yaml:1: unknown ending '.yaml'; rename it to other.yml"),
        ("tools/notes.txt", "tools/notes.txt:1: stray file; tools/ holds facts only: <id>.yml"),
        ("tools/more/x.yml", "tools/more:1: stray folder; facts stand in tools/<id>.yml"),
        (
            "docs/en/tools/sound.yml",
            "docs/en/tools/sound.yml:1: stray file; facts stand in tools/sound.yml, once for all",
        ),
        ("docs/en/tools/a/b.md", "docs/en/tools/a/b.md:1: stray file; words stand directly in docs/en/tools/"),
        ("docs/en/tools/sound.vtt", "docs/en/tools/sound.vtt:1: unknown ending '.vtt'; words end in .md"),
        ("docs/en/page.html", "docs/en/page.html:1: unknown ending '.html'; words end in .md"),
        ("docs/en/evil.svg", "docs/en/evil.svg:1: unknown ending '.svg'; words end in .md"),
        (
            "docs/en/needs/get-payed.md",
            "docs/en/needs/get-payed.md:1: unknown need 'get-payed'; did you mean 'get-paid'?",
        ),
        ("docs/de/tools/soumd.md", "docs/de/tools/soumd.md:1: no facts for 'soumd'; did you mean 'sound'?"),
        ("docs/fr/index.md", "docs/fr:1: 'fr' is no language of this guide; the guide speaks en, de"),
    ],
)
def test_stray_files(root: Path, write: Write, path: str, message: str) -> None:
    write(path, "name: x\n")
    found = tell(root)
    assert len(found) == 1, found
    assert found[0].startswith(message)


def test_hidden_files_pictures_and_assets_are_passed_over(root: Path, write: Write) -> None:
    for path in ("tools/.gitkeep", "docs/en/tools/.hidden", "docs/en/shot.png", "docs/assets/site.css"):
        write(path, "")
    assert tell(root) == []


def test_a_need_without_a_page(root: Path) -> None:
    (root / "docs/en/needs/work-together.md").unlink()
    assert tell(root) == [
        "vocabulary.yml:3: need 'work-together' has no page in any language; write docs/en/needs/work-together.md"
    ]


def test_references(root: Path, write: Write) -> None:
    write("tools/sound.yml", sound(root) + "alternatives:\n  - tools/soumd\n  - tools/sound\n")
    assert tell(root) == [
        "tools/sound.yml:8: no entry 'tools/soumd'; did you mean 'tools/sound'?",
        "tools/sound.yml:9: 'tools/sound' refers to itself; leave it out",
    ]


def test_successors_exist_and_removed_entries_keep_their_words(root: Path, write: Write) -> None:
    removed = "status: removed\nremoved: {reason: closed, day: 2026-01, successor: tools/sund}\n"
    write("tools/gone.yml", sound(root) + removed)
    assert tell(root) == [
        (
            "tools/gone.yml:1: no words for 'gone' in any language; "
            "write docs/en/tools/gone.md, or in another language you speak"
        ),
        "tools/gone.yml:8: no entry 'tools/sund'; did you mean 'tools/sound'?",
    ]


def test_former_ids(root: Path, write: Write) -> None:
    for name in ("one", "two"):
        write(f"tools/{name}.yml", sound(root) + "formerly: [old, sound]\n")
        write(f"docs/en/tools/{name}.md", sound(root, 1))
    assert tell(root) == [
        "tools/one.yml:7: the former id 'sound' is the id of 'tools/sound'; an id is never used again",
        "tools/two.yml:7: the former id 'old' is one of 'tools/one' too; leave one of them out",
        "tools/two.yml:7: the former id 'sound' is the id of 'tools/sound'; an id is never used again",
    ]


def test_words_in_another_language_only_are_welcome(root: Path) -> None:
    (root / SOUND[1]).rename(root / "docs/de/tools/sound.md")
    found = tell(root)
    assert found == [
        "tools/sound.yml:1: advice: no words in 'en', the source language; if they began in another: source_locale: de"
    ]
    (root / SOUND[0]).write_text(sound(root) + "source_locale: de\n", encoding="utf-8")
    assert tell(root) == []


def test_words_are_checked_even_where_the_facts_cannot_be_read(root: Path, write: Write) -> None:
    write("tools/sound.yml", "- a list\n")
    write("docs/en/tools/sound.md", sound(root, 1).replace("summary:", "sumary:"))
    found = tell(root)
    assert any(line.startswith("tools/sound.yml:1:") for line in found)
    assert "docs/en/tools/sound.md:2: unknown field 'sumary'; did you mean 'summary'?" in found


def test_labels_of_every_locale(root: Path, write: Write) -> None:
    text = (root / "docs/de/labels.yml").read_text(encoding="utf-8")
    write("docs/de/labels.yml", text.replace("section_basics", "section_basic"))
    assert [line.split(";")[0] for line in tell(root)] == [
        "docs/de/labels.yml:10: advice: no label 'interface.section_basics'",
        "docs/de/labels.yml:11: interface text 'section_basic' does not exist in 'en'",
    ]


def test_files_that_differ_in_case_only(root: Path, write: Write) -> None:
    write("tools/SOUND.yml", sound(root))
    write("docs/en/tools/SOUND.md", sound(root, 1))
    assert [line.split(";")[0] for line in tell(root)] == [
        "tools/SOUND.yml:1: 'SOUND' is no id",
        "tools/sound.yml:1: differs from 'SOUND.yml' in case or Unicode form only",
    ]


@pytest.mark.skipif(os.name == "nt", reason="file names are bytes on POSIX only")
def test_file_names_that_are_no_text(root: Path) -> None:
    path = os.fsencode(root / "tools") + b"/\xff\n.yml"
    with open(path, "wb") as stream:  # noqa: PTH123 - Path takes no bytes
        stream.write(b"name: x\n")
    found = tell(root)
    assert any("<U+DCFF><U+000A>" in line and "is no id" in line for line in found)


def test_links_out_of_the_project_are_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yml").write_text("name: secret\n", encoding="utf-8")
    (root / "tools/out.yml").symlink_to(tmp_path / "secret.yml")
    (root / "docs/en/more").symlink_to(tmp_path, target_is_directory=True)
    found = tell(root)
    assert "docs/en/more:1: a link to a folder; copy the files: links do not survive every checkout" in found
    assert any(line.startswith("tools/out.yml:1: this leads out of the project") for line in found)


def test_the_order_of_locales_does_not_matter(root: Path) -> None:
    assert read_project(root, ("en", "de"), "en").catalogue == read_project(root, ("de", "en"), "en").catalogue


def test_films_and_pictures_of_our_own_must_be_there_and_for_a_language_of_the_guide(root: Path, write: Write) -> None:
    declared = (root / "collections.yml").read_text(encoding="utf-8")
    fields = "  facts:\n    media: {type: media, many: yes}\n    poster: {type: picture}\n"
    write("collections.yml", declared.replace("  facts:\n", fields))
    write("vocabulary.yml", (root / "vocabulary.yml").read_text(encoding="utf-8") + "  media_platforms: [file]\n")
    films = "".join(f"  - {{platform: file, file: {name}}}\n" for name in ("tour.webm", "tours.webm", "tour.fr.webm"))
    write("tools/sound.yml", sound(root) + f"media:\n{films}poster: shot.png\n")
    for name in ("tour.webm", "tour.fr.webm"):
        write(f"docs/assets/{name}", "")
    first = len(sound(root).splitlines()) - 2
    told = [line for line in tell(root) if "assets" in line or "language of this guide" in line]
    assert told == [
        f"tools/sound.yml:{first}: no file 'docs/assets/tours.webm'; did you mean 'tour.webm'?",
        (
            f"tools/sound.yml:{first + 1}: 'fr' in 'tour.fr.webm' is no language of this guide;"
            " the guide speaks en, de; without a language the file is for all"
        ),
        f"tools/sound.yml:{first + 2}: no file 'docs/assets/shot.png'; put it there, or leave this line out",
    ]


def test_a_source_may_be_a_film_of_our_own_that_is_there(root: Path, write: Write) -> None:
    facts = [line for line in sound(root).splitlines() if not line.startswith(("sources:", "  - {fields"))]
    rests = [
        f"  - {{fields: [name], url: {url}, checked: 2026-11-22}}"
        for url in (
            "films/tour.en.webm",
            "films/tuor.en.webm",
            "films/../tour.en.webm",
            "https://a.org/films/tour.webm",
        )
    ]
    write("tools/sound.yml", "\n".join([*facts, "sources:", *rests]) + "\n")
    write("docs/assets/films/tour.en.webm", "")
    first = len(facts) + 2
    told = [line for line in tell(root) if "tools/sound.yml" in line]
    assert [line.split(";")[0] for line in told] == [
        f"tools/sound.yml:{first + 1}: no file 'docs/assets/films/tuor.en.webm'",
        f"tools/sound.yml:{first + 2}: 'films/../tour.en.webm' is no path of a file here",
    ]
