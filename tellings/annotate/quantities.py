"""Quantities: numbers in a telling -> value, bounds, unit, what is counted, of whom, as of when, and of which whole.

Needs the times, for a number inside a date or a duration is none. Names with numbers, labels ("page 12"), ordinals,
telephone numbers and bare numbers that count nothing are left out.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable
from typing import TYPE_CHECKING

from tellings.annotate.columns import columns
from tellings.annotate.parsed import Parsed
from tellings.annotate.quantity_ages import after_name, aged, at_age, years_old
from tellings.annotate.quantity_bounds import Found
from tellings.annotate.quantity_numbers import multiple, number, times_as
from tellings.annotate.quantity_parts import Told, as_told
from tellings.annotate.quantity_seeds import seeds
from tellings.annotate.quantity_shares import majority, one_in, part, part_ahead
from tellings.annotate.quantity_words import nothing, pair, ratio, twice, vague
from tellings.annotate.time_reading import AN_AGE
from tellings.records import Quantity, Telling, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc

needs = ("times",)
gives = ("quantities",)
READERS: dict[str, tuple[Callable[[Doc, int], Found | None], ...]] = {
    "number": (years_old, after_name, at_age, one_in, part_ahead, times_as, number),
    "multiple": (multiple,),
    "part": (multiple, part),
    "share": (majority,),
    "vague": (vague,),
    "nothing": (nothing,),
    "pair": (pair,),
    "twice": (twice,),
    "ratio": (ratio,),
    "aged": (aged,),
}


def annotate(telling: Telling, parsed: Parsed) -> tuple[Quantity, ...]:
    """Quantities in order of title, then text."""
    quantities: list[Quantity] = []
    for where, doc in parsed.docs():
        times = [time for time in telling.times if time.evidence.where == where and time.reason != AN_AGE]
        quantities += [_quantity(told, where, parsed) for told in as_told(doc, _read(doc, times), times)]
    return tuple(quantities)


def _read(doc: Doc, times: list[Time]) -> list[Found]:
    """Each quantity of a parse, in order; the group that a number is taken of stands behind it."""
    taken = sorted((time.evidence.start, time.evidence.end) for time in times)
    dated = sorted((time.evidence.start, time.evidence.end) for time in times if time.type != "DURATION")
    starts = columns(doc).start
    kept: list[Found] = []
    end = 0
    for token, kind in seeds(doc):
        if starts[token] < end or _inside(starts[token], dated):
            continue
        for read in READERS[kind]:
            found = read(doc, token)
            if found and found.number >= end and not _touches(found, taken):
                kept.append(found)
                end = found.end if found.whole is None else found.whole[0]
                break
    return kept


def _inside(offset: int, taken: list[tuple[int, int]]) -> bool:
    place = bisect.bisect_right(taken, (offset, offset + 1_000_000))
    return place > 0 and taken[place - 1][1] > offset


def _touches(found: Found, taken: list[tuple[int, int]]) -> bool:
    """A time takes its words from a quantity; but "light years" and "three-quarters of farms" are no times."""
    touched = [(start, end) for start, end in taken if start < found.end and found.number < end]
    if found.kind not in ("measure", "share"):
        return bool(touched)
    return any(start < found.start or (start <= found.number and found.end <= end) for start, end in touched)


def _quantity(told: Told, where: str, parsed: Parsed) -> Quantity:
    found, limits = told.found, told.found.bounds
    whole = parsed.article.evidence(told.whole.start, told.whole.end, where) if told.whole else None
    return Quantity(
        parsed.article.evidence(found.start, found.end, where),
        limits.value,
        limits.low,
        limits.high,
        found.unit,
        " ".join(found.of.split()),
        limits.approximate,
        kind=found.kind,
        approximator=found.approximator,
        of_whom=" ".join(found.of_whom.split()),
        as_of=told.as_of,
        part_of=whole,
    )
