"""Chains: given phrases of several tellings, which of them stand for one and the same.

In: tellings, and phrases with their head words (places, not strings). Out: clusters of places in the order given. Where
linking knows who is meant it decides, and two persons are never one; phrases for what nobody names go by their head
word and by likeness. Every phrase goes somewhere: it is for measuring, not for a reader.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from tellings.annotate.embedding import embed
from tellings.reconcile.gathered import gathered
from tellings.reconcile.linking import link
from tellings.reconcile.naming import naming
from tellings.reconcile.words import stem
from tellings.records import Evidence, Telling

_FLOOR = 0.5

_Vectors = npt.NDArray[np.float64]


def chains(
    tellings: Sequence[Telling], phrases: Sequence[tuple[Evidence, Evidence]], least: int = 1
) -> list[list[int]]:
    """Clusters of the phrases' places; each phrase is (its words, its head word).

    Where everybody meant is known to be told of often, `least` says how often: a cluster of fewer joins the likest one.
    """
    named = _Named(tellings)
    units: dict[str, list[int]] = defaultdict(list)
    for place, (words, head) in enumerate(phrases):
        units[named.whom(words, head) or stem(head.quote.lower())].append(place)
    groups, keys = list(units.values()), list(units)
    vectors = embed([words.quote for words, _ in phrases]).astype(np.float64)
    means = _means(vectors, groups)
    persons = np.array([key in named.persons for key in keys], dtype=bool)
    clusters = gathered(means @ means.T, [len(group) for group in groups], np.outer(persons, persons), _FLOOR)
    found = [sorted(place for unit in cluster for place in groups[unit]) for cluster in clusters]
    return _joined(found, [bool(persons[cluster].any()) for cluster in clusters], vectors, least)


def _joined(found: list[list[int]], persons: list[bool], vectors: _Vectors, least: int) -> list[list[int]]:
    """Clusters of fewer than `least` gone into the likest; one that holds a person into none that does."""
    large = [place for place, chain in enumerate(found) if len(chain) >= least]
    small = [place for place, chain in enumerate(found) if len(chain) < least]
    likeness = _means(vectors, [found[one] for one in small]) @ _means(vectors, [found[one] for one in large]).T
    joined = {one: list(found[one]) for one in large}
    for row, one in enumerate(small):
        free = [column for column, other in enumerate(large) if not (persons[one] and persons[other])]
        if free:
            joined[large[max(free, key=lambda column: likeness[row, column])]] += found[one]
        else:
            joined[one] = found[one]
    return [sorted(chain) for _, chain in sorted(joined.items())]


def _means(vectors: _Vectors, groups: Sequence[list[int]]) -> _Vectors:
    return np.stack([vectors[group].mean(axis=0) for group in groups]) if groups else np.zeros((0, vectors.shape[1]))


class _Named:
    """Whom linking and naming know at a place."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        entities, _ = link(tellings)
        self.persons = {one.id for one in entities if one.kind == "person"}
        self._at: dict[tuple[str, str], list[tuple[int, Evidence, str]]] = defaultdict(list)
        for entry in naming(entities):
            for label in entry.labels:
                for told in label.evidence:
                    self._at[told.article, told.where].append((told.end - told.start, told, entry.entity))

    def whom(self, words: Evidence, head: Evidence) -> str | None:
        """The entity of the shortest label over the head word that lies at least half in the phrase."""
        found = [
            (length, entity)
            for length, told, entity in self._at[head.article, head.where]
            if told.covers(head) and 2 * (min(told.end, words.end) - max(told.start, words.start)) >= length
        ]
        return min(found)[1] if found else None
