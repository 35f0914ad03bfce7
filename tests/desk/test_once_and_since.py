# SPDX-License-Identifier: Apache-2.0
"""An order sent twice is carried out once; an order about what somebody changed meanwhile is not carried out."""

import threading
from datetime import date

import pytest

from cast import CASE
from sanad.desk.act import Work
from sanad.desk.acts.allocate_task import AllocateTask
from sanad.desk.acts.defer_task import DeferTask
from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.desk.acts.file_task import FileTask
from sanad.desk.acts.invite_officer import InviteOfficer
from sanad.desk.acts.raise_task import RaiseTask
from sanad.desk.acts.seal_exhibit import SealExhibit
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.desk.door import Refused, _tried
from sanad.desk.questions.task_history import TaskHistory
from sanad.desk.since import require_unchanged
from sanad.errors import BadValue, ChangedSince, KeyReused
from sanad.ledger import read
from sanad.mandates.officer import Officer
from sanad.vault.exhibit import Provenance
from scene import NOTE, SCENES


def raising(scene, action="Obtain the subscriber record"):
    return RaiseTask(by="analyst", compartment=CASE, action=action, about="subject:S-01")


def told(task: str, _: int):
    return {"task": task}


def entries(house, act: str):
    with house.office.tools.database.reading() as connection:
        return [each for each in read.entries(connection) if each.act == act]


def test_an_order_sent_twice_is_carried_out_once_and_answered_alike(scene):
    desk, before = scene.house.office.desk, len(entries(scene.house, "raise_task"))
    first = desk.perform_once(raising(scene), "key-1", "d" * 64, told)
    assert desk.perform_once(raising(scene), "key-1", "d" * 64, told) == first
    assert len(entries(scene.house, "raise_task")) == before + 1


def test_an_order_sent_twice_at_once_is_carried_out_once(scene):
    desk, before = scene.house.office.desk, len(entries(scene.house, "raise_task"))
    answers = []

    def send():
        answers.append(desk.perform_once(raising(scene), "key-1", "d" * 64, told))

    senders = [threading.Thread(target=send) for _ in range(6)]
    for each in senders:
        each.start()
    for each in senders:
        each.join()
    assert len(answers) == 6
    assert len({each["task"] for each in answers}) == 1
    assert len(entries(scene.house, "raise_task")) == before + 1


def test_another_order_under_a_key_that_was_used_is_refused(scene):
    desk = scene.house.office.desk
    desk.perform_once(raising(scene), "key-1", "d" * 64, told)
    with pytest.raises(KeyReused):
        desk.perform_once(raising(scene, "Another"), "key-1", "e" * 64, told)


def test_the_key_of_one_officer_says_nothing_of_another(scene):
    desk = scene.house.office.desk
    first = desk.perform_once(raising(scene), "key-1", "d" * 64, told)
    other = RaiseTask(by="investigator", compartment=CASE, action="Ask again", about="subject:S-01")
    assert desk.perform_once(other, "key-1", "e" * 64, told) != first


def test_a_refused_order_may_be_sent_again_under_its_key(scene):
    desk = scene.house.office.desk
    with pytest.raises(BadValue):
        desk.perform_once(raising(scene, " "), "key-1", "d" * 64, told)
    assert desk.perform_once(raising(scene), "key-1", "d" * 64, told)["task"]


def test_of_two_who_looked_at_one_task_the_second_is_told_who_was_first(scene):
    desk = scene.house.office.desk
    task = desk.perform(raising(scene))
    seen = desk.newest
    desk.perform(AllocateTask(by="chief", compartment=CASE, task=task, officer="analyst"), seen)
    later = {"due": "2026-03-01", "reason": "the operator asked for time"}
    with pytest.raises(ChangedSince) as refused:
        desk.perform(DeferTask(by="analyst", compartment=CASE, task=task, **later), seen)
    assert refused.value.facts["officer"] == "chief"
    assert refused.value.facts["thing"] == f"task:{task}"


def test_an_erasure_of_what_somebody_changed_meanwhile_destroys_nothing(scene):
    house, desk = scene.house, scene.house.office.desk
    seen = desk.newest
    desk.perform(SCENES["quarantine_exhibit"](scene))
    with pytest.raises(ChangedSince):
        desk.perform(SCENES["erase_exhibit"](scene), seen)
    assert house.office.tools.blobs.is_whole(scene.note)


def test_an_order_that_is_refused_at_its_end_puts_no_copy_in_place_and_destroys_nothing(scene):
    tools = scene.house.office.tools

    def do(work: Work):
        work.to_settle.append(tools.blobs)
        work.to_destroy.append(scene.note)
        raise BadValue("here", value="x", type="thing", detail="no")

    with tools.database.writing() as connection:
        work = Work(tools, connection, scene.house.clock(), seq=1)
        outcome, _ = _tried(raising(scene), work, do)
    assert isinstance(outcome, Refused)
    assert (work.to_settle, work.to_destroy) == ([], [])


def test_who_changed_a_thing_in_another_compartment_is_not_named(scene, tmp_path):
    house, desk = scene.house, scene.house.office.desk
    given = {"roles": ("clerk",), "compartments": ("op-other",), "from_day": date(2025, 1, 1)}
    far = Officer("far", "The clerk of another cell", "cell")
    desk.perform(EnrolOfficer(by="supervisor", officer=far, **given, until=None, order="2"))
    (tmp_path / "note.txt").write_bytes(NOTE)
    copy, came = house.office.tools.blobs.stage(tmp_path / "note.txt"), Provenance("open-1")
    seen = desk.newest
    there = {"by": "far", "compartment": "op-other", "delivered_as": "theirs.txt"}
    desk.perform(SealExhibit(**there, copy=copy, provenance=came))
    with pytest.raises(ChangedSince) as refused:
        desk.perform(SCENES["quarantine_exhibit"](scene), seen)
    assert refused.value.facts["officer"] == "Somebody"


def test_who_changed_a_thing_of_the_office_is_named_in_every_compartment(scene):
    house = scene.house
    seen = house.office.desk.newest
    house.do(InviteOfficer(by="supervisor", officer="clerk"))
    with house.office.tools.database.reading() as connection:
        work = Work(house.office.tools, connection, house.clock(), seq=0)
        with pytest.raises(ChangedSince) as refused:
            require_unchanged(work, seen, ["officer:clerk"], CASE)
    assert refused.value.facts["officer"] == "supervisor"


def test_looking_at_a_thing_does_not_change_it(scene):
    desk = scene.house.office.desk
    task = desk.perform(raising(scene))
    seen = desk.newest
    desk.ask(TaskHistory(by="analyst", compartment=CASE, task=task))
    desk.perform(FileTask(by="chief", compartment=CASE, task=task, reason="not needed"), seen)


def test_a_refused_attempt_of_another_changes_nothing(scene):
    desk = scene.house.office.desk
    seen = desk.newest
    order = {"compartment": CASE, "claim": scene.claim}
    with pytest.raises(BadValue):
        desk.perform(WithdrawClaim(by="investigator", **order, reason=" "))
    desk.perform(WithdrawClaim(by="analyst", **order, reason="the source took it back"), seen)
