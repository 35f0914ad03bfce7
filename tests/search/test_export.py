# SPDX-License-Identifier: Apache-2.0
"""Files of what was found: nothing that a spreadsheet would carry out, nothing lost."""

import csv
import io
import json

import pytest

from sanad.search.export import csv_lines, hit_rows, json_lines, neutral


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "  =1", "＝1", '=HYPERLINK("x")']
)
def test_what_a_spreadsheet_would_carry_out_is_neutralised(cell):
    assert neutral(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "1", "a=b", "خان", "'quoted'", "923990000001"])
def test_other_cells_stay_as_they_are(cell):
    assert neutral(cell) == cell


def test_csv_is_read_back_as_it_was_with_what_is_unknown_left_empty():
    rows = [{"a": 'two\nlines, "quoted"', "b": None}, {"a": "=1", "b": 2}]
    text = "".join(csv_lines(["a", "b"], rows))
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["a", "b"],
        ['two\nlines, "quoted"', ""],
        ["'=1", "2"],
    ]


def test_json_lines_hold_every_text_as_it_is():
    rows = [{"a": "=1\n"}, {"a": "خان"}]
    assert [json.loads(line) for line in json_lines(rows)] == rows


def test_each_mark_of_a_hit_is_a_row_and_a_hit_without_one_is_too(desk):
    desk.hold("Gul Khan and Gul", name="=evil.txt")
    rows = list(hit_rows(desk.ask("gul").every()))
    assert [
        (row["start"], row["end"], row["words"], row["before"], row["after"]) for row in rows
    ] == [
        (0, 3, "Gul", "", " Khan and Gul"),
        (13, 16, "Gul", "Gul Khan and ", ""),
    ]
    [row] = hit_rows(desk.ask("kind:text").every())
    assert (row["part"], row["start"], row["words"]) == (1, None, None)
