"""Outline: the whole report as blocks of lines, in the order of reading, before a terminal or Markdown gives it a form.

In: a Comparison. Out: what contradicts, differs, is told alone, agrees (here), and what stands around it (context.py).
Where many tellings give one value, they share a line; no value is ever left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from tellings.publish import context, view
from tellings.publish.lines import Block, Item, Line, Span, Tellers
from tellings.publish.wording import EMPTY, HEADINGS
from tellings.records import Attribute, Comparison, Evidence, Point, Side, Value

WORDINGS = 3  # of one value, before the rest are only counted
RELATIONS = {"contradict": "contradicts", "differ": "differs", "agree": "agrees"}


def outline(comparison: Comparison, show_all: bool = False) -> tuple[Block, ...]:
    """Every block that has something to say; those of the points also when they are empty."""
    tellers = Tellers(view.names(comparison))
    found = view.sections(comparison, show_all)
    parts = (
        context.warnings(comparison, tellers),
        _points(comparison, "contradict", found.contradictions, tellers),
        _points(comparison, "differ", found.differences, tellers),
        _points(comparison, "alone", found.alone, tellers),
        _points(comparison, "agree", found.agreements, tellers),
        context.anomalies(comparison, tellers),
        context.naming(comparison, tellers, show_all),
        context.origins(comparison, tellers),
        context.commitments(comparison, tellers),
        context.timeline(comparison, tellers),
        context.tellings(comparison, tellers),
        context.limits(comparison),
    )
    return tuple(block for block in parts if block.items or block.lead)


def _points(comparison: Comparison, relation: str, points: tuple[Point, ...], tellers: Tellers) -> Block:
    entities = view.entity_names(comparison)
    items = tuple(_point(view.row(comparison, point), tellers, entities) for point in points)
    return Block(relation, HEADINGS[relation], "" if items else EMPTY[relation], items)


def _point(row: view.Row, tellers: Tellers, entities: dict[str, str]) -> Item:
    point = row.point
    marks = (Span(f" ({point.id})", "aside"), *_doubt(point.held))
    if _is_its_own_words(point):
        return Item(_statement(point.sides[:1], point.sides[0].evidence[0], 0, tellers, entities, marks))
    head = Line((Span(point.about or point.id, "strong"), *marks), 0)
    compared = [line for attribute in view.by_rank(point) for line in _attribute(attribute, tellers)]
    told = list(_statements(point, tellers, entities))
    silent = tuple(cell.telling for cell in row.cells if cell.state == "silent")
    if silent and point.relation != "alone":
        told.append(Line((Span("silent: ", "aside"), *tellers.spans(silent))))
    return Item(head, (*compared, *told))


def _is_its_own_words(point: Point) -> bool:
    """Told by one, and what it is about is how its words begin: they need no heading."""
    if point.relation != "alone" or point.attributes or not point.sides[0].evidence:
        return False
    words = view.one_line(point.sides[0].evidence[0].quote)
    return words.startswith(view.one_line(point.about).removesuffix("…").rstrip())


def _doubt(held: bool) -> tuple[Span, ...]:
    return (Span(" (low confidence)", "warning"),) if held else ()


def _attribute(attribute: Attribute, tellers: Tellers) -> Iterator[Line]:
    rank = f"[{attribute.rank}] " if attribute.rank else ""
    relation = Span(f"{rank}{attribute.kind} {RELATIONS[attribute.relation]}", attribute.relation)
    yield Line((relation, Span(f": {attribute.why}"), *_doubt(attribute.held)))
    values: dict[str, list[Value]] = {}
    for side in attribute.sides:
        values.setdefault(side.value, []).append(side)
    for sides in values.values():
        yield from _wordings(sides, tellers)


def _wordings(sides: list[Value], tellers: Tellers) -> Iterator[Line]:
    wordings: dict[str, list[Value]] = {}
    for side in sides:
        wordings.setdefault(view.one_line(side.evidence.quote), []).append(side)
    groups = list(wordings.values())
    for group in groups[:WORDINGS]:
        yield tellers.line(_handles(group), group[0].evidence, 2)
    rest = _handles([side for group in groups[WORDINGS:] for side in group])
    if rest:
        yield Line((Span("the same in other words: ", "aside"), *tellers.spans(rest)), 2)


def _handles(sides: list[Value]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(side.telling for side in sides))


def _statements(point: Point, tellers: Tellers, entities: dict[str, str]) -> Iterator[Line]:
    """The statement of each telling, unless its words already stand in a line above; like words share a line."""
    shown = {(side.telling, side.evidence) for attribute in point.attributes for side in attribute.sides}
    told = [(side, side.evidence[0]) for side in point.sides if side.evidence]
    told = [(side, evidence) for side, evidence in told if (side.telling, evidence) not in shown]
    if told and point.attributes:
        yield Line((Span("as told", "aside"),), minor=True)
    depth = 2 if point.attributes else 1
    alike: dict[tuple[str, str, str | None], list[tuple[Side, Evidence]]] = {}
    for side, evidence in told:
        alike.setdefault((evidence.where, view.one_line(evidence.quote), side.speaker_entity), []).append(
            (side, evidence)
        )
    for group in alike.values():
        yield _statement(tuple(side for side, _ in group), group[0][1], depth, tellers, entities)


def _statement(
    sides: tuple[Side, ...],
    evidence: Evidence,
    depth: int,
    tellers: Tellers,
    entities: dict[str, str],
    marks: tuple[Span, ...] = (),
) -> Line:
    """Who tells it in these words, and according to whom."""
    line = tellers.line([side.telling for side in sides], evidence, depth)
    said_by = entities.get(sides[0].speaker_entity or "")
    source = (Span(f" (according to {said_by})", "aside"),) if said_by else ()
    return Line((*line.spans, *source, *marks), depth, minor=True)
