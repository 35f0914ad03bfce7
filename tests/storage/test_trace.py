# SPDX-License-Identifier: Apache-2.0
"""What work was told is known again, on both databases, and any other answer is noticed."""

import json

import pytest
import sqlalchemy as sa

from sanad.mandates.tables import officer
from sanad.storage.trace import Answers, traced
from sanad.values.canonical import canonical


@pytest.fixture
def two(database):
    with database.writing() as connection:
        for name in ("one", "two"):
            connection.execute(sa.insert(officer).values(id=name, name=name, office="cell"))
    return database


def ask(connection, *names):
    rows = connection.execute(sa.select(officer.c.name).where(officer.c.id.in_(names)))
    return sorted(rows.scalars())


def kept(trace):
    """Return what was asked as a database gives it back: in other order of statements."""
    return json.loads(canonical(trace.asked))


def change(database, name):
    with database.writing() as connection:
        connection.execute(sa.update(officer).where(officer.c.id == name).values(name="another"))


def told(database, trace):
    with database.reading() as connection:
        return Answers(connection).told(kept(trace))


@pytest.fixture
def trace(two):
    with two.reading() as connection, traced(connection) as found:
        ask(connection, "one")
        ask(connection, "one", "nobody")
        ask(connection, "one")
    return found


def test_what_is_the_same_is_told_the_same(two, trace):
    assert told(two, trace) == trace.told
    assert sum(map(len, trace.asked.values())) == 2


def test_another_answer_is_noticed(two, trace):
    change(two, "one")
    assert told(two, trace) != trace.told


def test_what_nobody_asked_about_may_change(two, trace):
    change(two, "two")
    assert told(two, trace) == trace.told


def test_somebody_who_was_not_there_and_is_now_is_noticed(two, trace):
    with two.writing() as connection:
        connection.execute(sa.insert(officer).values(id="nobody", name="x", office="cell"))
    assert told(two, trace) != trace.told


def test_what_is_asked_afterwards_is_no_part_of_it(two):
    with two.reading() as connection:
        with traced(connection) as trace:
            ask(connection, "one")
        ask(connection, "two")
    change(two, "two")
    assert told(two, trace) == trace.told


def test_a_trace_goes_on_where_it_stopped(two):
    with two.reading() as connection:
        with traced(connection) as trace:
            ask(connection, "one")
        with traced(connection, trace):
            ask(connection, "two")
    change(two, "two")
    assert told(two, trace) != trace.told
