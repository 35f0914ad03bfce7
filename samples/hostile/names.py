# SPDX-License-Identifier: Apache-2.0
"""Files whose names attack, texts that are none, and files that are two things at once."""

from hostile.office import docx
from hostile.sample import DOUBT, ENCODING, MALFORMED, READ, UNKNOWN, Sample, zipped

_TEXT = b"words\n"

SAMPLES = [
    Sample("report\u202egpj.txt", "a name that turns: it shows as reporttxt.jpg", READ, lambda: _TEXT),
    Sample("two\nlines.txt", "a name of two lines", READ, lambda: _TEXT + b"1"),
    Sample("paint\x1b[2J.txt", "a name that clears the screen", READ, lambda: _TEXT + b"2"),
    Sample("-rf.txt", "a name that looks like an option", READ, lambda: _TEXT + b"3"),
    Sample("=cmd.txt", "a name that a spreadsheet would run", READ, lambda: _TEXT + b"4"),
    Sample("..\\..\\x.txt", "a name that leads out on another system", READ, lambda: _TEXT + b"5"),
    Sample("x" * 240 + ".txt", "a name of 244 letters", READ, lambda: _TEXT + b"6"),
    Sample("a.pdf.txt .txt", "a name with two endings and a blank", READ, lambda: _TEXT + b"7"),
    Sample("bytes\udcff.txt", "a name that is no UTF-8", READ, lambda: _TEXT + b"8"),
    Sample("surrogates.txt", "half a pair of UTF-16", ENCODING, lambda: b"\xff\xfea\0\0\xd8b\0"),
    Sample("zero.txt", "NUL bytes in a text", DOUBT, lambda: b"words\0words\0"),
    Sample("bytes.txt", "bytes that are no text in UTF-8", DOUBT, lambda: b"words \xff\xfe\x80 words"),
    Sample("overlong.txt", "a sign in more bytes than it needs", DOUBT, lambda: b"words \xc0\xaf"),
    Sample("marks.txt", "a million marks on one letter", READ, ("a" + "\u0301" * 1_000_000).encode),
    Sample("turns.txt", "letters that turn, break and hide", READ, "a\u202eb\u2066c\u200bd\ufeffe\u2028f".encode),
    Sample("one.bin", "one byte", UNKNOWN, lambda: b"\x80"),
    Sample("poly.zip", "an archive that begins as a program and is a document too", READ, lambda: b"MZ" + bytes(62) + docx()),
    Sample("poly.html", "a page that is a mail and an archive too", READ, lambda: b"<!doctype html><html><body>words<!--\r\nFrom: a\r\nSubject: x\r\n-->" + zipped(("a.txt", _TEXT))),
    Sample("wrong.pdf", "a picture called PDF", MALFORMED, lambda: b"\x89PNG\r\n\x1a\n" + bytes(40)),
    Sample("wrong.xlsx", "a text called workbook", MALFORMED, lambda: _TEXT + b"9"),
]  # fmt: skip
