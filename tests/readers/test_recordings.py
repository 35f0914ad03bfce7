# SPDX-License-Identifier: Apache-2.0
"""Recordings: what they say of themselves, held against the sound that is there; and their transcripts."""

import io
import json
import struct
import tempfile
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sanad.claims.resolve import cue_span
from sanad.errors import EncodingInDoubt
from sanad.readers import registry
from sanad.readers.rows import Hints
from sanad.verify.cues import parse_cues
from sanad.verify.fault import Fault

RATE = 8000
KINDS = {
    "wav": ("WAV", "PCM_16"),
    "mp3": ("MP3", "MPEG_LAYER_III"),
    "ogg": ("OGG", "VORBIS"),
    "opus": ("OGG", "OPUS"),
    "flac": ("FLAC", "PCM_16"),
}


def sound(kind="wav", seconds=2.0, channels=1):
    """Return a recording: loud in the first half, silent in the second, the second channel the other way round."""
    count = int(RATE * seconds)
    tone = np.sin(np.arange(count) * 0.3) * 0.9
    tone[count // 2 :] = 0
    sides = np.stack([tone, tone[::-1]][:channels], axis=1)
    out = io.BytesIO()
    form, codec = KINDS[kind]
    soundfile.write(out, sides, RATE, format=form, subtype=codec)
    return out.getvalue()


def facts(outcome):
    receipt = outcome.receipt
    assert (receipt.kind, receipt.reader, receipt.read) == ("recording", "recording", 0)
    return receipt.facts


@pytest.mark.parametrize("kind", KINDS)
def test_length_form_and_waveform_of_each_kind_are_those_of_the_sound(run, kind):
    outcome = run(sound(kind), f"call.{kind}")
    said = facts(outcome)
    assert abs(said["duration_ms"] - 2000) <= 150
    assert (said["codec"], said["channels"], said["sample_rate_hz"]) == (KINDS[kind][1], 1, RATE)
    assert outcome.receipt.notes == ()
    with Image.open(outcome.folder / "waveform.png") as picture:
        assert picture.size == (1200, 120)


def test_each_side_of_a_call_has_a_band_and_silence_is_a_line(run):
    outcome = run(sound(channels=2), "call.wav")
    with Image.open(outcome.folder / "waveform.png") as picture:
        assert picture.size == (1200, 240)
        quarters = [
            picture.crop((x, y, x + 500, y + 120)).point(lambda v: 255 - v).getbbox()
            for x, y in ((50, 0), (650, 0), (50, 120), (650, 120))
        ]
    heights = [bottom - top for _, top, _, bottom in quarters]
    assert heights[0] > 90
    assert heights[3] > 90
    assert heights[1:3] == [1, 1]


def test_the_same_bytes_give_the_same_picture(run):
    one, two = (run(sound(), name).folder / "waveform.png" for name in ("a.wav", "b.wav"))
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("kind", ["wav", "mp3", "flac"])
def test_a_recording_cut_short_is_said_to_be_shorter_than_its_header_tells(run, kind):
    raw = sound(kind, seconds=6)
    outcome = run(raw[: len(raw) // 3], f"cut.{kind}")
    said = facts(outcome)
    assert said["duration_ms"] < 3000
    assert said["header_duration_ms"] >= 6000
    assert any("the header tells 00:00:06." in note for note in outcome.receipt.notes)


def test_a_recording_of_no_sound_says_so(run):
    outcome = run(sound(seconds=0), "empty.wav")
    assert "it holds no sound" in outcome.receipt.notes
    assert list(outcome.folder.iterdir()) == []


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"RIFF\0\0\0\0WAVE", "x"),
        (b"ID3", "x"),
        (b"OggS", "x"),
        (b"fLaC" + bytes(100), "x"),
        (sound()[:30], "x"),
        (b"\0\0\0\x18ftypM4A " + bytes(50), "x"),
        (b"\0\0\0\x18ftypisom" + bytes(50), "memo.m4a"),
    ],
)
def test_a_damaged_recording_stays_a_recording_of_which_little_is_known(run, raw, name):
    outcome = run(raw, name)
    assert "duration_ms" not in facts(outcome)
    assert len(outcome.receipt.notes) == 1


def test_film_is_no_recording(run):
    assert run(b"\0\0\0\x18ftypisom" + bytes(50), "film.mp4").receipt.reader == "none"


def bext(originator, date):
    body = (
        b"interview".ljust(256, b"\0")
        + originator.ljust(32, b"\0")
        + bytes(32)
        + date
        + b"14:05:06"
    )
    return b"bext" + struct.pack("<I", len(body)) + body


def test_what_a_field_recorder_wrote_stands_as_written(run):
    raw = sound()
    chunk = bext(b"SampleRec 3", b"2025-03-04")
    marked = raw[:12] + chunk + raw[12:]
    marked = marked[:4] + struct.pack("<I", len(marked) - 8) + marked[8:]
    outcome = run(marked, "field.wav")
    expected = {"description": "interview", "originator": "SampleRec 3", "date": "2025-03-04"}
    assert facts(outcome)["recorder"] == {**expected, "time": "14:05:06"}


def box(name, body):
    return struct.pack(">I4s", len(body) + 8, name) + body


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (b"\0\0\0\0" + struct.pack(">I", 3_823_941_906), "2025-03-04T14:05:06Z"),
        (b"\1\0\0\0" + struct.pack(">Q", 3_823_941_906), "2025-03-04T14:05:06Z"),
        (bytes(8), None),
        (b"\1\0\0\0" + b"\xff" * 8, None),
        (b"\0", None),
    ],
)
def test_when_a_telephone_says_that_it_recorded_is_kept(run, head, said):
    raw = box(b"ftyp", b"M4A \0\0\0\0") + box(
        b"moov", box(b"mvhd", head.ljust(12 if len(head) > 1 else 1, b"\0"))
    )
    recorder = facts(run(raw, "memo.m4a")).get("recorder", {})
    assert recorder.get("created") == said


def test_tags_stand_as_written(run):
    out = io.BytesIO()
    with soundfile.SoundFile(out, "w", RATE, 1, format="OGG", subtype="VORBIS") as file:
        file.title, file.date, file.comment = "Interview 7", "2025-03-04", "آخری"
        file.write(np.zeros(RATE))
    tags = facts(run(out.getvalue(), "tagged.ogg"))["tags"]
    assert (tags["title"], tags["year"], tags["comment"]) == (
        ["Interview 7"],
        ["2025-03-04"],
        ["آخری"],
    )


AMR = (
    b"#!AMR\n" + (b"\x3c" + bytes(31)) * 50 + b"\x7c" * 10
)  # 50 frames at 12.2 kbit/s, 10 without data


def test_the_length_of_an_amr_recording_is_counted_frame_by_frame(run):
    said = facts(run(AMR, "call.amr"))
    assert (said["duration_ms"], said["codec"], said["sample_rate_hz"]) == (1200, "AMR-NB", 8000)
    wide = facts(run(b"#!AMR-WB\n" + (b"\x44" + bytes(60)) * 50, "call.awb"))
    assert (wide["duration_ms"], wide["codec"], wide["sample_rate_hz"]) == (1000, "AMR-WB", 16000)


@pytest.mark.parametrize("raw", [AMR + b"\x3c" + bytes(5), AMR + b"\x54" + bytes(40)])
def test_an_amr_recording_that_breaks_off_says_where(run, raw):
    outcome = run(raw, "call.amr")
    assert facts(outcome)["duration_ms"] == 1200
    assert "breaks off after 00:00:01.200" in outcome.receipt.notes[-1]


SRT = "1\r\n00:00:01,000 --> 00:00:04,000\r\nWhere are you?\r\n \r\n2\r\n00:00:04.500 --> 00:00:06,000 X1:1\r\nAt the\r\nmarket\r\n"


def test_subrip_cues_are_parts_with_their_times_and_words_as_written(run):
    outcome = run(SRT.encode(), "call.txt")
    assert (outcome.receipt.reader, outcome.receipt.kind, outcome.receipt.stored) == (
        "subtitles",
        "cues",
        2,
    )
    assert outcome.texts == ["Where are you?", "At the\nmarket"]
    assert [cue_span(part["label"]) for part in outcome.layer["parts"]] == [
        (1000, 4000),
        (4500, 6000),
    ]
    assert "encoding" not in outcome.layer


def test_subrip_in_another_encoding_names_it_for_the_stranger(run):
    urdu = SRT.replace(
        "Where are you", "آپ کہاں ہیں".translate({0x6C1: "ه", 0x6CC: "ي", 0x6BA: "ن", 0x6A9: "ك"})
    )
    for codec in ("cp1256", "utf-16"):
        raw = urdu.encode(codec)
        outcome = run(raw, "call.srt", encoding="cp1256" if codec == "cp1256" else None)
        assert outcome.layer["encoding"] == codec
        assert [cue.text for cue in parse_cues(raw, codec)] == outcome.texts
    with pytest.raises(EncodingInDoubt):
        run(urdu.encode("cp1256"), "call.srt")


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ("3\nno times\n", "no_timing"),
        ("3\n00:00:09,00 --> 00:00:10,000\nx\n", "bad_timing"),
        ("3\n00:00:09,000 --> 00:00:08,000\nx\n", "ends_before_start"),
    ],
)
def test_subrip_blocks_that_are_no_cues_are_set_aside_with_a_reason(run, block, code):
    outcome = run((SRT.replace("\r", "") + "\n" + block).encode(), "call.srt")
    assert outcome.receipt.rejects_by_code == {code: 1}
    assert outcome.rows("rejects")[0]["written"] == block.strip().replace("\n", " | ")
    assert outcome.receipt.stored == 2


def test_what_holds_no_cue_is_no_transcript_for_the_stranger():
    with pytest.raises(Fault):
        parse_cues(b"1\nwords\n")


PIECES = [
    "",
    " ",
    "1",
    "word",
    "NOTE x",
    "-->",
    "00:01.000 --> 00:02.000",
    "00:00:03,000 --> 00:00:04,500 a",
    "00:00:09.000 --> 00:00:08.000",
    "a --> b",
]


@given(
    lines=st.lists(st.sampled_from(PIECES), max_size=12),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    head=st.sampled_from(["WEBVTT\n\n", "1\n00:00:00,000 --> 00:00:01,000\nx\n\n"]),
)
def test_the_office_and_the_stranger_hear_the_same_cues(lines, end, head):
    """Both were written from docs/formats/citation.md, and neither from the other."""
    raw = (head + end.join(lines)).encode()
    with tempfile.TemporaryDirectory() as folder:
        sealed, into = Path(folder) / "sealed", Path(folder) / "into"
        sealed.write_bytes(raw)
        into.mkdir()
        registry.read(sealed, into, Hints("call"))
        parts = json.loads((into / "layer.json").read_bytes())["parts"]
    ours = [(*cue_span(part["label"]), part["text"]) for part in parts]
    assert ours == [(cue.from_ms, cue.to_ms, cue.text) for cue in parse_cues(raw)]
