"""Planted: real articles in which one thing was changed, and whether the comparison finds it.

In: a folder of dev sets (`stories/g5.jsonl`, `stories/basil.jsonl`). Each plant is an article beside a copy of it by
another outlet: as it stands, with its paragraphs in another order, or with a third of them dropped; one thing in the
copy is changed by a rule of `planting.py`. The same copies without a change are the untouched pairs.
Out: recall by kind (a line of differ or contradict that stands on the changed words in both tellings) and false
alarms (lines in untouched pairs). What is chosen hangs on the seed alone.

    python -m quality.planted [--each 30] [--explain]
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from quality.planting import RULES, Change, changes
from tellings.annotate.parsed import parse_many
from tellings.pipeline import annotate_many
from tellings.reconcile.reconcile import reconcile
from tellings.records import Article, Attribute, Telling
from tellings.settings import Settings

DEV = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "dev" / "stories"
VARIANTS = ("whole", "shuffled", "cut")
SEED = 20
_SHORTEST, _LONGEST = 900, 5_000  # characters of an article
_BLOCK = 3  # sentences that stand for a paragraph where a text has none

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Plant:
    """An article, its copy, and where the changed words stand in both; no kind and no words: untouched."""

    kind: str
    variant: str
    article: Article
    copy: Article
    here: Spans = ()
    there: Spans = ()

    @property
    def words(self) -> str:
        """What was changed into what."""
        pairs = zip(self.here, self.there, strict=True)
        return "; ".join(f"{self.article.text[a:b]!r} -> {self.copy.text[c:d]!r}" for (a, b), (c, d) in pairs)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A plant and the lines that the comparison shows."""

    plant: Plant
    lines: tuple[Attribute, ...]

    @property
    def found(self) -> bool:
        """A line stands on the changed words in both tellings."""
        return any(self.stands(line) for line in self.lines)

    def stands(self, line: Attribute) -> bool:
        """The line stands on the changed words in both tellings."""
        met = set()
        for side in line.sides:
            words = side.evidence
            for article, spans in ((self.plant.article, self.plant.here), (self.plant.copy, self.plant.there)):
                if words.article == article.id and any(_meets(words.start, words.end, *span) for span in spans):
                    met.add(article.id)
        return len(met) == 2


def _meets(start: int, end: int, first: int, last: int) -> bool:
    """They overlap, and the line's words are not so long that they would meet anything."""
    return start < last and first < end and end - start <= 2 * (last - first) + 40


def main(arguments: list[str] | None = None) -> int:
    """Plant, compare, print the table; with --explain every miss and every false alarm."""
    options = _options(arguments)
    plants = planted(articles(options.dev), options.each, options.seed)
    outcomes = list(compared(plants))
    if options.explain:
        print(*explained(outcomes), sep="\n")
    print(table(outcomes))
    return 0


def articles(folder: Path) -> list[Article]:
    """The articles of the story sets that have a length fit for planting, in their order."""
    found: dict[str, Article] = {}
    for name in ("g5.jsonl", "basil.jsonl"):
        for line in (folder / name).read_text("utf-8").splitlines():
            row: dict[str, Any] = json.loads(line)
            if _SHORTEST <= len(row["text"]) <= _LONGEST:
                found.setdefault(row["text"], _article(row["text"], row["title"], "The Original", row.get("date")))
    return list(found.values())


def _article(text: str, title: str, outlet: str, day: str | None) -> Article:
    published = datetime.fromisoformat(day[:10]) if day else None
    return Article(text, title or "", outlet, published, "day" if published else "none")


def planted(sources: Sequence[Article], each: int, seed: int = SEED) -> list[Plant]:
    """`each` plants of every kind, over as many articles as can be, and as many untouched copies; by the seed alone."""
    chance = random.Random(seed)
    docs = [parsed.text for parsed in parse_many(list(sources))]
    plants: list[Plant] = []
    for kind in RULES:
        order = chance.sample(range(len(sources)), len(sources))
        made = [one for place in order for one in _one_of(docs[place], sources[place], kind, chance)]
        plants += made[:each]
    for number, plant in enumerate(list(plants[:: len(RULES) // 2])):
        variant = VARIANTS[1 + number % 2]
        plants.append(Plant("", variant, plant.article, _copy(plant.article, variant, chance, None)[0]))
    return plants


def _one_of(doc: Any, article: Article, kind: str, chance: random.Random) -> Iterator[Plant]:
    """One change of this kind in the article, if any can be made."""
    possible = changes(doc, kind, chance)
    if possible:
        change, variant = chance.choice(possible), chance.choice(VARIANTS)
        copy, there = _copy(article, variant, chance, change, doc)
        yield Plant(kind, variant, article, copy, tuple((a, b) for a, b, _ in change.replacements), there)


def _copy(
    article: Article, variant: str, chance: random.Random, change: Change | None, doc: Any = None
) -> tuple[Article, Spans]:
    """The article as another outlet's, its paragraphs in the variant's order, with the change; where that stands."""
    first = change.replacements[0][0] if change else 0
    blocks = _blocks(article.text, doc)
    kept = _kept(blocks, variant, chance, first)
    text, spans = "", []
    for start, end in kept:
        at = start
        for a, b, new in change.replacements if change and start <= first < end else ():
            text += article.text[at:a]
            spans.append((len(text), len(text) + len(new)))
            text, at = text + new, b
        text += article.text[at:end].rstrip() + "\n"
    title = article.title if variant == "whole" else ""
    return Article(text, title, "The Copy", article.published, article.published_precision), tuple(spans)


def _blocks(text: str, doc: Any) -> list[tuple[int, int]]:
    """The paragraphs; where there are fewer than four, runs of sentences."""
    starts = [0, *(place + 1 for place, letter in enumerate(text) if letter == "\n")]
    if len(starts) < 4:
        sentences = list((doc if doc is not None else next(parse_many([Article(text)])).text).sents)
        starts = sorted({0, *(sentence.start_char for sentence in sentences[_BLOCK::_BLOCK])})
    edges = [*starts, len(text)]
    return [(a, b) for a, b in itertools.pairwise(edges) if text[a:b].strip()]


def _kept(
    blocks: list[tuple[int, int]], variant: str, chance: random.Random, first: int
) -> list[tuple[int, int]]:  # fmt: skip
    """All blocks, all in another order (the lead stays), or two of three with the changed one among them."""
    if variant == "shuffled":
        return [blocks[0], *chance.sample(blocks[1:], len(blocks) - 1)]
    if variant == "cut":
        free = [block for block in blocks[1:] if not block[0] <= first < block[1]]
        gone = set(chance.sample(free, min(len(free), len(blocks) // 3)))
        return [block for block in blocks if block not in gone]
    return blocks


def compared(plants: Sequence[Plant]) -> Iterator[Outcome]:
    """Each plant with what the comparison of both tellings shows."""
    every = list({one.id: one for plant in plants for one in (plant.article, plant.copy)}.values())
    told = dict(zip((one.id for one in every), annotate_many(every), strict=True))
    for plant in plants:
        yield Outcome(plant, tuple(shown(told[plant.article.id], told[plant.copy.id])))


def shown(one: Telling, other: Telling) -> Iterator[Attribute]:
    """The numbered lines of the comparison of two tellings."""
    for point in reconcile((one, other), (), (), Settings()).points:
        yield from (line for line in point.attributes if line.rank)


def table(outcomes: Sequence[Outcome]) -> str:
    """Recall of each kind and the false alarms of untouched pairs."""
    rows = [f"{'kind':10}{'plants':>7}{'found':>7}{'recall':>8}{'beside':>8}"]
    for kind in RULES:
        own = [each for each in outcomes if each.plant.kind == kind]
        found = sum(each.found for each in own)
        beside = sum(len(each.lines) - each.found for each in own)
        rows.append(f"{kind:10}{len(own):7}{found:7}{found / max(1, len(own)):8.3f}{beside:8}")
    untouched = [each for each in outcomes if not each.plant.kind]
    alarms = sum(len(each.lines) for each in untouched)
    rows.append(f"untouched pairs: {len(untouched)}, alarms a pair: {alarms / max(1, len(untouched)):.3f}")
    return "\n".join(rows)


def explained(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Every miss with its words, and every line beside a plant."""
    for each in outcomes:
        plant = each.plant
        if plant.kind and not each.found:
            around = plant.article.text[max(0, plant.here[0][0] - 90) : plant.here[-1][1] + 90]
            yield f"MISS {plant.kind} ({plant.variant}): {plant.words}\n     … {' '.join(around.split())} …"
        for line in each.lines:
            if not plant.kind or not each.stands(line):
                told = " | ".join(side.evidence.quote for side in line.sides)
                yield f"BESIDE {plant.kind or 'untouched'} ({plant.variant}): {line.kind} {line.confidence} {told}"


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m quality.planted", description="Find what was planted.")
    parser.add_argument("--dev", type=Path, default=DEV, help="folder with g5.jsonl and basil.jsonl")
    parser.add_argument("--each", type=int, default=30, help="plants of each kind")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--explain", action="store_true", help="each miss and each false alarm")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
