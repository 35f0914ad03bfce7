# SPDX-License-Identifier: Apache-2.0
"""What the papers of the law desk tell whom, what none of them may leave out, and what none of them may give away."""

import csv
import hashlib
import io
import json
from dataclasses import replace

import pytest

from cast import CASE
from sanad.casework import basis, followed, request
from sanad.casework.basis import Basis
from sanad.casework.followed import Addressed, Own
from sanad.casework.request import SEND, Request, Signature
from sanad.claims.claim import Standing
from sanad.desk.acts.answer_question import AnswerQuestion
from sanad.desk.acts.copy_exhibit import CopyExhibit
from sanad.desk.acts.draft_request import DraftRequest
from sanad.desk.acts.open_proceeding import OpenProceeding
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.record_event import RecordEvent
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.desk.door import Desk
from sanad.desk.procedures.write_paper import write_paper
from sanad.desk.questions.answer_pack import AnswerPack
from sanad.desk.questions.check_request import CheckRequest
from sanad.desk.questions.disclosure_schedules import DisclosureSchedules
from sanad.desk.questions.file_of_reasons import FileOfReasons
from sanad.errors import AlreadyDone, BadValue, NoMandate
from sanad.ledger import read

ACT = "Sample One fired a pistol at the depot on 9 February 2025."
CHARGE = "He is charged with hostage-taking."
SHOWN = "The pistol was found in his room."
FAVOUR = "The watchman did not recognise him."
HIDDEN = "Another man was seen to fire."
REFUGE = "He asked for asylum in 2024."
CASE_FILE = f"{ACT}\n{CHARGE}\n{SHOWN}\n{FAVOUR}\n{REFUGE}"
WHO = {"by": "drafter", "compartment": CASE}
VALUE = {
    "charge": "ATA-7-1-e",
    "role": "principal",
    "act": "Sample One fired a pistol at the depot. Sample M-01 drove him there.",
    "from": "2025-02-09",
    "country": "PK",
    "place": "Testpur",
    "intent": "to obtain a ransom",
    "nature": "violence",
}


@pytest.fixture
def office(quick_house, tmp_path):
    """An office that has drafted a request on one accusing file, one confidential note and one bank slip that nobody used."""
    house = quick_house
    house.seal(tmp_path, "file.txt", CASE_FILE.encode(), evidence_type="witness_statement")
    house.hidden = house.seal(tmp_path, "informant.txt", HIDDEN.encode(), handling="confidential")
    house.slip = house.seal(
        tmp_path, "slip.txt", b"A bank slip.", conditions=("no_sharing_abroad",)
    )
    house.spare = house.seal(tmp_path, "03001234567.txt", b"A spare page.")
    house.read()
    house.subject("S-01", label="Sample One")
    house.subject("M-01")
    house.act = say(house, "act", VALUE, ACT)
    say(house, "charge", {"offence": "ATA-7-1-e"}, CHARGE)
    say(house, "shows_act", {"claim": house.act, "how": "found with him"}, SHOWN)
    house.favour = say(house, "statement", FAVOUR, FAVOUR, exculpatory=True)
    house.kept = say(house, "statement", HIDDEN, HIDDEN, "informant.txt", exculpatory=True)
    asked = Request("RN-01", "red_notice", "S-01", CASE, "prosecution", {})
    house.do(DraftRequest(**WHO, request=asked))
    return house


def say(house, name, value, quote, file="file.txt", **more):
    order = {"by": "analyst", "compartment": CASE, "about": "S-01", "said_by": "Witness Wali"}
    source = Quoted(file, quote)
    return house.do(RecordClaim(**order, property=name, value=value, source=source, **more))


def pack(house):
    return house.do(AnswerPack(**WHO, request="RN-01")).document


def reasons(house, language="en"):
    return house.do(FileOfReasons(**WHO, request="RN-01", language=language)).document


def schedules(house, recipient="prosecutor"):
    return house.do(DisclosureSchedules(**WHO, request="RN-01", recipient=recipient))


def write(house, order, folder):
    return write_paper(house.office.desk, house.office.tools, order, folder)


def rows(paper):
    return list(csv.DictReader(io.StringIO(paper.files["schedules.csv"].decode())))


def part(paper, name):
    return [row["sha256"] for row in rows(paper) if row["part"] == name]


def pieces(document, section=None):
    return [
        piece
        for each in document["sections"]
        if section in {None, each["id"]}
        for block in each["blocks"]
        for piece in block.values()
    ]


def text(document, section=None):
    return json.dumps(pieces(document, section), ensure_ascii=False)


def send(house, authority="Sample bureau"):
    """Record that the request went out on what it rests on now; the rules about sending are tried elsewhere."""
    checked = house.do(CheckRequest(**WHO, request="RN-01"))
    with house.office.tools.database.writing() as connection:
        seq = read.size(connection) - 1
        basis.keep(connection, Basis("request:RN-01", SEND, checked.basis, seq))
        request.sign(connection, "RN-01", Signature(SEND, "approver", "bureau", "", seq))
        own = Own("approver", seq, house.clock.now.date())
        to = Addressed("INT", authority, "2026/1", "2026-01-05")
        return followed.send(connection, checked.request, to, own).id


# --- every paper ----------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [pack, reasons, lambda house: schedules(house).document])
def test_every_sentence_and_table_of_a_paper_names_what_it_rests_on(office, make):
    document = make(office)
    assert pieces(document)
    assert all(each["rests_on"] for each in pieces(document))


@pytest.mark.parametrize("make", [pack, reasons])
def test_every_support_of_a_paper_is_listed_once_with_words(office, make):
    document = make(office)
    listed = [each["id"] for each in document["sources"]]
    assert len(listed) == len(set(listed))
    named = {one for each in pieces(document) for one in each["rests_on"]}
    assert {one for one in named if not one.startswith("answer:")} == set(listed)


@pytest.mark.parametrize(
    "make",
    [pack, reasons, lambda house: schedules(house).document, lambda house: schedules(house, "defence").document],
    ids=["pack", "reasons", "prosecutor", "defence"],
)  # fmt: skip
def test_no_paper_leaves_out_what_speaks_for_the_person_withdrawn_set_aside_or_confidential(
    office, make
):
    gone = say(office, "statement", SHOWN, SHOWN, exculpatory=True)
    office.do(WithdrawClaim(by="analyst", compartment=CASE, claim=gone, reason="retracted"))
    order = {"by": "clerk", "compartment": CASE, "exhibit": office.hidden}
    office.do(QuarantineExhibit(**order, reason="doubt"))
    named = {one for each in pieces(make(office), "favour") for one in each["rests_on"]}
    assert {f"claim:{each}" for each in (office.favour, office.kept, gone)} <= named


@pytest.mark.parametrize(
    "make",
    [pack, reasons, lambda house: schedules(house, "defence").document],
    ids=["pack", "reasons", "defence"],
)
def test_words_of_a_confidential_exhibit_leave_the_office_in_no_paper_even_once_withdrawn(
    office, make
):
    order = {"by": "analyst", "compartment": CASE, "claim": office.kept}
    office.do(WithdrawClaim(**order, reason="retracted"))
    assert HIDDEN.rstrip(".") not in json.dumps(make(office))
    assert HIDDEN.rstrip(".") in text(schedules(office).document, "favour")


@pytest.mark.parametrize("make", [pack, reasons])
def test_a_sentence_that_names_somebody_else_on_the_register_is_left_out_and_its_gap_is_seen(
    office, make
):
    document = make(office)
    assert "fired a pistol at the depot" in text(document, "acts")
    assert "M-01" not in json.dumps(document)
    assert "left out]" in text(document, "acts")


@pytest.mark.parametrize("make", [pack, reasons, lambda house: schedules(house, "defence").document])  # fmt: skip
def test_no_paper_that_leaves_the_office_says_who_gave_evidence(office, make):
    assert "Witness Wali" not in json.dumps(make(office))


def test_a_name_of_one_word_that_another_person_carries_is_left_out_too(office):
    order = {"by": "analyst", "compartment": CASE, "about": "M-01", "said_by": "A list"}
    office.do(RecordClaim(**order, property="alias", value="Kako", source=Quoted("file.txt", ACT)))
    say(office, "act", {**VALUE, "act": "He fired. Kako gave him the pistol."}, SHOWN)
    assert "Kako" not in json.dumps(reasons(office))


def test_looking_needs_look_and_writing_out_needs_build_and_both_are_on_record(office, tmp_path):
    looks = AnswerPack(by="reviewer", compartment=CASE, request="RN-01")
    office.do(looks)
    with pytest.raises(NoMandate):
        write(office, looks, tmp_path / "not")
    assert not (tmp_path / "not").exists()
    write(office, AnswerPack(**WHO, request="RN-01"), tmp_path / "out")
    with office.office.tools.database.reading() as connection:
        chain = read.chain(connection, "request:RN-01")
        entries = [each.act for each in read.entries(connection, seqs=chain) if each.outcome == "done"]  # fmt: skip
    assert entries[-4:] == ["answer_pack", "answer_pack", "answer_pack", "dispatch_files"]


def test_the_entry_of_a_paper_holds_the_digest_of_every_file_and_to_whom_they_went(
    office, tmp_path
):
    folder = tmp_path / "out"
    written = write(office, DisclosureSchedules(**WHO, request="RN-01"), folder)
    with office.office.tools.database.reading() as connection:
        entry = read.entry(connection, written.dispatch)
    assert entry.body["what"]["kind"] == "disclosure_schedules"
    assert entry.body["what"]["files"] == {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in ("paper.pdf", "paper.json", "favour.csv", "schedules.csv", "office.crt")
    }
    assert entry.private["recipient"] == "prosecutor"
    assert f"entry {written.dispatch} " in (folder / "README.txt").read_text()


def test_a_paper_whose_dispatch_is_refused_leaves_no_file(office, tmp_path, monkeypatch):
    monkeypatch.setattr(DisclosureSchedules, "name", "sonnet")
    with pytest.raises(BadValue):
        write(office, DisclosureSchedules(**WHO, request="RN-01"), tmp_path / "out")
    assert not any(path.name.startswith((".out", "out")) for path in tmp_path.iterdir())


def test_a_paper_is_written_whole_into_a_new_folder_only(office, tmp_path):
    folder = tmp_path / "out"
    order = DisclosureSchedules(**WHO, request="RN-01")
    write(office, order, folder)
    lists = {"favour.csv", "schedules.csv"}
    checked_by = {"README.txt", "office.crt", "office.vkey", "SHA256SUMS", "SHA256SUMS.sig"}
    names = {path.name for path in folder.iterdir()}
    assert names == {"paper.pdf", "paper.json", *lists, *checked_by}
    with pytest.raises(AlreadyDone):
        write(office, order, folder)


def test_what_spoke_for_the_person_and_was_withdrawn_keeps_its_words(office):
    order = {"by": "analyst", "compartment": CASE, "claim": office.favour}
    office.do(WithdrawClaim(**order, reason="retracted"))
    for document in (pack(office), reasons(office)):
        assert FAVOUR.rstrip(".") in text(document, "favour")


# --- the answer pack ------------------------------------------------------------------------------


def test_the_pack_tells_each_act_with_day_place_and_benefit_and_the_kinds_of_evidence_only(office):
    document = pack(office)
    [table] = [each for each in pieces(document, "acts") if "rows" in each]
    told = dict(table["rows"])
    assert (told["When"], told["Where"]) == ("2025-02-09", "Testpur (PK)")
    assert told["Intent or benefit"] == "to obtain a ransom"
    assert "Offered to show act 1: witness statement" in text(document, "acts")
    assert "found with him" not in json.dumps(document)


def test_what_is_not_on_record_is_said_to_be_missing_instead_of_being_passed_over(office):
    document = pack(office)
    for section in ("role", "extradition", "retrial"):
        assert "No claim on record" in text(document, section)


def test_an_answer_stands_with_its_reason_and_what_nobody_answered_is_named(office):
    order = {"by": "reviewer", "compartment": CASE, "request": "RN-01", "question": "NEU-Q1"}
    office.do(AnswerQuestion(**order, answer="compliant", reason="The act was for money."))
    told = text(pack(office), "reasoning")
    assert "The act was for money." in told
    [waiting] = [each["text"] for each in pieces(pack(office), "reasoning") if "Not answered" in each.get("text", "")]  # fmt: skip
    assert "NEU-Q1," not in waiting
    assert "NEU-Q2" in waiting


def test_what_is_known_of_asylum_stays_in_the_office(office):
    value = {"status": "asylum_seeker", "feared_country": "PK", "enquiry": "RS/1"}
    say(office, "refugee_status", value, REFUGE)
    say(office, "position", {"by": "GB", "kind": "asylum_granted"}, REFUGE)
    for document in (pack(office), reasons(office)):
        assert "asylum seeker" not in json.dumps(document).replace("_", " ")
        assert "asylum granted" not in json.dumps(document).replace("_", " ")


def test_before_it_was_sent_nothing_is_said_of_what_has_changed(office):
    assert "since" not in {each["id"] for each in pack(office)["sections"]}


def test_after_the_sending_the_pack_holds_what_was_sent_and_tells_what_is_otherwise_since(office):
    send(office)
    assert "Nothing that it rested on is otherwise today." in text(pack(office), "since")
    order = {"by": "analyst", "compartment": CASE, "claim": office.act}
    office.do(WithdrawClaim(**order, reason="the witness retracted"))
    document = pack(office)
    assert "No claim on record that may be told says what act" in text(document, "acts")
    [sent] = [each for each in pieces(document, "since") if "rows" in each]
    assert sent["rows"][0][1:] == ["2025-02-09", "Testpur", "ATA-7-1-e"]
    assert "Acts: was Sample One fired a pistol" in text(document, "since")


def test_of_a_change_that_concerns_asylum_only_that_there_is_one_is_told(office):
    send(office)
    say(office, "refugee_status", {"status": "recognised", "enquiry": "RS/1"}, REFUGE)
    told = text(pack(office), "since")
    assert "Changes that concern what stays in the office: " in told
    assert "recognised" not in told
    assert "Nothing that it rested on is otherwise" not in told


def test_asylum_that_the_docket_records_is_told_by_no_word_of_the_pack(office):
    send(office)
    order = {"by": "clerk", "compartment": CASE}
    claimed = OpenProceeding(**order, kind="asylum", country="FR", authority="Sample office", subjects=("S-01",))  # fmt: skip
    office.do(RecordEvent(**order, proceeding=office.do(claimed), kind="refugee_recognised", on="2026-01-05", said="Recognised."))  # fmt: skip
    document = pack(office)
    said = [each["sentence"]["text"] for part in document["sections"] for each in part["blocks"] if "sentence" in each]  # fmt: skip
    assert not [each for each in said if "recognised" in each or "refugee" in each]
    assert "Changes that concern what stays in the office: " in text(document, "since")


def test_a_refusal_abroad_on_the_ground_of_refuge_is_told_without_it(office):
    proceeding = send(office)
    order = {"by": "clerk", "compartment": CASE, "proceeding": proceeding}
    office.do(RecordEvent(**order, kind="refused", on="2026-01-05", said="Refused.", grounds=("refugee", "fair_trial")))  # fmt: skip
    told = [row for each in pieces(pack(office), "extradition") for row in each.get("rows", ())]
    assert told[-1][4] == "one that stays in the office, fair trial"


def test_an_answer_stays_in_the_pack_when_its_rule_does_not_ask_any_more(office):
    order = {"by": "reviewer", "compartment": CASE, "request": "RN-01"}
    office.do(AnswerQuestion(**order, question="LAW-1", answer="accepted", reason="All were read."))
    assert "All were read." in text(pack(office), "reasoning")


def test_what_a_proceeding_or_the_entry_on_the_register_rests_on_is_used(office):
    proceeding = send(office)
    order = {"by": "clerk", "compartment": CASE, "proceeding": proceeding}
    office.do(RecordEvent(**order, kind="acknowledged", on="2026-01-05", said="Seen.", exhibit=office.spare))  # fmt: skip
    told = {row["sha256"]: row["why"] for row in rows(schedules(office)) if row["part"] == "used"}
    assert told[office.spare] == f"the case rests on it: {proceeding}/2"
    assert told[office.complaint()] == "the case rests on it: S-01"


def test_a_question_of_the_commission_runs_for_ten_days_until_it_is_answered(office):
    proceeding = send(office)
    order = {"by": "clerk", "compartment": CASE, "proceeding": proceeding}
    office.do(RecordEvent(**order, kind="questions_received", on="2026-01-05", said="Four questions."))  # fmt: skip
    assert "until the end of 14 January 2026 (Asia/Karachi)" in text(pack(office), "answer")
    office.do(RecordEvent(**order, kind="questions_answered", on="2026-01-05", said="Answered."))
    told = text(pack(office), "answer")
    assert "and answered on 2026-01-05" in told
    assert "there is time" not in told


def test_the_contact_is_who_sent_it(office):
    assert "Contact: The drafter, cell." in text(pack(office), "answer")
    send(office)
    assert "Contact: The approver, bureau." in text(pack(office), "answer")


def test_a_refusal_abroad_is_told_with_its_grounds(office):
    proceeding = send(office)
    order = {"by": "clerk", "compartment": CASE, "proceeding": proceeding}
    office.do(RecordEvent(**order, kind="refused", on="2026-01-05", said="Refused.", grounds=("fair_trial",)))  # fmt: skip
    told = [row for each in pieces(pack(office), "extradition") for row in each.get("rows", ())]
    assert told[-1][3:] == ["refused", "fair trial"]


def test_what_was_put_aside_and_what_its_sender_keeps_at_home_is_not_told_abroad(office):
    say(office, "role", {"organisation": organisation(office), "role": "cook"}, "A bank slip.", "slip.txt")  # fmt: skip
    assert "cook" not in json.dumps(pack(office))
    held = {row["sha256"]: row["why"] for row in rows(schedules(office))}
    assert "no sharing abroad" in held[office.slip]


def organisation(house):
    return house.subject("O-01", "organisation", "Sample Front")


# --- the file of reasons --------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_person_is_told_charge_penalty_evidence_and_periods_in_each_language(office, language):
    document = reasons(office, language)
    assert document["language"] == language
    told = text(document)
    assert "Anti-Terrorism Act 1997, section 7(1)(e)" in told
    for clock in ("appeal_accused", "conviction_in_absence", "complaint_deletion"):
        assert f"clock:{clock}" in told
    assert {"en": "15 days", "ur": "15 دن"}[language] in text(document, "rights")
    assert {"en": "a witness statement", "ur": "گواہ کا بیان"}[language] in text(document, "evidence")  # fmt: skip


def test_a_period_is_that_of_the_clock_of_the_pack_and_not_a_number_of_the_paper(office):
    tools = office.office.tools
    clock = tools.law.clocks["appeal_accused"]
    changed = replace(clock, length=replace(clock.length, number=21))
    vars(tools.law)["clocks"] = {**tools.law.clocks, "appeal_accused": changed}
    assert "21 days" in text(reasons(office), "rights")


def test_a_right_whose_text_nobody_checked_says_so(office):
    told = {one: each["text"] for each in pieces(reasons(office), "rights") for one in each["rests_on"]}  # fmt: skip
    assert "Not checked in the text of the law" in told["clock:revision"]
    assert "Not checked" not in told["clock:appeal_accused"]


def test_rights_of_another_jurisdiction_are_not_told(office):
    tools = replace(office.office.tools, country="XA")
    order = FileOfReasons(**WHO, request="RN-01")
    document = Desk(tools).ask(order).document
    assert "Anti-Terrorism Act" not in text(document, "rights")
    assert "Commission for the Control" in text(document, "rights")


def test_the_person_is_told_whether_and_where_it_was_sent(office):
    assert "had not been sent" in text(reasons(office), "asked")
    send(office, "Sample bureau")
    assert "to Sample bureau on 2026-01-05, under number 2026/1" in text(reasons(office), "asked")


def test_a_language_that_nobody_has_written_is_refused_by_name(office):
    with pytest.raises(BadValue, match="en, ur"):
        reasons(office, "fr")


# --- disclosure schedules -------------------------------------------------------------------------


def test_every_exhibit_of_the_case_stands_in_one_schedule_once(office):
    paper = schedules(office)
    placed = part(paper, "used") + part(paper, "unused") + part(paper, "sensitive")
    assert len(placed) == len(set(placed))
    assert {office.hidden, office.slip} == set(part(paper, "sensitive"))
    assert office.spare in part(paper, "unused")


def test_what_only_speaks_for_the_person_is_unused_and_says_so(office, tmp_path):
    alone = office.seal(tmp_path, "alone.txt", b"He was in hospital on that day.")
    office.read()
    say(office, "statement", "in hospital", "He was in hospital on that day.", "alone.txt", exculpatory=True)  # fmt: skip
    [why] = [row["why"] for row in rows(schedules(office)) if row["part"] == "unused" and row["sha256"] == alone]  # fmt: skip
    assert why == "it speaks for the person"


def test_an_exhibit_is_unread_until_an_officer_opens_it(office):
    assert office.spare in part(schedules(office), "unread")
    order = {"by": "clerk", "compartment": CASE, "purpose": "to read it", "to": "here"}
    office.do(CopyExhibit(**order, exhibit=office.spare, kind="opened"))
    assert office.spare not in part(schedules(office), "unread")


def test_the_defence_learns_how_much_is_sensitive_on_which_grounds_and_nothing_else_of_it(office):
    paper = schedules(office, "defence")
    assert part(paper, "sensitive") == []
    assert office.hidden not in part(paper, "unread")
    told = text(paper.document, "sensitive")
    assert "handled as confidential (1)" in told
    assert "no sharing abroad (1)" in told
    assert "the case rests on it" not in told


def test_the_defence_sees_no_file_names_and_no_words_in_which_an_exhibit_was_set_aside(office):
    order = {"by": "clerk", "compartment": CASE, "exhibit": office.spare}
    office.do(QuarantineExhibit(**order, reason="the number 03009999999 is not covered"))
    whole, defence = schedules(office), schedules(office, "defence")
    assert "03001234567" in json.dumps(whole.document)
    assert "03009999999" in json.dumps(whole.document)
    for paper in (json.dumps(defence.document), *(raw.decode() for raw in defence.files.values())):
        assert "03001234567" not in paper
        assert "03009999999" not in paper


def test_schedules_for_anybody_else_are_refused(office):
    with pytest.raises(BadValue, match="prosecutor, defence"):
        schedules(office, "press")


def test_a_claim_disputed_in_its_standing_is_still_named_in_part_one(office):
    other = say(office, "statement", ACT, ACT, exculpatory=True, standing=Standing.DISPUTED)
    assert other in text(schedules(office).document, "favour")
