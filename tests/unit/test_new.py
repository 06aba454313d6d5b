"""``signpost new``: what it writes, what it asks, what it refuses, and that hostile input stays text."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signpost import cli
from signpost.drafts import Draft, write_facts, write_words
from signpost.likeness import find_like
from signpost.model import Collection, Media, Vocabulary
from signpost.newentry import suggest_id, write_new_entry
from signpost.project import Project, read_project
from signpost.source import parse_words, parse_yaml

REPOSITORY = Path(__file__).parents[2]
LOCALES = ("en", "de", "fr")
Captured = pytest.CaptureFixture[str]

TOOL = [
    "homepage=https://inkpad.org",
    "kind=web-app",
    "needs=create-work, test-ideas",
    "categories=images",
    "price=12.50 EUR month 2026-11-22",
    "summary=Draws, colours and prints.",
    "best_for=Those who draw.",
    "watch_out=It needs a tablet.",
    "why.create-work=You draw in layers.",
    "why.test-ideas=A sketch shows what is meant.",
]


@pytest.fixture(scope="module")
def project() -> Project:
    return read_project(REPOSITORY, LOCALES, "en")


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a guide with our own declarations and labels, and no entry, which is the current folder."""
    root = tmp_path / "guide"
    for name in ("collections.yml", "vocabulary.yml", "schemas/tools.json", *(f"docs/{x}/labels.yml" for x in LOCALES)):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes((REPOSITORY / name).read_bytes())
    for locale in LOCALES:
        for path in sorted((REPOSITORY / "docs" / locale / "needs").glob("*.md")):
            if path.name != "index.md":
                target = root / "docs" / locale / "needs" / path.name
                target.parent.mkdir(exist_ok=True)
                front = path.read_text(encoding="utf-8").partition("\n---\n")[0]
                target.write_text(f"{front}\n---\nA need.\n", encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def test_a_tool_that_is_complete_passes_the_check(guide: Path, tmp_path: Path, capsys: Captured) -> None:
    body = tmp_path / "body.md"
    body.write_text("You draw.\n\n## First steps {#first-steps}\n\n1. Draw.\n", encoding="utf-8")
    source = ["--source", "https://inkpad.org/pricing", "--body", str(body)]
    assert cli.main(["new", "tool", "--name", "Inkpad", *source, *TOOL]) == 0
    told = capsys.readouterr()
    assert told == ("tools/inkpad.yml: written\ndocs/en/tools/inkpad.md: written\n", "complete\n")
    assert cli.main(["check"]) == 0
    assert cli.main(["fmt", "--check"]) == 0
    facts = (guide / "tools/inkpad.yml").read_text(encoding="utf-8")
    assert facts.startswith("# yaml-language-server: $schema=../schemas/tools.json\n")
    assert "\n# Where the maker has its seat: two capital letters, such as DE, FR, GB. Needs a source.\n" in facts
    assert "\n# vendor_country:\n" in facts
    assert '  - {fields: [homepage, price], url: "https://inkpad.org/pricing", seen: ' in facts
    entry = read_project(guide, LOCALES, "en").catalogue.of("tools")[0]
    assert str(entry.facts["price"]).startswith("Money(amount=Decimal('12.50')")


def test_what_is_missing_is_told(guide: Path, capsys: Captured) -> None:
    assert cli.main(["new", "tool", "--name", "Inkpad", "--format", "json", *TOOL[:6]]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["files"] == ["tools/inkpad.yml", "docs/en/tools/inkpad.md"]
    hints = {problem["hint"] for problem in told["left"] if problem["severity"] == "error"}
    assert hints == {
        "write a paragraph or more", "add a line 'best_for: …'", "add a line 'watch_out: …'", "add a line 'why: …'",
    }  # fmt: skip
    words = (guide / "docs/en/tools/inkpad.md").read_text(encoding="utf-8")
    assert "# why:\n#   create-work:\n#   test-ideas:\n" in words
    (guide / "docs/en/tools/inkpad.md").write_text(words.replace("# why:", "why:").replace("#   ", "  "), "utf-8")
    assert cli.main(["check"]) == 1
    assert "'create-work' has no value; write one" in capsys.readouterr().out


def test_in_another_language_and_bare(guide: Path) -> None:
    arguments = ["new", "tool", "--bare", "--locale", "de", "--name", "Tintenblock", *TOOL]
    assert cli.main(arguments) == 1
    facts = (guide / "tools/tintenblock.yml").read_text(encoding="utf-8")
    assert "\nsource_locale: de\n" in facts
    assert facts.count("#") == 1
    assert (guide / "docs/de/tools/tintenblock.md").is_file()
    assert not (guide / "docs/en/tools/tintenblock.md").exists()


def test_a_video_from_its_page(guide: Path) -> None:
    media = "media=https://www.youtube.com/watch?v=xMj_P_6H69g&t=30"
    facts = [
        "original_title=No: a talk",
        "spoken=en",
        "speakers=Ann O’Hara; Bob #2",
        "needs=get-paid",
        "captions=en, de",
    ]
    more = ["duration=13:47", "words.chapters=Start; End"]
    assert cli.main(["new", "video", "--name", "A talk", media, *facts, *more]) == 1
    entry = read_project(guide, LOCALES, "en").catalogue.of("videos")[0]
    film = {**entry.unconfirmed, **{name: value for name, value in entry.facts.items() if value is not None}}
    assert film["original_title"] == "No: a talk"
    assert film["speakers"] == ({"name": "Ann O’Hara"}, {"name": "Bob #2"})
    assert film["duration"] == 827
    assert film["media"] == (Media("youtube", "xMj_P_6H69g", media[6:]),)
    assert [caption["language"] for caption in film["captions"]] == ["en", "de"]
    assert entry.words["en"].fields["chapters"] == ("Start", "End")


def test_duplicates_are_refused(guide: Path, capsys: Captured) -> None:
    cli.main(["new", "tool", "--name", "Inkpad", *TOOL])
    capsys.readouterr()
    assert cli.main(["new", "tool", "--name", "Another", "homepage=https://www.inkpad.org/about"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.endswith("  tools/inkpad (Inkpad): its website is https://inkpad.org\n")
    assert cli.main(["new", "tool", "--name", "Ink Päd"]) == 1
    assert "its name is the same" in capsys.readouterr().err
    assert cli.main(["new", "tool", "--name", "Inkpads", "--id", "inkpad", "--force"]) == 1
    assert "an entry has or had the id 'inkpad'; 'inkpads' is free" in capsys.readouterr().err
    assert sorted(path.name for path in (guide / "tools").iterdir()) == ["inkpad.yml"]
    assert cli.main(["new", "tool", "--name", "Inkpad", "--force"]) == 1
    assert sorted(path.name for path in (guide / "tools").iterdir()) == ["inkpad-2.yml", "inkpad.yml"]


def test_a_stray_file_is_never_overwritten(guide: Path, capsys: Captured) -> None:
    stray = guide / "docs/en/tools/inkpad.md"
    stray.parent.mkdir()
    stray.write_text("mine", encoding="utf-8")
    assert cli.main(["new", "tool", "--name", "Inkpad"]) == 1
    assert "docs/en/tools/inkpad.md:1: this file exists already; choose another id" in capsys.readouterr().err
    assert stray.read_text(encoding="utf-8") == "mine"
    assert not (guide / "tools/inkpad.yml").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["tol"], "unknown kind 'tol'; did you mean 'tool'?"),
        (["tool"], "an entry needs a name; add --name"),
        (["tool", "--name", "A", "homepgae=x"], "unknown field 'homepgae'; did you mean 'homepage'?"),
        (["tool", "--name", "A", "homepage"], "'homepage' has no '='"),
        (["tool", "--name", "A", "--locale", "dee"], "unknown language 'dee'; did you mean 'de'?"),
        (["tool", "--name", "A", "--body", "none.md"], "'none.md' cannot be read"),
    ],
)
def test_wrong_usage_writes_nothing(guide: Path, capsys: Captured, arguments: list[str], told: str) -> None:
    assert cli.main(["new", *arguments]) == 2
    assert told in capsys.readouterr().err
    assert not (guide / "tools").exists()


def test_ids(project: Project) -> None:
    def suggest(name: str) -> str:
        return suggest_id(project.catalogue, "tools", name)

    assert suggest("Schöne Größe & Œuvre") == "schone-grosse-oeuvre"
    assert suggest("CON") == "con-tool"
    assert suggest("Index") == "index-tool"
    assert suggest("Penpot") == "penpot-2"
    assert suggest("日本") == "entry"
    assert len(suggest("wort " * 30)) <= 60


def test_likeness_in_our_own_guide(project: Project) -> None:
    def find(name: str, *addresses: str, collection: str = "tools") -> list[str]:
        return [str(like.entry.reference) for like in find_like(project.catalogue, collection, name, addresses)]

    assert find("Pen-Pot") == ["tools/penpot"]
    assert find("Zzyzx", "https://penpot.app/features") == ["tools/penpot"]
    assert find("Zzyzx", "https://www.youtube.com/watch?v=4LTtr45y7P0&t=3", collection="videos") == [
        "videos/30-things-game-pitch"
    ]
    assert find("Zzyzx", "https://youtube.com/watch?v=AAAAAAAAAAA", collection="videos") == []
    assert find("Zzyzx", "https://zzyzx.org") == []
    assert find("Zzyzx", "https://www.ted.com/talks/zzyzx", collection="videos") == []


HOSTILE = st.text(st.characters(), max_size=40) | st.sampled_from(
    [
        "a: b", "- a", "# a", "a # b", "{a", "[a]", "*a", "&a", "!a", "%a", "@a", "`a", "'", '"', "\\", "---", "...",
        "yes", "null", "~", "<<", "a\nb: c", "a\r\nname: b", "\x1b[31m", "\u202eabc", "\u2028",
        "2026-11-22", "0x1f", "1e5",
        "?", "a\\n", "\ufeff", "\ud800", "|", ">", "---\nl10n: x", "</script>",
    ]
)  # fmt: skip


@cache
def our_declarations() -> tuple[Collection, Vocabulary]:
    catalogue = read_project(REPOSITORY, LOCALES, "en").catalogue
    return catalogue.collections["tools"], catalogue.vocabulary


@settings(max_examples=80, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_hostile_texts_stay_texts(name: str, text: str, page: str) -> None:
    """Whatever is typed, the files are read without a complaint about YAML, and hold nothing but what was given."""
    facts = {"homepage": page, "vendor": text, "needs": text, "price": page, "friendliness.fits": text, "icon": name}
    words = {"summary": text, "why.get-paid": name, f"why.{text}": page}
    draft = Draft("tools", name, "en", "2026-11-22", facts=facts, words=words, sources=(page,), body=text)
    collection, vocabulary = our_declarations()
    for helps in (True, False):
        mapping, problems = parse_yaml(write_facts(draft, collection, vocabulary, default="en", helps=helps), "a.yml")
        assert problems == []
        assert mapping is not None
        assert set(mapping.keys()) <= {"name", "added", "friendliness", "sources", *facts}
        read, problems = parse_words(write_words(draft, collection, vocabulary, helps=helps), "a.md")
        assert problems == []
        assert read is not None
        assert set(read.front.keys()) <= {"summary", "why"}


def test_a_hostile_id_writes_nothing_elsewhere(guide: Path, project: Project) -> None:
    for own in ("../../x", "a/b", "CON", "a\0b", "", "-"):
        if own:
            done = write_new_entry(guide, project, Draft("tools", "A b c d", "en", "2026-11-22", id=own))
            assert done.paths == ()
            assert done.problem is not None


def test_on_a_terminal_it_asks(guide: Path) -> None:
    """A real terminal: answers are checked at once, Enter takes the suggested id or leaves a field for later."""
    answers = [
        "", "Inkpad", "Ink Pad", "", "http://inkpad.org", "https://inkpad.org", "web-app", "get-payed",
        "get-paid", "images",
        "Draws.", "", "It costs.", "You send what you drew.", "my own head", "https://inkpad.org/about", "You draw.",
    ]  # fmt: skip
    parent, child = pty.openpty()
    command = [sys.executable, "-m", "signpost.cli", "new", "tool"]
    running = subprocess.Popen(command, stdin=child, stdout=child, stderr=child, cwd=guide, close_fds=True)
    os.close(child)
    for answer in answers:
        os.write(parent, f"{answer}\n".encode())
    seen = b""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            chunk = os.read(parent, 4096)
        except OSError:
            break
        if not chunk:
            break
        seen += chunk
    assert running.wait(30) == 1
    told = seen.decode()
    assert "an entry needs a name; write it" in told
    assert "Enter takes 'inkpad'" in told
    assert "'Ink Pad' is no id; name it 'ink-pad'" in told
    assert "Several are divided by commas." in told
    assert "'my own head' holds a blank" in told
    assert "'http://inkpad.org' is not encrypted; write https://" in told
    assert "unknown need 'get-payed'; did you mean 'get-paid'?" in told
    assert "missing field 'best_for'; add a line 'best_for: …'" in told
    assert told.rstrip().endswith("left to fill in: 1 thing; then run: signpost check")
    facts = (guide / "tools/inkpad.yml").read_text(encoding="utf-8")
    assert "\nneeds: [get-paid]\n" in facts


@pytest.mark.usefixtures("guide")
def test_everything_wrong_with_the_arguments_is_told_in_one_run(capsys: Captured) -> None:
    assert cli.main(["new", "tool", "--name", "X", "homepge=x", "added=22.11.2026", "kind", "lang=en"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "signpost: 'kind' has no '='; write FIELD=VALUE, such as kind=web-app",
        "signpost: unknown field 'homepge'; did you mean 'homepage'?",
        "signpost: 'added' is not given as FIELD=VALUE; the day is written by itself",
        "signpost: unknown field 'lang'; did you mean 'languages'?",
    ]


@pytest.mark.parametrize(("words", "required"), [(["new"], "KIND"), (["l10n", "export"], "LOCALE")])
def test_only_what_is_required_is_asked_for(words: list[str], required: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        cli.main(words)
    assert capsys.readouterr().err.endswith(f"required: {required}\n")


def test_help_lists_every_command_on_one_line(capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    told = capsys.readouterr().out
    assert "\ncommands:\n    check " in told
    assert "    suggestion  make an entry" in told
