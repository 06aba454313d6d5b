"""What only several facts files together can tell: references that lead nowhere, former ids that clash.

Comes in: entries or their located facts, and the files that were found. Goes out: problems with file and line.
Example: ``alternatives: [tools/penpt]`` → ``tools/figma.yml:9: no entry 'tools/penpt'; did you mean 'tools/penpot'?``.
It opens no file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from signpost.inventory import Inventory
from signpost.model import Collection, Entry, Place, Reference
from signpost.nodes import Mapping as Block
from signpost.problems import Problem, did_you_mean
from signpost.schema import COMMON_FACTS, find_references


def check_references(collection: Collection, own: Reference, facts: Block, files: Inventory) -> Iterator[Problem]:
    """Yield references of an entry to itself and to entries that no file holds."""
    for place, reference in find_references((*COMMON_FACTS, *collection.facts), facts):
        if reference == own:
            yield Problem(place, f"'{own}' refers to itself", "leave it out")
        elif reference.id not in files.facts.get(reference.collection, {}):
            known = [f"{name}/{id_}" for name, ids in files.facts.items() for id_ in ids]
            yield Problem(
                place,
                f"no entry '{reference}'",
                did_you_mean(str(reference), known) or "name one that is there, or leave it out",
            )


def check_former_ids(entries: Sequence[Entry], files: Inventory) -> Iterator[Problem]:
    """Yield former ids that another entry has or had: one address cannot lead to two pages."""
    owners: dict[Reference, Entry] = {}
    for entry in entries:
        place = Place(entry.place.path, entry.lines.get("formerly", entry.place.line))
        for former in entry.formerly:
            address = Reference(entry.collection, former)
            other = owners.setdefault(address, entry)
            if former in files.facts[entry.collection]:
                yield Problem(place, f"the former id '{former}' is the id of '{address}'", "an id is never used again")
            elif other is not entry:
                yield Problem(
                    place, f"the former id '{former}' is one of '{other.reference}' too", "leave one of them out"
                )
