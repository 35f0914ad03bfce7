# SPDX-License-Identifier: Apache-2.0
"""What is new on a desk: counted from the mark that the officer set, within one compartment, beside what waits for that officer alone."""

from dataclasses import replace

import pytest

from cast import CASE
from sanad.desk.acts.end_work import EndWork
from sanad.desk.acts.erase_body import EraseBody
from sanad.desk.acts.mark_seen import MarkSeen
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.seal_exhibit import SealExhibit
from sanad.desk.looking import LOOKS
from sanad.desk.news import Arrived, Mark, desk_of
from sanad.desk.questions.my_desk import MyDesk
from sanad.desk.questions.open_exhibit import OpenExhibit
from sanad.desk.questions.what_is_new import WhatIsNew
from sanad.errors import BadValue
from sanad.ledger import read
from sanad.mandates.officer import Officer
from sanad.vault import catalogue
from sanad.vault.exhibit import Provenance
from scene import IN_CASE, SCENES, ended, sign_order
from statements import statements


def new(scene, by="analyst", compartment=CASE):
    return scene.house.do(WhatIsNew(by=by, compartment=compartment))


def mark(scene, by="analyst", until=None):
    until = new(scene, by).until if until is None else until
    return scene.house.do(MarkSeen(by=by, **IN_CASE, until=until))


def sealed(scene, name="new.txt", raw=b"Something new."):
    return scene.house.seal(scene.folder, name, raw)


def test_all_is_new_until_it_is_marked_and_then_what_comes_after(quick_scene):
    first = new(quick_scene)
    assert first.since == Mark()
    assert (first.arrived.sealed, first.arrived.findings) == (first.newest, 1)
    mark(quick_scene)
    assert new(quick_scene).arrived == Arrived()
    sealed(quick_scene)
    assert new(quick_scene).arrived == Arrived(sealed=1)


def test_what_came_while_somebody_read_their_desk_is_not_taken_for_seen(quick_scene):
    shown = new(quick_scene).until
    sealed(quick_scene)
    mark(quick_scene, until=shown)
    assert new(quick_scene).arrived.sealed == 1


def test_a_page_that_lay_open_takes_no_mark_back(quick_scene):
    old = new(quick_scene).until
    sealed(quick_scene)
    later = mark(quick_scene)
    assert mark(quick_scene, until=old) == later == new(quick_scene).since


def test_a_claim_that_somebody_recorded_is_new(quick_scene):
    mark(quick_scene)
    quick_scene.house.do(SCENES["record_claim"](quick_scene))
    assert new(quick_scene).arrived == Arrived(claims=1)
    assert new(quick_scene, by="supervisor", compartment="office").arrived.claims == 0


def test_a_mark_is_of_the_officer_who_set_it(quick_scene):
    mark(quick_scene)
    assert new(quick_scene, by="clerk").since == Mark()


def test_nobody_marks_as_seen_what_has_not_happened(quick_scene):
    for until in (-1, quick_scene.house.office.desk.newest + 2):
        with pytest.raises(BadValue):
            mark(quick_scene, until=until)


def test_a_mark_whose_words_were_erased_stands_where_it_was_set(quick_scene):
    mark(quick_scene)
    with quick_scene.house.office.tools.database.reading() as connection:
        entry = read.newest_about(connection, desk_of("analyst", CASE))
    quick_scene.house.do(EraseBody(by="supervisor", entry=entry.seq, order="Court order 1"))
    assert new(quick_scene).since == Mark(entry.seq, entry.at)


def test_work_that_failed_is_new_once_it_has_ended(quick_scene):
    mark(quick_scene)
    job = ended(quick_scene)
    assert new(quick_scene).arrived == Arrived()
    quick_scene.house.do(EndWork(by="clerk", **IN_CASE, work=job))
    assert new(quick_scene).arrived == Arrived(failed=1)


def test_nothing_of_another_compartment_is_counted(quick_scene):
    house = quick_scene.house
    enrol = SCENES["enrol_officer"](quick_scene)
    theirs = Officer("theirs", "Theirs", "elsewhere")
    given = {"officer": theirs, "roles": ("clerk",), "compartments": ("op-other",)}
    house.do(replace(enrol, **given))
    mark(quick_scene)
    path = quick_scene.folder / "theirs.txt"
    path.write_bytes(b"Only theirs.")
    copy = house.office.tools.blobs.stage(path)
    came = Provenance(instrument="open-1", grade="admiralty:B2", reader="none")
    house.do(
        SealExhibit(
            by="theirs",
            compartment="op-other",
            delivered_as="theirs.txt",
            copy=copy,
            provenance=came,
        )
    )
    here, there = new(quick_scene), new(quick_scene, "theirs", "op-other")
    assert here.arrived == Arrived()
    assert there.arrived == Arrived(sealed=1)
    assert (there.to_sign, there.stale, there.newest) == ((), (), 1)


def test_an_exhibit_that_somebody_opened_is_opened(quick_scene):
    exhibit = sealed(quick_scene)
    before = new(quick_scene)
    quick_scene.house.do(OpenExhibit(by="clerk", **IN_CASE, exhibit=exhibit))
    after = new(quick_scene)
    assert (before.unopened - after.unopened, after.newest) == (1, before.newest)


def test_whoever_looks_for_unopened_exhibits_does_not_go_through_the_ledger(quick_scene):
    """The sample held in a vault of 68 exhibits: SQLite went through every entry for each of them."""
    with quick_scene.house.office.tools.database.reading() as connection:
        with statements() as sent:
            catalogue.unopened(connection, CASE, LOOKS, 100)
        [asked] = sent
        given = (0,) * asked.count("?")
        plan = connection.exec_driver_sql(f"explain query plan {asked}", given)
        steps = [row[3] for row in plan]
    assert not [step for step in steps if "ledger_entry USING INDEX ix" in step], steps


def test_a_request_waits_for_whoever_may_sign_next_and_for_no_office_that_has_signed(quick_scene):
    house = quick_scene.house
    house.do(sign_order(house, "drafter", "RN-01", "draft"))
    assert new(quick_scene, by="reviewer").to_sign == ("RN-01",)
    for other in ("drafter", "approver", "analyst", "clerk"):
        assert new(quick_scene, by=other).to_sign == (), other
    enrol = SCENES["enrol_officer"](quick_scene)
    beside = Officer("beside", "Beside", "cell")  # the office that drafted it
    house.do(replace(enrol, officer=beside, roles=("reviewer",), compartments=(CASE,)))
    assert new(quick_scene, by="beside").to_sign == ()
    house.do(sign_order(house, "reviewer", "RN-01"))
    assert new(quick_scene, by="reviewer").to_sign == ()
    assert new(quick_scene, by="approver").to_sign == ("RN-01",)


def test_a_finding_is_stale_once_its_records_may_not_be_used(quick_scene):
    assert new(quick_scene).stale == ()
    calls = quick_scene.calls
    act = QuarantineExhibit(by="clerk", **IN_CASE, exhibit=calls, reason="doubt about its origin")
    quick_scene.house.do(act)
    assert len(new(quick_scene).stale) == 1


def test_results_that_wait_for_review_are_counted_apart(quick_scene):
    before = quick_scene.house.do(MyDesk(by="analyst", **IN_CASE)).results
    SCENES["review_result"](quick_scene)  # finished, and not reviewed yet
    after = quick_scene.house.do(MyDesk(by="analyst", **IN_CASE)).results
    assert (before, after) == (0, 1)
