# SPDX-License-Identifier: Apache-2.0
"""Records of a table a page at a time: in order, third parties masked, what was set aside beside them, and deep pages as fast as the first."""

import json
import time
from dataclasses import asdict

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cast import CASE
from sanad.desk import rows
from sanad.desk.acts.exhibit_rows import ExhibitRows
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.unmask_party import UnmaskParty
from sanad.errors import BadValue, CitationBroken, NoMandate, NotFound, Quarantined
from scene import CALLS

ANALYST = {"by": "analyst", "compartment": CASE}


@pytest.fixture
def scene(quick_scene):
    return quick_scene


def page(scene, exhibit=None, **order):
    return scene.house.do(ExhibitRows(**{**ANALYST, **order}, exhibit=exhibit or scene.calls))


def test_a_page_names_the_columns_as_written_and_as_read(scene):
    found = page(scene)
    assert found.headings[:4] == ("Sr #", "Call Type", "A-Party", "B-Party")
    assert {"row", "owner", "other", "started_at"} <= set(found.columns)
    assert (found.of, found.kind, [row.row for row in found.rows]) == (2, "calls", [1, 2])
    assert page(scene).headings == found.headings  # now from what was kept


def test_nobody_who_is_no_subject_is_named_anywhere_in_a_page(scene):
    source = Quoted("calls.csv", "923900000001", row=1)
    told = {"property": "phone", "value": "+923900000001", "said_by": "Operator"}
    scene.house.do(RecordClaim(**ANALYST, about="S-01", **told, source=source))
    found = page(scene)
    said = json.dumps(asdict(found))
    assert "3900000001" in said
    assert "3900000002" not in said
    assert "3900000003" not in said
    other = found.rows[0].columns["other"]
    unmask = UnmaskParty(**ANALYST, pseudonym=other, reason="to ask for it")
    assert scene.house.do(unmask) == "+923900000002"
    assert page(scene).rows[0].columns["other"] == other


def test_pages_follow_one_another(scene):
    first = page(scene, most=1)
    second = page(scene, most=1, after=first.end)
    assert [row.row for each in (first, second) for row in each.rows] == [1, 2]
    assert (page(scene, after=second.end).rows, page(scene, after=second.end).end) == ((), None)


def test_what_was_set_aside_between_is_told_without_what_it_says(scene):
    bad = CALLS + b"3,Outgoing,923900000001,923900000009,no date at all,60,1A2B,,,Q\n"
    exhibit = scene.house.seal(scene.folder, "worse.csv", bad, instrument="order-1")
    scene.house.read()
    found = page(scene, exhibit)
    [reject] = found.rejects
    assert (reject.row, len(found.rows)) == (3, 2)
    assert reject.reason
    assert "3900000009" not in json.dumps(asdict(found))
    assert page(scene, exhibit, most=1).rejects == ()


def test_whoever_may_not_ask_records_sees_none(scene):
    with pytest.raises(NoMandate):
        page(scene, by="reviewer")


def test_what_has_no_rows_and_what_may_not_be_used_says_so(scene):
    with pytest.raises(NotFound):
        page(scene, scene.note)
    with pytest.raises(BadValue):
        page(scene, most=0)
    clerk = {"by": "clerk", "compartment": CASE}
    scene.house.do(QuarantineExhibit(**clerk, exhibit=scene.calls, reason="doubt"))
    with pytest.raises(Quarantined):
        page(scene)


def test_a_damaged_record_file_is_named_as_such(scene):
    file = scene.house.office.tools.records.folder(scene.calls) / "calls.parquet"
    file.write_bytes(file.read_bytes()[:100])
    with pytest.raises(CitationBroken):
        page(scene)


def test_a_deep_page_costs_what_the_first_costs(tmp_path):
    file = tmp_path / "calls.parquet"
    many, group = 2_000_000, 100_000
    with pq.ParquetWriter(file, pa.schema([("row", pa.int64()), ("other", pa.string())])) as writer:
        for at in range(0, many, group):
            numbers = pa.array(range(at + 1, at + group + 1), pa.int64())
            writer.write_table(pa.table({"row": numbers, "other": pa.array(["+1"] * group)}))
    begun = time.process_time()
    found, of = rows.page(file, many - 10, 100, "calls.csv")
    assert time.process_time() - begun < 1
    assert [each["row"] for each in found] == list(range(many - 9, many + 1))
    assert of == many
