# SPDX-License-Identifier: Apache-2.0
"""A request that goes out opens a proceeding of its kind, and what the office does itself is recorded there."""

from dataclasses import replace
from datetime import date

import pytest

from cast import CASE
from sanad.casework import followed, proceedings
from sanad.casework.followed import Addressed, Own
from sanad.casework.proceedings import Proceeding
from sanad.casework.request import Request, get
from sanad.desk.acts.draft_request import DraftRequest
from sanad.errors import AlreadyDone, BadValue

TO = Addressed("GB", "Sample ministry", "7/2026", "2026-01-05")


@pytest.fixture
def open_office(quick_house):
    """A transaction on an office with one request, and that request."""
    quick_house.subject("S-01")
    asked = Request("RN-01", "red_notice", "S-01", CASE, "prosecution", {})
    quick_house.do(DraftRequest(by="drafter", compartment=CASE, request=asked))
    with quick_house.office.tools.database.writing() as connection:
        yield connection, get(connection, "RN-01")


def own(seq):
    return Own("liaison", seq, date(2026, 1, 6))


def course(connection, of):
    return [
        (each.kind, each.on, each.by)
        for each in proceedings.events(connection, [of])[of.id]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "carried"),
    [
        ("red_notice", "notice"),
        ("diffusion", "notice"),
        ("blue_notice", "notice"),
        ("extradition", "extradition"),
        ("provisional_arrest", "extradition"),
        ("mla", "mla"),
        ("evidence_referral", "mla"),
        ("un_listing", "sanctions"),
        ("domestic_warrant", "criminal"),
    ],
)
def test_each_kind_of_request_is_carried_on_by_a_proceeding_of_its_own_kind(
    open_office, kind, carried
):
    connection, asked = open_office
    opened = followed.send(connection, replace(asked, kind=kind), TO, own(900))
    assert (opened.kind, opened.request, opened.subjects) == (carried, "RN-01", ("S-01",))
    assert proceedings.get(connection, opened.id) == opened
    assert course(connection, opened) == [("sent", "2026-01-05", "liaison")]


def test_what_was_sent_waits_for_the_other_authority(open_office):
    connection, asked = open_office
    opened = followed.send(connection, asked, TO, own(900))
    [event] = proceedings.events(connection, [opened])[opened.id]
    assert (event.waits_for, event.source) == ("foreign_authority", "report by liaison")


def test_calling_back_is_recorded_where_the_request_is_followed_and_nowhere_else(open_office):
    connection, asked = open_office
    assert followed.withdraw(connection, asked, own(899)) is None
    opened = followed.send(connection, asked, TO, own(900))
    other = followed.withdraw(connection, replace(asked, id="RN-02"), own(901))
    assert other is None
    assert followed.withdraw(connection, asked, own(902)) == opened
    assert [kind for kind, _, _ in course(connection, opened)] == ["sent", "withdrawn"]


@pytest.mark.parametrize(
    "to",
    [
        replace(TO, country="England"),
        replace(TO, authority=" "),
        replace(TO, on="2026-01-07"),  # tomorrow
        replace(TO, on="soon"),
    ],
)
def test_nothing_is_sent_to_nobody_or_on_a_day_that_has_not_come(open_office, to):
    connection, asked = open_office
    with pytest.raises(BadValue):
        followed.send(connection, asked, to, own(900))


def test_one_reference_of_an_authority_is_one_matter(open_office):
    connection, asked = open_office
    followed.send(connection, asked, TO, own(900))
    with pytest.raises(AlreadyDone):
        followed.send(connection, asked, TO, own(901))


def test_a_warrant_that_is_asked_for_at_home_waits_for_the_court(open_office):
    connection, asked = open_office
    opened = followed.send(connection, replace(asked, kind="domestic_warrant"), TO, own(900))
    [event] = proceedings.events(connection, [opened])[opened.id]
    assert event.waits_for == "court"


def test_what_was_never_sent_is_not_called_back_in_a_proceeding_opened_for_it(open_office):
    connection, asked = open_office
    opened = Proceeding("P-900", "notice", "INT", "Sample bureau", "", ("S-01",), asked.id, CASE, "2026-01-05", 900)  # fmt: skip
    proceedings.add(connection, opened)
    assert followed.withdraw(connection, asked, own(902)) is None
