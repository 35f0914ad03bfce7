# SPDX-License-Identifier: Apache-2.0
import fnmatch
import json
import re
import sys
import wave
import zipfile
from array import array
from email import message_from_bytes, policy
from pathlib import Path

import pypdfium2
import pytest

HERE = Path(__file__).resolve()
CHECKED_IN = HERE.parents[2] / "samples"


def test_two_runs_in_different_surroundings_give_the_same_bytes(sample, again):
    assert sample.digests() == again.digests()


def test_the_checked_in_answers_are_those_of_the_folder(sample):
    checked_in = json.loads((CHECKED_IN / "answers.json").read_text(encoding="utf-8"))
    assert checked_in == sample.answers


def test_every_planted_number_and_file_is_told_in_the_answers(sample):
    told = (CHECKED_IN / "answers.md").read_text(encoding="utf-8")
    untold = [leaf for leaf in _leaves(sample.answers)
              if not re.search(rf"(?<![\w.]){re.escape(str(leaf))}(?!\w)", told)]  # fmt: skip
    assert untold == []


def test_every_file_is_met_by_exactly_one_delivery(sample):
    deliveries = sample.sheet("delivery")["delivery"]
    met = {
        name: [
            n
            for n, one in enumerate(deliveries)
            if any(fnmatch.fnmatch(name, p) for p in one["files"])
        ]
        for name in sample.evidence()
    }
    assert {name: places for name, places in met.items() if len(places) != 1} == {}


def test_everything_was_received_while_its_instrument_was_in_force(sample):
    sheet = sample.sheet("delivery")
    papers = {one["id"]: one for one in sheet["instrument"]}
    for delivery in sheet["delivery"]:
        paper, day = papers[delivery["instrument"]], delivery["received_at"].date()
        assert paper["issued_on"] <= day <= paper.get("in_force_until", day), delivery["files"]


def test_every_pattern_meets_a_file(sample):
    names = sample.evidence()
    for delivery in sample.sheet("delivery")["delivery"]:
        for pattern in delivery["files"]:
            assert fnmatch.filter(names, pattern), pattern


def test_every_telephone_number_lies_in_an_unassigned_range(sample):
    number = re.compile(r"(?<![0-9A-Za-z])(?:\+92-?|92|0)(3\d{9})(?![0-9A-Za-z])")
    found = [hit for text in _texts(sample) for hit in number.findall(text)]
    assert len(found) > 10_000
    assert {hit for hit in found if not hit.startswith("39")} == set()


@pytest.mark.parametrize(
    ("pattern", "allowed"),
    [
        (r"(?<![0-9A-Za-z])\d{5}-\d{7}-\d(?![0-9A-Za-z])", r"9\d{4}-\d{7}-\d"),
        (
            r"(?<![0-9A-Za-z])(?:PK|AE)\d\d[A-Z0-9]{19,20}(?![0-9A-Za-z])",
            r"PK\d\d(ZARD|NMNB).*|AE\d\d990.*",
        ),
    ],
    ids=["identity cards begin with 9", "banks do not exist"],
)
def test_identifiers_belong_to_nobody(sample, pattern, allowed):
    found = {hit for text in _texts(sample) for hit in re.findall(pattern, text)}
    assert found
    assert {hit for hit in found if not re.fullmatch(allowed, hit)} == set()


def test_handsets_are_test_equipment_and_sims_of_the_test_network(sample):
    for name in sample.answers["rows"]:
        text = (sample.root / name).read_text(encoding="ascii")
        tail = text.splitlines()[-1]
        assert re.search(r"\b00\d{12,14}\b", tail), name
        assert re.search(r"\b00101\d{10}\b", tail), name
        assert not re.search(r"\b410\d{12}\b", text), name


def test_the_scanned_memo_holds_a_picture_and_no_text(sample):
    document = pypdfium2.PdfDocument(sample.root / "documents" / "seizure-memo-scan.pdf")
    page = document[0]
    text = page.get_textpage().get_text_range()
    kinds = {thing.type for thing in page.get_objects()}
    document.close()
    assert text.strip() == ""
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE in kinds


def test_the_cp1256_note_is_no_utf8_and_its_sheet_says_so(sample):
    raw = (sample.root / "documents" / "seized-note-cp1256.txt").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")
    assert "سہراب" in raw.decode("cp1256")
    said = [one.get("encoding") for one in sample.sheet("delivery")["delivery"]
            if "documents/seized-note-cp1256.txt" in one["files"]]  # fmt: skip
    assert said == ["cp1256"]


def test_the_word_file_carries_one_time_throughout(sample):
    with zipfile.ZipFile(sample.root / "documents" / "interview-memo.docx") as archive:
        assert {info.date_time for info in archive.infolist()} == {(2025, 6, 26, 12, 0, 0)}
        assert b"2013-12-23" not in archive.read("docProps/core.xml")


def test_the_mail_lists_the_digests_and_carries_its_certificate(sample):
    raw = (sample.root / "documents" / "alpha-covering-mail.eml").read_bytes()
    message = message_from_bytes(raw, policy=policy.default)
    assert sample.answers["altered"]["sha256_listed"] in message.get_body().get_content()
    assert [part.get_filename() for part in message.iter_attachments()] == ["certificate-alpha.pdf"]


def test_the_recording_is_speech_shaped_and_as_long_as_its_cues(sample):
    with wave.open(str(sample.root / "recordings" / "call-07.wav")) as file:
        form = (file.getnchannels(), file.getsampwidth(), file.getframerate())
        frames = file.readframes(file.getnframes())
    assert form == (1, 2, 8000)
    samples = array("h", frames)
    if sys.byteorder == "big":
        samples.byteswap()
    assert 20 <= len(samples) / 8000 <= 30
    pause, speech = samples[29_500:33_000], samples[56_500:94_000]
    assert set(pause) == {0}
    assert max(speech) > 8000


def test_transcript_and_translation_share_their_cues(sample):
    folder = sample.root / "recordings"
    clocks = [
        re.findall(r"^\S+ --> \S+$", (folder / name).read_text(encoding="utf-8"), re.MULTILINE)
        for name in ("call-07.ur.vtt", "call-07.en.vtt")
    ]
    assert clocks[0] == clocks[1]
    assert len(clocks[0]) == 6


def _leaves(tree):
    if isinstance(tree, dict | list):
        for item in tree.values() if isinstance(tree, dict) else tree:
            yield from _leaves(item)
    else:
        yield tree


def _texts(sample):
    for name in sample.files():
        raw = (sample.root / name).read_bytes()
        if name.endswith((".csv", ".txt", ".toml", ".xml", ".sta", ".vtt", ".eml")):
            yield raw.decode("cp1256" if "cp1256" in name else "utf-8")
        elif name.endswith(".pdf"):
            document = pypdfium2.PdfDocument(raw)
            yield from (page.get_textpage().get_text_range() for page in document)
            document.close()
