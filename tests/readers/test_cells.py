# SPDX-License-Identifier: Apache-2.0
"""Cell-site tables: ids as call records write them, places on the globe or none, days of validity."""

from datetime import date
from pathlib import Path

import pytest

from sanad.errors import AmbiguousDates, BadSheet, BadValue
from sanad.readers.formats.cells.position import both, degrees
from sanad.readers.formats.cells.reader import REASONS

TEMPLATES = Path(__file__).parents[2] / "src" / "sanad" / "rulebook" / "pk" / "templates"
SHIPPED = TEMPLATES / "beta-telecom-cells.toml"
HEAD = "Site ID,MCC,MNC,LAC,CI,Latitude,Longitude,Azimuth,Beamwidth,Radius (km),Address,On Air,Off Air\n"
GOOD = (
    "BT-1,001,01,0011,00af,30°11'24\"N,67°00'36\"E,120,65,2.5,Sample Road,01-Jan-2024,30-Jun-2024\n"
)


def table(*rows: str) -> bytes:
    return (HEAD + "".join(rows)).encode()


def changed(tmp_path, *changes: tuple[str, str]):
    """Return the shipped template with some words replaced."""
    text = SHIPPED.read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "changed.toml"
    path.write_text(text)
    return (path,)


def test_a_cell_is_read_with_its_place_and_its_days(run):
    outcome = run(table(GOOD), "c.csv")
    [row] = outcome.rows("cells")
    assert len(row.pop("row_sha256")) == 64
    assert row == {
        "row": 1,
        "cell": "001-01-0011-00AF",
        "cell_written": "001-01-0011-00af",
        "site": "BT-1",
        "latitude": 30.19,
        "longitude": 67.01,
        "azimuth_deg": 120.0,
        "beam_deg": 65.0,
        "range_m": 2500.0,
        "address": "Sample Road",
        "valid_from": date(2024, 1, 1),
        "valid_to": date(2024, 6, 30),
    }
    assert outcome.receipt.kind == "cells"
    assert outcome.layer["kind"] == "table"


def test_a_cell_that_moved_is_two_rows(run):
    moved = GOOD.replace("30°11", "30°12").replace("01-Jan-2024,30-Jun-2024", "01-Jul-2024,-")
    rows = run(table(GOOD, moved), "c.csv").rows("cells")
    assert [row["valid_from"] for row in rows] == [date(2024, 1, 1), date(2024, 7, 1)]
    assert rows[0]["cell"] == rows[1]["cell"]
    assert rows[0]["latitude"] != rows[1]["latitude"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ((",0011,", ",-,"), "no_cell"),
        (("67°00'36\"E", "-"), "bad_position"),
        (("67°00'36\"E", "67°00'36\"N"), "bad_position"),
        (("30°11'24\"N", "91"), "bad_position"),
        (("67°00'36\"E", "181"), "bad_position"),
        (("30°11'24\"N,67°00'36\"E", "0,0"), "zero_position"),
        (("30°11'24\"N,67°00'36\"E", "0.000,-0.0"), "zero_position"),
        ((",120,", ",361,"), "bad_azimuth"),
        ((",120,", ",north,"), "bad_azimuth"),
        ((",120,", ",-1,"), "bad_azimuth"),
        ((",65,", ",0,"), "bad_beam"),
        ((",2.5,", ",2000,"), "bad_range"),
        (("01-Jan-2024", "01-Foo-2024"), "bad_date"),
        (("30-Jun-2024", "30-Jun-2023"), "ends_before_it_starts"),
    ],
)
def test_what_cannot_be_a_cell_is_set_aside(run, change, code):
    assert change[0] in GOOD
    outcome = run(table(GOOD.replace(*change), GOOD), "c.csv")
    [reject] = outcome.rows("rejects")
    assert (reject["row"], reject["code"], reject["reason"]) == (1, code, REASONS[code])
    assert outcome.receipt.stored == 1


def test_what_is_not_said_is_null_and_an_omnidirectional_cell_has_no_azimuth(run):
    row = GOOD.replace("30°11'24\"N,67°00'36\"E,120,65,2.5", "-,-,OMNI,-,-")
    [found] = run(table(row), "c.csv").rows("cells")
    keys = ("latitude", "longitude", "azimuth_deg", "beam_deg", "range_m")
    assert [found[key] for key in keys] == [None] * 5


def test_date_cells_of_a_workbook_are_taken_beside_the_tables_own_days(run):
    cell = GOOD.replace("01-Jan-2024", "2024-01-13")
    rows = run(table(GOOD, cell), "c.csv").rows("cells")
    assert [row["valid_from"] for row in rows] == [date(2024, 1, 1), date(2024, 1, 13)]


def test_date_cells_that_a_spreadsheet_may_have_exchanged_refuse_the_table(run):
    exchanged = GOOD.replace("01-Jan-2024", "2024-02-01")
    with pytest.raises(AmbiguousDates, match="2024-02-01") as refused:
        run(table(GOOD, exchanged), "c.csv")
    assert refused.value.where == "c.csv"


def test_one_column_may_hold_the_place_and_hexadecimal_ids_stay(run, tmp_path):
    path = tmp_path / "one.toml"
    path.write_text(
        'template = "sanad/template/1"\nid = "one"\nversion = "1"\nrecords = "cells"\noperator = "x"\n'
        'header = ["Cell", "Place"]\n[columns]\ncell = "Cell"\nposition = "Place"\n'
    )
    outcome = run(
        b"Cell,Place\n 0x1f 0a ,30.19/67.00\n31,30.19 67.00\n", "c.csv", templates=(path,)
    )
    [row] = outcome.rows("cells")
    assert (row["cell"], row["cell_written"]) == ("0X1F0A", " 0x1f 0a ")
    assert (row["latitude"], row["longitude"]) == (30.19, 67.0)
    assert outcome.receipt.rejects_by_code == {"bad_position": 1}


@pytest.mark.parametrize(
    ("text", "axis", "value"),
    [
        ("33.6844", "latitude", 33.6844),
        ("-33.6844", "latitude", -33.6844),
        ("33.6844 S", "latitude", -33.6844),
        ("N33-41-24", "latitude", 33.69),
        ("33 41 24 N", "latitude", 33.69),
        ("33 41 24 S", "latitude", -33.69),
        ("33d41m24s", "latitude", 33.69),
        ("33d41m24sS", "latitude", -33.69),
        ("33° 41.4′ N", "latitude", 33.69),
        ("073°03'00\"E", "longitude", 73.05),
        ("73:03:00 W", "longitude", -73.05),
        ("۳۳.۶۹", "latitude", 33.69),
        ("180", "longitude", 180.0),
        ("90", "latitude", 90.0),
    ],
)
def test_degrees_are_read_in_the_forms_that_tables_use(text, axis, value):
    assert degrees(text, axis) == pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize(
    "text",
    ["", "N", "90.1", "33°60'", "33°41'60\"", "33 N S", "-33 N", "33 E", "33,69", "1e2", "nan", "33.6.9", "33D41M24S",
     "33.5 41 24", "3 3 3 3", "0x21", "33°41'24\"N extra", "N33N", "9" * 400],
)  # fmt: skip
def test_what_is_no_latitude_for_certain_is_refused(text):
    with pytest.raises(BadValue):
        degrees(text, "latitude")


def test_a_decimal_comma_holds_where_it_is_declared():
    assert degrees("33,69", "latitude", ",") == 33.69
    assert both("33,69/73,05", ",") == (33.69, 73.05)
    with pytest.raises(BadValue):
        both("33,69,73,05")


@pytest.mark.parametrize(
    "change",
    [
        ('longitude = "Longitude"\n', ""),
        ('latitude = "Latitude"\n', 'latitude = "Latitude"\nposition = "Address"\n'),
        ('range_unit = "km"', 'range_unit = "mile"'),
        ('range_unit = "km"', 'cell_joint = "--"'),
        ('range_unit = "km"', 'decimal = ";"'),
        ('cell = ["MCC", "MNC", "LAC", "CI"]', ""),
        ('cell = ["MCC", "MNC", "LAC", "CI"]', "cell = []"),
        ('cell = ["MCC", "MNC", "LAC", "CI"]', "cell = 7"),
        ('azimuth = "Azimuth"', 'azimuth = ["Azimuth", "Address"]'),
    ],
)
def test_a_damaged_template_is_refused(run, tmp_path, change):
    with pytest.raises(BadSheet):
        run(table(GOOD), "c.csv", templates=changed(tmp_path, change))
