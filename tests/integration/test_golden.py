"""A tool's page and a need's page as they are today. After a wanted change: ``UPDATE_GOLDEN=1 pytest <this file>``."""

from __future__ import annotations

import os

import pytest
from tests.integration.html_page import Built
from tests.integration.small_guide import REPOSITORY

GOLDEN = REPOSITORY / "tests" / "golden"
PAGES = {"tool-page.html": "fr/tools/sud/index.html", "need-page.html": "de/needs/get-paid/index.html"}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_as_it_was(small: Built, name: str) -> None:
    article = small.page(PAGES[name]).html.partition("<article")[2].partition("</article>")[0]
    lines = (line.rstrip() for line in f"<article{article}</article>".splitlines())
    shown = "\n".join(line for line in lines if line) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        (GOLDEN / name).write_text(shown, encoding="utf-8")
    assert shown == (GOLDEN / name).read_text(encoding="utf-8")
