# SPDX-License-Identifier: Apache-2.0
"""What is kept between two acts is never what was before the last one."""

import gc
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from cast import CASE
from sanad.claims import store
from sanad.desk import acts, standing
from sanad.desk.act import Work
from sanad.desk.door import Refused
from sanad.desk.questions.list_subjects import ListSubjects
from sanad.desk.questions.read_log import ReadLog
from sanad.ledger.read import size
from scene import SCENES


def listed(house):
    found = house.do(ListSubjects(by="analyst", compartment=CASE))
    return [each.subject.id for each in found.entries]


def looking(house, connection):
    return Work(house.office.tools, connection, house.clock(), seq=0)


def test_the_next_look_after_an_act_sees_it(quick_scene):
    before = listed(quick_scene.house)
    quick_scene.house.subject("S-77")
    assert listed(quick_scene.house) == sorted([*before, "S-77"])


def test_looks_and_refusals_in_between_keep_what_stands(quick_scene):
    tools, made = quick_scene.house.office.tools, []

    def make(connection):
        made.append(size(connection))
        return len(made)

    def told():
        with tools.database.reading() as connection:
            return looking(quick_scene.house, connection).told(make)

    assert told() == 1
    listed(quick_scene.house)
    order = SCENES["register_subject"](quick_scene)
    [refused] = quick_scene.house.office.desk.perform_all([replace(order, by="outsider")])
    assert isinstance(refused, Refused)
    assert told() == 1
    quick_scene.house.subject("S-77")
    assert told() == 2


def test_a_view_from_before_an_act_is_not_told_what_came_after_it(quick_scene):
    house, tools = quick_scene.house, quick_scene.house.office.tools
    with tools.database.reading() as connection:
        old = {each.id for each in store.subjects(connection)}
        house.subject("S-77")
        assert "S-77" in names_told(house)  # keeps the new state
        told = looking(house, connection).told(store.subjects)
        assert {each.id for each in told} == old
    assert "S-77" in names_told(house)


def test_what_a_view_from_before_an_act_makes_is_told_to_nobody_after_it(quick_scene):
    house, tools = quick_scene.house, quick_scene.house.office.tools
    with tools.database.reading() as connection:
        size(connection)  # from here on it sees the office as it is now
        house.subject("S-77")
        listed(house)
        looking(house, connection).told(store.subjects)
    assert "S-77" in names_told(house)


def test_what_rested_on_something_that_is_gone_is_made_anew(quick_scene):
    house, things = quick_scene.house, [Thing()]

    def asked():
        with house.office.tools.database.reading() as connection:
            work = looking(house, connection)
            return work.kept((asked,), lambda: work.told(counted, things[0]))

    before = asked()
    things[0] = Thing()
    gc.collect()
    house.subject("S-77")
    assert asked() == before + 1


def test_no_choice_of_questions_fills_the_memory(quick_scene, monkeypatch):
    monkeypatch.setattr(standing, "_MOST", 7)
    house = quick_scene.house
    for round_ in range(3):
        with house.office.tools.database.reading() as connection:
            work = looking(house, connection)
            for number in range(20):
                assert work.kept((round_, number), lambda number=number: number) == number
            view = house.office.tools.standing.view(connection)
        house.subject(f"S-7{round_}")
        assert len(view.left()) <= 7
    with house.office.tools.database.reading() as connection:
        assert len(house.office.tools.standing.view(connection).left()) <= 7


class Thing:
    """Something that is only equal to itself."""

    def count(self, connection):
        return len(store.subjects(connection))


def counted(connection, thing):
    return thing.count(connection)


def names_told(house):
    with house.office.tools.database.reading() as connection:
        return {each.id for each in looking(house, connection).told(store.subjects)}


def test_an_act_sees_what_the_one_before_it_in_its_batch_did(quick_scene):
    listed(quick_scene.house)
    first = SCENES["register_subject"](quick_scene)
    second = SCENES["record_claim"](quick_scene)
    again = replace(second, about=first.subject)
    outcomes = quick_scene.house.office.desk.perform_all([first, again])
    assert not any(isinstance(each, Refused) for each in outcomes)


def test_many_who_ask_at_once_have_it_made_once(quick_scene):
    house, made, gate = quick_scene.house, [], threading.Barrier(8)

    def make(connection):
        made.append(1)
        return size(connection)

    def person():
        with house.office.tools.database.reading() as connection:
            gate.wait(10)
            return looking(house, connection).told(make)

    with ThreadPoolExecutor(8) as people:
        answers = {each.result() for each in [people.submit(person) for _ in range(8)]}
    assert len(made) == 1
    assert len(answers) == 1


ASKED = {
    "my_desk", "list_tasks", "list_subjects", "list_incidents", "list_requests", "list_clocks", "list_drift", "pending_board", "list_directives",
    "list_candidates", "list_quarantined", "cell_workload", "office_status", "open_tasks", "list_rules", "time_marks", "suggest_subjects",
    "list_exhibits", "list_readings", "check_request", "list_documents", "statistics", "search_text", "neighbours", "look_round", "open_request", "what_is_new", "request_board",
}  # fmt: skip
"""Questions whose answers are kept, or made of some that are."""
ACTS = sorted(
    path.stem
    for path in Path(acts.__file__).parent.glob("*.py")
    if path.stem in SCENES.keys() - {"found_office"}
)


def answered(tools, questions, now):
    """Return question → what is answered, as text: some answers hold what is equal to nothing but itself."""
    with tools.database.reading() as connection:
        work = Work(tools, connection, now, seq=0)
        told = {each.name: repr(each.do(work).result) for each in questions}
    return {name: re.sub(r" at 0x[0-9a-f]+", "", text) for name, text in told.items()}


@pytest.mark.parametrize("act", ACTS)
def test_after_every_act_each_answer_is_that_of_an_office_opened_anew(quick_scene, act):
    tools = quick_scene.house.office.tools
    questions = [SCENES[name](quick_scene) for name in sorted(ASKED)]
    order = SCENES[act](quick_scene)
    answered(tools, questions, tools.clock())
    quick_scene.house.do(order)
    now = tools.clock()
    anew = answered(replace(tools), questions, now)
    assert answered(tools, questions, now) == anew


def test_answers_to_many_at_once_are_each_on_record(quick_scene):
    house = quick_scene.house
    before = house.office.desk.newest
    with ThreadPoolExecutor(8) as people:
        for each in [people.submit(listed, house) for _ in range(24)]:
            each.result()
    entries = house.do(ReadLog(by="auditor", start=before + 1))
    assert [each.act for each in entries] == ["list_subjects"] * 24
    assert [each.seq for each in entries] == list(range(before + 1, before + 25))
