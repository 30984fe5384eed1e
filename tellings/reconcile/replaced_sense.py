"""Replaced sense: words that turn a sentence into its opposite, or make it less sure, in the place of others.

In: the words of both sides of a stretch, in small letters. Out: yes only when nothing else was changed beside them.
"""

from __future__ import annotations

import functools

from tellings.knowledge.load import toml
from tellings.reconcile.words import stem


def turned(mine: list[str], theirs: list[str]) -> bool:
    """One side takes back what the other says."""
    rules = toml("opposites.toml")
    denials = [any(word in rules["negators"] for word in side) for side in (mine, theirs)]
    if denials[0] != denials[1]:
        left, right = _without(mine), _without(theirs)
        return left == right or (not left and not right)
    return not any(denials) and _opposites(_without(mine), _without(theirs))


def _without(side: list[str]) -> list[str]:
    """The stems of a side but for negators and what comes and goes with them."""
    rules = toml("opposites.toml")
    dropped = {*rules["negators"], *rules["beside"]}
    return [stem(word) for word in side if word not in dropped]


def _opposites(left: list[str], right: list[str]) -> bool:
    if len(left) != 1 or len(right) != 1:
        return False
    one, other = left[0], right[0]
    prefixed = any(f"{prefix}{a}" == b for prefix in toml("opposites.toml")["prefixes"] for a, b in _both(one, other))
    long = min(len(one), len(other)) >= 4
    return (prefixed and long) or any(b in _against().get(a, ()) for a, b in _both(one, other))


def _both(one: str, other: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (one, other), (other, one)


@functools.cache
def _against() -> dict[str, set[str]]:
    """The stem of a word -> the stems of its opposites."""
    against: dict[str, set[str]] = {}
    for left, right in toml("opposites.toml")["pairs"]:
        for word in left:
            against.setdefault(stem(word), set()).update(map(stem, right))
    return against


def unsure(mine: list[str], theirs: list[str]) -> bool:
    """A hedge on one side only, or a sure auxiliary in the place of an unsure one."""
    rules, hedges = toml("opposites.toml"), toml("frames.toml")["hedges"]["words"]
    for one, other in ((mine, theirs), (theirs, mine)):
        if not one and other and all(word in hedges for word in other):
            return True
        if len(one) == 1 and one[0] in rules["sure"] and other and other[0] in rules["unsure"]:
            return all(word in {"be", "have", "been", *rules["unsure"]} for word in other)
    return False
