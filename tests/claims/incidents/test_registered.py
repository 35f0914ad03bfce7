# SPDX-License-Identifier: Apache-2.0
"""What a row of a register claims: never more exactly than the register knows it, and each claim with its cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registers import ACLED, GED, POST, PROVINCE, ged
from sanad.claims.incidents.registered import Layout, Row, stated
from sanad.errors import BadValue
from sanad.readers.formats.incidents.template import template_of


def layout_of(template):
    return Layout.of({"facts": {"register": template_of(template).meaning()}}, "register.csv")


LAYOUT = layout_of(GED)


def text_of(row, template=GED):
    return ged(row, header=template["header"]).decode().split("\r\n", 1)[1].removesuffix("\r\n")


def claimed(row, template=GED):
    layout = layout_of(template)
    return stated(Row(text_of(row, template), layout), layout)


def values(row, name, template=GED):
    return [one.value for one in claimed(row, template) if one.property == name]


def test_a_row_claims_kind_day_place_and_numbers_in_the_register_s_words():
    assert [(one.property, one.value) for one in claimed(POST)] == [
        ("kind", "state-based violence"),
        (
            "date",
            {
                "from": "2025-03-05",
                "precision": "day",
                "said": "2025-03-05 00:00:00.000",
            },
        ),
        (
            "place",
            {
                "name": "Killi Namuna",
                "precision": "site",
                "latitude": "29.500000",
                "longitude": "66.250000",
            },
        ),
        ("killed", {"category": "side_a", "said": "deaths_a 2", "low": 2}),
        ("killed", {"category": "side_b", "said": "deaths_b 3", "low": 3}),
        ("killed", {"category": "civilians", "said": "deaths_civilians 0", "low": 0}),
        ("killed", {"category": "unknown", "said": "deaths_unknown 0", "low": 0}),
        (
            "killed",
            {"category": "total", "said": "best 5, high 9, low 4", "low": 4, "best": 5, "high": 9},
        ),
        ("party", "Government of Sampleland"),
        ("party", "Namuna Front"),
    ]


def test_the_words_of_a_claim_are_the_cells_that_it_rests_on_as_they_stand_in_the_row():
    quotes = {one.columns[-1]: one.quote for one in claimed(POST)}
    assert quotes["low"] == "5,9,4"
    assert quotes["longitude"].startswith('1,Killi Namuna,"Killi Namuna, near the river"')
    assert quotes["longitude"].endswith("29.500000,66.250000")
    assert all(one.quote in text_of(POST) for one in claimed(POST))


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("2", {"name": "Killi Namuna", "precision": "town", "latitude": "29.500000", "longitude": "66.250000"}),
        ("3", {"name": "Misal district", "precision": "district"}),
        ("4", {"name": "Namunistan province", "precision": "province"}),
        ("5", {"name": "Killi Namuna", "precision": "stretch"}),
        ("6", {"name": "Sampleland", "precision": "country"}),
        ("7", "Killi Namuna"),
    ],
)  # fmt: skip
def test_what_is_known_to_more_than_a_town_has_no_coordinates(code, place):
    assert values({**POST, "where_prec": code}, "place") == [place]


@pytest.mark.parametrize("code", ["0", "8", "", "one"])
def test_a_code_that_the_register_does_not_explain_makes_no_claim(code):
    assert values({**POST, "where_prec": code}, "place") == []
    assert values({**POST, "date_prec": code}, "date") == []
    assert values({**POST, "type_of_violence": code}, "kind") == []


@pytest.mark.parametrize(
    "coordinates", [("95.0", "66.25"), ("29.5", "-181"), ("29,5", "66.25"), ("north", "66.25")]
)
def test_coordinates_that_are_none_make_no_place(coordinates):
    north, east = coordinates
    assert values({**POST, "latitude": north, "longitude": east}, "place") == []


def test_a_month_stays_a_month_and_a_few_days_are_never_one():
    [date] = values(PROVINCE, "date")
    assert (date["from"], date["to"], date["precision"]) == ("2025-03-01", "2025-03-31", "month")
    assert date["said"] == "2025-03-01 to 2025-03-31"
    few = {**POST, "date_prec": "2", "date_end": "2025-03-08"}
    [date] = values(few, "date")
    assert (date["from"], date["to"]) == ("2025-03-05", "2025-03-08")
    assert "precision" not in date
    assert values({**few, "date_end": few["date_start"]}, "date") == []


@pytest.mark.parametrize("day", ["2025-02-30", "5 March 2025", "03/05/2025", ""])
def test_a_day_that_is_none_makes_no_date(day):
    assert values({**POST, "date_start": day}, "date") == []


@pytest.mark.parametrize(
    "change",
    [{"low": "6"}, {"high": "4"}, {"best": "-5"}, {"best": "5.0"}, {"best": ""}, {"best": "٥"}],
)
def test_figures_out_of_order_or_that_are_no_numbers_make_no_total(change):
    totals = [one for one in values({**POST, **change}, "killed") if one["category"] == "total"]
    assert totals == []


def test_only_one_sided_violence_accuses_anybody():
    assert values(POST, "accused") == []
    assert values(PROVINCE, "accused") == ["Misal Group"]
    assert values(POST, "party") == ["Government of Sampleland", "Namuna Front"]
    assert values(PROVINCE, "party") == []


def test_another_register_is_read_by_its_template_alone():
    row = {
        "event_id_cnty": "SAM1", "event_date": "05 March 2025", "time_precision": "2", "event_type": "Violence against civilians",
        "sub_event_type": "Attack", "actor1": "Misal Group", "country": "Sampleland", "admin1": "Namunistan", "admin2": "Misal",
        "location": "Namuna Town", "latitude": "29.5", "longitude": "66.25", "geo_precision": "2", "fatalities": "3",
    }  # fmt: skip
    assert values(row, "kind", ACLED) == ["Attack"]
    assert values(row, "accused", ACLED) == ["Misal Group"]
    assert values(row, "place", ACLED) == [{"name": "Misal", "precision": "district"}]
    [date] = values(row, "date", ACLED)
    assert (date["from"], date["precision"]) == ("2025-03-05", "week")
    assert values(row, "killed", ACLED) == [{"category": "total", "said": "fatalities 3", "low": 3}]


@pytest.mark.parametrize("text", ["", "900001", '"never closed', "a," * 60])
def test_a_record_of_another_shape_is_refused(text):
    with pytest.raises(BadValue):
        Row(text, LAYOUT)


def test_a_receipt_of_another_reader_is_no_register():
    for receipt in (None, {}, {"facts": {"list": "A list"}}):
        with pytest.raises(BadValue):
            Layout.of(receipt, "list.json")


CELL = st.text(st.sampled_from('ab1 ,"\n\r;ن'), max_size=8)


@given(st.lists(CELL, min_size=len(GED["header"]), max_size=len(GED["header"])))
def test_any_row_is_taken_apart_into_its_cells_and_each_stands_where_it_is_said_to(cells):
    import csv
    import io

    made = io.StringIO(newline="")
    csv.writer(made).writerow(cells)
    row = Row(made.getvalue().removesuffix("\r\n"), LAYOUT)
    assert row.cells == cells
    for column, cell in zip(GED["header"], cells, strict=True):
        [again] = list(csv.reader(io.StringIO(row.quote([column]), newline=""))) or [[""]]
        assert again == [cell]
