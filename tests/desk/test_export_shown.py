# SPDX-License-Identifier: Apache-2.0
"""A list that leaves as a file: for a purpose, by whoever may export, with its digest on record before a byte goes."""

import hashlib

import pytest

from cast import CASE
from sanad.desk.procedures.export_shown import export_shown
from sanad.errors import BadValue, NoMandate
from sanad.ledger import read

ROWS = [{"id": "S-01", "name": "=HYPERLINK()"}, {"id": "S-02", "name": "نام"}]


def export(scene, by="analyst", purpose="for the hearing", rows=ROWS, form="csv"):
    order = {"by": by, "compartment": CASE, "purpose": purpose}
    desk = scene.house.office.desk
    return export_shown(desk, order, "subjects", {"kind": "person"}, ("id", "name"), rows, form)


def last_entry(scene):
    with scene.house.office.tools.database.reading() as connection:
        return read.entry(connection, read.size(connection) - 1)


def test_the_digest_on_record_is_that_of_what_went(quick_scene):
    file = export(quick_scene)
    entry = last_entry(quick_scene)
    raw = b"".join(file.pieces)
    assert entry.body["what"]["sha256"] == hashlib.sha256(raw).hexdigest()
    assert (entry.seq, entry.body["what"]["rows"]) == (file.entry, 2)
    assert entry.private["purpose"] == "for the hearing"


def test_no_cell_is_carried_out_by_a_spreadsheet(quick_scene):
    assert b"'=HYPERLINK()" in b"".join(export(quick_scene).pieces)


def test_for_no_purpose_nothing_goes(quick_scene):
    with pytest.raises(BadValue):
        export(quick_scene, purpose=" \u200b")


def test_whoever_may_only_look_exports_nothing(quick_scene):
    with pytest.raises(NoMandate):
        export(quick_scene, by="reviewer")


def test_a_list_of_any_length_goes_whole(quick_scene):
    rows = ({"id": f"S-{n}", "name": "x" * 50} for n in range(40_000))
    raw = b"".join(export(quick_scene, rows=rows, form="jsonl").pieces)
    assert raw.count(b"\n") == 40_000
    assert last_entry(quick_scene).body["what"]["rows"] == 40_000
