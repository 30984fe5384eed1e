"""News: what an ingest changed in a store -> new stories and new contradictions, each told once.

In: a store and the place in its feed of changes where the last look ended. Out: News. A story is new when it has as
many articles as asked for and had fewer; a contradiction is new when one of its values was not told before. What was
told is kept in the store, so that a run that begins again repeats nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from tellings.desk.stories import Compared, compared
from tellings.errors import NotCompared, TellingsError
from tellings.records import Attribute, Change
from tellings.records.comparison import Value
from tellings.settings import Settings
from tellings.store.rows import Head, StoryRow
from tellings.store.store import Store

_STATE = "watch: told"
_MOST = 50_000  # marks of what was told that are kept, the last ones


@dataclass(frozen=True, slots=True)
class Said:
    """One side of a contradiction, with the words it stands on."""

    outlet: str | None
    article: str
    value: str
    where: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class News:
    """A new story, or a new contradiction in one. kind: story, contradiction."""

    kind: str
    story: StoryRow
    title: str
    articles: tuple[Head, ...]
    attribute: str = ""
    why: str = ""
    confidence: float | None = None
    sides: tuple[Said, ...] = ()


class Teller:
    """Looks at the feed of changes and says what nobody was told yet."""

    def __init__(self, store: Store, settings: Settings, *, least: int = 2, compare: bool = True) -> None:
        self._store, self._settings, self._least, self._compare = store, settings, least, compare
        self._told = dict.fromkeys(json.loads(store.state(_STATE) or b"[]"))
        self._seq = store.last_change()
        self._kept = True

    def news(self) -> Iterator[News | NotCompared]:
        """What is new since the last look; what was given out counts as told."""
        lines = [line.change for line in self._store.changes(self._seq)]
        self._seq = self._store.last_change()
        try:
            yield from self._news(lines)
        finally:
            self._keep()

    def _news(self, lines: Sequence[Change]) -> Iterator[News | NotCompared]:
        for id in _touched(lines):
            row = self._store.story(id)
            if row is None or row.into is not None or row.articles < self._least:
                continue
            try:
                yield from self._of(row, lines)
            except NotCompared as problem:
                yield problem

    def _of(self, row: StoryRow, lines: Sequence[Change]) -> Iterator[News]:
        heads = tuple(self._store.story_articles(row.id))
        title = row.title or next((head.title for head in heads if head.title), "")
        if not self._was_told(row.id, heads, lines):
            self._mark(row.id)
            yield News("story", row, title, heads)
        if not self._compare or len(heads) < 2:
            return
        found = self._compared(row.id)
        outlets = {head.id: head.outlet for head in heads}
        points = found.comparison.points if found.comparison else ()
        for attribute in (one for point in points if not point.held for one in point.attributes):
            if attribute.relation == "contradict" and not attribute.held and self._is_new(attribute):
                yield _contradiction(found.story, title, heads, attribute, outlets)

    def _compared(self, id: str) -> Compared:
        try:
            return compared(self._store, id, self._settings)
        except TellingsError:
            raise
        except Exception as problem:  # one odd story must not end a watch that runs for weeks
            raise NotCompared(story=id, why=f"{type(problem).__name__}: {problem}") from problem

    def _was_told(self, id: str, heads: Sequence[Head], lines: Sequence[Change]) -> bool:
        """It, or what went into it, was told; or it had enough articles before these lines."""
        merged = [line.story for line in lines if line.kind == "merged" and line.other == id]
        if any(one in self._told for one in (id, *merged)):
            return True
        came = {line.article for line in lines if line.kind == "added"}
        return not merged and sum(head.id not in came for head in heads) >= self._least

    def _is_new(self, attribute: Attribute) -> bool:
        """One of its values was not told against another one yet. A further outlet that says the same adds nothing."""
        pairs = [(a, b) for a, b in combinations(attribute.sides, 2) if a.value != b.value]
        marks = {(a, b): _mark_of(attribute.kind, a, b) for a, b in pairs}
        told = {side.value for pair, mark in marks.items() if mark in self._told for side in pair}
        for mark in marks.values():
            self._mark(mark)
        return any(side.value not in told for side in attribute.sides)

    def _mark(self, mark: str) -> None:
        self._told[mark] = None
        self._kept = False

    def _keep(self) -> None:
        """Put what was told into the store."""
        if not self._kept:
            self._told = dict.fromkeys(list(self._told)[-_MOST:])
            self._store.put_state(_STATE, json.dumps(list(self._told)).encode())
            self._kept = True


def _touched(lines: Iterable[Change]) -> list[str]:
    """The stories that these lines change, in their order."""
    found = dict.fromkeys(line.other if line.kind == "merged" else line.story for line in lines)
    return [id for id in found if id is not None]


def _mark_of(kind: str, one: Value, other: Value) -> str:
    """The same for the same words of the same two articles."""
    sides = sorted((side.evidence.article, side.evidence.where, side.evidence.start) for side in (one, other))
    return hashlib.sha256(repr((kind, sides)).encode()).hexdigest()[:16]


def _contradiction(
    row: StoryRow, title: str, heads: tuple[Head, ...], found: Attribute, outlets: dict[str, str | None]
) -> News:
    sides = tuple(
        Said(outlets.get(at.article), at.article, one.value, at.where, at.start, at.end, at.quote)
        for one in found.sides
        for at in (one.evidence,)
    )
    return News("contradiction", row, title, heads, found.kind, found.why, found.confidence, sides)


def as_object(news: News) -> dict[str, Any]:
    """One line of JSON."""
    told: dict[str, Any] = {
        "kind": news.kind,
        "story": news.story.id,
        "title": news.title,
        "outlets": sorted({head.outlet for head in news.articles if head.outlet}),
        "articles": [
            {"article": head.id, "outlet": head.outlet, "title": head.title, "url": head.url} for head in news.articles
        ],
    }
    if news.kind == "contradiction":
        told |= {"attribute": news.attribute, "why": news.why, "confidence": news.confidence}
        told["sides"] = [{name: getattr(side, name) for name in Said.__slots__} for side in news.sides]
    return told
