"""Tables of the report: points by tellings, names by tellings, origins, commitments, days. Comparison in, rows out.

Only what the comparison holds is shown: a cell without words says why it has none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from string import ascii_uppercase

from tellings.publish import view
from tellings.publish.html_report.anchors import Anchors, Words
from tellings.publish.wording import between, edited, shortened, stepped
from tellings.records import Attribute, Comparison, Edit, Label, Point, Value

SYMBOLS = {"contradict": "≠", "differ": "≈", "agree": "=", "alone": "•"}
SHORT = 42  # characters of a value shown in a closed cell


@dataclass(frozen=True, slots=True)
class Cell:
    """What one telling has of a point: `words` with the kind of each, "" for the statement.

    `letter` is the same for tellings that give the same value of the point's first line.
    """

    state: str
    letter: str
    short: str
    words: tuple[tuple[str, Words], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One point across the tellings. `kinds` and `actors` are what the filters look at."""

    id: str
    about: str
    relation: str
    symbol: str
    cells: tuple[Cell, ...]
    kinds: tuple[str, ...]
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Called:
    """One label in one telling."""

    label: str
    kind: str
    scare_quotes: bool
    why_loaded: str
    loaded: bool
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """One entity's labels, a cell a telling. `plain`: only one label, and nothing to mark in it."""

    name: str
    kind: str
    plain: bool
    cells: tuple[tuple[Called, ...], ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that was told of a day: an entry of the timeline, a step, an occasion's date."""

    date: str
    what: str
    words: tuple[Words, ...]
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One edit of a copy."""

    kind: str
    was: Words | None
    now: Words | None
    why: str


@dataclass(frozen=True, slots=True)
class Edited:
    """What one copy made of its text: in figures, and each edit, those that touch a source first."""

    name: str
    figures: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Rests:
    """An origin with the tellings that rest on it."""

    id: str
    kind: str
    name: str
    tellings: tuple[str, ...]
    occasion: str
    dates: tuple[Dated, ...]
    why: str
    words: tuple[Words, ...]
    edits: tuple[Edited, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment with its steps."""

    parties: str
    what: str
    steps: tuple[Dated, ...]


def matrix(comparison: Comparison, anchors: Anchors, show_all: bool) -> tuple[Row, ...]:
    """A row for every point shown, in the order of the report."""
    actors = view.actors(comparison)
    return tuple(_row(row, anchors, actors[row.point.id]) for row in view.matrix(comparison, show_all))


def _row(row: view.Row, anchors: Anchors, actors: tuple[str, ...]) -> Row:
    point = row.point
    lines = view.by_rank(point)
    letters = _letters(point, lines[0].sides) if lines else {}
    kinds = tuple(dict.fromkeys([*(one.kind for one in lines), point.relation]))
    cells = tuple(_cell(cell, lines, letters.get(cell.telling, ""), anchors) for cell in row.cells)
    return Row(point.id, point.about, point.relation, SYMBOLS.get(point.relation, "•"), cells, kinds, actors)


def _cell(cell: view.Cell, lines: Iterable[Attribute], letter: str, anchors: Anchors) -> Cell:
    values = [(line.kind, value.evidence) for line in lines for value in line.sides if value.telling == cell.telling]
    found = [*values, *(("", one) for one in cell.evidence)]
    words = tuple((kind, anchors.words(one)) for kind, one in dict.fromkeys(found))
    short = shortened(words[0][1].quote, SHORT) if words else ""
    return Cell("told" if words else cell.state, letter, short, words)


def _letters(point: Point, values: tuple[Value, ...]) -> dict[str, str]:
    if point.relation not in ("contradict", "differ"):
        return {}
    distinct = dict.fromkeys(value.value for value in values)
    names = dict(zip(distinct, ascii_uppercase, strict=False))
    return {value.telling: names.get(value.value, "") for value in values}


def naming(comparison: Comparison, anchors: Anchors) -> tuple[Named, ...]:
    """Entities with at least one label that is not a pronoun."""
    entities = {entity.id: entity for entity in comparison.entities}
    rows = []
    for one in comparison.naming:
        labels = [label for label in one.labels if label.kind != "pronoun"]
        if labels and one.entity in entities:
            cells = tuple(_called(labels, handle, anchors) for handle in anchors.names)
            plain = len(labels) == 1 and not (labels[0].loaded or labels[0].scare_quotes)
            rows.append(Named(entities[one.entity].name, entities[one.entity].kind, plain, cells))
    return tuple(rows)


def _called(labels: Iterable[Label], handle: str, anchors: Anchors) -> tuple[Called, ...]:
    article = anchors.tellings[handle].article.id
    found = []
    for label in labels:
        here = tuple(one for one in label.evidence if one.article == article)
        if here:
            words = anchors.all_words(here, "s-label")
            found.append(
                Called(label.label, label.kind, label.scare_quotes, label.why_loaded or "", label.loaded, words)
            )
    return tuple(found)


def origins(comparison: Comparison, anchors: Anchors) -> tuple[Rests, ...]:
    """Every origin with its reason, its words and what each telling has of the occasion."""
    return tuple(
        Rests(
            origin.id,
            origin.kind.replace("_", " "),
            origin.name,
            tuple(anchors.names.get(short, short) for short in origin.tellings),
            origin.occasion.what if origin.occasion else "",
            tuple(
                Dated(value.value, "", anchors.all_words((value.evidence,), "s-fact"))
                for value in (origin.occasion.date if origin.occasion else ())
            ),
            origin.why,
            anchors.all_words(origin.evidence, "s-fact"),
            tuple(
                _edited(short, origin.edits, anchors) for short in dict.fromkeys(each.telling for each in origin.edits)
            ),
        )
        for origin in comparison.origins
    )


def _edited(short: str, edits: tuple[Edit, ...], anchors: Anchors) -> Edited:
    own = sorted((edit for edit in edits if edit.telling == short), key=lambda edit: not edit.why)
    return Edited(anchors.names[short], edited(own), tuple(_change(edit, anchors) for edit in own))


def _change(edit: Edit, anchors: Anchors) -> Change:
    was, now = (anchors.words(words) if words else None for words in (edit.was, edit.now))
    return Change(edit.kind, was, now, edit.why)


def timeline(comparison: Comparison, anchors: Anchors) -> tuple[Dated, ...]:
    """The days in order, as the comparison has them."""
    return tuple(
        Dated(one.date, one.what, anchors.all_words(one.evidence, "s-fact"), one.disputed)
        for one in comparison.timeline
    )


def commitments(comparison: Comparison, anchors: Anchors) -> tuple[Promise, ...]:
    """Who asked or promised what, step by step."""
    names = view.entity_names(comparison)
    return tuple(
        Promise(
            between(one, names),
            one.what,
            tuple(
                Dated(step.date or "", stepped(step), anchors.all_words(step.evidence, "s-fact")) for step in one.steps
            ),
        )
        for one in comparison.commitments
    )
