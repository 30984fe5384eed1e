"""Learning: a table of features and a type a row -> weights; what their confidence is worth. No file, no codebook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize, minimize_scalar  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Table:
    """A row a sentence: `marks` sparse (scipy has no types), `dense` beside them, of no width where there is none."""

    marks: Any
    dense: npt.NDArray[np.float32]

    def part(self, rows: Numbers | Sequence[int]) -> Table:
        """Some of the rows."""
        return Table(self.marks[rows], self.dense[rows])

    def scores(self, weights: Floats) -> Floats:
        """The table times weights: of the marks above, of the dense below."""
        width = self.marks.shape[1]
        found: Floats = self.marks @ weights[:width] + self.dense @ weights[width:].astype(np.float32)
        return found

    def slopes(self, wrong: Floats) -> Floats:
        """What each weight had to do with what is wrong."""
        return np.concatenate([self.marks.T @ wrong, self.dense.T @ wrong.astype(np.float32)])


def stacked(marks: Sequence[Sequence[tuple[int, float]]], width: int, dense: npt.NDArray[np.float32]) -> Table:
    """Marks (place, weight) of each row, and beside them the dense features."""
    ends = np.cumsum([0, *map(len, marks)])
    places = [place for row in marks for place, _ in row]
    weights = [weight for row in marks for _, weight in row]
    return Table(csr_matrix((np.array(weights), places, ends), shape=(len(marks), width)), dense)


def fit(rows: Table, gold: Numbers, types: int, ridge: float) -> tuple[Floats, Floats]:
    """Weights (feature, type) and biases of a multinomial logistic regression; `ridge`: large trusts the rows."""
    width, hot = rows.marks.shape[1] + rows.dense.shape[1], np.eye(types)[gold]

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights, bias = flat[: width * types].reshape(width, types), flat[width * types :]
        shares = likely(rows.scores(weights) + bias, 1.0)
        wrong = ridge * (shares - hot)
        lost = -ridge * float(np.log(np.maximum(shares[np.arange(len(gold)), gold], 1e-12)).sum())
        slope = np.concatenate([(rows.slopes(wrong) + weights).ravel(), wrong.sum(axis=0)])
        return lost + 0.5 * float((weights**2).sum()), slope

    found = minimize(loss, np.zeros((width + 1) * types), jac=True, method="L-BFGS-B", options={"maxiter": 250})
    return found.x[: width * types].reshape(width, types), found.x[width * types :]


def likely(scores: Floats, heat: float) -> Floats:
    """Scores as probabilities."""
    raised = np.exp((scores - scores.max(axis=1, keepdims=True)) / heat)
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares


def temperature(scores: Floats, gold: Numbers) -> float:
    """The number to divide scores by so that the known types are likeliest."""

    def lost(heat: float) -> float:
        return -float(np.log(np.maximum(likely(scores, heat)[np.arange(len(gold)), gold], 1e-12)).mean())

    return float(minimize_scalar(lost, bounds=(0.2, 5.0), method="bounded").x)


def reliability(said: Floats, hit: npt.NDArray[np.bool_]) -> tuple[float, list[tuple[float, int, float, float]]]:
    """How far confidence and truth lie apart on average; by tenths: low end, count, mean said, share right."""
    bins = []
    for low in np.arange(0, 1, 0.1):
        inside = (said >= low) & ((said < low + 0.1) | (low > 0.85))
        if inside.any():
            bins.append((float(low), int(inside.sum()), float(said[inside].mean()), float(hit[inside].mean())))
    return sum(count * abs(told - was) for _, count, told, was in bins) / len(said), bins
