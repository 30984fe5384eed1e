"""Merge: findings between pairs of tellings that are about one value become one attribute over all of them.

Also here: two versions by one outlet are an update, not a contradiction.
"""

from __future__ import annotations

from dataclasses import replace

from tellings.reconcile.material import Finding, Material
from tellings.records import Evidence

_UPDATED = {"number", "date", "place", "cause", "status", "name", "actor", "act"}
_ORDER = {"contradict": 0, "differ": 1, "agree": 2}


def merge(findings: list[Finding]) -> list[Finding]:
    """Join findings of one kind that share a side, best first; the gravest relation gives the reason.

    A telling has one span in a line: a finding that would bring another stays a line of its own.
    """
    groups: list[dict[int, Evidence]] = []
    members: list[list[Finding]] = []
    for finding in sorted(findings, key=_place):
        spans = {side[0]: side[2] for side in finding.sides}
        for known, group in zip(groups, members, strict=True):
            if group[0].kind == finding.kind and _joins(known, spans) and _as_long(known, spans):
                known.update(spans)
                group.append(finding)
                break
        else:
            groups.append(spans)
            members.append([finding])
    return [_joined(group) for group in members]


def _joins(known: dict[int, Evidence], spans: dict[int, Evidence]) -> bool:
    """They share a span, and no telling has two."""
    shared = known.keys() & spans.keys()
    return bool(shared) and all(known[telling] == spans[telling] for telling in shared)


def _as_long(known: dict[int, Evidence], spans: dict[int, Evidence]) -> bool:
    """No span far longer than another: two cuts of one long quote are not one quote."""
    lengths = [len(evidence.quote) for evidence in (*known.values(), *spans.values())]
    return max(lengths) <= 3 * min(lengths) + 40


def _place(finding: Finding) -> tuple[object, ...]:
    first = finding.sides[0]
    return (-round(finding.confidence, 6), _ORDER[finding.relation], finding.kind, first[0], first[2].start)


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
    """What two versions by one outlet tell otherwise is an update; the later one is named."""
    outlets = [material.tellings[side[0]].article.outlet for side in finding.sides]
    if finding.relation == "agree" or finding.kind not in _UPDATED or None in outlets or len(set(outlets)) != 1:
        return finding
    latest = max(finding.sides, key=lambda side: (str(material.tellings[side[0]].article.published or ""), side[0]))
    why = f"updated by {outlets[0]}: the later version has “{latest[2].quote}”"
    return replace(finding, relation="differ", why=why)
