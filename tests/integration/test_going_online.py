"""``mkdocs gh-deploy`` refuses placeholders and pushes nothing; a guide without them goes online."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.integration.small_guide import SmallGuide, build_environment

IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Operator"), ("EMAIL", "operator@kreativ.de"))
}


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "safe.directory=*", *arguments]
    done = subprocess.run(
        command, cwd=folder, env=build_environment(**IDENTITY), capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.fail(done.stdout + done.stderr)
    return done.stdout


def deploy(guide: SmallGuide, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "gh-deploy", "--strict", "--ignore-version"]
    return subprocess.run(
        command,
        cwd=guide.root,
        env=build_environment(**IDENTITY, **environment),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def online(guide: SmallGuide) -> Path:
    """Return the bare repository that the guide is pushed to."""
    bare = guide.root.parent / "online.git"
    git(guide.root.parent, "init", "--quiet", "--bare", str(bare))
    git(guide.root, "init", "--quiet")
    git(guide.root, "add", ".")
    git(guide.root, "commit", "--quiet", "--message", "A guide")
    git(guide.root, "remote", "add", "origin", str(bare))
    return bare


def test_placeholders_keep_a_guide_offline(guide: SmallGuide, online: Path) -> None:
    guide.put(
        "docs/fr/about/imprint.md", "---\ntitle: Mentions\ndescription: Qui\n---\n- Nom : \\[nom de l’éditeur\\]\n"
    )
    guide.replace("docs/en/tools/azur.md", "../tools/zebra.md#facts", "../tools/zebra.md#fakts")
    done = deploy(guide)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "docs/fr/about/imprint.md:5: a blank '[nom de l’éditeur]' is left; write what is true for you" in said
    assert "mkdocs.yml:2: 'site_url': host 'small.example' is not on the public internet; write the address" in said
    assert "'mail': host 'small.example'" in said
    assert "'edit_root': host 'forge.example'" in said
    assert "docs/en/tools/azur.md" in said
    assert "5 problems in 3 files; nothing was published" in said
    assert "Traceback" not in said
    assert git(online, "branch") == ""
    assert not guide.site.exists()


def test_the_value_of_the_build_counts(guide: SmallGuide, online: Path) -> None:
    guide.replace("mkdocs.yml", "https://small.example/guide/", "!ENV SITE_URL")
    done = deploy(guide, SITE_URL="https://example.org/")
    assert done.returncode == 1
    assert "mkdocs.yml:2: 'site_url': 'https://example.org/' is an example" in done.stdout + done.stderr
    assert git(online, "branch") == ""


def test_a_guide_without_placeholders_goes_online(guide: SmallGuide, online: Path) -> None:
    text = guide.read("mkdocs.yml")
    for host in ("small.example", "forge.example"):
        text = text.replace(host, "kreativ.de")
    guide.put("mkdocs.yml", text)
    done = deploy(guide)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "gh-pages" in git(online, "branch")
    assert "de/tools/azur/index.html" in git(online, "ls-tree", "-r", "--name-only", "gh-pages")
