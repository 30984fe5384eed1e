"""Watch: ask feeds again and again, take in what is new, and tell the news.

In: a store, a list of feeds, a way to the web, a clock and a sleeper. Out: news, through `tell`. Each feed has its own
turn; one that fails is asked half as often each time, up to once a day, or when its host says. Marks of a feed (ETag,
Last-Modified) are kept in the store only after all of it was taken in. Told to stop, it finishes the article under way,
commits, and ends.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tellings.desk.ingest import Group, ingest
from tellings.desk.intake import Taken
from tellings.desk.news import News, Teller
from tellings.desk.watch_list import Feed
from tellings.errors import Empty, ReadError, StoreError, TellingsError
from tellings.read.fetch import Fetcher
from tellings.read.pace import Clock, Sleep
from tellings.read.sources import frozen
from tellings.read.web import Web
from tellings.records import Article
from tellings.settings import Settings
from tellings.store.store import Store

_SELDOMEST = 86_400.0  # seconds: a feed that fails is asked once a day at least
_NAME = "watch "  # what the state of a feed is kept under, beside what `ingest` keeps of the same address
_MOST_LINKS = 50_000  # links of a feed that are remembered as fetched
Hear = Callable[[TellingsError, float | None], None]  # what went wrong, and in how many seconds it is tried again


@dataclass(frozen=True, slots=True)
class Ways:
    """What a watch needs of the world; a test gives its own."""

    fetcher: Fetcher
    clock: Clock
    sleep: Sleep
    stop: Callable[[], bool]
    group: Group | None
    tell: Callable[[News], None]
    hear: Hear


@dataclass(slots=True)
class _Turn:
    """When a feed is asked next, and how often it failed in a row."""

    feed: Feed
    at: float
    failures: int = 0


def watch(store: Store, feeds: tuple[Feed, ...], teller: Teller, settings: Settings, ways: Ways, once: bool) -> bool:
    """Until told to stop, or with `once` until each feed was asked once. False when every feed failed."""
    turns = [_Turn(feed, ways.clock()) for feed in feeds]
    worked = False
    while turns and not ways.stop():
        turn = min(turns, key=lambda one: one.at)
        if (wait := turn.at - ways.clock()) > 0:
            ways.sleep(wait)
            continue
        worked |= _take(store, turn, settings, ways)
        _tell(teller, ways)
        if once:
            turns.remove(turn)
    return worked


def _tell(teller: Teller, ways: Ways) -> None:
    try:
        for news in teller.news():
            if isinstance(news, News):
                ways.tell(news)
            else:
                ways.hear(news, None)
    except StoreError as problem:
        ways.hear(problem, None)


def _take(store: Store, turn: _Turn, settings: Settings, ways: Ways) -> bool:
    """One turn of a feed; whether it could be asked and kept."""
    try:
        _visit(store, turn.feed, settings, ways)
    except (ReadError, StoreError) as problem:
        turn.failures += 1
        told = problem.facts.get("retry_after")
        usual = min(turn.feed.every * 2.0**turn.failures, max(_SELDOMEST, turn.feed.every))
        wait = max(usual, float(str(told)) if told else 0.0)
        turn.at = ways.clock() + wait
        ways.hear(problem, wait)
        return False
    turn.failures = 0
    turn.at = ways.clock() + turn.feed.every
    return True


def _visit(store: Store, feed: Feed, settings: Settings, ways: Ways) -> None:
    """Ask a feed and take in what it holds. Raises ReadError when it cannot be had, StoreError when not kept."""
    before = store.source(_NAME + feed.url)
    state = before.state if before else {}
    links = _Links(state.get("links", ""))
    own = replace(settings, full_text=feed.full_text)
    visit = Web(own, links.seen, ways.fetcher).visit(feed.url, state.get("etag"), state.get("modified"))
    if not visit.fresh:
        return
    items = _until(frozen(visit.found, feed.url, own, feed.outlet), feed, links, ways)
    done = ingest(store, items, settings=own, group=ways.group, hear=lambda problem: ways.hear(problem, None))
    if not ways.stop():
        marks = {"etag": visit.etag, "modified": visit.modified, "links": links.told()}
        state = {name: value for name, value in marks.items() if value}
        store.put_source(_NAME + feed.url, state=state, seen=(before.seen if before else 0) + done.new, done=True)


def _until(found: Iterator[Article | ReadError], feed: Feed, links: _Links, ways: Ways) -> Iterator[Taken | ReadError]:
    """Article by article until told to stop. A feed without entries is no error; a link that failed is tried again."""
    for one in found:
        if isinstance(one, Article):
            yield Taken(one, feed.url)
        elif not isinstance(one, Empty):
            links.forget(str(one.facts.get("file")))
            yield one
        if ways.stop():
            return


class _Links:
    """The links of a feed that were fetched, by a mark of each: a page may call itself by another address."""

    def __init__(self, told: str) -> None:
        self._marks = dict.fromkeys(told.split())

    def seen(self, url: str) -> bool:
        """Whether it was fetched before; from now on it was."""
        mark = _mark(url)
        known = mark in self._marks
        self._marks.pop(mark, None)
        self._marks[mark] = None  # the last seen stand last
        return known

    def forget(self, url: str) -> None:
        """It could not be had."""
        self._marks.pop(_mark(url), None)

    def told(self) -> str:
        """The last of them."""
        return " ".join(list(self._marks)[-_MOST_LINKS:])


def _mark(url: str) -> str:
    return hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:10]
