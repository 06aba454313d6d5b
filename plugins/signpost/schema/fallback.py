"""What a language lacks is said in the default one: labels filled up, and advice on what is missing instead of alarm.

Comes in: the labels of a language as they were read, those of the default language, and the problems found. Goes out:
whole labels, and advice, summed up where a file has hardly been begun.
Example: ``vocabulary.platforms.web`` is missing in ``docs/it/labels.yml`` → Italian readers see “Web browser”.
A missing translation never keeps a guide from being built: what the default language itself lacks stays a warning.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from typing import Final

from signpost.model import Collection, Labels, Place
from signpost.problems import Problem

BORROWED: Final = "readers see it in the default language"
MOST: Final = 10
"""So many texts that a file lacks are named one by one; of more, only how many they are and the first."""

Texts = Mapping[str, Mapping[str, str]]


def borrow_labels(
    labels: Labels, default: Labels, collections: Mapping[str, Collection], found: Iterable[Problem]
) -> tuple[Labels, list[Problem]]:
    """Return `labels` with what they lack of `default`, and what was `found`: a missing label, a warning, as advice."""
    other: list[Problem] = []
    missing: list[Problem] = []
    for problem in found:
        (missing if problem.severity == "warning" else other).append(problem)
    whole = replace(
        labels,
        vocabulary=_fill(labels.vocabulary, default.vocabulary),
        fields=_fill(labels.fields, default.fields, labels.fields.get("common", {})),
        collections=_fill(labels.collections, default.collections),
        facets=_fill(labels.facets, _facets_to_lend(labels, default, collections)),
        interface={**default.interface, **labels.interface},
    )
    return whole, [*other, *sum_up([replace(problem, hint=BORROWED, severity="advice") for problem in missing])]


def sum_up(missing: list[Problem]) -> list[Problem]:
    """Return advice on the missing texts of one file as it is, or as one sentence where there are more than `MOST`."""
    if len(missing) <= MOST:
        return missing
    first = min(missing)
    message = f"{len(missing)} texts are missing, the first of them: {first.message}"
    return [Problem(Place(first.place.path, 1), message, "readers see them in the default language", "advice")]


def _fill(own: Texts, default: Texts, shared: Container[str] = ()) -> dict[str, dict[str, str]]:
    """Lay `own` over `default`; of what `own` says for all groups, which `shared` names, nothing is taken."""
    filled = {}
    for name in dict.fromkeys((*default, *own)):
        lent = {key: text for key, text in default.get(name, {}).items() if key not in shared}
        filled[name] = {**lent, **own.get(name, {})}
    return filled


def _facets_to_lend(labels: Labels, default: Labels, collections: Mapping[str, Collection]) -> Texts:
    """Return the facets of `default` whose fact has no label: else that one, in the right language, is taken."""
    lent: dict[str, dict[str, str]] = {}
    for name, texts in default.facets.items():
        facets = collections[name].facets if name in collections else ()
        own = {**labels.fields.get("common", {}), **labels.fields.get(name, {})}
        called = {facet.id for facet in facets if facet.fact in own}
        lent[name] = {facet: text for facet, text in texts.items() if facet not in called}
    return lent
