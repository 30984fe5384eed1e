"""PLOVER records: sentences as they stand, no actor given -> is an event found with type and both countries right?

A record is found where one of the coder's rows for its sentence has all three right; `first` asks it of the first row
alone, `precision` of every row. See `plover_read.py` for the forms of a record.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from tellings.annotate.events_codes import Coded, coded
from tellings.errors import BadMeta
from tellings.evaluate import plover_read
from tellings.evaluate.plover_read import Record
from tellings.evaluate.scores import Figure, Scores
from tellings.pipeline import annotate_many, read

_HOW = "type, source country and target country all right, from the sentence alone"

Row = tuple[str, str | None, str | None]


def evaluate(folder: Path, only: Collection[str] = ()) -> Scores:
    """Score every record, or those named by their id."""
    pairs = list(_answers(folder, only))
    told = sum(len(rows) for _, rows in pairs)
    counts = {
        "found": ("all three right", sum(_gold(one) in rows for one, rows in pairs)),
        "first": ("all three right in the first row", sum(rows[:1] == [_gold(one)] for one, rows in pairs)),
        "type": ("type right", sum(one.type in {row[0] for row in rows} for one, rows in pairs)),
        "countries": ("both countries right", sum(_gold(one)[1:] in {row[1:] for row in rows} for one, rows in pairs)),
        "coded": ("records with a row", sum(bool(rows) for _, rows in pairs)),
    }
    figures = [Figure(name, label, part, len(pairs)) for name, (label, part) in counts.items()]
    figures.insert(1, Figure("precision", "rows that are right", counts["found"][1], told))
    return Scores("plover", len(pairs), _HOW, tuple(figures))


def listing(folder: Path, only: Collection[str] = ()) -> Iterator[str]:
    """Each record with HIT or MISS, what is known and what was answered."""
    for one, rows in _answers(folder, only):
        verdict = "HIT " if _gold(one) in rows else "MISS"
        yield f"{verdict} {one.name} {_shown(_gold(one))}: {'; '.join(map(_shown, rows)) or 'uncoded'} | {one.text}"


def files(folder: Path) -> list[Path]:
    """The files that hold records."""
    return plover_read.files(folder)


def _answers(folder: Path, only: Collection[str]) -> Iterator[tuple[Record, list[Row]]]:
    """Each record with the coder's rows, each once."""
    records = [one for path in files(folder) for one in plover_read.read(path) if not only or one.name in only]
    if not records:
        raise BadMeta(
            file=folder, why="no record in it", cure="give .jsonl, .tsv or .csv with sentences and their codes"
        )
    articles = [article for one in records for article in read({"text": one.text, "date": one.date})]
    for one, telling in zip(records, annotate_many(articles), strict=True):
        yield one, list(dict.fromkeys(map(_row, coded(telling))))


def _row(one: Coded) -> Row:
    return one.type, one.source.country, one.target.country if one.target else None


def _gold(one: Record) -> Row:
    return one.type, one.source, one.target


def _shown(row: Row) -> str:
    return f"{row[0]} {row[1] or '-'}→{row[2] or '-'}"
