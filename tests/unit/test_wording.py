"""The order of names and the writing of dates, as a reader expects to find them."""

from __future__ import annotations

import pytest

from signpost.model import Day, Labels
from signpost.wording import Wording, sort_key


def test_names_stand_where_a_dictionary_has_them() -> None:
    names = ["Zebra", "« J’aimerais »", "Œuvre", "„Über uns“", "Jardin", "Obst", "…und dann", "Écran", "3D"]
    order = ["3D", "Écran", "« J’aimerais »", "Jardin", "Obst", "Œuvre", "„Über uns“", "…und dann", "Zebra"]
    assert sorted(names, key=sort_key) == order


@pytest.mark.parametrize(
    ("locale", "day", "written"),
    [
        ("fr", Day(2026, 5, 1), "1er mai 2026"),
        ("fr", Day(2011, 11, 11), "11 novembre 2011"),
        ("de", Day(2026, 5, 1), "1. Mai 2026"),
        ("en", Day(2026, 5, 1), "1 May 2026"),
    ],
)
def test_a_date_is_written_as_its_language_writes_it(locale: str, day: Day, written: str) -> None:
    assert Wording(Labels(locale, {}, {}, {}, {})).day(day) == written
