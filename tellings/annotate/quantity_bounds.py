"""Bounds: a number with the words about it -> value, low and high.

An exact number is its own bounds; "about" gives a tenth either way; a number in millions is as exact as its last
digit; "more than n" and "at least n" have no value, only a bound.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tellings.annotate.number_words import last_digit

TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a number may be; value is None where only bounds are told."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    approximate: bool = False


def bounds(number: Decimal, kind: str, told: str) -> Bounds:
    """The bounds of a number after its approximator's kind (knowledge/units.toml)."""
    number = tidy(number)
    if kind in ("low", "above"):
        return Bounds(None, number, None, approximate=kind == "above")
    if kind in ("high", "below"):
        return Bounds(None, None, number, approximate=kind == "below")
    if kind == "about":
        return Bounds(number, tidy(number - number * TENTH), tidy(number + number * TENTH), approximate=True)
    if kind == "under":
        return Bounds(number, tidy(number - number * TENTH), number, approximate=True)
    slack = last_digit(told) / 2 if last_digit(told) >= 1000 and told[-1:].isalpha() else Decimal(0)
    return Bounds(number, tidy(number - slack), tidy(number + slack), approximate=slack > 0)


def tidy(number: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent."""
    whole = number.to_integral_value()
    return Decimal(int(whole)) if number == whole else number.normalize()
