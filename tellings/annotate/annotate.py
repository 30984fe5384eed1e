"""Annotate: Article -> Telling; the order in which the annotators run, each filling its own section."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from tellings.annotate import (
    anomalies,
    commitments,
    entities,
    events,
    phrases,
    places,
    quantities,
    quotes,
    sentences,
    statements,
    times,
)
from tellings.annotate.parsed import Parsed, parse_many
from tellings.records import Article, Statement, Telling
from tellings.settings import Settings

_STEPS = (
    ("sentences", sentences),
    ("entities", entities),
    ("quotes", quotes),
    ("times", times),
    ("places", places),
    ("quantities", quantities),
    ("statements", statements),
    ("events", events),
    ("commitments", commitments),
    ("anomalies", anomalies),
    ("phrases", phrases),
)

Stated = Callable[[tuple[Statement, ...]], None]


def annotate(
    articles: Iterable[tuple[Article, str]], settings: Settings, stated: Stated | None = None
) -> Iterator[Telling]:
    """Tellings of (article, language), in order. An article that is not English, or empty, is kept and not judged.

    `stated` is given the statements of each as soon as they are read, so that work on them can begin beside the rest.
    """
    batch = list(articles)
    parses = parse_many([article for article, language in batch if language in {"en", "und"}], settings)
    for article, language in batch:
        if language in {"en", "und"}:
            yield _filled(Telling(article, language), next(parses), stated)
        else:
            yield Telling(article, language, judged=False, limits=(f"{article.name}: {_foreign(language)}",))


def _foreign(language: str) -> str:
    return f"is in another language ({language}); it is kept, but not read or compared"


def _filled(telling: Telling, parsed: Parsed, stated: Stated | None) -> Telling:
    for section, step in _STEPS:
        telling = replace(telling, **{section: step.annotate(telling, parsed)})
        if stated and step is statements:
            stated(telling.statements)
    if telling.statements:
        return telling
    why = f"{telling.article.name}: no sentence of an account found in it; it is not compared"
    return replace(telling, judged=False, limits=(why,))
