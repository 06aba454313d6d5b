"""A shell gives what the theme gives, or there is no shell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from signpost.engines.shell import MARKS, PROBES, Fill, make_shell

PAGE = Fill("A & <b>", 'Say "x"', "<h1>A</h1>", "<li>a</li>", "a", "https://a.example/?b&c")


def render(fill: Fill) -> str:
    """Print a page as a theme does that escapes nothing: what it is given has been escaped."""
    safe = fill.escaped()
    shown = f"<title>{safe.title}</title><p>{safe.description}</p>{safe.content}"
    return f"{shown}<a href='../{safe.slug}/'>{safe.contents}</a>" + (
        f"<link href='{safe.canonical}'>" if safe.canonical else ""
    )


def test_stamping_gives_what_rendering_gives() -> None:
    shell = make_shell(render, PAGE)
    assert shell is not None
    assert [shell.stamp(page) for page in (PAGE, *PROBES)] == [render(page) for page in (PAGE, *PROBES)]


def test_a_page_without_something_has_a_shell_of_its_own() -> None:
    page = replace(PAGE, canonical="")
    assert page.missing == {"canonical"}
    whole, without = make_shell(render, PAGE), make_shell(render, page)
    assert whole is not None
    assert without is not None
    assert whole.stamp(page) != render(page)
    assert without.stamp(page) == render(page)


def test_a_page_deeper_in_the_site_has_a_shell_of_its_own() -> None:
    page = replace(PAGE, slug="need/get-paid/page/2")
    assert page.depth == 4
    shell = make_shell(render, page)
    assert shell is not None
    assert shell.stamp(page) == render(page)


@pytest.mark.parametrize(
    "changed",
    [
        lambda fill: render(fill).upper(),
        lambda fill: render(replace(fill, title=fill.title[:30])),
        lambda fill: render(replace(fill, title=fill.title[:120])),
        lambda fill: render(replace(fill, description=fill.description.replace("<", "("))),
        lambda fill: render(fill) + str(len(fill.content)),
        lambda fill: render(fill) + str(fill.content.count("<p>") > 3),
        lambda fill: render(fill) + ("" if fill.title == MARKS.title else "!"),
    ],
)
def test_what_cannot_be_stamped_has_no_shell(changed: Callable[[Fill], str]) -> None:
    assert make_shell(changed, PAGE) is None


def test_marks_survive_what_themes_do_to_text() -> None:
    assert all(mark.isalpha() for mark in (MARKS.title, MARKS.description, MARKS.slug, MARKS.canonical))
