"""Tables: how rows rest in the database, the same in SQLite and PostgreSQL; only `search` differs (see search.py).

Wide things (texts, tellings, looks) stand in tables of their own, so that lists read narrow rows. Times are UTC,
written as ISO text; publication is kept as it was told, in the article's record.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

Number = BigInteger().with_variant(Integer, "sqlite")  # SQLite's own row number must be an Integer

articles = Table(
    "articles",
    metadata,
    Column("n", Number, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("key", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("previous", Number, ForeignKey("articles.n")),
    Column("current", Boolean, nullable=False),
    Column("outlet", Text),
    Column("title", Text, nullable=False),
    Column("published", Text),
    Column("published_precision", Text, nullable=False),
    Column("url", Text),
    Column("file", Text),
    Column("source_id", Text),
    Column("language", Text, nullable=False),
    Column("text_sha256", Text, nullable=False),
    Column("first_seen", Text, nullable=False),
    UniqueConstraint("key", "version"),
    Index("articles_text", "text_sha256"),
    Index("articles_source_id", "source_id"),
)

bodies = Table(
    "bodies",
    metadata,
    Column("n", Number, ForeignKey("articles.n"), primary_key=True, autoincrement=False),
    Column("article", LargeBinary, nullable=False),  # codec.pack_article: every field, to the character
    Column("place", Text, nullable=False),
    Column("raw_sha256", Text),
    Column("extractor", Text),
)

readings = Table(  # by what something was read or compared: program, model, settings
    "readings",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("name", Text, nullable=False, unique=True),
)

tellings = Table(
    "tellings",
    metadata,
    Column("n", Number, ForeignKey("articles.n"), primary_key=True, autoincrement=False),
    Column("reading", Number, ForeignKey("readings.number"), primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),  # codec.pack
    Column("made", Text, nullable=False),
)

looks = Table(
    "looks",
    metadata,
    Column("n", Number, ForeignKey("articles.n"), primary_key=True, autoincrement=False),
    Column("reading", Number, ForeignKey("readings.number"), primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
)

tags = Table(
    "tags",
    metadata,
    Column("n", Number, ForeignKey("articles.n"), primary_key=True, autoincrement=False),
    Column("tags", Text, nullable=False),  # one a line: "entity:tilda marsh", "event:request"
)

outlets = Table(
    "outlets",
    metadata,
    Column("outlet", Text, primary_key=True),  # "" for none told
    Column("articles", Integer, nullable=False),  # current ones
)

stories = Table(
    "stories",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("origins", Integer),
    Column("contradictions", Integer),
    Column("first", Text),
    Column("last", Text),
    Column("updated", Number, nullable=False),
    Column("into", Text),
    Index("stories_size", "articles", "updated", "id"),
    Index("stories_updated", "updated"),
    Index("stories_origins", "origins", "articles", "id"),
    Index("stories_last", "last", "id"),
)

members = Table(
    "members",
    metadata,
    Column("n", Number, ForeignKey("articles.n"), primary_key=True, autoincrement=False),
    Column("story", Text, ForeignKey("stories.id"), nullable=False),
    Index("members_story", "story", "n"),
)

story_outlets = Table(
    "story_outlets",
    metadata,
    Column("outlet", Text, primary_key=True),
    Column("story", Text, ForeignKey("stories.id"), primary_key=True),
    Index("story_outlets_story", "story"),
    sqlite_with_rowid=False,
)

changes = Table(
    "changes",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("story", Text, nullable=False),
    Column("article", Text),
    Column("other", Text),
    Column("detail", Text, nullable=False),
    sqlite_autoincrement=True,
)

comparisons = Table(
    "comparisons",
    metadata,
    Column("story", Text, ForeignKey("stories.id"), primary_key=True),
    Column("reading", Number, ForeignKey("readings.number"), primary_key=True, autoincrement=False),
    Column("articles", Text, nullable=False),  # digest of the ids compared
    Column("data", LargeBinary, nullable=False),
    Column("made", Text, nullable=False),
)

sources = Table(
    "sources",
    metadata,
    Column("source", Text, primary_key=True),
    Column("state", Text, nullable=False),  # JSON
    Column("seen", Integer, nullable=False),
    Column("done", Boolean, nullable=False),
    Column("at", Text, nullable=False),
)

skipped = Table(
    "skipped",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("source", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
    UniqueConstraint("source", "code", "reason"),
)

states = Table(
    "states",
    metadata,
    Column("name", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
