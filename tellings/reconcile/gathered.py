"""Gathered: things sorted into clusters by average likeness, best pair first, never over a ban.

In: a likeness of every pair, how many each stands for, and which pairs must stay apart. Out: clusters of places, each
in order. A ban between two holds for the clusters they are in.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tellings.reconcile.same import Matrix

Bans = npt.NDArray[np.bool_]


def gathered(likeness: Matrix, counts: list[int], bans: Bans, floor: float) -> list[list[int]]:
    """Clusters whose members are alike at or above the floor on average, in order of their first members."""
    weight = np.array(counts, dtype=np.float64)
    sums, apart = likeness * np.outer(weight, weight), bans.copy()
    clusters = {place: [place] for place in range(len(counts))}
    alive = np.arange(len(counts))
    while len(alive) > 1:
        means = sums[np.ix_(alive, alive)] / np.outer(weight[alive], weight[alive])
        means[apart[np.ix_(alive, alive)] | np.eye(len(alive), dtype=bool)] = -np.inf
        row, column = divmod(int(means.argmax()), len(alive))
        if means[row, column] < floor:
            break
        one, other = sorted((int(alive[row]), int(alive[column])))
        sums[one] += sums[other]
        sums[:, one] += sums[:, other]
        weight[one] += weight[other]
        apart[one] |= apart[other]
        apart[:, one] |= apart[:, other]
        clusters[one] += clusters.pop(other)
        alive = alive[alive != other]
    return [sorted(members) for _, members in sorted(clusters.items())]
