"""Units: what stands against a number and says what it is told in ("$", "5kg", "60 miles an hour", "22 per cent").

In: words beside a number. Out: a unit of knowledge/units.toml, and any number of it in its base unit. It turns no money
into other money: rates change.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tellings.knowledge.load import toml


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as published, the kind of quantity told in it, and the way to its base."""

    name: str
    kind: str
    base: str
    factor: Decimal
    shift: Decimal


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first, any space between them."""
    longest = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)


def _unit(row: dict[str, str]) -> Unit:
    factor, shift = Decimal(row.get("factor", "1")), Decimal(row.get("shift", "0"))
    return Unit(row["name"], row["kind"], row.get("base", row["name"]), factor, shift)


_ROWS = toml("units.toml")["unit"]
UNITS = {row["name"]: _unit(row) for row in _ROWS}
_SPELLED = {words: UNITS[row["name"]] for row in _ROWS for words in row["spellings"]}
_AGAINST = {words: UNITS[row["name"]] for row in _ROWS for words in row.get("against", ())}
SIGNS = {sign: UNITS[row["name"]] for row in _ROWS for sign in row.get("signs", ())}
SIGN = any_of(SIGNS)
SPELLED = any_of(_SPELLED)
AGAINST = any_of(_AGAINST)
WORDS = frozenset(words.split()[0] for words in _SPELLED)


@functools.lru_cache(maxsize=1000)
def spelled(words: str) -> Unit | None:
    """The unit that these words behind a number are."""
    plain = " ".join(words.lower().replace("-", " ").split())
    return _SPELLED.get(plain) or _SPELLED.get(words.lower().strip()) or _AGAINST.get(plain)


def in_base(number: Decimal, unit: str) -> tuple[Decimal, str]:
    """The number in the unit's base: 3 miles -> 4828.032 m; unknown units are their own base."""
    found = UNITS.get(unit)
    return (number, unit) if found is None else ((number + found.shift) * found.factor, found.base)
