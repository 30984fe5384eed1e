"""Online: are the stories the same when articles arrive a few at a time as when all are there at once?

In: the folder of dev sets (`python -m quality.online [FOLDER]`). Each set is fed one by one, in twenties, and
shuffled both ways. Out: BCubed F1 and pairwise F1 against the batch way, and BCubed against the events told.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from pathlib import Path

from tellings.evaluate.stories import Grouped, articles_of, figures, groups
from tellings.group.online import update
from tellings.group.packed import Packed, pack
from tellings.group.state import State

DEV = Path(__file__).resolve().parents[2] / "shared" / "data" / "dev" / "stories"
SETS = ("g5", "basil", "ecbplus")
WAYS = (("one by one", 1, None), ("in twenties", 20, None), ("shuffled", 1, 5), ("shuffled, in twenties", 20, 5))


def main() -> None:
    """Print the figures of each set and way."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEV
    if not folder.is_dir():
        print(f"no stories in {folder}: not measured")
        return
    for name in SETS:
        articles, events = articles_of(folder / f"{name}.jsonl")
        batch = [""] * len(articles)
        for number, group in enumerate(groups(articles)):
            for place in group:
                batch[place] = str(number)
        packed = pack([str(place) for place in range(len(articles))], articles)
        for way, chunk, seed in WAYS:
            found = fed(packed, chunk, seed)
            same, right = _figures(found, batch), _figures(found, events)
            print(
                f"{name}, {way}: against batch BCubed {same[0]:.3f}, pairs {same[1]:.3f}; against events {right[0]:.3f}"
            )


def fed(packed: Sequence[Packed], chunk: int, seed: int | None) -> list[list[int]]:
    """The groups after all articles have come."""
    order = list(packed)
    if seed is not None:
        random.Random(seed).shuffle(order)
    state = State()
    for start in range(0, len(order), chunk):
        update(state, order[start : start + chunk])
    return [[int(key) for key in keys] for keys in state.stories().values()]


def _figures(found: list[list[int]], told: list[str]) -> tuple[float, float]:
    shares = {figure.name: figure.share or 0.0 for figure in figures(Grouped("set", told, told, found))}
    return shares["set_bcubed"], shares["set_pairwise"]


if __name__ == "__main__":
    main()
