"""The gate: measures the program on the sets with known answers and fails when a figure lies below its floor.

In: a folder of dev sets (not part of the project) and floors.json. Out: a table for each set, and exit code 1
below a floor. `--raise` writes higher floors; it refuses while any figure lies below the one it has.
A set that is not there is not measured: the gate says so and passes.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tellings.evaluate.sets import SETS, Set, corpus_hash

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
DEV = HERE.parent.parent / "shared" / "data" / "dev"

Figures = Mapping[str, float | None]
Section = Mapping[str, Any]


def main(arguments: list[str] | None = None) -> int:
    """Measure each set, compare with its floors, raise them when asked. Answers the exit code."""
    options = _options(arguments)
    floors = json.loads(options.floors.read_text("utf-8"))
    problems: list[str] = []
    for one in SETS:
        if options.sets and one.name not in options.sets:
            continue
        if not (options.dev / one.home).exists():
            print(f"quality: {one.name} skipped, nothing at {options.dev / one.home}")
            continue
        found, section = measured(one, options.dev / one.home, floors.get(one.name, {}), options.raise_floors)
        floors[one.name] = section
        problems += found
    for problem in problems:
        print(f"quality: {problem}", file=sys.stderr)
    if options.raise_floors and not problems:
        options.floors.write_text(json.dumps(floors, indent=2) + "\n", "utf-8")
        print(f"quality: floors raised in {options.floors.name}")
    return 1 if problems else 0


def measured(one: Set, folder: Path, section: Section, raising: bool) -> tuple[list[str], Section]:
    """One set: print its table; what is wrong, and the section with its floors at what was measured."""
    evaluator = one.evaluator()
    scored, corpus = evaluator.evaluate(folder), corpus_hash(evaluator.files(folder))
    print(scored.table(), end="\n\n", flush=True)
    figures = {name: scored.figures().get(name) for name in one.held}
    problems = [f"{one.name}: {problem}" for problem in below(section.get("floors", {}), figures)]
    if not raising and corpus != section.get("corpus"):
        why = "the documents are not those the floors were measured on; look at the figures, then --raise"
        problems.append(f"{one.name}: {why}")
    return problems, raised(section, figures, corpus)


def below(floors: Mapping[str, float], measured: Figures) -> Iterator[str]:
    """A sentence for each figure that lies below its floor; a figure over nothing counts as 0."""
    for name, floor in floors.items():
        if (measured.get(name) or 0.0) < floor:
            yield f"{name} is {measured.get(name) or 0.0:.4f}, below its floor {floor}"


def raised(section: Section, measured: Figures, corpus: str) -> dict[str, Any]:
    """The section with each floor at what was measured, cut to three places; none is ever lower than before."""
    before: Mapping[str, float] = section.get("floors", {})
    floors = {
        name: max(before.get(name, 0.0), math.floor((value or 0.0) * 1000) / 1000) for name, value in measured.items()
    }
    return {"corpus": corpus, "floors": floors}


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m quality.gate", description="Hold the measured figures.")
    parser.add_argument("--raise", dest="raise_floors", action="store_true", help="write higher floors")
    parser.add_argument("--dev", type=Path, default=DEV, help="folder of dev sets")
    parser.add_argument("--set", dest="sets", action="append", choices=[one.name for one in SETS], help="only this one")
    parser.add_argument("--floors", type=Path, default=FLOORS, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
