# SPDX-License-Identifier: Apache-2.0
"""The chain of hands, copies that leave the vault, and the statement a court reads."""

from datetime import date

import pypdfium2
import pytest

from cast import CAPTURE, CASE
from sanad.desk.acts.copy_exhibit import CopyExhibit
from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.desk.acts.erase_body import EraseBody
from sanad.desk.acts.hand_over import HandOver
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.seal_exhibit import SealExhibit
from sanad.desk.procedures.copy_out import copy_out
from sanad.desk.procedures.state_custody import state_custody
from sanad.dossier.typeset import typeset_custody
from sanad.errors import AlreadyDone, BadValue, NoMandate, NotFound, Quarantined
from sanad.ledger import read
from sanad.mandates.officer import Officer
from sanad.vault.custody import Step, gaps
from sanad.vault.exhibit import Provenance

CLERK = {"by": "clerk", "compartment": CASE}
TOLD = {"at": "2026-01-01T09:00:00+05:00", "giver": "Constable One", "receiver": "Moharrar One"}


@pytest.fixture
def house(quick_house):
    return quick_house


@pytest.fixture
def phone(house, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    came = {"received_by": "Constable One", "seal": "Q-17", "handed_by": "حوالدار نمونہ"}
    return house.seal(folder, "phone image.txt", b"image of a phone", **came)


def statement(house, exhibit):
    order = {"by": "clerk", "compartment": CASE}
    return state_custody(house.office.desk, house.office.tools, exhibit, **order)


def hand_over(house, exhibit, **told):
    return house.do(HandOver(**CLERK, exhibit=exhibit, **{**TOLD, "event": "transferred", **told}))


def step(entry, giver, receiver, seal="", event="transferred"):
    return Step(entry, event, f"2026-01-0{entry}T00:00:00Z", giver, receiver, seal=seal)


def test_hands_that_join_leave_no_gap():
    way = [step(1, "A", "B", "s1"), step(2, "B", "Lab", "s1"), step(3, "Lab", "B", "s2", "from_laboratory")]  # fmt: skip
    assert not list(gaps("A", "s1", way))


@pytest.mark.parametrize(
    ("first", "seal", "way", "says"),
    [
        (None, "", [step(1, "A", "B")], "nobody is on record as holding it before A"),
        ("X", "", [step(1, "A", "B")], "given by A, last received by X"),
        ("A", "", [step(1, "A", "B"), step(2, "C", "D")], "entry 2: given by C, last received by B"),
        ("A", "s1", [step(1, "A", "B", "s2")], "under seal s2, before that under s1"),
    ],
)  # fmt: skip
def test_a_gap_is_stated(first, seal, way, says):
    [gap] = gaps(first, seal, way)
    assert says in gap


def test_each_step_is_an_entry_and_the_statement_tells_them_in_order(house, phone):
    hand_over(house, phone)
    hand_over(
        house, phone, giver="Moharrar One", receiver="Laboratory", event="to_laboratory",
        reference="letter 14", seal="Q-17", at="2026-01-02T09:00:00+05:00",
    )  # fmt: skip
    house.read()
    told = statement(house, "phone image.txt")
    words = [each["words"] for each in told["steps"]]
    assert words == ["received and sealed", "handed over", "sent to a laboratory", "read by text 2: 1 of 1 stored"]  # fmt: skip
    assert told["exhibit"]["integrity"] == "intact"
    assert told["gaps"] == []
    assert told["steps"][2]["step"]["reference"] == "letter 14"
    assert told["steps"][1]["by"] == "The clerk, records"


def test_a_hand_nobody_gave_it_to_is_a_gap_in_the_statement(house, phone):
    hand_over(house, phone, giver="Somebody Else")
    [gap] = statement(house, phone)["gaps"]
    assert gap.endswith("given by Somebody Else, last received by Constable One")


@pytest.mark.parametrize(
    "wrong",
    [
        {"event": "lost"}, {"giver": " "}, {"receiver": ""}, {"at": "2026-01-01T09:00:00"}, {"at": "yesterday"},
        {"at": "2030-01-01T00:00:00Z"}, {"event": "to_laboratory"}, {"event": "deposited"},
    ],
)  # fmt: skip
def test_a_step_that_proves_nothing_is_not_recorded(house, phone, wrong):
    with pytest.raises(BadValue):
        hand_over(house, phone, **wrong)


def test_a_copy_is_what_was_sealed_and_the_record_says_for_what(house, phone, tmp_path):
    order = CopyExhibit(**CLERK, purpose="to be translated", exhibit=phone, kind="working_copy", to="x")  # fmt: skip
    desk, tools = house.office.desk, house.office.tools
    target = copy_out(desk, tools, order, tmp_path / "copy.txt")
    assert target.read_bytes() == b"image of a phone"
    last = statement(house, phone)["steps"][-1]
    assert (last["words"], last["purpose"]) == ("copied to work on", "to be translated")
    with pytest.raises(AlreadyDone):
        copy_out(desk, tools, order, target)


def test_nothing_leaves_without_a_purpose_a_power_or_when_it_is_set_aside(house, phone, tmp_path):
    desk, tools = house.office.desk, house.office.tools
    given = {"purpose": "to be played", "exhibit": phone, "kind": "opened", "to": "x"}
    house.do(QuarantineExhibit(**CLERK, exhibit=phone, reason="doubt"))
    for change, refusal in (
        ({}, Quarantined),
        ({"purpose": " "}, BadValue),
        ({"kind": "leak"}, BadValue),
        ({"by": "reviewer"}, NoMandate),
    ):
        order = CopyExhibit(**{**CLERK, **given, **change})
        with pytest.raises(refusal):
            copy_out(desk, tools, order, tmp_path / "copy.txt")
    assert not (tmp_path / "copy.txt").exists()


def test_bytes_that_changed_in_the_vault_are_stated_as_broken(house, phone):
    place = house.office.tools.blobs.place(phone)
    place.chmod(0o600)
    place.write_bytes(b"other")
    assert statement(house, phone)["exhibit"]["integrity"] == "broken"


def test_the_statement_is_a_pdf_with_the_same_bytes_each_time(house, phone, tmp_path):
    hand_over(house, phone)
    told = statement(house, phone)
    pdf = typeset_custody(told)
    assert pdf == typeset_custody(told)
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage().get_text_range()
    assert "sequence(" not in text  # a cell that shows the typesetter's own words
    for words in ("Statement of custody", "phone image.txt", phone[:32], "Q-17", "handed over"):
        assert words in text


def test_what_nobody_delivered_has_no_custody(house):
    with pytest.raises(NotFound):
        statement(house, "no such file")


def test_steps_told_in_several_zones_stand_in_the_order_in_which_they_happened(house, phone):
    later = {"at": "2026-01-01T09:30:00+05:00", "giver": "Moharrar One", "receiver": "Runner One"}
    first = {"at": "2026-01-01T04:15:00Z", "giver": "Constable One", "receiver": "Moharrar One"}
    for told in (later, first):
        hand_over(house, phone, **told)
    assert statement(house, phone)["gaps"] == []


def test_a_step_whose_words_were_erased_is_a_gap(house, phone):
    entry = hand_over(house, phone)
    house.do(EraseBody(by="supervisor", entry=entry, order="Court order 1"))
    [gap] = statement(house, phone)["gaps"]
    assert f"entry {entry}: its words were erased" in gap


def test_why_a_copy_was_made_stays_in_the_office(house, phone, tmp_path):
    order = CopyExhibit(**CLERK, purpose="asked by Sample Person", exhibit=phone, kind="copy", to="x")  # fmt: skip
    copy_out(house.office.desk, house.office.tools, order, tmp_path / "copy.txt")
    with house.office.tools.database.reading() as connection:
        last = list(read.entries(connection))[-1]
    assert "Sample Person" not in str(last.body)
    assert last.private["purpose"] == "asked by Sample Person"


def test_a_name_of_one_long_word_breaks_inside_its_column(house, tmp_path):
    digest = house.seal(tmp_path, "x" * 200 + ".txt", b"words", handed_by="y" * 150)
    pdf = typeset_custody(statement(house, digest))
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        text = page.get_textpage()
        right = max(text.get_charbox(n)[2] for n in range(text.count_chars()))
        assert right <= page.get_width() - 21 * 72 / 25.4


def test_a_statement_says_nothing_of_what_another_compartment_was_told(house, tmp_path):
    digest = house.seal(tmp_path, "informant Sample.txt", b"the same bytes", handed_by="Source Sample, hotel room 4")  # fmt: skip
    order = {"by": "supervisor", "roles": ("clerk",), "from_day": date(2025, 1, 1), "until": None, "order": "1"}  # fmt: skip
    other = Officer("clerk.y", "Another clerk", "records")
    house.do(EnrolOfficer(officer=other, compartments=("op-other",), **order))
    copy = house.office.tools.blobs.stage(tmp_path / "informant Sample.txt")
    came = Provenance(instrument="open-1", grade="admiralty:B2", capture=CAPTURE, handed_by="A post office")  # fmt: skip
    there = {"by": "clerk.y", "compartment": "op-other"}
    house.do(SealExhibit(**there, delivered_as="upper.txt", copy=copy, provenance=came))
    told = state_custody(house.office.desk, house.office.tools, digest, **there)
    assert "Source Sample" not in str(told)
    assert "informant" not in str(told)
    assert [each["handed_by"] for each in told["deliveries"]] == ["A post office"]
    assert told["elsewhere"] == 1
