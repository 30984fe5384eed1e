"""Memory: the looks of many articles in a few arrays that grow, and what can be asked of them.

In: packed articles. Out: for an article those that share its heavy terms, how alike they are, and what it shares with
its whole field. A place is the number of an article, in the order in which they came. About a kilobyte and a half an
article; nothing is taken out, an article that is withdrawn is only no longer found.
"""

from __future__ import annotations

import functools
from array import array
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from tellings.group.looks import BACKGROUND, Looks, Numbers
from tellings.group.packed import TABLE, Packed, commons
from tellings.group.same import crowds, late, mixed

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Levels = npt.NDArray[np.uint8]

ASKED = 200  # articles for each; all of them while there are no more
NEAREST = 60  # likenesses that are kept for each
_HEAVIEST = 60  # terms of an article that are looked up
_HOLDERS = 500  # latest articles with a term
_SPAN = 25_000  # a term that so many have had since is no longer looked up
_LEVELS = 250.0  # in which a likeness is kept
_LOGS = np.log(np.maximum(np.arange(256), 1) / 2).astype(np.float32) + 1


@functools.cache
def usual() -> Floats:
    """How usual the term at each place of the table is before any article has come."""
    return np.asarray(np.log(BACKGROUND * commons()), dtype=np.float32)


class Growing:
    """An array that grows at its end; `rows` is what has been written."""

    def __init__(self, kind: Any, width: int = 0) -> None:
        self._all = np.zeros((16, width) if width else 16, dtype=kind)
        self.count = 0

    @property
    def rows(self) -> npt.NDArray[Any]:
        """What is in it; a view that stays good until it grows."""
        return self._all[: self.count]

    def push(self, row: Any) -> None:
        """One more row."""
        if self.count == len(self._all):
            self._grow(self.count + 1)
        self._all[self.count] = row
        self.count += 1

    def extend(self, more: npt.NDArray[Any]) -> None:
        """More rows."""
        if self.count + len(more) > len(self._all):
            self._grow(self.count + len(more))
        self._all[self.count : self.count + len(more)] = more
        self.count += len(more)

    def _grow(self, least: int) -> None:
        """Make room, where the array stands when nobody looks at it: a copy would need twice the memory for a while."""
        shape = (max(least, len(self._all) * 5 // 4), *self._all.shape[1:])
        try:
            self._all.resize(shape)
        except ValueError:
            grown = np.zeros(shape, dtype=self._all.dtype)
            grown[: self.count] = self.rows
            self._all = grown


class Memory:
    """Articles by place, and the indexes that find them."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.alive, self._listed = Growing(np.bool_), Growing(np.bool_)
        self._days, self._scales = Growing(np.float32), Growing(np.float32)
        self._vectors: Growing | None = None
        self._terms, self._counts, self._starts = Growing(np.int32), Growing(np.uint8), Growing(np.int64)
        self._nearest = Growing(np.uint8, NEAREST)
        self._holders: dict[int, array[int]] = {}
        self._holding = np.zeros(TABLE, dtype=np.int32)
        self._usual = usual().copy()
        self.board = np.zeros(TABLE)
        self._starts.push(0)

    def __len__(self) -> int:
        return len(self.keys)

    def append(self, packed: Packed) -> int:
        """One more article; its place."""
        place = len(self.keys)
        if self._vectors is None:
            self._vectors = Growing(np.int8, len(packed.vector))
        self.keys.append(packed.key)
        self.alive.push(True)
        self._listed.push(False)
        self._days.push(packed.day)
        self._scales.push(packed.scale)
        self._vectors.push(packed.vector)
        self._terms.extend(packed.terms)
        self._counts.extend(packed.counts)
        self._starts.push(self._terms.count)
        self._nearest.push(0)
        held = self._holding[packed.terms] = self._holding[packed.terms] + 1
        self._usual[packed.terms] = np.log(held + BACKGROUND * commons()[packed.terms])
        return place

    def list_only(self, place: int) -> None:
        """The article can be found from now on; nothing is asked about it."""
        _, terms, _, weights = self._weighed(np.array([place]))
        self._list(place, terms[np.argsort(-weights, kind="stable")[:_HEAVIEST]])

    def look_up(self, place: int) -> Ints:
        """The articles to ask about this one: those that share most of its heavy terms; then it can be found itself."""
        _, terms, _, weights = self._weighed(np.array([place]))
        heavy = np.argsort(-weights, kind="stable")[:_HEAVIEST].tolist()
        holding = [(self._holders.get(int(terms[at])), float(weights[at])) for at in heavy]
        found = [
            (np.array(them, dtype=np.int32), weight) for them, weight in holding if them and not self._is_usual(them)
        ]
        self._list(place, terms[heavy])
        if place <= ASKED:
            return self._asked(np.arange(place, dtype=np.int32), None)
        if not found:
            return np.zeros(0, dtype=np.int32)
        each, columns = np.unique(np.concatenate([them for them, _ in found]), return_inverse=True)
        heavy_by = np.repeat([weight**2 for _, weight in found], [len(them) for them, _ in found])
        shared = np.bincount(columns, heavy_by).astype(np.float64)
        return self._asked(each, shared)

    def likeness(self, place: int, others: Ints) -> Floats:
        """How alike the article is to others, before anything is taken off for its field."""
        if self._vectors is None or not len(others):
            return np.zeros(0, dtype=np.float32)
        every = np.append(others, place)
        lengths, terms, _, weights = self._weighed(every)
        own = len(terms) - int(lengths[-1])
        self.board[terms[own:]] = weights[own:]
        told = np.repeat(np.arange(len(others)), lengths[:-1])
        shared = np.bincount(told, self.board[terms[:own]] * weights[:own], minlength=len(others)).astype(np.float64)
        self.board[terms[own:]] = 0.0
        rows, scales = self._vectors.rows, self._scales.rows
        meaning = (rows[others].astype(np.float32) @ rows[place].astype(np.float32)) * scales[others] * scales[place]
        off = late(self._days.rows[others], self._days.rows[place])
        return np.asarray(mixed(meaning, shared) - off, dtype=np.float32)

    def met(self, place: int, others: Ints, alike: Floats) -> tuple[Levels, Ints, Levels]:
        """Keep how near the article's nearest are, and that it is near to them; what `meet` needs to do it again."""
        told = np.clip(alike * _LEVELS, 0, 255).astype(np.uint8)
        rows = self._nearest.rows
        nearer = told > rows[others].min(axis=1)
        done = np.sort(told)[::-1][:NEAREST], others[nearer], told[nearer]
        self.meet(place, *done)
        return done

    def meet(self, place: int, own: Levels, nearer: Ints, told: Levels) -> None:
        """The likenesses to the article's nearest, and those to others to which it is among the nearest."""
        rows = self._nearest.rows
        rows[place, : len(own)] = own
        rows[nearer, rows[nearer].argmin(axis=1)] = told

    def crowds(self, places: Sequence[int] | Ints) -> Numbers:
        """What is taken off each article's likeness to others."""
        rows = self._nearest.rows[np.asarray(places, dtype=np.int64)]
        return np.where(rows.min(axis=1) > 0, crowds(rows / _LEVELS), 0.0)

    def looks(self, places: Sequence[int]) -> Looks:
        """Some of the articles as the batch way sees them; terms stay places in the table."""
        lengths, terms, counts, weights = self._weighed(np.asarray(places, dtype=np.int64))
        ends = np.cumsum(lengths).tolist()
        cuts = [slice(start, end) for start, end in zip([0, *ends], ends, strict=False)]
        vectors = np.zeros((len(places), 1))
        if self._vectors is not None:
            vectors = self._vectors.rows[places].astype(np.float64) * self._scales.rows[places][:, None]
        return Looks(
            vectors,
            tuple(map(terms.astype(np.int64).__getitem__, cuts)),
            tuple(map((counts / 2.0).__getitem__, cuts)),
            tuple(map(weights.astype(np.float64).__getitem__, cuts)),
            commons(),
            self._days.rows[places].astype(np.float64),
        )

    def _weighed(self, places: npt.NDArray[Any]) -> tuple[npt.NDArray[np.int64], Ints, npt.NDArray[np.uint8], Floats]:
        """How many terms each has; the terms, their counts and weights, one article after the other."""
        starts = self._starts.rows
        begins = starts[places]
        lengths = starts[places + 1] - begins
        at = np.repeat(begins - np.cumsum(lengths) + lengths, lengths) + np.arange(int(lengths.sum()))
        terms, counts = self._terms.rows[at], self._counts.rows[at]
        weights = _LOGS[counts] * (np.float32(np.log(len(self) + BACKGROUND)) - self._usual[terms])
        told = np.repeat(np.arange(len(lengths)), lengths)
        norms = np.sqrt(np.bincount(told, weights * weights, minlength=len(lengths)))
        return lengths, terms, counts, weights / np.maximum(norms, 1e-9).astype(np.float32)[told]

    def _asked(self, found: Ints, shared: npt.NDArray[np.float64] | None) -> Ints:
        living = self.alive.rows[found] & self._listed.rows[found]
        found = found[living]
        if shared is None or len(found) <= ASKED:
            return found
        return np.sort(found[np.argsort(-shared[living], kind="stable")[:ASKED]])

    def _is_usual(self, holders: array[int]) -> bool:
        """Whether the term is in too many of the latest articles to tell anything."""
        return len(holders) >= _HOLDERS and len(self) - holders[-_HOLDERS] < _SPAN

    def _list(self, place: int, terms: Ints) -> None:
        self._listed.rows[place] = True
        for term in terms.tolist():
            holders = self._holders.setdefault(term, array("i"))
            holders.append(place)
            if len(holders) >= 2 * _HOLDERS:
                del holders[:-_HOLDERS]
