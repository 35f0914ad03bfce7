# SPDX-License-Identifier: Apache-2.0
"""Figures count what happened in a period, name nobody, and what is published gives nobody away."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast import CASE, CAST
from sanad.casework.statistics import (
    FEWER,
    OTHERS,
    WITHHELD,
    Asked,
    Deed,
    Figure,
    Raised,
    Seen,
    Withdrawn,
    figures,
    for_publication,
    quarter,
)
from sanad.desk.acts.answer_question import AnswerQuestion
from sanad.desk.acts.erase_body import EraseBody
from sanad.desk.acts.open_proceeding import OpenProceeding
from sanad.desk.acts.raise_task import RaiseTask
from sanad.desk.acts.record_event import RecordEvent
from sanad.desk.acts.send_request import SendRequest
from sanad.desk.acts.withdraw_request import WithdrawRequest
from sanad.desk.questions.list_requests import ListRequests
from sanad.desk.questions.statistics import Statistics
from sanad.errors import BadValue, NoMandate
from scene import sample_rule, signed, under

FIRST, LAST = date(2026, 1, 1), date(2026, 1, 31)
IN_CASE = {"compartment": CASE}
EMPTY = Seen(FIRST, LAST, (), (), (), (), (), 0)


def counted(measure, found):
    return {each.of: each.value for each in found if each.measure == measure}


def of(measure, **seen):
    return counted(measure, figures(replace(EMPTY, **seen)))


def asked(outcome="READY", grounds=(), state="drafted", **steps):
    days = {step: date(2026, 1, day) for step, day in steps.items()}
    return Asked("red_notice", state, outcome, frozenset(grounds), days)


# --- what is counted ------------------------------------------------------------------------------


def test_requests_are_counted_by_kind_state_and_outcome_and_one_of_another_period_is_not():
    drafted = [asked(), asked(), asked(state="sent"), asked(outcome=None)]
    assert of("requests", requests=drafted) == {
        "red_notice, drafted, READY": 2,
        "red_notice, sent, READY": 1,
    }


def test_a_request_counts_once_under_each_ground_of_the_rules_behind_it():
    drafted = [asked(grounds=("political", "evidence")), asked(grounds=("evidence",))]
    assert of("grounds", requests=drafted) == {"evidence": 2, "political": 1}


def test_refused_acts_are_counted_by_code_and_are_not_counted_as_done():
    deeds = [Deed("unmask_party", "AUTHORITY_NO_MANDATE"), Deed("unmask_party", None)]
    assert of("acts_refused", deeds=deeds) == {"AUTHORITY_NO_MANDATE": 1}
    assert of("unmaskings", deeds=deeds) == {"all": 1}


def test_an_override_is_an_answer_that_accepts_and_no_other():
    deeds = [Deed("answer_question", None, word) for word in ("accepted", "yes", "compliant")]
    refused = Deed("answer_question", "LAW_SIGNED_ALREADY", "accepted")
    assert of("overrides", deeds=[*deeds, refused]) == {"all": 1}


def test_what_never_happened_is_told_as_nought():
    assert of("unmaskings") == of("overrides") == of("tasks_filed") == {"all": 0}
    assert of("erasures") == {"exhibits": 0, "ledger entries": 0}


def test_a_refusal_counts_under_each_ground_and_one_without_is_not_lost():
    received = [["political", "evidence"], ["political"], []]
    assert of("refusals_received", refusals=received) == {
        "evidence": 1,
        "no ground named": 1,
        "political": 2,
    }


def test_times_between_signatures_are_of_the_period_of_the_second():
    requests = [
        asked(draft=1, review=3, approve=10),
        asked(draft=1, review=6),
        asked(draft=20, review=6),  # signed anew since: that review is of another draft
        asked(draft=1),
    ]
    assert of("days_to_review", requests=requests) == {"how many": 2, "median": 2, "longest": 5}
    assert of("days_to_approval", requests=requests) == {"how many": 1, "median": 7, "longest": 7}
    assert of("days_to_sending", requests=requests) == {"how many": 0}
    later = replace(EMPTY, requests=requests, first=date(2026, 1, 4))
    assert counted("days_to_review", figures(later))["how many"] == 1


def test_withdrawals_are_told_apart_and_timed_only_where_an_event_called_for_them():
    gone = [
        Withdrawn(sent=True, days=1),
        Withdrawn(sent=True, days=None),
        Withdrawn(sent=False, days=None),
    ]
    assert of("withdrawals", withdrawn=gone) == {"never sent": 1, "sent before": 2}
    assert of("days_to_withdrawal", withdrawn=gone) == {"how many": 1, "median": 1, "longest": 1}


def test_tasks_are_counted_by_what_they_come_from_and_by_department_never_by_officer():
    raised = [Raised("drift", "", "request"), Raised("rule", "prosecutor", "request")]
    assert of("tasks_raised", raised=raised) == {"drift": 1, "rule": 1}
    assert of("tasks_by_department", raised=raised) == {
        "no department named": 1,
        "prosecutor": 1,
    }
    assert of("drift", raised=raised) == {"request": 1}
    assert of("tasks_overdue", overdue=3) == {"all": 3}


def test_every_figure_says_how_it_was_counted():
    seen = replace(EMPTY, requests=[asked(grounds=("evidence",), draft=1, review=2)])
    assert all(str(each.as_json()["counted"]).endswith(".") for each in figures(seen))


# --- what may be published ------------------------------------------------------------------------


def group(**values):
    return [Figure("requests", name, value) for name, value in sorted(values.items())]


def published(**values):
    return {each.of: each.value for each in for_publication(group(**values))}


def test_four_is_too_few_to_be_printed_and_five_is_not():
    assert published(a=4) == {"a": FEWER}
    assert published(a=5, b=9) == {"a": 5, "b": 9}
    assert published(a=0, b=1) == {OTHERS: FEWER}


def test_what_is_not_printed_says_why_and_what_is_printed_needs_no_reason():
    few, enough = for_publication(group(a=1))[0], group(c=9)[0]
    assert few.as_json()["withheld"] == "So small a number could point at somebody."
    assert enough.as_json()["withheld"] is None


def test_small_classes_are_told_together():
    assert published(a=2, b=40, c=3, d=7) == {"b": 40, "d": 7, OTHERS: 5}


def test_a_small_class_alone_takes_the_next_smallest_with_it():
    assert published(a=1, b=40, c=7) == {"b": 40, OTHERS: 8}


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 12), min_size=1))
def test_nothing_is_left_to_be_worked_out_from_the_sum(counts):
    told = published(**counts)
    if FEWER not in told.values():
        assert sum(told.values()) == sum(counts.values())
        assert all(value >= 5 for value in told.values())
    else:
        assert len(told) == 1
        assert sum(counts.values()) < 5


def test_two_tables_of_the_same_tasks_give_none_away():
    raised = [Raised("rule", "prosecutor", "request")] * 9 + [Raised("drift", "", "request")] * 2
    found = for_publication(figures(replace(EMPTY, raised=raised)))
    assert counted("tasks_raised", found) == counted("tasks_by_department", found) == {OTHERS: 11}
    assert counted("drift", found) == {"request": FEWER}


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        (date(2026, 1, 1), (date(2026, 1, 1), date(2026, 3, 31))),
        (date(2026, 6, 30), (date(2026, 4, 1), date(2026, 6, 30))),
        (date(2026, 12, 31), (date(2026, 10, 1), date(2026, 12, 31))),
    ],
)
def test_a_quarter_is_that_of_the_calendar(day, ends):
    assert quarter(day) == ends


@pytest.mark.parametrize(("number", "told"), [(4, False), (5, True)])
def test_times_are_published_from_five_cases_on(number, told):
    requests = [asked(draft=1, review=3)] * number
    found = counted("days_to_review", for_publication(figures(replace(EMPTY, requests=requests))))
    inside = {"how many": number, "median": 2, "longest": 2}
    assert found == (inside if told else {"how many": FEWER, "median": WITHHELD, "longest": WITHHELD})  # fmt: skip


# --- over an office -------------------------------------------------------------------------------


@pytest.fixture
def house(quick_scene, tmp_path):
    return under(quick_scene.house, sample_rule(tmp_path / "law"))


def ask(house, *, by="auditor", compartment="office", first=FIRST, last=LAST, publish=False):
    order = Statistics(by=by, compartment=compartment, first=first, last=last, publish=publish)
    return house.do(order)


def work(house):
    """Send a request, record an acquittal three days later, and withdraw a day after that."""
    signed(house, "RN-02")
    to = {"country": "INT", "authority": "Sample bureau", "reference": "1/2026"}
    house.do(SendRequest(by="liaison", **IN_CASE, request="RN-02", on="2026-01-05", **to))
    house.clock.now += timedelta(days=4)
    trial = OpenProceeding(by="liaison", **IN_CASE, kind="criminal", country="PK", authority="Sample court", reference="9/2025", subjects=("S-01",))  # fmt: skip
    happened = RecordEvent(by="liaison", **IN_CASE, proceeding=house.do(trial), kind="acquittal", on="2026-01-08", said="So.")  # fmt: skip
    house.do(happened)
    gone = WithdrawRequest(by="drafter", **IN_CASE, request="RN-02", reason="the court acquitted")
    house.do(gone)
    with pytest.raises(NoMandate):
        house.do(replace(gone, by="outsider"))


def test_a_period_of_an_office_is_counted_from_its_ledger_and_its_docket(house):
    work(house)
    found = ask(house)
    assert counted("requests", found) == {
        "red_notice, drafted, READY": 1,
        "red_notice, withdrawn, READY": 1,
    }
    assert counted("acts_refused", found) == {"AUTHORITY_NO_MANDATE": 1}
    assert counted("days_to_sending", found) == {"how many": 1, "median": 0, "longest": 0}
    assert counted("withdrawals", found) == {"sent before": 1}
    assert counted("days_to_withdrawal", found)["longest"] == 1


def test_a_refusal_by_another_authority_is_counted_by_its_ground(house):
    order = OpenProceeding(by="liaison", **IN_CASE, kind="notice", country="INT", authority="Sample bureau", reference="1/2025", subjects=("S-01",))  # fmt: skip
    name = house.do(order)
    for kind, day in (("sent", "2025-12-01"), ("refused", "2026-01-04")):
        event = RecordEvent(by="liaison", **IN_CASE, proceeding=name, kind=kind, on=day, said="So.")
        house.do(replace(event, grounds=("political",) if kind == "refused" else ()))
    assert counted("refusals_received", ask(house)) == {"political": 1}
    assert counted("refusals_received", ask(house, last=date(2026, 1, 3))) == {}


def test_both_days_of_a_period_count_and_neither_day_outside(house):
    today = date(2026, 1, 5)
    work(house)

    def drafted(first, last):
        return sum(counted("requests", ask(house, first=first, last=last)).values())

    day = timedelta(days=1)
    assert drafted(today, today) == 2
    assert drafted(today - day, today - day) == drafted(today + day, today + day) == 0


def test_a_compartment_is_told_nothing_of_another(house):
    work(house)
    with pytest.raises(NoMandate):
        house.do(ListRequests(by="outsider"))
    assert counted("acts_refused", ask(house)) == {"AUTHORITY_NO_MANDATE": 2}
    assert counted("acts_refused", ask(house, compartment=CASE)) == {"AUTHORITY_NO_MANDATE": 1}
    with pytest.raises(NoMandate):
        ask(house, compartment="op-other")


def test_figures_name_no_officer_no_person_and_no_request(house):
    work(house)
    text = json.dumps([each.as_json() for each in ask(house)])
    for name in (*CAST, "S-01", "M-01", "Sample", "RN-0", "P-"):
        assert name not in text


def test_overdue_tasks_and_departments_are_those_of_the_day_of_counting(house):
    late = RaiseTask(by="analyst", **IN_CASE, action="Obtain it", about="subject:S-01", department="FIA", due="2026-01-06", basis="ATA 19(1)")  # fmt: skip
    house.do(late)
    assert counted("tasks_overdue", ask(house)) == {"all": 0}
    house.clock.now += timedelta(days=2)
    found = ask(house)
    assert counted("tasks_overdue", found) == {"all": 1}
    assert counted("tasks_by_department", found) == {"FIA": 1}


def test_an_accepted_refusal_is_an_override_until_its_words_are_erased(house, tmp_path):
    house = under(house, sample_rule(tmp_path / "law", severity='"review"'))
    given = {
        "request": "RN-01",
        "question": "SAMPLE-1",
        "answer": "accepted",
        "reason": "read in the order",
    }
    entry = house.do(AnswerQuestion(by="reviewer", **IN_CASE, **given)).entry
    assert counted("overrides", ask(house)) == {"all": 1}
    house.do(EraseBody(by="supervisor", entry=entry, order="Court order 1"))
    assert counted("overrides", ask(house)) == {"all": 0}
    assert counted("erasures", ask(house)) == {"exhibits": 0, "ledger entries": 1}


def test_who_counted_and_whether_for_publication_is_on_record(house):
    from sanad.desk.questions.read_log import ReadLog

    found = ask(house, first=date(2025, 10, 1), last=date(2025, 12, 31), publish=True)
    assert Counter(type(each.value) for each in found)[int] == 0  # one morning's work
    entry = house.do(ReadLog(by="auditor"))[-1]
    assert (entry.act, entry.body["by"]) == ("statistics", "auditor")
    assert entry.body["what"] == {"from": "2025-10-01", "to": "2025-12-31", "published": True}


def test_a_period_that_ends_before_it_begins_is_refused(house):
    with pytest.raises(BadValue):
        ask(house, first=LAST, last=FIRST)


@pytest.mark.parametrize(
    "asked_for",
    [
        {"last": date(2025, 12, 30)},
        {"first": date(2025, 7, 1)},
        {"first": date(2026, 1, 1), "last": date(2026, 3, 31)},  # not over
        {"compartment": CASE, "by": "analyst"},
    ],
)
def test_only_one_whole_quarter_of_the_whole_office_is_published(house, asked_for):
    whole = {"first": date(2025, 10, 1), "last": date(2025, 12, 31), "publish": True}
    with pytest.raises(BadValue, match="publish"):
        ask(house, **{**whole, **asked_for})
    ask(house, **{**whole, **asked_for, "publish": False})


def test_a_request_sent_as_ready_stays_so_though_the_rules_refuse_it_today(house, tmp_path):
    signed(house, "RN-02")
    to = {"country": "INT", "authority": "Sample bureau", "reference": "1/2026"}
    house.do(SendRequest(by="liaison", **IN_CASE, request="RN-02", on="2026-01-05", **to))
    strict = under(house, sample_rule(tmp_path / "strict", "false"))
    assert counted("requests", ask(strict)) == {
        "red_notice, drafted, BLOCKED": 1,
        "red_notice, sent, READY": 1,
    }
