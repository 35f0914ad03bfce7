# SPDX-License-Identifier: Apache-2.0
"""What a draft of the law would flip among the open requests, before anybody signs it."""

import sqlalchemy as sa

from cast import CASE
from law_desk import check, draft, sign_rules, withdraw
from sanad.desk.questions.what_would_flip import WhatWouldFlip
from sanad.rules import Status
from sanad.storage.database import metadata
from scene import sample_rule, under


def rows(house):
    with house.office.tools.database.reading() as connection:
        return {
            table.name: list(connection.execute(sa.select(table)))
            for table in metadata.sorted_tables
            if not table.name.startswith("ledger_")
        }


def flips(house, folder, compartment=CASE):
    return house.do(WhatWouldFlip(by="jurist", compartment=compartment, folder=folder))


def test_a_draft_of_the_law_names_the_open_requests_that_it_flips_and_changes_nothing(
    house, tmp_path
):
    draft(house, "RN-02")
    draft(house, "RN-03", purpose="sentence")
    draft(house, "RN-04", purpose="sentence")
    withdraw(house, "RN-04")
    before = rows(house)
    told = flips(house, sample_rule(tmp_path / "drafts", 'request.purpose == "prosecution"'))
    assert rows(house) == before
    [flip] = told["flips"]
    assert (flip["request"], flip["outcome"], flip["would_be"]) == ("RN-03", "READY", "BLOCKED")
    [ruling] = flip["rulings"]
    assert (ruling["rule"], ruling["now"]) == ("SAMPLE-1", "permit PERMITTED")
    assert ruling["then"] == "refuse SAMPLE_REFUSAL"
    assert told["open"] == 3  # RN-01 of the scene, RN-02, RN-03
    assert check(house, "RN-03").outcome.status is Status.READY


def test_a_new_rule_and_one_that_lapses_flip_what_they_touch(house, tmp_path):
    draft(house, "RN-02")
    new = flips(house, sample_rule(tmp_path / "new", "warrant.recalled == false", name="9"))
    assert {each["would_be"] for each in new["flips"]} == {"NEEDS_REASONED_REVIEW"}
    assert {each["now"] for flip in new["flips"] for each in flip["rulings"]} == {None}
    other = sample_rule(tmp_path / "gone", applies_to='["mla"]')
    assert {each["then"] for flip in flips(house, other)["flips"] for each in flip["rulings"]} == {
        None
    }


def test_the_same_law_and_another_compartment_flip_nothing(house, law):
    draft(house, "RN-02")
    assert flips(house, law)["flips"] == []
    assert flips(house, law, compartment="office") == {
        "rules": ["SAMPLE-1"],
        "open": 0,
        "flips": [],
    }


def test_a_wording_that_a_jurist_retired_flips_nothing_when_it_is_drafted_again(house, law):
    draft(house, "RN-02")
    strict = under(house, sample_rule(law, "false", name="2"))
    sign_rules(strict, "SAMPLE-2", decision="retired")
    assert flips(strict, law)["flips"] == []
