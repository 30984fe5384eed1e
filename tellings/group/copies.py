"""Copies: texts of which one stands, whole or in large part, in another: reprints, edited texts, excerpts, merges.

In: texts. Out: pairs of places with the share of the shorter text's stretches of three words that stand in the other.
Found by common stretches (a fixed quarter of them is looked up), so the work grows with the texts and not with their
pairs. It refuses to guess about texts of fewer than eight stretches, unless they are equal, and who copied whom.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Shingles = npt.NDArray[np.uint64]

COPY = 0.45  # share of the shorter text from which it counts as taken from the other (see DECISIONS.md)
_LENGTH = 3  # words in a stretch
_FEWEST = 8  # stretches in a text
_LOOKED_UP = 4  # one stretch of so many is looked up
_HOLDERS = 40  # texts remembered for a stretch; the rest of a hundred copies meets these
_LEAST_MET = 0.1  # of the looked-up stretches, before a pair is counted in full
_WORD = re.compile(r"[^\W_]+")
_STEPS = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))


@dataclass(frozen=True, slots=True)
class Copy:
    """Two texts by their places, `one` before `other`; `share` of the shorter stands in the longer."""

    one: int
    other: int
    share: float


def copies(texts: Sequence[str], least: float = COPY) -> list[Copy]:
    """The pairs whose shorter text stands in the other by at least that share, in the order of their places."""
    first, equal = _equal(texts)
    shingled = {place: shingles(texts[place]) for place in first}
    found = [pair for pair in _candidates(shingled) if pair.share >= least]
    return sorted([*found, *equal], key=lambda pair: (pair.one, pair.other))


def shingles(text: str) -> Shingles:
    """The text's stretches of three words as sorted numbers, each once; letter case and marks count for nothing."""
    words = np.array([zlib.crc32(word.encode()) for word in _WORD.findall(text.lower())], dtype=np.uint64)
    if len(words) < _LENGTH:
        return np.zeros(0, dtype=np.uint64)
    ends = len(words) - _LENGTH + 1
    with np.errstate(over="ignore"):
        told = sum(words[start : start + ends] * step for start, step in enumerate(_STEPS))
        return np.unique(np.asarray(told, dtype=np.uint64) ^ (told >> np.uint64(29)))


def contained(one: Shingles, other: Shingles) -> float:
    """The share of the shorter that stands in the other; 0 when either is too short to tell."""
    fewest = min(len(one), len(other))
    return len(np.intersect1d(one, other, assume_unique=True)) / fewest if fewest >= _FEWEST else 0.0


def _equal(texts: Sequence[str]) -> tuple[list[int], list[Copy]]:
    """The first place of every text, and each later one as a copy of the first."""
    first: dict[str, int] = {}
    pairs = []
    for place, text in enumerate(texts):
        if (before := first.setdefault(" ".join(text.split()), place)) != place and text.strip():
            pairs.append(Copy(before, place, 1.0))
    return list(first.values()), pairs


def _candidates(shingled: dict[int, Shingles]) -> list[Copy]:
    holders: dict[int, list[int]] = defaultdict(list)
    looked_up = {}
    pairs = []
    for place, told in shingled.items():
        sample = [int(each) for each in told[(told >> np.uint64(7)) % np.uint64(_LOOKED_UP) == 0]]
        met = Counter(before for each in sample for before in holders[each])
        looked_up[place] = len(sample)
        for before, count in met.items():
            if count >= _LEAST_MET * min(len(sample), looked_up[before]):
                pairs.append(Copy(before, place, contained(shingled[before], told)))
        for each in sample:
            if len(holders[each]) < _HOLDERS:
                holders[each].append(place)
    return pairs
