"""Ingest: articles as they are read -> kept in a store, read out and grouped, a batch a commit.

In: a store, and items (articles, what could not be read, ends of files; see intake.py). Out: a Summary. A batch is
committed whole or not at all, with its place in the stories: a run that is killed loses what was under way, and the
next one goes on there. Batches are cut by what is given, not by what is new, so that both give the same stories.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tellings.desk.intake import Before, Ended, Item, Taken
from tellings.desk.readout import Done, Wanted, read_out, reading
from tellings.desk.summary import Summary
from tellings.engines import Lost, Work, mapped
from tellings.errors import BadMeta, NotReadOut, PartlyRead, TellingsError
from tellings.group.packed import looks_kind
from tellings.records import Article, Change
from tellings.settings import Settings
from tellings.store.rows import Added, Entry, Skip
from tellings.store.store import Store

BATCH = 64  # articles a commit
Hear = Callable[[TellingsError], None]
Progress = Callable[[Summary], None]
Group = Callable[[Sequence[str]], Sequence[Change]]  # desk.grouping.Grouping.take


@dataclass(slots=True)
class _Batch:
    """What is committed together: articles given, those of them to be read out, and the rest."""

    entries: list[Entry] = field(default_factory=list)
    todo: list[Entry] = field(default_factory=list)
    problems: list[TellingsError] = field(default_factory=list)
    ended: list[Ended] = field(default_factory=list)
    before: int = 0


def ingest(
    store: Store,
    items: Iterable[Item],
    *,
    settings: Settings | None = None,
    wanted: Wanted | None = None,
    engine: str = "serial",
    workers: int | None = None,
    group: Group | None = None,
    hear: Hear | None = None,
    progress: Progress | None = None,
    size: int = BATCH,
) -> Summary:
    """Keep what is new, and say what there was. `hear` is told of each thing that could not be read."""
    settings, wanted = settings or Settings(), wanted or Wanted()
    summary = Summary()
    by, kind = reading(settings), looks_kind(settings)
    started = time.monotonic()
    waiting: deque[_Batch] = deque()
    work: Work[Article, Done] = Work(read_out, (settings, wanted))
    if progress:
        progress(summary)
    for answers in mapped(engine, work, _todo(store, items, wanted, size, waiting), workers):
        batch = waiting.popleft()
        done = [_entry(entry, one, by, kind, batch) for entry, one in zip(batch.todo, answers, strict=True)]
        _commit(store, batch, done, summary, group)
        summary.seconds = time.monotonic() - started
        if hear:
            for problem in batch.problems:
                hear(problem)
        if progress:
            progress(summary)
    summary.seconds = time.monotonic() - started
    return summary


def _todo(
    store: Store, items: Iterable[Item], wanted: Wanted, size: int, waiting: deque[_Batch]
) -> Iterator[list[Article]]:
    """Batch by batch the articles that are to be read out; the batches wait for their answers."""
    for batch in _batches(items, size):
        if batch.entries:
            known = store.unknown(batch.entries, unread=wanted.tellings)
            batch.todo = [entry for entry, new in zip(batch.entries, known, strict=True) if new]
        waiting.append(batch)
        yield [entry.article for entry in batch.todo]


def _batches(items: Iterable[Item], size: int) -> Iterator[_Batch]:
    batch = _Batch()
    for item in items:
        if isinstance(item, Ended):
            batch.ended.append(item)
        elif isinstance(item, Before):
            batch.before += item.seen
        elif isinstance(item, Taken):
            batch.entries.append(Entry(item.article, item.place, item.alone))
        elif isinstance(item, Article):
            batch.entries.append(Entry(item))
        else:
            batch.problems.append(item)
        if len(batch.entries) >= size:
            yield batch
            batch = _Batch()
    yield batch


def _entry(entry: Entry, done: Done | Lost, by: str, kind: str, batch: _Batch) -> Entry:
    """The article with what was read out of it, or without when that failed."""
    if isinstance(done, Lost):
        done = Done("und", problem=done.why)
    if done.problem:
        batch.problems.append(NotReadOut(file=entry.article.name, why=done.problem))
    return replace(
        entry,
        language=done.language,
        telling=done.telling,
        reading=by,
        look=done.look,
        look_kind=kind,
        tags=done.tags,
    )


def _commit(store: Store, batch: _Batch, done: Sequence[Entry], summary: Summary, group: Group | None) -> None:
    added, told = Added(), list[Change]()
    if done or batch.problems or batch.ended:
        with store.writing():
            added = store.add(done)
            if group is not None and done:
                told += group([*added.new, *(new for new, _ in added.changed), *added.filled])
            store.put_skipped(Skip(_source(one), one.code, str(one)) for one in batch.problems)
            for one in batch.ended:
                store.put_source(one.source, state=one.state, seen=one.seen, done=True)
    summary.count(added, told)
    _count(summary, batch, added, len(done))


def _count(summary: Summary, batch: _Batch, added: Added, done: int) -> None:
    summary.read += len(batch.entries) + batch.before
    summary.seen += len(batch.entries) - done + batch.before
    summary.unchanged += batch.before
    new = set(added.new)
    for entry in batch.entries:
        name = entry.article.outlet or ""
        summary.outlets_read[name] += 1
        summary.outlets_new[name] += entry.article.id in new
    for problem in batch.problems:
        if isinstance(problem, BadMeta | PartlyRead):
            summary.noted += 1
        else:
            summary.skip(problem)


def _source(problem: TellingsError) -> str:
    return str(problem.facts.get("file", ""))
