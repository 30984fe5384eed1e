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


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity in a parse: offsets, where its number starts, bounds, unit and what is counted.

    The rest is as in the record; `whole` is where the number of the group that it is taken of stands.
    """

    start: int
    end: int
    number: int
    bounds: Bounds
    unit: str
    of: str
    kind: str = "count"
    approximator: str = ""
    of_whom: str = ""
    whole: tuple[int, int] | None = None


def bounds(number: Decimal, kind: str, told: str) -> Bounds:
    """The bounds of a number after its approximator's kind (knowledge/quantities.toml)."""
    number = tidy(number)
    tenth = tidy(abs(number) * TENTH)
    if kind in ("low", "above"):
        return Bounds(None, number, None, approximate=kind == "above")
    if kind in ("high", "below"):
        return Bounds(None, None, number, approximate=kind == "below")
    if kind == "about":
        return Bounds(number, tidy(number - tenth), tidy(number + tenth), approximate=True)
    if kind == "under":
        return Bounds(number, tidy(number - tenth), number, approximate=True)
    slack = last_digit(told) / 2 if last_digit(told) >= 1000 and told[-1:].isalpha() else Decimal(0)
    return Bounds(number, tidy(number - slack), tidy(number + slack), approximate=slack > 0)


def tidy(number: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent."""
    whole = number.to_integral_value()
    return Decimal(int(whole)) if number == whole else number.normalize()
