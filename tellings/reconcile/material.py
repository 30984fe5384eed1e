"""Material: the tellings of one story with what every comparator asks of them.

A comparator is `find(material) -> Iterator[Finding]`; a finding stands on statements, which places it in a point.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Protocol, TypeVar

import numpy as np

from tellings.reconcile.same import Matrix, likeness, weights
from tellings.reconcile.words import stems
from tellings.records import Entity, Evidence, Statement, Telling


class HasEvidence(Protocol):
    """Anything read out of a telling that stands on words."""

    @property
    def evidence(self) -> Evidence:
        """The words."""


Found = TypeVar("Found", bound=HasEvidence)
Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Finding:
    """One attribute that tellings give, before it has a place in the report.

    `sides` are (telling index, value, evidence); `statements` the indexes it stands on, one a side;
    `weight` says how much it matters (1: ordinary).
    """

    kind: str
    relation: str
    why: str
    confidence: float
    sides: tuple[tuple[int, str, Evidence], ...]
    statements: tuple[int, ...]
    weight: float = 1.0


@dataclass(slots=True)
class Material:
    """`statements` of all judged tellings in order; `owner[i]` is the index of statement i's telling.

    Tellings stand in an order of their own (by date, then id), so that no answer hangs on the order they were given in;
    `handles` are their short names in the order given.
    """

    tellings: tuple[Telling, ...]
    names: tuple[str, ...]
    entities: tuple[Entity, ...]
    links: dict[tuple[str, str], str]
    handles: tuple[str, ...] = ()
    statements: list[Statement] = field(default_factory=list)
    owner: list[int] = field(default_factory=list)
    scores: Matrix = field(default_factory=lambda: np.zeros((0, 0)))
    stem_idf: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.handles = self.handles or tuple(f"t{place + 1}" for place in range(len(self.tellings)))
        for index, telling in enumerate(self.tellings):
            self.statements += telling.statements
            self.owner += [index] * len(telling.statements)
        terms = [statement.terms for statement in self.statements]
        quotes = [statement.evidence.quote for statement in self.statements]
        self.scores = likeness(quotes, terms, weights(terms))
        self.stem_idf = weights([stems(quote) for quote in quotes])

    def everyone(self) -> range:
        """The indexes of all tellings."""
        return range(len(self.tellings))

    def read(self, reader: Callable[[Material, int], Iterable[Read]]) -> list[list[Read]]:
        """What a reader of single statements finds, telling by telling."""
        return [[each for index in self.of(place) for each in reader(self, index)] for place in self.everyone()]

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Pairs of tellings that are to be compared."""
        return combinations(self.everyone(), 2)

    def of(self, telling: int) -> list[int]:
        """Indexes of one telling's statements."""
        first = bisect.bisect_left(self.owner, telling)
        return list(range(first, bisect.bisect_right(self.owner, telling)))

    def statement_at(self, telling: int, evidence: Evidence) -> int | None:
        """The statement that holds these words (their beginning, when they run over several)."""
        for index in self.of(telling):
            own = self.statements[index].evidence
            if own.where == evidence.where and own.start <= evidence.start < own.end:
                return index
        return None

    def inside(self, statement: int, things: tuple[Found, ...]) -> list[Found]:
        """The things of its telling that stand inside a statement."""
        own = self.statements[statement].evidence
        return [thing for thing in things if own.covers(thing.evidence)]

    def nearest(self, statement: int, telling: int, most: int = 1) -> list[int]:
        """The statements of another telling that are most like this one, likest first."""
        return sorted(self.of(telling), key=lambda other: (-self.scores[statement, other], other))[:most]

    def story_entity(self, telling: int, own: str | None) -> str | None:
        """The story's id for an entity of one telling."""
        return self.links.get((self.tellings[telling].article.id, own)) if own else None

    def entity(self, story_id: str) -> Entity:
        """An entity of the story."""
        return next(entity for entity in self.entities if entity.id == story_id)
