"""A small sound guide in three languages, with one of everything that is easily got wrong.

Comes in: an empty folder. Goes out: a project that builds with ``--strict``. Example: ``SmallGuide(tmp_path).write()``.
Its collections are the repository's own; its vocabulary and labels are the repository's, cut down to what it uses.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from signpost.schema import digest_words
from signpost.source import parse_words

REPOSITORY = Path(__file__).parents[2]
FIXTURES = REPOSITORY / "tests" / "fixtures" / "films"
FILMS = {
    "tour.en.webm": "bars.webm",
    "tour.de.webm": "bars.webm",
    "tour.de.mp4": "bars.mp4",
    "tour.webp": "bars.webp",
}
"""Two minutes of colour bars, recorded for two of the three languages."""
LOCALES = ("en", "de", "fr")
EPOCH = "1795305600"
"""22 November 2026, noon."""

HOSTILE_NAME = 'Sud & Co "Ltd" <b>'
CAPTIONS = {
    "en": """00:05.000 --> 00:08.000
<v Ann>Welcome & hello.

00:08.500 --> 00:11.000
Ask for more than you dare.

01:23.000 --> 01:26.000
Then stop talking.
""",
    "de": """00:05.000 --> 00:08.000
Willkommen & guten Tag.

00:08.500 --> 00:11.000
Verlangen Sie mehr, als Sie wagen.

01:23.000 --> 01:26.000
Dann schweigen Sie.
""",
}
"""What is said in the tour, in two of the three languages."""
LONG_NAME = (
    "Efeu, the long-winded assistant for quotes, invoices, reminders, receipts and everything that comes after them"
)
HOSTILE_SUMMARY = "Fish & chips <for> \"two\" & 'more'; R&D &amp; <script>x</script>."
HOSTILE_LABEL = 'Design & "form" <i>'

GROUPS = {"better-informed": ["start-up"], "more-efficient": ["get-paid"], "more-expert": ["protect-ip"]}
LISTS = {
    "categories": ["invoicing", "images"],
    "sectors": ["design", "music"],
}
NEEDS = {
    "start-up": {"en": "Start a business", "de": "Ein Unternehmen gründen", "fr": "Créer son entreprise"},
    "get-paid": {"en": "Get paid & stay calm", "de": "Bezahlt werden", "fr": "Être payé"},
    "protect-ip": {"en": "Protect your work", "fr": "Protéger son travail"},
}
PAGES = {
    "index": ("What do you need?", "Was brauchen Sie?", "De quoi avez-vous besoin ?"),
    "needs/index": ("All needs", "Alle Bedarfe", "Tous les besoins"),
    "tools/index": ("Tools", "Werkzeuge", "Outils"),
    "videos/index": ("Films", "Filme", "Films"),
    "services/index": ("Support", "Unterstützung", "Accompagnement"),
    "opportunities/index": ("Cooperation", "Zusammenarbeit", "Coopération"),
    "about/index": ("About", "Über uns", "À propos"),
    "about/method": ("How we choose", "Wie wir auswählen", None),
    "about/imprint": ("Imprint", "Impressum", "Mentions légales"),
    "about/privacy": ("Privacy", "Datenschutz", "Vie privée"),
}
FRENCH = "Une question ; une autre ! Et « ceci » : oui ? Du code `a ; b ! c ?` et <https://example.org/x;y?z=1>.\n"

MKDOCS: dict[str, Any] = {
    "site_name": "Small & sound",
    "site_url": "https://small.example/guide/",
    "site_description": 'A "small" guide',
    "theme": {
        "name": "material",
        "font": False,
        "features": ["navigation.tabs", "navigation.indexes", "navigation.path", "navigation.footer"],
        "palette": [
            {
                "media": "(prefers-color-scheme)",
                "scheme": "default",
                "primary": "custom",
                "accent": "custom",
                "toggle": {"icon": "material/brightness-auto", "name": "Auto"},
            },
        ],
    },
    "plugins": [
        "search",
        {
            "i18n": {
                "docs_structure": "folder",
                "fallback_to_default": True,
                "reconfigure_material": True,
                "reconfigure_search": False,
                "languages": [
                    {"locale": "en", "name": "English", "default": True, "build": True},
                    {"locale": "de", "name": "Deutsch", "build": True, "nav_translations": {"Tools": "Werkzeuge"}},
                    {"locale": "fr", "name": "Français", "build": True, "nav_translations": {"Tools": "Outils"}},
                ],
            }
        },
        {
            "signpost": {
                "mail": "hello@small.example",
                "edit_root": "https://forge.example/small/edit/main/",
                "home_country": {"en": "GB", "de": "DE", "fr": "FR"},
            }
        },
    ],
    "markdown_extensions": ["admonition", "attr_list", "fenced_code", "tables", "toc"],
    "validation": {
        "nav": {"omitted_files": "warn", "not_found": "warn", "absolute_links": "warn"},
        "links": {"not_found": "warn", "anchors": "warn", "absolute_links": "warn", "unrecognized_links": "warn"},
    },
    "nav": [
        {"Start": "index.md"},
        {"Needs": ["needs/index.md", "needs/start-up.md", "needs/get-paid.md", "needs/protect-ip.md"]},
        {"Tools": ["tools/index.md"]},
        {"Films": ["videos/index.md"]},
        {"Support": ["services/index.md"]},
        {"Cooperation": ["opportunities/index.md"]},
        {"About": ["about/index.md", "about/method.md", "about/imprint.md", "about/privacy.md"]},
    ],
}

TOOL = {"kind": "web-app", "needs": ["get-paid"], "categories": ["invoicing"], "price_model": "free"}
SOURCE = {"fields": ["homepage", "vendor", "price_model"], "url": "https://example.org/a?b=1&c=2", "seen": "2026-05-01"}
LINKED = {"fields": ["works_with"], "url": "https://example.org/links", "seen": "2026-05-01"}
FACTS: dict[str, dict[str, Any]] = {
    "tools/amboss": {"name": "Amboss", **TOOL},
    "tools/aerzte-app": {"name": "Ärzte-App", **TOOL, "status": "watch"},
    "tools/azur": {"name": "Azur", **TOOL, "alternatives": ["tools/sud"]},
    "tools/ecran": {"name": "Écran", **TOOL, "source_locale": "fr"},
    "tools/efeu": {"name": LONG_NAME, **TOOL},
    "tools/sud": {
        "name": HOSTILE_NAME,
        **TOOL,
        "vendor": HOSTILE_NAME,
        "vendor_country": "FR",
        "needs": ["get-paid", "protect-ip"],
        "sectors": ["design"],
        "platforms": {"known": ["web"], "unsure": ["linux"]},
        "friendliness": {"fits": 5, "rights": 4, "trial": 3, "skills": 2, "simple": 1},
    },
    "tools/zebra": {
        "name": "Zebra",
        **TOOL,
        "formerly": ["zebra-old"],
        "works_with": ["tools/amboss"],
        "sources": [LINKED],
    },
    "tools/gone": {
        "name": "Gone",
        **TOOL,
        "status": "removed",
        "removed": {"reason": "closed", "day": "2026-03-01", "successor": "tools/zebra"},
    },
    "videos/worth": {
        "name": "Know your worth",
        "added": "2026-05-02",
        "original_title": "Know your <worth> & ask",
        "speakers": [{"name": 'Ann "A" & <b>'}],
        "publisher": "TED & Co",
        "spoken": "en",
        "duration": "8:22",
        "media": [{"platform": "youtube", "id": "PaxNc5-qn6s", "page": "https://www.youtube.com/watch?v=PaxNc5-qn6s"}],
        "needs": ["get-paid"],
    },
    "videos/gezeigt": {
        "name": "Gezeigt",
        "added": "2026-05-01",
        "original_title": "Gezeigt",
        "source_locale": "de",
        "spoken": "de",
        "media": [{"platform": "vimeo", "id": "123456", "page": "https://vimeo.com/123456"}],
        "needs": ["protect-ip"],
    },
    "videos/tour": {
        "name": "Tour",
        "added": "2026-05-03",
        "original_title": "Tour",
        "spoken": "zxx",
        "duration": "2:00",
        "published": "2026-05-03",
        "chapters": ["0:00", "1:00"],
        "media": [
            {"platform": "file", "file": "films/tour.en.webm"},
            {"platform": "file", "file": "films/tour.de.webm"},
            {"platform": "file", "file": "films/tour.de.mp4"},
        ],
        "poster": ["films/tour.webp"],
        "signed": {"platform": "page", "page": "https://example.org/signed?a=1&b=2"},
        "needs": ["start-up"],
        "sources": [
            {
                "fields": ["media", "spoken", "duration", "published"],
                "url": "https://example.org/tour",
                "seen": "2026-05-03",
            }
        ],
    },
    "services/office": {
        "name": "The Office",
        "homepage": "https://office.example.org/",
        "operator": 'Ministry "&" <Co>',
        "kind": "advice",
        "countries": ["GB", "DE"],
        "region": "North & <South>",
        "languages": ["en"],
        "cost": "free",
        "needs": ["start-up", "get-paid"],
    },
    "services/bureau": {
        "name": "Le bureau",
        "kind": "funding",
        "countries": ["FR"],
        "needs": ["start-up"],
        "source_locale": "fr",
    },
    "opportunities/fund": {
        "name": "Fund",
        "kind": "opportunity",
        "operator": "A & B",
        "countries": ["EU"],
        "benefits": ["knowledge"],
        "needs": ["protect-ip"],
    },
    "opportunities/case": {
        "name": "Case",
        "kind": "case",
        "countries": ["DE"],
        "benefits": ["profile"],
        "needs": ["start-up"],
    },
}
WORDS_IN = {
    "tools/amboss": ("en",),
    "tools/ecran": ("fr",),
    "videos/gezeigt": ("de",),
    "services/bureau": ("fr",),
}
"""The locales of an entry's words; all three where it is not listed."""


class SmallGuide:
    """A project folder. Its limit: it knows how to write and build itself, tests know what must come out."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site = root / "site"

    def write(self, **changed: Any) -> SmallGuide:
        """Write all files; `changed` overrides top-level keys of ``mkdocs.yml``."""
        self.put("mkdocs.yml", dump({**MKDOCS, **changed}))
        self.put("collections.yml", (REPOSITORY / "collections.yml").read_text(encoding="utf-8"))
        vocabulary = load((REPOSITORY / "vocabulary.yml").read_text(encoding="utf-8"))
        vocabulary = {"groups": GROUPS, "lists": {**vocabulary["lists"], **LISTS}}
        self.put("vocabulary.yml", dump(vocabulary))
        for locale in LOCALES:
            self.put(f"docs/{locale}/labels.yml", dump(_labels(locale, vocabulary["lists"])))
        for path, text in self._pages():
            self.put(path, text)
        for path, fixture in FILMS.items():
            self.copy(f"docs/assets/films/{path}", FIXTURES / fixture)
        for reference, facts in FACTS.items():
            self.put(f"{reference}.yml", dump(_with_sources(reference, facts)))
            for locale in WORDS_IN.get(reference, LOCALES):
                self.put(f"docs/{locale}/{reference}.md", words(reference, locale))
        for locale, said in CAPTIONS.items():
            self.put(f"docs/{locale}/videos/tour.vtt", f"WEBVTT\n\n{said}")
        self._stamp_translations()
        return self

    def put(self, path: str, text: str) -> None:
        """Write one file."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def copy(self, path: str, source: Path) -> None:
        """Write one file with the bytes of another."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())

    def read(self, path: str) -> str:
        """Read one file."""
        return (self.root / path).read_text(encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Change one file; `old` must stand there."""
        text = self.read(path)
        if old not in text:
            raise ValueError(old)
        self.put(path, text.replace(old, new))

    def build(self, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run ``mkdocs build`` as a person would."""
        command = [sys.executable, "-m", "mkdocs", "build", *options]
        return subprocess.run(
            command, cwd=self.root, env=build_environment(**environment), capture_output=True, text=True, check=False
        )

    def _pages(self) -> Iterator[tuple[str, str]]:
        for name, titles in PAGES.items():
            for locale, title in zip(LOCALES, titles, strict=True):
                if title is not None:
                    yield f"docs/{locale}/{name}.md", _page(name, locale, title)
        for need, by_locale in NEEDS.items():
            for locale, title in by_locale.items():
                front = {"title": title, "summary": f"Summary of {need} & co.", "signs": ["One", "Two & 2", "Three"]}
                links = "See [Sud](../tools/sud.md#first-steps) and [more](../about/imprint.md)."
                body = f"{links}\n\n## Steps {{#steps}}\n\nGo.\n"
                yield f"docs/{locale}/needs/{need}.md", _words_file(front, body)

    def _stamp_translations(self) -> None:
        """Zebra: French is current and read by a native, German outdated; all others stay unmarked."""
        digest = digest_words(self._source("tools/zebra"))
        stamped = {"fr": {"l10n": {"source": digest}, "read_by": ["amelie", "2026-06-01"]}}
        stamped["de"] = {"l10n": {"source": "0" * 12}}
        for locale, front in stamped.items():
            self.put(f"docs/{locale}/tools/zebra.md", words("tools/zebra", locale, **front))

    def _source(self, reference: str) -> Any:
        found, _ = parse_words(words(reference, "en"), f"docs/en/{reference}.md")
        return found


def build_environment(**changed: str) -> dict[str, str]:
    """Give the environment of a build: quiet about MkDocs 2, a fixed day, and what is `changed`."""
    quiet = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH}
    return {**os.environ, **quiet, **changed}


def words(reference: str, locale: str, **front: Any) -> str:
    """Give the words file of an entry, with every field its collection requires."""
    collection, _, id_ = reference.partition("/")
    facts = FACTS[reference]
    summary = HOSTILE_SUMMARY if id_ == "sud" else f"Summary of {id_} in {locale}."
    fields: dict[str, Any] = {"summary": summary, "why": {need: f"Because {need} & so on" for need in facts["needs"]}}
    if "chapters" in facts:
        fields["chapters"] = [f"Start ({locale})", f"Go on & <on> ({locale})"]
        fields["key_points"] = [f"First point ({locale})", "Second & <last>"]
    if collection == "videos":
        fields |= {"title": f"{facts['name']} ({locale})", "caution": "Old & dated"}
    else:
        fields |= {"best_for": 'Those who <need> "it" & you', "watch_out": "Take care; really!"}
    if "friendliness" in facts:
        reasons = ("Fits & suits", "<b>yes</b>", "Try", "Skilled", "Simple")
        fields["friendliness"] = dict(zip(facts["friendliness"], reasons, strict=True))
    steps = "## First steps {#first-steps}\n\n1. Open [Zebra](../tools/zebra.md#facts)."
    body = f"Body of {id_}, ready for readers.\n\n{steps}\n"
    return _words_file({**fields, **front}, body + ("\n" + FRENCH if locale == "fr" else ""))


def _page(name: str, locale: str, title: str) -> str:
    front = {"title": title, "description": f'About "{name}" & more in {locale}'}
    heading = "\n## Friendliness {#friendliness}\n\nFive questions.\n" if name == "about/method" else ""
    own = "# The imprint\n\n" if (name, locale) == ("about/imprint", "en") else ""
    return _words_file(front, own + (FRENCH if locale == "fr" else "Some words for readers.\n") + heading)


def _with_sources(reference: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    if not reference.startswith("tools/"):
        return dict(facts)
    return {
        "homepage": f"https://{reference.partition('/')[2]}.example.org",
        **facts,
        "sources": [SOURCE, *facts.get("sources", ())],
    }


def _labels(locale: str, lists: Mapping[str, Any]) -> dict[str, Any]:
    labels = load((REPOSITORY / "docs" / locale / "labels.yml").read_text(encoding="utf-8"))
    labels["vocabulary"] = {
        name: {term: label for term, label in terms.items() if name not in LISTS or term in LISTS[name]}
        for name, terms in labels["vocabulary"].items()
        if name in lists
    }
    labels["vocabulary"]["sectors"]["design"] = HOSTILE_LABEL
    labels["vocabulary"]["price_models"]["free"] = HOSTILE_LABEL
    labels["fields"]["tools"]["vendor"] = 'Made by & "with" <u>'
    return labels


def _words_file(front: Mapping[str, Any], body: str) -> str:
    return f"---\n{dump(front)}---\n{body}"


def load(text: str) -> Any:
    """Read YAML with every scalar as text, as the guide's own reader does."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 -- makes nothing but texts


def dump(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000)
