"""The first store: articles and their versions, what was read out of them, stories and their feed, search."""

from __future__ import annotations

from alembic.operations import Operations
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
)

_NUMBER = BigInteger().with_variant(Integer, "sqlite")


def upgrade(op: Operations) -> None:
    """Every table, then the index of words, which each database has in its own way."""
    _articles(op)
    _readings(op)
    _stories(op)
    _sources(op)
    _search(op)


def _n() -> Column[int]:
    return Column("n", _NUMBER, ForeignKey("articles.n"), nullable=False)


def _text(name: str, nullable: bool = False) -> Column[str]:
    return Column(name, Text, nullable=nullable)


def _articles(op: Operations) -> None:
    op.create_table(
        "articles",
        Column("n", _NUMBER, primary_key=True, autoincrement=False),
        _text("id"),
        _text("key"),
        Column("version", Integer, nullable=False),
        Column("previous", _NUMBER, ForeignKey("articles.n")),
        Column("current", Boolean, nullable=False),
        _text("outlet", True),
        _text("title"),
        _text("published", True),
        _text("published_precision"),
        _text("url", True),
        _text("file", True),
        _text("source_id", True),
        _text("language"),
        _text("text_sha256"),
        _text("first_seen"),
        UniqueConstraint("id"),
        UniqueConstraint("key", "version"),
    )
    op.create_index("articles_text", "articles", ["text_sha256"])
    op.create_index("articles_source_id", "articles", ["source_id"])
    op.create_table(
        "bodies",
        _n(),
        Column("article", LargeBinary, nullable=False),
        _text("place"),
        _text("raw_sha256", True),
        _text("extractor", True),
        PrimaryKeyConstraint("n"),
    )
    op.create_table("outlets", _text("outlet"), Column("articles", Integer, nullable=False), _key("outlet"))


def _readings(op: Operations) -> None:
    number = Column("number", _NUMBER, primary_key=True, autoincrement=True)
    op.create_table("readings", number, _text("name"), UniqueConstraint("name"))
    op.create_table("tellings", _n(), _reading(), _data(), _text("made"), _key("n", "reading"))
    op.create_table("looks", _n(), _reading(), _data(), _key("n", "reading"))
    op.create_table("tags", _n(), _text("tags"), _key("n"))
    op.create_table("states", _text("name"), _data(), _key("name"))


def _stories(op: Operations) -> None:
    counts = [Column(name, Integer, nullable=name in _UNKNOWN_AT_FIRST) for name in ("articles", "outlets", *_UNKNOWN)]
    updated = Column("updated", _NUMBER, nullable=False)
    days = (_text("first", True), _text("last", True))
    op.create_table("stories", _text("id"), _text("title"), *counts, *days, updated, _text("into", True), _key("id"))
    op.create_index("stories_size", "stories", ["articles", "updated", "id"])
    op.create_index("stories_updated", "stories", ["updated"])
    op.create_index("stories_origins", "stories", ["origins", "articles", "id"])
    op.create_index("stories_last", "stories", ["last", "id"])
    op.create_table("members", _n(), _story(), _key("n"))
    op.create_index("members_story", "members", ["story", "n"])
    op.create_table("story_outlets", _text("outlet"), _story(), _key("outlet", "story"), sqlite_with_rowid=False)
    op.create_index("story_outlets_story", "story_outlets", ["story"])
    op.create_table(
        "changes",
        Column("seq", _NUMBER, primary_key=True, autoincrement=True),
        _text("at"),
        _text("kind"),
        _text("story"),
        _text("article", True),
        _text("other", True),
        _text("detail"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "comparisons", _story(), _reading(), _text("articles"), _data(), _text("made"), _key("story", "reading")
    )


def _sources(op: Operations) -> None:
    done, seen = Column("done", Boolean, nullable=False), Column("seen", Integer, nullable=False)
    op.create_table("sources", _text("source"), _text("state"), seen, done, _text("at"), _key("source"))
    op.create_table(
        "skipped",
        Column("number", _NUMBER, primary_key=True, autoincrement=True),
        _text("source"),
        _text("code"),
        _text("reason"),
        _text("at"),
        UniqueConstraint("source", "code", "reason"),
    )


def _search(op: Operations) -> None:
    """Words are cut by words.py for both, so that both find the same."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE search USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0')"
        )
        return
    op.execute("CREATE TABLE search (n BIGINT PRIMARY KEY REFERENCES articles(n), words TSVECTOR NOT NULL)")
    op.execute("CREATE INDEX search_words ON search USING gin (words)")


_UNKNOWN = ("origins", "contradictions")
_UNKNOWN_AT_FIRST = frozenset(_UNKNOWN)


def _key(*names: str) -> PrimaryKeyConstraint:
    return PrimaryKeyConstraint(*names)


def _reading() -> Column[int]:
    return Column("reading", _NUMBER, ForeignKey("readings.number"), nullable=False)


def _story() -> Column[str]:
    return Column("story", Text, ForeignKey("stories.id"), nullable=False)


def _data() -> Column[bytes]:
    return Column("data", LargeBinary, nullable=False)
