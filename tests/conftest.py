# SPDX-License-Identifier: Apache-2.0
"""What every test may ask for: both databases, an office with its cast, a timestamp authority."""

import sys
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

sys.path.insert(0, str(Path(__file__).parent))

from cast import House, build_house
from scene import set_scene
from servers import authority, postgres


@pytest.fixture(scope="session")
def postgres_server():
    with postgres.cluster() as address:
        yield address


BOTH = ("sqlite", "postgresql")


def fresh_database(kind: str, request, folder: Path) -> str:
    """Return the address of a new empty database of `kind`."""
    if kind == "sqlite":
        return f"sqlite:///{folder / 'test.db'}"
    address = request.getfixturevalue("postgres_server")
    name = f"t{uuid4().hex}"
    engine = sa.create_engine(address.format("postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(f"create database {name}"))
    engine.dispose()
    return address.format(name)


@pytest.fixture(params=BOTH)
def database_url(request, tmp_path):
    return fresh_database(request.param, request, tmp_path)


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


@pytest.fixture(scope="module", params=BOTH)
def standing_scene(request, tmp_path_factory):
    """An office in the middle of its work, shared by tests that must not change it."""
    folder = tmp_path_factory.mktemp("standing")
    built = build_house(folder / "office", fresh_database(request.param, request, folder))
    yield set_scene(built)
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
