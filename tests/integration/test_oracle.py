"""Stamped pages are what the theme would have made of them, byte for byte; a theme that cannot be stamped is not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.integration.conftest import ORACLE, read_verdicts
from tests.integration.small_guide import MKDOCS, SmallGuide

OVERRIDES = {
    "shouted": "{{ page.title | upper }}",
    "shortened": "{{ page.title | truncate(12) }}",
    "shortened late": "{{ page.title | truncate(60) }}",
    "counted": "{{ page.content | length }}",
    "described": "{{ page.meta.description | replace('&amp;', 'and') }}",
    "empty or not": "{% if page.meta.contents %}has{% else %}has no{% endif %} contents",
    "for one page": "{% if page.title == 'Zebra' %}striped{% else %}plain{% endif %}",
}


def test_every_stamped_page_of_the_real_guide_equals_the_slow_one(real_folder: Path) -> None:
    verdicts = read_verdicts(real_folder)
    assert [verdict["path"] for verdict in verdicts if not verdict["equal"]] == []
    kinds = Counter(verdict["kind"] for verdict in verdicts if verdict["stamped"])
    assert all(kinds[kind] >= 3 * 8 for kind in ("tools", "videos", "services", "opportunities"))


def test_every_stamped_page_of_the_small_guide_equals_the_slow_one(small_guide: SmallGuide) -> None:
    verdicts = read_verdicts(small_guide.root)
    assert [verdict["path"] for verdict in verdicts if not (verdict["equal"] and verdict["stamped"])] == []


@pytest.mark.parametrize("name", OVERRIDES)
def test_an_override_is_honoured_or_built_the_slow_way(guide: SmallGuide, name: str) -> None:
    guide.put("overrides/main.html", _override(OVERRIDES[name]))
    theme = {"name": "material", "font": False, "custom_dir": "overrides", "palette": []}
    guide.write(theme=theme, hooks=[str(ORACLE)])
    done = guide.build()
    assert done.returncode == 0, done.stdout + done.stderr
    verdicts = read_verdicts(guide.root)
    assert [verdict["path"] for verdict in verdicts if not verdict["equal"]] == []
    assert not any(verdict["stamped"] for verdict in verdicts)


def test_a_kind_that_cannot_be_stamped_is_named(guide: SmallGuide) -> None:
    guide.put("overrides/main.html", _override("{{ page.title | upper }}"))
    theme = {"name": "material", "font": False, "custom_dir": "overrides", "palette": []}
    plugins = [*MKDOCS["plugins"][:2], {"signpost": {"stamp_overrides": True}}]
    guide.write(theme=theme, plugins=plugins)
    done = guide.build()
    assert "cannot be stamped for pages of the kind 'tools'" in done.stdout + done.stderr


def _override(expression: str) -> str:
    marked = f'<p class="override">{expression}</p>'
    return '{% extends "signpost.html" %}\n{% block content %}' + marked + "{{ super() }}{% endblock %}\n"
