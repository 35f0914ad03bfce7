# SPDX-License-Identifier: Apache-2.0
"""What records a compartment holds, who may be asked about, which days are covered, and what is kept of answers and unmaskings."""

from datetime import date

import pytest

from cast import CASE
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.unmask_party import UnmaskParty
from sanad.desk.questions.list_findings import ListFindings
from sanad.desk.questions.list_unmasked import ListUnmasked
from sanad.desk.questions.open_finding import OpenFinding
from sanad.desk.questions.records_held import RecordsHeld
from sanad.desk.questions.rerun_findings import RerunFindings
from sanad.errors import NoMandate, NotFound

ANALYST = {"by": "analyst", "compartment": CASE}
NUMBER = "+923900000001"


def test_a_delivery_tells_its_rows_and_numbers_and_nobody_without_the_power_sees_them(scene):
    held = scene.house.do(RecordsHeld(**ANALYST))
    [calls] = held.deliveries
    assert (calls.name, calls.kind, calls.rows, calls.numbers) == (
        "calls.csv",
        "calls",
        2,
        (NUMBER,),
    )
    with pytest.raises(NoMandate):
        scene.house.do(RecordsHeld(by="clerk", compartment=CASE))


def test_a_ribbon_covers_the_whole_period_and_is_grey_where_nobody_said_that_it_is_covered(scene):
    first, last = date(2025, 1, 1), date(2025, 3, 31)
    held = scene.house.do(
        RecordsHeld(
            **ANALYST,
            parameters={"numbers": [NUMBER, "+92300"], "from": str(first), "to": str(last)},
        )
    )
    for ribbon in held.ribbons:
        assert (ribbon.stretches[0][0], ribbon.stretches[-1][1]) == (first, last)
    assert held.ribbons[1].stretches == ((first, last, False),)


def test_what_is_set_aside_is_not_there_to_be_asked_and_the_finding_says_so(quick_scene):
    scene = quick_scene
    [kept] = scene.house.do(ListFindings(**ANALYST)).findings
    assert scene.house.do(OpenFinding(**ANALYST, finding=kept.id)).otherwise is None
    order = {"by": "clerk", "compartment": CASE, "exhibit": scene.calls}
    scene.house.do(QuarantineExhibit(**order, reason="the order was quashed"))
    assert scene.house.do(RecordsHeld(**ANALYST)).deliveries == ()
    opened = scene.house.do(OpenFinding(**ANALYST, finding=kept.id))
    assert opened.otherwise.startswith("no longer usable")
    assert not opened.may_stand


def test_findings_come_in_pages_that_together_are_all(quick_scene):
    scene = quick_scene
    page = scene.house.do(ListFindings(**ANALYST, most=1))
    assert (len(page.findings), page.of) == (1, 1)
    assert page.before is None
    assert scene.house.do(ListFindings(**ANALYST, method="wheel")).of == 0
    assert scene.house.do(ListFindings(**ANALYST, method="contact")).of == 0
    assert scene.house.do(ListFindings(**ANALYST, subject="S-01", method="contacts")).of == 1


def test_one_finding_is_asked_again_alone(scene):
    [kept] = scene.house.do(ListFindings(**ANALYST)).findings
    [again] = scene.house.do(RerunFindings(**ANALYST, finding=kept.id))
    assert (again.finding, str(again.verdict)) == (kept.id, "intact")
    with pytest.raises(NotFound):
        scene.house.do(RerunFindings(**ANALYST, finding="F-000000000000"))


def test_an_unmasking_stands_on_the_list_with_its_reason_and_for_those_alone_who_unmask(
    quick_scene,
):
    scene = quick_scene
    assert scene.house.do(ListUnmasked(**ANALYST)) == []
    scene.house.do(UnmaskParty(**ANALYST, pseudonym="T-0001", reason="named by the complainant"))
    [told] = scene.house.do(ListUnmasked(**ANALYST))
    assert (told.pseudonym, told.by, told.reason) == (
        "T-0001",
        "analyst",
        "named by the complainant",
    )
    assert told.identifier.startswith("+92390000000")
    with pytest.raises(NoMandate):
        scene.house.do(ListUnmasked(by="reviewer", compartment=CASE))
