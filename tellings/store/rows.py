"""Rows: what a store takes and gives, as plain records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tellings.records import Article, Change


@dataclass(frozen=True, slots=True)
class Entry:
    """An article to be kept, with what was read out of it; `telling` is `codec.pack(telling)`, made by any process.

    `place` is where it was read, an absolute path or an address, "" for an object in memory; `alone` is True when the
    place holds this article and no other, so that what stands there tomorrow is the same article again. `reading` says
    by what it was read (program, model, settings); `look` is what grouping keeps of it, bytes that only grouping
    understands, of the form `look_kind`; `tags` are the entities and event types it can be searched by.
    """

    article: Article
    place: str = ""
    alone: bool = False
    language: str = "und"
    telling: bytes | None = None
    reading: str = ""
    look: bytes | None = None
    look_kind: str = ""
    tags: tuple[tuple[str, str], ...] = ()  # ("entity", "Tilda Marsh"), ("event", "REQUEST")


@dataclass(frozen=True, slots=True)
class Head:
    """An article without its text. `n` is its place by day of publication (undated first), then by arrival."""

    n: int
    id: str
    key: str
    version: int  # 1 for the first
    previous: str | None  # id of the version before
    current: bool  # no later version is known
    outlet: str | None
    title: str
    published: datetime | None
    published_precision: str
    url: str | None
    file: str | None
    source_id: str | None
    language: str
    text_sha256: str
    first_seen: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """An article as it was kept, to the character, and where it was read."""

    head: Head
    article: Article
    place: str


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did: ids in the order given. `copies`: of the new ones, those whose text stood there before.

    `filled`: of the known ones, those that had no telling yet and got the one of the entry.
    """

    new: tuple[str, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()  # (id, id of the version before)
    same: tuple[str, ...] = ()  # id of the article in the store
    copies: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """What grouping keeps of an article; `story` where it stands, None before it is grouped."""

    n: int
    article: str
    story: str | None
    data: bytes


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as a list shows it. Days are those of publication (ISO); `into` names the story that took all of it."""

    id: str
    title: str
    articles: int
    outlets: int
    origins: int | None  # None until the story was compared
    contradictions: int | None
    first: str | None
    last: str | None
    updated: int  # seq of its last change
    into: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the change feed."""

    seq: int
    at: datetime
    change: Change


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search found: a stretch of its text or title, and the words met there, by their offsets."""

    head: Head
    story: str | None
    where: str  # "text" or "title"
    start: int
    end: int
    snippet: str  # the text (or title) from start to end
    marks: tuple[tuple[int, int], ...]  # offsets in the snippet


@dataclass(frozen=True, slots=True)
class SourceRow:
    """How far a source was read. `state` is whatever its reader wants back (ETag, Last-Modified, size and date)."""

    source: str
    state: Mapping[str, str]
    seen: int  # articles it gave so far
    done: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Skip:
    """Something that could not be read."""

    source: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds."""

    articles: int  # current ones
    versions: int  # all
    stories: int
    changes: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that `check` found wrong."""

    what: str  # hash, offset, orphan, search, story, file
    where: str
    why: str
