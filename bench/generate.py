"""A guide of any size for measuring: the project's own declarations, labels and pages, and N made-up tools.

Comes in: the repository's root, a folder, a number. Goes out: a project that `signpost check` passes.
Example: ``python -m bench.generate /tmp/guide 1000`` writes 1,000 tools, each with words in every language.

Same input, same bytes: all that looks random comes from one seed. The words are shuffled from real entries, so that
their length, accents and punctuation are right; the sentences mean nothing.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from signpost.nodes import Mapping, Scalar
from signpost.nodes import Sequence as Items
from signpost.source import read_words, read_yaml

ROOT = Path(__file__).parent.parent
SEED = 20261122
LETTERS = re.compile(r"[^\W\d_]+", re.UNICODE)
LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pl", "pt")
COPIED = ("collections.yml", "vocabulary.yml", "worksheets.yml")
CHECK_UP = ("finder.yml", "check-up")
"""Its rules name entries that are not there."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The ids of the vocabulary that a tool's facts are drawn from."""

    needs: tuple[str, ...]
    by_name: dict[str, tuple[str, ...]]


def generate(target: Path, tools: int, root: Path = ROOT) -> None:
    """Write a guide of `tools` tools to `target`, which must not exist."""
    target.mkdir(parents=True)
    for name in COPIED:
        shutil.copyfile(root / name, target / name)
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = (line for line in settings if not any(name in line for name in CHECK_UP))
    (target / "mkdocs.yml").write_text("".join(kept), encoding="utf-8")
    lists = read_lists(root)
    found = (path.name for path in (root / "docs").iterdir() if (path / "labels.yml").is_file())
    locales = sorted(found, key=lambda locale: (locale != "en", locale))
    for locale in locales:
        _copy_pages(root, target, locale)
    vocabulary = {locale: _read_words(root, locale) for locale in locales}
    chance = random.Random(SEED)  # noqa: S311 -- plausible, not secret
    ids = [f"{_name(chance, vocabulary[locales[0]])}-{number}" for number in range(tools)]
    (target / "tools").mkdir()
    for number, tool in enumerate(ids):
        needs = chance.sample(lists.needs, chance.choice((1, 2, 2, 3, 3)))
        others = chance.sample(ids[:number], min(number, chance.choice((0, 0, 1, 2))))
        (target / "tools" / f"{tool}.yml").write_text(_facts(chance, tool, needs, others, lists), encoding="utf-8")
        for locale in locales:
            text = _words(chance, vocabulary[locale], needs, others)
            (target / "docs" / locale / "tools" / f"{tool}.md").write_text(text, encoding="utf-8")


def read_lists(root: Path) -> Lists:
    """Read the ids of needs and of every list from ``vocabulary.yml``."""
    mapping, _ = read_yaml(root, "vocabulary.yml")
    groups, lists = (mapping.get(key) if mapping else None for key in ("groups", "lists"))
    needs = [need for _, ids in _entries(groups) for need in ids]
    return Lists(tuple(needs), dict(_entries(lists)))


def _entries(node: object) -> list[tuple[str, tuple[str, ...]]]:
    entries = node.entries if isinstance(node, Mapping) else ()
    return [(key.text, tuple(_texts(items))) for key, items in entries]


def _texts(node: object) -> list[str]:
    return [item.text for item in node.items if isinstance(item, Scalar)] if isinstance(node, Items) else []


def _copy_pages(root: Path, target: Path, locale: str) -> None:
    """Copy what is no entry. Links to entries, which are not there, become their words."""
    names, _ = read_yaml(root, "collections.yml")
    collections = names.keys() if names else ()
    entry_link = re.compile(rf"\[([^\]]*)\]\((?:\.\./)*(?:(?:{'|'.join(collections)})/(?!index\.md)|check-up/)[^)]*\)")
    for source in sorted((root / "docs" / locale).rglob("*")):
        path = source.relative_to(root)
        entry = path.parts[2] in collections and source.name != "index.md"
        if source.is_dir() or entry or path.parts[2] in CHECK_UP:
            continue
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        if source.suffix == ".md":
            text = entry_link.sub(r"\1", source.read_text(encoding="utf-8"))
            (target / path).write_text(text, encoding="utf-8")
        else:
            shutil.copyfile(source, target / path)


def _read_words(root: Path, locale: str) -> tuple[str, ...]:
    """Give every word of the real tools' bodies, as often as it occurs."""
    found: list[str] = []
    for path in sorted((root / "docs" / locale / "tools").glob("*.md")):
        words, _ = read_words(root, path.relative_to(root).as_posix())
        body = re.sub(r"\]\([^)]*\)|\{#[^}]*\}", " ", words.body) if words else ""
        found += LETTERS.findall(body)
    return tuple(found)


def _name(chance: random.Random, words: Sequence[str]) -> str:
    plain = [word.lower() for word in chance.sample(words, 12) if word.isascii() and len(word) > 3]  # noqa: PLR2004
    return "-".join(plain[:2])[:40]


def _facts(chance: random.Random, tool: str, needs: Sequence[str], others: Sequence[str], lists: Lists) -> str:
    def some(name: str, most: int) -> str:
        ids = lists.by_name[name]
        return "[" + ", ".join(chance.sample(ids, chance.randint(1, min(most, len(ids))))) + "]"

    def one(name: str) -> str:
        return chance.choice(lists.by_name[name])

    languages = ", ".join(chance.sample(LANGUAGES, chance.randint(1, 6)))
    lines = [
        f"name: {tool.replace('-', ' ').title()}",
        f"homepage: https://{tool}.example.org/product",
        f"kind: {one('tool_kinds')}",
        f"price_model: {one('price_models')}",
        f"platforms: {some('platforms', 5)}",
        f"languages: [{languages}]",
        f"open_source: {chance.choice(('yes', 'no', 'unknown'))}",
        f"self_hosting: {chance.choice(('yes', 'no'))}",
        f"data_location: {one('data_locations')}",
        f"needs: [{', '.join(needs)}]",
        f"categories: {some('categories', 2)}",
        f"sectors: {some('sectors', 3)}",
        *([f"alternatives: [{', '.join(f'tools/{other}' for other in others)}]"] if others else []),
        "sources:",
        f"  - {{fields: [homepage, price_model, languages], url: https://{tool}.example.org/about, seen: 2026-11-20}}",
        f"  - {{fields: [platforms, open_source], url: https://{tool}.example.org/source, seen: 2026-11-21}}",
        f"  - {{fields: [self_hosting, data_location], url: https://{tool}.example.org/privacy, seen: 2026-11-22}}",
    ]
    return "\n".join(lines) + "\n"


def _words(chance: random.Random, words: Sequence[str], needs: Sequence[str], others: Sequence[str]) -> str:
    """Write a words file of about 2 kB: the front matter, two paragraphs, steps, and how to leave."""

    def said(length: int) -> str:
        return _sentences(chance, words, length)

    why = "".join(f'  {need}: "{said(95)}"\n' for need in needs)
    front = f'summary: "{said(115)}"\nbest_for: "{said(105)}"\nwatch_out: "{said(220)}"\nwhy:\n{why}'
    links = "".join(f" [{said(15).rstrip('.')}]({other}.md)." for other in others)
    steps = "\n".join(f"{number}. {said(75)}" for number in (1, 2, 3))
    return (
        f"---\n{front}---\n{said(420)}\n\n{said(220)}{links}\n\n"
        f"## {said(18).rstrip('.')} {{#first-steps}}\n\n{steps}\n\n"
        f"## {said(18).rstrip('.')} {{#leave}}\n\n{said(230)}\n"
    )


def _sentences(chance: random.Random, words: Sequence[str], length: int) -> str:
    """Write sentences of at most `length` characters altogether; French ones hold signs that want a narrow space."""
    text = ""
    for number in range(length):
        word = chance.choice(words)
        begins = not text or text[-1] in ".?"
        gap = " " if text else ""
        mark = chance.choice((".", ".", ".", "?", ",", ",")) if number % 9 == 8 else ""  # noqa: PLR2004
        more = gap + (word.capitalize() if begins else word) + mark
        if text and len(text) + len(more) >= length:
            break
        text += more
    return text.rstrip(".?,") + "."


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
