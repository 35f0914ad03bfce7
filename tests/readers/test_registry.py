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
READERS = ["calls", "camt053", "mt940", "text", "pdf", "docx", "eml", "webvtt", "none"]
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
        (b"\xff\xd8\xff", "x.txt", "none"),
        (b"RIFF\0\0\0\0WAVE", "x", "none"),
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
    assert registry.choose_name(path, Hints(name, templates=TEMPLATES)) == reader


def test_a_hint_comes_before_everything(tmp_path):
    path = tmp_path / "sealed"
    path.write_bytes(b"%PDF-1.4")
    assert registry.choose_name(path, Hints("x.pdf", reader="text")) == "text"
    assert registry.choose_name(path, Hints("x.pdf", template="alpha-mobile")) == "calls"
    with pytest.raises(BadValue):
        registry.choose_name(path, Hints("x.pdf", reader="fortune-teller"))


@pytest.mark.parametrize(
    "raw", [b"", b"a,b\n1,2\n", b"PK\x03\x04 no archive", b"<html/>", b"\0\1\2"]
)
def test_what_nothing_fits_is_an_unknown_layout(run, raw):
    with pytest.raises(UnknownLayout):
        run(raw, "x.csv")


def test_a_file_that_is_gone_is_unreadable(tmp_path):
    for reader in (None, "text", "calls", "camt053"):
        with pytest.raises(Unreadable):
            registry.read(tmp_path / "gone", tmp_path, Hints("x.txt", reader=reader))


def test_every_reader_of_the_delivery_sheet_is_listed_with_version_and_words():
    listed = registry.list_readers()
    assert [one.name for one in listed] == READERS
    assert all(one.version and one.what for one in listed)


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
        "import sys, sanad.readers.registry as r; r.list_readers();"
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


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("start", STARTS)
def test_no_reader_leaks_on_noise(run, reader, start):
    luck = random.Random(f"{reader}{start!r}")
    for size in (0, 1, 40, 3000):
        noise = bytes(luck.choice(b'\0\n\r,";:<>\xff\xc3\xa9aZ09-?&') for _ in range(size))
        try:
            run(start + noise, "x", reader=reader)
        except SanadError:
            continue
