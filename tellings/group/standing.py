"""Standing: the stories as they stand, by number, and the ids by which the world knows them.

A story has the id of the article that it was opened with, and keeps it however it grows; an id is never given twice. A
story of one article costs four bytes here.
"""

from __future__ import annotations

import hashlib

import numpy as np

from tellings.group.memory import Growing

LARGE = 40  # articles of a story that is asked as a whole
_GROWN = 1.2  # against its size when its articles were last asked one by one
_MADE = 1 << 30  # numbers from here on are of stories whose first article is in another story today


class Standing:
    """`story_of` each article its story's number, -1 for none; `size_asked` of large stories."""

    def __init__(self) -> None:
        self._story_of, self._opened = Growing(np.int32), Growing(np.uint8)
        self._many: dict[int, list[int]] = {}
        self._names: dict[int, str] = {}
        self._made = _MADE
        self.size_asked: dict[int, int] = {}

    def append(self, opened: int = 0) -> None:
        """Room for one more article; `opened`: how many stories it has opened."""
        self._story_of.push(-1)
        self._opened.push(opened)

    def story_of(self, place: int) -> int:
        """The number of the article's story, -1 for none."""
        return int(self._story_of.rows[place])

    def opened(self, place: int) -> int:
        """How many stories were opened with the article."""
        return int(self._opened.rows[place])

    def members(self, story: int) -> list[int]:
        """The articles of a story, by place; none of one that is no more."""
        alone = story < _MADE and self._story_of.rows[story] == story
        return self._many.get(story) or ([story] if alone else [])

    def id(self, story: int, key: str) -> str:
        """The id of a story; `key` is that of the article with its number, where no other id was given to it."""
        return self._names.get(story) or first_id(key, 1)

    def reopen(self, place: int, times: int) -> None:
        """The article has opened so many stories before."""
        self._opened.rows[place] = times

    def put(self, story: int, places: list[int]) -> None:
        """The articles of a story from now on; none: the story is no more."""
        self._many.pop(story, None)
        for place in places:
            self._story_of.rows[place] = story
        if not places:
            self._names.pop(story, None)
            self.size_asked.pop(story, None)
        elif places != [story]:
            self._many[story] = sorted(places)

    def asked(self, stories: list[int]) -> None:
        """The articles of these stories have been asked one by one."""
        for story in stories:
            if len(self.members(story)) > LARGE:
                self.size_asked[story] = len(self.members(story))

    def is_whole(self, story: int) -> bool:
        """Whether the story is to be asked as a whole: large, and little grown since its articles were asked."""
        size = len(self.members(story))
        return size > LARGE and size < _GROWN * self.size_asked.get(story, 0)

    def leave(self, place: int) -> None:
        """The article is in no story from now on."""
        self._story_of.rows[place] = -1

    def open(self, place: int, key: str) -> int:
        """The number of a new story, opened with this article."""
        self._opened.rows[place] += 1
        times = self.opened(place)
        return self.name(place, key, first_id(key, times))

    def name(self, place: int, key: str, told: str) -> int:
        """The number of a story with that id, opened with this article or first met in it."""
        story = place
        if story in self._many or self._story_of.rows[place] == place:
            story, self._made = self._made, self._made + 1
        if told != first_id(key, 1) or story != place:
            self._names[story] = told
        return story


def first_id(key: str, times: int) -> str:
    """The id of the story that was opened with the article, for the first time or a later one."""
    return hashlib.sha256(f"{key}\x1f{times}".encode()).hexdigest()[:16]
