"""Alone: the salient statements that one telling makes, sought among the first ones that the report lists."""

from __future__ import annotations

from collections import Counter

from tellings.evaluate.corpus import Story
from tellings.evaluate.spans import Json, gold_span, half_of_shorter, sources, system_span

LOOKED_AT = 1.5  # of the system's alone points, as many times the gold's number


def count_alone(story: Story, comparison: Json) -> Counter[str]:
    """Gold alone statements, and those of them found."""
    ids = sources(comparison)
    golden = [gold_span(one) for one in story.gold["alone"]]
    told = [point for point in comparison["points"] if point["relation"] == "alone"]
    spans = [
        system_span(evidence, ids)
        for point in told[: int(LOOKED_AT * len(golden))]
        for side in point["sides"]
        for evidence in side["evidence"]
    ]
    found = sum(any(half_of_shorter(span, gold) for span in spans) for gold in golden)
    return Counter(alone=len(golden), alone_found=found)
