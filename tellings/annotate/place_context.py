"""Place context: what the names of a telling, taken together, say for one candidate place.

In: for every name the places that it may mean and how likely each is. Out: the weight of a candidate: its own, and
more for the countries, states and counties that the telling names, and for candidates of other names around it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tellings.annotate.place_spots import TABLE, Spot

TOLD = 2.0  # what it weighs that the telling names a place's country
PROVINCE = 1.5  # ... that it names its state or province
COUNTY = 2.0  # ... its county
NEAR, NEAR_MOST = 1.3, 3.0  # ... that others of its names lie around, each, and at most
SAME, SAME_MOST = 0.6, 2.0  # ... that others of its names lie in the same state, or in the country, for a country
LISTED, LISTED_MOST = 0.35, 1.6  # ... that it names other states of the country, for a state
BESIDE, BESIDE_MOST = 0.8, 2.4  # ... that it names countries around, for a country
BORDER = 9.0  # degrees between the middles of countries that lie beside each other
NORTH, EAST = 1.2, 1.56  # degrees of a cell; places in one cell or in two that touch are near

Cell = tuple[int, int]
Code = tuple[str | None, ...]
Shares = dict[str, float]  # name -> how likely it means something here


@dataclass(slots=True)
class Context:
    """What may lie where: for each cell, area and country the names that may mean a place in it, with their shares."""

    told: frozenset[str]
    cells: dict[Cell, Shares] = field(default_factory=lambda: defaultdict(dict))
    inside: dict[Code, Shares] = field(default_factory=lambda: defaultdict(dict))  # towns by country and state
    areas: dict[Code, Shares] = field(default_factory=lambda: defaultdict(dict))  # states and counties themselves
    listed: dict[str | None, Shares] = field(default_factory=lambda: defaultdict(dict))  # states by country
    around: dict[Cell, Shares] = field(default_factory=dict)

    def add(self, name: str, spot: Spot, share: float) -> None:
        """Count one thing that a name may mean."""
        if spot.kind in ("country", "region"):
            return
        _most(self.inside[(spot.country,)], name, share)
        if spot.kind == "A":
            _most(self.listed[spot.country], name, share)
        if spot.kind != "P":
            _most(self.areas[_code(spot)], name, share)
        if spot.kind != "A":
            _most(self.cells[cell(spot)], name, share)
            _most(self.inside[spot.country, spot.province], name, share)

    def weigh(self, name: str, spot: Spot) -> float:
        """How much speaks for it that this name means this place."""
        if spot.kind == "country":
            inside = SAME * _others(self.inside.get((spot.country,)), name)
            return spot.weight + min(SAME_MOST, inside) + min(BESIDE_MOST, BESIDE * self._beside(spot))
        weight = spot.weight + (TOLD if spot.country in self.told else 0.0)
        if spot.kind == "region":
            return weight
        state = (spot.country, spot.province)
        weight += min(SAME_MOST, SAME * _others(self.inside.get(state), name))
        if spot.kind == "A":
            return weight + min(LISTED_MOST, LISTED * _others(self.listed.get(spot.country), name))
        weight += PROVINCE * min(1.0, _others(self.areas.get(state), name))
        if spot.kind == "P":
            weight += COUNTY * min(1.0, _others(self.areas.get((*state, spot.county)), name))
        return weight + min(NEAR_MOST, NEAR * _others(self._around(cell(spot)), name))

    def _beside(self, spot: Spot) -> int:
        """How many countries told lie beside this one."""
        points = (TABLE["points"].get(code) for code in self.told if code != spot.country)
        return sum(abs(one[0] - spot.lat) < BORDER and abs(one[1] - spot.lon) < BORDER for one in points if one)

    def _around(self, at: Cell) -> Shares:
        if at not in self.around:
            found: Shares = {}
            for one in neighbours(at):
                for name, share in self.cells.get(one, {}).items():
                    _most(found, name, share)
            self.around[at] = found
        return self.around[at]


def context(found: Mapping[str, Iterable[tuple[Spot, float]]], told: frozenset[str]) -> Context:
    """The context that these names make: for each, what it may mean and how likely."""
    made = Context(told)
    for name, pairs in found.items():
        for spot, share in pairs:
            made.add(name, spot, share)
    return made


def cell(spot: Spot) -> Cell:
    """The cell of the earth's net that a place lies in."""
    return math.floor(spot.lat / NORTH), math.floor(spot.lon / EAST)


def neighbours(at: Cell) -> Iterable[Cell]:
    """A cell and those that touch it."""
    north, east = at
    return ((north + up, east + right) for up in (-1, 0, 1) for right in (-1, 0, 1))


def _code(spot: Spot) -> Code:
    return (spot.country, spot.province, spot.county) if spot.kind == "B" else (spot.country, spot.province)


def _most(shares: Shares, name: str, share: float) -> None:
    if share > shares.get(name, 0.0):
        shares[name] = share


def _others(shares: Shares | None, name: str) -> float:
    return sum(shares.values()) - shares.get(name, 0.0) if shares else 0.0
