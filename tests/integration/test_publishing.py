"""What was published stays as it was until a whole new site can take its place."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.integration.small_guide import SmallGuide, build_environment
from tests.integration.test_same_bytes import digest_tree

STOPPING_HOOK = """
import pathlib, time
def on_post_page(output, page, config):
    if page.file.src_uri.startswith("{locale}/about"):
        pathlib.Path("{mark}").touch()
        time.sleep(600)
"""


@pytest.fixture
def published(guide: SmallGuide) -> dict[str, str]:
    """The digests of a site that has been published; an old file of the operator's lies in it."""
    done = guide.build("--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    guide.put("site/only-here.txt", "old")
    return digest_tree(guide.site)


def leftovers(guide: SmallGuide) -> list[str]:
    return [path.name for path in guide.root.iterdir() if path.name.startswith(".site")]


def test_a_build_with_errors_tells_them_all_and_builds_nothing(guide: SmallGuide, published: dict[str, str]) -> None:
    guide.replace("tools/azur.yml", "get-paid", "get-payed")
    guide.replace("docs/de/tools/sud.md", "../tools/zebra.md#facts", "../tools/zebra.md#fakts")
    guide.replace("docs/fr/about/imprint.md", "Une question", "Une <script> question")
    done = guide.build()
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert "tools/azur.yml:5: unknown need 'get-payed'; did you mean 'get-paid'?" in said
    assert "docs/de/tools/sud.md" in said
    assert "docs/fr/about/imprint.md" in said
    assert "3 problems in 3 files; nothing was built" in said
    assert "Traceback" not in said
    assert digest_tree(guide.site) == published
    assert leftovers(guide) == []


def test_a_broken_link_is_an_error_even_when_not_strict(guide: SmallGuide, published: dict[str, str]) -> None:
    guide.replace("docs/fr/needs/get-paid.md", "../about/imprint.md", "../about/nowhere.md")
    done = guide.build()
    assert done.returncode == 1
    assert "docs/fr/needs/get-paid.md:9: no page 'about/nowhere.md'" in done.stdout
    assert digest_tree(guide.site) == published


@pytest.mark.parametrize("locale", ["en", "de", "fr"])
def test_a_warning_ends_a_strict_build_without_publishing(
    guide: SmallGuide, published: dict[str, str], locale: str
) -> None:
    guide.put(f"docs/{locale}/about/extra.md", "---\ntitle: Extra\ndescription: In no navigation\n---\nWords.\n")
    done = guide.build("--strict")
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert "about/extra.md" in said
    assert said.count("Nothing was published") == 1
    assert digest_tree(guide.site) == published
    assert leftovers(guide) == []


def test_a_warning_of_our_own_ends_a_strict_build_without_publishing(
    guide: SmallGuide, published: dict[str, str]
) -> None:
    guide.replace("docs/en/labels.yml", "    design:", "    design_:")
    guide.replace("docs/en/labels.yml", '    design_: Design & "form" <i>\n', "")
    done = guide.build("--strict")
    assert done.returncode == 1
    assert "design" in done.stdout + done.stderr
    assert digest_tree(guide.site) == published
    assert leftovers(guide) == []


def test_the_same_warning_does_not_stop_a_build_that_is_not_strict(
    guide: SmallGuide, published: dict[str, str]
) -> None:
    guide.replace("docs/en/labels.yml", '    design: Design & "form" <i>\n', "")
    done = guide.build()
    assert done.returncode == 0, done.stdout + done.stderr
    assert digest_tree(guide.site) != published
    assert not (guide.site / "only-here.txt").exists()


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_a_killed_build_leaves_the_site_and_the_next_one_succeeds(
    guide: SmallGuide, published: dict[str, str], tmp_path: Path, locale: str
) -> None:
    mark = tmp_path / "reached"
    guide.put("stop.py", STOPPING_HOOK.format(locale=locale, mark=mark))
    plain = (guide.root / "mkdocs.yml").read_text(encoding="utf-8")
    guide.put("mkdocs.yml", plain + "hooks: [stop.py]\n")
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=guide.root,
        env=build_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 60
    while not mark.exists() and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    assert process.wait(timeout=30) == -signal.SIGKILL
    assert mark.exists()
    assert digest_tree(guide.site) == published
    assert leftovers(guide) == [".site.building"]
    guide.put("mkdocs.yml", plain)
    assert guide.build("--strict").returncode == 0
    assert digest_tree(guide.site).keys() == published.keys() - {"only-here.txt"}
    assert leftovers(guide) == []


def test_a_theme_that_fails_leaves_the_site(guide: SmallGuide, published: dict[str, str]) -> None:
    guide.put("fail.py", "def on_post_page(output, page, config):\n    raise RuntimeError('the theme broke')\n")
    plain = (guide.root / "mkdocs.yml").read_text(encoding="utf-8")
    guide.put("mkdocs.yml", plain + "hooks: [fail.py]\n")
    assert guide.build().returncode != 0
    assert digest_tree(guide.site) == published
    assert leftovers(guide) == []


def test_a_site_behind_a_symbolic_link_stays_behind_it(guide: SmallGuide) -> None:
    (guide.root / "htdocs").mkdir()
    (guide.root / "htdocs" / "old.txt").write_text("old", encoding="utf-8")
    guide.site.symlink_to("htdocs")
    done = guide.build("--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    assert guide.site.is_symlink()
    assert (guide.root / "htdocs" / "index.html").is_file()
    assert not (guide.root / "htdocs" / "old.txt").exists()


def test_even_a_removed_entry_needs_words(guide: SmallGuide) -> None:
    for locale in ("en", "de", "fr"):
        (guide.root / f"docs/{locale}/tools/gone.md").unlink()
    done = guide.build()
    assert done.returncode == 1
    assert "tools/gone.yml:1: no words for 'gone' in any language" in done.stdout
