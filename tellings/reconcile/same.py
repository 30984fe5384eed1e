"""Same: how alike two stretches are, the one measure that alignment and every comparator use.

likeness = (cosine of MiniLM vectors + 1.5 x cosine of TF-IDF) / 2, measured on hand-coded stories (DECISIONS.md).
"""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import numpy.typing as npt

from tellings.annotate.embedding import embed
from tellings.reconcile.words import stems

Matrix = npt.NDArray[np.float64]
_ROUNDING = 1e-6


def weights(stretches: list[tuple[str, ...]]) -> dict[str, float]:
    """Inverse document frequency of each term over the stretches of one story."""
    counts = Counter(term for stretch in stretches for term in set(stretch))
    return {term: math.log(1 + len(stretches) / count) for term, count in counts.items()}


def likeness(
    texts: list[str], terms: list[tuple[str, ...]], idf: dict[str, float], others: slice | None = None
) -> Matrix:
    """Square matrix of likeness (about -0.1 to 1.25); rows and columns in the order given.

    With `others`, columns are only those rows.
    """
    vectors = embed(texts).astype(np.float64)
    weighted = _weighted(terms, idf)
    columns = others or slice(None)
    both: Matrix = (vectors @ vectors[columns].T + 1.5 * (weighted @ weighted[columns].T)) / 2
    return both


def between(left: list[str], right: list[str], idf: dict[str, float], least: Matrix) -> Matrix:
    """Likeness of each stretch on the left with each on the right; -1 where it cannot reach `least`.

    A cosine is 1 at most: what shares too few words is not embedded, and embedding is most of a comparison's time.
    """
    terms = _weighted([stems(text) for text in (*left, *right)], idf)
    shared = 1.5 * (terms[: len(left)] @ terms[len(left) :].T)
    near = (1 + shared) / 2 + _ROUNDING >= least
    rows, columns = np.flatnonzero(near.any(axis=1)), np.flatnonzero(near.any(axis=0))
    vectors = embed([*(left[row] for row in rows), *(right[column] for column in columns)]).astype(np.float64)
    cosines = np.zeros_like(shared)
    cosines[np.ix_(rows, columns)] = vectors[: len(rows)] @ vectors[len(rows) :].T
    both: Matrix = np.where(near, (cosines + shared) / 2, -1.0)
    return both


def _weighted(terms: list[tuple[str, ...]], idf: dict[str, float]) -> Matrix:
    known = {term for stretch in terms for term in stretch} & idf.keys()
    places = {term: place for place, term in enumerate(sorted(known))}
    table = np.zeros((len(terms), max(1, len(places))))
    for row, stretch in enumerate(terms):
        for term, count in Counter(stretch).items():
            if term in places:
                table[row, places[term]] = (1 + math.log(count)) * idf[term]
    lengths = np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    normal: Matrix = table / lengths
    return normal


def mutual_best(scores: Matrix, floor: float) -> list[tuple[int, int, float]]:
    """Pairs (row, column, score) that are each other's best, at or above the floor; best first."""
    if not scores.size:
        return []
    best_column, best_row = scores.argmax(axis=1), scores.argmax(axis=0)
    pairs = [
        (row, int(column), float(scores[row, column]))
        for row, column in enumerate(best_column)
        if best_row[column] == row and scores[row, column] >= floor
    ]
    return sorted(pairs, key=lambda pair: (-pair[2], pair[0], pair[1]))
