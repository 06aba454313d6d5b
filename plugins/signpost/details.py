"""The details of an entry's page that need more than a look-up: marks, ways out, sources.

Comes in: an `Entry` and the page's `View`. Goes out: plain values for the template, every text in the page's language.
"""

from __future__ import annotations

from collections.abc import Mapping

from signpost.friendliness import FACT, assess
from signpost.model import Day, Entry, Source
from signpost.site import Addresses
from signpost.view import View


def show_friendliness(entry: Entry, view: View) -> dict[str, object] | None:
    """Give the marks with their reasons and the arithmetic; ``None`` if the entry has not been assessed."""
    assessment = assess(entry)
    if assessment is None:
        return None
    reasons = view.words(entry).fields.get(FACT)
    said = reasons if isinstance(reasons, Mapping) else {}
    factors = [
        {
            "label": view.t(f"factor_{factor}"),
            "mark": mark,
            "reason": said.get(factor) or "",
            "sources": [n for n, source in enumerate(entry.sources, 1) if f"{FACT}.{factor}" in source.fields],
        }
        for factor, mark in assessment.marks.items()
    ]
    return {
        "total": assessment.total,
        "friendly": assessment.friendly,
        "sum": assessment.arithmetic,
        "factors": factors,
    }


def show_ways_out(entry: Entry) -> dict[str, object]:
    """Give the link that leaves the guide for the entry's website."""
    homepage = entry.facts.get("homepage") or entry.unconfirmed.get("homepage")
    return {
        "visit": homepage or "",
        "visit_host": str(homepage or "").removeprefix("https://").split("/")[0],
    }


def show_source(source: Source, entry: Entry, view: View) -> dict[str, object]:
    """Give a source with its address, its dates in words and the names of the facts that rest on it."""

    def say(key: str, day: Day | None) -> list[str]:
        return [view.t(key, day=view.day(day))] if day else []

    dates = say("source_seen", source.seen) + (say("source_checked", source.checked) or [view.t("source_unchecked")])
    names = [view.field(entry.collection, name.partition(".")[0]) for name in source.fields]
    return {
        "url": f"{view.root}{Addresses.asset(source.url)}" if source.own else source.url,
        "own": source.own,
        "shown": source.url.removeprefix("https://").removeprefix("www.").rstrip("/"),
        "dates": ", ".join(dates),
        "fields": ", ".join(dict.fromkeys(names)),
    }
