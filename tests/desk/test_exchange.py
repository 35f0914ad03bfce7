# SPDX-License-Identifier: Apache-2.0
"""What goes out of the register: only what may, with the rest named; and what comes in: never by itself."""

import csv
import hashlib
import io
import json
import tomllib
from dataclasses import replace

import pytest

from cast import CASE
from sanad.claims import store
from sanad.claims.claim import Claim
from sanad.claims.subject import Answer as Decided
from sanad.desk.acts.adopt_entry import AdoptEntry
from sanad.desk.acts.decide_entry import DecideEntry
from sanad.desk.acts.judge_identity import JudgeIdentity
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.desk.procedures.draft_judgements import draft_judgements
from sanad.desk.procedures.enter_worksheet import enter_judgements
from sanad.desk.procedures.write_outgoing import write_outgoing
from sanad.desk.questions.export_ftm import CLAIMS, ENTITIES, STATEMENTS, ExportFtm
from sanad.desk.questions.export_judgements import EDGES, JUDGEMENTS, ExportJudgements
from sanad.desk.questions.list_entries import ListEntries
from sanad.desk.sheets import load
from sanad.errors import AlreadyDone, BadValue, CitationBroken, NoMandate, UnknownOfficer
from sanad.identity.judgement import Answer, Judgement, all_judgements
from sanad.ledger import read

NOTE = "Sample One, son of Sample Father, born 5 March 1984, calls from +923990000001. He asked for asylum.\n"
MORE = "Sample Two was seen with Sample One on +923990000002.\n"


@pytest.fixture
def office(quick_house, tmp_path):
    """An office that keeps a file on a person and a mention, from an open note and a confidential one."""
    house = quick_house
    house.note = house.seal(tmp_path, "note.txt", NOTE.encode())
    house.more = house.seal(tmp_path, "more.txt", MORE.encode(), handling="confidential")
    house.read()
    for name in ("S-01", "M-01", "S-02"):
        house.subject(name)
    return house


def claim(house, name, value, quote, about="S-01", file="note.txt"):
    order = {"by": "analyst", "compartment": CASE, "said_by": "Sample office"}
    source = Quoted(file, quote)
    return house.do(RecordClaim(**order, about=about, property=name, value=value, source=source))


def order(**more):
    given = {"by": "analyst", "compartment": CASE, "purpose": "asked for on 3 March", **more}
    return ExportFtm(**given)


def rows(outgoing):
    text = io.StringIO(outgoing.files[STATEMENTS].decode(), newline="")
    return list(csv.DictReader(text, dialect=csv.unix_dialect))


def newest(house):
    with house.office.tools.database.reading() as connection:
        return list(read.entries(connection))[-1]


def judge(house, answer="same", by="analyst", left="S-01", right="M-01", **more):
    given = Judgement(
        left, right, Answer(answer), "because", tuple(more.pop("evidence", ())), by, **more
    )
    return house.do(JudgeIdentity(by=by, compartment=CASE, judgement=given))


# --- the register ---------------------------------------------------------------------------------


def test_an_export_holds_each_live_claim_as_statements_and_whole_beside_them(office):
    born = claim(office, "birth_date", "1984-03-05", "born 5 March 1984")
    gone = office.do(order())
    [row] = [each for each in rows(gone) if each["prop"] == "birthDate"]
    assert (row["entity_id"], row["value"]) == ("S-01", "1984-03-05")
    assert (row["original_value"], row["dataset"]) == (
        "born 5 March 1984",
        f"exhibit_{office.note}",
    )
    [beside] = map(json.loads, gone.files[CLAIMS].splitlines())
    assert beside["claim"] == born
    with office.office.tools.database.reading() as connection:
        kept = store.get(connection, born)
    own = {name: value for name, value in beside.items() if name not in {"claim", "entry", "recorded_at"}}  # fmt: skip
    assert Claim.from_json(own, beside["entry"], None) == kept
    assert row["first_seen"] == beside["recorded_at"][:19]
    assert gone.counts["claims"] == 1


def test_the_ledger_keeps_to_whom_it_went_what_for_and_the_digests(office):
    gone = office.do(order(recipient="court"))
    entry = newest(office)
    assert (entry.act, entry.outcome) == ("export_ftm", "done")
    assert entry.body["what"]["recipient"] == "court"
    assert entry.body["what"]["files"] == {
        name: hashlib.sha256(raw).hexdigest() for name, raw in gone.files.items()
    }
    assert entry.private == {"purpose": "asked for on 3 March"}
    with office.office.tools.database.reading() as connection:
        assert entry.seq in read.chain(connection, "subject:S-01")


def test_the_same_register_gives_the_same_bytes(office):
    claim(office, "birth_date", "1984-03-05", "born 5 March 1984")
    assert office.do(order()).files == office.do(order()).files


def left(outgoing):
    return dict(outgoing.left_out)


def test_what_is_withdrawn_set_aside_or_of_asylum_stays_and_is_named(office):
    gone = claim(office, "birth_date", "1984-03-05", "born 5 March 1984")
    asylum = claim(
        office, "refugee_status", {"status": "asylum_seeker", "enquiry": "note"}, "He asked for asylum"
    )  # fmt: skip
    granted = claim(office, "position", {"by": "XB", "kind": "asylum_granted"}, "He asked for asylum")  # fmt: skip
    aside = claim(office, "statement", "seen", "was seen with Sample One", file="more.txt")
    office.do(WithdrawClaim(by="analyst", compartment=CASE, claim=gone, reason="retracted"))
    order_ = {"by": "clerk", "compartment": CASE, "exhibit": office.more, "reason": "doubt"}
    office.do(QuarantineExhibit(**order_))
    found = office.do(order())
    assert left(found).keys() == {gone, asylum, granted, aside}
    assert found.files[CLAIMS] == b""
    assert b"asylum" not in b"".join(found.files.values())


def test_a_number_of_a_mention_stays_and_that_of_a_subject_goes(office):
    theirs = claim(office, "phone", "+923990000002", "+923990000002", "M-01", "more.txt")
    claim(office, "phone", "+923990000001", "+923990000001")
    found = office.do(order())
    assert left(found) == {theirs: "a number of somebody who is nobody's subject"}
    assert b"+923990000002" not in b"".join(found.files.values())
    assert b"+923990000001" in found.files[STATEMENTS]


def test_an_entry_that_was_removed_stays_with_what_points_at_it(office):
    tie = claim(
        office, "meets", {"subject": "S-02"}, "Sample Two was seen with Sample One", file="more.txt"
    )
    assert tie not in left(office.do(order()))
    decision = {"by": "reviewer", "compartment": CASE, "subject": "S-02", "reasons": "no evidence"}
    office.do(DecideEntry(**decision, answer=Decided.REMOVED))
    found = office.do(order())
    assert left(found).keys() == {"S-02", tie}
    assert b"S-02" not in b"".join(found.files.values())


@pytest.mark.parametrize(("recipient", "goes"), [("internal", True), ("court", True), ("foreign_authority", False)])  # fmt: skip
def test_what_is_confidential_leaves_for_a_court_only(office, recipient, goes):
    one = claim(office, "statement", "seen", "was seen with Sample One", file="more.txt")
    found = office.do(order(recipient=recipient))
    assert (one not in left(found)) is goes
    assert (MORE[11:20].encode() in found.files[CLAIMS]) is goes


def test_what_its_sender_does_not_want_abroad_stays_at_home(office, tmp_path):
    office.seal(tmp_path, "home.txt", b"Sample One leads.", conditions=("no_sharing_abroad",))
    office.read()
    one = claim(office, "statement", "leads", "Sample One leads", file="home.txt")
    for recipient, goes in (("court", True), ("foreign_authority", False), ("interpol", False)):
        assert (one not in left(office.do(order(recipient=recipient)))) is goes


def test_a_lead_leaves_for_nobody(office, tmp_path):
    lead = {"id": "lead-1", "kind": "informant_report"}
    office.instrument(lead["id"], kind=lead["kind"])
    office.seal(tmp_path, "lead.txt", b"Sample One leads.", instrument="lead-1", capture=None)
    office.read()
    one = claim(office, "statement", "leads", "Sample One leads", file="lead.txt")
    assert one not in left(office.do(order()))
    assert left(office.do(order(recipient="court")))[one].startswith("it may not be relied on")


def test_words_that_no_longer_stand_there_stop_the_export(office):
    claim(office, "birth_date", "1984-03-05", "born 5 March 1984")
    layer = office.office.tools.records.folder(office.note) / "layer.json"
    layer.write_bytes(layer.read_bytes().replace(b"1984", b"1985"))
    with pytest.raises(CitationBroken):
        office.do(order())


@pytest.mark.parametrize(
    ("given", "error"),
    [({"purpose": " "}, BadValue), ({"recipient": "a friend"}, BadValue), ({"by": "reviewer"}, NoMandate)],
)  # fmt: skip
def test_an_export_that_is_not_in_order_is_refused(office, given, error):
    for kind in (ExportFtm, ExportJudgements):
        with pytest.raises(error):
            office.do(kind(**{"by": "analyst", "compartment": CASE, "purpose": "p", **given}))
        assert newest(office).outcome == "refused"


def test_another_compartment_has_nothing_of_this_one(office):
    claim(office, "birth_date", "1984-03-05", "born 5 March 1984")
    found = office.do(replace(order(), compartment="office", by="analyst"))
    assert found.counts == {"subjects": 0, "claims": 0, "statements": 0}


def test_the_export_is_adopted_elsewhere_as_what_a_list_says(office, tmp_path):
    claim(office, "birth_date", "1984-03-05", "born 5 March 1984")
    office.seal(tmp_path, "statements.csv", office.do(order()).files[STATEMENTS])
    office.read()
    ask = {"by": "analyst", "compartment": CASE, "exhibit": "statements.csv"}
    met = office.do(ListEntries(**ask, words="1984-03-05")).met
    assert {one.entry for one in met} == {"S-01"}
    adopt = {
        "by": "investigator",
        "compartment": CASE,
        "exhibits": ("statements.csv",),
        "entry": "S-01",
    }
    adopted = office.do(AdoptEntry(**adopt, subject="M-90", label="L", authority="A", reason="R"))
    [born] = [one for one in adopted.claims if one.property == "birth_date"]
    assert (born.value, born.citation.quote) == ("1984-03-05", "1984-03-05")
    assert born.said_by == "FollowTheMoney entities, received on 2026-01-05"
    assert ("birth_date/original_value", "born 5 March 1984") in {
        (one.property, one.value) for one in adopted.left
    }


# --- judgements -----------------------------------------------------------------------------------


def judgements(**more):
    return ExportJudgements(by="analyst", compartment=CASE, purpose="joint review", **more)


def test_related_goes_out_as_negative_and_whole_beside_it(office):
    judge(office, "related")
    gone = office.do(judgements())
    assert json.loads(gone.files[EDGES])[:3] == ["S-01", "M-01", "negative"]
    beside = json.loads(gone.files[JUDGEMENTS])
    assert (beside["answer"], beside["reasons"]) == ("related", "because")
    assert beside["given_at"] == json.loads(gone.files[EDGES])[5]


def test_who_may_still_review_blind_learns_the_answer_neither_way(office):
    born = claim(office, "birth_date", "1984-03-05", "born 5 March 1984")
    same = claim(office, "birth_date", "1984-03-05", "born 5 March 1984", "M-01")
    judge(office, evidence=(born, same))
    mine = office.do(judgements())
    theirs = office.do(replace(judgements(), by="investigator"))
    assert mine.counts == {"pairs": 1, "judgements": 1}
    assert theirs.counts == {"pairs": 0, "judgements": 0}
    assert theirs.left_out == (("M-01 / S-01", "it waits for a second review by whoever asks"),)
    joined, apart = office.do(order()), office.do(order(by="investigator"))
    names = [{json.loads(line)["id"] for line in each.files[ENTITIES].splitlines()} for each in (joined, apart)]  # fmt: skip
    assert ("M-01" in names[0], "M-01" in names[1]) == (False, True)


def drafted(office, tmp_path, *lines, name="resolver.ijson"):
    file = tmp_path / name
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    out = tmp_path / "draft.toml"
    found = draft_judgements(office.office.desk, file, out, by="analyst", compartment=CASE)
    return found, out


EDGE = ["S-01", "M-01", "negative", 0.4, "other", "2026-01-01T00:00:00"]


def test_judgements_from_elsewhere_become_a_draft_and_nothing_else(office, tmp_path):
    _, out = drafted(office, tmp_path, EDGE)
    [row] = tomllib.loads(out.read_text("utf-8"))["judgement"]
    assert row == {"left": "M-01", "right": "S-01", "answer": "different", "reasons": "", "evidence": [], "by": ""}  # fmt: skip
    with office.office.tools.database.reading() as connection:
        assert all_judgements(connection) == []
    assert json.dumps(EDGE) in out.read_text("utf-8")


def test_a_draft_is_refused_until_an_officer_completes_it(office, tmp_path):
    _, out = drafted(office, tmp_path, EDGE)
    desk = office.office.desk
    [blank] = enter_judgements(desk, load(out, "worksheet"))
    assert isinstance(blank.outcome.error, UnknownOfficer)
    signed = out.read_text("utf-8").replace('by = ""', 'by = "analyst"')
    out.write_text(signed, "utf-8")
    [unreasoned] = enter_judgements(desk, load(out, "worksheet"))
    assert isinstance(unreasoned.outcome.error, BadValue)
    out.write_text(signed.replace('reasons = ""', 'reasons = "other father"'), "utf-8")
    [entered] = enter_judgements(desk, load(out, "worksheet"))
    assert isinstance(entered.outcome, int)


def test_a_hostile_line_stays_a_comment(office, tmp_path):
    evil = '\n[[judgement]]\nleft = "S-02"\u2028\x7f\x00'
    found, out = drafted(
        office, tmp_path, ["NK-" + evil, "S-01", "positive", None, evil, evil], EDGE
    )
    sheet = tomllib.loads(out.read_text("utf-8"))
    assert len(sheet["judgement"]) == 1
    assert out.read_text("utf-8").isascii()
    assert len(found.unplaced) == 1


def test_nothing_is_written_over_and_nothing_asked_for_then(office, tmp_path):
    out = tmp_path / "out"
    gone = write_outgoing(office.office.desk, order(), out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == gone.files
    before = newest(office).seq
    with pytest.raises(AlreadyDone):
        write_outgoing(office.office.desk, order(), out)
    assert newest(office).seq == before
    drafted(office, tmp_path, EDGE)
    with pytest.raises(AlreadyDone):
        drafted(office, tmp_path, EDGE)


def test_a_file_that_is_no_text_is_refused(office, tmp_path):
    file = tmp_path / "resolver.ijson"
    file.write_bytes(b"\xff")
    with pytest.raises(BadValue, match="UTF-8"):
        draft_judgements(office.office.desk, file, tmp_path / "d.toml", by="analyst", compartment=CASE)  # fmt: skip
