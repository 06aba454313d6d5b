"""A browser window that is filmed: frames with their moments, and what a calm pair of hands does in it.

Comes in: a Chromium, and a scenario that says what happens when. Goes out: a `Take`. Example: ``camera.at(4)`` waits
until the fourth second of the film, ``camera.click(link)`` moves the pointer there and clicks.
The clock makes one time table hold for every language: who comes late has spoilt the take. Encodes nothing.
"""

from __future__ import annotations

import base64
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, CDPSession, Locator, Page
from playwright.sync_api import Error as PlaywrightError

WIDTH: Final = 1024
HEIGHT: Final = 504
SCALE: Final = 1.25
"""Pixels of the film for one of the page: what is 17 px on the page stays legible in a small player."""

LATEST: Final = 0.8
"""Seconds of the film that an act may come late: captions are on for longer."""

POINTER: Final = Path(__file__).with_name("pointer.js")
FLAGS: Final = (
    "--no-sandbox",  # in a container the recorder runs as root
    "--disable-gpu",
    "--hide-scrollbars",
    "--no-first-run",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
LANGUAGES: Final = {"en": "en-GB", "de": "de-DE", "fr": "fr-FR"}


class SpoiltTakeError(RuntimeError):
    """A take that cannot be used. The message says at which second of the film, and why."""


@dataclass(frozen=True, slots=True)
class Take:
    """Frames in the order of their moments: seconds since the film began, and the picture as PNG."""

    frames: tuple[tuple[float, bytes], ...]
    duration: int
    """Seconds."""


class Camera:
    """Films one page of a browser. Lives for one take.

    ``pace`` is how many seconds pass while one second of the film is recorded: a busy machine needs more than one.
    All other times are those of the film.
    """

    def __init__(self, browser: Browser, base: str, locale: str, pace: float = 1) -> None:
        self.base = base
        self.locale = locale
        self.pace = pace
        self._context = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT},
            device_scale_factor=SCALE,
            locale=LANGUAGES[locale],
            color_scheme="light",
        )
        self._context.add_init_script(path=POINTER)
        self.page: Page = self._context.new_page()
        self.page.set_default_timeout(8_000)
        self.page.on("pageerror", self._spoil)
        self._devtools: CDPSession = self._context.new_cdp_session(self.page)
        self._devtools.on("Page.screencastFrame", self._keep)
        self._frames: list[tuple[float, bytes]] = []
        self._errors: list[str] = []
        self._start = 0.0

    def open(self, address: str) -> None:
        """Open a page by its address below the guide's own, in the language of the film, and begin to film."""
        home = self.base if self.locale == "en" else f"{self.base}{self.locale}/"
        self.page.goto(home + address, wait_until="networkidle")
        self._devtools.send("Page.startScreencast", {"format": "png", "everyNthFrame": 1})
        self._wait(0.6)
        self._start = time.time()

    def at(self, second: float) -> None:
        """Wait until a second of the film. Raises `SpoiltTakeError` when it has gone by."""
        left = (self._start - time.time()) / self.pace + second
        if left < -LATEST:
            message = f"second {second}: {-left:.1f} s late"
            raise SpoiltTakeError(message)
        self._wait(max(left, 0))

    def point(self, target: Locator, ms: int = 900) -> None:
        """Move the pointer to an element."""
        box = target.bounding_box()
        if box is None:
            message = f"nothing to point at: {target}"
            raise SpoiltTakeError(message)
        x, y = box["x"] + min(box["width"] / 2, 120), box["y"] + box["height"] / 2
        if not (0 < x < WIDTH and 0 < y < HEIGHT):
            message = f"out of the picture: {target}"
            raise SpoiltTakeError(message)
        self.page.evaluate("([x, y, ms]) => film.move(x, y, ms)", [x, y, ms * self.pace])
        self.page.mouse.move(x, y)

    def click(self, target: Locator, ms: int = 900) -> None:
        """Move the pointer to an element, and click it."""
        self.point(target, ms)
        self.page.evaluate("ms => film.press(ms)", 450 * self.pace)
        self._wait(0.25)
        box = target.bounding_box() or {"x": 0, "y": 0, "width": 0, "height": 0}
        self.page.mouse.click(box["x"] + min(box["width"] / 2, 120), box["y"] + box["height"] / 2)

    def write(self, text: str, seconds: float) -> None:
        """Type a text into what has the focus, in so many seconds whatever its length."""
        began = time.time() / self.pace
        for number, character in enumerate(text, 1):
            self.page.keyboard.type(character)
            self._wait(max(began + seconds * number / len(text) - time.time() / self.pace, 0))

    def scroll(self, target: Locator, top: int = 90, ms: int = 1500) -> None:
        """Scroll until an element is ``top`` px below the window's upper edge."""
        target.evaluate("(element, [top, ms]) => film.scroll(element, top, ms)", [top, ms * self.pace])

    def cut(self, duration: int) -> Take:
        """End the film at a second, and give what was filmed. Raises `SpoiltTakeError` after an error in a page."""
        self.at(duration)
        self._devtools.send("Page.stopScreencast")
        self._context.close()
        if self._errors:
            raise SpoiltTakeError("; ".join(self._errors))
        frames = sorted((max((at - self._start) / self.pace, 0), picture) for at, picture in self._frames)
        return Take(tuple(frame for frame in frames if frame[0] < duration), duration)

    def _wait(self, seconds: float) -> None:
        self.page.wait_for_timeout(seconds * 1000 * self.pace)

    def _spoil(self, error: object) -> None:
        self._errors.append(str(error))

    def _keep(self, event: dict[str, Any]) -> None:
        with suppress(PlaywrightError):  # the last frames come when the window has been closed
            self._devtools.send("Page.screencastFrameAck", {"sessionId": event["sessionId"]})
        self._frames.append((float(event["metadata"]["timestamp"]), base64.b64decode(event["data"])))
