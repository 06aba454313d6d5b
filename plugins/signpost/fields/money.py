"""A price: an amount, its currency, what it is paid for, and the day it was true.

Comes in: a mapping ``{amount, currency, period, as_of}``. Goes out: a `Money`.
Example: ``{amount: 12.50, currency: EUR, period: month, as_of: 2026-11}``. All four are needed: a price without a date
is a rumour. Does not convert, and does not accept currencies that are no longer paid with.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, ClassVar, Final

from babel.core import get_global

from signpost.fields.choice import choose
from signpost.fields.context import Context, JsonSchema, read_parts, read_text
from signpost.fields.day import DayType, parse_day
from signpost.model import Money
from signpost.problems import did_you_mean, quote

if TYPE_CHECKING:
    from signpost.model import Field, Value
    from signpost.nodes import Node

_PARTS: Final = ("amount", "currency", "period", "as_of")
_AMOUNT: Final = r"(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,2})?"


class MoneyType:
    """A price that is not negative, in a currency of ISO 4217, per period of the vocabulary's ``price_periods``."""

    options: ClassVar[frozenset[str]] = frozenset()
    required_options: ClassVar[frozenset[str]] = frozenset()

    def parse(self, node: Node, field: Field, context: Context) -> Value:
        """Return the `Money`; ``None`` when any of its parts is missing or wrong."""
        parts = read_parts(node, field.name, _PARTS, _PARTS, context)
        if parts is None:
            return None
        texts = {name: read_text(part, f"{field.name}.{name}", context) for name, part in parts.items()}
        written = {name: text for name, text in texts.items() if text is not None}
        amount = _parse_amount(written["amount"], parts["amount"], context) if "amount" in written else None
        currency = _parse_currency(written["currency"], parts["currency"], context) if "currency" in written else None
        period = choose(written["period"], parts["period"], "price_periods", context) if "period" in written else None
        as_of = parse_day(written["as_of"], parts["as_of"], context) if "as_of" in written else None
        if amount is None or currency is None or period is None or as_of is None:
            return None
        return Money(amount, currency, period, as_of)

    def schema(self, field: Field, context: Context) -> JsonSchema:
        """Return an object with four required properties."""
        properties: JsonSchema = {
            "amount": {"type": ["number", "string"], "minimum": 0, "pattern": f"^(?:{_AMOUNT})$"},
            "currency": {"enum": sorted(known_currencies())},
            "period": {"enum": list(context.ids("price_periods") or ())},
            "as_of": DayType().schema(field, context),
        }
        return {"type": "object", "properties": properties, "required": list(_PARTS), "additionalProperties": False}


@cache
def known_currencies() -> frozenset[str]:
    """Return the currencies that some country pays with, as far as Babel's data reach; no clock is read."""
    used = get_global("territory_currencies").values()
    return frozenset(code for rows in used for code, _start, end, tender in rows if end is None and tender)


def _parse_amount(text: str, node: Node, context: Context) -> Decimal | None:
    if re.fullmatch(_AMOUNT, text):
        return Decimal(text)
    context.complain(node.place, f"{quote(text)} is no amount", "write digits and a point, such as 12.50")
    return None


def _parse_currency(text: str, node: Node, context: Context) -> str | None:
    if text in known_currencies():
        return text
    usual = {"€": "EUR", "£": "GBP", "$": "USD"}.get(text, text[:10].upper())
    hint = (
        f"did you mean '{usual}'?" if usual in known_currencies() else did_you_mean(usual, ("EUR", "GBP", "CHF", "USD"))
    )
    context.complain(node.place, f"unknown currency {quote(text)}", hint)
    return None
