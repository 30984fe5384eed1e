"""Same claim: which short answers to one question say the same.

In: what several tellings answer to one question, in their words. Out: the answers sorted into groups. Likeness is the
cosine of MiniLM, a little of shared rare words, and numbers, which part answers more surely than any word: "two years"
and "three years" are alike in all else. So does a "not" that one of two like-worded answers lacks.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

import numpy as np

from tellings.annotate.embedding import embed
from tellings.knowledge.load import toml
from tellings.reconcile.gathered import gathered
from tellings.reconcile.same import Matrix, weights
from tellings.reconcile.words import stems, tokens

_FLOOR = 0.5
_SHARED, _NUMBERS, _OTHER_NUMBERS, _NEGATED = 0.1, 0.2, -0.4, -0.6
_MOSTLY = 0.9  # of the weight of the shorter answer's words
_NEGATORS = frozenset({"not", "no", "never", "none", "nobody", "without", "neither", "nor"})
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def same_claims(answers: Sequence[str]) -> list[list[int]]:
    """Groups of the answers' places, each saying one thing."""
    return gathered(likeness(answers), [1] * len(answers), np.zeros((len(answers),) * 2, dtype=bool), _FLOOR)


def likeness(answers: Sequence[str]) -> Matrix:
    """How alike any two answers are, about -1 to 1.3."""
    if not answers:
        return np.zeros((0, 0))
    vectors = embed(list(answers)).astype(np.float64)
    scores: Matrix = vectors @ vectors.T
    words = [stems(answer) for answer in answers]
    idf = weights(words)
    figures = [numbers(answer) for answer in answers]
    negated = [is_negated(answer) for answer in answers]
    for one in range(len(answers)):
        for other in range(one):
            common = _common(words[one], words[other], idf)
            scores[one, other] += _SHARED * common + _by_numbers(figures[one], figures[other])
            if negated[one] != negated[other] and common >= _MOSTLY:
                scores[one, other] += _NEGATED
            scores[other, one] = scores[one, other]
    return scores


def numbers(answer: str) -> frozenset[str]:
    """The numbers told, in figures or in words."""
    table = _number_words()
    told = (table[word] for word in tokens(answer) if word in table)
    return frozenset((*told, *(figure.replace(",", "") for figure in _FIGURE.findall(answer))))


def is_negated(answer: str) -> bool:
    """Hold a word of denial."""
    return any(word in _NEGATORS or word.endswith("n't") for word in tokens(answer))


def _by_numbers(one: frozenset[str], other: frozenset[str]) -> float:
    """Nothing when one gives none; for it when one gives all of the other's, else against it."""
    if not one or not other:
        return 0.0
    return _NUMBERS if one <= other or other <= one else _OTHER_NUMBERS


def _common(one: Iterable[str], other: Iterable[str], idf: dict[str, float]) -> float:
    """The share of the lighter answer's words that the other has, by weight."""
    mine, theirs = set(one), set(other)
    lighter = min(sum(idf[word] for word in mine), sum(idf[word] for word in theirs))
    return sum(idf[word] for word in mine & theirs) / lighter if lighter else 0.0


@functools.cache
def _number_words() -> dict[str, str]:
    table = {word: str(number) for word, number in toml("quantities.toml")["number_words"].items()}
    return table | {"another": "1"}
