"""Families: articles joined by average likeness, the likest first, so that no chain of neighbours forms.

Two families are joined while all pairs between them are alike enough on average. Only pairs that are near are looked
at: an average at or above the bar needs a pair at or above it.
"""

from __future__ import annotations

import heapq

from tellings.group.looks import Looks
from tellings.group.near import asker, near, sums


def families(seen: Looks, bar: float) -> list[list[int]]:
    """The places of the articles by family, each once."""
    pairs, crowds = near(seen, bar)
    ask, told, close = asker(seen), dict(enumerate(sums(seen, crowds))), dict(enumerate(pairs))
    members = {place: [place] for place in told}
    waiting = [(-alike, one, other) for one, others in close.items() for other, alike in others.items() if one < other]
    heapq.heapify(waiting)
    following = len(seen)
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
            mean = total / (len(members[following]) * len(members[third]))
            if mean >= bar:
                close[following][third] = close[third][following] = total
                heapq.heappush(waiting, (-mean, third, following))
        del told[one], told[other]
        following += 1
    return sorted(sorted(family) for family in members.values())
