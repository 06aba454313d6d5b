"""A guide with one collection that the package has never heard of: talks, with the people who give them.

Comes in: an empty folder and talks. Goes out: a `Guide`.
Example: ``make_guide(tmp_path, {"one": {"guests": [{"name": "Ann"}]}})``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from signpost.guide import Guide, Settings
from signpost.project import read_project
from signpost.site import Addresses

ASSETS = ("films/one.webm", "films/one.mp4", "films/two.en.webm", "films/two.fr.webm", "films/one.webp")
SITE = "https://guide.example.org/talks-for-all/"
COLLECTIONS = """
talks:
  schema_type: VideoObject
  linked_data:
    url: homepage
    inLanguage: tongues
    license: licence
    operatingSystem: platforms
    offers: price
    isAccessibleForFree: free
    uploadDate: published
    duration: length
    contributor: guests
    contentUrl: files
    thumbnailUrl: poster
    hasPart: chapters
  people: guests
  feed: yes
  card: [length]
  facts:
    homepage: {type: address, sourced: yes}
    guests: {type: record, many: yes, section: talk, parts: {name: {type: text, required: yes}, from: {type: text}}}
    tongues: {type: language, many: yes, three_state: yes}
    licence: {type: licence}
    platforms: {type: choice, of: platforms, many: yes, three_state: yes}
    price: {type: money}
    free: {type: flag}
    published: {type: day}
    length: {type: duration}
    files: {type: media, many: yes}
    poster: {type: picture, many: yes}
    chapters: {type: duration, many: yes}
  words:
    title: {type: text}
    summary: {type: text, required: yes}
    roles: {type: text, per: guests}
    chapters: {type: text, many: yes}
  facets: {platform: platforms}
"""
VOCABULARY = """
groups: {}
lists:
  platforms: [web, linux]
  media_platforms: [file, youtube]
  price_periods: [once, month]
  removal_reasons: [closed]
"""
LABELS = {
    "collections": {
        "talks": {"name": "Talks", "one": "{n} talk", "other": "{n} talks", "people": "Guests", "people_lead": "All."}
    },
    "vocabulary": {
        "platforms": {"web": "Web & more", "linux": "Linux"},
        "media_platforms": {"file": "Here", "youtube": "YouTube"},
        "price_periods": {"once": "once", "month": "per month"},
        "removal_reasons": {"closed": "Closed."},
    },
    "interface": {"licence_note": "CC BY", "section_talk": "Talk"},
}


def make_guide(root: Path, talks: dict[str, dict[str, Any]], site_url: str = SITE) -> Guide:
    """Write talks, each with its facts and, under ``words``, what stands in its words per locale; read them."""
    _put(root, "collections.yml", COLLECTIONS)
    _put(root, "vocabulary.yml", VOCABULARY)
    for locale in ("en", "fr"):
        _put(root, f"docs/{locale}/labels.yml", _dump(LABELS))
    for path in ASSETS:
        _put(root, f"docs/assets/{path}", "")
    index = {"title": "Talks", "description": 'All <talks> & "more".'}
    _put(root, "docs/en/talks/index.md", f"---\n{_dump(index)}---\nBody.\n")
    for id_, facts in talks.items():
        words = facts.get("words", {"en": {}})
        _put(root, f"talks/{id_}.yml", _dump({"name": id_.title(), **_without(facts, "words")}))
        for locale, front in words.items():
            text = _dump({"summary": f"About {id_}.", **front})
            _put(root, f"docs/{locale}/talks/{id_}.md", f"---\n{text}---\nBody.\n")
    addresses = Addresses("en", ("en", "fr"))
    settings = Settings(site_url=site_url, site_name="Small & sound")
    return Guide(read_project(root, ("en", "fr"), "en"), addresses, settings)


def _without(facts: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if name != key}


def _put(root: Path, path: str, text: str) -> None:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def _dump(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000)
