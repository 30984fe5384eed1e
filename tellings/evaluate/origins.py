"""Origins: for each pair of tellings, whether both rest on one source, in the gold and in the comparison."""

from __future__ import annotations

from collections import Counter

from tellings.evaluate.corpus import Story
from tellings.evaluate.spans import Json, sources

SHARED_KINDS = ("primary_source", "wire", "copy")


def count_origins(story: Story, comparison: Json) -> Counter[str]:
    """Pairs of one origin and of several, and how many of each the comparison has so."""
    ids = sources(comparison)
    golden = [set(group["articles"]) for group in story.gold["origins"]]
    told = [
        {ids[handle] for handle in group["tellings"]}
        for group in comparison["origins"]["groups"]
        if group["kind"] in SHARED_KINDS
    ]
    counts: Counter[str] = Counter()
    for pair in story.pairs():
        same, said = (any(group.issuperset(pair) for group in groups) for groups in (golden, told))
        counts["pairs_same" if same else "pairs_apart"] += 1
        counts["pairs_same_right" if same else "pairs_apart_right"] += same == said
    return counts
