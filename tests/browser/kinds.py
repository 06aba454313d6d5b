"""The kinds of page a reader meets, one address each, without the locale's folder; and ways to choose among them."""

from __future__ import annotations

from itertools import cycle

LOCALES = ("en", "de", "fr")
WIDTHS = (320, 390, 768, 1280)

KINDS = {
    "home": "",
    "check-up": "check-up/",
    "short list": "check-up/get-paid/de/",
    "needs": "needs/",
    "need": "needs/get-paid/",
    "tools": "tools/",
    "facet": "tools/need/get-paid/",
    "compare": "tools/compare/?ids=penpot,figma,gimp,blender",
    "list": "list/",
    "plan": "plan/",
    "tool": "tools/penpot/",
    "videos": "videos/",
    "video": "videos/the-art-of-asking/",
    "people": "videos/speakers/",
    "said": "videos/said/",
    "services": "services/",
    "service": "services/kuenstlersozialkasse/",
    "opportunities": "opportunities/",
    "opportunity": "opportunities/erasmus-young-entrepreneurs-host/",
    "worksheets": "worksheets/",
    "worksheet": "worksheets/day-rate/",
    "canvas": "worksheets/opportunity-canvas/",
    "article": "articles/e-invoicing/",
    "about": "about/",
    "glossary": "about/glossary/",
    "method": "about/method/",
    "left-out": "about/videos-left-out/",
    "translations": "about/translation-status/",
    "health": "about/catalogue-health/",
    "imprint": "about/imprint/",
    "404": "no/such/page/",
}
MAIN = ("home", "need", "tool", "tools")


def address(kind: str, locale: str = "en") -> str:
    """Give the address of a page, relative to the site."""
    return f"{'' if locale == 'en' else locale + '/'}{KINDS[kind]}"


def spread(kinds: tuple[str, ...], *choices: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Give every kind with every value of the first choice; the values of the other choices take turns.

    Enough to have each value of a choice with each kind and locale somewhere, at a fraction of all combinations.
    """
    first, *others = choices
    turns = [cycle(values) for values in others]
    return [(kind, value, *(next(turn) for turn in turns)) for kind in kinds for value in first]
