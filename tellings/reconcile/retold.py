"""Retold: what somebody said, as one telling quotes or tells it and another tells it; one claim under two sources.

In: the attributions of two tellings. Out: findings where the contents are near in sense and each is the other's
nearest; long ones are shown by the clauses in which they part. Words in marks on both sides are compared in
`wording.py`; here one side at least is told. Silent where the words are for the most part the same, and where a source
may be the same one under another phrase.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tellings.knowledge.load import words as listed
from tellings.reconcile.material import Finding, Material
from tellings.reconcile.parting import parted
from tellings.reconcile.same import between, mutual_best
from tellings.reconcile.speakers import names, other_source
from tellings.reconcile.wording import nearness
from tellings.reconcile.words import overlap, stems, tokens
from tellings.records import Evidence, Quote

_QUOTED = 0.5  # likeness of what one speaker is quoted with and what the same is told to have said
_RETOLD = 0.4  # of what one speaker is told to have said, twice
_SHORT = 60  # characters of a content that is shown whole
_ONE_CLAIM = 0.7  # likeness of two claims that may be one with two sources
_SAME_WORDS = 0.6
_PHRASES, _IN_COMMON = 0.57, 0.5  # likeness of the phrases shown, and the share of words they have in common
_FEWEST = 2  # content words
_LONGEST = 70  # characters of a phrase for a source that is shown
_ACTS = frozenset({"speech", "judgement", "unsaid", "intention", "stand"})


@dataclass(frozen=True, slots=True)
class Told:
    """What a telling has somebody say: the words, the statement they begin in, and the story entity behind them."""

    telling: int
    statement: int
    quote: Quote
    words: Evidence
    voice: str | None


def find(material: Material) -> Iterator[Finding]:
    """Quotes that the other telling has in its own words, and claims that it lays to another source."""
    told = [_told(material, telling) for telling in material.everyone()]
    for one, other in material.pairs():
        if told[one] and told[other]:
            yield from _retold(material, told[one], told[other])


def _told(material: Material, telling: int) -> list[Told]:
    found = []
    for quote in material.tellings[telling].quotes:
        words = max(quote.marked, key=lambda each: len(each.quote)) if quote.direct and quote.marked else quote.content
        statement = material.statement_at(telling, words)
        if statement is not None and quote.speaker and quote.act in _ACTS and len(stems(words.quote)) >= _FEWEST:
            voice = material.story_entity(telling, quote.speaker_entity)
            found.append(Told(telling, statement, quote, words, voice))
    return found


def _retold(material: Material, left: list[Told], right: list[Told]) -> Iterator[Finding]:
    same = np.array([[a.voice is not None and a.voice == b.voice for b in right] for a in left])
    texts = [told.words.quote for told in left], [told.words.quote for told in right]
    scores = between(*texts, material.stem_idf, np.where(same, _RETOLD, _ONE_CLAIM))
    for row, column, score in mutual_best(np.where(same, scores, -1.0), _RETOLD):
        a, b = left[row], right[column]
        if _retelling(a, b, score) and _other_words(a, b):
            yield from _wording(material, a, b, score)
    for row, column, score in mutual_best(np.where(same, -1.0, scores), _ONE_CLAIM):
        a, b = left[row], right[column]
        if not a.quote.direct and not b.quote.direct and _other_words(a, b):
            yield from _sources(material, a, b, score)


def _retelling(a: Told, b: Told, score: float) -> bool:
    """One at least is no quote; and a quote must be near."""
    quoted = (a.quote.direct, b.quote.direct)
    return not all(quoted) and (score >= _QUOTED or not any(quoted))


def _other_words(a: Told, b: Told) -> bool:
    return nearness(tuple(tokens(a.words.quote)), tuple(tokens(b.words.quote))) < _SAME_WORDS


def _wording(material: Material, a: Told, b: Told, score: float) -> Iterator[Finding]:
    shown = _shown(material, a, b)
    if shown and _of_one_thing(material, *shown):
        why = "both tell it in their own words"
        if a.quote.direct or b.quote.direct:
            why = "one telling quotes it, the other tells it in its own words"
        sides = tuple((told.telling, words.quote, words) for told, words in zip((a, b), shown, strict=True))
        yield Finding("quote", "differ", why, min(0.8, 0.35 + 0.45 * score), sides, (a.statement, b.statement), 0.4)


def _of_one_thing(material: Material, one: Evidence, other: Evidence) -> bool:
    """The phrases themselves are near, and neither tells of another time ("on other occasions")."""
    mine, theirs = stems(one.quote), stems(other.quote)
    if overlap(mine, theirs) < _IN_COMMON:
        return False
    elsewhere = listed("other_times.txt")
    if elsewhere & set(tokens(one.quote)) != elsewhere & set(tokens(other.quote)):
        return False
    least = np.full((1, 1), _PHRASES)
    return float(between([one.quote], [other.quote], material.stem_idf, least)[0, 0]) >= _PHRASES


def _shown(material: Material, a: Told, b: Told) -> tuple[Evidence, Evidence] | None:
    """Short contents whole, long ones by where they part."""
    if max(len(a.words.quote), len(b.words.quote)) <= _SHORT:
        return (a.words, b.words) if _asserts(material, a) and _asserts(material, b) else None
    return parted(material, (a.telling, a.words), (b.telling, b.words))


def _asserts(material: Material, told: Told) -> bool:
    """A clause or words in marks: a mere topic ("talked about the harbour") says nothing that may differ."""
    frames = material.statements[told.statement].frames
    return bool(told.quote.marked) or any(told.words.covers(frame.verb) for frame in frames)


def _sources(material: Material, a: Told, b: Told, score: float) -> Iterator[Finding]:
    mine, theirs = a.quote.speaker, b.quote.speaker
    if mine is None or theirs is None or not (_names_somebody(mine) and _names_somebody(theirs)):
        return
    if names(material, a.statement, b.voice) or names(material, b.statement, a.voice):
        return
    one = (a.telling, mine, a.quote.speaker_entity)
    why = other_source(material, one, (b.telling, theirs, b.quote.speaker_entity))
    if why:
        sides = ((a.telling, mine.quote, mine), (b.telling, theirs.quote, theirs))
        confidence = min(0.8, 0.6 * score)
        yield Finding("attribution", "differ", why, confidence, sides, (a.statement, b.statement), 0.4)


def _names_somebody(phrase: Evidence) -> bool:
    """More than a pronoun, and short enough to be shown."""
    return bool(stems(phrase.quote)) and len(phrase.quote) <= _LONGEST
