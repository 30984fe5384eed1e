"""Stories: what changes say of them, the feed of those changes, and lists that answer at once.

A story is what its changes made of it: `apply` plays them on the rows and appends them to the feed, in one
transaction. What a list shows of a story is counted anew for those touched. A story that was merged away stays as a
row that names the one it went to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, select, update

from tellings.errors import NotKept, StoreError
from tellings.records import Change
from tellings.store import articles as rows
from tellings.store import outlets
from tellings.store.keys import DAY, clean
from tellings.store.rows import Head, Line, StoryRow
from tellings.store.tables import articles, changes, members, stories, story_outlets

_FEW = 20_000  # articles of an outlet, or stories since a day, up to which they are looked up one by one


def apply(connection: Connection, told: Sequence[Change]) -> int:
    """Play the changes and append them. The seq of the last line."""
    played = _Play(connection, told)
    for change in told:
        played.one(change)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    lines = [
        {"at": at, "detail": clean(one.detail)}
        | {name: getattr(one, name) for name in ("kind", "story", "article", "other")}
        for one in told
    ]
    if lines:
        connection.execute(changes.insert(), lines)
    last = last_change(connection)
    played.write(last)
    return last


class _Play:
    """The stories of the articles named, in memory while changes are played."""

    def __init__(self, connection: Connection, told: Sequence[Change]) -> None:
        self._connection = connection
        ids = {id for one in told if one.article for id in (one.article, one.kind == "changed" and one.other) if id}
        self._n = rows.numbers(connection, sorted(ids))
        self._story: dict[int, str | None] = dict.fromkeys(self._n.values())
        self._story |= self._standing(list(self._n.values()))
        self._before = dict(self._story)
        self._into: dict[str, str | None] = {}  # the stories touched, and where they went

    def _standing(self, wanted: Sequence[int]) -> dict[int, str]:
        found: dict[int, str] = {}
        for start in range(0, len(wanted), rows.PAGE):
            asked = select(members.c.n, members.c.story).where(members.c.n.in_(wanted[start : start + rows.PAGE]))
            found |= {row.n: row.story for row in self._connection.execute(asked)}
        return found

    def one(self, change: Change) -> None:
        """Play a change."""
        self._into[change.story] = None
        if change.kind == "merged":
            self._merge(change)
        elif change.article is not None and change.kind in ("added", "changed", "removed"):
            self._move(change, self._number(change.article))
        elif change.kind not in ("split", "changed"):
            raise StoreError(store="stories", why=f"a change of kind {change.kind!r} cannot be played")

    def _number(self, id: str) -> int:
        if id not in self._n:
            raise NotKept(store="stories", what="article", name=id, cure="add articles before their stories")
        return self._n[id]

    def _move(self, change: Change, n: int) -> None:
        self._stand(n, None if change.kind == "removed" else change.story)
        if change.kind == "changed" and change.other is not None:
            self._stand(self._number(change.other), None)

    def _stand(self, n: int, story: str | None) -> None:
        """The article leaves the story it stood in, which is counted anew too."""
        if (before := self._story[n]) is not None:
            self._into.setdefault(before, None)
        self._story[n] = story

    def _merge(self, change: Change) -> None:
        if change.other is None or change.other == change.story:
            raise StoreError(store="stories", why=f"{change.story} is merged with no other story")
        asked = select(members.c.n).where(members.c.story == change.story)
        for n in self._connection.execute(asked).scalars():
            if n not in self._story:
                self._story[n] = self._before[n] = change.story
        for n, story in self._story.items():
            if story == change.story:
                self._story[n] = change.other
        self._into[change.story] = change.other
        self._into.setdefault(change.other, None)

    def write(self, seq: int) -> None:
        """What is other than before, and what lists show of the stories touched."""
        touched = sorted(self._into)
        blank = {"title": "", "articles": 0, "outlets": 0, "updated": seq}
        known = _known(self._connection, touched)
        if new := [{"id": id} | blank for id in touched if id not in known]:
            self._connection.execute(stories.insert(), new)
        moved = [n for n, story in self._story.items() if story != self._before[n]]
        for start in range(0, len(moved), rows.PAGE):
            page = moved[start : start + rows.PAGE]
            self._connection.execute(delete(members).where(members.c.n.in_(page)))
            if stay := [{"n": n, "story": self._story[n]} for n in page if self._story[n] is not None]:
                self._connection.execute(members.insert(), stay)
        for start in range(0, len(touched), rows.PAGE):
            _recount(self._connection, touched[start : start + rows.PAGE], seq, self._into)


def _known(connection: Connection, ids: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(ids), rows.PAGE):
        asked = select(stories.c.id).where(stories.c.id.in_(ids[start : start + rows.PAGE]))
        found |= set(connection.execute(asked).scalars())
    return found


def _recount(connection: Connection, touched: Sequence[str], seq: int, into: dict[str, str | None]) -> None:
    asked = (
        select(members.c.story, articles.c.n, articles.c.outlet, articles.c.title)
        .join_from(members, articles, members.c.n == articles.c.n)
        .where(members.c.story.in_(touched))
        .order_by(members.c.story, articles.c.n)
    )
    inside: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(asked):
        inside[row.story].append(row)
    for id in touched:
        connection.execute(update(stories).where(stories.c.id == id).values(_shown(inside[id], seq, into[id])))
    connection.execute(delete(story_outlets).where(story_outlets.c.story.in_(touched)))
    named = [
        {"story": id, "outlet": outlet} for id in touched for outlet in sorted({row.outlet or "" for row in inside[id]})
    ]
    if named:
        connection.execute(story_outlets.insert(), named)


def _shown(inside: Sequence[Any], seq: int, into: str | None) -> dict[str, Any]:
    days = [row.n >> DAY for row in inside if row.n >> DAY]
    titles = [row.title for row in inside if row.title]
    return {
        "title": titles[0] if titles else "",
        "articles": len(inside),
        "outlets": len({row.outlet for row in inside}),
        "origins": None,
        "contradictions": None,
        "first": date.fromordinal(days[0]).isoformat() if days else None,
        "last": date.fromordinal(days[-1]).isoformat() if days else None,
        "updated": seq,
        "into": into,
    }


def last_change(connection: Connection) -> int:
    """The seq of the last line; 0 for none."""
    return connection.execute(select(func.max(changes.c.seq))).scalar() or 0


def feed(connection: Connection, since: int, limit: int) -> list[Line]:
    """Lines after a seq."""
    asked = select(changes).where(changes.c.seq > since).order_by(changes.c.seq).limit(limit)
    return [
        Line(row.seq, datetime.fromisoformat(row.at), Change(row.kind, row.story, row.article, row.other, row.detail))
        for row in connection.execute(asked)
    ]


_ORDERS = {
    "size": (stories.c.articles.desc(), stories.c.updated.desc(), stories.c.id.desc()),
    "new": (stories.c.updated.desc(), stories.c.id.desc()),
    "origins": (stories.c.origins.desc().nulls_last(), stories.c.articles.desc(), stories.c.id.desc()),
}
SORTS = tuple(_ORDERS)


def listed(
    connection: Connection,
    *,
    since: date | None,
    until: date | None,
    outlet: str | None,
    sort: str,
    least: int,
    limit: int,
    offset: int,
) -> list[StoryRow]:
    """Stories in an order, those that fit."""
    which: list[Any] = [stories.c.articles >= max(1, least)]
    if since:
        which.append(_since(connection, since.isoformat()))
    if until:
        which.append(stories.c.first <= until.isoformat())
    if outlet is not None:
        theirs = select(story_outlets.c.story).where(story_outlets.c.outlet == clean(outlet))
        rare = outlets.articles_of(connection, outlet) <= _FEW
        which.append(stories.c.id.in_(theirs) if rare else theirs.where(story_outlets.c.story == stories.c.id).exists())
    asked = select(stories).where(*which).order_by(*_ORDERS[sort]).limit(limit).offset(offset)
    return [StoryRow(**row._asdict()) for row in connection.execute(asked)]


def _since(connection: Connection, day: str) -> ColumnElement[bool]:
    """Stories with an article since a day: looked up when they are few, else met in the order asked for.

    An empty string behind the day keeps a database from looking up all of them first.
    """
    late = select(stories.c.id).where(stories.c.last >= day)
    several = connection.execute(select(func.count()).select_from(late.limit(_FEW + 1).subquery())).scalar_one()
    return stories.c.id.in_(late) if several <= _FEW else stories.c.last.concat("") >= day


def one(connection: Connection, id: str) -> StoryRow | None:
    """A story by its id, or by a beginning (four characters or more) that no other has."""
    begun = stories.c.id.between(id, f"{id}\U0010ffff") if len(id) >= 4 else stories.c.id == id
    found = connection.execute(select(stories).where(begun).order_by(stories.c.id).limit(2)).all()
    exact = len(found) == 1 or (found and found[0].id == id)
    return StoryRow(**found[0]._asdict()) if found and exact else None


def articles_of(connection: Connection, id: str) -> list[Head]:
    """The articles of a story in the order of n."""
    inside = select(members.c.n).where(members.c.story == id)
    return rows.heads_where(connection, articles.c.n.in_(inside))


def story_of(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Article id -> story id."""
    return dict(_stands(connection, ids))


def _stands(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    for start in range(0, len(ids), rows.PAGE):
        asked = (
            select(articles.c.id, members.c.story)
            .join_from(articles, members, articles.c.n == members.c.n)
            .where(articles.c.id.in_(ids[start : start + rows.PAGE]))
        )
        yield from ((row.id, row.story) for row in connection.execute(asked))


def played(lines: Iterable[Line]) -> dict[str, str]:
    """Article id -> story id, from the feed alone: what the rows must say too."""
    story: dict[str, str] = {}
    inside: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        change = line.change
        if change.kind == "merged" and change.other:
            for article in inside.pop(change.story, ()):
                story[article] = change.other
                inside[change.other].add(article)
        elif change.article is not None and change.kind in ("added", "changed", "removed"):
            gone = (change.article, change.other if change.kind == "changed" else None)
            for article in filter(None, gone):
                if article in story:
                    inside[story.pop(article)].discard(article)
            if change.kind != "removed":
                story[change.article] = change.story
                inside[change.story].add(change.article)
    return story
