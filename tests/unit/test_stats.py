"""What a guide has and lacks: counted by hand for small guides, and as it is printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from signpost import cli, stats
from signpost.project import Project, read_project
from signpost.stats import FactRow, Gap, NeedRow

SERVICES = """
services:
  schema_type: Organization
  card: [countries]
  facts:
    homepage: {type: address, sourced: yes}
    countries: {type: country, many: yes, required: yes}
    needs: {type: choice, of: needs, many: yes, required: yes}
    sectors: {type: choice, of: tool_kinds, many: yes}
    note: {type: text, max: 20}
    friendliness: {type: record, parts: {fits: {type: number, required: yes, min: 0, max: 25}}}
  words:
    summary: {type: text, max: 160, required: yes}
  facets: {country: countries, sector: {fact: sectors, of: tool_kinds, empty: web-app}, friendly: friendliness}
"""
ADVICE = """name: Advice
homepage: https://example.org
countries: [GB, EU]
needs: [get-paid, work-together]
friendliness: {fits: 15}
"""
MORE = """name: More
countries: [DE]
needs: [get-paid]
"""


@pytest.fixture
def root(sound_root: Path) -> Path:
    """Return the sound guide with two services."""
    collections = sound_root / "collections.yml"
    collections.write_text(collections.read_text(encoding="utf-8") + SERVICES, encoding="utf-8")
    for name, facts in (("advice", ADVICE), ("more", MORE)):
        for path, text in (
            (f"services/{name}.yml", facts),
            (f"docs/en/services/{name}.md", "---\nsummary: Two words.\n---\nSee [it](advice.md) here.\n"),
        ):
            (sound_root / path).parent.mkdir(exist_ok=True)
            (sound_root / path).write_text(text, encoding="utf-8")
    return sound_root


def read(root: Path) -> Project:
    project = read_project(root, ("en", "de"), "en")
    assert [problem for problem in project.problems if problem.severity == "error"] == []
    return project


def test_what_is_counted(root: Path) -> None:
    found = stats.count_guide(read(root), "en", ("en", "de"))
    assert (found.collections, found.removed) == ({"tools": 1, "services": 2}, {"tools": 0, "services": 0})
    assert found.needs == (
        NeedRow("get-paid", {"tools": 1, "services": 2}, {"GB": 1, "DE": 1, "FR": 0, "EU": 1}),
        NeedRow("work-together", {"tools": 0, "services": 1}, {"GB": 1, "DE": 0, "FR": 0, "EU": 1}),
    )
    assert found.facts["tools"] == (
        FactRow("homepage", 1, 0, 0),
        FactRow("kind", 1, 0, 0),
        FactRow("platforms", 0, 0, 1),
        FactRow("needs", 1, 0, 0),
    )
    # No source names the one homepage; no sector means all of them; a note is neither shown nor a facet.
    assert found.facts["services"] == (
        FactRow("homepage", 0, 1, 1),
        FactRow("countries", 2, 0, 0),
        FactRow("sectors", 2, 0, 0),
    )
    assert found.friendliness == {"services": {"entries": 2, "assessed": 1, "friendly": 1}}


def test_gaps(root: Path) -> None:
    gaps = stats.count_guide(read(root), "en", ("en", "de")).gaps
    assert gaps == (
        Gap("get-paid", "tools", "", 1),
        Gap("get-paid", "services", "GB", 1),
        Gap("get-paid", "services", "DE", 1),
        Gap("get-paid", "services", "FR", 0),
        Gap("work-together", "tools", "", 0),
        Gap("work-together", "services", "GB", 1),
        Gap("work-together", "services", "DE", 0),
        Gap("work-together", "services", "FR", 0),
    )
    assert [str(gap) for gap in gaps[:4]] == ["1 tool", "1 service in GB", "1 service in DE", "no services in FR"]


def test_languages(root: Path) -> None:
    source, translation = stats.count_guide(read(root), "en", ("en", "de")).languages
    assert (source.locale, source.texts, source.source, source.missing) == ("en", 6, 6, 0)
    assert (translation.locale, translation.texts, translation.words, translation.missing) == ("de", 0, 0, 6)
    before = source.words
    (root / "docs/en/services/more.md").write_text(
        "---\nsummary: Two words.\n---\nOne `code` more.\n", encoding="utf-8"
    )
    # "See it here." had three words.
    assert stats.count_guide(read(root), "en", ("en",)).languages[0].words == before - 1


def test_removed_entries_count_apart(root: Path) -> None:
    facts = root / "services/more.yml"
    facts.write_text(MORE + "status: removed\nremoved: {reason: closed, day: 2026-01}\n", encoding="utf-8")
    found = stats.count_guide(read(root), "en", ("en", "de"))
    assert (found.collections["services"], found.removed["services"]) == (1, 1)
    assert found.needs[0].countries["DE"] == 0


@pytest.mark.parametrize(
    ("number", "whole", "share"),
    [(0, 3, "0 %"), (3, 3, "100 %"), (1, 3, "33 %"), (1, 1000, "1 %"), (999, 1000, "99 %"), (0, 0, "–")],
)
def test_shares_never_look_rounder_than_they_are(number: int, whole: int, share: str) -> None:
    assert stats._share(number, whole) == share


def test_as_text(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(root)
    assert cli.main(["stats"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    for block in (
        "entries   listed  removed\ntools          1        0\nservices       2        0\nall            3        0\n",
        "needs          tools  services\nget-paid           1         2\nwork-together      0         1\n",
        "services by country  GB  DE  FR  EU\nget-paid              1   1   0   1\nwork-together         1   0   0 ",
        "facts of tools  known  unconfirmed  unknown\nhomepage        100 %          0 %      0 %\n",
        "friendliness  entries  assessed  friendly\nservices            2         1         1\n",
        (
            "gaps in 2 of 2 needs\n"
            "  get-paid       1 tool, 1 service in GB, 1 service in DE, no services in FR\n"
            "  work-together  no tools, 1 service in GB, no services in DE, no services in FR\n"
        ),
    ):
        assert block in told.out


def test_as_data(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(root)
    assert cli.main(["stats", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert list(data) == ["collections", "removed", "needs", "facts", "languages", "friendliness", "gaps"]
    assert data["gaps"][0] == {"need": "get-paid", "collection": "tools", "country": "", "number": 1}
    assert data["facts"]["services"][0] == {"fact": "homepage", "known": 0, "unconfirmed": 1, "unknown": 1}


def test_a_guide_without_services(sound_root: Path) -> None:
    found = stats.count_guide(read(sound_root), "en", ("en", "de"))
    assert (found.needs[0].countries, found.friendliness) == ({}, {})
    assert "by country" not in stats.format_stats(found)


def test_a_broken_guide_is_counted_and_says_so(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(root)
    (root / "services/more.yml").write_text("name: [\n", encoding="utf-8")
    assert cli.main(["stats"]) == 1
    assert "files that cannot be read are not counted" in capsys.readouterr().err


def test_the_real_guide_fits_a_terminal() -> None:
    root = Path(__file__).parents[2]
    text = stats.format_stats(stats.count_guide(read_project(root, ("en", "de", "fr"), "en"), "en", ("en", "de", "fr")))
    assert max(map(len, text.splitlines())) <= 100
