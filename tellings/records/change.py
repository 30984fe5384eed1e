"""Change: one line of what happened to the stories of a store; the lines are kept for ever, in their order."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a story. Played from the first on, changes give the stories as they stand.

    added: `article` stands in `story` from now on, which begins with its first article; it leaves the story (`other`)
    in which it stood. removed: `article` stands in no story. merged: all of `story` goes to `other`, `story` ends.
    split: `story` begins and takes from `other` what the `added` lines after it say. changed: `article` of `story` has
    a new version, `other` is the id of the version before; without an article: what is told of the story is another.
    """

    kind: str  # added, removed, changed, merged, split
    story: str
    article: str | None = None  # Article.id
    other: str | None = None
    detail: str = ""  # why, in plain words
