"""Outlets: how many current articles each has, counted as they come, so that nobody counts a million."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, select, update

from tellings.store.keys import clean
from tellings.store.tables import outlets


def count(connection: Connection, named: Iterable[str | None], by: int = 1) -> None:
    """One article more (or less) for each outlet named."""
    for outlet, articles in sorted(Counter(clean(name or "") for name in named).items()):
        more = update(outlets).where(outlets.c.outlet == outlet).values(articles=outlets.c.articles + by * articles)
        if not connection.execute(more).rowcount:
            connection.execute(outlets.insert().values(outlet=outlet, articles=by * articles))


def listed(connection: Connection) -> list[tuple[str, int]]:
    """The most first."""
    found = select(outlets.c.outlet, outlets.c.articles).where(outlets.c.articles > 0)
    return [
        (row.outlet, row.articles) for row in connection.execute(found.order_by(-outlets.c.articles, outlets.c.outlet))
    ]


def articles_of(connection: Connection, outlet: str) -> int:
    """How many it has."""
    found = select(outlets.c.articles).where(outlets.c.outlet == clean(outlet))
    return connection.execute(found).scalar_one_or_none() or 0
