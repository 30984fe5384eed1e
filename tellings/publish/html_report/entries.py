"""Entries: the points of a comparison as the report lists them, each line with its words in their sentence.

Held-back lines are kept apart from the others, never dropped. A value is shown inside the statement or sentence that
carries it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tellings.publish import view
from tellings.publish.html_report.anchors import Anchors, Words
from tellings.publish.wording import HEADINGS
from tellings.records import Attribute, Comparison, Evidence, Point, Side, Telling, Value

CONTEXT = 110  # characters of the sentence shown on either side of a value


@dataclass(frozen=True, slots=True)
class Told:
    """One telling's words in a line, with the sentence around them."""

    words: Words
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One comparison inside an entry: what is compared, why it is told, and the sides."""

    kind: str
    relation: str
    why: str
    confidence: str
    held: bool
    sides: tuple[Told, ...]
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A point as the report shows it. `kinds` and `actors` are what the filters look at.

    `echo`: what it is about is only the beginning of the words shown right below.
    """

    id: str
    about: str
    echo: bool
    relation: str
    confidence: str
    held: bool
    lines: tuple[Line, ...]
    held_lines: tuple[Line, ...]
    statements: tuple[Told, ...]
    citations: tuple[str, ...]
    silent: tuple[str, ...]
    all_others_silent: bool
    kinds: tuple[str, ...]
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One relation's entries under its heading."""

    relation: str
    heading: str
    entries: tuple[Entry, ...]


def sections(comparison: Comparison, anchors: Anchors, show_all: bool) -> tuple[Section, ...]:
    """The four sections in order; empty ones too, for silence is an answer."""
    parts = view.sections(comparison, show_all)
    full = {point.id: point for point in comparison.points}
    actors = view.actors(comparison)
    points = (parts.contradictions, parts.differences, parts.alone, parts.agreements)
    return tuple(
        Section(relation, heading, tuple(entry(point, full[point.id], anchors, actors[point.id]) for point in found))
        for (relation, heading), found in zip(HEADINGS.items(), points, strict=True)
    )


def held_entries(comparison: Comparison, anchors: Anchors, show_all: bool) -> tuple[Entry, ...]:
    """The points that are held back as a whole; none when all are shown in their sections."""
    shown = {point.id for point in view.points(comparison, show_all)}
    actors = view.actors(comparison)
    held = (point for point in comparison.points if point.id not in shown)
    return tuple(entry(point, point, anchors, actors[point.id], hidden=True) for point in held)


def entry(point: Point, full: Point, anchors: Anchors, actors: tuple[str, ...], hidden: bool = False) -> Entry:
    """One point: its lines in the order of their rank, its statements, and who is silent.

    What is hidden leaves no mark of its relation in the articles.
    """
    shown = tuple(line(one, point, anchors, hidden) for one in view.by_rank(point))
    held = tuple(line(one, point, anchors, True) for one in view.by_rank(full) if one not in point.attributes)
    style = "" if hidden else f"s-{point.relation}"
    words = [anchors.all_words(side.evidence, style) for side in point.sides]
    statements = tuple(Told(first) for first, *_ in filter(None, words))
    return Entry(
        point.id,
        point.about,
        not shown and any(_begins(told.words.quote, point.about) for told in statements[:1]),
        point.relation,
        f"{point.confidence:.2f}",
        point.held,
        shown,
        held,
        statements,
        tuple(dict.fromkeys(told.words.citation for told in statements)),
        tuple(anchors.names[short] for short in point.silent),
        len(point.silent) + len(point.sides) >= len(anchors.names),
        tuple(dict.fromkeys([*(one.kind for one in shown + held), point.relation])),
        actors,
    )


def _begins(words: str, about: str) -> bool:
    return view.one_line(words).startswith(about.removesuffix("…").rstrip())


def line(attribute: Attribute, point: Point, anchors: Anchors, hidden: bool) -> Line:
    """One attribute: the sides in the order given, but one of each value first."""
    sides = spread(attribute.sides)
    statements = [statement(value.evidence, point.sides, anchors.tellings[value.telling]) for value in sides]
    return Line(
        attribute.kind,
        attribute.relation,
        attribute.why,
        f"{attribute.confidence:.2f}",
        attribute.held or point.held,
        tuple(
            told(value.evidence, around, anchors, "" if hidden else f"v-{attribute.relation}")
            for value, around in zip(sides, statements, strict=True)
        ),
        tuple(dict.fromkeys(anchors.words(around).citation for around in statements)),
    )


def spread(values: tuple[Value, ...]) -> list[Value]:
    """The first telling of each value before any second one, so that a cut list still shows every value."""
    seen: dict[str, int] = {}
    ordered = []
    for value in values:
        turn = seen[value.value] = seen.get(value.value, -1) + 1
        ordered.append((min(turn, 1), value))
    return [value for _, value in sorted(ordered, key=lambda pair: pair[0])]


def statement(evidence: Evidence, sides: Iterable[Side], telling: Telling) -> Evidence:
    """The statement of the point that carries this value, else its sentence, else the value alone."""
    stated = [one for side in sides for one in side.evidence]
    sentences = (one.evidence for one in telling.sentences)
    return next((one for one in (*stated, *sentences) if one.covers(evidence)), evidence)


def told(evidence: Evidence, around: Evidence, anchors: Anchors, style: str) -> Told:
    """A value as a link, with the words of its statement before and after it."""
    cut = evidence.start - around.start
    before, after = around.quote[:cut], around.quote[cut + len(evidence.quote) :]
    return Told(anchors.words(evidence, style), _last(before), _first(after))


def _first(words: str) -> str:
    if len(words) <= CONTEXT:
        return words
    return words[:CONTEXT].rsplit(" ", 1)[0] + " …"


def _last(words: str) -> str:
    if len(words) <= CONTEXT:
        return words
    return "… " + words[-CONTEXT:].split(" ", 1)[-1]
