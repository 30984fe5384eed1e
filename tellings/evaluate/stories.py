"""Stories: articles with the event each tells of, against the groups that the program makes of them.

In: one `NAME.jsonl`, or a folder of them, a row `{id, event, title, text}` (also outlet, date, url) an article; a file
whose rows have other columns is left out, and the scores say so. Where a text is missing, the title is read as the
text.
The groups are those of `tellings group`, in its one configuration; nothing is fitted to the set. Where rows have dates,
the articles are grouped once more without them (`NAME_undated`): dates help and may not be needed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tellings.errors import BadMeta
from tellings.evaluate.scores import Figure, Scores, prf
from tellings.records import Article

COLUMNS = frozenset({"id", "event", "title", "text"})
CURE = "give NAME.jsonl with rows of id, event, title and text, or a folder of such files"
HOW = (
    "groups by the program's own decision against the events told; BCubed: for each article the share of its group "
    "that tells of its event, and the share of its event that is in its group; pairwise: pairs put together"
)

Group = list[int]


@dataclass(frozen=True, slots=True)
class Grouped:
    """The articles of one file, the event of each, and the groups made of them, as places in that order."""

    name: str
    titles: list[str]
    events: list[str]
    groups: list[Group]


def evaluate(folder: Path, only: Collection[str] = ()) -> Scores:
    """Score every file of the folder (or the file itself), or those named by their stems."""
    paths, left = _chosen(folder, only)
    results = [one for path in paths for one in _grouped(path)]
    rows = tuple(figure for one in results for figure in figures(one))
    aside = f"; not scored, for other columns: {', '.join(path.name for path in left)}" if left else ""
    extra = {f"{one.name}_groups": float(len(one.groups)) for one in results}
    return Scores("stories", sum(len(_rows(path)) for path in paths), HOW + aside, rows, extra)


def listing(folder: Path, only: Collection[str] = ()) -> Iterator[str]:
    """Each event with HIT when one group holds it and nothing else, else MISS with what it is split or mixed into."""
    for path in _chosen(folder, only)[0]:
        yield from (line for one in _grouped(path) for line in _lines(one))


def files(folder: Path) -> list[Path]:
    """The files that are scored."""
    return _chosen(folder, ())[0]


def figures(one: Grouped) -> tuple[Figure, ...]:
    """BCubed and pairwise precision, recall and F1 of one file."""
    count = len(one.events)
    sizes = Counter(one.events)
    told = [Counter(one.events[place] for place in group) for group in one.groups]
    pure = sum(shared * shared / sum(events.values()) for events in told for shared in events.values())
    whole = sum(shared * shared / sizes[event] for events in told for event, shared in events.items())
    right = sum(_pairs(shared) for events in told for shared in events.values())
    put, true = sum(_pairs(len(group)) for group in one.groups), sum(map(_pairs, sizes.values()))
    return (
        Figure(f"{one.name}_bcubed_precision", f"{one.name}: BCubed precision", value=pure / count),
        Figure(f"{one.name}_bcubed_recall", f"{one.name}: BCubed recall", value=whole / count),
        Figure(f"{one.name}_bcubed", f"{one.name}: BCubed F1", value=2 * pure * whole / (pure + whole) / count),
        *prf(f"{one.name}_pairwise", f"{one.name}: pairs", right, put, right, true),
    )


def groups(articles: Sequence[Article]) -> list[Group]:
    """The stories of the program, as places of their articles."""
    from tellings.pipeline import group_articles

    place_of = {id(article): place for place, article in enumerate(articles)}
    return [[place_of[id(article)] for article in story.articles] for story in group_articles(articles)]


def articles_of(path: Path) -> tuple[list[Article], list[str]]:
    """The articles of one file, and the event of each."""
    from tellings.pipeline import read

    rows = _rows(path)
    return [read(_record(row))[0] for row in rows], [str(row["event"]) for row in rows]


def _grouped(path: Path) -> list[Grouped]:
    articles, events = articles_of(path)
    titles = [article.title or article.text for article in articles]
    found = [Grouped(path.stem, titles, events, groups(articles))]
    if any(article.published for article in articles):
        undated = [replace(article, published=None, published_precision="none") for article in articles]
        found.append(Grouped(f"{path.stem}_undated", titles, events, groups(undated)))
    return found


def _record(row: dict[str, Any]) -> dict[str, Any]:
    given = {name: row[name] for name in ("id", "outlet", "date", "url") if row.get(name)}
    return {**given, "title": row["title"], "text": row["text"]} if row["text"] else {**given, "text": row["title"]}


def _lines(one: Grouped) -> Iterator[str]:
    for event in dict.fromkeys(one.events):
        holding = [group for group in one.groups if any(one.events[place] == event for place in group)]
        size = one.events.count(event)
        hit = len(holding) == 1 and len(holding[0]) == size
        others = sum(one.events[place] != event for group in holding for place in group)
        told = "" if hit else f": in {len(holding)} groups, with {others} articles of other events"
        title = one.titles[one.events.index(event)][:80]
        yield f"{'HIT ' if hit else 'MISS'} {one.name} event {event}, {size} articles, {title!r}{told}"


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _chosen(folder: Path, only: Collection[str]) -> tuple[list[Path], list[Path]]:
    paths = sorted(folder.glob("*.jsonl")) if folder.is_dir() else [folder]
    fit = [path for path in paths if set(_rows(path)[0]) >= COLUMNS]
    if not fit:
        raise BadMeta(file=folder, why="no file of stories in it", cure=CURE)
    if missing := sorted(set(only) - {path.stem for path in fit}):
        cure = f"it has {', '.join(path.stem for path in fit)}"
        raise BadMeta(file=folder, why=f"no stories named {', '.join(missing)}", cure=cure)
    left = [path for path in paths if path not in fit]
    return [path for path in fit if not only or path.stem in only], left


def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as problem:
        raise BadMeta(file=path, why=str(problem), cure=CURE) from problem
    if not rows or not all(isinstance(row, dict) and row for row in rows):
        raise BadMeta(file=path, why="its lines are not records", cure=CURE)
    return rows
