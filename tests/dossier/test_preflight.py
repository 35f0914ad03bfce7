# SPDX-License-Identifier: Apache-2.0
"""What a document is refused for, told all at once by pre-flight, and one at a time by freezing: never one without the other."""

import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest

from cast import CASE
from sanad.analysis import methods
from sanad.desk.acts.freeze_brief import FreezeBrief
from sanad.desk.acts.make_finding import MakeFinding
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.record_leave import RecordLeave
from sanad.desk.acts.unmask_party import UnmaskParty
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.desk.questions.export_ftm import ExportFtm
from sanad.desk.questions.preflight_document import PreflightDocument
from sanad.dossier import store
from sanad.dossier.form import FORMS
from sanad.dossier.material import Addressee
from sanad.errors import (
    BadValue,
    ClockBehind,
    ContraryLeftOut,
    FindingStale,
    GlyphMissing,
    NotCleared,
    ProtectedNameShown,
    SanadError,
    ThirdPartyShown,
)


@pytest.fixture
def scene(quick_scene):
    return quick_scene


def order(recipient="court", **more):
    to = Addressee(recipient, "trial")
    return {"by": "drafter", "compartment": CASE, "subject": "S-01", "to": to, **more}


def foreseen(scene, recipient="court"):
    return scene.house.do(PreflightDocument(**order(recipient)))


def refused(scene, fault, recipient="court"):
    """Return what is refused, having seen that freezing refuses for the first of what pre-flight lists, and keeps nothing."""
    told = foreseen(scene, recipient).obstacles
    before = briefs(scene)
    with pytest.raises(SanadError) as caught:
        scene.house.do(FreezeBrief(**order(recipient)))
    assert str(caught.value) == str(told[0])
    assert briefs(scene) == before
    return [each for each in told if isinstance(each, fault)]


def passes(scene, recipient="court"):
    assert foreseen(scene, recipient).obstacles == []
    return scene.house.do(FreezeBrief(**order(recipient))).document


def briefs(scene):
    with scene.house.office.tools.database.reading() as connection:
        return [each.sha256 for each in store.every(connection)]


def paper(scene, name, text, **came):
    """Seal and read a paper of one line, and return how to quote it."""
    scene.house.seal(scene.folder, name, text.encode(), **came)
    scene.house.read()
    return Quoted(name, text)


def claim(scene, name, value, source, about="S-01", said_by="A source", **more):
    told = {"property": name, "value": value, "said_by": said_by, "source": source}
    return scene.house.do(RecordClaim(by="analyst", compartment=CASE, about=about, **told, **more))


def own_form(scene, change):
    ours = (FORMS / "subject_dossier.en.toml").read_text(encoding="utf-8")
    folder = scene.house.office.path / "forms"
    folder.mkdir(exist_ok=True)
    (folder / "subject_dossier.en.toml").write_text(change(ours), encoding="utf-8")


# --- a contrary claim that is not mentioned -------------------------------------------------------


ONE_FATHER = '[[section.part]]\neach = "favour"\nsays = "{property}: {value}."\n'


def tells_what_is_in_favour_alone(text):
    """Leave identity out of our form, so that it tells what speaks for the person and none of its rivals."""
    start = text.index('[[section.part]]\neach = "identity"')
    return text[:start] + text[text.index('[[section.part]]\neach = "judgements"') :]


def test_a_document_that_tells_one_birth_date_and_not_its_rival_is_refused_naming_both(scene):
    theirs = claim(scene, "birth_date", "1984-03-05", paper(scene, "a.txt", "born in 1984"), exculpatory=True)  # fmt: skip
    rival = claim(scene, "birth_date", "1979-01-01", paper(scene, "b.txt", "born in 1979"), said_by="Another")  # fmt: skip
    own_form(scene, tells_what_is_in_favour_alone)
    [fault] = refused(scene, ContraryLeftOut)
    assert (fault.facts["claim"], fault.facts["other"]) == (theirs, rival)
    assert "Another" in str(fault)


def test_a_rival_that_stands_in_a_table_is_mentioned(scene):
    claim(scene, "birth_date", "1984-03-05", paper(scene, "a.txt", "born in 1984"), exculpatory=True)  # fmt: skip
    claim(scene, "birth_date", "1979-01-01", paper(scene, "b.txt", "born in 1979"))
    passes(scene)


def test_a_year_is_no_rival_of_a_day_in_it(scene):
    claim(scene, "birth_date", "1984-03-05", paper(scene, "a.txt", "born in 1984"), exculpatory=True)  # fmt: skip
    claim(scene, "birth_date", "1984", paper(scene, "b.txt", "born that year"))
    own_form(scene, tells_what_is_in_favour_alone)
    passes(scene)


# --- numbers of third parties ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "+92 390 0000002",
        "0390-0000002",
        "(0390) 000 0002",
        "923900000002",
        "۰۳۹۰۰۰۰۰۰۰۲",
        "0390\u200b0000002",
        "0 3 9 0 0 0 0 0 0 0 2",
        "GB82 WEST 1234 5698 7654 32",
    ],
)
def test_a_number_of_nobody_on_the_register_in_a_quotation_refuses_the_document(scene, written):
    claim(scene, "alias", "Sample", paper(scene, "a.txt", f"he rang {written} that day"))
    [fault] = refused(scene, ThirdPartyShown)
    assert "quotation" in fault.where


def test_the_message_about_a_number_does_not_tell_it(scene):
    claim(scene, "alias", "Sample", paper(scene, "a.txt", "he rang 0390-0000002"))
    [fault] = refused(scene, ThirdPartyShown)
    assert "ending in 002" in str(fault)
    assert "0000002" not in str(fault)


def test_a_number_in_the_words_of_a_form_is_found_too(scene):
    own_form(scene, lambda text: text.replace("According to", "Ring +92 390 0000002"))
    [fault] = refused(scene, ThirdPartyShown)
    assert "the head of t-001" in fault.where


def test_a_number_that_a_claim_gives_to_a_subject_may_stand(scene):
    claim(scene, "phone", "+923900000002", paper(scene, "a.txt", "his number is 0390-0000002"))
    passes(scene, "foreign_authority")


def test_a_number_of_a_subject_may_stand_in_another_writing_than_its_claim(scene):
    claim(scene, "phone", "0390 000 00 02", paper(scene, "a.txt", "his number is +923900000002"))
    passes(scene)


def test_a_run_of_digits_is_a_number_where_the_office_knows_it_as_one(scene):
    quoted = paper(scene, "a.txt", "reference 5550001112 of the file")
    claim(scene, "alias", "Sample", quoted)
    passes(scene)
    claim(scene, "account", "5550001112", quoted, about="M-01")
    assert refused(scene, ThirdPartyShown)


def test_a_run_of_digits_that_has_a_pseudonym_here_is_that_number(scene):
    claim(scene, "alias", "Sample", paper(scene, "a.txt", "call 3900000003 back, not 3900000009"))
    [fault] = refused(scene, ThirdPartyShown)
    assert fault.facts["ending"] == "003"


def test_a_day_with_its_hour_is_no_number(scene):
    claim(scene, "alias", "Sample", paper(scene, "a.txt", "seen on 09-02-2025 14:05 and 2025-02-09 14:05"))  # fmt: skip
    passes(scene)


def test_an_unmasked_number_may_stand_before_a_court_and_nowhere_else(scene):
    claim(scene, "alias", "Sample", paper(scene, "a.txt", "he rang 0390-0000003"))
    assert refused(scene, ThirdPartyShown)
    unmask = UnmaskParty(
        by="analyst", compartment=CASE, pseudonym="T-0002", reason="the court asks"
    )
    assert scene.house.do(unmask) == "+923900000003"
    passes(scene)
    assert refused(scene, ThirdPartyShown, "foreign_authority")


# --- protected names ------------------------------------------------------------------------------


def protect(scene, label, kind="witness", name="M-07"):
    scene.house.subject(name, label=label)
    return claim(scene, "protected", kind, paper(scene, f"{name}.txt", "a paper says so"), about=name)  # fmt: skip


@pytest.mark.parametrize("written", ["SARFARAZ bugti", "Sarfaraz-Bugti", "سرفراز بگٹی"])
def test_the_name_of_a_protected_witness_goes_to_nobody_outside_in_either_script(scene, written):
    protect(scene, "Sarfaraz Bugti")
    claim(scene, "alias", "Sample", paper(scene, "a.txt", f"so says {written} of the bazaar"))
    faults = refused(scene, ProtectedNameShown, "defence")
    assert {(fault.facts["entry"], fault.facts["kind"]) for fault in faults} == {
        ("M-07", "witness")
    }
    assert "Sarfaraz" not in str(faults[0])
    passes(scene, "internal")
    passes(scene, "court")


def test_another_name_that_is_only_alike_is_let_through(scene):
    protect(scene, "Sarfaraz Bugti")
    claim(scene, "alias", "Sample", paper(scene, "a.txt", "so says Sarfaraz Khan of the bazaar"))
    passes(scene, "defence")


def test_a_court_is_told_a_protected_name_only_where_the_order_says_what_for(scene):
    protect(scene, "Sarfaraz Bugti")
    claim(scene, "alias", "Sample", paper(scene, "a.txt", "so says Sarfaraz Bugti"))
    silent = FreezeBrief(**order(to=Addressee("court", " ")))
    with pytest.raises(ProtectedNameShown):
        scene.house.do(silent)


def test_an_entry_is_protected_no_more_when_the_claim_is_withdrawn(scene):
    mark = protect(scene, "Sarfaraz Bugti")
    claim(scene, "alias", "Sample", paper(scene, "a.txt", "so says Sarfaraz Bugti"))
    assert refused(scene, ProtectedNameShown, "defence")
    scene.house.do(WithdrawClaim(by="analyst", compartment=CASE, claim=mark, reason="mistaken"))
    passes(scene, "defence")


def test_no_export_names_somebody_protected(scene):
    protect(scene, "Sarfaraz Bugti")
    said = claim(scene, "alias", "Sample", paper(scene, "a.txt", "so says سرفراز بگٹی"))
    export = {"by": "analyst", "compartment": CASE, "purpose": "trial"}
    out = scene.house.do(ExportFtm(**export, recipient="court"))
    assert {"M-07", said} <= dict(out.left_out).keys()
    assert not any("Sarfaraz" in raw.decode() or "سرفراز" in raw.decode() for raw in out.files.values())  # fmt: skip
    own = scene.house.do(ExportFtm(**export, recipient="internal"))
    assert any("Sarfaraz" in raw.decode() for raw in own.files.values())


# --- findings whose ground has changed ------------------------------------------------------------


def found(scene):
    parameters = {"number": "+923900000001", "from": "2025-01-01", "to": "2025-03-31"}
    find = {"by": "analyst", "compartment": CASE, "subject": "S-01"}
    return scene.house.do(MakeFinding(**find, method="contacts", parameters=parameters))


def newer(monkeypatch):
    now = methods.get("contacts")
    real = methods.get
    monkeypatch.setattr(
        methods, "get", lambda name: replace(now, version=99) if name == "contacts" else real(name)
    )


def test_a_finding_by_an_older_version_of_its_method_is_refused_until_it_is_asked_anew(
    scene, monkeypatch
):
    newer(monkeypatch)
    [fault] = refused(scene, FindingStale)
    assert "version" in str(fault)
    assert '"from": "2025-01-01"' in str(fault)
    made = found(scene)
    assert [each["id"] for each in passes(scene)["findings"]] == [made.id]


def test_what_was_recorded_since_about_whom_a_finding_names_makes_it_stale(scene):
    scene.house.subject("O-01", "organisation", label="Sample Front")
    role = {"organisation": "O-01", "role": "treasurer"}
    claim(scene, "role", role, paper(scene, "a.txt", "he was treasurer"))
    find = {"by": "analyst", "compartment": CASE, "subject": "S-01"}
    asked = {"method": "command_structure", "parameters": {"on": "2025-01-01"}}
    scene.house.do(MakeFinding(**find, **asked))
    claim(scene, "alias", "Sample", paper(scene, "b.txt", "an alias is no post"))
    passes(scene)
    newest = claim(scene, "role", {**role, "role": "leader"}, paper(scene, "c.txt", "he was leader"))  # fmt: skip
    [fault] = refused(scene, FindingStale)
    assert newest in str(fault)
    scene.house.do(MakeFinding(**find, **asked))
    passes(scene)


# --- signs, clearance, the clock ------------------------------------------------------------------


def test_a_sign_that_no_font_has_is_named_with_its_place(scene):
    claim(scene, "alias", "Sample 中", paper(scene, "a.txt", "an alias"))
    fault, *_ = refused(scene, GlyphMissing)
    assert "U+4E2D CJK UNIFIED IDEOGRAPH-4E2D" in str(fault)
    assert "t-001 in “Identity”" in fault.where


def test_what_its_sender_wants_kept_at_home_is_quoted_to_nobody_abroad(scene):
    quoted = paper(scene, "a.txt", "an alias", conditions=("no_sharing_abroad",))
    told = claim(scene, "alias", "Sample", quoted)
    [fault] = refused(scene, NotCleared, "foreign_authority")
    assert told in str(fault)
    passes(scene, "defence")


def test_what_speaks_for_the_person_is_refused_rather_than_left_out_when_it_may_not_go(scene):
    quoted = paper(scene, "a.txt", "he was elsewhere", handling="confidential")
    told = claim(scene, "statement", "elsewhere", quoted, exculpatory=True)
    [fault] = refused(scene, NotCleared, "defence")
    assert told in str(fault)
    assert "record the letter" in str(fault)


def test_a_finding_from_confidential_records_is_not_told_outside(scene):
    raw = (scene.folder / "calls.csv").read_bytes()
    scene.house.seal(scene.folder, "calls.csv", raw, instrument="order-1", handling="confidential")
    [fault] = refused(scene, NotCleared, "defence")
    assert fault.facts["told"].startswith("finding F-")
    passes(scene)


def test_what_its_sender_lets_the_recipient_have_is_told_to_them_alone_until_that_is_taken_back(
    scene,
):
    raw = (scene.folder / "calls.csv").read_bytes()
    scene.house.seal(scene.folder, "calls.csv", raw, instrument="order-1", handling="confidential")
    leave = RecordLeave(
        by="chief",
        compartment=CASE,
        exhibit=scene.calls,
        recipient="defence",
        paper="note.txt",
        reason="the operator agrees",
    )
    scene.house.do(leave)
    passes(scene, "defence")
    refused(scene, NotCleared, "foreign_authority")
    scene.house.do(replace(leave, given=False))
    refused(scene, NotCleared, "defence")


@pytest.mark.parametrize("wrong", [{"recipient": "press"}, {"reason": "-"}, {"paper": "calls.csv"}])
def test_leave_for_nobody_known_without_words_or_on_the_exhibit_s_own_word_is_refused(scene, wrong):
    told = {"recipient": "defence", "paper": "note.txt", "reason": "the operator agrees", **wrong}
    with pytest.raises(BadValue):
        scene.house.do(RecordLeave(by="chief", compartment=CASE, exhibit=scene.calls, **told))


def test_asylum_is_told_to_no_state_and_the_paper_that_tells_it_stays(scene):
    quoted = paper(scene, "a.txt", "he asked for asylum")
    value = {"status": "asylum_seeker", "enquiry": "made"}
    told = claim(scene, "refugee_status", value, quoted)
    assert told in [each["id"] for each in passes(scene)["claims"]]
    document = passes(scene, "interpol")
    assert told not in [each["id"] for each in document["claims"]]
    kept = [
        each for each in document["exhibits"] if each.get("reason") == "it stays in the country"
    ]
    assert [each["sha256"] for each in kept] == [hashlib.sha256(b"he asked for asylum").hexdigest()]


def test_asylum_that_speaks_for_the_person_is_neither_told_to_a_state_nor_left_out_in_silence(
    scene,
):
    quoted = paper(scene, "a.txt", "he asked for asylum")
    value = {"status": "asylum_seeker", "enquiry": "made"}
    told = claim(scene, "refugee_status", value, quoted, exculpatory=True)
    [fault] = refused(scene, NotCleared, "interpol")
    assert told in str(fault)


def test_a_clock_behind_the_ledger_dates_no_document_however_often_it_is_tried(scene):
    scene.house.clock.now -= timedelta(days=3)
    for _ in range(3):
        with pytest.raises(ClockBehind):
            scene.house.do(FreezeBrief(**order()))
    assert [type(each) for each in foreseen(scene).obstacles] == [ClockBehind]
    scene.house.clock.now += timedelta(days=3)
    passes(scene)


# --- what the recipient will get ------------------------------------------------------------------


def test_preflight_tells_what_the_recipient_would_get_and_why_not_the_rest(scene):
    given = {each["given"]: each for each in foreseen(scene).exhibits}
    assert given["whole"]["name"] == "note.txt"
    assert "third parties" in given["withheld"]["reason"]


def test_the_strictest_handling_code_of_its_exhibits_stands_in_the_brief(scene):
    assert passes(scene)["handling"] == "restricted"
    claim(scene, "alias", "Sample", paper(scene, "a.txt", "an alias", handling="confidential"))
    assert passes(scene)["handling"] == "confidential"


def test_everything_in_the_way_is_told_at_once(scene):
    protect(scene, "Sarfaraz Bugti")
    quoted = paper(scene, "a.txt", "Sarfaraz Bugti rang 0390-0000002", handling="confidential")
    claim(scene, "alias", "Sample 中", quoted)
    faults = {type(each) for each in refused(scene, SanadError, "defence")}
    assert faults == {NotCleared, ThirdPartyShown, ProtectedNameShown, GlyphMissing}
