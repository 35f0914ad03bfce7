# SPDX-License-Identifier: Apache-2.0
"""An office founded by an older program works only after an officer has upgraded it, and then as a new one does."""

import json

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from click.testing import CliRunner

from sanad import wiring
from sanad.cli.main import main
from sanad.desk.acts.upgrade_office import UpgradeOffice
from sanad.errors import DatabaseFault, DatabaseOutdated, NoMandate, ProgramOutdated, UnknownOfficer
from sanad.ledger import read
from sanad.mandates.officer import Appointment, Officer, enrol
from sanad.storage import schema, written
from sanad.storage.database import Database, metadata


def run_to(revision):
    """Return what runs the migrations as the program of that revision did."""

    def upgrade(connection):
        config = Config()
        config.set_main_option("script_location", "sanad:storage/migrations")
        config.attributes["connection"] = connection
        command.upgrade(config, revision)

    return upgrade


@pytest.fixture(params=["0001", "0012"])
def older(request, database_url, tmp_path, monkeypatch):
    """The directory of an office founded by an older program, its supervisor and a clerk."""
    with monkeypatch.context() as program:
        program.setattr(wiring, "upgrade", run_to(request.param))
        program.setattr(written, "keep", lambda *_: None)  # it came with 0019
        path, founder = tmp_path / "office", {"officer": "boss", "officer_name": "The boss"}
        office = wiring.found_office(
            path, name="Old cell", order="1", database=database_url, **founder
        )
    with office.tools.database.writing() as connection:
        rights = Appointment("office", ("clerk",), office.tools.clock().date(), None, "1")
        enrol(connection, Officer("clerk", "The clerk", "records"), [rights])
    office.close()
    return path, request.param, database_url


@pytest.fixture
def look(older):
    """Ask the database itself."""
    database = Database(older[2])
    yield database
    database.close()


def standing(database):
    with database.reading() as connection:
        return schema.revision(connection), sa.inspect(connection).get_table_names()


def last_entry(database):
    with database.reading() as connection:
        return list(read.entries(connection))[-1]


def test_an_office_of_an_older_program_is_not_opened(older):
    path, revision, _ = older
    with pytest.raises(DatabaseOutdated) as refused:
        wiring.open_office(path)
    assert refused.value.facts == {"found": revision, "known": schema.newest()}
    assert refused.value.command == "sanad upgrade"


def test_an_upgraded_office_opens_and_its_tables_are_those_of_a_new_one(older, look):
    path, revision, _ = older
    answer = CliRunner().invoke(main, ["upgrade", "--office", str(path), "--as", "boss", "--json"])
    assert answer.exit_code == 0, answer.output
    assert json.loads(answer.output) == {"before": revision, "after": schema.newest()}
    wiring.open_office(path).close()
    with look.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    entry = last_entry(look)
    assert (entry.act, entry.outcome, entry.body["by"]) == ("upgrade_office", "done", "boss")
    assert entry.body["what"] == {"before": revision, "after": schema.newest()}


@pytest.mark.parametrize(("by", "error"), [("clerk", NoMandate), ("nobody", UnknownOfficer)])
def test_who_may_not_govern_changes_no_table_and_the_attempt_is_recorded(older, look, by, error):
    before, office = standing(look), wiring.open_outdated(older[0])
    with pytest.raises(error):
        office.desk.perform(UpgradeOffice(by=by))
    office.close()
    assert standing(look) == before
    entry = last_entry(look)
    assert (entry.act, entry.outcome, entry.body["by"]) == ("upgrade_office", "refused", by)


def test_a_migration_that_fails_takes_those_before_it_back(older, look):
    with look.writing() as connection:
        connection.exec_driver_sql("create table leave (x integer)")  # migration 0013 makes it
    before, office = standing(look), wiring.open_outdated(older[0])
    with pytest.raises(DatabaseFault, match="leave"):
        office.desk.perform(UpgradeOffice(by="boss"))
    office.close()
    assert standing(look) == before
    assert last_entry(look).act == "found_office"


@pytest.mark.parametrize("opened", [wiring.open_office, wiring.open_outdated])
def test_an_office_of_a_newer_program_is_neither_opened_nor_upgraded(older, look, opened):
    with look.writing() as connection:
        connection.exec_driver_sql("update alembic_version set version_num = '9999'")
    with pytest.raises(ProgramOutdated, match="9999"):
        opened(older[0])
