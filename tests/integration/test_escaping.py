"""Whatever contributors write stands on the page as text: in content, titles, descriptions, labels and attributes."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from tests.integration import small_guide
from tests.integration.html_page import Built
from tests.integration.small_guide import HOSTILE_LABEL, HOSTILE_NAME, HOSTILE_SUMMARY, LOCALES, SmallGuide

BREAKOUT = "\"'></title><script>alert(1)</script>"
SHORT = "\"'><script>alert(1)</script>"
REFUSED_ON_PAGES = "</title><script>alert(1)</script>"
FREE = ("name", "vendor", "operator", "region", "publisher", "event", "original_title")
KEPT = ("schema_type", "l10n", "read_by", "url", "homepage", "media", "fields", "source_locale", "status", "formerly")


def test_a_hostile_name_stands_as_text_wherever_it_is_printed(small: Built) -> None:
    page = small.page("tools/sud/")
    assert page.first("title").text.strip() == f"{HOSTILE_NAME} · Small & sound"
    assert HOSTILE_NAME in page.first("h1").text
    assert page.first("meta", name="description").attrs["content"] == HOSTILE_SUMMARY
    assert HOSTILE_NAME in [cell.text.split(" 1")[0].strip() for cell in page.all("td")]
    assert HOSTILE_SUMMARY in [element.text for element in page.all("p", class_="sp-lead")]
    assert not page.all("i")
    assert not page.all("u")


def test_a_hostile_label_stands_as_text(small: Built) -> None:
    page = small.page("tools/sud/")
    assert any(HOSTILE_LABEL in cell.text for cell in page.all("td"))
    assert 'Made by & "with" <u>' in [cell.text for cell in page.all("th")]
    assert any(HOSTILE_LABEL in item.text for item in small.page("tools/").all("li"))


def test_hostile_facts_of_other_collections_stand_as_text(small: Built) -> None:
    film = " ".join(cell.text for cell in small.page("videos/worth/").all("td"))
    assert "Know your <worth> & ask" in film
    assert 'Ann "A" & <b>' in film
    office = " ".join(cell.text for cell in small.page("services/office/").all("td"))
    assert 'Ministry "&" <Co>' in office
    assert "North & <South>" in office


def test_a_page_s_own_description_stands_as_text(small: Built) -> None:
    page = small.page("about/imprint/")
    assert page.first("meta", name="description").attrs["content"] == 'About "about/imprint" & more in en'


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A guide that tries to break out of every field that takes free text."""
    guide = SmallGuide(tmp_path_factory.mktemp("attacked") / "guide").write()
    for reference, facts in small_guide.FACTS.items():
        loaded = small_guide.load(guide.read(f"{reference}.yml"))
        guide.put(f"{reference}.yml", small_guide.dump(_break_texts(loaded, facts)))
    for locale in LOCALES:
        path = f"docs/{locale}/labels.yml"
        guide.put(path, small_guide.dump(_break_all(small_guide.load(guide.read(path)))))
        for reference in small_guide.FACTS:
            if locale in small_guide.WORDS_IN.get(reference, LOCALES):
                guide.put(f"docs/{locale}/{reference}.md", _break_words(small_guide.words(reference, locale)))
    done = guide.build()
    if done.returncode:
        pytest.fail(done.stdout + done.stderr)
    return Built(guide.site, "/guide/")


def test_no_field_of_an_entry_and_no_label_breaks_out(attacked: Built) -> None:
    seen = 0
    for path in attacked.paths():
        page = attacked.page(path)
        data = ("application/json", "application/ld+json")
        running = [script for script in page.all("script") if script.attrs.get("type") not in data]
        assert not [script for script in running if "alert" in script.text], path
        assert not [element for element in page.elements if any(name.startswith("on") for name in element.attrs)], path
        assert len(page.all("title")) == 1
        assert len(page.all("body")) == 1
        seen += page.first("html").text.count("alert(1)")
    assert seen > 1000


def test_what_was_tried_really_reached_the_pages(attacked: Built) -> None:
    page = attacked.page("tools/sud/")
    assert BREAKOUT in page.first("title").text
    assert BREAKOUT in page.first("meta", name="description").attrs["content"]
    assert BREAKOUT in page.first("h1").text
    assert attacked.page("de/404.html").first("title").text.count(SHORT) == 1
    assert all(
        attacked.page(f"{prefix}tools/gone/").first("title").text.startswith("Gone" + BREAKOUT)
        for prefix in ("", "de/", "fr/")
    )


@pytest.mark.parametrize("field", ["title", "description"])
def test_a_hand_written_page_may_not_even_try(guide: SmallGuide, field: str) -> None:
    front = {"title": "Imprint", "description": "Words", field: REFUSED_ON_PAGES}
    guide.put("docs/en/about/imprint.md", f"---\n{yaml.safe_dump(front)}---\nWords.\n")
    done = guide.build()
    assert done.returncode == 1
    assert f"'{field}' has < or >" in done.stdout


def _break_texts(loaded: dict[str, Any], facts: dict[str, Any]) -> dict[str, Any]:
    broken = {key: value + BREAKOUT if key in FREE else value for key, value in loaded.items()}
    if "speakers" in facts:
        broken["speakers"] = [{"name": f"Ann{SHORT}"}]
    return broken


def _break_words(text: str) -> str:
    front, _, body = text.removeprefix("---\n").partition("---\n")
    fields = small_guide.load(front)
    return f"---\n{small_guide.dump(_break_all(fields, BREAKOUT))}---\n{body}"


def _break_all(value: Any, text: str = SHORT) -> Any:
    if isinstance(value, dict):
        return {
            key: item if key in KEPT and not isinstance(item, dict) else _break_all(item, text)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [_break_all(item, text) for item in value]
    return f"{value}{text}"
