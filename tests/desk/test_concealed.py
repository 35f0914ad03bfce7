# SPDX-License-Identifier: Apache-2.0
"""What one may not see is told by no refusal, no file that another had made, and no memory of the process."""

import gc
from dataclasses import replace
from datetime import date

import pytest

from cast import CASE
from sanad.casework import tasks
from sanad.casework.tasks import Task
from sanad.desk.act import Work
from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.desk.acts.erase_body import EraseBody
from sanad.desk.acts.judge_identity import JudgeIdentity
from sanad.desk.acts.order_work import OrderWork
from sanad.desk.acts.raise_task import RaiseTask
from sanad.desk.acts.register_instrument import RegisterInstrument
from sanad.desk.questions.export_judgements import ExportJudgements
from sanad.desk.questions.my_desk import MyDesk
from sanad.desk.questions.officers_with import OfficersWith
from sanad.desk.working.carry_out import carry_out
from sanad.errors import InstrumentDiffers, OtherCompartment
from sanad.identity.judgement import Answer, Judgement
from sanad.mandates import instrument
from sanad.mandates.officer import Officer


@pytest.fixture
def house(quick_scene):
    given = {"roles": ("clerk",), "compartments": ("office",), "from_day": date(2025, 1, 1)}
    visitor = Officer("visitor", "The visitor", "province")
    house = quick_scene.house
    house.do(EnrolOfficer(by="supervisor", officer=visitor, **given, until=None, order="2"))
    return house


def test_what_is_of_the_office_is_no_secret_to_who_serves_in_a_compartment_alone(house):
    given = {"roles": ("clerk",), "compartments": (CASE,), "from_day": date(2025, 1, 1)}
    inner = Officer("inner", "The inner", "province")
    house.do(EnrolOfficer(by="supervisor", officer=inner, **given, until=None, order="3"))
    order = OfficersWith(by="inner", compartment=CASE, wanted_power="look", wanted_compartment=CASE)
    with pytest.raises(OtherCompartment):
        house.do(order)


def test_what_differs_from_a_paper_of_a_compartment_is_told_to_who_may_look_there(house):
    with house.office.tools.database.reading() as connection:
        other = replace(instrument.get(connection, "open-1"), issuer="the court of Elsewhere")
    said = {}
    for by in ("visitor", "clerk"):
        with pytest.raises(InstrumentDiffers) as refused:
            house.do(RegisterInstrument(by=by, instrument=other))
        said[by] = str(refused.value)
    assert "issuer nobody, here the court of Elsewhere" in said["clerk"]
    assert "issuer" not in said["visitor"]


def test_what_ordered_work_wrote_tells_nobody_an_answer_that_they_may_review_blind(house):
    given = Judgement("S-01", "M-01", Answer.DIFFERENT, "other fathers", (), "analyst")
    house.do(JudgeIdentity(by="analyst", compartment=CASE, judgement=given))
    order = {"by": "analyst", "compartment": CASE, "purpose": "joint review"}
    job = house.do(OrderWork(**order, kind="export", order={"what": "judgements"}))
    carry_out(house.office.tools, job)
    folder = house.office.tools.made / CASE / job
    assert folder.is_dir()
    assert not [each for each in folder.iterdir() if b"other fathers" in each.read_bytes()]
    mine = house.do(ExportJudgements(**order))
    assert "other fathers" in str(mine.files)


def test_words_that_were_erased_are_in_no_memory_of_the_process(house, monkeypatch):
    secret, looks = "Ask the neighbour of the widow", MyDesk(by="analyst", compartment=CASE)
    house.do(RaiseTask(by="analyst", compartment=CASE, action=secret, about="subject:S-01"))
    seq = house.office.desk.newest
    house.do(looks)
    tools, forget_words = house.office.tools, tasks.forget_words

    def read_by_another_meanwhile(connection, entry):
        forget_words(connection, entry)
        with tools.database.reading() as view:  # of the office as it was before
            Work(tools, view, house.clock(), seq=0).told(tasks.of_compartment, CASE)

    monkeypatch.setattr(tasks, "forget_words", read_by_another_meanwhile)
    house.do(EraseBody(by="supervisor", entry=seq, order="Court order 1"))
    house.do(looks)
    gc.collect()
    assert not [
        each for each in gc.get_objects() if isinstance(each, Task) and each.action == secret
    ]
