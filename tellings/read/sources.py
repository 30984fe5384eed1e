"""Sources -> Articles: files, folders, JSON objects, streams; every kind of file has its reader in FORMATS.

In: paths, mappings, articles, streams of JSON lines, "-" for standard input. Out: articles in the order of the sources.
A folder is read with what is below it, in the order of its paths; hidden files are left out. Nothing is fetched.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import IO, Any

from tellings.errors import Empty, ReadError, TooLong, UnknownFormat, Unreadable
from tellings.read import html, json, txt
from tellings.read.draft import Draft
from tellings.read.fields import draft_of
from tellings.read.freeze import freeze
from tellings.read.meta import assigned, is_sidecar, lone_sidecar, with_date, with_told
from tellings.records import Article
from tellings.settings import Settings

Source = str | Path | Mapping[str, Any] | Article | IO[str] | IO[bytes]
Reader = Callable[[bytes, str], Iterator[Draft | ReadError]]

PAGES: Mapping[str, Reader] = {
    ".txt": txt.read,
    ".text": txt.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
}
FORMATS: Mapping[str, Reader] = {
    **PAGES,
    ".json": json.read,
    ".jsonl": json.read_lines,
    ".ndjson": json.read_lines,
}


def read(
    source: Source,
    *,
    name: str | None = None,
    outlet: str | None = None,
    published: str | date | None = None,
    settings: Settings | None = None,
) -> list[Article]:
    """The articles of one source. Raises the first ReadError; files of other kinds in a folder are passed over.

    `name` is what to show as its file; `outlet` and `published` stand for what the source does not say or says wrong.
    """
    articles = []
    for one in _inputs(source):
        for found in _articles(one, _Told(name, outlet, published), settings or Settings()):
            if isinstance(found, Article):
                articles.append(found)
            elif not (one.inside and isinstance(found, UnknownFormat)):
                raise found
    return articles


def read_many(
    sources: Iterable[Source],
    *,
    outlets: Mapping[str, str] | None = None,
    published: Mapping[str, str | date] | None = None,
    settings: Settings | None = None,
) -> tuple[list[Article], list[ReadError]]:
    """The articles of all sources that can be read, and an error for each file or record that cannot.

    `outlets` and `published` say it for files, by path or name.
    """
    inputs = [one for source in sources for one in _inputs(source)]
    paths = [one.path for one in inputs if one.path is not None]
    outlet_of, bad_outlets = assigned(outlets or {}, paths, "--outlet")
    day_of, bad_days = assigned(published or {}, paths, "--published")
    articles: list[Article] = []
    errors = bad_outlets + bad_days
    for one in inputs:
        told = _Told(None, outlet_of.get(one.path), day_of.get(one.path)) if one.path else _Told()
        for found in _articles(one, told, settings or Settings()):
            if isinstance(found, Article):
                articles.append(found)
            else:
                errors.append(found)
    return articles, errors


_LONGEST_FILE = 200_000_000  # bytes; what stands in it is measured article by article


@dataclass(frozen=True, slots=True)
class _Told:
    """What options say of an input."""

    name: str | None = None
    outlet: str | None = None
    published: str | date | None = None


@dataclass(frozen=True, slots=True)
class _Input:
    """One thing to read: a file (with the name to show), something else, or an error met on the way to it."""

    source: Source | ReadError
    path: Path | None = None
    shown: str | None = None
    inside: bool = False  # found in a folder


def _inputs(source: Source) -> Iterator[_Input]:
    """A folder's files; any other source itself."""
    if source == "-":
        yield _Input(sys.stdin.buffer, shown="standard input")
    elif not isinstance(source, str | Path):
        yield _Input(source)
    elif str(source).startswith(("http://", "https://")):
        yield _Input(Unreadable(file=source, why="web addresses are not fetched; save the page as .html"))
    elif not _is_folder(path := Path(source)):
        yield _Input(path, path, path.name)
    else:
        yield from _below(path)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _below(folder: Path) -> Iterator[_Input]:
    problems: list[OSError] = []
    files: list[Path] = []
    for where, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [Path(where, name) for name in names if not name.startswith(".")]
    for problem in problems:
        yield _Input(Unreadable(file=problem.filename, why=problem.strerror))
    if not files and not problems:
        yield _Input(Empty(file=folder))
    for path in sorted(files, key=lambda path: path.relative_to(folder).parts):
        yield _Input(path, path, path.relative_to(folder).as_posix(), inside=True)


def _articles(one: _Input, told: _Told, settings: Settings) -> Iterator[Article | ReadError]:
    """The articles of one input, each with what the options say of it."""
    if isinstance(one.source, ReadError | Article):
        yield one.source
        return
    shown = told.name or one.shown
    file = str(one.path or shown or getattr(one.source, "name", "(an object)"))
    drafts = _of_file(one.path, told) if one.path else _with_options(_of_memory(one.source, file), told, file)
    try:
        for draft in drafts:
            yield draft if isinstance(draft, ReadError) else _frozen(replace(draft, file=shown), file, settings)
    except ReadError as problem:
        yield problem


def _frozen(draft: Draft, file: str, settings: Settings) -> Article | ReadError:
    try:
        return freeze(draft, file, settings)
    except ReadError as problem:
        return problem


def _of_file(path: Path, told: _Told) -> Iterator[Draft | ReadError]:
    """The drafts of a file. A sidecar gives none: it is read with the file it tells of."""
    if is_sidecar(path):
        yield from lone_sidecar(path, PAGES)
        return
    ending = path.suffix.lower()
    if ending not in FORMATS and os.path.exists(path):
        raise UnknownFormat(file=path, kind=ending or "without an ending")
    drafts = FORMATS.get(ending, txt.read)(_bytes_of(path), str(path))
    if ending not in PAGES:
        yield from _with_options(drafts, told, str(path))
        return
    for draft in drafts:
        if isinstance(draft, ReadError):
            yield draft
            continue
        draft, problems = with_told(draft, path, told.outlet, told.published)
        yield from problems
        yield draft


def _with_options(drafts: Iterable[Draft | ReadError], told: _Told, file: str) -> Iterator[Draft | ReadError]:
    problem: ReadError | None = None
    for draft in drafts:
        if isinstance(draft, Draft):
            named = replace(draft, outlet=told.outlet or draft.outlet)
            draft, problem = with_date(named, told.published, file)
        yield draft
    if problem:
        yield problem


def _bytes_of(path: Path) -> bytes:
    try:
        if (size := path.stat().st_size) > _LONGEST_FILE:
            raise TooLong(file=path, length=size, limit=_LONGEST_FILE)
        return path.read_bytes()
    except (OSError, ValueError) as problem:
        why = problem.strerror if isinstance(problem, OSError) and problem.strerror else problem
        raise Unreadable(file=path, why=why) from problem


def _of_memory(source: Any, file: str) -> Iterator[Draft | ReadError]:
    """The drafts of a mapping, or of a stream of JSON lines."""
    if not hasattr(source, "read"):
        yield draft_of(source, file, 1)
        return
    try:
        raw = source.read()
    except (OSError, ValueError) as problem:
        raise Unreadable(file=file, why=problem) from problem
    yield from json.read_lines(raw if isinstance(raw, bytes) else raw.encode("utf-8", "surrogatepass"), file)
