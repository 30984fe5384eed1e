"""Settle: groups of articles -> the stories as they stand.

In: the groups that a region is made of now. Each keeps the id of the story from which it has most articles; what is
left over opens a new one.
"""

from __future__ import annotations

from collections import Counter

from tellings.group.ledger import Ledger
from tellings.group.state import State


def settle(state: State, ledger: Ledger, groups: list[list[int]]) -> list[int]:
    """Make these groups of articles the stories that their articles are in; the number of each."""
    standing = state.standing
    old = {story for group in groups for place in group if (story := standing.story_of(place)) >= 0}
    for story in sorted(old, key=lambda one: standing.members(one)[0]):
        ledger.touch(story)
    kept = _kept(state, groups)
    for story in old:
        standing.put(story, []) if story not in kept.values() else None
    numbers = []
    for at, group in enumerate(groups):
        if at not in kept:
            kept[at] = standing.open(group[0], state.memory.keys[group[0]])
            state.changed[group[0]] = None
            ledger.touch(kept[at], opened=True)
        numbers.append(kept[at])
        standing.put(kept[at], group)
    return numbers


def _kept(state: State, groups: list[list[int]]) -> dict[int, int]:
    """Which group keeps which story: the most articles in common first, then the story told of first."""
    shared = Counter((at, state.standing.story_of(place)) for at, group in enumerate(groups) for place in group)
    order = sorted(
        (-count, state.standing.members(story)[0], story, at) for (at, story), count in shared.items() if story >= 0
    )
    kept: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, story, at in order:
        if at not in kept and story not in taken:
            kept[at] = story
            taken.add(story)
    return kept
