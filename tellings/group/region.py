"""Region: what new articles may change: the stories near to them, and those near to these.

In: memory, ties and stories as they stand; the new articles. Out: regions that have no near pair between them, each
with the likeness of its near pairs today. A large story is asked as a whole until it has grown by a fifth, so that the
work for an article does not grow with the story that it joins.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tellings.group.families import Totals
from tellings.group.memory import Memory
from tellings.group.same import TOGETHER
from tellings.group.standing import Standing
from tellings.group.ties import Ties

MARGIN = 0.04  # below the bar, for pairs that grow more alike as words turn out to be rare
_HOPS = 2
_STALE = 1.5  # so many times the articles that were there when a pair was found: it is asked again


def whole(story: int) -> int:
    """The number below nought by which a region knows a story that is asked as a whole, and back."""
    return -1 - story


def near_ones(memory: Memory, ties: Ties, places: Sequence[int]) -> Totals:
    """For each article those that are near enough to it today, and how near."""
    tied = [(place, other, alike) for place in places for other, alike in ties.of(place) if memory.alive.rows[other]]
    found: Totals = {place: {} for place in places}
    if tied:
        ones, others = (np.array([each[at] for each in tied], dtype=np.int32) for at in (0, 1))
        alike = np.array([each[2] for each in tied])
        old = np.maximum(ones, others) * _STALE < len(memory)
        for place in np.unique(ones[old]).tolist():
            again = old & (ones == place)
            alike[again] = memory.likeness(place, others[again])
        every, at = np.unique(np.concatenate((ones, others)), return_inverse=True)
        crowds = memory.crowds(every)[at]
        left = alike - (crowds[: len(tied)] + crowds[len(tied) :]) / 2
        for pair in np.flatnonzero(left >= TOGETHER).tolist():
            found[tied[pair][0]][tied[pair][1]] = float(left[pair])
    return found


def regions(memory: Memory, ties: Ties, standing: Standing, fresh: Sequence[int]) -> list[Totals]:
    """The regions around the articles: places, or large stories by their number below nought, and their near pairs."""
    near: Totals = {}
    reached = dict.fromkeys(fresh)  # a set in the order of its making
    border = list(fresh)
    for hop in range(_HOPS + 1):
        following: dict[int, None] = {}
        near |= near_ones(memory, ties, border)
        for place in border if hop < _HOPS else ():
            following.update(dict.fromkeys(_beyond(near[place], standing, reached)))
        reached.update(following)
        border = [one for one in following if one >= 0]
    return _apart(near, standing, list(reached))


def _beyond(near: dict[int, float], standing: Standing, reached: dict[int, None]) -> list[int]:
    """The articles of the stories that the near ones are in, or those stories as a whole."""
    found: list[int] = []
    for story in {standing.story_of(other) for other in near if other not in reached} - {-1}:
        found += [whole(story)] if standing.is_whole(story) else standing.members(story)
    return [one for one in sorted(found) if one not in reached]


def _apart(near: Totals, standing: Standing, reached: list[int]) -> list[Totals]:
    """The connected parts, by near pairs and by stories as they stand."""
    pairs: Totals = {one: {} for one in reached}
    kin: dict[int, set[int]] = {one: set() for one in reached}
    heads: dict[int, int] = {}
    for place, others in near.items():
        for other, alike in others.items():
            there = other if other in pairs else whole(standing.story_of(other))
            if there in pairs:
                pairs[place][there] = pairs[there][place] = alike
                kin[place].add(there)
                kin[there].add(place)
        if (story := standing.story_of(place)) >= 0:
            head = heads.setdefault(story, place)
            kin[head].add(place)
            kin[place].add(head)
    parts, done = [], set[int]()
    for start in reached:
        if start not in done:
            part = _part(kin, start)
            done |= part
            parts.append({one: pairs[one] for one in sorted(part)})
    return parts


def _part(kin: dict[int, set[int]], start: int) -> set[int]:
    part, waiting = {start}, [start]
    while waiting:
        more = kin[waiting.pop()] - part
        part |= more
        waiting += more
    return part
