"""Triggers of patterns: "(lift|ease) (sanctions|the ban) on T" -> a verb, the objects it takes, where the recipient is.

In: the patterns of a type, from which its sentences are made. Out: triggers as the codebook's own, one a verb and
preposition; a verb alone only for a type that names no trigger, since by itself it may say many things.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from tellings.knowledge.codebook import Trigger, Type

KIND = "patterns"
_CHOICE = re.compile(r"\(([^()]*)\)")
_PARTICLES = frozenset({"up", "down", "off", "out", "over", "away", "back"})
_PREPOSITIONS = frozenset({
    "about", "across", "against", "among", "at", "behind", "between", "by", "for", "from", "in", "into", "near", "of",
    "on", "over", "through", "to", "toward", "towards", "with",
})  # fmt: skip
_NO_OBJECT = frozenset({"it", "itself", "one", "part", "parts", "them", "themselves", "way", "work"})
_ALONE = ("object", "as", "to", "with", "of")


def triggers(type_: Type) -> Iterator[Trigger]:
    """The triggers that the patterns of a type give beside its own."""
    objects: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for phrase in dict.fromkeys(one for pattern in type_.patterns for one in _ways(pattern)):
        verb, particle, head, before = _read(phrase)
        where = type_.quad.startswith("verbal") and before in {"in", "near", "at"}
        if head and before and head not in _NO_OBJECT and not where:
            objects[verb, particle, before].update({head, head.removesuffix("s")})
        elif verb and not type_.triggers:
            yield Trigger("verbs", f"{verb} {particle}".strip(), particle, (), "", (), _ALONE)
    for (verb, particle, before), heads in objects.items():
        yield Trigger(KIND, f"{verb} {particle}".strip(), particle, tuple(sorted(heads)), "", (), (before,))


def _ways(pattern: str) -> Iterator[str]:
    """Every phrase of a pattern."""
    choice = _CHOICE.search(pattern)
    if choice is None:
        yield pattern
        return
    for one in choice[1].split("|"):
        yield from _ways(pattern[: choice.start()] + one + pattern[choice.end() :])


def _read(phrase: str) -> tuple[str, str, str, str]:
    """Verb, particle, head of the object and the preposition before the recipient; "" for what there is none of."""
    verb, *rest = phrase.split()
    particle = rest.pop(0) if rest and rest[0] in _PARTICLES else ""
    if "T" not in rest:
        return verb, particle, "", ""
    end = next((at for at, word in enumerate(rest) if word in _PREPOSITIONS), len(rest))
    place = rest.index("T")
    head = rest[end - 1] if 0 < end <= place else ""
    before = rest[place - 1] if place and rest[place - 1] in _PREPOSITIONS else ""
    return verb, particle, head, before
