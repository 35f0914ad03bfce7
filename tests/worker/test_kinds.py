# SPDX-License-Identifier: Apache-2.0
"""Work of every kind, from the order to what came of it; each is also left undone where whoever ordered it may not do it any more."""

from datetime import timedelta

import pytest

from bundle_sheet import SHEET
from cast import CASE, build_house
from sanad.desk.acts.end_appointment import EndAppointment
from sanad.desk.acts.make_checkpoint import MakeCheckpoint
from sanad.desk.acts.order_work import OrderWork
from sanad.desk.questions.follow_work import FollowWork
from sanad.desk.work_needs import KINDS
from sanad.desk.working.carry_out import carry_out
from sanad.jobs.job import State
from sanad.ledger import read as ledger
from scene import SCENES

CONTACTS = {
    "method": "contacts",
    "parameters": {"number": "+923900000001", "from": "2025-01-01", "to": "2025-03-31"},
}
DOCUMENT = {"subject": "S-01", "recipient": "court", "purpose": "trial"}
WORK = {
    "read": ("clerk", {}),
    "index": ("clerk", {}),
    "build": ("drafter", {"documents": [DOCUMENT]}),
    "bind": ("drafter", {"sheet": SHEET}),
    "find": ("analyst", {**CONTACTS, "subject": "S-01"}),
    "ask": ("analyst", CONTACTS),
    "rerun": ("analyst", {"finding": None}),
    "match": ("analyst", {"exhibit": "list.json"}),
    "export": ("analyst", {"what": "ftm"}),
    "draw": ("analyst", {"finding": None}),
    "search": ("analyst", {"terms": ["0390 0000001", "zznobody"]}),
    "collate": ("analyst", {}),
    "audit": ("auditor", {}),
    "watch": ("analyst", {}),
}
"""Kind → who orders it, and what it needs; what is received stands in `test_killed`, what an outside authority dates below."""
LEAVES = {
    "build": "freeze_brief",
    "bind": "bind_bundle",
    "find": "make_finding",
    "ask": "ask_records",
    "rerun": "rerun_findings",
    "match": "match_list",
    "export": "export_ftm",
    "draw": "draw_finding",
    "search": "batch_search",
    "collate": "list_stories",
    "audit": "audit_office",
    "watch": "follow_up",
}
"""Kind → the entry that doing it leaves, by whoever ordered it."""


@pytest.fixture(scope="module")
def working(originals, tmp_path_factory):
    """An office for all of them, with a list to match, and a finding to draw."""
    with originals.scene("sqlite", tmp_path_factory.mktemp("kinds") / "office") as scene:
        SCENES["match_list"](scene)
        yield scene


def ordered(scene, kind: str) -> tuple[str, str, str]:
    """Order work of a kind, and return who did so, where, and the job."""
    by, needs = WORK[kind]
    where = "office" if kind == "audit" else CASE
    if kind in {"draw", "rerun"}:
        needs = {"finding": SCENES["draw_finding"](scene).finding}
    order = OrderWork(by=by, compartment=where, purpose="the trial", kind=kind, order=needs)
    return by, where, scene.house.do(order)


def entries(scene, start: int = 0):
    with scene.house.office.tools.database.reading() as connection:
        return list(ledger.entries(connection, start=start))


def test_every_kind_is_tried_here():
    assert WORK.keys() == KINDS.keys() - {"receive", "timestamp"}


@pytest.mark.parametrize("answers", [True, False])
def test_a_signed_head_is_dated_by_the_outside_authority_or_stays_queued(
    tmp_path, timestamp_authority, answers
):
    address = timestamp_authority.address if answers else "http://127.0.0.1:9/"
    house = build_house(tmp_path / "dated", timestamp_authority=address)
    head = house.do(MakeCheckpoint(by="supervisor"))
    job = house.do(OrderWork(by="supervisor", kind="timestamp", order={}))
    carry_out(house.office.tools, job)
    done = house.do(FollowWork(by="supervisor", work=job))
    house.office.close()
    assert done.state is State.DONE
    assert done.outcome.result["dated"] == ([head.size] if answers else [])
    assert bool(done.outcome.result["queued"]["of"]) is not answers


@pytest.mark.parametrize("kind", WORK)
def test_work_is_done_once_and_its_entry_is_of_whoever_ordered_it(working, kind):
    by, where, job = ordered(working, kind)
    start = len(entries(working))
    carry_out(working.house.office.tools, job)
    done = entries(working, start)
    again = len(entries(working))
    carry_out(working.house.office.tools, job)
    assert len(entries(working)) == again, "a job that has ended is not begun again"
    told = working.house.do(FollowWork(by=by, compartment=where, work=job))
    assert told.state is State.DONE, told.outcome
    assert not told.outcome.code
    found = [each for each in done if each.act == LEAVES.get(kind, "end_work")]
    assert found
    assert {each.body["by"] for each in done} == {by}
    assert {each.body["compartment"] for each in done} == {where}


@pytest.mark.parametrize("kind", ["find", "export", "bind"])
def test_whoever_is_dismissed_after_the_order_has_nothing_done(quick_scene, kind):
    scene = quick_scene
    by, where, job = ordered(scene, kind)
    end = {"wanted_compartment": CASE, "last": scene.house.clock.now.date(), "order": "2"}
    scene.house.do(EndAppointment(by="supervisor", officer=by, **end))
    scene.house.clock.now += timedelta(days=1)
    start = len(entries(scene))
    carry_out(scene.house.office.tools, job)
    done = entries(scene, start)
    assert [each for each in done if each.outcome == "done" and each.act != "end_work"] == []
    chief = FollowWork(by="chief", compartment=where, work=job)
    assert scene.house.do(chief).state is State.FAILED
    made = scene.house.office.tools.made
    assert [path for path in made.rglob("*") if path.is_file()] == []
