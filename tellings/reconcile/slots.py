"""Slots: mentions of one type that fill the same slot of the same act, found by masked context.

The value is taken out of its clause; what is left is compared. Two mentions pair when each is the other's best, and
a telling that gives the other's value anywhere keeps its mention out: then nothing differs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic

import numpy as np

from tellings.knowledge.load import toml
from tellings.reconcile.material import Found, Material
from tellings.reconcile.same import between, mutual_best
from tellings.reconcile.words import stem, stems
from tellings.records import Evidence, Frame, Statement


@dataclass(frozen=True, slots=True)
class Slot(Generic[Found]):
    """A mention with its statement, the clause around it without it, and the act of that clause."""

    thing: Found
    telling: int
    statement: int
    context: str
    frame: Frame | None


def slots(material: Material, telling: int, things: tuple[Found, ...]) -> list[Slot[Found]]:
    """The mentions that stand in statements of a telling, with their contexts."""
    found = []
    for thing in things:
        statement = material.statement_at(telling, thing.evidence)
        if statement is not None:
            told = material.statements[statement]
            frame = frame_of(told, thing.evidence)
            found.append(Slot(thing, telling, statement, masked(told, frame, thing.evidence), frame))
    return found


def frame_of(statement: Statement, evidence: Evidence) -> Frame | None:
    """The smallest clause of the statement that holds the words."""
    holding = [frame for frame in statement.frames if frame.clause.covers(evidence)]
    return min(holding, key=lambda frame: frame.clause.end - frame.clause.start, default=None)


def masked(statement: Statement, frame: Frame | None, evidence: Evidence) -> str:
    """The clause (the whole statement when that leaves under four words) without the value."""
    for around in (frame.clause if frame else statement.evidence, statement.evidence):
        cut = max(0, evidence.start - around.start), min(len(around.quote), evidence.end - around.start)
        rest = f"{around.quote[: cut[0]]} … {around.quote[cut[1] :]}"
        if len(stems(rest)) >= 3:
            return rest
    return rest


Weigh = Callable[[Slot[Found], Slot[Found]], float | None]


def pair(
    material: Material, left: list[Slot[Found]], right: list[Slot[Found]], weigh: Weigh[Found], floor: float = 0.3
) -> Iterator[tuple[Slot[Found], Slot[Found], float]]:
    """Mutual best pairs of slots with the likeness of their contexts, at or above the floor.

    `weigh` says what the values themselves add to it; None: they cannot stand for each other.
    """
    added = {
        (row, column): more
        for row, one in enumerate(left)
        for column, other in enumerate(right)
        if (more := weigh(one, other)) is not None
    }
    if not added:
        return
    rows, columns = (sorted({pair[side] for pair in added}) for side in (0, 1))
    outside = np.full((len(rows), len(columns)), -np.inf)
    for (row, column), more in added.items():
        whole = material.scores[left[row].statement, right[column].statement]
        outside[rows.index(row), columns.index(column)] = 0.3 * whole + more
    contexts = [left[row].context for row in rows], [right[column].context for column in columns]
    scores = between(*contexts, material.stem_idf, (floor - outside) / 0.7)
    block = np.where(scores > -1, 0.7 * scores + outside, -1.0)
    for place_row, place_column, score in mutual_best(block, floor):
        yield left[rows[place_row]], right[columns[place_column]], score


def is_speech(frame: Frame) -> bool:
    """The clause only brings in what is said."""
    return frame.predicate in toml("frames.toml")["speech"]["lemmas"]


def same_verb(a: Slot[Found], b: Slot[Found]) -> bool:
    """The clauses of both mentions have one verb."""
    return bool(a.frame and b.frame and stem(a.frame.predicate) == stem(b.frame.predicate))
