# SPDX-License-Identifier: Apache-2.0
"""What every test may ask for: both databases, an office with its cast, a timestamp authority."""

import gc
import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))
os.environ["SPARK_CONF_DIR"] = str(Path(__file__).parent / "servers" / "spark")

from cast import CASE, House
from originals import Originals
from sanad.desk.procedures.build_dossier import write_package
from sanad.desk.questions.dossier_contents import DossierContents
from sanad.storage.database import Database
from scene import Scene
from servers import authority, postgres

settings.register_profile("explore", deadline=None)  # a busy machine is no fault
settings.register_profile("same", settings.get_profile("explore"), derandomize=True)
settings.load_profile(
    "same"
)  # what one change broke is not found in another; CONTRIBUTING.md says how to explore


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """Collect without looking for garbage, and never look at what was collected: twenty thousand tests stay until the end."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session")
def postgres_server():
    with postgres.cluster() as address:
        yield address


BOTH = ("sqlite", "postgresql")


@pytest.fixture(params=BOTH)
def database_url(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'test.db'}"
    return postgres.fresh(request.getfixturevalue("postgres_server"))


@pytest.fixture(params=BOTH)
def database(request, originals, tmp_path):
    """A database of the newest revision in which nothing is written yet."""
    opened = Database(originals.database(request.param, tmp_path / "test.db"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def originals(request, tmp_path_factory) -> Originals:
    return Originals(tmp_path_factory.mktemp, lambda: request.getfixturevalue("postgres_server"))


@pytest.fixture(params=BOTH)
def house(request, originals, tmp_path) -> House:
    """An office on each database."""
    with originals.house(request.param, tmp_path / "office") as copy:
        yield copy


@pytest.fixture(params=BOTH)
def scene(request, originals, tmp_path) -> Scene:
    """An office in the middle of its work, on each database."""
    with originals.scene(request.param, tmp_path / "office") as copy:
        yield copy


@pytest.fixture(scope="module", params=BOTH)
def standing_scene(request, originals, tmp_path_factory) -> Scene:
    """An office in the middle of its work, shared by tests that must not change it."""
    with originals.scene(request.param, tmp_path_factory.mktemp("standing") / "office") as copy:
        yield copy


@pytest.fixture
def quick_house(originals, tmp_path) -> House:
    """An office on SQLite only, where the database is not the point."""
    with originals.house("sqlite", tmp_path / "office") as copy:
        yield copy


@pytest.fixture
def quick_scene(originals, tmp_path) -> Scene:
    """An office in the middle of its work, on SQLite only."""
    with originals.scene("sqlite", tmp_path / "office") as copy:
        yield copy


@pytest.fixture
def timestamp_authority(tmp_path):
    folder = tmp_path / "authority"
    folder.mkdir()
    with authority.running(folder) as running:
        yield running


@pytest.fixture(scope="session")
def built_package(originals, tmp_path_factory) -> Path:
    """A package as an office writes it, made once; whoever changes it takes a copy."""
    folder = tmp_path_factory.mktemp("package")
    with originals.scene("sqlite", folder / "office") as scene:
        order = DossierContents(by="drafter", compartment=CASE, brief=scene.brief)
        office = scene.house.office
        return write_package(office.desk, office.tools, order, folder / "S-01-court-1").folder
