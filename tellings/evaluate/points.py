"""Points: which gold differences and agreements the comparison meets, and which of its lines are right.

A line is a differ or contradict attribute with a rank that is not held back. It meets a gold point when their
spans overlap in at least two articles; words alone, or the label of a point, never count.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain

from tellings.evaluate.corpus import Story
from tellings.evaluate.spans import Json, Span, gold_span, met_in_two, shared, sources, system_span

DISPUTED = ("differ", "contradict")
FIRST = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A differ or contradict attribute of the report."""

    kind: str
    relation: str
    rank: int | None
    held: bool
    confidence: float
    about: str
    why: str
    spans: tuple[Span, ...]

    @property
    def shown(self) -> bool:
        """A reader sees it without asking for more."""
        return self.rank is not None and not self.held


def lines(comparison: Json) -> list[Line]:
    """Every differ or contradict attribute: the shown ones by rank, then what is held back, surest first."""
    ids = sources(comparison)
    found = [
        _line(attribute, point["about"], ids)
        for point in comparison["points"]
        for attribute in point["attributes"]
        if attribute["relation"] in DISPUTED
    ]
    return sorted(found, key=lambda line: (not line.shown, line.rank or 0, -line.confidence))


def disputed(story: Story) -> list[Json]:
    """The gold points that differ or contradict."""
    return [point for point in story.gold["points"] if point["relation"] in DISPUTED]


def meets(line: Line, point: Json) -> bool:
    """The line stands on the words of this gold point in at least two articles."""
    return met_in_two(line.spans, _gold_spans(point))


def count_disputes(story: Story, comparison: Json) -> Counter[str]:
    """Gold points, those met, lines, those right: in all and by kind; and what hangs on them."""
    golden, told = disputed(story), [line for line in lines(comparison) if line.shown]
    counts: Counter[str] = Counter(pairs=len(story.pairs()))
    for point in golden:
        found = [line for line in told if meets(line, point)]
        counts.update(gold_keys(point["kind"], bool(found)))
        counts["same_kind"] += any(line.kind == point["kind"] for line in found)
        counts["same_relation"] += any(line.relation == point["relation"] for line in found)
    for place, line in enumerate(told):
        hit = [point for point in golden if meets(line, point)]
        counts.update(line_keys(line.kind, bool(hit)))
        counts["first"] += place < FIRST
        counts["first_right"] += place < FIRST and bool(hit)
        counts["contradict"] += line.relation == "contradict"
        counts["contradict_right"] += line.relation == "contradict" and any(
            point["relation"] == "contradict" for point in hit
        )
    return counts


def count_alignment(story: Story, comparison: Json) -> Counter[str]:
    """Gold points whose places the comparison brought together, and gold agreements it tells as such."""
    ids = sources(comparison)
    together = [_statements(point, ids) for point in comparison["points"]]
    agreeing = [
        *(spans for spans, point in zip(together, comparison["points"], strict=True) if point["relation"] == "agree"),
        *(
            _values(attribute, ids)
            for point in comparison["points"]
            for attribute in point["attributes"]
            if attribute["relation"] == "agree"
        ),
    ]
    counts: Counter[str] = Counter()
    for point in story.gold["points"]:
        counts["points"] += 1
        counts["aligned"] += _covered(together, point)
        if point["relation"] == "agree":
            counts["agreements"] += 1
            counts["agreements_found"] += _covered(agreeing, point)
    return counts


def gold_keys(kind: str, met: bool) -> list[str]:
    """What one gold point adds to the counts."""
    return ["gold", f"gold {kind}", *(["met", f"met {kind}"] if met else [])]


def line_keys(kind: str, right: bool) -> list[str]:
    """What one line adds to the counts."""
    return ["lines", f"lines {kind}", *(["right", f"right {kind}"] if right else [])]


def _line(attribute: Json, about: str, ids: dict[str, str]) -> Line:
    return Line(
        attribute["kind"],
        attribute["relation"],
        attribute.get("rank"),
        bool(attribute.get("held", False)),
        float(attribute["confidence"]),
        about,
        attribute["why"],
        _values(attribute, ids),
    )


def _values(attribute: Json, ids: dict[str, str]) -> tuple[Span, ...]:
    return tuple(system_span(side["evidence"], ids) for side in attribute["sides"])


def _statements(point: Json, ids: dict[str, str]) -> tuple[Span, ...]:
    evidence = chain.from_iterable(side["evidence"] for side in point["sides"])
    return tuple(system_span(one, ids) for one in evidence)


def _covered(places: list[tuple[Span, ...]], point: Json) -> bool:
    golden = _gold_spans(point)
    return any(met_in_two(spans, golden, lambda one, other: shared(one, other) > 0) for spans in places)


def _gold_spans(point: Json) -> tuple[Span, ...]:
    return tuple(gold_span(side) for side in point["sides"])
