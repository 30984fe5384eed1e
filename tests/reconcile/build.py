"""Tellings built by hand for tests of reconcile: real annotators, texts of our own."""

from __future__ import annotations

from datetime import datetime

from tellings.annotate.annotate import annotate
from tellings.reconcile.linking import link
from tellings.reconcile.material import Material
from tellings.records import Article
from tellings.settings import Settings


def material(*texts: str, published: str = "2025-05-06", outlets: tuple[str, ...] = ()) -> Material:
    """The material of one story, a telling a text."""
    names = outlets or tuple(f"Outlet {place}" for place in range(1, len(texts) + 1))
    day = datetime.fromisoformat(published)
    articles = [
        Article(text, outlet=name, published=day, published_precision="day")
        for text, name in zip(texts, names, strict=True)
    ]
    tellings = tuple(annotate([(article, "en") for article in articles], Settings()))
    entities, links = link(tellings)
    return Material(tellings, names, entities, links)
