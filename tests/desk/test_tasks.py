# SPDX-License-Identifier: Apache-2.0
"""The cell at work: who may take which step, what each desk shows, and that a compartment hides even its counts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cast import CASE
from sanad.casework import tasks
from sanad.casework.due import When
from sanad.casework.origin import Cause, Origin
from sanad.casework.queue import Turn
from sanad.casework.tasks import Task
from sanad.desk.acts.allocate_task import AllocateTask
from sanad.desk.acts.defer_task import DeferTask
from sanad.desk.acts.end_appointment import EndAppointment
from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.desk.acts.file_task import FileTask
from sanad.desk.acts.finish_task import FinishTask
from sanad.desk.acts.form_team import FormTeam
from sanad.desk.acts.issue_directive import IssueDirective
from sanad.desk.acts.raise_task import RaiseTask
from sanad.desk.acts.review_result import ReviewResult
from sanad.desk.acts.state_absence import StateAbsence
from sanad.desk.questions.cell_workload import CellWorkload
from sanad.desk.questions.list_directives import ListDirectives
from sanad.desk.questions.list_tasks import ListTasks
from sanad.desk.questions.my_desk import MyDesk
from sanad.desk.questions.read_log import ReadLog
from sanad.desk.questions.task_history import TaskHistory
from sanad.errors import (
    BadValue,
    NoMandate,
    NotFound,
    SecondPersonNeeded,
    StepNotAllowed,
    TaskOfAnother,
)
from sanad.mandates.officer import Officer
from statements import counted

IN_CASE = {"compartment": CASE}
TODAY = date(2026, 1, 5)
NOTHING = {"asked": "Alpha Mobile", "on": TODAY, "said": "nothing is held"}


@pytest.fixture
def house(quick_house):
    quick_house.subject("S-01", label="Sample One")
    return quick_house


def raised(house, by="analyst", about="subject:S-01", **given):
    return house.do(RaiseTask(by=by, **IN_CASE, action="Obtain the record", about=about, **given))


def allocate(house, task, to="clerk", by="chief"):
    return house.do(AllocateTask(by=by, **IN_CASE, task=task, officer=to))


def finish(house, task, by="clerk", **given):
    return house.do(FinishTask(by=by, **IN_CASE, task=task, **(given or NOTHING)))


def review(house, task, by="analyst", *, accepted=True, reason="seen"):
    return house.do(ReviewResult(by=by, **IN_CASE, task=task, accepted=accepted, reason=reason))


def away(house, officer="clerk", cover="drafter", by="chief", days=(TODAY, TODAY)):
    first, last = days
    act = StateAbsence(by=by, **IN_CASE, officer=officer, first=first, last=last, cover=cover)
    return house.do(act)


def desk(house, by):
    return house.do(MyDesk(by=by, **IN_CASE))


def queue(house, by):
    return [line.task.id for lines in desk(house, by).queue.values() for line in lines]


def waiting(house, by):
    return [line.task.id for line in desk(house, by).waiting]


# --- one task from hand to hand -------------------------------------------------------------------


def test_a_task_wanders_over_the_desks_of_those_whose_turn_it_is(house):
    task = raised(house)
    assert (queue(house, "chief"), queue(house, "clerk"), waiting(house, "analyst")) == ([task], [], [task])  # fmt: skip
    assert allocate(house, task) == Turn("clerk")
    assert (queue(house, "chief"), queue(house, "clerk")) == ([], [task])
    finish(house, task)
    assert (queue(house, "clerk"), waiting(house, "clerk"), queue(house, "analyst")) == ([], [task], [task])  # fmt: skip
    review(house, task)
    house.do(FileTask(by="analyst", **IN_CASE, task=task, reason="register 41"))
    assert [queue(house, who) for who in ("chief", "clerk", "analyst")] == [[], [], []]
    told = house.do(TaskHistory(by="auditor", **IN_CASE, task=task))
    assert [(str(step.move), step.by) for step in told.steps] == [
        ("admit", "chief"),
        ("allocate", "chief"),
        ("finish", "clerk"),
        ("accept", "analyst"),
        ("file", "analyst"),
    ]
    assert told.task.task.result.said == "nothing is held"


def test_a_task_is_late_on_the_desk_from_its_moment_on_though_nobody_acts(house):
    ends = house.clock.now + timedelta(hours=1)
    task = raised(house, due=ends.isoformat())
    before = desk(house, "chief").queue
    assert [line.task.id for line in before[When.TODAY]] == [task]
    house.clock.now = ends
    after = desk(house, "chief").queue
    assert [line.task.id for line in after[When.OVERDUE]] == [task]


def test_a_returned_task_is_done_again_and_both_results_stay(house):
    task = raised(house)
    allocate(house, task)
    finish(house, task)
    review(house, task, accepted=False, reason="ask for the other number")
    finish(house, task, exhibit="complaint.txt")
    steps = house.do(TaskHistory(by="analyst", **IN_CASE, task=task)).steps
    results = [step.result for step in steps if step.result]
    assert results[0].said == "nothing is held"
    assert results[1].thing == f"exhibit:{house.complaint()}"


def test_only_who_directs_allocates_and_issues(house):
    task = raised(house)
    with pytest.raises(NoMandate, match="direct"):
        allocate(house, task, by="analyst")
    with pytest.raises(NoMandate, match="direct"):
        house.do(directive(by="analyst"))


def test_a_task_is_not_given_to_who_could_do_nothing_with_it(house):
    with pytest.raises(NoMandate, match="outsider"):
        allocate(house, raised(house), to="outsider")


def test_nobody_else_finishes_a_task_not_even_who_directs(house):
    task = raised(house)
    allocate(house, task)
    for other in ("analyst", "chief"):
        with pytest.raises(TaskOfAnother, match="clerk"):
            finish(house, task, by=other)


def test_what_nobody_was_given_cannot_be_finished(house):
    with pytest.raises(StepNotAllowed, match="put for allocation"):
        finish(house, raised(house))


def test_a_bystander_takes_no_step_with_the_task_of_others(house):
    task = raised(house)
    with pytest.raises(NoMandate, match="direct"):
        house.do(FileTask(by="drafter", **IN_CASE, task=task, reason="not needed"))
    allocate(house, task)
    with pytest.raises(NoMandate, match="direct"):
        house.do(DeferTask(by="drafter", **IN_CASE, task=task, due="2026-02-01", reason="later"))
    finish(house, task)
    with pytest.raises(NoMandate, match="direct"):
        review(house, task, by="drafter")


def test_nobody_accepts_their_own_result_even_directing_the_cell(house):
    task = raised(house)
    allocate(house, task, to="chief")
    finish(house, task, by="chief")
    with pytest.raises(SecondPersonNeeded):
        review(house, task, by="chief")


@pytest.mark.parametrize(
    "given",
    [
        {"asked": "Alpha Mobile"},
        {"exhibit": "complaint.txt", "claim": "C-1"},
        {**NOTHING, "on": TODAY + timedelta(days=1)},
    ],
)
def test_a_result_that_shows_nothing_is_refused(house, given):
    task = raised(house)
    allocate(house, task)
    with pytest.raises((BadValue, NotFound)):
        finish(house, task, **given)


def test_the_entry_of_the_ledger_that_may_leave_holds_no_words_of_a_task(house):
    raised(house)
    entry = house.do(ReadLog(by="auditor"))[-1]
    assert entry.act == "raise_task"
    assert set(entry.body["what"]) == {"task", "about", "cause"}


# --- deadlines and deferral -----------------------------------------------------------------------


def test_a_desk_is_grouped_by_deadline_with_its_basis_and_origin(house):
    due = ["2026-01-04", "2026-01-05", "2026-01-11", "2026-01-12"]
    named = {day: raised(house, due=day, basis="ATA 19(1)") for day in due}
    for task in named.values():
        allocate(house, task)
    found = desk(house, "clerk")
    groups = {when: [line.task.due.at for line in lines] for when, lines in found.queue.items()}
    assert groups == dict(zip(When, ([day] for day in due), strict=True))
    line = found.queue[When.OVERDUE][0]
    assert (line.task.due.basis, line.origin, line.label) == ("ATA 19(1)", "analyst", "Sample One")
    assert (found.of, found.unallocated) == (4, 0)


def test_a_desk_with_nothing_on_it_says_what_waits_for_somebody(house):
    raised(house)
    found = desk(house, "clerk")
    assert (not any(found.queue.values()), found.unallocated, found.of) == (True, 1, 1)


def test_a_provision_that_sets_no_day_is_not_passed_over(house):
    with pytest.raises(BadValue, match="ATA 19"):
        raised(house, basis="ATA 19(1)")


def test_a_task_is_not_deferred_into_the_past(house):
    task = raised(house)
    allocate(house, task)
    order = DeferTask(by="clerk", **IN_CASE, task=task, due="2026-01-04", reason="later")
    with pytest.raises(BadValue, match="past"):
        house.do(order)
    house.do(replace(order, due="2026-01-05"))


def test_a_day_of_the_law_stays_however_often_somebody_defers(house):
    task = raised(house, due="2026-01-08", basis="CrPC 167")
    allocate(house, task)
    order = DeferTask(by="clerk", **IN_CASE, task=task, due="2026-02-01", reason="busy")
    with pytest.raises(BadValue, match="CrPC 167"):
        house.do(order)
    house.do(replace(order, basis="order of the court, 5 January 2026"))
    with pytest.raises(BadValue, match="order of the court"):
        house.do(order)


# --- absence --------------------------------------------------------------------------------------


def test_a_task_given_to_an_absent_officer_goes_to_the_cover_and_says_so(house):
    away(house)
    task = raised(house)
    assert allocate(house, task) == Turn("drafter", "clerk")
    line = desk(house, "drafter").queue[When.LATER][0]
    assert (line.task.id, line.turn.instead_of) == (task, "clerk")
    assert queue(house, "clerk") == []
    finish(house, task, by="drafter")
    assert queue(house, "analyst") == [task]


def test_the_task_comes_back_when_the_officer_does(house):
    task = raised(house)
    allocate(house, task)
    away(house)
    assert queue(house, "drafter") == [task]
    away(house, cover=None)
    assert (queue(house, "clerk"), queue(house, "drafter")) == ([task], [])
    with pytest.raises(TaskOfAnother):
        finish(house, task, by="drafter")


def test_officers_state_their_own_absence_and_nobody_elses(house):
    away(house, by="clerk")
    with pytest.raises(NoMandate, match="direct"):
        away(house, by="drafter")


@pytest.mark.parametrize(
    "given",
    [
        {"cover": "clerk"},
        {"days": (TODAY, TODAY - timedelta(days=1))},
        {"days": (TODAY - timedelta(days=9), TODAY - timedelta(days=1))},
    ],
)
def test_an_absence_that_makes_no_sense_is_refused(house, given):
    with pytest.raises(BadValue):
        away(house, **given)


def test_nobody_covers_who_may_not_see_the_compartment(house):
    with pytest.raises(NoMandate, match="outsider"):
        away(house, cover="outsider")


def test_the_tasks_of_a_dismissed_officer_come_back_to_who_directs(house):
    task = raised(house)
    allocate(house, task)
    house.do(
        EndAppointment(
            by="supervisor", officer="clerk", wanted_compartment=CASE, last=TODAY, order="2"
        )
    )
    house.clock.now += timedelta(days=1)
    assert queue(house, "chief") == [task]
    assert "clerk" not in [
        load.officer for load in house.do(CellWorkload(by="chief", **IN_CASE)).loads
    ]


# --- directives -----------------------------------------------------------------------------------


def directive(by="chief", **given):
    meant = {
        "meeting": "Sample committee",
        "held_on": TODAY,
        "item": "4",
        "decision": "The record shall be obtained.",
        "action": "Obtain the record",
        "department": "FIA",
    }
    return IssueDirective(by=by, **IN_CASE, **{**meant, **given})


def test_nothing_is_due_before_the_meeting_that_decides_it(house):
    held = directive().held_on
    with pytest.raises(BadValue, match="before the meeting"):
        house.do(directive(by_when=held - timedelta(days=1)))
    house.do(directive(by_when=held))


def test_a_directive_to_a_department_waits_for_allocation_with_its_source(house):
    house.do(directive(by_when=date(2026, 2, 1), paper="complaint.txt"))
    [followed] = house.do(ListDirectives(by="analyst", **IN_CASE))
    [line] = followed.tasks
    assert followed.directive.paper == house.complaint()
    assert (str(line.task.state), line.task.department) == ("for_allocation", "FIA")
    assert line.origin == f"{followed.directive.id}: Sample committee, 2026-01-05, item 4"
    assert line.task.due.at == "2026-02-01"


def test_a_directive_to_an_officer_is_on_their_desk(house):
    issued = house.do(directive(officer="clerk", department=""))
    assert queue(house, "clerk") == [issued.task]


@pytest.mark.parametrize(
    "given",
    [
        {"department": ""},
        {"officer": "clerk"},
        {"held_on": TODAY + timedelta(days=1)},
        {"action": "two\nlines"},
        {"meeting": " "},
        {"about": "person:S-01"},
    ],
)
def test_a_directive_that_nobody_could_follow_is_refused(house, given):
    with pytest.raises(BadValue):
        house.do(directive(**given))
    assert house.do(ListDirectives(by="chief", **IN_CASE)) == []


def test_what_carries_out_a_directive_is_listed_with_it(house):
    issued = house.do(directive())
    second = raised(house, directive=issued.directive)
    [followed] = house.do(ListDirectives(by="analyst", **IN_CASE))
    assert [line.task.id for line in followed.tasks] == [issued.task, second]


def test_a_task_comes_from_a_question_that_somebody_asks(house):
    raised(house, question="NEU-Q1")
    with pytest.raises(BadValue, match="no rule"):
        raised(house, question="NEU-Q999")


# --- lists, workload, teams -----------------------------------------------------------------------


def test_a_list_is_narrowed_and_says_out_of_how_many(house):
    late = raised(house, due="2026-01-04")
    other = raised(house, about=f"exhibit:{house.complaint()}", department="NADRA")
    allocate(house, late)

    def listed(**wanted):
        found = house.do(ListTasks(by="auditor", **IN_CASE, **wanted))
        return [line.task.id for line in found.tasks], found.of

    assert listed() == ([late, other], 2)
    assert listed(state="raised") == ([other], 2)
    assert listed(turn="clerk") == ([late], 2)
    assert listed(when="overdue") == ([late], 2)
    assert listed(about="subject:S-01") == ([late], 2)
    assert listed(department="NADRA") == ([other], 2)
    assert listed(origin="analyst") == ([late, other], 2)
    house.do(FileTask(by="chief", **IN_CASE, task=other, reason="held already"))
    assert listed() == ([late], 1)
    assert listed(filed=True) == ([late, other], 2)
    with pytest.raises(BadValue):
        listed(state="finished")


def test_the_workload_names_officers_in_order_and_who_is_away(house):
    allocate(house, raised(house, due="2026-01-04"))
    away(house, officer="drafter", cover="analyst")
    house.do(
        FormTeam(by="chief", **IN_CASE, team="calls", members=("clerk", "analyst"), since=TODAY)
    )
    found = house.do(CellWorkload(by="auditor", **IN_CASE))
    names = [load.officer for load in found.loads]
    assert names == sorted(names)
    loads = {load.officer: (load.open, load.overdue, load.waiting) for load in found.loads}
    assert (loads["clerk"], loads["analyst"], loads["drafter"]) == ((1, 1, 0), (0, 0, 1), (0, 0, 0))
    assert found.away["drafter"].cover == "analyst"
    [team] = found.teams
    assert team.members == {"analyst": TODAY, "clerk": TODAY}
    house.do(FormTeam(by="chief", **IN_CASE, team="calls", members=(), since=TODAY))
    assert house.do(CellWorkload(by="auditor", **IN_CASE)).teams == []


# --- compartments ---------------------------------------------------------------------------------


@pytest.fixture
def elsewhere(house):
    """An officer who serves in another compartment only, with every power there."""
    roles = ("supervisor", "clerk", "analyst")
    house.do(
        EnrolOfficer(
            by="supervisor",
            officer=Officer("stranger", "Stranger", "elsewhere"),
            roles=roles,
            compartments=("op-other",),
            from_day=date(2025, 1, 1),
            until=None,
            order="1",
        )
    )
    raised(house, due="2026-01-04")
    house.do(directive())
    return {"by": "stranger", "compartment": "op-other"}


def test_who_may_not_see_a_compartment_sees_neither_titles_nor_counts(house, elsewhere):
    found = house.do(MyDesk(**elsewhere))
    assert (any(found.queue.values()), found.waiting, found.unallocated, found.of) == (False, [], 0, 0)  # fmt: skip
    assert house.do(ListTasks(**elsewhere, filed=True)).of == 0
    assert house.do(ListDirectives(**elsewhere)) == []
    cell = house.do(CellWorkload(**elsewhere))
    assert [(load.officer, load.open, load.waiting) for load in cell.loads] == [("stranger", 0, 0)]
    assert cell.of == 0
    for question in (MyDesk, ListTasks, ListDirectives, CellWorkload):
        with pytest.raises(NoMandate):
            house.do(question(by="stranger", **IN_CASE))


def test_no_task_reaches_into_another_compartment(house, elsewhere):
    given = {**elsewhere, "action": "Look", "about": "subject:S-01"}
    with pytest.raises(NotFound):
        house.do(RaiseTask(**given))
    with pytest.raises(NotFound):
        house.do(RaiseTask(**{**given, "about": f"exhibit:{house.complaint()}"}))


# --- size -----------------------------------------------------------------------------------------


def test_a_desk_of_five_thousand_open_tasks_asks_no_more_than_an_empty_one(house):
    asked_of_none = counted(lambda: desk(house, "chief"))
    origin = Origin(Cause.OFFICER, "analyst")
    with house.past_the_door() as connection:
        for number in range(5000):
            task = Task(f"Obtain record {number}", "subject:S-01", origin, "analyst", CASE, 10_000 + number)  # fmt: skip
            tasks.add(connection, task)
    assert counted(lambda: desk(house, "chief")) <= asked_of_none
    found = desk(house, "chief")
    assert (len(found.queue[When.LATER]), found.of) == (5000, 5000)
