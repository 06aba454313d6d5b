"""Where files are edited and begun, on the forges people use."""

from __future__ import annotations

import pytest

from signpost.forge import Forge

PATH = "docs/de/tools/x y.md"


@pytest.mark.parametrize(
    ("root", "begin", "history"),
    [
        (
            "https://github.com/edit/edit/edit/main/",
            "https://github.com/edit/edit/new/main/docs/de/tools?filename=x%20y.md",
            "https://github.com/edit/edit/commits/main/docs/de/tools/x%20y.md",
        ),
        (
            "https://gitlab.com/o/r/-/edit/main/",
            "https://gitlab.com/o/r/-/new/main/docs/de/tools?file_name=x%20y.md",
            "https://gitlab.com/o/r/-/commits/main/docs/de/tools/x%20y.md",
        ),
        (
            "https://codeberg.org/o/r/_edit/main/",
            "https://codeberg.org/o/r/_new/main/docs/de/tools",
            "https://codeberg.org/o/r/commits/branch/main/docs/de/tools/x%20y.md",
        ),
        ("https://forge.example/?change=", "", ""),
    ],
)
def test_a_forge_says_where_a_file_is_edited_begun_and_told_of(root: str, begin: str, history: str) -> None:
    forge = Forge(root)
    assert forge.edit(PATH) == f"{root}docs/de/tools/x%20y.md"
    assert (forge.begin(PATH), forge.history(PATH)) == (begin, history)


def test_a_guide_without_a_forge_has_no_such_links() -> None:
    assert {Forge("").edit(PATH), Forge("").begin(PATH), Forge("").history(PATH)} == {""}
