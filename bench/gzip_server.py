"""A web server for measuring: every file compressed once, kept in memory, sent without further ado.

Comes in: a folder. Goes out: an address. Example: ``with serving(folder) as (address, sent): ...``.
"""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

LEVEL = 6
"""What common servers use on the fly; compressing beforehand saves one or two per cent more."""

COMPRESSED = (".html", ".css", ".js", ".json", ".svg")
Kept = dict[str, tuple[str, bytes, bool]]
Sent = list[tuple[str, int, int]]
"""What was sent, to the page and to its workers: path, bytes of the body, bytes of the headers."""


class Handler(BaseHTTPRequestHandler):
    """Serves one folder. Its limit: files must not change while it runs."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, *args: object, folder: Path, kept: Kept, sent: Sent) -> None:
        self.folder = folder
        self.sent = sent
        self.kept = kept
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send a file, or say that there is none."""
        path = unquote(urlsplit(self.path).path)
        if path.endswith("/"):
            path += "index.html"
        file = self.folder / path.lstrip("/")
        if path not in self.kept and file.is_file():
            kind = "text/javascript" if file.suffix == ".js" else mimetypes.guess_type(path)[0]
            small = file.suffix in COMPRESSED
            data = file.read_bytes()
            self.kept[path] = (kind or "application/octet-stream", gzip.compress(data, LEVEL) if small else data, small)
        found = self.kept.get(path)
        kind, data, small = found or ("text/plain", b"nothing here", False)
        self.send_response_only(200 if found else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        if small:
            self.send_header("Content-Encoding", "gzip")
        headers = sum(map(len, getattr(self, "_headers_buffer", ()))) + 2
        self.end_headers()
        self.wfile.write(data)
        self.sent.append((path, len(data), headers))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, Sent]]:
    """Serve a folder on a free port of this machine; give its address, ending with a slash, and what it has sent."""
    sent: Sent = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, folder=folder, kept={}, sent=sent))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", sent
    finally:
        server.shutdown()
        server.server_close()
