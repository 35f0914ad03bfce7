# SPDX-License-Identifier: Apache-2.0
"""Compare a database with the version of this program, and bring it there with Alembic.

A revision is the number that begins the name of a migration's file, four digits, counted up.
"""

from pathlib import Path

import sqlalchemy as sa

from sanad.errors import AlreadyDone, DatabaseOutdated, ProgramOutdated
from sanad.storage.database import Database

_MIGRATIONS = Path(__file__).parent / "migrations"


def newest() -> str:
    """Return the newest revision that this program knows."""
    return max(path.name[:4] for path in (_MIGRATIONS / "versions").glob("[0-9]*.py"))


def revision(connection: sa.Connection) -> str:
    """Return the revision at which the database stands."""
    found = connection.exec_driver_sql("select version_num from alembic_version")
    return str(found.scalar_one())


def require_newest(database: Database) -> None:
    """Refuse a database of another revision than this program's; costs one query, and does not load Alembic.

    Raises:
        DatabaseFault: it is not there, or does not answer.
        DatabaseOutdated: it is of an older program, and `upgrade` brings it here.
        ProgramOutdated: it is of a newer program; there is no way back.
    """
    known = newest()
    database.require_there()
    with database.reading() as connection:
        found = revision(connection)
    if found < known:
        raise DatabaseOutdated(database.shown, found=found, known=known)
    if found > known:
        raise ProgramOutdated(database.shown, found=found, known=known)


def require_empty(connection: sa.Connection, database: Database) -> None:
    """Refuse a database that holds anything: an office, or what another program keeps.

    Raises:
        AlreadyDone: there is a table in it.
    """
    if sa.inspect(connection).get_table_names():
        raise AlreadyDone(database.shown, kind="database", name=database.shown)


def upgrade(connection: sa.Connection, to: str = "head") -> None:
    """Run every migration up to revision `to` that the database has not seen, inside the open transaction: all of them are kept or none."""
    from alembic import command  # noqa: PLC0415  # 0.15 s, needed once in the life of a version
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
