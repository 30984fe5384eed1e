"""Actor tables: rows that say who somebody is: country, role, and from when until when; ours and a user's own.

In: offices.csv, parties.csv, agencies.csv and the tables of names (actors, groups, organisations); paths of CSV files
of a user's own, which may hold any of the columns. Out: `Row`s. A user's file with an unknown column, code or date is
refused as a whole with its line: half a table would answer as if it were whole.
"""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tellings.errors import BadActors
from tellings.knowledge.load import rows, toml

COLUMNS = ("id", "name", "kind", "country", "role", "second", "from", "until", "aliases", "office", "source")
_TABLES = ("offices.csv", "agencies.csv", "parties.csv", "actors.csv", "groups.csv", "organisations.csv")
_LEFT_OUT = frozenset({"place", "product", "happening", "facility"})
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_CURE = "see docs/actors.md for the columns"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is known of an actor. since, until: "2019", "2019-03" or "2019-03-20", "" for open.

    `dated`: the row tells of an office or a time; `own`: it is a user's.
    """

    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str | None
    role: str | None
    second: str | None
    since: str
    until: str
    office: str
    source: str
    own: bool = False

    @property
    def dated(self) -> bool:
        """Whether it holds for a time only."""
        return bool(self.since or self.until)


def actor_rows(files: tuple[str, ...] = ()) -> tuple[Row, ...]:
    """A user's rows, then ours. Raises BadActors."""
    return (*(row for file in files for row in read(Path(file))), *_ours())


@functools.cache
def _ours() -> tuple[Row, ...]:
    told = (_row(cells) for table in _TABLES for cells in rows(table) if cells.get("kind") not in _LEFT_OUT)
    return tuple(row for row in told if row.role or row.country in toml("actor_roles.toml")["bodies"])


@functools.cache
def codes() -> frozenset[str]:
    """Every code that may stand as a role."""
    return frozenset(toml("actor_roles.toml")["codes"])


@functools.cache
def places() -> frozenset[str]:
    """Every code that may stand as a country: ISO 3166 alpha-3, and those of bodies that belong to none."""
    return frozenset(row["alpha3"] for row in rows("countries.csv")) | frozenset(toml("actor_roles.toml")["bodies"])


def read(path: Path) -> tuple[Row, ...]:
    """The rows of a user's file. Raises BadActors with the line and the cure."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            table = csv.DictReader(lines)
            _check_columns(path, table.fieldnames or ())
            return tuple(_checked(path, table))
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise BadActors(file=path, place="the file", why=problem, cure="give a CSV file in UTF-8") from problem


def _check_columns(path: Path, columns: Iterable[str]) -> None:
    unknown = [column for column in columns if column not in COLUMNS]
    if unknown or "name" not in columns:
        why = f"unknown columns {', '.join(unknown)}" if unknown else "no column called name"
        raise BadActors(file=path, place="line 1", why=why, cure=_CURE)


def _checked(path: Path, table: csv.DictReader[str]) -> Iterator[Row]:
    for cells in table:
        wrong = wrong_with(cells)
        if wrong:
            raise BadActors(file=path, place=f"line {table.line_num}", why=wrong, cure=_CURE)
        yield _row(cells, own=True)


def wrong_with(cells: Mapping[str, str | None]) -> str | None:
    """What is wrong with the cells of a row, None where nothing is."""
    if None in cells:
        return "more cells than columns"
    told = {column: (cell or "").strip() for column, cell in cells.items()}
    since, until = told.get("from", ""), told.get("until", "")
    if not told.get("name"):
        return "no name"
    if told.get("country") and told["country"] not in places():
        return f"{told['country']} is no code of a country (ISO 3166 alpha-3) or body"
    for column in ("role", "second"):
        if told.get(column) and told[column] not in codes():
            return f"{told[column]} is no code of a role"
    for day in (since, until):
        if day and not _DATE.fullmatch(day):
            return f"{day} is no date as 2019, 2019-03 or 2019-03-20"
    return f"from {since} is after until {until}" if since and until and until < since[: len(until)] else None


def _row(cells: Mapping[str, str | None], *, own: bool = False) -> Row:
    told = {column: (cell or "").strip() for column, cell in cells.items()}
    return Row(
        told["name"],
        tuple(filter(None, (alias.strip() for alias in told.get("aliases", "").split(";")))),
        told.get("kind") or "",
        told.get("country") or None,
        told.get("role") or None,
        told.get("second") or None,
        told.get("from", ""),
        told.get("until", ""),
        told.get("office", ""),
        told.get("source", ""),
        own,
    )
