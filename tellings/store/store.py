"""Store: one door to everything that rests in a database.

In: a path ("tellings.db") or an address ("postgresql://…"). Out: rows (rows.py). It judges nothing: which articles
make a story is said by the `Change`s it is given. Raises StoreError, each with its code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine

from tellings.records import Change, Telling
from tellings.store import articles, check, comparisons, open, outlets, readings, search, sources, stories, tables
from tellings.store.rows import (
    Added,
    Counts,
    Entry,
    Head,
    Hit,
    Kept,
    Line,
    Look,
    Problem,
    Skip,
    SourceRow,
    StoryRow,
)

P = ParamSpec("P")
T = TypeVar("T")
_PAGE = 1000  # rows between two looks at the database


class Store:
    """Open it with `Store.open`, in a `with`; one for each thread."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self._writing: Connection | None = None
        self.where = where

    @classmethod
    def open(cls, where: str | Path, *, create: bool = True, read_only: bool = False) -> Store:
        """The store at a path or address; made when absent and `create`, brought up to date when older.

        Raises NoStore, NewerStore, NotAStore, StoreClosed (read-only folder, full disk, no server).
        """
        return cls(open.engine(str(where), create=create, read_only=read_only), open.shown(str(where)))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, one: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Everything inside is kept as one, or nothing of it. Waits for another writer, up to half a minute."""
        if self._writing is not None:
            yield self._writing
            return
        with open.writing(self._engine, self.where) as connection:
            self._writing = connection
            try:
                yield connection
            finally:
                self._writing = None

    def reading(self) -> AbstractContextManager[Connection]:
        """A moment of the database; inside `writing`, what was written is seen."""
        return nullcontext(self._writing) if self._writing is not None else open.reading(self._engine, self.where)

    def _read(self, asked: Callable[Concatenate[Connection, P], T], *given: P.args, **more: P.kwargs) -> T:
        with self.reading() as connection:
            return asked(connection, *given, **more)

    def _write(self, asked: Callable[Concatenate[Connection, P], T], *given: P.args, **more: P.kwargs) -> T:
        with self.writing() as connection:
            return asked(connection, *given, **more)

    # articles

    def unknown(self, entries: Sequence[Entry], *, unread: bool = False) -> list[bool]:
        """For each whether it is not in the store yet, in this version; those before it in the list count as known.

        With `unread`, also for those that are there without any telling.
        """
        return self._read(articles.unknown, entries, unread)

    def add(self, entries: Sequence[Entry]) -> Added:
        """Keep articles: new ones, and new versions of known ones; what is known already is only counted."""
        return self._write(articles.add, entries)

    def head(self, id: str) -> Head | None:
        """An article without its text, by its id."""
        found = self._read(articles.heads_where, tables.articles.c.id == id)
        return found[0] if found else None

    def get(self, id: str) -> Kept | None:
        """An article as it was kept."""
        found = self.many([id])
        return found[0] if found else None

    def many(self, ids: Sequence[str]) -> list[Kept]:
        """Articles in the order asked for; ids that are not there are left out."""
        return self._read(articles.many, ids)

    def find(self, told: str) -> Head | None:
        """The latest version of what a person names: an id (or its beginning), address, key, file, source's id."""
        return self._read(articles.find, told)

    def has_address(self, url: str) -> bool:
        """Whether the page of this address is there, in whatever version, and not only what a feed says of it."""
        return self._read(articles.has_address, url)

    def versions(self, key: str) -> list[Head]:
        """All versions of an article, the first first, by its key."""
        return self._read(articles.versions, key)

    def heads(self, *, after: int = -1, outlet: str | None = None, limit: int | None = None) -> Iterator[Head]:
        """Current articles in the order of `n`, those after one; read page by page."""
        return _paged(lambda last, size: self._read(articles.page, last, outlet, size), after, limit, _by_n)

    # what was read out of them

    def telling(self, id: str, reading: str | None = None) -> Telling | None:
        """The telling of an article: of this reading, else the last one kept."""
        return self._read(readings.telling, id, reading)

    def put_tellings(
        self,
        reading: str,
        packed: Mapping[str, bytes],
        tags: Mapping[str, Iterable[tuple[str, str]]] | None = None,
    ) -> None:
        """Keep tellings (`codec.pack`) of articles by id; what another reading gave is kept beside.

        `tags` (as in Entry) are what the articles can be searched by from now on.
        """
        self._write(readings.put_tellings, reading, packed, tags or {})

    def unread(self, reading: str, *, limit: int = 256) -> list[str]:
        """Ids of current articles that have no telling of this reading, in the order of `n`."""
        return self._read(readings.lacking, tables.tellings, reading, limit)

    def looks(
        self, kind: str, *, since: date | None = None, until: date | None = None, current: bool = True
    ) -> Iterator[Look]:
        """What grouping keeps of articles published on these days (and undated ones), in the order of `n`.

        Of current ones only, or of every version.
        """
        return _paged(
            lambda last, size: self._read(readings.looks_page, kind, since, until, current, last, size),
            -1,
            None,
            _by_n,
        )

    def looks_of(self, kind: str, ids: Sequence[str]) -> list[Look]:
        """The same for some articles, current or not."""
        return self._read(readings.looks_of, kind, ids)

    def put_looks(self, kind: str, data: Mapping[str, bytes]) -> None:
        """Keep bytes of grouping for articles by id."""
        self._write(readings.put_looks, kind, data)

    def without_look(self, kind: str, *, limit: int = 256) -> list[str]:
        """Ids of current articles that have none of this kind, in the order of `n`."""
        return self._read(readings.lacking, tables.looks, readings.LOOK + kind, limit)

    def state(self, name: str) -> bytes | None:
        """Bytes kept under a name (what online grouping must remember)."""
        return self._read(readings.state, name)

    def put_state(self, name: str, data: bytes) -> None:
        """Keep bytes under a name."""
        self._write(readings.put_state, name, data)

    # stories

    def apply(self, changes: Iterable[Change]) -> int:
        """Change the stories and append to the feed, at once. The seq of the last line."""
        return self._write(stories.apply, list(changes))

    def changes(self, since: int = 0, *, limit: int | None = None) -> Iterator[Line]:
        """The feed after a seq, in order."""
        return _paged(lambda last, size: self._read(stories.feed, last, size), since, limit, _by_seq)

    def last_change(self) -> int:
        """The seq of the last line of the feed; 0 for none."""
        return self._read(stories.last_change)

    def stories(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        outlet: str | None = None,
        sort: str = "size",
        least: int = 2,
        limit: int = 20,
        offset: int = 0,
    ) -> list[StoryRow]:
        """Stories with at least so many articles, the largest first; `sort`: size, new or origins.

        `since` and `until` are days of publication: stories with an article since, and with one until then.
        """
        return self._read(
            stories.listed,
            since=since,
            until=until,
            outlet=outlet,
            sort=sort,
            least=least,
            limit=limit,
            offset=offset,
        )

    def story(self, id: str) -> StoryRow | None:
        """A story by its id, or the beginning of it when only one begins so."""
        return self._read(stories.one, id)

    def story_articles(self, id: str) -> list[Head]:
        """The articles of a story in the order of `n`."""
        return self._read(stories.articles_of, id)

    def story_of(self, ids: Sequence[str]) -> dict[str, str]:
        """Article id -> story id, for those that stand in one."""
        return self._read(stories.story_of, ids)

    def comparison(self, story: str, reading: str) -> bytes | None:
        """What was kept of comparing a story, when its articles are still the same."""
        return self._read(comparisons.get, story, reading)

    def put_comparison(self, story: str, reading: str, data: bytes, *, origins: int, contradictions: int) -> None:
        """Keep a comparison of a story as it stands, and what lists show of it."""
        self._write(comparisons.put, story, reading, data, origins, contradictions)

    # asking

    def search(
        self,
        words: str = "",
        *,
        outlet: str | None = None,
        since: date | None = None,
        until: date | None = None,
        entity: str | None = None,
        event: str | None = None,
        limit: int = 20,
        before: int | None = None,
    ) -> list[Hit]:
        """Current articles with all these words, the newest first; "in quotes" for a phrase, `flood*` for a beginning,
        `-word` for without it. `before` is the `n` of the last hit of the page before."""
        tagged = [(kind, told) for kind, told in (("entity", entity), ("event", event)) if told is not None]
        return self._read(
            search.search,
            words,
            outlet=outlet,
            since=since,
            until=until,
            tagged=tagged,
            limit=limit,
            before=before,
        )

    def outlets(self) -> list[tuple[str, int]]:
        """How many current articles each outlet has, the most first; "" for none told."""
        return self._read(outlets.listed)

    def counts(self) -> Counts:
        """How much there is."""
        return self._read(check.counts)

    # reading on where it ended

    def source(self, source: str) -> SourceRow | None:
        """How far a source was read."""
        return self._read(sources.get, source)

    def put_source(self, source: str, *, state: Mapping[str, str], seen: int, done: bool) -> None:
        """Remember how far."""
        self._write(sources.put, source, state, seen, done)

    def put_skipped(self, skips: Iterable[Skip]) -> None:
        """Remember what could not be read; the same again is kept once."""
        self._write(sources.skip, list(skips))

    def skipped(self, limit: int = 1000) -> list[Skip]:
        """What could not be read, the last first."""
        return self._read(sources.listed, limit)

    def check(self) -> Iterator[Problem]:
        """All that is wrong with it; nothing when it is sound."""
        return check.check(self)


def _by_n(row: Head | Look) -> int:
    return row.n


def _by_seq(row: Line) -> int:
    return row.seq


def _paged(
    page: Callable[[int, int], list[T]], after: int, limit: int | None, place: Callable[[T], int]
) -> Iterator[T]:
    """Rows after a place, page by page, so that neither memory nor other programs wait for all of them."""
    left = limit
    while left is None or left > 0:
        rows = page(after, _PAGE if left is None else min(_PAGE, left))
        yield from rows
        if not rows:
            return
        after = place(rows[-1])
        left = None if left is None else left - len(rows)
