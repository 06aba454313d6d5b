"""The film about need pages: from not knowing where to turn to a first step, a film and a person to ask.

Comes in: a camera. Goes out: what it sees. Its moments are those of the captions in ``docs/*/videos/``.
"""

from __future__ import annotations

from typing import Final

from films.camera import Camera
from films.scenario import Scenario

SERVICE: Final = {"en": "creative-uk", "de": "bayernkreativ", "fr": "conseillers-entreprises"}


def play(camera: Camera, _material: None) -> None:
    """From the home page to a list with somebody to ask."""
    page = camera.page
    camera.open("")
    camera.at(4)
    camera.scroll(page.locator(".sp-groups"), 80)
    camera.at(6.5)
    camera.click(page.locator(".sp-groups a[href$='needs/find-support/']"))
    camera.at(11)
    camera.scroll(page.locator(".sp-signs"), 90)
    camera.at(16)
    camera.scroll(page.locator("#question"), 80)
    camera.at(22)
    camera.scroll(page.locator("#first-steps"), 80)
    camera.at(26)
    camera.point(page.locator("#first-steps + ol li").first)
    camera.at(30)
    camera.scroll(page.locator("#videos"), 80)
    camera.at(34)
    camera.click(page.locator("section[aria-labelledby=videos] .sp-card a").first)
    camera.at(38.8)
    camera.scroll(page.locator(".sp-tags").first, 80, 1000)
    camera.at(43)
    page.go_back()
    meet(camera)


def meet(camera: Camera) -> None:
    """Find somebody in one's own country, and keep them."""
    page = camera.page
    camera.at(44)
    camera.scroll(page.locator("#country"), 80, 1500)
    camera.at(50)
    camera.scroll(page.locator("#services"), 80)
    camera.at(53.5)
    services = page.locator("section[aria-labelledby=services]")
    card = services.locator(f".sp-card a[href$='services/{SERVICE[camera.locale]}/']").first
    camera.scroll(card, 200, 1000)
    camera.click(card)
    camera.at(60)
    camera.scroll(page.locator("#facts"), 90)
    camera.at(63)
    camera.scroll(page.locator(".sp-facts tbody").nth(1), 260, 800)
    camera.at(66)
    keep = page.locator(".sp-entry__actions button").first
    camera.scroll(keep, 200, 1000)
    camera.click(keep)
    camera.at(69.5)
    camera.click(page.locator(".sp-entry__actions a").last)


FILM: Final = Scenario("guide-need-pages", 76, 27.5, play)
