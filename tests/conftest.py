# SPDX-License-Identifier: Apache-2.0
"""What every test may ask for: both databases, an office with its cast, a timestamp authority."""

import sys
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

sys.path.insert(0, str(Path(__file__).parent))

from cast import House, build_house  # noqa: E402
from servers import authority, postgres  # noqa: E402


@pytest.fixture(scope="session")
def postgres_server():
    with postgres.cluster() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'test.db'}"
    address = request.getfixturevalue("postgres_server")
    name = f"t{uuid4().hex}"
    engine = sa.create_engine(address.format("postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(f"create database {name}"))
    engine.dispose()
    return address.format(name)


@pytest.fixture
def database(database_url):
    from sanad.storage.database import Database
    from sanad.storage.schema import upgrade

    opened = Database(database_url)
    upgrade(opened)
    yield opened
    opened.close()


@pytest.fixture
def house(tmp_path, database_url) -> House:
    """An office on each database."""
    built = build_house(tmp_path / "office", database_url)
    yield built
    built.office.close()


@pytest.fixture
def quick_house(tmp_path) -> House:
    """An office on SQLite only, where the database is not the point."""
    built = build_house(tmp_path / "office")
    yield built
    built.office.close()


@pytest.fixture
def timestamp_authority(tmp_path):
    folder = tmp_path / "authority"
    folder.mkdir()
    with authority.running(folder) as running:
        yield running
