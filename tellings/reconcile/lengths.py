"""Lengths: how long something lasted or how long ago it was, told exactly by one telling and loosely by another.

In: times that are durations ("for eight years") or distances ("three weeks ago"). Out: findings where one telling
gives a number of a unit and the other only the unit ("for years"), in statements that are alike. Silent on two exact
lengths of doubtful matter, and on ages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.annotate.number_words import value_of
from tellings.reconcile.material import Finding, Material
from tellings.reconcile.slots import frame_of
from tellings.reconcile.words import stem
from tellings.records import Evidence, Time

_NEAR, _NEAR_SAME_ACT = 0.37, 0.25  # likeness of the statements; of clauses with one verb
_SPAN = re.compile(
    r"(?:\b(?P<many>[\w-]+?)[ -])?\b(?P<unit>year|month|week|day|hour|minute|decade)(?P<plural>s?)\b(?![’'-])",
    re.IGNORECASE,
)
# what is still to come, or runs from an act
_AHEAD = re.compile(r" (?:left|to go|remaining|away|later|after|before|until)\b")


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time in its place: its unit, and whether its number is told."""

    statement: int
    evidence: Evidence
    unit: str
    counted: bool
    verb: str
    kind: str


def find(material: Material) -> Iterator[Finding]:
    """A length that only one of two tellings counts, in the likest statements."""
    told = material.read(_lengths)
    for one, other in material.pairs():
        for a in told[one]:
            scores = {b: float(material.scores[a.statement, b.statement]) for b in told[other] if _looser(a, b)}
            best = max(scores, key=lambda b: (scores[b], -b.statement), default=None)
            if best and scores[best] >= _floor(a, best) and not _counts_too(a, best, told[one], told[other]):
                yield _finding(material, (one, a), (other, best))


def _looser(a: Length, b: Length) -> bool:
    return a.unit == b.unit and a.counted != b.counted


def _floor(a: Length, b: Length) -> float:
    return _NEAR_SAME_ACT if a.verb and a.verb == b.verb else _NEAR


def _lengths(material: Material, index: int) -> Iterator[Length]:
    statement = material.statements[index]
    for time in material.inside(index, material.tellings[material.owner[index]].times):
        found = _SPAN.search(time.evidence.quote)
        if found and found["plural"] and _is_length(time) and not _runs_from_an_act(material, index, time):
            frame = frame_of(statement, time.evidence)
            counted = value_of((found["many"] or "").lower()) is not None
            kind = "number" if time.type == "DURATION" else "date"
            yield Length(
                index, time.evidence, found["unit"].lower(), counted, stem(frame.predicate) if frame else "", kind
            )


def _is_length(time: Time) -> bool:
    if time.type == "DURATION":
        return "old" not in time.evidence.quote
    return time.type == "DATE" and time.evidence.quote.endswith((" ago", " earlier", " before"))


def _runs_from_an_act(material: Material, index: int, time: Time) -> bool:
    statement = material.statements[index].evidence
    return _AHEAD.match(statement.quote, time.evidence.end - statement.start) is not None


def _counts_too(a: Length, b: Length, mine: list[Length], theirs: list[Length]) -> bool:
    """The loose telling counts the same unit in an act of the same verb."""
    loose, others = (b, theirs) if a.counted else (a, mine)
    return any(each.counted and each.unit == loose.unit and each.verb == loose.verb for each in others)


def _finding(material: Material, one: tuple[int, Length], other: tuple[int, Length]) -> Finding:
    (first, a), (second, b) = one, other
    exact, loose = (a, b) if a.counted else (b, a)
    why = f"“{exact.evidence.quote}” is more exact than “{loose.evidence.quote}”"
    sides = ((first, a.evidence.quote, a.evidence), (second, b.evidence.quote, b.evidence))
    alike = min(1.0, float(material.scores[a.statement, b.statement]))
    return Finding(exact.kind, "differ", why, 0.42 + 0.35 * alike, sides, (a.statement, b.statement), 0.4)
