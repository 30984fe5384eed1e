"""Lines of change played as a store plays them."""

from __future__ import annotations

from collections.abc import Iterable

from tellings.records import Change


def played(changes: Iterable[Change], story_of: dict[str, str] | None = None) -> dict[str, str]:
    """Article -> story after the lines; a line that says where an article stood must be right about it."""
    story_of = {} if story_of is None else story_of
    for change in changes:
        if change.kind == "merged":
            for key, story in story_of.items():
                story_of[key] = change.other if story == change.story else story
        elif change.kind == "removed":
            assert story_of.pop(change.article) == change.story
        elif change.kind == "changed":
            del story_of[change.other]
            story_of[change.article] = change.story
        elif change.kind == "added":
            assert story_of.get(change.article) == change.other
            story_of[change.article] = change.story
    return story_of


def groups(story_of: dict[str, str]) -> set[frozenset[str]]:
    """The stories without their names."""
    return {frozenset(key for key, at in story_of.items() if at == story) for story in story_of.values()}
