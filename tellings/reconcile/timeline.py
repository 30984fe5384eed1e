"""Timeline: what tellings put on which day, disputed where they put one matter on different days."""

from __future__ import annotations

from tellings.reconcile.labels import beginning
from tellings.reconcile.material import Material
from tellings.reconcile.slots import frame_of
from tellings.records import Evidence, Point, Telling, TimelineEntry

_FROM = ("since", "since the", "than", "than the", "compared to", "compared with", "from", "before", "until", "by")
_LONGEST = 45  # days; "in 2015" has no place on a line of days


def timeline(material: Material, points: tuple[Point, ...]) -> tuple[TimelineEntry, ...]:
    """Entries in order of their dates; one matter on one day is one entry."""
    disputed = {
        side.evidence
        for point in points
        for attribute in point.attributes
        if attribute.kind == "date" and attribute.relation == "contradict" and not attribute.held
        for side in attribute.sides
    }
    entries: dict[tuple[str, int], tuple[str, list[Evidence], bool]] = {}
    for telling, date, statement, clause, words in _dated(material):
        key = (date, _matter(material, points, telling, statement))
        what, evidence, open_ = entries.get(key, (beginning(clause, 110), [], False))
        entries[key] = (what, [*evidence, clause], open_ or words in disputed)
    return tuple(
        TimelineEntry(date, what, tuple(evidence), open_)
        for (date, _), (what, evidence, open_) in sorted(entries.items(), key=lambda item: (item[0][0], item[1][1]))
    )


def _dated(material: Material) -> list[tuple[int, str, int, Evidence, Evidence]]:
    found = []
    for telling, told in enumerate(material.tellings):
        for time in told.times:
            statement = material.statement_at(telling, time.evidence)
            if (
                statement is None
                or _spoken(told, time.evidence)
                or _anchor(told, time.evidence)
                or time.type not in {"DATE", "TIME"}
                or not time.first
                or not time.last
            ):
                continue
            if (time.last - time.first).days <= _LONGEST and not time.vague:
                frame = frame_of(material.statements[statement], time.evidence)
                clause = frame.clause if frame else material.statements[statement].evidence
                first, last = time.first.isoformat(), time.last.isoformat()
                found.append((telling, first if first == last else f"{first}/{last}", statement, clause, time.evidence))
    return found


def _spoken(telling: Telling, evidence: Evidence) -> bool:
    """Inside a direct quote: the speaker's day, not the paper's."""
    return any(quote.in_marks(evidence) for quote in telling.quotes)


def _anchor(telling: Telling, evidence: Evidence) -> bool:
    """A day that something is only measured from: "since", "than", "until", "before"."""
    before = telling.article.field(evidence.where)[: evidence.start].rstrip().lower()
    return before.endswith(_FROM)


def _matter(material: Material, points: tuple[Point, ...], telling: int, statement: int) -> int:
    """The shared point that the statement is a core of; else a number of its own."""
    evidence = material.statements[statement].evidence
    for place, point in enumerate(points):
        if len(point.sides) > 1 and not point.held and any(side.evidence[0] == evidence for side in point.sides):
            return place
    return len(points) + statement
