"""The catalogues to measure: built once for a state of the code, and the peers they are measured beside.

Comes in: a folder to keep them in, and a size. Goes out: a folder with ``ours``, ``minisearch`` and ``pagefind``.
Its limit: what the catalogues are made of is decided in ``catalogue_site``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parent.parent
MEASURED = (
    *(f"plugins/signpost/assets/{name}" for name in ("catalogue/*.js", "catalogue.css", "signpost.css")),
    *(f"plugins/signpost/templates/{name}.html" for name in ("catalogue", "filters", "macros")),
    *(
        f"plugins/signpost/{name}.py"
        for name in ("browserdata", "packing", "textindex", "listings", "options", "scripts")
    ),
    *(f"bench/{name}.py" for name in ("generate", "gzip_server", "catalogue_drive", "catalogue_site")),
    "bench/browser/*.js",
)
"""What a catalogue's figures come from. A change elsewhere leaves what has been measured as it is."""

KEPT_PEERS = "peers"
PEERS = ("minisearch@7", "pagefind@1")


@cache
def state_of_code() -> str:
    """Name the state of all that is measured; a new month is a new one, because *recently read* depends on it."""
    code = b"".join(path.read_bytes() for pattern in MEASURED for path in sorted(ROOT.glob(pattern)))
    return sha256(f"{datetime.now(UTC):%Y-%m}".encode() + code).hexdigest()[:12]


def build_catalogue(kept: Path, size: int) -> Path:
    """Build the catalogues of a size, unless they stand there already, made of the same code."""
    folder = kept / f"{size}-{state_of_code()}"
    if not (folder / "done").exists():
        for old in kept.glob(f"{size}-*"):
            shutil.rmtree(old)
        _run(ROOT, sys.executable, "-m", "bench.catalogue_site", str(folder), str(size))
        vendor = folder / "minisearch" / "assets" / "vendor"
        modules = kept / KEPT_PEERS / "node_modules"
        if modules.is_dir():
            vendor.mkdir(parents=True)
            shutil.copyfile(modules / "minisearch" / "dist" / "es" / "index.js", vendor / "minisearch.js")
            program = next((modules / "@pagefind").glob("*/bin/pagefind*[!z6]"))
            _run(folder, str(program), "--site", "pagefind", "--output-path", "pagefind/pagefind", "--quiet")
        (folder / "done").touch()
    return folder


def install_peers(folder: Path) -> bool:
    """Have npm fetch the peers; without them Signpost is measured alone."""
    if (folder / "node_modules" / "minisearch").is_dir():
        return True
    npm = shutil.which("npm")
    if npm is None:
        print("no npm here: MiniSearch and Pagefind cannot be had", file=sys.stderr)
        return False
    folder.mkdir(parents=True, exist_ok=True)
    _run(folder, npm, "install", "--prefix", str(folder), "--silent", *PEERS)
    return True


def _run(folder: Path, *command: str) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=sys.stderr)
