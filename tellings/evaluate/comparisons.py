"""Comparisons: a folder of hand-coded stories and a `compare` -> scores, over all and story by story.

`compare` takes the articles of a story as dicts and answers the JSON of `tellings.comparison/1`;
without one given, it is the whole way of `tellings.pipeline`.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tellings.evaluate.alone import count_alone
from tellings.evaluate.corpus import Story, read_stories
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


def evaluate(folder: Path, compare: Compare | None = None, stories: Collection[str] = ()) -> Report:
    """Score every story of the folder, or those named."""
    told = compare or whole_way
    report = Report({}, {})
    for story in read_stories(folder, stories):
        start = time.perf_counter()
        comparison = told(story.articles)
        report.seconds[story.name] = time.perf_counter() - start
        report.stories[story.name] = score(story, comparison)
    return report


def score(story: Story, comparison: Json) -> Counter[str]:
    """All counts of one story."""
    counters = (count_disputes, count_alignment, count_alone, count_quotes, count_origins)
    return sum((count(story, comparison) for count in counters), Counter())


def whole_way(articles: list[dict[str, Any]]) -> Json:
    """The comparison of the program itself, as JSON."""
    from tellings import pipeline

    answer: Json = json.loads(pipeline.compare(articles).to_json())
    return answer


def as_json(report: Report) -> str:
    """One line of JSON: the figures in all, by kind and by story. Seconds are left out: they never come twice."""
    total = report.total
    return json.dumps(
        {
            "set": "comparisons",
            "stories": len(report.stories),
            **_rounded(figures(total)),
            "kinds": {kind: _rounded(kind_figures(total, kind)) for kind in KINDS},
            "by_story": {name: _rounded(figures(counts)) for name, counts in report.stories.items()},
        }
    )


def _rounded(values: dict[str, float | None]) -> dict[str, float | None]:
    return {name: None if value is None else round(value, 4) for name, value in values.items()}
