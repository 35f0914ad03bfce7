# SPDX-License-Identifier: Apache-2.0
"""The register as STIX 2.1: every claim with its source, nothing said by us, and a bundle that the model's own library accepts."""

import json

import pytest
import stix2

from cast import CASE
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.desk.questions.export_stix import BUNDLE, ExportStix
from sanad.dossier.exports.stix import EXTENSION
from sanad.errors import BadValue, CitationBroken
from sanad.readers import registry
from sanad.readers.rows import Hints

NOTE = "Sample One, born 5 March 1984, is commander of the Sample Group. Third Person of +923990000009 told it.\n"
MORE = "Sample One took part in the sample incident.\n"


@pytest.fixture
def office(quick_house, tmp_path):
    house = quick_house
    house.note = house.seal(tmp_path, "note.txt", NOTE.encode(), conditions=("no_sharing_abroad",))
    house.seal(tmp_path, "more.txt", MORE.encode(), handling="confidential")
    house.read()
    for name, kind in (
        ("S-01", "person"),
        ("M-01", "person"),
        ("O-01", "organisation"),
        ("I-01", "incident"),
    ):
        house.subject(name, kind)
    return house


def claim(house, name, value, quote, about="S-01", file="note.txt", **more):
    order = {"by": "analyst", "compartment": CASE, "said_by": "Sample office", **more}
    return house.do(
        RecordClaim(**order, about=about, property=name, value=value, source=Quoted(file, quote))
    )


def role(house, **more):
    return claim(
        house,
        "role",
        {"organisation": "O-01", "role": "commander"},
        "commander of the Sample Group",
        **more,
    )


def export(house, **more):
    return house.do(
        ExportStix(**{"by": "analyst", "compartment": CASE, "purpose": "asked for", **more})
    )


def objects(gone, kind=None):
    every = json.loads(gone.files[BUNDLE])["objects"]
    return [each for each in every if kind in {None, each["type"]}]


def test_persons_and_organisations_are_identities_and_incidents_incidents(office):
    found = {
        each["external_references"][0]["external_id"]: (
            each["type"],
            each.get("identity_class"),
            each["name"],
        )
        for kind in ("identity", "incident")
        for each in objects(export(office), kind)
        if "external_references" in each
    }
    assert found == {
        "S-01": ("identity", "individual", "Sample S-01"),
        "M-01": ("identity", "individual", "Sample M-01"),
        "O-01": ("identity", "organization", "Sample O-01"),
        "I-01": ("incident", None, "Sample I-01"),
    }


def test_a_claim_is_a_note_with_its_standing_its_grade_and_its_place_in_the_exhibit(office):
    born = claim(
        office,
        "birth_date",
        "1984-03-05",
        "born 5 March 1984",
        grade="admiralty:B2",
        standing="disputed",
        exculpatory=True,
    )
    [note] = objects(export(office), "note")
    assert (note["content"], note["authors"]) == ("birth date: 1984-03-05", ["Sample office"])
    assert note["labels"] == ["disputed", "exculpatory"]
    assert "confidence" not in note
    kept = note["extensions"][EXTENSION]
    assert (kept["claim"], kept["standing"], kept["grade"]) == (born, "disputed", "admiralty:B2")
    assert kept["citation"]["exhibit"] == office.note
    named = [(each["source_name"], each["external_id"]) for each in note["external_references"]]
    assert named == [("sanad claim", born), ("sanad exhibit", office.note)]


def test_a_claim_that_ties_two_entries_is_a_relationship_and_a_soft_time_stays_words(office):
    role(office, valid_from="2020", soft="from")
    gone = export(office)
    ids = {
        each["external_references"][0]["external_id"]: each["id"]
        for each in objects(gone)
        if "external_references" in each
    }
    [tie] = objects(gone, "relationship")
    assert (tie["source_ref"], tie["target_ref"]) == (ids["S-01"], ids["O-01"])
    assert (tie["relationship_type"], tie["labels"]) == ("has-role-in", ["alleged"])
    assert "since at least 2020" in tie["description"]
    assert not {"start_time", "stop_time"} & tie.keys()
    assert tie["extensions"][EXTENSION]["soft"] == "from"


def test_the_model_s_own_library_reads_it_and_writes_the_same_objects(office):
    role(office)
    claim(office, "birth_date", "1984-03-05", "born 5 March 1984")
    raw = export(office).files[BUNDLE]
    again = stix2.parse(raw.decode(), allow_custom=False)
    assert json.loads(again.serialize()) == json.loads(raw)


def test_every_reference_leads_to_an_object_of_the_bundle(office):
    role(office)
    every = objects(export(office))
    ids = {each["id"] for each in every}
    assert len(ids) == len(every)
    for each in every:
        named = [value for key, value in each.items() if key.endswith("_ref")]
        named += [one for key, value in each.items() if key.endswith("_refs") for one in value]
        assert {*named, *each.get("extensions", {})} <= ids


def test_our_own_reader_reads_it_whole(office, tmp_path):
    role(office)
    (tmp_path / BUNDLE).write_bytes(export(office).files[BUNDLE])
    (tmp_path / "into").mkdir()
    receipt = registry.read(tmp_path / BUNDLE, tmp_path / "into", Hints(BUNDLE))
    assert (receipt.reader, receipt.rejected) == ("stix", 0)


def test_the_same_register_gives_the_same_bytes_and_a_new_claim_changes_no_object(office):
    role(office)
    before = export(office)
    assert export(office).files == before.files
    claim(office, "birth_date", "1984-03-05", "born 5 March 1984")
    after = {each["id"]: each for each in objects(export(office))}
    assert all(after[each["id"]] == each for each in objects(before) if each["type"] != "grouping")


def test_a_withdrawn_claim_is_gone_and_named(office):
    tie = role(office)
    office.do(WithdrawClaim(by="analyst", compartment=CASE, claim=tie, reason="retracted"))
    gone = export(office)
    assert objects(gone, "relationship") == []
    assert gone.left_out == ((tie, "it is withdrawn"),)


def test_no_quotation_and_nothing_confidential_leaves(office):
    role(office)
    act = {
        "charge": "c",
        "role": "r",
        "act": "took part",
        "country": "PK",
        "place": "p",
        "from": "2024",
        "incident": "I-01",
    }
    hidden = claim(office, "act", act, "took part in the sample incident", file="more.txt")
    for_defence, for_court = export(office, recipient="defence"), export(office, recipient="court")
    assert b"+923990000009" not in for_court.files[BUNDLE]
    assert b"Third Person" not in for_court.files[BUNDLE]
    assert hidden.encode() not in for_defence.files[BUNDLE]
    assert dict(for_defence.left_out) == {hidden: "its handling code is confidential"}
    assert len(objects(for_court, "relationship")) == 2


def marked(gone, kind):
    says = {
        each["id"]: each["definition"]["statement"] for each in objects(gone, "marking-definition")
    }
    [one] = objects(gone, kind)
    return {says[each] for each in one["object_marking_refs"]}


def test_what_the_sender_asked_is_a_marking_and_to_whom_it_goes_one_of_the_whole(office):
    role(office)
    gone = export(office, recipient="court")
    assert marked(gone, "relationship") == {"handling: restricted", "condition: no_sharing_abroad"}
    assert marked(gone, "grouping") == {"handed out to court"}
    assert export(office, recipient="interpol").counts["claims"] == 0


def test_another_handling_of_an_exhibit_is_another_version_of_what_rests_on_it(office, tmp_path):
    role(office)
    [before] = objects(export(office), "relationship")
    office.seal(tmp_path, "again.txt", NOTE.encode(), conditions=("ask_first",))
    gone = export(office)
    [after] = objects(gone, "relationship")
    assert "condition: ask_first" in marked(gone, "relationship")
    assert (after["id"], after["created"]) == (before["id"], before["created"])
    assert after["modified"] > before["modified"]


def test_two_recipients_are_given_the_same_objects(office):
    role(office)
    for_court, for_defence = (
        objects(export(office, recipient=each), "relationship") for each in ("court", "defence")
    )
    assert for_court == for_defence


def test_a_quotation_that_no_longer_stands_stops_the_export(office):
    role(office)
    folder = office.office.tools.records.folder(office.note)
    layer = folder / "layer.json"
    layer.write_bytes(layer.read_bytes().replace(b"commander", b"commandeR"))
    with pytest.raises(CitationBroken):
        export(office)


def test_nothing_goes_out_without_a_purpose(office):
    with pytest.raises(BadValue):
        export(office, purpose=" ")
