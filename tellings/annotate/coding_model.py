"""Model: features of a link -> how likely each type is. Weights learned from the codebook's own sentences alone.

Two readings: by the marks alone (no embedding, for whole texts), or by the marks and the embedding's view. The types of
a person's own codebook files are learned when first asked for, against a memory of ours; nothing is kept on the disk.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tellings.knowledge.load import FOLDER

Floats = npt.NDArray[np.float32]

FILE = FOLDER / "coder.npz"
WEIGHT, LIGHT = 0.5, 0.2  # of a mark on the way, and of one that only stands in the sentence ("w=…")


@dataclass(frozen=True, slots=True)
class Head:
    """One reading's weights: a row a mark, `dense` a row an embedding number (none of them: by marks alone)."""

    marks: Floats
    dense: Floats
    bias: Floats
    temperature: float


@dataclass(frozen=True, slots=True)
class Memory:
    """Features of a sample of the codebook's sentences: what a person's own type is set apart from."""

    marks: tuple[tuple[str, ...], ...]
    vectors: Floats


@dataclass(frozen=True, slots=True)
class Model:
    """`types`: names in the order of the weights' columns, "none" among them; `places`: each mark's row."""

    types: tuple[str, ...]
    places: Mapping[str, int]
    by_marks: Head
    by_both: Head
    memory: Memory
    learned_from: str

    def likely(self, marks: Sequence[str], vector: Floats | None = None) -> dict[str, float]:
        """Each type's probability; they add up to one."""
        head = self.by_marks if vector is None else self.by_both
        score = head.bias.copy()
        for mark in marks:
            if mark in self.places:
                score += weight(mark) * head.marks[self.places[mark]]
        if vector is not None:
            score += vector @ head.dense
        return dict(zip(self.types, softmax(score / head.temperature).tolist(), strict=True))


def weight(mark: str) -> float:
    """How much a mark counts before it is learned from."""
    return LIGHT if mark.startswith("w=") else WEIGHT


def softmax(score: Floats) -> Floats:
    """Scores as probabilities, over the last axis."""
    raised = np.exp(score - score.max(axis=-1, keepdims=True))
    found: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return found


@functools.cache
def model() -> Model:
    """The weights that come with the program."""
    return read(FILE)


def read(file: Path) -> Model:
    """The weights of a file as `write` in quality/train_coder.py made it."""
    with np.load(file, allow_pickle=False) as kept:
        words = bytes(kept["vocabulary"]).decode("utf-8").split("\n")
        return Model(
            tuple(bytes(kept["types"]).decode("utf-8").split("\n")),
            {word: place for place, word in enumerate(words)},
            _head(kept, "marks"),
            _head(kept, "both"),
            _memory(kept, words),
            bytes(kept["learned_from"]).decode("ascii"),
        )


def _head(kept: Mapping[str, npt.NDArray[np.generic]], name: str) -> Head:
    return Head(
        kept[f"{name}_marks"].astype(np.float32),
        kept[f"{name}_dense"].astype(np.float32),
        kept[f"{name}_bias"].astype(np.float32),
        float(kept[f"{name}_temperature"].item()),
    )


def _memory(kept: Mapping[str, npt.NDArray[np.generic]], words: Sequence[str]) -> Memory:
    ends = np.cumsum(kept["memory_lengths"].astype(np.int64)).tolist()
    places = kept["memory_marks"].astype(np.int64).tolist()
    starts = [0, *ends[:-1]]
    told = tuple(tuple(words[place] for place in places[start:end]) for start, end in zip(starts, ends, strict=True))
    return Memory(told, kept["memory_vectors"].astype(np.float32) * np.float32(1 / 127))
