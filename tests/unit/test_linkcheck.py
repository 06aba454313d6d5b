"""``signpost links`` against a real server on this machine: verdicts, manners, and addresses that must not be asked."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from signpost import cli
from signpost.cli import linking
from signpost.linkcheck import Link, Manners, Network, RefusedError, Verdict, check_links, collect_links, refuse_private
from signpost.model import Place
from signpost.project import read_project

Captured = pytest.CaptureFixture[str]
PLACE = Place("tools/a.yml", 3)
QUICK = Manners(pause=0.01, retries=2, deadline=5)
REDIRECTS = {
    "/moved": "https://new.org/ok", "/path": "/ok", "/front": "/", "/loop": "/loop", "/inside": "http://inside.org/ok",
    "/metadata": "http://169.254.169.254/latest", "/port": "https://old.org:8080/ok", "/file": "file:///etc/passwd",
    "/www": "https://www.old.org/ok",
}  # fmt: skip
STATUSES = {"/gone": 410, "/missing": 404, "/forbidden": 403, "/busy": 429, "/broken": 500}


class Handler(BaseHTTPRequestHandler):
    """Answers as the path says, and writes down who asked for what and when."""

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        server: Any = self.server
        path = self.path.partition("?")[0]
        host = self.headers["Host"]
        server.seen.append((self.command, host, self.path, self.headers["User-Agent"], time.monotonic()))
        with server.guard:
            server.busy[host] = server.busy.get(host, 0) + 1
            server.most = max(server.most, server.busy[host])
        try:
            self.reply(path)
        finally:
            with server.guard:
                server.busy[host] -= 1

    def reply(self, path: str) -> None:
        asked = sum(entry[2] == self.path for entry in self.server.seen)  # type: ignore[attr-defined]
        if path == "/hang":
            time.sleep(1.5)
        if path == "/drop":
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        status = STATUSES.get(path, 200)
        if path in REDIRECTS:
            status = 302
        elif path == "/no-head" and self.command == "HEAD":
            status = 405
        elif path == "/soon" and asked < 3:
            status = 503
        body = b"<html><title>Ok\n &amp; fine</title>" + b"x" * 200_000
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if path in REDIRECTS:
            self.send_header("Location", REDIRECTS[path])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            try:
                self.wfile.write(body)
            except (BrokenPipeError, ConnectionResetError):
                return

    def log_message(self, *_: object) -> None:
        """Keep the terminal clean."""


@pytest.fixture
def server() -> Iterator[Any]:
    web: Any = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    web.seen, web.busy, web.most, web.guard = [], {}, 0, threading.Lock()
    web.daemon_threads = True
    thread = threading.Thread(target=web.serve_forever, args=(0.01,))
    thread.start()
    yield web
    web.shutdown()
    thread.join()
    web.server_close()


@pytest.fixture
def network(server: Any) -> Network:
    """Return a network in which some names belong to the server, one to a private machine, and the others to nobody."""
    own = ("127.0.0.1", server.server_address[1])

    def resolve(host: str, port: int) -> Sequence[tuple[str, int]]:
        if host in {"old.org", "www.old.org", "new.org", "third.org"}:
            return (own,)
        if host == "inside.org":
            return (("127.0.0.1", port),)
        if host.replace(".", "").isdigit():
            return ((host, port),)
        raise socket.gaierror

    return Network(resolve, timeout=0.7, own=frozenset({own}), tls=False)


def ask(network: Network, *paths: str, titled: bool = False, **options: Any) -> list[tuple[str, str]]:
    links = [Link(path if "://" in path else f"https://old.org{path}", (PLACE,), titled) for path in paths]
    return [(found.verdict.value, found.said) for found in check_links(links, network, QUICK, **options)]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/ok", ("ok", "")),
        ("", ("ok", "")),
        ("/no-head", ("ok", "")),
        ("/soon", ("ok", "")),
        ("/gone", ("gone", "answers 410")),
        ("/missing", ("gone", "answers 404")),
        ("/path", ("ok", "leads to https://old.org/ok")),
        ("/www", ("ok", "leads to https://www.old.org/ok")),
        ("/moved", ("moved", "leads to another host: https://new.org/ok")),
        ("/front", ("moved", "leads to the front page")),
        ("/forbidden", ("could not verify", "answers 403")),
        ("/busy", ("could not verify", "answers 429")),
        ("/broken", ("could not verify", "answers 500")),
        ("/hang", ("could not verify", "does not answer in time")),
        ("/drop", ("could not verify", "hangs up")),
        ("/loop", ("could not verify", "redirects without end")),
        ("/port", ("could not verify", "redirects to what is no plain web address")),
        ("/file", ("could not verify", "redirects to what is no plain web address")),
        ("/inside", ("could not verify", "leads to a machine that is not on the public internet")),
        ("/metadata", ("could not verify", "leads to a machine that is not on the public internet")),
        ("https://nobody.org/x", ("could not verify", "nobody knows its host")),
    ],
)
def test_verdicts(network: Network, path: str, expected: tuple[str, str]) -> None:
    assert ask(network, path) == [expected]


def test_a_page_with_another_title_has_moved(network: Network) -> None:
    url = "https://old.org/ok"
    assert ask(network, url, titled=True, titles={url: "Ok & fine"}) == [("ok", "")]
    assert ask(network, url, titled=True, titles={url: "Penpot"}) == [
        ("moved", "was titled 'Penpot' and is now 'Ok & fine'")
    ]


def test_manners(server: Any, network: Network) -> None:
    """Two hosts are asked at once, each of them one thing at a time, with a pause, by name, HEAD before GET."""
    paths = [f"https://{host}.org/{number}" for host in ("old", "new", "third") for number in range(4)]
    links = [Link(path, (PLACE,)) for path in paths]
    check_links(links, network, Manners(pause=0.1, retries=0))
    assert server.most == 1
    assert {entry[0] for entry in server.seen} == {"HEAD"}
    assert all(entry[3].startswith("signpost-links (") for entry in server.seen)
    for host in ("old.org", "new.org", "third.org"):
        times = [entry[4] for entry in server.seen if entry[1] == host]
        assert len(times) == 4
        assert min(after - before for before, after in pairwise(times)) >= 0.09
    server.seen.clear()
    ask(network, "/gone")
    assert [entry[0] for entry in server.seen] == ["HEAD", "GET"]


def test_patience_ends(server: Any, network: Network) -> None:
    ask(network, "/busy")
    assert len(server.seen) == 3
    server.seen.clear()
    ask(network, "/forbidden")
    assert len(server.seen) == 2


def test_a_server_without_tls_is_not_verified(server: Any) -> None:
    own = ("127.0.0.1", server.server_address[1])
    network = Network(lambda _host, _port: (own,), timeout=2, own=frozenset({own}))
    verdict, said = ask(network, "/ok")[0]
    assert verdict == "could not verify"
    assert said.startswith("TLS fails: ")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "2130706433", "0.0.0.0", "10.1.2.3", "169.254.169.254"])  # noqa: S104
def test_the_real_network_reaches_no_private_machine(host: str) -> None:
    with pytest.raises((RefusedError, OSError)):
        Network(timeout=1).connect("http", host)
    assert ask(Network(timeout=1), f"https://{host}/")[0][0] == "could not verify"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",  # noqa: S104
        "255.255.255.255", "::1", "::", "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "2002:7f00:1::", "64:ff9b::7f00:1", "ff02::1",
    ],
)  # fmt: skip
def test_private_addresses(address: str) -> None:
    with pytest.raises(RefusedError):
        refuse_private(address)


def test_public_addresses() -> None:
    for address in ("93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"):
        refuse_private(address)


@pytest.fixture
def guide(sound_root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    facts = sound_root / "tools/sound.yml"
    text = facts.read_text(encoding="utf-8")
    kept = [line for line in text.partition("sources:")[0].splitlines() if not line.startswith("homepage:")]
    source = '  - {fields: [homepage], url: "https://new.org/gone", seen: 2026-11-22}'
    facts.write_text("\n".join([*kept, "homepage: https://old.org/ok", "sources:", source, ""]), encoding="utf-8")
    page = sound_root / "docs/en/about/method.md"
    page.write_text(
        page.read_text(encoding="utf-8") + "See [it](https://new.org/gone#x) and `<https://no.org>`.\n", "utf-8"
    )
    monkeypatch.chdir(sound_root)
    return sound_root


def test_links_of_a_guide(guide: Path) -> None:
    links = {link.url: link for link in collect_links(read_project(guide, ("en", "de"), "en"))}
    assert links["https://old.org/ok"].titled
    gone = links["https://new.org/gone"]
    assert not gone.titled
    assert [place.path for place in gone.places] == ["docs/en/about/method.md", "tools/sound.yml"]
    assert "https://no.org" not in links


def run(network: Network, *arguments: str) -> int:
    """Run the command as `main` does, but through a network of our own."""
    parsed = cli.make_parser().parse_args(["links", "--pause", "0.01", "--retries", "0", *arguments])
    return linking.run(parsed, network)


def test_the_command(guide: Path, network: Network, capsys: Captured) -> None:
    before = {path: path.read_bytes() for path in guide.rglob("*") if path.is_file()}
    assert run(network) == 1
    told = capsys.readouterr()
    assert told.out.startswith("gone:\n  https://new.org/gone answers 410\n    in docs/en/about/method.md:")
    assert told.err == "2 addresses: 1 ok, 1 gone\n"
    assert {path: path.read_bytes() for path in guide.rglob("*") if path.is_file()} == before
    assert run(network, "--format", "github", "tools/sound") == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("::error file=docs/en/about/method.md,line=")
    assert "gone: https://new.org/gone answers 410; find where it went, or take it out" in lines[0]
    report = guide / "report.json"
    assert run(network, "--format", "json", "--report", str(report)) == 1
    rows = json.loads(report.read_text(encoding="utf-8"))
    assert {row["verdict"] for row in rows} == {Verdict.OK.value, Verdict.GONE.value}
    assert [row["title"] for row in rows if row["verdict"] == "ok"] == ["Ok & fine"]
    report.write_text(json.dumps([{**row, "title": "Penpot"} for row in rows]), encoding="utf-8")
    capsys.readouterr()
    assert run(network, "--before", str(report)) == 1
    assert "moved:\n  https://old.org/ok was titled 'Penpot' and is now 'Ok & fine'" in capsys.readouterr().out


def test_a_report_that_is_none(guide: Path, capsys: Captured) -> None:
    (guide / "old.json").write_text("{}", encoding="utf-8")
    for name in ("old.json", "none.json"):
        assert cli.main(["links", "--before", name]) == 2
        assert "is no report of an earlier run" in capsys.readouterr().err
