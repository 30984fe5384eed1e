"""Calibration: whether lines told with confidence .8 are right eight times in ten.

In: our own labelled pairs (`pairs/`), articles with one planted change and untouched ones, and the hand-coded stories,
the last two where the dev sets lie beside the project. Out: for each a table of confidence against the share right,
and the expected calibration error (ECE): the mean distance of the two, each line weighing the same.

    python -m quality.calibration [--only tune test planted stories] [--draw]

`--draw` writes the plot beside this file. What a line says beside the labelled words of a pair that differs or
contradicts was read by nobody, and is left out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from quality.planted import articles, compared, planted
from quality.reliability import Judged, bins, error, plot
from tellings.evaluate.corpus import read_stories
from tellings.evaluate.points import disputed, lines, meets
from tellings.pipeline import annotate_many, compare
from tellings.reconcile.reconcile import reconcile
from tellings.records import Article, Attribute, Evidence
from tellings.settings import Settings

HERE = Path(__file__).resolve().parent
DEV = HERE.parent.parent / "shared" / "data" / "dev"
PLOT = HERE / "calibration.svg"
SEED, EACH = 23, 12  # of the plants
_DAY = datetime(2026, 5, 7)  # of every pair: the days that they tell are named in full or by name


def main(arguments: list[str] | None = None) -> int:
    """Judge the lines of each set, print the tables, draw when asked."""
    options = _options(arguments)
    judged = {name: list(source(options)) for name, source in SOURCES.items() if name in (options.only or SOURCES)}
    judged = {name: told for name, told in judged.items() if told}
    for name, told in judged.items():
        print("\n".join(table(name, told)))
    if options.draw:
        options.plot.write_text(plot({name: bins(told) for name, told in judged.items()}), "utf-8")
        print(f"drawn in {options.plot}")
    return 0


def table(name: str, judged: Sequence[Judged]) -> Iterator[str]:
    """Each stretch of confidence with its lines, and the error."""
    yield f"{name}: {len(judged)} lines, {sum(one.right for one in judged)} right, ECE {error(judged):.3f}"
    yield f"  {'confidence':12}{'lines':>7}{'told':>8}{'right':>8}"
    for one in bins(judged):
        yield f"  {one.low:.1f} to {one.high:.1f}  {one.lines:7}{one.told:8.2f}{one.right:8.2f}"


def _pairs(split: str) -> Iterator[Judged]:
    """Every line between the two passages of a pair that labels say something of."""
    rows = [json.loads(row) for row in (HERE / "pairs" / f"{split}.jsonl").read_text("utf-8").splitlines()]
    sides = [Article(row[side]["text"], "", side, _DAY, "day") for row in rows for side in ("a", "b")]
    told = annotate_many(sides)
    for place, row in enumerate(rows):
        for point in reconcile((told[2 * place], told[2 * place + 1]), (), (), Settings()).points:
            for line in point.attributes:
                right = _right(row, line, {sides[2 * place].id: "a", sides[2 * place + 1].id: "b"})
                if line.relation != "agree" and right is not None:
                    yield Judged(line.confidence, right)


def _right(row: dict[str, Any], line: Attribute, names: dict[str, str]) -> bool | None:
    """Whether a line holds; None where nobody has judged it."""
    if row["relation"] not in ("differ", "contradict"):
        return False
    stands = {names[side.evidence.article] for side in line.sides if _meets(side.evidence, row, names)}
    return True if stands == {"a", "b"} else None


def _meets(words: Evidence, row: dict[str, Any], names: dict[str, str]) -> bool:
    """On the labelled words, and not so long that it would stand on anything."""
    side: dict[str, int] = row[names[words.article]]
    start, end = side["start"], side["end"]
    return words.start < end and start < words.end and words.end - words.start <= 2 * (end - start) + 40


def _plants(dev: Path, seed: int) -> Iterator[Judged]:
    """Lines on what was planted are right; all others between an article and its copy are wrong."""
    if (dev / "stories").is_dir():
        for outcome in compared(planted(articles(dev / "stories"), EACH, seed)):
            for line in outcome.lines:
                yield Judged(line.confidence, bool(outcome.plant.kind) and outcome.stands(line))


def _stories(dev: Path) -> Iterator[Judged]:
    """Lines that meet a hand-coded difference are right: less than hold, since nobody codes them all."""
    if (dev / "comparisons").is_dir():
        for story in read_stories(dev / "comparisons", ()):
            told = lines(json.loads(compare(story.articles).to_json(show_all=True)))
            yield from (Judged(one.confidence, any(meets(one, point) for point in disputed(story))) for one in told)


SOURCES: dict[str, Callable[[argparse.Namespace], Iterator[Judged]]] = {
    "tune": lambda _: _pairs("tune"),
    "test": lambda _: _pairs("test"),
    "planted": lambda options: _plants(options.dev, SEED),
    "stories": lambda options: _stories(options.dev),
}


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m quality.calibration", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--only", nargs="+", choices=SOURCES, help="measure these sets only")
    parser.add_argument("--draw", action="store_true", help="write the plot")
    parser.add_argument("--plot", type=Path, default=PLOT, metavar="FILE", help="where to (default: %(default)s)")
    parser.add_argument("--dev", type=Path, default=DEV, metavar="FOLDER", help="dev sets (default: %(default)s)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
