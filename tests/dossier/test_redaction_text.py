# SPDX-License-Identifier: Apache-2.0
"""That redacted texts and tables keep every place that was not marked, and nothing of what was."""

import csv
import hashlib
import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sanad.dossier.redaction import table as table_module
from sanad.dossier.redaction import text as text_module
from sanad.dossier.redaction.mark import Boxes, Cells, Mark, Stretch
from sanad.dossier.redaction.redact import redact
from sanad.dossier.redaction.spans import BLOCK, Span
from sanad.dossier.redaction.text import prove
from sanad.errors import BadValue, EncodingInDoubt, NotRedacted
from sanad.readers.formats.eml import reader as eml
from sanad.readers.formats.subtitles import reader as subtitles
from sanad.readers.formats.text import reader as plain
from sanad.readers.formats.webvtt import reader as webvtt
from sanad.readers.rows import Hints
from sanad.verify.rows import pick

SAID = "On 3 March Zarghun called.\r\nملزم عبداللہ came 😀 too.\n"


def read(with_reader, path, encoding=None) -> dict:
    into = path.parent / "read"
    into.mkdir(exist_ok=True)
    with_reader.read(path, into, Hints(path.name, encoding=encoding))
    return json.loads((into / "layer.json").read_bytes())


def kept(folder, raw: bytes, name="a.txt"):
    path = folder / name
    path.write_bytes(raw)
    return path


def mark(text: str, words: str, part=1, kind="text") -> Mark:
    start = text.index(words)
    return Mark(Stretch(part, start, start + len(words), kind), "third_party")


@pytest.mark.parametrize("encoding", [None, "cp1256", "utf-16"])
def test_a_text_keeps_its_line_ends_and_places_in_any_encoding(tmp_path, encoding):
    said = SAID.replace("😀", "x") if encoding == "cp1256" else SAID
    path = kept(tmp_path, said.replace("ہ", "ه").encode(encoding or "utf-8", "replace"))
    layer = read(plain, path, encoding)
    text = layer["parts"][0]["text"]
    made = redact(path, "text/plain", [layer], [mark(text, "Zarghun"), mark(text, "called.\r\nملزم")])  # fmt: skip
    copy = made.raw.decode()
    assert len(copy) == len(text)
    assert copy.startswith(f"On 3 March {BLOCK * 7} {BLOCK * 7}\r\n{BLOCK * 4} ")
    assert copy[copy.index("\r\n") + 6 :] == text[copy.index("\r\n") + 6 :]
    assert made.layers[0]["parts"][0]["text"] == copy
    assert made.layers[0]["exhibit"] == hashlib.sha256(made.raw).hexdigest()
    assert "encoding" not in made.layers[0]
    again = read(plain, kept(tmp_path, made.raw, "copy.txt"))
    assert again == made.layers[0]


def test_a_text_without_a_layer_is_read_strictly(tmp_path):
    made = redact(kept(tmp_path, SAID.encode()), "text/plain", [], [mark(SAID, "Zarghun")])
    assert made.raw.decode() == SAID.replace("Zarghun", BLOCK * 7)
    assert [one.span for one in made.removed] == [Span(11, 18, "third_party")]
    with pytest.raises(EncodingInDoubt):
        redact(kept(tmp_path, SAID.encode("cp1256", "replace")), "text/plain", [], [mark(SAID, "Zarghun")])  # fmt: skip


def test_a_byte_order_mark_among_the_characters_is_not_lost(tmp_path):
    path = kept(tmp_path, b"\xef\xbb\xbf\xef\xbb\xbfZarghun came")
    layer = read(plain, path)
    text = layer["parts"][0]["text"]
    made = redact(path, "text/plain", [layer], [mark(text, "Zarghun")])
    assert read(plain, kept(tmp_path, made.raw, "copy.txt"))["parts"][0]["text"] == text.replace("Zarghun", BLOCK * 7)  # fmt: skip


VTT = "WEBVTT\r\n\r\n1\r\n00:01.000 --> 00:04.000 align:left\r\n<v Zarghun>Hello\r\nto Karachi\r\n\r\nNOTE nothing\r\n\r\n00:05.000 --> 00:04.000\r\nto Karachi\r\n\r\n01:00:05.000 --> 01:00:09.500\r\nto Karachi\r\n"
SRT = "1\n00:00:01,000 --> 00:00:04,000\nZarghun\nto Karachi\n\n2\n01:00:05,000 --> 01:00:09,500\nto Karachi"


@pytest.mark.parametrize(
    ("with_reader", "text", "name"), [(webvtt, VTT, "a.vtt"), (subtitles, SRT, "a.srt")]
)
def test_words_of_a_cue_go_and_the_transcript_is_still_one(tmp_path, with_reader, text, name):
    path = kept(tmp_path, text.encode(), name)
    layer = read(with_reader, path)
    assert len(layer["parts"]) == 2
    first = layer["parts"][0]["text"]
    marks = [mark(first, "Zarghun", 1, "cues"), mark("to Karachi", "Karachi", 2, "cues")]
    made = redact(path, "text/vtt", [layer], marks)
    copy = made.raw.decode()
    last = text.rindex("Karachi")
    wanted = text[:last] + BLOCK * 7 + text[last + 7 :]
    assert copy == wanted.replace("Zarghun", BLOCK * 7)
    again = read(with_reader, kept(tmp_path, made.raw, "copy"))
    assert again["parts"] == made.layers[0]["parts"]


def test_of_a_mail_the_words_go_over_and_nothing_of_its_coding(tmp_path):
    import base64

    body = base64.b64encode(b"Zarghun came").decode()
    path = kept(
        tmp_path,
        f"From: a@example.pk\nTo: b@example.pk\nSubject: =?utf-8?b?{base64.b64encode(b'About Zarghun').decode()}?=\nMIME-Version: 1.0\n"
        f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{body}\n".encode(),
        "a.eml",
    )  # fmt: skip
    layer = read(eml, path)
    marks = [
        mark(part["text"], "Zarghun", number)
        for number, part in enumerate(layer["parts"], 1)
        if "Zarghun" in part["text"]
    ]
    assert len(marks) >= 2
    made = redact(path, "message/rfc822", [layer], marks)
    assert made.media_type == "text/plain"
    assert b"Zarghun" not in made.raw
    assert body.encode() not in made.raw
    assert f"{BLOCK * 7} came".encode() in made.raw
    for old, new in zip(layer["parts"], made.layers[0]["parts"], strict=True):
        assert old["text"].replace("Zarghun", BLOCK * 7) == new["text"]


# --- tables ---------------------------------------------------------------------------------------

CALLS = 'a,b,c\r\n0399,"Zarghun, ""Z""\nSampleson",1\r\n\r\n0345,Gul,2\r\n"0300"x,"open "mind",3'


def table(path, **how) -> dict:
    told = {"encoding": "utf-8", "delimiter": ",", "quotechar": '"', "header_record": 1, **how}
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {"v": "sanad/layer/1", "kind": "table", "exhibit": digest, "reader": "calls", "version": "1", "table": told}  # fmt: skip


def rows(raw: bytes, delimiter=",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_cells_of_a_table_go_and_rows_keep_their_numbers_and_quotes(tmp_path):
    path = kept(tmp_path, CALLS.encode(), "a.csv")
    made = redact(path, "text/csv", [table(path)], [Mark(Cells((1,), (2,)), "third_party")])
    assert made.raw.decode("utf-8-sig") == CALLS.replace(
        'Zarghun, ""Z""\nSampleson', f"{BLOCK * 14}\n{BLOCK * 9}"
    )
    assert rows(made.raw)[2:] == rows(CALLS.encode())[2:]
    assert made.layers[0]["table"]["encoding"] == "utf-8-sig"


def test_a_whole_column_goes_but_its_header(tmp_path):
    path = kept(tmp_path, CALLS.encode(), "a.csv")
    made = redact(path, "text/csv", [table(path)], [Mark(Cells(columns=(1,)), "third_party")])
    assert [row[:1] for row in rows(made.raw)] == [["a"], [BLOCK * 4], [], [BLOCK * 4], [BLOCK * 5]]
    assert [row[1:] for row in rows(made.raw)] == [row[1:] for row in rows(CALLS.encode())]


def test_rows_that_were_not_marked_are_still_found_by_the_verifier(tmp_path):
    path = kept(tmp_path, CALLS.replace("Gul", "گل").encode("cp1256"), "a.csv")
    layer = table(path, encoding="cp1256")
    made = redact(path, "text/csv", [layer], [Mark(Cells((1,)), "third_party")])
    from sanad.verify.layers import Table

    before = Table("cp1256", ",", '"', 1)
    after = Table(made.layers[0]["table"]["encoding"], ",", '"', 1)
    assert list(pick(io.BytesIO(path.read_bytes()), before, [3, 4])) == list(
        pick(io.BytesIO(made.raw), after, [3, 4])
    )


def test_a_column_that_is_empty_at_the_very_end_is_one(tmp_path):
    path = kept(tmp_path, b"a,b\n1,", "a.csv")
    made = redact(path, "text/csv", [table(path)], [Mark(Cells((1,), (2,)), "third_party")])
    assert rows(made.raw) == [["a", "b"], ["1", ""]]


def test_a_table_without_quotes_takes_them_for_letters(tmp_path):
    path = kept(tmp_path, b'a\tb\n"x\t"Zarghun\n"y"\tz\n', "a.tsv")
    layer = table(path, delimiter="\t", quotechar="")
    made = redact(path, "text/csv", [layer], [Mark(Cells((1,), (2,)), "third_party")])
    assert made.raw.decode("utf-8-sig") == f'a\tb\n"x\t{BLOCK * 8}\n"y"\tz\n'


@pytest.mark.parametrize("cells", [Cells(), Cells((5,)), Cells((0,)), Cells((1,), (4,))])
def test_cells_that_are_not_there_are_refused(tmp_path, cells):
    path = kept(tmp_path, CALLS.encode(), "a.csv")
    with pytest.raises(BadValue):
        redact(path, "text/csv", [table(path)], [Mark(cells, "x")])


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(text=st.text(alphabet='ab",\r\n گ\u2028', max_size=60), row=st.integers(1, 4), column=st.integers(1, 3))  # fmt: skip
def test_whatever_a_table_looks_like_the_marked_cell_goes_and_all_others_stay(
    tmp_path, text, row, column
):
    path = kept(tmp_path, text.encode(), "a.csv")
    before = rows(text.encode())
    data = before[1:]
    try:
        made = redact(path, "text/csv", [table(path)], [Mark(Cells((row,), (column,)), "x")])
    except BadValue:
        assert row > len(data) or max(map(len, data), default=0) < column
        return
    after = rows(made.raw)[1:]
    assert len(made.raw.decode("utf-8-sig")) == len(text)
    for number, (old, new) in enumerate(zip(data, after, strict=True), start=1):
        for place, (one, other) in enumerate(zip(old, new, strict=True), start=1):
            if (number, place) == (row, column):
                assert not other.strip(f"{BLOCK}\r\n")
            else:
                assert one == other


# --- any stretches, and what the proof finds ------------------------------------------------------


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(text=st.text(min_size=1, max_size=80), data=st.data())
def test_whatever_is_marked_goes_and_every_other_character_keeps_its_place(tmp_path, text, data):
    path = kept(tmp_path, text.encode("utf-8", "replace"))
    text = path.read_bytes().decode("utf-8-sig")
    if not text or "\0" in text:
        return
    layer = read(plain, path)
    places = []
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text) - 1))
        places.append((start, data.draw(st.integers(start + 1, len(text)))))
    made = redact(path, "text/plain", [layer], [Mark(Stretch(1, *one), "x") for one in places])
    copy = made.raw.decode("utf-8-sig")
    assert len(copy) == len(text)
    for at, (before, after) in enumerate(zip(text, copy, strict=True)):
        goes = any(start <= at < end for start, end in places) and before not in "\r\n"
        assert after == (BLOCK if goes else before)


@pytest.mark.parametrize(
    ("copy", "found"),
    [
        ("Call Zarghun now", "stands at 5"),
        (f"Call {BLOCK * 6}n now", "stands at 5"),
        (f"Kall {BLOCK * 7} now", "before character 5"),
        (f"Call {BLOCK * 7} not", "behind character 12"),
        (f"Call {BLOCK * 8} now", "longer or shorter"),
    ],
)
def test_a_copy_that_is_not_what_it_should_be_is_found(copy, found):
    with pytest.raises(NotRedacted, match=found):
        prove(copy.encode(), "Call Zarghun now", [Span(5, 12, "x")], "copy")


def test_a_text_that_fails_its_proof_never_leaves(tmp_path, monkeypatch):
    monkeypatch.setattr(text_module, "blocked", lambda text, spans: text)
    with pytest.raises(NotRedacted):
        redact(kept(tmp_path, SAID.encode()), "text/plain", [], [mark(SAID, "Zarghun")])


def test_a_table_that_fails_its_proof_never_leaves(tmp_path, monkeypatch):
    path = kept(tmp_path, CALLS.encode(), "a.csv")
    monkeypatch.setattr(table_module, "blocks", lambda words: words)
    with pytest.raises(NotRedacted, match="record 2, column 1"):
        redact(path, "text/csv", [table(path)], [Mark(Cells((1,)), "x")])


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "media_type", ["audio/wav", "application/zip", "application/octet-stream", "text/html"]
)
def test_what_cannot_be_redacted_is_to_be_withheld_whole(tmp_path, media_type):
    path = kept(tmp_path, b"RIFF")
    with pytest.raises(NotRedacted, match="withhold the exhibit whole"):
        redact(path, media_type, [], [Mark(Stretch(1, 0, 1), "x")])


def test_a_copy_from_which_nothing_goes_is_none(tmp_path):
    with pytest.raises(BadValue, match="no mark"):
        redact(kept(tmp_path, b"x"), "text/plain", [], [])


@pytest.mark.parametrize("place", [Boxes(1, ((0, 0, 1, 1),)), Cells((1,)), Stretch(2, 0, 1), Stretch(1, 3, 3), Stretch(1, 0, 9), Stretch(1, 0, 1, "ocr")])  # fmt: skip
def test_a_mark_that_is_no_place_of_the_text_is_refused(tmp_path, place):
    with pytest.raises(BadValue):
        redact(kept(tmp_path, b"Zarghun"), "text/plain", [], [Mark(place, "x")])


@pytest.mark.parametrize("ground", ["", "Third party", "unseen", "not_carried", "x" * 41, "a\nb"])
def test_a_ground_that_is_no_code_of_the_office_is_refused(ground):
    with pytest.raises(BadValue, match="ground"):
        Mark(Stretch(1, 0, 1), ground)
