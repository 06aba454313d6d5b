"""The web editor: its page, its policy and its configuration, made from the declaration.

Comes in: a `Guide`, and the forge that the operator has set, if any. Goes out: the texts of ``admin/index.html`` and
``admin/config.json``, by name. Example: ``make_web_editing(guide, None, lines)["config.json"]``.
The program itself (Sveltia CMS) and what reads and writes our files for it stand in ``admin/`` beside this module; the
help of every field is that of ``collections.yml``. Writes nothing, and decides nothing about what an entry may hold:
that is `check`'s.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from signpost.fields import describe
from signpost.guide import Guide
from signpost.model import Collection, Field
from signpost.schema import order_facts, order_words
from signpost.wording import Wording

FOLDER: Final = "admin"
"""Where the page stands in the site. It is in English only: it is for editors."""
_APIS: Final = {
    "github": "https://api.github.com",
    "gitlab": "https://gitlab.com/api/v4",
    "gitea": "https://gitea.com/api/v1",
}
_SETTINGS: Final = frozenset({"name", "repo", "branch", "api_root", "base_url", "app_id"})
_HIDDEN: Final = frozenset({"status", "removed", "formerly", "l10n", "read_by"})
"""Fields that a form would make too easy to get wrong: they change addresses, or speak for a reader."""
_NO_SIGN_IN: Final = '<style>[data-label="Sign In Using Access Token"] {display: none !important}</style>\n'
"""Without a forge, there is nowhere to sign in."""
_BODY: Final = "Plain Markdown, a paragraph or more; headings keep their {#ids}"
_THIRD_WAYS: Final = ("unknown", "not-applicable")
_NOBODY: Final[dict[str, Any]] = {"name": "gitea", "repo": "this/guide", "branch": "main", "auth_methods": ["token"]}
"""Stands for a forge where there is none: the program wants one even for a folder."""


@dataclass(frozen=True, slots=True)
class Forge:
    """Where the web editor commits: the settings of the program's backend, and the origin that it talks to."""

    settings: Mapping[str, str]
    origin: str


def read_forge(settings: Mapping[str, object]) -> Forge | str:
    """Return the forge that ``web_editing`` names, or what is wrong with it and what would be right."""
    texts = {name: value for name, value in settings.items() if isinstance(value, str)}
    if unknown := sorted(set(settings) - (_SETTINGS & set(texts))):
        return f"web_editing: '{unknown[0]}' means nothing here; write a text for one of {', '.join(sorted(_SETTINGS))}"
    if texts.get("name") not in _APIS:
        return f"web_editing: unknown forge '{texts.get('name', '')}'; write one of {', '.join(_APIS)} as its name"
    if texts.get("repo", "").strip("/").count("/") < 1:
        return "web_editing: which repository is not said; write repo: owner/name"
    for name in ("api_root", "base_url"):
        if name in texts and not urlsplit(texts[name]).netloc:
            return f"web_editing: '{texts[name]}' is no address; write https://… as {name}"
    address = urlsplit(texts.get("api_root") or _APIS[texts["name"]])
    if (address.hostname or "").endswith(".example"):
        return f"web_editing: '{address.hostname}' is a placeholder; write your forge's, or leave web_editing out"
    return Forge(texts, f"{address.scheme}://{address.netloc}")


def make_web_editing(guide: Guide, forge: Forge | None, first_lines: Mapping[str, str]) -> dict[str, str]:
    """Return the text of each file that is made; ``first_lines`` begin a new facts file, by collection."""
    collections = guide.catalogue.collections.values()
    config = {
        "load_config_file": False,
        "backend": dict(forge.settings) if forge else _NOBODY,
        "app_title": guide.settings.site_name,
        "media_folder": "docs/assets",
        "public_folder": "/assets",
        "i18n": {
            "structure": "multiple_folders",
            "locales": list(guide.addresses.locales),
            "default_locale": guide.addresses.default,
            "initial_locales": "default",
        },
        "output": {"omit_empty_optional_fields": True},
        "collections": [made for collection in collections for made in _collections(guide, collection)],
    }
    shapes = {
        name: shape for each in collections for name, shape in _shapes(each, first_lines.get(each.id, "")).items()
    }
    made = json.dumps({"config": config, "shapes": shapes}, ensure_ascii=False, separators=(",", ":"))
    return {"config.json": made, "index.html": _page(forge)}


def _page(forge: Forge | None) -> str:
    """Return the page. The program puts its styles into the page by script, so inline styles are allowed; here only."""
    elsewhere = f" {forge.origin}" if forge else ""
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
        f"img-src 'self' data: blob:; connect-src 'self' data: blob:{elsewhere}; base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex, nofollow">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>Web editing</title>\n{'' if forge else _NO_SIGN_IN}"
        '<link rel="icon" href="data:,">\n'
        '<script type="module" src="start.js"></script>\n</head>\n<body>\n'
        "<noscript>Web editing needs scripts. Without them, edit the files as CONTRIBUTING.md says.</noscript>\n"
        "</body>\n</html>\n"
    )


def _collections(guide: Guide, collection: Collection) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return a collection's facts and its words as the program's collections."""
    wording = guide.wordings[guide.addresses.default]
    name = wording.collection(collection.id)
    own = {"delete": False, "editor": {"preview": False}, "thumbnail": False, "aliases_field": False}
    facts = {
        **own,
        "name": collection.id,
        "label": f"{name}: facts",
        "folder": collection.id,
        "extension": "yml",
        "format": f"{collection.id}-facts",
        "identifier_field": "name",
        "slug": {"template": "{{name}}", "editable": ["create"]},
        "fields": [_facts_widget(each, collection.id, guide, wording) for each in _shown(order_facts(collection))],
    }
    words = {
        **own,
        "name": f"{collection.id}-words",
        "label": f"{name}: words",
        "description": "Give new words the id of their facts.",
        "folder": f"docs/{{{{locale}}}}/{collection.id}",
        "extension": "md",
        "format": _words_format(collection),
        "identifier_field": "summary",
        "slug": {"template": "{{summary}}", "editable": ["create"]},
        "summary": "{{slug}}: {{summary}}",
        "i18n": True,
        "fields": [
            *(_words_widget(each, collection.id, wording) for each in _shown(order_words(collection))),
            {
                "name": "body",
                "label": "Text",
                "widget": "text",
                "i18n": True,
                "hint": "Plain Markdown, a paragraph or more",
            },
        ],
    }
    return facts, words


def _shown(fields: tuple[Field, ...]) -> list[Field]:
    return [each for each in fields if each.name not in _HIDDEN]


def _facts_widget(each: Field, collection: str, guide: Guide, wording: Wording) -> dict[str, Any]:
    made = _widget(each, collection, wording)
    kind = _kind(each)
    of = each.options.get("of", "")
    vocabulary = guide.catalogue.vocabulary
    ids = vocabulary.needs if of == "needs" else vocabulary.lists.get(of, ())
    options: list[str] = list(ids) if each.type == "choice" else []
    if each.type == "flag":
        options = ["yes", "no"]
    if kind == "codes":
        return (
            {**made, "widget": "select", "multiple": True, "options": options}
            if options
            else {**made, "widget": "list"}
        )
    if kind == "code" and options:
        return {**made, "widget": "select", "options": [*options, *(() if each.required else _THIRD_WAYS)]}
    return {**made, "widget": "text" if kind == "raw" else "string"}


def _words_widget(each: Field, collection: str, wording: Wording) -> dict[str, Any]:
    kind = _kind(each)
    widget = {"map": "keyvalue", "texts": "list", "raw": "text"}.get(kind, "text")
    return {**_widget(each, collection, wording), "widget": widget, "i18n": True}


def _widget(each: Field, collection: str, wording: Wording) -> dict[str, Any]:
    label = wording.field(collection, each.name)
    said = describe(each) if each.help else ""
    most = each.options.get("max") if each.type == "text" else ""
    limit = f" At most {most} characters{' each' if each.many or each.options.get('per') else ''}." if most else ""
    return {
        "name": each.name,
        "label": label if label != each.name else each.name.replace("_", " ").capitalize(),
        "required": each.required,
        "hint": f"{said}{limit}".strip(),
    }


def _kind(each: Field) -> str:
    """Return how a value stands in a file, by the names of ``admin/file.js``; ``raw`` is shown as it is written."""
    if each.options.get("per"):
        return "map"
    if each.parts or each.type in {"record", "money", "media"} or (each.many and each.three_state):
        return "raw"
    if each.many:
        return "texts" if each.type == "text" else "codes"
    return "code"


def _words_format(collection: Collection) -> str:
    return f"{collection.id}-frontmatter"  # the program takes this ending only for Markdown


def _shapes(collection: Collection, first_line: str) -> dict[str, Any]:
    facts = [{"name": each.name, "kind": _kind(each)} for each in _shown(order_facts(collection))]
    words = [
        {"name": each.name, "kind": "text" if (kind := _kind(each)) == "code" else kind}
        for each in _shown(order_words(collection))
    ]
    return {
        f"{collection.id}-facts": {"words": False, "first": first_line, "fields": facts},
        _words_format(collection): {"words": True, "first": "", "fields": words},
    }
