# SPDX-License-Identifier: Apache-2.0
"""What was said of a delivery is put right by another officer; the law is asked at once, and nothing of what was said before is lost."""

from dataclasses import replace
from datetime import date

import pytest

from cast import CASE, ORDER
from sanad.desk.acts.correct_delivery import CorrectDelivery, Stated
from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.desk.acts.erase_body import EraseBody
from sanad.desk.acts.release_exhibit import ReleaseExhibit
from sanad.desk.acts.seal_exhibit import SealExhibit
from sanad.desk.procedures.release_answered import release_answered
from sanad.desk.questions.custody_statement import CustodyStatement
from sanad.desk.questions.list_exhibits import ListExhibits
from sanad.desk.questions.list_instruments import ListInstruments
from sanad.desk.questions.list_quarantined import ListQuarantined
from sanad.errors import (
    AlreadyDone,
    BadValue,
    NoMandate,
    NotFound,
    OtherCompartment,
    RefusedByLaw,
    SecondPersonNeeded,
    UnknownInstrument,
)
from sanad.ledger import read
from sanad.mandates.officer import Officer
from sanad.vault import store
from sanad.vault.exhibit import Provenance
from scene import CALLS

NUMBER = "+923900000001"


@pytest.fixture
def bench(quick_house, tmp_path):
    """Call records that came under the wrong order, which is for somebody else's number; the right one is registered too."""
    house, folder = quick_house, tmp_path / "in"
    folder.mkdir()
    given = {"kind": "call_data_order", "offences": ("ATA-11H",), "facts": ORDER}
    house.instrument("wrong", covers=("+923900000099",), **given)
    house.instrument("right", covers=(NUMBER,), **given)
    house.calls = house.seal(folder, "calls.csv", CALLS, instrument="wrong", handed_by="Operator")
    house.read()
    return house


def kept(house):
    with house.office.tools.database.reading() as connection:
        return store.get(connection, house.calls)


def correct(
    house, by="chief", compartment=CASE, delivery=None, reason="the letter says so", **said
):
    came = kept(house).deliveries[0]
    stated = replace(Stated.of(came.provenance), **said)
    entry = came.seq if delivery is None else delivery
    order = {"by": by, "compartment": compartment, "delivery": entry, "stated": stated}
    return house.do(CorrectDelivery(**order, reason=reason))


def aside(house):
    return house.do(ListQuarantined(by="chief", compartment=CASE)).rows


def under(house, paper):
    found = house.do(ListExhibits(by="analyst", compartment=CASE, instrument=paper))
    return [each.exhibit.sha256 for each in found.exhibits]


def newest(house):
    with house.office.tools.database.reading() as connection:
        *_, entry = read.entries(connection)
    return entry


def test_what_was_set_aside_under_a_wrong_paper_is_read_under_the_right_one(bench):
    assert [row.code for row in aside(bench)] == ["LAW_REFUSED"]
    correct(bench, instrument="right")
    [row] = aside(bench)  # nothing is released by the way
    assert (row.instrument.id, row.answered) == ("right", True)
    released, refused = release_answered(bench.office.desk, "chief", CASE, "the paper is right now")
    assert (released, refused) == ([], [])  # that is for open questions; this was a refusal
    bench.do(ReleaseExhibit(by="chief", compartment=CASE, exhibit=bench.calls, reason="put right"))
    bench.read()
    assert kept(bench).receipt["stored"] > 0
    assert aside(bench) == ()
    assert (under(bench, "wrong"), under(bench, "right")) == ([], [bench.calls])


def test_what_was_said_before_stays_in_the_ledger_and_custody_tells_of_it(bench):
    done = correct(bench, instrument="right", handed_by="Operator One")
    assert done.fields == ("instrument", "handed_by")
    entry = newest(bench)
    assert entry.body["what"]["fields"] == ["instrument", "handed_by"]
    assert entry.private["was"] == {"instrument": "wrong", "handed_by": "Operator"}
    assert entry.private["now"] == {"instrument": "right", "handed_by": "Operator One"}
    stated = bench.do(CustodyStatement(by="analyst", compartment=CASE, exhibit=bench.calls))
    assert stated["deliveries"][0]["corrected"] == entry.seq
    assert "what was said of its delivery was put right" in [
        each["words"] for each in stated["steps"]
    ]


def used(house):
    """Have the records come into use, under the right paper."""
    correct(house, instrument="right")
    house.do(ReleaseExhibit(by="chief", compartment=CASE, exhibit=house.calls, reason="put right"))
    house.read()
    assert aside(house) == ()


def test_what_the_corrected_paper_does_not_permit_is_set_aside_at_once(bench):
    used(bench)
    done = correct(bench, instrument="wrong", reason="it was the first letter after all")
    assert done.quarantine is not None
    [row] = aside(bench)
    assert (row.code, row.entry) == ("LAW_REFUSED", newest(bench).seq - 1)
    with pytest.raises(RefusedByLaw):  # a release cannot pass the law by
        bench.do(ReleaseExhibit(by="chief", compartment=CASE, exhibit=bench.calls, reason="please"))
    assert len(aside(bench)) == 1


def test_what_came_on_a_day_before_its_paper_is_set_aside(bench):
    used(bench)
    correct(bench, received_at="2024-12-31T10:00:00+05:00")
    assert [row.code for row in aside(bench)] == ["AUTHORITY_INSTRUMENT_EXPIRED"]


def test_a_paper_that_permits_as_well_leaves_it_in_use(bench):
    used(bench)
    given = {"kind": "call_data_order", "offences": ("ATA-11H",), "facts": ORDER}
    bench.instrument("also", covers=(NUMBER,), covers_from=date(2025, 1, 1), **given)
    assert correct(bench, instrument="also").quarantine is None
    assert aside(bench) == ()


def test_who_sealed_it_does_not_put_it_right_alone(bench):
    with pytest.raises(NoMandate):
        correct(bench, by="clerk", instrument="right")
    both = Officer("both", "The one of two roles", "records")
    appointed = {"roles": ("clerk", "supervisor"), "compartments": (CASE,), "until": None}
    bench.do(EnrolOfficer(by="supervisor", officer=both, from_day=date(2025, 1, 1), order="Test order 2", **appointed))  # fmt: skip
    path = bench.office.path / "more.csv"
    path.write_bytes(CALLS.replace(b"+923900000001", b"+923900000002"))
    copy, came = bench.office.tools.blobs.stage(path), Provenance(instrument="wrong")
    sealed = bench.do(SealExhibit(by="both", compartment=CASE, delivered_as="more.csv", copy=copy, provenance=came))  # fmt: skip
    with pytest.raises(SecondPersonNeeded):
        correct(bench, by="both", delivery=sealed.entry, instrument="right")
    correct(bench, by="chief", delivery=sealed.entry, instrument="right")


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({}, AlreadyDone),
        ({"instrument": "no-such-paper"}, UnknownInstrument),
        ({"received_at": "2099-01-01T10:00:00+05:00"}, BadValue),
        ({"received_at": "2025-01-01T10:00:00"}, BadValue),
        ({"received_at": "yesterday"}, BadValue),
        ({"grade": "excellent"}, BadValue),
        ({"instrument": "right", "reason": " "}, BadValue),
        ({"instrument": "right", "delivery": 1}, NotFound),
        ({"instrument": "right", "compartment": "office"}, OtherCompartment),
    ],
)
def test_what_cannot_be_so_is_refused_and_changes_nothing(bench, said, error):
    before = kept(bench)
    with pytest.raises(error):
        correct(bench, **said)
    assert kept(bench) == before


def test_words_of_a_correction_go_when_its_entry_is_erased_and_the_paper_stays(bench):
    correct(bench, instrument="right", handed_by="A Person")
    bench.do(EraseBody(by="supervisor", entry=newest(bench).seq, order="Court order 7"))
    came = kept(bench).provenance
    assert (came.instrument, came.handed_by) == ("right", None)


def test_who_may_put_right_sees_among_which_papers_to_choose(bench):
    papers = bench.do(ListInstruments(by="chief", compartment=CASE))
    assert {"right", "wrong"} <= {each.id for each in papers}
    with pytest.raises(NoMandate):
        bench.do(ListInstruments(by="drafter", compartment=CASE))
