# SPDX-License-Identifier: Apache-2.0
"""An incident that two papers tell otherwise, laid out by the command line, and a paragraph held to it."""

import json

import pytest
from click.testing import CliRunner

from cast import CASE
from sanad.cli.main import main
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.questions.incident_matrix import IncidentMatrix
from sanad.errors import BadValue

OLD = b"SAMPLE GAZETTE. Police said that two people were killed at the post."
NEW = b"MODEL HERALD. Police now said that at least five were killed, three of them guards. The Front denied it."


@pytest.fixture
def place(quick_house, tmp_path):
    house = quick_house
    house.old, house.new = (
        house.seal(tmp_path, name, raw) for name, raw in (("old.txt", OLD), ("new.txt", NEW))
    )
    house.read()
    house.subject("I-01", "incident")
    killed = {"category": "total", "said": "two people", "low": 2}
    claim(house, "killed", killed, "old.txt", "two people were killed", "2025-01-02")
    killed = {"category": "total", "said": "at least five", "low": 5, "at_least": True}
    claim(house, "killed", killed, "new.txt", "at least five were killed", "2025-01-05")
    claim(house, "accused", "the Front", "old.txt", "at the post", None)
    claim(
        house,
        "denied_by",
        "The Front",
        "new.txt",
        "The Front denied it.",
        "2025-01-05",
        "The Front",
    )
    return house


def claim(house, name, value, file, quote, day, said_by="Police"):
    given = {"about": "I-01", "property": name, "value": value, "said_by": said_by}
    source = Quoted(file, quote)
    house.do(RecordClaim(by="analyst", compartment=CASE, **given, source=source, valid_from=day))


def shown(house, *words, code=0):
    given = ["incident", "I-01", *map(str, words), "--office", str(house.office.path), "--json"]
    result = CliRunner().invoke(main, [*given, "--as", "analyst", "--compartment", CASE])
    assert result.exit_code == code, (result.output, result.exception)
    return json.loads(result.output)


def test_a_sources_later_words_stand_and_its_earlier_ones_are_kept_as_superseded(place):
    told = shown(place)
    [killed] = [each for each in told["fields"] if each["field"] == "killed"]
    assert [(each["as_of"], each["superseded"]) for each in killed["statements"]] == [
        ("2025-01-05", False),
        ("2025-01-02", True),
    ]
    [figure] = told["figures"]
    assert (figure["low"], figure["best"], figure["high"], figure["sources"]) == (5, 5, None, 1)
    assert told["sources"][:2] == ["Police", "The Front"]


def test_a_paragraph_that_leaves_out_the_denial_does_not_hold(place, tmp_path):
    told, edited = shown(place), tmp_path / "paragraph.txt"
    edited.write_text(told["paragraph"], encoding="utf-8")
    assert shown(place, "--check", edited)["faults"] == []
    edited.write_text("Police accuses the Front. “at least five”, according to Police.")
    [fault] = shown(place, "--check", edited, code=1)["faults"]
    assert fault == "it is left out what The Front says of this: denied by"


def test_a_claim_on_an_exhibit_set_aside_carries_nothing_and_is_named(place):
    aside = {"by": "clerk", "compartment": CASE, "exhibit": place.new, "reason": "doubt"}
    place.do(QuarantineExhibit(**aside))
    told = shown(place)
    assert [each["best"] for each in told["figures"]] == [2]
    assert len(told["left_out"]) == 2


def test_a_person_is_no_incident(place):
    place.subject("S-01")
    with pytest.raises(BadValue):
        place.do(IncidentMatrix(by="analyst", compartment=CASE, incident="S-01"))


@pytest.mark.parametrize(
    "change", [{"high": 9, "at_least": True}, {"low": 3, "high": 2}, {"low": -1}, {"low": "two"}]
)
def test_a_number_that_is_none_is_refused(place, change):
    value = {"category": "total", "said": "at least five", "low": 5, **change}
    with pytest.raises(BadValue):
        claim(place, "injured", value, "new.txt", "at least five were killed", None)


def test_reports_that_share_their_wording_are_shown_with_the_words_and_what_is_recorded(
    place, tmp_path
):
    said = "The spokesman said on Friday that two people were killed at the post near the river."
    for name in ("one.txt", "two.txt"):
        place.seal(tmp_path, name, f"{name.upper()}. {said}".encode())
        place.read()
        claim(place, "place", name, name, "the post near the river", None, name)
    [pair] = shown(place, "--copies")["copies"]
    assert {pair["left_name"], pair["right_name"]} == {"one.txt", "two.txt"}
    assert "The spokesman said on Friday that two people" in pair["evidence"][0][0]
    assert (pair["how"], pair["said"]) == ("wording", False)
