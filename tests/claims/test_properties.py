# SPDX-License-Identifier: Apache-2.0
"""Shapes of what the register takes: each refusal names what is wrong, and no value is made to fit."""

import pytest

from sanad.claims.properties import check
from sanad.errors import BadValue

PLACE = {"name": "Sangreza", "precision": "site", "latitude": "30.5", "longitude": "-66.25"}
WHEN = {
    "from": "2025-01-17T23:40",
    "precision": "part_of_day",
    "zone": "Asia/Karachi",
    "said": "shortly before midnight",
}
TOLL = {"category": "total", "low": 2, "best": 3, "high": 5, "said": "two to five"}


@pytest.mark.parametrize(
    ("about", "kind", "name", "value"),
    [
        ("O-01", "organisation", "alias", {"name": "KZF", "used_by": "Its own statements"}),
        ("S-01", "person", "commands", {"subject": "S-02", "as": "deputy"}),
        ("O-01", "organisation", "finances", {"subject": "O-02"}),
        ("O-01", "organisation", "split_from", {"organisation": "O-02", "as": "faction"}),
        ("O-01", "organisation", "listing", {"body": "national", "until": "2024"}),
        ("O-01", "organisation", "listing", {"body": "UN", "on": "2024-05-10", "until": "2024"}),
        ("O-01", "organisation", "meant_in", {"claim": "C-0123456789ab", "name": "KZF"}),
        ("I-01", "incident", "date", WHEN),
        ("I-01", "incident", "date", "last winter"),
        ("I-01", "incident", "place", PLACE),
        ("I-01", "incident", "killed", TOLL),
        ("S-01", "person", "charge", {"offence": "ATA-11F-1", "organisation": "O-01"}),
        ("S-01", "person", "phone", "۰۳۹۰ ۰۰۰۰۰۰۱"),
        ("S-01", "person", "passport", "AB-none, series 3"),
        ("S-01", "person", "statement", "x" * 10_000),
    ],
)
def test_what_a_source_may_say_is_taken(about, kind, name, value):
    check(about, kind, name, value)


@pytest.mark.parametrize(
    ("about", "kind", "name", "value"),
    [
        ("S-01", "person", "commands", {"subject": "S-01"}),
        ("O-01", "organisation", "part_of", {"organisation": "O-01"}),
        ("S-01", "person", "meets", {"subject": "I-01"}),
        ("S-01", "person", "status", "accused"),
        ("S-01", "person", "role", {"organisation": "O-01", "role": "x", "post": "mastermind"}),
        ("S-01", "person", "split_from", {"organisation": "O-01"}),
        (
            "O-01",
            "organisation",
            "listing",
            {"body": "UN", "on": "2024-02-01", "until": "2024-01-31"},
        ),
        ("O-01", "organisation", "meant_in", {"claim": "c-key", "name": "KZF"}),
        ("I-01", "incident", "place", {**PLACE, "precision": "province"}),
        ("I-01", "incident", "place", {k: v for k, v in PLACE.items() if k != "longitude"}),
        ("I-01", "incident", "place", {**PLACE, "latitude": "90.5"}),
        ("I-01", "incident", "place", {**PLACE, "latitude": "nan"}),
        ("I-01", "incident", "date", {**WHEN, "zone": "Quetta time"}),
        ("I-01", "incident", "date", {**WHEN, "from": "2025-01-17T25:40"}),
        ("I-01", "incident", "date", {**WHEN, "to": "2025-01-16"}),
        ("I-01", "incident", "killed", {**TOLL, "best": 6}),
        ("I-01", "incident", "killed", {**TOLL, "best": 1}),
        ("I-01", "incident", "killed", {**TOLL, "low": True}),
        ("I-01", "incident", "killed", {**TOLL, "at_least": True}),
        ("I-01", "incident", "killed", {**TOLL, "colour": "red"}),
        ("S-01", "person", "phone", "the number of his brother"),
        ("S-01", "person", "statement", "x" * 10_001),
        ("S-01", "person", "charge", {"offence": "x" * 10_001, "organisation": "O-01"}),
    ],
)
def test_what_cannot_be_is_refused_with_its_subject_and_property(about, kind, name, value):
    with pytest.raises(BadValue, match=f"{about}, {name}"):
        check(about, kind, name, value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("alias", "Sample \u202edazA"),
        ("alias", {"name": "Sample", "used_by": "\x1b[2J"}),
        ("photo", {"quality_ok": True, "taken": "\u2066"}),
    ],
)
def test_what_would_act_on_whoever_looks_is_refused_and_shown_as_an_escape(name, value):
    with pytest.raises(BadValue, match=r"control characters.*quotation keeps") as caught:
        check("S-01", "person", name, value)
    assert not {"\x1b", "\u202e", "\u2066"} & set(str(caught.value))


def test_marks_of_direction_and_joiners_are_part_of_the_script_and_stay():
    check("S-01", "person", "name", "\u200fمیر\u200cزا")


ACT = {"charge": "PPC-365-A", "role": "x", "act": "x", "from": "2025-02-09", "place": "x"}
OF_A_COUNTRY = {
    "residence_country": lambda code: code,
    "act": lambda code: {**ACT, "country": code},
    "role": lambda code: {"organisation": "O-01", "role": "x", "country": code},
    "assurance": lambda code: {"about": "custody", "authority": "x", "reference": "x", "state": code},
    "extradition_assurance": lambda code: {"authority": "x", "reference": "x", "states": ["AE", code]},
    "refugee_status": lambda code: {"status": "recognised", "enquiry": "x", "feared_country": code},
}  # fmt: skip


@pytest.mark.parametrize("name", OF_A_COUNTRY)
def test_a_country_is_a_code_that_there_is(name):
    value = OF_A_COUNTRY[name]
    for code in ("PK", "AE", "XA"):  # the last is of a pack that is of no country
        check("S-01", "person", name, value(code))
    for other in ("Narnia", "ZZ", "pk", "PAK", "Pakistan", 1):
        with pytest.raises(BadValue, match="two capital letters of ISO 3166-1"):
            check("S-01", "person", name, value(other))


def test_nobody_need_say_which_country_a_refugee_fears():
    check("S-01", "person", "refugee_status", OF_A_COUNTRY["refugee_status"](""))
