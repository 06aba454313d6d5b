"""Films that a guide keeps itself, in a built guide: copied once, reached from every language."""

from __future__ import annotations

from tests.integration.html_page import Built
from tests.integration.small_guide import FILMS


def test_files_are_copied_once_for_all_languages(small: Built) -> None:
    copied = sorted(path.relative_to(small.site).as_posix() for path in small.site.rglob("tour.*"))
    assert copied == sorted(f"assets/films/{name}" for name in FILMS)
