"""How one locale says things: labels, plurals, dates, names of languages and countries, sorting.

Comes in: the `Labels` of a locale. Goes out: plain text for templates, never HTML.
Example: ``Wording(labels).count("tools", 3)`` is ``"3 tools"`` in English and ``« 3 outils »`` in French.

It does not decide what is shown, and it does not touch typography: see `typography`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal
from babel.units import format_unit

from signpost.model import Day, Labels, Money
from signpost.narrowing import Facet, Period

# Not `str.format`: labels are contributed text, and ``{n.__class__}`` must stay text.
_BLANK = re.compile(r"\{(\w+)\}")

# Plain English is written as in Britain here: day before month, no comma before "and".
_FORMATS = {"en": "en-GB"}

# French writes the first of a month as an ordinal; Babel's patterns have no word for it.
_FIRST_DAY = {"fr": "1er"}

SITUATION = "in_"
"""How the keys of a collection's texts begin that name situations: ``in_language``."""

_PLURALS = ("zero", "one", "two", "few", "many", "other")

# Letters that decomposition leaves alone, as a reader of the three languages expects to find them.
_FOLDED = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "’": "'"})


@lru_cache(maxsize=4096)  # the same name is sorted in every locale and for every need
def sort_key(name: str) -> tuple[str, str]:
    """Give a key that sorts like a dictionary: accents and case count only between otherwise equal names."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_FOLDED))
    return "".join(char for char in folded if char.isalnum() or char == " ").strip(), name


class Wording:
    """Speaks one locale. Its limit: a missing label is shown as its id, because `schema` has already reported it."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self.locale = labels.locale
        self._said: dict[tuple[object, ...], str] = {}
        self._babel = Locale.parse(_FORMATS.get(labels.locale, labels.locale), sep="-")

    def text(self, key: str, **values: object) -> str:
        """Give an interface string; ``n`` chooses the plural where there are several."""
        return self._fill(self._labels.interface.get(key, key), values)

    def raw(self, key: str) -> str | Mapping[str, str]:
        """Give an interface string as it stands in the labels, blanks and plural categories included."""
        return self._labels.interface.get(key, key)

    def raw_count(self, collection: str) -> Mapping[str, str]:
        """Give the plural categories of a collection's count as they stand in the labels."""
        texts = self._labels.collections.get(collection, {})
        return {category: texts[category] for category in _PLURALS if category in texts}

    def label(self, list_id: str, term: str) -> str:
        """Give the label of a vocabulary id."""
        return self._labels.vocabulary.get(list_id, {}).get(term, term)

    def field(self, collection: str, name: str) -> str:
        """Give the label of a field; fields common to all collections are found as well."""
        fields = self._labels.fields
        return fields.get(collection, {}).get(name) or fields.get("common", {}).get(name, name)

    def facet(self, collection: str, facet: Facet | Period) -> str:
        """Give the label of a facet or a period: its own, or that of the fact it reads."""
        own = self._labels.facets.get(collection, {}).get(facet.id)
        return own or self.field(collection, facet.fact)

    def collection(self, collection: str, key: str = "name") -> str:
        """Give one of the texts about a collection (``name``, ``body``, ``also`` …)."""
        return self._labels.collections.get(collection, {}).get(key, "")

    def situation(self, collection: str, facet: str, value: str) -> str:
        """Name a situation of readers: ``"With an interface in {value}"``, filled in."""
        return self._fill(self._labels.collections.get(collection, {}).get(f"{SITUATION}{facet}", ""), {"value": value})

    def count(self, collection: str, n: int) -> str:
        """Say how many members: ``"3 tools"``."""
        return self._fill(self._labels.collections.get(collection, {}), {"n": n})

    def number(self, value: int) -> str:
        """Write a number with the locale's separators."""
        return self._once(self._say_number, value)

    def _say_number(self, value: int) -> str:
        return format_decimal(value, locale=self._babel)

    def money(self, value: Money) -> str:
        """Write an amount with its currency and period."""
        amount = format_currency(value.amount, value.currency, locale=self._babel)
        return f"{amount} {self.label('price_periods', value.period)}"

    def day(self, value: Day, width: str = "long") -> str:
        """Write a date as precisely as it is known; ``width`` is ``long`` or ``short`` (month and year in figures)."""
        return self._once(self._say_day, value, width)

    def _say_day(self, value: Day, width: str) -> str:
        if value.month is None:
            return str(value.year)
        moment = date(value.year, value.month, value.day or 1)
        if width == "short":
            return format_skeleton("yM", moment, locale=self._babel)
        if value.day is None:
            return format_skeleton("yMMMM", moment, locale=self._babel)
        said = format_date(moment, "long", locale=self._babel)
        return said.replace("1", _FIRST_DAY.get(self.locale, "1"), 1) if value.day == 1 else said

    def duration(self, seconds: int) -> str:
        """Write a length in whole minutes, rounded up: ``"1 h 2 min"``."""
        minutes = -(-seconds // 60)
        hours, minutes = divmod(minutes, 60)
        parts = [(hours, "duration-hour"), (minutes, "duration-minute")]
        said = (format_unit(amount, unit, length="short", locale=self._babel) for amount, unit in parts if amount)
        return "\N{NO-BREAK SPACE}".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in said)

    def language(self, tag: str) -> str:
        """Name a language in this locale: ``de`` is ``"German"``."""
        return self._once(self._say_language, tag)

    def _say_language(self, tag: str) -> str:
        if tag == "zxx":
            return self.text("no_speech")
        return Locale.parse(tag, sep="-").get_display_name(self._babel) or tag

    def country(self, code: str) -> str:
        """Name a country in this locale; ``EU`` is the European Union."""
        return str(self._babel.territories.get(code, code))

    def join(self, items: Iterable[str]) -> str:
        """Write a list as in a sentence: ``"a, b and c"``."""
        return self._once(self._say_list, *items)

    def _say_list(self, *items: str) -> str:
        return format_list(list(items), locale=self._babel)

    def _once(self, say: Callable[..., str], *values: object) -> str:
        """Say something that many pages repeat: Babel takes its time, and there are few days and languages."""
        key = (say.__name__, *values)
        if key not in self._said:
            self._said[key] = say(*values)
        return self._said[key]

    def _fill(self, label: str | Mapping[str, str], values: Mapping[str, object]) -> str:
        if isinstance(label, Mapping):
            n = values.get("n")
            form = self._babel.plural_form(n) if isinstance(n, int) else "other"
            label = label.get(form) or label.get("other", "")
        return _BLANK.sub(lambda blank: self._shown(values.get(blank[1], blank[0])), label) if "{" in label else label

    def _shown(self, value: object) -> str:
        return self.number(value) if isinstance(value, int) else str(value)
