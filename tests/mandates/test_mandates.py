# SPDX-License-Identifier: Apache-2.0
"""Powers, appointments and what an instrument covers."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cast import CASE
from sanad.desk.acts.appoint_officer import AppointOfficer
from sanad.desk.acts.end_appointment import EndAppointment
from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.desk.questions.officers_with import OfficersWith
from sanad.errors import AlreadyDone, BadValue, NoMandate, SecondPersonNeeded, UnknownOfficer
from sanad.mandates.instrument import Instrument
from sanad.mandates.officer import Appointment, Officer, appointments, holds, serving
from sanad.mandates.powers import POWERS, held_by
from sanad.wiring import found_office


def paper(**fields):
    given = {
        "id": "o-1",
        "kind": "call_data_order",
        "number": "SP/1",
        "issuer": "SP",
        "legal_basis": "ATA 21EE",
        "issued_on": date(2025, 4, 1),
    }
    return Instrument(**{**given, **fields})


def test_whoever_drafts_cannot_review_and_whoever_governs_cannot_make_evidence():
    assert not POWERS["drafter"] & {"review", "approve"}
    assert not POWERS["reviewer"] & {"request", "approve", "build"}
    assert not POWERS["supervisor"] & {"receive", "claim", "judge", "find"}


def test_an_unknown_role_holds_nothing():
    assert held_by(["emperor"]) == frozenset()


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2025, 1, 1), True),
        (date(2024, 12, 31), False),
        (date(2025, 6, 30), True),
        (date(2025, 7, 1), False),
    ],
)
def test_an_appointment_lasts_from_its_first_to_its_last_day(day, held):
    given = Appointment("office", ("clerk",), date(2025, 1, 1), date(2025, 6, 30), "order")
    assert given.holds("receive", day) is held


@pytest.mark.parametrize(
    ("identifiers", "first", "last", "outside"),
    [
        (["+1"], date(2025, 1, 1), date(2025, 3, 31), None),
        (["+2"], date(2025, 1, 1), date(2025, 3, 31), "+2 is not named"),
        (["+1"], date(2024, 12, 31), date(2025, 3, 31), "begins"),
        (["+1"], date(2025, 1, 1), date(2025, 4, 1), "ends"),
    ],
)
def test_an_instrument_covers_its_numbers_and_its_days_and_no_others(
    identifiers, first, last, outside
):
    scope = {"covers": ("+1",), "covers_from": date(2025, 1, 1), "covers_to": date(2025, 3, 31)}
    said = paper(**scope).covers_data(identifiers, first, last)
    assert said is None if outside is None else outside in said


def test_an_instrument_survives_its_document_form():
    given = paper(covers=("+1", "+2"), covers_from=date(2025, 1, 1), offences=("ATA-11H",))
    assert Instrument.from_json(given.as_json()) == given


def test_an_instrument_of_an_unknown_kind_is_refused():
    with pytest.raises(BadValue, match="kind of instrument"):
        paper(kind="gut_feeling")


@pytest.mark.parametrize(
    ("day", "usable"),
    [(date(2025, 3, 31), False), (date(2025, 4, 1), True), (date(2026, 1, 1), True)],
)
def test_an_instrument_without_an_end_lasts_from_its_issue(day, usable):
    assert paper().in_force_on(day) is usable


@pytest.mark.parametrize(
    "change", [{"id": ""}, {"id": "Clerk One"}, {"id": "../x"}, {"name": " "}, {"office": ""}]
)
def test_an_officer_without_a_plain_id_a_name_or_an_office_is_not_enrolled(quick_house, change):
    given = {"id": "new.clerk", "name": "The clerk", "office": "records", **change}
    with pytest.raises(BadValue):
        quick_house.do(enrolment(Officer(**given), CASE))


def test_a_compartment_is_one_plain_word(quick_house):
    with pytest.raises(BadValue):
        quick_house.do(enrolment(Officer("new.clerk", "The clerk", "records"), "op/../x"))


@pytest.mark.parametrize("day", [date(2026, 1, each) for each in (5, 6, 7, 8)])
def test_who_signs_in_serves_on_the_days_on_which_the_door_lets_them(quick_house, day):
    """From the first day to the last; both are asked in statements of their own."""
    order = enrolment(Officer("guest", "The guest", "records"), CASE)
    days = {"from_day": date(2026, 1, 6), "until": date(2026, 1, 7)}
    quick_house.do(replace(order, **days))
    with quick_house.office.tools.database.reading() as connection:
        seat = serving(connection, "guest", day, datetime(2026, 1, 5, tzinfo=UTC))
        assert (seat is not None) == holds(connection, "guest", "look", CASE, day)
        assert (seat is not None) == (day.day in {6, 7})


def test_an_end_makes_no_appointment_longer_and_revives_none(quick_house):
    def end(last):
        order = {"officer": "clerk", "wanted_compartment": CASE, "order": "2"}
        quick_house.do(EndAppointment(by="supervisor", last=last, **order))

    end(date(2026, 1, 9))
    with pytest.raises(AlreadyDone):
        end(date(2026, 1, 10))
    end(date(2026, 1, 6))  # sooner than was said first
    quick_house.clock.now += timedelta(days=3)
    with pytest.raises(AlreadyDone):
        end(date(2027, 1, 1))


def appointing(who="clerk", where=CASE, by="supervisor", **changes):
    given = {"roles": ("reviewer",), "from_day": date(2026, 1, 8), "until": None, "order": "3"}
    return AppointOfficer(by=by, officer=who, wanted_compartment=where, **{**given, **changes})


def held(house, power, day, where=CASE, who="clerk"):
    with house.office.tools.database.reading() as connection:
        return holds(connection, who, power, where, day)


def test_an_officer_is_appointed_to_a_compartment_that_was_not_there_when_they_were_enrolled(quick_house):  # fmt: skip
    quick_house.do(appointing(where="op-second"))
    assert not held(quick_house, "review", date(2026, 1, 7), "op-second")
    assert held(quick_house, "review", date(2026, 1, 8), "op-second")
    assert held(quick_house, "receive", date(2026, 1, 8))  # what they had elsewhere stays


def test_other_roles_take_the_place_of_those_before_on_their_day_and_not_sooner(quick_house):
    quick_house.do(appointing())
    assert [held(quick_house, "receive", date(2026, 1, day)) for day in (7, 8)] == [True, False]
    assert [held(quick_house, "review", date(2026, 1, day)) for day in (7, 8)] == [False, True]
    quick_house.clock.now += timedelta(days=3)
    with quick_house.office.tools.database.reading() as connection:
        seat = serving(connection, "clerk", date(2026, 1, 8), quick_house.clock.now)
        every = appointments(connection)["clerk"]
    assert seat.roles[CASE] == ("reviewer",)
    told = [(each.roles, each.until) for each in every if each.compartment == CASE]
    assert told == [(("clerk",), date(2026, 1, 7)), (("reviewer",), None)]


def test_an_officer_who_left_is_appointed_again(quick_house):
    last = {"officer": "clerk", "wanted_compartment": CASE, "order": "2", "last": date(2026, 1, 5)}
    quick_house.do(EndAppointment(by="supervisor", **last))
    quick_house.do(appointing(roles=("clerk",)))
    days = [held(quick_house, "receive", date(2026, 1, day)) for day in (5, 6, 7, 8)]
    assert days == [True, False, False, True]


def test_an_end_ends_also_what_was_to_begin_later(quick_house):
    quick_house.do(appointing())
    last = {"officer": "clerk", "wanted_compartment": CASE, "order": "2", "last": date(2026, 1, 6)}
    quick_house.do(EndAppointment(by="supervisor", **last))
    assert not held(quick_house, "review", date(2026, 1, 9))
    assert not held(quick_house, "receive", date(2026, 1, 7))


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"who": "supervisor"}, SecondPersonNeeded),  # roles for themselves
        ({"by": "clerk", "who": "analyst"}, NoMandate),
        ({"who": "nobody"}, UnknownOfficer),
        ({"where": "op/../x"}, BadValue),
        ({"roles": ()}, BadValue),
        ({"roles": ("king",)}, BadValue),
        ({"order": " "}, BadValue),
        ({"from_day": date(2026, 1, 4)}, BadValue),
        ({"until": date(2026, 1, 7)}, BadValue),
    ],
)
def test_an_appointment_that_cannot_be_is_refused_and_ends_none(quick_house, changes, error):
    with pytest.raises(error):
        quick_house.do(appointing(**changes))
    assert held(quick_house, "receive", date(2030, 1, 1))


def test_an_appointment_is_not_put_before_a_later_one(quick_house):
    quick_house.do(appointing())
    with pytest.raises(AlreadyDone):
        quick_house.do(appointing(from_day=date(2026, 1, 7)))


def test_who_serves_in_a_compartment_is_told_to_who_serves_there_audits_or_governs(quick_house):
    quick_house.do(enrolment(Officer("guest", "The guest", "records"), "office"))

    def told(by, where):
        return quick_house.do(OfficersWith(by=by, wanted_power="send", wanted_compartment=where))

    assert told("guest", CASE) == told("guest", "op-nowhere") == []
    assert told("analyst", CASE) == told("auditor", CASE) == told("supervisor", CASE) != []


def enrolment(officer, compartment):
    given = {"roles": ("clerk",), "from_day": date(2025, 1, 1), "until": None, "order": "1"}
    return EnrolOfficer(by="supervisor", officer=officer, compartments=(compartment,), **given)


@pytest.mark.parametrize("change", [{"zone": "Mars/Base"}, {"zone": "../x"}, {"path": "usr"}])
def test_an_office_is_not_founded_where_hostile_files_could_read_it_or_in_no_zone(tmp_path, change):
    place = Path("/usr/local/sanad-office") if "path" in change else tmp_path / "office"
    told = {"name": "x", "officer": "boss", "officer_name": "Boss", "order": "1"}
    with pytest.raises(BadValue):
        found_office(place, **told, zone=change.get("zone", "Asia/Karachi"))
    assert not place.exists()
