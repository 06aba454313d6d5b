"""Files of a build are written by a process of its own: all of them, in time, and what goes wrong is told."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.exceptions import BuildError
from tests.integration.small_guide import SmallGuide
from tests.integration.test_publishing import leftovers
from tests.integration.test_same_bytes import digest_tree

from signpost.engines import filing
from signpost.engines.filewriter import FileWriter

IN_THE_WAY = """
from pathlib import Path
def on_env(env, config, files):
    Path(config.site_dir, "de").mkdir(parents=True, exist_ok=True)
    Path(config.site_dir, "de", "tools").write_text("a file where a folder is to be")
"""
LATE_WRITING = """
import sys
from pathlib import Path
from signpost.engines import filewriter
program = '''
import io, sys
sys.path.insert(0, {folder!r})
import filing
sys.exit(filing.write_all(io.BytesIO(sys.stdin.buffer.read())) or 0)
'''
filewriter._COMMAND = (sys.executable, "-c", program)
def on_post_build(config):
    with open({seen!r}, "a") as seen:
        page = Path(config.site_dir, "tools/zebra/index.html")
        print(page.stat().st_size if page.exists() else "missing", file=seen)
"""
SENDER = """
import time
from signpost.engines import filing
from signpost.engines.filewriter import FileWriter
writer = FileWriter()
writer.put({path!r}, b"whole")
writer._process.stdin.flush()
print("sent", flush=True)
time.sleep(60)
"""


@pytest.fixture
def writer() -> Iterator[FileWriter]:
    writer = FileWriter()
    yield writer
    writer.stop()


def test_every_file_is_there_once_settled(writer: FileWriter, tmp_path: Path) -> None:
    files = {tmp_path / "größe" / str(n) / "index.html": bytes([n % 256]) * n * 97 for n in range(300)}
    for path, content in files.items():
        writer.put(str(path), content)
    writer.settle()
    assert {path: path.read_bytes() for path in files} == files


def test_it_goes_on_after_settling_and_the_last_content_stays(writer: FileWriter, tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    for content in (b"a long first text", b"short"):
        writer.put(str(path), content)
        writer.settle()
    assert path.read_bytes() == b"short"


def test_what_cannot_be_written_is_told_with_its_path(writer: FileWriter, tmp_path: Path) -> None:
    (tmp_path / "tools").write_text("a file", encoding="utf-8")
    path = str(tmp_path / "tools" / "penpot" / "index.html")
    with pytest.raises(BuildError) as told:  # noqa: PT012 -- it may be told at any of them
        for _ in range(50):
            writer.put(path, b"x" * 100_000)
        writer.settle()
    assert str(told.value) == (
        f"{path}: Not a directory; look whether the disk has room and the folder may be written to"
    )


def test_a_killed_build_takes_its_writer_along(tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    command = [sys.executable, "-c", SENDER.format(path=str(path))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as sender:
        assert sender.stdout is not None
        assert sender.stdout.readline() == "sent\n"
        sender.send_signal(signal.SIGKILL)
        sender.communicate(timeout=30)  # the writer holds this pipe too: it ends when both have ended
    assert path.read_bytes() == b"whole"


def test_a_build_that_cannot_write_says_so_and_leaves_the_site(guide: SmallGuide) -> None:
    assert guide.build().returncode == 0
    published = digest_tree(guide.site)
    guide.put("way.py", IN_THE_WAY)
    plain = (guide.root / "mkdocs.yml").read_text(encoding="utf-8")
    guide.put("mkdocs.yml", plain + "hooks: [way.py]\n")
    done = guide.build()
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "look whether the disk has room and the folder may be written to" in said
    assert "Traceback" not in said
    assert digest_tree(guide.site) == published
    assert leftovers(guide) == []


def test_other_plugins_find_every_page_when_a_locale_is_built(guide: SmallGuide, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    guide.put("reader.py", LATE_WRITING.format(folder=str(Path(filing.__file__).parent), seen=str(seen)))
    plain = (guide.root / "mkdocs.yml").read_text(encoding="utf-8")
    guide.put("mkdocs.yml", plain + "hooks: [reader.py]\n")
    assert guide.build().returncode == 0
    size = (guide.site / "tools/zebra/index.html").stat().st_size
    assert seen.read_text(encoding="utf-8").split() == [str(size)] * 3  # once for each locale
