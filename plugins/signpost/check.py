"""Everything that can be wrong with a guide, found in one run and without an engine.

Comes in: a `Guide`, whose project has already been read. Goes out: all problems, sorted, each told once.
Example: ``check_guide(guide)`` → ``(Problem("docs/en/tools/x.md:7: no page 'tools/penpt.md'; did you mean …"), …)``.
"""

from __future__ import annotations

from collections.abc import Iterator

from signpost.addresscheck import check_addresses
from signpost.bodies import Bodies
from signpost.findercheck import check_finder
from signpost.guide import Guide
from signpost.likeness import find_repeated
from signpost.model import Place
from signpost.pagecheck import check_page
from signpost.problems import Problem, collect
from signpost.sheetcheck import check_sheets


def check_guide(guide: Guide, bodies: Bodies | None = None) -> tuple[Problem, ...]:
    """Give every problem: of the files, of their joins, of bodies and pages, and of links between them.

    ``bodies`` are those that the pages will be built with: what they render for the check need not be rendered again.
    """
    return collect(
        [
            *guide.project.problems,
            *check_joins(guide),
            *_pages(guide),
            *(bodies or Bodies(guide)).problems(),
        ]
    )


def check_joins(guide: Guide) -> Iterator[Problem]:
    """Yield what only entries, the check-up and the worksheets together can tell; in no order."""
    yield from check_addresses(guide)
    yield from check_finder(guide)
    yield from check_sheets(guide)
    yield from find_repeated(guide.catalogue)
    yield from _check_indexes(guide)


def _check_indexes(guide: Guide) -> Iterator[Problem]:
    """Yield an error for every collection without an index: the home page and every entry of it lead there."""
    default = guide.addresses.default
    for collection in guide.catalogue.collections if guide.pages("index") else ():
        if default not in guide.pages(f"{collection}/index"):
            place = Place(f"docs/{default}/{collection}/index.md")
            hint = "write its title, a description and what it says first, and name it under nav in mkdocs.yml"
            yield Problem(place, f"the collection '{collection}' has no index", hint)


def _pages(guide: Guide) -> Iterator[Problem]:
    for words in guide.project.page_files.values():
        yield from check_page(words, words.place.path.split("/")[1])
