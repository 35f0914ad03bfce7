# SPDX-License-Identifier: Apache-2.0
"""Emergency access: two persons of two offices, looking alone, until an instant, and everybody sees it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from account_scenes import VISITOR, asking
from cast import CASE
from sanad.desk.acts.confirm_emergency import ConfirmEmergency
from sanad.desk.acts.end_emergency import EndEmergency
from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.desk.acts.raise_task import RaiseTask
from sanad.desk.questions.list_emergencies import ListEmergencies
from sanad.desk.questions.list_subjects import ListSubjects
from sanad.desk.questions.list_tasks import ListTasks
from sanad.desk.questions.search_text import SearchText
from sanad.desk.seat import alarms
from sanad.errors import (
    AlreadyDone,
    BadValue,
    NoMandate,
    OtherCompartment,
    SecondPersonNeeded,
    StepNotAllowed,
)
from sanad.ledger import read
from sanad.mandates.emergency import Emergency
from sanad.mandates.officer import Officer, serving
from sanad.values.moment import stamp

IN_CASE = {"compartment": CASE}
LOOK = ListSubjects(by=VISITOR, **IN_CASE)
NOW = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)


@pytest.fixture
def scene(quick_scene):
    return quick_scene


def confirm(scene, made: str, by: str = "chief") -> str:
    return scene.house.do(ConfirmEmergency(by=by, **IN_CASE, emergency=made))


def test_asking_alone_opens_nothing_and_raises_the_alarm_at_once(scene):
    made = scene.house.do(asking(scene))
    with pytest.raises(NoMandate):
        scene.house.do(LOOK)
    [alarm] = alarms(scene.house.office.tools, CASE, scene.house.clock())
    assert (alarm.id, alarm.officer, alarm.reason) == (made, VISITOR, "a child is missing")
    for by, place, department in (("chief", CASE, "direction"), ("auditor", "office", "audit")):
        found = scene.house.do(ListTasks(by=by, compartment=place, about=f"emergency:{made}")).tasks
        assert [each.task.department for each in found] == [department]


def test_what_is_raised_in_the_office_does_not_name_the_compartment(scene):
    made = scene.house.do(asking(scene))
    found = scene.house.do(ListTasks(by="clerk", about=f"emergency:{made}")).tasks
    assert CASE not in str(found)


def test_confirmed_it_lets_look_and_do_nothing_else(scene):
    confirm(scene, scene.house.do(asking(scene)))
    assert scene.house.do(LOOK)
    assert scene.house.do(SearchText(by=VISITOR, **IN_CASE, words="sample"))
    with pytest.raises(NoMandate):
        scene.house.do(RaiseTask(by=VISITOR, **IN_CASE, action="Do it", about="subject:S-01"))
    with scene.house.office.tools.database.reading() as connection:
        found = serving(connection, VISITOR, scene.house.clock.now.date(), scene.house.clock())
    assert found.powers[CASE] == {"look"}
    assert found.roles[CASE] == ()
    assert "find" in found.powers["office"]


def test_every_look_under_it_is_on_record(scene):
    confirm(scene, scene.house.do(asking(scene)))
    scene.house.do(LOOK)
    with scene.house.office.tools.database.reading() as connection:
        *_, last = read.entries(connection)
    assert (last.body["by"], last.body["compartment"], last.act) == (VISITOR, CASE, "list_subjects")


def test_it_ends_at_its_instant_whatever_anybody_forgets(scene):
    confirm(scene, scene.house.do(asking(scene)))
    scene.house.clock.now += timedelta(hours=2, seconds=-10)
    assert scene.house.do(LOOK)
    scene.house.clock.now += timedelta(seconds=10)
    with pytest.raises(NoMandate):
        scene.house.do(LOOK)
    assert alarms(scene.house.office.tools, CASE, scene.house.clock()) == []
    [seen] = scene.house.do(ListEmergencies(by="chief", **IN_CASE))
    assert seen.state == "over"


def test_who_directs_ends_it_and_so_does_who_needs_it_no_more(scene):
    for by in ("chief", VISITOR):
        made = scene.house.do(asking(scene))
        confirm(scene, made)
        end = EndEmergency(by=by, **IN_CASE, emergency=made, reason="it is over now")
        with pytest.raises(NoMandate):
            scene.house.do(replace(end, by="analyst"))
        scene.house.do(end)
        with pytest.raises(NoMandate):
            scene.house.do(LOOK)
        with pytest.raises(StepNotAllowed):
            confirm(scene, made)


def test_nobody_of_the_same_office_confirms_nor_who_does_not_direct_the_compartment(scene):
    made = scene.house.do(asking(scene))
    for by in ("analyst", "supervisor", "auditor", VISITOR):
        with pytest.raises(NoMandate):
            confirm(scene, made, by)
    neighbour = EnrolOfficer(
        by="supervisor",
        officer=Officer("neighbour", "The neighbour", "province"),
        roles=("supervisor",),
        compartments=(CASE,),
        from_day=scene.house.clock.now.date(),
        until=None,
        order="Test order 1",
    )
    scene.house.do(neighbour)
    with pytest.raises(SecondPersonNeeded):
        confirm(scene, made, "neighbour")
    with pytest.raises(OtherCompartment):
        scene.house.do(ConfirmEmergency(by="chief", emergency=made))


def test_what_nobody_confirms_in_a_day_cannot_be_confirmed(scene):
    made = scene.house.do(asking(scene))
    scene.house.clock.now += timedelta(hours=25)
    with pytest.raises(StepNotAllowed):
        confirm(scene, made)


def test_it_can_be_confirmed_for_less_than_a_day_and_lets_look_until_its_instant_and_not_at_it():
    asked = Emergency("EA-1", VISITOR, CASE, "why", 2, stamp(NOW))
    day, moment = timedelta(hours=24), timedelta(microseconds=1)
    assert [asked.state(NOW + each) for each in (day - moment, day)] == ["asked", "over"]
    begun = replace(asked, until=stamp(NOW + day))
    assert [begun.state(NOW + each) for each in (day - moment, day)] == ["lasting", "over"]


def test_nobody_asks_twice_for_what_they_have_nor_without_reason_or_end(scene):
    order = asking(scene)
    for changed, refusal in (
        ({"hours": 25}, BadValue),
        ({"hours": 0}, BadValue),
        ({"reason": "because"}, BadValue),
        ({"wanted_compartment": "office"}, BadValue),
        ({"by": "analyst"}, BadValue),
        ({"by": "outsider"}, NoMandate),
    ):
        with pytest.raises(refusal):
            scene.house.do(replace(order, **changed))
    scene.house.do(order)
    with pytest.raises(AlreadyDone):
        scene.house.do(order)


def test_asking_does_not_tell_whether_there_is_such_a_compartment(scene):
    order = asking(scene)
    assert scene.house.do(replace(order, wanted_compartment="op-nowhere"))


def test_an_auditor_sees_all_of_them_and_others_their_own(scene):
    made = scene.house.do(asking(scene))
    for by, seen in (("auditor", [made]), ("supervisor", [made]), (VISITOR, [made]), ("clerk", [])):
        found = scene.house.do(ListEmergencies(by=by))
        assert [each.emergency.id for each in found] == seen
