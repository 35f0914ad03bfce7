# SPDX-License-Identifier: Apache-2.0
"""Long work as a worker does it: ordered, carried out by the mandate of the moment, stopped, begun again."""

import threading
from datetime import date, time, timedelta

import pytest

from cast import CASE
from sanad.desk.acts.cancel_work import CancelWork
from sanad.desk.acts.end_appointment import EndAppointment
from sanad.desk.acts.order_work import OrderWork
from sanad.desk.acts.retry_work import RetryWork
from sanad.desk.glimpse import glimpse
from sanad.desk.procedures.watch_daily import Daily, watch_daily
from sanad.desk.questions.follow_work import FollowWork
from sanad.desk.questions.list_work import ListWork
from sanad.desk.questions.search_text import SearchText
from sanad.desk.work_needs import KINDS
from sanad.desk.working import kinds
from sanad.desk.working.carry_out import carry_out, waiting
from sanad.errors import (
    AlreadyRunning,
    BadValue,
    NoMandate,
    NotFound,
    OtherCompartment,
    StepNotAllowed,
)
from sanad.jobs import store
from sanad.jobs.job import Order, Outcome, State
from sanad.ledger import read as ledger
from sanad.worker.work import work

CLERK = Daily("clerk")
IN_CASE = {"by": "clerk", "compartment": CASE}


def order(house, kind="read", by="clerk", **needs) -> str:
    return house.do(OrderWork(by=by, compartment=CASE, purpose="the trial", kind=kind, order=needs))


def follow(house, job: str, by="clerk"):
    return house.do(FollowWork(by=by, compartment=CASE, work=job))


def entries(house):
    with house.office.tools.database.reading() as connection:
        return list(ledger.entries(connection))


def texts(house, count: int) -> None:
    """Seal so many texts, each to be read."""
    folder = house.office.path / "incoming"
    folder.mkdir(exist_ok=True)
    for number in range(count):
        house.seal(folder, f"text-{number}.txt", b"Words of text %d.\n" % number)


def planted(monkeypatch, run) -> None:
    """Let the work of kind `index` be `run`."""
    monkeypatch.setattr(kinds, "RUNS", {**kinds.RUNS, "index": run})
    monkeypatch.setattr("sanad.desk.working.carry_out.RUNS", kinds.RUNS)


def test_every_kind_that_can_be_ordered_can_be_done():
    assert KINDS.keys() == kinds.RUNS.keys()


def test_work_is_done_in_the_name_and_for_the_purpose_of_who_ordered_it(quick_house):
    texts(quick_house, 2)
    job = order(quick_house)
    carry_out(quick_house.office.tools, job)
    found = follow(quick_house, job)
    assert (found.state, found.note.done, found.note.total) == (State.DONE, 2, 2)
    assert found.outcome.result["readings"] == {"text": 2}
    asked = SearchText(by="analyst", compartment=CASE, words="words")
    assert quick_house.do(asked).texts.total == 2  # nobody who looks waits until it is searchable
    done = [each for each in entries(quick_house) if each.act in {"read_exhibit", "end_work"}]
    assert [each.act for each in done] == ["read_exhibit", "read_exhibit", "end_work"]
    assert {each.body["by"] for each in done} == {"clerk"}
    assert {(each.private or {})["purpose"] for each in done} == {"the trial"}


@pytest.mark.parametrize(
    ("by", "kind", "needs"),
    [
        ("clerk", "dream", {}),
        ("clerk", "read", {"which": "everything"}),
        ("clerk", "read", {"whom": "x"}),
        ("drafter", "build", {}),
        ("drafter", "build", {"documents": [{"subject": "S-01"}]}),
        ("analyst", "match", {"exhibit": "x", "limit": "ten"}),
    ],
)
def test_an_order_that_is_wrong_is_refused_when_it_is_given(quick_house, by, kind, needs):
    with pytest.raises(BadValue):
        order(quick_house, kind, by, **needs)


def test_who_may_not_do_the_work_may_not_order_it(quick_house):
    with pytest.raises(NoMandate):
        order(quick_house, kind="find", method="contacts", parameters={})


def test_a_job_of_another_compartment_is_not_seen_followed_or_cancelled(quick_house):
    job = order(quick_house)
    elsewhere = {"by": "auditor", "compartment": "office"}
    assert quick_house.do(ListWork(**elsewhere)).jobs == []
    with pytest.raises(OtherCompartment):
        quick_house.do(FollowWork(**elsewhere, work=job))
    with pytest.raises(OtherCompartment):
        quick_house.do(CancelWork(**elsewhere, work=job))
    with pytest.raises(NotFound):
        glimpse(quick_house.office.tools, "auditor", "office", job)


def test_watching_a_job_leaves_no_entry_and_shows_nothing_of_what_came_of_it(quick_house):
    texts(quick_house, 1)
    job = order(quick_house)
    carry_out(quick_house.office.tools, job)
    before = len(entries(quick_house))
    seen = glimpse(quick_house.office.tools, "analyst", CASE, job)
    assert (seen.state, seen.note.done) == (State.DONE, 1)
    assert not seen.outcome.result
    assert not seen.order.purpose
    assert len(entries(quick_house)) == before


def test_what_came_of_work_is_shown_to_who_might_have_ordered_it(quick_house):
    texts(quick_house, 1)
    job = order(quick_house)
    carry_out(quick_house.office.tools, job)
    assert follow(quick_house, job, by="analyst").outcome.result
    assert follow(quick_house, job, by="reviewer").outcome.result == {}


def test_work_that_is_cancelled_while_it_waits_is_never_begun(quick_house):
    texts(quick_house, 1)
    job = order(quick_house)
    assert quick_house.do(CancelWork(**IN_CASE, work=job)) == "cancelled"
    assert waiting(quick_house.office.tools) == []
    carry_out(quick_house.office.tools, job)
    assert follow(quick_house, job).begun == 0
    with pytest.raises(StepNotAllowed):
        quick_house.do(CancelWork(**IN_CASE, work=job))


def test_work_that_is_cancelled_stops_between_two_acts_and_what_is_done_stays_done(
    quick_house, monkeypatch
):
    job = order(quick_house, kind="index")
    done = []

    def run(site, needs, progress):
        for number in range(1, 4):
            progress(f"step {number}", number, 3)
            done.append(number)
            if number == 1:
                quick_house.do(CancelWork(**IN_CASE, work=job))

    planted(monkeypatch, run)
    carry_out(quick_house.office.tools, job)
    assert done == [1]
    assert follow(quick_house, job).state is State.CANCELLED
    assert entries(quick_house)[-2].body["what"]["state"] == "cancelled"


def test_only_who_ordered_work_or_directs_the_cell_cancels_it(quick_house):
    job = order(quick_house)
    with pytest.raises(NoMandate):
        quick_house.do(CancelWork(by="analyst", compartment=CASE, work=job))
    assert quick_house.do(CancelWork(by="chief", compartment=CASE, work=job)) == "cancelled"


def test_an_officer_dismissed_in_mid_job_does_nothing_more(quick_house, monkeypatch):
    job = order(quick_house, kind="index")
    done = []

    def run(site, needs, progress):
        for number in range(1, 4):
            progress(f"step {number}", number, 3)
            done.append(number)
            if number == 1:
                end = EndAppointment(by="supervisor", officer="clerk", wanted_compartment=CASE, last=date(2026, 1, 5), order="2")  # fmt: skip
                quick_house.do(end)
                quick_house.clock.now += timedelta(days=1)

    planted(monkeypatch, run)
    carry_out(quick_house.office.tools, job)
    found = follow(quick_house, job, by="analyst")
    assert done == [1]
    assert (found.state, found.outcome.code) == (State.FAILED, "AUTHORITY_NO_MANDATE")
    ends = [each for each in entries(quick_house) if each.act == "end_work"]
    assert [each.outcome for each in ends] == ["refused"]
    assert ends[0].private["work"] == job


def test_a_fault_of_the_program_fails_the_job_without_telling_what_it_held(
    quick_house, monkeypatch, caplog
):
    held = "+923900000009"

    def run(site, needs, progress):
        raise KeyError(held)

    planted(monkeypatch, run)
    job = order(quick_house, kind="index")
    carry_out(quick_house.office.tools, job)
    found = follow(quick_house, job)
    assert (found.state, found.outcome.code) == (State.FAILED, "MACHINE_ACT_FAILED")
    assert held not in found.outcome.says
    assert "KeyError" in caplog.text
    assert held not in caplog.text


def test_what_failed_is_ordered_again_and_what_is_done_is_not(quick_house, monkeypatch):
    job = order(quick_house)
    with pytest.raises(StepNotAllowed):
        quick_house.do(RetryWork(**IN_CASE, work=job))
    quick_house.do(CancelWork(**IN_CASE, work=job))
    again = quick_house.do(RetryWork(**IN_CASE, work=job))
    found = follow(quick_house, again)
    assert found.order.again == job
    assert found.order.needs["which"] == "failed"
    assert found.order.purpose == "the trial"


def test_work_in_which_the_worker_always_dies_is_given_up(quick_house, monkeypatch):
    job = order(quick_house, kind="index")

    def run(site, needs, progress):
        raise KeyboardInterrupt

    planted(monkeypatch, run)
    for _ in range(5):
        with pytest.raises(KeyboardInterrupt):
            carry_out(quick_house.office.tools, job)
    carry_out(quick_house.office.tools, job)
    assert follow(quick_house, job).outcome.code == "MACHINE_WORK_KEEPS_STOPPING"


def test_an_end_that_was_noted_and_not_recorded_is_recorded_once(quick_house, monkeypatch):
    texts(quick_house, 1)
    job = order(quick_house)
    tools = quick_house.office.tools
    monkeypatch.setattr("sanad.desk.working.carry_out._end", lambda *_: None)
    carry_out(tools, job)
    assert follow(quick_house, job).state is State.RUNNING
    monkeypatch.undo()
    monkeypatch.setattr("sanad.desk.working.carry_out._worked", lambda *_: pytest.fail("anew"))
    carry_out(tools, job)
    carry_out(tools, job)
    acts = [each.act for each in entries(quick_house)]
    assert (acts.count("read_exhibit"), acts.count("end_work")) == (1, 1)


def test_what_is_noted_of_a_job_that_has_ended_changes_nothing(quick_house, monkeypatch):
    planted(monkeypatch, lambda *_: {})
    job = order(quick_house, kind="index")
    carry_out(quick_house.office.tools, job)
    with quick_house.past_the_door() as connection:
        ended = store.get(connection, job)
        store.settle(connection, job, Outcome(State.FAILED))
        store.ask_to_stop(connection, job)
        store.end(connection, job, State.CANCELLED, "2026-01-06T08:00:00.000000Z")
        assert ended.state is State.DONE
        assert store.get(connection, job) == ended


def test_progress_tells_rate_and_time_left(quick_house, monkeypatch):
    seen = []

    def run(site, needs, progress):
        progress("counting", 0, 100)
        quick_house.clock.now += timedelta(seconds=10)
        progress("counting", 50, 100, 3)
        seen.append(follow(quick_house, site.job.id).as_json())
        return {}

    planted(monkeypatch, run)
    monkeypatch.setattr("sanad.desk.working.carry_out._PAUSE_S", 0)
    carry_out(quick_house.office.tools, order(quick_house, kind="index"))
    [told] = seen
    assert (told["state"], told["done"], told["total"], told["failed"]) == ("running", 50, 100, 3)
    assert told["rate"] == pytest.approx(50 / 11, abs=0.6)
    assert told["left_s"] == pytest.approx(11, abs=2)


def test_the_daily_watch_is_ordered_once_a_day_where_the_officer_may(quick_house):
    office = quick_house.office
    first = watch_daily(office.desk, office.tools, CLERK)
    assert len(first) == 2  # the office's own compartment, and the case's
    assert watch_daily(office.desk, office.tools, CLERK) == []
    assert watch_daily(office.desk, office.tools, Daily("clerk", time(23, 59))) == []
    assert watch_daily(office.desk, office.tools, Daily("auditor")) == []
    carry_out(office.tools, first[0])
    quick_house.clock.now += timedelta(days=1)
    assert len(watch_daily(office.desk, office.tools, CLERK)) == 2


def test_the_daily_watch_is_ordered_once_however_much_else_is(quick_house):
    office = quick_house.office
    watch_daily(office.desk, office.tools, CLERK)
    other = Order("index", {}, "clerk", CASE)
    with quick_house.past_the_door() as connection:
        for number in range(500):
            store.add(connection, other, 10_000 + number, "2026-01-05T12:00:00.000000Z")
    assert watch_daily(office.desk, office.tools, CLERK) == []


def test_a_refused_watch_is_not_ordered_again_on_that_day_and_keeps_no_other_from_being_watched(
    quick_house, monkeypatch
):
    office, daily, mandate = quick_house.office, Daily("clerk"), OrderWork.mandate

    def refused_in_the_case(order, at_work):
        if order.compartment == CASE:
            raise NoMandate(
                "watch",
                officer="clerk",
                power="task",
                act="order_work",
                compartment=CASE,
                on="2026-01-05",
            )
        mandate(order, at_work)

    monkeypatch.setattr(OrderWork, "mandate", refused_in_the_case)
    assert len(watch_daily(office.desk, office.tools, daily)) == 1
    assert watch_daily(office.desk, office.tools, daily) == []
    refusals = [each for each in entries(quick_house) if each.body["outcome"] == "refused"]
    assert [each.act for each in refusals] == ["order_work"]
    quick_house.clock.now += timedelta(days=1)
    monkeypatch.undo()
    assert len(watch_daily(office.desk, office.tools, daily)) == 2


@pytest.mark.parametrize("duty", ["watch_daily", "deliver_notices"])
def test_a_fault_of_the_program_in_one_duty_of_the_worker_ends_no_other(
    house, monkeypatch, caplog, duty
):
    message = "words of evidence"

    def fails(*_):
        raise RuntimeError(message)

    monkeypatch.setattr(f"sanad.worker.work.{duty}", fails)
    texts(house, 1)
    job = order(house)
    work(house.office, threading.Event(), idle=True, daily=CLERK)
    assert follow(house, job).state == State.DONE
    assert "RuntimeError" in caplog.text
    assert message not in caplog.text
    assert len(caplog.records) == 1  # it rests before it is tried again


def test_a_second_worker_is_refused_in_plain_words(quick_house):
    office = quick_house.office
    with office.tools.records.alone("worker"), pytest.raises(AlreadyRunning, match="Another process"):  # fmt: skip
        work(office, threading.Event(), idle=True)


def test_a_worker_does_what_waits_and_ends(house):
    texts(house, 1)
    jobs = [order(house), order(house, kind="index")]
    work(house.office, threading.Event(), idle=True)
    assert [follow(house, job).state for job in jobs] == [State.DONE, State.DONE]
