"""A web server for the built guide, as strict as a good host: a content security policy without ``unsafe-inline``.

The inline scripts are Material's; each may run because the policy names its hash, computed from the built pages.
"""

from __future__ import annotations

import base64
import hashlib
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
INLINE_TYPED = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]+>", re.DOTALL)
RANGE = re.compile(r"bytes=(\d+)-(\d*)")
FRAME_HOST = re.compile(r'data-host="([^"]+)"')

# Pages that are no part of the guide: a blank one to run modules in.
EXTRA = {"/__blank/": b"<!doctype html><html lang=en><title>Blank</title><link rel=icon href=data:,><h1>Blank</h1>"}


def inline_scripts(site: Path) -> set[str]:
    """Give the inline scripts of all pages. There may be only a few: a hash each stands in the header."""
    found: set[str] = set()
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        found.update(INLINE_SCRIPT.findall(text))
        typed = INLINE_TYPED.search(text)
        if typed:
            message = f"{page.relative_to(site)}: an inline script that no hash covers: {typed.group()}"
            raise ValueError(message)
    return found


def frame_hosts(site: Path) -> str:
    """Give the hosts whose players the guide's pages may load, once a reader asks for one."""
    pages = (page.read_text(encoding="utf-8") for page in site.rglob("*.html"))
    hosts = {f"https://{host}" for page in pages for host in FRAME_HOST.findall(page)}
    return " ".join(sorted(hosts)) or "'none'"


def policy(site: Path) -> str:
    """Write the content security policy of a built guide."""
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inline_scripts(site))
    hashes = " ".join(f"'sha256-{digest}'" for digest in sorted(digests))
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {hashes}",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self'",
            "media-src 'self'",
            f"frame-src {frame_hosts(site)}",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )


class Handler(SimpleHTTPRequestHandler):
    """Serves one folder with the policy, and the 404 page of the address's language."""

    protocol_version = "HTTP/1.1"  # one connection for all files of a page

    def __init__(
        self, *args: object, header: str, locales: tuple[str, ...], pauses: tuple[str, ...], **options: object
    ) -> None:
        self.header = header
        self.locales = locales
        self.pauses = pauses
        super().__init__(*args, **options)

    def handle(self) -> None:
        with suppress(ConnectionError):  # a browser may hang up at any time
            super().handle()

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path in EXTRA:
            self._send(200, EXTRA[path])
            return
        target = Path(self.translate_path(path))
        wanted = RANGE.fullmatch(self.headers.get("Range", ""))
        if wanted and target.is_file():
            self._send_part(target, int(wanted[1]), wanted[2])
            return
        if self.pauses and (target / "index.html").is_file():
            self._send_slowly((target / "index.html").read_bytes())
            return
        if target.is_file() or (target / "index.html").is_file():
            super().do_GET()
            return
        first = path.strip("/").partition("/")[0]
        folder = Path(self.directory, first) if first in self.locales else Path(self.directory)
        self._send(404, (folder / "404.html").read_bytes())

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.header)
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests look at answers in the browser."""

    def _send_part(self, target: Path, start: int, end: str) -> None:
        """Send a part of a file: without it no browser moves a film to a second."""
        content = target.read_bytes()
        last = min(int(end), len(content) - 1) if end else len(content) - 1
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(str(target)))
        self.send_header("Content-Range", f"bytes {start}-{last}/{len(content)}")
        self.send_header("Content-Length", str(last + 1 - start))
        self.end_headers()
        self.wfile.write(content[start : last + 1])

    def _send_slowly(self, body: bytes) -> None:
        """Send a page in pieces, as a slow line does: before each of some texts the browser has time to paint."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        at = 0
        for cut in sorted({body.find(text.encode()) for text in self.pauses} - {-1}):
            self.wfile.write(body[at:cut])
            time.sleep(0.1)
            at = cut
        self.wfile.write(body[at:])

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(site: Path, locales: tuple[str, ...], pauses: tuple[str, ...] = ()) -> Iterator[str]:
    """Serve a folder on a free port of this machine; give its address, ending with a slash.

    Pages pause before the first place where each of the texts in ``pauses`` stands.
    """
    handler = partial(Handler, directory=str(site), header=policy(site), locales=locales, pauses=pauses)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
