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


def case(house, kind="criminal", country="PK"):
    order = OpenProceeding(by="liaison", **IN_CASE, kind=kind, country=country, authority="Sample court", reference="9/2025", subjects=("S-01",))  # fmt: skip
    return house.do(order)


def titles(house):
    return [each.title for each in clocks(house).running]


def test_a_report_laid_before_the_court_ends_the_time_of_the_investigation(house):
    name = case(house)
    happened(house, name, "fir_registered", "2025-12-01")
    assert "Investigation of a terrorism case" in titles(house)
    happened(house, name, "charges_filed", "2025-12-20")
    assert "Investigation of a terrorism case" not in titles(house)


def test_an_answer_ends_the_time_of_one_question_and_not_of_the_next(house):
    name = case(house, "notice", "INT")
    for day in ("2026-01-02", "2026-01-03"):
        happened(house, name, "questions_received", day)
    happened(house, name, "questions_answered", "2026-01-04", about=2)
    [left] = [each for each in clocks(house).running if each.id.startswith("complaint_answer")]
    assert left.id.endswith("2026-01-02")
    happened(house, name, "questions_answered", "2026-01-05")
    assert not [each for each in clocks(house).running if each.id.startswith("complaint_answer")]


def test_in_a_closed_proceeding_nothing_runs(house):
    name = case(house)
    happened(house, name, "fir_registered", "2025-12-01", next="evidence", next_on="2026-02-10")
    happened(house, name, "bail", "2025-12-02", until="2026-03-01")
    assert len(titles(house)) == 3
    happened(house, name, "closed")
    assert titles(house) == []


def test_a_day_that_another_has_replaced_and_a_measure_that_was_ended_run_no_more(house):
    name = case(house)
    happened(house, name, "hearing", "2025-12-01", next="evidence", next_on="2026-01-18")
    happened(house, name, "adjourned", "2025-12-02", next="argument", next_on="2026-02-18")
    happened(house, name, "bail", "2025-12-03", until="2026-03-01")
    assert titles(house) == ["argument", "End of bail"]
    happened(house, name, "bail_cancelled", "2025-12-04")
    assert titles(house) == ["argument"]


@pytest.mark.parametrize(
    ("country", "title", "told"),
    [
        ("AE", "Papers due, term not verified", "term not verified: 40 days (U)"),
        ("US", "Papers due, term not known", "By the treaty, about two months."),
        ("BR", "Papers due, term not known", "there is none"),
    ],
)
def test_a_term_abroad_that_nobody_verified_is_told_as_such(house, country, title, told):
    name = case(house, "extradition", country)
    happened(house, name, "provisional_arrest", "2026-01-04")
    [due] = [each for each in clocks(house).running if each.title.startswith("Papers due")]
    assert (due.title, told in due.explanation) == (title, True)
    happened(house, name, "papers_received")
    assert not [each for each in titles(house) if each.startswith("Papers due")]
