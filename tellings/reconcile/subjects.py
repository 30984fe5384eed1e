"""Subjects: whom or what a clause is about, and whether two clauses are surely about two.

The subject is what stands before the verb as actor or object ("the pier was closed"). A pronoun is as good as the
entity it stands for, and says nothing when that is unknown.
"""

from __future__ import annotations

from tellings.knowledge.load import words
from tellings.reconcile.material import Material
from tellings.reconcile.words import stem, stems
from tellings.records import Frame, Role

_NAMES = frozenset({"actor", "object"})


def about_two(material: Material, one: tuple[int, Frame], other: tuple[int, Frame]) -> bool:
    """Both clauses name their subject, and it is not one and the same."""
    (a, left), (b, right) = one, other
    mine, theirs = _subject(left), _subject(right)
    if mine is None or theirs is None:
        return False
    first, second = material.story_entity(a, mine.entity), material.story_entity(b, theirs.entity)
    if first and second:
        return first != second
    if not (_names(mine) and _names(theirs)):
        return False
    return not set(stems(mine.evidence.quote)) & set(stems(theirs.evidence.quote))


def _subject(frame: Frame) -> Role | None:
    before = [role for role in frame.roles if role.name in _NAMES and role.evidence.end <= frame.verb.start]
    return max(before, key=lambda role: role.evidence.start, default=None)


def _names(role: Role) -> bool:
    """More than a pronoun."""
    return stem(role.head) not in words("stop_words.txt") and bool(stems(role.evidence.quote))
