# SPDX-License-Identifier: Apache-2.0
import csv
import fnmatch
import io
import re
import tomllib

import docx
import pypdfium2
import pytest
from lxml import etree

CLAIM_FIELDS = {
    "key", "about", "property", "value", "valid_from", "valid_to", "said_by", "file", "quote", "part", "row",
    "grade", "standing", "exculpatory", "copy_of", "by",
}  # fmt: skip
METHODS = {
    "contacts": {"number", "from", "to"},
    "handsets": {"imsi", "number", "from", "to"},
    "succession": {"number", "on"},
    "sim_changes": {"imei", "imsi", "from", "to"},
    "money_paths": {"account", "from", "to", "hops", "days"},
    "pass_through": {"accounts", "from", "to", "days", "at_least"},
    "coverage": {"number", "from", "to"},
    "silence": {"number", "from", "to", "hours"},
    "starts_and_stops": {"number", "from", "to", "on", "days"},
    "command_structure": {"on"},
    "evidence_path": {"start", "end", "from", "to", "links", "by"},
    "timeline": {"entries", "from", "to"},
}


def parts(path):
    """The text of a file as its reader gives it: pages, paragraphs, cues, or the whole."""
    raw = path.read_bytes()
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(raw)
        pages = [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
        document.close()
        return pages
    if path.suffix == ".docx":
        return [paragraph.text for paragraph in docx.Document(io.BytesIO(raw)).paragraphs]
    if path.suffix == ".vtt":
        return [block.split("\n", 2)[2] for block in raw.decode().strip().split("\n\n")[1:]]
    return [raw.decode()]


def record(path, row):
    """Data record or entry `row` of a table or statement, as a citation of it shows it."""
    raw = path.read_bytes()
    if path.suffix == ".csv":
        rows = list(csv.reader(io.StringIO(raw.decode("ascii"), newline="")))
        start = next(n for n, one in enumerate(rows) if one[:1] in (["Sr #"], ["Target No"]))
        return " | ".join(rows[start + row])
    if path.suffix == ".xml":
        entry = etree.fromstring(raw).findall(".//{*}Ntry")[row - 1]
        return etree.tostring(entry, encoding="unicode")
    return re.split(r"(?=:61:)|(?=:62F:)", raw.decode("ascii"))[1:][_entry(raw, row)]


def _entry(raw, row):
    pieces = re.split(r"(?=:61:)|(?=:62F:)", raw.decode("ascii"))[1:]
    return [n for n, piece in enumerate(pieces) if piece.startswith(":61:")][row - 1]


@pytest.fixture(scope="module")
def sheet(sample):
    return sample.sheet("worksheet")


def test_every_quotation_stands_where_its_claim_says(sample, sheet):
    astray = []
    for claim in sheet["claim"]:
        path = sample.root / claim["file"]
        if "row" in claim:
            met = [claim["quote"] in record(path, claim["row"])]
        else:
            wanted = parts(path) if "part" not in claim else [parts(path)[claim["part"] - 1]]
            met = [True] * sum(text.count(claim["quote"]) for text in wanted)
        if met != [True]:
            astray.append((claim["key"], claim["quote"], len(met)))
    assert astray == []


def test_a_quotation_that_does_not_stand_there_would_be_seen(sample):
    letter = sample.root / "documents" / "passport-office-letter.pdf"
    assert "born on 5 March 1984" in parts(letter)[0]
    assert "born on 6 March 1984" not in parts(letter)[0]


def test_keys_are_unique_and_references_lead_somewhere(sheet):
    keys = [claim["key"] for claim in sheet["claim"]]
    assert len(keys) == len(set(keys)) >= 120
    subjects = {subject["id"] for subject in sheet["subject"]}
    assert {claim["about"] for claim in sheet["claim"]} <= subjects
    assert {claim["copy_of"] for claim in sheet["claim"] if "copy_of" in claim} <= set(keys)
    for judgement in sheet["judgement"]:
        assert {judgement["left"], judgement["right"]} <= subjects
        assert set(judgement["evidence"]) <= set(keys)
    assert {answer["request"] for answer in sheet["answer"]} <= {
        one["key"] for one in sheet["request"]
    }


def test_claims_hold_no_field_that_the_format_does_not_name(sheet):
    assert {field for claim in sheet["claim"] for field in claim} <= CLAIM_FIELDS


def test_findings_name_known_methods_with_their_parameters(sheet):
    used = {finding["method"] for finding in sheet["finding"]}
    assert used == set(METHODS)
    for finding in sheet["finding"]:
        assert set(finding["parameters"]) <= METHODS[finding["method"]]


def test_all_twelve_have_identifiers_and_a_dossier(sheet):
    twelve = [f"S-{n:02d}" for n in range(1, 13)]
    for subject in twelve:
        held = {claim["property"] for claim in sheet["claim"] if claim["about"] == subject}
        assert {"name", "father_name", "birth_date", "national_id", "phone"} <= held, subject
    assert [dossier["subject"] for dossier in sheet["dossier"]] == twelve


def test_every_answer_of_an_officer_and_every_judgement_is_of_the_four_kinds(sheet):
    assert {one["answer"] for one in sheet["judgement"]} == {
        "same",
        "different",
        "cannot_say",
        "related",
    }


def test_officers_who_sign_are_enrolled_and_three_offices_sign_the_first_request(sample, sheet):
    officers = {one["id"]: one for one in sample.sheet("roster")["officer"]}
    named = {
        row["by"]
        for table in (
            "subject",
            "claim",
            "judgement",
            "finding",
            "answer",
            "proceeding",
            "event",
            "directive",
            "task",
            "result",
            "dossier",
        )
        for row in sheet[table]
    }
    assert named <= set(officers)
    first = sheet["request"][0]
    signers = [officers[first[key]] for key in ("drafted_by", "reviewed_by", "approved_by")]
    assert len({one["office"] for one in signers}) == 3
    assert [one["roles"] for one in signers] == [["drafter"], ["reviewer"], ["approver"]]
    sender = officers[first["sent_by"]]
    assert sender["roles"] == ["liaison"]
    assert sender["office"] not in {one["office"] for one in signers}


def test_nobody_of_the_drafters_office_answers_and_each_question_has_one_answer(sample, sheet):
    office = {one["id"]: one["office"] for one in sample.sheet("roster")["officer"]}
    drafter = {one["key"]: office[one["drafted_by"]] for one in sheet["request"]}
    for answer in sheet["answer"]:
        assert office[answer["by"]] != drafter[answer["request"]], answer["question"]
        assert len(answer["reason"].split()) >= 8, answer["question"]
    asked = [(one["request"], one["question"]) for one in sheet["answer"]]
    assert len(asked) == len(set(asked))


def test_each_act_of_a_request_is_shown_by_papers_of_two_hands_and_none_is_the_accusation(sample, sheet):  # fmt: skip
    handed = {
        name: delivery["handed_by"]
        for delivery in sample.sheet("delivery")["delivery"]
        for pattern in delivery["files"]
        for name in fnmatch.filter(sample.evidence(), pattern)
    }
    acts = {one["key"]: one["file"] for one in sheet["claim"] if one["property"] == "act"}
    assert len(acts) == 4
    for act, accusation in acts.items():
        shown = {one["file"] for one in sheet["claim"] if one["property"] == "shows_act" and one["value"]["claim"] == act}  # fmt: skip
        assert accusation not in shown
        assert len({handed[file] for file in shown}) == 2, act


def test_every_event_stands_in_a_paper_that_was_delivered_or_is_a_report(sample, sheet):
    here = sample.evidence()
    assert {one["exhibit"] for one in sheet["event"]} <= set(here)
    later = tomllib.loads((sample.later / "worksheet.toml").read_text(encoding="utf-8"))
    [recalled] = [one for one in later["event"] if one["kind"] == "warrant_recalled"]
    [page] = parts(sample.later / recalled["exhibit"])
    assert "recalled warrant ATC/W/118/2025" in page


def test_the_third_request_names_no_dated_act_and_a_claim_of_asylum(sheet):
    held = [claim for claim in sheet["claim"] if claim["about"] == "S-03"]
    assert not [claim for claim in held if claim["property"] == "act"]
    assert {claim["value"]["offence"] for claim in held if claim["property"] == "charge"} == {
        "PPC-124-A",
        "ATA-11F-1",
    }
    refuge = [claim["value"] for claim in held if claim["property"] == "refugee_status"]
    assert [(one["status"], one["feared_country"]) for one in refuge] == [("asylum_seeker", "PK")]
    assert any(claim.get("exculpatory") for claim in held)
