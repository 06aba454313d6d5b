"""The chapters of a film: times in its facts, labels in its words, and whether they fit.

Comes in: an entry and the files it was read from. Goes out: problems, each at the line that is wrong.
Example: a chapter at 12:00 of a film of 10:30 → ``videos/pitch.yml:9: a chapter at 12:00 of a film of 10:30; …``.
Applies to every collection that declares ``chapters``: durations in its facts, texts in its words. What is wrong with
a single time or label is the business of `fields`.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as ReadOnly
from itertools import pairwise

from signpost.fields.many import UNKNOWN
from signpost.model import NOT_APPLICABLE, Collection, Entry, Field, Place, Text
from signpost.nodes import Mapping, Node, Scalar, Sequence, Words
from signpost.problems import Problem, Severity

CHAPTERS = "chapters"
DURATION = "duration"


def check_chapters(
    collection: Collection, entry: Entry, facts: Mapping, words: ReadOnly[str, Words]
) -> Iterator[Problem]:
    """Yield a problem for times that do not rise or lie past the film's end, and for labels that are not as many.

    A translation may leave the labels out, and that it has too few or too many is advice: who adds a chapter need not
    know the guide's other languages. Labels in the source language may not be missing. `facts` and `words` are
    what `entry` was read from.
    """
    if not (_declares(collection.facts, "duration") and _declares(collection.words, "text")):
        return
    node, value = facts.get(CHAPTERS), entry.facts[CHAPTERS]
    times = [time for time in value if isinstance(time, int)] if isinstance(value, tuple) else []
    if _is_broken(node, len(times)):
        return
    if isinstance(node, Sequence):
        yield from _check_times(node, times, _read_duration(entry))
    for locale, text in entry.words.items():
        yield from _check_labels(entry, text, words[locale].front, len(times))


def _is_broken(node: Node | None, times: int) -> bool:
    """Tell whether the times could not all be read: that has been told, and they cannot be counted."""
    if isinstance(node, Sequence):
        return len(node.items) != times
    return node is not None and not (isinstance(node, Scalar) and node.text in {UNKNOWN, NOT_APPLICABLE.value})


def _declares(fields: tuple[Field, ...], type_: str) -> bool:
    return any(field.name == CHAPTERS and field.type == type_ and field.many for field in fields)


def _read_duration(entry: Entry) -> int | None:
    """Return the length that the facts give, in seconds; here it counts whether a source confirms it or not."""
    value = entry.facts.get(DURATION) or entry.unconfirmed.get(DURATION)
    return value if isinstance(value, int) else None


def _check_times(node: Sequence, times: list[int], duration: int | None) -> Iterator[Problem]:
    for item, (above, time) in zip(node.items[1:], pairwise(times), strict=True):
        if time <= above:
            message = f"a chapter at {_write(time)} after one at {_write(above)}"
            yield Problem(item.place, message, "put them in the order of the film")
    for item, time in zip(node.items, times, strict=True):
        if duration is not None and time >= duration:
            message = f"a chapter at {_write(time)} of a film of {_write(duration)}"
            yield Problem(item.place, message, "write a time before its end, or correct its duration")


def _check_labels(entry: Entry, text: Text, front: Mapping, times: int) -> Iterator[Problem]:
    node = front.get(CHAPTERS)
    labels = len(node.items) if isinstance(node, Sequence) else 0
    missing = node is None and text.locale != entry.source_locale
    unread = node is not None and text.fields[CHAPTERS] is None
    if labels == times or missing or unread:
        return
    message = f"{_count(labels, 'chapter label')} for {_count(times, 'chapter')}"
    hint = f"write one label for each time in {entry.place.path}"
    severity: Severity = "error" if text.locale == entry.source_locale else "advice"
    yield Problem(_place_of(node, front, text), message, hint, severity)


def _place_of(node: Node | None, front: Mapping, text: Text) -> Place:
    return front.key_place(CHAPTERS) if node is not None else text.place


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _write(seconds: int) -> str:
    """Return seconds as a facts file has them: ``13:47``, ``1:02:30``."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
