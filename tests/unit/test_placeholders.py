"""What may be built but not published: examples in the settings, blanks in the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost import cli
from signpost.placeholders import read_settings

Captured = pytest.CaptureFixture[str]

READY = """\
site_name: Guide
site_url: https://guide.kreativ.de/  # where readers find it
repo_url: 'https://github.com/kreativ/guide'
plugins:
  - signpost:
      mail: hallo@kreativ.de
      edit_root: "https://github.com/kreativ/guide/edit/main/"
"""


@pytest.fixture
def guide(sound_root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the root of a sound guide that is ready to be published, which is the current folder."""
    (sound_root / "mkdocs.yml").write_text(READY, encoding="utf-8")
    monkeypatch.chdir(sound_root)
    return sound_root


def configure(guide: Path, old: str, new: str) -> None:
    assert old in READY
    (guide / "mkdocs.yml").write_text(READY.replace(old, new), encoding="utf-8")


def write_page(guide: Path, text: str) -> None:
    front = "---\ntitle: Legal notice\ndescription: Who runs this.\n---\n"
    (guide / "docs/en/about/imprint.md").write_text(front + text, encoding="utf-8")


def test_settings_are_read_as_written_with_their_lines(guide: Path) -> None:
    found = {setting.name: (setting.value, setting.place.line) for setting in read_settings(guide)}
    assert found == {
        "site_url": ("https://guide.kreativ.de/", 2),
        "repo_url": ("https://github.com/kreativ/guide", 3),
        "mail": ("hallo@kreativ.de", 6),
        "edit_root": ("https://github.com/kreativ/guide/edit/main/", 7),
    }


def test_a_guide_that_is_ready(guide: Path, capsys: Captured) -> None:
    write_page(guide, "- Name: Kreativ e. V.\n\n```\n\\[an example\\]\n```\n")
    assert cli.main(["check", "--publish"]) == 0, capsys.readouterr()


def test_every_placeholder_in_one_run(guide: Path, capsys: Captured) -> None:
    write_page(guide, "Words.\n\n- Name: \\[name\\], \\[town\\]\n- Mail: \\[address\n")
    configure(guide, "kreativ.de", "kreativ.example")
    assert cli.main(["check"]) == 0
    capsys.readouterr()
    assert cli.main(["check", "--publish"]) == 1
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "docs/en/about/imprint.md:7: a blank '[name]' is left; write what is true for you, or delete it",
        "docs/en/about/imprint.md:7: a blank '[town]' is left; write what is true for you, or delete it",
        "docs/en/about/imprint.md:8: a blank '[address]' is left; write what is true for you, or delete it",
        (
            "mkdocs.yml:2: 'site_url': host 'guide.kreativ.example' is not on the public internet; "
            "write the address, with https://, at which readers will find the guide"
        ),
        (
            "mkdocs.yml:6: 'mail': host 'kreativ.example' is not on the public internet; "
            "write the address at which you read your readers' mail, or leave the line out"
        ),
    ]
    assert told.err == "5 problems in 2 files; nothing would be published\n"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "site_url:",
        "site_url: ''",
        "site_url: https://example.com/",
        "site_url: https://www.example.org/guide/",
        "site_url: http://guide.kreativ.de/",
        "site_url: https://localhost/",
        "site_url: https://127.0.0.1/",
        "site_url: guide.kreativ.de",
        "site_url: [https://guide.kreativ.de/]",
    ],
)
def test_an_address_that_leads_nowhere(guide: Path, line: str, capsys: Captured) -> None:
    configure(guide, "site_url: https://guide.kreativ.de/  # where readers find it", line)
    assert cli.main(["check", "--publish"]) == 1
    told = capsys.readouterr().out
    assert told.startswith(f"mkdocs.yml:{2 if line else 1}: ")
    assert "'site_url'" in told


@pytest.mark.parametrize(
    "mail", ["hello@example.com", "hello", "hello at kreativ.de", "hello@localhost", "you@forge.test"]
)
def test_an_address_that_reaches_nobody(guide: Path, mail: str, capsys: Captured) -> None:
    configure(guide, "hallo@kreativ.de", mail)
    assert cli.main(["check", "--publish"]) == 1
    told = capsys.readouterr().out
    assert told.startswith("mkdocs.yml:6: 'mail': ")
    assert ("is no e-mail address" in told) == ("@" not in mail)


def test_what_can_be_left_out(guide: Path) -> None:
    (guide / "mkdocs.yml").write_text("site_url: https://guide.kreativ.de/\n", encoding="utf-8")
    assert cli.main(["check", "--publish"]) == 0


def test_what_only_a_build_knows_is_said_and_not_guessed(guide: Path, capsys: Captured) -> None:
    configure(guide, "https://guide.kreativ.de/  # where readers find it", "!ENV [SITE_URL, 'https://guide.example/']")
    assert cli.main(["check", "--publish"]) == 0
    assert capsys.readouterr().out == (
        "mkdocs.yml:2: advice: 'site_url' is known to a build only; 'mkdocs gh-deploy' checks it\n"
    )


def test_no_configuration_at_all(guide: Path, capsys: Captured) -> None:
    (guide / "mkdocs.yml").unlink()
    assert cli.main(["check", "--publish"]) == 1
    assert capsys.readouterr().out.startswith("mkdocs.yml:1: no 'site_url'; ")
