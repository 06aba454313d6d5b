"""Web editing: a real editor in a real browser, on a folder of files; what it saves is what was changed, and no more.

The folder is one that the browser keeps for the page: a picker cannot be answered without a person, all else is real.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, Request
from tests.integration.small_guide import LOCALES, REPOSITORY, SmallGuide, build_environment, load

from signpost.engines.editing import PROGRAM
from signpost.guide import Guide, Settings
from signpost.project import read_project
from signpost.site import Addresses
from signpost.webediting import make_web_editing

FILL = """async (files) => {
  for (const [path, text] of Object.entries(files)) {
    let folder = await navigator.storage.getDirectory();
    const parts = path.split("/");
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
    const file = await (await folder.getFileHandle(parts.at(-1), { create: true })).createWritable();
    await file.write(text);
    await file.close();
  }
}"""
READ = """async () => {
  const found = {};
  const walk = async (folder, above) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(handle, `${above}${name}/`);
      else found[above + name] = await (await handle.getFile()).text();
    }
  };
  try {
    await walk(await navigator.storage.getDirectory(), "");
  } catch {
    return null; // a file is just being exchanged
  }
  return found;
}"""
PICK = "window.showDirectoryPicker = async () => navigator.storage.getDirectory();"
WRITE_BACK = """async ({ files, shapes }) => {
  const { read, write } = await import("/admin/file.js");
  return Object.entries(files).map(([path, text]) => {
    const words = path.startsWith("docs/");
    const collection = path.split("/").at(-2);
    const shape = shapes[`${collection}-${words ? "frontmatter" : "facts"}`];
    const { signpost_file: kept, ...values } = read(text.trim(), shape);
    const again = write({ ...values, signpost_file: kept }, shape);
    const kinds = Object.fromEntries(shape.fields.map((field) => [field.name, field.kind]));
    return { path, same: again.trim() === text.trim(), values, kinds };
  });
}"""
COMPOSE = """async ({ values, shape }) => {
  const { write } = await import("/admin/file.js");
  return write(values, shape);
}"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def prepare(root: Path, folder: Path) -> dict[str, Any]:
    """Write the web editor of a guide into a folder; give its configuration and the shapes of its files."""
    guide = Guide(read_project(root, LOCALES, "en"), Addresses("en", LOCALES), Settings(site_name="Small & sound"))
    (folder / "admin").symlink_to(PROGRAM)
    made = make_web_editing(guide, None, {"tools": "# first"})
    folder.joinpath("made").mkdir()
    for name, text in made.items():
        folder.joinpath("made", name).write_text(text, encoding="utf-8")
    return dict(json.loads(made["config.json"]))


@pytest.fixture
def guide(tmp_path: Path) -> SmallGuide:
    return SmallGuide(tmp_path / "guide").write()


@pytest.fixture
def shapes(tmp_path: Path, guide: SmallGuide) -> dict[str, Any]:
    folder = tmp_path / "site"
    folder.mkdir()
    return dict(prepare(guide.root, folder)["shapes"])


@pytest.fixture
def address(tmp_path: Path, shapes: dict[str, Any]) -> Iterator[str]:  # noqa: ARG001 -- what it has written is served
    class Served(Quiet):
        def translate_path(self, path: str) -> str:
            name = path.rpartition("/")[2] or "index.html"
            made = tmp_path / "site" / "made" / name
            return str(made) if made.is_file() else super().translate_path(path)

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Served, directory=str(tmp_path / "site")))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="de-DE", viewport={"width": 1280, "height": 900})
    context.add_init_script(PICK)
    context.set_default_timeout(20_000)
    yield context
    context.close()


def until(page: Page, look: Callable[[], int | None], again: Callable[[], object] = lambda: None) -> int:
    """Look until something is found; the page's policy lets no script of ours wait in it."""
    for moment in range(100):
        if (found := look()) is not None:
            return found
        page.wait_for_timeout(200)
        if moment % 20 == 19:
            again()
    pytest.fail(f"not found at {page.url}")


def edit(page: Page, where: str, old: str, new: str) -> None:
    """Open an entry, replace what one box holds, save, and wait until the folder has it."""
    address = f"{page.url.partition('#')[0]}#/collections/{where}"
    boxes = page.locator("input[type=text], textarea").filter(visible=True)

    def find() -> int | None:
        return next((number for number, box in enumerate(boxes.all()) if box.input_value() == old), None)

    page.goto(address)
    boxes.nth(until(page, find, lambda: page.goto(address))).fill(new)
    before = page.evaluate(READ)
    page.get_by_role("button", name="Save", exact=True).first.click()

    def saved() -> int | None:
        found = page.evaluate(READ)
        return 1 if found and found.keys() == before.keys() and found != before else None

    until(page, saved)


def test_saving_changes_the_lines_that_were_edited_and_asks_nothing_of_anybody(
    context: BrowserContext, address: str, guide: SmallGuide
) -> None:
    guide.replace("tools/sud.yml", "vendor_country: FR", "# seat as in the imprint\nvendor_country: FR  # 2026")
    paths = ["tools/sud.yml", *(f"docs/{locale}/tools/sud.md" for locale in LOCALES)]
    files = {path: guide.read(path) for path in paths}
    elsewhere: list[Request] = []
    context.on(
        "request", lambda each: None if each.url.startswith((address, "data:", "blob:")) else elsewhere.append(each)
    )
    page = context.new_page()
    page.goto(f"{address}/admin/sveltia/LICENSE.txt")
    page.evaluate(FILL, {**files, ".git/HEAD": "ref: refs/heads/main\n"})
    page.goto(f"{address}/admin/")
    page.get_by_role("button", name="Work with Local Repository").wait_for()
    assert page.get_by_role("button", name="Sign In").count() == 0  # there is no forge to sign in at
    page.get_by_role("button", name="Work with Local Repository").click()
    page.get_by_text("Tools: words").first.wait_for()
    edit(page, "tools/entries/sud", "FR", "DE")
    edit(page, "tools-words/entries/sud", "Take care; really!", 'Take "care": # of\nyour data')
    after = {path: text for path, text in page.evaluate(READ).items() if path in files}
    wanted = dict(files)
    wanted["tools/sud.yml"] = files["tools/sud.yml"].replace("vendor_country: FR  # 2026", "vendor_country: DE")
    wanted["docs/en/tools/sud.md"] = files["docs/en/tools/sud.md"].replace(
        "watch_out: Take care; really!", r'watch_out: "Take \"care\": # of your data"'
    )
    assert after == wanted
    assert [each.url for each in elsewhere if each.failure != "csp"] == []
    for path, text in after.items():
        guide.put(path, text)
    command = [sys.executable, "-m", "signpost.cli", "check"]
    done = subprocess.run(command, cwd=guide.root, env=build_environment(), capture_output=True, text=True, check=False)
    assert [line for line in done.stdout.splitlines() if "sud" in line and "error" in line] == []
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_file_of_the_guide_is_shown_as_it_is_read_and_written_back_as_it_was(
    context: BrowserContext, address: str, shapes: dict[str, Any]
) -> None:
    collections = ("tools", "videos", "services", "opportunities")
    found = [path for name in collections for path in REPOSITORY.glob(f"{name}/*.yml")]
    found += [path for name in collections for path in REPOSITORY.glob(f"docs/*/{name}/*.md") if path.stem != "index"]
    files = {path.relative_to(REPOSITORY).as_posix(): path.read_text(encoding="utf-8") for path in found}
    page = context.new_page()
    page.goto(f"{address}/admin/sveltia/LICENSE.txt")
    results = page.evaluate(WRITE_BACK, {"files": files, "shapes": shapes})
    assert len(results) == len(files) > 100
    assert [each["path"] for each in results if not each["same"]] == []
    wrong, hidden = [], []
    for each in results:
        text = files[each["path"]]
        said = load(text.split("---\n")[1] if text.startswith("---") else text)
        for name, kind in each["kinds"].items():
            if kind == "raw" or name not in said:
                continue
            if name not in each["values"]:
                hidden.append((each["path"], name))
            elif each["values"][name] != said[name]:
                wrong.append((each["path"], name))
    assert wrong == []
    assert hidden == []


HOSTILE = [
    "yes",
    "- a",
    "a: b",
    "x # y",
    "{a}",
    "[b]",
    '"quoted"',
    "it's",
    "null",
    "0123",
    "ü „q“",
    "*a",
    "a\\n",
    "x,y",
]


def test_what_is_typed_into_a_new_entry_is_read_as_it_was_typed(
    context: BrowserContext, address: str, shapes: dict[str, Any]
) -> None:
    page = context.new_page()
    page.goto(f"{address}/admin/sveltia/LICENSE.txt")
    for text in HOSTILE:
        values = {"name": text, "vendor": text, "needs": ["get-paid", text], "price": "{amount: 1, currency: EUR}"}
        written = page.evaluate(COMPOSE, {"values": values, "shape": shapes["tools-facts"]})
        assert written.startswith("# first\nname: ")
        assert load(written) == {**values, "price": {"amount": "1", "currency": "EUR"}}
        said = {"summary": text, "why": {"get-paid": text}, "body": "One.\n\n## Two {#two}"}
        written = page.evaluate(COMPOSE, {"values": said, "shape": shapes["tools-frontmatter"]})
        front, body = written.removeprefix("---\n").split("---\n", 1)
        assert load(front) == {"summary": text, "why": {"get-paid": text}}
        assert body == "One.\n\n## Two {#two}\n"
        assert isinstance(yaml.safe_load(front)["summary"], str)
