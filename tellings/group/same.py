"""Same: do two articles tell of one happening? Title and lead carry the story; names and words weigh with them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tellings.annotate.embedding import embed
from tellings.records import Telling

_LEAD = 4  # statements
TOGETHER = 0.38  # at or above this: one happening (see DECISIONS.md)


@dataclass(frozen=True, slots=True)
class Lead:
    """What an article opens with: its words, and the folded names of all entities in it."""

    text: str
    names: frozenset[str]


def lead(telling: Telling) -> Lead:
    """Title and first statements of a telling."""
    first = " ".join(statement.evidence.quote for statement in telling.statements[:_LEAD])
    names = frozenset(entity.key for entity in telling.entities if entity.kind != "product")
    return Lead(f"{telling.article.title}. {first}"[:1200], names)


def closeness(leads: list[Lead]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Square matrix: mean of embedding cosine and overlap of names, 0 to 1."""
    vectors = embed([each.text for each in leads]).astype(np.float64)
    close = vectors @ vectors.T
    for row, one in enumerate(leads):
        for column, other in enumerate(leads):
            close[row, column] = (close[row, column] + _shared(one, other)) / 2
    return close


def _shared(one: Lead, other: Lead) -> float:
    fewest = min(len(one.names), len(other.names))
    return len(one.names & other.names) / fewest if fewest else 0.0
