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
from collections import defaultdict
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
LARGE = ROOT.parent / "shared" / "data" / "dev" / "stories" / "g5.jsonl"
TELLINGS, WORDS = 10, 500  # of the story that the ratio is asked of


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
    whole_way(examples["harbour"])  # loads every model and table, so that no story pays for it
    measure("examples", list(examples.values()))
    if DEV.is_dir():
        measure(
            "hand-coded stories", [json.loads(path.read_text("utf-8")) for path in sorted(DEV.glob("*.articles.json"))]
        )
    if LARGE.is_file():
        measure_large(large_story())
    row(f"one story of {MANY} tellings", seconds_of(whole_way, many(examples["harbour"])), "s", 60)


def row(label: str, value: float, unit: str, aim: float | None = None, must: float | None = None) -> None:
    """Print one figure, and whether it keeps to what it must reach and to its aim."""
    bounds = ((name, most) for name, most in (("must", must), ("aim", aim)) if most is not None)
    verdicts = (f"{name} ≤ {most:g}: {'met' if value <= most else 'MISSED'}" for name, most in bounds)
    print(f"{label:44}{value:9.2f} {unit:4} {', '.join(verdicts)}".rstrip(), flush=True)


def measure(label: str, stories: list[Story]) -> None:
    """Seconds an article, the slowest story, and the ratio to the bare parse."""
    bare = sum(seconds_of(bare_parse, story) for story in stories)
    each = [seconds_of(whole_way, story) for story in stories]
    articles = sum(map(len, stories))
    read = sum(seconds_of(annotate, story) for story in stories)
    row(f"{label}: bare parse, an article", bare / articles, "s")
    row(f"{label}: annotate, an article", read / articles, "s")
    row(f"{label}: annotate to bare parse", read / bare, "x", 1.6)
    row(f"{label}: events to bare parse", sum(map(events_stage, stories)) / bare, "x", 0.25, 0.5)
    row(f"{label}: whole way, an article", sum(each) / articles, "s")
    row(f"{label}: whole way to bare parse", sum(each) / bare, "x", 3)
    row(f"{label}: slowest of {len(stories)} stories", max(each), "s", 5)


def measure_large(story: Story) -> None:
    """The ratio for one story of TELLINGS tellings of about WORDS words: by the clock, and in work of all cores."""
    label = f"{TELLINGS} tellings of {WORDS} words"
    bare, whole = timed(bare_parse, story), timed(whole_way, story)
    row(f"{label}: whole way", whole[0], "s")
    row(f"{label}: whole way to bare parse", whole[0] / bare[0], "x", 3, 6)
    row(f"{label}: the same in processor time", whole[1] / bare[1], "x")


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


def large_story() -> Story:
    """TELLINGS long articles of the happening that most of them tell of, each cut at a line near WORDS words."""
    by_event: dict[str, Story] = defaultdict(list)
    for line in LARGE.read_text("utf-8").splitlines():
        article = json.loads(line)
        if len(article["text"].split()) >= 0.6 * WORDS:
            by_event[article["event"]].append({**article, "published": article["date"], "text": cut(article["text"])})
    most = max(by_event.values(), key=len)
    return [{field: article[field] for field in ("id", *FIELDS)} for article in most[:TELLINGS]]


def cut(text: str) -> str:
    """The first lines of a text, up to WORDS words."""
    lines: list[str] = []
    words = 0
    for line in text.split("\n"):
        words += len(line.split())
        if lines and words > WORDS:
            break
        lines.append(line)
    return "\n".join(lines)


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


def whole_way(story: Story) -> None:
    """Everything from articles to the answer as JSON."""
    from tellings import pipeline

    pipeline.compare(story).to_json()


def annotate(story: Story) -> None:
    """What is read out of each article, without the comparison."""
    from tellings import pipeline

    pipeline.annotate_many([article for record in story for article in pipeline.read(record)])


def events_stage(story: Story) -> float:
    """The seconds that the events take inside of annotate."""
    import importlib

    events: Any = importlib.import_module("tellings.annotate.events")
    real, spent = events.annotate, [0.0]

    def clocked(*given: Any) -> Any:
        start = time.perf_counter()
        found = real(*given)
        spent.append(time.perf_counter() - start)
        return found

    events.annotate = clocked
    try:
        annotate(story)
    finally:
        events.annotate = real
    return sum(spent)


def bare_parse(story: Story) -> None:
    """What spaCy alone needs for the same strings."""
    from tellings.annotate.parsed import load
    from tellings.settings import Settings

    strings = [string for article in story for string in (article.get("title") or "", article["text"])]
    for _ in load(Settings().spacy_model).pipe(strings, batch_size=16):
        pass


def timed(work: Callable[[Story], None], story: Story) -> tuple[float, float]:
    """How long it takes by the clock, and of the processors."""
    clock, processors = time.perf_counter(), time.process_time()
    work(story)
    return time.perf_counter() - clock, time.process_time() - processors


def seconds_of(work: Callable[[Story], None], story: Story) -> float:
    """How long it takes."""
    return timed(work, story)[0]


if __name__ == "__main__":
    main()
