"""A table of articles (commas, semicolons or tabs) -> Drafts: the first row names the fields, as in JSON.

In: bytes. Out: for each row a Draft or the error that names it. Refused (UnknownFormat): a table without a column of
texts or titles.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tellings.errors import BadRecord, ReadError, UnknownFormat
from tellings.knowledge.load import toml
from tellings.read.decode import decode
from tellings.read.draft import Draft
from tellings.read.fields import draft_of

_LONGEST_FIELD = 10_000_000


def read(raw: bytes, file: str, charset: str | None = None) -> Iterator[Draft | ReadError]:
    """The articles of a table."""
    text, doubts = decode(raw, file, charset)
    head = text.partition("\n")[0]
    csv.field_size_limit(_LONGEST_FIELD)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    rows = enumerate(_rows(table, file), start=1)
    _, names = next(rows, (0, []))
    told = toml("reading_fields.toml")["fields"]
    if isinstance(names, ReadError) or not {*told["text"], *told["title"]} & set(names):
        raise UnknownFormat(file=file, kind=".csv without a column named text or title")
    for number, row in rows:
        yield row if isinstance(row, ReadError) else _draft(names, row, file, number, doubts)


def _rows(table: Iterator[list[str]], file: str) -> Iterator[list[str] | ReadError]:
    """The rows that are not blank; a row that cannot be taken apart is an error, and the next one is read."""
    number = 0
    while True:
        number += 1
        try:
            row = next(table)
        except StopIteration:
            return
        except csv.Error as problem:
            yield BadRecord(file=file, record=number, why=problem)
        else:
            if any(map(str.strip, row)):
                yield [name.strip().lower() for name in row] if number == 1 else row


def _draft(
    names: Sequence[str], row: Sequence[str], file: str, number: int, doubts: tuple[str, ...]
) -> Draft | ReadError:
    given = {name: value for name, value in zip(names, row, strict=False) if value.strip()}
    try:
        return replace(draft_of(given, file, number), doubts=doubts)
    except ReadError as problem:
        return problem
