# SPDX-License-Identifier: Apache-2.0
"""What a map may show of a place: a point only where the source gives one and knows it to a site or a town."""

import json
from pathlib import Path

import pytest

from sanad.claims.incidents.places import RADIUS_M, Area, Gazetteer, Point, drawn
from sanad.claims.properties import PRECISIONS
from sanad.claims.suggestions.lexicon import Place, load

PACK = Path(__file__).parents[3] / "src" / "sanad" / "rulebook" / "pk"
WHERE = {"latitude": "29.5", "longitude": "-66.25"}


@pytest.fixture(scope="module")
def pakistan():
    return Gazetteer(load(PACK / "reporting", PACK / "places", [PACK / "organisations"]).places)


def found(gazetteer, name):
    return [(one.place.name, one.place.precision, one.how) for one in gazetteer.find(name)]


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("Namunistan", [("Namunistan", "province", "name")]),
        ("namunestan", [("Namunistan", "province", "alias")]),
        ("Namunistan province", [("Namunistan", "province", "name")]),
        ("نمونستان", [("Namunistan", "province", "alias")]),
        ("Misal", [("Misal", "district", "name"), ("Misal", "town", "name")]),
        ("Misal city", [("Misal", "town", "name")]),
        ("Missal District", [("Misal", "district", "alias")]),
        ("district Misal", [("Misal", "district", "name")]),
        ("Naqsha town", [("Naqsha", "district", "name")]),
        ("Killi Namuna", []),
        ("district", []),
        ("", []),
    ],
)
def test_a_name_is_matched_with_its_aliases_and_a_word_for_its_kind_decides(
    gazetteer, name, places
):
    assert found(gazetteer, name) == places


def test_a_place_lies_in_its_district_and_province_and_a_name_of_two_places_in_none(gazetteer):
    assert list(gazetteer.chain("Khana")) == ["khana", "misal", "namunistan", "sampleland"]
    assert list(gazetteer.chain("Misal")) == ["misal"]
    assert list(gazetteer.chain("Killi Namuna")) == ["killi namuna"]


def test_another_name_of_two_places_is_neither_of_them():
    found = Gazetteer({"kot": (Place("Kot Bala", "town", "Misal"), Place("Kot Zer", "town", "Khana"))})  # fmt: skip
    assert list(found.chain("Kot")) == ["kot"]


def test_places_that_lie_in_each_other_end(gazetteer):
    assert list(gazetteer.chain("Round")) == ["round", "trip"]


@pytest.mark.parametrize("precision", PRECISIONS)
def test_only_a_site_or_a_town_with_coordinates_is_a_point(gazetteer, precision):
    shown = drawn({"name": "Killi Namuna", "precision": precision, **WHERE}, gazetteer)
    assert isinstance(shown, Point) == (precision in {"site", "town"})
    bare = drawn({"name": "Killi Namuna", "precision": precision}, gazetteer)
    assert bare == Area("Killi Namuna", precision)


def test_a_point_has_the_radius_of_what_is_known(gazetteer):
    site = {"name": "Killi Namuna", "precision": "site", **WHERE}
    assert drawn(site, gazetteer) == Point(29.5, -66.25, RADIUS_M["site"])
    for name in ("Misal", "Killi Namuna town"):
        assert drawn({**site, "name": name}, gazetteer).radius_m == RADIUS_M["town"]


def test_a_place_in_words_alone_is_not_drawn(gazetteer):
    assert drawn("Killi Namuna, near the river", gazetteer) is None


def test_the_shipped_gazetteer_leads_from_each_district_to_the_country(pakistan):
    assert list(pakistan.chain("Kohlu district")) == ["kohlu", "balochistan", "pakistan"]
    assert found(pakistan, "کوئٹہ") == [("Quetta", "district", "alias")]


def test_the_districts_of_a_map_from_elsewhere_are_found_by_their_names(pakistan):
    path = Path(__file__).parents[4] / "shared" / "formats" / "geo-pakistan" / "pakistan_districts.geojson"  # fmt: skip
    if not path.exists():
        pytest.skip("the shared folder with format samples is not beside this repository")
    named = {
        str(value)
        for one in json.loads(path.read_bytes())["features"]
        for name, value in one["properties"].items()
        if name.lower() in {"districts", "district", "name_3", "adm2_en", "shapename", "name"}
    }
    met = [name for name in named if pakistan.find(name)]
    assert len(met) >= 0.85 * len(named), sorted(named - set(met))
