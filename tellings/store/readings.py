"""Readings: what was read out of articles, each kept beside the name of what read it (program, model, settings)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, or_, select

from tellings.records import Telling
from tellings.store import articles as rows
from tellings.store import codec, search
from tellings.store.keys import DAY
from tellings.store.rows import Entry, Look
from tellings.store.tables import articles, looks, members, readings, states, tags, tellings

LOOK = "look of "  # before the name of a reading: what grouping keeps


def keep(connection: Connection, entries: Sequence[tuple[int, Entry]], now: str) -> None:
    """What came with new articles."""
    told = [
        {"n": n, "reading": number(connection, one.reading), "data": one.telling, "made": now}
        for n, one in entries
        if one.telling is not None
    ]
    seen = [
        {"n": n, "reading": number(connection, LOOK + one.look_kind), "data": one.look}
        for n, one in entries
        if one.look is not None
    ]
    for table, new in ((tellings, told), (looks, seen)):
        if new:
            connection.execute(table.insert(), new)
    _mark(connection, {n: one.tags for n, one in entries if one.tags})


def _mark(connection: Connection, tagged: Mapping[int, Iterable[tuple[str, str]]]) -> None:
    if tagged:
        lines = {n: "\n".join(sorted({search.tag(*one) for one in told})) for n, told in tagged.items()}
        connection.execute(tags.insert(), [{"n": n, "tags": told} for n, told in lines.items()])


def mark_anew(connection: Connection, tagged: Mapping[int, Iterable[tuple[str, str]]]) -> None:
    """Other tags for articles that are there: what is current is searched by them from now on."""
    if not tagged:
        return
    kept = [(n, one.article) for n, one in rows.of_numbers(connection, list(tagged)).items() if one.head.current]
    search.drop(connection, kept)
    connection.execute(delete(tags).where(tags.c.n.in_(list(tagged))))
    _mark(connection, {n: told for n, told in tagged.items() if told})
    search.put(connection, kept)


def bare(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Of these articles the ids of those without any telling."""
    found: set[str] = set()
    for start in range(0, len(ids), rows.PAGE):
        page = ids[start : start + rows.PAGE]
        told = select(tellings.c.n).where(tellings.c.n == articles.c.n)
        asked = select(articles.c.id).where(articles.c.id.in_(page), ~told.exists())
        found |= set(connection.execute(asked).scalars())
    return found


def number(connection: Connection, name: str) -> int:
    """The number of a reading; a new one for a new name."""
    asked = select(readings.c.number).where(readings.c.name == name)
    found = connection.execute(asked).scalar_one_or_none()
    if found is None:
        connection.execute(readings.insert().values(name=name))
        found = connection.execute(asked).scalar_one()
    return int(found)


def telling(connection: Connection, id: str, reading: str | None) -> Telling | None:
    """The telling of an article: of this reading, else the last one made."""
    asked = (
        select(articles.c.n, tellings.c.data)
        .join_from(articles, tellings, articles.c.n == tellings.c.n)
        .join(readings, readings.c.number == tellings.c.reading)
        .where(articles.c.id == id)
        .order_by(tellings.c.reading.desc())
        .limit(1)
    )
    if reading is not None:
        asked = asked.where(readings.c.name == reading)
    row = connection.execute(asked).first()
    return codec.unpack(row.data, rows.of_numbers(connection, [row.n])[row.n].article) if row else None


def put_tellings(
    connection: Connection, reading: str, packed: Mapping[str, bytes], tagged: Mapping[str, Iterable[tuple[str, str]]]
) -> None:
    """Keep tellings of articles by id, and what they can be searched by."""
    n_of = rows.numbers(connection, list(packed))
    made = datetime.now(UTC).isoformat(timespec="seconds")
    of_reading = number(connection, reading)
    _replace(connection, tellings, of_reading, {n_of[id]: data for id, data in packed.items() if id in n_of}, made=made)
    mark_anew(connection, {n_of[id]: told for id, told in tagged.items() if id in n_of})


def put_looks(connection: Connection, kind: str, data: Mapping[str, bytes]) -> None:
    """Keep what grouping wants of articles by id."""
    n_of = rows.numbers(connection, list(data))
    of_kind = number(connection, LOOK + kind)
    _replace(connection, looks, of_kind, {n_of[id]: one for id, one in data.items() if id in n_of})


def _replace(connection: Connection, table: Table, reading: int, data: Mapping[int, bytes], **more: Any) -> None:
    if data:
        connection.execute(delete(table).where(and_(table.c.reading == reading, table.c.n.in_(list(data)))))
        new = [{"n": n, "reading": reading, "data": one} | more for n, one in sorted(data.items())]
        connection.execute(table.insert(), new)


def lacking(connection: Connection, table: Table, reading: str, limit: int) -> list[str]:
    """Ids of current articles that have none of this reading, in the order of n."""
    have = select(table.c.n).join(readings, readings.c.number == table.c.reading).where(readings.c.name == reading)
    asked = select(articles.c.id).where(articles.c.current, articles.c.n.not_in(have))
    return list(connection.execute(asked.order_by(articles.c.n).limit(limit)).scalars())


def looks_page(
    connection: Connection, kind: str, since: date | None, until: date | None, current: bool, after: int, limit: int
) -> list[Look]:
    """Looks of articles after an n, of these days or undated; of current ones, or of all versions."""
    undated = articles.c.n < 1 << DAY
    dated = and_(True, *rows.days(since, until))
    inside = (or_(undated, dated),) if since or until else ()
    living = (articles.c.current,) if current else ()
    return _looks(connection, kind, limit, articles.c.n > after, *living, *inside)


def looks_of(connection: Connection, kind: str, ids: Sequence[str]) -> list[Look]:
    """Looks of some articles, current or not, in the order of n."""
    found: list[Look] = []
    for start in range(0, len(ids), rows.PAGE):
        found += _looks(connection, kind, None, articles.c.id.in_(ids[start : start + rows.PAGE]))
    return sorted(found, key=lambda look: look.n)


def _looks(connection: Connection, kind: str, limit: int | None, *which: Any) -> list[Look]:
    asked = (
        select(articles.c.n, articles.c.id, members.c.story, looks.c.data)
        .join_from(articles, looks, articles.c.n == looks.c.n)
        .join(readings, readings.c.number == looks.c.reading)
        .outerjoin(members, members.c.n == articles.c.n)
        .where(readings.c.name == LOOK + kind, *which)
        .order_by(articles.c.n)
        .limit(limit)
    )
    return [Look(*row) for row in connection.execute(asked)]


def state(connection: Connection, name: str) -> bytes | None:
    """Bytes kept under a name."""
    return connection.execute(select(states.c.data).where(states.c.name == name)).scalar_one_or_none()


def put_state(connection: Connection, name: str, data: bytes) -> None:
    """Keep bytes under a name."""
    connection.execute(delete(states).where(states.c.name == name))
    connection.execute(states.insert().values(name=name, data=data))
