"""Copies: how many edited texts the program knows as copies, and how many pairs it calls copies wrongly.

In: articles of the dev stories (`python -m quality.copies [FOLDER]`). Each third distinct text of fifty words or more
is edited by rule with a fixed seed; all texts and their edits are then looked through, at once and as they arrive. A
pair counts as wrong when the two come from different events: newsrooms copy within one, and which did is not known.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from tellings.group.copies import Copy, copies
from tellings.group.found_copies import FoundCopies
from tellings.group.packed import pack_text

DEV = Path(__file__).resolve().parents[2] / "shared" / "data" / "dev" / "stories"
FEWEST_WORDS = 50
Told = tuple[str, frozenset[str]]  # a text and the events it is of
Find = Callable[[Sequence[str]], list[Copy]]


def main() -> None:
    """Print recall for each kind of edit, and the precision of all pairs."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEV
    texts = distinct(folder)
    if not texts:
        print(f"no stories in {folder}: copies not measured")
        return
    for way, find in (("at once", copies), ("as they arrive", arriving)):
        found, pairs, wrong = measure(texts, find)
        print(way)
        for name, (known, asked) in found.items():
            print(f"  {name:24} recall {known / asked:.3f} of {asked}")
        print(f"  {'all pairs':24} precision {1 - wrong / pairs:.4f} of {pairs}")


def arriving(texts: Sequence[str]) -> list[Copy]:
    """The copies that the index of online grouping finds."""
    index, found = FoundCopies(), []
    for place, one in enumerate(map(pack_text, texts)):
        found += [Copy(copy.place, place, copy.share) for copy in index.find(one)]
        index.append(one)
    return found


def distinct(folder: Path) -> list[Told]:
    """The texts of the folder's stories, each once, with its event."""
    rows = [json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    told = {row["text"]: str(row["event"]) for row in rows if "event" in row}
    return [(text, frozenset([event])) for text, event in told.items() if len(text.split()) >= FEWEST_WORDS]


def measure(texts: list[Told], find: Find = copies) -> tuple[dict[str, tuple[int, int]], int, int]:
    """Known and asked for each kind of edit; pairs found, and those across events."""
    chance = random.Random(7)
    looked_through, made_from = list(texts), []
    for place in range(0, len(texts), 3):
        other = chance.randrange(len(texts))
        for name, edit in EDITS.items():
            looked_through.append((edit(texts[place][0], chance), texts[place][1]))
            made_from.append((name, [place]))
        looked_through.append((merged(texts[place][0], texts[other][0]), texts[place][1] | texts[other][1]))
        made_from.append(("half of two texts", [place, other]))
    pairs = {(pair.one, pair.other) for pair in find([text for text, _ in looked_through])}
    known: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for place, (name, sources) in enumerate(made_from, start=len(texts)):
        asked[name] += len(sources)
        known[name] += sum((source, place) in pairs for source in sources)
    wrong = sum(not looked_through[one][1] & looked_through[other][1] for one, other in pairs)
    return {name: (known[name], asked[name]) for name in asked}, len(pairs), wrong


def merged(one: str, other: str) -> str:
    """The first half of one text and the second of another."""
    first, second = one.split(), other.split()
    return " ".join([*first[: len(first) // 2], *second[len(second) // 2 :]])


def _dropped(text: str, chance: random.Random) -> str:
    return " ".join(word for word in text.split() if chance.random() >= 0.1)


def _mistyped(text: str, chance: random.Random) -> str:
    return "".join(chance.choice("aeionrst") if each.isalpha() and chance.random() < 0.03 else each for each in text)


def _shuffled(text: str, chance: random.Random) -> str:
    sentences = re.split(r"(?<=[.!?])\s+", text)
    chance.shuffle(sentences)
    return " ".join(sentences)


def _first(part: float) -> Callable[[str, random.Random], str]:
    def cut(text: str, _: random.Random) -> str:
        words = text.split()
        return " ".join(words[: round(part * len(words))])

    return cut


EDITS: dict[str, Callable[[str, random.Random], str]] = {
    "a tenth of words dropped": _dropped,
    "first 60 %": _first(0.6),
    "first 30 %": _first(0.3),
    "3 % of letters mistyped": _mistyped,
    "sentences shuffled": _shuffled,
}

if __name__ == "__main__":
    main()
