"""A reader of the guide: a browser window of some width and taste, and a note of everything that went wrong in it.

Comes in: a browser and the guide's address. Goes out: pages, and the complaints that no page may cause: errors on the
console, breaches of the content security policy, failed requests, requests to another host.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    TimeoutError,  # noqa: A004 -- Playwright's own
    WebError,
)

REPORT_BREACHES = """
document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""


@dataclass
class Reader:
    """One browser context. ``expected`` holds parts of complaints that a test means to cause."""

    context: BrowserContext
    base: str
    script: bool = True
    complaints: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    prepared: bool = False

    def __post_init__(self) -> None:
        self.context.set_default_timeout(15_000)
        self._listeners = {
            "console": self._note_console,
            "weberror": self._note_error,
            "request": self._note_request,
            "requestfailed": self._note_failure,
            "response": self._note_response,
        }
        for event, note in self._listeners.items():
            self.context.on(event, note)

    def prepare(self, script: str) -> None:
        """Run a script in every page before its own."""
        self.prepared = True
        self.context.add_init_script(script)

    def allow(self, *permissions: str) -> None:
        """Give pages permissions, as a reader does when asked."""
        self.prepared = True
        self.context.grant_permissions(list(permissions))

    def refuse(self) -> None:
        """Have the browser refuse all permissions, as one does that a reader has told so."""
        self.prepared = True
        self.context.grant_permissions([])

    def leave(self) -> None:
        """Close all pages and forget what they have kept on this device."""
        for event, note in self._listeners.items():
            self.context.remove_listener(event, note)
        if self.script and not self.prepared and self.context.pages:
            page = self.context.pages[-1]
            if not page.url.startswith(self.base):
                page.goto(f"{self.base}__blank/")
            page.evaluate("localStorage.clear(); sessionStorage.clear()")
        for page in self.context.pages:
            with suppress(TimeoutError):  # one that is closed while it loads may never say that it is closed
                page.wait_for_load_state(timeout=5_000)
            page.close()

    def visit(self, path: str = "", page: Page | None = None) -> Page:
        """Open a page of the guide and wait until its scripts have done their work."""
        page = page or self.context.new_page()
        page.goto(self.base + path)
        if self.script:
            wait_until_ready(page)
        return page

    def serious(self) -> list[str]:
        """Give the complaints that no test has asked for."""
        return [text for text in self.complaints if not any(part in text for part in self.expected)]

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")

    def _note_error(self, error: WebError) -> None:
        self.complaints.append(f"error: {error.error}")

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.complaints.append(f"elsewhere: {request.url}")

    def _note_failure(self, request: Request) -> None:
        # A page that is left takes its open requests with it; without scripts, what they would preload is refused.
        if request.failure != "net::ERR_ABORTED" and (self.script or request.failure != "csp"):
            self.complaints.append(f"failed: {request.url} {request.failure}")

    def _note_response(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status}: {response.url}")


def wait_until_ready(page: Page) -> None:
    """Wait until the scripts of a catalogue, a comparison, a list, a plan, a worksheet or a search have done their work."""
    kinds = ".sp-catalogue, .sp-compare, .sp-mine, .sp-plan, .sp-sheet, .sp-spoken, .sp-checkup"
    page.locator(f":is({kinds}):not([data-ready])").wait_for(state="detached")


class Readers:
    """Lends browser contexts, and takes them back emptied: a context that has seen the scripts starts twice as fast."""

    def __init__(self, browser: Browser, base: str) -> None:
        self.browser = browser
        self.base = base
        self._free: dict[str, list[BrowserContext]] = {}

    @contextmanager
    def lend(
        self, *, width: int = 1280, scheme: str = "light", script: bool = True, motion: bool = True
    ) -> Iterator[Reader]:
        """Open a window of some width and taste; what went wrong in it is the caller's to look at."""
        phone = width < 600
        wishes: dict[str, Any] = {
            "viewport": {"width": width, "height": 844 if phone else 900},
            "color_scheme": scheme,
            "java_script_enabled": script,
            "has_touch": phone,
            "reduced_motion": "no-preference" if motion else "reduce",
        }
        free = self._free.setdefault(str(wishes), [])
        context = free.pop() if free else self._open(wishes)
        reader = Reader(context, self.base, script)
        try:
            yield reader
        finally:
            reader.leave()
        if reader.prepared:
            context.close()
        else:
            free.append(context)

    def _open(self, wishes: dict[str, Any]) -> BrowserContext:
        context = self.browser.new_context(**wishes)
        if wishes["java_script_enabled"]:
            context.add_init_script(REPORT_BREACHES)
        return context


def module(name: str) -> str:
    """Give the address of one of the guide's scripts, to import it in a page."""
    return f"/assets/signpost/{name}.js"


REPOSITORY = Path(__file__).parents[2]
