"""Quantities: numbers in a telling -> value, bounds, unit and what is counted.

Needs the times, for a number inside a date or a duration is none. Names with numbers, labels ("page 12"),
ordinals, telephone numbers and bare numbers that count nothing are left out.
"""

from __future__ import annotations

from tellings.annotate.parsed import Parsed
from tellings.annotate.quantity_numbers import Found, numbers
from tellings.annotate.quantity_words import ages, nothings, shares, times_over, vague
from tellings.records import Quantity, Telling

needs = ("times",)
gives = ("quantities",)
FINDERS = (ages, nothings, shares, vague, times_over, numbers)


def annotate(telling: Telling, parsed: Parsed) -> tuple[Quantity, ...]:
    """Quantities in order of title, then text."""
    quantities: list[Quantity] = []
    for where, doc in parsed.docs():
        taken = [(time.evidence.start, time.evidence.end) for time in telling.times if time.evidence.where == where]
        kept: list[Found] = []
        for find in FINDERS:
            for found in find(doc):
                if all(found.end <= start or end <= found.number for start, end in taken):
                    kept.append(found)
                    taken.append((found.start, found.end))
        quantities += [_quantity(found, where, parsed) for found in sorted(kept, key=lambda one: one.start)]
    return tuple(quantities)


def _quantity(found: Found, where: str, parsed: Parsed) -> Quantity:
    told = found.bounds
    evidence = parsed.article.evidence(found.start, found.end, where)
    of = " ".join(found.of.split())
    return Quantity(evidence, told.value, told.low, told.high, found.unit, of, told.approximate)
