"""Entities of a text of our own, by key: what tests of naming ask of."""

from __future__ import annotations

from tellings.annotate import entities
from tellings.annotate.parsed import parse
from tellings.records import Article, Entity, Telling


def read(text: str) -> dict[str, Entity]:
    """Key -> entity."""
    article = Article(text)
    return {one.key: one for one in entities.annotate(Telling(article, "en"), parse(article))}


def called(text: str, key: str, kind: str = "description") -> list[str]:
    """The phrases of one kind for one entity, in order."""
    return [mention.evidence.quote for mention in read(text)[key].mentions if mention.kind == kind]
