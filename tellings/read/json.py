"""JSON -> Drafts: one object, a list, {"articles": [...]}, or one object a line. A bad record does not hide the others.

In: bytes. Out: for each record a Draft or the error that names it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from tellings.errors import BadJson, Empty, ReadError
from tellings.read.decode import decode
from tellings.read.draft import Draft
from tellings.read.fields import draft_of


def read(raw: bytes, file: str) -> Iterator[Draft | ReadError]:
    """The articles of a .json file; when it holds one object a line, those of a .jsonl file."""
    text, doubts = decode(raw, file)
    try:
        whole = load(text, file, 1)
    except BadJson as problem:
        if not _is_object_a_line(text):
            raise problem from None
        yield from _drafts(_lines(text, file), file, doubts)
        return
    yield from _drafts(_records(whole), file, doubts)


def read_lines(raw: bytes, file: str) -> Iterator[Draft | ReadError]:
    """The articles of a .jsonl file, or of standard input: one object a line; a JSON document is taken too."""
    text, doubts = decode(raw, file)
    if not _is_object_a_line(text):
        yield from read(raw, file)
        return
    yield from _drafts(_lines(text, file), file, doubts)


def _is_object_a_line(text: str) -> bool:
    """The first line that is not blank is a whole JSON value, and another line follows; or no line is JSON at all."""
    lines = [line for line in text.split("\n") if line.strip()]
    return len(lines) > 1 and any(_is_object(line) for line in lines[:3])


def _is_object(line: str) -> bool:
    try:
        return isinstance(load(line, "", 1), dict)
    except BadJson:
        return False


def _lines(text: str, file: str) -> Iterator[Any]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield load(line, file, number)
            except BadJson as problem:
                yield problem


def _records(whole: Any) -> Iterable[Any]:
    if isinstance(whole, dict):
        for name in ("articles", "@graph"):
            if isinstance(whole.get(name), list):
                return list(whole[name])
    return whole if isinstance(whole, list) else [whole]


def _drafts(records: Iterable[Any], file: str, doubts: tuple[str, ...]) -> Iterator[Draft | ReadError]:
    number = 0
    for number, record in enumerate(records, start=1):
        if isinstance(record, ReadError):
            yield record
            continue
        try:
            yield replace(draft_of(record, file, number), doubts=doubts)
        except ReadError as problem:
            yield problem
    if not number:
        yield Empty(file=file)


def load(text: str, file: str, line: int) -> Any:
    """A JSON value. Raises BadJson with its line and column."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as problem:
        raise BadJson(file=file, line=line + problem.lineno - 1, column=problem.colno, why=problem.msg) from problem
    except RecursionError as problem:
        raise BadJson(file=file, line=line, column=1, why="nested too deeply") from problem
    except ValueError as problem:
        raise BadJson(file=file, line=line, column=1, why=problem) from problem
