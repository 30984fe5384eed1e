"""The store as it grows: time to add, answers to searches and lists of stories, memory; made-up rows, no parsing.

    python -m benchmarks.store [--articles 100000] [--folder DIR]

Articles come in the order of their days, 2,740 a day. Each has 60 words after Zipf's law, a look of a kilobyte, eight
tags, and stands in a story; a fifth of the stories have half of the articles. Printed at each power of ten: processor
time an article since the last one, the exponent of the time against articles, bytes an article, the median of each kind
of question, and the peak of memory.
"""

from __future__ import annotations

import argparse
import bisect
import itertools
import math
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from tellings.records import Article, Change
from tellings.store.rows import Entry
from tellings.store.store import Store

_WORDS = 50_000  # different ones
_LENGTH = 60  # words of an article
_OUTLETS = 300
_ENTITIES = 20_000
_TAGS = 8
_EACH_DAY = 2740  # articles: a million a year
_BATCH = 500
_ASKED = 15  # questions of each kind
_FIRST = date(2025, 1, 1)
_MUST = 0.2  # seconds


def main() -> None:
    """Fill a store and ask it at each power of ten."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.store")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--folder")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        grow(Path(folder) / "grown.db", given.articles)


def grow(file: Path, articles: int) -> None:
    """Add, and stop to ask at 1,000, 10,000, ..."""
    made = Made(random.Random(7))
    spent, stops = 0.0, [10**power for power in range(3, 8) if 10**power < articles] + [articles]
    points: list[tuple[int, float]] = []
    with Store.open(file) as store:
        before, last = 0, 0.0
        for stop in stops:
            spent += add(store, made, before, stop)
            points.append((stop, spent))
            print(f"{stop:,} articles: {(spent - last) / (stop - before) * 1000:.2f} ms an article added,", end=" ")
            print(f"{size_of(file) / stop:,.0f} bytes an article, {peak_mib():,.0f} MiB at most", flush=True)
            before, last = stop, spent
            ask(store, made, stop)
    if len(points) > 1:
        print(f"exponent of time against articles: {exponent(points):.3f}")


class Made:
    """Articles after a rule, and questions about them."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._sums = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(_WORDS)))
        self._outlets = list(itertools.accumulate(1 / (rank + 1) for rank in range(_OUTLETS)))

    def entry(self, number: int) -> Entry:
        """The article of this number."""
        words = [self.word() for _ in range(_LENGTH)]
        day = datetime.combine(_FIRST, datetime.min.time()) + timedelta(days=number // _EACH_DAY)
        outlet = self.outlet()
        article = Article(
            text=" ".join(words[8:]) + f" {number}.",
            title=" ".join(words[:8]),
            outlet=outlet,
            published=day,
            published_precision="day",
            url=f"https://{outlet}.example/{number}",
        )
        tags = tuple({("entity", self.entity()) for _ in range(_TAGS)})
        return Entry(article, language="en", look=self.chance.randbytes(1000), look_kind="made", tags=tags)

    def word(self, least: int = 0) -> str:
        """A word, common ones often; from a rank on."""
        at = self.chance.uniform(self._sums[least - 1] if least else 0, self._sums[-1])
        return f"w{bisect.bisect(self._sums, at)}x"

    def outlet(self) -> str:
        """An outlet, large ones often."""
        return f"outlet{bisect.bisect(self._outlets, self.chance.uniform(0, self._outlets[-1]))}"

    def entity(self) -> str:
        """An entity, known ones often."""
        return f"name {int(_ENTITIES * self.chance.random() ** 4)}"

    def story(self, articles: int) -> str:
        """One of the stories that there are among so many articles."""
        stories = max(1, articles // 3)
        few = self.chance.random() < 0.5
        return f"{self.chance.randrange(max(1, stories // 5) if few else stories):012x}"


def add(store: Store, made: Made, first: int, last: int) -> float:
    """Seconds of the processor to add articles and put them into stories."""
    spent = 0.0
    for start in range(first, last, _BATCH):
        entries = [made.entry(number) for number in range(start, min(last, start + _BATCH))]
        changes = [Change("added", made.story(last), entry.article.id) for entry in entries]
        began = time.process_time()
        with store.writing():
            store.add(entries)
            store.apply(changes)
        spent += time.process_time() - began
    return spent


def ask(store: Store, made: Made, articles: int) -> None:
    """The median of each kind of question, and of all."""
    every: list[float] = []
    for name, question in questions(store, made, articles):
        taken = [seconds_of(question) for _ in range(_ASKED)]
        every += taken
        print(f"    {name:42} {statistics.median(taken) * 1000:9.1f} ms   (most {max(taken) * 1000:.0f})", flush=True)
    middle = statistics.median(every)
    print(f"    {'all questions, median':42} {middle * 1000:9.1f} ms   {'met' if middle <= _MUST else 'MISSED'}")


def questions(store: Store, made: Made, articles: int) -> Iterator[tuple[str, Callable[[], object]]]:
    """Searches and lists as people ask them."""

    def days() -> tuple[date, date]:
        since = _FIRST + timedelta(days=made.chance.randrange(articles // _EACH_DAY + 1))
        return since, since + timedelta(days=7)

    yield "search, a common word", lambda: store.search(made.word())
    yield "search, a rare word", lambda: store.search(made.word(5000))
    yield "search, two words", lambda: store.search(f"{made.word(20)} {made.word(20)}")
    yield "search, a phrase", lambda: store.search(f'"{made.word()} {made.word()}"')
    yield "search, two words of an outlet", lambda: store.search(f"{made.word()} {made.word(20)}", outlet=made.outlet())
    yield "search, a word and an entity", lambda: store.search(made.word(20), entity=made.entity())
    yield "search, an entity", lambda: store.search(entity=made.entity())
    yield "search, a word in a week", lambda: store.search(made.word(20), since=days()[0], until=days()[1])
    yield "stories, by size", lambda: store.stories()
    yield "stories, the newest", lambda: store.stories(sort="new")
    yield "stories, by origins", lambda: store.stories(sort="origins")
    yield "stories of an outlet", lambda: store.stories(outlet=made.outlet())
    yield "stories since a day", lambda: store.stories(since=days()[0])
    yield "a story's articles", lambda: store.story_articles(store.stories(limit=1)[0].id)


def seconds_of(question: Callable[[], object]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    question()
    return time.perf_counter() - start


def exponent(points: list[tuple[int, float]]) -> float:
    """The slope of log time against log articles."""
    x = [math.log(articles) for articles, _ in points]
    y = [math.log(seconds) for _, seconds in points]
    return statistics.linear_regression(x, y).slope


def size_of(file: Path) -> int:
    """Bytes of the store and its log."""
    return sum(path.stat().st_size for path in file.parent.glob(f"{file.name}*"))


def peak_mib() -> float:
    """The most memory that this process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
