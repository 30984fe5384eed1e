"""Points: clusters of statements and findings about them -> the points of the report, in its order.

A finding goes to the point that holds the statements it stands on; where there is none, it makes one. Points with
contradictions come first, then differences, what is told alone, agreement; what lies below the bar is held.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tellings.reconcile.align import CORE, Cluster
from tellings.reconcile.alone import Detail
from tellings.reconcile.labels import about
from tellings.reconcile.material import Finding, Material
from tellings.records import Attribute, Point, Side, Value

_SECTIONS = {"contradict": 0, "differ": 1, "alone": 2, "agree": 3}
_NOT_SILENT = 0.4  # likeness from which a telling may well speak of the matter
_MOST_AGREE = 0.6  # likeness from which statements that nothing differs in are shown as agreed


@dataclass(slots=True)
class Draft:
    """A point in the making."""

    cluster: Cluster
    findings: list[Finding] = field(default_factory=list)


def points(
    material: Material, clusters: list[Cluster], findings: list[Finding], details: Iterable[Detail], bar: float
) -> tuple[Point, ...]:
    """Every point, ordered and numbered."""
    drafts = [Draft(cluster) for cluster in clusters]
    for finding in findings:
        _home(material, drafts, finding).findings.append(finding)
    alone = {detail.statement: detail for detail in details if detail.whole}
    spoken_for = {each for draft in drafts if _shows(draft, bar) for each in draft.cluster.core.values()}
    alone = {statement: detail for statement, detail in alone.items() if statement not in spoken_for}
    told = [draft for draft in drafts if len(draft.cluster.core) > 1 or draft.cluster.statements & alone.keys()]
    made = [_point(material, each, alone, bar) for draft in told for each in _pruned(material, draft, bar)]
    made += [_detail(material, detail) for detail in details if not detail.whole]
    return _numbered(_ranked(made))


def _shows(draft: Draft, bar: float) -> bool:
    return any(finding.confidence >= bar for finding in draft.findings)


def _pruned(material: Material, draft: Draft, bar: float) -> list[Draft]:
    """The draft with the cores that have a part in what is shown or are much like those; the rest, faint, beside it."""
    shown = [finding for finding in draft.findings if finding.confidence >= bar]
    standing = {statement for finding in shown for statement in finding.statements}
    whole = draft.cluster.core
    kept = {
        telling: statement
        for telling, statement in whole.items()
        if statement in standing
        or max(material.scores[statement, each] for each in standing or {statement}) >= _MOST_AGREE
    }
    if not standing or kept == whole:
        return [draft]
    draft.cluster.core = kept
    return [draft, Draft(Cluster(whole, score=draft.cluster.score, faint=True))]


def _home(material: Material, drafts: list[Draft], finding: Finding) -> Draft:
    """The draft whose cores are the statements of the finding, or can be; a new one when there is none."""
    wanted: dict[int, int] = {}
    also: dict[int, list[int]] = {}
    for side, statement in zip(finding.sides, finding.statements, strict=True):
        if wanted.setdefault(side[0], statement) != statement:
            also.setdefault(side[0], []).append(statement)
    fitting = [draft for draft in drafts if _fits(draft.cluster, wanted)]
    if not fitting:
        drafts.append(Draft(Cluster(wanted, also, score=_mean(material, list(wanted.values())))))
        return drafts[-1]
    home = max(fitting, key=lambda draft: (len(draft.cluster.core.items() & wanted.items()), draft.cluster.score))
    home.cluster.core |= wanted
    return home


def _fits(cluster: Cluster, wanted: dict[int, int]) -> bool:
    """Shares a core with what is wanted and has no other core for a telling of it; a lone or faint one never does."""
    shared = cluster.core.items() & wanted.items()
    clash = any(cluster.core.get(telling, statement) != statement for telling, statement in wanted.items())
    return bool(shared) and not clash and not cluster.faint and len(cluster.core) > 1


def _mean(material: Material, cores: list[int]) -> float:
    scores = [float(material.scores[a, b]) for place, a in enumerate(cores) for b in cores[:place]]
    return sum(scores) / max(1, len(scores))


def _point(material: Material, draft: Draft, alone: dict[int, Detail], bar: float) -> Point:
    attributes = tuple(_attribute(material, finding, bar) for finding in draft.findings)
    shown = [attribute for attribute in attributes if not attribute.held]
    cluster = draft.cluster
    single = len(cluster.core) == 1
    relation = "alone" if single else _relation(shown)
    confidence = (
        _lone(material, cluster)
        if single
        else max([min(1.0, cluster.score / (2 * CORE)), *(each.confidence for each in shown)])
    )
    detail = alone.get(next(iter(cluster.core.values()))) if single else None
    held = not single and not shown and not _agrees(material, cluster)
    return Point(
        id="",
        about=about(material, sorted(cluster.core.values())),
        relation=relation,
        sides=_sides(material, cluster),
        silent=_silent(material, cluster),
        attributes=attributes,
        weight=detail.weight if detail else _weight(draft, shown),
        confidence=round(confidence, 3),
        held=held,
    )


def _lone(material: Material, cluster: Cluster) -> float:
    """How sure it is that nobody else tells it: less where another statement is a little like it."""
    statement = next(iter(cluster.core.values()))
    others = [index for index, owner in enumerate(material.owner) if owner not in cluster.core]
    nearest = max((float(material.scores[statement, other]) for other in others), default=0.0)
    return min(0.95, max(0.5, 1.1 - nearest))


def _agrees(material: Material, cluster: Cluster) -> bool:
    """Every two cores are alike, nobody else speaks in one than in the other, and neither denies."""
    cores = sorted(cluster.core.items())
    for place, (one, left) in enumerate(cores):
        for other, right in cores[:place]:
            if material.scores[left, right] < _MOST_AGREE or _denies(material, left) != _denies(material, right):
                return False
            if _other_voices(material, (one, left), (other, right)):
                return False
    return not cluster.faint


def _denies(material: Material, statement: int) -> bool:
    return any(frame.negated for frame in material.statements[statement].frames)


def _other_voices(material: Material, one: tuple[int, int], other: tuple[int, int]) -> bool:
    sources = [material.statements[statement].source for _, statement in (one, other)]
    voices = [
        material.story_entity(telling, source.entity) if source else None
        for (telling, _), source in zip((one, other), sources, strict=True)
    ]
    return voices[0] is not None and voices[1] is not None and voices[0] != voices[1]


def _silent(material: Material, cluster: Cluster) -> tuple[str, ...]:
    """Tellings with nothing about it, not even something that only may be."""
    if len(cluster.core) == 1:
        return tuple(material.handles[each] for each in range(len(material.tellings)) if each not in cluster.core)
    return tuple(
        material.handles[telling]
        for telling in range(len(material.tellings))
        if telling not in cluster.core
        and not any(material.scores[a, b] >= _NOT_SILENT for a in cluster.core.values() for b in material.of(telling))
    )


def _relation(shown: list[Attribute]) -> str:
    relations = {attribute.relation for attribute in shown}
    return next((each for each in ("contradict", "differ") if each in relations), "agree")


def _weight(draft: Draft, shown: list[Attribute]) -> float:
    telling = [finding.weight * finding.confidence for finding in draft.findings if finding.relation != "agree"]
    return round(max(telling, default=0.0) + len(draft.cluster.core) * 0.1 + len(shown) * 0.01, 4)


def _attribute(material: Material, finding: Finding, bar: float) -> Attribute:
    sides = tuple(Value(material.handles[telling], value, evidence) for telling, value, evidence in finding.sides)
    confidence = round(finding.confidence, 3)
    return Attribute(finding.kind, finding.relation, finding.why, confidence, sides, held=confidence < bar)


def _sides(material: Material, cluster: Cluster) -> tuple[Side, ...]:
    sides = []
    for telling, statement in sorted(cluster.core.items()):
        indexes = [statement, *(each for each in cluster.also.get(telling, []) if each != statement)]
        source = material.statements[statement].source
        evidence = tuple(material.statements[index].evidence for index in indexes)
        speaker = material.story_entity(telling, source.entity) if source else None
        sides.append(Side(material.handles[telling], evidence, speaker))
    return tuple(sides)


def _detail(material: Material, detail: Detail) -> Point:
    telling = material.owner[detail.statement]
    source = material.statements[detail.statement].source
    speaker = material.story_entity(telling, source.entity) if source else None
    return Point(
        id="",
        about=detail.about,
        relation="alone",
        sides=(Side(material.handles[telling], (detail.evidence,), speaker),),
        silent=tuple(material.handles[each] for each in range(len(material.tellings)) if each != telling),
        attributes=(),
        weight=detail.weight,
        confidence=0.7,
    )


def _ranked(made: list[Point]) -> list[Point]:
    """Number the shown differ and contradict attributes in the order of the report, and sort the points by them."""
    lines = [
        (_SECTIONS[attribute.relation], -_line_weight(point, attribute), place, order)
        for place, point in enumerate(made)
        for order, attribute in enumerate(point.attributes)
        if attribute.relation != "agree" and not attribute.held
    ]
    ranks = {(place, order): rank for rank, (_, _, place, order) in enumerate(sorted(lines), start=1)}
    ranked = [
        replace(point, attributes=tuple(
            replace(attribute, rank=ranks.get((place, order))) for order, attribute in enumerate(point.attributes)
        ))
        for place, point in enumerate(made)
    ]  # fmt: skip
    return sorted(ranked, key=_report_place)


def _line_weight(point: Point, attribute: Attribute) -> float:
    return round(attribute.confidence * (1 + point.weight), 6)


def _report_place(point: Point) -> tuple[object, ...]:
    ranks = [attribute.rank for attribute in point.attributes if attribute.rank is not None]
    first = point.sides[0]
    place = (first.evidence[0].article, first.evidence[0].start)
    return (point.held, _SECTIONS[point.relation], min(ranks, default=0), -point.weight, *place)


def _numbered(made: list[Point]) -> tuple[Point, ...]:
    return tuple(_as_given(replace(point, id=f"p{place}")) for place, point in enumerate(made, start=1))


def _as_given(point: Point) -> Point:
    """Sides in the order in which the tellings were given."""
    attributes = tuple(replace(each, sides=tuple(sorted(each.sides, key=_given_place))) for each in point.attributes)
    sides = tuple(sorted(point.sides, key=_given_place))
    silent = tuple(sorted(point.silent, key=lambda handle: int(handle[1:])))
    return replace(point, sides=sides, attributes=attributes, silent=silent)


def _given_place(side: Side | Value) -> int:
    return int(side.telling[1:])
