"""Export: stories, comparisons or articles of a store, line by line, for other programs.

In: a store and what is asked for. Out: JSON lines, or rows of CSV with their names first. Nothing is held in memory but
the line at hand. A cell that a spreadsheet could take for a formula gets an apostrophe before it, as in publish/csv.py.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tellings.desk.shown import article_object
from tellings.desk.stories import Progress, compared
from tellings.errors import NotCompared
from tellings.publish.csv import safe
from tellings.settings import Settings
from tellings.store.rows import Head, StoryRow
from tellings.store.store import Store

WHAT = ("stories", "comparisons", "articles")
_PAGE = 200  # rows between two looks at the database
_ARTICLE = ("article", "source_id", "version", "outlet", "title", "published", "url", "file", "language")
_COLUMNS = {
    "stories": ("story", "story_title", "articles", "outlets", "origins", "contradictions", "first", "last", *_ARTICLE),
    "articles": (*_ARTICLE, "story", "text"),
}

Object = dict[str, Any]
Hear = Callable[[NotCompared], None]  # is told of each story that is left out


@dataclass(frozen=True, slots=True)
class Asked:
    """Which stories or articles: published on these days, by this outlet; stories of at least so many articles."""

    since: date | None = None
    until: date | None = None
    outlet: str | None = None
    least: int = 2


def lines(
    store: Store,
    what: str,
    asked: Asked,
    settings: Settings,
    progress: Progress | None = None,
    hear: Hear | None = None,
) -> Iterator[str]:
    """JSON lines."""
    found = (
        _comparisons(store, asked, settings, progress, hear) if what == "comparisons" else _objects(store, what, asked)
    )
    for one in found:
        yield one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) + "\n"


def rows(
    store: Store,
    what: str,
    asked: Asked,
    settings: Settings,
    progress: Progress | None = None,
    hear: Hear | None = None,
) -> Iterator[str]:
    """CSV: of stories a row for each of their articles, of comparisons those of `compare` with the story before."""
    if what == "comparisons":
        yield from _comparison_rows(store, asked, settings, progress, hear)
        return
    columns = _COLUMNS[what]
    yield _row(columns)
    for one in _objects(store, what, asked):
        members: Sequence[Mapping[str, Any]] = one["members"] if what == "stories" else [one]
        shared = {**one, "story_title": one["title"]} if what == "stories" else {}
        for member in members:
            told = {**shared, **member}
            yield _row([told[name] for name in columns])


def _objects(store: Store, what: str, asked: Asked) -> Iterator[Object]:
    return _articles(store, asked) if what == "articles" else _stories(store, asked)


def _stories(store: Store, asked: Asked) -> Iterator[Object]:
    for row in _rows(store, asked):
        yield {
            "story": row.id,
            "title": row.title,
            "articles": row.articles,
            "outlets": row.outlets,
            "origins": row.origins,
            "contradictions": row.contradictions,
            "first": row.first,
            "last": row.last,
            "members": [article_object(head) for head in store.story_articles(row.id)],
        }


def _rows(store: Store, asked: Asked) -> Iterator[StoryRow]:
    """The stories as they stand when the export begins: what others change meanwhile moves none of them."""
    every: list[StoryRow] = []
    while page := store.stories(
        since=asked.since,
        until=asked.until,
        outlet=asked.outlet,
        least=asked.least,
        limit=_PAGE,
        offset=len(every),
    ):
        every += page
    yield from every


def _articles(store: Store, asked: Asked) -> Iterator[Object]:
    page: list[Head] = []
    for head in store.heads(outlet=asked.outlet):
        if not _published(head, asked):
            continue
        page.append(head)
        if len(page) == _PAGE:
            yield from _with_texts(store, page)
            page = []
    yield from _with_texts(store, page)


def _with_texts(store: Store, heads: Sequence[Head]) -> Iterator[Object]:
    ids = [head.id for head in heads]
    story_of = store.story_of(ids)
    for kept in store.many(ids):
        yield {**article_object(kept.head), "story": story_of.get(kept.head.id), "text": kept.article.text}


def _published(head: Head, asked: Asked) -> bool:
    if asked.since is None and asked.until is None:
        return True
    if head.published is None:
        return False
    day = head.published.date()
    return (asked.since is None or day >= asked.since) and (asked.until is None or day <= asked.until)


def _comparisons(
    store: Store, asked: Asked, settings: Settings, progress: Progress | None, hear: Hear | None
) -> Iterator[Object]:
    for row, told in _compared(store, asked, settings, progress, hear, lambda one: one.to_json()):
        yield {"story": row.id, "comparison": json.loads(told)}


def _comparison_rows(
    store: Store, asked: Asked, settings: Settings, progress: Progress | None, hear: Hear | None
) -> Iterator[str]:
    first = True
    for row, told in _compared(store, asked, settings, progress, hear, lambda one: one.to_csv()):
        table = csv.reader(io.StringIO(told))
        head = next(table)
        if first:
            yield _row(["story", *head])
            first = False
        for cells in table:
            yield _written([row.id, *cells])


def _compared(
    store: Store,
    asked: Asked,
    settings: Settings,
    progress: Progress | None,
    hear: Hear | None,
    publish: Callable[[Any], str],
) -> Iterator[tuple[StoryRow, str]]:
    every = list(_rows(store, asked))
    for done, row in enumerate(every):
        if progress:
            progress("comparing stories", done, len(every))
        try:
            found = compared(store, row.id, settings)
        except NotCompared as problem:
            if hear:
                hear(problem)
            continue
        if found.comparison is not None:
            yield row, publish(found.comparison)


def _row(cells: Sequence[Any]) -> str:
    return _written([safe("" if cell is None else cell) for cell in cells])


def _written(cells: Sequence[Any]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC).writerow(cells)
    return line.getvalue()
