"""Halves: is a family two happenings of one kind, with the same people in them?

Two fights of one boxer are alike in all that is rare among articles at large. What tells them apart shows only among
themselves: terms that some of them have and others lack. The family is cut in two where it hangs together least, and
the cut stands when both sides are large enough to tell by, and clearly more alike within than between. Each side is
then asked again. A family of more than 1,500 is left as it is.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tellings.group.looks import Looks, Numbers
from tellings.group.same import likeness

Side = npt.NDArray[np.bool_]

FEWEST = 4  # articles on a side
BETWEEN = 0.82  # likeness between the sides against that within, at most
BETWEEN_OWN = 0.42  # the same by what tells them apart
_OWN_WEIGHT = 0.5
_LARGEST = 1500
_SPREAD = 0.9  # a term that more of the family have does not tell them apart
_TURNS = 10


def halves(seen: Looks) -> list[list[int]]:
    """The family as one list of places, or as two or more."""
    if not 2 * FEWEST <= len(seen) <= _LARGEST:
        return [list(range(len(seen)))]
    alike, own = likeness(seen), own_likeness(seen)
    side = _cut(alike / alike.mean() + _OWN_WEIGHT * own / max(float(own.mean()), 1e-9))
    stands = between(alike, side) <= BETWEEN and between(own, side) <= BETWEEN_OWN
    if min(side.sum(), (~side).sum()) < FEWEST or not stands:
        return [list(range(len(seen)))]
    sides = (np.flatnonzero(side), np.flatnonzero(~side))
    return [[int(places[at]) for at in part] for places in sides for part in halves(seen.only(list(places)))]


def own_likeness(seen: Looks) -> Numbers:
    """Cosines of the terms by how rare they are within the family."""
    places, counts = seen.table(seen.counts)
    having = (counts > 0).sum(axis=0)
    telling = (having >= 2) & (having <= _SPREAD * len(seen))
    rare = np.log((len(seen) + 1) / np.maximum(having, 1)) * -np.log(np.maximum(seen.common[places], 1e-4))
    rows = (np.where(counts > 0, 1 + np.log(np.maximum(counts, 1)), 0) * rare)[:, telling]
    rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return np.asarray(rows @ rows.T)


def between(alike: Numbers, side: Side) -> float:
    """The mean between the sides, as a share of the mean within them; 1 when a side is too small to have one."""
    counts = np.array([side.sum(), (~side).sum()])
    if counts.min() < 2:
        return 1.0
    inner = [(alike[np.ix_(part, part)].sum() - np.trace(alike[np.ix_(part, part)])) for part in (side, ~side)]
    within = float((np.array(inner) / (counts * (counts - 1))).mean())
    return float(alike[np.ix_(side, ~side)].mean()) / within if within > 0 else 1.0


def _cut(alike: Numbers) -> Side:
    """The cut in two that costs least likeness (normalised cut along the second eigenvector, then refined)."""
    alike = alike.copy()
    np.fill_diagonal(alike, 0.0)
    degree = np.maximum(alike.sum(axis=1), 1e-9)
    _, vectors = np.linalg.eigh(alike / np.sqrt(degree[:, None] * degree[None, :]))
    order = np.argsort(vectors[:, -2] / np.sqrt(degree), kind="stable")
    degrees = np.cumsum(degree[order])
    inside = np.cumsum(np.cumsum(alike[np.ix_(order, order)], axis=0), axis=1).diagonal()
    crossing = degrees - inside
    costs = (crossing / degrees)[1:-2] + crossing[1:-2] / (degrees[-1] - degrees[1:-2])
    side = np.zeros(len(alike), dtype=bool)
    side[order[: 2 + int(np.argmin(costs))]] = True
    return _refined(alike, side)


def _refined(alike: Numbers, side: Side) -> Side:
    """Each article on the side that it is more alike to."""
    for _ in range(_TURNS):
        pulls = [alike[:, part].sum(axis=1) / np.maximum(part.sum() - part, 1) for part in (side, ~side)]
        moved = pulls[0] >= pulls[1]
        if min(moved.sum(), (~moved).sum()) < 2 or (moved == side).all():
            break
        side = moved
    return side
