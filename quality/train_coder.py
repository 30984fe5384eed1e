"""Train the coder: the codebook's own sentences -> tellings/knowledge/coder.npz, and how well its confidence holds.

    python -m quality.train_coder            # learns, writes the weights, prints what it found
    python -m quality.train_coder --check    # says whether the weights fit the codebook; 1 when they do not

Nothing but the codebook is learned from: its examples, its near-misses with what they are instead, and the sentences
made of its patterns. Multinomial logistic regression with a ridge; the temperature of the confidence and the
reliability come from examples that a fold left out.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from quality.coder_learning import Table, fit, likely, reliability, stacked, temperature
from tellings.annotate.coding_model import FILE, weight
from tellings.annotate.coding_reading import Reading, read_sentences
from tellings.knowledge.codebook import NONE, Sentence, codebook
from tellings.knowledge.codebook_digest import digest
from tellings.knowledge.codebook_patterns import sentences
from tellings.settings import Settings

RIDGE = {"marks": 3.0, "both": 3.0}  # how much the sentences count against the ridge
FOLDS, SEED = 5, 11
REMEMBERED = 32  # sentences of each type kept for people's own types
DENSE = np.float32(1.5)  # what the embedding's numbers are multiplied with, so that the ridge holds them less
RARE = 2  # a mark of fewer sentences is left out


@dataclass(frozen=True, slots=True)
class Lessons:
    """What is learned from; `told`: a sentence of a person, not made of a pattern."""

    types: list[str]
    readings: list[Reading]
    told: list[bool]


def lessons() -> Lessons:
    """Every sentence of the codebook with its type and features."""
    types = codebook()
    found: list[tuple[str, Sentence, bool]] = []
    for one in types:
        found += [(one.name, example.sentence, True) for example in one.examples]
        found += [(miss.holds, miss.sentence, True) for miss in one.near_misses]
    found += [(name, sentence, False) for name, sentence in sentences(types)]
    readings = read_sentences([sentence for _, sentence, _ in found], Settings(codebook=()))
    return Lessons([name for name, _, _ in found], readings, [told for _, _, told in found])


def vocabulary(readings: Sequence[Reading]) -> list[str]:
    """The marks that are learned, in order."""
    count = Counter(mark for one in readings for mark in one.marks)
    return sorted(mark for mark, times in count.items() if times >= RARE)


def table(readings: Sequence[Reading], words: Sequence[str], dense: bool) -> Table:
    """The features as one table: a row a sentence."""
    places = {mark: place for place, mark in enumerate(words)}
    marks = [[(places[mark], weight(mark)) for mark in one.marks if mark in places] for one in readings]
    width = len(readings[0].vector) if dense else 0
    return stacked(marks, len(words), DENSE * np.stack([one.vector[:width] for one in readings]))


def learn(found: Lessons) -> dict[str, Any]:
    """The arrays of the weights' file."""
    words, names = vocabulary(found.readings), [*sorted(set(found.types) - {NONE}), NONE]
    gold = np.array([names.index(name) for name in found.types])
    kept: dict[str, Any] = {
        "types": _bytes("\n".join(names)),
        "vocabulary": _bytes("\n".join(words)),
        "learned_from": _bytes(digest(codebook())),
        **_memory(found, words),
    }
    for name, dense in (("marks", False), ("both", True)):
        rows = table(found.readings, words, dense)
        weights, bias = fit(rows, gold, len(names), RIDGE[name])
        scores, right = _left_out(rows, gold, found.told, len(names), RIDGE[name])
        heat = temperature(scores, right)
        print(f"{name}: {len(gold)} sentences, {len(weights)} features, temperature {heat:.2f}")
        print("\n".join(_told(likely(scores, heat), right)))
        kept |= {f"{name}_marks": weights[: len(words)].astype(np.float16), f"{name}_bias": bias.astype(np.float32)}
        kept |= {
            f"{name}_dense": (DENSE * weights[len(words) :]).astype(np.float16),
            f"{name}_temperature": np.float32(heat),
        }
    return kept


def _left_out(
    rows: Table, gold: npt.NDArray[np.int64], told: Sequence[bool], types: int, ridge: float
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64]]:
    """The scores of people's sentences by weights that did not see them, and their types."""
    own = [row for row, is_told in enumerate(told) if is_told]
    random.Random(SEED).shuffle(own)
    scores, right = [], []
    for fold in range(FOLDS):
        out = own[fold::FOLDS]
        rest = np.setdiff1d(np.arange(len(gold)), out)
        weights, bias = fit(rows.part(rest), gold[rest], types, ridge)
        scores.append(rows.part(out).scores(weights) + bias)
        right.append(gold[out])
    return np.concatenate(scores), np.concatenate(right)


def _told(shares: npt.NDArray[np.float64], right: npt.NDArray[np.int64]) -> Iterator[str]:
    hit = shares.argmax(axis=1) == right
    error, bins = reliability(shares.max(axis=1), hit)
    yield f"  left out: {hit.mean():.3f} right; confidence is off by {error:.3f} on average"
    for low, count, said, was in bins:
        yield f"  {low:.1f}: {count:4} sentences, said {said:.2f}, right {was:.2f}"


def _memory(found: Lessons, words: Sequence[str]) -> dict[str, Any]:
    """A sample of people's sentences of each type, as small as it gets."""
    places = {mark: place for place, mark in enumerate(words)}
    chance, rows = random.Random(SEED), []
    for name in sorted(set(found.types)):
        own = [row for row, one in enumerate(found.types) if one == name and found.told[row]]
        rows += sorted(chance.sample(own, min(REMEMBERED, len(own))))
    marks = [[places[mark] for mark in found.readings[row].marks if mark in places] for row in rows]
    vectors = np.stack([found.readings[row].vector for row in rows])
    return {
        "memory_lengths": np.array([len(one) for one in marks], dtype=np.uint16),
        "memory_marks": np.array([place for one in marks for place in one], dtype=np.uint16),
        "memory_vectors": np.round(vectors * 127).astype(np.int8),
    }


def _bytes(text: str) -> npt.NDArray[np.uint8]:
    return np.frombuffer(text.encode("utf-8"), dtype=np.uint8)


def main(arguments: Sequence[str]) -> int:
    """Learn and write, or check."""
    if "--check" in arguments:
        from tellings.annotate.coding_model import model

        fits = model().learned_from == digest(codebook())
        print("the weights fit the codebook" if fits else "the codebook has changed: run python -m quality.train_coder")
        return 0 if fits else 1
    start = time.perf_counter()
    np.savez_compressed(FILE, **learn(lessons()))
    print(f"{FILE.name}: {FILE.stat().st_size / 1e6:.1f} MB, {time.perf_counter() - start:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
