"""A store of our own: a bridge told by three, a game of chess told by one, and the bridge in French."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tellings.desk.grouping import Grouping
from tellings.records import Article
from tellings.store.rows import Entry
from tellings.store.store import Store
from tests.bridge import CHESS, CLOSED, FERRIES, FRENCH, SHUT, account

DAY = datetime(2025, 3, 4, tzinfo=UTC)


def article(text: str, outlet: str, **fields: object) -> Article:
    """One of the bridge's articles as an outlet published it."""
    whole = Article(
        account(text),
        title=text.split("\n", 1)[0],
        outlet=outlet,
        published=DAY,
        published_precision="day",
        url=f"https://{outlet.lower().replace(' ', '')}.example/news/{len(text)}",
    )
    return replace(whole, **fields)


def bridge() -> list[Entry]:
    """All of them, in order."""
    told = (("Herald", CLOSED), ("Courier", SHUT), ("Ferry News", FERRIES), ("Chess Today", CHESS))
    english = [Entry(article(text, outlet), language="en") for outlet, text in told]
    return [*english, Entry(article(FRENCH, "Le Pont"), language="fr")]


def filled(where: str) -> Store:
    """An open store with all of them, grouped."""
    store = Store.open(where)
    with store.writing():
        Grouping(store).take(store.add(bridge()).new)
    return store
