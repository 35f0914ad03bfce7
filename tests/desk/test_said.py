# SPDX-License-Identifier: Apache-2.0
"""Findings from claims: frozen as of their ledger entry, re-run from it, and gone from a file when what they cite is."""

import pytest

from cast import CASE
from sanad.claims.subject import Answer
from sanad.desk.act import Work
from sanad.desk.acts.decide_entry import DecideEntry
from sanad.desk.acts.make_finding import MakeFinding
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.desk.inputs import rests_on
from sanad.desk.material import usable_findings
from sanad.desk.questions.rerun_findings import RerunFindings
from sanad.values.verdict import Integrity

TEXT = b"The Sample Front is led by Sample One. Sample Two obeys Sample One."
IN_CASE = {"by": "analyst", "compartment": CASE}
LEADER = {"organisation": "O-01", "role": "head", "post": "leader"}


def claim(house, about, name, value):
    source = Quoted("report.txt", "Sample Two obeys Sample One.")
    return house.do(RecordClaim(**IN_CASE, about=about, property=name, value=value, said_by="Report", source=source))  # fmt: skip


@pytest.fixture
def house(quick_house, tmp_path):
    quick_house.report = quick_house.seal(tmp_path, "report.txt", TEXT)
    quick_house.read()
    for name, kind in (("S-01", "person"), ("S-02", "person"), ("O-01", "organisation")):
        quick_house.subject(name, kind)
    quick_house.led = claim(quick_house, "S-01", "role", LEADER)
    return quick_house


def find(house):
    return house.do(MakeFinding(**IN_CASE, subject="S-01", method="command_structure", parameters={"on": "2025-01-01"}))  # fmt: skip


def again(house):
    return [each.verdict for each in house.do(RerunFindings(**IN_CASE))]


def in_files(house):
    tools = house.office.tools
    with tools.database.reading() as connection:
        return usable_findings(Work(tools, connection, tools.clock(), seq=0), CASE, "S-01")


def test_a_finding_from_claims_cites_them_and_re_runs_to_the_same_bytes(house):
    found = find(house)
    assert [row[-1] for row in found.rows] == [house.led]
    assert again(house) == [Integrity.INTACT]


def test_what_is_claimed_later_changes_no_earlier_finding(house):
    find(house)
    claim(house, "S-01", "commands", {"subject": "S-02"})
    assert again(house) == [Integrity.INTACT]
    assert len(find(house).rows) == 2


def test_a_claim_withdrawn_later_leaves_the_finding_as_it_was_and_takes_it_out_of_files(house):
    find(house)
    assert len(in_files(house)) == 1
    house.do(WithdrawClaim(**IN_CASE, claim=house.led, reason="mistaken"))
    assert again(house) == [Integrity.INTACT]
    assert in_files(house) == ()


def test_a_claim_withdrawn_before_is_not_asked(house):
    other = claim(house, "S-01", "commands", {"subject": "S-02"})
    house.do(WithdrawClaim(**IN_CASE, claim=other, reason="mistaken"))
    assert [row[-1] for row in find(house).rows] == [house.led]
    assert again(house) == [Integrity.INTACT]


def test_an_exhibit_set_aside_takes_what_its_claims_carry_out_of_files_and_it_is_not_established(house):  # fmt: skip
    find(house)
    house.do(QuarantineExhibit(by="clerk", compartment=CASE, exhibit=house.report, reason="forged"))
    assert again(house) == [Integrity.NOT_ESTABLISHED]
    assert in_files(house) == ()


def test_an_entry_that_was_removed_is_on_no_chart_made_after(house):
    find(house)
    house.do(DecideEntry(by="reviewer", compartment=CASE, subject="S-01", answer=Answer.REMOVED, reasons="no such person"))  # fmt: skip
    again_made = house.do(MakeFinding(**IN_CASE, method="command_structure", parameters={"on": "2025-01-01"}))  # fmt: skip
    assert again_made.rows == ()
    assert again(house) == [Integrity.INTACT, Integrity.INTACT]


def test_a_finding_rests_on_the_exhibits_in_which_its_claims_stand(house):
    found = find(house)
    with house.office.tools.database.reading() as connection:
        assert house.report in rests_on(connection, found)
