# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest

from record_files import ZONE, A, B, C, D
from sanad.analysis.calls.around import _Place
from sanad.analysis.finding import compute
from sanad.errors import BadValue, NotFound

AT = "2025-01-18T02:00"  # 2025-01-17 21:00 UTC
COVERED = {"from": "2025-01-01", "to": "2025-01-31"}


def ask(inputs, opener=None, zone=ZONE, **parameters):
    asked = {"at": AT, **parameters}
    return compute("around", asked, inputs, zone, {A, B, C}, str.lower, opener)


def event(owner, at, cell="X1", **more):
    return (owner, D, at, "out", "call", 5, {"cell": cell, **more})


@pytest.fixture
def night(records):
    return records.calls(
        event(A, "2025-01-17T20:59:59"),
        event(A, "2025-01-17T21:00:00"),
        event(A, "2025-01-17T22:59:59"),
        event(A, "2025-01-17T23:00:00"),  # two hours later: outside
        event(B, "2025-01-17T19:00:00", site="S1"),
        event(B, "2025-01-17T18:59:59"),
        event(C, "2025-01-17T21:00:00", "X2"),
        numbers=(A, B, C),
        coverage=COVERED,
    )


def test_events_before_and_after_are_counted_with_their_rows(night, opener):
    found = ask([night], opener, cells=["X1"])
    assert found.rows == (
        (A, "1", "2", "1", "2025-01-18 01:59", "2025-01-18 03:59", "00000000#1", "00000000#3"),
        (B, "1", "0", "1", "2025-01-18 00:00", "2025-01-18 00:00", "00000000#5", "00000000#5"),
    )
    assert "before and after 2025-01-18 02:00 PKT (+0500) the records of 2 number(s) name X1, those of 1 both" in found.sentence  # fmt: skip
    assert "1 of 1 deliveries say that they cover all days from 2025-01-18 to 2025-01-18" in found.sentence  # fmt: skip
    assert found.sha256 == ask([night], cells=["X1"]).sha256


def test_an_offset_says_the_instant_in_any_office(night):
    at_office = ask([night], cells=["X1"])
    elsewhere = ask([night], zone="Europe/London", at="2025-01-18T02:00+05:00", cells=["X1"])
    assert [row[1:4] for row in elsewhere.rows] == [row[1:4] for row in at_office.rows]
    assert elsewhere.rows[0][4] == "2025-01-17 20:59"


def test_a_site_may_be_named_instead_of_its_cells(night):
    assert [row[0] for row in ask([night], cells=["S1"]).rows] == [B]


def test_an_area_takes_the_cells_whose_masts_stood_in_it_on_that_day(night, records, opener):
    cells = records.cells(
        {"cell": "X1", "latitude": 30.0, "longitude": 67.0, "valid_to": date(2025, 1, 17)},
        {"cell": "X2", "latitude": 30.0, "longitude": 67.0, "valid_from": date(2025, 1, 18)},
    )
    found = ask([night, cells], opener, area="30.009, 67.0", metres=1100)
    assert [row[0] for row in found.rows] == [C]
    assert "name one of 1 cell(s) known to have a mast within 1100 m of 30.009, 67.0 (of 1 other cell(s) of these hours no place is known)" in found.sentence  # fmt: skip
    assert ask([night, cells], area="30.009, 67.0", metres=900).rows == ()


def test_places_in_the_call_records_serve_where_there_is_no_table(records):
    one = records.calls(event(A, "2025-01-17T21:00:00", latitude=30.0, longitude=67.0), event(B, "2025-01-17T21:00:00", "X2"))  # fmt: skip
    assert [row[0] for row in ask([one], area="30.0, 67.0").rows] == [A]


def test_cells_whose_place_nobody_gives_are_counted_and_not_called_far(night, records, opener):
    one = records.calls(event(B, "2025-01-17T21:00:00", "X3", latitude=31.0, longitude=67.0))
    found = ask([night, one], opener, area="30.0, 67.0")
    assert found.rows == ()
    assert "0 cell(s) known to have a mast" in found.sentence
    assert "(of 2 other cell(s) of these hours no place is known)" in found.sentence
    elsewhere = records.cells(*({"cell": cell, "latitude": 31.0, "longitude": 67.0} for cell in ("X1", "X2")))  # fmt: skip
    assert "no place" not in ask([night, one, elsewhere], area="30.0, 67.0").sentence


def test_a_degree_of_longitude_is_shorter_in_the_north_and_crosses_the_date_line():
    assert round(_Place(0.0, 0.0).metres_to(0.0, 1.0)) == 111195  # pi / 180 of the mean radius
    assert round(_Place(60.0, 0.0).metres_to(60.0, 1.0)) == 55597
    assert round(_Place(0.0, 179.5).metres_to(0.0, -179.5)) == 111195


def test_a_delivery_of_other_days_is_not_counted_as_covering(records):
    one = records.calls(event(A, "2025-01-02T10:00:00"), coverage={"from": "2025-01-01", "to": "2025-01-17"})  # fmt: skip
    found = ask([one], cells=["X1"])
    assert found.rows == ()
    assert "0 of 1 deliveries say that they cover all days" in found.sentence


@pytest.mark.parametrize(
    "bad",
    [
        {},
        {"cells": ["X1"], "area": "30, 67"},
        {"cells": []},
        {"area": "Sample Road"},
        {"area": "91, 67"},
        {"area": "nan, nan"},
        {"cells": ["X1"], "hours": 0},
        {"cells": ["X1"], "hours": 8785},
        {"cells": ["X1"], "at": "the night"},
        {"cells": ["X1"], "at": "2025-01-18"},
        {"cells": ["X1"], "at": "20250118"},
        {"cells": ["X1"], "at": "2025-02-30T02:00"},
        {"cells": ["X1"], "at": "9999-12-31T23:59"},
        {"cells": ["X1"], "at": "0001-01-01T00:00+05:00"},
    ],
)
def test_a_place_or_instant_that_is_none_is_refused(night, bad):
    with pytest.raises(BadValue):
        ask([night], **bad)


def test_an_hour_that_the_clocks_skipped_is_refused(night):
    with pytest.raises(BadValue, match="skipped"):
        ask([night], zone="Europe/London", at="2025-03-30T01:30", cells=["X1"])


def test_a_cell_table_alone_says_nothing_of_anybody(records):
    with pytest.raises(NotFound, match="delivery"):
        ask([records.cells({"cell": "X1"})], cells=["X1"])
