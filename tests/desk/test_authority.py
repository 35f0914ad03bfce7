# SPDX-License-Identifier: Apache-2.0
"""Authority over what was read: refused, asked, released when answered; set aside means unreadable; leads stay inside."""

import hashlib
import json
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from cast import CASE, ORDER
from sanad.claims import store as register
from sanad.desk.acts.answer_item import AnswerItem
from sanad.desk.acts.copy_exhibit import CopyExhibit
from sanad.desk.acts.freeze_brief import FreezeBrief
from sanad.desk.acts.judge_identity import JudgeIdentity
from sanad.desk.acts.make_finding import MakeFinding
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.queue_readings import QueueReadings
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.release_exhibit import ReleaseExhibit
from sanad.desk.acts.state_facts import StateFacts
from sanad.desk.procedures.release_answered import release_answered
from sanad.desk.questions.admissibility import Admissibility
from sanad.desk.questions.list_quarantined import ListQuarantined
from sanad.desk.questions.open_tasks import OpenTasks
from sanad.desk.questions.waiting_readings import WaitingReadings
from sanad.dossier.material import Addressee
from sanad.errors import (
    BadValue,
    InstrumentOutOfForce,
    NotFound,
    Quarantined,
    RefusedByLaw,
    TargetOutsideMandate,
    UndecidedByLaw,
)
from sanad.identity.judgement import Answer, Judgement
from sanad.readers.rows import Receipt
from scene import CALLS, NOTE

NUMBER = "+923900000001"
SPEECH = b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nfive million rupees\n"
SOUND = b"RIFF sound that no reader here plays"
WARRANT = {
    "kind": "interception_warrant",
    "covers": (NUMBER,),
    "covers_from": date(2025, 2, 3),
    "covers_to": date(2025, 4, 3),
    "issued_on": date(2025, 2, 3),
    "facts": {
        "court": "high_court",
        "judge": "Judge One",
        "applicant": "police",
        "applicant_grade": 20,
        "applicant_notified": True,
        "minister_permission": "MOI/1",
        "minister_permission_on": "2025-02-01",
        "reissue": 0,
        "certificate": "certificate 1",
        "certificate_on": "2025-03-04",
    },
}
MADE = {"from": "2025-02-11", "to": "2025-02-11", "numbers": [NUMBER]}


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "in"
    made.mkdir()
    return made


def review_list(house):
    return house.do(ListQuarantined(by="reviewer", compartment=CASE))


def reasons(house):
    return {row.name: (row.code, row.reason) for row in review_list(house).rows}


def order(house, **fields):
    given = {"kind": "call_data_order", "covers": (NUMBER,), "offences": ("ATA-11H",)}
    house.instrument("order-1", **{**given, "facts": ORDER, **fields})


def call(house, folder, name="calls.csv", **came):
    return house.seal(folder, name, CALLS, instrument="order-1", **came)


def intercept(house, folder, **came):
    """Seal a recording with its transcript; both came under the warrant."""
    sound = house.seal(folder, "call.wav", SOUND, instrument="warrant-1", coverage=MADE, **came)
    told = {"parent": sound, "relation": "transcript", "listed_sha256": None}
    return house.seal(folder, "call.vtt", SPEECH, instrument="warrant-1", **told)


def lead(house, folder, kind="informant_report"):
    house.instrument("lead-1", kind=kind)
    return house.seal(folder, "note.txt", NOTE, instrument="lead-1")


def claim(house, exhibit="note.txt", about="S-01", **fields):
    return house.do(
        RecordClaim(
            by="analyst",
            compartment=CASE,
            about=about,
            property="father_name",
            value="Sample Father",
            said_by="Records office",
            source=Quoted(exhibit, "Sample One is the son of Sample Father."),
            **fields,
        )
    )


def state(house, **stated):
    act = StateFacts(by="reviewer", instrument="order-1", stated=stated, reason="read in it")
    return house.do(act)


def answer(house, exhibit, item, word, document="the certificate, page 1", by="reviewer"):
    given = {"item": item, "answer": word, "reason": "read and compared", "document": document}
    return house.do(AnswerItem(by=by, compartment=CASE, exhibit=exhibit, **given))


# --- what a missing fact does ---------------------------------------------------------------------


def test_a_paper_has_a_short_name_that_an_address_can_hold_whoever_registers_it(house):
    with pytest.raises(BadValue, match="instrument id"):
        house.instrument("HD/2025/014")


def test_what_the_law_leaves_open_is_set_aside_with_the_question_and_not_tried_again(house, folder):
    order(house, facts={"issuer_rank": "superintendent_or_above"})
    call(house, folder)
    [reading] = house.read()
    assert isinstance(reading.outcome, UndecidedByLaw)
    code, reason = reasons(house)["calls.csv"]
    assert code == "LAW_UNDECIDED"
    assert "AUT-04-2: On which written request of the joint investigation team" in reason
    assert house.read() == []


def test_it_is_released_when_answered_and_then_read(house, folder):
    order(house, facts={"issuer_rank": "superintendent_or_above"})
    exhibit = call(house, folder)
    house.read()
    desk = house.office.desk
    assert release_answered(desk, "chief", CASE, "nothing was stated") == ([], [])
    state(house, team_request="JIT/1/2025")
    assert review_list(house).rows[0].answered
    assert release_answered(desk, "chief", CASE, "request stated") == ([exhibit], [])
    [reading] = house.read()
    assert isinstance(reading.outcome, Receipt)
    assert review_list(house).rows == ()


def test_an_answer_that_does_not_hold_sets_it_aside_for_good(house, folder):
    order(house, facts={"issuer_rank": "superintendent_or_above"})
    call(house, folder)
    house.read()
    state(house, team_request="none")
    release_answered(house.office.desk, "chief", CASE, "request stated")
    [reading] = house.read()
    assert isinstance(reading.outcome, RefusedByLaw)
    assert reasons(house)["calls.csv"][0] == "LAW_REFUSED"
    assert release_answered(house.office.desk, "chief", CASE, "again") == ([], [])


def test_a_set_aside_by_hand_is_not_released_by_an_answer(house, folder):
    order(house)
    exhibit = call(house, folder)
    house.read()
    aside = {"by": "clerk", "compartment": CASE, "exhibit": exhibit}
    house.do(QuarantineExhibit(**aside, reason="in doubt"))
    answer(house, exhibit, "ADM-CDR-05", "yes")
    assert release_answered(house.office.desk, "chief", CASE, "answered") == ([], [])


def test_a_second_reason_does_not_hide_the_first(house, folder):
    exhibit = house.seal(folder, "a.txt", b"words", listed_sha256="ab" * 32)
    aside = {"by": "clerk", "compartment": CASE, "exhibit": exhibit}
    house.do(QuarantineExhibit(**aside, reason="in doubt"))
    house.do(QuarantineExhibit(**aside, reason="in doubt"))
    [row] = review_list(house).rows
    assert "ab" * 32 in row.reason
    assert row.reason.count("in doubt") == 1


def test_nothing_is_set_aside_without_a_reason(house, folder):
    exhibit = house.seal(folder, "a.txt", b"words")
    with pytest.raises(BadValue, match="reason"):
        house.do(QuarantineExhibit(by="clerk", compartment=CASE, exhibit=exhibit, reason=" "))


def test_bulk_call_data_wait_for_a_legal_reviewers_word(house, folder):
    order(house, covers=())
    exhibit = call(house, folder)
    house.read()
    assert "AUT-13-1" in reasons(house)["calls.csv"][1]
    with pytest.raises(BadValue, match="one of yes, no"):
        answer(house, exhibit, "AUT-13-1", "perhaps")
    answer(house, exhibit, "AUT-13-1", "yes", document=None)
    release_answered(house.office.desk, "chief", CASE, "ground named")
    assert isinstance(house.read()[0].outcome, Receipt)


# --- what was intercepted -------------------------------------------------------------------------


def test_an_intercept_with_the_whole_chain_is_read_and_the_first_window_warned_of(house, folder):
    house.instrument("warrant-1", **WARRANT)
    exhibit = intercept(house, folder)
    assert all(isinstance(one.outcome, Receipt) for one in house.read() if one.sha256 == exhibit)
    with house.office.tools.database.reading() as connection:
        from sanad.ledger import read

        last = [one for one in read.entries(connection) if one.act == "read_exhibit"][-1]
    rules = {rule["id"]: rule["code"] for rule in last.body["rules"]}
    assert rules["IFTA-OK"] == "PERMITTED"
    assert rules["AUT-01-first"] == "FIRST_WINDOW_LONG"
    assert "AUT-04" not in rules  # what did not arise is not listed


@pytest.mark.parametrize(
    ("stated", "says"),
    [
        ({"court": "sessions_court"}, "sessions_court"),
        ({"minister_permission": "none"}, "IFTA-OK"),
        ({"certificate": "none"}, "IFTA-OK"),
        ({"applicant_grade": 19}, "BPS 19"),
    ],
)
def test_an_intercept_with_a_broken_link_is_refused(house, folder, stated, says):
    house.instrument("warrant-1", **{**WARRANT, "facts": {**WARRANT["facts"], **stated}})
    intercept(house, folder)
    house.read()
    code, reason = reasons(house)["call.vtt"]
    assert (code, says in reason) == ("LAW_REFUSED", True)


def test_a_window_of_sixty_one_days_is_refused(house, folder):
    house.instrument("warrant-1", **{**WARRANT, "covers_to": date(2025, 4, 4)})
    intercept(house, folder)
    house.read()
    assert "AUT-01" in reasons(house)["call.vtt"][1]


def test_an_intercept_without_a_digest_at_collection_is_asked_for(house, folder):
    house.instrument("warrant-1", **WARRANT)
    intercept(house, folder, listed_sha256=None)
    house.read()
    code, reason = reasons(house)["call.wav"]
    assert (code, "AUT-00-1" in reason) == ("LAW_UNDECIDED", True)
    # the transcript belongs to the recording, whatever became of its own reading
    assert "call.vtt" in reasons(house)


def test_an_intercept_of_another_number_is_refused(house, folder):
    house.instrument("warrant-1", **WARRANT)
    other = {**MADE, "numbers": ["+923900000002"]}
    house.seal(folder, "call.vtt", SPEECH, instrument="warrant-1", coverage=other)
    house.read()
    code, reason = reasons(house)["call.vtt"]
    assert (code, "+923900000002 is not named" in reason) == ("LAW_REFUSED", True)


def test_a_text_that_is_declared_an_intercept_needs_the_warrant_too(house, folder):
    house.instrument("letter-1", kind="official_letter")
    told = {"instrument": "letter-1", "evidence_type": "interception"}
    house.seal(folder, "heard.txt", b"five million rupees", **told)
    house.read()
    assert "IFTA-OK" in reasons(house)["heard.txt"][1]


# --- unreadable while set aside -------------------------------------------------------------------


@pytest.fixture
def inside(house, folder):
    """A read archive with a note and calls inside, then set aside as a whole."""
    order(house)
    raw = BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("note.txt", NOTE)
        archive.writestr("calls.csv", CALLS)
    box = house.seal(folder, "box.zip", raw.getvalue(), instrument="order-1")
    house.read()
    house.read()
    for name in ("S-01", "M-01"):
        house.subject(name)
    house.claim = claim(house, "box.zip/note.txt")
    house.other = claim(house, "box.zip/note.txt", about="M-01")
    house.note = hashlib.sha256(NOTE).hexdigest()
    aside = {"by": "clerk", "compartment": CASE, "exhibit": box}
    house.do(QuarantineExhibit(**aside, reason="in doubt"))
    house.box = box
    return house


def test_what_lies_inside_something_set_aside_is_on_the_review_list_with_it(inside):
    rows = {row.name: row for row in review_list(inside).rows}
    assert rows.keys() == {"box.zip", "box.zip/note.txt", "box.zip/calls.csv"}
    assert {row.belongs_to for row in rows.values()} == {None, inside.box}
    assert {row.since for row in rows.values()} == {rows["box.zip"].since}
    assert review_list(inside).may_release == ("chief",)


def test_no_claim_rests_on_what_lies_inside(inside):
    with pytest.raises(Quarantined, match="belongs to an exhibit set aside"):
        claim(inside, "box.zip/note.txt", valid_from="2020")


def test_no_copy_is_made_of_what_lies_inside(inside):
    act = CopyExhibit(by="clerk", compartment=CASE, purpose="p", exhibit=inside.note, kind="copy", to="x")  # fmt: skip
    with pytest.raises(Quarantined):
        inside.do(act)


def test_no_finding_is_made_over_what_lies_inside(inside):
    parameters = {"number": NUMBER, "from": "2025-01-01", "to": "2025-03-31"}
    made = MakeFinding(by="analyst", compartment=CASE, method="contacts", parameters=parameters)
    with pytest.raises(TargetOutsideMandate):  # nothing else names the number
        inside.do(made)


def test_no_judgement_rests_on_what_lies_inside(inside):
    evidence = (inside.claim, inside.other)
    given = Judgement("S-01", "M-01", Answer.DIFFERENT, "other", evidence, "analyst")
    with pytest.raises(Quarantined):
        inside.do(JudgeIdentity(by="analyst", compartment=CASE, judgement=given))


def test_what_lies_inside_is_not_read_again(inside):
    inside.do(QueueReadings(by="clerk", compartment=CASE, which="all"))
    assert [reading.name for reading in inside.read()] == ["complaint.txt"]
    page = inside.do(WaitingReadings(by="clerk", compartment=CASE))
    assert page.jobs == ()
    assert page.end is not None


def test_release_of_the_whole_releases_what_lies_inside(inside):
    gone = {"by": "chief", "compartment": CASE, "exhibit": inside.box}
    inside.do(ReleaseExhibit(**gone, reason="resolved"))
    assert review_list(inside).rows == ()


# --- leads ----------------------------------------------------------------------------------------


def frozen(house, recipient):
    to = Addressee(recipient, "trial")
    return house.do(FreezeBrief(by="drafter", compartment=CASE, subject="S-01", to=to)).document


@pytest.mark.parametrize("kind", ["informant_report", "fmu_dissemination", "police_statement"])
def test_a_lead_is_read_and_leaves_the_office_in_no_file(house, folder, kind):
    house.subject("S-01")
    facts = {"reference": "FMU/1"} if kind == "fmu_dissemination" else {}
    house.instrument("lead-1", kind=kind, facts=facts)
    house.seal(folder, "note.txt", NOTE, instrument="lead-1")
    house.read()
    recorded = claim(house)
    assert recorded in json.dumps(frozen(house, "internal"))
    assert recorded not in json.dumps(frozen(house, "court"))


def test_what_speaks_for_the_person_stays_though_it_rests_on_a_lead(house, folder):
    house.subject("S-01")
    lead(house, folder)
    house.read()
    recorded = claim(house, exculpatory=True)
    assert recorded in json.dumps(frozen(house, "court"))


def test_open_source_without_a_capture_record_stops_an_outgoing_dossier(house, folder):
    house.subject("S-01")
    exhibit = house.seal(folder, "note.txt", NOTE, capture={})
    house.read()
    recorded = claim(house)
    with pytest.raises(UndecidedByLaw, match="AUT-29-1"):
        frozen(house, "court")
    answer(house, exhibit, "AUT-29-1", "yes", document="capture sheet 1")
    assert recorded in json.dumps(frozen(house, "court"))


# --- checklists -----------------------------------------------------------------------------------


@pytest.fixture
def called(house, folder):
    order(house)
    house.calls = call(house, folder)
    house.read()
    return house


def listed(house, exhibit):
    return house.do(Admissibility(by="reviewer", compartment=CASE, exhibit=exhibit))


def test_an_item_is_answered_with_its_document_and_the_history_is_kept(called):
    answer(called, called.calls, "ADM-CDR-05", "unknown", document=None)
    answer(called, called.calls, "ADM-CDR-05", "yes")
    told = listed(called, called.calls)
    [checklist] = told["checklists"]
    item = next(each for each in checklist["items"] if each["id"] == "ADM-CDR-05")
    assert (item["open"], item["answer"]["by"]) == (False, "reviewer")
    assert [each["answer"] for each in item["before"]] == ["unknown"]
    assert told["evidence"] == {"type": "call_records", "how": "derived"}
    assert "ADM-CDR-05" not in told["open"]


@pytest.mark.parametrize(("word", "is_open"), [("no", True), ("unknown", True), ("not_applicable", False)])  # fmt: skip
def test_no_and_unknown_leave_a_gap(called, word, is_open):
    answer(called, called.calls, "ADM-CDR-05", word, document=None)
    assert ("ADM-CDR-05" in listed(called, called.calls)["open"]) is is_open


def test_nothing_is_added_up(called):
    said = json.dumps(listed(called, called.calls)).casefold()
    assert not any(word in said for word in ("percent", "score", "total", "%"))


@pytest.mark.parametrize(
    ("item", "word", "given", "says"),
    [
        ("ADM-CDR-05", "maybe", {}, "one of yes, no"),
        ("ADM-CDR-05", "yes", {"document": None}, "needs the document"),
        ("ADM-CDR-05", "yes", {"reason": " "}, "reason"),
        ("ADM-REC-01", "yes", {}, "no checklist of the exhibit"),
        ("SG-12-2", "yes", {}, "no checklist of the exhibit"),
        ("ADM-TYPE", "gossip", {}, "one of call_records"),
    ],
)
def test_an_answer_that_means_nothing_is_refused(called, item, word, given, says):
    act = AnswerItem(
        by="reviewer",
        compartment=CASE,
        exhibit=called.calls,
        item=item,
        answer=word,
        reason="read",
        document="paper 1",
    )
    with pytest.raises(BadValue, match=says):
        called.do(replace(act, **given))


def test_a_document_that_is_an_exhibit_must_be_there(called):
    with pytest.raises(NotFound):
        answer(called, called.calls, "ADM-CDR-05", "yes", document=f"exhibit:{'ab' * 32}")


def test_the_sort_that_an_officer_states_goes_before_what_was_declared(house, folder):
    exhibit = house.seal(folder, "a.txt", b"words", evidence_type="press")
    house.read()
    assert listed(house, exhibit)["evidence"] == {"type": "press", "how": "declared"}
    answer(house, exhibit, "ADM-TYPE", "confession", document=None)
    told = listed(house, exhibit)
    assert told["evidence"] == {"type": "confession", "how": "answered"}
    assert "confessions" in [each["id"] for each in told["checklists"]]


# --- tasks ----------------------------------------------------------------------------------------


def tasks(house):
    return {task.id: task for task in house.do(OpenTasks(by="analyst", compartment=CASE))}


def test_open_items_of_what_is_relied_on_become_tasks_and_go_when_closed(called):
    assert tasks(called) == {}
    parameters = {"number": NUMBER, "from": "2025-01-01", "to": "2025-03-31"}
    called.do(MakeFinding(by="analyst", compartment=CASE, method="contacts", parameters=parameters))
    name = f"ADM-CDR-05:{called.calls[:16]}"
    task = tasks(called)[name]
    assert (task.kind, task.who, task.state) == ("item", "investigating officer", "unanswered")
    assert "(R)" in task.basis
    answer(called, called.calls, "ADM-CDR-05", "no", document=None)
    assert tasks(called)[name].state == "no"
    answer(called, called.calls, "ADM-CDR-05", "yes")
    assert name not in tasks(called)


def test_what_is_set_aside_failed_or_of_unknown_sort_is_a_task(house, folder):
    house.subject("S-01")
    house.seal(folder, "note.txt", NOTE, capture={})
    house.seal(folder, "broken.docx", b"PK\x03\x04 and nothing more")
    order(house, facts={})
    call(house, folder)
    house.read()
    claim(house)
    kinds = {(task.kind, task.name) for task in tasks(house).values()}
    assert {("type", "note.txt"), ("reliance", "note.txt"), ("set_aside", "calls.csv")} <= kinds
    assert ("reading", "broken.docx") in kinds


def test_a_task_is_the_compartments_own(called):
    with called.office.tools.database.reading() as connection:
        assert register.subjects(connection) == []
    found = called.do(OpenTasks(by="supervisor", compartment="office"))
    assert found == []


# --- what is not known is not covered ---------------------------------------------------------------


def test_records_received_on_a_day_on_which_their_paper_was_not_in_force_are_set_aside(
    house, folder
):
    order(house, in_force_until=date(2025, 6, 30))
    call(house, folder, received_at="2025-08-01T10:00:00+05:00")
    [reading] = house.read()
    assert isinstance(reading.outcome, InstrumentOutOfForce)
    assert "calls.csv" in reasons(house)


def test_records_that_do_not_say_whose_they_are_lie_in_no_order_that_names_somebody(house, folder):
    from sanad.desk import authority
    from sanad.desk.act import Work
    from sanad.vault import store

    order(house, covers_from=date(2025, 1, 1), covers_to=date(2025, 3, 31))
    exhibit = call(house, folder)
    tools = house.office.tools
    with tools.database.reading() as connection:
        work = Work(tools, connection, tools.clock(), seq=0)
        found = store.get(connection, exhibit)
        for account, covered in (
            ({"numbers": [NUMBER], "first": "2025-01-02", "last": "2025-01-03"}, True),
            ({"numbers": [], "first": "2025-01-02", "last": "2025-01-03"}, None),
            ({"numbers": [NUMBER], "first": None, "last": "2025-01-03"}, None),
            ({"numbers": [NUMBER], "first": "2025-01-02", "last": None}, None),
            ({"numbers": ["+923900000009"], "first": "2025-01-02", "last": "2025-01-03"}, False),
        ):
            told = {"kind": "calls", "reader": "calls", **account}
            facts = authority.facts(work, found, told)
            assert facts["exhibit"]["covered"] is covered, account
        whose = {"numbers": [NUMBER], "first": "2025-01-02", "last": "2025-01-03"}
        more = {"kind": "calls", "reader": "calls", **whose, "facts": {"more_numbers": True}}
        assert authority.facts(work, found, more)["exhibit"]["covered"] is None
        letter = {"kind": "text", "reader": "text", "numbers": [], "first": None, "last": None}
        assert authority.facts(work, found, letter)["exhibit"]["covered"] is True
