# SPDX-License-Identifier: Apache-2.0
"""The ledger on both databases: what it guarantees, and every way to break it from outside."""

import json

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from sanad.errors import DatabaseFault, NotFound
from sanad.ledger import read, tables
from sanad.ledger.append import Pen
from sanad.ledger.audit import audit
from sanad.ledger.commitment import commitment
from sanad.ledger.erase import erase
from sanad.values.verdict import Integrity

AT = "2026-01-05T08:00:00.000000Z"


def body(number):
    return {"act": "look", "at": AT, "by": "clerk", "outcome": "done", "what": {"n": number}}


def write(database, count, things=("exhibit:a",)):
    with database.writing() as connection:
        pen = Pen(connection)
        for number in range(count):
            pen.write(body(number), things)
        pen.flush()


def verdict(database):
    with database.reading() as connection:
        return audit(connection)


def test_a_ledger_written_in_several_transactions_agrees_with_itself(database):
    for count in (1, 2, 5, 9):
        write(database, count)
    assert verdict(database) == (Integrity.INTACT, 17, [])


def test_each_entry_names_the_one_before_about_the_same_thing(database):
    with database.writing() as connection:
        pen = Pen(connection)
        pen.write(body(0), ["exhibit:a"])
        pen.write(body(1), ["exhibit:b"])
        pen.write(body(2), ["exhibit:a", "exhibit:b"])
        pen.flush()
    with database.writing() as connection:
        pen = Pen(connection)
        pen.write(body(3), ["exhibit:a"])
        pen.flush()
    with database.reading() as connection:
        entries = list(read.entries(connection))
        assert read.chain(connection, "exhibit:a") == [0, 2, 3]
    assert entries[0].body["about"] == {"exhibit:a": ""}
    assert entries[2].body["about"] == {
        "exhibit:a": entries[0].commitment,
        "exhibit:b": entries[1].commitment,
    }
    assert entries[3].body["about"] == {"exhibit:a": entries[2].commitment}


def test_nothing_written_before_a_rollback_stays(database):
    write(database, 3)
    with pytest.raises(RuntimeError), database.writing() as connection:
        pen = Pen(connection)
        pen.write(body(9), [])
        pen.flush()
        raise RuntimeError
    assert verdict(database) == (Integrity.INTACT, 3, [])


@pytest.mark.parametrize("statement", ["delete from ledger_entry where seq = 1",
                                       "update ledger_entry set commitment = 'x' where seq = 1",
                                       "update ledger_entry set body = '{}' where seq = 1"])  # fmt: skip
def test_the_database_itself_refuses_to_change_an_entry(database, statement):
    write(database, 3)
    with pytest.raises(DatabaseFault, match="ledger"), database.writing() as connection:
        connection.execute(sa.text(statement))


def without_guards(database, statement):
    """Do what somebody does who owns the database file."""
    guards = {
        True: ["drop trigger ledger_entry_keeps", "drop trigger ledger_entry_stays"],
        False: ["drop trigger ledger_entry_guard on ledger_entry"],
    }
    with database.writing() as connection:
        for guard in guards[database.is_sqlite]:
            connection.execute(sa.text(guard))
        connection.execute(sa.text(statement))


def test_an_act_removed_from_the_middle_is_named(database):
    write(database, 5)
    without_guards(database, "delete from ledger_entry where seq = 2")
    found, _, faults = verdict(database)
    assert found is Integrity.BROKEN
    assert (faults[0].seq, faults[0].says) == (2, "the entry is missing")


def test_an_act_removed_from_the_end_leaves_its_node_behind(database):
    write(database, 5)
    without_guards(database, "delete from ledger_entry where seq = 4")
    found, _, faults = verdict(database)
    assert found is Integrity.BROKEN
    assert faults[0].seq == 4


def test_an_altered_body_is_named(database):
    write(database, 5)
    changed = json.dumps({**body(7), "v": "sanad/act/1", "about": {}})
    without_guards(database, f"update ledger_entry set body = '{changed}' where seq = 3")
    found, _, faults = verdict(database)
    assert found is Integrity.BROKEN
    assert faults[0].seq == 3
    assert "body" in faults[0].says


def test_an_altered_node_is_found(database):
    write(database, 4)
    without_guards(database, "update ledger_node set hash = 'ff' where level = 1 and position = 0")
    assert verdict(database)[0] is Integrity.BROKEN


def test_an_erased_body_leaves_the_tree_verifiable(database):
    write(database, 5)
    with database.reading() as connection:
        before = read.root(connection, 5)
    with database.writing() as connection:
        erase(connection, 2)
    with database.reading() as connection:
        assert read.root(connection, 5) == before
        gone = read.entry(connection, 2)
        raw = connection.execute(sa.select(tables.entry).where(tables.entry.c.seq == 2)).one()
    assert (gone.body, gone.salt) == (None, None)
    assert "clerk" not in str(raw)
    assert verdict(database) == (Integrity.INTACT, 5, [])


def test_an_erased_body_cannot_be_erased_again(database):
    write(database, 2)
    with database.writing() as connection:
        erase(connection, 1)
    with pytest.raises(NotFound), database.writing() as connection:
        erase(connection, 1)


def test_two_writers_at_once_number_without_gaps(database):
    import threading

    threads = [threading.Thread(target=write, args=(database, 20)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert verdict(database) == (Integrity.INTACT, 80, [])


def test_the_same_words_under_two_salts_commit_differently():
    one, two = commitment(b"\x00" * 32, body(1)), commitment(b"\x01" * 32, body(1))
    assert one != two


@given(
    st.dictionaries(st.text(max_size=5), st.integers(-99, 99)), st.binary(min_size=32, max_size=32)
)
def test_a_commitment_depends_on_content_and_not_on_order(what, salt):
    turned = dict(reversed(list(what.items())))
    assert commitment(salt, {"what": what}) == commitment(salt, {"what": turned})
