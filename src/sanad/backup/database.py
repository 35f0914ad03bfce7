# SPDX-License-Identifier: Apache-2.0
"""A database in one file, whatever it runs on: a copy as it stood at one moment, while others go on writing, and the way back.

SQLite copies itself (https://www.sqlite.org/backup.html). Of PostgreSQL every row is read in one transaction that sees one moment (repeatable read) and written into SQLite: values are kept
as the same text on both, so a backup of either can be brought back on either, by any version of the server.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import sqlalchemy as sa

from sanad.errors import DatabaseFault
from sanad.storage.database import Database
from sanad.storage.schema import require_empty, revision, upgrade

_AT_ONCE = 2_000
"""Rows."""
_OURS = "alembic_version"
"""The one table that the migrations fill by themselves."""


def copy_database(database: Database, into: Path) -> None:
    """Write the database as it stands into the new SQLite file `into`."""
    if not database.is_sqlite:
        target = Database(f"sqlite:///{into.absolute()}")
        try:
            with database.reading() as source:
                _pour(source, target)
        finally:
            target.close()
    else:
        with database.reading() as source, closing(sqlite3.connect(into)) as copy:
            cast("Any", source.connection.dbapi_connection).backup(copy)
    _one_file(into)


def bring_back(path: Path, database: Database) -> None:
    """Fill an empty database from a copy.

    Raises:
        AlreadyDone: there is something in it.
        DatabaseFault: the copy is no database, or does not fit.
    """
    with database.writing() as connection:
        require_empty(connection, database)
    source = Database(f"sqlite:///{path.absolute()}")
    try:
        with source.reading() as connection:
            _pour(connection, database)
    finally:
        source.close()


def _pour(source: sa.Connection, target: Database) -> None:
    """Make the tables and copy every row, referred to before referring; all of it or nothing."""
    with target.writing() as connection:
        upgrade(connection, revision(source))
        tables = sa.MetaData()
        tables.reflect(connection)
        for table in tables.sorted_tables:
            if table.name == _OURS:
                continue
            every = sa.select(table).execution_options(yield_per=_AT_ONCE)
            for part in source.execute(every).mappings().partitions():
                connection.execute(sa.insert(table), [dict(row) for row in part])


def _one_file(path: Path) -> None:
    """Fold what stands beside a SQLite file into it."""
    try:
        with closing(sqlite3.connect(path)) as copy:
            copy.execute("pragma journal_mode=delete")
    except sqlite3.Error as error:
        raise DatabaseFault(str(path), detail=error) from error
