# SPDX-License-Identifier: Apache-2.0
"""Of whom records may be asked, and what a re-run says of records that were read anew."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from cast import CASE
from sanad.analysis import finding, tables
from sanad.analysis.origin import origin
from sanad.desk import inputs
from sanad.desk.acts.ask_records import AskRecords
from sanad.desk.acts.mask_rows import MaskRows
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.unmask_party import UnmaskParty
from sanad.desk.questions.rerun_findings import RerunFindings
from sanad.errors import BadValue, NotFound, TargetOutsideMandate
from sanad.ledger import read
from sanad.values.verdict import Integrity
from scene import seal_subscribers

PERIOD = {"from": "2025-01-01", "to": "2025-03-31"}
THIRD = "+923900000002"


@pytest.fixture
def scene(quick_scene):
    return quick_scene


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


def test_a_sentence_that_was_altered_in_the_office_is_found_out(scene):
    with scene.house.office.tools.database.writing() as connection:
        document = connection.execute(sa.select(tables.finding.c.document)).scalar_one()
        document["sentence"] = document["sentence"].replace("1 ", "9 ")
        connection.execute(sa.update(tables.finding).values(document=document))
    [again] = scene.house.do(RerunFindings(by="analyst", compartment=CASE))
    assert again.verdict is Integrity.BROKEN


@pytest.mark.parametrize("pseudonym", ["T-0001", "T-9999", "hello"])
def test_a_device_behind_a_pseudonym_is_asked_about_only_once_it_was_unmasked(scene, pseudonym):
    with pytest.raises((TargetOutsideMandate, BadValue)):
        ask(scene, "sim_changes", imsi=pseudonym)


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


@pytest.mark.parametrize(
    "change", [{"reader": "calls 99"}, {"clock": "UTC"}, {"coverage": {"from": "2025-02-01"}}]
)
def test_records_read_otherwise_or_said_to_cover_other_days_are_other_records(scene, monkeypatch, change):  # fmt: skip
    whole = inputs._input
    monkeypatch.setattr(inputs, "_input", lambda *about: replace(whole(*about), **change))
    [again] = scene.house.do(RerunFindings(by="analyst", compartment=CASE))
    assert again.verdict is Integrity.NOT_ESTABLISHED
    assert "another version" in again.says


def test_an_answer_says_by_whose_clock_and_of_which_days_its_records_are(scene, monkeypatch):
    [exhibit] = (found := ask(scene, number="+923900000001")).inputs
    assert found.parameters["deliveries"][exhibit]["clock"] == "Asia/Karachi"
    assert f"{exhibit[:8]} (does not say what days it covers, clock Asia/Karachi)" in origin(found)
    assert "Times as in Asia/Karachi" in origin(found)
    days = {"from": "2025-01-01", "to": "2025-03-31", "lacks": ["sms_in"]}
    whole = inputs._input
    monkeypatch.setattr(inputs, "_input", lambda *about: replace(whole(*about), coverage=days))
    said = origin(ask(scene, number="+923900000001"))
    assert (
        f"{exhibit[:8]} (covers 2025-01-01 to 2025-03-31, clock Asia/Karachi, lacks sms_in)" in said
    )


def meanwhile(scene, monkeypatch, *orders):
    """Have orders carried out while an answer is being worked out, the first time it is."""
    whole, left = finding.compute, list(orders)

    def slow(*args):
        while left:
            scene.house.do(left.pop())
        return whole(*args)

    monkeypatch.setattr(finding, "compute", slow)


def test_an_answer_that_takes_long_keeps_nobody_from_working(scene, monkeypatch):
    before = ask(scene, number="+923900000001")
    note = UnmaskParty(by="analyst", compartment=CASE, pseudonym="T-0001", reason="to ask for it")
    meanwhile(scene, monkeypatch, note)  # would wait for the writer, and give up
    assert ask(scene, number="+923900000001") == before


def test_records_set_aside_while_an_answer_was_worked_out_are_not_in_it(scene, monkeypatch):
    [exhibit] = ask(scene, number="+923900000001").inputs
    aside = QuarantineExhibit(by="clerk", compartment=CASE, exhibit=exhibit, reason="doubted")
    meanwhile(scene, monkeypatch, aside)
    with pytest.raises((NotFound, TargetOutsideMandate)):
        ask(scene, number="+923900000001")


def test_a_pseudonym_that_was_given_meanwhile_is_not_given_again(scene, monkeypatch):
    seal_subscribers(scene.house, scene.folder)
    with scene.house.office.tools.database.writing() as connection:
        connection.execute(sa.delete(tables.pseudonym))
    rows = MaskRows(by="analyst", compartment=CASE, exhibit="subscribers.csv", rows=(1, 2))
    meanwhile(scene, monkeypatch, rows)
    ask(scene, number="+923900000001")
    with scene.house.office.tools.database.reading() as connection:
        names = dict(
            connection.execute(sa.select(tables.pseudonym.c["identifier", "number"])).all()
        )
    assert THIRD in names
    assert sorted(names.values()) == list(range(1, len(names) + 1))
    assert len(names) > 1


def test_a_handset_of_a_subject_is_shown_by_the_digits_that_methods_know_it_by(scene):
    quote = "telephone 001001020002017"
    scene.house.seal(scene.folder, "seizure.txt", quote.encode())
    scene.house.read()
    claim = RecordClaim(
        by="analyst", compartment=CASE, about="S-01", property="imei", value="001001020002017",
        said_by="Seizure memo", source=Quoted("seizure.txt", quote),
    )  # fmt: skip
    scene.house.do(claim)
    with scene.house.office.tools.database.reading() as connection:
        known = inputs.identifiers_of_subjects(connection, CASE)
    assert {"001001020002017", "00100102000201"} <= known
