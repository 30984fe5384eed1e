"""Copies: tellings that carry one text, and agencies that texts credit.

Two texts are copies when most of the shorter one's five-word runs stand in the other.
"""

from __future__ import annotations

import functools
import re

from tellings.knowledge.load import toml
from tellings.reconcile.words import tokens
from tellings.records import Article, Evidence, Telling

_RUN = 5
_FEWEST = 20  # runs; fewer show nothing
_MANY = 40  # runs from which a smaller share shows one text
COPIED = 0.45  # share of runs
_QUARTER = 0.25
_EDGES = 400  # characters at the head and the foot in which an agency is credited


def containment(one: Telling, other: Telling) -> float:
    """Share of the shorter account's five-word runs that stand in the other, 0 to 1."""
    left, right = runs(one), runs(other)
    shorter = min(len(left), len(right))
    return len(left & right) / shorter if shorter >= _FEWEST else 0.0


def one_text(one: Telling, other: Telling, shared: float) -> bool:
    """Whether the share of common runs shows one text: a quarter in long texts, more in short ones."""
    long = min(len(runs(one)), len(runs(other))) >= _MANY
    return shared >= (_QUARTER if long else COPIED)


@functools.lru_cache(maxsize=256)
def _runs_of(texts: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(words[place : place + _RUN])
        for words in map(tokens, texts)
        for place in range(max(0, len(words) - _RUN + 1))
    )


def runs(telling: Telling) -> frozenset[tuple[str, ...]]:
    """Every run of five words in the account."""
    return _runs_of(tuple(statement.evidence.quote for statement in telling.statements))


def agency(article: Article) -> tuple[str, Evidence] | None:
    """The agency that a text credits as its maker, with the words of the credit: a dateline, a byline, a foot line."""
    for name, pattern in _credits():
        if article.outlet and re.fullmatch(rf"(?:www\.)?(?:{pattern})(?:\.\w+)*", article.outlet, re.IGNORECASE):
            return name, article.evidence(0, _first_words(article.text))
        found = _credited(article, pattern)
        if found:
            return name, found
    return None


def _first_words(text: str, most: int = 80) -> int:
    """The end of the last whole word among the first characters."""
    return len(text) if len(text) <= most else max(text.rfind(" ", 0, most), 1)


@functools.cache
def _credits() -> tuple[tuple[str, str], ...]:
    agencies = toml("origins.toml")["agencies"]
    return tuple((name, "|".join(map(re.escape, forms))) for name, forms in agencies.items())


def _credited(article: Article, pattern: str) -> Evidence | None:
    """(Reuters) — after a dateline; "By … , Associated Press" on a line; "Reporting by … for Reuters" at the end."""
    text = article.text
    head, foot = text[:_EDGES], max(0, len(text) - _EDGES)
    for found in re.finditer(rf"\((?:{pattern})\)\s*[-–—]", head):
        return article.evidence(found.start(), found.end())
    for found in re.finditer(rf"(?m)^(?:By\b.{{0,60}}\b)?(?:{pattern})(?: staff)?\s*$", text):
        if found.start() < _EDGES or found.start() >= foot:
            return article.evidence(found.start(), found.end())
    for found in re.finditer(
        rf"(?m)^\(?(?:(?:Source|Reporting by|With files from|Text by)\b.{{0,80}})\b(?:{pattern})\b.{{0,40}}$",
        text[foot:],
    ):
        return article.evidence(foot + found.start(), foot + found.end())
    return None
