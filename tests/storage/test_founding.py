# SPDX-License-Identifier: Apache-2.0
"""An office is founded on a database of its own, or not at all: nothing is left where the address was wrong."""

import pytest

from cast import build_house
from sanad.errors import AlreadyDone, BadValue, DatabaseFault
from sanad.ledger import read
from sanad.wiring import open_office
from servers import postgres


def entries(house) -> int:
    with house.office.tools.database.reading() as connection:
        return read.size(connection)


@pytest.fixture(params=["sqlite", "postgresql"])
def taken(request, tmp_path):
    """An office, and the address of its database."""
    if request.param == "sqlite":
        address = f"sqlite:///{tmp_path / 'taken.db'}"
    else:
        address = postgres.fresh(request.getfixturevalue("postgres_server"))
    house = build_house(tmp_path / "first", address)
    yield house, address
    house.office.close()


def test_a_second_office_never_writes_into_the_database_of_another(taken, tmp_path):
    house, address = taken
    before = entries(house)
    with pytest.raises(AlreadyDone, match="database"):
        build_house(tmp_path / "second", address)
    assert entries(house) == before
    assert list((tmp_path / "second").iterdir()) == []
    build_house(tmp_path / "second").office.close()  # the place is still good for another


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("nonsense", BadValue),
        ("postgres://boss:secret@db/cell", BadValue),
        ("mysql://db/cell", BadValue),
        ("postgresql+psycopg://db:port/cell", BadValue),
        ("postgresql+psycopg://nobody@/cell?host=/nowhere", DatabaseFault),
    ],
)
def test_a_wrong_address_is_told_and_leaves_no_keys_behind(address, error, tmp_path):
    with pytest.raises(error) as refused:
        build_house(tmp_path / "office", address)
    assert "secret" not in str(refused.value)
    assert list((tmp_path / "office").iterdir()) == []


def test_a_key_that_lies_there_is_not_replaced(quick_house, tmp_path):
    key = tmp_path / "new/keys/ledger.ed25519"
    key.parent.mkdir(parents=True)
    key.write_bytes((quick_house.office.path / "keys/ledger.ed25519").read_bytes())
    before = key.read_bytes()
    with pytest.raises(AlreadyDone, match="key"):
        build_house(tmp_path / "new")
    assert key.read_bytes() == before


def test_a_database_that_is_away_is_told_and_none_is_made_in_its_place(tmp_path):
    house = build_house(tmp_path / "office")
    house.office.close()
    file = tmp_path / "office/sanad.db"
    file.rename(tmp_path / "away.db")
    with pytest.raises(DatabaseFault, match="not there"):
        open_office(tmp_path / "office", house.clock)
    assert not file.exists()
