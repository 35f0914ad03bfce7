# SPDX-License-Identifier: Apache-2.0
"""The large ones, 4 GiB each: one line, one field, one string, without an end. They are written piece by piece."""

from collections.abc import Iterator
from functools import partial

from hostile.markup import CAMT
from hostile.sample import MALFORMED, TOO_LARGE, TOO_MUCH, UNKNOWN, Sample, streamed
from hostile.tables import CALL, CALLS

_PIECE = 1 << 20
_TIMES = 4 << 10


def _long(
    head: str, tail: str = "", *, piece: bytes = b"x" * _PIECE, times: int = _TIMES
) -> Iterator[bytes]:
    return streamed(head.encode(), piece, times, tail.encode())


_STIX = '{"type":"bundle","id":"bundle--00000000-0000-4000-8000-000000000001","objects":[{"type":"identity","name":"'

SAMPLES = [
    Sample("line.txt", "one line of text", TOO_LARGE, partial(_long, "words ")),
    Sample("field.csv", "one field of a call record", MALFORMED, partial(_long, CALLS + CALL + "1,")),
    Sample("quoted.csv", "a quoted field of lines that never closes", MALFORMED, partial(_long, CALLS + CALL + '1,"', piece=b"words\n" * (_PIECE // 6))),
    Sample("header.csv", "a header that never ends", UNKNOWN, partial(_long, "Sr #,")),
    Sample("line.sta", "one line of a statement", TOO_MUCH, partial(_long, ":20:A\r\n:25:B\r\n:28C:1\r\n:60F:C250101PKR1,00\r\n:86:")),
    Sample("string.stix.json", "one string of a bundle", TOO_LARGE, partial(_long, _STIX, '"}]}')),
    Sample("text.camt.xml", "the text of one element", TOO_MUCH, partial(_long, CAMT + "<Stmt><Ntry><AddtlNtryInf>")),
    Sample("line.eml", "one line of a mail", TOO_LARGE, partial(_long, "From: a@b.example\r\nSubject: x\r\nDate: Thu, 10 Apr 2025 11:00:00 +0500\r\n\r\n")),
]  # fmt: skip
