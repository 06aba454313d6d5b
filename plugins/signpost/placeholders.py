r"""What keeps a guide from being published although it can be built: examples and blanks nobody has filled in.

Comes in: a `Guide`, and the settings of the operator with their lines. Goes out: problems, one for every placeholder.
Example: ``- Name: \[your name\]`` in a page is ``docs/en/about/imprint.md:9: a blank '[your name]' is left; write what
is true for you, or delete it``.
Does not judge whether what stands there is true or enough, and does not read what a tag such as ``!ENV`` brings in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from signpost.fields.address import check_address
from signpost.fields.context import Complaint
from signpost.fields.hosts import check_host
from signpost.guide import Guide
from signpost.model import Place
from signpost.nodes import Scalar, Words
from signpost.problems import Problem, collect, quote
from signpost.source import MOST_YAML_BYTES, parse_yaml, read_plain
from signpost.targets import find_host

CONFIGURATION: Final = "mkdocs.yml"

SETTINGS: Final = {
    "site_url": "write the address, with https://, at which readers will find the guide",
    "repo_url": "write the address of your repository, or leave the line out",
    "edit_root": "write the address under which your files are edited, or leave the line out",
    "mail": "write the address at which you read your readers' mail, or leave the line out",
}
"""Setting → what would be right. Only the first is needed: links, feeds and the sitemap are made from it."""

_LINE: Final = re.compile(rf"[ -]*(?P<pair>(?P<name>{'|'.join(SETTINGS)}):(?: .*)?)")
_BLANK: Final = re.compile(r"\\\[(.+?)(?:\\\]|$)")
_FENCE: Final = re.compile(r" {0,3}(?:```|~~~)")
_EXAMPLES: Final = re.compile(r"(?:.+\.)?example\.(?:com|edu|net|org)")
_TAG: Final = re.compile(r"[^:]+: *!")


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of the operator. ``value`` is empty where it is not set, ``None`` where only a build knows it."""

    name: str
    value: str | None
    place: Place


def read_settings(root: Path, path: str = CONFIGURATION) -> tuple[Setting, ...]:
    """Read the `SETTINGS` from the configuration at ``path`` below ``root``, as they are written there.

    The file is not read as a whole: it may have tags, which only its program understands. What is not set, or stands in
    a file that this one inherits from, is given with the first line.
    """
    text, _ = read_plain(root, path, MOST_YAML_BYTES)
    found: dict[str, Setting] = {}
    for number, line in enumerate((text or "").splitlines(), start=1):
        if match := _LINE.fullmatch(line):
            found.setdefault(match["name"], Setting(match["name"], _value(match["pair"], path), Place(path, number)))
    return tuple(found.get(name, Setting(name, "", Place(path))) for name in SETTINGS)


def replace_values(settings: tuple[Setting, ...], values: Mapping[str, str]) -> tuple[Setting, ...]:
    """Give the settings the values that a build has found, by name; their places stay."""
    return tuple(Setting(setting.name, values.get(setting.name, ""), setting.place) for setting in settings)


def find_placeholders(guide: Guide, settings: tuple[Setting, ...]) -> tuple[Problem, ...]:
    """Give every placeholder of the settings and of the pages written by hand, sorted, each told once."""
    pages = guide.project.page_files.values()
    return collect([*_check_settings(settings), *(problem for words in pages for problem in _find_blanks(words))])


def _value(pair: str, path: str) -> str | None:
    if _TAG.match(pair):
        return None
    mapping, _ = parse_yaml(pair, path)
    node = mapping.entries[0][1] if mapping else None
    return node.text if isinstance(node, Scalar) else ""


def _check_settings(settings: tuple[Setting, ...]) -> Iterator[Problem]:
    for setting in settings:
        right = SETTINGS[setting.name]
        if setting.value is None:
            wrong = f"'{setting.name}' is known to a build only"
            yield Problem(setting.place, wrong, "'mkdocs gh-deploy' checks it", "advice")
        elif not setting.value and setting.name == "site_url":
            yield Problem(setting.place, "no 'site_url'", right)
        elif setting.value and (complaint := _complain(setting.name, setting.value)):
            yield Problem(setting.place, f"'{setting.name}': {complaint.message}", right)


def _complain(name: str, value: str) -> Complaint | None:
    """Complain about an address that leads nowhere, above all into a domain that is kept for examples."""
    if name == "mail" and not re.fullmatch(r"[^\s@]+@[^\s@]+", value):
        return Complaint(f"{quote(value)} is no e-mail address")
    host = value.rpartition("@")[2] if name == "mail" else find_host(value)
    if _EXAMPLES.fullmatch(host.lower()):
        return Complaint(f"{quote(value)} is an example", "")
    checked = check_host(host) if name == "mail" else check_address(value)
    return checked if isinstance(checked, Complaint) else None


def _find_blanks(words: Words) -> Iterator[Problem]:
    """Yield the blanks of a page: text in brackets that are escaped, outside fenced code."""
    fenced = False
    for number, line in enumerate(words.body.splitlines(), start=words.body_line):
        fenced ^= bool(_FENCE.match(line))
        for blank in () if fenced else _BLANK.findall(line):
            wrong = f"a blank {quote(f'[{blank}]')} is left"
            yield Problem(Place(words.place.path, number), wrong, "write what is true for you, or delete it")
