# SPDX-License-Identifier: Apache-2.0
"""Redacted copies from the order to the package: who gets which, what is in it, what never is."""

import io
import json
import re
from datetime import date, timedelta

import pytest
from PIL import Image, ImageDraw

from cast import CASE
from sanad.desk.acts.confirm_words import ConfirmWords
from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.desk.acts.erase_exhibit import EraseExhibit
from sanad.desk.acts.freeze_brief import FreezeBrief
from sanad.desk.acts.lift_redaction import LiftRedaction
from sanad.desk.acts.make_checkpoint import MakeCheckpoint
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.redact_exhibit import RedactExhibit
from sanad.desk.door import Refused
from sanad.desk.procedures.build_dossier import write_package
from sanad.desk.procedures.mend_vault import mend_vault
from sanad.desk.questions.audit_office import AuditOffice
from sanad.desk.questions.dossier_contents import DossierContents
from sanad.desk.questions.list_redactions import ListRedactions
from sanad.dossier import copies
from sanad.dossier.material import Addressee
from sanad.errors import (
    BadValue,
    ClockBehind,
    DocumentOutdated,
    NoMandate,
    NotRedacted,
    QuoteRedacted,
    ReaderStopped,
    SanadError,
    SecondPersonNeeded,
)
from sanad.ledger import read
from sanad.mandates.officer import Officer
from sanad.values.canonical import canonical
from sanad.verify import verify_package
from sanad.verify.report import Code, Verdict
from scene import IN_CASE, NOTE, Scene, recognised, set_scene

ERASE = {"order": "order 9 of the court", "witness": "auditor"}


@pytest.fixture
def scene(house):
    return set_scene(house)


def order(*asked, recipients=("defence",), exhibit="note.txt", by="drafter", reason="third party"):
    rows = tuple({"ground": "third_party", **row} for row in asked)
    return RedactExhibit(by=by, **IN_CASE, exhibit=exhibit, asked=rows, recipients=recipients, reason=reason)  # fmt: skip


def frozen(scene, recipient="defence"):
    to = Addressee(recipient, "for the trial")
    return scene.house.do(FreezeBrief(by="drafter", **IN_CASE, subject="S-01", to=to))


def packed(scene, brief, folder):
    house = scene.house
    house.do(MakeCheckpoint(by="supervisor"))
    asked = DossierContents(by="drafter", **IN_CASE, brief=brief.sha256)
    write_package(house.office.desk, house.office.tools, asked, folder)
    return folder


def row(brief, sha256):
    return next(each for each in brief.document["exhibits"] if each["sha256"] == sha256)


def test_the_recipient_gets_the_copy_and_nobody_the_words_that_went(scene, tmp_path):
    words = scene.house.office.tools.blobs.path(scene.note).read_text()
    gone = "born"
    assert gone in words
    copy = scene.house.do(order({"words": gone}))
    brief = frozen(scene)
    assert row(brief, scene.note)["given"] == "redacted"
    assert row(brief, scene.note)["name"] != "note.txt"
    folder = packed(scene, brief, tmp_path / "package")
    assert not (folder / "exhibits" / f"{scene.note}.txt").exists()
    assert gone not in (folder / "redacted" / f"{copy.sha256}.txt").read_text()
    assert gone not in (folder / f"layers/{copy.sha256}.json").read_text()
    report = verify_package(folder, scene.house.office.tools.signer.fingerprint)
    [told] = [c for c in report.checks if c.code is Code.EXHIBIT and scene.note[:16] in c.where]
    assert (told.verdict, "third_party" in told.says) == (Verdict.NOT_ESTABLISHED, True)
    assert not [check for check in report.checks if check.verdict is Verdict.BROKEN]


def test_whoever_the_copy_was_not_made_for_gets_the_exhibit(scene):
    scene.house.do(order({"words": "born"}))
    assert row(frozen(scene, "court"), scene.note)["given"] == "whole"


def test_a_later_copy_takes_the_place_of_the_one_before_and_a_lifted_one_stands_for_nobody(scene):
    first = scene.house.do(order({"words": "born"}, recipients=("defence", "court")))
    second = scene.house.do(order({"words": "1984"}))
    told = scene.house.do(ListRedactions(by="drafter", **IN_CASE, exhibit="note.txt"))
    assert [(each.copy.seq, each.stands_for) for each in told] == [
        (first.seq, ("court",)),
        (second.seq, ("defence",)),
    ]
    assert row(frozen(scene), scene.note)["copy"]["entry"] == second.seq
    scene.house.do(LiftRedaction(by="chief", **IN_CASE, seq=second.seq, reason="a court said so"))
    assert row(frozen(scene), scene.note)["copy"]["entry"] == first.seq


def test_whoever_redacts_may_not_lift(scene):
    copy = scene.house.do(order({"words": "born"}))
    with pytest.raises(NoMandate):
        scene.house.do(
            LiftRedaction(by="drafter", **IN_CASE, seq=copy.seq, reason="a court said so")
        )


def test_lifting_twice_is_refused(scene):
    copy = scene.house.do(order({"words": "born"}))
    lift = LiftRedaction(by="chief", **IN_CASE, seq=copy.seq, reason="a court said so")
    scene.house.do(lift)
    with pytest.raises(SanadError):
        scene.house.do(lift)


def test_cells_are_taken_out_by_the_words_in_them_and_by_the_name_of_their_column(scene):
    blobs = scene.house.office.tools.blobs
    lines = blobs.path(scene.calls).read_text().splitlines()
    other = lines[1].split(",")[1]
    copy = scene.house.do(order({"words": other}, exhibit="calls.csv"))
    said = blobs.path(copy.sha256).read_text(encoding="utf-8-sig")
    assert other in "".join(lines)
    assert other not in said
    column = lines[0].split(",")[1]
    whole = scene.house.do(order({"columns": [column]}, exhibit="calls.csv"))
    rows = blobs.path(whole.sha256).read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == lines[0]
    assert all(set(line.split(",")[1]) == {"█"} for line in rows[1:])


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"words": "Nobody Of This Name"}, BadValue),
        ({"part": 9, "start": 0, "end": 4}, BadValue),
        ({"part": 1, "start": 0, "end": 10**6}, BadValue),
        ({}, BadValue),
        ({"words": "born", "rows": [1]}, BadValue),
        ({"rows": [1]}, SanadError),
        ({"part": 1, "boxes": [[0, 0, 9, 9]]}, SanadError),
        ({"words": "born", "ground": "Not A Code"}, BadValue),
    ],
)
def test_a_mark_that_is_nowhere_or_says_nothing_is_refused_and_nothing_is_kept(scene, asked, error):
    with pytest.raises(error):
        scene.house.do(order(asked))
    assert scene.house.do(ListRedactions(by="drafter", **IN_CASE, exhibit="note.txt")) == []


@pytest.mark.parametrize("wrong", [{"recipients": ()}, {"recipients": ("press",)}, {"reason": "-"}])
def test_a_copy_for_nobody_known_or_without_a_reason_is_refused(scene, wrong):
    with pytest.raises(BadValue):
        scene.house.do(order({"words": "born"}, **wrong))


def test_a_file_from_which_nothing_can_be_taken_for_certain_is_refused(scene):
    scene.house.seal(scene.folder, "call.wav", b"RIFF....WAVE")
    with pytest.raises(NotRedacted):
        scene.house.do(order({"part": 1, "start": 0, "end": 1}, exhibit="call.wav"))


def test_the_ledger_names_the_copy_and_keeps_the_marks_in_the_office(scene):
    copy = scene.house.do(order({"words": "born"}))
    with scene.house.office.tools.database.reading() as connection:
        entry = read.entry(connection, copy.seq)
        assert copies.get(connection, copy.seq).asked == (
            {"ground": "third_party", "words": "born"},
        )
    assert entry.body["what"] == {"copy": copy.as_json()}
    assert "born" not in json.dumps([entry.body, entry.private])


def test_erasing_an_exhibit_forgets_what_was_marked_in_it(scene):
    copy = scene.house.do(order({"words": "born"}))
    scene.house.do(EraseExhibit(by="chief", **IN_CASE, exhibit=scene.note, **ERASE))
    with scene.house.office.tools.database.reading() as connection:
        assert copies.get(connection, copy.seq).asked == ()


def test_a_new_copy_uncovers_nothing_that_the_one_before_took_out(scene):
    scene.house.do(order({"words": "born"}))
    second = scene.house.do(order({"words": "1984"}))
    said = scene.house.office.tools.blobs.path(second.sha256).read_text()
    assert ("born" in said, "1984" in said) == (False, False)
    assert second.grounds == {"third_party": 2}


def test_whoever_made_a_copy_does_not_lift_it_even_as_a_supervisor(scene):
    scene.house.do(
        EnrolOfficer(
            by="supervisor",
            officer=Officer("both", "Both", "cell"),
            roles=("supervisor", "drafter"),
            compartments=("office", CASE),
            from_day=date(2025, 1, 1),
            until=None,
            order="1",
        )
    )
    copy = scene.house.do(order({"words": "born"}, by="both"))
    with pytest.raises(SecondPersonNeeded):
        scene.house.do(LiftRedaction(by="both", **IN_CASE, seq=copy.seq, reason="a court said so"))


def test_a_copy_of_call_records_goes_beyond_a_court_only_without_any_third_party_s_number(scene):
    trivial = scene.house.do(
        order({"rows": [1], "columns": [2]}, exhibit="calls.csv", recipients=("defence", "court"))
    )
    assert trivial.third_parties == 2
    assert row(frozen(scene), scene.calls)["given"] == "withheld"
    whole = scene.house.do(order({"columns": ["B-Party"]}, exhibit="calls.csv"))
    assert whole.third_parties == 0
    assert row(frozen(scene), scene.calls)["given"] == "redacted"


def test_two_exhibits_with_one_copy_make_one_file_of_it_and_erasing_one_leaves_the_other(
    scene, tmp_path
):
    house = scene.house
    second = house.seal(scene.folder, "second.txt", NOTE.replace(b"born", b"seen"))
    house.read()
    told = {"about": "S-01", "property": "father_name", "value": "Sample Father"}
    source = Quoted("second.txt", "Sample One is the son of Sample Father.")
    house.do(RecordClaim(by="analyst", **IN_CASE, **told, said_by="Another", source=source))
    one = house.do(order({"words": "born"}))
    other = house.do(order({"words": "seen"}, exhibit="second.txt"))
    assert one.sha256 == other.sha256
    folder = packed(scene, frozen(scene), tmp_path / "package")
    report = verify_package(folder, house.office.tools.signer.fingerprint)
    assert not [check for check in report.checks if check.verdict is Verdict.BROKEN]
    house.do(EraseExhibit(by="chief", **IN_CASE, exhibit=second, **ERASE))
    assert house.office.tools.blobs.place(one.sha256).exists()
    assert not house.do(AuditOffice(by="auditor")).faults


def test_a_document_frozen_before_is_not_handed_out_once_its_exhibit_goes_out_redacted(
    scene, tmp_path
):
    before = frozen(scene)
    scene.house.do(order({"words": "born"}))
    with pytest.raises(DocumentOutdated, match="another copy now"):
        packed(scene, before, tmp_path / "package")
    assert not (tmp_path / "package").exists()
    packed(scene, frozen(scene), tmp_path / "package")


def test_a_clock_behind_the_ledger_dates_no_copy(scene):
    scene.house.clock.now -= timedelta(days=3)
    with pytest.raises(ClockBehind):
        scene.house.do(order({"words": "born"}))


def test_copies_are_audited_kept_by_a_mending_and_erased_with_their_exhibit(scene):
    house, blobs = scene.house, scene.house.office.tools.blobs
    copy = house.do(order({"words": "born"}))
    mend_vault(house.office.tools)
    assert all(blobs.place(sha256).exists() for sha256 in copy.blobs)
    path = blobs.place(copy.sha256)
    path.chmod(0o644)
    path.write_bytes(b"altered")
    faults = house.do(AuditOffice(by="auditor")).faults
    assert [f"redacted copy of entry {copy.seq}" in fault for fault in faults] == [True]
    house.do(EraseExhibit(by="chief", **IN_CASE, exhibit=scene.note, **ERASE))
    assert not any(blobs.place(sha256).exists() for sha256 in copy.blobs)
    assert not house.do(AuditOffice(by="auditor")).faults


def test_a_refusal_in_a_batch_leaves_no_file_in_the_vault(scene):
    desk, blobs = scene.house.office.desk, scene.house.office.tools.blobs
    before = list(blobs.stored())
    [outcome] = desk.perform_all([order({"words": "born"}, by="clerk")])
    assert isinstance(outcome, Refused)
    assert list(blobs.stored()) == before


def test_a_document_that_quotes_what_the_copy_hides_is_refused(scene):
    scene.house.do(order({"words": "Sample Father"}))  # the claim quotes it
    with pytest.raises(QuoteRedacted, match="Sample One is the son"):
        frozen(scene)
    assert row(frozen(scene, "court"), scene.note)["given"] == "whole"


CARD = "Son of Sample Fathor\nof Sample Twon"


def card(house, folder):
    """Seal a picture with a dark stroke where each word of `CARD` stands, and lay down what would be recognised on it."""
    picture, words = Image.new("RGB", (400, 60), "white"), []
    for found in re.finditer(r"\S+", CARD):
        top = 10 if found.start() < CARD.index("\n") else 40
        box = [found.start() * 10, top, found.end() * 10 - 2, top + 10]
        ImageDraw.Draw(picture).rectangle([box[0] + 1, top + 2, box[2] - 1, top + 8], "black")
        low = found[0] in {"Fathor", "Twon"}
        words.append({"start": found.start(), "end": found.end(), "box": box, "confidence": 50, "low": low})  # fmt: skip
    raw = io.BytesIO()
    picture.save(raw, "PNG")
    sealed = house.seal(folder, "card.png", raw.getvalue())
    recognised(house, sealed, CARD)
    path = house.office.tools.records.folder(sealed, "ocr") / "layer.json"
    layer = json.loads(path.read_bytes())
    layer["parts"][0]["words"] = words
    path.write_bytes(canonical(layer))


def test_a_confirmation_is_opened_only_where_its_words_still_stand(quick_house, tmp_path):
    house = quick_house
    card(house, tmp_path)
    house.subject("S-01")
    confirm = {"by": "analyst", **IN_CASE, "exhibit": "card.png", "part": 1}
    for start, end, reading in ((14, 20, "Father"), (31, 35, "Town")):
        house.do(ConfirmWords(**confirm, start=start, end=end, reading=reading))
    source = Quoted("card.png", "Sample Father")
    claim = {"about": "S-01", "property": "father_name", "value": "Sample Father"}
    house.do(RecordClaim(by="analyst", **IN_CASE, **claim, said_by="Records office", source=source))
    house.do(order({"part": 1, "start": 31, "end": 35, "layer": "ocr"}, exhibit="card.png"))
    scene = Scene(house, tmp_path, "", "", "", "")
    folder = packed(scene, frozen(scene), tmp_path / "package")
    entries = [json.loads(path.read_bytes()) for path in (folder / "ledger/entries").iterdir()]
    opened = [each["private"]["body"] for each in entries if "private" in each]
    assert opened == [{"machine": "Fathor", "reading": "Father"}]
    told = verify_package(folder, house.office.tools.signer.fingerprint)
    assert not [check for check in told.checks if check.verdict is Verdict.BROKEN]
    assert b"Twon" not in b"".join(
        path.read_bytes() for path in folder.rglob("*") if path.is_file()
    )


def test_a_copy_that_came_back_as_evidence_stays_when_its_original_is_erased(scene):
    house, blobs = scene.house, scene.house.office.tools.blobs
    copy = house.do(order({"words": "born"}))
    back = house.seal(scene.folder, "back.txt", blobs.path(copy.sha256).read_bytes())
    assert back == copy.sha256
    house.do(EraseExhibit(by="chief", **IN_CASE, exhibit=scene.note, **ERASE))
    assert blobs.place(back).exists()
    assert not house.do(AuditOffice(by="auditor")).faults


def test_a_quoted_cell_that_the_copy_hides_refuses_the_document(scene):
    told = {"about": "S-01", "property": "phone", "value": "+923900000001"}
    source = Quoted("calls.csv", "923900000001", row=1)
    scene.house.do(RecordClaim(by="analyst", **IN_CASE, **told, said_by="Operator", source=source))
    scene.house.do(order({"columns": ["B-Party"]}, exhibit="calls.csv"))
    frozen(scene)
    scene.house.do(order({"columns": ["A-Party"]}, exhibit="calls.csv"))
    with pytest.raises(QuoteRedacted, match="923900000001"):
        frozen(scene)


@pytest.mark.parametrize("lie", ["another copy", "a link"])
def test_what_a_cell_that_was_taken_over_leaves_is_not_kept(scene, monkeypatch, lie):
    real = scene.house.office.tools.sandbox.run

    def run(*work, writes, **how):
        answer = real(*work, writes=writes, **how)
        (writes / "into" / "copy").unlink()
        if lie == "a link":
            (writes / "into" / "copy").symlink_to("/etc/passwd")
        else:
            (writes / "into" / "copy").write_bytes(b"Sample One was born on 5 March 1984.")
        return answer

    monkeypatch.setattr(scene.house.office.tools.sandbox, "run", run)
    with pytest.raises(ReaderStopped):
        scene.house.do(order({"words": "born"}))
