"""Articles and entries of our own, small and many."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tellings.records import Article, Entity, Mention, Telling
from tellings.store import codec
from tellings.store.rows import Entry

TEXT = "The port of Ardle flooded on Monday. Mayor Tilda Marsh said the dam had burst."


def article(number: int = 1, **fields: object) -> Article:
    """The article of this number, published on that day of March."""
    whole = {
        "text": f"{TEXT} It is report {number}.",
        "title": f"Flood {number}",
        "outlet": "Herald",
        "published": datetime(2025, 3, 1 + number % 28),
        "published_precision": "day",
        "url": f"https://herald.example/news/{number}",
    }
    return Article(**(whole | fields))


def entry(number: int = 1, **fields: object) -> Entry:
    return Entry(article(number, **fields), language="en")


def telling(of: Article) -> Telling:
    """What might be read out of it: its first words are a person."""
    evidence = of.evidence(0, 11)
    return Telling(
        of,
        "en",
        entities=(Entity("e1", "person", "Tilda Marsh", "tilda marsh", mentions=(Mention(evidence, "name"),)),),
    )


def read(one: Entry, reading: str = "reader 1") -> Entry:
    """With a telling, a look and tags."""
    return replace(
        one,
        telling=codec.pack(telling(one.article)),
        reading=reading,
        look=b"look of " + one.article.id.encode(),
        look_kind="kind 1",
        tags=(("entity", "Tilda Marsh"), ("event", "REPORT")),
    )
