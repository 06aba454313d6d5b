"""A fourth language: one command, one line of mkdocs.yml, and a strict build from the first translated word on."""

from __future__ import annotations

import subprocess
import sys
from copy import deepcopy

import pytest
from tests.integration.html_page import Built
from tests.integration.small_guide import MKDOCS, SmallGuide, build_environment, dump


def run(guide: SmallGuide, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``signpost`` in the folder of the guide."""
    command = [sys.executable, "-m", "signpost.cli", *arguments]
    return subprocess.run(command, cwd=guide.root, env=build_environment(), capture_output=True, text=True, check=False)


def declare(guide: SmallGuide) -> None:
    """Name Italian in ``mkdocs.yml``."""
    settings = deepcopy(MKDOCS)
    languages = next(plugin["i18n"]["languages"] for plugin in settings["plugins"] if "i18n" in plugin)
    languages.append({"locale": "it", "name": "Italiano", "build": True})
    guide.put("mkdocs.yml", dump(settings))


@pytest.fixture
def italian(guide: SmallGuide) -> Built:
    """Build a guide whose Italian has three labels and one translated tool; everything else is not there."""
    assert run(guide, "l10n", "start", "it", "labels.yml").returncode == 0
    guide.put(
        "docs/it/labels.yml", "interface: {no_ranking: Niente è in classifica.}\nfields:\n  tools: {kind: Tipo}\n"
    )
    assert run(guide, "l10n", "start", "it", "tools/zebra").returncode == 0
    guide.replace("docs/it/tools/zebra.md", "Summary of zebra in en.", "Che cosa fa Zebra.")
    declare(guide)
    done = guide.build("--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "texts are missing, the first of them" in done.stdout + done.stderr
    return Built(guide.site, "/guide/")


def test_what_is_translated_is_italian_and_the_rest_the_default_language(italian: Built) -> None:
    page = italian.page("it/tools/zebra/")
    assert page.first("html").attrs["lang"] == "it"
    assert "Che cosa fa Zebra." in page.html
    assert "Tipo" in page.html
    home = italian.page("it/")
    assert "Niente è in classifica." in home.html
    assert "in inglese, tedesco, francese e italiano." in home.html
    assert "Price" in page.html
    assert "price_model" not in page.html.partition("<article")[2].partition("</article>")[0].replace(
        "price_model=", ""
    )
    about = italian.page("it/about/").html
    assert "This page has not been translated yet. You are reading it in inglese." in about
    untranslated = italian.page("it/tools/azur/").html
    assert 'lang="en"' in untranslated.partition("<article")[2]


def test_every_page_leads_to_the_new_language(italian: Built) -> None:
    for path in ("", "de/", "fr/tools/azur/", "it/needs/get-paid/"):
        links = [link for link in italian.page(path).all("a") if {"hreflang", "lang"} <= link.attrs.keys()]
        assert [link.attrs["hreflang"] for link in links] == ["en", "de", "fr", "it"], path


def test_a_language_without_labels_is_told_how_to_begin(guide: SmallGuide) -> None:
    declare(guide)
    done = guide.build("--strict")
    assert done.returncode == 1
    assert (
        "docs/it/labels.yml:1: no labels for this language; begin with: signpost l10n start it labels.yml"
        in done.stdout
    )
