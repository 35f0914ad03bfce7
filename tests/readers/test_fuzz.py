# SPDX-License-Identifier: Apache-2.0
"""Every reader on broken copies of sound files: an account that adds up, or an error that names the evidence.

Bytes are flipped, cut, repeated and spliced. `ReaderFailed` and `UnaccountedRows` are faults of ours and fail the test. The examples
are the same on every run; a bug found here leaves its file in the hostile corpus.
"""

import gzip
import struct
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sanad.errors import MachineFault, SanadError
from sanad.readers import registry
from sanad.readers.rows import Hints

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "samples"))

from hostile import _CALLS, _docx, _png, _wav, _zip  # noqa: E402 - beside the project

TEMPLATES = (ROOT / "src" / "sanad" / "rulebook" / "pk" / "templates",)
_EXAMPLES = 12
_SLOW = frozenset({"ocr"})
"""Readers that call a program for seconds on any input; `tests/readers` has their own cases."""

_MAIL = b"From: a@b.example\nSubject: x\nDate: Thu, 10 Apr 2025 11:00:00 +0500\n"
_CALL = "1,Outgoing,923990000001,923990000002,1/25/2025 10:00:00,60,1A2B,001001010001017,001010000010101,Q1__P_Quetta\n"
_PAGE = b"<p>words</p>"
_RECORD = (
    b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://example.org/\r\nWARC-Date: 2025-03-04T05:06:07Z\r\n"
    b"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\nContent-Type: text/html\r\n"
    b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(_PAGE), _PAGE)
)
_WORDS = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>words</w:t></w:r></w:p></w:body></w:document>'
SEEDS = {
    "archive": [_zip(("a.txt", b"words\n"), ("b/c.txt", b"more words\n" * 50)), gzip.compress(b"words", mtime=0)],
    "calls": [(_CALLS + _CALL * 2).encode()],
    "docx": [_docx(_WORDS)],
    "eml": [_MAIL + b"\nwords\n"],
    "html": [b"<!doctype html><html><head><title>t</title></head><body><p>words <a href='x'>y</a></p><table><tr><td>1</td></tr></table></body></html>"],
    "mbox": [b"From a@example.org Tue Mar  4 05:06:07 2025\n" + _MAIL + b"\nwords\n\n" + b"From b@example.org Tue Mar  4 05:06:08 2025\n" + _MAIL + b"\nmore\n"],
    "mhtml": [b'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\nSubject: x\r\nDate: Tue, 4 Mar 2025 05:06:07 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>words</p>\r\n--b--\r\n'],
    "mt940": [b":20:A\r\n:25:B\r\n:28C:1\r\n:60F:C250101PKR1,00\r\n:61:2501020102C1,00NTRFX\r\n:62F:C250102PKR2,00\r\n"],
    "picture": [_png(1, 1)],
    "rtf": [rb"{\rtf1\ansi\ansicpg1252 {\b words} of \u1587? a letter\par}"],
    "stix": [b'{"type": "bundle", "id": "bundle--00000000-0000-4000-8000-000000000001", "objects": [{"type": "identity", "spec_version": "2.1", "id": "identity--00000000-0000-4000-8000-000000000002", "name": "Sample Name", "identity_class": "individual"}]}'],
    "ftm": [b'{"id": "a", "schema": "Person", "properties": {"name": ["Sample Name"]}}\n{"id": "b", "schema": "Company", "properties": {"name": ["Sample Firm"]}}\n'],
    "ofx": [b"OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>PKR<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST><STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20250102<TRNAMT>10.50<FITID>1</STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"],
    "text": ["words of a letter: سند\n".encode()],
    "recording": [_wav(64)],
    "warc": [_RECORD * 2],
    "webvtt": [b"WEBVTT\n\n00:01.000 --> 00:02.000\nwords\n\n00:02.000 --> 00:03.000\nmore\n"],
}  # fmt: skip
EVERY = [seed for seeds in SEEDS.values() for seed in seeds]
_PIECES = st.sampled_from(
    [b"\0", b"\xff" * 4, b"\n", b'"', b"<", b"<!DOCTYPE x>", b"&x;", b"=", b"\xef\xbb\xbf", b"\xd8\x00", b"9" * 400, b"-1",
     b"../", struct.pack("<I", 0xFFFFFFFF), struct.pack(">I", 0x7FFFFFFF), "\u202e".encode()]
)  # fmt: skip


@st.composite
def broken(draw, seeds: list[bytes]) -> bytes:
    """Return a sound file with a few things done to it."""
    raw = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(raw)))
        size = draw(st.integers(0, 64))
        act = draw(st.sampled_from(["flip", "cut", "drop", "repeat", "insert", "splice"]))
        if act == "flip" and at < len(raw):
            raw = raw[:at] + bytes([raw[at] ^ draw(st.integers(1, 255))]) + raw[at + 1 :]
        elif act == "cut":
            raw = raw[:at]
        elif act == "drop":
            raw = raw[:at] + raw[at + size :]
        elif act == "repeat":
            raw = raw[:at] + raw[at : at + size] * draw(st.integers(2, 40)) + raw[at + size :]
        elif act == "insert":
            raw = raw[:at] + draw(_PIECES) + raw[at:]
        else:
            other = draw(st.sampled_from(EVERY))
            raw = raw[:at] + other[draw(st.integers(0, len(other))) :]
    return raw


def holds(raw: bytes, reader: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        sealed, into = Path(folder) / "sealed", Path(folder) / "into"
        sealed.write_bytes(raw)
        into.mkdir()
        try:
            receipt = registry.read(sealed, into, Hints("x", reader=reader, templates=TEMPLATES))
        except MachineFault:
            raise  # ReaderFailed, UnaccountedRows: ours
        except SanadError:
            pass
        else:
            receipt.as_json()
        assert sealed.read_bytes() == raw
        assert sorted(p.name for p in Path(folder).iterdir()) == ["into", "sealed"]


@pytest.mark.parametrize("reader", sorted(registry.known().keys() - _SLOW))
def test_a_broken_file_gives_an_account_or_an_error_that_is_not_ours(reader):
    @settings(
        max_examples=_EXAMPLES * (3 if reader in SEEDS else 1), deadline=None, derandomize=True, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(broken(SEEDS.get(reader, EVERY)))
    def tried(raw):
        holds(raw, reader)

    tried()


@pytest.mark.parametrize("reader", sorted(SEEDS.keys() & registry.known().keys()))
def test_the_sound_files_are_sound(reader, tmp_path):
    """Else the copies would be broken before anything was done to them."""
    for number, seed in enumerate(SEEDS[reader]):
        into = tmp_path / str(number)
        into.mkdir()
        sealed = tmp_path / f"{number}.sealed"
        sealed.write_bytes(seed)
        receipt = registry.read(sealed, into, Hints("x", reader=reader, templates=TEMPLATES))
        assert receipt.stored > 0 or reader in {"none", "recording"}
