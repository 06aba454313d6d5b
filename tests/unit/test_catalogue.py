"""The catalogue: joins both ways, removed entries apart, selections and counts."""

from __future__ import annotations

import pytest

from signpost.catalogue import Catalogue
from signpost.model import (
    NOT_APPLICABLE,
    Collection,
    Day,
    Entry,
    Facet,
    Field,
    Need,
    Place,
    Reference,
    Removal,
    Selection,
    Value,
    Vocabulary,
)

NEEDS = Field("needs", "choice", many=True, options={"of": "needs"})
TOOLS = Collection(
    id="tools",
    facts=(
        NEEDS,
        Field("platforms", "choice", many=True, three_state=True, options={"of": "platforms"}),
        Field("open_source", "flag", three_state=True),
        Field("languages", "language", many=True),
        Field("founded", "day"),
        Field("alternatives", "reference", many=True, options={"to": "tools"}),
        Field("works_with", "reference", many=True, options={"to": "tools"}),
    ),
    words=(),
    facets=(
        Facet("need", "needs"),
        Facet("platform", "platforms"),
        Facet("open-source", "open_source"),
        Facet("language", "languages"),
        Facet("founded", "founded"),
    ),
    card=(),
    schema_type="SoftwareApplication",
    similar="alternatives",
    connected="works_with",
)
FILMS = Collection("videos", (NEEDS,), (), (), (), "VideoObject")
VOCABULARY = Vocabulary({"platforms": ("web", "linux", "ios")}, {"all": ("get-paid", "start-up")})


def make_entry(reference: str, *needs: str, removed: bool = False, **facts: Value) -> Entry:
    collection, _, name = reference.partition("/")
    return Entry(
        collection=collection,
        id=name,
        place=Place(f"{reference}.yml"),
        name=name.title(),
        facts={"needs": needs, **facts},
        words={},
        sources=(),
        source_locale="en",
        status="removed" if removed else "active",
        removal=Removal("closed", Day(2026), None) if removed else None,
    )


def make_catalogue(*entries: Entry) -> Catalogue:
    needs = {need: Need(need, "all", {}) for need in VOCABULARY.needs}
    return Catalogue({"tools": TOOLS, "videos": FILMS}, VOCABULARY, needs, entries)


def tools(*names: str) -> tuple[Reference, ...]:
    return tuple(Reference("tools", name) for name in names)


@pytest.fixture
def catalogue() -> Catalogue:
    return make_catalogue(
        make_entry("videos/talk", "get-paid"),
        make_entry("tools/b", "start-up", "get-paid", open_source=False, platforms=Selection(("web",), ("ios",))),
        make_entry(
            "tools/a",
            "get-paid",
            open_source=True,
            platforms=Selection(("linux", "web")),
            alternatives=tools("c", "gone"),
        ),
        make_entry("tools/c", "start-up", languages=("fr", "de"), founded=Day(2014, 5), alternatives=tools("c")),
        make_entry(
            "tools/d",
            "start-up",
            open_source=NOT_APPLICABLE,
            alternatives=tools("a", "b"),
            works_with=tools("c", "gone"),
        ),
        make_entry("tools/gone", "get-paid", removed=True, alternatives=tools("a")),
    )


def ids(entries: tuple[Entry, ...]) -> list[str]:
    return [str(entry.reference) for entry in entries]


def find(catalogue: Catalogue, name: str) -> Entry:
    entry = catalogue.entry(Reference("tools", name))
    assert entry is not None
    return entry


def test_entries_are_found_by_reference_and_listed_by_id(catalogue: Catalogue) -> None:
    assert find(catalogue, "a").name == "A"
    assert catalogue.entry(Reference("videos", "a")) is None
    assert ids(catalogue.of("tools")) == ["tools/a", "tools/b", "tools/c", "tools/d"]
    assert catalogue.of("nothing") == ()


def test_removed_entries_are_kept_apart(catalogue: Catalogue) -> None:
    assert ids(catalogue.removed("tools")) == ["tools/gone"]
    assert find(catalogue, "gone").status == "removed"
    assert "tools/gone" not in ids(catalogue.serving("get-paid", "tools"))
    assert catalogue.similar(find(catalogue, "gone")) == ()


def test_needs_are_joined_both_ways(catalogue: Catalogue) -> None:
    assert ids(catalogue.serving("get-paid", "tools")) == ["tools/a", "tools/b"]
    assert ids(catalogue.serving("get-paid", "videos")) == ["videos/talk"]
    assert catalogue.needs_of(find(catalogue, "b")) == ("start-up", "get-paid")


def test_similar_is_symmetric_names_first_and_never_itself(catalogue: Catalogue) -> None:
    assert ids(catalogue.similar(find(catalogue, "a"))) == ["tools/c", "tools/d"]
    assert ids(catalogue.similar(find(catalogue, "b"))) == ["tools/d"]
    assert ids(catalogue.similar(find(catalogue, "c"))) == ["tools/a"]
    assert ids(catalogue.similar(find(catalogue, "d"))) == ["tools/a", "tools/b"]


def test_what_works_together_is_said_on_both_sides_and_is_no_alternative(catalogue: Catalogue) -> None:
    assert ids(catalogue.connected(find(catalogue, "d"))) == ["tools/c"]
    assert ids(catalogue.connected(find(catalogue, "c"))) == ["tools/d"]
    assert ids(catalogue.connected(find(catalogue, "a"))) == []


def test_sharing_a_need_counts_the_most_in_common_first(catalogue: Catalogue) -> None:
    assert ids(catalogue.sharing_need(find(catalogue, "b"))) == ["tools/a", "tools/c", "tools/d", "videos/talk"]
    assert ids(catalogue.sharing_need(find(catalogue, "b"), "videos")) == ["videos/talk"]


def test_values_are_written_as_in_files(catalogue: Catalogue) -> None:
    def values(name: str) -> list[tuple[str, ...]]:
        return [catalogue.values_of(find(catalogue, name), facet) for facet in TOOLS.facets[1:]]

    assert values("a") == [("linux", "web"), ("yes",), ("unknown",), ("unknown",)]
    assert values("b") == [("web",), ("no",), ("unknown",), ("unknown",)]
    assert values("c") == [("unknown",), ("unknown",), ("fr", "de"), ("2014",)]
    assert values("d")[1] == ("not-applicable",)


def test_or_within_a_facet_and_across(catalogue: Catalogue) -> None:
    assert ids(catalogue.select("tools", {})) == ids(catalogue.of("tools"))
    assert ids(catalogue.select("tools", {"need": [], "no-facet": ["x"]})) == ids(catalogue.of("tools"))
    assert ids(catalogue.select("tools", {"platform": ["linux", "unknown"]})) == ["tools/a", "tools/c", "tools/d"]
    assert ids(catalogue.select("tools", {"platform": ["web"], "open-source": ["no"]})) == ["tools/b"]


def test_counts_keep_vocabulary_order_and_put_unknown_last(catalogue: Catalogue) -> None:
    counts = catalogue.counts("tools")
    assert list(counts) == ["need", "platform", "open-source", "language", "founded"]
    assert list(counts["need"].items()) == [("get-paid", 2), ("start-up", 3)]
    assert list(counts["platform"].items()) == [("web", 2), ("linux", 1), ("unknown", 2)]
    assert list(counts["open-source"].items()) == [("yes", 1), ("no", 1), ("not-applicable", 1), ("unknown", 1)]
    assert list(counts["language"].items()) == [("de", 1), ("fr", 1), ("unknown", 3)]


def test_counts_say_what_a_click_would_leave(catalogue: Catalogue) -> None:
    counts = catalogue.counts("tools", {"platform": ["linux"]})
    assert counts["platform"] == {"web": 2, "linux": 1, "unknown": 2}
    assert counts["need"] == {"get-paid": 1, "start-up": 0}


def test_known_share(catalogue: Catalogue) -> None:
    assert catalogue.known_share("tools", TOOLS.facets[3]) == 0.25
    assert catalogue.known_share("tools", TOOLS.facets[0]) == 1.0
    assert make_catalogue().known_share("tools", TOOLS.facets[0]) == 0.0


def test_reference_order_of_input_does_not_matter(catalogue: Catalogue) -> None:
    assert make_catalogue(*reversed(catalogue.entries)) == catalogue
