"""What a guide is made of, as frozen data: no reading, no checking, no HTML.

Comes in: values that `schema` has already checked. Goes out: the nouns every later module speaks in.
Example: ``Reference("tools", "penpot")`` names one entry wherever it is mentioned.

A fact is always one of four things, and they are never mixed up: a value, *unknown* (``None``), *not applicable*
(``NOT_APPLICABLE``), or, for a flag, a plain ``False``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Final

from signpost.narrowing import Facet, Order, Period, Situation


class NotApplicable(Enum):
    """The third way of not having a value: the question does not arise for this entry."""

    NOT_APPLICABLE = "not-applicable"


NOT_APPLICABLE: Final = NotApplicable.NOT_APPLICABLE


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """Names one entry of one collection, written ``tools/penpot`` in files."""

    collection: str
    id: str

    @classmethod
    def of(cls, name: str) -> Reference:
        """Make one of a name as it is written; what it names may not exist."""
        collection, _, id_ = name.partition("/")
        return cls(collection, id_)

    def __str__(self) -> str:
        return f"{self.collection}/{self.id}"


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A calendar date as precise as it is known: a year (``2014``), a month (``2014-05``) or a day (``2014-05-09``)."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        if self.month is None:
            return f"{self.year:04d}"
        return f"{self.year:04d}-{self.month:02d}" + (f"-{self.day:02d}" if self.day is not None else "")


@dataclass(frozen=True, slots=True)
class Selection:
    """Several vocabulary ids of one fact.

    ``known`` are confirmed; ``unsure`` are those nobody has looked up. Every other id of the vocabulary is a *no*.
    """

    known: tuple[str, ...]
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency (ISO 4217), per period (`month`, `year`, `once`, …) and valid as of a day."""

    amount: Decimal
    currency: str
    period: str
    as_of: Day


@dataclass(frozen=True, slots=True)
class Media:
    """Where a film can be watched: the platform's id in our vocabulary, the film's id there, and its page (https).

    ``file`` is the path below ``docs/assets/`` of a film that the guide keeps itself; then ``page`` is empty. Elsewhere
    ``file`` is empty.
    """

    platform: str
    id: str | None
    page: str
    file: str = ""


Record = Mapping[str, "Value"]
Scalar = None | NotApplicable | str | int | bool | Day | Money | Media | Reference
Value = Scalar | Selection | tuple["Value", ...] | Record


@dataclass(frozen=True, slots=True)
class Place:
    """A file relative to the project's root (``/``-separated) and a line in it, counted from 1."""

    path: str
    line: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Source:
    """What some facts of an entry rest on.

    ``fields`` are names of facts (``friendliness.rights`` for a part of one). ``seen``: the day a stored or live copy
    was read. ``checked``: the day somebody opened the live page; ``None`` until that has happened.
    """

    fields: tuple[str, ...]
    url: str
    seen: Day | None
    checked: Day | None

    @property
    def own(self) -> bool:
        """Whether ``url`` is no address but the path of a file below ``docs/assets/``."""
        return not self.url.startswith("https://")


@dataclass(frozen=True, slots=True)
class ReadBy:
    """A native reader who vouches for a translation: a handle and a day."""

    handle: str
    day: Day


@dataclass(frozen=True, slots=True)
class Text:
    """The words of one entry or page in one locale.

    ``title`` is ``None`` where the entry's own name is used. ``fields`` holds the declared front matter, checked.
    ``body`` is Markdown as written; its first line stands at ``body_line`` of ``place.path``.
    ``digest`` is the hash of these words; ``source_digest`` is the hash of the words this one was translated from,
    as stamped by `signpost l10n stamp`, or ``None`` (unmarked).
    """

    locale: str
    place: Place
    title: str | None
    fields: Mapping[str, Value]
    body: str
    body_line: int
    digest: str
    source_digest: str | None = None
    read_by: ReadBy | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the trade in one locale: its id, the word to use, what it says, and words not to use for it."""

    id: str
    term: str
    says: str
    forbidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Removal:
    """Why an entry left the guide (a vocabulary id), when, and what replaces it."""

    reason: str
    day: Day
    successor: Reference | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One tool, video, service, opportunity or member of a further collection.

    ``facts`` has a key for every field the collection declares; ``None`` is *unknown*. ``words`` maps locale to text.
    ``status`` is ``active``, ``watch`` or ``removed``; ``removal`` is set exactly when it is ``removed``.
    ``added`` is the day the entry came into the guide. ``lines`` gives the line of each fact in ``place.path``, for
    messages. ``unconfirmed`` holds the value of each `sourced` fact that no source names: ``facts`` says *unknown* for
    it, but a link to a homepage still needs it.
    """

    collection: str
    id: str
    place: Place
    name: str
    facts: Mapping[str, Value]
    words: Mapping[str, Text]
    sources: tuple[Source, ...]
    source_locale: str
    status: str = "active"
    removal: Removal | None = None
    formerly: tuple[str, ...] = ()
    added: Day | None = None
    lines: Mapping[str, int] = field(default_factory=dict)
    unconfirmed: Mapping[str, Value] = field(default_factory=dict)
    reference: Reference = field(init=False, repr=False, compare=False)
    """The entry's own name, as others refer to it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "reference", Reference(self.collection, self.id))


@dataclass(frozen=True, slots=True)
class Need:
    """A business need: the id everything is joined by, its group (``better-informed`` …) and its words per locale."""

    id: str
    group: str
    words: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Field:
    """One declared field of a collection, of its facts or of its words.

    ``type`` is a name known to `fields`; ``options`` are that type's own (``of: platforms``, ``max: 160`` …).
    ``many``: the value is a tuple (or a `Selection` where ``three_state``). ``sourced``: it can go stale and is
    unknown unless a source names it. ``section``: its block of the fact table, or empty. ``help``: what to write.
    """

    name: str
    type: str
    required: bool = False
    many: bool = False
    three_state: bool = False
    sourced: bool = False
    section: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[Field, ...] = ()
    help: str = ""


@dataclass(frozen=True, slots=True)
class Collection:
    """What the members of one folder are: declared in ``collections.yml``, never in code.

    ``facts`` and ``words`` are the fields of the two kinds of file; ``card`` names facts. One fact each, or empty:
    ``similar`` and ``connected``, references that count from either side; ``group_by``, which groups need pages;
    ``people``, records with a ``name`` who get pages. ``feed``: readers can subscribe. ``recheck``: months until facts
    are to be read again. ``schema_type`` is a type of schema.org, and ``linked_data`` maps its properties to facts.
    """

    id: str
    facts: tuple[Field, ...]
    words: tuple[Field, ...]
    facets: tuple[Facet, ...]
    card: tuple[str, ...]
    schema_type: str
    similar: str = ""
    connected: str = ""
    group_by: str = ""
    people: str = ""
    feed: bool = False
    linked_data: Mapping[str, str] = field(default_factory=dict)
    recheck: int = 12
    periods: tuple[Period, ...] = ()
    situations: tuple[Situation, ...] = ()
    order: Order | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Controlled ids by list (``platforms``, ``categories`` …), each in the order it was declared; needs in groups."""

    lists: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, tuple[str, ...]]

    @property
    def needs(self) -> tuple[str, ...]:
        """All need ids, group after group."""
        return tuple(need for needs in self.groups.values() for need in needs)


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of one locale for ids and for the interface.

    ``vocabulary[list][id]``, ``fields[collection][name]``, ``facets[collection][facet]`` where a facet is not called as
    its field, and ``interface[key]``; a plural is a mapping from CLDR
    category (``one``, ``other`` …) to a sentence with ``{n}``. ``missing`` counts the texts that the locale does not
    have; in all but the default one, those of the default language stand in their place.
    """

    locale: str
    vocabulary: Mapping[str, Mapping[str, str]]
    fields: Mapping[str, Mapping[str, str]]
    collections: Mapping[str, Mapping[str, str]]
    interface: Mapping[str, str | Mapping[str, str]]
    facets: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    missing: int = 0
