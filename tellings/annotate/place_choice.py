"""Place choice: the names of places in a telling -> which place each means, or why none.

What decides, in this order of weight: what the telling puts the name in ("Lexington, Ky."), the countries, states and
counties that it names, how near a candidate lies to candidates of the other names, and how many people live there.
Two of like weight far apart are not chosen between.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from tellings.annotate.place_context import cell, context, neighbours
from tellings.annotate.place_spots import LARGE, Spot, loosely, spots

UNKNOWN = "not in the gazetteer"
SEVERAL = "several places of this name"
CLEAR = 0.05  # how much the best must weigh more than one elsewhere
FAR_OFF = 0.5  # how much a name counts for others when its state is told with it, as of places away from home
ROUNDS = 2
FEW = 40  # candidates of one name that are looked at

Asked = tuple[str, str | None, str | None]  # a name, what the telling puts it in, and what it puts in it


def choose(asked: Iterable[Asked], told: frozenset[str], hints: Iterable[str] = ()) -> dict[Asked, Spot | str]:
    """The place that each name means in a telling that names the countries `told`.

    `hints` are names that are not to be placed themselves: of the outlet.
    """
    wanted = sorted(set(asked), key=str)
    options: dict[Asked, tuple[Spot, ...]] = {one: _options(one, told) for one in wanted}
    _share_inside(options)
    every = options | {(name, "outlet", None): spots(name)[:FEW] for name in hints}
    weights = {one: [spot.weight for spot in found] for one, found in every.items()}
    for _ in range(ROUNDS):
        weights = _weighed(every, weights, told)
    return {one: _best(options[one], weights[one]) for one in wanted}


def neighbourhood(chosen: Sequence[Spot | str], told: frozenset[str]) -> Callable[[Spot | str], bool]:
    """Whether a place lies by one of these, in a state of these, or is a large town in a country told."""
    found = [spot for spot in chosen if isinstance(spot, Spot)]
    states = {(spot.country, spot.province) for spot in found if spot.kind == "A"}
    cells = {one for spot in found if spot.kind in ("P", "B") for one in neighbours(cell(spot))}

    def near(spot: Spot | str) -> bool:
        if isinstance(spot, str):
            return False
        large = spot.own and spot.weight > (LARGE if spot.country in told else LARGE + 1)
        return large or cell(spot) in cells or (spot.country, spot.province) in states

    return near


def _options(one: Asked, told: frozenset[str]) -> tuple[Spot, ...]:
    name, inside, holds = one
    found = spots(name) or loosely(name, told)
    if holds:
        held = spots(holds)
        return tuple(spot for spot in found if any(spot.holds(other) for other in held)) or found
    if inside:
        holders = spots(inside)
        within = tuple(spot for spot in found if any(holder.holds(spot) for holder in holders))
        state = holders[0].kind == "A" and holders[0].country in ("USA", "CAN")
        listed = any(spot.kind in ("country", "region", "A") for spot in found)  # "Utah, Colorado and Idaho"
        return within if within or (state and not listed) else found[:FEW]
    if any(spot.kind == "A" and spot.country == "USA" for spot in found):
        found = tuple(spot for spot in found if spot.kind != "P" or spot.weight > LARGE)
    return found[:FEW]


def _share_inside(options: dict[Asked, tuple[Spot, ...]]) -> None:
    """A name that is put in a state once means the same place where it stands alone."""
    for (name, inside, _), found in list(options.items()):
        alone = (name, None, None)
        if inside and found and len(found) < len(options.get(alone, ())):
            options[alone] = found


def _weighed(
    options: Mapping[Asked, Sequence[Spot]], weights: Mapping[Asked, Sequence[float]], told: frozenset[str]
) -> dict[Asked, list[float]]:
    likely: dict[str, list[tuple[Spot, float]]] = defaultdict(list)
    for one, found in options.items():
        part = FAR_OFF if one[1] or one[2] else 1.0
        likely[one[0]] += ((spot, part * share) for spot, share in zip(found, _shares(weights[one]), strict=True))
    made = context(likely, told)
    return {one: [made.weigh(one[0], spot) for spot in found] for one, found in options.items()}


def _shares(weights: Sequence[float]) -> list[float]:
    """How likely each is, from the weights."""
    top = max(weights, default=0.0)
    odds = [math.exp(weight - top) for weight in weights]
    total = sum(odds)
    return [one / total for one in odds]


def _best(found: Sequence[Spot], weights: Sequence[float]) -> Spot | str:
    if not found:
        return UNKNOWN
    order = sorted(range(len(found)), key=lambda place: -weights[place])
    best = found[order[0]]
    apart = (place for place in order[1:] if _far(found[place], best) and not found[place].holds(best))
    rival = next((place for place in apart if not best.holds(found[place])), None)
    if rival is not None and weights[order[0]] - weights[rival] < CLEAR:
        return SEVERAL
    return best


def _far(one: Spot, other: Spot) -> bool:
    return abs(one.lat - other.lat) > 1.5 or abs(one.lon - other.lon) > 2.0
