"""What can be seen on a page without touching it, collected in one visit, so that many tests can share it.

Comes in: a kind of page and a locale. Goes out: an `Observation`: structure, overflow per width, small targets on a
phone, low contrast per scheme, and the complaints of the browser.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page
from tests.browser.kinds import WIDTHS, address
from tests.browser.reader import Readers

STRUCTURE = """() => {
  const seen = (element) => element.checkVisibility({ visibilityProperty: true });
  const all = (selector) => [...document.querySelectorAll(selector)];
  return {
    lang: document.documentElement.lang,
    title: document.title,
    description: document.querySelector("meta[name=description]")?.content ?? "",
    headings: all("main :is(h1, h2, h3, h4, h5, h6)").filter(seen).map((heading) => heading.localName),
    landmarks: [all("main").length, all("header.md-header").length, all("footer.md-footer").length],
    unnamed: all("nav").filter((nav) => seen(nav) && !nav.ariaLabel && !nav.getAttribute("aria-labelledby")).length,
    current: all(".sp-languages [aria-current]").map((link) => link.lang),
    doubles: all("[id]").map(({ id }) => id).filter((id, at, ids) => ids.indexOf(id) !== at),
    languages: all("main [lang]").map((place) => place.lang),
    fallback: all(".sp-notice--fallback").length,
    edges: all(".md-path__list, main .md-content").filter(seen).map((one) => (one.querySelector(".md-content__inner") ?? one).getBoundingClientRect().left),
    styles: all("[style]").filter((element) => !element.closest(".md-header, .md-tabs, .md-sidebar, .md-top")).map(({ outerHTML }) => outerHTML.slice(0, 120)),
  };
}"""

OVERFLOW = """() => {
  const { clientWidth, scrollWidth } = document.documentElement;
  const wide = [...document.querySelectorAll("main *, header *, footer *")].filter((element) => {
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    if (element.closest(".md-sidebar, .md-search, .md-tabs, .sp-compare__table, .sp-visually-hidden, .sp-languages__long, pre")) return false;
    return element.getBoundingClientRect().right > clientWidth + 1;
  });
  return [...(scrollWidth > clientWidth ? [`page ${scrollWidth} > ${clientWidth}`] : []), ...wide.slice(0, 3).map(({ outerHTML }) => outerHTML.slice(0, 160))];
}"""

SMALL_TARGETS = """() => {
  const targets = document.querySelectorAll("a[href], button, input, select, textarea, summary, label[for], [role=button]");
  const inProse = (element) => {
    if (getComputedStyle(element).display !== "inline") return false;
    const block = element.closest("p, li, dd, td, th, dt, div");
    const links = [...(block?.querySelectorAll("a, button") ?? [])].map(({ textContent }) => textContent).join("");
    return (block?.textContent ?? "").replace(/\\s/g, "").length > links.replace(/\\s/g, "").length;
  };
  return [...targets].filter((element) => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: false })) return false;
    if (element.closest(".md-sidebar, .md-search__inner, .md-skip, [hidden]") || element.matches(".md-skip, .md-search__overlay, .md-overlay")) return false;
    const place = element.matches("input") ? element.closest("label") ?? element : element;
    const { width, height } = place.getBoundingClientRect();
    return width > 0 && height > 0 && (width < 23.9 || height < 23.9) && !inProse(element);
  }).map((element) => {
    const { width, height } = element.getBoundingClientRect();
    return `${Math.round(width)}x${Math.round(height)} ${element.outerHTML.slice(0, 140)}`;
  });
}"""

LOW_CONTRAST = """() => {
  const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const read = (color) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3]));
  const behind = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const layer = read(getComputedStyle(at).backgroundColor);
      layers.unshift(layer);
      if (layer[3] === 1) break;
    }
    return layers.reduce((below, layer) => over(layer, below), [255, 255, 255]);
  };
  const light = (color) => {
    const [r, g, b] = color.slice(0, 3).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = [];
  for (const element of document.querySelectorAll("main *, .md-footer *, .md-tabs *, .sp-languages *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility({ visibilityProperty: true }) || element.closest(".md-sidebar, script, noscript, :disabled")) continue;
    const ground = behind(element);
    const [one, other] = [light(over(read(getComputedStyle(element).color), ground)), light(ground)];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < 7) found.push(`${ratio.toFixed(2)} ${element.outerHTML.slice(0, 140)}`);
  }
  return found;
}"""


@dataclass(frozen=True)
class Observation:
    """One page in one language, as it was found."""

    structure: dict[str, Any]
    overflow: dict[int, list[str]]
    small_targets: list[str]
    low_contrast: dict[str, list[str]]
    complaints: list[str]


def observe(readers: Readers, kind: str, locale: str) -> Observation:
    """Visit a page once and look at it from all sides."""
    # With reduced motion a change of colours is over at once.
    with readers.lend(motion=False) as reader:
        if kind == "404":
            reader.expected.append("404")
        page = reader.visit(address(kind, locale))
        structure = page.evaluate(STRUCTURE)
        contrast = {scheme: _contrast(page, scheme) for scheme in ("light", "dark")}
        overflow: dict[int, list[str]] = {}
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            overflow[width] = page.evaluate(OVERFLOW)
            if width == 390:
                small = page.evaluate(SMALL_TARGETS)
        return Observation(structure, overflow, small, contrast, reader.serious())


def _contrast(page: Page, scheme: str) -> list[str]:
    # Set as Material's own switch sets it: the attribute is what all colours hang on.
    name = {"light": "default", "dark": "slate"}[scheme]
    page.evaluate(
        "name => { document.body.dataset.mdColorScheme = name; return new Promise((done) => setTimeout(done, 50)); }",
        name,
    )
    found: list[str] = page.evaluate(LOW_CONTRAST)
    return found
