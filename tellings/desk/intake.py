"""Intake: paths, patterns, addresses -> articles with the place where they were read, file by file.

A file of many articles that was read to its end, and has not changed since, is passed over and told as `Before`, and so
is an address that says that nothing changed. What could not be read comes as it is met; the store's own file is no
article. Files of one article are read each time: a sidecar beside them may have changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tellings.desk.readout import Wanted
from tellings.errors import ReadError
from tellings.read.folders import files
from tellings.read.formats import SINGLE
from tellings.read.sources import Opened, is_address, opened
from tellings.records import Article
from tellings.settings import Settings
from tellings.store.rows import SourceRow
from tellings.store.store import Store


@dataclass(frozen=True, slots=True)
class Taken:
    """An article, and where it was read (`store.rows.Entry` says what place and alone are)."""

    article: Article
    place: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Ended:
    """A file that was read to its end without an error."""

    source: str
    state: Mapping[str, str]
    seen: int


@dataclass(frozen=True, slots=True)
class Before:
    """A file that was read before and has not changed."""

    source: str
    seen: int


Item = Taken | Article | ReadError | Ended | Before


@dataclass(frozen=True, slots=True)
class Told:
    """What options say of files."""

    outlets: Mapping[str, str] = field(default_factory=dict)
    published: Mapping[str, str] = field(default_factory=dict)


def intake(
    store: Store, sources: Iterable[Any], *, settings: Settings, wanted: Wanted, told: Told | None = None
) -> Iterator[Item]:
    """All that the sources hold, in order."""
    told = told or Told()

    def marks(url: str) -> Mapping[str, str]:
        """By what an address may say that nothing changed, when no more is wanted of it than the last time."""
        before = store.source(url)
        return before.state if before and _covers(before.state, _asked_of(settings, wanted, told)) else {}

    found = opened(
        sources, outlets=told.outlets, published=told.published, settings=settings, seen=store.has_address, marks=marks
    )
    for one in found:
        if one.path is not None and _is_store(one.path, store.where):
            continue
        state = _state(one, settings, wanted, told)
        before = store.source(one.name) if state else None
        if one.path and state and before and before.done and _covers(before.state, state):
            yield Before(one.name, before.seen)
            continue
        yield from _of(one, state, before)


def _is_store(path: Path, where: str) -> bool:
    """The store itself and its log, in a folder that is read as a whole."""
    name = str(Path(where).absolute())
    return str(path.absolute()) in (name, f"{name}-wal", f"{name}-shm")


def _of(one: Opened, state: Mapping[str, str], before: SourceRow | None) -> Iterator[Item]:
    seen, whole = 0, True
    for found in one.found:
        if isinstance(found, Article):
            seen += 1
            yield Taken(found, one.name, one.alone)
        else:
            whole = False
            yield found
    if one.marks.pop("unchanged", None) and before:
        yield Before(one.name, before.seen)
    elif state and whole and (one.path or one.marks):
        yield Ended(one.name, {**state, **one.marks}, seen)


def _state(one: Opened, settings: Settings, wanted: Wanted, told: Told) -> dict[str, str]:
    """By what a file is known to be the same; nothing for what is read each time."""
    if is_address(one.name):
        return _asked_of(settings, wanted, told)
    if one.path is None or one.alone:
        return {}
    try:
        stat = one.path.stat()
    except (OSError, ValueError):
        return {}
    return {
        "size": str(stat.st_size),
        "changed": str(stat.st_mtime_ns),
        **_asked_of(settings, wanted, told),
    }


def _asked_of(settings: Settings, wanted: Wanted, told: Told) -> dict[str, str]:
    """What the run wants of a source, and what its options say."""
    options = repr((sorted(told.outlets.items()), sorted(told.published.items()), settings.full_text))
    return {
        "options": hashlib.sha256(options.encode()).hexdigest()[:16],
        "tellings": str(wanted.tellings),
        "looks": str(wanted.looks),
    }


def _covers(before: Mapping[str, str], now: Mapping[str, str]) -> bool:
    """The same file, and no more wanted of it than then."""
    return all(before.get(name) == told or (told == "False" and name in before) for name, told in now.items())


def total(sources: Iterable[Any]) -> int | None:
    """How many articles there will be, where that can be told without reading them."""
    count = 0
    for source in sources:
        if is_address(source) or not isinstance(source, str | Path) or source == "-":
            return None
        for found in files(source):
            if isinstance(found, ReadError):
                continue
            lines = _lines(found[0])
            if lines is None:
                return None
            count += lines
    return count


def _lines(path: Path) -> int | None:
    ending = path.suffix.lower()
    if ending in SINGLE:
        return 1
    if ending not in (".jsonl", ".ndjson"):
        return None
    try:
        with path.open("rb") as opened_file:
            return sum(block.count(b"\n") for block in iter(lambda: opened_file.read(1 << 20), b""))
    except OSError:
        return None
