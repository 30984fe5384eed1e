"""Causes: what each telling says brought one happening about: "the fire was started by a spark" / "by a burst hose"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.knowledge.load import toml
from tellings.reconcile.material import Finding, Material
from tellings.reconcile.words import overlap, stem, stems
from tellings.records import Evidence, Frame

_NEAR = 0.25  # likeness of the two statements: the cause itself makes them unlike
_HAPPENING = {"blaze": "fire", "blast": "explosion", "flooding": "flood", "protests": "protest", "clashes": "clash"}
_SAME = 0.34  # share of words from which two causes are one


@dataclass(frozen=True, slots=True)
class Cause:
    """The words for a cause, and the stem of what it brought about."""

    statement: int
    evidence: Evidence
    effect: str


def find(material: Material) -> Iterator[Finding]:
    """Different causes that two tellings give for one happening; silent where one of them gives both."""
    yield from _turned(
        material,
        material.read(_chains),
    )
    told = material.read(_causes)
    for one, other in material.pairs():
        for a in told[one]:
            rivals = [b for b in told[other] if a.effect == b.effect]
            near = [b for b in rivals if material.scores[a.statement, b.statement] >= _NEAR]
            if near and not any(_same(a, b) for b in rivals):
                best = max(near, key=lambda b: (material.scores[a.statement, b.statement], -b.statement))
                yield _finding(material, (one, a), (other, best))


def _turned(material: Material, told: list[list[Chain]]) -> Iterator[Finding]:
    """What one telling has as the cause, the other has as the effect."""
    for one, other in material.pairs():
        for a in told[one]:
            for b in told[other]:
                if (a.cause, a.effect) == (b.effect, b.cause):
                    sides = ((one, a.evidence.quote, a.evidence), (other, b.evidence.quote, b.evidence))
                    why = f"“{a.evidence.quote}” in one telling, “{b.evidence.quote}” in the other"
                    yield Finding("cause", "contradict", why, 0.75, sides, (a.statement, b.statement), 1.3)


@dataclass(frozen=True, slots=True)
class Chain:
    """One happening that brought another about: "the blast sparked a fire"."""

    statement: int
    evidence: Evidence
    cause: str
    effect: str


@functools.cache
def _chain() -> re.Pattern[str]:
    rules = toml("causes.toml")
    nouns = "|".join(rules["effects"])
    verbs = "|".join(f"{verb.removesuffix('e')}(?:e|es|ed|s)" for verb in rules["active"])
    return re.compile(
        rf"\b(?P<cause>{nouns})\b(?: that| which)?(?: and)?(?: then| in turn)? (?:{verbs}|set off|led to)"
        rf"(?: an?| the)?(?: \w+)? (?P<effect>{nouns})\b",
        re.IGNORECASE,
    )


def _chains(material: Material, index: int) -> Iterator[Chain]:
    evidence = material.statements[index].evidence
    for found in _chain().finditer(evidence.quote):
        start, end = evidence.start + found.start(), evidence.start + found.end()
        words = Evidence(evidence.article, evidence.where, start, end, found[0])
        yield Chain(
            index,
            words,
            _HAPPENING.get(found["cause"].lower(), found["cause"].lower()),
            _HAPPENING.get(found["effect"].lower(), found["effect"].lower()),
        )


def _same(a: Cause, b: Cause) -> bool:
    return overlap(stems(a.evidence.quote), stems(b.evidence.quote)) >= _SAME


@functools.cache
def _passive() -> re.Pattern[str]:
    rules = toml("causes.toml")
    effects, joints = ("|".join(rules[name]) for name in ("effects", "passive"))
    return re.compile(
        rf"\b(?P<effect>{effects})\b[^.;:“”]{{0,40}}?\b(?:{joints})\s+(?P<cause>[^,.;:“”]{{3,90}})", re.IGNORECASE
    )


def _causes(material: Material, index: int) -> Iterator[Cause]:
    evidence = material.statements[index].evidence
    for found in _passive().finditer(evidence.quote):
        start, words = evidence.start + found.start("cause"), found["cause"].rstrip()
        cause = Evidence(evidence.article, evidence.where, start, start + len(words), words)
        yield Cause(index, cause, stem(found["effect"].lower()))
    for frame in material.statements[index].frames:
        yield from _active(frame, index)


def _active(frame: Frame, index: int) -> Iterator[Cause]:
    """ "A burst hose caused the fire"."""
    rules = toml("causes.toml")
    actor = next((role for role in frame.roles if role.name == "actor"), None)
    effect = next((role for role in frame.roles if role.name == "object"), None)
    if frame.predicate in rules["active"] and actor and effect and effect.head in rules["effects"]:
        yield Cause(index, actor.evidence, stem(effect.head))


def _finding(material: Material, one: tuple[int, Cause], other: tuple[int, Cause]) -> Finding:
    (first, a), (second, b) = one, other
    score = float(material.scores[a.statement, b.statement])
    own_voice = not material.statements[a.statement].source and not material.statements[b.statement].source
    relation = "contradict" if own_voice and score >= 0.35 else "differ"
    why = f"brought about by “{a.evidence.quote}” in one telling, by “{b.evidence.quote}” in the other"
    sides = ((first, a.evidence.quote, a.evidence), (second, b.evidence.quote, b.evidence))
    return Finding("cause", relation, why, min(0.9, 0.5 + 0.5 * score), sides, (a.statement, b.statement), 1.3)
