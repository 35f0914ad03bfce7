# SPDX-License-Identifier: Apache-2.0
"""What must be done by when, as papers, records and sheets of states say."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from cast import CASE
from law_desk import IN_CASE, WARRANT, claim, happened
from sanad.desk.acts.open_proceeding import OpenProceeding
from sanad.desk.questions.list_clocks import ListClocks

HERE = ZoneInfo("Asia/Karachi")
WARRANT_DAY = date(2026, 6, 30)


def clocks(house, compartment=CASE, within=None):
    asked = ListClocks(by="clerk", compartment=compartment, within_days=within)
    return house.do(asked)


def test_a_hearing_and_the_end_of_a_warrant_are_days_that_papers_name(house):
    case = OpenProceeding(by="liaison", **IN_CASE, kind="criminal", country="PK", authority="Sample court", reference="9/2025", subjects=("S-01",))  # fmt: skip
    happened(house, house.do(case), "hearing", next="evidence", next_on="2026-02-10")
    claim(house, "warrant", WARRANT)
    found = {each.title: each for each in clocks(house).running}
    assert found["evidence"].at == datetime(2026, 2, 11, tzinfo=HERE)  # the day itself counts
    assert found["Warrant ends"].at == datetime(2026, 7, 1, tzinfo=HERE)
    assert found["Warrant ends"].thing == "subject:S-01"


def test_records_of_an_incident_are_lost_after_a_year_and_asked_for_after_nine_months(house):
    house.subject("I-01", "incident")
    claim(house, "date", "2025-05-10", "I-01")
    [found] = [each for each in clocks(house).running if each.thing == "subject:I-01"]
    assert found.at == datetime(2026, 5, 10, tzinfo=HERE)
    assert found.alert == datetime(2026, 2, 10, tzinfo=HERE)
    assert "Section 32" in found.basis


@pytest.mark.parametrize(("country", "until"), [("FR", (2026, 2, 3)), ("AE", None)])
def test_papers_are_due_after_a_provisional_arrest_as_the_verified_sheet_of_the_state_says(
    house, country, until
):
    case = OpenProceeding(by="liaison", **IN_CASE, kind="extradition", country=country, authority="Ministry", reference="3/2026", subjects=("S-01",))  # fmt: skip
    happened(house, house.do(case), "provisional_arrest", "2026-01-04")
    due = [each.at for each in clocks(house).running if each.title == "Papers due"]
    assert due == ([] if until is None else [datetime(*until, tzinfo=HERE)])


def test_a_clock_is_near_when_it_calls_or_ends_and_those_far_off_are_counted(house):
    case = OpenProceeding(by="liaison", **IN_CASE, kind="criminal", country="PK", authority="Sample court", reference="9/2025", subjects=("S-01",))  # fmt: skip
    happened(house, house.do(case), "hearing", next="evidence", next_on="2026-02-10")
    found = clocks(house, within=36)  # from 5 January: the day after the hearing is not yet over
    assert (found.running, found.of) == ([], len(clocks(house).running))
    assert [each.title for each in clocks(house, within=37).running] == ["evidence"]


def test_papers_and_sheets_of_states_run_in_the_office_and_in_no_case(house):
    house.instrument("order-8", in_force_until=WARRANT_DAY)
    assert "instrument:order-8" in {each.thing for each in clocks(house, "office").running}
    assert {each.thing.split(":")[0] for each in clocks(house).running}.isdisjoint(
        {"instrument", "state"}
    )
