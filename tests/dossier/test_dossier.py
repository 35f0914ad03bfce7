# SPDX-License-Identifier: Apache-2.0
"""What a dossier may not leave out or invent, and that the same brief gives the same bytes anywhere."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from cast import CASE
from sanad.desk.acts.freeze_brief import FreezeBrief
from sanad.desk.acts.judge_identity import JudgeIdentity
from sanad.desk.acts.make_checkpoint import MakeCheckpoint
from sanad.desk.acts.make_finding import MakeFinding
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.desk.procedures.build_dossier import write_package
from sanad.desk.questions.dossier_contents import DossierContents
from sanad.desk.questions.preflight_document import PreflightDocument
from sanad.dossier import store
from sanad.dossier.blocks import Writer
from sanad.dossier.form import FORMS
from sanad.dossier.material import Addressee
from sanad.dossier.pictures.drawing import Drawing, short
from sanad.dossier.typeset import typeset
from sanad.errors import (
    AlreadyDone,
    BadForm,
    BadValue,
    CitationBroken,
    NotCleared,
    NotFound,
    Quarantined,
    RefusedByLaw,
    UncitedSentence,
)
from sanad.identity.judgement import Answer, Judgement
from scene import _father


@pytest.fixture
def scene(quick_scene):
    return quick_scene


def freeze(scene, recipient="court"):
    to = Addressee(recipient, "trial")
    return scene.house.do(FreezeBrief(by="drafter", compartment=CASE, subject="S-01", to=to))


def package(scene, folder: Path, brief: str | None = None) -> Path:
    order = DossierContents(by="drafter", compartment=CASE, brief=brief or scene.brief)
    return write_package(scene.house.office.desk, scene.house.office.tools, order, folder).folder


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_the_same_brief_gives_the_same_bytes_twice(scene, tmp_path):
    one, two = (package(scene, tmp_path / name) for name in ("one", "two"))
    assert tree(one) == tree(two)
    assert len(tree(one)) > 10


def test_the_same_brief_gives_the_same_bytes_in_another_place_zone_and_process(scene, tmp_path):
    here = tree(package(scene, tmp_path / "here"))
    scene.house.do(MakeCheckpoint(by="supervisor"))  # the ledger has grown since
    moved = tmp_path / "elsewhere"
    shutil.copytree(scene.house.office.path, moved)
    code = (
        "import sys; from pathlib import Path; from sanad.wiring import open_office;"
        "from sanad.desk.procedures.build_dossier import write_package;"
        "from sanad.desk.questions.dossier_contents import DossierContents;"
        "office = open_office(Path(sys.argv[1]));"
        "order = DossierContents(by='drafter', compartment='op-test', brief=sys.argv[3]);"
        "write_package(office.desk, office.tools, order, Path(sys.argv[2]))"
    )
    elsewhere = {**os.environ, "TZ": "Pacific/Auckland", "LANG": "C", "PYTHONHASHSEED": "7"}
    arguments = [str(moved), str(tmp_path / "there"), scene.brief]
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, env=elsewhere, cwd="/")
    assert tree(tmp_path / "there") == here


def test_a_package_is_never_written_over(scene, tmp_path):
    package(scene, tmp_path / "one")
    with pytest.raises(AlreadyDone):
        package(scene, tmp_path / "one")


def test_a_brief_without_a_later_checkpoint_cannot_be_packed(scene, tmp_path):
    frozen = freeze(scene)
    with pytest.raises(NotFound, match="checkpoint"):
        package(scene, tmp_path / "one", frozen.sha256)


def test_every_sentence_of_the_brief_stands_in_the_pdf(scene):
    document = freeze(scene).document
    text = " ".join(words(typeset(document)).split())
    for section in document["sections"]:
        for block in section["blocks"]:
            if "sentence" in block:
                said = " ".join(block["sentence"]["text"].split())
                assert said.replace("-", "") in text.replace("-", "").replace("\ufffe", ""), said


def drawn_alone(document, *labels):
    """Return the brief with one picture, which has these words, and no other contents."""
    drawing = Drawing()
    for at, label in enumerate(labels):
        drawing.text((20, 50 + 30 * at), label)
    svg = drawing.svg(200, "t", "d")
    figure = {"id": "f-001", "svg": svg, "alt": "t", "rests_on": ["entry:1"]}
    return {**document, "sections": [{"heading": "t", "blocks": [{"figure": figure}]}]}


def test_urdu_with_its_middle_left_out_begins_on_the_right_in_a_dossier(scene):
    name = short("عبداللہ بگٹی خان اچکزئی سیمپل زرداری مینگل", 24)
    document = pypdfium2.PdfDocument(typeset(drawn_alone(freeze(scene).document, name)))
    page = document[0].get_textpage()
    left = {page.get_text_range(at, 1): page.get_charbox(at)[0] for at in range(page.count_chars())}
    document.close()
    assert left["ع"] > left["م"]


def test_a_picture_with_a_label_of_nothing_is_typeset(scene):
    document = drawn_alone(freeze(scene).document, "something")
    figure = document["sections"][0]["blocks"][0]["figure"]
    figure["svg"] = figure["svg"].replace(">something<", "><")
    assert "something" not in words(typeset(document))


def test_a_sentence_that_rests_on_nothing_cannot_be_written():
    writer = Writer()
    writer.heading("one", "One")
    with pytest.raises(UncitedSentence, match="out of the blue"):
        writer.sentence("out of the blue", [])


def test_a_table_that_rests_on_nothing_cannot_be_written():
    writer = Writer()
    writer.heading("one", "One")
    with pytest.raises(UncitedSentence):
        writer.table("caption", ("a",), (("b",),), [])


def test_a_withdrawn_claim_carries_no_sentence_of_the_next_edition(scene):
    assert "Sample Father" in json.dumps(freeze(scene).document)
    scene.house.do(
        WithdrawClaim(by="analyst", compartment=CASE, claim=scene.claim, reason="retracted")
    )
    later = freeze(scene)
    assert "Sample Father" not in json.dumps(later.document)
    assert later.edition == 3


def test_a_claim_whose_words_no_longer_stand_there_refuses_the_dossier(scene):
    layer = scene.house.office.tools.records.folder(scene.note) / "layer.json"
    layer.write_text(layer.read_text().replace("Sample Father", "Another Man!!"))
    with pytest.raises(CitationBroken):
        freeze(scene)


def test_a_claim_on_an_exhibit_set_aside_since_refuses_the_dossier(scene):
    scene.house.do(
        QuarantineExhibit(by="clerk", compartment=CASE, exhibit=scene.note, reason="doubt")
    )
    with pytest.raises(Quarantined, match="doubt"):
        freeze(scene)


def test_a_finding_from_an_exhibit_set_aside_since_is_not_in_the_next_edition(scene):
    assert freeze(scene).document["findings"]
    scene.house.do(
        QuarantineExhibit(by="clerk", compartment=CASE, exhibit=scene.calls, reason="doubt")
    )
    assert freeze(scene).document["findings"] == []


def favourable(scene):
    return scene.house.do(
        RecordClaim(
            by="analyst",
            compartment=CASE,
            about="S-01",
            property="birth_date",
            value="1984-03-05",
            said_by="Records office",
            source=Quoted("note.txt", "Sample One was born on 5 March 1984."),
            exculpatory=True,
        )
    )


def test_what_speaks_for_the_person_stands_in_a_section_of_its_own(scene):
    claim = favourable(scene)
    sections = {section["id"]: section for section in freeze(scene).document["sections"]}
    [block] = sections["favour"]["blocks"]
    assert block["sentence"]["rests_on"] == [f"claim:{claim}"]


def own_form(scene, change):
    """Keep a form of the office's own: ours with one change."""
    ours = (FORMS / "subject_dossier.en.toml").read_text(encoding="utf-8")
    folder = scene.house.office.path / "forms"
    folder.mkdir()
    (folder / "subject_dossier.en.toml").write_text(change(ours), encoding="utf-8")


def test_a_form_of_the_office_cannot_leave_out_what_speaks_for_the_person(scene):
    favourable(scene)
    own_form(scene, lambda text: text.replace('each = "favour"', 'each = "acts"'))
    with pytest.raises(RefusedByLaw):
        freeze(scene)


def test_an_office_words_its_dossier_without_touching_a_program(scene):
    own_form(scene, lambda text: text.replace('heading = "Identity"', 'heading = "Who it is"'))
    document = freeze(scene).document
    assert "Who it is" in [each["heading"] for each in document["sections"]]


def test_a_form_that_names_a_missing_field_freezes_nothing(scene):
    own_form(scene, lambda text: text.replace("{authority}", "{warrant}"))
    before = frozen_briefs(scene)
    with pytest.raises(BadForm, match="there is no field warrant"):
        freeze(scene)
    assert frozen_briefs(scene) == before


def of_kind(scene, kind, subject="S-01", recipient="court", **more):
    to = Addressee(recipient, "trial", **more)
    order = {"by": "drafter", "compartment": CASE, "subject": subject, "to": to}
    return scene.house.do(FreezeBrief(**order, kind=kind))


def test_a_dossier_in_urdu_has_an_edition_of_its_own_and_the_words_of_sources_as_they_were(scene):
    urdu = of_kind(scene, "subject_dossier", language="ur")
    assert urdu.edition == 1
    headings = [each["heading"] for each in urdu.document["sections"]]
    assert headings[0] == "شناخت"
    assert "Sample Father" in json.dumps(urdu.document, ensure_ascii=False)
    assert (
        pypdfium2.PdfDocument(typeset(urdu.document)).get_metadata_value("Title")
        == (urdu.document["title"])
    )


def test_the_plain_text_is_attached_because_a_page_gives_back_no_nastaliq(scene):
    urdu = of_kind(scene, "subject_dossier", language="ur")
    pdf = pypdfium2.PdfDocument(typeset(urdu.document))
    [attached] = [pdf.get_attachment(at) for at in range(pdf.count_attachments())]
    text = bytes(attached.get_data()).decode()
    assert urdu.document["title"] in text
    assert all(each["heading"] in text for each in urdu.document["sections"])


def test_a_case_theory_is_made_for_the_office_alone(scene):
    with pytest.raises(BadValue, match="made for internal"):
        of_kind(scene, "case_theory")
    assert of_kind(scene, "case_theory", recipient="internal").kind == "case_theory"


def test_an_application_is_made_of_a_request_of_its_kind_about_the_same_person(scene):
    with pytest.raises(BadValue, match="say of which request"):
        of_kind(scene, "red_notice", recipient="interpol")


def in_the_way(scene, **more):
    to = Addressee("court", "trial")
    order = {"by": "drafter", "compartment": CASE, "subject": "S-01", "to": to}
    foreseen = scene.house.office.desk.ask(PreflightDocument(**order, **more))
    return [type(each) for each in foreseen.obstacles]


def test_nothing_stands_in_the_way_of_a_sound_dossier(scene):
    assert in_the_way(scene) == []


def same_by_one_officer(scene):
    theirs = scene.house.do(_father("M-01"))
    one = Judgement("S-01", "M-01", Answer.SAME, "one father", (scene.claim, theirs), "analyst")
    scene.house.do(JudgeIdentity(by="analyst", compartment=CASE, judgement=one))


def test_everything_in_the_way_is_told_at_once_and_nothing_is_frozen(scene):
    favourable(scene)
    own_form(scene, lambda text: text.replace('each = "favour"', 'each = "acts"'))
    same_by_one_officer(scene)
    before = frozen_briefs(scene)
    assert in_the_way(scene) == [RefusedByLaw, RefusedByLaw]
    assert frozen_briefs(scene) == before


def test_an_identity_that_one_officer_alone_decided_leaves_for_no_court(scene):
    same_by_one_officer(scene)
    with pytest.raises(RefusedByLaw, match="nobody reviewed"):
        freeze(scene)
    assert of_kind(scene, "subject_dossier", recipient="internal").recipient == "internal"


def test_an_exhibit_set_aside_is_in_the_way_with_its_name(scene):
    order = {"by": "clerk", "compartment": CASE, "exhibit": scene.note, "reason": "doubt"}
    scene.house.do(QuarantineExhibit(**order))
    assert in_the_way(scene) == [Quarantined]


def frozen_briefs(scene):
    with scene.house.office.tools.database.reading() as connection:
        return [each.sha256 for each in store.every(connection)]


def test_third_parties_appear_under_pseudonyms_and_raw_call_records_stay_behind(scene, tmp_path):
    folder = package(scene, tmp_path / "one")
    brief = (folder / "brief.json").read_text(encoding="utf-8")
    assert "T-0001" in brief
    assert "923900000002" not in brief
    assert not (folder / "exhibits" / f"{scene.calls}.csv").exists()
    withheld = {e["sha256"]: e for e in json.loads(brief)["exhibits"] if e["given"] == "withheld"}
    assert "third parties" in withheld[scene.calls]["reason"]


def test_what_stands_in_a_confidential_exhibit_goes_to_a_court_and_is_refused_to_a_foreign_authority(
    scene, tmp_path
):
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    secret = scene.house.seal(incoming, "secret.txt", b"born abroad", handling="confidential")
    scene.house.read()
    source = Quoted("secret.txt", "born abroad")
    scene.house.do(
        RecordClaim(
            by="analyst",
            compartment=CASE,
            about="S-01",
            property="nationality",
            value="XX",
            said_by="a source",
            source=source,
        )
    )
    exhibits = freeze(scene, "court").document["exhibits"]
    assert next(each["given"] for each in exhibits if each["sha256"] == secret) == "whole"
    with pytest.raises(NotCleared, match="its handling code is confidential"):
        freeze(scene, "foreign_authority")


def test_no_third_partys_number_stands_in_a_package_outside_exhibits_given_whole(scene, tmp_path):
    frozen = freeze(scene)
    scene.house.do(MakeCheckpoint(by="supervisor"))
    folder = package(scene, tmp_path / "one", frozen.sha256)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.parent.name not in ("exhibits", "verify"):
            raw = path.read_bytes()
            assert b"923900000002" not in raw, path.name
            assert b"923900000003" not in raw, path.name
            assert b"calls.csv" not in raw, path.name


def test_a_number_taken_for_a_subjects_by_mistake_does_not_stay_open(scene):
    source = Quoted("calls.csv", "923900000002", row=1)
    order = {"by": "analyst", "compartment": CASE, "about": "S-01"}
    mistaken = scene.house.do(
        RecordClaim(**order, property="phone", value="+923900000002", said_by="x", source=source)
    )
    parameters = {"number": "+923900000001", "from": "2025-01-01", "to": "2025-03-31"}
    find = {"by": "analyst", "compartment": CASE, "subject": "S-01"}
    scene.house.do(MakeFinding(**find, method="contacts", parameters=parameters))
    assert "+923900000002" in json.dumps(freeze(scene).document["findings"])
    scene.house.do(WithdrawClaim(by="analyst", compartment=CASE, claim=mistaken, reason="wrong"))
    assert "+923900000002" not in json.dumps(freeze(scene).document["findings"])


def test_a_withdrawn_statement_in_the_persons_favour_stays_with_the_reason(scene):
    claim = favourable(scene)
    scene.house.do(WithdrawClaim(by="analyst", compartment=CASE, claim=claim, reason="not helpful"))
    sections = {section["id"]: section for section in freeze(scene).document["sections"]}
    [block] = sections["favour"]["blocks"]
    assert "Withdrawn since: not helpful" in block["sentence"]["text"]


def test_signs_that_would_act_on_a_reader_are_shown_as_escapes_and_break_no_page():
    from sanad.dossier.blocks import Writer

    writer = Writer()
    writer.heading("x", "X")
    writer.sentence("He said \x1b[2J \u202eabc\nand went.", ["entry:1"])
    [section] = writer.finish()
    assert section["blocks"][0]["sentence"]["text"] == "He said \\x1b[2J \\u202eabc\nand went."


# --- signature in the PDF -------------------------------------------------------------------------


def pdfsig(file: Path) -> str:
    """Ask a program that is not ours about the signatures of a PDF."""
    program = shutil.which("pdfsig")
    assert program is not None
    done = subprocess.run([program, file], capture_output=True, text=True, check=False)
    return done.stdout


def test_the_pdf_of_a_package_is_signed_whole_by_the_certificate_beside_it(scene, tmp_path):
    folder = package(scene, tmp_path / "one")
    said = pdfsig(folder / "dossier.pdf")
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert b"BEGIN CERTIFICATE" in (folder / "office.crt").read_bytes()


def test_a_signed_pdf_with_one_byte_changed_is_no_longer_valid(scene, tmp_path):
    file = package(scene, tmp_path / "one") / "dossier.pdf"
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 3] ^= 1
    file.write_bytes(raw)
    assert "Signature is Valid" not in pdfsig(file)
