# SPDX-License-Identifier: Apache-2.0
"""What runs: which event starts which clock, when it is over, and that anybody can recompute it."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from sanad.casework.clocks import Calendar, Fixed, Started, running
from sanad.errors import BadValue
from sanad.rules.clock import WEEKEND, Alert, Clock, Length

ZONE = "Asia/Karachi"
HERE = ZoneInfo(ZONE)
CALENDAR = Calendar(ZONE, WEEKEND)


def clock(name, length, *starts, alert=None):
    return Clock(name, 1, name.title(), "A sample.", length, starts, alert, "Sample Act", "s. 1", ("sheet",), "V", "clerk")  # fmt: skip


CLOCKS = {
    each.id: each
    for each in (
        clock("appeal", Length(30, "days"), "conviction"),
        clock("report", Length(24, "hours"), "conviction", "arrested"),
        clock("records", Length(1, "years"), "communication", alert=Alert(Length(9, "months"), "after_start")),
        replace(clock("inquiry", Length(30, "days"), "fir_registered"), ends=("charges_filed",)),
        replace(clock("withdrawal", Length(24, "hours"), "acquittal"), per="request"),
    )
}  # fmt: skip
SENTENCED = Started("conviction", "2025-03-01", "proceeding:P-1", "Sample court: convicted.")
UNTIL = Fixed("Warrant ends", date(2025, 3, 10), "subject:S-01", "41/2025 of Sample court")


def told(*started, fixed=()):
    return running(CLOCKS, started, fixed, CALENDAR)


def test_one_event_starts_every_clock_that_names_it_and_the_first_to_end_comes_first():
    assert [(each.title, each.at) for each in told(SENTENCED, fixed=[UNTIL])] == [
        ("Report", datetime(2025, 3, 2, tzinfo=HERE)),
        ("Warrant ends", datetime(2025, 3, 11, tzinfo=HERE)),
        ("Appeal", datetime(2025, 3, 31, tzinfo=HERE)),
    ]


def test_an_event_that_no_clock_names_starts_nothing():
    assert told(Started("hearing", "2025-03-01", "proceeding:P-1", "")) == []


def test_a_clock_tells_its_provision_its_event_and_who_must_keep_it():
    report, _ = told(SENTENCED)
    assert report.explanation.startswith(
        "Sample court: convicted. Report: 24 hours from 2025-03-01"
    )
    assert "first moment of the day" in report.explanation
    assert (report.basis, report.who, report.thing) == ("Sample Act, s. 1", "clerk", "proceeding:P-1")  # fmt: skip


def test_traffic_data_are_over_after_a_year_and_call_after_nine_months():
    [found] = told(Started("communication", "2025-01-31", "subject:I-01", "Records are kept."))
    assert found.at == datetime(2026, 1, 31, tzinfo=HERE)
    assert found.alert == datetime(2025, 10, 31, tzinfo=HERE)


def test_of_an_event_known_by_its_month_the_earliest_end_is_told():
    [found] = told(Started("communication", "2025-01", "subject:I-01", "Records are kept."))
    assert found.at == datetime(2026, 1, 1, tzinfo=HERE)
    assert "The day is not known" in found.explanation


def test_the_last_day_of_a_paper_counts_in_full_in_the_zone_of_the_office():
    [found] = told(fixed=[UNTIL])
    assert found.at.isoformat() == "2025-03-11T00:00:00+05:00"
    assert (found.alert, found.who) == (None, "")
    assert "names 2025-03-10 as the last day" in found.explanation


def test_the_same_event_keeps_its_id_and_another_day_or_thing_has_another():
    other = Started("conviction", "2025-03-02", "proceeding:P-1", "other words")
    elsewhere = Started("conviction", "2025-03-01", "proceeding:P-2", "")
    ids = [each.id for each in told(SENTENCED, other, elsewhere)]
    assert len(set(ids)) == len(ids) == 6
    reworded = Started("conviction", "2025-03-01", "proceeding:P-1", "told otherwise")
    assert {each.id for each in told(reworded)} < set(ids)


def test_a_day_that_does_not_exist_is_refused():
    with pytest.raises(BadValue):
        told(Started("conviction", "2025-02-30", "proceeding:P-1", ""))


def test_as_a_document_it_holds_moments_with_their_zone():
    [found] = told(fixed=[UNTIL])
    assert found.as_json()["at"] == "2025-03-11T00:00:00+05:00"
    assert found.as_json()["alert"] is None


def test_what_a_clock_names_as_its_end_stops_it_and_nothing_else_does():
    begun = Started("fir_registered", "2025-03-01", "proceeding:P-1", "Registered.")
    assert [each.title for each in told(begun)] == ["Inquiry"]
    assert [each.title for each in told(replace(begun, then=("adjourned",)))] == ["Inquiry"]
    assert told(replace(begun, then=("adjourned", "charges_filed"))) == []


def test_a_clock_of_requests_runs_for_a_request_and_not_for_the_proceeding():
    acquitted = Started("acquittal", "2025-03-01", "proceeding:P-1", "Acquitted.")
    assert told(acquitted) == []
    [found] = told(replace(acquitted, thing="request:RN-01", per="request"))
    assert (found.title, found.thing) == ("Withdrawal", "request:RN-01")


def test_people_are_told_the_last_day_and_machines_the_moment_at_which_it_is_over():
    [found] = told(fixed=[UNTIL])
    assert found.until == "until the end of 10 March 2025"
    assert found.as_json()["at"] == "2025-03-11T00:00:00+05:00"


def test_a_moment_in_the_day_is_told_with_its_hour():
    [found] = told(Started("arrested", "2025-03-01T10:30:00+05:00", "proceeding:P-1", "Arrested."))
    assert found.until == "until 10:30 on 2 March 2025"
