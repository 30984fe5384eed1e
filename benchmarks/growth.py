"""Growth: does grouping a million articles cost a thousand times what a thousand cost? Time, memory, exponent, peers.

    python -m benchmarks.growth [--articles 100000]

Measured at each power of ten up to that size. The articles are made up: a stream of stories, five articles each on
average, within the latest six thousand articles; each article is a vector near to that of its story and
fourteen words, five of them of the story, the others by Zipf's law; sixty-four come at a time, as in ingest. Seconds
are those of the processor, in a process of its own for each size. Beside it the obvious ways: all pairs of vectors in
numpy, and for copies datasketch alone, where it is installed.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from tellings.group.found_copies import FoundCopies
from tellings.group.online import update
from tellings.group.packed import TABLE, Packed, in_bytes, pack_text
from tellings.group.state import State

SMALLEST = 1_000
ALL_PAIRS = (1_000, 10_000)
TEXTS = (1_000, 4_000)
_CHUNK, _EACH, _LATEST = 64, 5, 6000
_WORDS, _OF_STORY, _VOCABULARY, _SIZE, _NOISE = 14, 5, 400_000, 384, 0.75
_A_DAY = 2000  # articles

Figures = dict[str, float]
Numbers = npt.NDArray[np.float64]


def main() -> None:
    """Measure each size and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth")
    parser.add_argument("--articles", type=int, default=100_000)
    largest = max(parser.parse_args().articles, 2 * SMALLEST)
    sizes = [SMALLEST * 10**power for power in range(7) if SMALLEST * 10**power < largest] + [largest]
    found = [_apart(size) for size in sizes]
    for one in found:
        cost = f"{one['seconds']:8.1f} s  {one['each']:.3f} ms each  {one['memory']:5.2f} GB"
        right = f"pairs: precision {one['precision']:.3f}, recall {one['recall']:.3f}"
        print(f"{one['articles']:>9,.0f} articles: {cost}  {right}")
    grown = math.log(found[-1]["seconds"] / found[0]["seconds"]) / math.log(sizes[-1] / sizes[0])
    print(f"exponent from {sizes[0]:,} to {sizes[-1]:,}: {grown:.3f}  (aim 1.03, at most 1.1)")
    for size in ALL_PAIRS:
        print(f"all pairs in numpy, {size:,} articles: {_all_pairs(size):.1f} s")
    for size in TEXTS:
        for line in _copies(size):
            print(line)


def measured(size: int) -> Figures:
    """Group so many articles and say what it cost, and how right it was."""
    update(State(), [packed for _, packed in next(stream(10))])  # tables that are made once
    state, spent, story_of = State(), 0.0, list[int]()
    for chunk in stream(size):
        story_of += [story for story, _ in chunk]
        start = time.process_time()
        update(state, [packed for _, packed in chunk])
        spent += time.process_time() - start
    scale = 1e9 if sys.platform == "darwin" else 1e6
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale
    right, put = 0, 0
    for keys in state.stories().values():
        right += sum(map(_pairs, Counter(story_of[int(key)] for key in keys).values()))
        put += _pairs(len(keys))
    asked = sum(map(_pairs, Counter(story_of).values()))
    shares = {"precision": right / max(put, 1), "recall": right / max(asked, 1)}
    return {"articles": size, "seconds": spent, "each": 1000 * spent / size, "memory": memory, **shares}


def stream(size: int, seed: int = 1) -> Iterator[list[tuple[int, Packed]]]:
    """Made-up articles with the number of the story of each, a chunk at a time."""
    chance = np.random.default_rng(seed)
    live: list[tuple[int, Numbers, npt.NDArray[np.int64]]] = []
    made = 0
    for start in range(0, size, _CHUNK):
        chunk = []
        for place in range(start, min(start + _CHUNK, size)):
            if not live or chance.random() < 1 / _EACH:
                live.append((made, _unit(chance.standard_normal(_SIZE)), _words(chance, 8)))
                made += 1
                del live[: max(0, len(live) - _LATEST // _EACH)]
                story, centre, words = live[-1]
            else:
                story, centre, words = live[int(chance.integers(len(live)))]
            chunk.append((story, _article(chance, place, centre, words)))
        yield chunk


def _article(chance: np.random.Generator, place: int, centre: Numbers, words: npt.NDArray[np.int64]) -> Packed:
    vector = _unit(centre + chance.standard_normal(_SIZE) * (_NOISE / _SIZE**0.5))
    told = np.concatenate([chance.choice(words, _OF_STORY, replace=False), _words(chance, _WORDS - _OF_STORY)])
    terms = np.unique((told * 2654435761) % TABLE).astype(np.int32)
    counts = np.full(len(terms), 4, dtype=np.uint8)
    nothing = np.zeros(0, dtype=np.uint32)
    day = 700_000.0 + place / _A_DAY
    return Packed(str(place), day, terms, counts, *in_bytes(vector.astype(np.float32)), nothing, 0, 0)


def _words(chance: np.random.Generator, count: int) -> npt.NDArray[np.int64]:
    return np.asarray(_VOCABULARY ** chance.random(count), dtype=np.int64)


def _unit(vector: Numbers) -> Numbers:
    return np.asarray(vector / np.linalg.norm(vector))


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _apart(size: int) -> Figures:
    """The figures of one size, measured in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.growth", "--one", str(size)]
    figures: Figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return figures


def _all_pairs(size: int) -> float:
    """The obvious way: every vector against every other, those near enough joined, whatever lies between."""
    packed = [one for chunk in stream(size) for _, one in chunk]
    start = time.process_time()
    vectors = np.array([one.vector.astype(np.float32) * one.scale for one in packed])
    joined = np.arange(size)
    for place in range(size):
        near = np.flatnonzero(vectors @ vectors[place] > 0.5)
        joined[np.isin(joined, joined[near])] = joined[near].min()
    return time.process_time() - start


def _copies(size: int) -> Iterator[str]:
    """A tenth of the texts are the first six tenths of an earlier one; who finds them, and how soon."""
    chance = random.Random(1)
    texts: list[str] = []
    for place in range(size):
        words = [f"w{int(50_000 ** chance.random())}" for _ in range(200)]
        texts.append(" ".join(words) if place % 10 else " ".join(texts[place - 7].split()[:120]) if place else "first")
    asked = {(place, place - 7) for place in range(10, size, 10)}
    start = time.process_time()
    index, found = FoundCopies(), set()
    for place, one in enumerate(map(pack_text, texts)):
        found |= {(place, copy.place) for copy in index.find(one)}
        index.append(one)
    yield f"copies, {size:,} texts: {time.process_time() - start:.1f} s, recall {len(found & asked) / len(asked):.3f}"
    try:
        from datasketch import MinHash, MinHashLSH  # type: ignore[import-untyped, unused-ignore]
    except ImportError:
        yield "datasketch is not installed: not compared"
        return
    start = time.process_time()
    lsh, met = MinHashLSH(threshold=0.5, num_perm=128), set()
    for place, text in enumerate(texts):
        words = text.split()
        sketch = MinHash(num_perm=128)
        sketch.update_batch([" ".join(words[at : at + 3]).encode() for at in range(max(1, len(words) - 2))])
        met |= {(place, other) for other in lsh.query(sketch)}
        lsh.insert(place, sketch)
    yield f"datasketch alone (0.5): {time.process_time() - start:.1f} s, recall {len(met & asked) / len(asked):.3f}"


if __name__ == "__main__":
    if "--one" in sys.argv:
        print(json.dumps(measured(int(sys.argv[-1]))))
    else:
        main()
