"""Sources -> Articles: files, folders, patterns, addresses, JSON objects, streams; `formats.py` has the kinds of files.

In: paths, mappings, articles, streams of JSON lines, "-" for standard input, addresses of the web. Out: articles in the
order of the sources. Nothing is fetched because of a file, unless the settings ask for full texts.
"""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from tellings.errors import OnlyLinks, PartlyRead, ReadError, TooBig, UnknownFormat, Unreadable
from tellings.read import folders, formats, json
from tellings.read.draft import Draft, Found, Link
from tellings.read.fields import draft_of
from tellings.read.freeze import freeze
from tellings.read.meta import assigned, is_sidecar, lone_sidecar, with_date, with_told
from tellings.records import Article
from tellings.settings import Settings

if TYPE_CHECKING:
    from tellings.read.web import Web

Source = str | Path | Mapping[str, Any] | Article | IO[str] | IO[bytes]
_STREAMED = (formats.ARCHIVE_ENDING, ".jsonl", ".ndjson", ".gz")  # read as they come, so of any length
ONLY_TITLE = "only its title was read, in a sitemap; --full-text fetches the article itself"
Seen = Callable[[str], bool]  # whether an address is read already


def read(
    source: Source,
    *,
    name: str | None = None,
    outlet: str | None = None,
    published: str | date | None = None,
    settings: Settings | None = None,
) -> list[Article]:
    """The articles of one source. Raises the first ReadError; files of other kinds in a folder are passed over,
    and so is what the end of a damaged file would have held.

    `name` is what to show as its file; `outlet` and `published` stand for what the source does not say or says wrong.
    """
    articles = []
    settings = settings or Settings()
    web = _web(settings, None)
    for one in _inputs(source):
        for found in _articles(one, _Told(name, outlet, published), settings, web, {}):
            if isinstance(found, Article):
                articles.append(found)
            elif not isinstance(found, PartlyRead) and not (one.inside and isinstance(found, UnknownFormat)):
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
    articles: list[Article] = []
    errors: list[ReadError] = []
    for found in stream(sources, outlets=outlets, published=published, settings=settings):
        if isinstance(found, Article):
            articles.append(found)
        else:
            errors.append(found)
    return articles, errors


def stream(
    sources: Iterable[Source],
    *,
    outlets: Mapping[str, str] | None = None,
    published: Mapping[str, str | date] | None = None,
    settings: Settings | None = None,
    seen: Seen | None = None,
) -> Iterator[Article | ReadError]:
    """What `read_many` gives, one after the other as it is read, so that an archive may be larger than memory.

    A link of a feed or sitemap that is `seen` is not fetched again.
    """
    for one in opened(sources, outlets=outlets, published=published, settings=settings, seen=seen):
        yield from one.found


@dataclass(frozen=True, slots=True)
class Opened:
    """A file or address and what it holds, read when asked for. `path` is None for what is no file; `name` is its
    path or address, "" for an object; `alone`: it holds one article and no more. `marks` of an address are those of the
    last time, and once it was read the new ones: etag, modified, and `unchanged` when nothing came."""

    name: str
    path: Path | None
    alone: bool
    found: Iterator[Article | ReadError]
    marks: dict[str, str] = field(default_factory=dict)


def opened(
    sources: Iterable[Source],
    *,
    outlets: Mapping[str, str] | None = None,
    published: Mapping[str, str | date] | None = None,
    settings: Settings | None = None,
    seen: Seen | None = None,
    marks: Callable[[str], Mapping[str, str]] | None = None,
) -> Iterator[Opened]:
    """The same file by file, so that one may be passed over; what is wrong with the options comes first.

    `marks` are etag and modified that an address had the last time: it is asked only for what changed since.
    """
    settings = settings or Settings()
    web = _web(settings, seen)
    inputs = [one for source in sources for one in _inputs(source)]
    paths = [one.path for one in inputs if one.path is not None]
    outlet_of, bad_outlets = assigned(outlets or {}, paths, "--outlet")
    day_of, bad_days = assigned(published or {}, paths, "--published")
    yield Opened("", None, False, iter(bad_outlets + bad_days))
    for one in inputs:
        told = _Told(None, outlet_of.get(one.path), day_of.get(one.path)) if one.path else _Told()
        name = str(one.path.absolute() if one.path else one.source if is_address(one.source) else "")
        alone = one.path is not None and one.path.suffix.lower() in formats.SINGLE
        kept = dict(marks(name)) if marks and is_address(one.source) else {}
        yield Opened(name, one.path, alone, _articles(one, told, settings, web, kept), kept)


def frozen(
    found: Iterable[Draft | ReadError], file: str, settings: Settings, outlet: str | None = None
) -> Iterator[Article | ReadError]:
    """Articles of what a visit found (web.py), under the name of an outlet when one is given."""
    try:
        for one in _with_options(found, _Told(None, outlet), file):
            yield one if isinstance(one, ReadError) else _frozen(one, None, file, settings)
    except ReadError as problem:
        yield problem


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


def is_address(source: object) -> bool:
    """An address of the web, not a path."""
    return isinstance(source, str) and source[:8].lower().startswith(("http://", "https://"))


def _web(settings: Settings, seen: Seen | None) -> Callable[[], Web]:
    """The way to the web, made when the first address asks for it."""

    @functools.cache
    def opened() -> Web:
        from tellings.read.web import Web

        return Web(settings, seen)

    return opened


def _inputs(source: Source) -> Iterator[_Input]:
    """The files that a path means; any other source itself."""
    if source == "-":
        yield _Input(sys.stdin.buffer, shown="standard input")
    elif is_address(source) or not isinstance(source, str | Path):
        yield _Input(source)
    else:
        for found in folders.files(source):
            yield _Input(found) if isinstance(found, ReadError) else _Input(found[0], *found)


def _articles(
    one: _Input, told: _Told, settings: Settings, web: Callable[[], Web], marks: dict[str, str]
) -> Iterator[Article | ReadError]:
    """The articles of one input, each with what the options say of it."""
    if isinstance(one.source, ReadError | Article):
        yield one.source
        return
    address = str(one.source) if is_address(one.source) else None
    shown = None if address else told.name or one.shown
    file = address or str(one.path or shown or getattr(one.source, "name", "(an object)"))
    try:
        drafts = _visited(web(), address, marks) if address else _found(one, told, file, settings, web)
        for found in _with_options(drafts, told, file) if address else drafts:
            yield found if isinstance(found, ReadError) else _frozen(found, shown, file, settings)
    except ReadError as problem:
        yield problem


def _visited(web: Web, address: str, marks: dict[str, str]) -> Iterator[Draft | ReadError]:
    """What stands at an address; its marks are told anew."""
    visit = web.visit(address, marks.get("etag"), marks.get("modified"))
    yield from visit.found
    told = {"etag": visit.etag, "modified": visit.modified, "unchanged": "" if visit.fresh else "yes"}
    marks.clear()
    marks.update({name: value for name, value in told.items() if value})


def _found(
    one: _Input, told: _Told, file: str, settings: Settings, web: Callable[[], Web]
) -> Iterator[Draft | ReadError]:
    if one.path:
        found = _of_file(one.path, settings)
        drafts = web().followed(found, file) if settings.full_text else _unfollowed(found, file)
        alone = one.path.suffix.lower() in formats.SINGLE
        yield from _with_sidecar(drafts, one.path, told) if alone else _with_options(drafts, told, file)
    else:
        yield from _with_options(_of_memory(one.source, file), told, file)


def _frozen(draft: Draft, shown: str | None, file: str, settings: Settings) -> Article | ReadError:
    try:
        return freeze(replace(draft, file=shown), file, settings)
    except ReadError as problem:
        return problem


def _unfollowed(found: Iterable[Found], file: str) -> Iterator[Draft | ReadError]:
    """Without asking the web: of a list of links those with a title are articles of a title only."""
    bare = 0
    for one in found:
        if not isinstance(one, Link):
            yield one
        elif one.title:
            yield Draft("", one.title, one.outlet, one.published, one.url, one.url, doubts=(ONLY_TITLE,))
        else:
            bare += 1
    if bare:
        yield OnlyLinks(file=file, count=bare)


def _of_file(path: Path, settings: Settings) -> Iterator[Found]:
    """What a file holds. A sidecar gives nothing: it is read with the file it tells of."""
    if is_sidecar(path):
        yield from lone_sidecar(path, formats.SINGLE)
        return
    ending = path.suffix.lower()
    try:
        with path.open("rb") as opened:
            if ending not in _STREAMED and os.fstat(opened.fileno()).st_size > settings.max_bytes:
                raise TooBig(file=path, limit=settings.max_bytes, how="", setting="TELLINGS_MAX_BYTES")
            yield from formats.found_in(opened, str(path), ending, settings)
    except (OSError, ValueError) as problem:
        why = problem.strerror if isinstance(problem, OSError) and problem.strerror else problem
        raise Unreadable(file=path, why=why) from problem


def _with_sidecar(drafts: Iterable[Draft | ReadError], path: Path, told: _Told) -> Iterator[Draft | ReadError]:
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
