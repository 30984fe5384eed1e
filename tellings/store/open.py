"""Open: a path or an address -> a database that is ready, and the two ways to use it: reading and writing.

SQLite: write-ahead log, foreign keys on, half a minute of patience. PostgreSQL: writers stand in line. Whatever the
driver complains of comes out as a StoreError with its cure.
"""

from __future__ import annotations

import re
import sqlite3
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from tellings.errors import (
    CannotWrite,
    DamagedStore,
    DiskFull,
    NoServer,
    NoStore,
    NotAStore,
    StoreBusy,
    StoreError,
    TellingsError,
)
from tellings.store import migrate

_PATIENCE = 30.0  # seconds for another writer
_LINE = 0x7E111065  # the lock for which writers to PostgreSQL stand in line
_CACHE = 64 * 1024  # KiB
_LOG = 8000  # pages of the log before they go into the file
_PASSWORD = re.compile(r"(?<=://)([^/@:]*):[^/@]*@")
_SCHEMES = ("postgresql://", "postgres://", "postgresql+psycopg://")
_CURES: tuple[tuple[str, type[StoreError]], ...] = (
    ("disk is full", DiskFull),
    ("no space left", DiskFull),
    ("could not extend file", DiskFull),
    ("disk i/o error", DiskFull),
    ("readonly database", CannotWrite),
    ("unable to open database file", CannotWrite),
    ("permission denied", CannotWrite),
    ("read-only transaction", CannotWrite),
    ("database is locked", StoreBusy),
    ("lock timeout", StoreBusy),
    ("not a database", NotAStore),
    ("malformed", DamagedStore),
)


def engine(where: str, *, create: bool, read_only: bool) -> Engine:
    """A database at its newest version."""
    found = _server(where) if where.startswith(_SCHEMES) else _file(where, create, read_only)
    try:
        with reading(found, where) as connection:
            current = migrate.version(connection, where)
        if current < migrate.known():
            if read_only or (not current and not create):
                raise NoStore(store=where) if not current else CannotWrite(store=where, why="of an older version")
            with writing(found, where) as connection:
                migrate.upgrade(connection, where)
    except TellingsError:
        found.dispose()
        raise
    return found


@contextmanager
def reading(engine: Engine, where: str) -> Iterator[Connection]:
    """A moment of the database, whatever others write meanwhile."""
    with _cured(where), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine, where: str) -> Iterator[Connection]:
    """All that is written inside is committed at its end, or none of it."""
    with _cured(where), engine.connect().execution_options(writing=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:line)"), {"line": _LINE})
        yield connection


@contextmanager
def _cured(where: str) -> Iterator[None]:
    try:
        yield
    except DBAPIError as problem:
        raise cured(where, problem) from problem


def shown(where: str) -> str:
    """A place without the password that may stand in it."""
    return _PASSWORD.sub(r"\1:***@", where)


def cured(where: str, problem: DBAPIError) -> StoreError:
    """What a driver complained of, as an error of ours."""
    where = shown(where)
    why = " ".join(str(problem.orig).split())
    for words, kind in _CURES:
        if words in why.lower():
            return kind(store=where, why=why)
    if problem.connection_invalidated or "connection" in why.lower():
        return NoServer(store=where, why=why, cure="check the address, and that the server runs")
    return StoreError(store=where, why=why)


def _file(where: str, create: bool, read_only: bool) -> Engine:
    path = Path(where.removeprefix("sqlite:///"))
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        if not create or read_only:
            raise NoStore(store=where) from None
        size = 0
    except (OSError, ValueError) as problem:
        raise CannotWrite(store=where, why=getattr(problem, "strerror", None) or problem) from problem
    if not size and (read_only or not create):
        raise NoStore(store=where)
    made = create_engine("sqlite+pysqlite://", creator=_opener(path, read_only), poolclass=QueuePool)
    event.listen(made, "connect", _read_only_pragmas if read_only else _pragmas)
    event.listen(made, "begin", _begin)
    return made


def _opener(path: Path, read_only: bool) -> Callable[[], sqlite3.Connection]:
    address = f"file:{urllib.parse.quote(str(path.absolute()))}"

    def connect(query: str) -> sqlite3.Connection:
        return sqlite3.connect(
            f"{address}?{query}", uri=True, timeout=_PATIENCE, check_same_thread=False, isolation_level=None
        )

    def opened() -> sqlite3.Connection:
        if not read_only:
            return connect("mode=rwc")
        connection = connect("mode=ro")
        try:
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            log = path.with_name(f"{path.name}-wal")
            if log.exists() and log.stat().st_size:
                raise
            return connect("mode=ro&immutable=1")  # a folder that may not be written, and nobody writing
        return connection

    return opened


def _read_only_pragmas(connection: sqlite3.Connection, _: Any) -> None:
    connection.execute(f"PRAGMA cache_size=-{_CACHE}")


def _pragmas(connection: sqlite3.Connection, _: Any) -> None:
    for pragma in (
        "page_size=4096",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"cache_size=-{_CACHE}",
        "temp_store=MEMORY",
        f"wal_autocheckpoint={_LOG}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """SQLite must be told at once that a transaction will write, or two of them fail each other."""
    kind = "IMMEDIATE" if connection.get_execution_options().get("writing") else "DEFERRED"
    connection.exec_driver_sql(f"BEGIN {kind}")


def _server(where: str) -> Engine:
    address = "postgresql+psycopg://" + where.split("://", 1)[1]
    try:
        return create_engine(address, pool_pre_ping=True)
    except ImportError as problem:
        raise NoServer(
            store=shown(where), why="psycopg is not installed", cure="run: pip install tellings[postgres]"
        ) from problem
    except (ArgumentError, NoSuchModuleError, ValueError) as problem:
        raise NoServer(store=shown(where), why=problem, cure="give it as postgresql://user@host/name") from problem
