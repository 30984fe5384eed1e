"""Speed, memory and start-up, measured in one run on this machine, beside what we aim at.

The stories are the package's own examples, and the hand-coded ones where they lie beside the project.
The whole way is held against spaCy's bare parse of the same titles and texts: that ratio travels between machines.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Story = list[dict[str, Any]]

ROOT = Path(__file__).resolve().parents[1]
DEV = ROOT.parent / "shared" / "data" / "dev" / "comparisons"
COMMAND = [str(Path(sys.executable).parent / "tellings")]
DEMO = [*COMMAND, "compare", "--example", "harbour"]
FIELDS = ("title", "text", "outlet", "published", "url")
MANY = 50


@dataclass(frozen=True, slots=True)
class Run:
    """One command run to its end."""

    first_line: float
    seconds: float
    peak_mib: float
    output: str


def main() -> None:
    """Measure and print the table."""
    starts = [run([*COMMAND, "--help"]).seconds for _ in range(3)]
    demo = run(DEMO)
    row("tellings --help", min(starts), "s", 0.3)
    row("demo: to the first line", demo.first_line, "s", 3)
    row("demo: in all", demo.seconds, "s")
    row("demo: peak memory", demo.peak_mib, "MiB", 1024)
    examples = dict(example_stories())
    warm_up()
    measure("examples", list(examples.values()))
    if DEV.is_dir():
        measure(
            "hand-coded stories", [json.loads(path.read_text("utf-8")) for path in sorted(DEV.glob("*.articles.json"))]
        )
    row(f"one story of {MANY} tellings", seconds_of(whole_way, many(examples["harbour"])), "s", 60)


def row(label: str, value: float, unit: str, aim: float | None = None) -> None:
    """Print one figure, and whether it keeps to its aim."""
    verdict = "" if aim is None else f"aim ≤ {aim:g}: {'met' if value <= aim else 'MISSED'}"
    print(f"{label:44}{value:9.2f} {unit:4} {verdict}".rstrip(), flush=True)


def measure(label: str, stories: list[Story]) -> None:
    """Seconds an article, the slowest story, and the ratio to the bare parse."""
    bare = sum(seconds_of(bare_parse, story) for story in stories)
    each = [seconds_of(whole_way, story) for story in stories]
    articles = sum(map(len, stories))
    read = sum(seconds_of(annotate, story) for story in stories)
    row(f"{label}: bare parse, an article", bare / articles, "s")
    row(f"{label}: annotate, an article", read / articles, "s")
    row(f"{label}: annotate to bare parse", read / bare, "x", 1.6)
    row(f"{label}: whole way, an article", sum(each) / articles, "s")
    row(f"{label}: whole way to bare parse", sum(each) / bare, "x", 3)
    row(f"{label}: slowest of {len(stories)} stories", max(each), "s", 5)


def run(command: list[str]) -> Run:
    """Run a command; its time to the first line, to the end, and its own peak of memory."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    assert process.stdout
    first = process.stdout.readline()
    first_line = time.perf_counter() - start
    output = first + process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"bench: {' '.join(command)} ended with exit code {os.waitstatus_to_exitcode(status)}")
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Run(first_line, time.perf_counter() - start, usage.ru_maxrss / scale, output)


def example_stories() -> Iterator[tuple[str, Story]]:
    """The package's stories, as the program itself reads them."""
    from tellings.examples import names

    for name in names():
        answer = json.loads(run([*COMMAND, "compare", "--example", name, "--format", "json"]).output)
        yield name, [{"id": one["id"], **{field: one[field] for field in FIELDS}} for one in answer["tellings"]]


def many(story: Story) -> Story:
    """A story of MANY tellings: those given, over and over, each with its paragraphs turned and one left out."""
    return [
        {**story[place % len(story)], "id": str(place), "outlet": f"Outlet {place}", "text": turned(text, place)}
        for place, text in enumerate(story[place % len(story)]["text"] for place in range(MANY))
    ]


def turned(text: str, turns: int) -> str:
    """The paragraphs from the one at `turns` on, then the earlier ones; one is left out of a longer text."""
    paragraphs = [line for line in text.split("\n") if line.strip()]
    start = turns % len(paragraphs)
    return "\n".join((paragraphs[start:] + paragraphs[:start])[: max(3, len(paragraphs) - 1)])


def warm_up() -> None:
    """Load every model, so that no story pays for it."""
    whole_way(
        [{"id": str(place), "text": f"Number {place} of the old mills burned down on Monday."} for place in (1, 2)]
    )


def whole_way(story: Story) -> None:
    """Everything from articles to the answer as JSON."""
    from tellings import pipeline

    pipeline.compare(story).to_json()


def annotate(story: Story) -> None:
    """What is read out of each article, without the comparison."""
    from tellings import pipeline

    pipeline.annotate_many([article for record in story for article in pipeline.read(record)])


def bare_parse(story: Story) -> None:
    """What spaCy alone needs for the same strings."""
    from tellings.annotate.parsed import load
    from tellings.settings import Settings

    strings = [string for article in story for string in (article.get("title") or "", article["text"])]
    for _ in load(Settings().spacy_model).pipe(strings, batch_size=16):
        pass


def seconds_of(work: Callable[[Story], None], story: Story) -> float:
    """How long it takes."""
    start = time.perf_counter()
    work(story)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
