# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest

from record_files import ZONE, A, B
from sanad.analysis.finding import compute
from sanad.errors import NotFound

PERIOD = {"from": "2025-01-01", "to": "2025-01-31"}


def ask(inputs, opener=None, number=A):
    parameters = {**PERIOD, "number": number}
    return compute("cell_history", parameters, inputs, ZONE, {A}, str.lower, opener)


def event(at, cell="X1", **more):
    return (A, B, at, "out", "call", 5, {"cell": cell, **more})


def mast(cell="X1", latitude=30.5, first=None, last=None, **more):
    day = {"valid_from": first and date.fromisoformat(first), "valid_to": last and date.fromisoformat(last)}  # fmt: skip
    return {"cell": cell, "latitude": latitude, "longitude": 67.25, **day, **more}


def test_a_cell_that_was_moved_is_told_where_it_stood_on_each_day(records, opener):
    calls = records.calls(
        event("2025-01-02T10:00:00"),
        event("2025-01-03T10:00:00"),
        event("2025-01-09T18:59:00"),  # 23:59 in Karachi, the last day of the old place
        event("2025-01-09T19:01:00"),
        event("2025-01-10T10:00:00", "X2"),
        event("2025-01-11T10:00:00"),
        coverage=PERIOD,
    )
    cells = records.cells(
        mast(last="2025-01-09", site="Sample Road", azimuth_deg=120.0, beam_deg=65.0, range_m=900.0),
        mast(latitude=30.75, first="2025-01-10", site="Model Colony"),
        mast("X9"),
    )  # fmt: skip
    found = ask([calls, cells], opener)
    assert [(row[0], row[1], row[6], row[7], row[8], row[12]) for row in found.rows] == [
        ("X1", "3", "known", "Sample Road", "30.5, 67.25", "00000000#1"),
        ("X1", "1", "known", "Model Colony", "30.75, 67.25", "00000000#2"),
        ("X2", "1", "no valid row", "", "", ""),
        ("X1", "1", "known", "Model Colony", "30.75, 67.25", "00000000#2"),
    ]
    assert found.rows[0][2:6] == ("2025-01-02 15:00", "2025-01-09 23:59", "00000000#1", "00000000#3")  # fmt: skip
    assert found.rows[0][9:11] == ("120° ± 32.5°", "900 m")
    assert [row[13] for row in found.rows] == [
        "… – 2025-01-09",
        "2025-01-10 – …",
        "",
        "2025-01-10 – …",
    ]
    assert "2 cell(s) in 4 unbroken run(s); where 1 of them stood is not known" in found.sentence
    assert found.sha256 == ask([calls, cells]).sha256


def test_a_table_of_other_days_says_nothing_of_this_one(records):
    calls = records.calls(event("2025-01-02T10:00:00"))
    cells = records.cells(mast(first="2025-01-03"), mast(last="2025-01-01"))
    assert [row[6] for row in ask([calls, cells]).rows] == ["no valid row"]


def test_tables_that_contradict_each_other_are_told_and_none_is_chosen(records):
    calls = records.calls(event("2025-01-02T10:00:00"))
    one, other = records.cells(mast()), records.cells(mast(latitude=31.0))
    [row] = ask([calls, one, other]).rows
    assert row[6:9] == ("rows contradict", "", "")
    assert row[12] == "00000000#1 00000000#1"
    assert "contradict each other" in ask([calls, one, other]).sentence


def test_tables_that_agree_are_no_contradiction(records):
    calls = records.calls(event("2025-01-02T10:00:00"))
    assert ask([calls, records.cells(mast()), records.cells(mast())]).rows[0][6] == "known"


def test_without_any_table_the_cells_are_still_told(records):
    found = ask([records.calls(event("2025-01-02T10:00:00"))])
    assert [(row[0], row[1], row[6]) for row in found.rows] == [("X1", "1", "no valid row")]


def test_events_without_a_cell_end_a_run_and_are_shown_in_one_of_their_own(records, opener):
    calls = records.calls(
        event("2025-01-05T10:00:00"),
        event("2025-01-16T10:00:00", None),
        event("2025-01-21T10:00:00", None),
        event("2025-01-22T10:00:00"),
        coverage=PERIOD,
    )
    found = ask([calls, records.cells(mast())], opener)
    assert [(row[0], row[1], row[2][:10], row[3][:10], row[6]) for row in found.rows] == [
        ("X1", "1", "2025-01-05", "2025-01-05", "known"),
        ("not given", "2", "2025-01-16", "2025-01-21", "no cell given"),
        ("X1", "1", "2025-01-22", "2025-01-22", "known"),
    ]
    assert "name 1 cell(s) in 2 unbroken run(s); 2 event(s) in 1 run(s) name none" in found.sentence


@pytest.mark.parametrize(
    ("covered", "runs"),
    [
        ([PERIOD], 1),
        ([{"from": "2025-01-01", "to": "2025-01-09"}, {"from": "2025-01-10", "to": "2025-01-31"}], 1),
        ([{"from": "2025-01-01", "to": "2025-01-09"}, {"from": "2025-01-11", "to": "2025-01-31"}], 2),
        ([{"from": "2025-01-01", "to": "2025-01-05"}], 2),
        ([{}], 2),
    ],
)  # fmt: skip
def test_a_day_that_no_delivery_covers_ends_a_run(records, opener, covered, runs):
    days = ("2025-01-05T09:00:00", "2025-01-05T10:00:00", "2025-01-20T10:00:00")
    rows = [event(day) for day in days]
    inputs = [records.calls(*rows, coverage=each) for each in covered]
    found = ask(inputs, opener)
    assert [row[1] for row in found.rows] == (["3"] if runs == 1 else ["2", "1"])


def test_a_place_that_the_call_records_give_stands_in_where_no_table_speaks(records):
    calls = records.calls(
        event("2025-01-02T10:00:00", latitude=30.5, longitude=67.25),
        event("2025-01-03T10:00:00", latitude=30.75, longitude=67.25),
        coverage=PERIOD,
    )
    found = ask([calls])
    assert [row[6:9] for row in found.rows] == [
        ("by the call records", "", "30.5, 67.25"),
        ("by the call records", "", "30.75, 67.25"),
    ]
    assert "not known" not in found.sentence
    assert [row[6] for row in ask([calls, records.cells(mast())]).rows] == ["known", "known"]


def test_a_cell_table_alone_says_nothing_of_a_number(records):
    with pytest.raises(NotFound, match="delivery"):
        ask([records.cells(mast())])
