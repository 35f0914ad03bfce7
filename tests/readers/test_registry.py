# SPDX-License-Identifier: Apache-2.0
"""Which reader a file gets, and what no reader may forget."""

import csv
import random
import subprocess
import sys
from pathlib import Path

import pytest

from sanad.errors import (
    BadValue,
    EmptyFile,
    ReaderFailed,
    SanadError,
    UnaccountedRows,
    UnknownLayout,
    Unreadable,
)
from sanad.readers import registry
from sanad.readers.formats.text import reader as text_reader
from sanad.readers.rows import Hints, Receipt

ALPHA = b"Sr #,Call Type,A-Party,B-Party,Date & Time,Duration,Cell ID,IMEI,IMSI,Site\n"
MAIL = b"From: a@b.example\nDate: Thu, 10 Apr 2025 11:00:00 +0500\nSubject: x\n\nhello\n"
TEMPLATES = (Path(__file__).parents[2] / "src" / "sanad" / "rulebook" / "pk" / "templates",)
CAMT = b'<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"/>'


@pytest.mark.parametrize(
    ("raw", "name", "reader"),
    [
        (ALPHA, "x.bin", "calls"),
        (ALPHA, "x.txt", "calls"),
        (CAMT, "x.txt", "camt053"),
        (b"\xef\xbb\xbf" + CAMT, "x", "camt053"),
        (CAMT.decode().encode("utf-16"), "x", "camt053"),
        (b":20:A\r\n:25:B\r\n:60F:C250101PKR1,\r\n", "x.txt", "mt940"),
        (b"{1:F01}{4:\r\n:20:A\r\n:25:B\r\n", "x", "mt940"),
        (b"%PDF-1.4", "x.txt", "pdf"),
        (b"\xff\xd8\xff", "x.txt", "picture"),
        (b"RIFF\0\0\0\0WAVE", "x", "recording"),
        (b"\0\0\0\x18ftypisom", "x.mp4", "none"),
        (b"\0\0\0\x18ftypisom", "x.m4a", "recording"),
        (b"\xff\xfb\x90\x64", "x", "recording"),
        (b"1\n00:00:01,000 --> 00:00:02,000\nhi\n", "x.txt", "subtitles"),
        (b"WEBVTT\n", "x.txt", "webvtt"),
        (MAIL, "x.txt", "eml"),
        (b"From: the desk of the SP\nDear sir,\n", "x.txt", "text"),
        (b"Subject: a letter\nDate: today\n\nDear sir\n", "letter.txt", "text"),
        (b"anything", "x.txt", "text"),
        (b"\xff\xff", "x.txt", "text"),
        (b"anything", "X.PDF", "pdf"),
        (b"anything", "x.sta", "mt940"),
        (b"anything", "x.eml", "eml"),
    ],
)
def test_content_comes_before_the_name(tmp_path, raw, name, reader):
    path = tmp_path / "sealed"
    path.write_bytes(raw)
    assert registry.choose(path, Hints(name, templates=TEMPLATES)).name == reader


def test_a_hint_comes_before_everything(tmp_path):
    path = tmp_path / "sealed"
    path.write_bytes(b"%PDF-1.4")
    assert registry.choose(path, Hints("x.pdf", reader="text")).name == "text"
    assert registry.choose(path, Hints("x.pdf", template="alpha-mobile")).name == "calls"
    with pytest.raises(BadValue):
        registry.choose(path, Hints("x.pdf", reader="fortune-teller"))


@pytest.mark.parametrize("raw", [b"a,b\n1,2\n", b"PK\x03\x04 no archive", b"<other/>", b"\0\1\2"])
def test_what_nothing_fits_is_an_unknown_layout(run, raw):
    with pytest.raises(UnknownLayout):
        run(raw, "x.csv")


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"key: value\n", "x.yaml"), (b"<record/>", "x.xml"), ("سند\n".encode("utf-16"), "x"),
        (b"a" * 65535 + "س".encode(), "cut.asn"),
    ],
)  # fmt: skip
def test_text_that_no_reader_knows_is_read_as_text_and_said_to_be(run, raw, name):
    outcome = run(raw, name)
    assert outcome.receipt.reader == "text"
    assert "no reader knows this kind of file" in outcome.receipt.notes[-1]


@pytest.mark.parametrize("name", ["x.csv", "x.tsv", "x.dat"])
def test_a_table_without_a_template_waits_for_one(run, name):
    with pytest.raises(UnknownLayout):
        run(b"a,b\n1,2\n", name)


def test_an_empty_file_is_refused_as_empty_by_whichever_reader_is_named(run):
    for reader in (None, *registry.known()):
        with pytest.raises(EmptyFile):
            run(b"", "x.pdf", reader=reader)


def test_a_file_that_is_gone_is_unreadable(tmp_path):
    for reader in (None, "text", "calls", "camt053"):
        with pytest.raises(Unreadable):
            registry.read(tmp_path / "gone", tmp_path, Hints("x.txt", reader=reader))


def test_every_format_has_a_name_a_version_words_and_a_reader():
    for name, one in registry.known().items():
        assert name == one.name
        assert one.version
        assert one.what
        assert set(one.then) <= set(registry.known())


def test_a_polyglot_is_read_as_its_name_says_and_the_other_face_is_noted(run):
    raw = b"WEBVTT\n\n00:01.000 --> 00:02.000\nhello %PDF-1.4\n"
    outcome = run(raw, "talk.vtt")
    assert outcome.receipt.reader == "webvtt"
    assert outcome.receipt.notes == ("the same bytes are also a file for: pdf",)


@pytest.mark.parametrize(
    "account",
    [
        Receipt("text", "1", "text", read=3, stored=1, rejected=1, rejects_by_code={"x": 1}),
        Receipt("text", "1", "text", read=2, stored=1, rejected=1),
    ],
)
def test_an_account_that_does_not_add_up_is_never_handed_on(tmp_path, monkeypatch, account):
    path = tmp_path / "sealed"
    path.write_bytes(b"x")
    monkeypatch.setattr(text_reader, "read", lambda *_: account)
    with pytest.raises(UnaccountedRows):
        registry.read(path, tmp_path, Hints("x.txt"))


@pytest.mark.parametrize("fault", [csv.Error("bad"), KeyError("table"), RecursionError()])
def test_a_fault_in_a_reader_is_named_and_keeps_its_cause(tmp_path, monkeypatch, fault):
    def stumble(*_):
        raise fault

    path = tmp_path / "sealed"
    path.write_bytes(b"x")
    monkeypatch.setattr(text_reader, "read", stumble)
    with pytest.raises(ReaderFailed, match="The reader text failed") as refused:
        registry.read(path, tmp_path, Hints("x.txt"))
    assert refused.value.__cause__ is fault


def test_choosing_a_reader_loads_no_heavy_library():
    code = (
        "import sys, sanad.readers.registry as r; r.known();"
        "print([m for m in ('duckdb', 'pyarrow.parquet', 'lxml', 'docx', 'pypdfium2', 'mt940', 'phonenumbers') if m in sys.modules])"
    )
    source = str(Path(__file__).parents[2] / "src")
    found = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": source},
    )
    assert found.stdout.strip() == "[]"


STARTS = [
    b"",
    ALPHA,
    CAMT,
    b":20:A\r\n:25:B\r\n:61:",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    MAIL,
    b"WEBVTT\n\n",
    b"RIFF\0\0\0\0WAVE",
]


@pytest.mark.parametrize("reader", sorted(registry.known()))
@pytest.mark.parametrize("start", STARTS)
def test_no_reader_leaks_on_noise(run, reader, start):
    luck = random.Random(f"{reader}{start!r}")
    for size in (1, 40, 3000):
        noise = bytes(luck.choice(b'\0\n\r,";:<>\xff\xc3\xa9aZ09-?&') for _ in range(size))
        try:
            run(start + noise, "x", reader=reader)
        except SanadError:
            continue
