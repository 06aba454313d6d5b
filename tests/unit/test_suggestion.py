"""From a form on a forge to a draft of an entry: what is asked, what is read, and that hostile input stays text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signpost import cli
from signpost.issueforms import FOLDER, IssueForm, make_forms
from signpost.model import Media
from signpost.problems import Problem
from signpost.project import Project, read_project
from signpost.suggestion import Issue, read_suggestion

REPOSITORY = Path(__file__).parents[2]
LOCALES = ("en", "de", "fr")
Captured = pytest.CaptureFixture[str]

TOOL = {
    "name": "Inkpad",
    "homepage": "https://inkpad.example.org",
    "kind": "web-app",
    "needs": ("create-work", "get-paid"),
    "categories": ("images",),
    "price_model": "",
    "summary": "Zeichnet, färbt und druckt.",
    "best_for": "Für alle, die zeichnen.",
    "watch_out": "",
    "body": "Wir zeichnen damit Plakate.\n\n### Schritte\n\n1. Zeichnen.",
    "sources": "Hier: https://inkpad.example.org/about, und https://inkpad.example.org/help",
    "ties": "no",
    "rights": "yes",
}
VIDEO = {
    "name": "How to draw",
    "media": "https://www.youtube.com/watch?v=4LTtr45y7P9",
    "spoken": "fr",
    "needs": ("create-work",),
    "sources": "https://example.org/talk",
    "ties": "yes",
    "rights": "yes",
}


@cache
def real() -> Project:
    return read_project(REPOSITORY, LOCALES, "en")


@cache
def form_of(purpose: str, locale: str) -> IssueForm:
    return next(form for form in make_forms(real(), LOCALES) if (form.purpose, form.locale) == (purpose, locale))


def fill(form: IssueForm, answers: Mapping[str, object]) -> str:
    """Write an issue as the forge writes what somebody has filled in."""
    parts = []
    for question in form.questions:
        given_ = answers.get(question.id, "")
        ids = given_ if isinstance(given_, tuple) else (str(given_),)
        said = ", ".join(question.options.get(id_, id_) for id_ in ids)
        if question.kind == "checkboxes":
            said = f"- [{'X' if given_ else ' '}] {question.options['yes']}"
        parts.append(f"### {question.label}\n\n{said or '_No response_'}\n")
    return "\r\n".join("\n".join(parts).split("\n"))


def read(body: str) -> object:
    return read_suggestion(Issue(7, body, "2026-11-22"), make_forms(real(), LOCALES), real().catalogue.collections)


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a guide with our own declarations, labels and needs, and no entry, which is the current folder."""
    root = tmp_path / "guide"
    names = ["collections.yml", "vocabulary.yml", "schemas/tools.json"]
    for locale in LOCALES:
        needs = (REPOSITORY / "docs" / locale / "needs").glob("*.md")
        names += [f"docs/{locale}/labels.yml", *(path.relative_to(REPOSITORY).as_posix() for path in needs)]
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes((REPOSITORY / name).read_bytes())
    monkeypatch.chdir(root)
    return root


def put_event(root: Path, body: object, **changed: object) -> str:
    issue = {"number": 7, "body": body, "created_at": "2026-11-22T10:00:00Z", "title": "$(touch /tmp/x)", **changed}
    path = root.parent / "event.json"
    path.write_text(json.dumps({"action": "labeled", "issue": issue}), encoding="utf-8")
    return str(path)


def test_the_forms_are_those_of_the_declaration_and_the_labels() -> None:
    made = {form.path: form.text for form in make_forms(real(), LOCALES)}
    written = {path.relative_to(REPOSITORY).as_posix(): path for path in (REPOSITORY / FOLDER).glob("[0-9]*.yml")}
    assert len(made) == 9
    assert set(written) == set(made)
    for name, path in written.items():
        assert path.read_text(encoding="utf-8") == made[name], f"{name}: run `signpost forms`"


@pytest.mark.parametrize("locale", LOCALES)
def test_no_two_questions_of_a_form_and_no_two_choices_are_called_the_same(locale: str) -> None:
    for purpose in ("tools", "videos", "mistake"):
        questions = form_of(purpose, locale).questions
        assert len({question.label for question in questions}) == len(questions)
        for question in questions:
            assert len(set(question.options.values())) == len(question.options), question.id


@pytest.mark.parametrize("locale", LOCALES)
def test_a_form_in_any_language_becomes_an_entry_in_that_language(guide: Path, locale: str, capsys: Captured) -> None:
    event = put_event(guide, fill(form_of("tools", locale), TOOL))
    assert cli.main(["suggestion", event]) == 0
    report = capsys.readouterr().out
    assert "From #7. Whoever suggested it says that they earn nothing with it." in report
    assert "missing field 'watch_out'" in report
    project = read_project(guide, LOCALES, "en")
    (entry,) = project.catalogue.of("tools") or project.catalogue.entries
    assert (entry.id, entry.name, entry.source_locale) == ("inkpad", "Inkpad", locale)
    assert entry.facts["needs"] == ("create-work", "get-paid")
    assert entry.facts["kind"] == "web-app"
    assert [source.url for source in entry.sources] == [
        "https://inkpad.example.org/about",
        "https://inkpad.example.org/help",
    ]
    assert entry.words[locale].fields["summary"] == TOOL["summary"]
    assert "### Schritte" in entry.words[locale].body


def test_a_video_becomes_an_entry_with_its_platform(guide: Path, capsys: Captured) -> None:
    assert cli.main(["suggestion", put_event(guide, fill(form_of("videos", "fr"), VIDEO))]) == 0
    assert "**earns money with it**" in capsys.readouterr().out
    entry = next(iter(read_project(guide, LOCALES, "en").catalogue.entries))
    assert entry.facts["original_title"] == "How to draw"
    assert entry.facts["spoken"] == "fr"
    assert entry.facts["media"] == (Media("youtube", "4LTtr45y7P9", "https://www.youtube.com/watch?v=4LTtr45y7P9"),)


def test_what_is_there_already_is_named_and_nothing_is_written(guide: Path, capsys: Captured) -> None:
    event = put_event(guide, fill(form_of("tools", "en"), TOOL))
    assert cli.main(["suggestion", event]) == 0
    capsys.readouterr()
    assert cli.main(["suggestion", event]) == 1
    assert "tools/inkpad" in capsys.readouterr().out
    assert len(list((guide / "tools").iterdir())) == 1


HOSTILE = (
    "$(touch pwned) `touch pwned` ; rm -rf * && \"quotes' ``` <script>alert(1)</script> @everyone ../../etc/passwd"
)


def test_hostile_answers_stay_text_and_in_their_two_files(guide: Path, capsys: Captured) -> None:
    before = {path for path in guide.parent.rglob("*") if path.is_file()}
    answers = dict.fromkeys(TOOL, HOSTILE) | {"rights": "yes", "ties": "no"}
    event = put_event(guide, fill(form_of("tools", "de"), answers))
    cli.main(["suggestion", event, "--report", str(guide.parent / "report.md")])
    new = {path for path in guide.parent.rglob("*") if path.is_file()} - before - {Path(event)}
    report = (guide.parent / "report.md").read_text(encoding="utf-8")
    assert {path.suffix for path in new} == {".yml", ".md"}
    assert {path.parent.relative_to(guide.parent).as_posix() for path in new} <= {
        ".",
        "guide/tools",
        "guide/docs/de/tools",
    }
    assert report.count("```") == 2
    fenced = report.partition("```text")[2]
    assert "@everyone" not in report.replace(fenced, "")
    entry = next(iter(read_project(guide, LOCALES, "en").catalogue.entries))
    assert entry.name == HOSTILE
    assert cli.main(["check"]) == 1
    assert "html" in capsys.readouterr().out.lower()


def test_a_heading_within_an_answer_takes_no_other_answer_away() -> None:
    form = form_of("tools", "en")
    body = fill(
        form, {**TOOL, "sources": "https://one.example\n\n### Name\n\nOther\n### Website\n\nhttps://evil.example"}
    )
    found = read(body)
    assert not isinstance(found, Problem)
    draft = found.draft  # type: ignore[attr-defined]
    assert (draft.name, draft.facts["homepage"]) == ("Inkpad", "https://inkpad.example.org")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("", "no form of this guide was used"),
        ("### Name\n\nInkpad\n", "no form of this guide was used"),
        (fill(form_of("tools", "en"), {**TOOL, "rights": ""}), "the licence has not been agreed to"),
        (fill(form_of("tools", "en"), {**TOOL, "name": " \u200b "}), "the entry has no name"),
        (fill(form_of("mistake", "fr"), {"page": "Penpot", "wrong": "x"}), "suggests no entry"),
    ],
)
def test_what_cannot_become_an_entry_is_said(guide: Path, body: str, message: str, capsys: Captured) -> None:
    assert cli.main(["suggestion", put_event(guide, body)]) == 1
    assert message in capsys.readouterr().out
    assert not (guide / "tools").exists()


@pytest.mark.parametrize(
    "changed",
    [{"number": "7; rm"}, {"number": True}, {"body": None}, {"body": 7}, {"created_at": "today"}, {"created_at": None}],
)
def test_what_is_no_event_is_refused(guide: Path, changed: dict[str, object], capsys: Captured) -> None:
    body = changed.pop("body", "x")
    assert cli.main(["suggestion", put_event(guide, body, **changed)]) == 1
    assert "this is no event of an issue" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["", "[", "[]", '{"issue": 3}', "[" * 100_000, '{"issue": {"number": 7}}'])
def test_a_file_that_is_no_event_is_refused(guide: Path, text: str, capsys: Captured) -> None:
    (guide.parent / "event.json").write_text(text, encoding="utf-8")
    assert cli.main(["suggestion", str(guide.parent / "event.json")]) == 1
    assert "no event" in capsys.readouterr().out
    assert cli.main(["suggestion", "nowhere.json"]) == 1


@given(st.text() | st.dictionaries(st.sampled_from(sorted(TOOL)), st.text()))
def test_no_text_breaks_the_reader(written: str | dict[str, str]) -> None:
    read(written if isinstance(written, str) else fill(form_of("tools", "fr"), written))
