# SPDX-License-Identifier: Apache-2.0
"""Of whom records may be asked, and what a re-run says of records that were read anew."""

import pytest

from cast import CASE
from sanad.desk.acts.ask_records import AskRecords
from sanad.desk.acts.unmask_party import UnmaskParty
from sanad.desk.questions.rerun_findings import RerunFindings
from sanad.errors import BadValue, NotFound, TargetOutsideMandate
from sanad.ledger import read
from sanad.values.verdict import Integrity
from scene import set_scene

PERIOD = {"from": "2025-01-01", "to": "2025-03-31"}
THIRD = "+923900000002"


@pytest.fixture
def scene(quick_house):
    return set_scene(quick_house)


def ask(scene, method="contacts", **parameters):
    order = AskRecords(
        by="analyst", compartment=CASE, method=method, parameters={**PERIOD, **parameters}
    )
    return scene.house.do(order)


def test_an_answer_that_is_only_looked_at_is_that_of_a_finding_and_is_not_kept(scene):
    found = ask(scene, number="+923900000001")
    [kept] = scene.house.do(RerunFindings(by="analyst", compartment=CASE))
    assert kept.finding == found.id
    assert len(scene.house.do(RerunFindings(by="analyst", compartment=CASE))) == 1


def test_a_third_party_is_not_asked_about_and_the_refusal_is_on_record(scene):
    with pytest.raises(TargetOutsideMandate):
        ask(scene, number=THIRD)
    with scene.house.office.tools.database.reading() as connection:
        *_, last = read.entries(connection)
    assert (last.act, last.outcome) == ("ask_records", "refused")
    assert THIRD not in str(last.body)


def test_one_third_party_among_several_targets_is_enough_to_refuse(scene):
    with pytest.raises(TargetOutsideMandate):
        ask(scene, "pairs", numbers=["+923900000001", THIRD])


def test_a_pseudonym_may_be_asked_about_once_it_was_unmasked_here_for_a_reason(scene):
    with pytest.raises(TargetOutsideMandate):
        ask(scene, number="T-0001")
    scene.house.do(
        UnmaskParty(by="analyst", compartment=CASE, pseudonym="T-0001", reason="to ask for it")
    )
    with pytest.raises(NotFound):  # allowed now; no records of that number were delivered
        ask(scene, number="T-0001")
    found = ask(scene, "pairs", numbers=["+923900000001", "T-0001"])
    assert "T-0001" in found.parameters["numbers"]
    assert THIRD not in str(found.as_json())


def test_bad_days_are_refused_with_their_name(scene):
    for first, last in (
        ("2025-03-31", "2025-01-01"),
        ("2025-02-30", "2025-03-01"),
        ("0001-01-01", "9999-12-31"),
    ):
        with pytest.raises(BadValue):
            ask(scene, number="+923900000001", **{"from": first, "to": last})


def test_records_read_by_another_version_are_other_records(scene, monkeypatch):
    from sanad.desk import inputs

    whole = inputs._input

    def newer(exhibit, records):
        from dataclasses import replace

        return replace(whole(exhibit, records), reader="calls 99")

    monkeypatch.setattr(inputs, "_input", newer)
    [again] = scene.house.do(RerunFindings(by="analyst", compartment=CASE))
    assert again.verdict is Integrity.NOT_ESTABLISHED
    assert "another version" in again.says
