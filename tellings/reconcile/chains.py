"""Chains: given phrases of several tellings, which of them stand for one and the same.

In: tellings, and phrases with their head words (places, not strings). Out: clusters of places in the order given. Where
linking knows who is meant it decides, and two persons are never one; phrases for what nobody names go by their head
word and by likeness. Every phrase goes somewhere: it is for measuring, not for a reader.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from tellings.annotate.embedding import embed
from tellings.reconcile.gathered import gathered
from tellings.reconcile.linking import link
from tellings.reconcile.naming import naming
from tellings.reconcile.words import stem
from tellings.records import Evidence, Telling

_FLOOR = 0.3


def chains(tellings: Sequence[Telling], phrases: Sequence[tuple[Evidence, Evidence]]) -> list[list[int]]:
    """Clusters of the phrases' places; each phrase is (its words, its head word)."""
    named = _Named(tellings)
    units: dict[str, list[int]] = defaultdict(list)
    for place, (words, head) in enumerate(phrases):
        units[named.whom(words, head) or stem(head.quote.lower())].append(place)
    groups, keys = list(units.values()), list(units)
    vectors = embed([words.quote for words, _ in phrases]).astype(np.float64)
    means = np.stack([vectors[group].mean(axis=0) for group in groups]) if groups else np.zeros((0, 1))
    persons = np.array([key in named.persons for key in keys], dtype=bool)
    bans = np.outer(persons, persons)
    clusters = gathered(means @ means.T, [len(group) for group in groups], bans, _FLOOR)
    return [sorted(place for unit in cluster for place in groups[unit]) for cluster in clusters]


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
