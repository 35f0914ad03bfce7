# SPDX-License-Identifier: Apache-2.0
"""A goAML report leaves by the door: for a purpose, by somebody who may unmask, to the unit alone, from exhibits that may be relied on."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree

from cast import CASE
from goaml_sheets import BANK, OURS, SCHEMAS, STATEMENT, THEIRS, sheet
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.questions.export_goaml import QUESTIONS, REPORT, UNIT, ExportGoaml
from sanad.dossier.exports.goaml.sheet import load
from sanad.errors import BadValue, NoMandate, NotFound, TargetOutsideMandate
from sanad.ledger import read

ORDER = {"court": "anti_terrorism_court"}


@pytest.fixture
def office(quick_house, tmp_path):
    """An office with a statement of an account that a claim gives to a subject."""
    house = quick_house
    paper(house, "order-1", "bank_records_order", **ORDER)
    house.statement = house.seal(tmp_path, "statement.xml", STATEMENT, instrument="order-1")
    house.note = house.seal(tmp_path, "note.txt", f"Sample One uses {OURS}.\n".encode())
    house.read()
    house.subject("S-01")
    source = Quoted("note.txt", OURS)
    order = {"by": "analyst", "compartment": CASE, "said_by": "Sample office"}
    house.do(RecordClaim(**order, about="S-01", property="account", value=OURS, source=source))
    return house


def paper(house, name, kind, **facts):
    house.instrument(name, kind=kind, offences=("ATA-11H",), issued_on=date(2025, 1, 1), facts=facts)  # fmt: skip


@pytest.fixture
def order(tmp_path):
    if not SCHEMAS["2.0"].exists():
        pytest.skip("the shared folder with the schemas is not beside this repository")

    def made(text=None, **more):
        path = tmp_path / "sheet.toml"
        path.write_text(text or sheet(), "utf-8")
        given = {
            "by": "analyst",
            "compartment": CASE,
            "purpose": "duty to report",
            "sheet": load(path),
        }
        return ExportGoaml(**{**given, **more})

    return made


def newest(house):
    with house.office.tools.database.reading() as connection:
        return list(read.entries(connection))[-1]


def test_a_report_names_whoever_paid_and_was_paid_and_no_pseudonym(office, order):
    gone = office.do(order())
    root = etree.fromstring(gone.files[REPORT])
    found = [
        (one.findtext("amount_local"), one.findtext("t_from//account"), one.findtext("t_to//account"))
        for one in root.iter("transaction")
    ]  # fmt: skip
    assert found == [
        ("950000.00", OURS, THEIRS), ("7.00", OURS, "0001-77"), ("5000.00", OURS, None), ("27878.35", THEIRS, OURS),
    ]  # fmt: skip
    assert gone.counts == {"payments": 4, "accounts": 1, "questions": 0}
    assert gone.left_out == ()
    comment = root.findtext("transaction/comments")
    assert comment.startswith(f"Exhibit SHA-256 {office.statement}, row 1, ")


def test_the_ledger_keeps_that_it_went_to_the_unit_and_about_whom(office, order):
    gone = office.do(order())
    entry = newest(office)
    assert entry.body["what"]["recipient"] == UNIT
    assert entry.body["what"]["files"] == {REPORT: hashlib.sha256(gone.files[REPORT]).hexdigest()}
    assert entry.private == {"purpose": "duty to report"}
    assert THEIRS not in str(entry.body)
    with office.office.tools.database.reading() as connection:
        assert entry.seq in read.chain(connection, "subject:S-01")


def test_while_a_question_is_open_there_is_no_report_but_the_questions(office, order):
    gone = office.do(order(sheet().replace(BANK, "")))
    assert gone.files.keys() == {QUESTIONS}
    assert gone.counts["questions"] == 1
    assert b'bank_code = "SCBL"' in gone.files[QUESTIONS]


@pytest.mark.parametrize("who", ["clerk", "investigator", "reviewer"])
def test_whoever_may_not_unmask_may_not_hand_out_a_report_that_names_third_parties(
    office, order, who
):
    with pytest.raises(NoMandate):
        office.do(order(by=who))
    assert newest(office).outcome == "refused"


@pytest.mark.parametrize("recipient", ["internal", "defence", "court", "interpol", "a friend"])
def test_nobody_but_the_unit_receives_a_report(office, order, recipient):
    with pytest.raises(BadValue, match="intelligence unit"):
        office.do(order(recipient=recipient))


def test_a_report_without_a_purpose_is_refused(office, order):
    with pytest.raises(BadValue, match="purpose"):
        office.do(order(purpose=" "))


def test_an_account_that_no_paper_and_no_entry_names_is_not_reported_on(office, order):
    with pytest.raises(TargetOutsideMandate):
        office.do(order(sheet(accounts=f'["{THEIRS}"]')))


def test_another_compartment_has_nothing_to_report(office, order):
    with pytest.raises(TargetOutsideMandate):
        office.do(replace(order(), compartment="office"))


@pytest.mark.parametrize(
    ("kind", "facts", "came", "why"),
    [
        ("bank_records_order", ORDER, {"handling": "confidential"}, "handling code"),
        ("fmu_dissemination", {"reference": "FMU/1"}, {}, "relied on"),
    ],
)
def test_what_may_not_go_out_is_left_out_and_named(office, order, tmp_path, kind, facts, came, why):
    paper(office, "order-2", kind, **facts)
    other = STATEMENT.replace(b"carpets", b"secrets").replace(b"<Id>S1", b"<Id>S2")
    sealed = office.seal(tmp_path, "other.xml", other, instrument="order-2", **came)
    office.read()
    gone = office.do(order())
    assert b"secrets" not in gone.files[REPORT]
    [(left, said)] = gone.left_out
    assert left == sealed
    assert why in said


def test_what_is_set_aside_is_not_reported_from(office, order):
    aside = {"by": "clerk", "compartment": CASE, "exhibit": office.statement, "reason": "altered"}
    office.do(QuarantineExhibit(**aside))
    with pytest.raises(NotFound, match="payment"):
        office.do(order())
