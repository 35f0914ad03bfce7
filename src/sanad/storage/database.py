# SPDX-License-Identifier: Apache-2.0
"""One database behind one address: SQLite in the office's directory, or PostgreSQL.

Guarantees: a write transaction sees no other writer (SQLite: BEGIN IMMEDIATE; PostgreSQL: one advisory
lock), and is on disk when `writing` returns. Does not guarantee: anything after a failed disk.

Times are kept as UTC text and documents as canonical JSON text, the same on both databases.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from sanad.errors import BadValue, DatabaseFault, DiskFull
from sanad.values.canonical import Json, canonical

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""Every room declares its tables here; migrations bring a database to this state."""

_WRITER_LOCK = 0x53414E41  # "SANA": one number for PostgreSQL's advisory lock


_AT_ONCE = 24
"""Connections kept open: twenty people at work, and what the program does by itself. As many again are opened while all are in use."""
_WRITTEN = "written sqlite:////path/to/file.db or postgresql+psycopg://user@host/name, with the driver of PostgreSQL installed"
_ONE_VIEW = "set transaction isolation level repeatable read, read only"


class Document(sa.TypeDecorator[dict[str, Json]]):
    """A JSON document, kept as canonical text so that both databases hold the same bytes."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: dict[str, Json] | None, dialect: sa.Dialect) -> str | None:
        """Encode on the way in."""
        del dialect
        return None if value is None else canonical(value).decode()

    def process_result_value(
        self, value: str | None, dialect: sa.Dialect
    ) -> dict[str, Json] | None:
        """Decode on the way out."""
        del dialect
        return None if value is None else cast("dict[str, Json]", json.loads(value))


class Database:
    """An open database: `writing()` for one transaction that changes, `reading()` for one that does not."""

    def __init__(self, url: str) -> None:
        """Connect lazily to a SQLAlchemy `url`, `sqlite:///...` or `postgresql+psycopg://...`.

        Raises:
            BadValue: it is no such address; it is not repeated, since it may hold a password.
        """
        self.url = url
        try:
            self._engine = sa.create_engine(url, pool_size=_AT_ONCE, max_overflow=_AT_ONCE)
        except (ArgumentError, ImportError, ValueError, TypeError) as error:
            raise BadValue("database", value="What was given", type="address of a database", detail=_WRITTEN) from error  # fmt: skip
        self.is_sqlite = self._engine.dialect.name == "sqlite"
        if self.is_sqlite:
            sa.event.listen(self._engine, "connect", _prepare_sqlite)

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Yield a connection inside one exclusive transaction; commit at the end, roll back on any error."""
        with self._faults_named(), self._engine.connect() as connection:
            if self.is_sqlite:
                # A plain BEGIN lets two readers both try to write, and one always fails.
                connection.exec_driver_sql("begin immediate")
            else:
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_WRITER_LOCK)))
            try:
                yield connection
            except BaseException:
                connection.rollback()
                if self.is_sqlite:
                    _end_sqlite(connection, "rollback")
                raise
            if self.is_sqlite:
                _end_sqlite(connection, "commit")
            connection.commit()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Yield a connection with one consistent view; nothing is kept."""
        with self._faults_named(), self._engine.connect() as connection:
            connection.exec_driver_sql("begin" if self.is_sqlite else _ONE_VIEW)
            try:
                yield connection
            finally:
                if self.is_sqlite:
                    _end_sqlite(connection, "rollback")
                connection.rollback()

    @property
    def shown(self) -> str:
        """Return the address as people may see it: without its password."""
        return self._engine.url.render_as_string(hide_password=True)

    def require_there(self) -> None:
        """Refuse a SQLite file that is not there: opening it would make one that holds nothing, in the place of what may only be away with its disk.

        Raises:
            DatabaseFault: it is not there.
        """
        file = self._engine.url.database
        if self.is_sqlite and file is not None and not Path(file).exists():
            raise DatabaseFault(self.shown, detail="its file is not there")

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @contextmanager
    def _faults_named(self) -> Iterator[None]:
        try:
            yield
        except OperationalError as error:
            if "disk is full" in str(error) or "No space left" in str(error):
                raise DiskFull(self.shown, what_for="the database") from error
            raise DatabaseFault(self.shown, detail=error.orig) from error
        except DBAPIError as error:
            raise DatabaseFault(self.shown, detail=error.orig) from error
        except (
            sqlite3.Error
        ) as error:  # of the transaction's own end, which SQLAlchemy does not see
            if "disk is full" in str(error):
                raise DiskFull(self.shown, what_for="the database") from error
            raise DatabaseFault(self.shown, detail=error) from error


def _prepare_sqlite(dbapi: Any, record: object) -> None:  # noqa: ANN401  # the driver's own type
    del record
    dbapi.isolation_level = None  # we say BEGIN ourselves
    for pragma in ("journal_mode=wal", "synchronous=full", "foreign_keys=on", "busy_timeout=10000"):
        dbapi.execute("pragma " + pragma)


def _end_sqlite(connection: sa.Connection, how: str) -> None:
    driver = cast("Any", connection.connection.dbapi_connection)
    if driver.in_transaction:
        driver.execute(how)
