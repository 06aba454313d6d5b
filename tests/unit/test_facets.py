"""Facet values: ranges, groups, what fits all, and what is not known."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signpost.browserdata import pack_order
from signpost.facets import order_values, ranges, values_of
from signpost.folding import fold, words
from signpost.model import NOT_APPLICABLE, Collection, Day, Entry, Field, Place, Selection, Value, Vocabulary
from signpost.narrowing import Facet
from signpost.packing import pack_chain, pack_set
from signpost.textindex import varint

LENGTH = Facet("length", "duration", steps=(10, 30, 60))
REGION = Facet("region", "country", groups={"eu": ("DE", "FR"), "gb": ("GB",)}, of="regions", rest="elsewhere")
SECTOR = Facet("sector", "sectors", of="for_all", empty="all-sectors")
FRIENDLY = Facet("friendly", "friendliness")


def entry(**facts: Value) -> Entry:
    return Entry("tools", "one", Place("tools/one.yml"), "One", facts, {}, (), "en")


@pytest.mark.parametrize(
    ("facet", "value", "expected"),
    [
        (LENGTH, 10 * 60, ("to-10",)),
        (LENGTH, 10 * 60 + 1, ("10-30",)),
        (LENGTH, 60 * 60, ("30-60",)),
        (LENGTH, 3 * 60 * 60, ("over-60",)),
        (LENGTH, None, ("unknown",)),
        (REGION, "DE", ("eu",)),
        (REGION, "GB", ("gb",)),
        (REGION, "US", ("elsewhere",)),
        (REGION, None, ("unknown",)),
        (REGION, NOT_APPLICABLE, ("not-applicable",)),
        (SECTOR, (), ("all-sectors",)),
        (SECTOR, None, ("all-sectors",)),
        (SECTOR, ("film", "games"), ("film", "games")),
        (FRIENDLY, None, ("unknown",)),
        (FRIENDLY, {"fits": 5, "rights": 5, "trial": 5, "skills": 0, "simple": 0}, ("yes",)),
        (FRIENDLY, {"fits": 5, "rights": 5, "trial": 4, "skills": 0, "simple": 0}, ("no",)),
        (Facet("platform", "platforms"), Selection(("web",), ("ios",)), ("web",)),
        (Facet("platform", "platforms"), Selection((), ("ios",)), ("unknown",)),
        (Facet("open", "open"), False, ("no",)),
        (Facet("year", "published"), Day(2014, 5), ("2014",)),
    ],
)
def test_the_values_an_entry_counts_under(facet: Facet, value: Value, expected: tuple[str, ...]) -> None:
    assert values_of(entry(**{facet.fact: value}), facet) == expected


def test_ranges_have_names_that_can_stand_in_an_address() -> None:
    assert ranges((10, 30, 60)) == ["to-10", "10-30", "30-60", "over-60"]


def test_years_are_listed_newest_first_and_what_is_not_known_last() -> None:
    videos = Collection("videos", (Field("published", "day"),), (), (), (), "VideoObject")
    order = order_values(Facet("year", "published"), videos, Vocabulary({}, {}), ["2014", "unknown", "2020"])
    assert order == ["2020", "2014", "unknown"]


def unpack(text: str) -> set[int]:
    """Read a set as the browser does: written here a second time, slowly, to check the first."""
    k = int(text[0])
    bits = [byte >> bit & 1 for byte in base64.b64decode(text[1:]) for bit in range(8)]
    found, position = set(), 0
    while 0 in bits:
        high = bits.index(0)
        low = sum(bit << place for place, bit in enumerate(bits[high + 1 : high + 1 + k]))
        position += (high << k) + low
        found.add(position)
        position += 1
        bits = bits[high + 1 + k :]
    return found


@given(st.sets(st.integers(0, 2999)))
def test_a_packed_set_is_the_set(members: set[int]) -> None:
    assert unpack(pack_set(sorted(members))) == members


@given(st.integers(1, 300).flatmap(lambda n: st.lists(st.integers(0, 5), min_size=n, max_size=n)))
def test_a_packed_chain_is_its_sets(values: list[int]) -> None:
    n = len(values)
    sets = [[place for place in range(n) if values[place] == value] for value in dict.fromkeys(values)]
    rest = list(range(n))
    for text, positions in zip(pack_chain(sets, n), sets, strict=True):
        ranks = unpack(text) if text else range(len(rest))
        assert [rest[rank] for rank in sorted(ranks)] == positions
        rest = [place for place in rest if place not in positions]
    assert rest == []


def test_a_set_takes_about_what_chance_must_take() -> None:
    assert len(pack_set([5])) == 5
    assert len(pack_set(range(10_000))) == 1 + 4 * 417  # a bit for each
    assert len(pack_set(range(0, 10_000, 100))) < 120 * 4 / 3


def test_an_order_is_two_bytes_a_position() -> None:
    assert pack_order([2, 0, 1]) == "AgAAAAEA"


def test_numbers_take_as_few_bytes_as_they_need() -> None:
    assert [varint(number) for number in (0, 127, 128, 300)] == [b"\0", b"\x7f", b"\x80\x01", b"\xac\x02"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Buchfuehrung", "Buchführung"),
        ("buchfuhrung", "BUCHFÜHRUNG"),
        ("Strasse", "Straße"),
        ("oeuvres", "œuvres"),
        ("reseau", "réseau"),
        ("Uebersetzen", "Übersetzen"),
        ("u\u0308ben", "üben"),
    ],
)
def test_different_ways_to_type_a_word_fold_to_one(typed: str, meant: str) -> None:
    assert fold(typed) == fold(meant)


def test_words_leave_elided_articles_and_single_letters_out() -> None:
    assert words("L’impôt, à l'heure : 3D & TVA") == ["impot", "heure", "3d", "tva"]
