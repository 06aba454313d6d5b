"""Export and import as a translator meets them: what goes out, what comes back, and what is refused."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from translate.storage.pypo import pofile
from translate.storage.xliff import Xliff1File

from signpost import cli

EN = "docs/en/tools/sound.md"
DE = "docs/de/tools/sound.md"
NEED = "docs/de/needs/get-paid.md"
GERMAN = {
    "tools/sound:summary": "Schreibt Rechnungen, die pünktlich bezahlt werden.",
    "tools/sound:why.get-paid": "Es erinnert Ihre Kundschaft für Sie.",
    "tools/sound#.1": "Ein Absatz. Siehe [das Anliegen](../needs/get-paid.md).",
    "tools/sound#first-steps": "Erste Schritte",
    "tools/sound#first-steps.1": "Versuchen Sie es mit einer Rechnung.",
}
PAGE = """\
---
summary: Schreibt Rechnungen, die pünktlich bezahlt werden.
why:
  get-paid: Es erinnert Ihre Kundschaft für Sie.
l10n: {source: @}
---
Ein Absatz. Siehe [das Anliegen](../needs/get-paid.md).

## Erste Schritte {#first-steps}

1. Versuchen Sie es mit einer Rechnung.
"""

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def guide(sound_root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(sound_root)
    return sound_root


@pytest.fixture(params=["po", "xliff"])
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def export(capsys: Captured, *arguments: str) -> str:
    capsys.readouterr()
    assert cli.main(["l10n", "export", "de", *arguments]) == 0
    return capsys.readouterr().out


def translate(text: str, targets: dict[str, str], form: str, *, unsure: bool = False) -> bytes:
    """Translate as a program does that reads the file with translate-toolkit."""
    store = pofile.parsestring(text.encode()) if form == "po" else Xliff1File.parsestring(text.encode())
    for unit in store.units:
        context = unit.getcontext() if form == "po" else unit.getid().split("\x04")[-1]
        if context in targets:
            unit.target = targets[context]
            unit.markfuzzy(unsure)
    return bytes(store)


def come_back(guide: Path, data: bytes, capsys: Captured, *arguments: str) -> tuple[int, str]:
    (guide / "back").write_bytes(data)
    capsys.readouterr()
    code = cli.main(["l10n", "import", "de", "back", *arguments])
    return code, capsys.readouterr().err


def states(capsys: Captured) -> dict[str, str]:
    capsys.readouterr()
    cli.main(["l10n", "status", "de"])
    lines = [line.split() for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    return {line[1]: line[0] for line in lines}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def german(guide: Path, capsys: Captured) -> Path:
    assert come_back(guide, translate(export(capsys), GERMAN, "po"), capsys)[0] == 0
    return guide


def test_what_goes_out_as_po(guide: Path, capsys: Captured) -> None:
    text = export(capsys, "docs/en/tools/sound.md")
    assert guide.is_dir()
    assert (
        "#. summary, at most 160 characters\n"
        "#: docs/en/tools/sound.md:2\n"
        "#, max-length:160\n"
        'msgctxt "tools/sound:summary"\n'
        'msgid "Writes invoices that are paid on time."\n'
        'msgstr ""\n'
    ) in text
    assert '#. list item\n#: docs/en/tools/sound.md:10\nmsgctxt "tools/sound#first-steps.1"\n' in text
    assert text.count("msgctxt") == len(GERMAN)


def test_a_page_that_nobody_had_translated_is_made_and_stamped(guide: Path, capsys: Captured, form: str) -> None:
    data = translate(export(capsys, "tools/sound", "--format", form), GERMAN, form)
    assert come_back(guide, data, capsys) == (0, "5 translations taken, 1 file written\nThen run: signpost check\n")
    text = (guide / DE).read_text(encoding="utf-8")
    stamp = text.partition("{source: ")[2][:12]
    assert text == PAGE.replace("@", stamp)
    assert states(capsys)[DE] == "unread"
    assert cli.main(["check"]) == 0


def test_half_a_page_is_not_made(guide: Path, capsys: Captured, form: str) -> None:
    some = dict(list(GERMAN.items())[:3])
    code, told = come_back(guide, translate(export(capsys, "--format", form), some, form), capsys)
    assert code == 0
    assert f"{DE} is not made yet: 2 of 5 texts have no finished translation; translate the rest first\n" in told
    assert not (guide / DE).exists()


def test_the_unfinished_is_taken_only_if_it_is_asked_for(guide: Path, capsys: Captured, form: str) -> None:
    data = translate(export(capsys, "tools/sound", "--format", form), GERMAN, form, unsure=True)
    assert come_back(guide, data, capsys) == (0, "0 translations taken, 0 files written\n")
    assert come_back(guide, data, capsys, "--unsure")[0] == 0
    assert (guide / DE).exists()


def test_an_edited_translation_changes_its_own_line(german: Path, capsys: Captured, form: str) -> None:
    before = (german / DE).read_text(encoding="utf-8")
    targets = {"tools/sound#first-steps.1": "Beginnen Sie mit einer Rechnung."}
    assert come_back(german, translate(export(capsys, "--format", form), targets, form), capsys)[0] == 0
    new = before.replace("Versuchen Sie es mit", "Beginnen Sie mit")
    assert (german / DE).read_text(encoding="utf-8") == new


def test_labels_come_back_too(guide: Path, capsys: Captured, form: str) -> None:
    edit(guide / "docs/de/labels.yml", ", linux: Linux", "")
    targets = {"labels.yml:vocabulary.platforms.linux": "Linux, frei", "labels.yml:fields.tools.needs": "Anliegen"}
    data = translate(export(capsys, "labels.yml", "--format", form), targets, form)
    assert come_back(guide, data, capsys)[0] == 0
    text = (guide / "docs/de/labels.yml").read_text(encoding="utf-8")
    assert '  platforms: {web: Web, linux: "Linux, frei"}\n' in text
    assert "platforms: Platforms, needs: Anliegen, alternatives" in text


def git(root: Path, *arguments: str) -> None:
    names = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *names, *arguments], check=True, capture_output=True)


@pytest.mark.parametrize("has_history", [True, False])
def test_an_outdated_page_goes_out_as_unsure_where_its_source_changed(
    german: Path, capsys: Captured, form: str, *, has_history: bool
) -> None:
    if has_history:
        git(german, "init", "-q")
        git(german, "add", ".")
        git(german, "commit", "-q", "-m", "docs: begin")
    edit(german / EN, "A plain paragraph.", "A new sentence.")
    assert states(capsys)[DE] == "outdated"
    text = export(capsys, "--todo", "tools/sound", "--format", form)
    unsure = text.count("#, fuzzy") if form == "po" else text.count("needs-review-translation")
    assert unsure == (1 if has_history else len(GERMAN))
    assert ("A plain paragraph." in text) is has_history
    # Whoever has looked at all of it brings it up to date, and only then.
    assert come_back(german, text.encode(), capsys)[0] == 0
    assert states(capsys)[DE] == "outdated"
    assert come_back(german, translate(text, GERMAN, form), capsys)[0] == 0
    assert states(capsys)[DE] == "unread"


def test_a_source_that_changed_meanwhile(german: Path, capsys: Captured, form: str) -> None:
    text = export(capsys, "tools/sound", "--format", form)
    edit(german / EN, "one invoice", "two invoices")
    targets = {"tools/sound#first-steps.1": "Beginnen Sie mit einer Rechnung."}
    assert come_back(german, translate(text, targets, form), capsys)[0] == 0
    assert states(capsys)[DE] == "outdated"
    assert cli.main(["l10n", "stamp", DE]) == 0
    before = (german / DE).read_bytes()
    code, told = come_back(german, translate(text, GERMAN, form), capsys)
    assert code == 0
    assert "'tools/sound#first-steps.1' has another source by now" in told
    assert (german / DE).read_bytes() == before


def test_a_translation_that_is_divided_in_another_way(german: Path, capsys: Captured, form: str) -> None:
    edit(german / DE, "1. Versuchen Sie es mit einer Rechnung.", "1. Eins.\n2. Zwei.")
    text = export(capsys, "tools/sound", "--format", form)
    assert "tools/sound#first-steps.*" in text
    before = (german / DE).read_bytes()
    assert come_back(german, text.encode(), capsys)[0] == 0
    assert (german / DE).read_bytes() == before
    targets = {"tools/sound#first-steps.*": "1. Eins.\n2. Zwei.\n3. Drei."}
    assert come_back(german, translate(text, targets, form), capsys)[0] == 0
    assert (german / DE).read_bytes() == before + b"3. Drei.\n"
    edit(german / DE, "## Erste Schritte {#first-steps}", "## Los {#go}")
    edit(german / DE, "3. Drei.", "## Ende {#end}\n\nAus.")
    whole = export(capsys, "tools/sound", "--format", form)
    assert whole.count("#*") in {1, 2}
    before = (german / DE).read_bytes()
    assert come_back(german, whole.encode(), capsys)[0] == 0
    assert (german / DE).read_bytes() == before


BAD = {
    "tools/sound:summary": "x" * 161,
    "tools/sound:why.get-paid": "Eine {zahl}\nund mehr.",
    "tools/sound#.1": "Ein Absatz ohne Link.",
    "tools/sound#first-steps": "Erste Schritte {#erste}",
    "tools/sound#first-steps.1": "Eins.\n\nZwei \u202e.",
    "labels.yml:collections.tools.other": "Werkzeuge",
}


def test_every_problem_in_one_run_and_nothing_written(guide: Path, capsys: Captured, form: str) -> None:
    before = {path: path.read_bytes() for path in guide.rglob("*") if path.is_file()}
    code, told = come_back(guide, translate(export(capsys, "--format", form), BAD, form), capsys)
    assert code == 1
    lines = told.splitlines()
    assert all(line.startswith("back:") for line in lines[:-1])
    assert len(lines) == 9
    for part in (
        "161 characters in 'tools/sound:summary'; write at most 160",
        "unknown placeholder {zahl} in 'tools/sound:why.get-paid'; the source has none",
        "a line break in 'tools/sound:why.get-paid'; write it in one line",
        "the link to ../needs/get-paid.md is lost in 'tools/sound#.1'; keep it, or allow it with --other-links",
        "this is no longer one heading in 'tools/sound#first-steps'; write one line, without an id",
        "this is no longer one item in 'tools/sound#first-steps.1'",
        "U+202E",
        "the placeholder {n} is lost in 'labels.yml:collections.tools.other'; keep names in braces as they are",
    ):
        assert part in told
    assert lines[-1].endswith("; nothing was written")
    (guide / "back").unlink()
    assert {path: path.read_bytes() for path in guide.rglob("*") if path.is_file()} == before


def test_links_may_lead_elsewhere_on_purpose(guide: Path, capsys: Captured, form: str) -> None:
    targets = {**GERMAN, "tools/sound#.1": "Ein Absatz ohne Link."}
    data = translate(export(capsys, "--format", form), targets, form)
    assert come_back(guide, data, capsys)[0] == 1
    assert come_back(guide, data, capsys, "--other-links")[0] == 0


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ('msgctxt "tools/sound:title"\nmsgid "A"\nmsgstr "B"\n', "unknown text 'tools/sound:title'; export"),
        ('msgctxt "tools/soumd:a"\nmsgid "A"\nmsgstr "B"\n', "nothing in this guide is called 'tools/soumd'; did you"),
        ('msgctxt "x"\nmsgid "A"\nmsgstr "B"\n', "unknown text 'x'; keep contexts and ids as they were exported"),
        ('msgctxt "../../x:a"\nmsgid "A"\nmsgstr "B"\n', "nothing in this guide is called '../../x'"),
        ('msgid "A"\nmsgstr "B"\n', "no msgctxt for 'A'; keep it as it was exported"),
        ('msgid "A"\nmsgid_plural "B"\nmsgstr[0] "C"\nmsgstr[1] "C"\n', "a message with plural forms"),
        ('msgid "A\nmsgstr "B"\n', "back:1: this is no PO; "),
        ('msgid ""\nmsgstr ""\n"Language: fr\\n"\n', "back:3: this is a translation into 'fr'; it should be de"),
        (b'msgid "A"\nmsgstr "\xe4"\n', "back:2: this is neither PO in UTF-8 nor XLIFF; save it as UTF-8"),
        ("<xliff", "back:1: this is no XML: "),
        ("<xliff version='2.0' xmlns='urn:oasis:names:tc:xliff:document:2.0'/>", "back:1: this is no XLIFF 1.2; "),
        ("<html><body/></html>", "back:1: this is no XLIFF 1.2; export it again, or save it as XLIFF 1.2"),
        (
            '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>\n<x>&c;</x>',
            "back:2: a document type or an entity; leave <!DOCTYPE …> out",
        ),
        (
            '<?xml version="1.0"?>\n<!DOCTYPE x SYSTEM "file:///etc/passwd">\n<x/>',
            "back:2: a document type or an entity",
        ),
        ('<?xml version="1.0" encoding="no-such"?><x/>', "this is no XML: "),
    ],
)
def test_what_is_no_translation_of_this_guide(guide: Path, capsys: Captured, data: str | bytes, told: str) -> None:
    raw = data if isinstance(data, bytes) else data.encode()
    code, err = come_back(guide, raw, capsys)
    assert code == 1
    assert told in err
    assert err.endswith("nothing was written\n")


def test_xliff_that_is_not_as_it_went_out(guide: Path, capsys: Captured) -> None:
    text = export(capsys, "--format", "xliff", "tools/sound")
    twice = text.replace("tools/sound:why.get-paid", "tools/sound:summary")
    assert "a second translation of 'tools/sound:summary'" in come_back(guide, twice.encode(), capsys)[1]
    inline = text.replace("</source>", '</source><target>A <g id="1">b</g></target>', 1)
    assert "an element 'g' within a text" in come_back(guide, inline.encode(), capsys)[1]
    french = text.replace('target-language="de"', 'target-language="fr"')
    assert "this is a translation into 'fr'; it should be de" in come_back(guide, french.encode(), capsys)[1]


def test_obsolete_entries_and_marks_do_no_harm(guide: Path, capsys: Captured) -> None:
    text = translate(export(capsys), GERMAN, "po").decode() + '\n#~ msgctxt "gone:x"\n#~ msgid "A"\n#~ msgstr "B"\n'
    assert come_back(guide, text.replace("\n", "\r\n").encode(), capsys)[0] == 0
    shutil.rmtree(guide / "docs/de/tools")
    xml = translate(export(capsys, "--format", "xliff"), GERMAN, "xliff").decode()
    marked = xml.replace("Ein Absatz.", '<mrk mtype="seg" mid="0">Ein Absatz.</mrk>')
    assert marked != xml
    assert come_back(guide, marked.encode(), capsys)[0] == 0
    assert "Ein Absatz. Siehe [das Anliegen]" in (guide / DE).read_text(encoding="utf-8")


def test_a_file_is_written_once(guide: Path, capsys: Captured) -> None:
    assert cli.main(["l10n", "export", "de", "--output", "de.po"]) == 0
    before = (guide / "de.po").read_bytes()
    assert cli.main(["l10n", "export", "de", "--output", "de.po"]) == 2
    assert "'de.po' cannot be written: File exists; name a new file" in capsys.readouterr().err
    assert (guide / "de.po").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["export", "fr"], "unknown language 'fr'"),
        (["export", "de", "tools/soumd"], "nothing in this guide is called 'tools/soumd'; did you mean 'tools/sound'?"),
        (["import", "de", "none.po"], "'none.po' cannot be read: No such file or directory"),
    ],
)
def test_wrong_usage(guide: Path, capsys: Captured, arguments: list[str], told: str) -> None:
    assert guide.is_dir()
    assert cli.main(["l10n", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_the_source_language_needs_no_translation(guide: Path, capsys: Captured) -> None:
    capsys.readouterr()
    assert cli.main(["l10n", "export", "en"]) == 0
    assert "msgctxt" not in capsys.readouterr().out
    edit(guide / "tools/sound.yml", "kind:", "source_locale: de\nkind:")
    shutil.copytree(guide / "docs/en/tools", guide / "docs/de/tools", dirs_exist_ok=True)
    assert '"tools/sound' not in export(capsys)
    assert NEED.removeprefix("docs/de/").removesuffix(".md") in export(capsys)
