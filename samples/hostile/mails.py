# SPDX-License-Identifier: Apache-2.0
"""Mail: parts in parts, fields and boundaries that lie, names of attachments, Outlook's chains."""

import struct

from hostile.compound import Compound, Tree
from hostile.sample import MALFORMED, READ, Sample, streamed

FIELDS = b"From: a@b.example\r\nSubject: x\r\nDate: Thu, 10 Apr 2025 11:00:00 +0500\r\nMIME-Version: 1.0\r\n"
_MIXED = FIELDS + b'Content-Type: multipart/mixed; boundary="B"\r\n\r\n'


def _in_parts(parts: int) -> bytes:
    inside = (
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(parts)
    )
    return b"".join(inside) + b"\r\nwords\r\n"


def _forwarded(times: int) -> bytes:
    return FIELDS + (b"Content-Type: message/rfc822\r\n\r\n" + FIELDS) * times + b"\r\nwords\r\n"


def _attached(*names: bytes) -> bytes:
    part = b'--B\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="%s"\r\n\r\nx\r\n'
    return _MIXED + b"".join(part % name for name in names) + b"--B--\r\n"


def _body(coding: bytes, body: bytes, charset: bytes = b"utf-8") -> bytes:
    return (
        FIELDS
        + b"Content-Type: text/plain; charset=%s\r\nContent-Transfer-Encoding: %s\r\n\r\n"
        % (charset, coding)
        + body
    )


ENVELOPE = b"From a@example.org Tue Mar  4 05:06:07 2025\n"
SAVED = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\nSubject: x\r\nDate: Tue, 4 Mar 2025 05:06:07 -0000\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n'
)
PART = b"--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: %s\r\nContent-Transfer-Encoding: %s\r\n\r\n%s\r\n"


# --- Outlook (MS-OXMSG 2.4) -------------------------------------------------------------------------


def _properties(header: int, **values: int | bytes) -> dict[str, "bytes | Tree"]:
    """Return the streams of one object: its table, and a stream for each string; `p0037001f` names property and type."""
    table, streams = b"", dict[str, "bytes | Tree"]()
    for key, value in values.items():
        raw = (
            struct.pack("<q", value)
            if isinstance(value, int)
            else struct.pack("<II", len(value), 0)
        )
        table += struct.pack("<HHI", int(key[5:], 16), int(key[1:5], 16), 6) + raw
        if isinstance(value, bytes):
            streams[f"__substg1.0_{key[1:].upper()}"] = value
    return {"__properties_version1.0": bytes(header) + table, **streams}


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def _outlook(
    more: Tree | None = None, *, header: int = 32, **values: int | bytes
) -> dict[str, "bytes | Tree"]:
    told = {
        "p001a001f": _wide("IPM.Note"),
        "p0037001f": _wide("x"),
        "p00390040": 133_887_564_000_000_000,
    }
    return {**_properties(header, **{**told, **values}), **(more or {})}


def _in_each_other(levels: int) -> Tree:
    tree = _outlook(header=24)
    for level in range(levels):
        inside = {**_properties(8, p37050003=5), "__substg1.0_3701000D": tree}
        tree = _outlook(
            {"__attach_version1.0_#00000000": inside}, header=32 if level + 1 == levels else 24
        )
    return tree


MESSAGE = _outlook(p1000001f=_wide("words " * 2000))
"""A message with a body, sound until something in its file is changed."""
_TEXT = "__substg1.0_1000001F"


def _packed_rtf(size: int) -> bytes:
    """Return a body in packed RTF (MS-OXRTFCP 2.1.3) that says it unpacks to `size` bytes."""
    return struct.pack("<II4sI", 60, size, b"LZFu", 0) + b"\xff" * 48


SAMPLES = [
    Sample("nested.eml", "5,000 multiparts in one another", MALFORMED, lambda: FIELDS + _in_parts(5_000)),
    Sample("forwarded.eml", "5,000 messages in one another", MALFORMED, lambda: _forwarded(5_000)),
    Sample("parts.eml", "250,000 parts", MALFORMED, lambda: _MIXED + b"--B\r\n\r\nx\r\n" * 250_000 + b"--B--\r\n"),
    Sample("fields.eml", "300,000 fields", MALFORMED, lambda: FIELDS + b"X-A: b\r\n" * 300_000 + b"\r\nwords\r\n"),
    Sample("field.eml", "a field of 20 MiB", READ, lambda: FIELDS + b"X-A: " + b"words " * (3 << 20) + b"\r\n\r\nwords\r\n"),
    Sample("folded.eml", "a field folded over 200,000 lines", READ, lambda: FIELDS + b"X-A: b\r\n" + b" c\r\n" * 200_000 + b"\r\nwords\r\n"),
    Sample("encoded.eml", "a field of 20,000 encoded words, some of them broken", READ, lambda: b"Subject: " + b" =?utf-8?B?w?= =?x-none?Q?=ZZ?= =?utf-8?q?=41" * 20_000 + b"\r\n" + FIELDS + b"\r\nwords\r\n"),
    Sample("address.eml", "an address of 50,000 brackets and comments", READ, lambda: FIELDS + b"To: " + b"(<" * 50_000 + b"\r\n\r\nwords\r\n"),
    Sample("quoted.eml", "a quoted-printable body of escapes", READ, lambda: _body(b"quoted-printable", b"=3D" * 200_000)),
    Sample("base64.eml", "a body that says it is base64 and is not", READ, lambda: _body(b"base64", b"*** no base64 at all ***")),
    Sample("coding.eml", "a transfer coding that is none", READ, lambda: _body(b"x-none", b"words")),
    Sample("charset.eml", "a character set that is none", READ, lambda: _body(b"8bit", b"words \xff", b"x-none\xff"), "charset"),
    Sample("names.eml", "attachments whose names lead out, turn or are none", READ, lambda: _attached(b"../../../tmp/sanad-slip", b"\xe2\x80\xaegpj.exe", b"", b"..", b"C:\\x", b"x" * 5000, b"a\0b")),
    Sample("boundary.eml", "a boundary that is empty, and one that never comes", READ, lambda: FIELDS + b'Content-Type: multipart/mixed; boundary=""\r\n\r\n----\r\n\r\nwords\r\n'),
    Sample("long.eml", "a body of one line of 60 MiB", READ, lambda: streamed(_body(b"8bit", b""), b"x" * (1 << 20), 60)),
    Sample("zeros.mbox", "an envelope, and then 20 MiB without a line's end", READ, lambda: ENVELOPE + FIELDS + b"\r\n" + b"x" * (20 << 20)),
    Sample("empty.mbox", "10,000 envelopes and nothing in them", READ, lambda: ENVELOPE * 10_000),
    Sample("nested.mhtml", "5,000 multiparts in one another", MALFORMED, lambda: SAVED + b"--B\r\n" + _in_parts(5_000)),
    Sample("parts.mhtml", "resources whose addresses lead out", READ, lambda: SAVED + PART % (b"file:///etc/passwd", b"8bit", b"<p>words") + PART % (b"../../../tmp/sanad-slip", b"8bit", b"x") + b"--B--\r\n"),
    Sample("none.mhtml", "a saved page without a part", MALFORMED, lambda: SAVED + b"--B--\r\n"),
    Sample("coding.mhtml", "a part that says it is base64 and is not", READ, lambda: SAVED + PART % (b"https://example.org/", b"base64", b"***") + b"--B--\r\n"),
    Sample("nested.msg", "25 messages in one another", MALFORMED, lambda: Compound(_in_each_other(25)).raw()),
    Sample("chain.msg", "a chain of sectors that returns to itself", MALFORMED, lambda: Compound(MESSAGE).raw({40: 40}), "chains"),
    Sample("small.msg", "a chain of small sectors that returns to itself", MALFORMED, lambda: Compound(MESSAGE).change(_TEXT, 120, "<Q", 200).change("Root Entry", 116, "<I", 0).change("Root Entry", 120, "<Q", 4096).raw(small=1, smalls=1), "chains"),
    Sample("directory.msg", "a directory whose chain returns to itself", MALFORMED, lambda: (one := Compound(MESSAGE)).raw({one.directory: one.directory}), "chains"),
    Sample("siblings.msg", "entries of a directory that are each other's siblings", READ, lambda: Compound(MESSAGE).change(_TEXT, 72, "<I", 1).raw(), "damaged"),
    Sample("own.msg", "a storage that holds itself", MALFORMED, lambda: Compound(_in_each_other(1)).change("__attach_version1.0_#00000000", 76, "<I", 0).raw()),
    Sample("tables.msg", "two thousand million tables of sectors", READ, lambda: Compound(MESSAGE).raw(tables=0x7FFFFFFF)),
    Sample("more.msg", "a list of tables that returns to itself", MALFORMED, lambda: Compound(MESSAGE).raw(more=0, mores=0x7FFFFFFF)),
    Sample("size.msg", "a body said to hold 2^60 bytes", READ, lambda: Compound(MESSAGE).change(_TEXT, 120, "<Q", 1 << 60).raw(), "damaged"),
    Sample("properties.msg", "a table of properties that holds none", READ, lambda: Compound({"__properties_version1.0": bytes(35)}).raw()),
    Sample("day.msg", "a time that no calendar has", READ, lambda: Compound(_outlook(p00390040=0x7FFFFFFFFFFFFFFF)).raw()),
    Sample("rtf.msg", "a body in packed RTF that says it is 2 GiB", READ, lambda: Compound(_outlook(p10090102=_packed_rtf(0x7FFFFFFF))).raw(), "body"),
    Sample("cut.msg", "a file cut in its directory", MALFORMED, lambda: Compound(MESSAGE).raw()[:2048]),
]  # fmt: skip
