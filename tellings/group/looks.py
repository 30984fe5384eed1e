"""Looks: articles as numbers: the vector of each opening, the weighted terms, the day.

In: articles. Out: `Looks`, which answers how alike two articles or two sets of them are. A term weighs by how rare it
is, among articles at large and among those given, so that a handful is judged as thousands are. What `likeness` means
and from where on two articles tell of one happening is said in `same.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tellings.annotate.embedding import embed
from tellings.group.terms import commonness, opening, terms
from tellings.records import Article
from tellings.settings import Settings

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
Progress = Callable[[str, int, int], None]

BACKGROUND = 1000  # articles at large that stand beside those given
_AT_ONCE = 256  # openings embedded between two words of progress


@dataclass(frozen=True, slots=True)
class Looks:
    """`terms[i]` are the places of article i's terms in `common` (their commonness at large), `counts[i]` how often,
    `weights[i]` a unit vector of what they weigh; `days[i]` is its day as a number, or NaN."""

    vectors: Numbers
    terms: tuple[Places, ...]
    counts: tuple[Numbers, ...]
    weights: tuple[Numbers, ...]
    common: Numbers
    days: Numbers

    def __len__(self) -> int:
        return len(self.terms)

    def only(self, places: Sequence[int]) -> Looks:
        """Some of the articles, in the order asked for."""
        terms = tuple(self.terms[place] for place in places)
        counts = tuple(self.counts[place] for place in places)
        weights = tuple(self.weights[place] for place in places)
        return Looks(self.vectors[places], terms, counts, weights, self.common, self.days[places])

    def table(self, cells: Sequence[Numbers]) -> tuple[Places, Numbers]:
        """Those terms that the articles have, and for each article a row with its cells under them."""
        places, columns = np.unique(np.concatenate(self.terms), return_inverse=True)
        table = np.zeros((len(self), len(places)))
        table[np.repeat(np.arange(len(self)), [len(row) for row in self.terms]), columns] = np.concatenate(cells)
        return places, table


def looks(articles: Sequence[Article], settings: Settings | None = None, progress: Progress | None = None) -> Looks:
    """The articles as numbers, in their order."""
    told = [terms(article) for article in articles]
    spread = Counter(term for each in told for term in each)
    place_of = {term: place for place, term in enumerate(sorted(spread))}
    common = np.array([commonness(term) for term in place_of])
    holding = np.array([spread[term] for term in place_of])
    rare = np.log((len(articles) + BACKGROUND) / (holding + BACKGROUND * common)) if place_of else common
    places = tuple(np.array(sorted(map(place_of.__getitem__, each)), dtype=np.int64) for each in told)
    names = list(place_of)
    counts = tuple(np.array([each[names[at]] for at in row]) for each, row in zip(told, places, strict=True))
    weights = tuple(_unit((1 + np.log(count)) * rare[row]) for count, row in zip(counts, places, strict=True))
    return Looks(_vectors(articles, settings, progress), places, counts, weights, common, _days(articles))


def _unit(weights: Numbers) -> Numbers:
    return weights / max(float(np.linalg.norm(weights)), 1e-9)


def _vectors(articles: Sequence[Article], settings: Settings | None, progress: Progress | None) -> Numbers:
    parts = []
    for start in range(0, len(articles), _AT_ONCE):
        if progress:
            progress("reading the openings", start, len(articles))
        parts.append(embed([opening(article) for article in articles[start : start + _AT_ONCE]], settings))
    return np.concatenate(parts).astype(np.float64) if parts else np.zeros((0, 1))


def _days(articles: Sequence[Article]) -> Numbers:
    return np.array(
        [article.published.toordinal() if article.published else np.nan for article in articles], dtype=float
    )
