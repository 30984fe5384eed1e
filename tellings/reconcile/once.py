"""Once: findings of one story -> the same without those that tell a difference a second time.

A finding that lies, telling by telling, where a surer one lies is left out: the same two places seen as an act and as a
quote, or the same two values at a second place. Numbers, days and places inside a longer stretch stay: they tell more
exactly what differs.
"""

from __future__ import annotations

from collections.abc import Iterable

from tellings.reconcile.material import Finding

_SEEN_AS = frozenset({"quote", "act", "status", "actor", "cause", "name"})  # kinds under which one stretch may be told
_RELATIONS = {"contradict": 0, "differ": 1}


def once(findings: Iterable[Finding]) -> list[Finding]:
    """In the order given, each difference by its surest finding; no contradiction gives way to a mere difference."""
    every = list(findings)
    kept: list[Finding] = []
    for finding in sorted(every, key=lambda each: (-each.confidence, _RELATIONS.get(each.relation, 2))):
        if finding.relation == "agree" or not any(_again(finding, better) for better in kept):
            kept.append(finding)
    known = {id(finding) for finding in kept}
    return [finding for finding in every if id(finding) in known]


def _again(finding: Finding, better: Finding) -> bool:
    if better.relation == "agree" or (finding.relation == "contradict" != better.relation):
        return False
    return _same_values(finding, better) or _same_stretch(finding, better)


def _same_values(finding: Finding, better: Finding) -> bool:
    """One kind, and in each telling the words of the other."""
    told = {(side[0], side[2].quote.lower()) for side in better.sides}
    return finding.kind == better.kind and all((side[0], side[2].quote.lower()) in told for side in finding.sides)


def _same_stretch(finding: Finding, better: Finding) -> bool:
    """Both of kinds that may be one thing seen twice, and each side lies over one of the other."""
    if not {finding.kind, better.kind} <= _SEEN_AS:
        return False
    return all(
        any(side[0] == other[0] and side[2].overlaps(other[2]) for other in better.sides) for side in finding.sides
    )
