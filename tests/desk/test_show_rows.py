# SPDX-License-Identifier: Apache-2.0
"""From a citation to the row: the right one, of this compartment, with nobody's name in it who is no subject."""

import hashlib
import json
from dataclasses import replace
from datetime import datetime

import pytest
from click.testing import CliRunner

from cast import CASE
from goaml_sheets import OURS, STATEMENT, THEIRS
from sanad.analysis.frozen import SCHEMAS
from sanad.cli.main import main
from sanad.desk.acts import show_rows
from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.desk.acts.erase_exhibit import EraseExhibit
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.show_rows import ShowRows
from sanad.desk.acts.unmask_party import UnmaskParty
from sanad.desk.masked import _IDENTIFIERS, _OF_NOBODY, shown
from sanad.errors import BadValue, NotFound, Quarantined
from sanad.ledger import read
from sanad.mandates.officer import Officer
from sanad.vault import store as vault
from scene import CALLS, seal_subscribers

ANALYST = {"by": "analyst", "compartment": CASE}


@pytest.fixture
def scene(quick_scene):
    return quick_scene


def show(scene, *refs, **order):
    return scene.house.do(ShowRows(**{**ANALYST, **order}, refs=refs))


def own_number(scene):
    """Say whose number the records are of: then it is a subject's."""
    source = Quoted("calls.csv", "923900000001", row=1)
    told = {"property": "phone", "value": "+923900000001", "said_by": "Operator"}
    scene.house.do(RecordClaim(**ANALYST, about="S-01", **told, source=source))


def statement(scene):
    facts = {"court": "anti_terrorism_court"}
    paper = {"kind": "bank_records_order", "offences": ("ATA-11H",), "facts": facts}
    scene.house.instrument("bank-1", **paper)
    sha256 = scene.house.seal(scene.folder, "statement.xml", STATEMENT, instrument="bank-1")
    scene.house.read()
    return sha256


def last_entry(scene):
    with scene.house.office.tools.database.reading() as connection:
        *_, last = read.entries(connection)
    return last


def test_the_row_cited_is_shown_with_where_it_stands_and_what_read_it(scene):
    own_number(scene)
    [row] = show(scene, f"{scene.calls[:8]}#2")
    assert (row.exhibit, row.name, row.records) == (scene.calls, "calls.csv", "calls")
    assert row.reader.split()[0] == "calls"
    assert row.columns["row"] == 2
    assert (row.columns["direction"], row.columns["duration_s"]) == ("in", 30)
    assert (row.columns["owner"], row.columns["owner_written"]) == ("+923900000001", "923900000001")
    assert row.columns["started_written"] == "1/26/2025 11:00:00"


def test_its_time_stands_in_utc_by_the_offices_clocks_and_by_the_files_own(scene):
    [row] = show(scene, f"{scene.calls[:8]}#2")
    assert row.columns["started_at"] == "2025-01-26T06:00:00+00:00"
    assert (row.zone, row.clock) == ("Asia/Karachi", "Asia/Karachi")
    assert row.wall_clocks == {"Asia/Karachi": "2025-01-26T11:00:00+05:00"}
    record = {"started_at": datetime(2025, 7, 1, 12, 0)}  # noqa: DTZ001  # as record files hold it
    clocks = show_rows._wall_clocks(record, "Asia/Karachi", "Europe/London")
    assert clocks["Europe/London"] == "2025-07-01T13:00:00+01:00"
    assert show_rows._wall_clocks(record, "UTC", "") == {"UTC": "2025-07-01T12:00:00+00:00"}


def test_a_third_party_appears_as_in_findings_and_not_as_written(scene):
    own_number(scene)
    [row] = show(scene, f"{scene.calls[:8]}#1")
    assert row.columns["other"] == "T-0001"  # as the finding of the scene named it
    assert "other_written" in row.masked
    assert "3900000002" not in str(row)
    number = scene.house.do(UnmaskParty(**ANALYST, pseudonym="T-0001", reason="to ask"))
    assert number == "+923900000002"


def test_a_pseudonym_given_for_the_first_time_is_kept(scene):
    [row] = show(scene, f"{scene.calls[:8]}#1")
    given = str(row.columns["imsi"])
    assert given.startswith("T-")
    assert show(scene, f"{scene.calls[:8]}#2")[0].columns["imsi"] == given
    told = scene.house.do(UnmaskParty(**ANALYST, pseudonym=given, reason="to ask"))
    assert told == "001010000010101"


def test_a_handset_has_the_pseudonym_of_its_fourteen_digits(scene):
    [row] = show(scene, f"{scene.calls[:8]}#1")
    pseudonym = str(row.columns["imei"])
    told = scene.house.do(UnmaskParty(**ANALYST, pseudonym=pseudonym, reason="to ask"))
    assert told == "00100101000101"


def test_the_digest_is_left_out_while_a_number_could_be_tried_against_it(scene):
    [masked] = show(scene, f"{scene.calls[:8]}#1")
    assert "row_sha256" in masked.masked
    assert "row_sha256" not in masked.columns
    fields = CALLS.decode().splitlines()[1].split(",")
    digest = hashlib.sha256("\x1f".join(fields).encode()).hexdigest()
    assert digest not in str(masked)
    record = {"owner": "+1", "other": "+2", "imei": None, "row_sha256": digest}
    columns, left_out = shown(record, {"+1", "+2"}, str)
    assert (columns["row_sha256"], left_out) == (digest, ())


def test_words_of_a_payment_are_shown_only_between_accounts_of_subjects():
    record = {
        "account": OURS,
        "other_account": THEIRS,
        "other_name": "Somebody",
        "details": f"to {THEIRS}",
        "reference": "r",
        "statement": "s",
        "amount_written": "5",
    }
    columns, masked = shown(record, {OURS}, lambda _: "T-0001")
    assert masked == ("other_name", "details", "reference", "statement")
    assert columns == {"account": OURS, "other_account": "T-0001", "amount_written": "5"}
    columns, masked = shown(record, {OURS, THEIRS}, lambda _: "T-0001")
    assert (columns, masked) == (record, ())
    unnamed = {**record, "other_account": None}
    _, masked = shown(unnamed, {OURS}, lambda _: "T-0001")
    assert "details" in masked


def test_a_payment_has_its_byte_range_in_the_sealed_file(scene):
    sha256 = statement(scene)
    [row] = show(scene, f"{sha256}#1")
    start, end = row.columns["start"], row.columns["end"]
    assert STATEMENT[start:end].startswith(b"<Ntry>")
    assert OURS not in str(row)
    assert row.wall_clocks == {}


def test_of_a_subscriber_who_is_nobody_on_the_register_no_name_is_shown(scene):
    seal_subscribers(scene.house, scene.folder)
    with scene.house.office.tools.database.reading() as connection:
        exhibit = vault.by_name(connection, "subscribers.csv")
    [row] = show(scene, f"{exhibit.sha256[:12]}#2")
    for theirs in ("Nobody", "923990000002", "90002", "Kohzard"):
        assert theirs not in str(row)
    assert {"name", "id_number", "address", "number_written"} <= set(row.masked)


def test_a_column_nobody_thought_of_is_masked_beside_a_third_party():
    record = {"owner": "+1", "nickname": "the tall one"}
    assert shown(record, set(), lambda _: "T-0001") == (
        {"owner": "T-0001"},
        ("nickname",),
    )


def test_every_column_said_to_name_nobody_is_one_that_readers_yield():
    columns = {name for schema in SCHEMAS.values() for name in schema.names}
    assert columns >= _OF_NOBODY | _IDENTIFIERS


@pytest.mark.parametrize(
    "ref", ["", "#", "9a9aa54#1", "9A9AA549#1", "9a9aa549#0", "9a9aa549#-1", "9a9aa549#1 ", "9a9aa549",
            "9a9aa549#٣", "%%%%%%%%#1", "9a9aa549#1\n", "9a9aa549#" + "9" * 19, "../../etc#1"]
)  # fmt: skip
def test_what_is_no_citation_is_refused(standing_scene, ref):
    with pytest.raises(BadValue):
        show(standing_scene, ref)


def test_a_row_beyond_the_file_is_not_found(scene):
    with pytest.raises(NotFound, match="row"):
        show(scene, f"{scene.calls[:8]}#3")


def test_a_record_that_was_set_aside_is_not_found_and_the_next_is_not_taken_for_it(scene):
    header, first, second = CALLS.decode().splitlines(keepends=True)
    unknown = first.replace("Outgoing", "Unheard")
    raw = (header + first + unknown + second).encode()
    sha256 = scene.house.seal(scene.folder, "gap.csv", raw, instrument="order-1")
    scene.house.read()
    with pytest.raises(NotFound, match="row"):
        show(scene, f"{sha256}#2")
    assert show(scene, f"{sha256}#3")[0].columns["direction"] == "in"


def test_digits_that_no_record_file_begins_with_are_not_found(scene):
    other = "0" if scene.calls[0] != "0" else "1"
    with pytest.raises(NotFound, match="record file"):
        show(scene, f"{other * 8}#1")
    with pytest.raises(NotFound, match="record file"):
        show(scene, f"{scene.note[:8]}#1")  # sealed here, and no records


def test_digits_that_two_exhibits_begin_with_name_none(scene, monkeypatch):
    whole = show_rows.usable_records

    def with_twin(*about):
        [one] = whole(*about)
        return [one, replace(one, exhibit=one.exhibit[:8] + "f" * 56)]

    monkeypatch.setattr(show_rows, "usable_records", with_twin)
    with pytest.raises(NotFound, match="single exhibit"):
        show(scene, f"{scene.calls[:8]}#1")
    [row] = show(scene, f"{scene.calls[:9]}#1")
    assert row.exhibit == scene.calls


def test_a_row_of_what_is_set_aside_is_not_shown_and_the_reason_is_told(scene):
    clerk = {"by": "clerk", "compartment": CASE}
    scene.house.do(QuarantineExhibit(**clerk, exhibit=scene.calls, reason="in doubt"))
    with pytest.raises(Quarantined, match="in doubt"):
        show(scene, f"{scene.calls[:8]}#1")


def test_a_row_of_what_was_erased_is_not_shown(scene):
    order = {"by": "chief", "compartment": CASE, "order": "Order 1", "witness": "auditor"}
    scene.house.do(EraseExhibit(**order, exhibit=scene.calls))
    with pytest.raises(Quarantined):
        show(scene, f"{scene.calls[:8]}#1")


@pytest.mark.parametrize("aside", [False, True])
def test_an_exhibit_of_another_compartment_does_not_exist(scene, aside):
    stranger = Officer("stranger", "Stranger", "elsewhere")
    scene.house.do(
        EnrolOfficer(
            by="supervisor",
            officer=stranger,
            roles=("analyst",),
            compartments=("op-other",),
            from_day=scene.house.clock.now.date(),
            until=None,
            order="1",
        )
    )
    if aside:
        clerk = {"by": "clerk", "compartment": CASE}
        scene.house.do(QuarantineExhibit(**clerk, exhibit=scene.calls, reason="in doubt"))
    with pytest.raises(NotFound, match="record file") as refused:
        show(scene, f"{scene.calls[:8]}#1", by="stranger", compartment="op-other")
    assert "calls.csv" not in str(refused.value)


def test_which_rows_were_looked_at_is_on_record_and_nothing_of_them(scene):
    show(scene, f"{scene.calls[:8]}#2", f"{scene.calls}#1")
    entry = last_entry(scene)
    assert entry.body["what"] == {"rows": [f"{scene.calls}#2", f"{scene.calls}#1"]}
    with scene.house.office.tools.database.reading() as connection:
        assert entry.seq in read.chain(connection, f"exhibit:{scene.calls}")


def test_one_bad_citation_shows_none_and_gives_no_pseudonym(scene):
    with pytest.raises(NotFound):
        show(scene, f"{scene.calls[:8]}#1", f"{scene.calls[:8]}#9")
    with pytest.raises(NotFound):
        scene.house.do(UnmaskParty(**ANALYST, pseudonym="T-0004", reason="to ask"))


def test_the_command_shows_the_row_to_people_and_to_programs(scene):
    own_number(scene)
    office = ("--office", scene.house.office.path, "--as", "analyst", "--compartment", CASE)
    words = [str(each) for each in ("row", f"{scene.calls[:8]}#1", *office)]
    told = CliRunner().invoke(main, words).output
    assert f"{scene.calls[:8]}#1: calls.csv, record 1; calls, read by calls" in told
    assert f"exhibit          {scene.calls}" in told
    assert "other_written    masked" in told
    assert "2025-01-25T10:00:00+05:00 Asia/Karachi" in told
    assert "3900000002" not in told
    document = json.loads(CliRunner().invoke(main, [*words, "--json"]).output)
    assert document["rows"][0]["columns"]["owner"] == "+923900000001"
