"""Ask: the articles of a region anew by story: families by average likeness, then halves, as in the batch way.

A large story stands as one sum; when its articles are asked one by one again, halves are looked for too.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

from tellings.group.families import Totals, joined
from tellings.group.halves import FEWEST, halves
from tellings.group.ledger import Ledger
from tellings.group.near import Sum, asker, sums
from tellings.group.region import whole
from tellings.group.same import TOGETHER
from tellings.group.settle import settle
from tellings.group.state import State


def ask_again(state: State, ledger: Ledger, region: Totals) -> None:
    """Settle the region; `region` holds places, large stories below nought, and how near they are."""
    if len(region) == 1 and (place := next(iter(region))) >= 0:
        settle(state, ledger, [[place]])
        return
    places = [one for one in region if one >= 0]
    seen = state.memory.looks(places)
    told = dict(zip(places, sums(seen, state.memory.crowds(places)), strict=True))
    told |= {one: _as_whole(state, whole(one)) for one in region if one < 0}
    ask = asker(state.memory.board)
    families = joined(dict(told), _totals(region, told, ask), ask, TOGETHER)
    large = [family for family in families if family[0] < 0]
    small = [part for family in families if family[0] >= 0 for part in _parts(state, family)]
    together = [_members(state, family) for family in large]
    numbers = settle(state, ledger, [*together, *small])
    for number in numbers:
        state.wholes.pop(number, None)
    for number, family in zip(numbers, large, strict=False):
        state.wholes[number] = functools.reduce(Sum.with_, (told[one] for one in family))
    state.standing.asked(numbers[len(large) :])


def _parts(state: State, family: list[int]) -> list[list[int]]:
    if len(family) < 2 * FEWEST:
        return [family]
    return [[family[at] for at in part] for part in halves(state.memory.looks(family))]


def _members(state: State, family: list[int]) -> list[int]:
    """The articles of a family in which large stories stand as a whole."""
    return sorted(one for each in family for one in ([each] if each >= 0 else state.standing.members(whole(each))))


def _as_whole(state: State, story: int) -> Sum:
    """All articles of a large story as one sum, kept from one update to the next."""
    if story not in state.wholes:
        members = state.standing.members(story)
        each = sums(state.memory.looks(members), state.memory.crowds(members))
        state.wholes[story] = functools.reduce(Sum.with_, each)
    return state.wholes[story]


def _totals(region: Totals, told: dict[int, Sum], ask: Callable[[Sum, Sum], float]) -> Totals:
    """The near pairs; of those with a large story, the likeness of all pairs between the two, where it is enough."""
    totals: Totals = {one: {} for one in region}
    for one, others in region.items():
        for other, alike in others.items():
            if one >= 0 and other >= 0:
                totals[one][other] = alike
            elif one < other:
                total = ask(told[one], told[other])
                if total >= TOGETHER * len(told[one].days) * len(told[other].days):
                    totals[one][other] = totals[other][one] = total
    return totals
