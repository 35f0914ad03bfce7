# SPDX-License-Identifier: Apache-2.0
"""From a word that the machine was not sure of to a sentence that a stranger verifies."""

import io
import json
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw, ImageFont

from cast import CASE
from sanad.claims import store
from sanad.desk.acts.confirm_words import ConfirmWords
from sanad.desk.acts.freeze_brief import FreezeBrief
from sanad.desk.acts.make_checkpoint import MakeCheckpoint
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.procedures.build_dossier import write_package
from sanad.desk.questions.dossier_contents import DossierContents
from sanad.dossier.material import Addressee
from sanad.errors import BadValue, CitationBroken, NotConfirmed, Quarantined
from sanad.readers.formats.ocr import tessdata
from sanad.verify import verify_package
from sanad.verify.report import Verdict
from scene import recognised

TEXT = "Son of Sample Fathor\nof Sample Town"
ORDER = ConfirmWords(
    by="analyst", compartment=CASE, exhibit="card.png", part=1, start=14, end=20, reading="Father"
)


@pytest.fixture
def house(quick_house, tmp_path):
    quick_house.picture = quick_house.seal(tmp_path, "card.png", b"\x89PNG\r\n\x1a\n of a card")
    recognised(quick_house, quick_house.picture, TEXT, (14, 20))
    quick_house.subject("S-01")
    return quick_house


def father(quote):
    return RecordClaim(
        by="analyst",
        compartment=CASE,
        about="S-01",
        property="father_name",
        value="Sample Father",
        said_by="Records office",
        source=Quoted("card.png", quote),
    )


def test_a_word_that_the_machine_was_not_sure_of_carries_no_claim_until_a_person_looked(house):
    with pytest.raises(NotConfirmed, match="Fathor"):
        house.do(father("Sample Fathor"))
    house.do(replace(ORDER, reading="Fathor"))
    house.do(father("Sample Fathor"))


def test_a_corrected_word_is_quoted_as_the_person_reads_it(house):
    house.do(ORDER)
    with pytest.raises(CitationBroken):
        house.do(father("Sample Fathor"))
    house.do(father("Sample Father"))


def test_both_readings_are_kept_and_neither_stands_in_what_leaves_the_office(house):
    given = house.do(ORDER)
    with house.office.tools.database.reading() as connection:
        assert store.confirmed(connection, house.picture) == [given]
    assert (given.machine, given.reading) == ("Fathor", "Father")


@pytest.mark.parametrize(
    "change",
    [{"start": 15}, {"end": 19}, {"end": 22}, {"end": 99}, {"reading": ""}, {"reading": " Father"}],
)
def test_half_words_and_empty_readings_are_refused(house, change):
    with pytest.raises(BadValue):
        house.do(replace(ORDER, **change))


def test_a_part_that_is_not_there_is_refused(house):
    with pytest.raises(CitationBroken):
        house.do(replace(ORDER, part=2))


def test_words_of_an_exhibit_set_aside_are_not_confirmed(house):
    house.do(QuarantineExhibit(by="clerk", compartment=CASE, exhibit=house.picture, reason="doubt"))
    with pytest.raises(Quarantined):
        house.do(ORDER)


def packaged(house, folder, recipient):
    to = Addressee(recipient, "trial")
    brief = house.do(FreezeBrief(by="drafter", compartment=CASE, subject="S-01", to=to))
    house.do(MakeCheckpoint(by="supervisor"))
    order = DossierContents(by="drafter", compartment=CASE, brief=brief.sha256)
    return write_package(house.office.desk, house.office.tools, order, folder).folder


def test_a_stranger_verifies_a_sentence_that_rests_on_a_corrected_word(house, tmp_path):
    house.do(ORDER)
    house.do(father("Sample Father"))
    folder = packaged(house, tmp_path / "package", "court")
    report = verify_package(folder, house.office.tools.signer.fingerprint)
    assert [check for check in report.checks if check.verdict is Verdict.BROKEN] == []
    [cited] = [check for check in report.checks if check.code == "CITATION"]
    assert cited.verdict is Verdict.INTACT
    layer = folder / "layers" / f"{house.picture}.ocr.json"
    assert json.loads(layer.read_bytes())["parts"][0]["text"] == TEXT


def test_a_package_without_the_picture_does_not_say_what_stands_on_it(quick_house, tmp_path):
    house = quick_house
    house.picture = house.seal(tmp_path, "card.png", b"\x89PNG\r\n\x1a\n of a card")
    recognised(house, house.picture, TEXT, (14, 20))
    house.subject("S-01")
    house.do(replace(ORDER, reading="Fathom"))
    house.do(replace(father("Son of Sample"), value="Sample Father", exculpatory=True))
    aside = {"exhibit": house.picture, "reason": "doubt"}
    house.do(QuarantineExhibit(by="clerk", compartment=CASE, **aside))
    folder = packaged(house, tmp_path / "package", "defence")
    written = b"".join(path.read_bytes() for path in folder.glob("ledger/entries/*.json"))
    assert b"confirm_words" in written
    assert b"Fathom" not in written
    assert b"Fathor" not in written
    report = verify_package(folder, house.office.tools.signer.fingerprint)
    assert [check for check in report.checks if check.verdict is Verdict.BROKEN] == []


@pytest.mark.skipif(
    not any(folder.is_dir() for folder in tessdata.FOLDERS), reason="Tesseract's data is not here"
)
def test_words_recognised_on_a_sealed_picture_carry_a_claim(quick_house, tmp_path):
    house = quick_house
    page, out = Image.new("L", (1600, 700), 255), io.BytesIO()
    face = ImageFont.load_default(60)
    ImageDraw.Draw(page).text((100, 200), "Son of Sample Father", 0, face)
    page.save(out, "PNG")
    house.subject("S-01")
    house.read()
    house.seal(tmp_path, "card.png", out.getvalue(), language="en")
    steps = {(reading.step, reading.outcome.kind) for reading in house.read()}
    assert steps == {("content", "picture"), ("ocr", "ocr")}
    house.do(father("Sample Father"))


def test_a_stranger_verifies_words_heard_in_a_recording_through_its_subtitles(
    quick_house, tmp_path
):
    house = quick_house
    call = house.seal(tmp_path, "call.wav", b"RIFF\0\0\0\0WAVE of a call")
    heard = "1\n00:00:01,000 --> 00:00:04,000\nڈرائیور کا والد Sample Father\n".encode("utf-16")
    house.seal(tmp_path, "call.srt", heard, parent=call, relation="transcript")
    house.subject("S-01")
    list(house.read())
    claim = father("Sample Father")
    house.do(replace(claim, source=Quoted("call.srt", "Sample Father")))
    folder = packaged(house, tmp_path / "package", "court")
    report = verify_package(folder, house.office.tools.signer.fingerprint)
    assert [check for check in report.checks if check.verdict is Verdict.BROKEN] == []
    [cited] = [check for check in report.checks if check.code == "CITATION"]
    assert cited.verdict is Verdict.INTACT
    assert "milliseconds 1000 to 4000" in cited.says or "call.wav" in cited.says
