"""The gate: measures the program on the hand-coded stories and fails when a figure lies below its floor.

In: a folder of stories (not part of the project) and floors.json. Out: the table of figures, and exit code 1
below a floor. `--raise` writes higher floors; it refuses while any figure lies below the one it has.
Without the folder there is nothing to measure: it says so and passes.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tellings.evaluate.comparisons import evaluate
from tellings.evaluate.corpus import corpus_hash
from tellings.evaluate.figures import figures
from tellings.evaluate.table import table

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
STORIES = HERE.parent.parent / "shared" / "data" / "dev" / "comparisons"

Figures = Mapping[str, float | None]


def main(arguments: list[str] | None = None) -> int:
    """Measure, compare with the floors, raise them when asked. Answers the exit code."""
    options = _options(arguments)
    if not options.stories.is_dir():
        print(f"quality: skipped, no stories at {options.stories}")
        return 0
    floors = json.loads(options.floors.read_text("utf-8"))
    report = evaluate(options.stories)
    measured, corpus = figures(report.total), corpus_hash(options.stories)
    print(table(report), end="\n\n")
    problems = below(floors["comparisons"], measured)
    if not options.raise_floors and corpus != floors["comparisons"]["corpus"]:
        problems.append("the stories are not those the floors were measured on; look at the figures, then --raise")
    for problem in problems:
        print(f"quality: {problem}", file=sys.stderr)
    if options.raise_floors and not problems:
        floors["comparisons"] = raised(floors["comparisons"], measured, corpus)
        options.floors.write_text(json.dumps(floors, indent=2) + "\n", "utf-8")
        print(f"quality: floors raised in {options.floors.name}")
    return 1 if problems else 0


def below(section: Mapping[str, Any], measured: Figures) -> list[str]:
    """A sentence for each figure that lies below its floor; a figure over nothing counts as 0."""
    return [
        f"{name} is {measured[name] or 0.0:.4f}, below its floor {floor}"
        for name, floor in section["floors"].items()
        if (measured[name] or 0.0) < floor
    ]


def raised(section: Mapping[str, Any], measured: Figures, corpus: str) -> dict[str, Any]:
    """The section with each floor at what was measured, cut to three places; none is ever lower than before."""
    floors = {
        name: max(floor, math.floor((measured[name] or 0.0) * 1000) / 1000) for name, floor in section["floors"].items()
    }
    return {"corpus": corpus, "floors": floors}


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m quality.gate", description="Hold the measured figures.")
    parser.add_argument("--raise", dest="raise_floors", action="store_true", help="write higher floors")
    parser.add_argument("--stories", type=Path, default=STORIES, help="folder of STORY.articles.json + STORY.gold.json")
    parser.add_argument("--floors", type=Path, default=FLOORS, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
