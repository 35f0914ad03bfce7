# SPDX-License-Identifier: Apache-2.0
"""Plain text, WebVTT and film: by hand and damaged."""

import pytest

from sanad.errors import BadValue, EncodingInDoubt, MalformedFile, UnreadableText


def test_text_is_one_part_exactly_as_decoded(run):
    outcome = run("سند\r\nline two\n\tthree".encode(), "n.txt")
    assert outcome.layer["parts"] == [{"label": "text", "text": "سند\r\nline two\n\tthree"}]
    assert (outcome.receipt.read, outcome.receipt.stored) == (1, 1)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_at_the_beginning_tells_the_encoding(run, encoding):
    assert run("کوئٹہ".encode(encoding), "n.txt").texts == ["کوئٹہ"]


def test_letters_are_not_normalised(run):
    decomposed = "e\u0301 \u06c0"
    assert run(decomposed.encode(), "n.txt").texts == [decomposed]


def test_a_code_page_is_read_only_when_named(run):
    raw = "مرحبا".encode("cp1256")
    with pytest.raises(EncodingInDoubt, match="cp1256, reading “مرحبا”") as refused:
        run(b"ok: " + raw, "n.txt")
    assert refused.value.facts["offset"] == 4
    with pytest.raises(UnreadableText) as named:
        run(b"ok: " + raw, "n.txt", encoding="utf-8")
    assert named.value.facts == {"encoding": "utf-8", "offset": 4}
    assert run(raw, "n.txt", encoding="cp1256").texts == ["مرحبا"]


def test_an_encoding_in_which_no_word_can_be_shown_is_not_suggested(run):
    with pytest.raises(
        UnreadableText
    ):  # a blank in both code pages of the region: nothing to compare
        run(b"\xa0", "n.txt")
    with pytest.raises(UnreadableText):  # no text in any of them
        run(b"a\x90b" * 5, "n.txt")
    with pytest.raises(EncodingInDoubt, match="reading “abc def”"):
        run(b"abc\xa0def", "n.txt")


@pytest.mark.parametrize("encoding", ["no-such", "base64", "a\0b"])
def test_a_codec_that_is_none_is_the_callers_fault(run, encoding):
    with pytest.raises(BadValue):
        run(b"x", "n.txt", encoding=encoding)


VTT = """WEBVTT - call 7 (fictional)

NOTE made by hand

STYLE
::cue { color: red }

1
00:01.000 --> 00:04.000 align:start
<v A>Hello
second line

01:00:00.500 --> 01:00:02.000
سلام

"""


def test_cues_are_parts_with_their_times(run):
    outcome = run(VTT.encode(), "t.vtt")
    assert outcome.layer["kind"] == "cues"
    assert outcome.layer["parts"] == [
        {"label": "00:00:01.000 --> 00:00:04.000", "text": "<v A>Hello\nsecond line"},
        {"label": "01:00:00.500 --> 01:00:02.000", "text": "سلام"},
    ]
    assert outcome.receipt.kind == "cues"


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends_give_the_same_cues(run, end):
    assert (
        run(VTT.replace("\n", end).encode(), "t.vtt").layer["parts"]
        == run(VTT.encode(), "t.vtt").layer["parts"]
    )


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ("00:05.000 --> 00:04.000\nback", "ends_before_start"),
        ("00:05,000 --> 00:06,000\ncommas", "bad_timing"),
        ("00:75.000 --> 00:76.000\nseconds", "bad_timing"),
        ("just words", "no_timing"),
    ],
)
def test_a_block_that_is_no_cue_is_set_aside(run, block, code):
    outcome = run((VTT + block + "\n").encode(), "t.vtt")
    assert outcome.receipt.rejects_by_code == {code: 1}
    assert len(outcome.layer["parts"]) == 2


def test_a_transcript_must_begin_as_one(run):
    with pytest.raises(MalformedFile):
        run(b"00:01.000 --> 00:02.000\nhi\n", "t.vtt")


def test_film_is_not_read(run):
    outcome = run(b"\0\0\0\x18ftypisom" + bytes(20), "film.mp4")
    assert (outcome.receipt.kind, outcome.receipt.read) == ("none", 0)
    assert list(outcome.folder.iterdir()) == []
