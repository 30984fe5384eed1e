"""Place spots: a name as told -> every place on the earth that it may mean, each with its weight before any context.

Countries, states of the United States, regions and waters come from knowledge/places.toml, provinces, counties and
towns from the GeoNames tables of knowledge/gazetteer.bin. Weights are powers of ten of people: a town weighs its own,
a country more than any town. Which place is meant is settled elsewhere (place_choice), by the telling.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from tellings.annotate.folding import fold, loose
from tellings.knowledge import gazetteer as tables
from tellings.knowledge.load import rows, toml

TABLE: dict[str, Any] = toml("places.toml")
WORDS = {name: frozenset(words) for name, words in TABLE["words"].items()}
COUNTRY, REGION, STATE, PROVINCE = 9.0, 8.5, 8.0, 7.5  # what a wide name weighs
BARE_PROVINCE, BARE_COUNTY, OTHER_NAME = -0.7, -1.5, -1.5  # for a name without "province", "county"; not the main one
LARGE = 5.0  # a town that a state of its name does not hide, and that needs no neighbours
TYPED = 4.0  # for a county called county
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the earth. kind: country, region, A province or state, B county or district, P town."""

    name: str
    country: str | None
    lat: float
    lon: float
    geonameid: int | None = None
    kind: str = "P"
    province: str | None = None
    county: str | None = None
    weight: float = 0.0
    own: bool = True  # the name is its main one

    def holds(self, other: Spot) -> bool:
        """Whether the other lies inside this country, province or county, by the codes of both."""
        if self.kind == "country":
            return self.country == other.country and other.kind != "country"
        if self.kind not in ("A", "B") or (self.country, self.province) != (other.country, other.province):
            return False
        return other.kind in "BP" if self.kind == "A" else other.kind == "P" and self.county == other.county


@functools.lru_cache(maxsize=8192)
def spots(name: str) -> tuple[Spot, ...]:
    """Every place of this name, the weightiest first; one without words such as "northern" when the whole has none."""
    for key in _keys(name):
        found = [*wide(key), *_listed(key)]
        if found:
            return tuple(sorted(_sensible(found), key=lambda spot: (-spot.weight, spot.geonameid or 0)))
    return ()


def _sensible(found: list[Spot]) -> list[Spot]:
    """Beside a country no place that only goes by its name too."""
    return [spot for spot in found if spot.own] if any(spot.kind == "country" for spot in found) else found


def loosely(name: str, told: frozenset[str]) -> tuple[Spot, ...]:
    """Towns in the countries told whose name another transliteration writes so."""
    key = " ".join(word for word in fold(name).split() if word not in WORDS["kinds"])
    return tuple(_spot(row, 0.0) for row in tables.named(tables.LOOSE + loose(key)) if row.country in told)


def _keys(name: str) -> Iterator[str]:
    key = fold(_ARTICLE.sub("", name.strip()))
    yield key
    words = key.split()
    if len(words) > 1 and (short := TABLE["short"].get(words[0])):
        yield " ".join([short, *words[1:]])
    while len(words) > 1 and words[0] in WORDS["sides"]:
        words = words[1:]
        yield " ".join(words)


def _listed(key: str) -> Iterator[Spot]:
    """Rows of the tables under the key; "K province" is looked up as K too when there is none, "K city" as a town."""
    *bare, kind = key.split()
    whole = [row for row in tables.named(key) if not _apart(row)]
    yield from (_spot(row, TYPED if kind in WORDS["kinds"] and row.kind == "B" else _bare(row)) for row in whole)
    if bare and kind in WORDS["kinds"] and not whole:
        sought = "P" if kind in ("city", "town", "village") else "AB"
        yield from wide(" ".join(bare)) if sought != "P" else ()
        rows_ = (row for row in tables.named(" ".join(bare)) if not _apart(row))
        yield from (_spot(row, TYPED if row.kind in sought else _bare(row)) for row in rows_)


def _apart(row: tables.Row) -> bool:
    """A state or province that places.toml has."""
    return row.kind == "A" and (row.country == "USA" or (row.country, row.province) in _middles())


@functools.cache
def _middles() -> frozenset[tuple[str, str]]:
    return frozenset((row[0], row[1]) for row in TABLE["middles"].values())


def _bare(row: tables.Row) -> float:
    return {"A": BARE_PROVINCE, "B": BARE_COUNTY}.get(row.kind, 0.0)


def _spot(row: tables.Row, more: float) -> Spot:
    weight = math.log10(row.people + 10) + more + (0.0 if row.own else OTHER_NAME)
    where = (row.lat, row.lon, row.geonameid, row.kind, row.province, row.county)
    return Spot(row.name, row.country, *where, weight=weight, own=row.own)


# --- wide names ----------------------------------------------------------------------------------------------


@functools.lru_cache(maxsize=4096)
def wide(key: str) -> tuple[Spot, ...]:
    """The countries, regions, waters and states of the United States with this folded name."""
    tables_ = (countries(), _regions(), states())
    return tuple(table[key] for table in tables_ if key in table)


@functools.cache
def countries() -> dict[str, Spot]:
    """Folded name -> country."""
    found: dict[str, Spot] = {}
    for row in rows("countries.csv"):
        lat, lon, number = TABLE["points"][row["alpha3"]]
        spot = Spot(row["name"], row["alpha3"], lat, lon, number or None, "country", weight=COUNTRY)
        for name in (row["name"], *filter(None, (row["variants"] or "").split(";"))):
            found.setdefault(fold(_ARTICLE.sub("", name)), spot)
    return found


@functools.cache
def _regions() -> dict[str, Spot]:
    found = {}
    for name, (code, lat, lon, *more) in TABLE["regions"].items():
        number, weight = more or (None, REGION)
        found[fold(name)] = Spot(name, code or None, lat, lon, number, "region", weight=weight)
    return found


@functools.cache
def states() -> dict[str, Spot]:
    """Folded name -> state of the United States, or a province that is as well known."""
    found: dict[str, Spot] = {}
    for name, (code, province, lat, lon, number) in TABLE["middles"].items():
        found[fold(name)] = Spot(name, code, lat, lon, number, "A", province, weight=PROVINCE)
    for name, (code, lat, lon, _, number) in TABLE["states"].items():
        spot = Spot(name.removesuffix(" state"), "USA", lat, lon, number, "A", code, weight=STATE)
        weaker = replace(spot, weight=TABLE["weaker"].get(spot.name, STATE))
        found |= {fold(spot.name): weaker, fold(name): spot}
    return found


@functools.cache
def abbreviations() -> dict[str, Spot]:
    """ "Ky.", "KY", "N.H." and the like, as written -> state or province; good only after a comma."""
    found = {}
    for name, (code, _, _, short, _) in TABLE["states"].items():
        for told in (code, short, short.replace(".", "").upper() if short.count(".") > 1 else short):
            found[told] = states()[fold(name)]
    for told, name in TABLE["provinces"].items():
        found[told] = next(spot for spot in spots(name) if spot.kind in ("A", "region"))
        found[told.removesuffix(".")] = found[told]  # where the parser cuts the point off
    return found


@functools.cache
def peoples() -> dict[str, str]:
    """Folded name or adjective of a country or its people, or of its capital -> alpha-3."""
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
