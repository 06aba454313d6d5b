"""Entries, their words, needs, digests and JSON Schemas."""

from __future__ import annotations

import json

import pytest

from signpost.fields import Context
from signpost.model import (
    Collection,
    Day,
    Entry,
    Field,
    Place,
    ReadBy,
    Reference,
    Removal,
    Selection,
    Source,
    Vocabulary,
)
from signpost.nodes import Mapping, Words
from signpost.problems import Problem, format_text
from signpost.schema import (
    digest_words,
    find_references,
    json_schema,
    make_context,
    need_schema,
    read_entry,
    read_need,
    words_schema,
)
from signpost.source import parse_words, parse_yaml

VOCABULARY = Vocabulary(
    {"platforms": ("web", "linux"), "removal_reasons": ("closed",)}, {"all": ("get-paid", "start-up", "use-data")}
)
TOOLS = Collection(
    id="tools",
    facts=(
        Field("homepage", "address", required=True, sourced=True),
        Field("vendor", "text", sourced=True),
        Field("platforms", "choice", many=True, three_state=True, options={"of": "platforms"}),
        Field("needs", "choice", required=True, many=True, options={"of": "needs"}),
        Field("alternatives", "reference", many=True, options={"to": "tools"}),
        Field("marks", "record", parts=(Field("fits", "number", required=True), Field("rights", "number"))),
    ),
    words=(
        Field("title", "text"),
        Field("summary", "text", required=True, options={"max": "160"}),
        Field("why", "text", required=True, options={"per": "needs"}),
        Field("reasons", "text", options={"per": "marks"}),
    ),
    facets=(),
    card=(),
    schema_type="SoftwareApplication",
)
FACTS = """name: Penpot
homepage: https://penpot.app
vendor: Kaleidos
platforms: {known: [web], unsure: [linux]}
needs: [get-paid, start-up]
sources:
  - {fields: [homepage, name, summary, marks.fits], url: "https://example.org/a", seen: 2026-11-22}
"""
WORDS = """---
summary: Draws.
why:
  get-paid: Because.
  start-up: Therefore.
---
A body.
"""


def parse_facts(text: str) -> Mapping:
    mapping, problems = parse_yaml(text, "tools/penpot.yml")
    assert mapping is not None
    assert problems == []
    return mapping


def parse_text(text: str, locale: str = "en") -> Words:
    words, problems = parse_words(text, f"docs/{locale}/tools/penpot.md")
    assert words is not None
    assert problems == []
    return words


def read(facts: str = FACTS, name: str = "penpot", **words: str) -> tuple[Entry | None, list[str]]:
    problems: list[Problem] = []
    texts = {locale: parse_text(text, locale) for locale, text in (words or {"en": WORDS}).items()}
    context = make_context(TOOLS, VOCABULARY, problems)
    entry = read_entry(TOOLS, name, parse_facts(facts), texts, context, locales=("en", "de"))
    return entry, format_text(problems).splitlines()


def test_a_sound_entry() -> None:
    entry, problems = read()
    assert problems == []
    assert entry is not None
    assert (entry.name, entry.status, entry.source_locale) == ("Penpot", "active", "en")
    assert entry.facts == {
        "homepage": "https://penpot.app",
        "vendor": None,
        "platforms": Selection(("web",), ("linux",)),
        "needs": ("get-paid", "start-up"),
        "alternatives": None,
        "marks": None,
    }
    assert entry.unconfirmed == {"vendor": "Kaleidos"}
    assert entry.sources == (
        Source(("homepage", "name", "summary", "marks.fits"), "https://example.org/a", Day(2026, 11, 22), None),
    )
    assert entry.lines["needs"] == 5
    text = entry.words["en"]
    assert text.title is None
    assert text.fields["why"] == {"get-paid": "Because.", "start-up": "Therefore."}
    assert (text.body.strip(), text.body_line) == ("A body.", 7)


def test_a_required_fact_without_a_source_is_unknown_but_kept() -> None:
    entry, problems = read(FACTS.replace("homepage, name", "name"))
    assert problems == []
    assert entry is not None
    assert entry.facts["homepage"] is None
    assert entry.unconfirmed["homepage"] == "https://penpot.app"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("name: Penpot\n", "", "tools/penpot.yml:1: missing field 'name'; add a line 'name: …'"),
        ("vendor:", "vender:", "tools/penpot.yml:3: unknown field 'vender'; did you mean 'vendor'?"),
        ("start-up]", "start-upp]", "tools/penpot.yml:5: unknown need 'start-upp'; did you mean 'start-up'?"),
        (
            "summary,",
            "sumary,",
            "tools/penpot.yml:7: a source names the unknown field 'sumary'; did you mean 'summary'?",
        ),
        (", seen: 2026-11-22", "", "tools/penpot.yml:7: a source without a day; write seen (a copy was read)"),
        (
            "vendor: Kaleidos",
            "status: gone",
            "tools/penpot.yml:3: unknown status 'gone'; choose from active, watch, removed",
        ),
        ("vendor: Kaleidos", "status: removed", "tools/penpot.yml:3: 'status' and 'removed' do not agree"),
        (
            "vendor: Kaleidos",
            "removed: {reason: closed, day: 2026}",
            "tools/penpot.yml:3: 'status' and 'removed' do not",
        ),
        ("vendor: Kaleidos", "source_locale: fr", "tools/penpot.yml:3: unknown language 'fr'; choose from en, de"),
        ("vendor: Kaleidos", "formerly: [Pen Pot]", "tools/penpot.yml:3: 'Pen Pot' is no id; name it 'pen-pot'"),
        ("vendor: Kaleidos", "formerly: [penpot]", "tools/penpot.yml:3: 'penpot' is the entry's present id"),
    ],
)
def test_mistakes_in_facts(old: str, new: str, message: str) -> None:
    entry, problems = read(FACTS.replace(old, new, 1))
    assert len(problems) == 1, problems
    assert problems[0].startswith(message)
    assert entry is not None, "an entry with gaps can still be compared with others"


def test_a_bad_id_gives_no_entry_but_all_problems() -> None:
    entry, problems = read(FACTS.replace("vendor", "vender"), name="Penpot")
    assert entry is None
    assert len(problems) == 2


def test_a_removed_entry() -> None:
    removed = "status: removed\nremoved: {reason: closed, day: 2026-05, successor: tools/figma}\nformerly: [pen]\n"
    entry, problems = read(FACTS + removed)
    assert problems == []
    assert entry is not None
    assert entry.removal == Removal("closed", Day(2026, 5), Reference("tools", "figma"))
    assert (entry.status, entry.formerly) == ("removed", ("pen",))


def test_reasons_must_fit_the_facts_in_the_source_language() -> None:
    wrong = WORDS.replace("start-up:", "use-data:")
    front = "docs/en/tools/penpot.md"
    assert read(en=wrong)[1] == [
        f"{front}:3: 'why' says nothing about 'start-up'; add a line 'start-up: …'",
        f"{front}:5: 'why' speaks of 'use-data', which the facts do not name; choose from get-paid, start-up",
    ]
    translated = read(en=WORDS, de=wrong)[1]
    assert len(translated) == 2
    assert all(": advice: " in line for line in translated)


def test_reasons_of_a_record() -> None:
    marked = FACTS + "marks: {fits: 3, rights: 4}\n"
    assert read(marked)[1] == [
        "docs/en/tools/penpot.md:1: no 'reasons' for what the facts say; write a line for each of fits, rights"
    ]
    assert read(marked, en=WORDS.replace("why:", "reasons: {fits: A., rights: B.}\nwhy:"))[1] == []
    without = read(FACTS, en=WORDS.replace("why:", "reasons: {fits: A.}\nwhy:"))[1]
    assert without == ["docs/en/tools/penpot.md:3: 'reasons' speaks of 'fits', which the facts do not name"]


def test_stamps_and_readers() -> None:
    stamped = WORDS.replace("why:", "l10n: {source: 0123456789ab}\nread_by: [ada, 2026-01-02]\nwhy:")
    entry, problems = read(en=WORDS, de=stamped)
    assert problems == []
    assert entry is not None
    assert entry.words["de"].source_digest == "0123456789ab"
    assert entry.words["de"].read_by == ReadBy("ada", Day(2026, 1, 2))
    assert entry.words["de"].digest == entry.words["en"].digest
    bad = read(en=WORDS, de=stamped.replace("0123456789ab", "0123"))[1]
    assert bad == [
        "docs/de/tools/penpot.md:3: '0123' is no digest of 12 hexadecimal digits; leave it to `signpost l10n stamp`"
    ]


def test_words_need_a_body_and_know_no_other_fields() -> None:
    assert read(en=WORDS.replace("A body.", "").replace("why:", "template: evil.html\nwhy:"))[1] == [
        "docs/en/tools/penpot.md:1: no text below the front matter; write a paragraph or more",
        "docs/en/tools/penpot.md:3: unknown field 'template'; choose from title, summary, why, reasons, l10n, read_by",
    ]


@pytest.mark.parametrize(
    "same",
    [
        WORDS.replace("A body.", "\n\nA body.  \n\n"),
        WORDS.replace("\n", "\r\n"),
        WORDS.replace("Draws.", '"Draws."'),
        WORDS.replace("summary: Draws.\n", "").replace("---\nA", "summary: Draws.\n---\nA"),
    ],
)
def test_reformatting_keeps_the_digest(same: str) -> None:
    assert digest_words(parse_text(same)) == digest_words(parse_text(WORDS))


@pytest.mark.parametrize("other", [WORDS.replace("body", "text"), WORDS.replace("Draws", "Paints")])
def test_new_words_change_the_digest(other: str) -> None:
    digest = digest_words(parse_text(other))
    assert digest != digest_words(parse_text(WORDS))
    assert len(digest) == 12
    assert set(digest) <= set("0123456789abcdef")


def test_the_digest_never_changes_between_versions() -> None:
    """Every stamp in every guide rests on it."""
    assert digest_words(parse_text(WORDS)) == "10e00f419e3d"


def test_needs() -> None:
    text = "---\ntitle: Get paid\nsummary: Money.\nsigns: [One., Two.]\n---\nA body.\n"
    problems: list[Problem] = []
    need = read_need("get-paid", "all", {"en": parse_text(text)}, Context(VOCABULARY, problems))
    assert (need.id, need.group, need.words["en"].title) == ("get-paid", "all", "Get paid")
    assert need.words["en"].fields["signs"] == ("One.", "Two.")
    assert format_text(problems) == "docs/en/tools/penpot.md:4: 2 signs; write 3 to 5"


def test_references_are_found_with_their_lines() -> None:
    facts = parse_facts("alternatives:\n  - tools/a\n  - videos/b\n  - nonsense\nvendor: tools/c\n")
    found = list(find_references(TOOLS.facts, facts))
    assert found == [
        (Place("tools/penpot.yml", 2), Reference("tools", "a")),
    ]


def test_json_schemas() -> None:
    schema = json_schema(TOOLS, VOCABULARY)
    assert schema["required"] == ["name", "homepage", "needs"]
    assert list(schema["properties"])[-6:] == [fact.name for fact in TOOLS.facts]
    assert schema["additionalProperties"] is False
    assert schema["properties"]["status"]["enum"] == ["active", "watch", "removed"]
    words = words_schema(TOOLS, VOCABULARY)
    assert list(words["properties"]) == ["title", "summary", "why", "reasons", "l10n", "read_by"]
    assert "fits" in json.dumps(words["properties"]["reasons"])
    assert need_schema(VOCABULARY)["properties"]["signs"]["minItems"] == 3
    for each in (schema, words, need_schema(VOCABULARY)):
        assert json.loads(json.dumps(each)) == each
