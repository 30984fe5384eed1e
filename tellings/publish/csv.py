"""CSV: the points as a table; one row for each point, line (or statement) and telling.

In: a Comparison. Out: CSV (commas, words in double quotes, lines end with one newline). A cell that a spreadsheet
could take for a formula (it starts with = + - @, their full-width forms, a tab or a line end, behind any apostrophes)
gets one apostrophe before it: take one away from cells that start so to have the words back.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from tellings.publish import view
from tellings.records import Article, Attribute, Comparison, Evidence, Point, Telling

COLUMNS = (
    "point", "about", "relation", "kind", "why", "confidence", "rank", "telling", "outlet", "published", "url",
    "value", "quote", "where", "start", "end", "citation", "held",
)  # fmt: skip
_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
_BROKEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")  # one for one: lengths still fit the offsets

Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Claim:
    """What a row says of a point, before it says who: a compared line, or a statement (no why of its own)."""

    relation: str
    kind: str
    why: str
    confidence: float
    rank: int | None
    held: bool


def to_csv(comparison: Comparison, *, show_all: bool = False) -> str:
    """The points in report order: their compared lines by rank, then their statements."""
    tellings = view.by_handle(comparison)
    table = StringIO()
    writer = csv.writer(table, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(COLUMNS)
    for point in view.sections(comparison, show_all).points:
        writer.writerows([safe(cell) for cell in row] for row in _rows(point, tellings))
    return table.getvalue()


def _rows(point: Point, tellings: dict[str, Telling]) -> Iterator[tuple[Cell, ...]]:
    for attribute in view.by_rank(point):
        for value in attribute.sides:
            yield _row(point, _claim(attribute), value.telling, value.value, value.evidence, tellings)
    statement = Claim(point.relation, "statement", "", point.confidence, None, point.held)
    for side in point.sides:
        for evidence in side.evidence:
            yield _row(point, statement, side.telling, "", evidence, tellings)


def _claim(attribute: Attribute) -> Claim:
    return Claim(
        attribute.relation, attribute.kind, attribute.why, attribute.confidence, attribute.rank, attribute.held
    )  # fmt: skip


def _row(
    point: Point, claim: Claim, handle: str, value: str, evidence: Evidence, tellings: dict[str, Telling]
) -> tuple[Cell, ...]:
    article = tellings[handle].article
    return (
        point.id, point.about, claim.relation, claim.kind, claim.why, claim.confidence, claim.rank or "",
        handle, article.outlet or "", _published(article), article.url or "",
        value, evidence.quote, evidence.where, evidence.start, evidence.end,
        view.citation(evidence, tellings[handle]), "yes" if claim.held else "",
    )  # fmt: skip


def _published(article: Article) -> str:
    if article.published is None or article.published_precision == "none":
        return ""
    return article.published.isoformat() if article.published_precision == "second" else f"{article.published:%Y-%m-%d}"


def safe(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula."""
    if not isinstance(cell, str):
        return cell
    words = _BROKEN.sub("\ufffd", cell)
    return f"'{words}" if _FORMULA.match(words) else words
