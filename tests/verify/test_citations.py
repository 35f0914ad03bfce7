# SPDX-License-Identifier: Apache-2.0
"""Citations that do not hold, by an office that signs them all the same."""

import csv
import hashlib
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make_package import CALLS, LETTER, TRANSCRIPT, make_case, row_locator, sha256
from test_damage import broken

from sanad.verify import rows as verifier_rows
from sanad.verify import verify_package
from sanad.verify.cues import Cue, parse_cues
from sanad.verify.fault import Fault
from sanad.verify.layers import Table, codec
from sanad.verify.report import Code, Verdict


def verified(case, tmp_path):
    case.freeze()
    return verify_package(case.write(tmp_path / "p"), case.office.fingerprint)


def only_broken(case, tmp_path, name):
    """Check that of all citations this one alone is broken, and return what is said of it."""
    found = broken(verified(case, tmp_path))
    assert [(c.code, c.where.split()[1]) for c in found] == [(Code.CITATION, name)]
    return found[0].says


@pytest.mark.parametrize("name", ["C-row", "C-bytes", "C-page", "C-time", "C-text"])
def test_words_that_do_not_stand_there_are_named_with_what_stands_there(tmp_path, name):
    case = make_case()
    case.claim(name)["citation"]["quote"] = "He confessed"
    says = only_broken(case, tmp_path, name)
    assert "“He confessed”" in says
    assert "there stands “" in says


def test_a_row_with_another_digest_is_named_with_its_text(tmp_path):
    case = make_case()
    case.claim("C-row")["citation"]["locator"]["sha256"] = "ab" * 32
    assert "reads “+923990000001 | +923990000002" in only_broken(case, tmp_path, "C-row")


THIRD = ["+923990000001", "+923990000002", "2025-01-05 23:59", "120", "آخری"]
FIELDS = [(4, "120", ""), (4, "12", "there stands “120”"), (3, "120", "there stands “2025-01-05 23:59”"), (6, "120", "no such column"), (0, "120", "counts from 1")]  # fmt: skip


@pytest.mark.parametrize(("column", "quote", "says"), FIELDS)
def test_a_quotation_of_one_field_is_that_field_and_all_of_it(tmp_path, column, quote, says):
    case = make_case()
    case.claim("C-row")["citation"] |= {"locator": row_locator(3, THIRD, column=column), "quote": quote}  # fmt: skip
    if says:
        assert says in only_broken(case, tmp_path, "C-row")
    else:
        assert not broken(verified(case, tmp_path), Code.CITATION)


def test_a_row_that_does_not_exist_is_named(tmp_path):
    case = make_case()
    case.claim("C-row")["citation"]["locator"]["row"] = 4
    assert "no such row" in only_broken(case, tmp_path, "C-row")


def test_fields_are_joined_so_that_a_moved_comma_changes_the_digest(tmp_path):
    case = make_case()
    merged = ["+923990000001,+923990000002", "2025-01-05 23:59", "120", "آخری"]
    case.claim("C-row")["citation"]["locator"] = row_locator(3, merged)
    only_broken(case, tmp_path, "C-row")


def test_a_range_of_bytes_with_another_digest_or_beyond_the_end_is_named(tmp_path):
    case = make_case()
    case.claim("C-bytes")["citation"]["locator"]["end"] = 4000
    assert "ends before" in only_broken(case, tmp_path, "C-bytes")
    case = make_case()
    case.claim("C-bytes")["citation"]["locator"]["start"] += 1
    assert "digest" in broken(verified(case, tmp_path / "2"))[0].says


def test_a_quotation_of_text_must_be_the_whole_stretch(tmp_path):
    case = make_case()
    case.claim("C-text")["citation"]["quote"] = "house"
    only_broken(case, tmp_path, "C-text")


@pytest.mark.parametrize("change", [{"part": 2}, {"part": 0}, {"end": 4000}, {"start": 19}])
def test_a_place_outside_the_text_is_named(tmp_path, change):
    case = make_case()
    case.claim("C-text")["citation"]["locator"] |= change
    only_broken(case, tmp_path, "C-text")


def test_a_stretch_without_words_is_named_and_its_ends_are_not_in_it(tmp_path):
    case = make_case()
    case.claim("C-time")["citation"]["locator"] |= {"from_ms": 4000, "to_ms": 4500}
    assert "no words" in only_broken(case, tmp_path, "C-time")


def test_an_exhibit_that_the_brief_does_not_hold_cannot_be_cited(tmp_path):
    case = make_case()
    case.claim("C-row")["citation"]["exhibit"] = "ab" * 32
    case.claim("C-time")["citation"]["locator"]["transcript"] = "cd" * 32
    found = broken(verified(case, tmp_path))
    assert {c.where.split()[1] for c in found} == {"C-row", "C-time"}


@pytest.mark.parametrize(
    "cited",
    [
        None,
        {},
        {"exhibit": sha256(CALLS), "locator": {"kind": "row"}, "quote": "x"},
        {"exhibit": sha256(CALLS), "locator": {"kind": "page", "page": 1}, "quote": "x"},
        {"exhibit": sha256(CALLS), "locator": {**row_locator(1, ["x"]), "row": True}, "quote": "x"},
        {"exhibit": sha256(CALLS), "locator": row_locator(3, ["x"]), "quote": ""},
    ],
)
def test_a_citation_that_is_not_of_the_documented_form_is_named(tmp_path, cited):
    case = make_case()
    case.claim("C-row")["citation"] = cited
    only_broken(case, tmp_path, "C-row")


def test_a_text_layer_that_is_not_the_plain_text_itself_is_named(tmp_path):
    case = make_case()
    layer = case.layers[sha256(LETTER.encode())]
    layer["parts"][0]["text"] = LETTER.replace("empty", "full")
    assert "not the text of the exhibit" in only_broken(case, tmp_path, "C-text")


def test_a_plain_text_in_another_encoding_is_read_in_it(tmp_path):
    case = make_case()
    raw = LETTER.encode("utf-16")
    old = sha256(LETTER.encode())
    case.exhibits["letter"] = ("letter.txt", raw)
    layer = case.layers.pop(old)
    case.layers[sha256(raw)] = {**layer, "exhibit": sha256(raw), "encoding": "UTF-16"}
    case.claim("C-text")["citation"]["exhibit"] = sha256(raw)
    entry = next(e for e in case.brief["exhibits"] if e["sha256"] == old)
    seq = case.office.record("seal_exhibit", [f"exhibit:{sha256(raw)}"])
    entry.update(sha256=sha256(raw), size=len(raw), entries=[seq])
    case.disclosed.append(seq)
    report = verified(case, tmp_path)
    assert {c.verdict for c in report.checks if c.code is Code.CITATION} == {Verdict.INTACT}


def test_a_layer_of_another_exhibit_or_none_resolves_nothing(tmp_path):
    case = make_case()
    del case.layers[sha256(CALLS)]
    found = broken(verified(case, tmp_path), Code.CITATION)
    assert {c.where.split()[1] for c in found} == {"C-row", "C-quoted-row"}
    case = make_case()
    case.layers[sha256(CALLS)]["exhibit"] = "ab" * 32
    assert "another exhibit" in broken(verified(case, tmp_path / "2"), Code.CITATION)[0].says


@pytest.mark.parametrize(
    "name", ["rot13", "zlib_codec", "idna", "unicode_escape", "x" * 999, "a\0"]
)
def test_a_codec_that_is_no_encoding_of_text_is_refused(name):
    with pytest.raises(Fault):
        codec(name)


TABLE = Table("utf-8", ",", '"', 1)
FIELD = st.text(st.sampled_from('ab,"\r\n\u0622\u2028\x0b\x1c '), max_size=5)


@settings(max_examples=400)
@given(
    records=st.lists(st.lists(FIELD, min_size=1, max_size=3), max_size=12),
    ends=st.lists(st.sampled_from(["\n", "\r\n", "\r"]), min_size=1, max_size=3),
    block=st.integers(1, 30),
    data=st.data(),
)
def test_picked_rows_are_those_of_a_plain_reading(records, ends, block, data):
    """The pass that skips blocks agrees with one that reads everything, for any size of block."""
    lines = []
    for place, fields in enumerate(records):
        written = io.StringIO()
        csv.writer(written, lineterminator=ends[place % len(ends)]).writerow(fields)
        lines.append(written.getvalue())
    text = "".join(lines)
    if data.draw(st.booleans()):
        text = text.removesuffix("\n").removesuffix("\r")
    plain = list(csv.reader(io.StringIO(text, newline="")))[1:]
    wanted = data.draw(st.sets(st.integers(1, 14), min_size=1))
    expected = {row: plain[row - 1] for row in wanted if row <= len(plain)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verifier_rows, "BLOCK", block)
        patch.setattr(verifier_rows, "_LONGEST", 10_000)
        assert verifier_rows.pick(io.BytesIO(text.encode()), TABLE, wanted) == expected


@settings(max_examples=600)
@given(
    text=st.text(st.sampled_from('a",\r\n\t'), max_size=30),
    block=st.integers(1, 12),
    wanted=st.sets(st.integers(1, 9), min_size=1),
    delimiter=st.sampled_from(",\ta"),
)
def test_rows_of_ill_quoted_tables_are_those_of_a_plain_reading(text, block, wanted, delimiter):
    table = Table("utf-8", delimiter, '"', 0)
    plain = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    expected = {row: plain[row - 1] for row in wanted if row <= len(plain)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verifier_rows, "BLOCK", block)
        assert verifier_rows.pick(io.BytesIO(text.encode()), table, wanted) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("quote", ['"', ""])
def test_rows_are_read_in_any_encoding(encoding, quote):
    text = "h;h\r\nآخر;1\r\n\r\nb;2"
    table = Table(codec(encoding), ";", quote, 1)
    found = verifier_rows.pick(io.BytesIO(text.encode(encoding)), table, {1, 2, 3, 4})
    assert found == {1: ["آخر", "1"], 2: [], 3: ["b", "2"]}


def test_a_byte_order_mark_is_no_part_of_the_first_field():
    table = Table("utf-8-sig", ",", '"', 0)
    assert verifier_rows.pick(io.BytesIO("\ufeffa,b\n".encode()), table, {1}) == {1: ["a", "b"]}


def test_reading_stops_after_the_last_wanted_row():
    class Counting(io.BytesIO):
        taken = 0

        def read(self, size=-1):
            raw = super().read(size)
            Counting.taken += len(raw)
            return raw

    file = Counting(b"a,b\n" * 2_000_000)
    assert verifier_rows.pick(file, TABLE, {1, 5}) == {1: ["a", "b"], 5: ["a", "b"]}
    assert Counting.taken <= 1024 * 1024


@pytest.mark.parametrize("raw", [b'"' + b"x" * 300_000, b"h\n" + b"x," * 20_000_000])
def test_a_quote_never_closed_or_an_endless_line_is_a_fault(raw):
    with pytest.raises(Fault):
        verifier_rows.pick(io.BytesIO(raw), TABLE, {5})


def test_cues_are_read_as_the_standard_writes_them():
    assert parse_cues(TRANSCRIPT.encode()) == [
        Cue(1000, 4000, "<v One>Bring the papers\nto the shop."),
        Cue(4500, 6000, "Which papers?"),
    ]
    text = "\ufeffWEBVTT\r\rSTYLE\r::cue {}\r\r100:00:00.000 --> 100:00:01.500\rlate\r"
    assert parse_cues(text.encode()) == [Cue(360_000_000, 360_001_500, "late")]


@pytest.mark.parametrize("raw", [b"", b"WEBVTTX\n", b"\xff", b"00:01.000 --> 00:02.000\nx"])
def test_what_is_not_webvtt_is_a_fault(raw):
    with pytest.raises(Fault):
        parse_cues(raw)


def test_the_digest_of_a_row_is_the_documented_one():
    """`printf 'a\\037b' | sha256sum`."""
    expected = hashlib.sha256(b"a\x1fb").hexdigest()
    assert row_locator(1, ["a", "b"])["sha256"] == expected
