"""Scores: what an evaluator answers, as a table a person reads and as one line of JSON."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol


class Scored(Protocol):
    """The answer of every evaluator."""

    def figures(self) -> Mapping[str, float | None]:
        """Each figure by its name; None over nothing."""
        ...

    def table(self) -> str:
        """Plain lines for a person."""
        ...

    def as_json(self) -> str:
        """One line."""
        ...


class Evaluator(Protocol):
    """A module of this room that scores one kind of set."""

    def evaluate(self, folder: Path, only: Collection[str] = ()) -> Scored:
        """Score every document of the set, or those named. Raises BadMeta when there is none."""
        ...

    def listing(self, folder: Path, only: Collection[str] = ()) -> Iterator[str]:
        """Each answer with HIT or MISS, each gold one met or missed, with the words."""
        ...

    def files(self, folder: Path) -> list[Path]:
        """The files whose bytes make this set what it is."""
        ...


@dataclass(frozen=True, slots=True)
class Figure:
    """One share: `part` of `whole`; or a value of its own (an F1) when `whole` is 0 and `value` is given."""

    name: str
    label: str
    part: float = 0
    whole: float = 0
    value: float | None = None

    @property
    def share(self) -> float | None:
        """The value, or part of whole; None of nothing."""
        if self.value is not None:
            return self.value
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Scores:
    """Figures over the documents of one set. `how` says in a sentence what was scored and by which measure."""

    set: str
    documents: int
    how: str
    rows: tuple[Figure, ...]
    extra: Mapping[str, float] = field(default_factory=dict)

    def figures(self) -> dict[str, float | None]:
        """Each figure by its name."""
        return {row.name: row.share for row in self.rows}

    def table(self) -> str:
        """What was scored, then a row a figure."""
        return "\n".join([f"{self.set}: {self.documents} documents", self.how, "", *map(_row, self.rows)])

    def as_json(self) -> str:
        """The same as one line."""
        shares = {name: None if value is None else round(value, 4) for name, value in self.figures().items()}
        counts = {row.name: [row.part, row.whole] for row in self.rows if row.whole}
        return json.dumps(
            {"set": self.set, "documents": self.documents, "how": self.how, **shares, "counts": counts, **self.extra}
        )


def prf(name: str, label: str, right_told: int, told: int, found_gold: int, gold: int) -> tuple[Figure, Figure, Figure]:
    """Precision, recall and their harmonic mean as three rows: NAME_precision, NAME_recall, NAME."""
    precision = Figure(f"{name}_precision", f"{label}: precision", right_told, told)
    recall = Figure(f"{name}_recall", f"{label}: recall", found_gold, gold)
    both = (precision.share or 0.0) + (recall.share or 0.0)
    value = None if recall.share is None else 2 * (precision.share or 0.0) * recall.share / both if both else 0.0
    return precision, recall, Figure(name, f"{label}: F1", value=value)


def _row(figure: Figure) -> str:
    share = "-" if figure.share is None else f"{figure.share:.3f}"
    counts = f"  {figure.part:g} of {figure.whole:g}" if figure.whole else ""
    return f"{figure.label:44}{share:>6}{counts}"
