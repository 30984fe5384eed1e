"""Articles: what comes in is new, known, or a new version of what is known; and how it is got out again.

In: entries in order, in one transaction. The text that stood before is never touched: a changed article is a row of
its own that names the one before. Known already: the same id; the same key, title and text; or the same outlet, day,
title and text under another key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, update

from tellings.records import Article
from tellings.store import codec, outlets, readings, search
from tellings.store.keys import DAY, clean, first_n, key_of, plain_address
from tellings.store.rows import Added, Entry, Head, Kept
from tellings.store.tables import articles, bodies

PAGE = 500  # rows between two looks at the database
_HEAD = (*[column for column in articles.c if column.name != "previous"],)
_before = articles.alias("before")


def unknown(connection: Connection, entries: Sequence[Entry], unread: bool) -> list[bool]:
    """For each whether it would be new, or a new version; or, when `unread`, known and without a telling."""
    known = _Known(connection, entries)
    verdicts = [known.take(one) for one in entries]
    bare = readings.bare(connection, [one.id for one in verdicts if one.what == "same"]) if unread else set()
    return [one.what != "same" or one.id in bare for one in verdicts]


def add(connection: Connection, entries: Sequence[Entry]) -> Added:
    """Keep what is new."""
    verdicts: list[_Verdict] = []
    filled: list[str] = []
    for start in range(0, len(entries), PAGE):
        page = entries[start : start + PAGE]
        known = _Known(connection, page)
        found = [(entry, known.take(entry)) for entry in page]
        _keep(connection, [(entry, one) for entry, one in found if one.what != "same"])
        filled += _fill(connection, {one.id: entry for entry, one in found if one.what == "same"})
        verdicts += [one for _, one in found]
    return Added(
        new=tuple(one.id for one in verdicts if one.what == "new"),
        changed=tuple((one.id, one.before) for one in verdicts if one.before is not None),
        same=tuple(one.id for one in verdicts if one.what == "same"),
        copies=tuple(one.id for one in verdicts if one.copy),
        filled=tuple(filled),
    )


@dataclass(slots=True)
class _Seen:
    """A row that stands in the store or will."""

    id: str
    key: str
    version: int
    text: str
    title: str
    outlet: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class _Verdict:
    what: str  # new, changed, same
    id: str
    key: str
    version: int = 1
    before: str | None = None
    copy: bool = False


class _Known:
    """What the store has that may be one of these articles; it learns from each that it takes."""

    def __init__(self, connection: Connection, entries: Sequence[Entry]) -> None:
        ids = [one.article.id for one in entries]
        keys = [key_of(one) for one in entries]
        texts = [one.article.text_sha256 for one in entries if one.article.text.strip()]
        named = ("id", "key", "version", "text_sha256", "title", "outlet", "published")
        found = select(*(articles.c[name] for name in named)).where(
            or_(articles.c.id.in_(ids), articles.c.key.in_(keys), articles.c.text_sha256.in_(texts))
        )
        self._ids: dict[str, _Seen] = {}
        self._keys: dict[str, list[_Seen]] = {}
        self._texts: dict[str, list[_Seen]] = {}
        for row in connection.execute(found.order_by(articles.c.version)):
            self._learn(_Seen(*row))

    def _learn(self, one: _Seen) -> None:
        self._ids[one.id] = one
        self._keys.setdefault(one.key, []).append(one)
        self._texts.setdefault(one.text, []).append(one)

    def take(self, entry: Entry) -> _Verdict:
        """What this article is, after those taken before it."""
        article, key = entry.article, key_of(entry)
        one = _Seen(
            article.id,
            key,
            1,
            article.text_sha256,
            clean(article.title),
            article.outlet and clean(article.outlet),
            _told(article.published),
        )
        if (twin := self._twin(one, bool(article.text.strip()))) is not None:
            return _Verdict("same", twin.id, twin.key)
        copy = bool(article.text.strip()) and one.text in self._texts
        before = self._keys.get(key, [None])[-1]
        one.version = before.version + 1 if before else 1
        self._learn(one)
        what = "changed" if before else "new"
        return _Verdict(what, one.id, key, one.version, before.id if before else None, copy and not before)

    def _twin(self, one: _Seen, has_text: bool) -> _Seen | None:
        if one.id in self._ids:
            return self._ids[one.id]
        for other in self._keys.get(one.key, ()):
            if (other.text, other.title) == (one.text, one.title):
                return other
        for other in self._texts.get(one.text, ()) if has_text else ():
            if (other.outlet, other.published, other.title) == (one.outlet, one.published, one.title):
                return other
        return None


def _told(when: datetime | None) -> str | None:
    return when.isoformat() if when else None


def _keep(connection: Connection, chosen: Sequence[tuple[Entry, _Verdict]]) -> None:
    if not chosen:
        return
    numbers = _Numbers(connection)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    n_of = _numbers_of(connection, [verdict.before for _, verdict in chosen if verdict.before])
    kept: list[tuple[int, Entry]] = []
    rows: list[dict[str, Any]] = []
    for entry, verdict in chosen:
        article = entry.article
        n = n_of[verdict.id] = numbers.next(article)
        kept.append((n, entry))
        rows.append(_row(n, entry, verdict, n_of.get(verdict.before or ""), now))
    _retire(connection, [row["previous"] for row in rows if row["previous"] is not None], rows)
    connection.execute(articles.insert(), rows)
    connection.execute(bodies.insert(), [_body(n, entry) for n, entry in kept])
    current = {row["n"] for row in rows if row["current"]}
    now_current = [(n, entry) for n, entry in kept if n in current]
    outlets.count(connection, [entry.article.outlet for _, entry in now_current])
    readings.keep(connection, kept, now)
    search.put(connection, [(n, entry.article) for n, entry in now_current])


def _fill(connection: Connection, known: Mapping[str, Entry]) -> list[str]:
    """Give what was read out to known articles that have none; a copy of a page under another id has its own."""
    told = {id: entry for id, entry in known.items() if entry.telling is not None and entry.article.id == id}
    bare = sorted(readings.bare(connection, list(told)))
    if bare:
        n_of = _numbers_of(connection, bare)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        readings.keep(connection, [(n_of[id], replace(told[id], tags=())) for id in bare], now)
        readings.mark_anew(connection, {n_of[id]: told[id].tags for id in bare})
    return bare


def _retire(connection: Connection, before: Sequence[int], rows: list[dict[str, Any]]) -> None:
    """Versions that are no longer the latest leave the search; some may stand in the same page."""
    inside = {row["n"]: row for row in rows}
    for n in before:
        if n in inside:
            inside[n]["current"] = False
    outside = [n for n in before if n not in inside]
    if outside:
        gone = [(n, kept.article) for n, kept in of_numbers(connection, outside).items()]
        connection.execute(update(articles).where(articles.c.n.in_(outside)).values(current=False))
        outlets.count(connection, [article.outlet for _, article in gone], -1)
        search.drop(connection, gone)


class _Numbers:
    """The next free place of each day."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._next: dict[int, int] = {}

    def next(self, article: Article) -> int:
        day = first_n(article.published, article.published_precision)
        if day not in self._next:
            of_day = articles.c.n.between(day, day + (1 << DAY) - 1)
            last = self._connection.execute(select(func.max(articles.c.n)).where(of_day)).scalar()
            self._next[day] = day + 1 if last is None else last + 1
        self._next[day] += 1
        return self._next[day] - 1


def _row(n: int, entry: Entry, verdict: _Verdict, previous: int | None, now: str) -> dict[str, Any]:
    article = entry.article
    strings = {name: getattr(article, name) for name in ("outlet", "title", "url", "file", "source_id")}
    return {
        "n": n,
        "id": verdict.id,
        "key": verdict.key,
        "version": verdict.version,
        "previous": previous,
        "current": True,
        "published": _told(article.published),
        "published_precision": article.published_precision,
        "language": entry.language,
        "text_sha256": article.text_sha256,
        "first_seen": now,
    } | {name: None if told is None else clean(told) for name, told in strings.items()}


def _body(n: int, entry: Entry) -> dict[str, Any]:
    article = entry.article
    return {
        "n": n,
        "article": codec.pack_article(article),
        "place": clean(entry.place),
        "raw_sha256": article.raw_sha256,
        "extractor": article.extractor,
    }


def _numbers_of(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    found = connection.execute(select(articles.c.id, articles.c.n).where(articles.c.id.in_(ids))) if ids else ()
    return {row.id: row.n for row in found}


def numbers(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """Id -> n, for those that are there."""
    found: dict[str, int] = {}
    for start in range(0, len(ids), PAGE):
        found |= _numbers_of(connection, ids[start : start + PAGE])
    return found


def heads_where(connection: Connection, *which: ColumnElement[bool], limit: int | None = None) -> list[Head]:
    """Articles without their texts, in the order of n."""
    asked = (
        select(*_HEAD, _before.c.id.label("previous"))
        .outerjoin_from(articles, _before, articles.c.previous == _before.c.n)
        .where(and_(*which))
        .order_by(articles.c.n)
        .limit(limit)
    )
    return [_head(row) for row in connection.execute(asked)]


def _head(row: Any) -> Head:
    told = row._asdict()
    told["published"] = datetime.fromisoformat(row.published) if row.published else None
    told["first_seen"] = datetime.fromisoformat(row.first_seen)
    return Head(**told)


def of_numbers(connection: Connection, wanted: Sequence[int]) -> dict[int, Kept]:
    """n -> article, for a page of them."""
    heads = {head.n: head for head in heads_where(connection, articles.c.n.in_(wanted))}
    asked = select(bodies).where(bodies.c.n.in_(wanted))
    return {
        row.n: Kept(heads[row.n], codec.unpack_article(row.article), row.place) for row in connection.execute(asked)
    }


def many(connection: Connection, ids: Sequence[str]) -> list[Kept]:
    """Articles in the order asked for."""
    found: list[Kept] = []
    for start in range(0, len(ids), PAGE):
        page = ids[start : start + PAGE]
        n_of = _numbers_of(connection, page)
        kept = of_numbers(connection, list(n_of.values()))
        found += [kept[n_of[id]] for id in page if id in n_of]
    return found


def find(connection: Connection, told: str) -> Head | None:
    """The latest version of what a person names; None when nothing or several things answer to it."""
    address = plain_address(told if "//" in told else f"//{told}") if "/" in told else None
    ways = (
        articles.c.id == told,
        articles.c.key == told,
        articles.c.key == f"url {address}" if address else None,
        articles.c.key == f"file {told}",
        articles.c.source_id == told,
        articles.c.id.between(told, f"{told}g") if len(told) >= 4 else None,
    )
    for way in ways:
        if way is not None:
            keys = connection.execute(select(articles.c.key).where(way).distinct().limit(2)).scalars().all()
            if len(keys) == 1:
                return versions(connection, keys[0])[-1]
    return None


def has_address(connection: Connection, url: str) -> bool:
    """Whether the page of this address is there; what a feed says of it, often no more than a summary, is not it."""
    address = plain_address(url)
    whole = or_(bodies.c.extractor.is_(None), bodies.c.extractor.not_like("feed%"))
    asked = select(articles.c.n).join_from(articles, bodies, articles.c.n == bodies.c.n).limit(1)
    found = connection.execute(asked.where(articles.c.key == f"url {address}", whole)).first()
    return address is not None and found is not None


def versions(connection: Connection, key: str) -> list[Head]:
    """All versions by key, the first first."""
    return sorted(heads_where(connection, articles.c.key == key), key=lambda head: head.version)


def page(connection: Connection, after: int, outlet: str | None, limit: int) -> list[Head]:
    """Current articles after an n."""
    which = [articles.c.n > after, articles.c.current]
    if outlet is not None:
        which.append(articles.c.outlet == outlet)
    return heads_where(connection, *which, limit=limit)


def days(since: date | None, until: date | None) -> Iterator[ColumnElement[bool]]:
    """Conditions for days of publication; an undated article is in none."""
    if since:
        yield articles.c.n >= since.toordinal() << DAY
    if until:
        yield articles.c.n < (until.toordinal() + 1) << DAY
    if until and not since:
        yield articles.c.n >= 1 << DAY
