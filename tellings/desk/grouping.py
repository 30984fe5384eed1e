"""Grouping: articles of a store put into stories as they come.

In: a store and the ids of articles that are new in it. Out: the stories in the store, and the lines of its feed. In
memory are all articles while the store has few; beyond twenty thousand those of the days around and the undated: an
article published more than ninety days from all of a batch is not asked about it. Looks that the store lacks are made
here (an opening is embedded: twelve milliseconds); whoever reads in several processes puts them there before. Articles
in languages that are not judged are stories of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tellings.group.judged import judged, why_not
from tellings.group.kept import Rest, remember, restore
from tellings.group.online import update
from tellings.group.packed import Packed, looks_kind, pack
from tellings.group.standing import first_id
from tellings.group.state import State
from tellings.records import Change
from tellings.settings import Settings
from tellings.store.keys import DAY
from tellings.store.rows import Head, Kept, Look
from tellings.store.store import Store

Progress = Callable[[str, int, int], None]

_WINDOW = 90  # days; see `late` in group/same.py: beyond them articles are as far apart as can be
_AT_ONCE = 64  # openings embedded between two words of progress
_FEW = 20_000  # articles of a store that are all in memory
_MOST = 400_000  # articles in memory; with more, only the days around the next batch are loaded again
_EVERY = frozenset((0,))  # stands for all days


class Grouping:
    """The articles of some days in memory, and the store in which they rest."""

    def __init__(self, store: Store, settings: Settings | None = None, progress: Progress | None = None) -> None:
        self._store = store
        self._settings = settings or Settings()
        self._progress = progress
        self._looks = looks_kind(self._settings)
        self._known = ties_kind(self._settings)
        self._state = State()
        self._days: frozenset[int] = frozenset()
        self._seq = store.last_change()

    def take(self, ids: Sequence[str]) -> list[Change]:
        """Put articles into stories, and keep that, all at once; those that stand in one already are left out."""
        standing = self._store.story_of(ids)
        new = [one for one in self._store.many([id for id in ids if id not in standing]) if one.head.current]
        try:
            return self._take(new) if new else []
        except BaseException:
            self._forget()  # what is in memory may be ahead of the store
            raise

    def _take(self, new: Sequence[Kept]) -> list[Change]:
        with self._store.writing():
            if self._store.last_change() != self._seq:
                self._forget()
            asked = [one for one in new if judged(one.head.language, self._settings)]
            packed = self._packed(asked)
            before = {old: one.head.id for one in new if one.head.previous and (old := self._told_before(one.head))}
            self._load(asked, before)
            changes = [_unjudged(one.head) for one in new if not judged(one.head.language, self._settings)]
            self._state.clock = max(self._state.clock, self._seq)
            changes += update(self._state, packed, before)
            changes = self._versions(changes, {new: old for old, new in before.items()})
            self._remember()
            self._seq = self._store.apply(changes)
        return changes

    def _told_before(self, head: Head) -> str | None:
        """The version that stands in a story today; between it and this one may be others that came with this one."""
        older = [one.id for one in self._store.versions(head.key) if one.version < head.version]
        standing = self._store.story_of(older)
        return next((one for one in reversed(older) if one in standing), None)

    def _remember(self) -> None:
        """Write what is otherwise since the update."""
        keys = {self._state.memory.keys[place]: place for place in self._state.changed}
        before = {look.article: look.data for look in self._store.looks_of(self._known, list(keys))}
        rows = {key: remember(self._state, place, before.get(key)) for key, place in keys.items()}
        self._store.put_looks(self._known, rows)

    def _forget(self) -> None:
        self._state = State()
        self._days = frozenset()
        self._seq = self._store.last_change()

    def _packed(self, new: Sequence[Kept]) -> list[Packed]:
        """The looks of the articles, made and kept where the store has none."""
        kept = {look.article: look.data for look in self._store.looks_of(self._looks, [one.head.id for one in new])}
        lacking = [one for one in new if one.head.id not in kept]
        for start in range(0, len(lacking), _AT_ONCE):
            if self._progress:
                self._progress("reading the openings", start, len(lacking))
            some = lacking[start : start + _AT_ONCE]
            made = pack([one.head.id for one in some], [one.article for one in some], self._settings)
            kept |= {one.key: one.to_bytes() for one in made}
        self._store.put_looks(self._looks, {one.head.id: kept[one.head.id] for one in lacking})
        return [Packed.from_bytes(one.head.id, _day(one.head.n), kept[one.head.id]) for one in new]

    def _load(self, new: Sequence[Kept], before: Mapping[str, str]) -> None:
        """Have in memory what stands near to these articles, and the versions before them."""
        if len(self._state.memory) > _MOST:
            self._forget()
        if not self._days and self._store.counts().articles <= _FEW:
            self._days = _EVERY
            self._restore(self._store.looks(self._looks, current=False))
        days = (
            set() if self._days is _EVERY else {(one.head.published or one.head.first_seen).toordinal() for one in new}
        )
        lacking = {day + near for day in days for near in range(-_WINDOW, _WINDOW + 1)} - self._days
        for first, last in stretches(lacking):
            since, until = date.fromordinal(first), date.fromordinal(last)
            self._restore(self._store.looks(self._looks, since=since, until=until, current=False))
        if self._days is not _EVERY:
            self._days = self._days | lacking
        self._restore(self._store.looks_of(self._looks, [old for old in before if old not in self._state.place_of]))

    def _restore(self, looks: Iterable[Look]) -> None:
        """Put back those that were grouped; what has been withdrawn since has no story."""
        rows = [look for look in looks if look.article not in self._state.place_of]
        ties = {one.article: one.data for one in self._store.looks_of(self._known, [look.article for look in rows])}
        restore(
            self._state,
            (
                Rest(Packed.from_bytes(look.article, _day(look.n), look.data), look.story, ties[look.article])
                for look in rows
                if look.article in ties
            ),
        )

    def _versions(self, changes: list[Change], before: Mapping[str, str]) -> list[Change]:
        """A new version takes the place of one that is in the store and was not judged, too."""
        standing = self._store.story_of(list(before.values()))
        told = {change.other for change in changes if change.kind == "changed"}
        return [
            replace(change, kind="changed", other=old)
            if change.kind == "added" and (old := before.get(change.article or "")) in standing and old not in told
            else change
            for change in changes
        ]


def ties_kind(settings: Settings) -> str:
    """The name under which a store keeps what grouping must know of an article beside its looks."""
    return f"ties/2 of {looks_kind(settings)}"


def stretches(days: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Days that follow each other, as first and last; none before the calendar begins or after it ends."""
    first = last = 0
    for day in sorted(day for day in days if 1 <= day <= date.max.toordinal()):
        if not first:
            first = day
        elif day > last + 1:
            yield first, last
            first = day
        last = day
    if first:
        yield first, last


def _unjudged(head: Head) -> Change:
    """The article is a story of its own."""
    return Change("added", first_id(head.id, 1), head.id, detail=why_not(head.language))


def _day(n: int) -> float:
    return float(n >> DAY) if n >> DAY else float("nan")
