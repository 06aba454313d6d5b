"""Whether the files that facts name lie below ``docs/assets/``, and for which locales they are made.

Comes in: an entry's declaration and facts, and the files there are. Goes out: problems, each at the line that is wrong.
Example: ``videos/tour.yml:7: no file 'docs/assets/films/tour.webm'; did you mean 'films/tour.en.webm'?``
What is wrong with a path as such is the business of `fields`.
"""

from __future__ import annotations

from collections.abc import Collection as Several
from collections.abc import Iterator, Sequence

from signpost.fields.address import OWN_FILES, is_own_file
from signpost.fields.files import FILMS, PICTURES, check_file, locale_of
from signpost.model import Collection
from signpost.nodes import Mapping, Node, Scalar
from signpost.nodes import Sequence as List
from signpost.problems import Problem, did_you_mean, quote

ASSETS = "docs/assets"


def check_files(
    collection: Collection, facts: Mapping, assets: Several[str], locales: Sequence[str]
) -> Iterator[Problem]:
    """Yield a problem for each file that is not there, and for each of a locale that the guide does not speak.

    ``assets`` are paths below ``docs/assets/``. Paths that no field type would accept have been told and are left out.
    """
    for field in collection.facts:
        if field.type in ("media", "picture"):
            endings = FILMS if field.type == "media" else PICTURES
            for node in _find_paths(facts.get(field.name)):
                if check_file(node.text, endings) is None:
                    yield from _check(node, assets, locales)
    sources = facts.get("sources")
    for item in sources.items if isinstance(sources, List) else ():
        url = item.get("url") if isinstance(item, Mapping) else None
        if isinstance(url, Scalar) and is_own_file(url.text) and check_file(url.text, OWN_FILES) is None:
            yield from _check(url, assets, locales)


def _find_paths(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, List):
        for item in node.items:
            yield from _find_paths(item)
    elif isinstance(node, Mapping):
        yield from _find_paths(node.get("file"))
    elif isinstance(node, Scalar):
        yield node


def _check(node: Scalar, assets: Several[str], locales: Sequence[str]) -> Iterator[Problem]:
    path, locale = node.text, locale_of(node.text)
    if path not in assets:
        close = did_you_mean(path, tuple(assets))
        hint = close if close.startswith("did") else "put it there, or leave this line out"
        yield Problem(node.place, f"no file {quote(f'{ASSETS}/{path}')}", hint)
    elif locale and locale not in locales:
        hint = f"the guide speaks {', '.join(locales)}; without a language the file is for all"
        yield Problem(node.place, f"{quote(locale)} in {quote(path)} is no language of this guide", hint)
