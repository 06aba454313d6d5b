"""The film about finding a tool: from a need to the catalogue, to an entry, to a comparison.

Comes in: a camera. Goes out: what it sees. Its moments are those of the captions in ``docs/*/videos/``.
"""

from __future__ import annotations

from typing import Final

from films.camera import Camera
from films.scenario import Scenario

WORD: Final = {"en": "hours", "de": "Stunden", "fr": "heures"}


def play(camera: Camera, _material: None) -> None:
    """From the home page to two tools side by side."""
    page = camera.page
    camera.open("")
    camera.at(4)
    camera.scroll(page.locator(".sp-groups"), 80)
    camera.at(6.5)
    camera.click(page.locator(".sp-groups a[href$='needs/get-paid/']"))
    camera.at(13)
    camera.scroll(page.locator("#tools"), 80)
    camera.at(17)
    more = page.locator("section[aria-labelledby=tools] .sp-more a")
    camera.scroll(more, 330, 1500)
    camera.click(more)
    camera.at(22)
    narrow_down(camera)
    read(camera)
    compare(camera)


def narrow_down(camera: Camera) -> None:
    """Filter by language, then search for a word."""
    page = camera.page
    camera.scroll(page.locator(".sp-browse"), 70)
    language = page.locator("details[data-facet=language]")
    camera.at(25)
    camera.scroll(language, 130)
    camera.click(language.locator("summary"))
    camera.at(29)
    camera.click(language.locator(f"li[data-value={camera.locale}] label"))
    camera.at(34)
    camera.scroll(page.locator(".sp-query"), 250, 600)
    camera.click(page.locator("#q"), 500)
    camera.point(page.locator(".sp-status"), 300)
    camera.at(37)
    camera.write(WORD[camera.locale], 1.8)


def read(camera: Camera) -> None:
    """Open an entry, and keep it."""
    page = camera.page
    camera.at(43)
    camera.click(page.locator("#tools-invoice-ninja a").first)
    camera.at(47)
    camera.scroll(page.locator(".sp-fit"), 90)
    camera.at(52)
    keep = page.locator(".sp-entry__actions button").first
    camera.scroll(keep, 150)
    camera.click(keep)
    camera.scroll(page.locator("#facts"), 90)


def compare(camera: Camera) -> None:
    """Go back, choose two, and lay them side by side."""
    page = camera.page
    camera.at(60)
    page.go_back()
    page.locator(".sp-catalogue[data-ready]").wait_for()
    camera.scroll(page.locator(".sp-browse"), 70, 800)
    camera.at(62.5)
    camera.click(page.locator("#tools-invoice-ninja .sp-card__actions button").nth(1))
    camera.at(65)
    camera.click(page.locator("#tools-kimai .sp-card__actions button").nth(1))
    camera.at(68)
    camera.click(page.locator(".sp-tray a"))
    camera.at(71)
    camera.scroll(page.locator(".sp-compare__table"), 70, 1500)
    camera.at(75)
    camera.scroll(page.locator(".sp-compare tbody tr").nth(6), 110, 1500)


FILM: Final = Scenario("guide-find-a-tool", 80, 39.5, play)
