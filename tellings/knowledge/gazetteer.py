"""Gazetteer: names of towns, counties and provinces of the world, in one file that is read a block at a time.

`gazetteer.bin` is sorted by folded name and cut into blocks, each packed for itself; a look-up unpacks one block.
Its data are GeoNames' (CC BY 4.0, geonames.org), with post towns of the United States; README.md names the packages.
"""

from __future__ import annotations

import functools
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from tellings.knowledge.load import FOLDER

FILE = "gazetteer.bin"
LOOSE = "~"  # before a key that transliterations share


@dataclass(frozen=True, slots=True)
class Row:
    """One place under one of its names. kind: A province or state, B county or district, P town.

    `own`: the name is its main one. `province` and `county` are GeoNames' codes of admin1 and admin2.
    """

    geonameid: int | None
    kind: str
    own: bool
    country: str  # ISO 3166 alpha-3
    province: str
    county: str
    lat: float
    lon: float
    people: int
    name: str


@functools.lru_cache(maxsize=4096)
def named(key: str) -> tuple[Row, ...]:
    """Every place of this folded name, the most populous first."""
    found = _block(bisect_right(_file().heads, key) - 1).get(key)
    return tuple(_row(cells) for cells in found.split("|")) if found else ()


def known(key: str) -> bool:
    """Whether any place has this folded name."""
    return key in _block(bisect_right(_file().heads, key) - 1)


def province_name(country: str, province: str) -> str | None:
    """The name of a province or state: USA, KY -> Kentucky."""
    return _file().provinces.get(f"{country}.{province}")


def every() -> Iterator[Row]:
    """Every row of the file, some places more than once."""
    for number in range(len(_file().heads)):
        for found in _block(number).values():
            yield from map(_row, found.split("|"))


def _row(cells: str) -> Row:
    one, kind, country, province, county, lat, lon, people, name = cells.split(";")
    number = int(one) if one else None
    return Row(
        number, kind.upper(), kind.isupper(), country, province, county, float(lat), float(lon), int(people), name
    )


@functools.lru_cache(maxsize=512)
def _block(number: int) -> dict[str, str]:
    if number < 0:
        return {}
    file = _file()
    lines = zlib.decompress(file.packed[file.edges[number] : file.edges[number + 1]]).decode().split("\n")
    return {key: found for key, _, found in (line.partition("|") for line in lines)}


@dataclass(frozen=True, slots=True)
class _File:
    packed: bytes
    heads: list[str]  # the first key of each block
    edges: list[int]  # where each block begins, and the end
    provinces: dict[str, str]


@functools.cache
def _file() -> _File:
    packed = (FOLDER / FILE).read_bytes()
    start = 4 + int.from_bytes(packed[:4], "big")
    blocks, provinces = zlib.decompress(packed[4:start]).decode().split("\n\n")
    rows = [line.split("\t") for line in blocks.split("\n")]
    named_provinces = dict(line.split("\t", 1) for line in provinces.split("\n"))
    edges = list(accumulate((int(length) for _, length in rows), initial=start))
    return _File(packed, [head for head, _ in rows], edges, named_provinces)
