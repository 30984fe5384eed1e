"""Found copies: an index of stretches of three words that finds the copies of each article as it arrives.

In: packed articles, by place. Out: those already there with which the new one shares its text, in large part or for
the most part. Kept is one chain of articles for each stretch of a fixed sample; of a long chain the latest forty are
looked at. The bars are those of `copies.py` and `stories.py`, judged on the sample. Texts of fewer than eight stretches
must be equal. An article that is withdrawn is no longer found.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tellings.group.copies import COPY
from tellings.group.memory import Growing
from tellings.group.packed import SAMPLE, Packed, Stretches
from tellings.group.same import MOSTLY_SAME

_CHAINS = 1 << 22
_LOOKED_UP = 2  # one stretch in so many of the sample is in a chain
_STEPS = 40  # of a chain that are looked at
_LEAST_MET = 0.1  # of the looked-up stretches, before two samples are held against each other
_FEWEST = 8  # stretches in a text that is judged by them

Alive = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Found:
    """An earlier article; `share` of the shorter text stands in the longer, `mostly`: the two are much the same."""

    place: int
    share: float
    mostly: bool


class FoundCopies:
    """The chains, and each article's sample."""

    def __init__(self) -> None:
        self._heads = np.full(_CHAINS, -1, dtype=np.int32)
        self._before, self._holder = Growing(np.int32), Growing(np.int32)
        self._samples, self._starts = Growing(np.uint32), Growing(np.int64)
        self._words = Growing(np.uint32)
        self._first_of_text: dict[int, int] = {}
        self._later_of_text: dict[int, list[int]] = {}
        self._starts.push(0)

    def find(self, packed: Packed, alive: Alive | None = None) -> list[Found]:
        """The articles that this one is a copy of, or they of it, the nearest and earliest first; all are `alive`."""
        alive = np.ones(self._words.count, dtype=np.bool_) if alive is None else alive
        if (equal := self._equal(packed.text, alive)) is not None:
            return [Found(equal, 1.0, True)]
        if packed.words < _FEWEST:
            return []
        chosen = _looked_up(packed.stretches)
        holders = self._holders(chosen)
        met = Counter(holders[alive[holders]].tolist())
        found = [self._found(packed, place) for place, count in met.items() if self._often(count, chosen, place)]
        return sorted((each for each in found if each.share >= COPY), key=lambda each: (-each.share, each.place))

    def append(self, packed: Packed) -> None:
        """One more article, at the next place."""
        place = self._words.count
        self._words.push(packed.words)
        self._samples.extend(packed.stretches)
        self._starts.push(self._samples.count)
        if packed.text and self._first_of_text.setdefault(packed.text, place) != place:
            self._later_of_text.setdefault(packed.text, []).append(place)
        if packed.words >= _FEWEST:
            slots = np.unique(_looked_up(packed.stretches) % _CHAINS)
            self._before.extend(self._heads[slots])
            self._holder.extend(np.full(len(slots), place, dtype=np.int32))
            self._heads[slots] = np.arange(self._holder.count - len(slots), self._holder.count)

    def _equal(self, text: int, alive: Alive) -> int | None:
        """The earliest that has this text today."""
        if text not in self._first_of_text:
            return None
        every = (self._first_of_text[text], *self._later_of_text.get(text, ()))
        return next((place for place in every if alive[place]), None)

    def _holders(self, chosen: Stretches) -> npt.NDArray[np.int32]:
        links = self._heads[np.unique(chosen % _CHAINS)]
        found = []
        for _ in range(_STEPS):
            links = links[links >= 0]
            if not len(links):
                break
            found.append(self._holder.rows[links])
            links = self._before.rows[links]
        return np.concatenate(found) if found else np.zeros(0, dtype=np.int32)

    def _often(self, count: int, chosen: Stretches, place: int) -> bool:
        return count >= _LEAST_MET * min(len(chosen), int(self._words.rows[place]) / (SAMPLE * _LOOKED_UP))

    def _found(self, packed: Packed, place: int) -> Found:
        sample = self._samples.rows[self._starts.rows[place] : self._starts.rows[place + 1]]
        fewest = min(len(sample), len(packed.stretches))
        common = len(np.intersect1d(sample, packed.stretches, assume_unique=True))
        share = common / fewest if fewest else 0.0
        shorter, longer = sorted((packed.words, int(self._words.rows[place])))
        return Found(place, share, share >= MOSTLY_SAME and shorter >= MOSTLY_SAME * longer)


def _looked_up(stretches: Stretches) -> Stretches:
    return np.asarray(stretches[(stretches >> np.uint32(20)) % np.uint32(_LOOKED_UP) == 0])
