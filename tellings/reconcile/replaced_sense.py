"""Replaced sense: words that turn a sentence into its opposite, make it less sure, or exclude what they replace.

In: the words of both sides of a stretch, in small letters. Out: yes only when nothing else was changed beside them.
"""

from __future__ import annotations

import functools

from tellings.knowledge.load import toml, words
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
    long = min(len(one), len(other)) >= 3
    return (prefixed and long) or any(b in _against().get(a, ()) for a, b in _both(one, other))


def _both(one: str, other: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (one, other), (other, one)


@functools.cache
def _against() -> dict[str, set[str]]:
    """The stem of a word -> the stems of its opposites."""
    against: dict[str, set[str]] = {}
    for left, right in toml("opposites.toml")["pairs"]:
        others = {form for word in right for form in _forms(word)}
        for form in (form for word in left for form in _forms(word)):
            against.setdefault(form, set()).update(others)
    return against


def _forms(word: str) -> set[str]:
    """The stems of a word as it may stand: "deny", "denied", "denies"."""
    past = f"{word[:-1]}ied" if word.endswith("y") else f"{word.removesuffix('e')}ed"
    return {stem(word), stem(past)}


def unsure(mine: list[str], theirs: list[str]) -> bool:
    """A hedge on one side only, or a sure auxiliary in the place of an unsure one."""
    rules, hedges = toml("opposites.toml"), toml("frames.toml")["hedges"]["words"]
    for one, other in ((mine, theirs), (theirs, mine)):
        if not one and other and all(word in hedges for word in other):
            return True
        if len(one) == 1 and one[0] in rules["sure"] and other and other[0] in rules["unsure"]:
            return all(word in {"be", "have", "been", *rules["unsure"]} for word in other)
    return False


def rivals(mine: list[str], theirs: list[str]) -> str | None:
    """The kind of two words that exclude each other; None where more was changed than one word."""
    left, right = ([word for word in side if word not in words("stop_words.txt")] for side in (mine, theirs))
    if len(left) != 1 or len(right) != 1:
        return None
    here, there = _groups().get(left[0], {}), _groups().get(right[0], {})
    return next((here[name][1] for name in sorted(here.keys() & there.keys()) if here[name] != there[name]), None)


@functools.cache
def _groups() -> dict[str, dict[str, tuple[int, str]]]:
    """A word -> each of its sets -> the number of its group there, and the kind."""
    found: dict[str, dict[str, tuple[int, str]]] = {}
    for kind, table in toml("rivals.toml").items():
        for place, groups in enumerate(table["sets"]):
            for number, group in enumerate(groups):
                for word in group:
                    found.setdefault(word, {})[f"{kind} {place}"] = number, kind
    return found
