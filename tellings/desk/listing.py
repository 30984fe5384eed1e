"""Listing: the stories of a store with what a list says of each that its row does not.

In: a store and what is asked for. Out: rows with a title, and for a story that was not compared yet a count of origins
made from what is there: outlets, less those that have much of their text from another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tellings.publish.wording import shortened
from tellings.settings import Settings
from tellings.store.rows import Head, StoryRow
from tellings.store.store import Store

_FIRST_WORDS = 80  # characters
_LOOKED_AT = 200  # articles of a story whose origins are counted


@dataclass(frozen=True, slots=True)
class Listed:
    """A story; `origins` is None where the comparison has counted them, or where there are too many articles.

    `unjudged` is the language of an article that stands alone because it was not judged.
    """

    row: StoryRow
    title: str
    origins: int | None
    unjudged: str | None = None


def listed(
    store: Store,
    *,
    since: date | None = None,
    until: date | None = None,
    outlet: str | None = None,
    sort: str = "size",
    least: int = 2,
    limit: int = 20,
    offset: int = 0,
) -> list[Listed]:
    """The stories asked for, as `Store.stories` has them."""
    rows = store.stories(since=since, until=until, outlet=outlet, sort=sort, least=least, limit=limit, offset=offset)
    return [_listed(store, row) for row in rows]


def title_of(store: Store, row: StoryRow) -> str:
    """The story's title, else the first words of its first article."""
    return row.title or _first_words(store, store.story_articles(row.id))


def _listed(store: Store, row: StoryRow) -> Listed:
    counted = row.origins is not None or row.articles > _LOOKED_AT
    heads = [] if counted and row.title else store.story_articles(row.id)
    alone = unjudged(heads[0]) if len(heads) == 1 else None
    return Listed(row, row.title or _first_words(store, heads), None if counted else _origins(store, heads), alone)


def unjudged(head: Head) -> str | None:
    """The language of an article that is not judged for it."""
    from tellings.group.judged import judged

    return None if judged(head.language, Settings()) else head.language


def _origins(store: Store, heads: Sequence[Head]) -> int:
    """Outlets, less those that have their text from another of the story."""
    from tellings.desk.grouping import ties_kind
    from tellings.group.kept import taken_from

    ids = [head.id for head in heads]
    before = {look.article: taken_from(look.data) for look in store.looks_of(ties_kind(Settings()), ids)}
    outlet_of = {head.id: head.outlet or head.id for head in heads}
    own = {outlet_of[id] for id in ids if before.get(id) not in outlet_of}
    return max(1, len(own))


def _first_words(store: Store, heads: Sequence[Head]) -> str:
    kept = store.many([head.id for head in heads[:1]])
    return shortened(kept[0].article.text, _FIRST_WORDS) if kept else ""
