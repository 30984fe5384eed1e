"""Families: articles joined by average likeness, the likest first, so that no chain of neighbours forms.

Two families are joined while all pairs between them are alike enough on average. Only pairs that are near are looked
at: an average at or above the bar needs a pair at or above it.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable

import numpy as np

from tellings.group.looks import Looks
from tellings.group.near import Sum, asker, near, sums

Totals = dict[int, dict[int, float]]  # for each set those near to it, and the likeness of all pairs between the two


def families(seen: Looks, bar: float) -> list[list[int]]:
    """The places of the articles by family, each once."""
    pairs, crowds = near(seen, bar)
    return joined(dict(enumerate(sums(seen, crowds))), dict(enumerate(pairs)), asker(np.zeros(len(seen.common))), bar)


def joined(told: dict[int, Sum], close: Totals, ask: Callable[[Sum, Sum], float], bar: float) -> list[list[int]]:
    """Sets of articles, by number, joined; which stand together in the end. Empties what it is given."""
    members = {number: [number] for number in told}
    following = max(told, default=0) + 1
    waiting = [
        (-total / _pairs(told, one, other), one, other)
        for one, others in close.items()
        for other, total in others.items()
        if one < other
    ]
    heapq.heapify(waiting)
    while waiting:
        _, one, other = heapq.heappop(waiting)
        if one not in members or other not in members:
            continue
        both, pair = close.pop(one), close.pop(other)
        told[following] = told[one].with_(told[other])
        members[following] = members.pop(one) + members.pop(other)
        close[following] = {}
        for third in sorted((both.keys() | pair.keys()) - {one, other}):
            total = sum(
                near_by[third] if third in near_by else ask(told[first], told[third])
                for first, near_by in ((one, both), (other, pair))
            )
            close[third].pop(one, None)
            close[third].pop(other, None)
            mean = total / _pairs(told, following, third)
            if mean >= bar:
                close[following][third] = close[third][following] = total
                heapq.heappush(waiting, (-mean, third, following))
        del told[one], told[other]
        following += 1
    return sorted(sorted(family) for family in members.values())


def _pairs(told: dict[int, Sum], one: int, other: int) -> int:
    return len(told[one].days) * len(told[other].days)
