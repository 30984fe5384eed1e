"""Actors: phrases for actors with the country and role that people gave them, against ours.

In: actor_aliases.json or the folder that holds it: rows with `fn` (agent_to_code or query_wiki), `args` (phrase,
context, date), `kwargs` (query_date) and `expected` (country, code_1, title). Out: over the rows of agent_to_code the
share with the country right, and with country and first role right; over those of query_wiki the share with the name
right, accents and case aside. "" and a missing key are null; "today", the
day on which those rows were made and which none of them tells, is no date. Rows of other functions are not counted.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from tellings.annotate.actor_codes import ActorCode, code_actor
from tellings.annotate.folding import fold
from tellings.errors import BadMeta
from tellings.evaluate.scores import Figure, Scores

NAME = "actor_aliases.json"
CURE = f"give the folder that holds {NAME}, or the file"
HOW = "exact match of country, and of country and first role; empty and missing are null; names: accents aside"
_CODES, _NAMES = "agent_to_code", "query_wiki"
_NULL = ("",)


@dataclass(frozen=True, slots=True)
class Row:
    """One call with what it should answer."""

    kind: str
    phrase: str
    context: str
    date: str | None
    country: str | None
    role: str | None
    title: str


def evaluate(folder: Path, only: Collection[str] = ()) -> Scores:
    """Score every row, or those whose phrase is named. Raises BadMeta."""
    rows = read(folder, only)
    coded = [(row, _code(row)) for row in rows if row.kind == _CODES]
    names = [row for row in rows if row.kind == _NAMES]
    figures = (
        Figure("country", "country right", sum(_country(*each) for each in coded), len(coded)),
        Figure("role", "country and role right", sum(_role(*each) for each in coded), len(coded)),
        Figure("name", "name right", sum(_named(row, _code(row)) for row in names), len(names)),
    )
    return Scores("actors", len(rows), HOW, figures)


def listing(folder: Path, only: Collection[str] = ()) -> Iterator[str]:
    """Each row with what is expected and what was told."""
    for row in read(folder, only):
        code = _code(row)
        right = _role(row, code) if row.kind == _CODES else _named(row, code)
        if row.kind == _CODES:
            sides = f"{row.country}/{row.role}, told {code.country}/{code.role}"
        else:
            sides = f"{row.title}, told {code.name}"
        yield f"{'HIT ' if right else 'MISS'} {row.phrase}: {sides} ({code.why})"


def files(folder: Path) -> list[Path]:
    """The one file."""
    return [_file(folder)]


def read(folder: Path, only: Collection[str] = ()) -> list[Row]:
    """The rows that are counted. Raises BadMeta."""
    path = _file(folder)
    try:
        rows = [_row(told) for told in json.loads(path.read_text("utf-8")) if told["fn"] in (_CODES, _NAMES)]
    except (OSError, ValueError, KeyError, TypeError, IndexError) as problem:
        raise BadMeta(file=path, why=f"cannot be read: {problem!r}", cure=CURE) from problem
    kept = [row for row in rows if not only or row.phrase in only]
    if not kept:
        raise BadMeta(file=path, why="no row to score" if not only else "no such phrase", cure=CURE)
    return kept


def _row(told: dict[str, object]) -> Row:
    args, named, expected = told["args"], told.get("kwargs") or {}, told["expected"]
    if not (isinstance(args, list) and isinstance(named, dict) and isinstance(expected, dict)):
        raise TypeError("args is no list, or kwargs or expected no object")
    phrase, context, date = (*(str(arg or "") for arg in args), "", "")[:3]
    when = str(named.get("query_date") or date) or None
    country, role = (_null(expected.get(name)) for name in ("country", "code_1"))
    return Row(
        str(told["fn"]),
        phrase,
        str(named.get("context") or context),
        when,
        country,
        role,
        str(expected.get("title", "")),
    )


def _null(code: object) -> str | None:
    return None if code is None or code in _NULL else str(code)


def _code(row: Row) -> ActorCode:
    return code_actor(row.phrase, row.context, row.date)


def _country(row: Row, code: ActorCode) -> bool:
    return _null(code.country) == row.country


def _role(row: Row, code: ActorCode) -> bool:
    return _country(row, code) and _null(code.role) == row.role


def _named(row: Row, code: ActorCode) -> bool:
    return fold(code.name) == fold(row.title)


def _file(folder: Path) -> Path:
    return folder if folder.is_file() else folder / NAME
