"""Tellings for tests of events, commitments and anomalies: entities are those a test names, the rest is annotated."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from tellings.annotate import places, quantities, quotes, sentences, times
from tellings.annotate.parsed import Parsed, parse
from tellings.records import Article, Entity, Mention, Telling

WEDNESDAY = datetime(2026, 5, 6)


def tell(text: str, *names: str, title: str = "", published: datetime | None = WEDNESDAY) -> tuple[Telling, Parsed]:
    """A telling whose entities are these names, "Name/kind/country" or "Name = other name"; e1 is the first."""
    article = Article(text, title=title, published=published, published_precision="day" if published else "none")
    parsed = parse(article)
    telling = Telling(article, "en")
    telling = replace(telling, sentences=sentences.annotate(telling, parsed))
    telling = replace(telling, entities=tuple(_entity(n, name, article) for n, name in enumerate(names, start=1)))
    for section, step in (("quotes", quotes), ("times", times), ("places", places), ("quantities", quantities)):
        telling = replace(telling, **{section: step.annotate(telling, parsed)})
    return telling, parsed


def _entity(n: int, described: str, article: Article) -> Entity:
    phrases, kind, country = (*described.split("/"), "", "")[:3]
    name, *others = phrases.split(" = ")
    mentions = []
    for where in ("title", "text"):
        for phrase in (name, *others):
            found = re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", article.field(where))
            mentions += [Mention(article.evidence(one.start(), one.end(), where), "name") for one in found]
    return Entity(f"e{n}", kind or "country", name, name.lower(), country=country or None, mentions=tuple(mentions))
