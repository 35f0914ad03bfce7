# SPDX-License-Identifier: Apache-2.0
"""Migrations bring both databases to exactly the tables that the rooms declare, and lose nothing."""

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

import sanad.wiring  # noqa: F401  # imports every room, so that every table is declared
from sanad.errors import DatabaseFault
from sanad.storage.database import Database, metadata
from sanad.storage.schema import newest, revision, upgrade


def test_a_migrated_database_is_what_the_rooms_declare(database):
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_migrating_again_changes_nothing(database):
    with database.writing() as connection:
        upgrade(connection)
    with database.reading() as connection:
        assert revision(connection) == newest()


def test_a_reading_connection_cannot_keep_a_change(database):
    columns = "id, name, office"
    insert = sa.text(f"insert into officer ({columns}) values ('x', 'X', 'x')")
    if database.is_sqlite:
        with database.reading() as connection:
            connection.execute(insert)
    else:
        with pytest.raises(DatabaseFault, match="read-only"), database.reading() as connection:
            connection.execute(insert)
    with database.reading() as connection:
        assert connection.execute(sa.text("select count(*) from officer")).scalar() == 0


def test_a_failed_write_leaves_nothing(database):
    with pytest.raises(RuntimeError), database.writing() as connection:
        connection.execute(sa.text("insert into officer (id, name, office) values ('x', 'X', 'x')"))
        raise RuntimeError
    with database.reading() as connection:
        assert connection.execute(sa.text("select count(*) from officer")).scalar() == 0


def test_a_database_that_is_away_is_named_without_its_password():
    away = Database("postgresql+psycopg://user:secret@127.0.0.1:9/none")
    with pytest.raises(DatabaseFault) as refused, away.reading():
        pass
    assert "secret" not in str(refused.value)
    assert "127.0.0.1" in str(refused.value)
    away.close()


def test_a_full_disk_is_named_and_the_act_rolled_back(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'small.db'}")
    with database.writing() as connection:
        upgrade(connection)
    with database.reading() as connection:
        pages = connection.exec_driver_sql("pragma page_count").scalar()
    from sanad.errors import DiskFull

    big = "x" * 5_000_000
    with pytest.raises(DiskFull), database.writing() as connection:
        connection.exec_driver_sql(f"pragma max_page_count = {pages + 2}")
        insert = sa.text("insert into officer (id, name, office) values ('x', :name, 'x')")
        connection.execute(insert, {"name": big})
    database.close()
