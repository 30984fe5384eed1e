"""Own types: the examples of a person's codebook files -> how likely a link is of such a type rather than of ours.

Each is set apart from a memory of our own sentences and from its own near-misses by a logistic regression of its own.
It is learned once in a process. Under eight examples nothing is learned: the type is refused.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tellings.annotate.coding_model import Floats, model, weight
from tellings.annotate.coding_reading import Reading, read_sentences
from tellings.errors import BadCodebook
from tellings.knowledge.codebook import Sentence, Type, read
from tellings.knowledge.codebook_patterns import sentences
from tellings.settings import Settings

FEWEST = 8
_SHARE = 0.3  # what the type's own sentences weigh together, against all others
_ROUNDS, _STEP, _MOMENTUM, _DECAY = 400, 0.2, 0.9, 0.001
_EACH = 6  # sentences made of one of its patterns


@dataclass(frozen=True, slots=True)
class Own:
    """A type of a person's own and what tells it."""

    type: Type
    marks: dict[str, float]
    dense: Floats
    bias: float

    def likely(self, marks: Sequence[str], vector: Floats) -> float:
        """How likely this link is of the type."""
        told = sum(weight(mark) * self.marks.get(mark, 0.0) for mark in marks)
        return float(1 / (1 + np.exp(-(told + float(vector @ self.dense) + self.bias))))


def own_types(settings: Settings) -> tuple[Own, ...]:
    """The types of the files that the settings name."""
    return tuple(_learned(file, settings) for file in settings.codebook)


@functools.lru_cache(maxsize=32)
def _learned(file: str, settings: Settings) -> Own:
    type_ = read(file)
    if len(type_.examples) < FEWEST:
        why, cure = f"{len(type_.examples)} examples", f"give at least {FEWEST}, better 20 and more"
        raise BadCodebook(file=file, place="examples", why=why, cure=cure)
    right: list[Sentence] = [one.sentence for one in type_.examples]
    right += [one.sentence for one in type_.near_misses if one.holds == type_.name]
    right += [sentence for name, sentence in sentences([type_], _EACH, 0) if name == type_.name]
    wrong = [one.sentence for one in type_.near_misses if one.holds != type_.name]
    return _fit(type_, read_sentences(right, settings), read_sentences(wrong, settings))


def _fit(type_: Type, right: Sequence[Reading], wrong: Sequence[Reading]) -> Own:
    """Logistic regression by gradient descent; the marks are those of the type's own sentences."""
    memory = model().memory
    told = [one.marks for one in (*right, *wrong)] + list(memory.marks)
    names = sorted({mark for one in (*right, *wrong) for mark in one.marks})
    places = {mark: place for place, mark in enumerate(names)}
    table = np.zeros((len(told), len(names)), dtype=np.float32)
    for row, marks in enumerate(told):
        for mark in marks:
            if mark in places:
                table[row, places[mark]] = weight(mark)
    vectors = np.stack([one.vector for one in (*right, *wrong)])
    table = np.hstack([table, np.concatenate([vectors, memory.vectors])])
    found, bias = _descend(table, len(right))
    return Own(type_, dict(zip(names, found[: len(names)].tolist(), strict=True)), found[len(names) :], bias)


def _descend(table: Floats, right: int) -> tuple[Floats, float]:
    """Weights and bias that tell the first `right` rows from the others."""
    is_right = np.arange(len(table)) < right
    share = np.where(is_right, _SHARE / right, (1 - _SHARE) / (len(table) - right)).astype(np.float32)
    table = np.hstack([table, np.ones((len(table), 1), dtype=np.float32)])
    weights, pull = np.zeros((2, table.shape[1]), dtype=np.float32)
    for _ in range(_ROUNDS):
        wrong = share * (1 / (1 + np.exp(-(table @ weights))) - is_right)
        pull = _MOMENTUM * pull - _STEP * (table.T @ wrong + _DECAY * weights)
        weights = weights + pull
    return weights[:-1], float(weights[-1])
