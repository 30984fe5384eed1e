"""Migrate: bring a database to the version this program knows, one numbered file of migrations/ after the other.

In: a connection inside a transaction. A database of a newer version is refused, and one that holds other tables.
"""

from __future__ import annotations

import importlib
import pkgutil

from sqlalchemy import Column, Connection, Integer, MetaData, Table, inspect

from tellings.errors import NewerStore, NotAStore
from tellings.store import migrations

_version = Table("store_version", MetaData(), Column("version", Integer, nullable=False))


def known() -> int:
    """The newest version there is a migration to."""
    return max(number for number, _ in _steps())


def version(connection: Connection, where: str) -> int:
    """The version of a database; 0 for an empty one. Raises NotAStore or NewerStore."""
    tables = set(inspect(connection).get_table_names())
    if _version.name not in tables:
        if tables:
            raise NotAStore(store=where, why=f"a table {min(tables)} of another program")
        return 0
    found = connection.execute(_version.select()).scalar_one_or_none()
    if found is None:
        raise NotAStore(store=where, why="no version in it")
    if found > known():
        raise NewerStore(store=where, found=found, known=known())
    return int(found)


def upgrade(connection: Connection, where: str) -> None:
    """Run the migrations that are missing, all in the transaction of the connection."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    found = version(connection, where)
    if found == known():
        return
    operations = Operations(MigrationContext.configure(connection))
    for number, name in _steps():
        if number > found:
            importlib.import_module(f"{migrations.__name__}.{name}").upgrade(operations)
    if found == 0:
        _version.create(connection)
        connection.execute(_version.insert().values(version=known()))
    else:
        connection.execute(_version.update().values(version=known()))


def _steps() -> list[tuple[int, str]]:
    """The files of migrations/ by number: m0001_first, m0002_..."""
    names = (module.name for module in pkgutil.iter_modules(migrations.__path__))
    return sorted((int(name[1:5]), name) for name in names)
