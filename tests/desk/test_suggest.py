# SPDX-License-Identifier: Apache-2.0
"""From a paper to cited claims: what is suggested, what a person accepts, corrects and rejects, and what is never suggested again."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from cast import CASE
from sanad.claims import store
from sanad.cli.main import main
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.questions.suggest_claims import SuggestClaims
from sanad.errors import NotFound, Quarantined

PAPER = (
    "SAMPLE GAZETTE, 10 March 2025\n\nQUETTA: At least five people were killed and seven others were injured when a bomb exploded "
    "near a market in Gwadar on Saturday, police said. The Sample Front claimed responsibility for the attack. "
    "At least five people were killed in Gwadar, officials repeated on Sunday.\n"
)


@pytest.fixture
def house(quick_house, tmp_path):
    quick_house.paper = quick_house.seal(tmp_path, "news.txt", PAPER.encode())
    quick_house.read()
    quick_house.subject("I-01", "incident")
    return quick_house


def suggest(house, *words, code=0):
    given = ["suggest", "news.txt", *map(str, words), "--office", str(house.office.path), "--json"]
    result = CliRunner().invoke(main, [*given, "--as", "analyst", "--compartment", CASE])
    assert result.exit_code == code, (result.output, result.exception)
    return json.loads(result.output) if result.output.startswith("{") else result.output


def listed(house, tmp_path, **decided):
    """Write the list, fill in what `decided` says of each kind, and return where it is."""
    out = tmp_path / f"list{len(list(tmp_path.glob('list*')))}.csv"
    suggest(house, "--published", "2025-03-10", "--out", out)
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    first: set[str] = set()
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        for row in rows:
            told = {} if row["kind"] in first else decided.get(row["kind"], {})
            first.add(row["kind"])
            table.writerow({**row, **told})
    return out


def claims(house):
    with house.office.tools.database.reading() as connection:
        return store.about(connection, ["I-01"])


def test_each_suggestion_stands_in_the_text_where_it_says(house):
    told = suggest(house, "--published", "2025-03-10")
    kinds = {row["kind"] for row in told["suggestions"]}
    assert {"killed", "injured", "date", "place", "claimed_by", "said_by"} <= kinds
    for row in told["suggestions"]:
        assert PAPER.strip()[row["start"] : row["end"]] == row["words"] or PAPER[row["start"] : row["end"]] == row["words"]  # fmt: skip


def test_what_is_accepted_is_a_claim_cited_at_the_very_words(house, tmp_path):
    accept = {"decision": "accept", "about": "I-01", "as_of": "2025-03-10"}
    out = listed(house, tmp_path, killed=accept, date=accept)
    done = suggest(house, "--from", out, "--paper", "Sample Gazette")["done"]
    assert len(done) == 2
    killed = next(claim for claim in claims(house) if claim.property == "killed")
    assert (killed.value["low"], killed.value["at_least"]) == (5, True)
    assert (killed.said_by, killed.valid_from) == ("police", "2025-03-10")
    place = killed.citation.locator.as_json()
    assert place["end"] - place["start"] == len(killed.citation.quote)


def test_a_person_may_say_what_it_is_instead_and_who_says_it(house, tmp_path):
    value = json.dumps({"category": "civilians", "low": 5, "said": "five people"})
    correct = {"decision": "correct", "about": "I-01", "correct": value, "says": "A police officer"}
    suggest(house, "--from", listed(house, tmp_path, killed=correct), "--paper", "Sample Gazette")
    [killed] = claims(house)
    assert (killed.value["category"], killed.said_by) == ("civilians", "A police officer")


def test_what_was_decided_is_not_suggested_again(house, tmp_path):
    before = len(suggest(house)["suggestions"])
    accept = {"decision": "accept", "about": "I-01"}
    reject = {"decision": "reject", "reason": "the market is in another town"}
    suggest(house, "--from", listed(house, tmp_path, injured=accept, place=reject), "--paper", "x")
    after = suggest(house)
    assert len(after["suggestions"]) == before - 2
    assert after["decided"] == 2


@pytest.mark.parametrize(
    "row",
    [{"decision": "maybe"}, {"decision": "accept"}, {"decision": "correct", "about": "I-01"}, {"decision": "correct", "about": "I-01", "correct": "{"}],
)  # fmt: skip
def test_a_list_with_half_a_decision_decides_nothing(house, tmp_path, row):
    accept = {"decision": "accept", "about": "I-01"}
    suggest(
        house, "--from", listed(house, tmp_path, injured=accept, killed=row), "--paper", "x", code=2
    )
    assert claims(house) == []


def test_a_rejection_without_a_reason_is_refused_and_the_others_stand(house, tmp_path):
    accept = {"decision": "accept", "about": "I-01"}
    out = listed(house, tmp_path, injured=accept, killed={"decision": "reject"})
    told = suggest(house, "--from", out, "--paper", "x", code=1)
    assert (len(told["done"]), len(told["refused"])) == (1, 1)


def test_a_report_that_is_set_aside_or_has_no_text_suggests_nothing(house, tmp_path):
    order = {"by": "analyst", "compartment": CASE}
    table = house.seal(tmp_path, "film.mp4", b"\0\0\0\x18ftypmp42")
    with pytest.raises(NotFound):
        house.do(SuggestClaims(**order, exhibit=table))
    aside = {"by": "clerk", "compartment": CASE, "exhibit": house.paper, "reason": "doubt"}
    house.do(QuarantineExhibit(**aside))
    with pytest.raises(Quarantined):
        house.do(SuggestClaims(**order, exhibit=house.paper))


def test_one_incident_of_a_report_is_entered_as_one_on_the_register(house, tmp_path):
    out = tmp_path / "entered.csv"
    suggest(house, "--published", "2025-03-10", "--about", "1=I-01", "--out", out)
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    entered = {(row["incident"], row["about"], row["as_of"]) for row in rows}
    assert entered == {("1", "I-01", "2025-03-10"), ("", "", "")}


@pytest.mark.parametrize("about", ["x=I-01", "=I-01", "1="])
def test_an_incident_that_is_no_number_is_refused(house, about):
    suggest(house, "--about", about, code=2)


def test_the_words_stand_between_what_is_before_and_behind_them_in_their_line(house):
    for row in suggest(house)["suggestions"]:
        assert row["before"] + row["words"] + row["after"] in PAPER
        assert "\n" not in row["before"] + row["after"]


def test_a_name_that_no_list_has_is_a_question(house):
    [asked] = suggest(house)["questions"]
    assert (asked["words"], asked["times"], asked["candidates"]) == ("Sample Front", 1, [])


def test_whom_a_claimed_name_means_is_a_claim_of_its_own(house, tmp_path):
    house.subject("O-01", "organisation")
    accept = {"decision": "accept", "about": "I-01", "meant": "O-01"}
    out = listed(house, tmp_path, claimed_by=accept)
    done = suggest(house, "--from", out, "--paper", "Sample Gazette")["done"]
    assert len(done) == 2
    with house.office.tools.database.reading() as connection:
        [meant] = store.about(connection, ["O-01"])
    [claimed] = claims(house)
    assert (meant.property, meant.value) == (
        "meant_in",
        {"claim": claimed.id, "name": "Sample Front"},
    )
    assert (meant.said_by, meant.citation) == ("analyst", claimed.citation)


def test_who_is_meant_is_asked_of_names_alone(house, tmp_path):
    accept = {"decision": "accept", "about": "I-01", "meant": "O-01"}
    suggest(house, "--from", listed(house, tmp_path, killed=accept), "--paper", "x", code=2)
    assert claims(house) == []


def test_a_person_sees_each_suggestion_marked_in_its_line(house):
    given = ["suggest", "news.txt", "--office", str(house.office.path), "--about", "I-01"]
    told = CliRunner().invoke(main, [*given, "--as", "analyst", "--compartment", CASE])
    assert "incident 1, entered as I-01" in told.output
    assert "killed: 5 or more, total, according to police" in told.output
    assert "QUETTA: ⟦At least five people⟧ were killed" in told.output
    assert "question: “Sample Front”: No organisation of the list has this name" in told.output


def test_a_candidate_names_who_on_the_register_is_called_so(house, tmp_path):
    text = "The Baloch Revolution Group claimed responsibility for the attack.\n"
    name = house.seal(tmp_path, "group.txt", text.encode())
    house.read()
    house.subject("O-01", "organisation", "Baloch Republican Guards")
    house.subject("O-02", "organisation", "Sample Front")
    found = house.do(SuggestClaims(by="analyst", compartment=CASE, exhibit=name))
    [asked] = found.asked
    assert [(one.organisation, one.registered) for one in asked.candidates] == [
        ("ORG-BRG", ("O-01",))
    ]
