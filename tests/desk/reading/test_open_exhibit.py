# SPDX-License-Identifier: Apache-2.0
"""Opening an exhibit: everything on record about it, as its compartment knows it, and nothing that another was told."""

from dataclasses import replace
from datetime import date

import pytest

from cast import CASE
from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.desk.acts.erase_exhibit import EraseExhibit
from sanad.desk.acts.seal_exhibit import SealExhibit
from sanad.desk.questions.open_exhibit import OpenExhibit
from sanad.desk.questions.source_of import SourceOf
from sanad.errors import NotFound
from sanad.mandates.officer import Officer
from sanad.vault.exhibit import Provenance

ANALYST = {"by": "analyst", "compartment": CASE}


def opened(scene, exhibit, **order):
    return scene.house.do(OpenExhibit(**{**ANALYST, **order}, exhibit=exhibit))


def test_what_rests_on_an_exhibit_is_told_with_it(scene):
    note, calls = opened(scene, scene.note), opened(scene, scene.calls)
    assert [claim.id for claim in note.claims] == [scene.claim]
    assert [finding.method.split()[0] for finding in calls.findings] == ["contacts"]
    assert calls.instrument.id == "order-1"
    assert calls.evidence.type == "call_records"
    assert calls.open_items
    [job] = calls.readings
    account = job.document
    assert (job.state, account["read"], account["stored"] + account["rejected"]) == ("done", 2, 2)


def test_what_was_done_with_it_comes_in_pages_the_newest_first(scene):
    for _ in range(5):
        opened(scene, scene.note)
    first = opened(scene, scene.note, most=3)
    assert [each.act for each in first.history] == ["open_exhibit"] * 3
    assert first.history[0].by == "analyst"
    rest = opened(scene, scene.note, before=first.end, most=500)
    assert rest.history[-1].act == "seal_exhibit"
    assert rest.end is None
    assert {each.seq for each in rest.history}.isdisjoint(each.seq for each in first.history)


def test_what_was_found_in_it_or_made_of_it_is_told(scene):
    inside = {"parent": scene.note, "relation": "attachment"}
    child = scene.house.seal(scene.folder, "inside.txt", b"inside", **inside)
    made = {"parent": scene.note, "relation": "translation"}
    translation = scene.house.seal(scene.folder, "note-ur.txt", "نوٹ".encode(), **made)
    found = opened(scene, scene.note)
    assert [each.exhibit for each in found.inside] == [child]
    assert [each.exhibit for each in found.about] == [translation]
    assert opened(scene, child).parent.exhibit == scene.note


def test_an_erased_exhibit_says_by_which_order(scene):
    order = {"by": "chief", "compartment": CASE, "order": "Court order 1", "witness": "auditor"}
    scene.house.do(EraseExhibit(**order, exhibit=scene.note))
    found = opened(scene, scene.note)
    assert found.set_aside == "erased on order: Court order 1"
    assert found.exhibit.receipt is None


def test_what_another_compartment_was_told_of_the_same_bytes_is_not_known_here(quick_scene):
    scene = quick_scene
    enrol = EnrolOfficer(
        by="supervisor",
        officer=Officer("elsewhere", "Elsewhere", "elsewhere"),
        roles=("clerk", "analyst"),
        compartments=("op-other",),
        from_day=date(2025, 1, 1),
        until=None,
        order="1",
    )
    scene.house.do(enrol)
    path = scene.folder / "secret-name.txt"
    path.write_bytes((scene.folder / "note.txt").read_bytes())
    order = SealExhibit(
        by="elsewhere",
        compartment="op-other",
        delivered_as="secret-name.txt",
        copy=scene.house.office.tools.blobs.stage(path),
        provenance=Provenance(handed_by="Secret Source"),
    )
    scene.house.do(order)
    here = opened(scene, scene.note)
    there = opened(scene, scene.note, by="elsewhere", compartment="op-other")
    assert "ecret" not in repr(here)
    assert there.exhibit.name == "secret-name.txt"
    assert (there.claims, there.findings, len(there.history)) == ((), (), 1)
    with pytest.raises(NotFound):
        opened(scene, scene.calls, by="elsewhere", compartment="op-other")
    claim = SourceOf(**ANALYST, thing=f"claim:{scene.claim}")
    with pytest.raises(NotFound):
        scene.house.do(replace(claim, by="elsewhere", compartment="op-other"))
