"""JSON -> Drafts: one object, a list, {"articles": [...]}, or one object a line. A bad record does not hide the others.

In: bytes. Out: for each record a Draft or the error that names it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import IO, Any

from tellings.errors import BadJson, BadRecord, Empty, NotText, ReadError, TooBig
from tellings.read.decode import decode
from tellings.read.draft import Draft
from tellings.read.fields import draft_of

_BLOCK = 8_000_000  # bytes of lines held at a time


def read(raw: bytes, file: str, charset: str | None = None) -> Iterator[Draft | ReadError]:
    """The articles of a .json file; when it holds one object a line, those of a .jsonl file."""
    text, doubts = decode(raw, file, charset)
    try:
        whole = load(text, file, 1)
    except BadJson as problem:
        if not _is_object_a_line(text):
            raise problem from None
        yield from _drafts(_lines(text, file), file, doubts)
        return
    yield from _drafts(_records(whole), file, doubts)


def read_lines(raw: bytes, file: str, charset: str | None = None) -> Iterator[Draft | ReadError]:
    """The articles of a .jsonl file, or of standard input: one object a line; a JSON document is taken too."""
    text, doubts = decode(raw, file, charset)
    if not _is_object_a_line(text):
        yield from read(raw, file, charset)
        return
    yield from _drafts(_lines(text, file), file, doubts)


def stream(lines: IO[bytes], file: str, limit: int) -> Iterator[Draft | ReadError]:
    """The articles of a file of JSON lines of any length, some megabytes at a time. Raises TooBig past the limit."""
    block, number = _block(lines, file, limit), 0
    if not _begins_with_lines(block):
        yield from _hashed(_all(block, lines, file, limit), file)
        return
    while block:
        yield from _of_block(block, file, number)
        number += block.count(b"\n")
        block = _block(lines, file, limit)


def _begins_with_lines(block: bytes) -> bool:
    """As `_is_object_a_line`, of its first lines; what is no UTF-8 there is looked at as a whole later."""
    head = [line for line in block.split(b"\n", 9)[:9] if line.strip()]
    return _is_object_a_line("\n".join(line.decode("utf-8-sig", "replace") for line in head))


def _of_block(block: bytes, file: str, number: int) -> Iterator[Draft | ReadError]:
    """The articles of some lines; where one of them is no text, it alone is lost."""
    if not block.strip():
        return
    try:
        text, doubts = decode(block, file)
    except NotText:
        yield from _drafts(_one_by_one(block, file, number), file, (), number)
        return
    yield from _drafts(_lines(text, file, number), file, doubts, number)


def _one_by_one(block: bytes, file: str, before: int) -> Iterator[_Record]:
    for number, line in enumerate(block.split(b"\n"), start=before + 1):
        if line.strip():
            try:
                yield load(line.decode("utf-8-sig"), file, number), hashlib.sha256(line).hexdigest()
            except BadJson as problem:
                yield problem, None
            except UnicodeDecodeError as problem:
                why = f"byte {problem.start} of its line is no UTF-8"
                yield BadRecord(file=file, record=number, why=why), None


def _hashed(whole: bytes, file: str) -> Iterator[Draft | ReadError]:
    """All of a file that is held at once; what has no line of its own has the hash of the file."""
    digest = hashlib.sha256(whole).hexdigest()
    for one in read_lines(whole, file):
        yield replace(one, raw_sha256=one.raw_sha256 or digest) if isinstance(one, Draft) else one


def _all(block: bytes, lines: IO[bytes], file: str, limit: int) -> bytes:
    whole = block + lines.read(limit)
    if len(whole) > limit:
        raise TooBig(file=file, limit=limit, how="", setting="TELLINGS_MAX_BYTES")
    return whole


def _block(lines: IO[bytes], file: str, limit: int) -> bytes:
    """The next whole lines."""
    most = min(_BLOCK, limit)
    block = lines.read(most)
    rest = lines.readline(limit) if len(block) == most and not block.endswith(b"\n") else b""
    if rest and len(rest) >= limit:
        raise TooBig(file=file, limit=limit, how=" on one line", setting="TELLINGS_MAX_BYTES")
    return block + rest


def _is_object_a_line(text: str) -> bool:
    """The first line that is not blank is a whole JSON value, and another line follows; or no line is JSON at all."""
    lines = [line for line in text.split("\n") if line.strip()]
    return len(lines) > 1 and any(_is_object(line) for line in lines[:3])


def _is_object(line: str) -> bool:
    try:
        return isinstance(load(line, "", 1), dict)
    except BadJson:
        return False


_Record = tuple[Any, str | None]  # a value or the error in its place; the hash of its line


def _lines(text: str, file: str, before: int = 0) -> Iterator[_Record]:
    for number, line in enumerate(text.split("\n"), start=before + 1):
        if line.strip():
            try:
                yield load(line, file, number), hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()
            except BadJson as problem:
                yield problem, None


def _records(whole: Any) -> Iterable[_Record]:
    if isinstance(whole, dict):
        for name in ("articles", "@graph"):
            if isinstance(whole.get(name), list):
                return [(record, None) for record in whole[name]]
    return [(record, None) for record in (whole if isinstance(whole, list) else [whole])]


def _drafts(
    records: Iterable[_Record], file: str, doubts: tuple[str, ...], before: int = 0
) -> Iterator[Draft | ReadError]:
    number = before
    for number, (record, digest) in enumerate(records, start=before + 1):
        if isinstance(record, ReadError):
            yield record
            continue
        try:
            yield replace(draft_of(record, file, number), doubts=doubts, raw_sha256=digest)
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
