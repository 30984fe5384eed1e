"""Sources: how far each was read, so that a run goes on where the last one ended; and what could not be read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, and_, delete, select

from tellings.store.keys import clean
from tellings.store.rows import Skip, SourceRow
from tellings.store.tables import skipped, sources


def get(connection: Connection, source: str) -> SourceRow | None:
    """How far it was read."""
    row = connection.execute(select(sources).where(sources.c.source == clean(source))).first()
    if row is None:
        return None
    return SourceRow(row.source, json.loads(row.state), row.seen, row.done, datetime.fromisoformat(row.at))


def put(connection: Connection, source: str, state: Mapping[str, str], seen: int, done: bool) -> None:
    """Remember how far."""
    name = clean(source)
    connection.execute(delete(sources).where(sources.c.source == name))
    told = json.dumps(dict(state), sort_keys=True)
    connection.execute(sources.insert().values(source=name, state=told, seen=seen, done=done, at=_now()))


def skip(connection: Connection, skips: Iterable[Skip]) -> None:
    """Remember what could not be read, each once."""
    for one in dict.fromkeys(Skip(clean(one.source), one.code, clean(one.reason)) for one in skips):
        same = and_(skipped.c.source == one.source, skipped.c.code == one.code, skipped.c.reason == one.reason)
        if connection.execute(select(skipped.c.number).where(same)).first() is None:
            connection.execute(skipped.insert().values(source=one.source, code=one.code, reason=one.reason, at=_now()))


def listed(connection: Connection, limit: int) -> list[Skip]:
    """The last first."""
    asked = select(skipped).order_by(skipped.c.number.desc()).limit(limit)
    return [Skip(row.source, row.code, row.reason) for row in connection.execute(asked)]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
