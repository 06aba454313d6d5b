"""All words of the guide go out and come back, as PO and as XLIFF, through other programs' own readers."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages import pofile as babel_po
from babel.messages.mofile import write_mo
from translate.storage.pypo import pofile
from translate.storage.xliff import Xliff1File

from signpost import l10n
from signpost.exchange import (
    Arrival,
    Guide,
    Options,
    Page,
    Translation,
    list_pages,
    po,
    take,
    write_po,
    write_xliff,
    xliff,
)
from signpost.project import read_project

REPOSITORY = Path(__file__).parents[2]
LOCALES = ("en", "de", "fr")
FORMATS = ("po", "xliff")


def open_guide(root: Path) -> Guide:
    project = read_project(root, LOCALES, "en")
    assert [problem for problem in project.problems if problem.severity == "error"] == []
    return Guide(root, project, "en", l10n.list_originals(project, "en"))


def write(form: str, pages: list[Page], locale: str) -> str:
    return write_po(pages, locale) if form == "po" else write_xliff(pages, locale)


def read(form: str, text: str, locale: str) -> list[Translation]:
    if form == "po":
        found, problems = po.read_translations(text, "came.po", locale)
    else:
        found, problems = xliff.read_translations(text.encode(), "came.xlf", locale)
    assert problems == []
    return found


def errors(arrival: Arrival) -> list[str]:
    return [str(problem) for problem in arrival.problems if problem.severity == "error"]


def put(root: Path, arrival: Arrival) -> None:
    assert errors(arrival) == []
    for path, data in arrival.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def read_words(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted((root / "docs").rglob("*"))
        if path.suffix in {".md", ".yml"}
    }


@pytest.fixture(scope="module")
def guide() -> Guide:
    return open_guide(REPOSITORY)


@pytest.fixture(scope="module", params=["de", "fr"])
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def pages(guide: Guide, locale: str) -> list[Page]:
    return list(list_pages(guide, locale))


@pytest.fixture(params=FORMATS)
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Path]:
    root = tmp_path / "guide"
    ignored = shutil.ignore_patterns(".*", "site", "plugins", "tests", "bench", "schemas")
    shutil.copytree(REPOSITORY, root, ignore=ignored)
    yield root
    shutil.rmtree(root)


def test_every_context_is_there_once(pages: list[Page]) -> None:
    contexts = [unit.context for page in pages for unit in page.units]
    assert len(contexts) == len(set(contexts)) > 5000


def test_nothing_changes_when_everything_comes_back(guide: Guide, locale: str, pages: list[Page], form: str) -> None:
    arrival = take(guide, locale, read(form, write(form, pages, locale), locale), Options())
    assert (arrival.problems, arrival.files) == ([], {})
    assert arrival.taken == sum(bool(unit.target) for page in pages for unit in page.units)


def test_every_text_can_be_changed_and_changed_back(locale: str, pages: list[Page], copy: Path) -> None:
    form = "po" if locale == "de" else "xliff"
    before = read_words(copy)
    came = read(form, write(form, pages, locale), locale)
    others = [replace(each, target=each.target[:1].swapcase() + each.target[1:]) for each in came]
    arrival = take(open_guide(copy), locale, others, Options())
    changed = sum(other.target != each.target for other, each in zip(others, came, strict=True))
    assert changed > 0.9 * len(came)
    assert len(arrival.files) == len(pages)
    put(copy, arrival)
    assert read_words(copy) != before
    put(copy, take(open_guide(copy), locale, came, Options()))
    assert read_words(copy) == before


def test_pages_that_nobody_had_translated_are_made(locale: str, pages: list[Page], copy: Path) -> None:
    form = "xliff" if locale == "de" else "po"
    came = read(form, write(form, pages, locale), locale)
    for path in (copy / f"docs/{locale}").rglob("*.md"):
        path.unlink()
    put(copy, take(open_guide(copy), locale, came, Options(links=False)))
    guide = open_guide(copy)
    assert (
        l10n.find_status(guide.project, guide.originals, locale).count(l10n.State.CURRENT) == len(pages) - 2
    )  # but labels and questions
    again = list(list_pages(guide, locale))
    assert {unit.context: unit.target for page in again for unit in page.units} == {
        unit.context: unit.target for page in pages for unit in page.units
    }


def test_translate_toolkit_reads_and_writes_po(locale: str, pages: list[Page]) -> None:
    text = write_po(pages, locale)
    store = pofile.parsestring(text.encode())
    assert store.gettargetlanguage() == locale
    assert len([unit for unit in store.units if unit.istranslatable()]) == sum(len(page.units) for page in pages)
    back = read("po", bytes(store).decode(), locale)
    assert bare(back) == bare(read("po", text, locale))


def test_babel_compiles_and_rewraps_po(locale: str, pages: list[Page]) -> None:
    text = write_po(pages, locale)
    catalog = babel_po.read_po(io.BytesIO(text.encode()), abort_invalid=True)
    write_mo(io.BytesIO(), catalog)
    wrapped = io.BytesIO()
    babel_po.write_po(wrapped, catalog, width=76)
    assert bare(read("po", wrapped.getvalue().decode(), locale)) == bare(read("po", text, locale))


def test_translate_toolkit_reads_and_writes_xliff(locale: str, pages: list[Page]) -> None:
    text = write_xliff(pages, locale)
    store = Xliff1File.parsestring(text.encode())
    assert len(store.units) == sum(len(page.units) for page in pages)
    assert {unit.target for unit in store.units if unit.target} == {
        unit.target for page in pages for unit in page.units if unit.target
    }
    assert bare(read("xliff", bytes(store).decode(), locale)) == bare(read("xliff", text, locale))


def bare(translations: list[Translation]) -> list[tuple[str, str, str, bool]]:
    return sorted((each.context, each.source, each.target, each.unsure) for each in translations)
