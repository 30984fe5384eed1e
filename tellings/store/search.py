"""Search: current articles by words, outlet, days, entities and event types, the newest first.

Each database holds, for each current article, the words of title and text as `words.py` cuts them, and a mark for its
outlet and for each of its tags: whatever is asked is one question to one index, whose hits are read from the newest on
until there are enough.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, select, text

from tellings.records import Article
from tellings.store import articles as rows
from tellings.store import query
from tellings.store.keys import DAY, clean
from tellings.store.rows import Hit
from tellings.store.snippets import snippet
from tellings.store.tables import members, tags
from tellings.store.words import folded_name, tokens

_LONGEST = 200  # characters of a word
_GAP = 100  # places between title and text, so that no phrase stands in both
_LAST_PLACE = 16383  # PostgreSQL counts no further


def put(connection: Connection, current: Sequence[tuple[int, Article]]) -> None:
    """Make articles searchable, with the tags that stand in their rows."""
    if not current:
        return
    asked = "INSERT INTO search (n, words) VALUES (:n, CAST(:words AS tsvector))"
    if _lite(connection):
        asked = "INSERT INTO search (rowid, words) VALUES (:n, :words)"
    connection.execute(text(asked), _rows(connection, current))


def drop(connection: Connection, gone: Sequence[tuple[int, Article]]) -> None:
    """Take articles out of the search, before their tags change; SQLite must be told the words that it was given."""
    if not gone:
        return
    asked = "DELETE FROM search WHERE n = :n"
    if _lite(connection):
        asked = "INSERT INTO search (search, rowid, words) VALUES ('delete', :n, :words)"
    connection.execute(text(asked), _rows(connection, gone))


def _rows(connection: Connection, given: Sequence[tuple[int, Article]]) -> list[dict[str, Any]]:
    """In the order of n, which spares SQLite work."""
    found = connection.execute(select(tags).where(tags.c.n.in_([n for n, _ in given])))
    told = {row.n: row.tags.split("\n") for row in found}
    ordered = sorted(given, key=lambda pair: pair[0])
    return [{"n": n, "words": _words(connection, article, told.get(n, []))} for n, article in ordered]


def numbers(connection: Connection) -> Iterator[int]:
    """The articles that can be found, in the order of n."""
    lite = "SELECT id FROM search_docsize ORDER BY id"
    asked = connection.execute(text(lite if _lite(connection) else "SELECT n FROM search ORDER BY n"))
    return (row[0] for row in asked)


def tag(kind: str, name: str) -> str:
    """How an entity or event type stands among the tags."""
    return f"{kind}:{clean(folded_name(name))[:_LONGEST]}"


def search(
    connection: Connection,
    words: str,
    *,
    outlet: str | None,
    since: date | None,
    until: date | None,
    tagged: Sequence[tuple[str, str]],
    limit: int,
    before: int | None,
) -> list[Hit]:
    """The newest hits."""
    asked = query.terms(words)
    if asked and all(term.without for term in asked):
        return []
    marks = [_mark("outlet", clean(outlet))] if outlet is not None else []
    marks += [_mark("tag", tag(kind, name)) for kind, name in tagged]
    terms = [*asked, *(query.Term((mark,)) for mark in marks)]
    found = _matching(connection, terms, *_between(since, until, before), limit)
    return _hits(connection, found, asked)


def _between(since: date | None, until: date | None, before: int | None) -> tuple[int, int]:
    """The first n and the one after the last; what has no day is only in an open stretch."""
    low = since.toordinal() << DAY if since else 1 << DAY if until else 0
    high = (until.toordinal() + 1) << DAY if until else 1 << 62
    return low, high if before is None else min(high, before)


def _matching(connection: Connection, terms: list[query.Term], low: int, high: int, limit: int) -> list[int]:
    told: dict[str, Any] = {"low": low, "high": high, "limit": limit}
    column, source = "n", "articles WHERE current"
    if terms and _lite(connection):
        column, source = "rowid", "search WHERE search MATCH :terms"
        told["terms"] = query.fts5(terms)
    elif terms:
        source = "search WHERE words @@ CAST(:terms AS tsquery)"
        told["terms"] = query.tsquery(terms)
    inside = f"{column} >= :low AND {column} < :high ORDER BY {column} DESC LIMIT :limit"
    return [row[0] for row in connection.execute(text(f"SELECT {column} FROM {source} AND {inside}"), told)]


def _hits(connection: Connection, found: Sequence[int], asked: list[query.Term]) -> list[Hit]:
    kept = rows.of_numbers(connection, found)
    stands = select(members.c.n, members.c.story).where(members.c.n.in_(found))
    story_of = dict(connection.execute(stands).all())
    return [Hit(kept[n].head, story_of.get(n), *snippet(kept[n].article, asked)) for n in found]


def _words(connection: Connection, article: Article, tagged: Sequence[str]) -> str:
    """What the database is given of an article. A title that stands in the text is not given twice."""
    marks = [_mark("outlet", clean(article.outlet or "")), *(_mark("tag", one) for one in tagged)]
    title = [] if article.title_in_text else _cut(article.title)
    body = _cut(article.text)
    if _lite(connection):
        return " ".join([*marks, _NOTHING, *title, _NOTHING, *body])
    return " ".join([*marks, _vector(title, 1), _vector(body, _GAP + len(title))])


_NOTHING = "0x0"  # stands between title and text; no word of a query is cut so


def _cut(told: str) -> list[str]:
    return [word[:_LONGEST] for word in tokens(clean(told))]


def _vector(words: Sequence[str], first: int) -> str:
    return " ".join(f"'{word}':{min(place, _LAST_PLACE)}" for place, word in enumerate(words, first))


def _mark(kind: str, name: str) -> str:
    """A word that stands for an outlet or a tag."""
    return f"0x{hashlib.sha256(f'{kind} {name}'.encode()).hexdigest()[:16]}"


def _lite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
