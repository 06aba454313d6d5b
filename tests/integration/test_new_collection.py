"""A collection that no code knows, declared as `collections.yml` says; and a guide without one of our own."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.integration.html_page import Built
from tests.integration.small_guide import LOCALES, MKDOCS, SmallGuide, build_environment, dump, load

COURSES = """
courses:
  schema_type: Course
  linked_data: {url: homepage, inLanguage: languages, provider: operator}
  feed: yes
  card: [cost, languages]
  facts:
    homepage: {type: address, required: yes, sourced: yes, section: basics, help: "The page of the course"}
    operator: {type: text, max: 80, sourced: yes, section: basics, help: "Who holds it"}
    cost: {type: choice, of: service_costs, section: cost, help: "What it costs"}
    languages: {type: language, many: yes, section: basics, help: "The languages it is held in"}
    needs: {type: choice, of: needs, many: yes, required: yes, help: "The needs it serves"}
  words:
    summary: {type: text, max: 160, required: yes, help: "What one learns"}
    why: {type: text, max: 200, per: needs, required: yes, help: "How it helps with each need"}
  facets: {need: needs, cost: cost, language: languages}
"""
NAMES = {"en": ("Courses", "{n} course", "{n} courses"), "de": ("Kurse", "{n} Kurs", "{n} Kurse"),
         "fr": ("Cours", "{n} cours", "{n} cours")}  # fmt: skip
EDIT = "https://forge.example/small/edit/main"
"""As it is copied from a browser: without the slash that paths are joined with."""
FORGE = {"name": "gitea", "repo": "small/guide", "branch": "main", "api_root": "https://git.kreativ.de/api/v1"}


def run(guide: SmallGuide, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``signpost`` in the folder of the guide."""
    command = [sys.executable, "-m", "signpost.cli", *arguments]
    return subprocess.run(command, cwd=guide.root, env=build_environment(), capture_output=True, text=True, check=False)


def declare(guide: SmallGuide) -> None:
    """Declare courses instead of opportunities: declaration, labels, navigation."""
    collections = guide.read("collections.yml")
    guide.put("collections.yml", re.sub(r"(?ms)^opportunities:\n.*?(?=^\S|\Z)", "", collections) + COURSES)
    nav = [part for part in MKDOCS["nav"] if "Cooperation" not in part] + [{"Courses": ["courses/index.md"]}]
    plugins = [
        {"signpost": {**each["signpost"], "web_editing": FORGE, "edit_root": EDIT}} if "signpost" in each else each
        for each in MKDOCS["plugins"]
    ]
    guide.put("mkdocs.yml", dump({**MKDOCS, "nav": nav, "plugins": plugins}))
    for locale in LOCALES:
        shutil.rmtree(guide.root / "docs" / locale / "opportunities")
        labels = load(guide.read(f"docs/{locale}/labels.yml"))
        for section in ("collections", "fields", "facets"):
            labels[section].pop("opportunities", None)
        labels["collections"]["courses"] = dict(zip(("name", "one", "other"), NAMES[locale], strict=True))
        fields = ("homepage", "operator", "cost", "languages", "needs", "summary", "why")
        labels["fields"]["courses"] = {field: f"{field} ({locale})" for field in fields}
        guide.put(f"docs/{locale}/labels.yml", dump(labels))
    shutil.rmtree(guide.root / "opportunities")


@pytest.fixture(scope="module")
def courses(tmp_path_factory: pytest.TempPathFactory) -> tuple[SmallGuide, Built]:
    """Build a guide with a course, which ``signpost new`` has written, and without opportunities."""
    guide = SmallGuide(tmp_path_factory.mktemp("courses")).write()
    declare(guide)
    given = ("homepage=https://course.kreativ.de/", "cost=free", "languages=de,en", "needs=get-paid", "operator=K & Co",
             "summary=You learn to price.", "why.get-paid=You know your rate.")  # fmt: skip
    (guide.root / "body.md").write_text("An afternoon of sums.\n", encoding="utf-8")
    source = ("--source", "https://course.kreativ.de/about", "--body", "body.md")
    written = run(guide, "new", "course", "--name", "Pricing for makers", *given, *source)
    assert written.returncode == 0, written.stdout + written.stderr
    done = guide.build("--strict")
    assert done.returncode == 1
    assert "docs/en/courses/index.md:1: the collection 'courses' has no index; write its title" in done.stdout
    for locale in LOCALES:
        front = f"title: {NAMES[locale][0]}\ndescription: All of them in {locale}"
        guide.put(f"docs/{locale}/courses/index.md", f"---\n{front}\n---\nWhat there is to learn.\n")
    done = guide.build("--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    return guide, Built(guide.site, "/guide/")


def test_pages_facets_and_feeds_follow(courses: tuple[SmallGuide, Built]) -> None:
    _, built = courses
    for prefix, locale in (("", "en"), ("de/", "de"), ("fr/", "fr")):
        page = built.page(f"{prefix}courses/pricing-for-makers/")
        assert f"cost ({locale})" in page.html
        assert f'href="{EDIT}/courses/pricing-for-makers.yml"' in page.html
        assert '"@type":"Course"' in page.html.replace(" ", "")
        assert built.page(f"{prefix}courses/cost/free/").first("h1").text
        assert built.page(f"{prefix}courses/language/de/").first("h1").text
        index = built.page(f"{prefix}courses/")
        assert [card.attrs["id"] for card in index.all("li", class_="sp-card")] == ["courses-pricing-for-makers"]
        feed = (built.site / prefix / "courses" / "feed.xml").read_text(encoding="utf-8")
        assert "Pricing for makers" in feed


def test_needs_and_the_home_page_name_it_in_their_language(courses: tuple[SmallGuide, Built]) -> None:
    _, built = courses
    for prefix, locale in (("", "en"), ("de/", "de"), ("fr/", "fr")):
        need = built.page(f"{prefix}needs/get-paid/")
        assert NAMES[locale][0] in [heading.text for heading in need.all("h2")]
        assert "need_courses" not in need.html
        assert "opportunities" not in need.html
        home = built.page(prefix)
        assert NAMES[locale][1].replace("{n}", "1") in home.html.replace("\u00a0", " ")
        assert "{" not in home.first("p", class_="sp-home__counts").text


def test_scripts_and_the_web_editor_know_it(courses: tuple[SmallGuide, Built]) -> None:
    _, built = courses
    assert json.loads((built.site / "courses/catalogue.json").read_text(encoding="utf-8"))
    config = (built.site / "admin/config.json").read_text(encoding="utf-8")
    assert "courses" in config
    assert "opportunities" not in config
    search = (built.site / "search/search_index.json").read_text(encoding="utf-8")
    assert "courses/pricing-for-makers/" in search


def test_schemas_and_the_table_of_fields_follow(courses: tuple[SmallGuide, Built]) -> None:
    guide, _ = courses
    assert run(guide, "schemas").returncode == 0
    assert "cost" in json.loads(guide.read("schemas/courses.json"))["properties"]
    assert "## courses" in guide.read("FIELDS.md")
    assert not Path(guide.root / "schemas/opportunities.json").exists()
