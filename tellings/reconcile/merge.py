"""Merge: findings between pairs of tellings that are about one value become one attribute over all of them.

Also here: two versions by one outlet are an update, not a contradiction.
"""

from __future__ import annotations

from dataclasses import replace

from tellings.reconcile.material import Finding, Material
from tellings.records import Evidence

_ORDER = {"contradict": 0, "differ": 1, "agree": 2}


def merge(findings: list[Finding]) -> list[Finding]:
    """Join findings of one kind that share a side, best first; the gravest relation gives the reason."""
    home: dict[tuple[str, int, int, int], list[Finding]] = {}
    for finding in sorted(findings, key=_place):
        group: list[Finding] = [finding]
        for side in finding.sides:
            other = home.get(_side_key(finding.kind, side))
            if other is not None and other is not group:
                other.extend(each for each in group if each not in other)
                group = other
        for each in group:
            for side in each.sides:
                home[_side_key(each.kind, side)] = group
    groups = list({id(group): group for group in home.values()}.values())
    return [_joined(group) for group in groups]


def _place(finding: Finding) -> tuple[object, ...]:
    first = finding.sides[0]
    return (-round(finding.confidence, 6), _ORDER[finding.relation], finding.kind, first[0], first[2].start)


def _side_key(kind: str, side: tuple[int, str, Evidence]) -> tuple[str, int, int, int]:
    evidence = side[2]
    return kind, side[0], evidence.start, evidence.end


def _joined(group: list[Finding]) -> Finding:
    if len(group) == 1:
        return group[0]
    lead = min(group, key=lambda finding: (_ORDER[finding.relation], _place(finding)))
    sides = {(side[0], side[2]): side for finding in group for side in finding.sides}
    where = {
        (side[0], side[2]): statement
        for finding in group
        for side, statement in zip(finding.sides, finding.statements, strict=True)
    }
    keys = sorted(sides)
    return replace(lead, sides=tuple(sides[key] for key in keys), statements=tuple(where[key] for key in keys))


def as_update(material: Material, finding: Finding) -> Finding:
    """A contradiction between two versions by one outlet is an update; the later one is named."""
    outlets = [material.tellings[side[0]].article.outlet for side in finding.sides]
    if finding.relation != "contradict" or None in outlets or len(set(outlets)) != 1:
        return finding
    latest = max(finding.sides, key=lambda side: (str(material.tellings[side[0]].article.published or ""), side[0]))
    why = f"updated by {outlets[0]}: the later version has “{latest[2].quote}”"
    return replace(finding, relation="differ", why=why)
