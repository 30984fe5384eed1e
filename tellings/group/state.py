"""State: all that online grouping knows of the articles so far: their looks, indexes and stories."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from tellings.group.found_copies import FoundCopies
from tellings.group.memory import Growing, Ints, Levels, Memory
from tellings.group.near import Sum
from tellings.group.packed import Packed
from tellings.group.standing import Standing
from tellings.group.ties import Ties


@dataclass(frozen=True, slots=True)
class Meeting:
    """What came of holding an article against others: the nearest (see `Memory.meet`) and the ties."""

    when: int
    own: Levels
    nearer: Ints
    told: Levels
    tied: tuple[int, ...] = ()
    alike: tuple[float, ...] = ()


class State:
    """`stands_for`: of each article the one that it is mostly the same as, or itself; `copies_of` the other way round.

    `came`: when each article came, by a clock that goes on from one run to the next. `meetings` and `changed`: of the
    latest update, the articles that met others, and all of which something else must be remembered than before it.

    `taken_from`: of what shares much of its text with an earlier article that article's key, and how much. `wholes`:
    sums of large stories.
    """

    def __init__(self) -> None:
        self.memory = Memory()
        self.ties = Ties()
        self.copies = FoundCopies()
        self.standing = Standing()
        self.stands_for = Growing(np.int32)
        self.place_of: dict[str, int] = {}
        self.copies_of: dict[int, list[int]] = {}
        self.taken_from: dict[int, tuple[str, float]] = {}
        self.wholes: dict[int, Sum] = {}
        self.came = Growing(np.int64)
        self.clock = 0
        self.meetings: dict[int, Meeting] = {}
        self.changed: dict[int, None] = {}

    def tick(self) -> int:
        """The next moment."""
        self.clock += 1
        return self.clock

    def append(self, packed: Packed, original: int | None) -> int:
        """One more article that comes now, a copy of another or not; its place."""
        place = self.place_of[packed.key] = self.memory.append(packed)
        self.ties.append()
        self.copies.append(packed)
        self.standing.append()
        self.came.push(self.clock)
        self.stands_for.push(place if original is None else original)
        return place

    def story_of(self, key: str) -> str | None:
        """The id of the article's story."""
        place = self.place_of.get(key)
        return None if place is None else self.id_of(self.standing.story_of(int(self.stands_for.rows[place])))

    def id_of(self, story: int) -> str:
        """The id of a story."""
        return self.standing.id(story, self.memory.keys[story] if story < len(self.memory) else "")

    def keys_of(self, places: Iterable[int]) -> tuple[str, ...]:
        """The keys of articles and of their copies, in the order in which they came."""
        every = [each for place in places for each in (place, *self.copies_of.get(place, ()))]
        return tuple(self.memory.keys[place] for place in sorted(every))

    def numbers(self) -> dict[str, int]:
        """The number of every story by its id, in the order of the first article of each."""
        numbers = dict.fromkeys(map(self.standing.story_of, range(len(self.memory))))
        numbers.pop(-1, None)
        return {self.id_of(story): story for story in numbers}

    def stories(self) -> dict[str, tuple[str, ...]]:
        """Every story with its articles."""
        return {told: self.keys_of(self.standing.members(story)) for told, story in self.numbers().items()}
