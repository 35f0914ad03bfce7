# SPDX-License-Identifier: Apache-2.0
"""Places: as exact as the words, and never more."""

import json
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[4] / "shared"


@pytest.mark.parametrize(
    ("words", "name", "precision"),
    [
        ("Mastung district", "Mastung", "district"),
        ("Chaghi", "Chagai", "district"),
        ("Bolan", "Kachhi", "district"),
        ("Turbat", "Turbat", "town"),
        ("Turbat tehsil", "Turbat", "tehsil"),
        ("Balochistan", "Balochistan", "province"),
        ("D. I. Khan", "D. I. Khan", "district"),
        ("between Naukot and Sangreza", "between Naukot and Sangreza", "stretch"),
        ("Killi Namuna", "Killi Namuna", "site"),
    ],
)
def test_a_place_is_as_exact_as_its_words(read, words, name, precision):
    text = f"Five people were killed {'' if words[:3] == 'bet' else 'in '}{words} on Sunday."
    (one,) = (each for each in read(text).suggestions if each.kind == "place")
    assert (text[one.span.start : one.span.end], one.value, one.precision) == (
        words,
        name,
        precision,
    )


def test_a_province_is_never_a_point(read):
    found = read("An attack in Balochistan. Attacks across Sindh and Punjab province.").suggestions
    assert {one.precision for one in found if one.kind == "place"} == {"province"}


def test_a_name_of_district_and_town_stands_as_the_wider_one_and_is_doubted(read):
    (one,) = (each for each in read("An attack in Khuzdar.").suggestions if each.kind == "place")
    assert (one.precision, one.doubts) == ("district", ("district_or_town",))


def test_a_tank_is_no_district(told):
    assert told("Troops used a tank in the operation.", "place") == []
    assert told("Troops began an operation in Tank.", "place") == [("Tank", "Tank")]


def test_a_name_that_no_gazetteer_has_is_doubted(read):
    (one,) = (
        each for each in read("A blast in the Namunabad area.").suggestions if each.kind == "place"
    )
    assert (one.precision, one.doubts) == ("site", ("not_in_gazetteer",))


def test_the_place_in_the_name_of_an_office_is_no_place_of_the_event(told):
    text = "The Balochistan Liberation Army attacked a post."
    assert told(text, "place") == []


@pytest.mark.skipif(not SHARED.is_dir(), reason="the geodata are not beside this repository")
def test_every_district_of_the_source_is_in_the_gazetteer(lexicon):
    path = SHARED / "formats/geo-pakistan/districts.json"
    for name in json.loads(path.read_text(encoding="utf-8"))["names"]:
        if name != "Jammu & Kashmir":
            assert lexicon.places_of(name), name


def test_a_road_between_two_places_is_a_stretch_and_neither_of_them(read):
    text = "A bomb hit a bus on the Quetta-Karachi highway."
    (one,) = (each for each in read(text).suggestions if each.kind == "place")
    assert (one.value, one.precision) == ("Quetta-Karachi highway", "stretch")


@pytest.mark.parametrize(
    "text",
    [
        "He told a news conference in Quetta that five people were killed.",
        "Five people were killed, said a doctor at Civil Hospital Quetta.",
        "Five people on their way to Karachi were killed.",
    ],
)
def test_where_somebody_spoke_or_was_going_is_no_place_of_the_event(told, text):
    assert told(text, "place") == []


@pytest.mark.parametrize("mark", [":", " --", " (An Agency) -", " —"])
def test_a_dateline_is_no_place_of_the_event(told, mark):
    assert told(f"QUETTA, Feb 1{mark} Five people were killed in Kech.", "place", "date") == [
        ("Kech", "Kech")
    ]
