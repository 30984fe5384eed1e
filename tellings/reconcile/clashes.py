"""Clashes: words before one noun that exclude each other: "the northern basin" against "the southern basin"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.knowledge.load import toml
from tellings.reconcile.material import Finding, Material
from tellings.reconcile.words import stem, stems
from tellings.records import Evidence

_NEAR = 0.6  # likeness of the two statements
_NEAR_WHERE = 0.2  # for words that tell where: "the northern basin" is one of few
_SURE = 0.45
_SIDE = 4  # letters by which "south" and "southwest" begin


@dataclass(frozen=True, slots=True)
class Marked:
    """A noun with a word before it that excludes others: "northern basin"."""

    statement: int
    evidence: Evidence
    mark: str
    noun: str


def find(material: Material) -> Iterator[Finding]:
    """Nouns that two tellings mark with words of one set that exclude each other, and who agrees with whom."""
    told = material.read(_marked)
    disputed: set[str] = set()
    for one, other in material.pairs():
        for a in told[one]:
            rivals = [b for b in told[other] if _clash(a, b) and not _either_has_both(a, b, told[one], told[other])]
            best = _likest(material, a, rivals)
            if best:
                disputed.add(a.noun)
                yield _finding(material, (one, a), (other, best))
    for one, other in material.pairs():
        for a in told[one]:
            allies = [b for b in told[other] if (a.mark, a.noun) == (b.mark, b.noun) and a.noun in disputed]
            best = _likest(material, a, allies)
            if best:
                yield _agreement(material, (one, a), (other, best))


def _likest(material: Material, a: Marked, others: list[Marked]) -> Marked | None:
    """The one whose statement is most like that of `a`, when it is near enough."""
    floor = _NEAR_WHERE if a.mark in toml("exclusive.toml")["places"] else _NEAR
    near = [b for b in others if material.scores[a.statement, b.statement] >= floor]
    return max(near, key=lambda b: (material.scores[a.statement, b.statement], -b.statement), default=None)


@functools.cache
def _sets() -> dict[str, frozenset[int]]:
    """Word -> the numbers of the sets it stands in."""
    sets = toml("exclusive.toml")["sets"]
    return {word: frozenset(n for n, each in enumerate(sets) if word in each) for each in sets for word in each}


@functools.cache
def _pattern() -> re.Pattern[str]:
    marks = "|".join(sorted(_sets(), key=lambda word: (-len(word), word)))
    return re.compile(rf"\b(?P<mark>{marks})[ -](?P<noun>[a-z][\w’'-]+)", re.IGNORECASE)


def _marked(material: Material, index: int) -> Iterator[Marked]:
    evidence = material.statements[index].evidence
    for found in _pattern().finditer(evidence.quote):
        start, end = evidence.start + found.start(), evidence.start + found.end()
        words = Evidence(evidence.article, evidence.where, start, end, found[0])
        if stems(found["noun"]) and found["noun"].islower():  # "South Korea" is a name
            yield Marked(index, words, found["mark"].lower(), stem(found["noun"].lower()))


def _clash(a: Marked, b: Marked) -> bool:
    """Of one set; what is southwestern may be called southern."""
    if a.noun != b.noun or a.mark[:_SIDE] == b.mark[:_SIDE]:
        return False
    return bool(_sets()[a.mark] & _sets()[b.mark])


def _either_has_both(a: Marked, b: Marked, mine: list[Marked], theirs: list[Marked]) -> bool:
    """A telling that knows both nouns tells of two things."""
    return (b.mark, b.noun) in {(each.mark, each.noun) for each in mine} or (a.mark, a.noun) in {
        (each.mark, each.noun) for each in theirs
    }


def _finding(material: Material, one: tuple[int, Marked], other: tuple[int, Marked]) -> Finding:
    (first, a), (second, b) = one, other
    score = float(material.scores[a.statement, b.statement])
    relation = "contradict" if score >= _SURE else "differ"
    why = f"“{a.evidence.quote}” in one telling, “{b.evidence.quote}” in the other"
    sides = ((first, a.evidence.quote, a.evidence), (second, b.evidence.quote, b.evidence))
    return Finding(_kind(a), relation, why, min(0.9, 0.4 + 0.6 * score), sides, (a.statement, b.statement), 1.2)


def _agreement(material: Material, one: tuple[int, Marked], other: tuple[int, Marked]) -> Finding:
    (first, a), (second, b) = one, other
    sides = ((first, a.evidence.quote, a.evidence), (second, b.evidence.quote, b.evidence))
    return Finding(_kind(a), "agree", "the same in substance", 0.6, sides, (a.statement, b.statement))


def _kind(marked: Marked) -> str:
    return "place" if marked.mark in toml("exclusive.toml")["places"] else "name"
