# SPDX-License-Identifier: Apache-2.0
"""Every reader on broken copies of sound files: an account that adds up, or an error that names the evidence.

Bytes are flipped, cut, dropped, repeated and spliced; words of the format and numbers at the edge are put in. `ReaderFailed`
and `UnaccountedRows` are faults of ours and fail the test. The examples are the same on every run; a bug found here leaves
its file in the hostile corpus.
"""

import gzip
import re
import struct
import tempfile
from pathlib import Path

import pytest
from hostile.compound import Compound
from hostile.mails import ENVELOPE, FIELDS, MESSAGE, PART, SAVED
from hostile.media import pdf_of, png, wav
from hostile.objects import FORMS, NAMED, SDN, un_list
from hostile.office import docx, odf, pptx, xlsx
from hostile.packages import brief, package
from hostile.sample import zipped
from hostile.tables import (
    BANK,
    CALL,
    CALLS,
    ETSI,
    GOAML,
    PAYMENT,
    SUBSCRIBERS,
    camt,
    entry,
    mt940,
    ofx,
)
from hostile.web import wacz, warc
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registers import POST, PROVINCE, ged
from sanad.errors import MachineFault, SanadError
from sanad.readers import registry
from sanad.readers.rows import Hints

from .locks import PASSWORD, locked_pdf, locked_workbook

ROOT = Path(__file__).parents[2]
_RULEBOOK = ROOT / "src" / "sanad" / "rulebook"
TEMPLATES = (_RULEBOOK / "pk" / "templates", _RULEBOOK / "templates")
EXAMPLES = 50
SLOW = {"ocr": 4}
"""Readers that take long for any file, and how many each is given."""

SUBSCRIBER = '1,923990000001,410010000000001,Sample Person,Sample Father,CNIC,90001-1234567-1,"House 1",Sample Town,05/01/2020,-\n'
DEPOSIT = "01/01/2025,01/01/2025,words,1,,1.00,1.00\n"
CELLS = "Site ID,MCC,MNC,LAC,CI,Latitude,Longitude,Azimuth,Beamwidth,Radius (km),Address,On Air,Off Air\n"
CELL = "S1,410,01,1A2B,3C4D,30-11-24 N,67-00-36 E,120,65,2,Sample Road,01-Jan-2020,-\n"
LEG = """<ResponseRecord><recordNumber>1</recordNumber><recordPayload><telephonyRecord><telephonyServiceUsage><partyInformation>
<TelephonyPartyInformation><partyRole><originating-Party/></partyRole><partyNumber>923990000001</partyNumber><communicationTime>
<startTime>2025-01-02T03:04:05+05:00</startTime></communicationTime></TelephonyPartyInformation></partyInformation>
</telephonyServiceUsage></telephonyRecord></recordPayload></ResponseRecord>"""
PAID = (
    "<transaction><transactionnumber>1</transactionnumber><date_transaction>2025-01-15T14:30:00</date_transaction><amount_local>1.00</amount_local>"
    "<t_from_my_client><from_funds_code>CASH</from_funds_code><from_account><account>1</account></from_account></t_from_my_client>"
    "<t_to><to_funds_code>CASH</to_funds_code><to_account><account>2</account></to_account></t_to></transaction>"
)
CAPTURE = f"""sheet = "sanad/capture/1"
[[item]]
url = "https://example.org/news"
captured_at = 2025-03-04T10:06:07+05:00
files = [{{ name = "shot.png", sha256 = "{"0" * 64}" }}]
"""
SEEDS = {
    "archive": [zipped(("a.txt", b"words\n"), ("b/c.txt", b"more words\n" * 50)), gzip.compress(b"words", mtime=0)],
    "bank": [(BANK + DEPOSIT * 2).encode()],
    "brief": [brief()],
    "calls": [(CALLS + CALL * 2).encode()],
    "camt053": [camt(entry("1.00"), entry("2.00"))],
    "capture": [CAPTURE.encode()],
    "caseuco": ["".join(FORMS["caseuco"]).replace("%s", '"words"').encode()],
    "cells": [(CELLS + CELL * 2).encode()],
    "docx": [docx()],
    "eml": [FIELDS + b"\r\nwords\r\n"],
    "etsi102657": [ETSI.format(LEG * 2).encode()],
    "ftm": [
        "".join(FORMS["ftm"]).replace("%s", '"Sample Name"').encode() * 2,
        b"canonical_id,entity_id,prop,schema,value,dataset,id\nNK-1,p-1,name,Person,Sample One,sample,s1\nNK-1,p-1,birthDate,Person,1984,sample,s2\n",
    ],
    "goaml": [GOAML.format(PAID).encode()],
    "html": [b"<!doctype html><html><head><title>t</title></head><body><p>words <a href='x'>y</a></p><table><tr><td>1</td></tr></table></body></html>"],
    "incidents": [ged(POST, PROVINCE)],
    "locked": [locked_pdf(), locked_workbook()],
    "mbox": [(ENVELOPE + FIELDS.replace(b"\r", b"") + b"\nwords\n\n") * 2],
    "mhtml": [SAVED + PART % (b"https://example.org/", b"8bit", b"<p>words</p>") + b"--B--\r\n"],
    "msg": [Compound(MESSAGE).raw()],
    "mt940": [mt940(":61:2501020102C1,00NTRFX", ":86:words")],
    "nacta": ["".join(FORMS["nacta"]).replace("%s", '"Sample Name"').encode()],
    "none": [b"\0\0\0\x18ftypisom\0\0\2\0isomiso2"],
    "ocr": [png(1, 1)],
    "ofac": [SDN.encode() * 3],
    "ofx": [ofx(PAYMENT.format("20250102", "10.50"))],
    "opendocument": [odf()],
    "package": [package()],
    "pdf": [pdf_of(b"<</Length 4>>stream\nBT\nE\nendstream")],
    "picture": [png(1, 1)],
    "pptx": [pptx()],
    "recording": [wav(64)],
    "rtf": [rb"{\rtf1\ansi\ansicpg1252 {\b words} of \u1587? a letter\par}"],
    "sheets": [xlsx()],
    "stix": ["".join(FORMS["stix"]).replace("%s", '"Sample Name"').encode()],
    "subscribers": [(SUBSCRIBERS + SUBSCRIBER * 2).encode()],
    "subtitles": [b"1\n00:00:01,000 --> 00:00:02,000\nwords\n\n2\n00:00:02,000 --> 00:00:03,000\nmore\n"],
    "text": ["words of a letter: سند\n".encode()],
    "unlist": [un_list(NAMED * 2)],
    "wacz": [wacz()],
    "warc": [warc() * 2, gzip.compress(warc(), mtime=0)],
    "webvtt": [b"WEBVTT\n\n00:01.000 --> 00:02.000\nwords\n\n00:02.000 --> 00:03.000\nmore\n"],
}  # fmt: skip
EVERY = [seed for seeds in SEEDS.values() for seed in seeds]
EDGES = [
    b"\0", b"\xff" * 4, b"\n", b'"', b"<", b"<!DOCTYPE x>", b"&x;", b"=", b"\xef\xbb\xbf", b"\xd8\x00", b"9" * 5000, b"-1",
    b"1e9999", b"NaN", b"../", struct.pack("<I", 0xFFFFFFFF), struct.pack(">I", 0x7FFFFFFF), "\u202e".encode(), b"[" * 2000,
]  # fmt: skip


@st.composite
def broken(draw, seeds: list[bytes]) -> bytes:
    """Return a sound file with a few things done to it."""
    raw = draw(st.sampled_from(seeds))
    words = EDGES + sorted(set(re.findall(rb"</?[A-Za-z_]+>?|[A-Za-z:_-]{3,}|[0-9.]+", raw)))[:200]
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(raw)))
        size = draw(st.integers(0, 64))
        act = draw(
            st.sampled_from(["flip", "cut", "drop", "repeat", "insert", "replace", "splice"])
        )
        if act == "flip" and at < len(raw):
            raw = raw[:at] + bytes([raw[at] ^ draw(st.integers(1, 255))]) + raw[at + 1 :]
        elif act == "cut":
            raw = raw[:at]
        elif act == "drop":
            raw = raw[:at] + raw[at + size :]
        elif act == "repeat":
            raw = raw[:at] + raw[at : at + size] * draw(st.integers(2, 40)) + raw[at + size :]
        elif act == "insert":
            raw = raw[:at] + draw(st.sampled_from(words)) + raw[at:]
        elif act == "replace":
            raw = raw.replace(draw(st.sampled_from(words)), draw(st.sampled_from(words)), 1)
        else:
            other = draw(st.sampled_from(EVERY))
            raw = raw[:at] + other[draw(st.integers(0, len(other))) :]
    return raw


def hints_for(reader: str) -> Hints:
    password = PASSWORD if reader == "locked" else None
    return Hints("x", reader=reader, templates=TEMPLATES, password=password)


def holds(raw: bytes, reader: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        sealed, into = Path(folder) / "sealed", Path(folder) / "into"
        sealed.write_bytes(raw)
        into.mkdir()
        try:
            receipt = registry.read(sealed, into, hints_for(reader))
        except MachineFault:
            raise  # ReaderFailed, UnaccountedRows: ours
        except SanadError:
            pass
        else:
            receipt.as_json()
        assert sealed.read_bytes() == raw
        assert sorted(p.name for p in Path(folder).iterdir()) == ["into", "sealed"]


def test_every_reader_has_a_sound_file_to_be_broken():
    assert SEEDS.keys() == registry.known().keys()


@pytest.mark.parametrize("reader", sorted(SEEDS))
def test_a_broken_file_gives_an_account_or_an_error_that_is_not_ours(reader):
    @settings(
        max_examples=SLOW.get(reader, EXAMPLES), derandomize=True, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(broken(SEEDS[reader]))
    def tried(raw):
        holds(raw, reader)

    tried()


@pytest.mark.parametrize("reader", sorted(SEEDS))
def test_the_sound_files_are_sound(reader, tmp_path):
    """Else the copies would be broken before anything was done to them."""
    for number, seed in enumerate(SEEDS[reader]):
        into = tmp_path / str(number)
        into.mkdir()
        sealed = tmp_path / f"{number}.sealed"
        sealed.write_bytes(seed)
        receipt = registry.read(sealed, into, hints_for(reader))
        assert receipt.stored > 0 or reader in {"none", "ocr", "pdf", "recording"}
