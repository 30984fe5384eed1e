"""Comparisons: a folder of hand-coded stories and a `compare` -> scores, over all and story by story.

`compare` takes the articles of a story as dicts and answers the JSON of `tellings.comparison/1`;
without one given, it is the whole way of `tellings.pipeline`.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tellings.evaluate.alone import count_alone
from tellings.evaluate.corpus import ARTICLES, GOLD, Story, read_stories
from tellings.evaluate.figures import KINDS, figures, kind_figures
from tellings.evaluate.origins import count_origins
from tellings.evaluate.points import count_alignment, count_disputes
from tellings.evaluate.quotes import count_quotes
from tellings.evaluate.spans import Json

Compare = Callable[[list[dict[str, Any]]], Json]


@dataclass(frozen=True, slots=True)
class Report:
    """The counts of each story, and the seconds its comparison took (the first one loads the models)."""

    stories: dict[str, Counter[str]]
    seconds: dict[str, float]

    @property
    def total(self) -> Counter[str]:
        """The counts of all stories together."""
        return sum(self.stories.values(), Counter())

    def figures(self) -> dict[str, float | None]:
        """Every figure over all stories."""
        return figures(self.total)

    def table(self) -> str:
        """By kind, beside it, and story by story."""
        from tellings.evaluate.table import table

        return table(self)

    def as_json(self) -> str:
        """One line: the figures in all, by kind and by story. Seconds are left out: they never come twice."""
        total = self.total
        return json.dumps(
            {
                "set": "comparisons",
                "stories": len(self.stories),
                **_rounded(figures(total)),
                "kinds": {kind: _rounded(kind_figures(total, kind)) for kind in KINDS},
                "by_story": {name: _rounded(figures(counts)) for name, counts in self.stories.items()},
            }
        )


def evaluate(folder: Path, only: Collection[str] = (), compare: Compare | None = None) -> Report:
    """Score every story of the folder, or those named."""
    told = compare or whole_way
    report = Report({}, {})
    for story in read_stories(folder, only):
        start = time.perf_counter()
        comparison = told(story.articles)
        report.seconds[story.name] = time.perf_counter() - start
        report.stories[story.name] = score(story, comparison)
    return report


def listing(folder: Path, only: Collection[str] = ()) -> Iterator[str]:
    """Each line with HIT or MISS, each known point met or missed, story by story."""
    from tellings.evaluate.explain import explain

    for story in read_stories(folder, only):
        yield explain(folder, story.name)


def files(folder: Path) -> list[Path]:
    """Every story's articles and gold."""
    return [*folder.glob(f"*{ARTICLES}"), *folder.glob(f"*{GOLD}")]


def score(story: Story, comparison: Json) -> Counter[str]:
    """All counts of one story."""
    counters = (count_disputes, count_alignment, count_alone, count_quotes, count_origins)
    return sum((count(story, comparison) for count in counters), Counter())


def whole_way(articles: list[dict[str, Any]]) -> Json:
    """The comparison of the program itself, as JSON."""
    from tellings import pipeline

    answer: Json = json.loads(pipeline.compare(articles).to_json())
    return answer


def _rounded(values: dict[str, float | None]) -> dict[str, float | None]:
    return {name: None if value is None else round(value, 4) for name, value in values.items()}
