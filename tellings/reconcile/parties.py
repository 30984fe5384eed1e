"""Parties: "between A and B" around one quarrel or meeting, with other parties in another telling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.reconcile.material import Finding, Material
from tellings.reconcile.words import stems
from tellings.records import Evidence

_BETWEEN = re.compile(
    r"\bbetween (?P<one>[^,.;:“”\"]{2,60}?) and (?P<other>(?:the |its |their )?(?:[\w’'-]+ ){0,4}?[\w’'-]+)"
    r"(?=[,.;:”\"]|$| (?:in|on|at|over|after|before|since|that|which|who|to|for|from|near|during|where|as)\b"
    r"| (?:has|have|was|were|is|are|\w+ed)\b)"
)
_NEAR = 0.33


@dataclass(frozen=True, slots=True)
class Between:
    """The phrase "A and B" after "between", and the stems that name each party."""

    statement: int
    evidence: Evidence
    parties: tuple[frozenset[str], frozenset[str]]


def find(material: Material) -> Iterator[Finding]:
    """Pairs of phrases that share one party, not both."""
    told = material.read(_between)
    for one, other in material.pairs():
        for a in told[one]:
            near = [b for b in told[other] if material.scores[a.statement, b.statement] >= _NEAR and _share_one(a, b)]
            for b in near[:1]:
                yield _finding(material, (one, a), (other, b))


def _between(material: Material, index: int) -> Iterator[Between]:
    evidence = material.statements[index].evidence
    for found in _BETWEEN.finditer(evidence.quote):
        start, end = found.start("one"), found.end("other")
        words = Evidence(
            evidence.article, evidence.where, evidence.start + start, evidence.start + end, evidence.quote[start:end]
        )
        parties = frozenset(stems(found["one"])), frozenset(stems(found["other"]))
        if all(parties) and any(letter.isupper() for letter in words.quote):
            yield Between(index, words, parties)


def _share_one(a: Between, b: Between) -> bool:
    matches = [bool(mine & theirs) for mine in a.parties for theirs in b.parties]
    return sum(matches) == 1


def _finding(material: Material, one: tuple[int, Between], other: tuple[int, Between]) -> Finding:
    (first, a), (second, b) = one, other
    sides = ((first, a.evidence.quote, a.evidence), (second, b.evidence.quote, b.evidence))
    why = f"between “{a.evidence.quote}” in one telling, between “{b.evidence.quote}” in the other"
    score = float(material.scores[a.statement, b.statement])
    return Finding("actor", "differ", why, min(0.85, 0.45 + 0.5 * score), sides, (a.statement, b.statement), 1.2)
