"""Typical mistakes by first-time editors: each gets a message that says where it is and what would be right."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from signpost import cli
from signpost.bodies import Bodies
from signpost.check import check_guide
from signpost.guide import Guide, Settings
from signpost.model import Reference
from signpost.project import read_project
from signpost.site import Addresses
from signpost.view import View

TESTS = Path(__file__).parents[1]
REPOSITORY = TESTS.parent
GOLDEN = TESTS / "golden" / "mistakes.txt"
LOCALES = ("en", "de", "fr")
FACTS = "tools/inkpad.yml"
WORDS = "docs/en/tools/inkpad.md"

SOUND_FACTS = """\
name: Inkpad
added: 2026-11-22
homepage: https://inkpad.org
kind: web-app
price_model: paid
price: {amount: 12.50, currency: EUR, period: month, as_of: 2026-11-22}
languages: [en, de]
needs: [create-work, test-ideas]
categories: [images]
sources:
  - {fields: [homepage, price_model, price, languages], url: "https://inkpad.org/pricing", seen: 2026-11-22}
"""
SOUND_WORDS = """\
---
summary: "Draws, colours and prints."
best_for: "Those who draw."
watch_out: "It needs a tablet."
why:
  create-work: "You draw in layers."
  test-ideas: "A sketch shows what is meant."
---
You draw, and [Penpot](penpot.md) does the rest.
"""
SOUND_GERMAN = SOUND_WORDS.replace("Draws, colours and prints.", "Zeichnen, kolorieren, drucken.")

Mistake = Callable[[Path], None]


def put(path: str, old: str, new: str) -> Mistake:
    def make(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), encoding="utf-8")

    return make


def rename(path: str, new: str) -> Mistake:
    def make(root: Path) -> None:
        (root / path).rename(root / new)

    return make


def copy(path: str, new: str) -> Mistake:
    def make(root: Path) -> None:
        shutil.copyfile(root / path, root / new)

    return make


MISTAKES: dict[str, tuple[Mistake, ...]] = {
    "a need that does not exist": (
        put(FACTS, "test-ideas]", "test-idea]"),
        put(WORDS, "  test-ideas:", "  test-idea:"),
    ),
    "a field with a typing error": (put(FACTS, "homepage:", "homepgae:"),),
    "no summary": (put(WORDS, 'summary: "Draws, colours and prints."\n', ""),),
    "a summary that is too long": (put(WORDS, "Draws, colours and prints.", "Draws, colours and prints. " * 7),),
    "an address that is not encrypted": (put(FACTS, "homepage: https:", "homepage: http:"),),
    "a price without its day": (put(FACTS, ", as_of: 2026-11-22}", "}"),),
    "a price with a comma": (put(FACTS, "12.50", '"12,50"'),),
    "a date as it is written at home": (put(FACTS, "added: 2026-11-22", "added: 22.11.2026"),),
    "a language in full": (put(FACTS, "[en, de]", "[english, de]"),),
    "one value where a list is wanted": (put(FACTS, "categories: [images]", "categories: images"),),
    "a tab": (put(WORDS, "  create-work", "\tcreate-work"),),
    "a colon in a text without quotes": (put(WORDS, '"Those who draw."', "Those who draw: all of us"),),
    "a need without its reason": (put(WORDS, '  test-ideas: "A sketch shows what is meant."\n', ""),),
    "the same line twice": (put(FACTS, "kind: web-app\n", "kind: web-app\nkind: desktop\n"),),
    "an id with capital letters": (rename(FACTS, "tools/Inkpad.yml"), rename(WORDS, "docs/en/tools/Inkpad.md")),
    "words without facts": (rename(FACTS, "tools/inkpads.yml"),),
    "an entry that is there already": (copy(FACTS, "tools/ink-pad.yml"), copy(WORDS, "docs/en/tools/ink-pad.md")),
    "a link to a page that does not exist": (put(WORDS, "penpot.md", "penpod.md"),),
    "HTML in the text": (put(WORDS, "You draw,", "<b>You</b> draw,"),),
    "the website of an entry that is there already": (
        put(FACTS, "homepage: https://inkpad.org", "homepage: https://www.penpot.app/"),
    ),
    "a need in another language": (put(FACTS, "test-ideas]", "geld]"), put(WORDS, "  test-ideas:", "  geld:")),
    "a field of one's own": (put(FACTS, "kind:", "größe: 3\nkind:"),),
    "a date with slashes": (put(FACTS, "added: 2026-11-22", "added: 22/11/2026"),),
    "a number sign in a name": (put(FACTS, "name: Inkpad", "name: Inkpad #1"),),
    "a number sign that begins a text": (put(WORDS, '"It needs a tablet."', "#1 is the price."),),
    "typographic quotes": (put(WORDS, '"Those who draw."', "“Those who draw.”"),),
    "typographic quotes around a colon": (put(WORDS, '"Those who draw."', "„Those who draw: all.“"),),
    "a blank too few": (put(FACTS, "kind: web-app", "kind:web-app"),),
    "a blank too many": (put(FACTS, "kind: web-app", " kind: web-app"),),
    "a no-break space, as Alt and the space bar give it": (put(FACTS, "kind: web-app", "kind:\u00a0web-app"),),
    "an apostrophe in single quotes": (put(WORDS, '"Those who draw."', "'It's for those who draw.'"),),
    "a quote that is not closed": (put(FACTS, "name: Inkpad", 'name: "Inkpad'),),
    "quotes in quotes": (put(WORDS, '"Those who draw."', '"Those who "draw"."'),),
    "a link to nothing like it": (put(WORDS, "penpot.md", "../../x/qqqq.md"),),
    "a picture that is not there": (put(WORDS, "You draw,", "![Ink](../../assets/ink.webp) You draw,"),),
}


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a guide with our own declarations and labels, one tool of ours and a sound new one; the current folder."""
    root = tmp_path / "guide"
    files = ["collections.yml", "vocabulary.yml", "tools/penpot.yml", "docs/en/tools/penpot.md"]
    files += [f"docs/{locale}/labels.yml" for locale in LOCALES]
    for name in files:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes((REPOSITORY / name).read_bytes())
    for path in sorted((REPOSITORY / "docs/en/needs").glob("*.md")):
        if path.name != "index.md":
            target = root / "docs/en/needs" / path.name
            target.parent.mkdir(exist_ok=True)
            target.write_text(path.read_text(encoding="utf-8").partition("\n---\n")[0] + "\n---\nA need.\n", "utf-8")
    facts = (root / "tools/penpot.yml").read_text(encoding="utf-8")
    dropped = ("alternatives:", "works_with:")
    kept = "".join(line for line in facts.splitlines(keepends=True) if not line.startswith(dropped))
    (root / "tools/penpot.yml").write_text(kept, encoding="utf-8")
    words = (root / "docs/en/tools/penpot.md").read_text(encoding="utf-8").replace("[Figma](figma.md)", "Figma")
    (root / "docs/en/tools/penpot.md").write_text(words, encoding="utf-8")
    (root / FACTS).write_text(SOUND_FACTS, encoding="utf-8")
    (root / WORDS).write_text(SOUND_WORDS, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def test_without_a_mistake_there_is_nothing_to_tell(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert guide
    assert cli.main(["check"]) == 0
    assert capsys.readouterr().out == ""


def test_every_mistake_has_its_message(guide: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for number, (what, changes) in enumerate(MISTAKES.items()):
        root = tmp_path / str(number)
        shutil.copytree(guide, root)
        for change in changes:
            change(root)
        cli.main(["check", "--root", str(root)])
        found = capsys.readouterr().out
        assert found, what
        assert all("; " in line for line in found.splitlines()), f"{what}: what would be right?"
        told.append(f"# {what}\n{found}")
    text = "\n".join(told)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_english_left_in_a_translation_is_told(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    german = guide / "docs/de/tools/inkpad.md"
    german.parent.mkdir(parents=True)
    sentence = "You draw, and then you send what you have drawn to your clients."
    german.write_text(SOUND_GERMAN.rpartition("---\n")[0] + f"---\n{sentence}\n", encoding="utf-8")
    assert cli.main(["l10n", "status", "de"]) == 0
    line = next(line for line in capsys.readouterr().out.splitlines() if "inkpad.md:9" in line)
    assert "; " in line


def test_a_picture_below_assets_is_shown_with_the_way_to_it(guide: Path) -> None:
    text = (guide / WORDS).read_text(encoding="utf-8")
    (guide / WORDS).write_text(text + "\n![Ink on paper](../../assets/ink/one.webp)\n", encoding="utf-8")
    (guide / "docs/assets/ink").mkdir(parents=True)
    (guide / "docs/assets/ink/one.webp").write_bytes(b"RIFF")
    found = Guide(read_project(guide, LOCALES, "en"), Addresses("en", LOCALES), Settings())
    assert check_guide(found) == ()
    entry = found.catalogue.entry(Reference("tools", "inkpad"))
    assert entry is not None
    view = View(found, "de", found.addresses.entry("de", entry.reference), {})
    assert 'src="../../../assets/ink/one.webp"' in Bodies(found).html(entry.words["en"], view)
