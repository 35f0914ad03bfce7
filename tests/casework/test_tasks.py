# SPDX-License-Identifier: Apache-2.0
"""The life of a task, deadlines, whose turn it is, and who stands in for whom."""

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sanad.casework import directive, tasks
from sanad.casework.cell import Absence, acting, formed
from sanad.casework.directive import Directive
from sanad.casework.due import Due, When, when
from sanad.casework.origin import Cause, Origin
from sanad.casework.queue import Day, Turn, in_order, is_for, turn, waits, workload
from sanad.casework.tasks import LIFE, Move, Result, State, Step, Task, after
from sanad.claims.store import ERASED
from sanad.errors import AlreadyDone, BadValue, NotFound, SecondPersonNeeded, StepNotAllowed

ZONE = "Asia/Karachi"
NOON = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)  # 12:00 in the office
FILE = Result(thing="exhibit:" + "a" * 64)
NOTHING = Result(asked="Alpha Mobile", on="2026-03-01", said="nothing is held")
RAISED = Task(
    "Obtain the subscriber record", "subject:S-01", Origin(Cause.OFFICER, "asker"), "asker", "op", 7
)


def step(move, by="lead", **brings):
    given = {
        Move.ALLOCATE: {"officer": "worker"},
        Move.DEFER: {"due": Due("2026-03-20"), "reason": "asked for time"},
        Move.FINISH: {"result": FILE},
        Move.RETURN: {"reason": "of another number"},
        Move.FILE: {"reason": "register 41"},
    }.get(move, {})
    return Step(move, by, "2026-03-02T07:00:00.000000Z", 9, **{**given, **brings})


def led(*steps, task=RAISED):
    for each in steps:
        task = after(task, each)
    return task


ADMITTED = led(step(Move.ADMIT))
ALLOCATED = led(step(Move.ALLOCATE), task=ADMITTED)
DONE = led(step(Move.FINISH, "worker"), task=ALLOCATED)
ACCEPTED = led(step(Move.ACCEPT, "asker"), task=DONE)
FILED = led(step(Move.FILE, "asker"), task=ACCEPTED)
AT = {each.state: each for each in (RAISED, ADMITTED, ALLOCATED, DONE, ACCEPTED, FILED)}

# --- the life -------------------------------------------------------------------------------------


def test_a_task_goes_from_raised_to_filed_through_every_state():
    assert list(AT) == list(State)


@pytest.mark.parametrize(("state", "move"), list(itertools.product(State, Move)))
def test_a_step_is_taken_where_the_table_names_it_and_nowhere_else(state, move):
    if (state, move) in LIFE:
        assert after(AT[state], step(move)).state is LIFE[state, move]
    else:
        with pytest.raises(StepNotAllowed):
            after(AT[state], step(move))


def test_the_life_is_that_of_an_action_of_holmes2():
    onward = {
        state: {to for (at, _), to in LIFE.items() if at is state} - {state} for state in State
    }
    assert onward == {
        State.RAISED: {State.FOR_ALLOCATION, State.FILED},
        State.FOR_ALLOCATION: {State.ALLOCATED, State.FILED},
        State.ALLOCATED: {State.FOR_ALLOCATION, State.DONE},
        State.DONE: {State.ACCEPTED, State.ALLOCATED},
        State.ACCEPTED: {State.FILED},
        State.FILED: set(),
    }


def test_what_is_refused_says_what_is_allowed():
    with pytest.raises(
        StepNotAllowed, match=r"raised cannot be accepted.*put for allocation or deferred or filed"
    ):
        after(RAISED, step(Move.ACCEPT))
    with pytest.raises(StepNotAllowed, match="nothing more; raise another"):
        after(FILED, step(Move.DEFER))


@pytest.mark.parametrize(
    ("at", "move", "lacks"),
    [
        (ADMITTED, Move.ALLOCATE, {"officer": None}),
        (ALLOCATED, Move.FINISH, {"result": None}),
        (ALLOCATED, Move.DEFER, {"reason": " "}),
        (ALLOCATED, Move.DEFER, {"due": None}),
        (DONE, Move.RETURN, {"reason": ""}),
        (ACCEPTED, Move.FILE, {"reason": ""}),
    ],
)
def test_a_step_without_what_it_must_bring_is_refused(at, move, lacks):
    with pytest.raises(BadValue, match=next(iter(lacks))):
        after(at, step(move, **lacks))


@pytest.mark.parametrize("move", [Move.ACCEPT, Move.RETURN])
def test_nobody_reviews_what_they_did(move):
    with pytest.raises(SecondPersonNeeded):
        after(DONE, step(move, "worker"))


def test_who_was_given_a_task_does_not_accept_what_the_cover_did():
    covered = after(ALLOCATED, step(Move.FINISH, "cover"))
    for party in ("worker", "cover"):
        with pytest.raises(SecondPersonNeeded):
            after(covered, step(Move.ACCEPT, party))


@pytest.mark.parametrize("at", [RAISED, ADMITTED])
def test_nobody_lets_a_task_vanish_that_they_raised(at):
    with pytest.raises(SecondPersonNeeded):
        after(at, step(Move.FILE, "asker"))
    assert after(at, step(Move.FILE, "lead")).state is State.FILED


def test_a_returned_task_lies_with_its_officer_without_the_result():
    returned = after(DONE, step(Move.RETURN))
    assert (returned.state, returned.officer, returned.result) == (State.ALLOCATED, "worker", None)


def test_a_task_taken_back_for_allocation_lies_with_nobody():
    assert after(ALLOCATED, step(Move.ADMIT)).officer is None


def test_a_day_of_the_law_is_moved_only_on_a_provision_or_order():
    bound = replace(ALLOCATED, due=Due("2026-03-05", "CrPC 167"))
    with pytest.raises(BadValue, match="CrPC 167"):
        after(bound, step(Move.DEFER))
    ordered = Due("2026-03-20", "order of the court, 4 March 2026")
    assert after(bound, step(Move.DEFER, due=ordered)).due == ordered


def test_a_day_that_an_officer_set_is_moved_for_a_reason():
    set_by_hand = replace(ALLOCATED, due=Due("2026-03-05"))
    assert after(set_by_hand, step(Move.DEFER)).due == Due("2026-03-20")


# --- results and deadlines ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"asked": "Alpha Mobile"},
        {"asked": "Alpha Mobile", "on": "2026-03-01", "said": "  "},
        {"thing": "claim:C-1", "said": "nothing is held"},
    ],
)
def test_a_result_shows_a_thing_or_a_whole_negative(given):
    with pytest.raises(BadValue):
        Result(**given)


@pytest.mark.parametrize(
    "text", ["soon", "2026-02-30", "2026-03-02T10:00", "20260302", "2026-W10-1"]
)
def test_a_deadline_is_a_day_or_a_moment_with_its_zone(text):
    with pytest.raises(BadValue):
        Due(text)


def test_a_day_ends_at_midnight_of_the_office():
    assert Due("2026-03-02").ends(ZONE) == datetime(2026, 3, 2, 19, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "far"),
    [
        ("2026-03-01", When.OVERDUE),
        ("2026-03-02T12:00:00+05:00", When.OVERDUE),
        ("2026-03-02T12:00:01+05:00", When.TODAY),
        ("2026-03-02", When.TODAY),
        ("2026-03-03T00:00:01+05:00", When.THIS_WEEK),
        ("2026-03-03", When.THIS_WEEK),
        ("2026-03-08", When.THIS_WEEK),
        ("2026-03-09", When.LATER),
    ],
)
def test_how_far_off_a_deadline_is(at, far):
    assert when(Due(at), NOON, ZONE) is far


def test_what_has_no_deadline_is_later():
    assert when(None, NOON, ZONE) is When.LATER


# --- who stands in --------------------------------------------------------------------------------

FIRST, LAST = date(2026, 3, 2), date(2026, 3, 6)
AWAY = Absence("worker", FIRST, LAST, "cover")


@pytest.mark.parametrize(
    ("day", "who"),
    [
        (date(2026, 3, 1), "worker"),
        (FIRST, "cover"),
        (LAST, "cover"),
        (date(2026, 3, 7), "worker"),
    ],
)
def test_the_cover_stands_in_on_the_days_of_the_absence_both_included(day, who):
    assert acting("worker", [AWAY], day) == who


def test_a_cover_who_is_away_is_covered_in_turn():
    assert acting("worker", [AWAY, Absence("cover", FIRST, LAST, "third")], FIRST) == "third"


def test_officers_who_cover_each_other_and_are_both_away_are_nobody():
    assert acting("worker", [AWAY, Absence("cover", FIRST, LAST, "worker")], FIRST) is None


def test_who_is_back_early_is_there():
    back = Absence("worker", date(2026, 3, 4), LAST, None)
    assert acting("worker", [AWAY, back], date(2026, 3, 3)) == "cover"
    assert acting("worker", [AWAY, back], date(2026, 3, 4)) == "worker"


def test_who_stays_in_a_team_keeps_the_day_since_when():
    first = formed(None, "calls", ["worker", "cover"], date(2026, 1, 1))
    later = formed(first, "calls", ["worker", "third"], date(2026, 3, 1))
    assert later.members == {"third": date(2026, 3, 1), "worker": date(2026, 1, 1)}


# --- whose turn -----------------------------------------------------------------------------------

SERVE = ("asker", "worker", "cover", "lead")


def day(*absences, serves=SERVE):
    return Day(NOON, ZONE, absences, serves)


def test_whose_turn_it_is_follows_the_life():
    turns = {state: turn(task, day()).officer for state, task in AT.items() if task is not FILED}
    assert turns == {
        State.RAISED: None,
        State.FOR_ALLOCATION: None,
        State.ALLOCATED: "worker",
        State.DONE: "asker",
        State.ACCEPTED: "asker",
    }


def test_a_task_of_an_absent_officer_lies_with_the_cover_and_says_for_whom():
    assert turn(ALLOCATED, day(AWAY)) == Turn("cover", "worker")


def test_a_task_of_who_serves_no_more_comes_back_to_who_directs():
    assert turn(ALLOCATED, day(serves=("asker", "lead"))) == Turn(None, "worker")
    assert turn(ALLOCATED, day(AWAY, serves=("worker", "lead"))) == Turn(None, "worker")


def test_the_result_of_what_the_program_raised_is_accepted_by_who_directs():
    drifted = replace(DONE, origin=Origin(Cause.DRIFT, "claim:C-1"))
    assert turn(drifted, day()).officer is None


def test_who_did_what_they_had_raised_themselves_is_not_shown_it_to_accept():
    own = replace(DONE, by="worker")
    at = turn(own, day())
    assert at.officer is None
    assert is_for(own, at, "lead", directs=True)
    assert not is_for(own, at, "worker", directs=True)
    assert not is_for(own, at, "cover", directs=False)


def test_who_stands_in_for_the_asker_is_not_shown_their_own_result_to_accept():
    away = Absence("asker", FIRST, LAST, "worker")
    assert turn(DONE, day(away)) == Turn(None, "asker")


def test_who_raised_a_task_waits_for_who_has_it_and_who_did_it_for_who_accepts():
    at = turn(ALLOCATED, day())
    assert [who for who in SERVE if waits(ALLOCATED, who, at)] == ["asker"]
    at = turn(DONE, day())
    assert [who for who in SERVE if waits(DONE, who, at)] == ["worker"]


def test_tasks_stand_by_deadline_and_those_without_one_last():
    near = replace(ALLOCATED, due=Due("2026-03-03T10:00:00+05:00"), id="near", seq=99)
    far = replace(ALLOCATED, due=Due("2026-03-03"), id="far")
    assert in_order([RAISED, far, near], day()) == [near, far, RAISED]


def test_the_workload_stands_by_name_whatever_lies_with_whom():
    late = replace(ALLOCATED, due=Due("2026-03-01"))
    loads = list(workload([late, late, ALLOCATED, DONE], SERVE, day()))
    assert [load.officer for load in loads] == sorted(SERVE)
    assert {load.officer: (load.open, load.overdue, load.waiting) for load in loads} == {
        "asker": (1, 0, 3),
        "cover": (0, 0, 0),
        "lead": (0, 0, 0),
        "worker": (3, 2, 1),
    }


# --- the store ------------------------------------------------------------------------------------


def test_a_task_and_its_steps_are_read_back_as_they_were_written(database):
    due = Due("2026-03-05", "CrPC 167")
    with database.writing() as connection:
        name = tasks.add(connection, replace(RAISED, due=due))
        for each in (
            step(Move.ADMIT),
            step(Move.ALLOCATE),
            step(Move.FINISH, "worker", result=NOTHING),
        ):
            tasks.take(connection, name, each)
    with database.reading() as connection:
        task, told = tasks.get(connection, name), tasks.history(connection, name)
    assert task == replace(DONE, due=due, result=NOTHING, id="TASK-7")
    assert [each.move for each in told] == [Move.ADMIT, Move.ALLOCATE, Move.FINISH]
    assert told[-1].result == NOTHING


def test_a_refused_step_leaves_no_trace(database):
    with database.writing() as connection:
        name = tasks.add(connection, RAISED)
        with pytest.raises(StepNotAllowed):
            tasks.take(connection, name, step(Move.FINISH))
        assert tasks.history(connection, name) == []


@pytest.mark.parametrize("cause", [Cause.RULE, Cause.DRIFT, Cause.CLOCK])
def test_one_cause_never_raises_two_open_tasks_about_one_thing(database, cause):
    origin = Origin(cause, "NEU-Q1")
    with database.writing() as connection:
        first = tasks.add(connection, replace(RAISED, origin=origin))
        with pytest.raises(AlreadyDone, match=first):
            tasks.add(connection, replace(RAISED, origin=origin, action="in other words", seq=8))
        tasks.add(connection, replace(RAISED, origin=origin, about="subject:S-02", seq=8))
        tasks.add(connection, replace(RAISED, origin=origin, compartment="op-b", seq=8))
        tasks.take(connection, first, step(Move.FILE))
        again = tasks.add(connection, replace(RAISED, origin=origin, seq=10))
        open_now = tasks.open_about(connection, "subject:S-01", origin, "op")
    assert [task.id for task in open_now] == [again]


def test_a_meeting_may_ask_two_things_about_one_subject(database):
    decided = Origin(Cause.DIRECTIVE, "D-1")
    with database.writing() as connection:
        names = [tasks.add(connection, replace(RAISED, origin=decided)) for _ in range(2)]
        found = tasks.open_about(connection, "subject:S-01", decided)
    assert names == ["TASK-7", "TASK-7.2"]
    assert [task.id for task in found] == names


@pytest.mark.parametrize("action", [" ", "one\ntwo"])
def test_an_action_is_one_line(database, action):
    with database.writing() as connection, pytest.raises(BadValue):
        tasks.add(connection, replace(RAISED, action=action))


def test_a_task_that_is_not_there_is_named(database):
    with database.reading() as connection, pytest.raises(NotFound):
        tasks.get(connection, "TASK-1")


def test_words_erased_on_an_order_are_gone_from_task_and_steps_and_the_rest_stays(database):
    with database.writing() as connection:
        name = tasks.add(connection, RAISED)
        tasks.take(connection, name, step(Move.ADMIT))
        tasks.take(connection, name, step(Move.ALLOCATE))
        tasks.take(
            connection, name, step(Move.FINISH, "worker", result=NOTHING, reason="by letter")
        )
        for entry in (7, 9):
            tasks.forget_words(connection, entry)
        task, told = tasks.get(connection, name), tasks.history(connection, name)
    assert (task.action, task.about, task.result.on) == (ERASED, "subject:S-01", "2026-03-01")
    assert (task.result.asked, task.result.said) == (ERASED, ERASED)
    assert (told[-1].reason, told[-1].result.said, told[0].reason) == (ERASED, ERASED, "")
    assert told[1].officer == "worker"


DECIDED = Directive(
    "Apex Committee",
    "2026-01-05",
    "4",
    "The record shall be obtained.",
    "FIA",
    None,
    None,
    "lead",
    "op",
    5,
)


def test_a_decision_is_recorded_once_whoever_enters_it(database):
    with database.writing() as connection:
        directive.add(connection, DECIDED)
        with pytest.raises(AlreadyDone, match="D-5"):
            directive.add(connection, replace(DECIDED, seq=6, by="asker"))
        directive.add(connection, replace(DECIDED, seq=7, to="NADRA"))
        assert directive.get(connection, "D-5") == DECIDED
        directive.forget_words(connection, 5)
        assert directive.get(connection, "D-5") == replace(DECIDED, decision=ERASED)


def test_a_directive_says_which_meeting_decided_what():
    with pytest.raises(BadValue, match="meeting"):
        replace(DECIDED, meeting=" ")
