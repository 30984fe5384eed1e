"""Families: places joined pair by pair, sorted into sets; the lowest place stands for its set."""

from __future__ import annotations


def union(parent: list[int], one: int, other: int) -> None:
    """Make the sets of two places one."""
    low, high = sorted((_root(parent, one), _root(parent, other)))
    parent[high] = low


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        index = parent[index]
    return index


def families(parent: list[int]) -> list[list[int]]:
    """The sets, in order of their lowest place."""
    families: dict[int, list[int]] = {}
    for index in range(len(parent)):
        families.setdefault(_root(parent, index), []).append(index)
    return list(families.values())
