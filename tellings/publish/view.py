"""View: what every report shows of a Comparison, before any format. Comparison in; sections, names, rows out.

Nothing here is worded for a terminal or a page, and nothing is judged anew: a line held back stays out unless all
are asked for, a point whose only differences are held back is not shown as agreement, and a telling that was not
judged is never counted as silent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from tellings.records import Article, Attribute, Comparison, Evidence, Point, Telling

SEVERITY = ("contradict", "differ", "agree")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SPACE = re.compile(r"\s+")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")  # marks that turn the direction of all that follows
_OPENING, _CLOSING = '“"«„', '”"»“'


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of the strip: tellings compared, outlets they name, tellings that name none, origins."""

    tellings: int
    outlets: int
    without_outlet: int
    origins: int


@dataclass(frozen=True, slots=True)
class Sections:
    """The points of a report by relation, each in report order; held ones only when all were asked for.

    `held_back` counts the lines below the bar, shown or not; `all_shown` says which.
    """

    contradictions: tuple[Point, ...]
    differences: tuple[Point, ...]
    alone: tuple[Point, ...]
    agreements: tuple[Point, ...]
    counts: Counts
    held_back: int
    all_shown: bool

    @property
    def points(self) -> tuple[Point, ...]:
        """All of them, in the order of the report."""
        return self.contradictions + self.differences + self.alone + self.agreements


@dataclass(frozen=True, slots=True)
class Cell:
    """What one telling has of one point. state: told, silent, not judged, apart."""

    telling: str
    state: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One point across all tellings, in their order."""

    point: Point
    cells: tuple[Cell, ...]


def sections(comparison: Comparison, show_all: bool = False) -> Sections:
    """The points sorted into the four sections of a report, with the figures of its strip."""
    shown = points(comparison, show_all)

    def of(relation: str) -> tuple[Point, ...]:
        return tuple(point for point in shown if point.relation == relation)

    return Sections(
        of("contradict"), of("differ"), of("alone"), of("agree"), counts(comparison), comparison.held_back, show_all
    )


def points(comparison: Comparison, show_all: bool = False) -> tuple[Point, ...]:
    """The points to show, in order; without show_all the held ones and the held lines of others are left out."""
    if show_all:
        return comparison.points
    return tuple(shown for point in comparison.points if (shown := _without_held(point)) is not None)


def _without_held(point: Point) -> Point | None:
    if point.held:
        return None
    sure = tuple(attribute for attribute in point.attributes if not attribute.held)
    if len(sure) == len(point.attributes):
        return point
    if not sure and any(attribute.relation != "agree" for attribute in point.attributes):
        return None
    relation = point.relation
    if sure and relation != "alone":
        relation = min((one.relation for one in sure), key=SEVERITY.index)
    return replace(point, attributes=sure, relation=relation)


def counts(comparison: Comparison) -> Counts:
    """Tellings compared (those set apart or not judged are not), distinct outlets named, independent origins."""
    apart = dict(comparison.apart)
    compared = [one for short, one in by_handle(comparison).items() if short not in apart and one.judged]
    outlets = [one.article.outlet for one in compared]
    named = {outlet.casefold().strip() for outlet in outlets if outlet}
    return Counts(len(outlets), len(named), sum(not outlet for outlet in outlets), comparison.independent)


def by_handle(comparison: Comparison) -> dict[str, Telling]:
    """Short name -> telling, in the order given."""
    handles = dict(comparison.handles)
    return {handles[telling.article.id]: telling for telling in comparison.tellings}


def by_rank(point: Point) -> tuple[Attribute, ...]:
    """A point's lines: ranked ones first, in the order of their rank, then the rest as they came."""
    return tuple(sorted(point.attributes, key=lambda one: (one.rank is None, one.rank or 0)))


def names(comparison: Comparison) -> dict[str, str]:
    """Short name -> what a reader calls the telling; two of one name get their date, time, file or short name."""
    tellings = by_handle(comparison)
    plain = {short: name(telling.article) or short for short, telling in tellings.items()}
    shared = Counter(plain.values())
    told_apart = dict(plain)
    for common in (common for common, times in shared.items() if times > 1):
        group = {short: tellings[short].article for short in plain if plain[short] == common}
        told_apart |= {short: f"{common} ({mark})" for short, mark in _marks(group).items()}
    return told_apart


def _marks(group: dict[str, Article]) -> dict[str, str]:
    tries: tuple[Callable[[Article], str], ...] = (
        lambda article: day(article.published) if article.published else "",
        lambda article: date(article) if article.published else "",
        lambda article: file_name(article.file),
    )
    for mark in tries:
        marks = {short: mark(article) for short, article in group.items()}
        if all(marks.values()) and len(set(marks.values())) == len(marks):
            return marks
    return {short: short for short in group}


def name(article: Article) -> str:
    """Outlet, else the file's name, else the id its source gave; "" when it has none of them."""
    return article.outlet or file_name(article.file) or article.source_id or ""


def file_name(path: str | None) -> str:
    """The last part of a path, whichever way its slashes lean."""
    return (path or "").replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


def day(when: datetime) -> str:
    """ "23 July 2025", in any locale."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def date(article: Article) -> str:
    """When it was published, no finer than its source says; "no date" when it does not say."""
    if article.published is None or article.published_precision == "none":
        return "no date"
    if article.published_precision == "second":
        return f"{day(article.published)}, {article.published:%H:%M}"
    return day(article.published)


def link(article: Article) -> str:
    """Where to find it: its address, else its file's name, else ""."""
    return article.url or file_name(article.file)


def citation(evidence: Evidence, telling: Telling) -> str:
    """A line ready to cite: “quote” — Outlet, date, link or file."""
    article = telling.article
    outlet = article.outlet or article.title or "no outlet"
    told = ", ".join(filter(None, (one_line(outlet), date(article), one_line(link(article)))))
    return f"{quoted(evidence.quote)} — {told}"


def quoted(words: str) -> str:
    """The words on one line in quote marks: single ones around words that bring double ones, none around a quote."""
    line = one_line(words)
    if len(line) > 1 and line[0] in _OPENING and line[-1] in _CLOSING:
        return line
    return f"‘{line}’" if set(line) & set(_OPENING + _CLOSING) else f"“{line}”"


def one_line(words: str) -> str:
    """The words on one line, printable, without space at their ends."""
    return printable(words).strip()


def printable(words: str) -> str:
    """The words safe to print: white space made one space, controls made visible as U+FFFD."""
    return _SPACE.sub(" ", _CONTROLS.sub("\ufffd", _TURNING.sub("", words)))


def not_judged(comparison: Comparison) -> tuple[str, ...]:
    """Short names of the tellings kept but not compared (another language, no body)."""
    return tuple(short for short, telling in by_handle(comparison).items() if not telling.judged)


def matrix(comparison: Comparison, show_all: bool = False) -> tuple[Row, ...]:
    """Points × tellings: a row for every point shown, in the order of the report."""
    return tuple(row(comparison, point) for point in sections(comparison, show_all).points)


def row(comparison: Comparison, point: Point) -> Row:
    """One row of the matrix."""
    told = {side.telling: side.evidence for side in point.sides}
    apart = {short for short, _ in comparison.apart}
    unjudged = not_judged(comparison)

    def state(short: str) -> str:
        if short in told:
            return "told"
        if short in apart:
            return "apart"
        return "silent" if short in point.silent and short not in unjudged else "not judged"

    return Row(point, tuple(Cell(short, state(short), told.get(short, ())) for short in by_handle(comparison)))


def entity_names(comparison: Comparison) -> dict[str, str]:
    """Story entity id -> its name."""
    return {entity.id: entity.name for entity in comparison.entities}


def actors(comparison: Comparison) -> dict[str, tuple[str, ...]]:
    """Point id -> ids of the story's entities that its words mention, in the order of the entities."""
    by_article: dict[str, list[tuple[str, Evidence]]] = {}
    for entity in comparison.entities:
        for mention in entity.mentions:
            by_article.setdefault(mention.evidence.article, []).append((entity.id, mention.evidence))
    found = {}
    for point in comparison.points:
        words = [evidence for side in point.sides for evidence in side.evidence]
        named = {entity for one in words for entity, span in by_article.get(one.article, ()) if span.overlaps(one)}
        found[point.id] = tuple(entity.id for entity in comparison.entities if entity.id in named)
    return found
