"""Comparisons: what was found in a story, kept with a digest of the articles compared: nothing stale is shown."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from sqlalchemy import Connection, and_, delete, select, update

from tellings.store.readings import number
from tellings.store.tables import articles, comparisons, members, readings, stories


def get(connection: Connection, story: str, reading: str) -> bytes | None:
    """What was kept, when the story has the same articles still."""
    asked = (
        select(comparisons.c.data)
        .join(readings, readings.c.number == comparisons.c.reading)
        .where(
            comparisons.c.story == story,
            readings.c.name == reading,
            comparisons.c.articles == _digest(connection, story),
        )
    )
    return connection.execute(asked).scalar_one_or_none()


def put(connection: Connection, story: str, reading: str, data: bytes, origins: int, contradictions: int) -> None:
    """Keep it, in place of the one before."""
    of_reading = number(connection, reading)
    connection.execute(
        delete(comparisons).where(and_(comparisons.c.story == story, comparisons.c.reading == of_reading))
    )
    connection.execute(
        comparisons.insert().values(
            story=story,
            reading=of_reading,
            articles=_digest(connection, story),
            data=data,
            made=datetime.now(UTC).isoformat(timespec="seconds"),
        )
    )
    counted = update(stories).where(stories.c.id == story)
    connection.execute(counted.values(origins=origins, contradictions=contradictions))


def _digest(connection: Connection, story: str) -> str:
    inside = (
        select(articles.c.id)
        .join_from(members, articles, members.c.n == articles.c.n)
        .where(members.c.story == story)
        .order_by(articles.c.id)
    )
    return hashlib.sha256(" ".join(connection.execute(inside).scalars()).encode()).hexdigest()
