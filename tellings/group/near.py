"""Near: which pairs of articles are alike enough to be asked about, and how alike sets of articles are in all.

Up to 3,000 articles every pair is asked. Beyond, an article is held against those that share its heaviest terms with
it, terms that stand in more than a thousand articles left out: the work grows with the articles, not their pairs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tellings.group.looks import Looks, Numbers, Places
from tellings.group.same import crowd, late, mixed

_EVERY_PAIR = 3000  # articles
_HEAVIEST = 60  # terms of an article that are looked up
_HOLDERS = 1000  # articles with a term
_ASKED = 200  # articles for each


_NOBODY = np.zeros(0, dtype=np.int64)

Lookup = Callable[[int], tuple[Places, Numbers]]  # for an article those to ask about, and what they share of words


@dataclass(frozen=True, slots=True)
class Sum:
    """A set of articles as sums: what two sets have of likeness comes from these, without their pairs."""

    vector: Numbers
    terms: Places
    weights: Numbers
    days: Numbers
    crowd: float

    def with_(self, other: Sum) -> Sum:
        """Both sets as one."""
        terms, columns = np.unique(np.concatenate((self.terms, other.terms)), return_inverse=True)
        weights = np.bincount(columns, np.concatenate((self.weights, other.weights))).astype(np.float64)
        days = np.concatenate((self.days, other.days))
        return Sum(self.vector + other.vector, terms, weights, days, self.crowd + other.crowd)


def sums(seen: Looks, crowds: Numbers) -> list[Sum]:
    """Each article as a set of one; `crowds` is what is taken off its likeness to others."""
    return [
        Sum(seen.vectors[at], seen.terms[at], seen.weights[at], seen.days[at : at + 1], float(crowds[at]))
        for at in range(len(seen))
    ]


def asker(board: Numbers) -> Callable[[Sum, Sum], float]:
    """A function that adds up the likeness of all pairs of one set and the other; `board`: a nought for each term."""

    def ask(one: Sum, other: Sum) -> float:
        board[one.terms] = one.weights
        words = board[other.terms] @ other.weights
        board[one.terms] = 0.0
        alike = mixed(np.asarray(one.vector @ other.vector), np.asarray(words))
        off = late(one.days[:, None], other.days[None, :]).sum()
        return float(alike - off) - (one.crowd * len(other.days) + other.crowd * len(one.days)) / 2

    return ask


def near(seen: Looks, least: float, every_pair: int = _EVERY_PAIR) -> tuple[list[dict[int, float]], Numbers]:
    """For each article those that it is alike to by at least so much, and how much; and the crowds taken off."""
    lookup = _some(seen) if len(seen) > every_pair else _every(seen)
    found: list[dict[int, float]] = []
    crowds = np.zeros(len(seen))
    for place in range(len(seen)):
        asked, words = lookup(place)
        alike = mixed(seen.vectors[asked] @ seen.vectors[place], words) - late(seen.days[asked], seen.days[place])
        crowds[place] = crowd(alike)
        found.append({int(asked[at]): float(alike[at]) for at in np.flatnonzero(alike >= least)})
    return _both_ways(found, crowds, least), crowds


def _every(seen: Looks) -> Lookup:
    """All others, and the cosines of weighted terms."""
    holders, held, starts = _postings(seen)

    def lookup(place: int) -> tuple[Places, Numbers]:
        words = np.zeros(len(seen))
        for term, weight in zip(seen.terms[place], seen.weights[place], strict=True):
            stretch = slice(starts[term], starts[term + 1])
            words[holders[stretch]] += weight * held[stretch]
        asked = np.delete(np.arange(len(seen)), place)
        return asked, words[asked]

    return lookup


def _some(seen: Looks) -> Lookup:
    """Those that share most of the heavy terms, and the cosines of all weighted terms."""
    holders, held, starts = _postings(seen)
    board = np.zeros(len(seen.common))

    def lookup(place: int) -> tuple[Places, Numbers]:
        heavy = _heaviest(seen, place, starts)
        stretches = [slice(starts[term], starts[term + 1]) for term in seen.terms[place][heavy]]
        met, columns = np.unique(np.concatenate([holders[one] for one in stretches] or [_NOBODY]), return_inverse=True)
        parts = [weight * held[one] for weight, one in zip(seen.weights[place][heavy], stretches, strict=True)]
        words = np.bincount(columns, np.concatenate(parts or [np.zeros(0)]), minlength=len(met)).astype(np.float64)
        words[met == place] = 0.0
        asked = met[_most(words)]
        board[seen.terms[place]] = seen.weights[place]
        exact = np.array([board[seen.terms[other]] @ seen.weights[other] for other in asked])
        board[seen.terms[place]] = 0.0
        return asked, exact

    return lookup


def _postings(seen: Looks) -> tuple[Places, Numbers, Places]:
    """Who has each term and how heavy, one stretch a term, and where the stretches start."""
    terms = np.concatenate(seen.terms)
    order = np.argsort(terms, kind="stable")
    holders = np.repeat(np.arange(len(seen)), [len(row) for row in seen.terms])[order]
    starts = np.searchsorted(terms[order], np.arange(len(seen.common) + 1))
    return holders, np.concatenate(seen.weights)[order], starts


def _heaviest(seen: Looks, place: int, starts: Places) -> Places:
    terms = seen.terms[place]
    some = np.flatnonzero(starts[terms + 1] - starts[terms] <= _HOLDERS)
    return some[np.argsort(-seen.weights[place][some], kind="stable")[:_HEAVIEST]]


def _most(words: Numbers) -> Places:
    some = np.flatnonzero(words)
    return np.sort(some[np.argsort(-words[some], kind="stable")[:_ASKED]])


def _both_ways(found: list[dict[int, float]], crowds: Numbers, least: float) -> list[dict[int, float]]:
    close: list[dict[int, float]] = [{} for _ in found]
    for place, others in enumerate(found):
        for other, alike in others.items():
            left = alike - float(crowds[place] + crowds[other]) / 2
            if left >= least:
                close[place][other] = close[other][place] = left
    return close
