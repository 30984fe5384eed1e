"""Counted: what a quantity counts, by its own words: the noun, what happened to it, and which nouns may be one thing.

In: quantities. Out: stems and sizes to compare. It never says that two counts are of one thing, only that their words
do not speak against it.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from decimal import Decimal

from tellings.annotate.quantity_units import in_base
from tellings.knowledge.load import toml
from tellings.reconcile.words import stem, tokens
from tellings.records import Quantity, Telling

ACTS = {
    stem(word): act
    for act, words in {
        "dead": ("killed", "dead", "died", "slain", "murdered", "drowned"),
        "hurt": ("injured", "wounded", "hurt", "treated", "hospitalised", "hospitalized"),
        "held": ("arrested", "detained", "held", "captured", "kidnapped", "abducted"),
        "missing": ("missing",),
    }.items()
    for word in words
}
ANYBODY = {stem(word) for word in ("people", "person", "persons", "men", "women", "individuals", "victims")}
"""Stems of nouns that any person may be counted by."""

_NOBODY_NAMED = ANYBODY - {stem("men"), stem("women")} | {stem("others"), ""}


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: the stem of its head noun, and what happened to it ("people killed")."""

    noun: str
    act: str


def counts(telling: Telling) -> tuple[Quantity, ...]:
    """The quantities of a telling that are no mere labels ("the No. 2 position", "a Type 9 rocket")."""
    return tuple(each for each in telling.quantities if not _is_label(each))


def _is_label(quantity: Quantity) -> bool:
    """A whole number with one thing behind it, not several, or with a name."""
    noun = tokens(quantity.of)[-1:]
    if quantity.kind != "count" or quantity.unit or not noun or quantity.value is None or quantity.value <= 1:
        return False
    figures = quantity.evidence.quote[:1].isdigit() and "-" not in quantity.evidence.quote
    named = quantity.of.split()[-1][:1].isupper()
    return (
        (figures or named)
        and not noun[0].endswith(("s", "ed"))
        and noun[0] not in toml("counted_alike.toml")["plurals"]
    )


def counted(quantity: Quantity) -> Counted:
    """The noun and the act in the words of a quantity."""
    return _counted(quantity.of)


@functools.lru_cache(maxsize=20_000)
def _counted(words: str) -> Counted:
    of = tokens(words)
    last = stem(of[-1]) if of else ""
    act = ACTS.get(last, last if of and of[-1].endswith("ed") else "")
    nouns = of[:-1] if act else of
    return Counted(stem(nouns[-1]) if nouns else "", act)


def size(quantity: Quantity) -> Decimal | None:
    """The number, or the bound that is told, in the base of its unit."""
    told = quantity.value if quantity.value is not None else quantity.low or quantity.high
    return None if told is None else in_base(told, quantity.unit)[0]


def names_in(of: str) -> set[str]:
    """Words with a capital in what is counted: "Canadian" in "Canadian customers"."""
    return {word for word in of.split() if word[:1].isupper()}


def may_be_one(one: str, other: str) -> bool:
    """Two nouns, as stems, that may count the same things: one noun, one row of the table, or "people"."""
    if one == other or one in _NOBODY_NAMED or other in _NOBODY_NAMED:
        return True
    return bool(_rows().get(one, frozenset()) & _rows().get(other, frozenset()))


@functools.cache
def _rows() -> dict[str, frozenset[int]]:
    rows = [{stem(noun) for noun in row} for row in toml("counted_alike.toml")["rows"]]
    return {noun: frozenset(place for place, row in enumerate(rows) if noun in row) for row in rows for noun in row}
