"""One polite question about one address: HEAD, GET where that does not answer, redirects followed, patience in between.

Comes in: an address and a `Network`. Goes out: an `Answer` with the last status, or the reason why there is none.
Example: ``Asker(network, Manners()).ask("https://penpot.app", titled=True).title`` → ``"Penpot"``.
One request at a time per host, with a pause. Keeps no cookies, sends nothing but its name. Does not judge.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from html import unescape
from typing import Final
from urllib.parse import quote, urljoin

from signpost.linkcheck.network import Network, RefusedError
from signpost.problems import make_visible

MOST_BYTES: Final = 64_000
MOST_REDIRECTS: Final = 8
MOST_PATIENCE: Final = 60
"""Seconds that a server may make us wait with ``Retry-After``; after a longer one the address is left for next time."""

_URL: Final = re.compile(r"(https?)://([a-z0-9.-]+)(/[^#]*|\?[^#]*)?(?:#.*)?", re.IGNORECASE)
_TITLE: Final = re.compile(r"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
_CHARSET: Final = re.compile(r"charset=[\"']?([\w-]+)", re.IGNORECASE)
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_BUSY: Final = frozenset({429, 500, 502, 503, 504})
_ERRORS: Final = 400
_HANGS_UP: Final = "hangs up"
_TLS: Final = "TLS fails"
_FINAL: Final = ("leads", _TLS, "redirects")
"""How reasons begin that asking again would not change."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How politely to ask: seconds between requests to a host, further attempts, who asks, seconds for one answer."""

    pause: float = 1.0
    retries: int = 2
    agent: str = "signpost-links (checks the links of a guide, one request at a time)"
    deadline: float = 40.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the last address and its status; ``0`` and a ``reason`` where nothing did."""

    url: str
    status: int = 0
    reason: str = ""
    title: str = ""
    location: str = ""
    wait: float = 0.0
    is_page: bool = False


@dataclass(slots=True)
class _Turn:
    """When a host was asked last, and the lock that lets one ask at a time."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    last: float = 0.0


class Asker:
    """Asks hosts, each one at a time. Its limit: it remembers times, never what was answered."""

    def __init__(self, network: Network, manners: Manners) -> None:
        self._network = network
        self._manners = manners
        self._turns: dict[str, _Turn] = {}
        self._lock = threading.Lock()

    def ask(self, url: str, *, titled: bool) -> Answer:
        """Return the answer of an address after redirects; a busy or silent server is asked again, later each time."""
        answer = self._ask_once(url, titled=titled)
        for attempt in range(self._manners.retries):
            if answer.status not in {0, *_BUSY} or answer.reason.startswith(_FINAL):
                break
            wait = answer.wait or self._manners.pause * 2 ** (attempt + 1)
            if wait > MOST_PATIENCE:
                break
            time.sleep(wait)
            answer = self._ask_once(url, titled=titled)
        return answer

    def _ask_once(self, url: str, *, titled: bool) -> Answer:
        answer = self._follow("HEAD", url)
        wants_title = titled and answer.is_page
        refused = answer.status >= _ERRORS and answer.status not in _BUSY
        if refused or wants_title or answer.reason == _HANGS_UP:
            answer = self._follow("GET", url)
        return answer

    def _follow(self, method: str, url: str) -> Answer:
        """Follow redirects to the last address."""
        for _ in range(MOST_REDIRECTS):
            answer = self._request(method, url)
            if answer.status not in _REDIRECTS or not answer.location:
                return answer
            url = urljoin(url, quote(answer.location, safe="%/:=&?~#+!$,;'@()*[]"))
        return Answer(url, reason="redirects without end")

    def _request(self, method: str, url: str) -> Answer:
        parts = _URL.fullmatch(url)
        if parts is None:
            return Answer(url, reason="redirects to what is no plain web address")
        scheme, host = parts[1].lower(), parts[2].lower()
        path = parts[3] or "/"
        try:
            with self._turn(host):
                return self._speak(method, url, (scheme, host, path if path.startswith("/") else f"/{path}"))
        except (RefusedError, OSError, http.client.HTTPException, ValueError) as error:
            return Answer(url, reason=_explain(error))

    def _speak(self, method: str, url: str, parts: tuple[str, str, str]) -> Answer:
        scheme, host, path = parts
        connection = http.client.HTTPConnection(host)
        wire = connection.sock = self._network.connect(scheme, host)
        # A server that sends a byte a minute never runs into a timeout.
        watch = threading.Timer(self._manners.deadline, _hang_up, (wire,))
        watch.start()
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in (
                ("Host", host),
                ("User-Agent", self._manners.agent),
                ("Accept", "text/html, */*;q=0.5"),
            ):
                connection.putheader(name, value)
            connection.putheader("Connection", "close")
            connection.endheaders()
            return _read(url, method, connection.getresponse())
        finally:
            watch.cancel()
            connection.close()

    @contextmanager
    def _turn(self, host: str) -> Iterator[None]:
        with self._lock:
            turn = self._turns.setdefault(host, _Turn())
        with turn.lock:
            time.sleep(max(0.0, turn.last + self._manners.pause - time.monotonic()))
            try:
                yield
            finally:
                turn.last = time.monotonic()


def _explain(error: Exception) -> str:
    if isinstance(error, RefusedError):
        return str(error)
    if isinstance(error, ssl.SSLError):
        return f"{_TLS}: {make_visible(error.reason or type(error).__name__)}"
    if isinstance(error, http.client.RemoteDisconnected | ConnectionResetError):
        return _HANGS_UP
    known = {TimeoutError: "does not answer in time", socket.gaierror: "nobody knows its host"}
    found = next((said for kind, said in known.items() if isinstance(error, kind)), "")
    return found or f"cannot be reached: {type(error).__name__}"


def _read(url: str, method: str, response: http.client.HTTPResponse) -> Answer:
    kind = response.getheader("Content-Type", "")
    wait = response.getheader("Retry-After", "")
    answer = Answer(
        url,
        response.status,
        location=response.getheader("Location", ""),
        wait=float(wait) if wait.isdecimal() and wait.isascii() else 0.0,
        is_page="html" in kind.lower(),
    )
    if method == "HEAD" or not answer.is_page:
        return answer
    return replace(answer, title=_find_title(response.read(MOST_BYTES), kind))


def _find_title(data: bytes, kind: str) -> str:
    charset = _CHARSET.search(kind) or _CHARSET.search(data[:2000].decode("ascii", "ignore"))
    try:
        text = data.decode(charset[1] if charset else "utf-8", "replace")
    except LookupError:
        text = data.decode("utf-8", "replace")
    found = _TITLE.search(text)
    return make_visible(" ".join(unescape(found[1]).split()))[:200] if found else ""


def _hang_up(wire: socket.socket) -> None:
    try:
        wire.shutdown(socket.SHUT_RDWR)
    except OSError:
        wire.close()
