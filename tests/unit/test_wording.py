"""The order of names, as a reader expects to find them in a list."""

from __future__ import annotations

from signpost.wording import sort_key


def test_names_stand_where_a_dictionary_has_them() -> None:
    names = ["Zebra", "« J’aimerais »", "Œuvre", "„Über uns“", "Jardin", "Obst", "…und dann", "Écran", "3D"]
    order = ["3D", "Écran", "« J’aimerais »", "Jardin", "Obst", "Œuvre", "„Über uns“", "…und dann", "Zebra"]
    assert sorted(names, key=sort_key) == order
