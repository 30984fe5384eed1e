"""Tables of events: the events of tellings as tab-separated rows after a schema, and the check of such a table.

In: tellings; or the lines of a table. Out: a header and rows, one for each pair of actor and recipient; or what is
wrong, line by line. The columns stand in knowledge/event_tables.toml. An event that has no root type in PLOVER (only
possible, called for, denied) has no row: `--format jsonl` tells it.
"""

from __future__ import annotations

import csv
import functools
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO

from tellings.annotate.events_codes import Coded, coded
from tellings.knowledge.load import toml
from tellings.publish.csv import safe
from tellings.records import Evidence, Telling

FORMATS = ("plover", "gdelt-like")
_BREAKS = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the shape of a cell that is not empty, whether it may be empty, what it says."""

    name: str
    shape: re.Pattern[str]
    fill: bool
    says: str


@functools.cache
def columns(form: str) -> tuple[Column, ...]:
    """The columns of a form, in order."""
    table = toml("event_tables.toml")
    shapes = table["shapes"]
    return tuple(
        Column(one["name"], re.compile(shapes[one["shape"]]), one.get("fill", False), one["says"])
        for one in table[form]["columns"]
    )


def header(form: str) -> str:
    """The first line."""
    return _line(column.name for column in columns(form))


def rows(telling: Telling, form: str) -> str:
    """The lines of a telling's events, in their order; "" where it tells none."""
    cells = _cells(form)
    return "".join(
        _line(str(safe(told)) if _is_words(column) else told for column, told in _filled(form, cells(telling, row)))
        for row in coded(telling)
    )


def check(lines: Iterable[str]) -> Iterator[str]:
    """What is wrong with a table, with line and column; nothing where it holds."""
    table = csv.reader(lines, delimiter="\t")
    named = next(table, [])
    form = next((one for one in FORMATS if [column.name for column in columns(one)] == named), None)
    if form is None:
        yield f"line 1: no header of {' or '.join(FORMATS)}; keep the first line that tellings wrote"
        return
    for row in table:
        if len(row) != len(named):
            yield f"line {table.line_num}: {len(row)} cells instead of {len(named)}"
            continue
        for column, cell in zip(columns(form), row, strict=True):
            if not cell and column.fill:
                yield f"line {table.line_num}: {column.name} is empty"
            elif cell and not column.shape.fullmatch(cell):
                shape = f"does not have the shape {column.shape.pattern}"
                yield f"line {table.line_num}: {column.name}: {cell[:60]!r} {shape}"


def event_id(telling: Telling, row: Coded) -> str:
    """Sixteen hexadecimal digits from the article, the words, the type and both parties."""
    words = row.event.evidence[0]
    told = (telling.article.id, place(words), row.type, row.source.words, row.target.words if row.target else "")
    return hashlib.sha256("\x1f".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def place(words: Evidence) -> str:
    """ "text:10-25"."""
    return f"{words.where}:{words.start}-{words.end}"


def places(row: Coded, field: str) -> str:
    """Where the words stand that a field of the event rests on."""
    return "|".join(place(words) for name, words in row.event.where if name == field)


def published(telling: Telling) -> str:
    """The publication date, as exactly as it is known."""
    when, precision = telling.article.published, telling.article.published_precision
    if when is None or precision == "none":
        return ""
    return when.isoformat() if precision == "second" else f"{when:%Y-%m-%d}"


def address(telling: Telling) -> str:
    """The URL, else the file."""
    return telling.article.url or telling.article.file or ""


def _cells(form: str) -> Callable[[Telling, Coded], Cells]:
    if form == "plover":
        from tellings.publish.event_plover import cells
    else:
        from tellings.publish.event_gdelt import cells
    return cells


def _filled(form: str, cells: Cells) -> Iterator[tuple[Column, str]]:
    for column in columns(form):
        yield column, _BREAKS.sub(" ", cells.get(column.name, ""))


def _is_words(column: Column) -> bool:
    return bool(column.shape.pattern == toml("event_tables.toml")["shapes"]["words"])


def _line(cells: Iterable[str]) -> str:
    line = StringIO()
    csv.writer(line, delimiter="\t", lineterminator="\n").writerow(cells)
    return line.getvalue()
