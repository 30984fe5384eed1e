"""Check: whether a store is what was written: hashes, offsets, rows that nobody owns, search in step, feed and stories.

In: an open store. Out: problems, each with where it is. It reads page by page, and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Table, func, select, text

from tellings.errors import StoreError
from tellings.store import articles as rows
from tellings.store import codec, search, stories
from tellings.store.rows import Counts, Kept, Problem
from tellings.store.tables import (
    articles,
    bodies,
    changes,
    comparisons,
    looks,
    members,
    outlets,
    skipped,
    story_outlets,
    tags,
    tellings,
)
from tellings.store.tables import stories as story_rows

if TYPE_CHECKING:
    from tellings.store.store import Store

_SHOWN = 20  # rows of one kind of problem that are named


def counts(connection: Connection) -> Counts:
    """How much there is."""

    def of(table: Table, *which: object) -> int:
        return connection.execute(select(func.count()).select_from(table).where(*which)).scalar_one()  # type: ignore[arg-type]

    current = connection.execute(select(func.sum(outlets.c.articles))).scalar() or 0
    standing = story_rows.c.articles > 0
    return Counts(int(current), of(articles), of(story_rows, standing), of(changes), of(skipped))


def check(store: Store) -> Iterator[Problem]:
    """All that is wrong."""
    with store.reading() as connection:
        yield from _file(connection)
        yield from _orphans(connection)
        yield from _versions(connection)
        yield from _search(connection)
        yield from _outlets(connection)
    yield from _texts(store)
    yield from _stories(store)


def _file(connection: Connection) -> Iterator[Problem]:
    if connection.dialect.name != "sqlite":
        return
    for (told,) in connection.execute(text("PRAGMA integrity_check(20)")):
        if told != "ok":
            yield Problem("file", "the file", told)
    for row in connection.execute(text("PRAGMA foreign_key_check")).fetchmany(_SHOWN):
        yield Problem("orphan", f"{row[0]} {row[1]}", f"names a row of {row[2]} that is not there")


def _orphans(connection: Connection) -> Iterator[Problem]:
    """Rows whose article or story is gone; PostgreSQL never lets it come to that, SQLite without foreign keys does."""
    for table in (bodies, tellings, looks, tags, members):
        alone = select(table.c.n).where(table.c.n.not_in(select(articles.c.n))).limit(_SHOWN)
        for n in connection.execute(alone).scalars():
            yield Problem("orphan", f"{table.name} {n}", "belongs to an article that is not there")
    for table in (members, story_outlets, comparisons):
        alone = select(table.c.story).where(table.c.story.not_in(select(story_rows.c.id))).distinct().limit(_SHOWN)
        for id in connection.execute(alone).scalars():
            yield Problem("orphan", f"{table.name} {id}", "belongs to a story that is not there")
    textless = select(articles.c.id).where(articles.c.n.not_in(select(bodies.c.n))).limit(_SHOWN)
    for id in connection.execute(textless).scalars():
        yield Problem("orphan", f"article {id}", "has no text")


def _versions(connection: Connection) -> Iterator[Problem]:
    """Each key has its versions from 1 on without a gap, and the last is the current one."""
    last, first = func.max(articles.c.version), func.min(articles.c.version)
    current = func.max(articles.c.version).filter(articles.c.current)
    standing = func.count().filter(articles.c.current)
    asked = select(articles.c.key).group_by(articles.c.key)
    wrong = asked.having((last != func.count()) | (first != 1) | (standing != 1) | (current != last))
    for key in connection.execute(wrong.limit(_SHOWN)).scalars():
        yield Problem("orphan", f"article {key}", "its versions do not follow each other")


def _search(connection: Connection) -> Iterator[Problem]:
    """Both lists in one order, side by side."""
    current = connection.execute(
        select(articles.c.n).where(articles.c.current).order_by(articles.c.n).execution_options(yield_per=rows.PAGE)
    ).scalars()
    found = search.numbers(connection)
    shown = 0
    one, other = next(current, None), next(found, None)
    while (one is not None or other is not None) and shown < _SHOWN:
        if one is not None and (other is None or one < other):
            yield Problem("search", f"article {one}", "cannot be found by its words")
            one, shown = next(current, None), shown + 1
        elif other is not None and (one is None or other < one):
            yield Problem("search", f"article {other}", "is found by words, and is no current article")
            other, shown = next(found, None), shown + 1
        else:
            one, other = next(current, None), next(found, None)


def _outlets(connection: Connection) -> Iterator[Problem]:
    asked = select(func.coalesce(articles.c.outlet, ""), func.count()).where(articles.c.current)
    counted: dict[str, int] = dict(connection.execute(asked.group_by(articles.c.outlet)).all())
    kept = dict(connection.execute(select(outlets.c.outlet, outlets.c.articles)).all())
    for outlet in sorted(set(counted) | set(kept)):
        if counted.get(outlet, 0) != kept.get(outlet, 0):
            why = f"{counted.get(outlet, 0)} articles, {kept.get(outlet, 0)} counted"
            yield Problem("outlet", outlet or "without outlet", why)


def _texts(store: Store) -> Iterator[Problem]:
    after = -1
    while True:
        with store.reading() as connection:
            asked = select(articles.c.n).where(articles.c.n > after).order_by(articles.c.n).limit(rows.PAGE)
            page = list(connection.execute(asked).scalars())
            if not page:
                return
            after = page[-1]
            for n in page:
                yield from _text(connection, n)


def _text(connection: Connection, n: int) -> Iterator[Problem]:
    try:
        kept = rows.of_numbers(connection, [n]).get(n)
    except (StoreError, ValueError, KeyError, TypeError) as problem:
        yield Problem("hash", f"article {n}", f"cannot be read: {problem}")
        return
    if kept is not None:
        yield from _hash(kept)
        yield from _offsets(connection, kept)


def _hash(kept: Kept) -> Iterator[Problem]:
    if kept.article.text_sha256 != kept.head.text_sha256:
        yield Problem("hash", f"article {kept.head.id}", "its text is not the one that was kept (SHA-256)")
    elif kept.article.id != kept.head.id:
        yield Problem("hash", f"article {kept.head.id}", f"its content has another id ({kept.article.id})")


def _offsets(connection: Connection, kept: Kept) -> Iterator[Problem]:
    for data in connection.execute(select(tellings.c.data).where(tellings.c.n == kept.head.n)).scalars():
        try:
            codec.unpack(data, kept.article)
        except (StoreError, ValueError, KeyError, TypeError) as problem:
            yield Problem("offset", f"article {kept.head.id}", str(problem))


def _stories(store: Store) -> Iterator[Problem]:
    """The feed played from its first line gives the stories that stand, and their counts are right."""
    told = stories.played(store.changes())
    with store.reading() as connection:
        stands = dict(
            connection.execute(
                select(articles.c.id, members.c.story).join_from(articles, members, articles.c.n == members.c.n)
            ).all()
        )
        counted = select(members.c.story, func.count().label("many")).group_by(members.c.story).subquery()
        many = func.coalesce(counted.c.many, 0)
        asked = select(story_rows.c.id, story_rows.c.articles, many).outerjoin(
            counted, counted.c.story == story_rows.c.id
        )
        wrong = connection.execute(asked.where(many != story_rows.c.articles).limit(_SHOWN)).all()
    for id in sorted(id for id in told.keys() | stands.keys() if told.get(id) != stands.get(id))[:_SHOWN]:
        yield Problem("story", f"article {id}", f"stands in {stands.get(id)}, the feed says {told.get(id)}")
    for id, shown, count in wrong:
        yield Problem("story", f"story {id}", f"{count} articles, {shown} counted")
