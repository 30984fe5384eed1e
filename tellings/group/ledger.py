"""Ledger: what an update did to the stories, as lines that can be played.

In: the stories touched, as they were before and as they stand. Out: `Change`s that lead from the one to the other:
stories that went into others, stories that were split off, then article by article; none where nothing changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from tellings.group.state import State
from tellings.records import Change

Keys = tuple[str, ...]


class Ledger:
    """The articles of each story that an update touches, as they were before it."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._before: dict[str, Keys] = {}
        self._numbers: dict[str, int] = {}

    def touch(self, story: int, opened: bool = False) -> None:
        """To be called before a story is changed, and when it is opened."""
        told = self._state.id_of(story)
        self._numbers[told] = story
        if told not in self._before:
            self._before[told] = () if opened else self._state.keys_of(self._state.standing.members(story))

    def changes(self, withdrawn: Mapping[str, str | None], why: Mapping[str, str]) -> list[Change]:
        """The lines. `withdrawn`: articles taken out, and the version in their place; `why`: details of articles."""
        now = {told: self._now(told) for told in self._before}
        stands = {key: told for told, keys in self._before.items() for key in keys}
        goes = {key: told for told, keys in now.items() for key in keys}
        return [
            *self._merged(now, stands, goes),
            *self._split(now, stands),
            *_versions(withdrawn, stands, goes),
            *_moved(stands, goes, why),
        ]

    def _now(self, told: str) -> Keys:
        story = self._numbers[told]
        return self._state.keys_of(self._state.standing.members(story)) if self._state.id_of(story) == told else ()

    def _merged(self, now: Mapping[str, Keys], stands: dict[str, str], goes: Mapping[str, str]) -> Iterator[Change]:
        for told, before in self._before.items():
            goals = Counter(goes[key] for key in before if key in goes)
            if goals and not now[told]:
                goal = min(goals, key=lambda one: (-goals[one], one))
                stands.update(dict.fromkeys(before, goal))
                yield Change("merged", told, other=goal)

    def _split(self, now: Mapping[str, Keys], stands: Mapping[str, str]) -> Iterator[Change]:
        for told, keys in now.items():
            origins = Counter(stands[key] for key in keys if key in stands)
            if keys and origins and not self._before[told]:
                yield Change("split", told, other=min(origins, key=lambda one: (-origins[one], one)))


def _versions(withdrawn: Mapping[str, str | None], stands: dict[str, str], goes: Mapping[str, str]) -> Iterator[Change]:
    """Articles that are told anew, or no longer."""
    for old, new in withdrawn.items():
        if (story := stands.pop(old, None)) is None:
            continue
        if new is not None and new in goes:
            stands[new] = goes[new]
            yield Change("changed", goes[new], new, old)
        else:
            yield Change("removed", story, old)


def _moved(stands: Mapping[str, str], goes: Mapping[str, str], why: Mapping[str, str]) -> Iterator[Change]:
    for key, story in goes.items():
        if (before := stands.get(key)) != story:
            yield Change("added", story, key, before, why.get(key, ""))
