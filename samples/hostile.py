# SPDX-License-Identifier: Apache-2.0
"""Write the hostile corpus: one file for each kind of damage, the same on every run: `hostile.py INTO`.

Bombs are small by nature; nothing here is large. What each file must become stands beside it.
"""

import gzip
import io
import struct
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

TOO_MUCH = "EVIDENCE_TOO_MUCH_INSIDE"
MALFORMED = "EVIDENCE_MALFORMED"
HOSTILE = "EVIDENCE_HOSTILE"
UNKNOWN = "EVIDENCE_LAYOUT_UNKNOWN"
HELD = "held"
"""An account that adds up, or an error that names the evidence: either is sound."""


@dataclass(frozen=True)
class Sample:
    """A hostile file: its name, what is wrong with it, what it must become, and its bytes."""

    name: str
    damage: str
    expected: str
    make: Callable[[], bytes]

    def write(self, into: Path) -> Path:
        """Write it below `into` and return where it is."""
        path = into / self.name
        path.write_bytes(self.make())
        return path


def _zip(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", method) as archive:
        for name, raw in members:
            archive.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), raw, method)
    return box.getvalue()


def _tar_link(kind: bytes, target: str) -> bytes:
    box = io.BytesIO()
    with tarfile.open(fileobj=box, mode="w") as archive:
        link = tarfile.TarInfo("link")
        link.type, link.linkname = kind, target
        archive.addfile(link)
        words = tarfile.TarInfo("a.txt")
        words.size = 6
        archive.addfile(words, io.BytesIO(b"words\n"))
    return box.getvalue()


def _nested(levels: int) -> bytes:
    raw = b"words"
    for level in range(levels):
        raw = _zip((f"{level}.zip", raw))
    return raw


def _entities(root: str) -> bytes:
    lol = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{lol}]>{root}&e11;'.encode()


def _external(root: str) -> bytes:
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{root}&e;'.encode()


_CAMT = '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>'
_WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>'


def _docx(document: bytes) -> bytes:
    return _zip(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document))


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, raw: bytes) -> bytes:
        return struct.pack(">I", len(raw)) + kind + raw + struct.pack(">I", zlib.crc32(kind + raw))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(min(2, height * (width + 1)))))
        + chunk(b"IEND", b"")
    )


def _mail(parts: int) -> bytes:
    head = b"From: a@b.example\r\nSubject: x\r\nDate: Thu, 10 Apr 2025 11:00:00 +0500\r\nMIME-Version: 1.0\r\n"
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(parts)
    )
    return head + nested + b"\r\nwords\r\n"


def _wav(length: int) -> bytes:
    return (
        b"RIFF"
        + struct.pack("<I", length)
        + b"WAVEfmt "
        + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8)
        + b"data"
        + struct.pack("<I", length)
        + b"\x80" * 64
    )


_CALLS = "Sr #,Call Type,A-Party,B-Party,Date & Time,Duration,Cell ID,IMEI,IMSI,Site\n"

SAMPLES = [
    Sample("zeros.zip", "80 MiB of zeros in 80 KiB", TOO_MUCH, lambda: _zip(("zeros", bytes(80 << 20)))),
    Sample("zeros.gz", "80 MiB of zeros in 80 KiB", TOO_MUCH, lambda: gzip.compress(bytes(80 << 20), mtime=0)),
    Sample("deep.zip", "archives 40 deep", HELD, lambda: _nested(40)),
    Sample("slip.zip", "names that lead out", HELD, lambda: _zip(("../../../tmp/sanad-slip", b"x"), ("/etc/cron.d/x", b"x"), ("..\\..\\x", b"x"))),
    Sample("names.zip", "names that turn or end early", HELD, lambda: _zip(("\u202egpj.exe", b"x"), ("a\nb", b"x"), ("x" * 300, b"x"))),
    Sample("cut.zip", "an archive cut in the middle", HELD, lambda: _zip(("a", b"words" * 100), ("b", b"more" * 100))[:150]),
    Sample("symlink.tar", "a link to a file outside", HELD, lambda: _tar_link(tarfile.SYMTYPE, "/etc/passwd")),
    Sample("hardlink.tar", "a hard link to a file outside", HELD, lambda: _tar_link(tarfile.LNKTYPE, "/etc/passwd")),
    Sample("device.tar", "a device", HELD, lambda: _tar_link(tarfile.CHRTYPE, "")),
    Sample("entities.xml", "entities that swell", HOSTILE, lambda: _entities(_CAMT)),
    Sample("external.xml", "an entity from outside", HOSTILE, lambda: _external(_CAMT)),
    Sample("entities.docx", "entities that swell, in a Word file", HELD, lambda: _docx(_entities(_WORD))),
    Sample("external.docx", "an entity from outside, in a Word file", HELD, lambda: _docx(_external(_WORD))),
    Sample("deep.xml", "100,000 elements in one another", HELD, (_CAMT + "<a>" * 100_000).encode),
    Sample("deep.html", "20,000 elements in one another", HELD, lambda: b"<html><body>" + b"<div>" * 20_000 + b"words"),
    Sample("deep.json", "100,000 arrays in one another", HELD, lambda: b'{"type":"bundle","objects":' + b"[" * 100_000),
    Sample("cut.pdf", "a PDF cut after its first line", HELD, lambda: b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog"),
    Sample("loop.pdf", "a page tree that holds itself", HELD, lambda: b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 999999999>>endobj\ntrailer<</Root 1 0 R>>"),
    Sample("poly.pdf", "a PDF that is an archive too", HELD, lambda: b"%PDF-1.4\n" + _zip(("a", b"words"))),
    Sample("poly.gif", "a picture that is an archive too", HELD, lambda: b"GIF89a" + bytes(20) + _zip(("a", b"words"))),
    Sample("vast.png", "60,000 by 60,000 pixels in 60 bytes", HELD, lambda: _png(60_000, 60_000)),
    Sample("none.png", "no pixel", HELD, lambda: _png(0, 0)),
    Sample("nested.eml", "5,000 multiparts in one another", HELD, lambda: _mail(5_000)),
    Sample("quoted.eml", "a quoted-printable body of escapes", HELD, lambda: b"From: a@b.example\r\nSubject: x\r\nDate: Thu, 10 Apr 2025 11:00:00 +0500\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + b"=3D" * 200_000),
    Sample("formula.csv", "cells that a spreadsheet would run", HELD, (_CALLS + '1,=cmd|x,+923990000001,"@SUM(1)",1/25/2025 10:00:00,1,,,,-1+1\n').encode),
    Sample("long.csv", "one field of 40 MiB", HELD, lambda: _CALLS.encode() + b"x" * (40 << 20)),
    Sample("open.csv", "a quotation mark that never closes", HELD, (_CALLS + '1,"Outgoing\n' * 50).encode),
    Sample("huge.sta", "an amount of 10,000 digits", HELD, lambda: b":20:A\r\n:25:B\r\n:60F:C250101PKR1,\r\n:61:2501010101C" + b"9" * 10_000 + b",NTRFX\r\n:62F:C250101PKR1,\r\n"),
    Sample("lying.wav", "a header of 4 GiB over 64 bytes", HELD, lambda: _wav(0xFFFFFFFF)),
    Sample("cues.vtt", "a cue that ends before it begins", HELD, lambda: b"WEBVTT\n\n00:10.000 --> 00:01.000\nwords\n"),
    Sample("surrogates.txt", "half a pair of UTF-16", HELD, lambda: b"\xff\xfea\0\0\xd8b\0"),
    Sample("zero.txt", "NUL bytes in a text", HELD, lambda: b"words\0words\0"),
    Sample("one.bin", "one byte", UNKNOWN, lambda: b"\x80"),
]  # fmt: skip


def main() -> None:
    """Write every sample into the folder named."""
    into = Path(sys.argv[1])
    into.mkdir(parents=True, exist_ok=True)
    for sample in SAMPLES:
        print(f"{sample.name}: {sample.damage}; becomes {sample.expected}", sample.write(into))


if __name__ == "__main__":
    main()
