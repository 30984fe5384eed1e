"""Chains: how well one sorting of mentions into clusters matches another: MUC, B-cubed, CEAF-e, and their mean.

In: two sortings of the same mentions, each a list of clusters. Out: F1 of each measure. The mean of the three is what
is called CoNLL F1.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence

import numpy as np
import numpy.typing as npt

Chains = Sequence[Collection[Hashable]]
_Matrix = npt.NDArray[np.float64]


def conll(gold: Chains, told: Chains) -> float:
    """The mean of the three F1."""
    return (muc(gold, told) + b_cubed(gold, told) + ceaf_e(gold, told)) / 3


def muc(gold: Chains, told: Chains) -> float:
    """Links: how many of the links that hold a cluster together the other sorting has."""
    return _f1(_links_kept(told, gold), _links_kept(gold, told))


def b_cubed(gold: Chains, told: Chains) -> float:
    """Mentions: for each, which share of its cluster is in its cluster of the other sorting."""
    return _f1(_shared(told, gold), _shared(gold, told))


def ceaf_e(gold: Chains, told: Chains) -> float:
    """Clusters: each with at most one of the other sorting, so that their likeness sums highest."""
    if not gold or not told:
        return 0.0
    likeness = np.array([[_likeness(set(one), set(other)) for other in told] for one in gold])
    best = float(sum(likeness[row, column] for row, column in assigned(likeness)))
    return _f1(best / len(told), best / len(gold))


def assigned(gains: _Matrix) -> list[tuple[int, int]]:
    """Rows to columns, one to one, with the highest sum (the Hungarian method with potentials)."""
    if gains.shape[0] > gains.shape[1]:
        return [(row, column) for column, row in assigned(gains.T)]
    rows, columns = gains.shape
    row_price, column_price = np.zeros(rows + 1), np.zeros(columns + 1)
    taker = np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        taker[0] = row
        _place(-gains, taker, row_price, column_price)
    return [(int(taker[column]) - 1, column - 1) for column in range(1, columns + 1) if taker[column]]


def _place(costs: _Matrix, taker: npt.NDArray[np.int_], row_price: _Matrix, column_price: _Matrix) -> None:
    """Find the cheapest way to give the row that waits at column 0 a column, moving others along it."""
    columns = costs.shape[1]
    slack, before = np.full(columns + 1, np.inf), np.zeros(columns + 1, dtype=int)
    seen = np.zeros(columns + 1, dtype=bool)
    at = 0
    while taker[at]:
        seen[at] = True
        row = taker[at]
        reduced = costs[row - 1] - row_price[row] - column_price[1:]
        nearer = ~seen[1:] & (reduced < slack[1:])
        slack[1:][nearer], before[1:][nearer] = reduced[nearer], at
        next_at = 1 + int(np.argmin(np.where(seen[1:], np.inf, slack[1:])))
        step = slack[next_at]
        row_price[taker[seen]] += step
        column_price[seen] -= step
        slack[~seen] -= step
        at = next_at
    while at:
        taker[at] = taker[before[at]]
        at = before[at]


def _links_kept(whole: Chains, parts: Chains) -> float:
    """Of the links in `whole`, the share that `parts` keeps; a mention that `parts` lacks stands alone."""
    home = _home(parts)
    kept = sum(len(chain) - _pieces(chain, home) for chain in whole)
    links = sum(len(chain) - 1 for chain in whole)
    return kept / links if links else 0.0


def _pieces(chain: Collection[Hashable], home: dict[Hashable, int]) -> int:
    found = {home[mention] for mention in chain if mention in home}
    return len(found) + sum(mention not in home for mention in chain)


def _shared(whole: Chains, parts: Chains) -> float:
    """The mean, over the mentions of `whole`, of how much of its cluster its cluster in `parts` holds."""
    home = _home(parts)
    told = total = 0.0
    for chain in whole:
        counts: dict[int, int] = {}
        for mention in chain:
            if mention in home:
                counts[home[mention]] = counts.get(home[mention], 0) + 1
        told += sum(count * count for count in counts.values()) / len(chain)
        total += len(chain)
    return told / total if total else 0.0


def _home(chains: Chains) -> dict[Hashable, int]:
    return {mention: place for place, chain in enumerate(chains) for mention in chain}


def _likeness(one: set[Hashable], other: set[Hashable]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
