"""Explain: each line of a comparison beside the gold, with the words: what hit, what missed, what was not met."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tellings.evaluate.comparisons import Compare, whole_way
from tellings.evaluate.corpus import Story, read_stories
from tellings.evaluate.points import Line, disputed, lines, meets
from tellings.evaluate.spans import Json, Span, gold_span


def explain(folder: Path, name: str, compare: Compare | None = None) -> str:
    """The listing of one story."""
    (story,) = read_stories(folder, [name])
    return listing(story, (compare or whole_way)(story.articles))


def listing(story: Story, comparison: Json) -> str:
    """The lines in the order of the report, those held back, then every gold difference."""
    told = lines(comparison)
    return "\n".join(
        [
            f"== {story.name}: the lines",
            *(row for line in told if line.shown for row in _line(story, line)),
            f"== {story.name}: held back",
            *(row for line in told if not line.shown for row in _line(story, line)),
            f"== {story.name}: the gold",
            *(row for point in disputed(story) for row in _point(story, point, told)),
        ]
    )


def _line(story: Story, line: Line) -> list[str]:
    met = [point["id"] for point in disputed(story) if meets(line, point)]
    verdict = f"HIT {' '.join(met)}" if met else "MISS"
    head = f"{line.rank or '-':>3} {verdict:10} {line.relation} {line.kind} {line.confidence:.2f}"
    return [f"{head} | {line.about} | {line.why}", *_words(story, line.spans)]


def _point(story: Story, point: Json, told: list[Line]) -> list[str]:
    found = [line for line in told if meets(line, point)]
    shown = [str(line.rank) for line in found if line.shown]
    verdict = f"met by {' '.join(shown)}" if shown else f"missed ({len(found)} held back)" if found else "missed"
    head = f"{point['id']:>4} {verdict}: {point['relation']} {point['kind']}"
    return [f"{head} | {point['about']} | {point.get('why', '')}", *_words(story, map(gold_span, point["sides"]))]


def _words(story: Story, spans: Iterable[Span]) -> list[str]:
    outlets = {article["id"]: article.get("outlet") or article["id"] for article in story.articles}
    return [f"       {outlets[span.article]}: {span.where} {span.start} “{story.words(*span)}”" for span in spans]
