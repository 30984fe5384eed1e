"""Stories: one story of a store compared, from what was kept where it is still true.

In: a store and the id of a story, or the beginning of one. Out: the comparison of its articles. Kept tellings are not
read again; a kept comparison is given as it is while the story has the same articles and the settings are the same.
Of a story with more articles than one report can hold, one of each outlet is taken first, and that is told. A store
that may not be written is asked all the same; what is made for it is not kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from tellings import records
from tellings.desk.readout import reading, tags
from tellings.errors import CannotWrite, NotCompared, NotKept, NotReadOut, StoreBusy, TellingsError
from tellings.pipeline import Comparison, annotate_many, compare_tellings
from tellings.records import Article, Telling
from tellings.settings import Settings
from tellings.store import codec
from tellings.store.rows import Head, StoryRow
from tellings.store.store import Store

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Compared:
    """A story and its comparison; None where fewer than two articles tell it. `kept`: nothing had to be computed."""

    story: StoryRow
    heads: tuple[Head, ...]
    comparison: Comparison | None
    kept: bool


def story(store: Store, id: str) -> StoryRow:
    """The story with this id or beginning; one that went into another is followed. Raises NotKept."""
    row, cure = store.story(id), "list them with: tellings stories"
    if row is None:
        raise NotKept(store=store.where, what="story", name=id, cure=cure)
    while row.into is not None:
        following = store.story(row.into)
        if following is None:
            raise NotKept(store=store.where, what="story", name=row.into, cure=cure)
        row = following
    return row


def compared(store: Store, id: str, settings: Settings | None = None, progress: Progress | None = None) -> Compared:
    """The story's comparison: the kept one when it holds, else made now and kept. Raises NotKept, NotCompared."""
    settings = settings or Settings()
    row = story(store, id)
    heads = tuple(store.story_articles(row.id))
    if len(heads) < 2:
        return Compared(row, heads, None, True)
    by = comparing(settings)
    if (data := store.comparison(row.id, by)) is not None:
        return Compared(row, heads, published(codec.unpack_comparison(data)), True)
    chosen, told = _chosen(heads, settings.max_tellings)
    tellings, unread = _tellings(store, chosen, settings, progress)
    if len(tellings) < 2:
        raise NotCompared(story=row.id, why="; ".join(unread))
    comparison = compare_tellings(tuple(tellings), (*told, *unread), settings=settings, progress=progress)
    if not unread:
        _keep(store, row.id, by, comparison)
    return Compared(store.story(row.id) or row, heads, comparison, False)


def _keep(store: Store, id: str, by: str, comparison: Comparison) -> None:
    data, count = codec.pack_comparison(comparison), contradictions(comparison)
    with suppress(CannotWrite, StoreBusy):
        store.put_comparison(id, by, data, origins=comparison.independent, contradictions=count)


def comparing(settings: Settings) -> str:
    """By what stories are compared: how their articles are read, and what else changes the answer."""
    return f"{reading(settings)}, bar {settings.bar}, at most {settings.max_tellings}"


def published(found: records.Comparison) -> Comparison:
    """A comparison with the ways to publish it."""
    return Comparison(**{name: getattr(found, name) for name in records.Comparison.__slots__})


def contradictions(comparison: records.Comparison) -> int:
    """How many lines of the report say that both cannot be true."""
    return sum(
        one.relation == "contradict" and not one.held
        for point in comparison.points
        if not point.held
        for one in point.attributes
    )


def _chosen(heads: Sequence[Head], limit: int) -> tuple[list[Head], tuple[str, ...]]:
    """One of each outlet, then the others in their order, as many as one report can hold."""
    if len(heads) <= limit:
        return list(heads), ()
    firsts = {head.outlet: head.id for head in reversed(heads)}
    ranked = sorted(heads, key=lambda head: firsts[head.outlet] != head.id)[:limit]
    kept = sorted(ranked, key=lambda head: head.n)
    return kept, (f"{limit} of the story's {len(heads)} articles are compared, one of each outlet first",)


def _tellings(
    store: Store, heads: Sequence[Head], settings: Settings, progress: Progress | None
) -> tuple[list[Telling], list[str]]:
    """The articles' tellings, kept ones and the rest read now and kept; and what could not be read."""
    by = reading(settings)
    found = {head.id: telling for head in heads if (telling := store.telling(head.id, by)) is not None}
    lacking = [head.id for head in heads if head.id not in found]
    if not lacking:
        return [found[head.id] for head in heads], []
    made, unread = _read([kept.article for kept in store.many(lacking)], settings, progress)
    packed = {one.article.id: codec.pack(one) for one in made}
    with suppress(CannotWrite, StoreBusy):
        store.put_tellings(by, packed, {one.article.id: tags(one) for one in made})
    found |= {one.article.id: one for one in made}
    return [found[head.id] for head in heads if head.id in found], unread


def _read(
    articles: Sequence[Article], settings: Settings, progress: Progress | None
) -> tuple[list[Telling], list[str]]:
    """The articles annotated; one that an annotator fails on is left out, and told."""
    try:
        return annotate_many(articles, settings, progress), []
    except TellingsError:
        raise
    except Exception as problem:
        if len(articles) == 1:
            return [], [str(NotReadOut(file=articles[0].name, why=f"{type(problem).__name__}: {problem}"))]
    each = [_read([article], settings, None) for article in articles]
    return [telling for made, _ in each for telling in made], [why for _, unread in each for why in unread]
