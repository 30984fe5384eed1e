"""The list of feeds to watch, a TOML file -> what to ask, how often, and whom to tell.

In: the path of a FEEDS.toml (docs/watch.md). Out: a WatchList. Refused (BadList), with the place and a cure: a file
that is no TOML, a name that means nothing here, a value of the wrong kind, a feed twice, no feed at all.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tellings.errors import BadList, ReadError
from tellings.read.request import place_of

EVERY = 900.0
LIMIT = 30.0
_UNITS = {"s": 1, "sec": 1, "second": 1, "min": 60, "minute": 60, "h": 3600, "hour": 3600, "d": 86400, "day": 86400}
_SPAN = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([a-z]+?)s?\s*", re.IGNORECASE)
_SHORTEST, _LONGEST = 1.0, 30 * 86400.0
_EXAMPLE = 'a line [[feeds]] and under it url = "https://…" for each feed'


@dataclass(frozen=True, slots=True)
class Feed:
    """An address to ask every so many seconds; `outlet` is the name under which its articles go."""

    url: str
    every: float = EVERY
    outlet: str | None = None
    full_text: bool = False


@dataclass(frozen=True, slots=True)
class WatchList:
    """The feeds, and the command that is run for each piece of news, with the seconds it may take."""

    feeds: tuple[Feed, ...]
    command: tuple[str, ...] = ()
    limit: float = LIMIT


def read_list(path: Path) -> WatchList:
    """The list in a file. Raises BadList."""
    try:
        told = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as problem:
        raise _bad(path, "the file", f"cannot be read ({problem.strerror})", "check its path") from problem
    except UnicodeDecodeError as problem:
        raise _bad(path, "the file", f"byte {problem.start} is no UTF-8", "save it as UTF-8") from problem
    except tomllib.TOMLDecodeError as problem:
        raise _bad(path, "the file", f"is no TOML: {problem}", f"write {_EXAMPLE}") from problem
    _known(path, "the top", told, {"watch", "feeds"})
    common = _table(path, told.get("watch", {}), "[watch]")
    _known(path, "[watch]", common, {"every", "full_text", "command", "limit"})
    feeds = told.get("feeds")
    if not isinstance(feeds, list) or not feeds:
        raise _bad(path, "the top", "no feed to watch", 'name each with [[feeds]] and a line url = "https://…"')
    found = tuple(_feed(path, one, f"feed {number}", common) for number, one in enumerate(feeds, start=1))
    _distinct(path, found)
    every = _span(path, "[watch]", "limit", common.get("limit", LIMIT))
    return WatchList(found, _command(path, common.get("command", [])), every)


def _bad(path: Path, place: str, why: str, cure: str) -> BadList:
    return BadList(file=path, place=place, why=why, cure=cure)


def _table(path: Path, told: Any, place: str) -> Mapping[str, Any]:
    if not isinstance(told, dict):
        raise _bad(path, place, "is no table", "give each setting on a line of its own: name = value")
    return told


def _known(path: Path, place: str, told: Mapping[str, Any], names: set[str]) -> None:
    for name in told:
        if name not in names:
            near = difflib.get_close_matches(name, names, 1)
            cure = f"write {near[0]}" if near else f"the names are {', '.join(sorted(names))}"
            raise _bad(path, place, f"{name!r} means nothing here", cure)


def _feed(path: Path, told: Any, place: str, common: Mapping[str, Any]) -> Feed:
    told = {"url": told} if isinstance(told, str) else _table(path, told, place)
    _known(path, place, told, {"url", "every", "outlet", "full_text"})
    url, outlet = told.get("url"), told.get("outlet")
    if not isinstance(url, str):
        raise _bad(path, place, "no url" if url is None else "the url is no text", 'write url = "https://…"')
    try:
        place_of(url)
    except ReadError as problem:
        why, cure = problem.facts.get("why", problem), problem.facts.get("cure", "write https://host/path")
        raise _bad(path, place, f"{url}: {why}", str(cure)) from problem
    if outlet is not None and not (isinstance(outlet, str) and outlet.strip()):
        raise _bad(path, place, "the outlet is no name", 'write outlet = "Name", or leave it out')
    whole = told.get("full_text", common.get("full_text", False))
    if not isinstance(whole, bool):
        raise _bad(path, place, "full_text is neither true nor false", "write full_text = true")
    return Feed(url, _span(path, place, "every", told.get("every", common.get("every", EVERY))), outlet, whole)


def _span(path: Path, place: str, name: str, told: Any) -> float:
    """Seconds: 900, or "15 min"."""
    found: float | None = None
    if isinstance(told, int | float) and not isinstance(told, bool):
        found = float(told)
    elif isinstance(told, str) and (match := _SPAN.fullmatch(told)) and (unit := _UNITS.get(match[2].lower())):
        found = float(match[1]) * unit
    if found is None or not _SHORTEST <= found <= _LONGEST:
        why = f"{name} = {told!r} is no time from a second to thirty days"
        raise _bad(path, place, why, f'write {name} = "15 min", or the seconds')
    return found


def _command(path: Path, told: Any) -> tuple[str, ...]:
    if not isinstance(told, list) or not all(isinstance(word, str) and word for word in told):
        cure = 'give the program and each argument as a word of a list: command = ["notify", "--json"]'
        raise _bad(path, "[watch]", "the command is no list of words; no shell reads it", cure)
    return tuple(told)


def _distinct(path: Path, feeds: tuple[Feed, ...]) -> None:
    seen: dict[str, int] = {}
    for number, feed in enumerate(feeds, start=1):
        if feed.url in seen:
            raise _bad(path, f"feed {number}", f"is feed {seen[feed.url]} again ({feed.url})", "leave one of them out")
        seen[feed.url] = number
