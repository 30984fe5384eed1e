"""Parting: where two stretches that tell one thing part: the clause of each that is most alike and not the same.

In: two stretches of words, known to be about one matter. Out: a phrase of each, from its verb to the end of what its
clause says by itself. None when every clause that is alike says the same, or none is alike. The likeness of phrases
comes from the states of one run a sentence, asked only for the sentences at hand.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tellings.annotate.embedding import states
from tellings.reconcile.material import Material
from tellings.reconcile.same import mutual_best
from tellings.reconcile.words import overlap, stems
from tellings.records import Evidence, Frame, Statement

_ALIKE = 0.5  # cosine of two phrases that may tell one thing
_SAME = 0.99  # share of words from which the shorter only says less
_SHORTEST = 8  # characters
_TAIL = " ,;:.—-“”\"'‘’("

Vector = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a clause from its verb on, without the clauses inside it."""

    statement: int
    frame: Frame
    words: Evidence

    @property
    def stems(self) -> tuple[str, ...]:
        """Its content words."""
        return stems(self.words.quote)


def parted(
    material: Material, one: tuple[int, Evidence], other: tuple[int, Evidence]
) -> tuple[Evidence, Evidence] | None:
    """The phrases in which two stretches part, each (telling, words): the likest that share a word and are not one."""
    mine, theirs = (list(phrases(material, *each)) for each in (one, other))
    for a, b, _ in paired(material, mine, theirs, _ALIKE):
        if 0 < overlap(a.stems, b.stems) < _SAME:
            return a.words, b.words
    return None


def phrases(material: Material, telling: int, stretch: Evidence) -> Iterator[Phrase]:
    """What each clause in the stretch says by itself."""
    for index in material.of(telling):
        statement = material.statements[index]
        if statement.evidence.overlaps(stretch):
            for frame in statement.frames:
                words = _cut(_by_itself(statement, frame), stretch)
                if stretch.covers(frame.verb) and len(words.quote) >= _SHORTEST and stems(words.quote):
                    yield Phrase(index, frame, words)


def paired(
    material: Material, mine: list[Phrase], theirs: list[Phrase], floor: float
) -> Iterator[tuple[Phrase, Phrase, float]]:
    """Phrases that are each other's likest, likest first."""
    if mine and theirs:
        left, right = (np.stack([_meaning(material, each) for each in side]) for side in (mine, theirs))
        for row, column, score in mutual_best((left @ right.T).astype(np.float64), floor):
            yield mine[row], theirs[column], score


def _by_itself(statement: Statement, frame: Frame) -> Evidence:
    """From the verb to the end of the clause, or to where the next clause inside it begins."""
    inner = [
        each.clause.start
        for each in statement.frames
        if each is not frame and frame.verb.end < each.clause.start and each.clause.end <= frame.clause.end
    ]
    own = statement.evidence
    quote = own.quote[frame.verb.start - own.start : min([frame.clause.end, *inner]) - own.start].rstrip(_TAIL)
    return Evidence(own.article, own.where, frame.verb.start, frame.verb.start + len(quote), quote)


def _cut(words: Evidence, stretch: Evidence) -> Evidence:
    """The words as far as they lie in the stretch."""
    quote = words.quote[: max(0, stretch.end - words.start)].rstrip(_TAIL)
    return Evidence(words.article, words.where, words.start, words.start + len(quote), quote)


def _meaning(material: Material, phrase: Phrase) -> Vector:
    """The unit vector of a phrase as it stands in its sentence; nothing past the end of what the model reads."""
    sentence = material.statements[phrase.statement].evidence
    places, hidden = _states(sentence.quote)
    first, last = phrase.words.start - sentence.start, phrase.words.end - sentence.start
    inside = (places[:, 0] >= first) & (places[:, 1] <= last) & (places[:, 1] > places[:, 0])
    mean: Vector = hidden[inside].mean(axis=0) if inside.any() else np.zeros(hidden.shape[1], dtype=np.float32)
    unit: Vector = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return unit


@functools.lru_cache(maxsize=256)
def _states(sentence: str) -> tuple[npt.NDArray[np.int64], Vector]:
    return states(sentence)
